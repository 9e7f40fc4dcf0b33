"""Days and months with a dot between them and none behind: "24.11", "di 24.11 10:00", "till 12.11".

Such a number may be a time, a price, or a version as well. It is a day where the words beside it say so: a weekday, an
hour, a word before days; and where the day is written first also right behind a talk or a name, if no clock has it.
Loaded with the first such number; standard library only.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from netritual.domain.dates.basic_date_phrases import COUNTED, COUNTED_BEHIND
from netritual.domain.dates.date_phrases import read_day
from netritual.domain.dates.dates import BEHIND_NO_TIME, When, is_clock, is_dotted_clock, is_hour_of_day, shape_of
from netritual.domain.dates.time_phrases import BEFORE_NO_TIME

_UNTIL = frozenset((
    "by", "till", "til", "until", "due", "before", "bis", "hasta", "entro", "fino", "ate", "até", "tot", "voor",
    "jusqu'au", "avant", "antes",
))  # fmt: skip
_ON = frozenset((
    "on", "since", "am", "vom", "zum", "ab", "seit", "den", "le", "el", "il", "del", "dal", "desde", "dia", "em", "op",
    "vanaf", "sinds", "depuis", "du", "au",
))  # fmt: skip
"""Before a day, in seven languages."""
_AT = frozenset(("at", "@", "um", "gegen", "om", "à", "às", "alle"))
_FROM = frozenset(("from", "vom", "von", "du", "dal", "del", "van", "de", "between", "zwischen"))
_TO = frozenset(("to", "till", "til", "until", "bis", "au", "al", "tot", "-", "–", "and", "und"))
_RUNNING = frozenset(("runs", "run", "running", "based", "built", "works", "stays", "is"))
"""Before "on" these say of what version something is."""
_NO_DAY_BESIDE = (COUNTED | BEFORE_NO_TIME | BEHIND_NO_TIME) - {"for", "order", "about", "only", "a"}
"""What counts, measures or names versions."""
_ENDS = frozenset((
    "", "with", "w", "w/", "at", "re", "about", "for", "to", "and", "or", "was", "mit", "wegen", "bei", "und",
    "avec", "con", "com", "met", "please", "latest",
))  # fmt: skip
"""Behind a number that is a day by itself; before another word it may count that."""
_FAR, _FAR_DUE = 120, 330
"""Days from today on within which a number is rather a day, and behind "by"."""
_LATEST_HOUR, _MONTHS = 23, 12


def dotted_days(
    words: Sequence[str], ends: Container[int], led: Container[int], today: date, order: str = "dmy"
) -> list[int]:
    """The places of the numbers that are a day and a month without the last dot.

    ``words`` are lower case and without trailing punctuation, "" is a gap; ``ends`` are the places of those behind
    which a part of the line ends, ``led`` those right behind a talk or a name, or before one at the start of a line.
    ``order`` is the setting ``date_order``.
    """
    numbers = [at for at, word in enumerate(words) if shape_of(word)[0] == "0.0"]
    return [at for at in numbers if _is_day(words, at, ends, led, today, order)]


def _is_day(
    words: Sequence[str], at: int, ends: Container[int], led: Container[int], today: date, order: str
) -> bool:  # fmt: skip
    """Whether the number at a place is a day."""
    before, behind = _word(words, at - 1), _word(words, at + 1)
    first, second = shape_of(words[at])[1]
    may_be_clock = is_dotted_clock(words[at]) and second[-1] in "05"
    day, coming = (_read(words, at, at, today, forward, order) for forward in (False, True))
    if day is None or coming is None or (int(second) > _MONTHS and (order == "dmy" or may_be_clock)):
        return False
    if not _NO_DAY_BESIDE.isdisjoint((before, behind)) or behind in COUNTED_BEHIND:
        return False
    if _is_timed(words, at + 1):
        return True
    weekdays = [
        when for start in (at - 1, at - 2) for forward in (False, True)
        if (when := _read(words, start, at, today, forward, order)) is not None
    ]  # fmt: skip
    is_near = _is_within(day, today, _FAR) or _is_within(coming, today, _FAR)
    if weekdays:
        return not may_be_clock or any([not when.differs and _is_within(when, today, _FAR) for when in weekdays])
    if before in _AT and int(first) <= _LATEST_HOUR:
        return False
    if before in _UNTIL:
        return _is_within(coming, today, _FAR if may_be_clock else _FAR_DUE)
    if before in _ON:
        return is_near and _word(words, at - 2) not in _RUNNING
    if order != "dmy" or may_be_clock or not is_near:
        return False
    if _is_ranged(words, at) or (before in _TO and _is_ranged(words, at - 2)):
        return True
    return at in led and (at in ends or behind in _ENDS or not at)


def _is_ranged(words: Sequence[str], at: int) -> bool:
    """True for the first number of "from 21.12 to 6.1"."""
    both = shape_of(_word(words, at))[0] == shape_of(_word(words, at + 2))[0] == "0.0"
    return both and _word(words, at - 1) in _FROM and _word(words, at + 1) in _TO


def _word(words: Sequence[str], at: int) -> str:
    """The word at a place, "" outside of the line."""
    return words[at] if 0 <= at < len(words) else ""


def _read(words: Sequence[str], start: int, at: int, today: date, forward: bool, order: str) -> When | None:
    """The day that the number at a place is with what stands before it from ``start`` on; None where it is none."""
    if start < 0:
        return None
    dotted = [*words[:at], f"{words[at]}.", *words[at + 1 :]]
    when = read_day(dotted, start, today, forward, order)
    return when if when is not None and when.day is not None and start + when.length > at else None


def _is_timed(words: Sequence[str], at: int) -> bool:
    """Whether an hour stands at a place: "19:00", "10 uhr", "at 10", "um 9"."""
    word = _word(words, at)
    if word in _AT:
        return _word(words, at + 1)[:1].isdecimal()
    return is_clock(word) or is_hour_of_day(words, at)


def _is_within(when: When, today: date, days: int) -> bool:
    return when.day is not None and abs((when.day - today).days) <= days
