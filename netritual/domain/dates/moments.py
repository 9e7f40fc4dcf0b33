"""A day and a time as people say when they meet: "tue 17 12:30", "tomorrow noon", "next thu 14h30", "17.3. 12:30".

Days, times and lengths are those of the log line, looking forward. The whole answer is read or none of it: what is left
over makes it unclear, and nothing is guessed. Reads no clock; ``today`` is an argument.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from netritual.domain.dates.date_phrases import read_day, read_length
from netritual.domain.dates.dates import FOREIGN_SHORT_WORDS, WEEKDAY, When, full_day, is_clock, shape_of, without_stop
from netritual.domain.dates.dotted_days import dotted_days
from netritual.domain.dates.hour_translations import hours_in_english
from netritual.domain.dates.time_phrases import read_clock
from netritual.domain.language.text import unaccent


class Stated(NamedTuple):
    """What was said: a day, a wall-clock time, a length in minutes; None for what was left out."""

    day: date | None = None
    at: time | None = None
    minutes: int | None = None


class NoMoment(NamedTuple):
    """Why an answer is no moment, in one sentence; ``near`` when it holds a day or an hour that cannot be."""

    words: str
    near: bool = True


_BEFORE_DAY = frozenset(("on", "to", "for"))
_BEFORE_TIME = frozenset(("at", "@", "um", "à", "om", "alle", "around"))
_PART_OF_DAY = frozenset(("morning", "afternoon", "evening", "night", "tonight", "tonite"))
_LONGER = frozenset(
    f"{which} {what}"
    for whiches, whats in (
        ("this next", "week month weekend year"), ("nachste nachsten nachster kommende kommenden", "woche monat jahr"),
        ("volgende komende", "week maand jaar"), ("proxima proximo", "semana mes ano"),
        ("prossima prossimo", "settimana mese anno"),
    )
    for which in whiches.split() for what in whats.split()
)  # fmt: skip
"""Read elsewhere as their first day; one meets on a day that is named."""
_JUST_PAST = timedelta(days=90)
"""A day without its year that passed so lately is not that of next year unless the year is said."""
_MOST_WORDS = 16
_NEAR = (timedelta(days=7), timedelta(days=28))
"""How far ahead "tue 9" and "thu 19" are days of the month without being asked: a number up to 12 is an hour too."""


def read_moment(text: str, today: date, order: str = "dmy", eow: str = "fri", kind: str = "") -> Stated | NoMoment:
    """The day, time and length of an answer, looking forward; ``NoMoment`` says why it is none.

    ``order`` and ``eow`` are the settings ``date_order`` and ``eow``; the ``kind`` of talk tells the half of the day
    of an hour that leaves it out. "same time" and "same day" are words for leaving
    the time or the day out.
    """
    words = [without_stop(word) for word in text.casefold().replace(",", " ").split()]
    for at, word in hours_in_english(words).items():
        words[at] = word
    for at in dotted_days(words, (), range(len(words)), today, order):
        words[at] += "."
    if not words:
        return NoMoment("A day and a time are needed.")
    reader = _Reader(words, today, order, eow, kind)
    stated = next(reader.readings(0, Stated()), None) if len(words) <= _MOST_WORDS else None
    return stated or reader.why or NoMoment(f"“{text.strip()}” is no day and time.", near=False)


class _Reader:
    """Tries the ways to read the words as a day, a time and a length, in any order, the likeliest first."""

    def __init__(self, words: Sequence[str], today: date, order: str, eow: str, kind: str) -> None:
        self.words, self.today, self.order, self.eow, self.kind = words, today, order, eow, kind
        self.why: NoMoment | None = None
        """What stands in the way of the reading that came nearest."""

    def readings(self, at: int, stated: Stated) -> Iterator[Stated]:
        """The readings of the words from one on, given what the words before it said."""
        if at == len(self.words):
            if self._whole(stated):
                yield stated
            return
        word, following = self.words[at], self._word(at + 1)
        if word == "same" and following in ("time", "hour", "day"):
            yield from self.readings(at + 2, stated)
        if stated.at is None:
            for length, clock, minutes in self._clocks(at, stated):
                yield from self.readings(at + length, stated._replace(at=clock, minutes=minutes or stated.minutes))
        if stated.day is None:
            for length, day in self._days(at):
                yield from self.readings(at + length, stated._replace(day=day))
        if stated.minutes is None and (stretch := read_length(self.words, at)) is not None:
            yield from self.readings(at + stretch[0], stated._replace(minutes=stretch[1]))
        if (word in _BEFORE_DAY or word in _BEFORE_TIME) and following:
            yield from self.readings(at + 1, stated)

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _whole(self, stated: Stated) -> bool:
        """False for a part of a day without its hour: "tomorrow morning"."""
        if stated.at is None and not _PART_OF_DAY.isdisjoint(self.words):
            self.why = NoMoment("The hour is missing.")
            return False
        return True

    def _clocks(self, at: int, stated: Stated) -> Iterator[tuple[int, time, int]]:
        """The times that begin at a word: how many words, the time, and the minutes of a range (0: none)."""
        word, shape = self.words[at], shape_of(self.words[at])[0]
        words = [*self.words]
        if shape == "0" and len(word) == 4:
            words[at] = f"{word[:2]}:{word[2:]}"
        spoken = self._word(at - 1) in _BEFORE_TIME
        if not spoken and shape == "0" and len(word) <= 2:  # "tomorrow 9", but "tue 17" may be a day
            lone = self._word(at - 1) in WEEKDAY and self._word(at - 2) not in ("next", "this")
            spoken = stated.day is not None and not lone
        clock = read_clock(words, at, spoken) or (read_clock(words, at, True) if shape != "0" else None)
        if clock is not None and clock.minute < 24 * 60:
            yield clock.length, time.fromisoformat(clock.text(words, self.kind)), clock.minutes

    def _days(self, at: int) -> Iterator[tuple[int, date]]:
        """The days that begin at a word: how many words, and the day."""
        word = self.words[at]
        when = read_day(self.words, at, self.today, True, self.order, self.eow) or self._cut_short(at)
        short = when is None or when.length <= 2
        if short and word in WEEKDAY and (day := self._of_month(behind := self._number(at + 1))) is not None:
            phrase = f"{word} {self.words[at + 1]}"
            fits, timed = day.weekday() == WEEKDAY[word], behind > 23 or self._has_clock(but=(at, at + 1))
            if fits and (timed or day - self.today <= _NEAR[behind > 12]):
                yield 2, day
                return
            if timed:
                self.why = NoMoment(f"“{phrase}” does not fit: that is {full_day(day)}.")
            else:
                self.why = NoMoment(f"“{phrase}” may be {full_day(day)}, or {behind} o'clock.")
            # The number may be an hour by the word behind it: "tue 9 am".
            when = read_day(self.words[: at + 1], at, self.today, True, self.order, self.eow)
        if when is not None:
            if (day := self._day_of(when, at)) is not None:
                yield when.length, day
            return
        number, shape = self._number(at), shape_of(word)[0]
        if (shape != "0" or len(self.words) > 1) and (day := self._of_month(number)) is not None:
            yield 1, day
        if shape == "0.0":
            dotted = [*self.words[:at], f"{word}.", *self.words[at + 1 :]]
            when = read_day(dotted, at, self.today, True, self.order, self.eow)
            if when is not None and (day := self._day_of(when, at)) is not None:
                yield when.length, day

    def _cut_short(self, at: int) -> When | None:
        """A weekday that another language cuts short before its hour; alone it may be another word: "di 9:00"."""
        if self.words[at] not in FOREIGN_SHORT_WORDS or not is_clock(self._word(at + 1)):
            return None
        when = read_day(["am", *self.words[at:]], 0, self.today, True, self.order, self.eow)
        return When(1, when.day, when.kind) if when is not None and when.length == 2 else None

    def _day_of(self, when: When, at: int) -> date | None:
        """The day of a phrase; None for a stretch of days, one that is only about right, or that no calendar has."""
        phrase = " ".join(self.words[at : at + when.length])
        if when.day is None:
            self.why = NoMoment(f"There is no day “{phrase}”.")
        elif (past := self._just_past(at)) is not None and past.year != when.day.year:
            self.why = NoMoment(f"{full_day(past)} is past. Add the year for a day of {when.day.year}.")
        elif when.differs:
            self.why = NoMoment(f"{full_day(when.day)} is another weekday than “{phrase}” says.")
        elif when.span is not None or when.approx or unaccent(phrase) in _LONGER:
            self.why = NoMoment(f"“{phrase}” is no single day.")
        else:
            return when.day
        return None

    def _just_past(self, at: int) -> date | None:
        """The day of a phrase read looking back, when that passed lately; None for any other."""
        back = read_day(self.words, at, self.today, False, self.order, self.eow)
        day = back.day if back is not None and not back.differs else None
        return day if day is not None and timedelta() < self.today - day <= _JUST_PAST else None

    def _has_clock(self, but: tuple[int, ...]) -> bool:
        """True when one of the other words says the time."""
        return any(True for at in range(len(self.words)) if at not in but for _ in self._clocks(at, Stated()))

    def _number(self, at: int) -> int:
        """The day of the month that a word may be, "17" or "17th"; 0 for none."""
        shape, numbers = shape_of(self._word(at))
        is_day = shape in ("0", "0st", "0nd", "0rd", "0th") and len(numbers[0]) <= 2
        return int(numbers[0]) if is_day and 1 <= int(numbers[0]) <= 31 else 0

    def _of_month(self, number: int) -> date | None:
        """The next day of the month with a number; None for 0."""
        when = read_day(["the", f"{number}th"], 0, self.today, True) if number else None
        return when.day if when is not None else None
