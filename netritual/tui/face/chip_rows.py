"""Chips: small grounds with a word or two, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netritual.domain.language.text import fold
from netritual.tui.face.spans import Line, Span, cut, flowed

APART = 1
"""Cells between two chips, besides the one that each has at its sides."""


def interests(topics: Sequence[str], circles: Sequence[str]) -> list[str]:
    """Topics and circles as the words of chips; a circle that is called like a topic is not said again."""
    said = {fold(topic) for topic in topics}
    return [*(f"#{topic}" for topic in topics), *(circle for circle in circles if fold(circle) not in said)]


def chip_rows(chips: Iterable[Span], width: int, *, colored: bool, between: int = 1) -> list[Line]:
    """The chips in rows of at most ``width`` cells, with so many blank rows between two. Without colour each stands
    in brackets."""
    edges = "  " if colored else "[]"
    padded = (cut([chip.with_text(f"{edges[0]}{chip.text}{edges[1]}")], width) or [chip] for chip in chips)
    rows = flowed(padded, width, APART)
    return [row for at, each in enumerate(rows) for row in (*([[]] * between if at else ()), each)]
