"""The rarer date phrases of a line: spans, words that are only about a day, ordinals, a weekday with its date.

``date_phrases`` asks here first. Standard library only.
"""

from __future__ import annotations

from datetime import date, timedelta

from netritual.domain.dates.basic_date_phrases import DayReader
from netritual.domain.dates.dates import (
    ADVERB,
    FEW,
    LOOSE_WORDS,
    MONTH,
    NAMED,
    NUMBER,
    ORDINAL,
    PARTS_OF_MONTH,
    STRICT,
    TOMORROW,
    UNIT,
    UP_TO,
    WEEKDAY,
    YESTERDAY,
    When,
    day_number,
    is_clock_or_range,
    is_digit,
    months_on,
    shape_of,
)

DAYS_BACK = {"day": 3, "night": 3, "evening": 3, "morning": 3, "week": 14}
""""the other day" is about three days back, "the other week" two weeks."""
_EVERY_OTHER = frozenset(("every", "each", "the", "any", "some", "no", "an", "on"))
"""Behind one of these "other day" is no single day."""
_APPROXIMATE = frozenset(
    ("about", "around", "roughly", "almost", "nearly", "over", "some", "approximately", "approx", "maybe", "circa")
)


def read_phrase(r: DayReader) -> When | None:
    """The phrase that begins at the reader's word, None when it is none of these."""
    word = r.rest[0]
    if "from" in (r.rest[1], r.rest[2], r.rest[3], r.word(4)) and (when := _from_day(r)) is not None:
        return when
    if word in WEEKDAY:
        return _weekday(r, 0)
    if is_digit(word[:1]) or word in MONTH or word in ("between", "from"):
        return _with_number(r)
    if word == "the":
        return _the(r)
    if word == "other":
        back = DAYS_BACK.get(r.rest[1], 0) if r.word(-1) not in _EVERY_OTHER else 0
        return When(2, r.today - timedelta(back), approx=True) if back else None
    if word in ("last", "next", "this"):
        if r.rest[1] in WEEKDAY and (not r.rest[2].isdecimal() or r.rest[3] in MONTH):
            dated = _dated_weekday(r.on(0, word != "last"), 1, WEEKDAY[r.rest[1]])  # "next tue 1 dec"
            if dated is not None and dated.day is not None and not dated.differs and abs(dated.day - r.today) < _NEAR:
                return dated
        from netritual.domain.dates.date_periods import relative

        return relative(r, 0) if r.rest[:2] != ["this", "month"] else None
    if word in ("in", "during", "back"):
        from netritual.domain.dates.date_periods import within

        return within(r)
    if word in _APPROXIMATE or word in ("more", "less"):
        return _about(r)
    if word in ("recently", "lately", "once", "ages"):
        return _vague(r)
    if word in ("earlier", "later", "just"):
        return _nearby(r)
    if word == "a":
        return _one(r)
    if word == "at":
        if r.rest[1:3] != ["the", "weekend"]:
            return None
        from netritual.domain.dates.date_periods import weekend

        return weekend(r, 2)
    if word in ("start", "beginning", "middle", "end") or word.partition("-")[0] in PARTS_OF_MONTH:
        from netritual.domain.dates.date_periods import edge

        return edge(r, 0) if "-" in word or r.rest[1] != "week" else None
    return _before_last(r, 0) or _ago(r)


def _with_number(r: DayReader) -> When | None:
    """What begins with a number, a month, "between" or "from"."""
    from netritual.domain.dates.date_periods import month_year
    from netritual.domain.dates.date_ranges import range_of

    word = r.rest[0]
    if is_digit(word[:1]):
        return range_of(r, 0) or _number(r)
    if word in MONTH:
        return range_of(r, 0) or month_year(r)
    return _weekday(r, 1) if r.rest[1] in WEEKDAY and r.rest[2] in UP_TO else range_of(r, 1)


def with_weekday(r: DayReader, when: When) -> When:
    """A date with its weekday behind it ("9 March, Monday"), taken along when they agree; "a week ago Monday"."""
    number = WEEKDAY[r.word(when.length)]
    if when.kind == ADVERB:
        amount = r.amount(0) or ((1, 1, "w", False) if UNIT.get(r.rest[0]) == "w" else None)
        if amount and amount[2] == "w" and when.length == amount[0] + 1:
            return When(when.length + 1, r.monday + timedelta(number - 7 * amount[1]), approx=amount[3])
        return when
    both = [when, *[other for other in [r.on(0, not r.forward).common(r.rest[0])] if other is not None]]
    fitting = on_weekday(both, number, r.today)
    if fitting.day is None or (fitting.differs and (r.word(when.length) in LOOSE_WORDS or r.word(when.length + 1))):
        fitting.differs = False
        return when
    fitting.kind = NAMED
    return fitting.longer(1)


