"""The draft that goes with what is open with somebody: their loop as the parts of sentences (``review.notes``)."""

from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from re import IGNORECASE, escape
from re import compile as regex
from typing import get_args

from netritual.domain import matter
from netritual.domain.coffee import PLANNED
from netritual.domain.drafts import DraftKind
from netritual.domain.first_names import first_name
from netritual.domain.followups import loops
from netritual.domain.loop import Loop
from netritual.domain.model import TABLES, Ask, Coffee, Interaction, Person, Promise, Request, Settings
from netritual.domain.network import Network
from netritual.domain.terms import COMMON
from netritual.domain.words import day_in_full
from netritual.review.notes import (
    coffee_note,
    is_private,
    meeting,
    note_to,
    other_person,
    since_words,
    topic_for,
    topic_of,
)
from netritual.review.rows import review_day

_KINDS: Mapping[str, DraftKind] = {
    "reply": "answer", "no_ack": "how_did_it_go", "handoff": "handed", "owed": "owed", "ask": "nudge",
    "no_answer": "nudge_message", "thanks": "thanks", "coffee": "invite_said", "outcome": "outcome", "follow": "follow",
}  # fmt: skip
"""Kind of loop -> the draft that goes with it."""
_ANSWERS: Mapping[str, DraftKind] = {
    "complaint": "answer_complaint", "issue": "answer_complaint", "compliment": "answer_compliment",
}  # fmt: skip
"""Type of a request -> the draft of its answer; for the others a plain one."""
_ASKED_TO: Mapping[str, str] = {
    "resume": "look over my CV", "reference": "be a reference for me", "mentor": "be my mentor",
}  # fmt: skip
"""What an ask of a type asks somebody to do."""
_HELPED: Mapping[str, str] = {"resume": "looking over my CV", "reference": "being a reference for me"}
"""What somebody did who was asked for it."""
_AFTER = regex(r"(?<=\bto )\w+|(?<=\bwith )\w+|(?<=\bmeet )\w+|(?<=\band )\w+")
"""The words at which somebody may be named."""
_MINE = regex(r"\byour\b")
"""What somebody wrote to me of my own."""


