"""Lines of spans made as wide as asked, measured as ``language.text`` measures; cells put together to spans."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TypeAlias

from netritual.charts.span import Line, Role, Span
from netritual.domain.language.text import clean, fit, width

Cell: TypeAlias = tuple[str, Role]
"""One sign of one cell with its role."""
BLANK: Cell = (" ", "text")


def width_of(line: Line) -> int:
    """The cells of a line."""
    return sum(width(span.text) for span in line)


def fitted(line: Line, cells: int) -> list[Span]:
    """The line in exactly so many cells: cut, or filled with blanks."""
    out, room = list[Span](), max(0, cells)
    for span in line:
        text = fit(clean(span.text), room)
        if text:
            out.append(span.with_text(text))
            room -= width(text)
    return [*out, Span(" " * room)] if room else out


def at_right(line: Line, cells: int) -> list[Span]:
    """The line in exactly so many cells, at their right end."""
    line = [span.with_text(clean(span.text)) for span in line]
    return fitted([Span(" " * max(0, cells - width_of(line))), *line], cells)


def at_ends(left: Line, right: Line, cells: int) -> list[Span]:
    """A line with one part at each end; the left one gives way."""
    right = fitted(right, min(cells, width_of(right)))
    room = max(0, cells - width_of(right))
    return [*fitted(left, room), *right]


def spans_of(cells: Iterable[Cell]) -> list[Span]:
    """Signs with their roles as spans, neighbours of one role together."""
    return [Span("".join(sign for sign, _ in group), role) for role, group in groupby(cells, key=lambda cell: cell[1])]
