"""The open transaction: an empty layer over every table it touches, read and written as records or through TinyDB."""

from collections.abc import Mapping, MutableMapping
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import msgspec
from msgspec.structs import force_setattr, replace
from tinydb import TinyDB
from tinydb.table import Document, Table

from netritual.domain.model import TABLE_OF, Record, WrittenFile
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.store.history import History
from netritual.store.index.layers import Rows
from netritual.store.journal_line import Changes, Ids, encode
from netritual.store.journal_state import State, over
from netritual.store.records import document_over
from netritual.store.undo_log import Applied, mark, put_back
from netritual.store.views import TableReading

R = TypeVar("R", bound=Record)
T = TypeVar("T")
LARGEST_ID = 2**53
"""A greater id is no exact number for every reader of JSON (RFC 8259 6); only one that counts up from a given
one may be."""
NO_MORE = 2**63 - 1
"""No greater one fits into the index."""


class OpenTransaction(TableReading):
    """What a verb works on. Nothing reaches the store before the commit; a raise leaves everything as it was."""

    def __init__(self, state: State, database: TinyDB, now: datetime, still: bool, home: Home) -> None:
        self.home = home
        self._database = database
        self._state = state
        self.now = now
        """The moment of this transaction, with offset."""
        self.still = still
        """True when the clock stands still."""
        self.undoes: int | None = None
        """The number of what it takes back, or gives back: that is a change even if it changes nothing."""
        self._layers: dict[str, Rows] = {}
        self._ids = Ids(state.top, now, still)

    @property
    def top(self) -> int:
        """The greatest doc id in the store after this transaction."""
        used = [doc_id for rows in self._layers.values() for doc_id in rows.over]
        return max(self._state.top, *used) if used else self._state.top

    def rows(self, name: str) -> Rows:
        """A table as this transaction sees it."""
        return self._layers.get(name) or self._state.rows(name)

    def names(self) -> list[str]:
        """The tables that hold something."""
        names = dict.fromkeys([*self._state.names(), *self._layers])
        return [name for name in names if self.rows(name).order()]

    def write(self, name: str, doc_id: int, raw: bytes | None) -> None:
        """Set or (None) remove a document's JSON. ValueError for an id that no document can have."""
        if raw is not None and not 0 < doc_id <= min(max(LARGEST_ID, self._ids.top + 1), NO_MORE):
            raise ValueError(f"the id of a document is a number from 1 to {LARGEST_ID}, not {doc_id}")
        layer = self._layers.get(name)
        if layer is None:
            layer = self._layers[name] = over(self._state.rows(name))
        layer.put(doc_id, raw)
        self._ids.top = max(self._ids.top, doc_id)

    def table(self, name: str) -> Table:
        """TinyDB's table, for queries and plain documents; while this is open, it reads and writes here."""
        return self._database.table(name)

    def put(self, record: R) -> R:
        """Insert (id 0: a new id is given) or replace; unknown fields stay. The record as stored, with its id."""
        name = TABLE_OF[type(record)]
        stored = replace(record)
        doc_id = record.id or self.new_id()
        force_setattr(stored, "id", doc_id)
        former = self.rows(name).get(doc_id) if record.id else None  # nothing stands under a new id
        doc = None if former is None else msgspec.json.decode(former)
        written = stored
        if isinstance(stored, WrittenFile) and self.home is not None:
            written = replace(stored, path=self.home.recorded(stored.path))
        new = document_over(written, doc)
        if former is None:
            self.table(name).insert(Document(new, doc_id))
        elif (raw := encode(new)) != former and msgspec.json.decode(raw) != doc:
            self.table(name).update(partial(become, new=new), doc_ids=[doc_id])
        there = self.get(type(record), doc_id)  # a lone surrogate is stored as another sign
        return stored if there is None else there

    def remove(self, kind: type[Record], id: int) -> None:
        """Remove one record; unknown ids are ignored."""
        self.table(TABLE_OF[kind]).remove(doc_ids=[id])

    def take_back(self, target: Applied) -> None:
        """Write the documents as they were before a change. NetritualError when a later one, told of, is in the way."""
        state = self._state
        changed = {
            table: {doc_id for doc_id, left in docs.items() if left != mark(table, state.rows(table).get(doc_id))}
            for table, docs in target.marks.items()
        }
        if any(changed.values()):
            later = state.undo_log.later(target, changed)
            words = History(state).words(later) if later is not None else "A later change."
            raise NetritualError(
                f"This cannot be taken back, because a later change touched the same: {words}",
                title="Undo",
                hint="Nothing was changed.",
            )
        self.undoes = target.seq
        for table, docs in target.before.items():
            for doc_id, raw in docs.items():
                back = put_back(table, raw, state.rows(table).get(doc_id))
                self.write(table, doc_id, encode(back) if isinstance(back, dict) else back)

    def new_id(self) -> int:
        """The next free doc id."""
        return self._ids()

    def changes(self) -> Changes:
        """What differs from the store, by table; tables and documents that are as before are left out."""
        changes: Changes = {}
        for name, layer in self._layers.items():
            base = self._state.rows(name)
            docs = {doc_id: raw for doc_id, raw in layer.over.items() if raw != base.get(doc_id)}
            if docs:
                changes[name] = docs
        return changes


def become(former: MutableMapping[T, Any], new: Mapping[T, Any]) -> None:
    """Take the place of what was there, whole: an operation for TinyDB's ``update``."""
    former.clear()
    former.update(new)
