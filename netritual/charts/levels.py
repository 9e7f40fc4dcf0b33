"""Some weeks in one row, a cell each."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.charts.fitting import BLANK, Cell, spans_of
from netritual.charts.signs import Signs
from netritual.charts.span import Role, Span


def levels(values: Sequence[float | None], signs: Signs) -> list[Span]:
    """A sign a value, higher for more; None is a gap. The last one is lit: it is now."""
    top = max((value for value in values if value), default=0)
    last = len(values) - 1
    return spans_of(_level(value, top, signs, "heat4" if at == last else "heat2") for at, value in enumerate(values))


def _level(value: float | None, top: float, signs: Signs, role: Role) -> Cell:
    if value is None:
        return BLANK
    if value <= 0:
        return signs.levels[0], "line"
    steps = len(signs.levels)
    return signs.levels[min(steps, max(1, round(steps * (value / top)))) - 1], role
