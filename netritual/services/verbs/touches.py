"""What happened with people: log a line, settle its names."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple
from uuid import uuid4

import msgspec
from msgspec.structs import replace
from tinydb.table import Document

from netritual.clock import machine_zone
from netritual.domain.articles.article_lines import names_article, writers
from netritual.domain.language.text import fold, sound
from netritual.domain.model import Article, Channel, Follow, Interaction, Person, Promise, Proposed, Settings
from netritual.domain.people.addresses import tidy
from netritual.domain.people.links import canonical
from netritual.domain.people.shared_open_names import lines_by_name, same_name
from netritual.domain.quicklog.documents import DocumentWays, Kept, Made, documents, is_held, missing, still_uid
from netritual.domain.quicklog.grammar import read_line
from netritual.domain.quicklog.line_vocabulary import OUTREACH, initiator_of
from netritual.domain.quicklog.name_keys import new_handle
from netritual.domain.quicklog.name_kinds import Match
from netritual.domain.quicklog.names import NameLookup
from netritual.domain.quicklog.reading import AMBIGUOUS, Clause, Reading, spelled
from netritual.errors import UsageError
from netritual.services.name_book import NameBook, Picked, name_match
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import acquaint, existing, refuse
from netritual.services.verbs.article_verbs import article_at, note_article
from netritual.services.verbs.coffees import planned_once, settle_moved, took_place

Source = Literal["hand", "shell", "import", "calendar"]


class LoggedLine(NamedTuple):
    """A saved line: the id to report, how it was read, and what became of the article that it speaks of, in a
    sentence ("" for nothing)."""

    id: int
    reading: Reading
    article: str = ""


@verb("log-interaction")
def log(
    tx: Transaction,
    line: str,
    settings: Settings,
    picks: Mapping[str, int | Literal["new"]] | None = None,
    names: NameLookup | None = None,
    source: Literal["hand", "shell"] = "hand",
) -> LoggedLine:
    """Save a line as what it is: an entry, a plan, and a record for each clause. Nothing is refused, nobody guessed.

    ``picks`` settles names at once: typed name -> person, or "new". ``names`` is the lookup of the caller, when it
    keeps one up; else everyone is indexed here.
    """
    return save_line(tx, line, settings, picks or {}, names or NameBook(tx), source, tx.now)


def save_line(
    tx: Transaction, line: str, settings: Settings, picks: Mapping[str, int | Literal["new"]], names: NameLookup,
    source: Source, typed: datetime,
) -> LoggedLine:  # fmt: skip
    """Save a line as ``log`` does, as one that was typed at a moment."""
    line = sound(line)
    if not line.strip():
        raise UsageError("There is nothing to log yet.", hint="Type a line, for example: coffee @ana re pricing")
    lookup = _picked(tx, names, picks)
    reading = read_line(line, lookup, typed, settings)
    if authors := _authors(tx, line, reading):
        lookup = _picked(tx, names, {**authors, **picks})
        reading = read_line(line, lookup, typed, settings)
    entry_documents = documents(reading, line, typed, ways(tx, lookup, settings, source))
    saved = put_made(tx, entry_documents)
    article = ""
    for talk in entry_documents.changes.get("interactions", ()):
        took_place(tx, talk)
        settle_moved(tx, settings)
        article = note_article(tx, existing(tx, Interaction, talk)) or article
    return LoggedLine(saved, reading, article)


@verb("settle-name")
def settle_entry(
    tx: Transaction, id: int, word: str, whom: int, settings: Settings | None = None
) -> Interaction | None:
    """A name of an entry (``word``, as typed) was this person, in every entry that leaves it open alike."""
    talk, key = existing(tx, Interaction, id), fold(word)
    name = next((one for one in talk.unsettled if fold(one.text) == key), None)
    others = same_name(tx, talk, name, lines_by_name(tx)) if name is not None else ()
    settled = _settled(tx, id, word, whom, settings)
    for other in others:
        _settled(tx, other.id, word, whom, settings)
    return settled


def _settled(tx: Transaction, id: int, word: str, whom: int, settings: Settings | None) -> Interaction | None:
    """One entry with a name of it settled. What waited for it is made; the raw line stays.

    The line is read again on its own day. A line that was held as a note (a plan, or clauses only) becomes what it is
    once its last name is settled; then the note goes, and None comes back.
    """
    (talk, key), who = _leaving_open(tx, id, word), existing(tx, Person, whom)
    settings = settings or Settings()
    others = {fold(name.text) for name in talk.open_names} - {key}
    names = Picked(NameBook(tx), {key: name_match(who)}, talk.people, others)
    logged = talk.logged or tx.now
    reading = read_line(talk.line, names, logged, settings)
    was_note = is_held(reading) and talk.channel == "note"
    waiting = [clause for clause in reading.clauses if clause.kind != "note" and _waits(clause, key, others)]
    talk = _without_name(talk, key)
    left = talk.open_names
    plan = was_note and reading.planned and not left
    former = missing(
        reading, talk.line, logged, ways(tx, names, settings, talk.source), waiting, plan, 0 if was_note else id
    )
    put_made(tx, former)
    if was_note and not left and not talk.note:
        tx.remove(Interaction, id)
        return None
    named = {fold(ref.typed) for ref in reading.refs}
    in_talk = was_note or key not in named or any(fold(ref.typed) == key for ref in reading.people)
    people = _ordered(reading, (*talk.people, who.id)) if in_talk else talk.people
    summary = "" if was_note and not left else talk.summary
    proposed = _with_person(talk.proposed, reading.proposed, who.id)
    beside = any([match[0] == who.id for ref in reading.mentions for match in ref.matches]) and who.id not in people
    mentions = tuple(dict.fromkeys([*talk.mentions, who.id])) if beside else talk.mentions
    settled = tx.put(replace(talk, people=people, mentions=mentions, summary=summary, proposed=proposed))
    give_loops(tx, id, who.id)
    took_place(tx, settled.id)
    note_article(tx, settled)
    return tx.get(Interaction, settled.id)


def give_loops(tx: Transaction, id: int, person: int) -> None:
    """The promises that were opened for nobody from an entry are this person's."""
    for promise in tx.all(Promise):
        if promise.from_interaction == id and not promise.people:
            tx.put(replace(promise, people=(person,)))


