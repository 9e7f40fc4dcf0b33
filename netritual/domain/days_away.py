"""Days on which I am away, in a line of mine about nobody: "off to my sister all next week", "away till Thu".

Standard library only: the quick log loads this with a line that may tell of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.date_phrases import read_day
from netritual.domain.dates import WEEKDAY, without_stop

AWAY = frozenset(("off", "away", "ooo", "holiday", "holidays", "hols", "vacation", "leave", "pto"))
_FIRST_PERSON = frozenset((
    "i", "i'm", "im", "i'll", "ill", "am", "be", "will", "we", "we're", "are", "on", "my", "our", "annual", "a", "the",
    "week", "day", "days", "taking", "have", "having",
))  # fmt: skip
_SPAN_WORDS = frozenset(("till", "until", "til", "to", "thru", "through", "-", "–"))
_OUT = (("not", "in"), ("out", "of"))
_WORK = frozenset(("practise", "practice", "office", "shop", "clinic", "studio", "surgery", "work", "school"))
"""Behind these two: "not in the office"."""
_WHOLE_WEEKS = (("next", "week"), ("this", "week"))
_LAST_DAY = 4
"""A week off ends on its Friday."""
LONGEST_STRETCH = 60
"""Days of one stretch of holidays: a longer one is more often two days typed the wrong way round."""


def may_be_away(line: str) -> bool:
    """Whether a line may tell of one of my days away."""
    return _days_from(line) >= 0


def days_away(line: str, today: date, order: str = "dmy", eow: str = "fri") -> tuple[date, date | None] | None:
    """The first and the last day on which I am away by a line; no last one where it names none. None for a line that
    tells of no such day."""
    words, start = _words_of(line), _days_from(line)
    for place in range(start, len(words)) if start >= 0 else ():
        before = words[place - 1]
        when = read_day(words, place, today, True, order, eow)
        if when is None or when.day is None:
            continue
        behind = place + when.length
        behind += behind < len(words) and words[behind] == str(when.day.day)  # "mon 16"
        if tuple(words[place:behind]) in _WHOLE_WEEKS:
            return _sound(when.day, when.day + timedelta(days=_LAST_DAY - when.day.weekday()), today)
        if when.span is not None:
            first, last = when.span
            named = not WEEKDAY.keys().isdisjoint(words[place:behind])
            week_on = timedelta(days=7 if named and first < today else 0)
            return _sound(first + week_on, last + week_on, today)
        if before in _SPAN_WORDS and before != "to":
            return _sound(today, when.day, today)
        if behind + 1 < len(words) and words[behind] in _SPAN_WORDS:
            end = read_day(words, behind + 1, when.day, True, order, eow)
            if end is not None and end.day is not None:
                return _sound(when.day, end.day, today)
        if before == "from":
            return when.day, None
        return _sound(when.day, when.day, today) if place == start or before == "on" or not start else None
    return None


def _sound(first: date, last: date, today: date) -> tuple[date, date] | None:
    return (max(first, today), last) if last >= max(first, today) else None


def _days_from(line: str) -> int:
    """The place of the word from which the days of a line are looked for: behind "I'm off", or the start where a clause
    of it says of me "not in the office"; -1 for a line that tells of no such day."""
    words = _words_of(line)
    begin = _behind_me(words)
    if begin < len(words) and words[begin] in AWAY:
        return begin + 1
    return 0 if any(map(_is_out, line.lower().replace(";", ",").split(","))) else -1


def _is_out(clause: str) -> bool:
    """True for "I'm not in the office next week": the workplace stands right behind, with an article at most."""
    words = _words_of(clause)
    at = _behind_me(words)
    place = at + 2 + (words[at + 2 : at + 3] in (["the"], ["my"], ["our"]))
    return tuple(words[at : at + 2]) in _OUT and not _WORK.isdisjoint(words[place : place + 1])


def _behind_me(words: Sequence[str]) -> int:
    """The place behind "I'm on"."""
    return next((at for at, word in enumerate(words) if word not in _FIRST_PERSON), len(words))


def _words_of(line: str) -> list[str]:
    words: list[str] = []
    for word in map(without_stop, line.lower().replace("’", "'").split()):
        first, _, last = word.partition("-")
        words += [first, "to", last] if first in WEEKDAY and last in WEEKDAY else [word]
    return words
