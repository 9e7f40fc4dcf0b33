"""The tables of the index, the layers below all: documents, and what is known of interactions without reading them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter

from netritual.domain.model import TABLES, Interaction, Record
from netritual.domain.network import Touch
from netritual.domain.ties.tie_stats import Sums
from netritual.store.index.database import Index, ids_of, sturdy
from netritual.store.index.history_index import IndexPast
from netritual.store.index.layers import WRONG, Below, CountedContact, Spoilt
from netritual.store.index.touch_sums import KNOWN, UNKNOWN, TouchSums, sums_on
from netritual.store.index_seal import document_crc
from netritual.store.journal_state import State
from netritual.store.records import record_of

TOUCH_COLUMNS = "person, day, channel, initiator, useful, talk"
"""The columns of a touch, as it is read."""
TouchColumns = tuple[int, int, str, str | None, int, int]
HELD_RECORDS = 20_000
"""Decoded records of a table held in memory, beside the whole lists that were asked for."""
CACHED_TOUCHES = 100_000
"""Touches held in memory, about 12 MB: the few people on a screen are asked for again and again."""

CACHED_SUMS = 100_000
"""Sums held in memory, about 20 MB at most: a page of days asks for those of everyone with a rhythm on each."""


class DocumentTable(Below):
    """One table of the index, as the layer below everything."""

    def __init__(self, index: Index, number: int, name: str, kind: type[Record] | None) -> None:
        self.index = index
        self.name = name
        self._number = number
        self._kind = kind
        self._last: int | None = None
        self._ids: Sequence[int] | None = None
        self._made: dict[int, Record] = {}
        self._all: Sequence[Record] | None = None

    def instead(self) -> Below:
        """The table as the journal alone gives it."""
        return self.index.spare().rows(self.name)

    @sturdy
    def get(self, doc_id: int) -> bytes | None:
        if self._last is None:
            row = self.index.one('SELECT max(id) FROM documents WHERE "table" = ?', self._number)
            self._last = (row and row[0]) or 0
        if doc_id > self._last:  # of what is new nothing is asked: most of what is written is
            return None
        row = self.index.one('SELECT crc, json FROM documents WHERE "table" = ? AND id = ?', self._number, doc_id)
        return None if row is None else self._checked(doc_id, *row)

    def _checked(self, doc_id: int, crc: int, raw: bytes) -> bytes:
        if document_crc(self.name, doc_id, raw) != crc:
            raise Spoilt
        return raw

    @sturdy
    def order(self) -> Sequence[int]:
        if self._ids is None:
            query = 'SELECT id FROM documents WHERE "table" = ? ORDER BY id'
            self._ids = array("q", ids_of(self.index.rows(query, self._number)))
        return self._ids

    def record(self, doc_id: int) -> Record | None:
        record = self._made.get(doc_id)
        if record is None:
            raw = self.get(doc_id)
            record = None if raw is None or self._kind is None else record_of(self._kind, doc_id, raw)
            if record is not None:
                self._make_room(1)
                self._made[doc_id] = record
        return record

    def _make_room(self, more: int) -> None:
        if len(self._made) + more > HELD_RECORDS and self._all is None:
            self._made.clear()

    def _decoded(self, rows: Iterable[tuple[int, int, bytes]]) -> Iterator[Record]:
        """The records of some rows of documents, each decoded once."""
        for doc_id, crc, raw in rows if self._kind is not None else ():
            record = self._made.get(doc_id)
            if record is None and self._kind is not None:
                record = record_of(self._kind, doc_id, self._checked(doc_id, crc, raw))
            if record is not None:
                yield record

    @sturdy
    def prepare(self, ids: Sequence[int]) -> None:
        """Read the records of some ids in few queries: one by one takes three times as long."""
        wanted = [doc_id for doc_id in ids if doc_id not in self._made] if self._kind is not None else []
        self._make_room(len(wanted))
        query = 'SELECT id, crc, json FROM documents WHERE "table" = ? AND id IN ({})'
        for record in self._decoded(self.index.some(query, wanted, self._number)):
            self._made[record.id] = record

    @sturdy
    def records(self) -> Sequence[Record]:
        if self._all is None:
            query = 'SELECT id, crc, json FROM documents WHERE "table" = ? ORDER BY id'
            self._all = tuple(self._decoded(self.index.rows(query, self._number)))
            self._made = {record.id: record for record in self._all}
        return self._all

    @sturdy
    def find(self, words: Sequence[str], meant: Sequence[Set[int]], limit: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of the documents that hold all words, the newest first."""
        from netritual.store.index.search_index import BEHIND, SPAN, query_of

        spans = [self.index.one(SPAN, self._number, word, word + BEHIND) for word in words]
        query = query_of(self._number, words, meant, limit, spans)
        return [] if query is None else self.index.rows(query[0], *query[1])


