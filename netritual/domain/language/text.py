"""Text as people and terminals see it: folded for comparing, cleaned for showing, measured in cells.

Standard library only, and nothing slow: the quick log loads this. ``unicodedata`` is loaded with the first text that is
not ASCII.
"""

from collections.abc import Iterable
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t"}
)
"""Letters of the Latin script that are one code point with their stroke, so that no decomposition takes it off."""

CURRENCY_SIGNS = ("€", "$", "£", "₹")
CURRENCIES = {
    "eur": "€ eur euro euros", "usd": "$ usd dollar dollars bucks", "gbp": "£ gbp pound pounds quid",
    "chf": "chf franc francs franken", "inr": "₹ inr rs rupee rupees",
}  # fmt: skip
"""The money that is written most, each currency in its words and signs."""
DUES = (
    "advance", "balance", "bill", "bills", "deposit", "deposits", "dues", "emi", "expenses", "fee", "fees",
    "instalment", "instalments", "installment", "invoice", "invoices", "loan", "payment", "payments", "rent", "salary",
)  # fmt: skip
"""What is money and is owed."""
PAID = (
    "paid", "paid up", "transferred", "wired", "settled", "cleared", "released", "remitted", "deposited", "gpay'd",
    "gpayed", "gpaid", "paytm'd", "phonepe'd", "upi'd", "venmo'd", "venmoed", "paypal'd", "revolut'd", "zelled",
)  # fmt: skip
"""How a payment is told."""
UNPAID = ("pending", "outstanding", "unpaid", "overdue")
"""Said of what is still to be paid."""

_IGNORED = "-_.'’‘ʼʻ`´′‐‑‒–—―\u00ad·・"
"""Signs that a name may be written with or without."""

_HYPHENS = "-_‐‑‒–—―"
_OMIT = str.maketrans({**dict.fromkeys(_IGNORED), **dict.fromkeys(_HYPHENS, " ")})
_APART = str.maketrans(dict.fromkeys(_IGNORED, " "))
_HYPHENS_OFF, _SIGNS_OFF, ASCII_SIGNS = bytes.maketrans(b"-_", b"  "), bytes.maketrans(b"-_.'`", b"     "), b".'`"
"""The last are those of ASCII that a word may be written with or without."""
_DROP = str.maketrans(dict.fromkeys(_IGNORED + " \t\n\r\v\f\u00a0\u3000"))

_CONTROLS = (
    *range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
_BLANKS = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_ONE_LINE: dict[int, str | None] = {**dict.fromkeys(_CONTROLS), **dict.fromkeys(_BLANKS, " ")}
_IN_PLACE = dict.fromkeys(_CONTROLS, "\ufffd")
_MANY_LINES: dict[int, str | None] = {**_ONE_LINE, 0x0A: "\n"}


def begins_sum(word: str) -> bool:
    """Whether a word begins with a number, also behind the sign of a currency: "20", "€20", "20k"."""
    return word.lstrip("".join(CURRENCY_SIGNS))[:1].isdecimal()


@lru_cache(4096)  # the names and words of one line are mostly those of another
def fold(text: str) -> str:
    """The form in which names are compared: no case, accents, blanks, hyphens, underscores, dots or apostrophes.

    Marks that are letters of their own (vowel signs of Indic scripts, the Japanese voicing mark) stay.
    """
    if text.isascii():
        low = text.lower()
        if low.isalnum():
            return low
        low = low.replace(" ", "")  # most names need no table
        return low if low.isalnum() else low.translate(_DROP)
    return _without_accents(_decomposed(text).translate(_DROP))


def unaccent(text: str) -> str:
    """Case and accents taken off, blanks and signs kept: for comparing words inside a text."""
    return text.lower() if text.isascii() else _unaccented(text)


@lru_cache(1024)  # the words with accents in the lines of a day are few
def _unaccented(text: str) -> str:
    return _without_accents(_decomposed(text))


def _decomposed(text: str) -> str:
    """Compatibility forms and accents taken apart, without case."""
    import unicodedata

    return unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)


def _without_accents(text: str) -> str:
    return composed("".join([c for c in text if c.isascii() or not _is_accent(c)]))


def composed(text: str) -> str:
    """The text in NFC, in which it is stored: one code point for a letter and its accent where there is one."""
    if text.isascii():
        return text
    import unicodedata

    return unicodedata.normalize("NFC", text)


