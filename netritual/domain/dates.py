"""Words of days, the clocks, and the common forms of a date, which ``date_phrases`` and its rarer readers stand on.

Standard library only, and no patterns: the quick log loads this. Reads no clock; ``today`` is an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = {
    "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "weds": 2, "wednesday": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "fri": 4, "friday": 4, "sat": 5, "saturday": 5,
    "sun": 6, "sunday": 6,
}  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTH.update({name[:3]: number for name, number in list(MONTH.items())})
MONTH["sept"] = 9
LAST_YEAR = 8999
"""A later day is read as one that does not exist: nothing can be counted from it."""
LOOSE_WORDS = frozenset(("sun", "sat", "mon", "wed", "mar", "may", "march"))
"""Words that are dates only where a date is expected."""

ADVERB, NAMED, LOOSE, STRICT = range(4)
"""Kinds of phrases: "yesterday" is a date anywhere; "5 March" may stand before a noun ("the 5 March deal"); "sat" is
often another word; "the 3rd" is a date only where nothing follows that it could count."""

_TODAY = frozenset(("today", "tod", "tonight", "tonite"))
_YESTERDAY = frozenset(("yesterday", "yday", "yd", "yest", "ystd", "yesterdy"))
_TOMORROW = frozenset(("tomorrow", "tmr", "tmrw"))
NEAR_DAYS = _TODAY | _YESTERDAY | _TOMORROW
"""Words for the day of typing and those beside it."""
_DAYTIME = frozenset(("morning", "afternoon", "evening", "night", "am", "pm"))
SPELLINGS = {
    "nite": "night", "wknd": "weekend", "wkend": "weekend", "w/e": "weekend", "wkends": "weekends", "2day": "today",
    "2moro": "tomorrow", "2morrow": "tomorrow", "tmw": "tomorrow", "tmrow": "tomorrow", "tomo": "tomorrow",
    "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow", "ystday": "yesterday",
    "yestday": "yesterday", "y'day": "yesterday", "yest'day": "yesterday", "yesturday": "yesterday",
    "mornin": "morning", "arvo": "afternoon", "wednsday": "wednesday",
    "wendesday": "wednesday", "tuesd": "tuesday", "thursd": "thursday", "thrs": "thursday", "satruday": "saturday",
    "feburary": "february", "febuary": "february", "qtr": "quarter", "fortnite": "fortnight", "yr": "year",
    "mth": "month", "mths": "months", "mnth": "month", "abt": "about", "wk": "week",
}  # fmt: skip
"""Words of days as hurry spells them -> the word that is meant."""
NUMBER = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
FEW = frozenset(("few", "several"))
"""A number nobody counted: three, and marked as reckoned."""
UNIT = {
    "d": "d", "day": "d", "days": "d", "night": "d", "nights": "d", "w": "w", "wk": "w", "wks": "w", "week": "w",
    "weeks": "w", "fortnight": "f", "fortnights": "f", "mo": "m", "month": "m", "months": "m", "y": "y", "yr": "y",
    "yrs": "y", "year": "y", "years": "y",
}  # fmt: skip
_YEARS = ("19", "20", "21")
HOURS = frozenset(("hour", "hours", "hr", "hrs", "h"))
MINUTES = frozenset(("minute", "minutes", "min", "mins"))
_SHORT_UNITS = frozenset((*HOURS, *MINUTES, "moment", "sec"))
DAY_ENDS = frozenset(("end", "eow", "eom", "eod", "eob", "cob"))

FOREIGN_SHORT = {
    "de": "mo di mi do fr sa so", "fr": "lun - mer jeu ven sam dim", "es": "lun - mie jue vie sab dom",
    "it": "lun - mer gio ven sab dom", "pt": "seg ter qua qui sex sab dom", "nl": "ma di wo do vr za zo",
}  # fmt: skip
"""Weekdays as other languages cut them short, from Monday on, but for "mar", which is a month too: days before a date,
and behind one of ``BEFORE_SHORT``."""
FOREIGN_SHORT_WORDS = frozenset(" ".join(FOREIGN_SHORT.values()).split()) - {"-"}
BEFORE_SHORT = frozenset((
    "am", "bis", "ab", "till", "til", "until", "el", "le", "hasta", "entro", "ate", "até", "op", "tot",
))  # fmt: skip
FOREIGN_NUMBERS = frozenset((
    "un", "una", "um", "uma", "een", "ein", "eine", "einer", "einem", "due", "dos", "dois", "duas", "deux",
    "zwei", "twee", "tre", "tres", "trois", "drei", "drie",
))  # fmt: skip
"""Numbers in words before a unit of another language."""


class When:
    """A date phrase: how many words it takes, and its day.

    ``day`` is None for one that no calendar has (31 Feb) and for one that nobody can reckon (``vague``: "recently").
    ``span`` holds first and last day of what is longer than a day; ``approx`` marks a day reckoned from vague words;
    ``differs`` one whose weekday is not the one that stands beside it.
    """

    def __init__(
        self, length: int, day: date | None, kind: int = ADVERB, span: tuple[date, date] | None = None,
        approx: bool = False, differs: bool = False, vague: bool = False,
    ) -> None:  # fmt: skip
        self.length, self.day, self.kind, self.span = length, day, kind, span
        self.approx, self.differs, self.vague = approx, differs, vague

    def longer(self, words: int) -> When:
        """The same phrase with more words before or behind it."""
        self.length += words
        return self


def needs_settings(text: str) -> bool:
    """True when a day in the text may hang on a setting: a numeric date (``date_order``) or the end of a week."""
    low = text.lower()
    if "eow" in low or "end of" in low:
        return True
    for at in range(1, len(low) - 1):
        if low[at] in "/.-" and is_digit(low[at - 1]) and is_digit(low[at + 1]):
            before, after = _digits(low, at - 1, -1), _digits(low, at + 1, 1)
            if before <= 2 and after <= 2 and (low[at] != "-" or low[at + 1 + after : at + 2 + after] == "-"):
                return True
    return False


def _digits(text: str, at: int, step: int) -> int:
    """How many digits stand from a place on, three at most."""
    count = 0
    while 0 <= at < len(text) and is_digit(text[at]) and count < 3:
        at, count = at + step, count + 1
    return count


def is_digit(char: str) -> bool:
    """True for 0 to 9, false for "" and for digits of other scripts."""
    return "0" <= char <= "9"


@lru_cache(512)  # a word is asked for its shape by one form of a date after the other
def shape_of(word: str) -> tuple[str, Sequence[str]]:
    """A word with each run of digits as one 0, and the runs: "14h30" is ``0h0`` of 14 and 30. Long words have none."""
    if len(word) > 16:
        return "", ()
    numbers: list[str] = []
    shape, start = "", -1
    for at, char in enumerate(word):
        if "0" <= char <= "9":
            if start < 0:
                start, shape = at, f"{shape}0"
            continue
        if start >= 0:
            numbers.append(word[start:at])
            start = -1
        shape += char
    if start >= 0:
        numbers.append(word[start:])
    return shape, numbers


def without_stop(word: str) -> str:
    """The word without trailing punctuation; "1.3." is a day of the month and keeps its dot."""
    bare = word.rstrip(".,;!")
    return f"{bare}." if word[:1].isdigit() and word[len(bare) :] == "." and shape_of(bare)[0] == "0.0" else bare


def full_day(day: date) -> str:
    """A date in full, with the month by name: "Tue 10 Mar 2026"."""
    return f"{WEEKDAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def months_on(day: date, months: int) -> date:
    """The same day number some months on (negative: back), 28 at most."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, min(day.day, 28))


