"""What is left of a sum that is owed, once a later line tells that a part of it was paid: "paid 500, 340 left"."""

import re
from collections.abc import Collection, Set
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.language.money import LAST, SUM, Sum, is_bare_sum, owed_sums, sums_of, without_sums
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import PAID, UNPAID
from netritual.domain.loops.closing_clauses import one_of
from netritual.domain.loops.closing_doubts import is_doubtful
from netritual.domain.loops.closing_vocabulary import MONEY
from netritual.domain.loops.statements import clauses_in, subject_terms
from netritual.domain.quicklog.line_vocabulary import MEALS_AND_WALKS
from netritual.regex import regex

_ADVERB = "back|only|just|already|now|up"
_HAVING = ("has", "have", "had", "ha", "hat", "to")
"""Before the word for what was paid, also as lines in other languages are read."""
_PORTION = r"(?P<portion>(?: (?:a|the|first|another))* (?:part|half|instal?lment)(?: of it)?[,:]?)?"
_ENDS = r"(?= *$|[,.;]| (?:back|now|today|so far)\b)"
_BETWEEN = rf"(?:(?:{one_of(_HAVING)}|me|us|finally|{_ADVERB}) )*"
"""What stands between who paid and the word for it."""
_OPEN = (
    rf"(?:left|missing|{'|'.join(UNPAID)}|balance|open|remain(?:s|ing)?|due|owed|to (?:go|pay|come)|offen|ausstehend"
    r"|fehl(?:t|en)|restants?)"
)
_STILL = (
    "still",
    "noch",
    "is",
    "are",
    "now",
    "me",
    "us",
    "a",
    "the",
    "of",
    "encore",
    "todavia",
    "ancora",
    "ainda",
    "nog",
)
_LEFT = regex(
    rf"(?P<before>{SUM}) (?:more )?(?:(?:{one_of(_STILL)}) )*{_OPEN}\b"
    rf"|\b(?:owes?|bal(?:ance)?|rest(?:e|ent|ano|am|en)?|remaining|faltan?|quedan?|manca(?:no)?|faltam?|ontbreekt"
    rf"|fehl(?:t|en)) (?:(?:{one_of(_STILL)}) )*(?P<behind>{SUM})"
)
"""How much of it is still to come."""
_A_DAY = (
    rf"(?:\d{{1,2}}[/.]\d{{1,2}}\.?|\d{{1,2}}(?:st|nd|rd|th)?|{one_of((*WEEKDAY, *MONTH))}|xmas|christmas|easter"
    r"|tomorrow|tonight|eom|eow|(?:day|week|month|year|yr)s?)"
)
_BESIDE_A_DAY = r"(?:next|this|end|early|mid|late|new|of|the|in|an?|two)"
_BY_A_DAY = (
    r"(?:(?:by|due|before|until|till|on|at) )?"
    rf"(?P<when>(?:{_BESIDE_A_DAY} )*{_A_DAY}(?: (?:{_BESIDE_A_DAY}|{_A_DAY}))*)(?!\w)"
)
_THE_REST = regex(
    r"\b(?:(?:and|but|he|she|they|i|will|'ll|to|pays?|sends?|transfers?|says|said) )*"
    r"(?:the )?(?:rest|resto|reste|remainder|balance|other half)"
    r"(?: (?:is|comes?|coming|follows?|will|to|due|still|pending|later|open|offen|folgt|kommt))*"
    rf"(?:$|(?=[,;.!])| {_BY_A_DAY})"
)
"""That there is a rest, and until when."""
_ONLY_THE_REST = regex(r"(?:(?:pay|send|transfer|give)(?: (?:me|us))? )?(?:the )?(?:rest|remainder|balance)(?: is)?")
_LATER = regex(rf"(?P<before>{SUM}) (?:more )?{_BY_A_DAY}")
"""A sum with its day."""
_IS_LAST = regex(r"\b(?:other|last|final|remaining|missing) ")
"""Before a sum these say that it is all that was left."""
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
_WHOSE = {True: ("to", "pay"), False: ("from", "with", "by")}
"""Before whom I owe it, and who owes it to me, with what is left."""
_OF_ANOTHER = {True: frozenset(_WHOSE[False]), False: frozenset(("to",))}
"""The same of a debt that is the other way round."""
_OF_A_PAYER = frozenset((
    *PAID, "pay", "pays", "paying", "will", "can", "could", "hasn't", "hasnt", "not", "yet", "says", "said",
    "he", "she", "they", "only", "so", "far", "and", "but", "sum", "part", "rest",
))  # fmt: skip
"""Beside what is left these tell no more than whether something was paid of it."""
_OF_A_DEBT = subject_terms(" ".join((*MONEY, *PAID, *_HAVING, _MEANS, _WHEN, *_LEADING, "pay me us sum amount")))
_OF_A_PAYMENT = subject_terms(" ".join((*_HAVING, _MEANS, _WHEN, *_LEADING)))
"""What may stand behind a payment, up to what is left of it: not "500 (his rent)", "500, bounced"."""
_NO_MORE = frozenset((*_MEANS.split(), *_WHEN.split(), *WEEKDAY))
"""What may stand behind a sum that only its currency tells to be a part of what is owed: not "100€ less"."""


