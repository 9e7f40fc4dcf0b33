"""What happened when, a lane a kind, and the months below on the same axis of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from netritual.charts.fitting import Cell, fitted, spans_of
from netritual.charts.signs import Signs
from netritual.charts.span import Role, Span
from netritual.domain.dates.day_wording import MONTHS

STEPS = (1, 2, 3, 6, 12)
"""Months between two names on the axis."""


class Lane(NamedTuple):
    """A kind of talk: its label, its sign and role, and its days."""

    label: str
    sign: str
    role: Role
    days: Iterable[date]


def lanes(
    rows: Sequence[Lane], first: date, last: date, width: int, signs: Signs, gutter: int = 12
) -> list[list[Span]]:
    """A line a lane, from one day to another, both included; days outside of them are left out."""
    gutter = gutter if gutter < width else 0
    room = max(0, width - gutter)
    lines = []
    for lane in rows:
        cells: list[Cell] = [(signs.across, "line")] * room
        for day in lane.days:
            if room and first <= day <= last:
                cells[_place(day, first, last, room)] = (lane.sign, lane.role)
        lines.append(fitted([*fitted([Span(lane.label, "muted")], gutter), *spans_of(cells)], width))
    return lines


def month_axis(first: date, last: date, width: int, gutter: int = 0) -> list[Span]:
    """The names of months with their year, each where it begins; so many that they stand apart."""
    gutter = gutter if gutter < width else 0
    room = max(0, width - gutter)
    months = [
        (first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1) for n in range(_months(first, last))
    ]
    begun = [max(first, date(year, month, 1)) for year, month in months]
    named = [(_place(day, first, last, room), f"{MONTHS[day.month - 1]} {day:%y}") for day in begun] if room else []
    for step in STEPS:
        shown = named[::step]
        if all(at + len(name) + 2 <= following for (at, name), (following, _) in pairwise(shown)):
            break
    out, used = [Span(" " * gutter)], 0
    for at, name in shown:
        if at >= used and at + len(name) <= room:
            out += [Span(" " * (at - used)), Span(name, "faint")]
            used = at + len(name)
    return fitted(out, width)


def _months(first: date, last: date) -> int:
    return max(0, 12 * (last.year - first.year) + last.month - first.month + 1)


def _place(day: date, first: date, last: date, room: int) -> int:
    """The cell of a day."""
    return (day - first).days * (room - 1) // max(1, (last - first).days)