def spellings(text: str) -> tuple[str, ...]:
    """The forms in which a text is searched: no case, no accents, hyphens as blanks. Dots and apostrophes are left out
    ("obrien"), and, where that is another text, taken for blanks ("o brien")."""
    plain = unaccent(text)
    if plain.isascii():  # ten times as fast by bytes
        data = plain.encode()
        omitted = data.translate(_HYPHENS_OFF, ASCII_SIGNS).decode()
        parted = omitted if len(omitted) == len(data) else data.translate(_SIGNS_OFF).decode()
    else:
        omitted, parted = plain.translate(_OMIT), plain.translate(_APART)
    joined = " ".join(omitted.split())
    apart = joined if parted is omitted else " ".join(parted.split())
    return (joined,) if joined == apart else (joined, apart)


def _is_accent(char: str) -> bool:
    """True for combining marks that only decorate (canonical class 1 and 10 up) and for invisible format signs."""
    import unicodedata

    kind = unicodedata.combining(char)
    if kind:
        return kind == 1 or kind >= 10
    return char.isspace() or unicodedata.category(char) in ("Cf", "Cs", "Cc")


def is_mark(char: str) -> bool:
    """True for a mark: what some scripts write vowels with stands inside of a name like a letter."""
    if char.isascii():
        return False
    import unicodedata

    return unicodedata.category(char)[0] == "M"


def sound(text: str) -> str:
    """The text with each lone surrogate (a byte that was not UTF-8) replaced, so that it can be stored and written."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def shortened(text: str, most: int) -> str:
    """A text of so many characters at most, and a sign where more stood behind them."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def visible(text: str) -> str:
    """The text letter for letter, with U+FFFD in the place of each control sign: for fields in which it is edited."""
    return text if text.isprintable() else text.translate(_IN_PLACE)


def clean(text: str, *, newlines: bool = False) -> str:
    """The text without what could steer a terminal: C0, C1 and DEL controls, bidi marks, lone surrogates.

    Line ends and tabs become blanks; with ``newlines`` line feeds stay.
    """
    if text.isprintable():
        return text
    return sound(text).translate(_MANY_LINES if newlines else _ONE_LINE)


def plain_text(text: str) -> str:
    """A text as it may stand in a file: no control characters but line feed and tab, no bidi controls, no blanks at its
    end. A NUL makes the whole file unreadable to libical and KDE; libical trims blanks at the end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\t".join(clean(part, newlines=True) for part in lines.split("\t")).strip()


def width(text: str) -> int:
    """How many terminal cells the text takes: wide characters 2, marks and invisible signs 0 (UAX #11)."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if char.isascii():
        return 1 if char.isprintable() else 0
    import unicodedata

    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc", "Cs"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, cells: int) -> str:
    """The text cut to a number of cells, with an ellipsis when something had to go."""
    if width(text) <= cells:
        return text
    room, chars = cells - 1, []
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        chars.append(char)
    return "".join(chars) + "…" if cells > 0 else ""


def split_at(sign: str, text: str) -> list[str]:
    """The parts between the signs that no backslash escapes; escapes stay as they are."""
    if "\\" not in text:
        return text.split(sign)
    parts, begin, escaped = [], 0, False
    for at, char in enumerate(text):
        if char == sign and not escaped:
            parts.append(text[begin:at])
            begin = at + 1
        else:
            escaped = char == "\\" and not escaped
    return [*parts, text[begin:]]


def comma_list(words: Iterable[str]) -> str:
    """Words as they stand on one line of a form; a comma inside one has a backslash before it."""
    return ", ".join(word.replace("\\", "\\\\").replace(",", "\\,") for word in words)


def from_comma_list(text: str) -> tuple[str, ...]:
    """The words of ``comma_list`` again; empty ones are left out."""
    parts = (part.replace("\\,", ",").replace("\\\\", "\\").strip() for part in split_at(",", text))
    return tuple(part for part in parts if part)


LIKE_A_SLIP = 0.6
"""Likeness of two words (0 to 1) from which one may be a slip for the other: the default of ``difflib``."""
LONGEST_SLIP = 80
"""Characters of a typed word that are compared: the comparison is quadratic."""


def nearest(name: str, names: Iterable[str], likeness: float = 0.0) -> str:
    """The one of some names that a slip most likely meant; "" when none is as like (0 to 1) as is asked."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower()[:LONGEST_SLIP], list(names), n=1, cutoff=likeness)
    return near[0] if near else ""
