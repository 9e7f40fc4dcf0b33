"""The word that somebody owes: a figure, a day, a yes or a no, or anything they say where an answer was to come."""

import re

from netritual.domain.dates.dates import MONTH
from netritual.domain.language.money import owed_sums, sums_of, without_sums
from netritual.domain.language.terms import terms_of, words_of
from netritual.domain.language.text import PAID, unaccent
from netritual.domain.loops.closing_case import ClosingCase
from netritual.domain.loops.closing_clauses import (
    AN_ANSWER,
    AN_INQUIRY,
    DIGITS_OR_DAY,
    MY_NEXT,
    SMALL_TALK,
    is_of_its_matter,
    is_wanted,
    one_of,
    tells_it,
)
from netritual.domain.loops.closing_doubts import is_doubtful
from netritual.domain.loops.closing_matters import NOT_REACHED
from netritual.domain.loops.closing_moves import told_day
from netritual.domain.loops.closing_rules import ClosingCertainty, ClosingRule
from netritual.domain.loops.closing_vocabulary import MONEY, SENT
from netritual.domain.loops.statements import clauses_in, subject_terms
from netritual.domain.quicklog.line_vocabulary import MEALS_AND_WALKS
from netritual.domain.ties.tie import CONVERSATIONS, WRITTEN
from netritual.regex import regex

_NO_WORD = regex(
    r"\?|\b(?:no|any) (?:news|word|answer|decision|reply|idea|clue)\b|\b(?:yet|still|wait\w*|soon|later|tomorrow"
    r"|next week|will|might|may|whether|think\w*|undecided|forgot|not sure|doe?s?n['’]?t know|can(?:no|['’]?)t say)\b"
)
"""With one of these the word is still to come."""
_ANY_WORD = regex(
    r"(?:(?:get|come|write|report) back|reply|answer|respond|be in touch|get in touch|let me know)"
    r"(?: (?:to )?(?:me|us))?"
)
"""What they owe is that they come back, and nothing else."""
_COULD = regex(r"(?:if|whether) (?:\w+ (?:would|could|can|will)|\w+['’]d|(?:s?he|they)d) (?P<verb>\w+)")
"""They were asked if they would do something."""
_TRYING = terms_of("follow up try again call back ring phone")
"""Terms of another word with somebody, of no matter."""
_A_SUM, _BACK, _PAYING = regex(r"\d"), regex(r"\bback\b"), regex(r"\b(?:paid|pays?|owes?)\b")
"""What is owed is money; and it comes back."""
_TO_PAY = frozenset(("pay", "her", "him", "them", "me", "us", "back", "up"))
"""What is owed is to pay, and names no sum."""
_ALL = "it all everything full complete dues amount rest remainder remaining outstanding"
"""Behind "paid" these say that nothing is left."""
_ONLY_IF = regex(
    r"\b(?:if|whether|unless|asked|asks|hopes?|hoped|maybe|perhaps|wish|think|thought|only|not|but|nobody|never|doubts?)\b|n['’]t\b"
)
"""With one of these it is no word of theirs that they will."""


