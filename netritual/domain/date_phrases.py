"""The rarer date phrases of a line: spans, words that are only about a day, ordinals, a weekday with its date.

``dates`` loads this when a word may begin one of them. Standard library only.
"""

from __future__ import annotations

from datetime import date, timedelta

from netritual.domain.dates import (
    ADVERB,
    FEW,
    LOOSE_WORDS,
    MONTH,
    NAMED,
    NUMBER,
    ORDINAL,
    STRICT,
    UNIT,
    WEEKDAY,
    DayReader,
    When,
    day_number,
    day_of,
    is_digit,
    is_year,
    months_on,
    shape_of,
)  # fmt: skip

DAYS_BACK = {"day": 3, "night": 3, "evening": 3, "morning": 3, "week": 14}
""""the other day" is about three days back, "the other week" two weeks."""
_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of a season (meteorological, northern); where it is another, ``approx`` says so anyway."""
_QUARTER = {"q1": 1, "q2": 4, "q3": 7, "q4": 10}
_PART_DAY = {"early": 1, "mid": 15, "late": 21, "middle": 15}
"""The day of a month that its parts stand for."""
_TO = frozenset(("to", "-", "–", "until", "till", "through", "and"))
_ABOUT = frozenset(
    ("about", "around", "roughly", "almost", "nearly", "over", "some", "approximately", "approx", "maybe", "circa")
)


def read_phrase(r: DayReader) -> When | None:
    """The phrase that begins at the reader's word, None when it is none of these."""
    word = r.word(0)
    if is_digit(word[:1]):
        return _range(r, 0) or _number(r)
    if word in WEEKDAY:
        return _weekday(r, 0)
    if word in MONTH:
        return _range(r, 0) or _month_year(r)
    if word in ("between", "from"):
        return _range(r, 1)
    if word == "the":
        return _the(r)
    if word in ("last", "next", "this"):
        return _relative(r, 0)
    if word in ("in", "during", "back"):
        return _within(r)
    if word in _ABOUT or word in ("more", "less"):
        return _about(r)
    if word in ("recently", "lately", "once", "ages"):
        return _vague(r)
    if word in ("earlier", "later", "just"):
        return _nearby(r)
    if word == "a":
        return _one(r)
    if word == "at":  # "at the weekend"
        return _weekend(r, 2) if r.word(2) == "weekend" else None
    if word in ("start", "beginning", "middle", "end") or word.partition("-")[0] in _PART_DAY:
        return _edge(r, 0)
    return _before_last(r, 0) or _ago(r)


def with_weekday(r: DayReader, found: When) -> When:
    """A date with its weekday behind it ("9 March, Monday"), taken along when they agree; "a week ago Monday"."""
    number = WEEKDAY[r.word(found.length)]
    if found.kind == ADVERB:
        amount = r.amount(0)
        if amount and amount[2] == "w" and found.length == amount[0] + 1:
            return When(found.length + 1, r.monday + timedelta(number - 7 * amount[1]), approx=amount[3])
        return found
    both = [found, *[other for other in [r.on(0, not r.forward).common(r.word(0))] if other is not None]]
    fitting = on_weekday(both, number, r.today)
    if fitting.day is None or (fitting.differs and (r.word(found.length) in LOOSE_WORDS or r.word(found.length + 1))):
        fitting.differs = False
        return found
    fitting.kind = NAMED
    return fitting.longer(1)


def on_weekday(found: list[When], number: int, today: date) -> When:
    """Of a day looking one way and the other, the one that is on a weekday. Of two years the nearer one is meant; when
    the date says otherwise, the date counts."""
    first = found[0]
    for one in found:
        if one.day is None or first.day is None:
            continue
        if one.day.weekday() == number and abs(one.day - today) <= abs(first.day - today):
            return one
    first.differs = first.day is not None
    return first


