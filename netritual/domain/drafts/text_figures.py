"""The figures of a text: amounts of money in digits or words, days, links; and days that have a wrong weekday."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from re import IGNORECASE, Match
from typing import NamedTuple

from netritual.domain.dates.dates import MONTH, MONTH_PATTERN, NUMBER, WEEKDAY, WEEKDAY_NAMES, day_of, months_on
from netritual.domain.language.money import CURRENCY, CURRENCY_OF, CURRENCY_WORD, NUMBER_OF_SUM, amount_of
from netritual.domain.people.links import canonical
from netritual.regex import regex

WEEKDAY_PATTERN = "|".join(f"{name}|(?-i:{name[:3]})" for name in WEEKDAY_NAMES)
"""The months and the weekdays as alternatives of a pattern; a short weekday has its capital ("Sun", not "sun")."""
_MONTH = rf"({MONTH_PATTERN})\b"
_NUMBER = rf"(?:\d+(?:[' ]\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|{NUMBER_OF_SUM})"
_MONEY = regex(rf"(?<!\w)(?:({CURRENCY})\.? ?({_NUMBER})|({_NUMBER}) ?({CURRENCY}))(?!\w)", IGNORECASE)
_PARTED = regex(r"(?<=\d)[' ](?=\d)")
_DATE = regex(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}"
    rf"|\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b|\b\d{{4}}-(\d\d)-(\d\d)\b",
    IGNORECASE,
)
_NUMBERS = NUMBER | {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1000,
}  # fmt: skip
_SPELT = regex(
    rf"\b((?:{'|'.join(_NUMBERS)})(?:(?:[ -]|,? and )(?:{'|'.join(_NUMBERS)})){{0,9}})"
    rf" ({CURRENCY_WORD})\b",
    IGNORECASE,
)
_WEEKDAY_BEFORE = regex(rf"\b({WEEKDAY_PATTERN}),? (?:on )?(?:the )?$", IGNORECASE)
_WEEKDAY_AFTER = regex(rf"(?:,? (?:is )?an? | ?\()({WEEKDAY_PATTERN})\b", IGNORECASE)
_YEAR_AFTER = regex(r",? ((?:19|20)\d\d)\b")
_NEXT_OF_MONTH = regex(
    rf"\b({WEEKDAY_PATTERN}),? the (\d{{1,2}})(?:st|nd|rd|th)\b(?! (?:of\b|{MONTH_PATTERN}))", IGNORECASE
)
_LINK = regex(r"(?:https?://|www\.)[^\s<>\"”)]*[^\s<>\"”).,;:!?]", IGNORECASE)
_WORD = regex(r"[a-z]+")
_DAYS_BACK = 330
"""A day without a year is not one of longer ago: so late in the year the next one is meant."""
MOST_FIGURES = 100
"""Figures of a text that are looked at: more of them are a table."""


class TextFigure(NamedTuple):
    """A figure of a text: what sort it is, one form of it, as it was typed, and where it stands."""

    sort: str
    value: str
    typed: str
    at: tuple[int, int]


@lru_cache(512)
def figures(text: str) -> tuple[TextFigure, ...]:
    """The amounts of money, days of the year and links of a text."""
    return tuple(_figures_of(text))


def _figures_of(text: str) -> Iterator[TextFigure]:
    for match in _MONEY.finditer(text):
        sign, number = (match[1], match[2]) if match[1] else (match[4], match[3])
        value = amount_of(_PARTED.sub("", number)).normalize()
        yield TextFigure(f"money {CURRENCY_OF[sign.lower()]}", f"{value:f}", match[0].strip(), match.span())
    for match in _SPELT.finditer(text):
        amount = _spelt_amount(_WORD.findall(match[1].lower()))
        if amount:
            yield TextFigure(f"money {CURRENCY_OF[match[2].lower()]}", str(amount), match[0], match.span())
    for match in _DATE.finditer(text):
        month, day = _month_and_day(match)
        yield TextFigure("date", f"{month}-{day}", match[0], match.span())
    for match in _LINK.finditer(text):
        link = canonical(match[0])
        if link:
            yield TextFigure("link", link, match[0], match.span())


def _spelt_amount(words: Sequence[str]) -> int:
    """A number in words; 0 for words that are not one number ("four fifty", "hundred" behind "a few")."""
    if words[0] in ("hundred", "thousand") or words in (["a"], ["an"]):
        return 0
    whole = part = 0
    room = 1000
    for word in words:
        number = _NUMBERS.get(word, 0)  # "and" adds nothing
        if number >= 100:
            part = (part or 1) * number
            room = number
            if number == 1000:
                whole, part = whole + part, 0
        elif number >= room:
            return 0
        elif number:
            part += number
            room = 10 if number >= 20 else 1
    return whole + part


def wrong_weekdays(text: str, today: date) -> Iterator[tuple[tuple[int, int], date]]:
    """Where a weekday stands beside a day that is another one, and the day.

    A day without a year may be the last or the next one of its name; "Friday the 10th" one of four months.
    """
    for match in islice(_DATE.finditer(text), MOST_FIGURES):
        year = _YEAR_AFTER.match(text, match.end())
        end = year.end() if year else match.end()
        before = _WEEKDAY_BEFORE.search(text[max(0, match.start() - 18) : match.start()])
        after = None if before else _WEEKDAY_AFTER.match(text, end)
        weekday = before or after
        if weekday is None:
            continue
        years = [int(year[1])] if year else [int(match[0][:4])] if match[5] else range(today.year - 1, today.year + 2)
        days = [day for each in years if (day := day_of(each, *_month_and_day(match))) is not None]
        if not year and not match[5]:
            days = [day for day in days if -_DAYS_BACK <= (day - today).days <= 366]
        start = match.start() - len(before[0]) if before else match.start()
        yield from _wrong((start, after.end() if after else end), weekday[1], days, today)
    for match in islice(_NEXT_OF_MONTH.finditer(text), MOST_FIGURES):
        months = (months_on(today.replace(day=1), number) for number in range(-1, 3))
        days = [day for month in months if (day := day_of(month.year, month.month, int(match[2]))) is not None]
        yield from _wrong(match.span(), match[1], days, today)


def _wrong(
    at: tuple[int, int], weekday: str, days: Sequence[date], today: date
) -> Iterator[tuple[tuple[int, int], date]]:
    if days and all(WEEKDAY[weekday.lower()] != day.weekday() for day in days):
        yield at, next((day for day in days if day >= today), days[-1])


def _month_and_day(match: Match[str]) -> tuple[int, int]:
    month = match[2] or match[3]
    return MONTH[month.lower()] if month else int(match[5]), int(match[1] or match[4] or match[6])
