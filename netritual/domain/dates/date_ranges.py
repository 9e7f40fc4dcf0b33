"""Dates with two ends ("3-5 March", "from 10/12 to 10/14"), and the days of a month by their number ("the 3rd").

Standard library only.
"""

from __future__ import annotations

from datetime import date

from netritual.domain.dates.basic_date_phrases import DayReader
from netritual.domain.dates.date_periods import month_named, span_of
from netritual.domain.dates.dates import (
    MONTH,
    NAMED,
    ORDINAL,
    STRICT,
    UP_TO,
    When,
    day_number,
    day_of,
    is_year,
    months_on,
    shape_of,
)

_NUMERIC = ("0/0", "0/0/0", "0.0.", "0.0.0", "0-0-0")


def ordinal(r: DayReader, weekday: int | None = None) -> When | None:
    """``3rd``: the latest month that has it (the next one, looking forward); a weekday beside it must fit."""
    word = r.rest[0]
    if shape_of(word)[0] not in ORDINAL or r.rest[1] in MONTH:
        return None
    day = day_number(word)
    length = 1
    if r.rest[1] == "of":
        named = month_named(r, 2)
        if named:
            return When(2 + named[0], day_of(named[1], named[2], day), NAMED)
        length = 4 if r.rest[2] in ("this", "the") and r.rest[3] == "month" else 1
        if length == 1:
            return None
    if not 1 <= day <= 31:
        return None
    step = 1 if r.forward else -1
    for months in range(13):
        first = months_on(r.today.replace(day=1), step * months)
        on = day_of(first.year, first.month, day)
        if on and (on >= r.today if r.forward else on <= r.today):
            if weekday is None or on.weekday() == weekday:
                return When(length, on, NAMED if length > 1 else STRICT)
            if months > 2:
                return None
    return None


def day_rolled(r: DayReader, named: tuple[int, int, int], day: int) -> date | None:
    """A day of a named month; without a year beside it, as the direction of time has it."""
    return day_of(named[1], named[2], day) if named[0] > 1 else r.rolled(named[2], day)


def range_of(r: DayReader, at: int) -> When | None:
    """``3-5 March``, ``Feb 20-22``, ``2 to 4 March 2025``, ``28 Feb - 2 March``, ``mon to wed``. Ends count."""
    ends = _two_days(r, at)
    if ends is None:
        return _numeric_range(r, at) or _ordinals(r, at)
    length, (day, month), (last_day, last_month), year = ends
    if year:
        first, last = day_of(year - (month > last_month), month, day), day_of(year, last_month, last_day)
    else:
        first = r.rolled(month, day)
        last = day_of(first.year + (last_month < month), last_month, last_day) if first else None
        if r.forward and first and last and months_on(first, -12) <= r.today <= day_of_last_year(last):
            first, last = months_on(first, -12).replace(day=first.day), day_of_last_year(last)
    if first is None or last is None:
        return When(length, None, NAMED)
    return span_of(r, length, first, last) if first < last else None


def _numeric_range(r: DayReader, at: int) -> When | None:
    """``from 10/12 to 10/14``, ``10/12 - 10/14``, ``10/12-10/14``: two numeric days."""
    left, dash, right = r.word(at).replace("–", "-").partition("-")
    end = at + 1
    if not dash:
        if r.word(end) not in UP_TO or (r.word(end) == "and" and r.word(at - 1) != "between"):
            return None
        right, end = r.word(end + 1), end + 2
    if shape_of(left)[0] not in _NUMERIC or shape_of(right)[0] not in _NUMERIC:
        return None
    first, last = (DayReader([word], 0, r.today, r.forward, r.order, r.eow).numeric(word) for word in (left, right))
    if first is None or last is None or first.day is None or last.day is None or first.day >= last.day:
        return None
    return span_of(r, end, first.day, last.day)


def _ordinals(r: DayReader, at: int) -> When | None:
    """``the 27th to the 29th``: the last day is in the month of the first, or in the next."""
    begin = at + (r.word(at) == "the")
    end = begin + 2 + (r.word(begin + 2) == "the")
    first, last = ordinal(r.on(begin)), day_number(r.word(end))
    numbered = shape_of(r.word(end))[0] in ORDINAL
    if first is None or first.day is None or r.word(begin + 1) not in UP_TO - {"and"} or not numbered:
        return None
    month = first.day.replace(day=1)
    if last <= first.day.day:
        month = months_on(month, 1)
    day = day_of(month.year, month.month, last)
    return span_of(r, end + 1, first.day, day) if day else When(end + 1, None, NAMED)


def day_of_last_year(day: date) -> date:
    """The same day a year before; 28 for 29 February."""
    return day_of(day.year - 1, day.month, day.day) or date(day.year - 1, day.month, 28)


def _two_days(r: DayReader, at: int) -> tuple[int, tuple[int, int], tuple[int, int], int] | None:
    """The two ends of a range: words taken, day and month of each, and the year (0: none)."""
    month, first = MONTH.get(r.word(at), 0), at
    if month:
        first += 1
    word = r.word(first).replace("–", "-")
    shape, numbers = shape_of(word)
    if shape == "0-0" or (shape.startswith("0") and "-" in shape and len(numbers) == 2):
        left, _, right = word.partition("-")
        days, end = (day_number(left), day_number(right)), first + 1
        other = 0
    else:
        left_day, end, other = day_number(word), first + 1, 0
        if not month and r.word(end) in MONTH:
            other, end = MONTH[r.word(end)], end + 1
        if r.word(end) not in UP_TO or (r.word(end) == "and" and r.word(at - 1) != "between"):
            return None
        end += 1
        if r.word(end) == "the":
            end += 1
        if r.word(end) in MONTH and day_number(r.word(end + 1)):  # "Feb 27 - Mar 2"
            last_month, last_day = MONTH[r.word(end)], day_number(r.word(end + 1))
            if not (month and left_day):
                return None
            end += 2
            year = int(r.word(end)) if is_year(r.word(end)) else 0
            return end + bool(year), (left_day, month), (last_day, last_month), year
        days, end = (left_day, day_number(r.word(end))), end + 1
    if not days[0] or not days[1]:
        return None
    if not month:
        end += r.word(end) == "of"
        if r.word(end) not in MONTH:
            return None
        month, end = MONTH[r.word(end)], end + 1
    elif r.word(end) in MONTH and not other:
        return None
    year = int(r.word(end)) if is_year(r.word(end)) else 0
    return end + bool(year), (days[0], other or month), (days[1], month), year