def _weekday(r: DayReader, at: int) -> When | None:
    """``Friday before last``, ``Monday week``, ``tuesday last week``, ``Mon, 9 March``, ``mon to wed``."""
    number, following = WEEKDAY[r.word(at)], r.word(at + 1)
    if following == "before" and r.word(at + 2) == "last":
        return When(at + 3, r.last_weekday(number) - timedelta(7))
    if following in ("week", "fortnight") and r.word(at + 2) not in ("ago", "before"):
        coming = r.on(0, True).weekday(number)
        return When(at + 2, coming + timedelta(7 if following == "week" else 14))
    week = at + 1 + (following in ("of", "in"))
    if r.word(week) in ("last", "next", "this") and r.word(week + 1) == "week":
        weeks = {"last": -1, "this": 0, "next": 1}[r.word(week)]
        return When(week + 2, r.monday + timedelta(7 * weeks + number))
    amount = r.on(at + 1).amount(0)
    if amount and amount[2] == "w" and r.word(at + 1 + amount[0]) in ("ago", "back"):
        day = r.monday + timedelta(number - 7 * amount[1])
        return When(at + 2 + amount[0], day, approx=amount[3])
    if following in _TO and following != "and" and r.word(at + 2) in WEEKDAY:
        last = r.weekday(WEEKDAY[r.word(at + 2)])
        first = last - timedelta((WEEKDAY[r.word(at + 2)] - number) % 7)
        return _span(r, at + 3, first, last)
    return _dated_weekday(r, at, number)


def _dated_weekday(r: DayReader, at: int, number: int) -> When | None:
    """A weekday before its date. The date counts; of the years it may be in, the one that has it on that weekday."""
    skip = at + 1 + (r.word(at + 1) == "the")
    if not (is_digit(r.word(skip)[:1]) or r.word(skip) in MONTH):
        return None
    found: list[When] = []
    for forward in (r.forward, not r.forward):
        reader = r.on(skip, forward)
        one = _ordinal(reader, number) or reader.common(reader.word(0))
        if one is None or (one.day is not None and one.kind == ADVERB):
            continue
        found.append(one)
    if not found:
        plain = _ordinal(r.on(skip))
        found = [plain] if plain else []
    if not found:
        return None
    day = on_weekday(found, number, r.today)
    day.kind = NAMED
    return day.longer(skip)


def _ordinal(r: DayReader, weekday: int | None = None) -> When | None:
    """``3rd``: the latest month that has it (the next one, looking forward); a weekday beside it must fit."""
    word = r.word(0)
    if shape_of(word)[0] not in ORDINAL or r.word(1) in MONTH:
        return None
    day = day_number(word)
    length = 1
    if r.word(1) == "of":
        named = _month_named(r, 2)
        if named:
            return When(2 + named[0], day_of(named[1], named[2], day), NAMED)
        length = 4 if r.word(2) in ("this", "the") and r.word(3) == "month" else 1
        if length == 1:
            return None
    if not 1 <= day <= 31:
        return None
    step = 1 if r.forward else -1
    for months in range(13):
        first = months_on(r.today.replace(day=1), step * months)
        found = day_of(first.year, first.month, day)
        if found and (found >= r.today if r.forward else found <= r.today):
            if weekday is None or found.weekday() == weekday:
                return When(length, found, NAMED if length > 1 else STRICT)
            if months > 2:
                return None
    return None


def _month_named(r: DayReader, at: int) -> tuple[int, int, int] | None:
    """A month that is named or told: words taken, year, month ("March 2025", "last month", "next month")."""
    word, today = r.word(at), r.today
    if word in ("last", "next", "this") and r.word(at + 1) == "month":
        first = months_on(today.replace(day=1), {"last": -1, "this": 0, "next": 1}[word])
        return 2, first.year, first.month
    at_month = at + (word in ("last", "next", "this"))
    month = MONTH.get(r.word(at_month))
    if month is None:
        return None
    taken = at_month - at + 1
    of = r.word(at + taken) == "of" and is_year(r.word(at + taken + 1))
    if of or is_year(r.word(at + taken)):
        return taken + 1 + of, int(r.word(at + taken + of)), month
    year = today.year
    if word == "last":
        year -= month >= today.month
    elif word == "next":
        year += month <= today.month
    elif word != "this":
        year += (month < today.month) if r.forward else -(month > today.month)
    return taken, year, month


