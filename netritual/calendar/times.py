"""Dates, times and durations of a calendar file (RFC 5545 3.3.4-3.3.6, 3.3.9), also as other programs misspell them."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from netritual.regex import regex

LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
FIRST = datetime.min.replace(tzinfo=UTC) + timedelta(days=2)
"""The moments that still have a date in every zone."""
_SOUND = regex(r"\d{8}(?:T\d{6}Z?)?", re.I)
_MOMENT = regex(
    r"(\d{4})([-/.]?)(\d\d)\2(\d\d)"
    r"(?:(?:\s*T\s*|\s+)(\d\d?)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d*)?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?|Z)?",
    re.I,
)
_SOUND_DURATION = regex(r"[+]?P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)", re.I)
_NUMBER = r"[-+]?\d+(?:[.,]\d+)?"
_DURATION = regex(
    rf"[-+]?P?\s*(?:({_NUMBER})W)?(?:({_NUMBER})D)?T?(?:({_NUMBER})H)?(?:({_NUMBER})M)?(?:({_NUMBER})S)?", re.I
)
_CLOCK = regex(r"(\d+):([0-5]\d)(?::([0-5]\d))?")
LONGEST = timedelta(days=4_000_000)


class WrittenTime(NamedTuple):
    """A date or time as it is written: without a zone, unless the value itself names one."""

    when: date
    sound: bool
    """False when it is not written as RFC 5545 wants it."""


class Length(NamedTuple):
    """A duration: whole days follow the calendar, the rest is time that passes (RFC 5545 3.3.6, 3.8.2.5)."""

    days: timedelta
    exact: timedelta
    sound: bool = True


@lru_cache(maxsize=4096)
def written(text: str) -> WrittenTime | None:
    """The date or time of a value; None when it is none.

    Read as well: a time without seconds or minutes, T240000, hours of one digit, dashes and colons (ISO 8601),
    fractions of a second, an offset behind the time, a Z behind a date.
    """
    text = text.strip().strip('"')
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    year, _, month, day, hour, minute, second, offset = match.groups()
    sound = _SOUND.fullmatch(text) is not None and hour != "24" and second not in ("60",)
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return WrittenTime(on, sound)
        if len(hour) == 1 and minute is None:
            return None
        hours, minutes = int(hour), int(minute or 0)
        at = time(hours % 24 if hours == 24 and not minutes else hours, minutes, min(int(second or 0), 59))
        when = datetime.combine(on, at, _offset(offset))
        return WrittenTime(when + timedelta(days=hours == 24), sound)
    except (ValueError, OverflowError):
        return None


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text.replace(":", "")
    minutes = int(digits[1:3]) * 60 + int(digits[3:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def length(text: str) -> Length | None:
    """The duration of a value; None when it is none or too long to count.

    Read as well: fractions, a missing P or T, a sign inside, ``1:30`` as hours and minutes. A negative one is taken
    without its sign: an event ends after it begins.
    """
    text = text.strip()
    if (clock := _CLOCK.fullmatch(text)) is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _bounded(0, 3600.0 * hours + 60 * minutes + seconds, sound=False)
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    weeks, days, *rest = (abs(float((part or "0").replace(",", "."))) for part in match.groups())
    whole = 7 * weeks + days
    exact = 3600 * rest[0] + 60 * rest[1] + rest[2] + 86400 * (whole % 1)
    return _bounded(whole // 1, exact, sound=_SOUND_DURATION.fullmatch(text) is not None)


def _bounded(days: float, seconds: float, *, sound: bool) -> Length | None:
    try:
        length = Length(timedelta(days=days), timedelta(seconds=seconds), sound)
        return length if length.days + length.exact <= LONGEST else None
    except (OverflowError, ValueError):
        return None


def day_of(value: date, home: tzinfo) -> date:
    """The day that a moment stands for where a date is wanted: that of ``home``.

    Midnight and the last second of a day in UTC are a date that was written as a moment, and stand for that date.
    """
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None or (value.utcoffset() == timedelta() and value.time() in (time(), time(23, 59, 59))):
        return value.date()
    return in_zone(value, home).date()


def in_zone(value: datetime, zone: tzinfo) -> datetime:
    """A moment on the clock of ``zone``, without it; moments beside the calendar stay where they are."""
    return moment(value).astimezone(zone).replace(tzinfo=None)


def moment(value: date, zone: tzinfo = UTC) -> datetime:
    """A moment in UTC; a date and a time without a zone are in ``zone``. Kept within ``FIRST`` and ``LAST``."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if value.tzinfo is None or value.utcoffset() is None:
        value = value.replace(tzinfo=zone)
    try:
        return min(max(value.astimezone(UTC), FIRST), LAST)
    except OverflowError:
        return FIRST if value.year < 5000 else LAST


def later(value: datetime, by: timedelta) -> datetime:
    """``value`` and ``by`` together; the end of the calendar where there is no such moment."""
    try:
        return value + by
    except OverflowError:
        return LAST.replace(tzinfo=value.tzinfo)