def on_weekday(dated: list[When], number: int, today: date) -> When:
    """Of a day looking one way and the other, the one that is on a weekday. Of two years the nearer one is meant; when
    the date says otherwise, the date counts."""
    first = dated[0]
    for one in dated:
        if one.day is None or first.day is None:
            continue
        if one.day.weekday() == number and abs(one.day - today) <= abs(first.day - today):
            return one
    first.differs = first.day is not None
    return first


def _weekday(r: DayReader, at: int) -> When | None:
    """``Friday before last``, ``Friday after next``, ``Monday week``, ``tuesday last week``, ``Mon, 9 March``, ``mon to
    wed``."""
    number, following = WEEKDAY[r.word(at)], r.word(at + 1)
    if following == "before" and r.word(at + 2) == "last":
        return When(at + 3, r.last_weekday(number) - timedelta(7))
    if following == "after" and r.word(at + 2) == "next":
        return When(at + 3, r.monday + timedelta(14 + number))
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
    if following in UP_TO and following != "and" and r.word(at + 2) in WEEKDAY:
        last = r.weekday(WEEKDAY[r.word(at + 2)])
        first = last - timedelta((WEEKDAY[r.word(at + 2)] - number) % 7)
        from netritual.domain.dates.date_periods import span_of

        return span_of(r, at + 3, first, last)
    return _dated_weekday(r, at, number)


def _dated_weekday(r: DayReader, at: int, number: int) -> When | None:
    """A weekday before its date. The date counts; of the years it may be in, the one that has it on that weekday."""
    skip = at + 1 + (r.word(at + 1) == "the")
    if not (is_digit(r.word(skip)[:1]) or r.word(skip) in MONTH):
        return None
    from netritual.domain.dates.date_ranges import ordinal

    dated: list[When] = []
    for forward in (r.forward, not r.forward):
        reader = r.on(skip, forward)
        one = ordinal(reader, number) or reader.common(reader.word(0))
        if one is None or (one.day is not None and one.kind == ADVERB):
            continue
        dated.append(one)
    if not dated:
        plain = ordinal(r.on(skip)) or numbered_weekday(r, skip, number)
        dated = [plain] if plain else []
    if not dated:
        return None
    day = on_weekday(dated, number, r.today)
    day.kind = NAMED
    return day.longer(skip)


def numbered_weekday(r: DayReader, at: int, number: int) -> When | None:
    """The number of ``mon 9``: the day of a month that is such a weekday, within the last or the next five weeks; the
    nearest for who looks back, else the coming one if there is any."""
    word = r.word(at)
    if len(word) > 2 or not (word.isascii() and word.isdigit()):
        return None
    if r.word(at + 1) not in _BEHIND_NUMBER and not is_clock_or_range(r.word(at + 1)):
        return None
    near = range(_WEEKS_NEAR)
    coming = [weeks for weeks in near if weeks or number >= r.today.weekday()] if r.forward else []
    past = not (r.forward and int(word) <= _HOURS)  # looking ahead that is rather an hour of the coming one
    for week in (*coming, *[step * weeks for weeks in near for step in (-1, 1) if past]):
        day = r.monday + timedelta(7 * week + number)
        if day.day == int(word):
            return When(1, day, NAMED)
    return None


_WEEKS_NEAR = 5
_NEAR = timedelta(7 * _WEEKS_NEAR)
"""A date behind "next tue" or "last tue" is no farther away."""
_HOURS = 12
_BEHIND_NUMBER = frozenset((
    "", "with", "w", "w/", "at", "re", "about", "for", "was", "went", "ok", "okay", "works", "suits", "is", "instead",
    "or", "in", "not", "à", "a", "um", "alle", "às", "om",
))  # fmt: skip


def _number(r: DayReader) -> When | None:
    """``3rd of March``, ``2-3 weeks ago``, ``3 of March``."""
    from netritual.domain.dates.date_periods import month_named
    from netritual.domain.dates.date_ranges import day_rolled, ordinal

    word = r.rest[0]
    if r.rest[1] == "of" and day_number(word):
        named = month_named(r, 2)
        return When(2 + named[0], day_rolled(r, named, day_number(word)), NAMED) if named else None
    if r.rest[1] == "or" and is_digit(r.rest[2][:1]):  # "2 or 3 weeks ago"
        when = r.on(2).counted()
        return _approx(when, 2)
    shape, numbers = shape_of(word.replace("–", "-"))
    if shape == "0-0" and r.rest[1] in UNIT and r.rest[2] in ("ago", "back") and len(numbers[1]) < 3:
        return When(3, r.shifted(-int(numbers[1]), UNIT[r.rest[1]]), approx=True)
    return ordinal(r) if r.word(-1) == "on" else None


