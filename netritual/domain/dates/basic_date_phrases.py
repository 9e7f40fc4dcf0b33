"""The everyday forms of a date: "yesterday", "next friday", "13 Feb", "4/2", "in two weeks", "3 days ago", "eow".

Standard library only, and no patterns: the quick log loads this. Reads no clock; ``today`` is an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.dates.dates import (
    ADVERB,
    BEHIND_NO_DAY,
    DAY_ENDS,
    FEW,
    HOURS,
    LOOSE,
    LOOSE_WORDS,
    MINUTES,
    MONTH,
    NAMED,
    NUMBER,
    OFF_TIME,
    PARTS_OF_DAY,
    STRICT,
    TODAY,
    TOMORROW,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEARS,
    YESTERDAY,
    When,
    day_number,
    day_of,
    is_digit,
    is_year,
    months_on,
    shape_of,
)

DAYTIME = PARTS_OF_DAY | {"am", "pm"}
"""A part of the day, behind its day."""
_SHORT_UNITS = frozenset((*HOURS, *MINUTES, "moment", "sec"))
COUNTED = frozenset((
    "takes", "took", "owns", "own", "holds", "about", "almost", "nearly", "only", "a", "another",
    "rated", "rating", "score", "scored", "scoring", "won", "lost", "beat", "nps", "version", "versions", "v",
    "ver", "release", "rev", "build", "python", "node", "ios", "android", "macos", "kernel", "ratio", "odds",
    "room", "suite", "apt", "flat", "gate", "unit", "no", "nr", "number", "phone", "tel", "mobile", "ref",
    "invoice", "order", "id", "ticket", "page", "section", "chapter", "paid", "cost", "costs", "price", "worth",
    "raised", "ip", "postcode", "zip", "account", "code", "pin", "grade",
))  # fmt: skip
"""Behind these a number with a sign in it is no date."""
COUNTED_BEHIND = frozenset((
    "of", "day", "days", "hour", "hours", "hr", "hrs", "cup", "cups", "year", "years", "time", "price", "way",
    "mile", "miles", "inch", "inches", "full", "done", "empty", "majority", "stars", "points", "would",
    "people", "share", "split", "rating", "pint", "pints", "pound", "pounds", "litre", "gallon", "teaspoon",
    "tsp", "tbsp", "finished", "complete", "chance", "odds",
))  # fmt: skip
"""Before these ``n/n`` is a fraction or a score."""


class DayReader:
    """One attempt at a date phrase, from one word on. ``rest`` are the words from there on, four at least."""

    def __init__(self, words: Sequence[str], at: int, today: date, forward: bool, order: str, eow: str) -> None:
        self.words, self.at, self.today, self.forward, self.order, self.eow = words, at, today, forward, order, eow
        self.rest = [*words[at : at + 4], "", "", "", ""]

    def word(self, ahead: int) -> str:
        """The word some places on (negative: before), "" outside of the line."""
        at = self.at + ahead
        return self.words[at] if 0 <= at < len(self.words) else ""

    def on(self, ahead: int, forward: bool | None = None) -> DayReader:
        """The same reader some words further on, in the other direction of time if told so."""
        towards = self.forward if forward is None else forward
        return DayReader(self.words, self.at + ahead, self.today, towards, self.order, self.eow)

    def common(self, word: str) -> When | None:
        """A day in one of the common forms: a number, a count of days, a word for a day, a weekday or a month."""
        if is_digit(word[0]):
            return self.numeric(word) or self.counted()
        if word in TODAY or word in YESTERDAY or word in TOMORROW:
            return self.near(word)
        if word in WEEKDAY:
            length = 2 if self.rest[1] in DAYTIME else 1
            return When(length, self.weekday(WEEKDAY[word]), LOOSE if word in LOOSE_WORDS and length == 1 else NAMED)
        if word in MONTH:
            return self.month_first(word)
        if word in {"last", "next", "this"} or (word == "following" and self.rest[1] in WEEKDAY):
            return self.relative(word)
        if word == "in":
            return self.ahead()
        if word in DAY_ENDS:
            return self.end_of(word)
        return self.counted()

    def near(self, word: str) -> When:
        """today, yesterday, tomorrow, with a part of the day behind them."""
        days = 0 if word in TODAY else -1 if word in YESTERDAY else 1
        length = 2 if self.rest[1] in DAYTIME and days else 1
        return When(length, self.today + timedelta(days))

    def year_of(self, month: int) -> int:
        """The year of the coming month of that number, or of the last one, today's month included."""
        today = self.today
        return today.year + ((month < today.month) if self.forward else -(month > today.month))

    def weekday(self, number: int) -> date:
        """The last such day, today included; or the next one, today excluded."""
        back = (self.today.weekday() - number) % 7
        return self.today + timedelta(7 - back if self.forward else -back)

    @property
    def monday(self) -> date:
        """Monday of this ISO week."""
        return self.today - timedelta(self.today.weekday())

    def last_weekday(self, number: int) -> date:
        """The latest such day before today."""
        return self.today - timedelta((self.today.weekday() - number - 1) % 7 + 1)

    def relative(self, word: str) -> When | None:
        """last, next and this before a weekday, a week, a part of the day."""
        what = self.rest[1]
        if what in WEEKDAY:
            number = WEEKDAY[what]
            length = 3 if self.rest[2] in DAYTIME else 2
            if word == "last":
                return When(length, self.last_weekday(number))
            passed = word == "this" and self.forward and self.monday + timedelta(number) < self.today  # on a Sunday
            day = self.monday + timedelta(number + (0 if word == "this" and not passed else 7))
            return When(length, day, NAMED if word == "this" else ADVERB)
        if what == "week":
            if word == "this":
                return When(2, self.today)
            return When(2, self.monday + timedelta(7 if word == "next" else -7))
        if word == "this" and what in DAYTIME:
            return When(2, self.today)
        if word == "last" and what in ("night", "evening"):
            return When(2, self.today - timedelta(1))
        return None

    def end_of(self, word: str) -> When | None:
        """eod, eow, eom, and the end of the day, week or month."""
        length, what = 1, word
        if word == "end":
            if self.rest[1] != "of":
                return None
            length = 4 if self.rest[2] == "the" else 3
            what = self.word(length - 1)
        if what in ("eod", "eob", "cob", "day") or (what == "business" and length == 3):
            return When(length, self.today)
        if what in ("eom", "month"):
            return When(length, months_on(self.today.replace(day=1), 1) - timedelta(1))
        if what in ("eow", "week"):
            day = self.monday + timedelta(self.week_end)
            if self.forward and day < self.today:
                day += timedelta(7)
            return When(length, day)
        return None

    @property
    def week_end(self) -> int:
        """The weekday that ends a week, by the setting."""
        return WEEKDAYS.index(self.eow) if self.eow in WEEKDAYS else 4

    def amount(self, ahead: int, digits: int = 4) -> tuple[int, int, str, bool] | None:
        """A number (of so many digits at most) and its unit some places on: words taken, number, unit, and whether
        nobody counted."""
        word, length, few = self.word(ahead), 1, False
        if word in {"a", "some"} and (self.word(ahead + 1) in FEW or self.word(ahead + 1) == "couple"):
            word, ahead, length = self.word(ahead + 1), ahead + 1, 2
        if word == "half" and self.word(ahead + 1) == "a" and self.word(ahead + 2) in {"year", "yr"}:
            return 3, 6, "m", False
        if word == "couple":
            number = 2
            if self.word(ahead + 1) == "of":
                ahead, length = ahead + 1, length + 1
            elif length == 1 and self.word(ahead + 2) not in ("ago", "back"):
                return None
        elif word in FEW:
            number, few = 3, True
        elif word in NUMBER:
            number = NUMBER[word]
        elif is_digit(word[:1]):
            shape, numbers = shape_of(word)
            if len(numbers) != 1 or len(numbers[0]) > digits or shape[:1] != "0":
                return None
            number = int(numbers[0])
            if len(shape) > 1:
                unit = UNIT.get(shape[1:])
                return (1, number, unit, False) if unit else None
        else:
            return None
        unit = UNIT.get(self.word(ahead + 1))
        return (length + 1, number, unit, few) if unit else None

    def shifted(self, number: int, unit: str) -> date:
        """The day that many units from today."""
        if unit in "my":
            return months_on(self.today, number * (12 if unit == "y" else 1)) if unit == "m" else self.years_on(number)
        return self.today + timedelta(number * {"d": 1, "w": 7, "f": 14}[unit])

    def years_on(self, number: int) -> date:
        """The same day of another year; 28 for 29 February."""
        year = self.today.year + number
        return day_of(year, self.today.month, self.today.day) or date(year, self.today.month, 28)

    def counted(self) -> When | None:
        """``n unit ago``, else ``n month [year]``."""
        amount = self.amount(0)
        if amount:
            length, number, unit, few = amount
            if self.word(length) in ("ago", "back"):
                return When(length + 1, self.shifted(-number, unit), approx=few)
        elif self.recent():
            return When(self.recent(), self.today)
        elif self.rest[2] == "ago" and self.rest[1][-1:] == "s" and self.rest[1][:-1] in WEEKDAY:  # "two Fridays ago"
            number = NUMBER.get(self.rest[0]) or (int(self.rest[0]) if len(self.rest[0]) < 3 else 0)
            return When(3, self.last_weekday(WEEKDAY[self.rest[1][:-1]]) - timedelta(7 * (number - 1)))
        month = MONTH.get(self.rest[1])
        day = day_number(self.rest[0]) if month else 0
        if day and month:
            kind = LOOSE if self.rest[1] in LOOSE_WORDS and is_digit(self.rest[0][-1]) else NAMED
            return self.with_year(2, day, month, kind)
        return None

    def recent(self) -> int:
        """The words of "an hour ago", "20 minutes ago", "half an hour ago"; 0 for anything else."""
        at = 2 if self.rest[0] == "half" and self.rest[1] == "an" else 1
        if at == 1 and self.rest[0] == "half":
            return 0
        if self.word(at) in _SHORT_UNITS and self.word(at + 1) == "ago":
            return at + 2
        return 2 if self.rest[1] == "ago" and shape_of(self.rest[0])[0] in {"0h", "0m", "0min"} else 0

    def ahead(self) -> When | None:
        """``in n units``, but not the "in 3 days late" of "came in 3 days late"; without a day where no year is so far
        away."""
        amount = self.amount(1, 99)
        if amount is None:
            return None
        length, number, unit, few = amount
        if self.word(length + 1) in OFF_TIME and self.word(length + 2) not in DAYTIME:  # "in 3 days, early afternoon"
            return None
        try:
            return When(length + 1, self.shifted(number, unit), approx=few)
        except (OverflowError, ValueError):
            return When(length + 1, None)

    def month_first(self, word: str) -> When | None:
        """``Feb 13``; the number belongs to a month behind it ("Jan 5 Feb")."""
        typed = self.rest[1]
        day = day_number(typed)
        if not day or self.rest[2] in BEHIND_NO_DAY or (self.rest[2] in MONTH and self.rest[2] not in LOOSE_WORDS):
            return None
        return self.with_year(2, day, MONTH[word], LOOSE if word in LOOSE_WORDS and is_digit(typed[-1]) else NAMED)

    def with_year(self, length: int, day: int, month: int, kind: int) -> When | None:
        """The day of a month, of the year that may stand behind it ("13 Feb 2025", "13 Feb of 2025")."""
        year = self.word(length)
        if is_year(year):
            return When(length + 1, day_of(int(year), month, day), NAMED)
        if len(year) == 3 and year[0] in "'’" and year[1:].isascii() and year[1:].isdigit():
            return When(length + 1, day_of(2000 + int(year[1:]), month, day), NAMED)
        return When(length, self.rolled(month, day), kind)

    def numeric(self, word: str) -> When | None:
        """``2026-02-13``, ``13/2``, ``13.2.26``, ``13.2.``, ``20260213``."""
        shape, numbers = shape_of(word.replace("–", "-"))
        if shape == "0":
            year = numbers[0][:4]
            if len(word) != 8 or year[:2] not in YEARS or self.word(-1) in COUNTED or is_digit(self.rest[1][:1]):
                return None
            on = day_of(int(year), int(word[4:6]), int(word[6:]))
            return When(1, on, NAMED) if on else None
        if shape in ("0-0-0", "0/0/0", "0.0.0") and len(numbers[0]) == 4:
            if len(numbers[1]) > 2 or len(numbers[2]) > 2:
                return None
            return When(1, day_of(int(numbers[0]), int(numbers[1]), int(numbers[2])), NAMED)
        year = numbers[2] if shape in ("0-0-0", "0/0/0", "0.0.0") else ""
        if year:
            if len(year) not in (2, 4) or (shape == "0-0-0" and len(year) == 2) or self.word(-1) in COUNTED:
                return None
        elif shape not in ("0/0", "0.0.") or not self.is_numeric_day(word):
            return None
        first, second = numbers[0], numbers[1]
        if len(first) > 2 or len(second) > 2:
            return None
        day, month = (int(second), int(first)) if self.order == "mdy" else (int(first), int(second))
        if month > 12:
            day, month = month, day
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        if year:
            return When(1, day_of(int(year) + (2000 if len(year) == 2 else 0), month, day), NAMED)
        return When(1, self.rolled(month, day), STRICT if shape == "0.0." and self.at else NAMED)

    def is_numeric_day(self, word: str) -> bool:
        """False for fractions, scores and the like: "3/4 of", "rated 4/5", "24/7", "the 9/11 memorial"."""
        if word == "24/7" or self.word(-1) in COUNTED or self.rest[1] in COUNTED_BEHIND:
            return False
        return word != "9/11" or self.word(-1) not in ("re", "about", "the", "of")

    def rolled(self, month: int, day: int) -> date | None:
        """The latest such day not after today, or the next one not before it (29 Feb may be 8 years off)."""
        step = 1 if self.forward else -1
        for years in range(9):
            on = day_of(self.today.year + step * years, month, day)
            if on and (on >= self.today if self.forward else on <= self.today):
                return on
        return None
