"""Lines of spans in the sixteen colours of a terminal, which are those of the person's own theme."""

from collections.abc import Iterator

from netritual.charts.span import Line, Role

_CODES: dict[Role, str] = {
    "strong": "1", "here": "33", "here-strong": "1;33", "inperson": "33", "virtual": "36", "done": "32", "late": "31",
    "waiting": "36", "tentative": "35", "gift": "35", "line": "90", "heat0": "90",
    "heat1": "33", "heat2": "33", "heat3": "33", "heat4": "33",
}  # fmt: skip
"""What is sent before a span of a role (SGR); other roles are drawn as the terminal draws text."""


def coded(line: Line) -> Iterator[tuple[str, str]]:
    """Each part of a line with its code, "" for none."""
    return ((span.text, _CODES.get(span.role, "")) for span in line)