class PartPaid(NamedTuple):
    """A payment of what is owed, as a line tells it: of all of it, or of a part."""

    left: str
    """What is owed with the sum that is left; "" where all of it is paid."""
    is_certain: bool
    """Whether it is plain; else it is asked whether that is left."""
    when: str = ""
    """The words of the day by which the rest is to come."""


class _Rest(NamedTuple):
    """What a line says is still to come of a sum that was paid in part."""

    amount: Decimal
    number: str
    """As the line writes it; "" where it only says that there is a rest."""
    start: int
    end: int
    when: str


def part_paid(what: str, text: str, payers: Collection[str], receivers: Collection[str] = ()) -> PartPaid | None:
    """What a text tells of a payment of what is owed; None where it tells of none, and where it is not plain that all
    of it was paid. ``payers`` are the words for those who owe it, none where it is me; ``receivers`` are then those to
    whom I owe it.

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
    part = _sum_of(paid) or owed._replace(amount=owed.amount / 2)
    if not 0 < part.amount <= owed.amount or not part.may_be_of(owed):
        return None
    left = _rest(text, paid.span(), owed.amount - part.amount)
    end = left.start if left is not None and left.start >= paid.end() else len(text)
    before, behind = clauses_in(text[: paid.start()])[-1], clauses_in(text[paid.end() : end])[0]
    rest = left.amount if left is not None else owed.amount - part.amount
    is_last = _IS_LAST.search(paid[0]) is not None
    is_said = left is not None or is_last or _OF_THE_WHOLE.match(behind) is not None
    is_hearsay = _HEARSAY.search(text) is not None
    is_received = paid.groupdict().get("received") is not None
    by_payer = _is_by(frozenset() if is_received else theirs, before)
    names = subject_terms(" ".join((*payers, *receivers)))
    matter = subject_terms(without_sums(what)) - names
    around = f"{before} {behind}" if left is None or left.end > paid.start() else behind
    about = subject_terms(_HEARSAY.sub(" ", without_sums(around))) - names
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
    is_to_me = is_received or _RECEIVER.search(paid[0]) or is_of_no_meal
    is_to_me = is_to_me or not {*receivers}.isdisjoint(words_of(f"{paid[0]}{behind}"))
    is_same = owed.currency == part.currency and (owed.currency != "" or is_whole)
    is_its_money = is_same and is_to_me and {*words_of(behind.partition("(")[0])} <= {*_NO_MORE, "to", *receivers}
    is_its_own = is_named or is_its_money or _BACK.search(f"{paid[0]}{behind}") is not None
    to = _TO_ANOTHER.match(behind)
    to_them = to is None or to["whom"] in {*receivers}
    is_sure = by_payer and rest == owed.amount - part.amount and not paid["portion"] and to_them
    is_sure = is_sure and (is_whole or not is_last)
    sums_said = {one.amount for one in sums_of(text) if one.currency or one.unit}
    says_more = other or is_for_other or is_hearsay or not sums_said <= {owed.amount, part.amount, rest}
    says_more = says_more or (left is not None and not _is_of_the_debt(text, left, names | matter))
    tail = text[paid.end() :] if left is None or left.end < paid.end() else text[paid.end() : left.start]
    says_more = says_more or not subject_terms(without_sums(tail)) <= names | matter | _OF_A_PAYMENT
    is_certain = bool(not says_more and is_sure and (is_said or is_its_own))
    if is_whole:
        return PartPaid("", True) if is_certain else None
    if not 0 < rest < owed.amount:
        return None
    return PartPaid(_with_rest(what, owed, rest, left), is_certain, left.when if left is not None else "")


def sum_paid_in(text: str, payers: Collection[str], receivers: Collection[str] = ()) -> Sum | None:
    """The sum that a text tells of as paid; the parameters are those of ``part_paid``."""
    paid = _payment(frozenset(payers), frozenset(receivers)).search(text)
    return _sum_of(paid) if paid is not None else None


def rest_told(what: str, text: str, names: Set[str], by_me: bool) -> PartPaid | None:
    """What is left of a sum that is owed to these, ``by_me`` or by them, where a text says only that: "15k left to pay
    Ana", "15k left from Ana"; it may be all that is owed. It is asked where the text does not say whose it is, "Ana:
    balance 15k". None where the text says more, and where it names a higher sum or another currency."""
    sums, left = owed_sums(what), _LEFT.search(text)
    if len(sums) != 1 or left is None:
        return None
    (owed,), rest = sums, _sum(left["before"] or left["behind"])
    until = _UNTIL.search(text, left.end())
    when = "" if until is None or until["when"] in names else until[0]
    around = f"{text[: left.start()]} {text[left.end() :].replace(when, ' ') if when else text[left.end() :]}"
    if any(one.amount != owed.amount - rest.amount for one in sums_of(around)):
        return None
    beside, whose = words_of(without_sums(around)), _WHOSE[by_me]
    is_said = not {*whose}.isdisjoint(beside) and {*beside} <= {*names, *whose}
    is_said = is_said and not is_doubtful(_LEFT.sub(" ", text))
    is_all = not names.isdisjoint(beside) and {*beside} <= {*names, *whose, *_STILL, *_OF_A_PAYER}
    is_new = not is_said and (left[0].startswith("owe") or not _OF_ANOTHER[by_me].isdisjoint(beside))
    if not is_all or is_new or rest.amount > owed.amount or not rest.may_be_of(owed):
        return None
    if rest.amount == owed.amount:
        return PartPaid(what, is_said) if is_said else None
    number = _Rest(rest.amount, _number(left), *left.span(), "")
    still = _with_rest(what, owed, rest.amount, number)
    return PartPaid(still, is_said, until["when"] if until is not None and when else "")