class TalkTable(DocumentTable):
    """The interactions, with their touches by person and by day."""

    def __init__(self, index: Index, number: int, name: str, kind: type[Record] | None) -> None:
        super().__init__(index, number, name, kind)
        self._cached: dict[int, Sequence[Touch]] = {}
        self._cached_touches = 0
        self._sums: dict[tuple[int, int], Sums] = {}

    @sturdy
    def touches(self, person: int) -> Sequence[Touch]:
        cached = self._cached.get(person)
        return self.read_touches([person]).get(person, ()) if cached is None else cached

    def read_touches(self, people: Sequence[int]) -> Mapping[int, Sequence[Touch]]:
        """Have the touches of some people at hand, as ``read_sums`` does; those that were not. Raises Spoilt."""
        wanted = [person for person in people if person not in self._cached]
        query = f"SELECT {TOUCH_COLUMNS} FROM touches WHERE person IN ({{}}) ORDER BY person, day, talk"
        touches = dict(touches_by_person(self.index.some(query, wanted)))
        if self._cached_touches > CACHED_TOUCHES:
            self._cached.clear()
            self._cached_touches = 0
        self._cached.update(touches)
        self._cached_touches += sum(map(len, touches.values()))
        return touches

    @sturdy
    def sums(self, person: int, now: int) -> Sums | None:
        """A person's sums on a day, the same object each time; None when only the touches can tell."""
        sums = self._sums.get((now, person))
        return self._sums_on(now, person, self._read_sums(person)) if sums is None else sums

    def read_sums(self, people: Sequence[int], now: int) -> None:
        """Have the sums of some people on a day at hand: few queries, where ``sums`` makes one a person. Raises
        Spoilt."""
        wanted = [person for person in people if (now, person) not in self._sums]
        for person, *columns in self.index.some(f"SELECT id, {KNOWN} FROM persons WHERE id IN ({{}})", wanted):
            self._sums_on(now, person, TouchSums._make(columns))

    def _sums_on(self, now: int, person: int, stored: TouchSums) -> Sums | None:
        sums = sums_on(stored, now)
        if sums is None:
            return None
        if len(self._sums) >= CACHED_SUMS:
            self._sums.clear()
        return self._sums.setdefault((now, person), sums)

    def stored_sums(self, person: int) -> TouchSums | None:
        """The sums that are kept of a person; None when the index is in doubt."""
        try:
            return None if self.index.doubted else self._read_sums(person)
        except WRONG:
            self.index.doubted = True
            return None

    def _read_sums(self, person: int) -> TouchSums:
        row = self.index.one(f"SELECT {KNOWN} FROM persons WHERE id = ?", person)
        return UNKNOWN if row is None else TouchSums._make(row)

    @sturdy
    def between(self, first: int, last: int, field: str = "") -> list[tuple[int, int]]:
        if field:
            query = "SELECT day, id FROM filled WHERE field = ? AND day BETWEEN ? AND ? ORDER BY day, id"
            return self.index.rows(query, field, first, last)
        query = "SELECT DISTINCT day, talk FROM touches WHERE day BETWEEN ? AND ? ORDER BY day, talk"
        return self.index.rows(query, first, last)

    @sturdy
    def contacts(self, first: int, last: int) -> Sequence[CountedContact]:
        query = "SELECT talk, channel, person FROM touches WHERE day BETWEEN ? AND ?"
        return self.index.rows(query, first, last)


def state_of(index: Index) -> State:
    """The state at the moment of an index, its documents read when asked for."""
    below: dict[str, Below] = {}
    for number, name in index.tables:
        kind = TABLES.get(name)
        table_type = TalkTable if kind is Interaction else DocumentTable
        below[name] = table_type(index, number, name, kind)
    state = State(index.meta.seq, index.meta.top, below, IndexPast(index))
    state.missing = index.meta.missing
    state.undo_log.undone, state.undo_log.redo = set(index.meta.undone), list(index.meta.redo)
    return state


def touches_by_person(rows: Iterable[TouchColumns]) -> Iterator[tuple[int, Sequence[Touch]]]:
    """Each person of some rows, which are in their order, with the touches. Raises Spoilt."""
    for person, of_person in groupby(rows, itemgetter(0)):
        touches = [
            Touch(day, channel, initiator, bool(useful), talk) for _, day, channel, initiator, useful, talk in of_person
        ]
        if not all([isinstance(touch.channel, str) for touch in touches]):
            raise Spoilt
        yield person, tuple(touches)