def _the(r: DayReader) -> When | None:
    """What may stand behind "the"."""
    word = r.rest[1]
    if word == "other" and r.rest[2] in DAYS_BACK:
        return When(3, r.today - timedelta(DAYS_BACK[r.rest[2]]), approx=True)
    if word == "weekend" and r.rest[2] not in ("before", "after"):
        from netritual.domain.dates.date_periods import weekend

        return weekend(r, 1) if r.word(-1) in ("over", "at", "on", "during", "") else None
    if is_digit(word[:1]):
        from netritual.domain.dates.date_ranges import ordinal, range_of

        inner = r.on(1)
        dated = inner.counted() if shape_of(word)[0] in ORDINAL else None
        when = range_of(inner, 0) or ordinal(inner) or _number(inner) or dated
        return when.longer(1) if when else None
    if word in _ORDINAL and r.rest[2] == "of":
        from netritual.domain.dates.date_periods import month_named
        from netritual.domain.dates.date_ranges import day_rolled

        if named := month_named(r, 3):
            return When(3 + named[0], day_rolled(r, named, _ORDINAL[word]), NAMED)
    if word in _WEEK_OF and r.rest[2] == "week":
        return _week_of(r, 1)
    if word in WEEKDAY:
        return _weekday(r, 1) if r.rest[2] in ("before", "after") else None
    if word == "following" and r.rest[2] in WEEKDAY and (phrase := r.on(1).relative(word)) is not None:
        return phrase.longer(1)
    if word in ("start", "beginning", "middle", "end"):
        from netritual.domain.dates.date_periods import edge

        end = r.on(1).end_of(word)  # "by the end of the week"
        return edge(r, 1) or (end.longer(1) if end is not None else None)
    return _before_last(r, 1)


_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
            "ninth": 9, "tenth": 10}  # fmt: skip
_WEEK_OF = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}


def _week_of(r: DayReader, at: int) -> When | None:
    """``the first week of October``: the days 1 to 7, 8 to 14, 15 to 21, 22 to 28, or the last seven."""
    from netritual.domain.dates.date_periods import month_named, span_of

    named = month_named(r, at + 3) if r.word(at + 2) in ("of", "in") else None
    if named is None:
        return None
    week, first = _WEEK_OF[r.word(at)], date(named[1], named[2], 1)
    first = first + timedelta(7 * week) if week >= 0 else months_on(first, 1) - timedelta(7)
    return span_of(r, at + 3 + named[0], first, first + timedelta(6), approx=True)


def _before_last(r: DayReader, at: int) -> When | None:
    """``day before yesterday``, ``day after tomorrow``, ``week before last`` and the like."""
    unit, side, far = r.word(at), r.word(at + 1), r.word(at + 2)
    if unit in ("day", "night") and side == "before" and (far in YESTERDAY or far == "last"):
        return When(at + 3, r.today - timedelta(2))
    if unit == "day" and side == "after" and far in TOMORROW:
        return When(at + 3, r.today + timedelta(2))
    if side == "after" and far == "next":
        return _after_next(r, at + 3, unit)
    if side != "before" or far != "last":
        return None
    from netritual.domain.dates.date_periods import month_span, span_of, weekend_begun

    if unit == "week":
        return span_of(r, at + 3, r.monday - timedelta(14), r.monday - timedelta(8), 0)
    if unit == "weekend":
        saturday = weekend_begun(r) - timedelta(7)
        return span_of(r, at + 3, saturday, saturday + timedelta(1), 0)
    if unit == "month":
        first = months_on(r.today.replace(day=1), -2)
        return month_span(r, at + 3, first.year, first.month)
    return month_span(r, at + 3, r.today.year - 2, 1, 12) if unit == "year" else None


def _after_next(r: DayReader, length: int, unit: str) -> When | None:
    """``week after next`` and the like: one farther on than ``next week``, and of its shape."""
    if unit == "week":
        return When(length, r.monday + timedelta(14))
    if unit == "weekend":
        from netritual.domain.dates.date_periods import span_of

        saturday = r.monday + timedelta(14 + 5)
        return span_of(r, length, saturday, saturday + timedelta(1), 0)
    return When(length, months_on(r.today.replace(day=1), 2)) if unit == "month" else None


