"""What is money: the words of currencies, and the sums of a text: "340€", "1,200.50", "2.5k", "rs. 1,20,000"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from re import IGNORECASE
from typing import NamedTuple

from netritual.domain.language.text import CURRENCIES, CURRENCY_SIGNS, DUES
from netritual.regex import regex

CURRENCY_OF = {
    word: code
    for code, words in {**CURRENCIES, "pln": "zł zl pln", "kr": "kr kroner kronor dkk sek nok"}.items()
    for word in words.split()
}
"""Each word and sign of a currency, in lower case -> the currency."""
_LONGEST_FIRST = sorted(CURRENCY_OF, key=len, reverse=True)
CURRENCY_WORD = f"(?:{'|'.join(filter(str.isalpha, _LONGEST_FIRST))})"
CURRENCY = f"(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})"
"""A word of a currency, and a word or a sign, as regular expressions; a letter may stand behind them."""
_TIMES = {
    "k": 1_000, **dict.fromkeys(("l", "lakh", "lakhs", "lac", "lacs"), 100_000),
    **dict.fromkeys(("cr", "crore", "crores"), 10_000_000),
}  # fmt: skip
"""How often a number before one of these is meant; a lakh and a crore are the large numbers of India."""
_UNIT = f" ?(?:{'|'.join(sorted(_TIMES, key=len, reverse=True))})"
_DIGITS = r"\d{1,2}(?:,\d\d)+,\d{3}|\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?"
"""Digits in groups, also as they are parted in India: 1,20,000."""
_IN_LAKHS, _IN_THOUSANDS = regex(r"\d{1,2}(?:,\d\d)+,\d{3}"), regex(r"\d{1,3}(?:,\d{3})+")
_EACH_TWO = r"(?<=\d)(?=(?:\d\d)+$)"
NUMBER_OF_SUM = rf"(?:{_DIGITS})(?:{_UNIT}(?!\w))?(?![.,:/]?\d)"
_LED = rf"(?:[{''.join(CURRENCY_SIGNS)}]|(?<!\w)(?:{CURRENCY_WORD})\.?) ?{NUMBER_OF_SUM}"
_ALONE = rf"(?<![\w.,:/]){NUMBER_OF_SUM}"
SUM = rf"(?:{_LED}|{_ALONE})(?:/-)?(?: ?{CURRENCY})?(?!\w)"
"""A number that may be a sum, with its currency before or behind it, as a regular expression without groups."""
MONEY = (
    rf"(?:{_LED}(?:/-)?|{_ALONE}(?:/-| ?{CURRENCY})|(?<![\w.,:/])(?:{_DIGITS})"
    r"(?: ?(?:lakhs?|lacs?|crores?|cr)|k(?! [a-z]{4})))(?!\w)"
)
"""The same of what surely is money: with a currency, "/-", in thousands or lakhs; not "45k users"."""
LAST = r"(?:(?:the|his|her|their|other|another|last|final|remaining|missing) )*"
"""What may stand before a sum that is a part of one, as a regular expression."""
OF_NO_THING = (
    r"(?=\.?$| (?:back|for|für|fur|pour|por|per|voor"
    rf"|{'|'.join(DUES)})\b)"
)
"""Behind a number in what is owed: it counts no things."""
_SUM, _THE_NUMBER, _CURRENCY = regex(SUM, IGNORECASE), regex(NUMBER_OF_SUM, IGNORECASE), regex(CURRENCY, IGNORECASE)
_WHICH = regex(rf"^{LAST}| more$", IGNORECASE)
_ONLY_PAYS = regex(
    r"(?:pa(?:ys?|id)|transfers?|settles?|clears?)(?: (?:me|us|him|her|them|it|up|back|all|the rest|the money))*",
    IGNORECASE,
)
_SUM_LAST = regex(rf"(|.*? )({SUM})", IGNORECASE)
_PAYING = (
    r"(?:(?:pay|release|transfer|send|wire|return|clear|settle|give)(?: (?:me|us|him|her|them|back|the|another))* )"
)
_UNLED = regex(rf"(?:^{_PAYING}?|\b(?:of|{'|'.join(DUES)}) )(?:the )?$", IGNORECASE)
"""What stands before the number of a sum without its currency."""
_NO_THING = regex(OF_NO_THING, IGNORECASE)


class Sum(NamedTuple):
    """A sum of a text."""

    amount: Decimal
    currency: str
    """As in ``CURRENCY_OF``; "" where it is not named."""
    unit: str
    """What a number of it counts, as typed: "k", " lakh"; "" for ones."""
    start: int
    """Where its number begins, behind a currency."""
    end: int
    """Where its number ends, with its unit and before a currency."""

    @property
    def times(self) -> int:
        """How many a unit of it stands for."""
        return _TIMES.get(self.unit.strip().lower(), 1)

    def may_be_of(self, other: "Sum") -> bool:
        """Whether it may be a part of another sum: in its currency, as far as both name one."""
        return self.currency == other.currency or "" in (self.currency, other.currency)

    def typed(self, text: str) -> str:
        """The sum as it stands in its text, with its currency."""
        return next((one[0] for one in _SUM.finditer(text) if one.start() <= self.start < one.end()), "")

    def alike(self, amount: Decimal, text: str) -> str:
        """A lower amount as this number is typed in its text: in its unit where it is that much, in its groups."""
        if self.unit and amount >= self.times:
            return f"{(amount / self.times).normalize():f}{self.unit}"
        typed = text[self.start : self.end]
        if _IN_LAKHS.fullmatch(typed):
            last, front = f"{amount:f}"[-3:], f"{amount:f}"[:-3]
            return f"{re.sub(_EACH_TWO, ',', front)},{last}" if front else last
        return f"{amount:,f}" if _IN_THOUSANDS.fullmatch(typed) else f"{amount:f}"


def sums_of(text: str) -> Iterator[Sum]:
    """Each number of a text that may be a sum, in order."""
    for match in _SUM.finditer(text):
        number = _THE_NUMBER.search(match[0])
        if number is None:
            continue
        named = _CURRENCY.search(f"{match[0][: number.start()]} {match[0][number.end() :]}")
        unit = _unit(number[0])
        currency = CURRENCY_OF[named[0].lower()] if named is not None else ""
        start = match.start() + number.start()
        yield Sum(amount_of(number[0]), currency, unit, start, start + len(number[0]))


def _unit(number: str) -> str:
    """What a number counts, as typed: "k", " lakh"; "" for ones."""
    return number.lstrip("0123456789.,")


def amount_of(number: str) -> Decimal:
    """How much a number is: "1.200,50" and "1,200.50" alike, "1,20,000", "1.5 lakh"."""
    unit = _unit(number)
    digits = number.removesuffix(unit).strip(".,")
    whole, point, cents = digits.rpartition(",") if digits.rfind(",") > digits.rfind(".") else digits.rpartition(".")
    is_whole = not point or (len(cents) == 3 and not unit)
    plain = re.sub(r"\D", "", digits) if is_whole else f"{re.sub(r'[^0-9]', '', whole)}.{cents}"
    amount = Decimal(plain) * _TIMES.get(unit.strip().lower(), 1)
    return amount.to_integral_value() if unit else amount


def is_money(one: Sum, least: int = 0) -> bool:
    """Whether a sum is surely money: with a currency, in thousands or lakhs, or of ``least`` and more, if that is
    given."""
    return bool(one.currency or one.unit) or 0 < least <= one.amount


def money_first(text: str, least: int = 0) -> int:
    """How many characters of a text are a sum with which it begins that is surely money, as ``is_money`` says; 0 for
    none."""
    match = _SUM.match(text)
    return match.end() if match is not None and is_money(next(sums_of(match[0])), least) else 0


def owed_sums(text: str) -> list[Sum]:
    """The sums in the words of what is owed: numbers with a currency, and one that counts no thing."""
    return [
        one for one in sums_of(text)
        if one.currency or (_UNLED.search(text[: one.start]) and _NO_THING.match(text, one.end))
    ]  # fmt: skip


def is_bare_sum(text: str) -> bool:
    """Whether a text is a sum and says nothing of what for: "5k", "the other 20"."""
    bare = _WHICH.sub("", text)
    return bool(owed_sums(bare)) and not without_sums(bare).strip(" .")


def is_payment(text: str, owed: str) -> bool:
    """Whether a text says only that money is paid which is owed: "will pay" of "40 for the van", "pay 40k" of "40k", or
    only its sum."""
    is_paid = _ONLY_PAYS.match(text) is not None
    if not (is_paid or is_bare_sum(text)) or not names_sum(owed):
        return False
    amounts = [one.amount for one in owed_sums(text)]
    is_same = not amounts or amounts == [one.amount for one in owed_sums(owed)]
    return is_same and (not is_paid or _ONLY_PAYS.fullmatch(without_sums(text).strip()) is not None)


def sum_last(text: str) -> tuple[str, str]:
    """The words of a text before the sum with which it ends, and that sum; "" where there are none."""
    match = _SUM_LAST.fullmatch(text.strip())
    return (match[1].strip(), match[2]) if match is not None else (text, "")


def with_less(owed: str, left: str) -> str | None:
    """What is owed with what is left of its one sum; None where that is no less, or another currency."""
    sums, rest = owed_sums(owed), next(sums_of(left), None)
    if len(sums) != 1 or rest is None or not 0 < rest.amount < sums[0].amount or not rest.may_be_of(sums[0]):
        return None
    return f"{owed[: sums[0].start]}{left[rest.start : rest.end]}{owed[sums[0].end :]}"


def in_plain_digits(text: str) -> str:
    """A text with its sums in digits without groups and units: "40k" is 40000, as is "40,000"."""
    for one in reversed([*sums_of(text)]):
        if one.unit or one.amount == one.amount.to_integral_value():
            text = f"{text[: one.start]}{one.amount:f}{text[one.end :]}"
    return text


def typed_sums(text: str) -> list[str]:
    """What may be sums in a text, as they are typed with their currency."""
    return [match[0] for match in _SUM.finditer(text)]


def without_sums(text: str) -> str:
    """A text without the numbers that may be sums."""
    return _SUM.sub(" ", text)


def names_sum(text: str) -> bool:
    """Whether a text names money: a sign, or a number that has a word of a currency or no thing behind it."""
    return any(sign in text for sign in CURRENCY_SIGNS) or any(
        one.currency or _NO_THING.match(text, one.end) for one in sums_of(text)
    )
