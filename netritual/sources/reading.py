"""Bytes to text and dates, as the files of other programs need it: by rule, never by the machine's locale."""

import codecs
import re
from datetime import date

MONTHS = {
    **{name: at for at, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )},
    "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12,
}  # fmt: skip
"""English months, and where a German spreadsheet writes others; fixed, since a locale would change what a file says."""

_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
         codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}  # fmt: skip
"""The marks at the beginning of a file; the longer ones of two that begin alike stand first."""
_SEEN = 2000
"""Bytes by which UTF-16 without a mark is told: every second one is 0 where letters are Latin."""


def encoding_of(data: bytes) -> str | None:
    """The encoding that a file's mark or its zeros tell; None where nothing does."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return name
    even, odd = data[:_SEEN:2].count(0), data[1:_SEEN:2].count(0)
    most = min(len(data), _SEEN) // 2
    if odd > most * 0.6 > even * 6:
        return "utf-16-le"
    return "utf-16-be" if even > most * 0.6 > odd * 6 else None


def decode(data: bytes) -> str:
    """Text of a file's bytes: by its mark, UTF-16 by its zeros, strict UTF-8, then Windows-1252. It never fails.

    A file that is not UTF-8 as a whole is read line by line, so that one bad byte does not spoil every accent in it.
    """
    name = encoding_of(data)
    if name and name != "utf-8":
        return data.decode(name, "replace").removeprefix("\ufeff")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_line(line) for line in data.split(b"\n"))


def as_utf8(data: bytes) -> bytes:
    """The bytes of a file, those of UTF-16 and UTF-32 as UTF-8; others may say their charset line by line."""
    return data if encoding_of(data) in (None, "utf-8") else decode(data).encode("utf-8", "replace")


def is_utf8(data: bytes) -> bool:
    """Whether the encoding of a file is sure; else its accents were read as those of Windows-1252."""
    try:
        as_utf8(data).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def lines_of(text: str) -> list[str]:
    """Physical lines; only CR and LF end one (str.splitlines would also split at form feeds and U+2028).

    CR CR LF, which a text-mode copy makes, ends one line.
    """
    return re.split(_LINE_END, text)


def lines_in(data: bytes) -> list[bytes]:
    """As ``lines_of``, of bytes."""
    return re.split(_LINE_END.encode(), data)


_LINE_END = r"(?<!\r)\r*+\n|\r"
"""A run of CR is looked at once, so that the time grows with the length alone."""


def day(text: str) -> date | None:
    """A day in one of the forms that address files hold, or None.

    ``05 Mar 2024``, ``7-Feb-22``, ``Mar 5, 2024``, ``2024-03-05``, ``2/4/18, 5:33 PM`` and ``03/15/2024`` (month
    first, unless that cannot be), ``05.03.2024`` (day first). A year of two digits is of this century.
    """
    text = text.strip()
    word = re.fullmatch(r"(\d{1,2})[ .-]+([^\W\d_]{3,9})\.?[ ,-]+(\d{4}|\d\d)\b.*", text)
    if word:
        return _date(int(word[3]), MONTHS.get(word[2][:3].lower(), 0), int(word[1]))
    word = re.fullmatch(r"([^\W\d_]{3,9})\.?[ -]+(\d{1,2}),?[ -]+(\d{4})\b.*", text)
    if word:
        return _date(int(word[3]), MONTHS.get(word[1][:3].lower(), 0), int(word[2]))
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d).*", text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    numbers = re.fullmatch(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)\b.*", text)
    if numbers:
        first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
        month_first = numbers[2] == "/" and first <= 12
        return _date(year, first, second) if month_first else _date(year, second, first)
    return None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, number)
    except ValueError:
        return None
