"""What is left of a sum that is owed, once a later line tells that a part of it was paid: "paid 500, 340 left"."""

import re
from collections.abc import Collection, Set
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.money import SUM, Sum, owed_sums, sums_of, without_sums
from netritual.domain.language.terms import words_of
from netritual.domain.loops.closing_clauses import one_of
from netritual.domain.loops.closing_doubts import is_doubtful
from netritual.domain.loops.closing_vocabulary import MONEY, PAID
from netritual.domain.loops.statements import clauses_in, subject_terms
from netritual.domain.quicklog.line_vocabulary import MEALS_AND_WALKS
from netritual.regex import regex

_ADVERB = "back|only|just|already|now|up"
_HAVING = ("has", "have", "had", "ha", "hat", "to")
"""Before the word for what was paid, also as lines in other languages are read."""
_PORTION = r"(?P<portion>(?: (?:a|the|first|another))* (?:part|half|instal?lment)(?: of it)?[,:]?)?"
_BETWEEN = rf"(?:(?:{one_of(_HAVING)}|me|us|finally|{_ADVERB}) )*"
"""What stands between who paid and the word for it."""
_OPEN = (
    r"(?:left|missing|outstanding|pending|balance|open|remain(?:s|ing)?|due|owed|to (?:go|pay|come)|offen|ausstehend"
    r"|fehl(?:t|en)|restants?)"
)
_STILL = r"(?:still|noch|is|are|now|me|us|a|the|of|encore|todavia|ancora|ainda|nog) "
_LEFT = regex(
    rf"(?P<before>{SUM}) (?:{_STILL})*{_OPEN}\b"
    rf"|\b(?:owes?|bal(?:ance)?|rest(?:e|ent|ano|am|en)?|remaining|faltan?|quedan?|manca(?:no)?|faltam?|ontbreekt"
    rf"|fehl(?:t|en)) (?:{_STILL})*(?P<behind>{SUM})"
)
"""How much of it is still to come."""
_OF_THE_WHOLE = regex(rf"\s*of (?:the |my |his |her |their )?{SUM}")
_TO_ANOTHER = regex(r"\s*(?:back )?to (?!(?:me|us|my|our)\b)(?P<whom>[^\W\d]+)")
_UNTIL = regex(r"\s*(?:by|due|before|until|till) (?P<when>[^,;]+)")
"""Behind what is left: until when."""
_RECEIVER = regex(r"\b(?:me|us|him|her|them)\b")
_BACK = regex(r"\bback\b")
_LEADING = frozenset((
    *_HAVING, "finally", "then", "so", "but", "ok", "good", "great", "just", "now", "already", "i", "today",
    "yesterday", "last", "this", "week", "morning", "heute", "gestern", "hier", "hoy", "ayer", "oggi", "ieri", "hoje",
    "ontem", "vandaag", "gisteren", *WEEKDAY,
))  # fmt: skip
"""What may stand before whoever paid: not "Tom and Lena", "a friend of Lena", "Lena says she"."""
_HEARSAY = regex(
    r"\b(?:sa(?:id|ys?)|claim(?:s|ed)?|th(?:ought|inks?)|hop(?:es?|ed|ing)|wish|wonder|told|swears?|swore|insist(?:s|ed)?|reckons?|believes?|apparently|supposedly"
    r"|allegedly|reportedly|according|(?:i|we) (?:hear|heard|guess|assume|believe|suppose)|supposed|must have|perhaps"
    r"|sag(?:t|te)|behauptet|angeblich|laut|dit|aurait|dice|dijo|asegura|segun|disse|diz|secondo|zegt|zei|volgens)\b"
)
"""With one of these a payment is told as somebody's word."""
_MEANS = "by card bank cheque transfer paypal"
"""How one pays, which says nothing of what for."""
_WHEN = "back cash today yesterday now already last on in via so far thanks"
_OF_A_DEBT = subject_terms(" ".join((*MONEY, *PAID, *_HAVING, _MEANS, _WHEN, *_LEADING, "pay me us sum amount")))
_OF_A_PAYMENT = subject_terms(" ".join((*_HAVING, _MEANS, _WHEN, *_LEADING)))
"""What may stand behind a payment, up to what is left of it: not "500 (his rent)", "500, bounced"."""
_NO_MORE = frozenset((*_MEANS.split(), *_WHEN.split(), *WEEKDAY))
"""What may stand behind a sum that only its currency tells to be a part of what is owed: not "100€ less"."""