def _number(r: DayReader) -> When | None:
    """``3rd of March``, ``2-3 weeks ago``, ``3 of March``."""
    word = r.word(0)
    if r.word(1) == "of" and day_number(word):
        named = _month_named(r, 2)
        return When(2 + named[0], _rolled(r, named, day_number(word)), NAMED) if named else None
    if r.word(1) == "or" and is_digit(r.word(2)[:1]):  # "2 or 3 weeks ago"
        found = r.on(2).counted()
        return _approx(found, 2)
    shape, numbers = shape_of(word.replace("–", "-"))
    if shape == "0-0" and r.word(1) in UNIT and r.word(2) in ("ago", "back") and len(numbers[1]) < 3:
        return When(3, r.shifted(-int(numbers[1]), UNIT[r.word(1)]), approx=True)
    return _ordinal(r) if r.word(-1) == "on" else None


def _rolled(r: DayReader, named: tuple[int, int, int], day: int) -> date | None:
    """A day of a named month; without a year beside it, as the direction of time has it."""
    return day_of(named[1], named[2], day) if named[0] > 1 else r.rolled(named[2], day)


def _range(r: DayReader, at: int) -> When | None:
    """``3-5 March``, ``Feb 20-22``, ``2 to 4 March 2025``, ``28 Feb - 2 March``, ``mon to wed``. Ends count."""
    if r.word(at) in WEEKDAY:
        return _weekday(r, at) if r.word(at + 1) in _TO else None
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
    return _span(r, length, first, last) if first < last else None


def _numeric_range(r: DayReader, at: int) -> When | None:
    """``from 10/12 to 10/14``, ``10/12 - 10/14``, ``10/12-10/14``: two numeric days."""
    left, dash, right = r.word(at).replace("–", "-").partition("-")
    end = at + 1
    if not dash:
        if r.word(end) not in _TO or (r.word(end) == "and" and r.word(at - 1) != "between"):
            return None
        right, end = r.word(end + 1), end + 2
    if shape_of(left)[0] not in _NUMERIC or shape_of(right)[0] not in _NUMERIC:
        return None
    first, last = (DayReader([word], 0, r.today, r.forward, r.order, r.eow).numeric(word) for word in (left, right))
    if first is None or last is None or first.day is None or last.day is None or first.day >= last.day:
        return None
    return _span(r, end, first.day, last.day)


_NUMERIC = ("0/0", "0/0/0", "0.0.", "0.0.0", "0-0-0")


def _ordinals(r: DayReader, at: int) -> When | None:
    """``the 27th to the 29th``: the last day is in the month of the first, or in the next."""
    begin = at + (r.word(at) == "the")
    end = begin + 2 + (r.word(begin + 2) == "the")
    first, last = _ordinal(r.on(begin)), day_number(r.word(end))
    ordinal = shape_of(r.word(end))[0] in ORDINAL
    if first is None or first.day is None or r.word(begin + 1) not in _TO - {"and"} or not ordinal:
        return None
    month = first.day.replace(day=1)
    if last <= first.day.day:
        month = months_on(month, 1)
    day = day_of(month.year, month.month, last)
    return _span(r, end + 1, first.day, day) if day else When(end + 1, None, NAMED)


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
        if r.word(end) not in _TO or (r.word(end) == "and" and r.word(at - 1) != "between"):
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


def _span(r: DayReader, length: int, first: date, last: date, kind: int = NAMED, approx: bool = False) -> When:
    """A phrase of more than a day: on its first day, on today when it holds today."""
    day = r.today if first <= r.today <= last else first
    return When(length, day, kind, (first, last), approx)


def _month_span(r: DayReader, length: int, year: int, month: int, months: int = 1, approx: bool = False) -> When:
    first = date(year, month, 1)
    return _span(r, length, first, months_on(first, months) - timedelta(1), NAMED, approx)


def _month_year(r: DayReader) -> When | None:
    """``January 2025``."""
    named = _month_named(r, 0)
    return _month_span(r, named[0], named[1], named[2]) if named and named[0] > 1 else None