def _from_day(r: DayReader) -> When | None:
    """``two weeks from now``, ``3 days from tomorrow``, ``a fortnight from Friday``."""
    amount = r.amount(0)
    word = r.word(amount[0] + 1) if amount and r.word(amount[0]) == "from" else ""
    if not amount or not word:
        return None
    length, (_, number, unit, few) = amount[0] + 2, amount
    if word in ("now", "today"):
        return When(length, r.shifted(number, unit), approx=few)
    if unit in "my" or not (word in TOMORROW or word in WEEKDAY):
        return None
    first = r.on(0, True).weekday(WEEKDAY[word]) if word in WEEKDAY else r.today + timedelta(1)
    return When(length, first + (r.shifted(number, unit) - r.today), approx=few)


def _approx(when: When | None, words: int) -> When | None:
    if when is None or when.day is None:
        return None
    when.approx = True
    return when.longer(words)


def _about(r: DayReader) -> When | None:
    """``about a month ago``, ``some time ago``, ``over a year ago``, ``over the weekend``, ``more than a year ago``."""
    from netritual.domain.dates.date_periods import SEASONS, past_span, quarter, weekend

    if r.rest[1] == "the" and r.rest[0] == "over" and r.rest[2] in SEASONS:
        return quarter(r, 2, 0, "")
    if r.rest[1] == "the" and r.rest[0] == "over" and r.rest[2] in ("holidays", "hols", "holiday"):
        return When(3, None, vague=True)
    if r.rest[1] == "the" and r.rest[0] == "over":
        return weekend(r, 2) if r.rest[2] == "weekend" else past_span(r, 1)
    at = 2 if r.rest[1] == "than" else 1
    if r.rest[0] == "some" and r.rest[1] in ("time", "while"):
        return When(3, None, vague=True) if r.rest[2] in ("ago", "back") else None
    if r.rest[0] == "some" and r.rest[1] in UNIT and r.rest[2] in ("ago", "back"):
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
    word = r.rest[0]
    if word == "ages":
        return When(2, None, STRICT, vague=True) if r.rest[1] == "ago" else None
    if word == "once" and r.word(-1) in ("at", "for", "just", "only", "not", "all"):
        return None
    return When(1, None, STRICT, vague=True)


def _nearby(r: DayReader) -> When | None:
    """``just now``, ``earlier today``, ``earlier this week``, ``later this month``."""
    if r.rest[1] == ("now" if r.rest[0] == "just" else "today"):
        return When(2, r.today)
    if r.rest[0] == "just" or r.rest[1] != "this":
        return None
    if r.rest[0] == "later":
        last = {"week": r.monday + timedelta(6), "month": months_on(r.today.replace(day=1), 1) - timedelta(1)}
        end = last.get(r.rest[2])
        if end is None:
            return None
        tomorrow = min(r.today + timedelta(1), end)
        return When(3, tomorrow, span=(tomorrow, end) if tomorrow < end else None)
    first = {"week": r.monday, "month": r.today.replace(day=1), "year": date(r.today.year, 1, 1)}.get(r.rest[2])
    if first is None:
        return When(3, r.today) if r.rest[2] in ("morning", "afternoon", "evening") else None
    if first == r.today:
        return When(3, r.today)
    return When(3, first, span=(first, r.today - timedelta(1)))


def _one(r: DayReader) -> When | None:
    """``a while ago``, ``a week on Monday``, ``a week last Tuesday``, ``a month or so ago``."""
    word = r.rest[1]
    if word == "while" or word == "long":
        end = 3 if word == "long" and r.rest[2] in ("time", "while") else 2
        return When(end + 1, None, vague=True) if r.word(end) in ("ago", "back") else None
    when = _or_so(r, 0)
    if when:
        return when
    if word == "year" and [r.word(at) for at in (2, 3, 4, 5)] == ["and", "a", "half", "ago"]:
        return When(6, months_on(r.today, -18))
    weeks = {"week": 7, "fortnight": 14}.get(word)
    if not weeks:
        return None
    if r.rest[2] == "on" and r.rest[3] in WEEKDAY:
        return When(4, r.on(0, True).weekday(WEEKDAY[r.rest[3]]) + timedelta(weeks))
    if r.rest[2] == "last" and r.rest[3] in WEEKDAY:
        return When(4, r.last_weekday(WEEKDAY[r.rest[3]]) - timedelta(weeks))
    return None


def _ago(r: DayReader) -> When | None:
    """``week ago`` without its number; of "years ago" nobody can reckon the day."""
    unit = UNIT.get(r.rest[0])
    if not unit or r.rest[1] not in ("ago", "back") or r.word(-1) in NUMBER or r.word(-1) in FEW:
        return None
    if is_digit(r.word(-1)[:1]):
        return None
    return When(2, None, vague=True) if r.rest[0].endswith("s") else When(2, r.shifted(-1, unit))
