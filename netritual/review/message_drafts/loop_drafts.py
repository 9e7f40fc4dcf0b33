"""The draft that goes with what is open with somebody: whether it is certain and still open, and what it says."""

from datetime import datetime
from itertools import chain
from re import IGNORECASE

from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.dates.dates import MONTH_NAMES
from netritual.domain.dates.day_wording import on_day, since_words
from netritual.domain.drafts.draft_blanks import BLANK
from netritual.domain.loops.closing_decisions import report_of
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES
from netritual.domain.matters.matter import is_plain, with_papers
from netritual.domain.matters.matter_vocabulary import DAYS, LANGUAGES
from netritual.domain.model import (
    TABLES,
    Ask,
    Coffee,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Settings,
)
from netritual.domain.network import Network, known_people
from netritual.regex import regex
from netritual.review.message_drafts.hardship import is_hard
from netritual.review.message_drafts.introduction_drafts import introduction_note
from netritual.review.message_drafts.lines_about import is_named_in, is_private
from netritual.review.message_drafts.loop_case import LoopCase, Parts, record_text
from netritual.review.message_drafts.loop_gate import is_closed, is_sure
from netritual.review.message_drafts.loop_parts import note_parts
from netritual.review.message_drafts.matters_by_day import parts_by_day
from netritual.review.message_drafts.meeting_drafts import coffee_note
from netritual.review.message_drafts.message_draft import note_to
from netritual.review.message_drafts.occasion_drafts import thanks_note, word_to
from netritual.review.message_drafts.promise_parts import WHOSE
from netritual.review.message_drafts.ready_answers import with_ready_answer
from netritual.review.message_drafts.spellings import all_called
from netritual.review.message_drafts.subjects import source_of
from netritual.review.message_drafts.waiting_gate import LONG_LATE_DAYS

_CONDITION = regex(
    r"(?<!know)(?<!see)(?<!tell me)(?<!ask) (?:once|as soon as|when|if) (?!to\b|a\b|an\b|per\b|every\b|in\b).+$"
)
"""Behind what somebody is to do, what it waits for: "intro me to Ana once the CV is ready"."""

_HE, _SHE = regex(r"\b(?:he|him|his)\b"), regex(r"\b(?:she|hers?)\b")
_THEY = regex(r"\bthey(?:['’]\w+)?\b|\b(?:for|to|with|about) them\b", IGNORECASE)
_ADDRESSED = regex(r"\b(?:told|promised|assured|asked|offered) (him|her)\b")
_NAME = regex(r"(?<=[\w,;:] )([A-Z][a-z][^\W\d_]*)")
"""A word in capitals within a sentence."""
_OF_THE_LOG = ("thing", "question", "request", "topic", "wanted", "deed", "would", "object", "help")
"""The parts that are words of the log: what makes no plain sentence is left to the writer."""
_BESIDE = ("present", "came", "since")
"""The parts that are no matter by themselves."""
_OF_A_MATTER = frozenset(
    ("answer", "follow", "keep", "late", "owed", "thanks", "thanks_answer", "outcome", "ask_first")
)
"""Kinds that say nothing where their matter is a blank."""
_KIND_WORD = regex(r"(?:write|mail|email|text|message|call|ring|phone|visit|check (?:in|on)|look in)\b", IGNORECASE)
"""How something begins that is to be done for somebody with sorrows by a kind word."""
_LOST = regex(
    r"\b(?:died|death|passed away|funeral|mourning|grief|divorce[ds]?|separated|split up|laid off|redundan\w+"
    r"|miscarriage)\b"
)
"""What is no illness, in the line of a kind word that is still to be written."""
_FOR_SOMEBODY = regex(
    r"^(?:an?|some) |\b(?:meet|intro\w*|connect\w*|contacts?|names?|people|know|touch)\b|body\b|one\b"
)
"""Words of a request that somebody else may answer."""
_DAY_IN_FIGURES = regex(
    r"\b(3[01]|[12]\d|0?[1-9])\.(1[0-2]|0[1-9]|[1-9](?=\.(?!\d)| \d{1,2}:\d\d))(?!\d)(?:\.(?:20\d\d)?)?"
)
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}\b)")
_WHOSE_THING = regex(
    r"\b(?:his|her|their) (?=[^\W\d_])(?!(?:an?|the|my|our|some|about|back|to|that|what|if|how|when|his|their|re|on)\b)"
)
_WHOSE_NUMBER = regex(
    r"\b(?:his|her|their) (?:\w+ )?(?:number|address|e-?mail|phone|mobile|contact|contacts|details)\b"
)
"""What is somebody's, and what nobody is sent of their own."""