class PartPaid(NamedTuple):
    """A part of what is owed that was paid, or all of it, as a line tells it."""

    left: str | None
    """What is owed with the sum that is left, "" where that is nothing; None where it is not certain, so that it is to
    be asked."""
    when: str = ""
    """The words of the day by which the rest is to come."""


def part_paid(what: str, text: str, payers: Collection[str], receivers: Collection[str] = ()) -> PartPaid | None:
    """What a text tells of a part of what is owed that was paid; None where it tells of none, and where it is not plain
    that all of it was paid. ``payers`` are the words for those who owe it, none where it is me; ``receivers`` are then
    those to whom I owe it.

    Certain is a payment of theirs, or what I got from them, that is told as a fact and of no other matter: with what is
    left of it, of just the sum that is owed, or in the currency of what is owed, with a word of its matter or as paid
    back; over a meal a currency is not enough, for they may have paid that.
    """
    sums = owed_sums(what)
    theirs = frozenset(payers)
    paid = _payment(theirs, frozenset(receivers)).search(text)
    if len(sums) != 1 or paid is None:
        return None
    (owed,) = sums
    groups = paid.groupdict()
    part = next(_sum(said) for name in ("sum", "passive", "given", "received") if (said := groups.get(name)))
    if not 0 < part.amount <= owed.amount:
        return None
    before, behind = clauses_in(text[: paid.start()])[-1], clauses_in(text[paid.end() :])[0]
    left = _LEFT.search(text, 0, paid.start()) or _LEFT.search(text, paid.end())
    rest = _sum(left["before"] or left["behind"]).amount if left is not None else owed.amount - part.amount
    is_said = left is not None or _OF_THE_WHOLE.match(behind) is not None
    is_hearsay = _HEARSAY.search(text) is not None
    by_payer = _is_by(frozenset() if groups.get("received") else theirs, before)
    names = subject_terms(" ".join((*payers, *receivers)))
    matter = subject_terms(without_sums(what)) - names
    about = subject_terms(_HEARSAY.sub(" ", without_sums(f"{before} {behind}"))) - names
    is_named = not about.isdisjoint(matter)
    is_for_other = not is_named and "for" in words_of(behind)
    other = about - matter - subject_terms(" ".join((*MONEY, *_HAVING, _MEANS)))
    is_whole = part.amount == owed.amount
    if (
        is_doubtful(f"{before}paid {part.amount}{behind}")
        or not (by_payer or is_said or is_hearsay)
        or (other and not (is_named or is_said))
    ):
        return None
    is_of_no_meal = payers and MEALS_AND_WALKS.isdisjoint(words_of(text))
    is_to_me = groups.get("received") or _RECEIVER.search(paid[0]) or is_of_no_meal
    is_to_me = is_to_me or not {*receivers}.isdisjoint(words_of(f"{paid[0]}{behind}"))
    is_same = owed.currency == part.currency and (owed.currency != "" or is_whole)
    is_its_money = is_same and is_to_me and {*words_of(behind.partition("(")[0])} <= {*_NO_MORE, "to", *receivers}
    is_its_own = is_named or is_its_money or _BACK.search(f"{paid[0]}{behind}") is not None
    to = _TO_ANOTHER.match(behind)
    to_them = to is None or to["whom"] in {*receivers}
    is_sure = by_payer and rest == owed.amount - part.amount and not paid["portion"] and to_them
    sums_said = {one.amount for one in sums_of(text) if one.currency or one.unit}
    says_more = other or is_for_other or is_hearsay or not sums_said <= {owed.amount, part.amount, rest}
    says_more = says_more or (left is not None and not _is_of_the_debt(text, left, names | matter))
    tail = text[paid.end() :] if left is None or left.end() < paid.end() else text[paid.end() : left.start()]
    says_more = says_more or not subject_terms(without_sums(tail)) <= names | matter | _OF_A_PAYMENT
    if says_more or not (is_sure and (is_said or is_its_own)):
        return None if is_whole else PartPaid(None)
    if is_whole:
        return PartPaid("")
    until = _UNTIL.match(text, left.end()) if left is not None else None
    still = f"{what[: owed.start]}{_typed(rest, owed, what, left)}{what[owed.end :]}"
    return PartPaid(still, until["when"] if until is not None else "")


