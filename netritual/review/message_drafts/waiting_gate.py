"""What I wait for: whether they are to be reminded of it, or it came to something."""

from collections.abc import Sequence
from datetime import date, timedelta
from re import IGNORECASE, escape

from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.language.terms import COMMON, terms_of
from netritual.domain.matters import help_received, matter
from netritual.domain.model import Ask, Promise, Request, Thanks
from netritual.regex import naming, regex
from netritual.review.message_drafts.gate_vocabulary import has_closing_words
from netritual.review.message_drafts.lines_about import (
    FAR_DAYS,
    MY_ANSWER,
    TALKS_READ,
    days_in,
    last_day,
    names_of,
    period_end,
    talks_about,
)
from netritual.review.message_drafts.loop_case import LoopCase
from netritual.review.message_drafts.message_draft import REMINDED_DAYS
from netritual.review.message_drafts.relationship_phrases import has_refused
from netritual.review.message_drafts.subjects import source_of
from netritual.review.message_drafts.unread_words import SILENT, clause_of, leftover

LONG_LATE_DAYS = 21
"""After so many days one does not name the next best day: the writer says when it comes."""
PATIENT_DAYS = 2
"""Within so many days of their word nobody is reminded of it."""
_MAYBE = regex(
    r"\b(?:maybe|might|perhaps|thinking|but|only|needs?|wants?|happy to|willing|will (?:see|consider|think|discuss)"
    r"|(?:has|have|had)(?:n['’]?t| not) (?:yet )?(?:replied|answered|written)|no (?:answer|reply)"
    r"|(?:he|she|they)['’]ll (?:ask|check|look|see|call|think|set up|let|get))\b"
)
"""Words of a line that tells of half an answer."""
_HEARD = regex(
    r"\b(?:she|he|they) (?:asked|answered|replied|said|wrote|wants?|needs?)\b|^[^,;.:]{2,30} (?:on|by|via|over) \w+:"
)
"""Words of a line of a message that tell of an answer."""
_I_SENT = (
    r"(?:i )?(?:e?mailed|sent|texted|messaged|posted) (?:NAME)(?: (?:NAME|(?-i:[A-Z])\w+))?"
    r" ((?:an?|the|our|my|some|\d+) (?!(?:other )?(?:times?|days?|weeks?|months?|evening|morning|night)\b)[^,;.!?]+)"
)
"""How a line begins of what I sent somebody, with the name in the place of NAME."""
_WANTED = regex(r"\b(?:want|ask|need|request|wish)(?:s|ed|es)?\b", IGNORECASE)
_HAS_NOT = regex(
    r"\b(?:has|have)(?:n['’]?t| not)"
    r" (?!(?:(?:got|gotten|come) back|answered|replied|written|called|sent|paid|brought)\b)\w+",
    IGNORECASE,
)
NEWS = regex(r"(?:let me know|get back|come back|tell me)\b")
"""How a promise of theirs begins that is one of a word."""
OWES_FOR = regex(r"\bowes? (?:me|us) for\b", IGNORECASE)
"""Words of a line of money that somebody owes, before what for."""
_NOT_BEFORE = regex(r"\bnot before .+")
_UNTIL = regex(r"\b(?:till?|until|after) .+")
_WITHIN = regex(r"\b(?:within|in) (?P<length>(?:a couple of )?\w+ (?:d|w|m)(?:ays?|ks?|eeks?|onths?))\b")
_I_PROMISED = regex(
    r"\bi(?:['’]ll| will| promised| said i| owe)\b|\btold (?:him|her|them) i(?:['’]d|['’]ll| would)\b"
    r"|\b(?:and|but|where) i(?:['’]d| would) (?!love\b|like\b)",
    IGNORECASE,
)
"""Words of a line of something that I am to do too."""
_REPORTS = ("said", "says", "that", "promised", "thinks", "hopes")
"""Words before whom a line tells the words of: "said she'd send it"."""
_SENDING = ("send ", "mail ", "email ", "forward ", "share ")
"""How a promise of theirs begins that needs nothing of me."""
_PLAN_DAYS = 14
"""So many days after the day of a plan nobody is asked whether it came."""


def is_to_wait(case: LoopCase) -> bool:
    """Whether they are not to be reminded yet, or gave a word."""
    loop = case.loop
    return loop.stage != "planned" and (loop.stage == "heard" or loop.from_ > case.today)


def is_no_debt(case: LoopCase) -> bool:
    """Whether what they said is done with the word, is under way, or is an offer, of which one reminds nobody."""
    return (
        has_closing_words(case)
        or _is_inquired(case)
        or _is_offered(case)
        or _is_planned(case)
        or _is_mine_first(case)
        or (help_received.treat(case.text) != "" and OWES_FOR.search(case.line) is None)
        or _is_overtaken(case)
    )


def _is_inquired(case: LoopCase) -> bool:
    """Whether it is what I asked them: "asked him what he pays for it"."""
    asked = rf"\bask(?:ed|ing)? [^,;.!?]*\b(?:what|which|how|when|where|why) (?:\w+ ){{1,3}}{escape(case.text)}"
    return regex(asked, IGNORECASE).search(case.line) is not None


def _is_offered(case: LoopCase) -> bool:
    """Whether they would do it, and wait for a word of mine: "the deadline is 1 nov, she'd read a draft"."""
    match = regex(rf"(?:(\w+) )?\b\w+(?: would|['’]d) {escape(case.text)}", IGNORECASE).search(case.line)
    return match is not None and (match[1] or "").lower() not in _REPORTS and not case.text.startswith(_SENDING)