def is_rest_of(owed: str, text: str, line: str) -> bool:
    """Whether what a line seems to hold as owed, in words, is only what it tells as left of more that is owed."""
    whole = owed_sums(owed)
    if not whole or not is_bare_sum(text):
        return bool(whole) and _ONLY_THE_REST.fullmatch(text.lower()) is not None
    rest = next(iter(owed_sums(text)), None)
    if rest is None:
        return False  # "owe Ana 20 more"
    rests = (_sum(left["before"] or left["behind"]) for left in _LEFT.finditer(line) if not left[0].startswith("owe"))
    return rest.amount < whole[0].amount and rest.amount in (one.amount for one in rests)


def _rest(text: str, paid: tuple[int, int], difference: Decimal) -> _Rest | None:
    """What a text says is still to come, behind a payment or before it: its sum, only that there is a rest, or just
    what is missing with its day."""
    start, end = paid
    left = _LEFT.search(text, 0, start) or _LEFT.search(text, end)
    if left is not None:
        until = _UNTIL.match(text, left.end())
        when = until["when"] if until is not None else ""
        return _Rest(_sum(left["before"] or left["behind"]).amount, _number(left), *left.span(), when)
    rest = _THE_REST.search(text, end)
    if rest is not None:
        return _Rest(difference, "", *rest.span(), rest["when"] or "")
    more = next((one for one in _LATER.finditer(text, end) if _sum(one["before"]).amount == difference), None)
    return _Rest(difference, _number(more), *more.span(), more["when"]) if more is not None else None