@verb("drop-name")
def drop_name(tx: Transaction, id: int, word: str) -> Interaction:
    """A word of an entry (``word``, as typed) is no name: it gets a backslash in the line. An entry that has nobody
    then asks who it was."""
    talk, key = _leaving_open(tx, id, word)
    talk = _without_name(talk, key)
    nobody = talk.channel != "note" and not talk.people and not talk.open_names and "who" not in talk.asks
    at = talk.line.find(word)
    line = f"{talk.line[:at]}\\{talk.line[at:]}" if at >= 0 and talk.line[at - 1 : at] in ("", " ", "(") else talk.line
    return tx.put(replace(talk, line=line, asks=("who", *talk.asks) if nobody else talk.asks))


def newcomer(tx: Transaction, text: str) -> Person:
    """Somebody new of that name is made, with a handle that is free; refused when there is no name in the text."""
    name = tidy(text)
    if not fold(name):
        raise refuse("A person needs a name.", "Type one, for example: Nadia Khalil")
    return tx.put(Person(handle=new_handle(name, NameBook(tx).is_taken), name=name, origin="met", created=tx.now))


@verb("settle-new")
def settle_new(tx: Transaction, id: int, word: str, text: str = "", settings: Settings | None = None) -> Person:
    """A name of an entry (``word``) was somebody new: a person called ``text`` is made, and the name settled. Whoever
    is provisional under that name, since a talk was planned with them, is this person."""
    name = tidy(text)
    if not name or name == word:
        name = spelled(word.replace("_", " "))
    called = [existing(tx, Person, who) for who, *_ in NameBook(tx).exact(name)]
    provisional = next((one for one in called if one.new), None)
    person = newcomer(tx, name) if provisional is None else tx.put(replace(provisional, new=False))
    settle_entry.within(tx, id, word, person.id, settings)
    return person


