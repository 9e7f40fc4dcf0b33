"""A figure three rows high, with what there is to say of it beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from netritual.charts.fitting import fitted, width_of
from netritual.charts.signs import Signs
from netritual.charts.span import Line, Role, Span

HEIGHT, GAP = 3, 3
"""Rows of a figure, and the cells between it and what stands beside it."""
_SHAPES = (
    "┏━┓╺┓ ╺━┓╺━┓╻ ╻┏━╸┏━╸╺━┓┏━┓┏━┓",
    "┃ ┃ ┃ ┏━┛ ━┫┗━┫┗━┓┣━┓  ┃┣━┫┗━┫",
    "┗━┛╺┻╸┗━╸╺━┛  ╹╺━┛┗━┛  ╹┗━┛╺━┛",
)
_ASCII_SHAPES = (
    " _     _  _     _  _  _  _  _ ",
    "| |  | _| _||_||_ |_   ||_||_|",
    "|_|  ||_  _|  | _||_|  ||_| _|",
)
"""The digits from 0 to 9, three cells each."""


def big(figure: str, signs: Signs, role: Role = "strong") -> list[list[Span]]:
    """The three rows of a figure. What is no digit stands at its foot as it is."""
    shapes = _ASCII_SHAPES if signs.ascii else _SHAPES
    return [[Span(" ".join(_part(sign, shape, row) for sign in figure), role)] for row, shape in enumerate(shapes)]


def _part(sign: str, shape: str, row: int) -> str:
    if sign in "0123456789":
        return shape[3 * int(sign) : 3 * int(sign) + 3]
    return sign if row == HEIGHT - 1 else " "


def stat(figure: str, beside: Sequence[Line], width: int, signs: Signs, role: Role = "strong") -> list[list[Span]]:
    """A figure at the left and up to three lines beside it; where there is no room for both it is a word of a line."""
    rows = big(figure, signs, role)
    figure_width = width_of(rows[0]) + GAP
    if figure_width + max(map(width_of, beside), default=0) > width:
        return [fitted(line, width) for line in ([Span(figure, role)], *beside)][:HEIGHT]
    gap = Span(" " * GAP)
    return [fitted([*row, gap, *line], width) for row, line in zip_longest(rows, beside[:HEIGHT], fillvalue=())]