def _is_of_the_debt(text: str, left: _Rest, about: Set[str]) -> bool:
    """Whether the clause of what is left tells no more of it than until when it is to come: "15k left in his account"
    does."""
    clause = f"{clauses_in(text[: left.start])[-1]} {clauses_in(_UNTIL.sub(' ', text[left.end :], count=1))[0]}"
    said = subject_terms(without_sums(clause))
    return said <= about | _OF_A_DEBT and not ("for" in words_of(clause) and said.isdisjoint(about))


def _sum(said: str) -> Sum:
    """The sum that a pattern took."""
    return next(sums_of(said))


def _sum_of(paid: re.Match[str]) -> Sum | None:
    """The sum of a payment; None of half of what is owed."""
    groups = paid.groupdict()
    typed = (said for name in ("sum", "passive", "given", "received") if (said := groups.get(name)))
    return next(map(_sum, typed), None)


def _number(left: re.Match[str]) -> str:
    """The number of what is left, as a line writes it."""
    said = left["before"] or left.groupdict().get("behind") or ""
    number = _sum(said)
    return said[number.start : number.end]


def _with_rest(what: str, owed: Sum, rest: Decimal, left: _Rest | None) -> str:
    """What is owed with what is left of it: as the line writes it, else in thousands or lakhs, or in groups, as what is
    owed."""
    number = left.number if left is not None and left.number else owed.alike(rest, what)
    if owed.unit and number.endswith(owed.unit.lower()):
        number = number.removesuffix(owed.unit.lower()) + owed.unit  # a line is compared in small letters: "1L"
    return f"{what[: owed.start]}{number}{what[owed.end :]}"


@lru_cache(64)  # each entry is held against all that somebody owes
def _payment(payers: frozenset[str], receivers: frozenset[str]) -> re.Pattern[str]:
    """How a payment of theirs is told, or mine where nobody else owes it."""
    me = "me|us" if payers else one_of(("him", "her", "them", *receivers))
    paid = (
        rf"(?:{one_of(PAID)})(?: (?:{me}|{_ADVERB}))*{_PORTION} {LAST}(?P<sum>{SUM})"
        rf"|(?:{one_of(PAID)}|gave|sent)(?: (?:{me}|{_ADVERB}))* (?:the |a )?half(?: of it)?{_ENDS}"
        rf"|(?P<passive>{SUM}) (?:(?:is|are|was|were|has|have|been) )*(?:{one_of(PAID)})\b"
        rf"|(?:gave|sent|returned) (?:(?:(?:{me}) )+(?:back )?|back (?:(?:{me}) )*)"
        rf"(?:(?:{_ADVERB}) )*{LAST}(?P<given>{SUM})"
    )
    if payers:
        paid += rf"|(?:got|received|rcvd|recd|rec'd) (?P<received>{SUM})(?: back)? from (?:{one_of(payers)})\b"
    return re.compile(rf"(?<![\w.,])(?:{paid})")


@lru_cache(64)
def _subject(payers: frozenset[str]) -> re.Pattern[str]:
    """Words that end with those who made a payment; with me, or with nobody, where none is named."""
    them = rf"^(?P<lead>(?:.*? )??)(?:(?:{one_of(payers)}) )+" if payers else r"^(?:(?P<lead>(?:.* )?)i )?"
    return re.compile(f"{them}{_BETWEEN}$")


def _is_by(payers: frozenset[str], before: str) -> bool:
    """Whether what stands before a payment ends with those who made it; with me, or with nobody, where none is named:
    not "a friend of Lena", "Tom and Lena", "Lena says she"."""
    subject = _subject(payers).search(f"{before.strip()} ".lstrip())
    return subject is not None and {*words_of(subject.groupdict().get("lead") or "")} <= _LEADING
