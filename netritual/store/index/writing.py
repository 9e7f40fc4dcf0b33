"""Writing an index file: what the layers over the former one hold, worked into a copy of it."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from sqlite3 import Connection
from typing import Any

import msgspec

from netritual.domain.found_words import TEXTS
from netritual.domain.model import Person
from netritual.domain.network import Touch
from netritual.domain.open_states import CLOSED, is_open
from netritual.domain.ties import COUNTED
from netritual.store.history import History
from netritual.store.index.found_texts import text_row
from netritual.store.index.index_counts import standing_of
from netritual.store.index.layers import Rows
from netritual.store.index.learned import note_changes
from netritual.store.index.schema import make_tables
from netritual.store.index.summing import known_of
from netritual.store.index.tables import COUNTS, INITIATORS, USEFUL, touches_of_rows
from netritual.store.index.talk_facts import TalkFacts, facts_of
from netritual.store.index.word_table import WordNotes
from netritual.store.index_seal import document_crc
from netritual.store.journal_state import PEOPLE, TALKS, State
from netritual.store.name_lookup import PEOPLE_NUMBER, keys_of_row, row_of
from netritual.store.open_loops import people_named
from netritual.store.records import record_of
from netritual.store.undo_log import Applied

MOST_NOTES = 500_000
"""So many words are noted in memory at most."""
_DECODE = msgspec.json.Decoder().decode


class IndexWriter:
    """An index in the making. ``add`` may be called for one stretch of the journal after the other, then ``finish``.

    Where it writes into an empty index, all stretches must stand on what was written so far.
    """

    def __init__(self, database: Connection, empty: bool) -> None:
        self._database = database
        self._anew = empty
        self._people: set[int] = set()
        self._notes = WordNotes()
        if empty:
            database.executescript(make_tables())
            database.execute("INSERT INTO tables VALUES (?, ?)", (PEOPLE_NUMBER, PEOPLE))
        database.execute("BEGIN")
        self._numbers: dict[str, dict[str, int]] = {
            "tables": dict(database.execute("SELECT name, number FROM tables")),
            "channels": dict(database.execute("SELECT word, number FROM channels")),
        }

    def add(self, state: State) -> None:
        """Work in what the layers of a state hold over the index that they stand on; it is that of ``finish``."""
        people, talks = state.rows(PEOPLE), state.rows(TALKS)
        note_changes(self._notes, people, talks)
        self._names(people)
        for name in state.tables():
            self._documents(name, state.rows(name))
        self._talks(talks)
        self._history(state)
        if len(self._notes.times) > MOST_NOTES:
            self._put_words()

    def _number(self, kind: str, name: str) -> int:
        known = self._numbers[kind]
        number = known.get(name)
        if number is None:
            number = known[name] = len(known) + 1
            self._database.execute(f"INSERT INTO {kind} VALUES (?, ?)", (number, name))
        return number

    def _many(self, query: str, rows: Iterable[Sequence[Any]]) -> None:
        self._database.executemany(query, rows)

    def _documents(self, name: str, rows: Rows) -> None:
        number, base = self._number("tables", name), rows.base()
        new: list[tuple[int, int, int, bytes]] = []
        gone: list[tuple[int, int]] = []
        closed: list[tuple[int, int, int]] = []
        opened: list[tuple[int, int, int]] = []
        for doc_id in sorted(rows.changed()):
            raw = rows.get(doc_id)
            if raw is None:
                gone.append((number, doc_id))
            else:
                new.append((number, doc_id, document_crc(name, doc_id, raw), raw))
                opened += [(person, number, doc_id) for person in _open_with(name, raw)]
            if name in CLOSED or name == TALKS:
                former = base.get(doc_id)
                closed += [(person, number, doc_id) for person in _open_with(name, former) if former is not None]
        self._many('DELETE FROM open_records WHERE person = ? AND "table" = ? AND id = ?', closed)
        self._many("INSERT OR REPLACE INTO open_records VALUES (?, ?, ?)", opened)
        self._many('DELETE FROM documents WHERE "table" = ? AND id = ?', gone)
        self._texts(number, rows)
        self._many("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", new)

    def _texts(self, number: int, rows: Rows) -> None:
        base, changed = rows.base(), sorted(rows.changed()) if rows.kind in TEXTS else ()
        former = ((doc_id, text_row(rows.kind, base.get(doc_id))) for doc_id in changed)
        new = ((doc_id, text_row(rows.kind, rows.get(doc_id))) for doc_id in changed)
        self._many(
            'DELETE FROM texts WHERE "table" = ? AND day = ? AND id = ?',
            ((number, row[0], doc_id) for doc_id, row in former if row is not None),
        )
        self._many(
            "INSERT INTO texts VALUES (?, ?, ?, ?)",
            ((number, row[0], doc_id, row[1]) for doc_id, row in new if row is not None),
        )

    def _names(self, people: Rows) -> None:
        """Take away the keys of those whose documents have changed; the new ones come with all else about them."""
        base, changed = people.base(), people.changed()
        self._people |= changed
        former = [(person, raw) for person in changed if (raw := base.get(person)) is not None]
        gone = ((key, person) for person, raw in former for key in _keys(person, raw))
        self._many("DELETE FROM names WHERE key = ? AND person = ?", gone)

    def _talks(self, talks: Rows) -> None:
        base = talks.base()
        changed = sorted(talks.changed())
        former = [(doc_id, facts) for doc_id in changed if (facts := facts_of(base.get(doc_id))) is not None]
        new = [(doc_id, facts) for doc_id in changed if (facts := facts_of(talks.get(doc_id))) is not None]
        self._many(
            "DELETE FROM touches WHERE person = ? AND day = ? AND talk = ?",
            ((person, facts.day, doc_id) for doc_id, facts in former for person in facts.people),
        )
        for table in ("talks", "unsettled"):
            self._many(
                f"DELETE FROM {table} WHERE day = ? AND id = ?", ((facts.day, doc_id) for doc_id, facts in former)
            )
        self._many("INSERT INTO touches VALUES (?, ?, ?, ?, ?)", self._touches(new))
        self._many(
            "INSERT INTO talks VALUES (?, ?, ?, ?)",
            (
                (facts.day, doc_id, self._number("channels", facts.channel), array("q", facts.people).tobytes())
                for doc_id, facts in new
            ),
        )
        self._many("INSERT INTO unsettled VALUES (?, ?)", ((facts.day, doc_id) for doc_id, facts in new if facts.open))
        for _, facts in (*former, *new):
            self._people.update(facts.people)

    def _touches(self, talks: Sequence[tuple[int, TalkFacts]]) -> Iterator[tuple[int, int, int, int, int]]:
        for doc_id, facts in talks:
            channel = self._number("channels", facts.channel)
            flags = INITIATORS.index(facts.initiator) if facts.initiator in INITIATORS else 0
            flags |= (USEFUL if facts.useful else 0) | (COUNTS if facts.channel in COUNTED else 0)
            for person in dict.fromkeys(facts.people):
                yield person, facts.day, doc_id, channel, flags

    def _history(self, state: State) -> None:
        history, undo_log = History(state), state.undo_log
        insert = "INSERT OR REPLACE INTO history VALUES (?, ?, ?, ?, ?, ?)"
        if undo_log.base is not None:
            place, docs = undo_log.base.place, undo_log.base.documents
            rows = undo_log.base.rows
            self._many(insert, ((row.seq, row.when, row.verb, row.words, row.undoes, None) for row in rows))
            self._versions((table, doc_id, place) for table, ids in docs.items() for doc_id in ids)
        self._many(insert, (_history_row(change, history.words(change)) for change in undo_log.applied))
        self._versions(
            (table, doc_id, change.at)
            for change in undo_log.applied
            for table, ids in change.after.items()
            for doc_id in ids
        )

    def _versions(self, rows: Iterable[tuple[str, int, int]]) -> None:
        self._many(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, ?)",
            ((self._number("tables", table), doc_id, place) for table, doc_id, place in rows),
        )

    def finish(self, meta: bytes) -> None:
        """Work out what is kept of the people and words that were touched, and close the transaction."""
        database = self._database
        self._many("DELETE FROM persons WHERE id = ?", ((person,) for person in self._people))
        self._many(
            f"INSERT INTO persons VALUES ({', '.join('?' * 15)})",
            [self._person(person, touches) for person, touches in self._each_person()],
        )
        self._put_words()
        database.execute("DELETE FROM words WHERE number = 0")
        self.put_meta(meta)
        database.execute("COMMIT")

    def put_meta(self, meta: bytes) -> None:
        """Say up to where the journal was worked in."""
        self._database.execute("DELETE FROM meta")
        self._database.execute("INSERT INTO meta VALUES (?)", (meta,))

    def _each_person(self) -> Iterator[tuple[int, Sequence[Touch]]]:
        """Those who were touched, with all their touches in order."""
        channels = {number: word for word, number in self._numbers["channels"].items()}
        query = "SELECT day, channel, flags, talk FROM touches WHERE person = ? ORDER BY day, talk"
        for person in sorted(self._people):
            touches = touches_of_rows(self._database.execute(query, (person,)).fetchall(), channels)
            if touches or self._document(PEOPLE, person) is not None:
                yield person, touches

    def _person(self, person: int, touches: Sequence[Touch]) -> tuple[object, ...]:
        """The row of a person; their names go where they belong."""
        raw = self._document(PEOPLE, person)
        record = None if raw is None else record_of(Person, person, raw)
        standing, known = standing_of(record, touches), known_of(touches)
        if raw is not None:
            day = standing[1]
            keys = _keys(person, raw, date.fromordinal(day).isoformat() if day else None)
            self._many(
                "INSERT OR REPLACE INTO names VALUES (?, ?, ?)", ((key, person, kinds) for key, kinds in keys.items())
            )
        return (person, *standing, len(touches), *known)

    def _document(self, table: str, doc_id: int) -> bytes | None:
        query = 'SELECT json FROM documents WHERE "table" = ? AND id = ?'
        row = self._database.execute(query, (self._numbers["tables"].get(table, 0), doc_id)).fetchone()
        return None if row is None else row[0]

    def _put_words(self) -> None:
        """Work in what was noted of words so far."""
        notes, self._notes = self._notes, WordNotes()
        self._many(
            "INSERT INTO words VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number",
            ((*key, number) for key, number in sorted(notes.times.items())),
        )
        self._many(
            "INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?)", ((*key, bits) for key, bits in notes.own.items())
        )


def _history_row(change: Applied, words: str) -> tuple[object, ...]:
    return change.seq, change.when, change.verb, words, change.undoes, change.at


def _keys(person: int, raw: bytes, two_way: str | None = None) -> dict[bytes, int]:
    """The keys of a person's document, as they stand in the index, each with its kinds as bits."""
    row = row_of(person, _DECODE(raw), two_way)
    return {key.encode("utf-8", "replace"): kinds for key, kinds in keys_of_row(row).items()} if row is not None else {}


def _open_with(table: str, raw: bytes | None) -> Sequence[int]:
    """With whom a record is that may be open, 0 for nobody yet; nobody at all when it is not open."""
    if raw is None or (table not in CLOSED and not (table == TALKS and b'"proposed"' in raw)):
        return ()
    doc = _DECODE(raw)
    if not isinstance(doc, Mapping):
        return ()
    if table == TALKS:
        return people_named(doc) if doc.get("proposed") else ()
    return people_named(doc) if is_open(table, doc.get("state"), doc.get("said")) else ()