@verb("keep-person")
def keep_person(tx: Transaction, person: int) -> Person:
    """A provisional person is somebody: no longer marked new."""
    return tx.put(replace(existing(tx, Person, person), new=False))


@verb("hot-log")
def hot_log(tx: Transaction, person: int, channel: Channel) -> Interaction:
    """One key, one entry: this channel with this person, today."""
    who = existing(tx, Person, person)
    initiator = initiator_of(channel)
    talk = tx.put(
        Interaction(
            on=tx.now.date(), logged=tx.now, channel=channel, people=(who.id,),
            initiator=msgspec.convert(initiator, Literal["mutual", "me", "them"] | None),
            awaiting_reply=initiator == "me" and channel in OUTREACH,
        )
    )  # fmt: skip
    took_place(tx, talk.id)
    return existing(tx, Interaction, talk.id)


def _leaving_open(tx: Transaction, id: int, word: str) -> tuple[Interaction, str]:
    """The entry that leaves a name open, and the name folded."""
    talk, key = existing(tx, Interaction, id), fold(word)
    if key not in {fold(name.text) for name in talk.open_names}:
        raise refuse(f"“{word}” is settled already.", "Look again: the entry may have changed meanwhile.")
    return talk, key


def _without_name(talk: Interaction, key: str) -> Interaction:
    """The entry without one of its open names, given folded."""
    return replace(
        talk,
        unsettled=tuple(name for name in talk.unsettled if fold(name.text) != key),
        likely={text: who for text, who in talk.likely.items() if fold(text) != key},
    )


def _waits(clause: Clause, key: str, others: set[str]) -> bool:
    """True for a clause that stood on the name just settled, and on no name still open."""
    typed = {fold(ref.typed) for ref in clause.refs}
    return key in typed and not typed & others and all(ref.state != AMBIGUOUS for ref in clause.refs)


def _with_person(stored: tuple[Proposed, ...], read: Sequence[Clause], who: int) -> tuple[Proposed, ...]:
    """The proposed loops, those with the person that the line read anew gives them."""
    waiting = {
        (clause.kind, clause.text): clause
        for clause in read
        if any(ref.matches[:1] and ref.matches[0][0] == who for ref in clause.refs)
    }
    proposals = []
    for one in stored:
        clause = waiting.get((one.kind, one.text))
        if clause is not None and clause.giver is not None and one.from_ is None:
            one = replace(one, from_=who)
        elif clause is not None and clause.giver is None and who not in one.people:
            one = replace(one, people=(*one.people, who))
        proposals.append(one)
    return tuple(proposals)


def _ordered(reading: Reading, people: tuple[int, ...]) -> tuple[int, ...]:
    """These people in the order of the line; those it does not name come last."""
    named = [match[0] for ref in reading.people for match in ref.matches if len(ref.matches) == 1]
    return tuple(dict.fromkeys([*[who for who in named if who in people], *people]))


def _authors(tx: Transaction, line: str, reading: Reading) -> dict[str, int]:
    """Who is meant in a line about an article by a name of several people: the only one who publishes."""
    if not names_article(line):
        return {}
    authors = {ref.typed: writers(tx, line, [match[0] for match in ref.matches]) for ref in reading.ambiguous}
    return {typed: people[0] for typed, people in authors.items() if len(people) == 1}


