"""What is left of a sum that is owed, once a later line tells that a part of it was paid: "paid 500, 340 left"."""

import re
from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.money import CURRENCY, CURRENCY_OF, OF_NO_THING
from netritual.domain.language.terms import words_of
from netritual.domain.loops.closing_clauses import one_of
from netritual.domain.loops.closing_doubts import is_doubtful
from netritual.domain.loops.closing_words import MONEY, PAID
from netritual.domain.loops.statements import NEXT, subject_terms
from netritual.domain.quicklog.line_words import MEALS_AND_WALKS
from netritual.regex import regex

_NUMBER = r"(?<![\w.,])\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?(?![.,]?\d)"
_MONEY = rf"{CURRENCY}(?!\w)"
_SUM = rf"[€$£]? ?{_NUMBER}(?: ?{_MONEY})?"
_OWED = regex(
    rf"(?:[€$£] ?(?P<after>{_NUMBER})|(?P<before>{_NUMBER}) ?{_MONEY}"
    rf"|^(?P<alone>{_NUMBER}){OF_NO_THING})"
)
"""The sum in the words of what is owed."""
_ADVERB = "back|only|just|already|now|up"
_HAVING = ("has", "have", "had", "ha", "hat", "to")
"""Before the word for what was paid, also as lines in other languages are read."""
_PORTION = r"(?P<portion>(?: (?:a|the|first|another))* (?:part|half|instal?lment)(?: of it)?[,:]?)?"
_BETWEEN = rf"(?:(?:{one_of(_HAVING)}|me|us|finally|{_ADVERB}) )*"
"""What stands between who paid and the word for it."""
_OPEN = (
    r"(?:left|missing|outstanding|open|remain(?:s|ing)?|due|owed|to (?:go|pay|come)|offen|ausstehend|fehl(?:t|en)"
    r"|restants?)"
)
_STILL = r"(?:still|noch|is|are|now|me|us|a|the|of|encore|todavia|ancora|ainda|nog) "
_LEFT = regex(
    rf"(?P<before>{_SUM}) (?:{_STILL})*{_OPEN}\b"
    rf"|\b(?:owes?|rest(?:e|ent|ano|am|en)?|remaining|faltan?|quedan?|manca(?:no)?|faltam?|ontbreekt|fehl(?:t|en)) "
    rf"(?:{_STILL})*(?P<behind>{_SUM})"
)
"""How much of it is still to come."""
_OF_THE_WHOLE = regex(rf"\s*of (?:the |my |his |her |their )?{_SUM}")
_TO_ANOTHER = regex(r"\s*(?:back )?to (?!(?:me|us|my|our|the)\b)[^\W\d]")
_RECEIVER = regex(r"\b(?:me|us|him|her|them)\b")
_BACK = regex(r"\bback\b")
_OF = ("and", "or", "&", "+", "of", "for", "with", "from", "by", "to", "about", "not")
"""Before a name that is not who paid, or not alone."""
_MEANS = "by card bank cheque transfer paypal"
"""How one pays, which says nothing of what for."""
_WHEN = "back cash today yesterday now already last on in via so far thanks"
_NO_MORE = frozenset((*_MEANS.split(), *_WHEN.split(), *WEEKDAY))
"""What may stand behind a sum that only its currency tells to be a part of what is owed: not "100€ less"."""


class PartPaid(NamedTuple):
    """A part of what is owed that was paid, as a line tells it."""

    left: str | None
    """What is owed with the sum that is left; None where it is not certain, so that it is to be asked."""


