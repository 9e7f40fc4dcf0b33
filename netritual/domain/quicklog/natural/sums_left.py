"""What is left of a sum that is owed, where the line itself says how much of it is paid, "owes me 90, paid 40 already",
or how it will be paid: "owes me 60, will pay 20 Mon and the rest by Friday".

Loaded with the first line that tells of a debt and of a payment.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from netritual.domain.language.money import SUM, Sum, owed_sums, sums_of
from netritual.domain.language.text import PAID
from netritual.domain.quicklog.reading import Clause
from netritual.regex import regex

_OWED = regex(rf"{SUM}(?= |$)")
_WHO = r"(?:(?:has|have|'s|'ve|he|she|they|i|we|already|only|just|of which) )*"
_SO_FAR = r"(?: (?:already|so far|of it|of that|back|now|today|yesterday|up ?front|in cash|cash|by card))*"
_DID = f"(?:{'|'.join(PAID)}|gave|given|sent|handed)"
_TO_ME, _TO_THEM = "(?:me|us)", "(?:him|her|them)"


def _part(whom: str, more: str = "") -> str:
    """The whole part of a line that tells of a payment to somebody, or of ``more``."""
    paid = rf"{_DID}(?: (?:{whom}|back|already))* (?P<paid>{SUM})(?: to {whom})?{_SO_FAR}"
    return rf"{_WHO}{paid}|(?P<was>{SUM}) (?:is )?{_DID}{_SO_FAR}{more}"


_THEIR_PART = regex(_part(_TO_ME, rf"|{_WHO}(?:got|received) (?P<got>{SUM})(?: (?:from|off) {_TO_THEM})?{_SO_FAR}"))
_MY_PART = regex(_part(_TO_THEM))
_INSTALMENT = regex(
    r"(?:(?:will|to|can) )?(?:pay|transfer|wire|send|give|return)(?: (?:me|us|him|her|them|back))* "
    rf"(?P<sum>{SUM})(?: back)?(?: (?P<when>(?!and\b).+?))??"
    r"(?P<rest>(?:,| and) (?:then )?(?:the )?(?:rest|remainder|balance))?"
)
"""What somebody will pay of it, and when, and that the rest is to follow."""


def without_paid(debt: Clause, part: str) -> str | None:
    """Leave of the sum with which a debt begins what a part of the line does not say is paid; how that comes, to be
    told. None where the part tells of no payment, or of one that is no part of it: of more, or in another currency."""
    owed, payment = _OWED.match(debt.text), (_THEIR_PART if debt.kind == "owed" else _MY_PART).fullmatch(part)
    if owed is None or payment is None:
        return None
    typed = next(filter(None, payment.groupdict().values()))
    (whole,), (paid,) = sums_of(owed[0]), sums_of(typed)
    if not 0 < paid.amount < whole.amount or not paid.may_be_of(whole):
        return None
    left = _less(debt, whole, paid)
    return f"{typed} of the {owed[0]} is paid; {left} is left."


def split_debt(debt: Clause, payment: Clause, day_of: Callable[[str], date | None]) -> None:
    """Take what is to be paid first, and when, out of a debt; the rest of it has the day that is told of it, if one is.
    Nothing changes where that is no part of the debt."""
    owed, first = owed_sums(debt.text), _INSTALMENT.fullmatch(payment.text)
    if len(owed) != 1 or first is None:
        return
    (part,) = sums_of(first["sum"])
    day = day_of(first["when"]) if first["when"] else None
    if not 0 < part.amount < owed[0].amount or not part.may_be_of(owed[0]) or (first["when"] and day is None):
        return
    _less(debt, owed[0], part)
    if first["rest"]:
        debt.due, payment.due = payment.due, None
    payment.text, payment.due = first["sum"], day or payment.due


def _less(debt: Clause, whole: Sum, part: Sum) -> str:
    """Take a part off the sum of a debt; what is left, as it is typed."""
    left = whole.alike(whole.amount - part.amount, debt.text)
    debt.text = f"{debt.text[: whole.start]}{left}{debt.text[whole.end :]}"
    return whole._replace(end=whole.start + len(left)).typed(debt.text)
