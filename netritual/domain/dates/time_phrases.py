"""Clocks and lengths in their rarer forms: "2-3pm", "14h30", "at 8", "noon"; "1.5h", "1 hour 15 min", "half an hour".

``date_phrases`` and the grammar load this when a word may begin one. Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import (
    BEHIND_NO_TIME,
    CURRENCY_WORDS,
    DATED,
    HALVES,
    HOURS,
    MINUTES,
    MONTH,
    NUMBER,
    RANGES,
    WEEKDAY,
    is_digit,
    is_half_unsaid,
    is_hour_or_so,
    is_short_clock,
    is_timetable_clock,
    read_time,
    shape_of,
)

_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 0}
_HALF = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_CLOCK_WORDS = frozenset(("uhr", "uur", "h", "o'clock", "oclock", "heures", "ore", "horas"))
_RANGE_WORDS = frozenset(("to", "-", "–", "until", "till", "and"))
BEFORE_NO_TIME = frozenset((
    *CURRENCY_WORDS, "paid", "cost", "costs", "price", "for", "worth", "version", "v", "ver", "release", "python",
    "macos", "ios", "of", "scored", "rated", "score", "chapter", "section", "page", "no", "nr", "number", "room",
    "gate", "grade",
))  # fmt: skip
_GROWTH = frozenset(
    ("grew", "grow", "went", "rose", "up", "fell", "dropped", "down", "moved", "raised", "increased", "score", "scale")
)
"""Before "from 5 to 10" that is no time."""
_DAYS = frozenset((*WEEKDAY, "today", "yesterday", "tomorrow", "tmrw", "tmr"))
_DAYS_TO_COME = frozenset(("tomorrow", "tmrw", "tmr", "tomo", "morgen", "demain", "mañana", "domani", "amanhã"))
"""Right behind one of these, or a day of such a shape, "9.30" is a time."""
_BEGINS = {"breakfast": 5, "lunch": 9, "dinner": 12, "drinks": 12}
"""Kind of talk -> the hour from which on twelve hours are meant where the half of the day is left out."""
_OTHERS_BEGIN = 7
"""That hour of a coffee, a call, a walk and all other talks: none is at night."""
_PARTS = {"morning": 1, "afternoon": 12, "evening": 12, "tonight": 12, "tonite": 12, "night": 12}
"""Part of the day -> the same; it goes before the kind of talk."""
_FROM_SEVEN, _BEHIND_NOON = 7 * 60, 13 * 60
"""A bare hour from the one on with one behind it that has its sign and is later than the other is no length."""
_LONGEST_BARE = 6 * 60
"""Minutes that two bare hours never take: "10-1" is a stretch, "7-1" a score."""
_EITHER_WAY = (6 * 60, 8 * 60)
"""Minutes of the day between which an hour of other talks may be in the morning and in the evening."""


class ClockTime:
    """A time of the day: words taken, minutes since midnight, minutes of a range (0: none).

    ``unsaid``: the half of the day was left out ("at 8", "5:30"). Not ``certain``: a number that may count a thing
    ("at 10 people"), or a word that has another sense ("midnight oil").
    """

    def __init__(self, length: int, minute: int, minutes: int = 0, unsaid: bool = False, certain: bool = True) -> None:
        self.length, self.minute, self.minutes, self.unsaid, self.certain = length, minute, minutes, unsaid, certain

    def text(self, words: Sequence[str], kind: str = "") -> str:
        """``HH:MM``. An hour without its half is that of the part of the day among the ``words``, else of the ``kind``
        of talk."""
        minute = self.minute
        if self.unsaid:
            part = next((_PARTS[word] for word in words if word in _PARTS), None)
            begins = 60 * (_BEGINS.get(kind, _OTHERS_BEGIN) if part is None else part)
            minute = (begins + (minute - begins) % (12 * 60)) % (24 * 60)
        return f"{minute // 60:02}:{minute % 60:02}"

    def may_be_either(self, words: Sequence[str], kind: str) -> bool:
        """Whether neither the words nor the kind of talk tell the half of the day: "call at 7"."""
        first, last = _EITHER_WAY
        is_said = kind in _BEGINS or any([word in _PARTS for word in words])
        return self.unsaid and not is_said and first <= self.minute < last


def read_clock(words: Sequence[str], at: int, behind_at: bool) -> ClockTime | None:
    """A time or a range of times that begins at a word. ``behind_at``: "at" stands before it: a number is an hour."""
    if at < len(words) and words[at] in ("from", "between") and not behind_at:
        clock = _range(words, at + 1, True) if _word(words, at - 1) not in _GROWTH else None
        if clock:
            clock.length += 1
        return clock
    shape = shape_of(_word(words, at))[0]
    opened = shape == "0-0:0" or (behind_at and shape in RANGES)  # "10-11:30", "tues 10-11"
    return _range(words, at, opened) or _one(words, at, behind_at)


def _range(words: Sequence[str], at: int, opened: bool) -> ClockTime | None:
    """``2-3pm``, ``3pm-4pm``, ``14:00-15:30``, ``2 to 4pm``; of two bare hours only behind from or between."""
    word = _word(words, at).replace("–", "-")
    left, dash, right = word.partition("-")
    if dash:
        if _word(words, at + 1) in _HALF:
            right, length = right + _word(words, at + 1).replace(".", ""), 2
        else:
            length = 1
    else:
        length = 2
        if _word(words, at + 1) in _HALF:
            left, length = left + _word(words, at + 1).replace(".", ""), 3
        if _word(words, at + length - 1) not in _RANGE_WORDS or (_word(words, at + length - 1) == "and" and not opened):
            return None
        right = _word(words, at + length)
        length += 1
        if _word(words, at + length) in _HALF:
            right, length = right + _word(words, at + length).replace(".", ""), length + 1
    return _between(_minute(left), _minute(right), length, opened)


def _between(start: tuple[int, str] | None, end: tuple[int, str] | None, length: int, opened: bool) -> ClockTime | None:
    """The range of two times. An hour without its half takes that of the other, so that the range is short."""
    if start is None or end is None:
        return None
    if end[1] == "bare":
        bare = start[1] in ("bare", "open") and opened and 0 < start[0] < 13 * 60 and 0 < end[0] <= 12 * 60
        minutes = (end[0] - start[0]) % (12 * 60)
        return ClockTime(length, start[0], minutes, True, False) if bare and 0 < minutes < _LONGEST_BARE else None
    first, last = start[0], end[0]
    if start[1] in ("bare", "open") and end[1] == "half":
        if first >= 13 * 60 or first == 0:
            return None
        first = first % (12 * 60) + (12 * 60 if last >= 12 * 60 else 0)
        if first >= last:
            first -= 12 * 60
    elif start[1] == "bare" and not opened and not (first >= _FROM_SEVEN and last >= _BEHIND_NOON):
        return None  # but "18-22h" is no length
    unsaid = start[1] != "half" and end[1] in ("open", "dotted") and max(first, last) < _BEHIND_NOON
    minutes = last - first
    if minutes <= 0:
        minutes += (12 if unsaid else 24) * 60
    return ClockTime(length, first % (24 * 60), minutes, unsaid) if minutes <= 12 * 60 else None


def _minute(word: str) -> tuple[int, str] | None:
    """A time in minutes since midnight, and how it was written: "bare" (an hour), "half" (am, pm), "open" ("5:30",
    which leaves its half out), "dotted" or "full"."""
    shape, numbers = shape_of(word.replace(".m", "m"))
    if shape == "0" and len(numbers[0]) <= 2 and int(numbers[0]) < 24:
        return int(numbers[0]) * 60, "bare"
    time = read_time(word.replace(".m", "m"))
    if time:
        how = "open" if is_half_unsaid(word) else "half" if shape.endswith("m") else "full"
        return int(time[:2]) * 60 + int(time[3:]), how
    if (
        shape in ("0h", "0h0", "0u", "0u0", "0.0")
        and len(numbers[0]) <= 2
        and (len(numbers) == 1 or len(numbers[1]) == 2)
    ):
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
        if hour < 24 and minute < 60:
            return hour * 60 + minute, "dotted" if shape == "0.0" else "full"
    return None


def _one(words: Sequence[str], at: int, behind_at: bool) -> ClockTime | None:
    word, following = _word(words, at), _word(words, at + 1)
    if word in _NAMED_HOURS:
        return ClockTime(1, _NAMED_HOURS[word] * 60, certain=behind_at)
    if word in ("half", "quarter", "halb") or following in ("past",):
        return _past(words, at) or _half(words, at) if behind_at else None
    if is_hour_or_so(word):
        return ClockTime(1, _hour(word[:-3].rstrip("-")) * 60, 0, True, certain=False) if behind_at else None
    if not is_digit(word[:1]):
        return ClockTime(1, _hour(word) * 60, 0, True, False) if behind_at and _hour(word) and len(word) > 2 else None
    if behind_at and (is_timetable_clock(word) or is_short_clock(word)):
        return ClockTime(1, int(word[:-2]) * 60 + int(word[-2:]), unsaid=is_short_clock(word))
    shape, numbers = shape_of(word)
    if following in _HALF and shape in ("0", "0:0", "0.0"):
        time = read_time(word.replace(".", ":") + following.replace(".", ""))
        return ClockTime(2, int(time[:2]) * 60 + int(time[3:])) if time else None
    reading = _minute(word)
    if reading is None:
        return None
    minute, how = reading
    if following in _CLOCK_WORDS and how != "half" and (following != "h" or behind_at):
        behind = _word(words, at + 2) if following == "uhr" else ""
        spoken = int(behind) if len(behind) == 2 and behind[0] in "012345" and is_digit(behind[1]) else 0
        return ClockTime(3 if spoken else 2, minute + spoken, 0, "clock" in following)
    if how == "dotted":
        dotted = _is_dotted_time(words, at, numbers, behind_at)
        return ClockTime(1, minute, unsaid=is_half_unsaid(word)) if dotted else None
    if how == "bare":
        return ClockTime(1, minute, 0, minute <= 12 * 60, False) if behind_at and minute else None
    if shape in ("0h", "0u") and not behind_at:
        return None  # a length
    return ClockTime(1, minute, unsaid=is_half_unsaid(word))


def _is_dotted_time(words: Sequence[str], at: int, numbers: Sequence[str], behind_at: bool) -> bool:
    """15.30 is a time, but not where it may be a price, a version or a share."""
    if _word(words, at + 1) in BEHIND_NO_TIME or _word(words, at - 1) in BEFORE_NO_TIME:
        return False
    number = _word(words, at - 1).removesuffix("th").isdecimal() and _word(words, at - 2) in _DAYS  # "Fri 13 8.30"
    dated = shape_of(_word(words, at - 1))[0] in DATED
    behind_day = number or dated or _word(words, at - 1) in _DAYS or _word(words, at - 1) in MONTH
    behind_day = behind_day or _word(words, at + 1) in _DAYS_TO_COME  # "9.30 tmrw"
    return behind_at or ((len(numbers[0]) == 2 or behind_day) and numbers[1][1] in "05" and int(numbers[0]) >= 6)


def _hour(word: str) -> int:
    """The hour of a number from 1 to 12, else 0."""
    number = NUMBER.get(word, int(word) if word.isascii() and word.isdigit() and len(word) <= 2 else 0)
    return number if number <= 12 else 0


def _half(words: Sequence[str], at: int) -> ClockTime | None:
    """``half ten`` is 10:30 in Ireland and Britain, ``halb 10`` 9:30."""
    hour = _hour(_word(words, at + 1))
    if _word(words, at) not in ("half", "halb") or not hour or _word(words, at + 1) in ("a", "an"):
        return None
    return ClockTime(2, hour * 60 + (30 if _word(words, at) == "half" else -30), 0, True, certain=False)


def _past(words: Sequence[str], at: int) -> ClockTime | None:
    """``half past 3``, ``quarter to 4``, ``ten past 2``."""
    word, side, hour = _word(words, at), _word(words, at + 1), _word(words, at + 2)
    number = _hour(hour)
    minutes = {"half": 30, "quarter": 15, "ten": 10, "five": 5, "10": 10, "5": 5, "20": 20}.get(word, 0)
    if not minutes or side not in ("past", "to") or not number:
        return None
    return ClockTime(3, number * 60 + (minutes if side == "past" else -minutes), 0, True)


def length_of(words: Sequence[str], at: int, spoken: bool) -> tuple[int, int] | None:
    """A length from a word on: words taken and minutes. ``spoken``: "for" stands before it, so numbers may be words."""
    word, following = _word(words, at).lstrip("~"), _word(words, at + 1)
    if word in ("half", "quarter"):
        return _part_of_hour(words, at)
    if word == "an" and following in ("hour", "hr"):
        if [_word(words, at + i) for i in (2, 3, 4)] == ["and", "a", "half"]:
            return 5, 90
        return _with_minutes(words, at, 2, 60)
    if word == "a" and following in HALVES:
        part = _part_of_hour(words, at + 1)
        return (part[0] + 1, part[1]) if part else None
    glued = _glued(word)
    if glued:
        return _with_minutes(words, at, 1, glued[0]) if glued[1] else (1, glued[0])
    amount = _amount(word, spoken)
    if amount is None:
        return None
    length = 1
    if following == "1/2":
        amount, length, following = amount + 0.5, 2, _word(words, at + 2)
    if [following, _word(words, at + 2), _word(words, at + 3)] == ["and", "a", "half"] and length == 1:
        amount, length, following = amount + 0.5, 4, _word(words, at + 4)
    if following in HOURS:
        return _with_minutes(words, at, length + 1, round(amount * 60))
    return (length + 1, round(amount)) if following in MINUTES and length == 1 else None


def _part_of_hour(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """``half an hour``, ``half hour``, ``quarter of an hour``."""
    minutes = 30 if _word(words, at) == "half" else 15
    end = at + 1 + (_word(words, at + 1) == "of")
    end += _word(words, end) == "an"
    if _word(words, end) not in ("hour", "hr") or (minutes == 15 and end == at + 1):
        return None
    return end + 1 - at, minutes


def _with_minutes(words: Sequence[str], at: int, length: int, minutes: int) -> tuple[int, int]:
    """Hours, and the minutes that may follow: ``1 hour 15 min``, ``1h 15m``, ``an hour and 10 minutes``."""
    end = at + length + (_word(words, at + length) == "and")
    word, following = _word(words, end), _word(words, end + 1)
    if [word, following] == ["a", "half"]:
        return end + 2 - at, minutes + 30
    glued = shape_of(word)
    if glued[0] in ("0m", "0min", "0mins") and int(glued[1][0]) < 60:
        return end + 1 - at, minutes + int(glued[1][0])
    if glued[0] == "0" and following in MINUTES and len(word) <= 2:
        return end + 2 - at, minutes + int(word)
    return length, minutes


def _glued(word: str) -> tuple[int, bool] | None:
    """Number and unit in one word: minutes, and whether they are whole hours."""
    shape, numbers = shape_of(word)
    if not numbers or len(numbers[0]) > 4:
        return None
    number = int(numbers[0])
    if shape in ("0m", "0min", "0mins", "0'", "0′", "0minutes"):
        return number, False
    if len(numbers[0]) > 3:
        return None
    if shape in ("0h", "0hr", "0hrs", "0hour", "0hours"):
        return number * 60, True
    if shape == "0h0" and len(numbers[0]) > 1:
        return None  # 14h30 is a time
    if shape in ("0h0", "0h0m", "0h0min", "0h0'", "0hr0") and len(numbers[1]) <= 2:
        return number * 60 + int(numbers[1]), False
    if shape in ("0.0h", "0,0h", "0.0hr", "0.0hrs", "0.0hours") and len(numbers[1]) <= 2:
        return round(float(f"{number}.{numbers[1]}") * 60), False
    if shape == "0:0h" and number < 10 and len(numbers[1]) == 2 and int(numbers[1]) < 60:
        return number * 60 + int(numbers[1]), False
    if shape in ("0½h", "0½"):
        return (number * 60 + 30, False) if shape == "0½h" else None
    return None


def _amount(word: str, spoken: bool) -> float | None:
    """A number before its unit, with a part behind its point if it has one."""
    shape, numbers = shape_of(word)
    if shape == "0" and len(numbers[0]) <= 4:
        return int(numbers[0])
    if shape in ("0.0", "0,0") and len(numbers[0]) <= 3 and len(numbers[1]) <= 2:
        return float(f"{numbers[0]}.{numbers[1]}")
    if shape == "0½" and len(numbers[0]) <= 3:
        return int(numbers[0]) + 0.5
    return NUMBER.get(word) if spoken else None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""
