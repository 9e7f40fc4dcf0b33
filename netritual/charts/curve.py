"""How close a tie was over time, as a bright line over dim ground."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.charts.fitting import BLANK, Cell, fitted, spans_of
from netritual.charts.signs import Signs
from netritual.charts.span import Span

WORDS = ("strong", "medium", "light")
"""The heights of a curve, from above."""
_DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""The dots of a cell of braille, by column, from below."""


def curve(values: Sequence[float | None], width: int, height: int, signs: Signs, gutter: int = 0) -> list[list[Span]]:
    """Values from 0 to 1 from left to right, as ``height`` rows; None is a time before there was anything.

    With a ``gutter`` of some cells their words stand at the left.
    """
    gutter = gutter if gutter < width else 0
    room = max(0, width - gutter)
    rows = _in_dots(values, room, height) if signs.braille else _in_levels(values, room, height, signs)
    _fill(rows, (signs.afar, "heat1"))
    words = dict(zip((0, height // 2, height - 1), WORDS, strict=True)) if height >= len(WORDS) else {}
    return [
        fitted([*fitted([Span(words.get(row, ""), "faint")], gutter), *spans_of(cells)], width)
        for row, cells in enumerate(rows)
    ]


def _heights(values: Sequence[float | None], count: int, steps: int) -> list[int | None]:
    """As many values as asked, each as a step from 0."""
    out: list[int | None] = []
    for at in range(count if values else 0):
        value = values[at * (len(values) - 1) // max(1, count - 1)]
        out.append(None if value is None else round(min(1.0, max(0.0, value)) * (steps - 1)))
    return out


def _in_dots(values: Sequence[float | None], width: int, height: int) -> list[list[Cell]]:
    tops = _heights(values, 2 * width, 4 * height)
    cells = [[0] * width for _ in range(height)]
    before: int | None = None
    for at, top in enumerate(tops):
        if top is not None:
            first, last = (top, top) if before is None else (min(top, before + 1), max(top, before - 1))
            for dot in range(first, last + 1):
                cells[height - 1 - dot // 4][at // 2] |= _DOTS[at % 2][dot % 4]
        before = top
    return [[(chr(0x2800 + dots), "inperson") if dots else BLANK for dots in row] for row in cells]


def _in_levels(values: Sequence[float | None], width: int, height: int, signs: Signs) -> list[list[Cell]]:
    steps = len(signs.levels)
    rows = [[BLANK] * width for _ in range(height)]
    for at, top in enumerate(_heights(values, width, steps * height)):
        if top is not None:
            row, level = divmod(top, steps)
            rows[height - 1 - row][at] = signs.levels[level], "inperson"
    return rows


def _fill(rows: Sequence[list[Cell]], ground: Cell) -> None:
    """Lay ground from the line down."""
    for above, row in pairwise(rows):
        for at, cell in enumerate(above):
            if cell != BLANK and row[at] == BLANK:
                row[at] = ground
