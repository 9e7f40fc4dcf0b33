"""A part of a whole as a bar of one row, alone or under others with its label and its figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netritual.charts.fitting import Cell, at_right, fitted, spans_of, width_of
from netritual.charts.signs import Signs
from netritual.charts.span import Line, Role, Span

LEAST = 6
"""Cells a bar has at least; with fewer it says nothing and is left out."""


def bar(
    value: float, whole: float, width: int, signs: Signs, role: Role = "inperson", usual: float | None = None
) -> list[Span]:
    """A bar of ``width`` cells. Any part shows, and only the whole fills it; a mark stands at the usual value."""
    filled = _cells(value, whole, width)
    cells: list[Cell] = [(signs.heavy, role)] * filled + [(signs.light, "line")] * (width - filled)
    if usual and cells:
        at = max(0, _cells(usual, whole, width) - 1)
        cells[at] = (signs.usual[1 if at < filled else 0], "strong")
    return spans_of(cells)


def _cells(value: float, whole: float, width: int) -> int:
    if value <= 0 or whole <= 0 or width <= 0:
        return 0
    if value >= whole:
        return width
    return min(max(1, round(width * (value / whole))), max(1, width - 1))


class BarRow(NamedTuple):
    """One row of bars: its label, the value and what it is a part of, and the figure that says so.

    The figure is a number and what follows it; numbers of several rows stand under each other.
    """

    label: Line
    value: float
    whole: float
    number: str
    rest: str = ""
    role: Role = "inperson"
    usual: float | None = None


def bar_rows(rows: Sequence[BarRow], width: int, signs: Signs) -> list[list[Span]]:
    """Bars under each other: labels, bars and figures in columns of their own."""
    label = max((width_of(row.label) for row in rows), default=0)
    number = max((len(row.number) for row in rows), default=0)
    rest = max((len(row.rest) for row in rows), default=0)
    figure = number + (1 + rest if rest else 0)
    room = width - label - figure - 2
    lines = []
    for row in rows:
        right = [
            *at_right([Span(row.number, "strong")], number),
            *fitted([Span(f" {row.rest}", "muted")], figure - number),
        ]
        if room < LEAST:
            lines.append(fitted([*fitted(row.label, max(0, width - figure - 1)), Span(" "), *right], width))
            continue
        middle = bar(row.value, row.whole, room, signs, row.role, row.usual)
        lines.append([*fitted(row.label, label), Span(" "), *middle, Span(" "), *right])
    return lines
