"""Dates that are longer than a day: weekends, months, quarters, seasons and years, and their first and last parts.

``composed_date_phrases`` reads them where a phrase begins. Standard library only.
"""

from __future__ import annotations

from datetime import date, timedelta

from netritual.domain.dates.basic_date_phrases import DayReader
from netritual.domain.dates.dates import (
    MONTH,
    NAMED,
    PARTS_OF_MONTH,
    STRICT,
    UNIT,
    WEEKDAY,
    When,
    is_digit,
    is_year,
    months_on,
)

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of a season (meteorological, northern); where it is another, ``approx`` says so anyway."""
_QUARTER = {"q1": 1, "q2": 4, "q3": 7, "q4": 10}


def month_named(r: DayReader, at: int) -> tuple[int, int, int] | None:
    """A month that is named or told: words taken, year, month ("March 2025", "last month", "next month")."""
    word, today = r.word(at), r.today
    if word in ("last", "next", "this") and r.word(at + 1) == "month":
        first = months_on(today.replace(day=1), {"last": -1, "this": 0, "next": 1}[word])
        return 2, first.year, first.month
    at_month = at + (word in ("last", "next", "this"))
    month = MONTH.get(r.word(at_month))
    if month is None:
        return None
    length = at_month - at + 1
    of = r.word(at + length) == "of" and is_year(r.word(at + length + 1))
    if of or is_year(r.word(at + length)):
        return length + 1 + of, int(r.word(at + length + of)), month
    year = today.year
    if word == "last":
        year -= month >= today.month
    elif word == "next":
        year += month <= today.month
    elif word != "this":
        year = r.year_of(month)
    return length, year, month


def span_of(r: DayReader, length: int, first: date, last: date, kind: int = NAMED, approx: bool = False) -> When:
    """A phrase of more than a day: on its first day, on today when it holds today."""
    day = r.today if first <= r.today <= last else first
    return When(length, day, kind, (first, last), approx)


def month_span(r: DayReader, length: int, year: int, month: int, months: int = 1) -> When:
    """Some whole months from a month on."""
    first = date(year, month, 1)
    return span_of(r, length, first, months_on(first, months) - timedelta(1))


def month_year(r: DayReader) -> When | None:
    """``January 2025``."""
    named = month_named(r, 0)
    return month_span(r, named[0], named[1], named[2]) if named and named[0] > 1 else None


def past_span(r: DayReader, at: int) -> When | None:
    """``the last two weeks``, ``the past month``, up to now: on its first day, and only about right."""
    if r.word(at) != "the" or r.word(at + 1) not in ("last", "past"):
        return None
    amount = r.on(at + 2).amount(0)
    unit = UNIT.get(r.word(at + 2))
    if amount is None and unit is None:
        return None
    number, unit = (amount[1], amount[2]) if amount else (1, unit or "d")
    first = r.shifted(-number, unit)
    length = at + 2 + (amount[0] if amount else 1)
    return When(length, first, span=(first, r.today - timedelta(1)), approx=True) if first < r.today else None


def weekend_begun(r: DayReader) -> date:
    """Saturday of the last weekend that is over."""
    return r.monday - timedelta(2)


def weekend(r: DayReader, at: int) -> When:
    """ "the weekend": the one of today, the one before when looking back, the coming one when looking forward."""
    saturday = r.monday + timedelta(5)
    if not r.forward and saturday > r.today:
        saturday -= timedelta(7)
    return span_of(r, at + 1, saturday, saturday + timedelta(1), 0)


def relative(r: DayReader, at: int) -> When | None:
    """last, next and this before what is longer than a day, or a month's name."""
    which, what, today = r.word(at), r.word(at + 1), r.today
    step = {"last": -1, "this": 0, "next": 1}[which]
    if what == "week":
        on = at + 2 + (r.word(at + 2) == "on")
        if r.word(on) in WEEKDAY and not (on == at + 2 and which == "this"):
            return When(on + 1, r.monday + timedelta(7 * step + WEEKDAY[r.word(on)]))
        return None
    if what == "weekend":
        saturday = weekend_begun(r) if step < 0 else r.monday + timedelta(5 + 7 * step)
        return span_of(r, at + 2, saturday, saturday + timedelta(1), 0)
    if what == "month":
        first = months_on(today.replace(day=1), step)
        return When(at + 2, first if step > 0 else today) if step >= 0 else _whole(r, at + 2, first, 1)
    if what == "year":
        return When(at + 2, today) if not step else _whole(r, at + 2, date(today.year + step, 1, 1), 12)
    if what == "quarter":
        first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        return When(at + 2, today) if not step else _whole(r, at + 2, months_on(first, 3 * step), 3)
    if what in _QUARTER or what in SEASONS:
        return quarter(r, at + 1, step if which != "this" else 0, which)
    named = month_named(r, at)
    return month_span(r, at + named[0], named[1], named[2]) if named else None


