"""Lines and dates of text, as the files of other programs need it: by rule, never by the machine's locale."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from netritual.domain.dates.dates import MONTH_NAMES as ENGLISH_MONTHS
from netritual.domain.language.encodings import as_utf8
from netritual.domain.language.text import fold
from netritual.regex import regex

_MORE_MONTHS = (
    " ".join(ENGLISH_MONTHS),
    "jan feb mrz apr mai jun jul aug sep okt nov dez",
    "jan feb mrt apr mei jun jul aug sep okt nov des",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april mai juni juli august september oktober november desember",
    "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
    "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
"""Beside the six languages of the product: English, what spreadsheets write in German and Dutch, and other languages in
which LinkedIn exports its lists."""


@cache
def months() -> dict[str, int]:
    """What a month may be called, folded: its name in any of the languages, or the beginning of it that names no other
    month; fixed, since a locale would change what a file says."""
    from netritual.domain.dates.foreign_dates import MONTH_NAMES

    numbers_of: dict[str, set[int]] = {}
    for names in (*MONTH_NAMES.values(), *_MORE_MONTHS):
        for number, name in enumerate(map(fold, names.split()), start=1):
            for end in range(3, len(name) + 1):
                numbers_of.setdefault(name[:end], set()).add(number)
    return {name: next(iter(numbers)) for name, numbers in numbers_of.items() if len(numbers) == 1}


def is_utf8(data: bytes) -> bool:
    """Whether the encoding of a file is sure; else its accents were read as those of Windows-1252."""
    try:
        as_utf8(data).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def lines_of(text: str) -> list[str]:
    """Physical lines; only CR and LF end one (str.splitlines would also split at form feeds and U+2028).

    CR CR LF, which a text-mode copy makes, ends one line.
    """
    return re.split(LINE_END, text)


LINE_END = r"(?<!\r)\r*+\n|\r"
"""A run of CR is looked at once, so that the time grows with the length alone."""


_WORDED = (
    regex(
        r"(?P<day>\d{1,2})(?:er|[º°])?[ .-]+(?:de )?(?P<month>[^\W\d_]{3,12})\.?"
        r"[ ,-]+(?:de )?(?P<year>\d{4}|\d\d)\b"
    ),
    regex(r"(?P<month>[^\W\d_]{3,12})\.?[ -]+(?P<day>\d{1,2}),?[ -]+(?P<year>\d{4})\b"),
)  # fmt: skip
_YEAR_FIRST = regex(r"(\d{4})(?:[-/.]|년 ?|年)(\d{1,2})(?:[-/.]|월 ?|月)(\d{1,2})(?!\d)")
_NUMBERS = regex(r"(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4}|\d\d)\b")
LONGEST_DAY = 60


def day(text: str, day_first: bool | None = None) -> date | None:
    """A day in one of the forms that address files hold, or None.

    ``05 Mar 2024``, ``7-Feb-22``, ``5 de mar. de 2024``, ``1er mars 2024``, ``Mar 5, 2024``, ``2024-03-05``,
    ``2/4/18, 5:33 PM`` and ``05.03.2024``. Of two numbers that may both be the month, the first is it between
    slashes only, or as ``day_first`` says. A year of two digits is of this century.
    """
    text = text.strip()[:LONGEST_DAY]
    for pattern in _WORDED:
        if match := pattern.match(text):
            return _date(int(match["year"]), months().get(fold(match["month"]), 0), int(match["day"]))
    if match := _YEAR_FIRST.match(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.match(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        turned = match[2] != "/" if day_first is None or match[2] == "." else day_first
        return _date(year, second, first) if (turned and second <= 12) or first > 12 else _date(year, first, second)
    return None


def puts_day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates of one column that are numbers have the day first; None where each of them may be either, and where
    they contradict each other: a list may have gone through the spreadsheets of two countries."""
    pairs = [
        (int(f[1]), int(f[3])) for text in texts if (f := _NUMBERS.match(text.strip()[:LONGEST_DAY])) and f[2] != "."
    ]
    day_first, month_first = (any(pair[at] > 12 for pair in pairs) for at in (0, 1))
    if day_first != month_first:
        return day_first
    return False if all(one == two or max(one, two) > 12 for one, two in pairs) else None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, number)
    except ValueError:
        return None
