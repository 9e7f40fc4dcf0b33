"""Introductions as later entries tell of them: of me to somebody, of two who were to meet, and what was asked of one of
them for the other."""

import re
from collections.abc import Iterable
from itertools import pairwise

from netritual.domain.language.terms import words_of
from netritual.domain.loops.closing_case import ClosingCase
from netritual.domain.loops.closing_clauses import one_of, says
from netritual.domain.loops.closing_doubts import is_hoped, is_somebodys
from netritual.domain.loops.closing_rules import ClosingCertainty, ClosingRule
from netritual.domain.loops.statements import subject_terms
from netritual.domain.loops.unlisted_loops import INTRO
from netritual.domain.model import Person
from netritual.domain.network import known_people
from netritual.domain.people.first_names import first_name
from netritual.regex import regex

_INTRO_WORD = regex(r"\b(?:intro|connect)\w*")
_ME = regex(r"\b(?:me|us)\b")
_THE_TWO = frozenset(
    ("intro", "introduce", "introducing", "connect", "them", "the", "two", "both", "each", "other", "make")
)
"""Words of an introduction that names nobody."""
_TO_MEET = regex(r"(?:to )?meet\b")
_TO_ASK = frozenset(("ask", "talk", "speak", "check", "write", "text", "email", "call", "ring", "to", "with"))
"""Words of asking one of the two first."""
_ASKED_IF = regex(r"\basked (?!me\b)[^,;.]*\b(?:if|whether)\b")

_BEFORE_A_NAME = frozenset(
    ("to", "for", "and", "with", "between", "meet", "intro", "introduce", "connect", "&", "+", ",", "/", "@")
)
_WORD = regex(r"[\w'’-]+|[&+,/@]")


def introduced_me(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """One of these introduced me: "he presented me to Ana", "intro from Tom"."""
    what, text = case.loop.what.lower(), case.entry.text
    from_them = (
        rf"\b(?:intro(?:duction)?|met\b[^,;.]*) (?:from|by|via|through|thru|thanks to) (?:{one_of(case.names)})\b"
    )
    if not INTRO.search(what) or not (
        re.search(from_them, text) or says(rule, case.statement, case.names)
    ):  # fmt: skip
        return None
    if case.is_doubtful:
        return ClosingCertainty.SAID
    another = subject_terms(_INTRO_WORD.sub(" ", what))
    return ClosingCertainty.LIKELY if another and another.isdisjoint(subject_terms(text)) else ClosingCertainty.SURE


def introduced_two(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """Both whom a loop is to introduce are with the entry, and it says that they know each other."""
    text, loop = case.statement.text, case.loop
    meant = _both_meant(case) if says(rule, case.statement, case.names) else None
    if meant is None:
        return None
    of_me = _ME.search(loop.what.lower()) is not None or (loop.kind == "ask" and not _names_other(case))
    if rule.asked:
        return ClosingCertainty.SAID if case.is_doubtful else ClosingCertainty.LIKELY
    if case.is_doubtful or (of_me and not _ME.search(text)):
        return ClosingCertainty.SAID
    return ClosingCertainty.SAID if is_hoped(case.entry.text) or is_somebodys(text, case.everybody) else meant


def asked_one_of_two(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """One of two whom I am to introduce was asked something for the other: "asked Tom if Ana may come"."""
    asked = _ASKED_IF.search(case.entry.text) is not None and INTRO.search(case.loop.what.lower()) is not None
    return ClosingCertainty.LIKELY if asked and _both_meant(case) is ClosingCertainty.SURE else None


def _both_meant(case: ClosingCase) -> ClosingCertainty | None:
    """How surely an entry is with both whom a loop is to introduce: two people; or one, and another in its words, in
    the line that it came of, or of the trade or the company that is asked for. Another one may be meant, where nobody
    is named."""
    loop, there = case.loop, {*case.entry.people, *case.entry.mentions}
    what, others = loop.what.lower(), there.difference(loop.people)
    if not there.issuperset(loop.people):
        return None
    if len(loop.people) > 1:
        return ClosingCertainty.SURE
    said, named = set(words_of(what)), _may_be_names(loop.what)
    is_of_it = INTRO.search(what) is not None or _TO_MEET.match(what) is not None
    if not others or not (is_of_it or (said - _names_of(case, others) <= _TO_ASK and INTRO.search(case.line.lower()))):
        return None
    if said <= _THE_TWO or _names_other(case):
        return ClosingCertainty.SURE
    if named and any(not named.isdisjoint(words_of(first_name(one.name))) for one in case.network.all(Person)):
        return None  # it names another one
    wanted = subject_terms(_INTRO_WORD.sub(" ", what))
    work = [subject_terms(f"{person.position} {person.company}") for person in known_people(case.network, others)]
    is_meant = any(wanted and wanted <= terms for terms in work) or _names_of(case, others) & set(words_of(case.line))
    return ClosingCertainty.SURE if is_meant else ClosingCertainty.LIKELY


def _may_be_names(what: str) -> set[str]:
    """The words of a loop that may be names: with a capital, or where a name stands; "to will", but not "who will"."""
    words = _WORD.findall(what)
    names = [word for before, word in pairwise(("", *words)) if before.lower() in _BEFORE_A_NAME or word[0].isupper()]
    return set(words_of(" ".join(names)))


def _names_other(case: ClosingCase) -> bool:
    """Whether a loop names another one with whom the entry is."""
    others = {*case.entry.people, *case.entry.mentions}.difference(case.loop.people)
    return not _names_of(case, others).isdisjoint(words_of(case.loop.what))


def _names_of(case: ClosingCase, people: Iterable[int]) -> frozenset[str]:
    return frozenset[str]().union(*(case.called.get(who, frozenset()) for who in people))