def _the(r: DayReader) -> When | None:
    """What may stand behind "the"."""
    word = r.word(1)
    if word == "other" and r.word(2) in DAYS_BACK:
        return When(3, r.today - timedelta(DAYS_BACK[r.word(2)]), approx=True)
    if word == "weekend" and r.word(2) != "before":
        return _weekend(r, 1) if r.word(-1) in ("over", "at", "on", "during", "") else None
    if is_digit(word[:1]):
        inner = r.on(1)
        dated = inner.counted() if shape_of(word)[0] in ORDINAL else None
        found = _range(inner, 0) or _ordinal(inner) or _number(inner) or dated
        return found.longer(1) if found else None
    if word in _WEEK_OF and r.word(2) == "week":
        return _week_of(r, 1)
    if word in WEEKDAY:
        return _weekday(r, 1) if r.word(2) == "before" else None
    if word in ("start", "beginning", "middle", "end"):
        return _edge(r, 1)
    return _before_last(r, 1)


_WEEK_OF = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}


def _week_of(r: DayReader, at: int) -> When | None:
    """``the first week of October``: the days 1 to 7, 8 to 14, 15 to 21, 22 to 28, or the last seven."""
    named = _month_named(r, at + 3) if r.word(at + 2) in ("of", "in") else None
    if named is None:
        return None
    week, first = _WEEK_OF[r.word(at)], date(named[1], named[2], 1)
    first = first + timedelta(7 * week) if week >= 0 else months_on(first, 1) - timedelta(7)
    return _span(r, at + 3 + named[0], first, first + timedelta(6), approx=True)


def _before_last(r: DayReader, at: int) -> When | None:
    """``day before yesterday``, ``day after tomorrow``, ``week before last`` and the like."""
    unit, side, far = r.word(at), r.word(at + 1), r.word(at + 2)
    if unit in ("day", "night") and side == "before" and far in ("yesterday", "last"):
        return When(at + 3, r.today - timedelta(2))
    if unit == "day" and side == "after" and far == "tomorrow":
        return When(at + 3, r.today + timedelta(2))
    if side != "before" or far != "last":
        return None
    if unit == "week":
        return _span(r, at + 3, r.monday - timedelta(14), r.monday - timedelta(8), 0)
    if unit == "weekend":
        saturday = _weekend_begun(r) - timedelta(7)
        return _span(r, at + 3, saturday, saturday + timedelta(1), 0)
    if unit == "month":
        first = months_on(r.today.replace(day=1), -2)
        return _month_span(r, at + 3, first.year, first.month)
    return _month_span(r, at + 3, r.today.year - 2, 1, 12) if unit == "year" else None


def _past_span(r: DayReader, at: int) -> When | None:
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


def _weekend_begun(r: DayReader) -> date:
    """Saturday of the last weekend that is over."""
    return r.monday - timedelta(2)


def _weekend(r: DayReader, at: int) -> When:
    """ "the weekend": the one of today, the one before when looking back, the coming one when looking forward."""
    saturday = r.monday + timedelta(5)
    if not r.forward and saturday > r.today:
        saturday -= timedelta(7)
    return _span(r, at + 1, saturday, saturday + timedelta(1), 0)


def _relative(r: DayReader, at: int) -> When | None:
    """last, next and this before what is longer than a day, or a month's name."""
    which, what, today = r.word(at), r.word(at + 1), r.today
    step = {"last": -1, "this": 0, "next": 1}[which]
    if what == "week":
        on = at + 2 + (r.word(at + 2) == "on")
        if r.word(on) in WEEKDAY and not (on == at + 2 and which == "this"):
            return When(on + 1, r.monday + timedelta(7 * step + WEEKDAY[r.word(on)]))
        return None
    if what == "weekend":
        saturday = _weekend_begun(r) if step < 0 else r.monday + timedelta(5 + 7 * step)
        return _span(r, at + 2, saturday, saturday + timedelta(1), 0)
    if what == "month":
        first = months_on(today.replace(day=1), step)
        return When(at + 2, first if step > 0 else today) if step >= 0 else _whole(r, at + 2, first, 1)
    if what == "year":
        return When(at + 2, today) if not step else _whole(r, at + 2, date(today.year + step, 1, 1), 12)
    if what == "quarter":
        first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        return When(at + 2, today) if not step else _whole(r, at + 2, months_on(first, 3 * step), 3)
    if what in _QUARTER or what in _SEASON:
        return _quarter(r, at + 1, step if which != "this" else 0, which)
    named = _month_named(r, at)
    return _month_span(r, at + named[0], named[1], named[2]) if named else None


