"""What an entry left open: who it was with, when it was, and the loops that it proposes (``Interaction.asks``)."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from netritual.domain.dates.id_stamps import written_at
from netritual.domain.model import (
    TABLES,
    Ask,
    Coffee,
    Follow,
    Interaction,
    Person,
    Promise,
    Proposed,
    Request,
    Settings,
)
from netritual.domain.network import known_people
from netritual.domain.quicklog.documents import missing
from netritual.domain.quicklog.grammar import read_line
from netritual.domain.quicklog.line_vocabulary import CONVERSATIONS, TO_ASK
from netritual.domain.quicklog.names import NoNames
from netritual.domain.quicklog.reading import Clause, Reading, Ref
from netritual.services.name_book import NameBook, name_match
from netritual.services.ports import Transaction
from netritual.services.references import replace_talk
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse
from netritual.services.verbs.loops import drop_proposed, proposing
from netritual.services.verbs.touches import give_loops, newcomer, put_made, ways


@verb("answer-who")
def answer_who(tx: Transaction, id: int, whom: int) -> Interaction:
    """The entry was with this person; promises of it and loops that it proposes, for nobody so far, are theirs."""
    talk, person = _asking(tx, id, "who"), existing(tx, Person, whom)
    proposed = tuple(
        one if one.people or one.from_ else replace(one, from_=person.id)
        if one.kind == "request" else replace(one, people=(person.id,))
        for one in talk.proposed
    )  # fmt: skip
    give_loops(tx, id, person.id)
    return tx.put(replace(talk, people=(*talk.people, person.id), asks=_left(talk, "who"), proposed=proposed))


@verb("answer-whose")
def answer_whose(
    tx: Transaction, table: str, id: int, whom: int, settings: Settings | None = None
) -> Promise | Follow | Coffee:
    """A promise or something to follow up that was logged with nobody in it is this person's. A talk to come is planned
    with them, as if its line had named them."""
    kind = TABLES[table]
    record, person = existing(tx, kind, id), existing(tx, Person, whom)
    if not isinstance(record, Promise | Follow) or record.people:
        raise refuse("This has somebody already.", "Look again: it may have changed meanwhile.")
    if isinstance(record, Follow) and record.line and (plan := _planned_with(tx, record, person, settings)):
        tx.remove(Follow, id)
        return plan
    return tx.put(replace(record, people=(person.id,)))


@verb("answer-whose-new")
def answer_whose_new(tx: Transaction, table: str, id: int, text: str, settings: Settings | None = None) -> Person:
    """It is somebody's who is new: a person of that name is made."""
    person = newcomer(tx, text)
    answer_whose.within(tx, table, id, person.id, settings)
    return person


def _planned_with(tx: Transaction, follow: Follow, person: Person, settings: Settings | None) -> Coffee | None:
    """The talk to come of a line that names nobody, with this person; None where the line is of no talk. It is read
    again as on its own day: whoever came since is not looked for in it."""
    settings = settings or Settings()
    typed = datetime.combine(follow.made, written_at(follow.id).astimezone(tx.now.tzinfo).timetz())
    reading = read_line(follow.line, NoNames(), typed, settings)
    if not reading.planned or reading.channel not in CONVERSATIONS:
        return None
    reading.people, reading.proposed = _refs(tx, (person.id,)), []
    documents = missing(reading, follow.line, typed, ways(tx, NameBook(tx), settings, "hand"), [], True, 0)
    return existing(tx, Coffee, put_made(tx, documents))


@verb("answer-new")
def answer_new(tx: Transaction, id: int, text: str) -> Person:
    """The entry was with somebody new: a person of that name is made."""
    person = newcomer(tx, text)
    answer_who.within(tx, id, person.id)
    return person


@verb("answer-nobody")
def answer_nobody(tx: Transaction, id: int) -> Interaction:
    """The entry was with nobody else. With nobody at all it is a note that begins with the word of its channel."""
    talk = _asking(tx, id, "who")
    if talk.people:
        return tx.put(replace(talk, asks=_left(talk, "who")))
    words = talk.summary if talk.channel in talk.summary.lower() else f"{talk.channel} {talk.summary}".strip()
    return tx.put(replace(talk, channel="note", initiator=None, summary=words, asks=_left(talk, "who"), missed=False))


@verb("answer-when")
def answer_when(tx: Transaction, id: int, day: date) -> Interaction:
    """The day of an entry that did not say it."""
    talk = _asking(tx, id, "when")
    if day > tx.now.date():
        raise refuse("An entry is about something that was.", "Log a line with that date to plan it.")
    return tx.put(replace(talk, on=day, span=None, approx=False, asks=_left(talk, "when")))