def word_owed(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The word that somebody owes, also a no."""
    there = {*case.entry.people, *case.entry.mentions}.intersection(case.loop.people)
    is_inquiry = AN_INQUIRY.match(case.loop.what.lower()) is not None
    if not there or not (is_inquiry or case.loop.kind != "promise"):
        return None
    if case.loop.kind == "ask" and (certainty := _will_do(case)) is not None:
        return certainty
    matter = f"{case.matter} {case.line}" if is_inquiry else case.matter
    return ClosingCertainty.LIKELY if tells_it(matter, case.statement, case.names) else _word_at_last(case, rule)


def day_told(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """The day that I told them, where I was to: "wrote her 5 november"."""
    entry = case.statement
    if not case.is_open or entry.by == "them":
        return None
    day = told_day(entry.text, case.matter, case.everybody, entry.on, wanted=True)
    return ClosingCertainty.LIKELY if day is not None and case.is_day_wanted else None


def sum_paid(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """Money that was owed and of which a clause only says that it was paid or came back, all of it or a part: "gave me
    20 back" of "40 for the walk"."""
    is_named = not case.names.isdisjoint(words_of(case.statement.text))
    is_to_pay = {*words_of(case.loop.what)} - case.names <= _TO_PAY and "pay" in words_of(case.loop.what)
    is_owed = _A_SUM.search(case.loop.what) or _PAYING.search(case.line.lower()) or is_to_pay
    if not (case.is_with or is_named) or not is_owed:
        return None
    if _is_of_a_thing(case):
        return None
    paid, whose = one_of((*PAID, *SENT)), one_of((*case.names, "he", "she", "they"))
    mine = rf"^(?:i |and )?(?:{paid})\b(?! (?:me|us)\b)"
    deed = mine if rule.by == "me" else rf"\b(?:{whose}) (?:{paid})\b|^(?:i )?got\b"
    about = subject_terms(f"{case.loop.what} got owes {_ALL} {' '.join((*PAID, *SENT, *MONEY))}")
    is_sum = case.entry.channel not in MEALS_AND_WALKS and bool(owed_sums(case.loop.what))
    back = any(
        re.search(deed, one)
        and (_BACK.search(one) or ((is_sum or is_to_pay or _A_SUM.search(one)) and re.search(one_of(PAID), one)))
        and not is_doubtful(one, names=case.names) and subject_terms(without_sums(case.without_names(one))) <= about
        and not _is_paid_to_another(case, rule, one)
        for one in map(str.strip, clauses_in(case.statement.text))
    )  # fmt: skip
    return ClosingCertainty.LIKELY if back else None


def _is_of_a_thing(case: ClosingCase) -> bool:
    """Whether what is owed is a thing, and the entry names money: "Hugo paid rs 200" of "2 books"."""
    what = case.loop.what
    is_money = owed_sums(what) or "pay" in what.lower() or not {*MONEY}.isdisjoint(words_of(what))
    return not is_money and bool(subject_terms(what)) and any(one.currency or one.unit for one in sums_of(case.text))


def _is_paid_to_another(case: ClosingCase, rule: ClosingRule, clause: str) -> bool:
    """Whether a clause names somebody else, and not the one to whom the money was owed: "Priya paid Tom back"."""
    said = set(words_of(clause))
    receivers = {*case.names, "him", "her", "them"} if rule.by == "me" else {"me", "us"}
    return not said.isdisjoint(case.everybody - case.names) and said.isdisjoint(receivers)


def reached(case: ClosingCase) -> ClosingCertainty | None:
    """How sure it is that somebody of whom there only was to be another word was reached: by a talk, or by their
    message. It is sure where they had not been reached before: "Tom didn't pick up, trying again Fri", "Tom rang"."""
    entry = case.entry
    spoke = entry.channel in CONVERSATIONS or (entry.channel in WRITTEN and entry.by == "them")
    if terms_of(case.loop.what) - _TRYING or not spoke or entry.by == "me" or NOT_REACHED.search(entry.text):
        return None
    since, people = case.loop.since, {*case.loop.people}
    was_missed = any(
        NOT_REACHED.search(unaccent(talk.line)) and not people.isdisjoint((*talk.people, *talk.mentions))
        for talk in case.network.talks_between(since, since)
    )
    is_plain = was_missed and entry.channel in CONVERSATIONS and not case.is_doubtful
    return ClosingCertainty.SURE if is_plain else ClosingCertainty.LIKELY


def _word_at_last(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """A word of theirs, or a talk with them, where one of any kind was to come: likely of its matter, else maybe, where
    a figure or a day was told."""
    entry, text = case.entry, MY_NEXT.sub("", case.statement.text)
    speaks = entry.channel in CONVERSATIONS or (entry.by == "them" and entry.channel in WRITTEN)
    speaks = speaks or re.match(rf"(?:{one_of(case.names)})\s*(?::|[-–]\s)", text) is not None
    if not (speaks and case.is_with and AN_ANSWER.search(case.loop.what.lower())) or _NO_WORD.search(text):
        return None
    if is_wanted(text, case.names):
        return None
    if not subject_terms(case.without_names(text)) - SMALL_TALK:
        return None
    if entry.by == "them" and _ANY_WORD.fullmatch(case.loop.what.lower().strip(" .!")):
        return ClosingCertainty.LIKELY
    matter = case.without_names(AN_ANSWER.sub(" ", case.matter.lower()))
    if is_of_its_matter(matter, rule, case.statement, case.called) is not False:
        return ClosingCertainty.LIKELY
    return ClosingCertainty.POSSIBLE if DIGITS_OR_DAY.search(text) else None


def _will_do(case: ClosingCase) -> ClosingCertainty | None:
    """The entry says that they would do what they were asked: "she'd do the meetup talk" of "if she'd do the meetup".
    Where no matter was named it may be another one."""
    asked = _COULD.match(case.loop.what.lower())
    if asked is None:
        return None
    who = one_of((*case.names, "she", "he", "they"))
    will = re.compile(
        rf"\b(?:{who})(?:['’]?(?:d|ll)| would| will| can)(?: (?:love|be happy|be glad) to)? {asked['verb']}\b(.*)"
    )
    about = terms_of(" ".join(word for word in words_of(case.loop.what[asked.end() :]) if word not in MONTH))
    matches = (will.search(clause) for clause in clauses_in(case.statement.text))
    said = [one for one in matches if one is not None and not _ONLY_IF.search(one.string[: one.start()])]
    of_it = [one for one in said if about & terms_of(one[1])]
    if any(not _ONLY_IF.search(one[1]) for one in of_it):
        return ClosingCertainty.SURE
    return ClosingCertainty.LIKELY if of_it or (said and not about) else None
