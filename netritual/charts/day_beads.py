"""Some days side by side: a bead for each talk, those in person below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netritual.charts.fitting import fitted
from netritual.charts.signs import Signs
from netritual.charts.span import Line, Span

HEIGHT = 4
"""Beads of a day that are drawn; of more the number stands above them."""
LEAST, MOST = 4, 6
"""Cells of a day."""


class DayOfTalks(NamedTuple):
    """A day: two lines under it, and how many talks it had in person and from afar."""

    name: str
    number: str
    in_person: int
    afar: int


def day_beads(days: Sequence[DayOfTalks], width: int, signs: Signs) -> list[list[Span]]:
    """The beads above the days; the newest days stay where there is no room for all."""
    shown = list(days[-max(1, width // LEAST) :])
    size = min(MOST, max(1, width // max(1, len(shown))))
    top = min(HEIGHT, max((day.in_person + day.afar for day in shown), default=0))
    rows: list[Line] = [[_cell(_bead(day, at, signs), size) for day in shown] for at in range(max(top, 1), 0, -1)]
    names = [Span(_centred(day.name, size), "muted") for day in shown]
    numbers = [Span(_centred(day.number, size), "faint") for day in shown]
    return [fitted(line, width) for line in (*rows, names, numbers)]


def _bead(day: DayOfTalks, at: int, signs: Signs) -> Span:
    """What stands in a row of a day, counted from below."""
    every = day.in_person + day.afar
    if at == HEIGHT and every > HEIGHT:
        return Span(f"+{every - HEIGHT + 1}", "muted")
    if at <= day.in_person:
        return Span(signs.in_person, "inperson")
    if at <= every:
        return Span(signs.message, "virtual")
    return Span(signs.beads[0], "line") if at == 1 else Span(" ")


def _cell(span: Span, size: int) -> Span:
    return span.with_text(_centred(span.text, size))


def _centred(text: str, size: int) -> str:
    return text[:size].center(size)