def read_time(word: str) -> str | None:
    """``HH:MM`` for "14:30", "3pm", "3:15pm" or "3:15p"; None for anything else."""
    if not is_digit(word[:1]):
        return None
    shape, numbers = shape_of(word)
    half = shape[-2:] if shape[-2:] in ("am", "pm") else shape[-1:] if shape[-1:] in ("a", "p") else ""
    bare = shape[: len(shape) - len(half)]
    if bare == "0.0" and half:
        bare = "0:0"
    if bare not in ("0", "0:0") or (bare == "0" and not half) or (bare == "0:0" and len(numbers[1]) != 2):
        return None
    hour, minute = int(numbers[0]), int(numbers[1]) if bare == "0:0" else 0
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"{hour:02}:{minute:02}" if len(numbers[0]) <= 2 and hour < 24 and minute < 60 else None


def is_half_unsaid(word: str) -> bool:
    """True for "5:30" and "7.30", which leave out the half of the day; "05:30" and "17:30" do not."""
    shape, numbers = shape_of(word)
    return shape in ("0:0", "0.0") and word[0] != "0" and int(numbers[0]) <= 12


def is_hour(word: str) -> bool:
    """True for "13h", "8h30" and the Dutch "8u30": from seven on that is a clock rather than a length."""
    hour, sign, minutes = word.partition("u" if "u" in word else "h")
    whole = bool(sign) and hour.isascii() and hour.isdigit() and len(hour) <= 2 and 7 <= int(hour) <= 23
    return whole and (not minutes or (minutes.isascii() and minutes.isdigit() and len(minutes) == 2))


def is_dotted_clock(word: str) -> bool:
    """True for "9.30" and "9.30am"."""
    shape, numbers = shape_of(word)
    if shape not in ("0.0", "0.0am", "0.0pm"):
        return False
    return len(numbers[0]) <= 2 and int(numbers[0]) < 24 and len(numbers[1]) == 2 and int(numbers[1]) < 60