def rest_told(what: str, text: str, names: Set[str], by_me: bool) -> PartPaid | None:
    """What is left of a sum that is owed to these, ``by_me`` or by them, where a text says only that: "15k left to pay
    Ana", "15k left from Ana"; it may be all that is owed. None where the text says more, and where it names a higher
    sum or another currency."""
    sums, left = owed_sums(what), _LEFT.search(text)
    if len(sums) != 1 or left is None or is_doubtful(_LEFT.sub(" ", text)):
        return None
    (owed,), rest = sums, _sum(left["before"] or left["behind"])
    until = _UNTIL.search(text, left.end())
    when = "" if until is None or until["when"] in names else until[0]
    beside = words_of(f"{text[: left.start()]} {text[left.end() :].replace(when, ' ') if when else text[left.end() :]}")
    whose = ("to", "pay") if by_me else ("from", "with", "by")
    is_all = not names.isdisjoint(beside) and not {*whose}.isdisjoint(beside) and {*beside} <= {*names, *whose}
    if not is_all or rest.amount > owed.amount or rest.currency not in ("", owed.currency):
        return None
    still = f"{what[: owed.start]}{_typed(rest.amount, owed, what, left)}{what[owed.end :]}"
    is_less = rest.amount < owed.amount
    return PartPaid(still if is_less else what, until["when"] if until is not None and when and is_less else "")


def _is_of_the_debt(text: str, left: re.Match[str], about: Set[str]) -> bool:
    """Whether the clause of what is left tells no more of it than until when it is to come: "15k left in his account"
    does."""
    clause = f"{clauses_in(text[: left.start()])[-1]} {clauses_in(_UNTIL.sub(' ', text[left.end() :], count=1))[0]}"
    said = subject_terms(without_sums(clause))
    return said <= about | _OF_A_DEBT and not ("for" in words_of(clause) and said.isdisjoint(about))


def _sum(said: str) -> Sum:
    """The sum that a pattern took."""
    return next(sums_of(said))


def _typed(rest: Decimal, owed: Sum, what: str, left: re.Match[str] | None) -> str:
    """The number of what is left: as the line writes it, else in thousands or lakhs, or in groups, as what is owed."""
    if left is not None:
        said = left["before"] or left["behind"]
        number = _sum(said)
        return said[number.start : number.end]
    return owed.alike(rest, what)


@lru_cache(64)  # each entry is held against all that somebody owes
def _payment(payers: frozenset[str], receivers: frozenset[str]) -> re.Pattern[str]:
    """How a payment of theirs is told, or mine where nobody else owes it."""
    me = "me|us" if payers else one_of(("him", "her", "them", *receivers))
    paid = (
        rf"(?:{one_of(PAID)})(?: (?:{me}|{_ADVERB}))*{_PORTION} (?P<sum>{SUM})"
        rf"|(?P<passive>{SUM}) (?:(?:is|are|was|were|has|have|been) )*(?:{one_of(PAID)})\b"
    )
    if payers:
        paid += rf"|(?:gave|sent) (?:me|us)(?: (?:{_ADVERB}))* (?P<given>{SUM})"
        paid += rf"|(?:got|received) (?P<received>{SUM})(?: back)? from (?:{one_of(payers)})\b"
    return re.compile(rf"(?<![\w.,])(?:{paid})")


@lru_cache(64)
def _subject(payers: frozenset[str]) -> re.Pattern[str]:
    """Words that end with those who made a payment; with me, or with nobody, where none is named."""
    them = rf"^(?P<lead>(?:.*? )?)(?:(?:{one_of(payers)}) )+" if payers else r"^(?:(?P<lead>(?:.* )?)i )?"
    return re.compile(f"{them}{_BETWEEN}$")


def _is_by(payers: frozenset[str], before: str) -> bool:
    """Whether what stands before a payment ends with those who made it; with me, or with nobody, where none is named:
    not "a friend of Lena", "Tom and Lena", "Lena says she"."""
    subject = _subject(payers).search(f"{before.strip()} ".lstrip())
    return subject is not None and {*words_of(subject.groupdict().get("lead") or "")} <= _LEADING
