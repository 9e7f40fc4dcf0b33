"""Words of days, months, units and clocks, and a day of the calendar: what every reader of date phrases stands on.

Standard library only, and no patterns: the quick log loads this.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from netritual.domain.language.text import CURRENCIES

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
MONTH_PATTERN = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES)
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

TODAY = frozenset(("today", "tod", "tonight", "tonite"))
YESTERDAY = frozenset(("yesterday", "yday", "yd", "yest", "ystd", "yesterdy"))
TOMORROW = frozenset(("tomorrow", "tmr", "tmrw"))
NEAR_DAYS = TODAY | YESTERDAY | TOMORROW
"""Words for the day of typing and those beside it."""
SPELLINGS = {
    "nite": "night", "wknd": "weekend", "wkend": "weekend", "w/e": "weekend", "wkends": "weekends", "2day": "today",
    "2moro": "tomorrow", "2morrow": "tomorrow", "tmw": "tomorrow", "tmrow": "tomorrow", "tomo": "tomorrow",
    "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow", "ystday": "yesterday",
    "yestday": "yesterday", "y'day": "yesterday", "yest'day": "yesterday", "yesturday": "yesterday",
    "mornin": "morning", "arvo": "afternoon", "wednsday": "wednesday",
    "wendesday": "wednesday", "tuesd": "tuesday", "thursd": "thursday", "thrs": "thursday", "satruday": "saturday",
    "feburary": "february", "febuary": "february", "qtr": "quarter", "fortnite": "fortnight", "yr": "year",
    "nxt": "next", "lst": "last", "wid": "with", "wth": "with",
    "mth": "month", "mths": "months", "mnth": "month", "abt": "about", "wk": "week", "aftr": "after", "bfr": "before",
    "insted": "instead", "instd": "instead",
}  # fmt: skip
"""Words of days, and those that join a name, as hurry spells them -> the word that is meant."""
NUMBER = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
OFF_TIME = frozenset(("ago", "late", "early", "behind", "overdue"))
"""Behind a length these say how far it was off, or back: "3 days late"."""
FEW = frozenset(("few", "several"))
"""A number nobody counted: three, and marked as reckoned."""
UNIT = {
    "d": "d", "day": "d", "days": "d", "night": "d", "nights": "d", "w": "w", "wk": "w", "wks": "w", "week": "w",
    "weeks": "w", "fortnight": "f", "fortnights": "f", "mo": "m", "month": "m", "months": "m", "y": "y", "yr": "y",
    "yrs": "y", "year": "y", "years": "y",
}  # fmt: skip
YEARS = ("19", "20", "21")
HOURS = frozenset(("hour", "hours", "hr", "hrs", "h"))
MINUTES = frozenset(("minute", "minutes", "min", "mins"))
CURRENCY_WORDS = " ".join(CURRENCIES.values()).split()
BEHIND_NO_TIME = frozenset((
    *CURRENCY_WORDS, "%", "percent", "k", "m", "bn", "million", "billion", "km", "miles", "kg", "hours",
))  # fmt: skip
"""A number before one of these is no hour."""
BEHIND_NO_DAY = BEHIND_NO_TIME | MINUTES | HOURS
"""And before one of these no day behind a month: "Jan 20 euro", "coffee with Jan 20 min"."""
PARTS_OF_MONTH = {"early": 1, "mid": 15, "late": 21, "middle": 15}
"""The day of a month that its parts stand for."""
UP_TO = frozenset(("to", "-", "–", "until", "till", "through", "and"))
"""Words and signs between the two ends of a span."""
ENDS_OF_A_DAY = frozenset(("eod", "eob", "cob"))
"""Short for the end of a day."""
SHORT_ENDS = ENDS_OF_A_DAY | {"eow", "eom"}
"""Short for the end of a day, a week or a month."""
DAY_ENDS = SHORT_ENDS | {"end"}

FOREIGN_SHORT = {
    "de": "mo di mi do fr sa so", "fr": "lun - mer jeu ven sam dim", "es": "lun - mie jue vie sab dom",
    "it": "lun - mer gio ven sab dom", "pt": "seg ter qua qui sex sab dom", "nl": "ma di wo do vr za zo",
}  # fmt: skip
"""Weekdays as other languages cut them short, from Monday on, but for "mar", which is a month too: days before a date,
and behind one of ``BEFORE_SHORT``."""
FOREIGN_SHORT_WORDS = frozenset(" ".join(FOREIGN_SHORT.values()).split()) - {"-"}
HALF_MARKS, BEFORE_SPELLED = ("halb", "viertel", "half", "kwart"), ("um", "om", "gegen", "rond")
"""Words with which an hour begins in German and Dutch, and before one that is spelled out."""
BEFORE_SHORT = frozenset((
    "am", "bis", "ab", "till", "til", "until", "el", "le", "hasta", "entro", "ate", "até", "op", "tot",
))  # fmt: skip
FIRST_DAYS = frozenset(("premier", "primo", "primero", "primeiro"))
"""The first of a month, behind its article."""
NOON = frozenset(("noon", "midday"))
NOON_ABROAD = frozenset(("midi", "mittag", "mittags", "mediodía", "mediodia", "mezzogiorno", "meio-dia", "meiodia"))
"""Noon in six languages, behind a day or a word that stands before an hour."""
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
    return 1 <= NUMBER.get(hour, int(hour) if len(hour) < 3 and is_digit(hour) and hour.isdecimal() else 0) <= 12


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


DATED = frozenset(("0.0.", "0.0.0", "0/0"))
"""Shapes of a day with its month."""
DOTTED = DATED | {"0."}
"""Shapes of a date behind a weekday cut short."""


RANGES = frozenset(("0-0", "0-0h", "0-0:0", "0:0-0", "0-0.0", "0.0-0"))
"""Shapes of two hours, of which one at least has no minutes: "10-11:30"."""
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
    return len(word) == 4 and word.isascii() and word.isdigit() and word[:2] in YEARS


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None for one it does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
