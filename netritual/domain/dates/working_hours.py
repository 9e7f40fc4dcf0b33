"""Working hours: when an answer is due, and how many working hours it took.

Monday to Friday 09:00-18:00 in the user's zone unless the settings say otherwise. 24 hours are one working day later
at the same hour, 48 two; 4 hours are four working hours. What is asked outside counts from the next opening.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.day_wording import BY_HALVES, clock_words, day_words
from netritual.domain.dates.zones import zone_named
from netritual.domain.model import Request, Settings
from netritual.regex import regex

_DAY = timedelta(days=1)
_CLOCK = regex(r"\b([01]\d|2[0-3]):([0-5]\d)\b")
LONGEST_AIM = 366 * 24


def zone_of(settings: Settings, moment: datetime) -> tzinfo | None:
    """The user's zone, or that of the moment when none is set or the name is unknown."""
    return zone_named(settings.tz) or moment.tzinfo


def by_halves(settings: Settings) -> bool:
    """Whether hours have am and pm where the person lives."""
    return settings.tz.startswith(BY_HALVES)


def hour_words(at: datetime | time, settings: Settings) -> str:
    """An hour as it is said where the person lives: "17:30", or "5:30pm"."""
    return clock_words(at, by_halves(settings))


def with_hours(text: str, settings: Settings) -> str:
    """A text whose hours, "07:30", are said as where the person lives: "7:30am"."""
    return _CLOCK.sub(lambda match: hour_words(time(int(match[1]), int(match[2])), settings), text)


def local_day(moment: datetime, settings: Settings) -> date:
    """The day of a moment in the user's zone."""
    return moment.astimezone(zone_of(settings, moment)).date()


def local_words(moment: datetime, settings: Settings, today: date) -> str:
    """A moment as a clock beside the person shows it: "Tue 10 Mar 09:00", "today 12:30", "Tue 10 Mar 5:30pm"."""
    local = moment.astimezone(zone_of(settings, moment))
    return f"{day_words(local.date(), today)} {hour_words(local, settings)}"


def review_hour(settings: Settings) -> str:
    """The hour of the weekly review in words."""
    minute = minutes_of(settings.review.at)
    is_hour = minute is not None and minute < 24 * 60
    return hour_words(time(*divmod(minute or 0, 60)), settings) if is_hour else settings.review.at


def end_of(day: date, settings: Settings, zone: tzinfo | None = UTC) -> datetime:
    """The last minute of a day in the user's zone, or in ``zone`` when none is set or its name is unknown."""
    return datetime.combine(day, time(23, 59), tzinfo=zone_named(settings.tz) or zone)


def due_of(request: Request, settings: Settings) -> datetime:
    """The moment an answer is due: the end of the day that was given, else asked plus the aim in working hours."""
    if request.due is not None:
        return end_of(request.due, settings, request.asked.tzinfo)
    return add(request.asked, aim_of(request, settings), settings)


def aim_of(request: Request, settings: Settings) -> int:
    """The aim in hours: the request's own, else that of its type; a year at most."""
    hours = request.aim_hours
    if hours is None:
        hours = settings.aims.get(request.type, settings.aims.get("other", 24))
    return min(max(0, hours), LONGEST_AIM)


def add(start: datetime, hours: float, settings: Settings) -> datetime:
    """``hours`` working hours after ``start``, in the user's zone; whole 24 hours are working days.

    Past the end of the calendar it is ``start`` itself: a record may hold any date.
    """
    frame = _Frame(settings)
    zone = zone_of(settings, start)
    try:
        if not frame.open:
            return start + timedelta(hours=hours)
        local = frame.opening(_wall(start, zone))
        days, rest = divmod(hours, 24)
        for _ in range(int(days)):
            local = frame.next_day(local)
        return frame.forward(local, timedelta(hours=rest)).replace(tzinfo=zone)
    except OverflowError:
        return start


def between(start: datetime, end: datetime, settings: Settings) -> float:
    """Working hours from ``start`` to ``end``, 0 when nothing of the span lies inside them."""
    frame = _Frame(settings)
    zone = zone_of(settings, start)
    if not frame.open:
        return max(0.0, (end - start).total_seconds() / 3600)
    first, last = _wall(start, zone), _wall(end, zone)
    if last <= first:
        return 0.0
    # Whole weeks first, so that a span of years costs no more than one of days.
    weeks = max(0, (last - first).days // 7 - 1)
    total = timedelta(seconds=weeks * len(frame.days) * frame.length.total_seconds())
    day = first.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(weeks=weeks)
    edge = first + timedelta(weeks=weeks)
    while day <= last:
        if day.weekday() in frame.days:
            total += max(timedelta(0), min(last, day + frame.to) - max(edge, day + frame.from_))
        day += _DAY
    return total.total_seconds() / 3600


def day_length(settings: Settings) -> float:
    """The hours of a working day; 24 where every hour counts."""
    frame = _Frame(settings)
    return frame.length.total_seconds() / 3600 if frame.open else 24.0


def _wall(moment: datetime, zone: tzinfo | None) -> datetime:
    """The clock on the wall of the zone, without the zone: working hours are counted on it, across DST too."""
    return (moment.astimezone(zone) if zone is not None and moment.tzinfo is not None else moment).replace(tzinfo=None)


def minutes_of(clock: str) -> int | None:
    """Minutes since midnight of "HH:MM" (24:00 is the end of the day), or None when it is no time."""
    hour, colon, minute = clock.partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal()):
        return None
    value = int(hour) * 60 + int(minute)
    return value if value <= 24 * 60 and int(minute) < 60 else None


class _Frame:
    """The working week on the wall clock."""

    def __init__(self, settings: Settings) -> None:
        hours = settings.working_hours
        begin, end = minutes_of(hours.from_), minutes_of(hours.to)
        self.days = frozenset(WEEKDAYS.index(day) for day in hours.days if day in WEEKDAYS)
        self.from_ = timedelta(minutes=begin or 0)
        self.to = timedelta(minutes=end or 0)
        self.length = self.to - self.from_
        self.open = bool(self.days) and begin is not None and end is not None and begin < end

    def opening(self, local: datetime) -> datetime:
        """``local`` when it is inside the hours, else the next opening."""
        day = local.replace(hour=0, minute=0, second=0, microsecond=0)
        if local.weekday() in self.days and local < day + self.to:
            return max(local, day + self.from_)
        day += _DAY
        while day.weekday() not in self.days:
            day += _DAY
        return day + self.from_

    def next_day(self, local: datetime) -> datetime:
        """The same hour on the next working day."""
        local += _DAY
        while local.weekday() not in self.days:
            local += _DAY
        return local

    def forward(self, local: datetime, rest: timedelta) -> datetime:
        """``rest`` of working time later; what ends at closing time ends that day."""
        while rest:
            close = local.replace(hour=0, minute=0, second=0, microsecond=0) + self.to
            if local + rest <= close:
                return local + rest
            rest -= close - local
            local = self.opening(close)
        return local
