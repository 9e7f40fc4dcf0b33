"""Writing an index file: what the layers over the former one hold, worked into a copy of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from sqlite3 import Connection
from typing import Any, Literal

import msgspec

from netritual.domain.loops.open_states import CLOSED, is_open
from netritual.domain.model import Person, Record
from netritual.domain.network import Touch
from netritual.domain.search.found_words import TEXTS
from netritual.domain.ties.public_words import own_terms, spends_time, talk_terms
from netritual.domain.ties.tie import COUNTED
from netritual.store.history import History
from netritual.store.index.database import TOGETHER
from netritual.store.index.found_texts import WIDEN, text_of, vocabulary_of
from netritual.store.index.index_counts import flags_of
from netritual.store.index.schema import INDEXES, OWN, TABLES, TAG, TERM
from netritual.store.index.summing import known_of
from netritual.store.index.tables import COUNTS, INITIATORS, TOUCH_COLUMNS, USEFUL, touches_by_person
from netritual.store.index.talk_facts import NOBODY, Talk, TalkFacts, talk_of
from netritual.store.index_seal import document_crc
from netritual.store.journal_state import PEOPLE, TALKS, State
from netritual.store.name_lookup import PEOPLE_NUMBER, keys_of_row, row_of
from netritual.store.open_loops import people_named
from netritual.store.records import record_of
from netritual.store.undo_log import Applied

Documents = Sequence[tuple[int, bytes]]
"""Documents of a table by id."""
Part = Literal["all", "words", "rest"]
WordRow = tuple[int, str, int, int, int]
VALUES = 900
"""Values of one statement; SQLite before 3.32 takes 999."""
_BITS = {initiator: bits for bits, initiator in enumerate(INITIATORS)}
_DECODE = msgspec.json.Decoder().decode


class IndexWriter:
    """An index in the making. ``add`` may be called for one stretch of the journal after the other, then ``finish``.

    Where it writes into an empty index, all stretches must stand on what was written so far. Of such a one it may write
    a ``part``: what is known of words, or the rest; the documents stand in both.
    """

    def __init__(self, database: Connection, empty: bool, part: Part = "all") -> None:
        self._database = database
        self._words, self._rest = part != "rest", part != "words"
        self._anew = empty
        self._people: set[int] = set()
        self._person_names: dict[int, str | None] = {}
        if empty:
            for table in TABLES:
                database.execute(f"CREATE TABLE {table}")
            database.execute("INSERT INTO tables VALUES (?, ?)", (PEOPLE_NUMBER, PEOPLE))
        database.execute("BEGIN")
        self._numbers: dict[str, dict[str, int]] = {
            "tables": dict(database.execute("SELECT name, number FROM tables")),
            "channels": dict(database.execute("SELECT word, number FROM channels")),
        }

    def add(self, state: State) -> None:
        """Work in what the layers of a state hold over the index that they stand on; it is that of ``finish``."""
        for name in state.tables():
            rows, number = state.rows(name), self._number("tables", name)
            changes = rows.changes()
            former = [(doc_id, raw) for doc_id, raw, _ in changes if raw is not None]
            new = [(doc_id, raw) for doc_id, _, raw in changes if raw is not None]
            self._documents(name, number, former, new)
            if self._rest:
                self._open_records(name, number, former, new)
            if self._words and rows.kind is not None and rows.kind in TEXTS:
                self._texts(rows.kind, number, former, new)
            if name == PEOPLE:
                self._names(former, new)
            elif name == TALKS:
                self._talks(former, new)
        if self._rest:
            self._history(state)

    def _number(self, kind: str, name: str) -> int:
        numbers = self._numbers[kind]
        number = numbers.get(name)
        if number is None:
            number = numbers[name] = len(numbers) + 1
            self._database.execute(f"INSERT INTO {kind} VALUES (?, ?)", (number, name))
        return number

    def _insert(self, into: str, rows: Iterable[Sequence[Any]], behind: str = "") -> None:
        """Put rows into a table, many by one statement: that takes half the time of one for each."""
        rest = iter(rows)
        for row in rest:
            batch = [row, *islice(rest, VALUES // len(row) - 1)]
            marks = ", ".join([f"({', '.join('?' * len(row))})"] * len(batch))
            self._database.execute(f"{into} VALUES {marks} {behind}", list(chain.from_iterable(batch)))

    def _many(self, query: str, rows: Iterable[Sequence[Any]]) -> None:
        self._database.executemany(query, rows)

    def _documents(self, name: str, number: int, former: Documents, new: Documents) -> None:
        self._many('DELETE FROM documents WHERE "table" = ? AND id = ?', [(number, doc_id) for doc_id, _ in former])
        documents = [(number, doc_id, document_crc(name, doc_id, raw), raw) for doc_id, raw in new]
        self._insert("INSERT OR REPLACE INTO documents", documents)

    def _open_records(self, name: str, number: int, former: Documents, new: Documents) -> None:
        if name not in CLOSED and name != TALKS:
            return
        closed = [(person, number, doc_id) for doc_id, raw in former for person in _open_with(name, raw)]
        opened = [(person, number, doc_id) for doc_id, raw in new for person in _open_with(name, raw)]
        self._many('DELETE FROM open_records WHERE person = ? AND "table" = ? AND id = ?', closed)
        self._insert("INSERT OR REPLACE INTO open_records", opened)

    def _texts(self, kind: type[Record], number: int, former: Documents, new: Documents) -> None:
        gone = [(number, text_of(kind, raw).day, doc_id) for doc_id, raw in former]
        self._many('DELETE FROM texts WHERE "table" = ? AND day = ? AND id = ?', gone)
        texts = [(number, (text := text_of(kind, raw)).day, doc_id, text.words) for doc_id, raw in new]
        self._insert("INSERT INTO texts", texts)
        self._insert("INSERT INTO vocabulary", vocabulary_of(number, texts), WIDEN)

    def _names(self, former: Documents, new: Documents) -> None:
        """Take away the keys of those whose documents have changed; the new ones come with all else about them."""
        gone = [(key, person) for person, raw in former for key in _keys(person, raw)]
        self._many("DELETE FROM names WHERE key = ? AND person = ?", gone)
        self._people.update(person for person, _ in chain(former, new))
        if self._words:
            self._put_words(*[[row for each in documents for row in _own_words(*each)] for documents in (former, new)])

    def _talks(self, former: Documents, new: Documents) -> None:
        before, after = _talks_of(former), _talks_of(new)
        if self._words:
            self._put_words(*[[row for each in talks for row in _talk_words(*each)] for talks in (before, after)])
        if not self._rest:
            return
        touches = [(person, talk.day, doc_id) for doc_id, talk in before for person in talk.people or (NOBODY,)]
        self._many("DELETE FROM touches WHERE person = ? AND day = ? AND talk = ?", touches)
        self._many("DELETE FROM unsettled WHERE day = ? AND id = ?", [(talk.day, doc_id) for doc_id, talk in before])
        rows = [row for doc_id, talk in after for row in self._touches(doc_id, talk)]
        self._people.update(person for person, *_ in chain(touches, rows))
        self._insert("INSERT INTO touches", rows)
        self._insert("INSERT INTO unsettled", [(talk.day, doc_id) for doc_id, talk in after if talk.facts.open])

    def _touches(self, doc_id: int, talk: Talk) -> Iterable[tuple[int, ...]]:
        """The rows of an interaction, one for each of its people."""
        facts, minutes = talk.facts, 0
        channel, flags = self._number("channels", facts.channel), _flags(facts)
        if spends_time(talk.channel):
            minutes = max(talk.minutes, 0) if talk.minutes else -self._number("channels", talk.channel)
        people = dict.fromkeys(talk.people or (NOBODY,))
        return [(person, talk.day, doc_id, channel, flags, minutes) for person in people]

    def _put_words(self, former: Sequence[WordRow], new: Sequence[WordRow]) -> None:
        gone = [row[:4] for row in former]
        self._many("DELETE FROM words WHERE kind = ? AND text = ? AND person = ? AND talk = ?", gone)
        self._insert("INSERT OR REPLACE INTO words", new)

    def _history(self, state: State) -> None:
        for person in state.rows(PEOPLE).changed():
            self._person_names.pop(person, None)
        history, undo_log = History(state, self._person_names), state.undo_log
        insert = "INSERT OR REPLACE INTO history"
        if undo_log.base is not None:
            place, docs = undo_log.base.place, undo_log.base.documents
            rows = undo_log.base.rows
            self._insert(insert, ((row.seq, row.when, row.verb, row.words, row.undoes, None) for row in rows))
            self._versions((table, doc_id, place) for table, ids in docs.items() for doc_id in ids)
        self._insert(insert, (_history_row(change, history.words(change)) for change in undo_log.applied))
        self._versions(
            (table, doc_id, change.at)
            for change in undo_log.applied
            for table, ids in change.after.items()
            for doc_id in ids
        )

    def _versions(self, rows: Iterable[tuple[str, int, int]]) -> None:
        number = self._number
        versions = [(number("tables", table), doc_id, place) for table, doc_id, place in rows]
        self._insert("INSERT OR REPLACE INTO versions", versions)

    def finish(self, meta: bytes) -> None:
        """Work out what is kept of the people and words that were touched, and close the transaction."""
        database = self._database
        self._many("DELETE FROM persons WHERE id = ?", [(person,) for person in self._people])
        people = sorted(self._people - {NOBODY})
        for low in range(0, len(people) if self._rest else 0, TOGETHER):
            self._put_people(people[low : low + TOGETHER])
        for index in INDEXES if self._anew else ():
            database.execute(f"CREATE INDEX {index}")
        self.put_meta(meta)
        database.execute("COMMIT")

    def put_meta(self, meta: bytes) -> None:
        """Say up to where the journal was worked in."""
        self._database.execute("DELETE FROM meta")
        self._database.execute("INSERT INTO meta VALUES (?)", (meta,))

    def _put_people(self, people: Sequence[int]) -> None:
        """Write the rows and the names of some people, after their documents and all their touches."""
        channels = {number: word for word, number in self._numbers["channels"].items()}
        marks = ", ".join("?" * len(people))
        query = f'SELECT id, json FROM documents WHERE "table" = {PEOPLE_NUMBER} AND id IN ({marks})'
        documents = dict(self._database.execute(query, people))
        touches: dict[int, Sequence[Touch]] = dict.fromkeys(documents, ())
        query = f"SELECT {TOUCH_COLUMNS} FROM touches WHERE person IN ({marks}) ORDER BY person, day, talk"
        touches |= touches_by_person(self._database.execute(query, people), channels)
        rows: list[tuple[object, ...]] = []
        names: list[tuple[bytes, int, int]] = []
        for person, of_person in touches.items():
            raw = documents.get(person)
            flags, sums = flags_of(None if raw is None else record_of(Person, person, raw)), known_of(of_person)
            first, newest = (of_person[0].day, of_person[-1].day) if of_person else (0, 0)
            rows.append((person, flags, first, newest, len(of_person), *sums))
            if raw is not None:
                day = sums.two_way
                keys = _keys(person, raw, date.fromordinal(day).isoformat() if day else None)
                names += [(key, person, kinds) for key, kinds in keys.items()]
        self._insert("INSERT INTO persons", rows)
        self._insert("INSERT OR REPLACE INTO names", names)


def _talks_of(documents: Documents) -> list[tuple[int, Talk]]:
    return [(doc_id, talk) for doc_id, raw in documents if (talk := talk_of(raw)) is not None]


def _own_words(doc_id: int, raw: bytes) -> list[WordRow]:
    """The terms of somebody's own words, each with where it stands."""
    person = record_of(Person, doc_id, raw)
    return [] if person is None else [(OWN, term, doc_id, 0, bits) for term, bits in own_terms(person).items()]


