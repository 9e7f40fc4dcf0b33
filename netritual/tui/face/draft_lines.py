"""A draft as lines of spans: what is still to be written is lit."""

from __future__ import annotations

from collections.abc import Iterator

from netritual.domain.drafts import blanks
from netritual.tui.face.spans import Line, Span, wrap_line

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
