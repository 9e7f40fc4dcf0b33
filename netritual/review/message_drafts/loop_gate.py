"""Whether an open loop asks for a word: one gate before every draft.

It is closed where a word is out of place: before its day and after it, where a later line may have settled the matter,
where something else is written instead, where nobody is to be reminded, and where they have sorrows. How much of the
matter a note says is no question here (``loop_parts``).
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from re import IGNORECASE, escape

from netritual.domain.dates.dates import MONTH
from netritual.domain.dates.id_stamps import written_on
from netritual.domain.language.terms import COMMON, terms_of
from netritual.domain.loops.loop import LoopKind
from netritual.domain.loops.undecided_proposals import is_bare_answer
from netritual.domain.matters import help_received, matter, second_person
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES
from netritual.domain.model import Ask, Coffee, Follow, Interaction, Promise, Record, Request, Thanks
from netritual.domain.network import Network
from netritual.regex import naming, regex
from netritual.review.message_drafts import lines_about, unread_words, waiting_gate, words_owed
from netritual.review.message_drafts.gate_vocabulary import has_closing_words
from netritual.review.message_drafts.hardship import is_hard
from netritual.review.message_drafts.loop_case import LoopCase, record_text
from netritual.review.message_drafts.meeting_drafts import day_said, is_postponed, offered_time
from netritual.review.message_drafts.message_draft import REMINDED_DAYS
from netritual.review.message_drafts.relationship_phrases import (
    has_met_since,
    has_refused,
    has_talked_since,
    meets_since,
)
from netritual.review.message_drafts.subjects import asked_last, is_count, source_of
from netritual.review.message_drafts.thanks_owed import is_owed_present, is_thanked

_MINE: Sequence[LoopKind] = ("reply", "promise", "follow")
"""Kinds of what I owe, and of what I wait for."""
_WAITS: Sequence[LoopKind] = ("owed", "ask", "no_answer")
_CLAIMS: Sequence[LoopKind] = (*_MINE, *_WAITS, "coffee")
"""Kinds of loops whose notes state that something is open."""
_OVER = regex(
    r"((?:[^\W\d_]+ ){1,3}?)(?:(?:is|was|has been|got|has) )?(?:passed|held|signed|decided|printed|approved|adopted"
    r"|rejected|over)\b(?! (?:to|the|a|an|for|by|at)\b)",
    IGNORECASE,
)
"""Where a line tells that something is over, with the words before."""
_DAY_TOLD = regex(
    r"\b(?:suggest|propos)\w+ [^;.!?]+"
    r"|(?:^|[:,;.] ?)(?:i )?(?:told|wrote|mailed|emailed|texted|messaged|gave|offered) (?!me\b|us\b)[^;.!?]+",
    IGNORECASE,
)
"""Where a line tells of a word of mine, or of theirs, that may name a day."""
_HELPS = r"took(?: on)?|takes(?: on)?|found|got|gave|sent|helped|hired|lent|sorted|fixed|covers|covered|introduced"
_ON_ITS_DAY = regex(
    r"(?:bring(?!.* back\b| back\b)|come|join|take|pick|meet|drive|visit|cover|host|do|go|carry|collect|fetch)\b"
)
"""How a deed begins that one does on its day or never."""
_LAST_DAY = regex(r"\b(?:by|before|until|till|due)(?: the)? \S+(?: \S+)?")
_FOR_A_MONTH = regex(rf"\b(?:for|in|until|till) ({'|'.join(MONTH)})\b")
_UNTIL_THEN = regex(
    r" (?:after|once|when|as soon as) (?!to\b)"
    r"| (?:in|next) (?:the )?(?:\w+ season|spring|summer|autumn|winter|new year|year)\b",
    IGNORECASE,
)
CALL = regex(
    r"(?:give \w+ )?(?:a |the )?(?:phone )?(?:call|ring|phone)(?: (?:me|you|him|her|them|back|again))*"
    r"(?: (?:about|re|before|by|after|on|in|next|this)\b.*)?$"
)
"""A promise of a call."""
INVITES = regex(r"invite (?:(?:him|her|them|you) )?(?:to|for) (.+)")
"""How a promise begins that asks somebody to come."""
INTRODUCES = regex(
    r"(?:(?:send|make|give) (?:(?:him|her|them|you) )?)?(?:an? |the )?intro(?:duc\w+)?\b|connect\b"
    r"|put (?:\w+ )+in touch|bring (?:\w+ )+together"
)
"""How a promise begins to introduce somebody."""
CHASES = regex(
    r"^(?:(?:nudg|chas|remind|ping|press|prod)\w*|follow up with)\b"
    r"|\b(?:nudge|chase|remind|ping)(?= (?:him|her|them)\b)",
    IGNORECASE,
)
"""Words of a line of a follow-up on what I wait for."""


def is_closed(case: LoopCase) -> bool:
    """Whether nothing is to be written of a loop now."""
    return any(closes(case) for kinds, all_ in _CLOSES if case.loop.kind in kinds for closes in all_)


def is_sure(network: Network, record: Record, case: LoopCase) -> bool:
    """Whether a note may state what a record says: its line was read to the end, and is of the last weeks."""
    if case.loop.kind not in _CLAIMS or isinstance(record, Coffee):
        return True
    is_old = case.loop.kind in _WAITS and case.today > case.loop.from_ + timedelta(days=lines_about.FAR_DAYS)
    return unread_words.is_certain(network, record) and not is_old


def is_answer_due(record: Record) -> bool:
    """Whether I promised a word, and not a thing."""
    is_mine = isinstance(record, Promise) and record.by == "me"
    text = record_text(record)
    return (is_mine or isinstance(record, Follow)) and (
        words_owed.is_words(text) or words_owed.LATER.match(text) is not None
    )


def is_offer(case: LoopCase) -> bool:
    """Whether it was offered, so that it is theirs to say yes: "offered her our room"."""
    source = source_of(case.network, case.record, case.to.id)
    line = source.line if source is not None else case.line
    offered = rf"\boffered (?:(?!to\b)\w+ ){{0,2}}{escape(case.text)}"
    return bool(case.text) and regex(offered, IGNORECASE).search(line) is not None


# Any loop.


def _is_touchy(case: LoopCase) -> bool:
    """Whether they have sorrows; what is not sure waits for any hard words of a line, and for a no of theirs too."""
    about = (case.network, case.to, case.today)
    if is_hard(*about):
        return case.loop.kind not in _WAITS or not case.is_sure
    return not case.is_sure and bool(
        lines_about.says_any(*about, lines_about.FAR_DAYS, HARD_TIMES) or has_refused(*about)
    )


def _has_met(case: LoopCase) -> bool:
    """Whether they met since, or will: one may speak of it there."""
    is_theirs = case.loop.kind in ("owed", "ask")
    will = is_theirs and meets_since(case.network, (case.to.id,), case.loop.since, case.loop.id)
    return will or has_met_since(case.network, case.to, case.loop.since, case.today)


def _may_be_settled(case: LoopCase) -> bool:
    """Whether a later line may tell that it is done, or what it is about came to something."""
    loop, record = case.loop, case.record
    later = [one for one in lines_about.talks_about(case.network, case.to, case.today) if one.on > loop.since]
    if loop.kind == "promise" and any(_is_helped(case, one) for one in later):
        return True
    called = (
        CALL.match(case.text)
        if isinstance(record, Follow)
        else loop.kind == "owed" and waiting_gate.NEWS.match(case.text)
    )
    is_word = bool(called) or case.text.startswith("tell: ")
    if is_word and any(unread_words.SILENT.search(one.line.lower()) is None for one in later):
        return True
    if isinstance(record, Follow) and has_talked_since(case.network, loop.people, loop.since):
        return True
    is_planned = loop.stage == "planned" and isinstance(record, Ask)
    begun = _noted_on(case.network, record) if isinstance(record, Ask) and is_planned else None
    is_handed = loop.kind == "reply" and matter.is_sent(matter.thing(case.text, of=case.you))
    in_words = (loop.kind in ("reply", "ask", "no_answer") or is_answer_due(record)) and not is_handed
    text = "" if matter.is_answer(record_text(record)) else record_text(record)
    what = f"{text} {case.line if loop.kind == 'reply' or is_answer_due(record) else ''}"
    return unread_words.may_have_ended(
        case.network, case.to, begun or loop.since, case.today, what, getattr(record, "from_interaction", None) or 0,
        is_mine=None if isinstance(record, Coffee) else loop.kind in _MINE or is_planned, in_words=in_words,
    )  # fmt: skip


def _is_helped(case: LoopCase, talk: Interaction) -> bool:
    """Whether a line tells that somebody else did something for them: "Lena took Keisha's case"."""
    helped = naming(rf"\b(?:{_HELPS})\b(?: [^\W\d_]+)?? NAME\b", lines_about.names_of(case.to))
    return case.to.id not in talk.people and helped.search(talk.line) is not None


def _is_over(case: LoopCase) -> bool:
    """Whether a later line, of whomever, tells that the thing of the matter is over: "tree motion passed 14-9"."""
    about = terms_of(case.text) - COMMON - terms_of(case.to.name)
    later = (one.line for one in case.network.talks_between(case.loop.since, case.today) if one.on > case.loop.since)
    ends = (match for line in later for match in _OVER.finditer(line))
    return bool(about) and any(not about.isdisjoint(terms_of(match[1])) for match in ends)


def _has_day(case: LoopCase) -> bool:
    """Whether a later line tells of a day to come: "Ana: wrote her 5 November", "Ana suggested the 14th"."""
    later = (one for one in lines_about.talks_about(case.network, case.to, case.today) if one.on > case.loop.since)
    matches = ((_DAY_TOLD.search(one.line), one.on) for one in later)
    days = (day for match, on in matches if match is not None for day in lines_about.days_in(match[0], on))
    return isinstance(case.record, (Promise, Request)) and any(day >= case.today for day in days)


def _noted_on(network: Network, ask: Ask) -> date:
    """The day of the line that notes what is still to be asked, else that of its record."""
    lines = (talk.on for talk in network.talks(ask.to) if ask.text and ask.text in talk.line)
    return next(lines, written_on(ask.id))


def _is_past(case: LoopCase) -> bool:
    """Whether the day is over of which it tells: "a dinner on 2 oct". The last day for an answer is none."""
    in_words = case.loop.kind == "reply" or is_answer_due(case.record)
    if case.loop.kind in _MINE and not in_words:
        return _has_passed(case, case.line if second_person.TO_ASK.match(case.text) else case.text)
    for_day = getattr(case.record, "due", None) if case.loop.kind == "reply" else None
    if for_day is not None and for_day < case.today and words_owed.DEADLINE.search(case.line.lower()) is None:
        return True
    if _is_month_over(case):
        return True
    return any(_has_passed(case, text) for text in (case.text, case.loop.what, case.line if in_words else ""))


def _has_passed(case: LoopCase, text: str) -> bool:
    """Whether the day of which a text tells came after it was said, and is over."""
    day = lines_about.day_in(_LAST_DAY.sub("", text.lower()), case.loop.since)
    return day is not None and case.loop.since < day < case.today


def _is_month_over(case: LoopCase) -> bool:
    """Whether the month has begun for which something is wanted, weeks ago: "the plan for October"."""
    asked = second_person.is_question(case.text) or is_answer_due(case.record)
    match = _FOR_A_MONTH.search((case.line if asked and case.line else case.text).lower())
    since = case.loop.since
    if match is None or MONTH[match[1]] == since.month:
        return False
    first = date(since.year + (MONTH[match[1]] < since.month), MONTH[match[1]], 1)
    return case.today > first + timedelta(days=REMINDED_DAYS)


# What they wait for.


def _is_no_request(case: LoopCase) -> bool:
    """Whether what they want is no matter of a word: a wish of life, how a thing should be, money."""
    ways = (matter.is_wish_of_theirs, matter.is_opinion, matter.is_paid)
    return not case.text.startswith("about ") and any(way(case.text) for way in ways)


def _has_its_answer(case: LoopCase) -> bool:
    """Whether their line tells my answer, or that is a promise or a request with a note of its own."""
    request = case.record
    if not isinstance(request, Request):
        return False
    source = source_of(case.network, request, case.to.id)
    return (source is not None and unread_words.is_answered(source.line)) or is_promised(case, request)


def is_promised(case: LoopCase, request: Request) -> bool:
    """Whether a promise of mine is of words, or of the same thing. A bare answer is told by the request."""
    head, mine = matter.head(request.text), (one for one in case.network.all(Promise) if one.by == "me" and one.is_open)
    return any(
        (words_owed.is_words(one.text) and one.made >= request.asked.date()) or (head and matter.head(one.text) == head)
        for one in mine
        if request.from_ in one.people and not is_bare_answer(one.text)
    )


# What I promised, or noted to do.


def _is_not_mine(case: LoopCase) -> bool:
    """Whether the clause of a promise does not say that it is mine."""
    return not unread_words.is_of_its_side(case.network, case.record)


def _is_early(case: LoopCase) -> bool:
    """Whether its day is still to come, or it was promised only now. Thanks, a question, an invitation and an
    introduction have no day, nor has a word that I only noted, or that they asked for in the newest line."""
    record, text, due = case.record, case.text, getattr(case.record, "due", None)
    if is_thanked(case) or any(way.match(text) for way in (second_person.TO_ASK, INTRODUCES, INVITES)):
        return False
    if is_answer_due(record):
        is_said = isinstance(record, Promise) and words_owed.was_said(case.network, record)
        if (
            due is None
            or not is_said
            or words_owed.WISHES.search(case.line)
            or asked_last(case.network, case.to, case.today)
        ):
            return False
    if isinstance(record, Follow):
        return due is not None and due > case.today
    clause = unread_words.clause_of(record, case.line)
    due = due or lines_about.last_day(clause, case.loop.since) or lines_about.day_in(case.line, case.loop.since)
    return bool((due or case.loop.since + timedelta(days=words_owed.WAITED_DAYS)) > case.today)


def _waits_for_more(case: LoopCase) -> bool:
    """Whether what I promised waits for something of which the day is not known: "after the concert"."""
    is_undated = getattr(case.record, "due", None) is None and not words_owed.is_words(case.text)
    return isinstance(case.record, Promise) and is_undated and _UNTIL_THEN.search(record_text(case.record)) is not None


def _is_done_otherwise(case: LoopCase) -> bool:
    """Whether nothing is left to write of a promise: it is a present, was arranged, is done by being there, was
    answered, or was for its day."""
    promise = case.record
    if not isinstance(promise, Promise) or is_thanked(case):
        return is_arranged(case.network, promise) if isinstance(promise, Promise) else False
    is_called = CALL.match(case.text) is not None and any(
        talk.on > promise.made for talk in case.network.talks(case.to.id, 1)
    )
    treat = help_received.treat(case.text) and meets_since(case.network, (case.to.id,), promise.made, promise.id)
    due = promise.due or lines_about.last_day(case.line, promise.made)
    is_over = due is not None and due < case.today and _ON_ITS_DAY.match(case.text) is not None
    is_had = not matter.is_handed_over(matter.thing(case.text))
    return bool(
        (help_received.is_present(case.text) and not is_owed_present(case))
        or is_called or treat or is_over or is_had or is_arranged(case.network, promise)
        or has_closing_words(case)
    )  # fmt: skip


def is_arranged(network: Network, promise: Promise) -> bool:
    """Whether what was promised was given a day since, or any meeting was, where it is one that was promised."""
    is_event = matter.is_event(matter.thing(promise.text, of=" "))
    about = terms_of(matter.head(promise.text) or promise.text) - COMMON
    days = [(one.people, one.text, one.made) for one in network.all(Follow) if one.due is not None]
    days += [(one.people, f"{one.purpose} {one.line}", one.said) for one in network.all(Coffee) if one.due or one.slot]
    return any(
        on >= promise.made
        and not set(people).isdisjoint(promise.people)
        and (is_event or not about.isdisjoint(terms_of(text)))
        for people, text, on in days
    )


def _is_asked_too(case: LoopCase) -> bool:
    """Whether a follow-up is of the day of a promise, which has a note of its own, or only says how many came."""
    mine = (one for one in case.network.all(Promise) if one.by == "me" and one.is_open and case.to.id in one.people)
    return is_count(case.text) or any(one.made == case.loop.since for one in mine)


# Meetings and thanks.


def _is_no_open_meeting(case: LoopCase) -> bool:
    """Whether both know of the day of a meeting, it is over, or waits for something else, or they met since."""
    coffee = case.record
    if not isinstance(coffee, Coffee):
        return False
    day = day_said(case.network, coffee, case.today)
    is_settled = day is not None and (day < case.today or not offered_time(case.network, coffee, case.today))
    return is_settled or is_postponed(coffee) or meets_since(case.network, coffee.people[:1], coffee.said, coffee.id)


def _is_thanked_beside(case: LoopCase) -> bool:
    """Whether other thanks to them say what for, and these do not."""
    thanks = (one for one in case.network.all(Thanks) if one.to == case.to.id and one.said is None)
    return not case.text and any(one.text for one in thanks)


_CLOSES: Sequence[tuple[Sequence[LoopKind], tuple[Callable[[LoopCase], bool], ...]]] = (
    (("held",), (lambda _: True,)),
    ((*_CLAIMS, "thanks", "outcome"), (_is_touchy,)),
    (_CLAIMS, (_may_be_settled, _is_over)),
    (_MINE, (_has_day,)),
    ((*_MINE, *_WAITS), (_is_past,)),
    (("reply", "owed", "ask", "promise"), (_has_met,)),
    (("reply",), (has_closing_words, _is_no_request, _has_its_answer, words_owed.is_asked_beside)),
    (("promise",), (_is_not_mine, _is_done_otherwise)),
    (("promise", "follow"), (_is_early, _waits_for_more)),
    (("follow",), (_is_asked_too, waiting_gate.is_day_over)),
    (_WAITS, (waiting_gate.is_to_wait,)),
    (("owed",), (waiting_gate.is_no_debt, waiting_gate.has_time)),
    (("ask",), (waiting_gate.is_promised_back, waiting_gate.waits_until)),
    (("no_answer",), (waiting_gate.is_heard,)),
    (("outcome",), (waiting_gate.has_no_outcome,)),
    (("coffee",), (_is_no_open_meeting,)),
    (("thanks",), (_is_thanked_beside,)),
)
"""Kinds of loops, and what closes the gate to each."""
