"""Days and hours among the lower-case words of a line, for talks that lie ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netritual.domain.dates.date_phrases import may_begin_day, read_day
from netritual.domain.dates.dates import MONTH, UNIT, WEEKDAY, is_clock, is_clock_or_range, is_digit
from netritual.domain.quicklog.line_segment import is_ordinal
from netritual.domain.quicklog.line_vocabulary import AT_WORDS, HOUR_WORDS
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR

FORWARD = CALENDAR - {"yesterday"} | {"next", "this", "tomo"}
"""Words of days that may be to come."""
SUITS = frozenset(("suits", "suit", "works", "fits", "ok", "okay", "fine"))
"""Behind a day and its hour these say that somebody can come then: "Wed 18 at 11 suits her"."""
_LEADING = frozenset((
    "the", "a", "an", "at", "in", "about", "from", "over", "back", "just", "one", "two", "three", "last", "yesterday",
))  # fmt: skip
"""Words that begin a day to come only before another word of it, or none."""
_SOME_DAY = frozenset((
    "sometime", "someday", "some", "soon", "eventually", "point", "somewhere", "there", "after", "spring", "summer",
    "autumn", "winter",
))  # fmt: skip
"""Words of a time to come that begin no day: "in spring", "at some point", "see Ana there"."""
_SHORTEST_YEAR = 4
_BEHIND_HOUR = {"", "at", "@", "w", "with", "is", "instead", "for", "if"} | SUITS
"""Behind a number these leave it an hour."""
_TIME_WORDS = CALENDAR | v.words("on at the next this coming week am pm um h uhr noon midday morning afternoon evening")
_ANY_DAY = date(2001, 1, 1)
"""A day to reckon from where it only counts whether a phrase is one, and which way it looks."""


def may_name_time(lows: Sequence[str]) -> bool:
    """Whether a line may name a day to come, or say "some day": most lines do not, and tell of no talk to come."""
    befores = ["", *lows]
    return any([
        low in _SOME_DAY or (low in UNIT and before in _LEADING)
        or (low not in _LEADING and low and may_begin_day(lows, at))
        for at, (before, low) in enumerate(zip(befores, lows, strict=False))
    ])  # fmt: skip


def is_day(lows: Sequence[str], at: int) -> bool:
    """True for a phrase that may be a day to come; yesterday, last and ago look back."""
    if at >= len(lows):
        return False
    if is_ordinal(lows[at]):
        return True
    when = read_day(lows, at, _ANY_DAY, True) if lows[at] and may_begin_day(lows, at) else None
    if when is None or when.day is None:
        return False
    dated = lows[at] in WEEKDAY and when.length == 2 and is_digit(lows[at + 1][:1])  # "Tue 31st", of any month
    january = when.day == _ANY_DAY and lows[at + when.length - 1] in MONTH
    return dated or january or when.day > _ANY_DAY


def has_day(lows: Sequence[str], start: int, end: int) -> bool:
    """Whether some words have a day that may be one to come."""
    return day_at(lows, start, end) < end


def day_at(lows: Sequence[str], start: int, end: int) -> int:
    """The place of the first such day among some words; their end without one."""
    part = lows[:end]
    return next((at for at in range(start, end) if is_day(part, at)), end)


def is_time(lows: Sequence[str], at: int) -> bool:
    """Whether such a day, or an hour, begins at a place."""
    return at < len(lows) and (is_day(lows, at) or is_hour(lows, at))


def is_hour(lows: Sequence[str], at: int) -> bool:
    """True for "9am", "14:30", "noon"."""
    return is_clock(lows[at]) or lows[at] in ("noon", "midday")


def is_bare_hour(lows: Sequence[str], at: int) -> bool:
    """True for "at 9", "16 uhr", and the number of "thurs 2 works"."""
    low, behind = lows[at], lows[at + 1] if at + 1 < len(lows) else ""
    if not low.isdecimal():
        return False
    led = at > 0 and lows[at - 1] in WEEKDAY and len(low) < _SHORTEST_YEAR and behind in _BEHIND_HOUR
    return led or lows[at - 1] in AT_WORDS or behind in HOUR_WORDS or (len(low) < _SHORTEST_YEAR and behind in WEEKDAY)


def has_hour(lows: Sequence[str], start: int, end: int) -> bool:
    """Whether some words have an hour, with its sign or bare."""
    return any([is_hour(lows, at) or is_bare_hour(lows, at) for at in range(start, end)])


def is_timed(lows: Sequence[str], start: int, end: int) -> bool:
    """Whether some words have a day that may be one to come, and its hour, in any order."""
    return has_day(lows, start, end) and has_hour(lows, start, end)


def is_fixed(lows: Sequence[str], start: int, end: int) -> bool:
    """Whether some words have a day that may be one to come, and its hour behind it."""
    return has_hour(lows, day_at(lows, start, end), end)


def is_of_time(low: str) -> bool:
    """True for a word of a day or an hour."""
    return low in _TIME_WORDS or is_clock_or_range(low) or low.replace("-", "").isdecimal() or is_ordinal(low)


def lies_ahead(lows: Sequence[str]) -> bool:
    """Whether a line has a day that may be one to come."""
    return any([low in FORWARD or is_day(lows, at) for at, low in enumerate(lows)])