def _whole(r: DayReader, length: int, first: date, months: int, approx: bool = False) -> When:
    return _span(r, length, first, months_on(first, months) - timedelta(1), 0, approx)


def _quarter(r: DayReader, at: int, step: int, which: str) -> When | None:
    """A quarter or a season, with or without its year: the latest begun, else as ``which`` says."""
    what, today = r.word(at), r.today
    season = what in _SEASON
    month, length = _SEASON[what] if season else _QUARTER[what], at + 1
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


def _within(r: DayReader) -> When | None:
    """in, during, back in before a month, a quarter, a season or a year."""
    at = 2 if r.word(0) == "back" and r.word(1) == "in" else 1
    if r.word(0) == "back" and at == 1:
        return None
    past = _past_span(r, at)
    if past:
        return past
    if r.word(at) == "the" and r.word(at + 1) in _SEASON:
        at += 1
    word = r.word(at)
    if word.partition("-")[0] in ("early", "mid", "late"):
        return _edge(r, at)
    if word in _QUARTER or word in _SEASON:
        found = _quarter(r, at, 0, "")
        if found:
            found.kind = STRICT
        return found
    if is_year(word):
        year = int(word)
        if year > r.today.year and not r.forward:
            return None
        found = _whole(r, at + 1, date(year, 1, 1), 12)
        found.kind = STRICT
        return found
    if word in ("last", "next", "this"):
        return _relative(r, at)
    named = _month_named(r, at)
    if named is None or is_digit(r.word(at + named[0])[:1]):
        return None
    return _month_span(r, at + named[0], named[1], named[2])


