"""The next weeks at a glance, beside the coffees: free, busy, proposed, picked, holidays, the review."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import zip_longest
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netritual.domain.dates import WEEKDAYS
from netritual.domain.model import Settings
from netritual.domain.weeks import monday_of
from netritual.review.step import StepContext
from netritual.tui.content import fit, shorten

BUSY, FREE, HOLIDAY, REVIEW, PAST = "######", "  .", "HOLIDAY", "REVIEW", ""
WORKDAYS = 5
MOST_WEEKS = 3
"""Weeks that the slots on offer can lie in: two weeks from the next working day (``free_slots.HORIZON``)."""
FAR = 5
"""Weeks from this one in which a coffee is looked for: holidays can put the next working day off."""
COLUMN = 9
"""Cells of one day."""
HOUR = 7
"""Cells before the days, and of the blanks between two weeks."""
LOOK = timedelta(minutes=45)
"""How much of the day one cell speaks for: a coffee's length."""
LEGEND = ". free   ###### busy   (x) proposed   HOLIDAY skipped"


class Mark(NamedTuple):
    """A coffee in the strip: two moments with offset, a first name, whether it is picked (else proposed) or planned."""

    start: datetime
    end: datetime
    name: str
    picked: bool
    planned: bool = False


def fortnight(context: StepContext, marks: Sequence[Mark], room: int = 0) -> list[str]:
    """The lines of the strip: the first week with the hour of the review, the others in the windows alone; as many
    weeks beside each other as ``room`` cells hold."""
    settings = context.settings
    zone = ZoneInfo(settings.tz) if settings.tz else (context.now.tzinfo or UTC)
    own = [mark._replace(start=mark.start.astimezone(zone), end=mark.end.astimezone(zone)) for mark in marks]
    offered, planned = ([mark.start.date() for mark in own if mark.planned is kind] for kind in (False, True))
    weeks = weeks_of(context.today, offered, planned)
    named = {WEEKDAYS.index(day) for window in settings.windows for day in window.days}
    met = {mark.start.weekday() for mark in own if monday_of(mark.start.date()) in weeks}
    columns = max(WORKDAYS, *(at + 1 for at in named | met), 0)
    blocks: list[list[str]] = []
    for number, week in enumerate(weeks):
        days = [week + timedelta(days=at) for at in range(columns)]
        blocks.append([" " * HOUR + "".join(fit(f"{day:%a} {day.day}", COLUMN) for day in days)])
        starts = {window.from_ for window in settings.windows} | ({settings.review.at} if number == 0 else set())
        for hour in _hours(starts, [mark for mark in own if monday_of(mark.start.date()) == week], zone):
            cells = [_cell(context, settings, zone, day, hour, marks) for day in days]
            blocks[-1].append(f"{hour}  " + "".join(fit(cell, COLUMN) for cell in cells))
    wide = HOUR + COLUMN * columns
    abreast = max(1, (room + HOUR) // (wide + HOUR))
    rows = [blocks[at : at + abreast] for at in range(0, len(blocks), abreast)]
    lines = ((" " * HOUR).join(parts).rstrip() for row in rows for parts in zip_longest(*row, fillvalue=" " * wide))
    return [*lines, "", LEGEND]


def weeks_of(today: date, offered: Iterable[date], planned: Iterable[date] = ()) -> tuple[date, ...]:
    """The Mondays to show: the first two weeks in which a coffee is, and a third one when an offered slot lies in it.

    ``offered`` and ``planned`` are the days of the coffees; what is over or far off counts for nothing. Next week and
    the one after it fill up to two.
    """
    this, fits = monday_of(today), _weeks(today, offered)
    near = fits | _weeks(today, planned)
    fill = [at for at in (1, 2) if at not in near]
    weeks = sorted([*near, *fill[: max(0, 2 - len(near))]])
    count = max(2, *(weeks.index(at) + 1 for at in fits), 0)
    return tuple(this + timedelta(days=7 * at) for at in weeks[: min(count, MOST_WEEKS)])


def _weeks(today: date, days: Iterable[date]) -> set[int]:
    """In which weeks, counted from this one, the days lie that are not over and not far off."""
    this = monday_of(today)
    return {at for day in days if day >= today and (at := (monday_of(day) - this).days // 7) < FAR}


def title_of(lines: Sequence[str]) -> str:
    """The heading over the strip, by how many weeks it shows."""
    return f"next {'three' if sum(line.count(' Mon ') for line in lines) > 2 else 'two'} weeks"


def _hours(starts: set[str], marks: Sequence[Mark], zone: tzinfo) -> list[str]:
    """The hours of a week's rows; a coffee that none of them would show gets a row of its own."""
    hours = set(starts)
    for mark in sorted(marks):
        rows = [datetime.combine(mark.start.date(), time.fromisoformat(hour), zone) for hour in hours]
        if not any(_overlap(mark, row) for row in rows):
            hours.add(f"{mark.start:%H:%M}")
    return sorted(hours)


def _overlap(mark: Mark, row: datetime) -> bool:
    # Compared in UTC: two moments of one zone compare by their clock faces, which go wrong when the clocks change.
    first, last = row.astimezone(UTC), row.astimezone(UTC) + LOOK
    return mark.start.astimezone(UTC) < last and mark.end.astimezone(UTC) > first


def _cell(context: StepContext, settings: Settings, zone: tzinfo, day: date, hour: str, marks: Sequence[Mark]) -> str:
    start = datetime.combine(day, time.fromisoformat(hour), zone)
    for mark in sorted(marks, key=lambda mark: not mark.picked):
        if _overlap(mark, start):
            name = shorten(mark.name, COLUMN - 4)
            return name.upper() if mark.picked else f"({name.lower()})"
    if day < context.today:
        return PAST
    if day in context.holidays or day in settings.holidays:
        return HOLIDAY
    if WEEKDAYS[day.weekday()] == settings.review.day and hour == settings.review.at:
        return REVIEW
    first, last = start.astimezone(UTC), start.astimezone(UTC) + LOOK
    if any(busy.start < last and busy.end > first for busy in context.busy):
        return BUSY
    return FREE
