"""Weeks side by side as columns of two parts, with the usual value as a dashed line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netritual.charts.fitting import BLANK, Cell, at_right, fitted, spans_of, width_of
from netritual.charts.signs import Signs
from netritual.charts.span import Role, Span
from netritual.domain.ties.tally import number_words

TICKS = 3
"""Figures on the axis."""
_NICE = (1, 2, 3, 4, 5, 6, 8, 10)
LEAST = 12
"""Columns from which on a legend beside them matters more than further ones."""
_SIZES = ((5, 1), (4, 1), (3, 1), (2, 1))
_SMALL_SIZES = ((2, 1), (1, 1), (1, 0))
"""Cells of a column and of the gap behind it, the widest first; the small ones leave no room for a legend."""


class WeekColumn(NamedTuple):
    """A column: its label, its lower and its upper part."""

    label: str
    lower: float
    upper: float
    lit: bool = False
    """True for the one that is now."""


class _Layout(NamedTuple):
    gutter: int
    size: int
    gap: int
    legend: int

    @property
    def step(self) -> int:
        return self.size + self.gap

    def fitting(self, width: int) -> int:
        """How many columns have room."""
        return (width - self.gutter - self.legend + self.gap) // max(1, self.step)


def columns(
    weeks: Sequence[WeekColumn | None],
    width: int,
    height: int,
    signs: Signs,
    usual: float | None = None,
    names: tuple[str, str] = ("in person", "from afar"),
) -> list[list[Span]]:
    """``height`` rows of columns and the row of labels. None is a gap; where there is no room the newest stay."""
    tick = _tick([week.lower + week.upper for week in weeks if week is not None], usual)
    marks = {_row_of(tick * n, tick * TICKS, height): number_words(tick * n) for n in range(1, TICKS + 1)}
    usual_row = _row_of(usual, tick * TICKS, height) if usual else None
    legend = _legend(names, usual, usual_row, height, signs)
    layout = _layout(len(weeks), width, max(map(len, marks.values())) + 2, max(map(width_of, legend.values())))
    weeks = weeks[-max(1, layout.fitting(width)) :] if width > 0 else ()
    cells = [_cells(week, tick * TICKS, height, signs) for week in weeks]
    lines = []
    for row in range(height):
        gutter = fitted(at_right([Span(marks.get(row, ""), "faint")], layout.gutter - 2), layout.gutter)
        ground: Cell = (signs.dash, "faint") if row == usual_row else BLANK
        plot: list[Cell] = []
        for column in cells:
            plot += [column[row] if column[row][0] != " " else ground] * layout.size + [ground] * layout.gap
        beside = legend.get(row, ()) if layout.legend else ()
        lines.append(fitted([*gutter, *spans_of(plot), Span(" "), *beside], width))
    return [*lines, _labels(weeks, width, layout)]


def _tick(totals: Sequence[float], usual: float | None) -> int:
    """The step of the axis: a round number, so that three of them hold everything."""
    top = max([*totals, usual or 0, 1])
    power = 1
    while _NICE[-1] * power * TICKS < top:
        power *= 10
    return next(nice * power for nice in _NICE if nice * power * TICKS >= top)


def _row_of(value: float, top: float, height: int) -> int:
    """The row, from above, in which a value lies."""
    return min(height - 1, max(0, int(height - height * value / top)))


def _layout(count: int, width: int, gutter: int, legend: int) -> _Layout:
    gutter = gutter if gutter * 4 <= width else 0
    narrowest = _Layout(gutter, *_SIZES[-1], legend + 2)
    for beside, sizes in ((legend + 2, _SIZES), (0, _SMALL_SIZES)):
        for size, gap in sizes:
            if gutter + count * (size + gap) + beside <= width:
                return _Layout(gutter, size, gap, beside)
        if beside and narrowest.fitting(width) >= LEAST:
            return narrowest
    return _Layout(gutter, *_SMALL_SIZES[-1], 0)


def _legend(
    names: tuple[str, str], usual: float | None, usual_row: int | None, height: int, signs: Signs
) -> dict[int, list[Span]]:
    """What the signs mean, by row: together at the top, or below the row of the usual value, which says so."""
    lower, upper = names
    is_high = usual_row is None or usual_row >= len(names) or usual_row + len(names) >= height
    free = [row for row in range(height) if row != usual_row and (is_high or row > (usual_row or 0))]
    words = [
        [Span(signs.full, "inperson"), Span(f" {lower}", "muted")],
        [Span(signs.afar, "virtual"), Span(f" {upper}", "muted")],
    ]
    legend = dict(zip(free, words, strict=False))
    if usual and usual_row is not None:
        legend[usual_row] = [Span(f"usual {number_words(usual)}", "faint")]
    return legend


def _cells(week: WeekColumn | None, top: float, height: int, signs: Signs) -> list[Cell]:
    """One column from above, a cell a row: in half cells as a whole, with the lower part in whole ones."""
    if week is None or week.lower + week.upper <= 0:
        return [BLANK] * height
    halves = min(2 * height, max(1, round(2 * height * (week.lower + week.upper) / top)))
    lower = min(height, max(1, round(height * week.lower / top))) if week.lower > 0 else 0
    cells: list[Cell] = []
    for row in range((halves + 1) // 2):
        is_half = 2 * row + 1 == halves
        role: Role = "inperson" if row < lower and (not is_half or not week.upper or row == 0) else "virtual"
        full = signs.full if role == "inperson" else signs.afar
        cells.append((signs.half if is_half else full, role))
    return [BLANK] * (height - len(cells)) + cells[::-1]


def _labels(weeks: Sequence[WeekColumn | None], width: int, layout: _Layout) -> list[Span]:
    """The labels under their columns, from the newest back: as many as stand apart at even steps."""
    longest = max((len(week.label) for week in weeks if week is not None), default=0)
    every = -(-(longest + 1) // max(1, layout.step))
    row: list[Span] = []
    following = width
    for at in range(len(weeks) - 1, -1, -every):
        week = weeks[at]
        if week is None:
            continue
        start = layout.gutter + at * layout.step + max(0, layout.size - len(week.label)) // 2
        start = min(start, following - len(week.label) - (1 if row else 0))
        if start < layout.gutter:
            break
        after = Span(" " * (following - start - len(week.label)))
        row[:0] = [Span(week.label, "here" if week.lit else "faint"), after]
        following = start
    return fitted([Span(" " * (following if row else 0)), *row], width)
