"""What the guards say of a text, as lines of spans: what fails first, each with a sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netritual.charts.signs import Signs
from netritual.domain.draft_checks import Check
from netritual.tui.face.roles import Role
from netritual.tui.face.spans import Line, Span, width_of, wrap_line

APART = 3
"""Blanks between two that stand on one line."""
_FIRST = ("block", "confirm", "look", "ok")
_ROLES: dict[str, tuple[Role, Role]] = {
    "ok": ("done", "muted"), "look": ("tentative", "text"), "confirm": ("late", "text"), "block": ("late", "text"),
}  # fmt: skip
"""Level -> the roles of its sign and its words."""


def check_lines(checks: Iterable[Check], width: int, signs: Signs) -> list[Line]:
    """The checks one behind the other, as many on a line as have room."""
    lines: list[list[Span]] = []
    for check in sorted(checks, key=lambda check: _FIRST.index(check.level)):
        said = _said(check, width, signs)
        if len(said) == 1 and lines and width_of(lines[-1]) + APART + width_of(said[0]) <= width:
            lines[-1] += [Span(" " * APART), *said[0]]
        else:
            lines += [list(part) for part in said]
    return [*lines]


def _said(check: Check, width: int, signs: Signs) -> Sequence[Line]:
    """One check: its sign and its words, which go on below themselves."""
    sign, words = _ROLES[check.level]
    first, *more = wrap_line([Span(check.text, words)], max(1, width - 2)) or [[]]
    mark = Span(f"{signs.tick if check.level == 'ok' else signs.open} ", sign)
    return [[mark, *first], *([Span("  "), *part] for part in more)]