def is_timetable_clock(word: str) -> bool:
    """True for "0900" and "1430", quarters of an hour in four figures; "2030" is a year."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()) or word[:2] == "20":
        return False
    return int(word[:2]) < 24 and word[2:] in ("00", "15", "30", "45")


def is_short_clock(word: str) -> bool:
    """True for "930", quarters of an hour as they are typed behind a day: "fri 930"."""
    return len(word) == 3 and word[0] != "0" and is_timetable_clock(f"0{word}")


def is_hour_or_so(word: str) -> bool:
    """True for "10ish" and "ten-ish"."""
    hour = word[:-3].rstrip("-") if word[-3:] == "ish" else ""
    return 1 <= NUMBER.get(hour, int(hour) if len(hour) < 3 and is_digit(hour) and hour.isdigit() else 0) <= 12


def is_clock(word: str) -> bool:
    """True for "14:30", "3pm", "9.30", "13h", "8u30", "0900" and "10ish"."""
    if word[-3:] == "ish":
        return is_hour_or_so(word)
    return read_time(word) is not None or is_dotted_clock(word) or is_hour(word) or is_timetable_clock(word)


def is_clock_or_range(word: str) -> bool:
    """True for an hour, and for "10-11", "2-3pm" and "10h-11h30"."""
    first, dash, last = word.partition("-")
    hours = [one for one in (first, last) if is_clock(one) or (one.isdecimal() and len(one) < 3)]
    return is_clock(word) or (bool(dash) and len(hours) == 2)


HALVES = frozenset(("half", "halb", "quarter"))
"""Words that a length or an hour begins with."""


def is_hour_of_day(words: Sequence[str], at: int) -> bool:
    """True for the hour behind a weekday cut short: "10 uhr", "10:00", "12h30", "um 10"."""
    word, behind = [*words[at : at + 2], "", ""][:2]
    if word in ("um", "om"):
        return is_digit(behind[:1])
    return is_digit(word[:1]) and (behind in ("uhr", "uur") or ":" in word or is_hour(word))


DOTTED = frozenset(("0.", "0.0.", "0.0.0", "0/0"))
"""Shapes of a date behind a weekday cut short."""


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
        if word in _TODAY or word in _YESTERDAY or word in _TOMORROW:
            return self.near(word)
        if word in WEEKDAY:
            length = 2 if self.rest[1] in _DAYTIME else 1
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
        days = 0 if word in _TODAY else -1 if word in _YESTERDAY else 1
        length = 2 if self.rest[1] in _DAYTIME and days else 1
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
            length = 3 if self.rest[2] in _DAYTIME else 2
            if word == "last":
                return When(length, self.last_weekday(number))
            return When(length, self.monday + timedelta(number + (0 if word == "this" else 7)))
        if what == "week":
            if word == "this":
                return When(2, self.today)
            return When(2, self.monday + timedelta(7 if word == "next" else -7))
        if word == "next" and what == "month":
            return When(2, months_on(self.today.replace(day=1), 1))
        if word == "this" and what in _DAYTIME:
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
        """``in n units``; without a day where no year is so far away."""
        amount = self.amount(1, 99)
        if amount is None:
            return None
        length, number, unit, few = amount
        try:
            return When(length + 1, self.shifted(number, unit), approx=few)
        except (OverflowError, ValueError):
            return When(length + 1, None)

    def month_first(self, word: str) -> When | None:
        """``Feb 13``; the number belongs to a month behind it ("Jan 5 Feb")."""
        typed = self.rest[1]
        day = day_number(typed)
        if not day or (self.rest[2] in MONTH and self.rest[2] not in LOOSE_WORDS):
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
            if len(word) != 8 or year[:2] not in _YEARS or self.word(-1) in COUNTED or is_digit(self.rest[1][:1]):
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


ORDINAL = ("0st", "0nd", "0rd", "0th")
"""Shapes of "1st", "2nd", "3rd", "4th"."""
NO_DAY = 40
"""Stands for a number that no month has, but that was meant as a day: "32 March", "July 42nd"."""


def day_number(word: str) -> int:
    """The number of a day in a month: "13" or "13th"; ``NO_DAY`` for one that no month has, 0 for anything else."""
    shape, numbers = shape_of(word)
    if (shape != "0" and shape not in ORDINAL) or len(numbers[0]) > 2:
        return 0
    day = int(numbers[0])
    return day if 1 <= day <= 31 else NO_DAY if day and (shape != "0" or day < NO_DAY) else 0


def is_year(word: str) -> bool:
    """True for a year of four digits, 1900 to 2199."""
    return len(word) == 4 and word.isascii() and word.isdigit() and word[:2] in _YEARS


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None for one it does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
