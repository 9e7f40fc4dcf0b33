"""Whether an entry tells of the matter of a loop that it is over, whoever it is about: "technician was at Tom's, all
fixed"."""

import re
from collections.abc import Iterator, Set

from netritual.domain.language.past_tense import past_of
from netritual.domain.language.terms import FILLER, stem, terms_of, words_of
from netritual.domain.loops.closing_case import OWNED, ClosingCase, is_postponed, rule_kind
from netritual.domain.loops.closing_clauses import SMALL_TALK, is_all_about, one_of
from netritual.domain.loops.closing_doubts import is_doubtful, is_somebodys
from netritual.domain.loops.closing_rules import HELP_TOLD, ClosingCertainty, ClosingRule
from netritual.domain.loops.closing_vocabulary import OVER
from netritual.domain.loops.loop import is_mourning
from netritual.domain.loops.statements import clauses_in, subject_terms
from netritual.domain.model import Interaction
from netritual.domain.quicklog.funerals import MOURNING
from netritual.regex import regex

_OF_ALL = frozenset(("all", "everything", "it", "this", "that", "is", "now", "and", "so", "again"))
"""Beside words of an end they say no other matter."""
_OVER = regex(
    rf"(?<=\w) ?(?<!day )(?<!\d )(?:{one_of(OVER)})(?=$|[,.;!]| (?:to|at|for|with|on|by|last|today|yesterday)\b)"
)
_DONE_ANYWHERE = ("promise", "reply", "follow", "ask", "owed")
"""Kinds of loops that a line about somebody else may tell as done."""
_FILLER = frozenset(map(stem, FILLER))
_FUNERALS = subject_terms(" ".join(MOURNING))
_TOOK_PLACE = regex(r"\b(?:was|were|went|attended|back from|been (?:at|to)|held|today)\b")
"""Beside a funeral these tell that it was."""
_TALK = frozenset(("call", "ring", "phone", "talk", "speak", "chat"))
_TALKED = frozenset(("called", "rang", "phoned", "talked", "spoke", "chatted"))
_WITH_WHOM = regex(
    r"(?P<verb>ask|tell|text|email|message|write|check|call|ring|phone|talk|speak|chat)(?: (?:to|with))? (?P<whom>\w+)"
)
"""What is to be done with somebody else."""
_ASK_TO = regex(r"ask (?:\w+ )?to (\w+)")
_TO_DO = regex(r" to (\w+)")
_MINE = r"(?:(?:and|but|so|then|also|just|finally|already|today|i|we|i['’]ve|have)\s+)*"
"""How a clause begins that tells of what I did."""
_PRONOUNS = frozenset(("him", "her", "them"))