def _is_planned(case: LoopCase) -> bool:
    """Whether its day is long over, and the line tells it as a plan: "Bo delivers the boards on Monday"."""
    first = case.text.partition(" ")[0]
    plan = naming(rf"\b(?:NAME|he|she|they) {escape(case.text)}", names_of(case.to))
    is_plan = first.endswith("s") and f"{first[:-1]} " not in _SENDING and plan.search(case.line) is not None
    return is_plan and case.loop.from_ + timedelta(days=_PLAN_DAYS) < case.today


def _is_mine_first(case: LoopCase) -> bool:
    """Whether its line tells of something that I was to do too, of which no promise is done."""
    source = source_of(case.network, case.record, case.to.id)
    if source is None or _I_PROMISED.search(source.line) is None:
        return False
    mine = (one for one in case.network.all(Promise) if one.by == "me" and one.from_interaction == source.id)
    return all(one.is_open for one in mine)


def _is_overtaken(case: LoopCase) -> bool:
    """Whether a later line about them tells of something else that is still to come ("still hasn't come about the
    roof"), or, of a promise that is old, of anything but that."""
    small, is_old = COMMON | terms_of(case.to.name), case.loop.age_days > FAR_DAYS
    about = terms_of(f"{case.text} {case.line}") - small
    later = (one for one in talks_about(case.network, case.to, case.today) if one.on > case.loop.since and one.line)
    return any(
        (is_old and SILENT.search(one.line.lower()) is None and leftover(case.network, one))
        or (_HAS_NOT.search(one.line) is not None and about.isdisjoint(terms_of(one.line) - small))
        for one in later
    )


def has_time(case: LoopCase) -> bool:
    """Whether the days are not over that they named, or the first ones after their word; where their day was over
    when it was noted, none are left."""
    line, since = clause_of(case.record, case.line), case.loop.since
    if (due := getattr(case.record, "due", None)) is not None and due < since:
        return False
    later = _NOT_BEFORE.search(case.line.lower())
    first = last_day(later[0], since) if later is not None else None
    patient = first + timedelta(days=REMINDED_DAYS) if first is not None else None
    named = (period_end(line, since), last_day(line, since), _within(line, since), patient)
    return case.today <= max([since + timedelta(days=PATIENT_DAYS), *filter(None, named)])


def _within(line: str, since: date) -> date | None:
    """The day until which a line says that something comes: "within two weeks"; None where it names none."""
    match = _WITHIN.search(line.lower())
    return parse_day(f"in {match['length']}", since) if match is not None else None


def is_promised_back(case: LoopCase) -> bool:
    """Whether they promised something on the day of an ask, which has a note of its own, or wait for it in writing."""
    if has_closing_words(case):
        return True
    mine = (one for one in case.network.all(Promise) if one.by == "them" and one.is_open)
    return any(case.to.id in one.people and one.made == case.loop.since for one in mine)


def waits_until(case: LoopCase) -> bool:
    """Whether they asked for time until a day that is still to come."""
    match = _UNTIL.search(case.line.lower())
    return match is not None and (last_day(match[0], case.loop.since) or date.min) >= case.today


def sent_in(line: str, names: Sequence[str]) -> str:
    """What a line says that I sent somebody: "the business plan" of "mailed Henrik the business plan"."""
    sent = naming(_I_SENT, names).match(line)
    return matter.certain(matter.noun(sent[1])) if sent is not None else ""


def is_heard(case: LoopCase) -> bool:
    """Whether a message has its answer, or is not the last word between the two."""
    talk = next(iter(case.network.talks(case.to.id, 1)), None)
    if talk is not None and (sent := sent_in(talk.line, names_of(case.to))):
        asked = (one.text for one in case.network.all(Request) if one.from_ == case.to.id)
        wished = (one.line for one in case.network.talks(case.to.id, TALKS_READ) if _WANTED.search(one.line))
        about = terms_of(sent) - COMMON
        if any(not about.isdisjoint(terms_of(text)) for text in (*asked, *wished)):
            return True  # what they asked for was delivered
    since = any(one.on > case.loop.since for one in talks_about(case.network, case.to, case.today))
    return since or talk is None or talk.id != case.loop.id or _HEARD.search(talk.line.lower()) is not None


def has_no_outcome(case: LoopCase) -> bool:
    """Whether nothing came of an ask that one could tell: half an answer, a no, or thanks that are open."""
    ask, today = case.record, case.today
    if not isinstance(ask, Ask):
        return False
    is_new = not case.loop.asks(today)  # its answer is thanked for
    said = next((talk.line.lower() for talk in talks_about(case.network, case.to, today) if talk.line), "")
    is_half = _MAYBE.search(said) is not None or MY_ANSWER.search(said) is not None
    is_old = is_new and (today - (ask.answered or today)).days > LONG_LATE_DAYS
    is_thanked = any(one.to == case.to.id and one.said is None for one in case.network.all(Thanks))
    return is_half or is_old or is_thanked or bool(has_refused(case.network, case.to, today))


def is_day_over(case: LoopCase) -> bool:
    """Whether its day is over, where the line says no more than that: "pickup on 28 sept"."""
    what, due = case.text.lower(), getattr(case.record, "due", None)
    clause = clause_of(case.record, case.line).strip().lower()
    is_named = bool(what) and clause.startswith(what) and due in days_in(clause.removeprefix(what), case.loop.since)
    return is_named and due is not None and due < case.today