def _talk_words(doc_id: int, talk: Talk) -> list[WordRow]:
    """The terms and tags of an interaction, for each of its people."""
    if not (talk.topic or talk.summary or talk.note or talk.tags):  # most say nothing
        return []
    words = [(TERM, term) for term in talk_terms(talk.topic, talk.summary, talk.note, talk.tags)]
    words += [(TAG, tag) for tag in talk.tags]
    return [(kind, text, person, doc_id, talk.day) for kind, text in words for person in talk.people]


def _flags(facts: TalkFacts) -> int:
    """The flags of a touch."""
    flags = _BITS.get(facts.initiator, 0) | (COUNTS if facts.channel in COUNTED else 0)
    return flags | USEFUL if facts.useful else flags


def _history_row(change: Applied, words: str) -> tuple[object, ...]:
    return change.seq, change.when, change.verb, words, change.undoes, change.at


def _keys(person: int, raw: bytes, two_way: str | None = None) -> dict[bytes, int]:
    """The keys of a person's document, as they stand in the index, each with its kinds as bits."""
    row = row_of(person, _DECODE(raw), two_way)
    return {key.encode("utf-8", "replace"): kinds for key, kinds in keys_of_row(row).items()} if row is not None else {}


def _open_with(table: str, raw: bytes) -> Sequence[int]:
    """With whom a record is that may be open, 0 for nobody yet; nobody at all when it is not open."""
    if table == TALKS and b'"proposed"' not in raw:
        return ()
    doc = _DECODE(raw)
    if not isinstance(doc, Mapping):
        return ()
    may_be_open = doc.get("proposed") if table == TALKS else is_open(table, doc.get("state"), doc.get("said"))
    return people_named(doc) if may_be_open else ()
