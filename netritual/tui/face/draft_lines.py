"""A draft as lines of spans, what is still to be written lit; and what the guards say of it, what fails first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from netritual.charts.signs import Signs
from netritual.domain.drafts.draft_blanks import blanks
from netritual.tui.face.spans import Line, Role, Span, indented, width_of, wrap_line

if TYPE_CHECKING:
    from netritual.domain.drafts.draft_checks import DraftCheck

APART = 3
"""Blanks between two checks that stand on one line."""
_FIRST = ("block", "confirm", "look", "ok")
_ROLES: dict[str, tuple[Role, Role]] = {
    "ok": ("done", "muted"), "look": ("tentative", "text"), "confirm": ("late", "text"), "block": ("late", "text"),
}  # fmt: skip
"""Level -> the roles of its sign and its words."""
DRAFT_KEYS = "m edit   y copy"
"""What can be done with a draft, in the border of its place."""


def draft_lines(text: str, width: int) -> Iterator[Line]:
    """The text in lines of that width, each blank as its words on the colour of what is to be pressed."""
    for paragraph in text.split("\n"):
        yield from wrap_line(list(_spans(paragraph)), width)


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for first, last in blanks(text):
        yield Span(text[at:first])
        yield Span(text[first + 1 : last - 1], "blank")
        at = last
    yield Span(text[at:])


def check_lines(checks: Iterable[DraftCheck], width: int, signs: Signs) -> list[Line]:
    """The checks one behind the other, as many on a line as have room."""
    lines: list[list[Span]] = []
    for check in sorted(checks, key=lambda check: _FIRST.index(check.level)):
        said = _said(check, width, signs)
        if len(said) == 1 and lines and width_of(lines[-1]) + APART + width_of(said[0]) <= width:
            lines[-1] += [Span(" " * APART), *said[0]]
        else:
            lines += [list(part) for part in said]
    return [*lines]


def _said(check: DraftCheck, width: int, signs: Signs) -> Sequence[Line]:
    """One check: its sign and its words, which go on below themselves."""
    sign, words = _ROLES[check.level]
    mark = Span(f"{signs.tick if check.level == 'ok' else signs.open} ", sign)
    return indented([Span(check.text, words)], width, 2, label=[mark])