def _whole(r: DayReader, length: int, first: date, months: int, approx: bool = False) -> When:
    return span_of(r, length, first, months_on(first, months) - timedelta(1), 0, approx)


def quarter(r: DayReader, at: int, step: int, which: str) -> When | None:
    """A quarter or a season, with or without its year: the latest begun, else as ``which`` says."""
    what, today = r.word(at), r.today
    season = what in SEASONS
    month, length = SEASONS[what] if season else _QUARTER[what], at + 1
    if is_year(r.word(length)):
        return _whole(r, length + 1, date(int(r.word(length)), month, 1), 3, season)
    first = date(today.year, month, 1)
    if which == "last":
        while months_on(first, 3) > today:
            first = months_on(first, -12)
    elif which == "next" or (r.forward and which != "this"):
        while first <= today:
            first = months_on(first, 12)
    elif which != "this" and first > today:
        first = months_on(first, -12)
    return _whole(r, length, first, 3, season)


def within(r: DayReader) -> When | None:
    """in, during, back in before a month, a quarter, a season or a year."""
    at = 2 if r.rest[0] == "back" and r.rest[1] == "in" else 1
    if r.rest[0] == "back" and at == 1:
        return None
    past = past_span(r, at)
    if past:
        return past
    if r.word(at) == "the" and r.word(at + 1) in SEASONS:
        at += 1
    word = r.word(at)
    if word.partition("-")[0] in ("early", "mid", "late"):
        return edge(r, at)
    if word in _QUARTER or word in SEASONS:
        when = quarter(r, at, 0, "")
        if when:
            when.kind = STRICT
        return when
    if is_year(word):
        year = int(word)
        if year > r.today.year and not r.forward:
            return None
        when = _whole(r, at + 1, date(year, 1, 1), 12)
        when.kind = STRICT
        return when
    if word in ("last", "next", "this"):
        return relative(r, at)
    named = month_named(r, at)
    if named is None or is_digit(r.word(at + named[0])[:1]):
        return None
    return month_span(r, at + named[0], named[1], named[2])


def edge(r: DayReader, at: int) -> When | None:
    """start, middle and end of what is longer than a day; early, mid and late before a month."""
    word = r.word(at)
    part, dash, rest = word.partition("-")
    if part in ("early", "mid", "late"):
        month = MONTH.get(rest) if dash else None
        named = (1, r.year_of(month), month) if month else None
        if named is None:
            named = month_named(r, at + 1 + (r.word(at + 1) == "of")) if not dash else None
            length = at + 1 + (r.word(at + 1) == "of") + (named[0] if named else 0)
        else:
            length = at + 1
        if named:
            return When(length, date(named[1], named[2], PARTS_OF_MONTH[part]), NAMED, approx=True)
        return _edge_of_week(r, at + 1, part) if not dash else None
    if r.word(at + 1) != "of":
        return None
    skip = at + 2 + (r.word(at + 2) == "the")
    when = _edge_of_week(r, skip, word)
    if when:
        return when
    length, first, months = _period(r, skip) or (0, r.today, 0)
    if not months:
        return None
    if word == "end":
        return When(length, months_on(first, months) - timedelta(1))
    if word == "middle":
        middle = first.replace(day=15) if months == 1 else months_on(first, months // 2)
        return When(length, middle, NAMED, approx=True)
    return When(length, first, NAMED)


def _edge_of_week(r: DayReader, at: int, part: str) -> When | None:
    """The part of a week: Monday, Wednesday, or the day that ends it."""
    which = r.word(at) if r.word(at) in ("last", "next", "this") else ""
    end = at + bool(which)
    if r.word(end) != "week" or (not which and part == "end"):
        return None
    monday = r.monday + timedelta(7 * {"last": -1, "next": 1}.get(which, 0))
    days = r.week_end if part == "end" else {"early": 0, "mid": 2, "middle": 2, "late": 3}.get(part, 0)
    day = monday + timedelta(days)
    return When(end + 1, day, approx=part in ("early", "mid", "middle", "late"))


def _period(r: DayReader, at: int) -> tuple[int, date, int] | None:
    """A month, quarter or year: words taken, its first day, its months."""
    which = r.word(at) if r.word(at) in ("last", "next", "this") else ""
    what = r.word(at + bool(which))
    step = {"last": -1, "next": 1}.get(which, 0)
    length, today = at + bool(which) + 1, r.today
    if what == "month":
        return length, months_on(today.replace(day=1), step), 1
    if what == "quarter":
        return length, months_on(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step), 3
    if what == "year":
        return length, date(today.year + step, 1, 1), 12
    if is_year(what) and not which:
        return length, date(int(what), 1, 1), 12
    if what in _QUARTER or what in SEASONS:
        when = quarter(r, at + bool(which), step, which)
        return (when.length, when.span[0], 3) if when and when.span else None
    named = month_named(r, at)
    return (at + named[0], date(named[1], named[2], 1), 1) if named else None