@verb("keep-day")
def keep_day(tx: Transaction, id: int) -> Interaction:
    """The entry stands under the right day."""
    talk = _asking(tx, id, "when")
    return tx.put(replace(talk, asks=_left(talk, "when")))


@verb("open-proposed")
def open_proposed(tx: Transaction, id: int, proposed: Proposed, settings: Settings) -> int:
    """Yes, this is a loop: it is opened as if it had been typed behind a ``+``; the id of its record."""
    talk = proposing(tx, id, proposed)
    clause = Clause(proposed.kind, proposed.word or proposed.kind)
    clause.text, clause.due, clause.type, clause.url = proposed.text, proposed.due, proposed.type, proposed.url
    is_asked = proposed.kind == "ask" and proposed.word != TO_ASK
    clause.people, clause.tags, clause.done = _refs(tx, proposed.people), list(proposed.tags), proposed.done or is_asked
    clause.giver = next(iter(_refs(tx, (proposed.from_,) if proposed.from_ else ())), None)
    reading = Reading(talk.on)
    reading.people, reading.time = _refs(tx, talk.people), talk.time or ""
    reading.initiator = talk.initiator if talk.initiator == "me" else reading.initiator
    documents = missing(
        reading, talk.line, talk.logged or tx.now, ways(tx, NameBook(tx), settings, talk.source), [clause], False, id
    )
    drop_proposed.within(tx, id, proposed)
    if is_asked:  # what was to be asked was asked now
        for ask in [one for one in tx.all(Ask) if one.to in proposed.people and one.state == "planned"]:
            tx.put(replace(ask, state="rest", snooze_until=None))
    entry = put_made(tx, documents)
    _answered_by_promise(tx, id)
    return entry


def _answered_by_promise(tx: Transaction, entry: int) -> None:
    """A request of an entry that has no day of its own is to be answered by the day of what the entry promises them:
    "asked for help, said I'd call her Sat"."""
    for request in list(tx.all(Request)):
        if request.from_interaction != entry or request.state != "open" or request.due is not None:
            continue
        days = [
            one.due for one in tx.all(Promise)
            if one.from_interaction == entry and one.by == "me" and one.due and request.from_ in one.people
        ]  # fmt: skip
        if days:
            tx.put(replace(request, due=max(days)))


@verb("open-all-proposed")
def open_all_proposed(tx: Transaction, proposals: Sequence[tuple[int, Proposed]], settings: Settings) -> None:
    """Yes to several at once, each with the id of its entry."""
    for id, proposed in proposals:
        open_proposed.within(tx, id, proposed, settings)


@verb("join-entries")
def join_entries(tx: Transaction, id: int, other: int) -> Interaction:
    """Two entries are one talk: ``other`` goes, and what it alone says stays with the first; its words are a note."""
    talk, gone = existing(tx, Interaction, id), existing(tx, Interaction, other)
    if talk.id == gone.id:
        raise refuse("This is one entry already.", "Nothing was changed.")
    extra = gone.line or " ".join(part for part in (gone.topic, gone.summary) if part)
    notes = [text for text in (talk.note, gone.note, extra if extra not in (talk.line, talk.summary) else "") if text]
    filled = {
        name: value
        for name in ("time", "tz", "via", "minutes", "place", "topic", "warmth", "value", "event", "initiator")
        if not getattr(talk, name) and (value := getattr(gone, name))
    }
    lists = {
        name: tuple(dict.fromkeys((*getattr(talk, name), *getattr(gone, name))))
        for name in ("people", "tags", "urls", "mentions")
    }
    replace_talk(tx, gone, talk.id)
    tx.remove(Interaction, gone.id)
    return tx.put(
        replace(
            existing(tx, Interaction, talk.id), note="\n".join(dict.fromkeys(notes)),
            proposed=(*talk.proposed, *gone.proposed), unsettled=(*talk.unsettled, *gone.unsettled),
            likely={**gone.likely, **talk.likely}, **filled, **lists,
        )
    )  # fmt: skip


def _asking(tx: Transaction, id: int, what: str) -> Interaction:
    talk = existing(tx, Interaction, id)
    if what not in talk.asks:
        raise refuse("This is answered already.", "Look again: the entry may have changed meanwhile.")
    return talk


def _left(talk: Interaction, answered: str) -> tuple[str, ...]:
    return tuple(asked for asked in talk.asks if asked != answered)


def _refs(tx: Transaction, people: tuple[int, ...]) -> list[Ref]:
    them = known_people(tx, people)
    return [Ref(person.name, [name_match(person)]) for person in them]
