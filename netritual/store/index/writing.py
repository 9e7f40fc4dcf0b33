"""Writing an index file: the documents of all lines of a journal, then what is worked out of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from sqlite3 import Connection
from typing import Any

import msgspec
from msgspec.structs import astuple

from netritual.domain.loops.open_states import CLOSED, is_open
from netritual.domain.model import TABLES as KINDS
from netritual.domain.model import Person
from netritual.domain.network import Touch
from netritual.domain.search.search_terms import TEXTS
from netritual.domain.ties.public_words import own_terms, spends_time, talk_terms
from netritual.store.index.database import ids_of
from netritual.store.index.index_counts import flags_of
from netritual.store.index.schema import INDEXES, OWN, TABLES, TAG, TERM
from netritual.store.index.search_index import WIDEN, place_of, text_of, vocabulary_of
from netritual.store.index.tables import TOUCH_COLUMNS, touches_by_person
from netritual.store.index.talk_facts import FILLED, NOBODY, Talk, talk_of
from netritual.store.index.touch_sums import known_of
from netritual.store.index_seal import document_crc
from netritual.store.journal_state import PEOPLE, TALKS, LineChanges, State, images_of
from netritual.store.name_lookup import PEOPLE_NUMBER, keys_of_row, row_of
from netritual.store.open_loops import people_named
from netritual.store.records import record_of
from netritual.store.undo_log import Images, Older

Documents = Sequence[tuple[int, bytes]]
"""Documents of a table by id."""
WordRow = tuple[int, str, int, int, int]
PersonRow = tuple[int | float, ...]
VALUES = 900
"""Values of one statement; SQLite before 3.32 takes 999."""
TOGETHER = 16_384
"""So many documents are read, and what is worked out of them written, at once."""
_DECODE = msgspec.json.Decoder().decode


class IndexWriter(State):
    """An index in the making, in an empty database: the state to which the lines of a journal lead, on disk instead of
    in memory. ``write`` is called now and then, ``finish`` at the end.
    """

    def __init__(self, database: Connection) -> None:
        super().__init__()
        self._database = database
        self._numbers: dict[str, int] = {}
        self._waiting: dict[str, dict[int, bytes | None]] = {}
        """Documents that were not written yet, by table and id."""
        self._versions: list[tuple[int, int, int]] = []
        self._texts = 0
        """How many texts were written."""
        for table in TABLES:
            database.execute(f"CREATE TABLE {table}")
        database.execute("BEGIN")
        self._number(PEOPLE)  # the first: ``name_lookup.PEOPLE_NUMBER``

    def put(self, changes: LineChanges, at: int) -> tuple[Images, Images]:
        for table, docs in changes.items():
            number = self._number(table)
            images = dict.fromkeys(self._ids(table)) if docs is None else images_of(docs)
            self._waiting.setdefault(table, {}).update(images)
            self._versions += [(number, doc_id, at) for doc_id in images]
        return {}, {}

    def _ids(self, table: str) -> list[int]:
        self.write()
        query = 'SELECT id FROM documents WHERE "table" = ?'
        return ids_of(self._database.execute(query, (self._number(table),)).fetchall())

    def write(self) -> None:
        """Write the documents, the history and the versions that came since the last time."""
        for table, docs in self._waiting.items():
            number = self._number(table)
            gone = [(number, doc_id) for doc_id, raw in docs.items() if raw is None]
            self._database.executemany('DELETE FROM documents WHERE "table" = ? AND id = ?', gone)
            there = [(doc_id, raw) for doc_id, raw in sorted(docs.items()) if raw is not None]
            documents = ((number, doc_id, document_crc(table, doc_id, raw), raw) for doc_id, raw in there)
            self._insert("INSERT OR REPLACE INTO documents", documents)
        log = self.undo_log
        rows: list[tuple[object, ...]] = [(*astuple(row), None) for row in log.older.rows]
        rows += [(row.seq, row.when, row.verb, row.words, row.undoes, row.at) for row in log.applied]
        self._insert("INSERT OR REPLACE INTO history", rows)
        self._insert("INSERT OR REPLACE INTO versions", self._versions)
        self._waiting.clear()
        self._versions.clear()
        log.applied.clear()
        log.older, log.base = Older(), None

    def finish(self, meta: bytes) -> None:
        """Work out all else of the documents, and close the transaction. ``meta`` is what the index says of itself."""
        self.write()
        for name, number in [*self._numbers.items()]:
            query = 'SELECT id, json FROM documents WHERE "table" = ? ORDER BY id'
            cursor = self._database.execute(query, (number,))
            while documents := cursor.fetchmany(TOGETHER):
                self._work_out(name, number, documents)
        self._people()
        for index in INDEXES:
            self._database.execute(f"CREATE INDEX {index}")
        self._database.execute("INSERT INTO meta VALUES (?)", (meta,))
        self._database.execute("COMMIT")

    def _number(self, table: str) -> int:
        number = self._numbers.get(table)
        if number is None:
            number = self._numbers[table] = len(self._numbers) + 1
            self._database.execute("INSERT INTO tables VALUES (?, ?)", (number, table))
        return number

    def _insert(self, into: str, rows: Iterable[Sequence[Any]], behind: str = "") -> None:
        """Put rows into a table, many by one statement: that takes half the time of one for each."""
        rest = iter(rows)
        for row in rest:
            batch = [row, *islice(rest, VALUES // len(row) - 1)]
            marks = ", ".join([f"({', '.join('?' * len(row))})"] * len(batch))
            self._database.execute(f"{into} VALUES {marks} {behind}", list(chain.from_iterable(batch)))

    def _work_out(self, name: str, number: int, documents: Documents) -> None:
        """Write what is worked out of some documents of a table."""
        kind = KINDS.get(name)
        if name in CLOSED or name == TALKS:
            opened = ((person, number, doc_id) for doc_id, raw in documents for person in _open_with(name, raw))
            self._insert("INSERT INTO open_records", opened)
        if kind is not None and kind in TEXTS:
            texts = []
            for doc_id, raw in documents:
                self._texts += 1
                day, words, _ = text_of(kind, raw)
                texts.append((place_of(number, day, self._texts), doc_id, words))
            texts.sort()
            self._insert("INSERT INTO texts", texts)
            self._insert("INSERT INTO vocabulary", vocabulary_of(number, texts), WIDEN)
        if name == PEOPLE:
            self._insert("INSERT INTO words", [row for each in documents for row in _own_words(*each)])
        elif name == TALKS:
            talks = [(doc_id, talk) for doc_id, raw in documents if (talk := talk_of(raw)) is not None]
            self._insert("INSERT INTO touches", sorted([row for each in talks for row in _touches(*each)]))
            self._insert("INSERT INTO filled", sorted([row for each in talks for row in _filled(*each)]))
            self._insert("INSERT OR IGNORE INTO words", sorted([row for each in talks for row in _talk_words(*each)]))

    def _people(self) -> None:
        """Write what is worked out of each person's touches, and the keys of their names."""
        query = f'SELECT id, json FROM documents WHERE "table" = {PEOPLE_NUMBER} ORDER BY id'
        documents: dict[int, bytes] = dict(self._database.execute(query))
        query = f"SELECT {TOUCH_COLUMNS} FROM touches WHERE person <> {NOBODY} ORDER BY person, day, talk"
        touches = touches_by_person(self._database.execute(query))
        everyone = [_person(person, documents.pop(person, None), of_person) for person, of_person in touches]
        everyone += [_person(person, raw, ()) for person, raw in documents.items()]
        self._insert("INSERT INTO persons", (row for row, _ in everyone))
        names = sorted((key, row[0], kinds) for row, keys in everyone for key, kinds in keys.items())
        self._insert("INSERT OR REPLACE INTO names", names)


