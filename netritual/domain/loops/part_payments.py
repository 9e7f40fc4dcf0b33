"""What is left of a sum that is owed, once a later line tells that a part of it was paid: "paid 500, 340 left"."""

import re
from collections.abc import Collection
from decimal import Decimal

from netritual.domain.loops.closing_clauses import one_of
from netritual.domain.loops.closing_doubts import is_doubtful
from netritual.domain.loops.closing_words import MONEY, PAID
from netritual.domain.loops.statements import NEXT, subject_terms
from netritual.regex import regex

_NUMBER = r"(?<![\w.,])\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?(?![.,]?\d)"
_MONEY = r"(?:€|\$|£|euros?\b|eur\b|usd\b|gbp\b|chf\b|pln\b|zł|zl\b|quid\b|pounds?\b|dollars?\b|bucks\b)"
_SUM = rf"[€$£]? ?{_NUMBER} ?{_MONEY}?"
_OWED = regex(
    rf"(?:[€$£] ?(?P<after>{_NUMBER})|(?P<before>{_NUMBER}) ?{_MONEY}"
    rf"|^(?P<alone>{_NUMBER})(?=$| (?:back|for|für|fur|pour|por|per|voor)\b))"
)
"""The sum in the words of what is owed."""
_WHOM = r"(?: (?:me|us|him|her|them|back|only|just|already|now|up))*"
_DID = rf"(?:{one_of((*PAID, 'got', 'received', 'gave', 'sent'))}){_WHOM}"
_PAID = regex(
    rf"\b(?:{_DID} (?P<sum>{_SUM})|(?P<before>{_SUM}) (?:(?:is|are|was|were|has|have|been) )*(?:{one_of(PAID)})\b)"
)
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


def sum_left(what: str, text: str, payers: Collection[str]) -> str | None:
    """What is owed with the sum that is left of it, where a text tells that a part was paid; "" where a part was paid
    and it does not say plainly what is left, and None where it tells of no such part. ``payers`` are the names of whom
    it was paid by."""
    sums = [*_OWED.finditer(what)]
    paid = _PAID.search(text)
    if len(sums) != 1 or paid is None:
        return None
    owed = sums[0]
    whole, part = _amount(owed[0]), _amount(paid["sum"] or paid["before"])
    if not 0 < part < whole:
        return None
    left = _LEFT.search(text[: paid.start()]) or _LEFT.search(text[paid.end() :])
    rest = _amount(left["before"] or left["behind"]) if left is not None else whole - part
    clause = next(one for one in NEXT.split(text) if paid[0].strip() in one)
    is_said = left is not None or re.search(rf"\bof (?:the |my |his |her |their )?{_SUM}", text[paid.end() :])
    is_theirs = re.search(rf"\b(?:{one_of((*payers, 'he', 'she', 'they'))}) {_DID}", clause) is not None
    other = subject_terms(_PAID.sub(" ", clause)) - subject_terms(f"{what} {' '.join((*payers, *MONEY))}")
    if rest != whole - part or not (is_said or (is_theirs and not other)) or (left is None and is_doubtful(clause)):
        return ""
    number = next(name for name in ("after", "before", "alone") if owed[name])
    return f"{what[: owed.start(number)]}{rest:f}{what[owed.end(number) :]}"


def _amount(text: str) -> Decimal:
    """The number in a sum: "1.200,50" and "1,200.50" alike."""
    digits = re.sub(r"[^\d.,]", "", text).strip(".,")
    whole, point, cents = digits.rpartition(",") if digits.rfind(",") > digits.rfind(".") else digits.rpartition(".")
    if not point or len(cents) == 3:
        return Decimal(re.sub(r"\D", "", digits))
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents}")
