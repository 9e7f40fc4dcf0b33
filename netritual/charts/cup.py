"""A cup that fills: empty on day one, full when a review is done."""

from __future__ import annotations

from netritual.charts.signs import Signs
from netritual.charts.span import Role, Span

ROWS = 4
"""Rows of what is in it."""
_WIDTH = 14
_COFFEE: tuple[Role, ...] = ("heat4", "heat3", "heat2", "heat1")
_FRAME = ("╭{}╮", "│{}├──╮", "│{}│  │", "│{}├──╯", "│{}│", "╰{}╯", "╶─{}─╴")
_ASCII_FRAME = ("+{}+", "|{}|--.", "|{}|  |", "|{}|--'", "|{}|", "+{}+", "--{}--")
_STEAM = ("  )   )   )", " (   (   (", "  )   )   )")
STEAM_ROWS = len(_STEAM)
"""Rows of the steam over it."""


def cup(filled: int, signs: Signs, *, steam: bool = False) -> list[list[Span]]:
    """The rows of a cup with so many of its ``ROWS`` full, with steam over it where it is hot."""
    frame = _ASCII_FRAME if signs.ascii else _FRAME
    rows = [[Span(f"  {wisp}", "muted")] for wisp in _STEAM] if steam else []
    edge = (signs.across * _WIDTH).join
    for at, shape in enumerate(frame):
        left, right = shape.split("{}")
        inside = at - 1
        if not 0 <= inside < ROWS:
            indent = "" if at == len(frame) - 1 else " "
            rows.append([Span(f"{indent}{edge((left, right))}", "muted")])
            continue
        full = inside >= ROWS - filled
        middle = Span(signs.full * _WIDTH, _COFFEE[inside]) if full else Span(" " * _WIDTH)
        rows.append([Span(f" {left}", "muted"), middle, Span(right, "muted")])
    return rows


def cup_in_middle(share: float, signs: Signs, width: int) -> list[list[Span]]:
    """A cup in the middle of so many cells, below a blank row, filled by a share from 0 to 1."""
    left = Span(" " * max(0, (width - _WIDTH) // 2 - 1))
    return [[], *([left, *row] for row in cup(round(ROWS * min(1.0, max(0.0, share))), signs))]