def _picked(tx: Transaction, names: NameLookup, picks: Mapping[str, int | Literal["new"]]) -> NameLookup:
    if not picks:
        return names
    rows: dict[str, Match | None] = {}
    for typed, pick in picks.items():
        person = None if pick == "new" else tx.get(Person, pick)
        if pick != "new" and person is None:
            raise refuse(f"Whom you picked for “{typed}” is no longer there.", "Nothing was saved; pick again.")
        rows[fold(typed)] = name_match(person) if person else None
    return Picked(names, rows)


def ways(tx: Transaction, names: NameLookup, settings: Settings, source: str) -> DocumentWays:
    """How the documents of a line are made inside a transaction."""
    return DocumentWays(
        tx.new_id, names.is_taken, still_uid if tx.still else lambda _: str(uuid4()), source,
        settings.tz or machine_zone(), settings.minutes, settings.aims,
    )  # fmt: skip


def put_made(tx: Transaction, entry: Made) -> int:
    """Put documents into the transaction, then what only the store could keep; the id to report. A coffee that stands
    already is not planned twice."""
    for table, docs in entry.changes.items():
        for doc_id, doc in docs.items():
            tx.table(table).insert(Document(doc, doc_id=doc_id))
    ids = [_keep(tx, clause, entry.id) for clause in entry.kept]
    plans = {coffee: planned_once(tx, coffee) for coffee in entry.changes.get("coffees", ())}
    return ids[0] if ids and (entry.leads or not entry.id) else plans.get(entry.id, entry.id)


def _keep(tx: Transaction, loop: Kept, entry: int) -> int:
    """A clause that changes somebody's record, or must know what is stored; the id of the (first) record.

    ``entry`` is the id of what else the line became, 0 for nothing.
    """
    kind, day = loop.clause.kind, date.fromisoformat(loop.day)
    if kind == "article":
        url = canonical(loop.clause.url) if loop.clause.url else None
        if url:
            return _article(tx, loop, url, day)
    elif kind == "knows":
        pairs = _pairs(loop)
        for one, other in pairs:
            acquaint(tx, one, other)
        if pairs:
            return pairs[0][0]
    elif loop.people and loop.text:
        for person in loop.people:
            _wish(tx, person, "needs" if kind == "need" else "offers", loop.text)
        return loop.people[0]
    words = " ".join(part for part in (loop.clause.word, loop.text, loop.clause.url) if part)
    if kind == "knows":
        return _noted(tx, loop, words, entry)
    return tx.put(Follow(people=tuple(loop.people), text=words, made=day, due=loop.clause.due)).id


def _noted(tx: Transaction, loop: Kept, words: str, entry: int) -> int:
    """What somebody knows, where it is nobody: no loop, a note of the line's entry or of its own."""
    talk = tx.get(Interaction, entry) if entry else None
    if talk is not None and set(loop.people) <= set(talk.people):
        return tx.put(replace(talk, note="\n".join(part for part in (talk.note, words) if part))).id
    return tx.put(
        Interaction(on=date.fromisoformat(loop.day), logged=tx.now, people=tuple(loop.people), summary=words)
    ).id


def _article(tx: Transaction, loop: Kept, url: str, day: date) -> int:
    author, topics = loop.people[0] if loop.people else None, tuple(loop.clause.tags)
    there = article_at(tx, url)
    return (there or tx.put(Article(url=url, title=loop.text, author=author, shared=day, topics=topics))).id


def _pairs(loop: Kept) -> list[tuple[int, int]]:
    """Who knows whom: the head's first person and each one named; without a head the first one named and the others."""
    one = next((person for person in loop.head if person not in loop.people[:1]), None)
    if one is None or not loop.head:
        return [(loop.people[0], other) for other in loop.people[1:]] if loop.people else []
    return [(one, other) for other in loop.people if other != one]


def _wish(tx: Transaction, who: int, field: Literal["needs", "offers"], text: str) -> None:
    person = existing(tx, Person, who)
    tx.put(replace(person, **{field: tuple(dict.fromkeys((*getattr(person, field), text)))}))
