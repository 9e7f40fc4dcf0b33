"""A cup that fills: how far the first run has come."""

from __future__ import annotations

from netritual.charts.signs import Signs
from netritual.tui.face.spans import Line, Span, line

INSIDE, DEEP = 14, 4
"""Cells and rows of what the cup holds."""


def cup(share: float, signs: Signs, width: int) -> list[Line]:
    """The cup in the middle of so many cells, filled by a share from 0 to 1."""
    filled = round(max(0.0, min(1.0, share)) * DEEP)
    corner = "╭╮╰╯├╶╴" if signs.across == "─" else "+++++--"
    across, down = signs.across, signs.down
    handle = {0: f"{corner[4]}{across * 2}{corner[1]}", 1: f"{down}  {down}", 2: f"{corner[4]}{across * 2}{corner[3]}"}
    rows: list[Line] = [line((f"{corner[0]}{across * INSIDE}{corner[1]}", "muted"))]
    for at in range(DEEP):
        full = at >= DEEP - filled
        held = Span((signs.full if full else " ") * INSIDE, "inperson" if full else "text")
        rows.append([Span(down, "muted"), held, Span(handle.get(at, down), "muted")])
    rows.append(line((f"{corner[2]}{across * INSIDE}{corner[3]}", "muted")))
    rows.append(line((f" {corner[5]}{across * (INSIDE - 2)}{corner[6]} ", "muted")))
    left = " " * max(0, (width - INSIDE - 2) // 2)
    return [line(), *([Span(left), *row] for row in rows)]