def part_paid(what: str, text: str, payers: Collection[str]) -> PartPaid | None:
    """What a text tells of a part of what is owed that was paid; None where it tells of none. ``payers`` are the words
    for those who owe it, none where it is me.

    Certain is a payment of theirs, or what I got from them, with what is left of it, or in the currency of what is
    owed, with a word of its matter or as paid back; over a meal a currency is not enough, for they may have paid that.
    """
    sums = [*_OWED.finditer(what)]
    theirs = frozenset(payers)
    paid = _payment(theirs).search(text)
    if len(sums) != 1 or paid is None:
        return None
    owed = sums[0]
    groups = paid.groupdict()
    part_said = next(said for name in ("sum", "passive", "given", "received") if (said := groups.get(name)))
    whole, part = _amount(owed[0]), _amount(part_said)
    if not 0 < part < whole:
        return None
    before, behind = NEXT.split(text[: paid.start()])[-1], NEXT.split(text[paid.end() :])[0]
    left = _LEFT.search(text[: paid.start()]) or _LEFT.search(text[paid.end() :])
    rest = _amount(left["before"] or left["behind"]) if left is not None else whole - part
    is_said = left is not None or _OF_THE_WHOLE.match(behind) is not None
    by_payer = _is_by(frozenset() if groups.get("received") else theirs, before)
    names = subject_terms(" ".join(payers))
    matter, about = subject_terms(what) - names, subject_terms(f"{before} {behind}") - names
    is_named = any(not term.isdecimal() for term in about & matter)
    other = about - matter - subject_terms(" ".join((*MONEY, *_HAVING, _MEANS)))
    if (
        is_doubtful(f"{before}paid {part_said}{behind}")
        or not (by_payer or is_said)
        or (other and not (is_named or is_said))
    ):
        return None
    is_of_no_meal = payers and MEALS_AND_WALKS.isdisjoint(words_of(text))
    is_to_me = groups.get("received") or _RECEIVER.search(paid[0]) or is_of_no_meal
    is_same = _currency(owed[0]) == _currency(part_said) != ""
    is_its_money = is_same and is_to_me and {*words_of(behind.partition("(")[0])} <= _NO_MORE
    is_its_own = is_named or is_its_money or _BACK.search(f"{paid[0]}{behind}") is not None
    is_sure = by_payer and rest == whole - part and not paid["portion"] and _TO_ANOTHER.match(behind) is None
    if not (is_sure and (is_said or (is_its_own and not other))):
        return PartPaid(None)
    number = next(name for name in ("after", "before", "alone") if owed[name])
    return PartPaid(f"{what[: owed.start(number)]}{rest:f}{what[owed.end(number) :]}")


@lru_cache(64)  # each entry is held against all that somebody owes
def _payment(payers: frozenset[str]) -> re.Pattern[str]:
    """How a payment of theirs is told, or mine where nobody else owes it."""
    me = "me|us" if payers else "him|her|them"
    paid = (
        rf"(?:{one_of(PAID)})(?: (?:{me}|{_ADVERB}))*{_PORTION} (?P<sum>{_SUM})"
        rf"|(?P<passive>{_SUM}) (?:(?:is|are|was|were|has|have|been) )*(?:{one_of(PAID)})\b"
    )
    if payers:
        paid += rf"|(?:gave|sent) (?:me|us)(?: (?:{_ADVERB}))* (?P<given>{_SUM})"
        paid += rf"|(?:got|received) (?P<received>{_SUM})(?: back)? from (?:{one_of(payers)})\b"
    return re.compile(rf"(?<![\w.,])(?:{paid})")


@lru_cache(64)
def _subject(payers: frozenset[str]) -> re.Pattern[str]:
    """Words that end with those who made a payment; with me, or with nobody, where none is named."""
    them = rf"(?:^|(?P<of>\S+) )(?:(?:{one_of(payers)}) )+" if payers else r"^(?:(?:.* )?i )?"
    return re.compile(f"{them}{_BETWEEN}$")


def _is_by(payers: frozenset[str], before: str) -> bool:
    """Whether what stands before a payment ends with those who made it; with me, or with nobody, where none is named:
    not "a friend of Lena", "Tom and Lena"."""
    subject = _subject(payers).search(f"{before.strip()} ".lstrip())
    return subject is not None and subject.groupdict().get("of") not in _OF


def _currency(text: str) -> str:
    """The currency of a sum in small letters, or ""."""
    said = re.search(CURRENCY, text)
    return CURRENCY_OF[said[0]] if said is not None else ""


def _amount(text: str) -> Decimal:
    """The number in a sum: "1.200,50" and "1,200.50" alike."""
    digits = re.sub(r"[^\d.,]", "", text).strip(".,")
    whole, point, cents = digits.rpartition(",") if digits.rfind(",") > digits.rfind(".") else digits.rpartition(".")
    if not point or len(cents) == 3:
        return Decimal(re.sub(r"\D", "", digits))
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents}")
