"""The next two weeks at a glance, beside the coffees: free, busy, proposed, picked, holidays, the review."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netritual.domain.model import WEEKDAYS, Settings
from netritual.review.step import StepContext
from netritual.tui.text import fit, shorten

BUSY, FREE, HOLIDAY, REVIEW = "######", "  .", "HOLIDAY", "REVIEW"
COLUMN = 9
"""Cells of one day."""
LOOK = timedelta(minutes=45)
"""How much of the day one cell speaks for: a coffee's length."""
LEGEND = ". free   ###### busy   (x) proposed   HOLIDAY skipped"


class Mark(NamedTuple):
    """A coffee in the strip: two moments with offset, a first name, and whether it is picked or only proposed."""

    start: datetime
    end: datetime
    name: str
    picked: bool


def fortnight(context: StepContext, marks: Sequence[Mark]) -> list[str]:
    """The lines of the strip: a week after this one in full, the one after it in the windows alone."""
    settings = context.settings
    zone = ZoneInfo(settings.tz) if settings.tz else (context.now.tzinfo or UTC)
    monday = context.today + timedelta(days=7 - context.today.weekday())
    starts = sorted({window.from_ for window in settings.windows})
    lines: list[str] = []
    for week, hours in ((monday, sorted({*starts, settings.review.at})), (monday + timedelta(days=7), starts)):
        days = [week + timedelta(days=at) for at in range(5)]
        lines.append(" " * 7 + "".join(fit(f"{day:%a} {day.day}", COLUMN) for day in days).rstrip())
        for hour in hours:
            cells = [_cell(context, settings, zone, day, hour, marks) for day in days]
            lines.append(f"{hour}  " + "".join(fit(cell, COLUMN) for cell in cells).rstrip())
    return [*lines, "", LEGEND]


def _cell(context: StepContext, settings: Settings, zone: tzinfo, day: date, hour: str, marks: Sequence[Mark]) -> str:
    start = datetime.combine(day, time.fromisoformat(hour), zone)
    # Compared in UTC: two moments of one zone compare by their clock faces, which go wrong when the clocks change.
    first, last = start.astimezone(UTC), start.astimezone(UTC) + LOOK
    for mark in sorted(marks, key=lambda mark: not mark.picked):
        if mark.start.astimezone(UTC) < last and mark.end.astimezone(UTC) > first:
            name = shorten(mark.name, COLUMN - 4)
            return name.upper() if mark.picked else f"({name.lower()})"
    if day in context.holidays or day in settings.holidays:
        return HOLIDAY
    if WEEKDAYS[day.weekday()] == settings.review.day and hour == settings.review.at:
        return REVIEW
    if any(busy.start < last and busy.end > first for busy in context.busy):
        return BUSY
    return FREE
