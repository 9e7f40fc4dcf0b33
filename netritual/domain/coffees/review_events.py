"""The weekly reviews in the calendar file: on which day each stands, and which are moved for a day off or cancelled.

Pure: the clock is an argument.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.calendar_events import (
    FileEvent,
    end_of,
    file_event,
    is_current,
    newest,
    week_event,
    week_start,
)
from netritual.domain.coffees.event_revisions import next_week_revision
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.weeks import monday_of, week_of
from netritual.domain.dates.working_hours import minutes_of, zone_of
from netritual.domain.model import Settings, WeekEvent

_REVIEWS_AHEAD = 3
REVIEW_TITLE = "Weekly review"


def reviews_ahead(
    written: Iterable[WeekEvent], rests: Iterable[str], home: str, settings: Settings, now: datetime,
    off: Container[date] = (), over: Iterable[str] = (),
) -> tuple[WeekEvent, ...]:  # fmt: skip
    """The weekly reviews of the file: so many weeks from the current one, each at its wall-clock time, in order. On one
    of the days ``off`` it stands on the nearest day before in its week that is none of them, and no eve of Christmas or
    of the new year; a week without such a day has none.

    ``written`` are those of the file so far: one that stays as it was keeps its revision, one whose time changed gets
    the next, and one that is no longer wanted (fewer weeks, a rest week) is cancelled until it is past. ``rests`` are
    the weeks to rest in, ``over`` those whose review is done already: it is not planned once more.
    """
    before, zone = newest(written), zone_of(settings, now)
    today = now.astimezone(zone).date()
    gone = {week for week in over if week not in before or before[week].start.astimezone(zone).date() > today}
    ahead = settings.review_events
    wanted = review_starts(settings, now, off, ahead + (week_of(today) in gone)) if ahead > 0 else {}
    for week in (*rests, *gone):
        wanted.pop(week, None)
    for week, old in before.items():
        if week in wanted and not old.cancelled and end_of(old) <= now and wanted[week] <= now:
            wanted[week] = old.start  # it was on that day
    by_week = {
        week: next_week_revision(before.get(week), week_event("review", week, start, home, now))
        for week, start in wanted.items()
    }
    for week, old in before.items():
        if week not in by_week and is_current(end_of(old), settings, now):
            by_week[week] = next_week_revision(old, replace(old, cancelled=True, changed=now))
    return tuple(by_week[week] for week in sorted(by_week))


def days_off(busy: Iterable[Busy], holidays: Iterable[date], settings: Settings, now: datetime) -> frozenset[date]:
    """The days on which no review stands: the public holidays, and those that a calendar has as taken from midnight to
    midnight, for an absence."""
    zone, off = zone_of(settings, now), set(holidays)
    for stretch in busy:
        start, end = stretch.start.astimezone(zone), stretch.end.astimezone(zone)
        first = start.date() + timedelta(days=start.time() > time())
        off.update(first + timedelta(days=n) for n in range(max(0, (end.date() - first).days)))
    return frozenset(off)


def planned_reviews(
    written: Iterable[WeekEvent], settings: Settings, now: datetime, off: Iterable[date] = ()
) -> dict[str, datetime]:
    """The review's moment of each week ahead, by ISO week, in the user's zone and as the file has it: one that stands
    there on a day before the usual one, for a day off, is on that day unless that is off by now, and a week to come
    without one between others has none."""
    zone, away = zone_of(settings, now), {*settings.holidays, *off}
    there = {week: event.start.astimezone(zone) for week, event in newest(written).items() if not event.cancelled}
    is_of_day = any(WEEKDAYS[start.weekday()] == settings.review.day for start in there.values())
    usual = {week: usual_day(start.date(), settings) for week, start in there.items() if is_of_day}
    moved = {week: day for week, day in usual.items() if day is not None and there[week].date() < day}
    wanted = review_starts(settings, now, away | {*moved.values()}, _REVIEWS_AHEAD)
    local = {week: start.astimezone(zone) for week, start in wanted.items()}
    for week in moved.keys() & local.keys():
        if there[week].date() not in away and there[week].time() == local[week].time():
            local[week] = there[week]
    if is_of_day:
        local = {week: start for week, start in local.items() if week in there or start <= now or week > max(there)}
    return local


def week_off(starts: Mapping[str, datetime], today: date, on: date, over: Container[str]) -> date | None:
    """The Monday of the first week before that of the next review, ``on``, of which all days until then are off: it has
    no review among ``starts``, and is none of the weeks ``over``, which need none."""
    mondays = (monday_of(today) + timedelta(weeks=n) for n in range(_REVIEWS_AHEAD))
    weeks = ((monday, week_of(monday)) for monday in mondays if starts and monday < monday_of(on))
    return next((monday for monday, week in weeks if week not in starts and week not in over), None)


def usual_day(day: date, settings: Settings) -> date | None:
    """The day of the week on which a review would stand that stands on ``day``, for the usual one is a day off; None of
    one on the usual day."""
    if settings.review.day not in WEEKDAYS or WEEKDAYS[day.weekday()] == settings.review.day:
        return None
    return day + timedelta(days=WEEKDAYS.index(settings.review.day) - day.weekday())


def review_starts(settings: Settings, now: datetime, off: Container[date], weeks: int) -> dict[str, datetime]:
    """The review's moment (UTC) of so many weeks, by ISO week; empty when day or hour is no time."""
    minute = minutes_of(settings.review.at)
    if minute is None or minute >= 24 * 60 or settings.review.day not in WEEKDAYS:
        return {}
    monday, zone = week_start(now, settings), zone_of(settings, now)
    at = time(*divmod(minute, 60))
    starts = {}
    for ahead in range(weeks):
        day = monday + timedelta(weeks=ahead, days=WEEKDAYS.index(settings.review.day))
        year, week, weekday = day.isocalendar()
        days = (day - timedelta(days=n) for n in range(weekday))
        free = next((one for one in days if one not in off and (one == day or not _is_eve(one))), None)
        if free is not None:
            starts[f"{year}-W{week:02d}"] = datetime.combine(free, at, tzinfo=zone).astimezone(UTC)
    return starts


def _is_eve(day: date) -> bool:
    """Whether it is Christmas Eve or New Year's Eve: no review is moved to their evening."""
    return (day.month, day.day) in ((12, 24), (12, 31))


def review_events(reviews: Iterable[WeekEvent]) -> list[FileEvent]:
    """The review events of the file."""
    text = "15 minutes: who you talked to, what you promised, and a coffee for next week."
    return [file_event(review, "CONFIRMED", REVIEW_TITLE, text, "review") for review in reviews]