def matter_named(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """An entry that is all about the matter, whatever it says of it; likely where it says of it that it is over."""
    if not case.is_open or not _is_news(case):
        return None
    if _is_over(case, case.statement.text, terms_of(case.matter) - _FILLER):
        return ClosingCertainty.LIKELY
    return ClosingCertainty.POSSIBLE if is_all_about(case.matter, case.statement, case.everybody, rule) else None


def _tells_an_end(text: str) -> bool:
    """Whether a text has words by which a matter is over."""
    return any([end in text for end in OVER]) and _OVER.search(text) is not None


def _is_over(case: ClosingCase, text: str, about: Set[str]) -> bool:
    """Whether a text says of a matter that it is over, also in a clause that names none: "was at Tom's, all fixed"."""
    for clause in filter(_tells_an_end, clauses_in(text)):
        if about & terms_of(case.without_names(clause)) - _FILLER:
            return True
        if not _OF_ALL.issuperset(words_of(_OVER.sub(" ", case.without_names(clause)))):
            continue
        if about & terms_of(OWNED.sub(" ", text)):
            return True
    return False


def of_a_third(case: ClosingCase) -> ClosingCertainty | None:
    """That a matter is over, told of somebody or something else that its loop names, or the line of it: "technician was
    at Tom's, all fixed" of "Ana will check the noise at Tom's"; or that it was done with them: "asked Tom" of
    "ask Tom"."""
    text = case.entry.text
    if case.loop.kind == "promise" and (certainty := done_with_third(case)) is not None:
        return certainty
    if is_mourning(case.loop) and was_mourned(case):
        return ClosingCertainty.LIKELY
    if rule_kind(case.loop) not in _DONE_ANYWHERE or not _tells_an_end(text) or is_postponed(text, case.loop):
        return None
    about = subject_terms(OWNED.sub(" ", f"{case.loop.what} {case.line}")) - SMALL_TALK
    return ClosingCertainty.LIKELY if _is_over(case, text, about) else None


def was_mourned(case: ClosingCase) -> bool:
    """Whether an entry of the day of a funeral, or of a later one, tells that it was, or that I was there."""
    due, text = case.loop.due_day, case.entry.text
    if due is None or case.entry.on < due or is_doubtful(text, names=case.everybody):
        return False
    there = {*case.entry.people, *case.entry.mentions}
    about = subject_terms(case.without_names(text)) & subject_terms(OWNED.sub(" ", case.loop.what))
    is_of_it = bool(about - _FUNERALS) or not there.isdisjoint(case.loop.people)
    return is_of_it and not MOURNING.isdisjoint(words_of(text)) and _TOOK_PLACE.search(text) is not None


def done_with_third(case: ClosingCase, rule: ClosingRule | None = None) -> ClosingCertainty | None:
    """What was promised to one I did with another: "asked Tom" of "ask Tom". It is plain where the entry names both, or
    is of the matter; a "him" is somebody of whom the line of the promise speaks."""
    to_do = _WITH_WHOM.match(case.loop.what.lower())
    if to_do is None or case.entry.by == "them":
        return None
    matter = subject_terms(f"{case.line} {case.loop.what[to_do.end() :]}")
    for behind, whom in _i_did(case, _past(to_do["verb"])):
        if whom in case.names or (to_do["whom"] not in _PRONOUNS and whom != to_do["whom"]):
            continue
        if to_do["whom"] in _PRONOUNS:
            return ClosingCertainty.LIKELY if whom in words_of(case.line) else None
        spoken = subject_terms(case.without_names(behind))
        both = {*case.entry.people, *case.entry.mentions}.issuperset(case.loop.people)
        return ClosingCertainty.SURE if matter & spoken or (both and not spoken) else ClosingCertainty.LIKELY
    return None


def asked_to_do(case: ClosingCase, rule: ClosingRule) -> ClosingCertainty | None:
    """They were asked for what I was to ask them: "asked Ana to ring Tom" of "ask to call him"."""
    task = _ASK_TO.match(case.loop.what.lower())
    if task is None or not case.is_with or case.entry.by == "them":
        return None
    for behind, whom in _i_did(case, frozenset(("asked",))):
        asked = _TO_DO.match(behind)
        if whom in case.names and asked is not None and _alike(task[1], asked[1]):
            wanted = subject_terms(case.loop.what[task.end() :].lower())
            spoken = subject_terms(case.without_names(behind[asked.end() :]))
            return ClosingCertainty.LIKELY if spoken and not wanted & spoken else ClosingCertainty.SURE
    return None


NOT_REACHED = regex(
    r"\b(?:no (?:answer|luck|reply|response)|voice ?mail|engaged|missed"
    r"|(?:did|could)(?:n['’]?t| not) (?:pick up|answer|reach|get (?:hold of|through)))\b"
)
"""Whoever was called or asked was not there."""


def _i_did(case: ClosingCase, deeds: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What the clauses tell of a deed of mine, in the past and without a doubt: the words behind, and with whom."""
    if NOT_REACHED.search(case.entry.text):
        return
    did = re.compile(rf"{_MINE}(?:{one_of(deeds)})(?: (?:to|with))? (\w+)")
    for clause in map(str.strip, clauses_in(case.entry.text)):
        match = did.match(clause)
        if match is not None and not is_doubtful(clause, names=case.everybody):
            yield clause[match.end() :], match[1]


def _past(verb: str) -> frozenset[str]:
    """The past of a verb; of those that say to talk all."""
    return _TALKED if verb in _TALK else frozenset(past_of(verb))


def _alike(one: str, other: str) -> bool:
    """Whether two verbs say one thing to do."""
    return one == other or {one, other} <= _TALK


def _is_news(case: ClosingCase) -> bool:
    """Whether the entry was typed, and does not seem to open a loop of that matter itself: "send Ana the deck on
    Friday"."""
    if case.loop.kind == "outcome" and case.entry.on <= case.loop.since:
        return False  # the answer itself
    talk = case.network.get(Interaction, case.entry.id)
    if talk is None:
        return True
    left = [one for one in talk.proposed if not (one.done or one.kind in HELP_TOLD)]
    owed_more = any(one.kind == "thanks" for one in left) or is_somebodys(case.statement.text, case.names)
    if case.loop.kind == "thanks" and owed_more:
        return False  # for something else, or to somebody's sister
    opens = (one.text for one in left)
    return bool(talk.line) and subject_terms(case.matter).isdisjoint(subject_terms(" ".join(opens)))
