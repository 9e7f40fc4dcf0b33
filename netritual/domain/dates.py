"""Days, times and lengths as people type them. A phrase is matched whole or refused (quicklog.md 4.4 and 4.5).

Standard library only: the quick log loads this. Reads no clock; ``today`` is an argument.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Found: TypeAlias = tuple[int, date | None, bool]
    """How many words a phrase takes; its day, or None for one that no calendar has (31 Feb); whether it is loose."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = {
    "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "weds": 2, "wednesday": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "fri": 4, "friday": 4, "sat": 5, "saturday": 5,
    "sun": 6, "sunday": 6,
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH.update({name[:3]: number for name, number in list(_MONTH.items())})
_MONTH["sept"] = 9
LAST_YEAR = 8999
"""A later day is read as one that does not exist: nothing can be counted from it."""
LOOSE = frozenset(("sun", "sat", "mon", "wed", "mar", "may", "march"))
"""Words that are dates only where a date is expected (rule 3)."""

_TODAY = frozenset(("today", "tod", "tonight"))
_YESTERDAY = frozenset(("yesterday", "yday", "yd"))
_TOMORROW = frozenset(("tomorrow", "tmr", "tmrw"))
_DAYTIME = frozenset(("morning", "afternoon", "evening", "night"))
_NUMBER = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNIT = {
    "d": "d", "day": "d", "days": "d", "w": "w", "wk": "w", "wks": "w", "week": "w", "weeks": "w",
    "mo": "m", "month": "m", "months": "m",
}  # fmt: skip
_GLUED = r"([0-9]{1,4})([a-z]{1,6})"
_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_NUMERIC = r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?|([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20|21)[0-9]{2}"
_TIME = r"([0-9]{1,2}):([0-9]{2})|([0-9]{1,2})(?::([0-9]{2}))?(am|pm)"
_LENGTH = r"~?([0-9]{1,4})(?:m|min|mins)|~?([0-9]{1,3})h(?:([0-9]{1,2})(?:m|min)?)?"
# Patterns stay text until a word begins with a digit: compiling them all costs a shell line more than reading it.
_HOURS = frozenset(("hour", "hours", "hr", "hrs", "h"))
_MINUTES = frozenset(("minute", "minutes", "min", "mins"))
_FIRST = frozenset(
    (*_WEEKDAY, *_MONTH, *_TODAY, *_YESTERDAY, *_TOMORROW, *_NUMBER, "couple", "in", "last", "next", "this", "end",
     "eow", "eom")
)  # fmt: skip
_SETTING = r"(?<![0-9])[0-9]{1,2}[/.][0-9]{1,2}(?![0-9])|\beow\b|\bend of\b"


def needs_settings(text: str) -> bool:
    """True when a day in the text may hang on a setting: a numeric date (``date_order``) or ``eow``."""
    low = text.lower()
    may = "eow" in low or "end of" in low or (("/" in low or "." in low) and any(char.isdigit() for char in low))
    return may and re.search(_SETTING, low) is not None


def read_day(
    words: Sequence[str], at: int, today: date, forward: bool = False, order: str = "dmy", eow: str = "fri"
) -> Found | None:
    """The date phrase that begins at a word, the longest one; None when there is none.

    ``words`` are lower case and without trailing punctuation; "" is a gap no phrase crosses. ``forward`` is the
    direction of time (rule 2): False looks back, as in a head, True forward, as in a clause.
    """
    word = words[at]
    if word not in _FIRST and not word[:1].isdigit():
        return None
    try:
        found = _Reader(words, at, today, forward, order, eow).read()
    except (OverflowError, ValueError):
        return None
    if found is not None and found[1] is not None and found[1].year > LAST_YEAR:
        return found[0], None, found[2]
    return found


def parse_day(text: str, today: date, forward: bool = True, order: str = "dmy", eow: str = "fri") -> date | None:
    """The day that a whole answer means ("fri", "13 Feb", "2w"), or None when any of it is not understood.

    An answer may be a bare length here: "3d", "2w", "1m" are that far ahead (or back, when not ``forward``).
    """
    words = [word.rstrip(".,;!") for word in text.lower().split()]
    if words and words[0] in ("on", "by", "before", "due", "until"):
        del words[0]
    if not words:
        return None
    found = read_day(words, 0, today, forward, order, eow)
    if found is not None and found[0] == len(words):
        return found[1]
    bare = " ".join(words)
    match = re.fullmatch(_GLUED, bare)
    if match and match[2] == "m":
        words = [match[1], "mo"]
    ahead = ["in", *words] if forward else [*words, "ago"]
    found = read_day(ahead, 0, today, forward, order, eow)
    return found[1] if found is not None and found[0] == len(ahead) else None


def months_on(day: date, months: int) -> date:
    """The same day number some months on (negative: back), 28 at most."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, min(day.day, 28))


def read_time(word: str) -> str | None:
    """``HH:MM`` for "14:30", "3pm" or "3:15pm"; None for anything else."""
    match = re.fullmatch(_TIME, word) if word[:1].isdigit() else None
    if match is None:
        return None
    if match[5]:
        hour, minute = int(match[3]), int(match[4] or 0)
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[5] == "pm" else 0)
    else:
        hour, minute = int(match[1]), int(match[2])
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def read_length(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A length that begins at a word: how many words it takes, and its minutes. "for" may stand before it."""
    start, end = at, len(words)
    spoken = words[at] == "for"
    at += spoken
    if at >= end:
        return None
    match = re.fullmatch(_LENGTH, words[at]) if words[at].lstrip("~")[:1].isdigit() else None
    if match:
        minutes = int(match[1]) if match[1] else int(match[2]) * 60 + int(match[3] or 0)
        return at + 1 - start, minutes
    number = words[at].lstrip("~")
    amount = int(number) if number.isascii() and number.isdigit() and len(number) <= 4 else None
    if amount is None and spoken:
        amount = _NUMBER.get(words[at])
    unit = words[at + 1] if at + 1 < end else ""
    if amount is None or (unit not in _HOURS and unit not in _MINUTES):
        return None
    if at + 2 < end and words[at + 2] == "ago":
        return None
    return at + 2 - start, amount * 60 if unit in _HOURS else amount


class _Reader:
    """One attempt at a date phrase, from one word on."""

    __slots__ = ("at", "eow", "forward", "order", "today", "words")

    def __init__(self, words: Sequence[str], at: int, today: date, forward: bool, order: str, eow: str) -> None:
        self.words, self.at, self.today, self.forward, self.order, self.eow = words, at, today, forward, order, eow

    def word(self, ahead: int) -> str:
        """The word some places on, "" behind the end."""
        at = self.at + ahead
        return self.words[at] if at < len(self.words) else ""

    def read(self) -> Found | None:
        """The phrase, whichever form it has."""
        word = self.word(0)
        if word[0].isdigit():
            return self.numeric(word) or self.counted(0)
        if word in _TODAY or word in _YESTERDAY or word in _TOMORROW:
            return self.near(word)
        if word in _WEEKDAY:
            return 1, self.weekday(_WEEKDAY[word]), word in LOOSE
        if word in _MONTH:
            return self.month_first(word)
        if word in ("last", "next", "this"):
            return self.relative(word)
        if word == "in":
            return self.ahead()
        if word in ("eow", "eom", "end"):
            return self.end_of(word)
        return self.counted(0)

    def near(self, word: str) -> Found:
        days = 0 if word in _TODAY else -1 if word in _YESTERDAY else 1
        length = 2 if self.word(1) in _DAYTIME and word in ("yesterday", "tomorrow") else 1
        return length, self.today + timedelta(days), False

    def weekday(self, number: int) -> date:
        """The last such day, today included; or the next one, today excluded."""
        back = (self.today.weekday() - number) % 7
        return self.today + timedelta(7 - back if self.forward else -back)

    def relative(self, word: str) -> Found | None:
        what, monday = self.word(1), self.today - timedelta(self.today.weekday())
        if what in _WEEKDAY:
            number = _WEEKDAY[what]
            if word == "last":
                return 2, self.today - timedelta((self.today.weekday() - number - 1) % 7 + 1), False
            return 2, monday + timedelta(number + (7 if word == "next" else 0)), False
        if what == "week":
            if word == "this":
                return 2, self.today, False
            return 2, monday + timedelta(7 if word == "next" else -7), False
        if word == "next" and what == "month":
            return 2, months_on(self.today.replace(day=1), 1), False
        if word == "this" and what in _DAYTIME:
            return 2, self.today, False
        if word == "last" and what == "night":
            return 2, self.today - timedelta(1), False
        return None

    def end_of(self, word: str) -> Found | None:
        length, what = 1, word
        if word == "end":
            if self.word(1) != "of":
                return None
            length = 4 if self.word(2) == "the" else 3
            what = self.word(length - 1)
        if what in ("eom", "month"):
            first = self.today.replace(day=1)
            return length, months_on(first, 1) - timedelta(1), False
        if what in ("eow", "week"):
            number = WEEKDAYS.index(self.eow) if self.eow in WEEKDAYS else 4
            day = self.today + timedelta(number - self.today.weekday())
            if self.forward and day < self.today:
                day += timedelta(7)
            return length, day, False
        return None

    def amount(self, ahead: int) -> tuple[int, int, str] | None:
        """A number and its unit some places on: words taken, number, unit ("d", "w", "m")."""
        word, taken = self.word(ahead), 1
        match = re.fullmatch(_GLUED, word) if word[:1].isdigit() else None
        if match:
            unit = _UNIT.get(match[2])
            return (1, int(match[1]), unit) if unit else None
        if word == "a" and self.word(ahead + 1) == "couple":
            word, ahead, taken = "couple", ahead + 1, 2
        if word == "couple":
            if self.word(ahead + 1) != "of":
                return None
            number, ahead, taken = 2, ahead + 1, taken + 1
        elif word in _NUMBER:
            number = _NUMBER[word]
        elif word.isascii() and word.isdigit() and len(word) <= 4:
            number = int(word)
        else:
            return None
        unit = _UNIT.get(self.word(ahead + 1))
        return (taken + 1, number, unit) if unit else None

    def shifted(self, number: int, unit: str) -> date:
        if unit == "m":
            return months_on(self.today, number)
        return self.today + timedelta(number * (7 if unit == "w" else 1))

    def counted(self, ahead: int) -> Found | None:
        """``n unit ago``, else ``n month [year]``."""
        amount = self.amount(ahead)
        if amount and self.word(ahead + amount[0]) == "ago":
            return amount[0] + 1, self.shifted(-amount[1], amount[2]), False
        month = _MONTH.get(self.word(1))
        match = re.fullmatch(_DAY, self.word(0)) if month else None
        if match and month:
            return self.with_year(2, int(match[1]), month, self.word(1) in LOOSE)
        return None

    def ahead(self) -> Found | None:
        amount = self.amount(1)
        return (amount[0] + 1, self.shifted(amount[1], amount[2]), False) if amount else None

    def month_first(self, word: str) -> Found | None:
        match = re.fullmatch(_DAY, self.word(1))
        return self.with_year(2, int(match[1]), _MONTH[word], word in LOOSE) if match else None

    def with_year(self, length: int, day: int, month: int, loose: bool) -> Found | None:
        if not 1 <= day <= 31:
            return None
        if re.fullmatch(_YEAR, self.word(length)):
            return length + 1, _day(int(self.word(length)), month, day), loose
        return length, self.rolled(month, day), loose

    def numeric(self, word: str) -> Found | None:
        match = re.fullmatch(_ISO, word)
        if match:
            return 1, _day(int(match[1]), int(match[2]), int(match[3])), False
        match = re.fullmatch(_NUMERIC, word)
        if match is None:
            return None
        first, second, year = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
        day, month = (int(second), int(first)) if self.order == "mdy" else (int(first), int(second))
        if month > 12:
            day, month = month, day
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        if year:
            return 1, _day(int(year) + (2000 if len(year) == 2 else 0), month, day), False
        return 1, self.rolled(month, day), False

    def rolled(self, month: int, day: int) -> date | None:
        """The latest such day not after today, or the next one not before it (29 Feb may be 8 years off)."""
        step = 1 if self.forward else -1
        for years in range(9):
            found = _day(self.today.year + step * years, month, day)
            if found and (found >= self.today if self.forward else found <= self.today):
                return found
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