def _person(person: int, raw: bytes | None, touches: Sequence[Touch]) -> tuple[PersonRow, Mapping[bytes, int]]:
    """The row of a person, and the keys of the names, each with its kinds as bits."""
    flags, sums = flags_of(None if raw is None else record_of(Person, person, raw)), known_of(touches)
    first, newest = (touches[0].day, touches[-1].day) if touches else (0, 0)
    two_way = date.fromordinal(sums.two_way).isoformat() if sums.two_way else None
    named = None if raw is None else row_of(person, _DECODE(raw), two_way)
    keys = {} if named is None else keys_of_row(named)
    row = (person, flags, first, newest, *sums)
    return row, {key.encode("utf-8", "replace"): kinds for key, kinds in keys.items()}


def _filled(doc_id: int, talk: Talk) -> Iterable[tuple[str, int, int]]:
    """The rows of the facts that an interaction has."""
    return [(field, talk.day, doc_id) for field in FILLED if getattr(talk, field)]


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


def _touches(doc_id: int, talk: Talk) -> Iterable[tuple[int | str | None, ...]]:
    """The rows of an interaction, one for each of its people."""
    day, kind, initiator, useful = talk.day, talk.kind, talk.initiator, int(talk.useful)
    minutes = (max(talk.minutes, 0) if talk.minutes else talk.channel) if spends_time(talk.channel) else 0
    people = dict.fromkeys(talk.people or (NOBODY,))
    return [(person, day, doc_id, kind, initiator, useful, minutes) for person in people]


def _open_with(table: str, raw: bytes) -> Sequence[int]:
    """With whom a record is that may be open, 0 for nobody yet; nobody at all when it is not open."""
    if table == TALKS and b'"proposed"' not in raw:
        return ()
    doc = _DECODE(raw)
    if not isinstance(doc, Mapping):
        return ()
    may_be_open = doc.get("proposed") if table == TALKS else is_open(table, doc.get("state"), doc.get("said"))
    return people_named(doc) if may_be_open else ()