def loop_note(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> str:
    """The note that goes with an open loop, to the person who is to be written to; "" where nothing is to be
    written."""
    return _draft(network, settings, now, loop, person)[0]


def _draft(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> tuple[str, bool]:
    """The note, and whether it says the matter itself."""
    to = network.get(Person, person) if person is not None else None
    record, today = network.get(TABLES[loop.table], loop.id), now.date()
    if to is None or record is None:
        return "", False
    if isinstance(record, Introduction):
        return introduction_note(network, settings, today, record), True
    text, line = _text(network, loop, to, record), _line(network, to, record)
    if isinstance(record, Request) and record.text and not text:
        return "", False  # what it is about is not to be said
    case = LoopCase(network, settings, today, loop, record, to, text, line)
    case = case._replace(is_sure=is_sure(network, record, case))
    if loop.kind in ("promise", "follow") and _KIND_WORD.match(text):
        if is_hard(network, to, today):
            return note_to(network, settings, today, "here", person), True
        if _LOST.search(line.lower()):
            return "", False  # what one writes of a loss is one's own
        if HARD_TIMES.search(line.lower()):
            return note_to(network, settings, today, "follow", person, hard="yes"), True
    if is_closed(case):
        return "", False
    if isinstance(record, Request) and (intro := _introduced_since(network, record)) is not None:
        return introduction_note(network, settings, today, intro, reader=person), True
    return _written(case, note_parts(case)) or _written(case, parts_by_day(case)) or ("", False)


def _written(case: LoopCase, parts: Parts) -> tuple[str, bool] | None:
    """The note of some parts, and whether it says the matter itself; None where there is nothing to say, or the matter
    would be a blank."""
    if parts is None:
        return None
    (network, settings, today, loop), person = case[:4], case.to.id
    said = {name: text for name, text in parts[1].items() if name not in _OF_THE_LOG or is_plain(BLANK.sub("", text))}
    ages = {
        "since": since_words(loop.since, today),
        "on": on_day(loop.since, today, near=True) if loop.since < today else "",
        "long": "yes" if loop.age_days > LONG_LATE_DAYS else "",
    }
    note = note_to(network, settings, today, parts[0], person, loop.id, **{**ages, **said})
    answer = with_ready_answer(network, today, loop, note)
    matters = (text for name, text in said.items() if text not in ("", "yes") and name not in _BESIDE)
    is_said = any(text.lower() in note.lower() and not BLANK.fullmatch(text) for text in matters)
    if not answer or (
        not (is_said or said.get("unnamed")) and answer == note and parts[0] in _OF_A_MATTER and BLANK.search(note)
    ):
        return None  # whoever reads it knows not what it is about
    return answer, is_said or answer != note


def _introduced_since(network: Network, request: Request) -> Introduction | None:
    """The introduction of somebody to another one that was proposed since a request: that is the answer."""
    if _FOR_SOMEBODY.search(request.text.lower()) is None:
        return None  # 40 jars are no matter of an introduction
    proposed = (one for one in network.all(Introduction) if request.from_ in one.between and one.made is not None)
    return next((one for one in proposed if one.made is not None and one.made >= request.asked.date()), None)


def _text(network: Network, loop: Loop, to: Person, record: Record) -> str:
    """The matter of a record as it may be said to somebody: nothing private, and nothing of others."""
    text = "" if is_private(loop.what, to) else all_called(network, to, with_papers(record_text(record)))
    if (isinstance(record, Ask) and record.state != "planned") or (isinstance(record, Promise) and record.by == "them"):
        text = _CONDITION.sub("", text)
    return _of_nobody(network, to, record, _with_months(text))


def _line(network: Network, to: Person, record: object) -> str:
    """The line out of which a record came, where it is about nobody else and nothing in it is private."""
    source = source_of(network, record, to.id)
    if source is None or is_private(source.line, to, source.note):
        return ""
    others, text = {*source.people, *source.mentions} - {to.id}, record_text(record)
    line = (
        source.line.partition(text)[0] if others and text else source.line
    )  # "she offered me a month, have to ask Bo"
    if others and (not text or any(is_named_in(network, who, line) for who in others)):
        return ""
    return all_called(network, to, _with_months(line))


def _with_months(text: str) -> str:
    """A text with its figures as no sign cuts them: "19 November" for "19.11", "8000" for "8,000"."""
    text = _THOUSANDS.sub("", text)
    return _DAY_IN_FIGURES.sub(lambda day: f"{int(day[1])} {MONTH_NAMES[int(day[2]) - 1]}", text)


def _of_nobody(network: Network, to: Person, record: Record, text: str) -> str:
    """A matter with "the" for whose it is where "his" may be somebody else's: the line has a he and a she, or one more
    name. "" where one more person is named, so that it is not seen who "him" is."""
    source = network.get(Interaction, getattr(record, "from_interaction", None) or 0)
    if source is None or not (WHOSE.search(text) or _THEY.search(text) or _HE.search(text) or _SHE.search(text)):
        return text
    line, own_words = source.line.lower(), f"{to.name} {to.company} {to.city} {text}".lower().split()
    others = known_people(network, {*source.people, *source.mentions} - {to.id})
    if any(set(own_words).isdisjoint(one.name.lower().split()) for one in others):
        return ""
    names = (name for name in _NAME.findall(source.line) if name.lower() not in {*own_words, *DAYS, *LANGUAGES})
    is_he, is_she = _HE.search(line) is not None, _SHE.search(line) is not None
    is_third = any(names) or (is_he and is_she) or _WHOSE_NUMBER.search(text)
    is_theirs = "their " in text.lower() and (is_he or is_she)
    if _THEY.search(text) and (is_he or is_she):
        return ""  # "told him I'd ask what they can do": others
    addressed = _ADDRESSED.search(line)
    if addressed is not None and (_SHE if addressed[1] == "him" else _HE).search(text.lower()):
        return ""  # "promised her I'd talk to him"
    return _WHOSE_THING.sub("the ", text) if is_third or is_theirs else text


def open_note(network: Network, settings: Settings, now: datetime, person: int) -> str:
    """The note about what is open with somebody: of what says its matter first, then with a blank for it. An
    introduction is their matter too where the other one is asked first."""
    open_ = [
        loop
        for loop in loops(network, settings, now)
        if person in loop.people and loop.kind != "handoff" and loop.proposed is None and not report_of(network, loop)
    ]
    own = [loop for loop in open_ if loop.who == person and loop.table != "introductions"]
    intros = (intro for loop in open_ if (intro := network.get(Introduction, loop.id)) is not None)
    drafts = [_draft(network, settings, now, loop, person) for loop in own]
    notes = chain(
        (note for note, is_said in drafts if is_said),
        (introduction_note(network, settings, now.date(), intro, reader=person) for intro in intros),
        (note for note, is_said in drafts if not is_said),
    )
    return next(filter(None, notes), "")


def person_note(network: Network, settings: Settings, now: datetime, person: int) -> str:
    """A note to anybody: about what is open with them, about the coffee that is planned, else a word."""
    planned = [c for c in network.all(Coffee) if c.state in PLANNED and person in c.people and c.slot is not None]
    texts = (coffee_note(network, settings, now, coffee) for coffee in planned if coffee.people[0] == person)
    return (
        open_note(network, settings, now, person)
        or thanks_note(network, settings, now.date(), person)
        or next(filter(None, texts), "")
        or word_to(network, settings, now.date(), person)
    )