def _edge(r: DayReader, at: int) -> When | None:
    """start, middle and end of what is longer than a day; early, mid and late before a month."""
    word = r.word(at)
    part, dash, rest = word.partition("-")
    if part in ("early", "mid", "late"):
        month = MONTH.get(rest) if dash else None
        named = (1, *_month_named_as(r, month)) if month else None
        if named is None:
            named = _month_named(r, at + 1 + (r.word(at + 1) == "of")) if not dash else None
            length = at + 1 + (r.word(at + 1) == "of") + (named[0] if named else 0)
        else:
            length = at + 1
        if named:
            return When(length, date(named[1], named[2], _PART_DAY[part]), NAMED, approx=True)
        return _edge_of_week(r, at + 1, part) if not dash else None
    if r.word(at + 1) != "of":
        return None
    skip = at + 2 + (r.word(at + 2) == "the")
    found = _edge_of_week(r, skip, word)
    if found:
        return found
    length, first, months = _period(r, skip) or (0, r.today, 0)
    if not months:
        return None
    if word == "end":
        return When(length, months_on(first, months) - timedelta(1), NAMED)
    if word == "middle":
        middle = first.replace(day=15) if months == 1 else months_on(first, months // 2)
        return When(length, middle, NAMED, approx=True)
    return When(length, first, NAMED)


def _month_named_as(r: DayReader, month: int) -> tuple[int, int]:
    year = r.today.year
    return year + ((month < r.today.month) if r.forward else -(month > r.today.month)), month


def _edge_of_week(r: DayReader, at: int, part: str) -> When | None:
    """The part of a week: Monday, Wednesday, or the day that ends it."""
    which = r.word(at) if r.word(at) in ("last", "next", "this") else ""
    end = at + bool(which)
    if r.word(end) != "week" or (not which and part == "end"):
        return None
    monday = r.monday + timedelta(7 * {"last": -1, "next": 1}.get(which, 0))
    days = r.week_end if part == "end" else {"early": 0, "mid": 2, "middle": 2, "late": 3}.get(part, 0)
    day = monday + timedelta(days)
    if part == "end" and r.forward and not which and day < r.today:
        day += timedelta(7)
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
    if what in _QUARTER or what in _SEASON:
        found = _quarter(r, at + bool(which), step, which)
        return (found.length, found.span[0], 3) if found and found.span else None
    named = _month_named(r, at)
    return (at + named[0], date(named[1], named[2], 1), 1) if named else None


def _approx(found: When | None, words: int) -> When | None:
    if found is None or found.day is None:
        return None
    found.approx = True
    return found.longer(words)


def _about(r: DayReader) -> When | None:
    """``about a month ago``, ``some time ago``, ``over a year ago``, ``over the weekend``, ``more than a year ago``."""
    if r.word(1) == "the" and r.word(0) == "over" and r.word(2) in _SEASON:
        return _quarter(r, 2, 0, "")
    if r.word(1) == "the" and r.word(0) == "over":
        return _weekend(r, 2) if r.word(2) == "weekend" else _past_span(r, 1)
    at = 2 if r.word(1) == "than" else 1
    if r.word(0) == "some" and r.word(1) in ("time", "while"):
        return When(3, None, vague=True) if r.word(2) in ("ago", "back") else None
    if r.word(0) == "some" and r.word(1) in UNIT and r.word(2) in ("ago", "back"):
        return When(3, None, vague=True)
    return _approx(_or_so(r, at) or r.on(at).counted(), at) if r.on(at).amount(0) else None


def _or_so(r: DayReader, at: int) -> When | None:
    """``a month or so ago``, ``a week or two ago``: the later number counts."""
    amount = r.on(at).amount(0)
    end = at + amount[0] if amount else 0
    if not amount or r.word(end) != "or" or r.word(end + 2) not in ("ago", "back"):
        return None
    number = amount[1] if r.word(end + 1) == "so" else NUMBER.get(r.word(end + 1), 0)
    return When(end + 3 - at, r.shifted(-number, amount[2]), approx=True) if number else None


def _vague(r: DayReader) -> When | None:
    """``recently``, ``lately``, ``once``, ``ages ago``: no day can be reckoned."""
    word = r.word(0)
    if word == "ages":
        return When(2, None, STRICT, vague=True)
    if word == "once" and r.word(-1) in ("at", "for", "just", "only", "not", "all"):
        return None
    return When(1, None, STRICT, vague=True)


def _nearby(r: DayReader) -> When | None:
    """``just now``, ``earlier today``, ``earlier this week``, ``later this month``."""
    if r.word(1) in ("now", "today"):
        return When(2, r.today)
    if r.word(0) == "later":
        last = {"week": r.monday + timedelta(6), "month": months_on(r.today.replace(day=1), 1) - timedelta(1)}
        end = last.get(r.word(2))
        if end is None:
            return None
        tomorrow = min(r.today + timedelta(1), end)
        return When(3, tomorrow, span=(tomorrow, end) if tomorrow < end else None)
    first = {"week": r.monday, "month": r.today.replace(day=1), "year": date(r.today.year, 1, 1)}.get(r.word(2))
    if first is None:
        return When(3, r.today) if r.word(2) in ("morning", "afternoon", "evening") else None
    if first == r.today:
        return When(3, r.today)
    return When(3, first, span=(first, r.today - timedelta(1)))


def _one(r: DayReader) -> When | None:
    """``a while ago``, ``a week on Monday``, ``a week last Tuesday``, ``a month or so ago``."""
    word = r.word(1)
    if word == "while" or word == "long":
        end = 3 if word == "long" and r.word(2) in ("time", "while") else 2
        return When(end + 1, None, vague=True) if r.word(end) in ("ago", "back") else None
    found = _or_so(r, 0)
    if found:
        return found
    if word == "year" and [r.word(at) for at in (2, 3, 4, 5)] == ["and", "a", "half", "ago"]:
        return When(6, months_on(r.today, -18))
    weeks = {"week": 7, "fortnight": 14}.get(word)
    if not weeks:
        return None
    if r.word(2) in ("on", "from") and r.word(3) in WEEKDAY:
        return When(4, r.on(0, True).weekday(WEEKDAY[r.word(3)]) + timedelta(weeks))
    if r.word(2) == "last" and r.word(3) in WEEKDAY:
        return When(4, r.last_weekday(WEEKDAY[r.word(3)]) - timedelta(weeks))
    return None


def _ago(r: DayReader) -> When | None:
    """``week ago`` without its number; of "years ago" nobody can reckon the day."""
    unit = UNIT.get(r.word(0))
    if not unit or r.word(1) not in ("ago", "back") or r.word(-1) in NUMBER or r.word(-1) in FEW:
        return None
    if is_digit(r.word(-1)[:1]):
        return None
    return When(2, None, vague=True) if r.word(0).endswith("s") else When(2, r.shifted(-1, unit))