def loop_note(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> str:
    """The note that goes with an open loop, to the person who is to be written to."""
    found = network.get(Person, person) if person is not None else None
    record = network.get(TABLES[loop.table], loop.id)
    if found is None or record is None or loop.kind == "held":
        return ""
    today, you = now.date(), first_name(found.name)
    known = {"since": since_words(loop.since, today)}
    text = "" if is_private(loop.what, found) else _as_called(network, _text(record))
    kind: DraftKind = _KINDS.get(loop.kind, "hello")
    if isinstance(record, Request) and loop.kind != "handoff":
        kind = kind if loop.kind != "reply" else _ANSWERS.get(record.type, "answer")
        text = _MINE.sub("my", text)
        known |= {
            "deed": matter.deed(text, to=you),
            "thing": _certain(_theirs(text, you)),
            "wanted": matter.wanted(text, of=you),
        }
    elif loop.kind == "handoff":
        handoff = getattr(record, "handoff", None)
        known = {
            "thing": _certain(matter.thing(text)),
            "since": since_words(handoff.on, today) if handoff is not None else "",
        }
        known |= other_person(network, loop.who) if loop.who != person else {}
    elif isinstance(record, Promise) and record.by == "me":
        kind = "late" if loop.late else "keep"
        known |= {"deed": matter.deed(text, to=you), "object": matter.given(text, to=you) or _promised(text, you),
                  "thing": matter.thing(text, of=you), "new": day_in_full(review_day(settings, today), today),
                  "by": day_in_full(record.due, today) if record.due is not None else ""}  # fmt: skip
    elif isinstance(record, Promise):
        known |= {"deed": matter.deed(text, to=you, me=True), "thing": _certain(_theirs(text, you))}
    elif isinstance(record, Ask):
        kind = _ask_kind(record.type) if loop.state == "planned" else kind
        known |= {"topic": matter.topic(text), "came": matter.event(record.outcome), "wanted": matter.wanted(text),
                  "deed": _ASKED_TO.get(record.type, "")}  # fmt: skip
        known |= {"help": _HELPED.get(record.type, "") or (matter.thing(text) if record.type == "intro" else "")}
        known |= {"other": target} if (target := _asked_for(text)) else {}
    elif isinstance(record, Interaction):
        known |= {"topic": topic_of(network, found, record)}
    elif isinstance(record, Coffee):
        known |= {"topic": topic_for(found, text), "said": meeting(record.channel)}
    else:
        known |= {
            "thing": matter.thing(_without_channel(text), of=you),
            "deed": matter.deed(text, to=you),
            "came": _came(network, found.id),
        }
    return note_to(network, settings, today, kind, person, **known)


def _ask_kind(type_: str) -> DraftKind:
    """The note that asks for something of a type."""
    return next((kind for kind in get_args(DraftKind) if kind == f"ask_{type_}"), "ask")


def _asked_for(text: str) -> str:
    """Whom an introduction is asked for: "Ana Ruiz" of "intro to Ana Ruiz"."""
    words = matter.thing(text).split()
    return " ".join(words[words.index("to") + 1 :]) if "to" in words[:-1] else ""


def _text(record: object) -> str:
    """What a record of a loop says of its matter."""
    texts = (getattr(record, name, "") for name in ("text", "topic", "purpose"))
    return next((text for text in texts if isinstance(text, str) and text), "")


def _as_called(network: Network, text: str) -> str:
    """A text with the people whom it names in small letters written as they are called: "intro to Tom Becker"."""
    small = {word for word in _AFTER.findall(text) if word.islower() and word not in COMMON}
    for person in network.all(Person) if small else ():
        if person.name.lower().partition(" ")[0] in small:
            for name in filter(None, (person.name, first_name(person.name))):
                text = regex(rf"(?<!\w){escape(name)}(?!\w)", IGNORECASE).sub(name.replace("\\", ""), text)
    return text


def _certain(thing: str) -> str:
    """A thing that both know of: "the reference" for "a reference"."""
    article, _, rest = thing.partition(" ")
    return f"the {rest}" if article.lower() in ("a", "an") and rest else thing


def _promised(text: str, you: str) -> str:
    """A promise that only names the thing."""
    return "" if matter.deed(text, to=you) else matter.thing(text, of=you)


def _theirs(text: str, you: str) -> str:
    """A matter that they spoke of: whose "my" is cannot be told."""
    said = matter.thing(text, of=you)
    return "" if {"my", "our"} & set(said.lower().split()) else said


def _without_channel(text: str) -> str:
    """The matter of a follow-up: "up on the offer" and "email re the offer" say it behind a word."""
    for sign in ("up on ", "up re ", " re "):
        _, found, matter_ = text.partition(sign)
        if found:
            return matter_
    return text


def _came(network: Network, person: int) -> str:
    """What came of the last thing that they helped with."""
    answered = [ask for ask in network.all(Ask) if ask.to == person and ask.outcome]
    return matter.event(answered[-1].outcome) if answered else ""


def person_note(network: Network, settings: Settings, now: datetime, person: int) -> str:
    """A note to anybody: about what is open with them, about the coffee that is planned, else a word."""
    planned = [c for c in network.all(Coffee) if c.state in PLANNED and person in c.people and c.slot is not None]
    texts = (coffee_note(network, settings, now, coffee) for coffee in planned if coffee.people[0] == person)
    open_ = (loop for loop in loops(network, settings, now) if loop.who == person and loop.kind != "handoff")
    notes = (loop_note(network, settings, now, loop, person) for loop in open_)
    return next(filter(None, chain(notes, texts)), "") or note_to(network, settings, now.date(), "hello", person)
