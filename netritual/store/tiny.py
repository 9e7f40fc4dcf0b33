"""TinyDB on the journal: its tables and queries stay, its storage and its whole-file writes do not.

Documents are decoded afresh at each read, so a changed result never changes the store. What a table writes goes into
the transaction that is open; where none is, each write of TinyDB is one of its own.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from netritual.clock import Clock
from netritual.store.index.layers import Rows
from netritual.store.journal_line import encode
from netritual.store.journal_state import State
from netritual.store.transaction import OpenTransaction, become

_DECODE = msgspec.json.Decoder().decode


class Transacting(Protocol):
    """What TinyDB's storage needs of a store."""

    def reading(self) -> OpenTransaction | State:
        """The open transaction, else the store as it stands after a look at the disk."""

    def write_tables(self, act: Callable[[OpenTransaction], None], now: Callable[[], datetime]) -> None:
        """Run ``act`` in the open transaction, else in one of its own, at the moment that ``now`` gives."""

    def close(self) -> None:
        """Let go of files."""


class Documents(Mapping[str, Mapping[str, Any]]):
    """A table as TinyDB reads it: id as text -> document, decoded when asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> Mapping[str, Any]:
        raw = self._rows.get(int(key)) if key.isdecimal() else None
        if raw is None:
            raise KeyError(key)
        doc: Mapping[str, Any] = _DECODE(raw)
        return doc

    def __iter__(self) -> Iterator[str]:
        return map(str, self._rows.order())

    def __len__(self) -> int:
        return len(self._rows.order())


class TableDraft(MutableMapping[int, Any]):
    """A table as one TinyDB operation changes it: documents are decoded when touched, the base stays."""

    def __init__(self, writer: OpenTransaction, name: str) -> None:
        self._writer = writer
        self._name = name
        self._rows = writer.rows(name)
        self._docs: dict[int, Any] = {}

    def __getitem__(self, key: int) -> Any:
        if key not in self._docs:
            raw = self._rows.get(key)
            if raw is None:
                raise KeyError(key)
            self._docs[key] = _DECODE(raw)
        if self._docs[key] is None:
            raise KeyError(key)
        return self._docs[key]

    def __setitem__(self, key: int, value: Any) -> None:
        self._docs[key] = value

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._docs[key] = None

    def __contains__(self, key: object) -> bool:
        if key in self._docs:
            return self._docs[key] is not None
        return isinstance(key, int) and self._rows.get(key) is not None

    def __iter__(self) -> Iterator[int]:
        keys = dict.fromkeys([*self._rows.order(), *self._docs])
        return iter([key for key in keys if self._docs.get(key, key) is not None])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._docs = dict.fromkeys(self._rows.order())

    def new_id(self) -> int:
        """An id that no document of the store has, nor one of this operation."""
        doc_id = self._writer.new_id()
        while doc_id in self._docs:
            doc_id = self._writer.new_id()
        return doc_id

    def write(self) -> None:
        """Write what the operation touched; the transaction leaves out what is as before. TypeError or ValueError, and
        nothing written, for what is not JSON."""
        images = [(key, None if doc is None else encode(doc)) for key, doc in self._docs.items()]
        for key, raw in images:
            self._writer.write(self._name, key, raw)


class JournalStorage(Storage):
    """TinyDB's storage over a store."""

    def __init__(self, store: Transacting, clock: Clock | None = None) -> None:
        self._store = store
        self._clock = clock or Clock()

    def rows(self, name: str) -> Rows:
        """A table as it stands."""
        return self._store.reading().rows(name)

    def change(self, name: str, updater: Callable[[Any], None]) -> None:
        """Run one operation of a table; nothing of it is written when it raises."""
        self._store.write_tables(lambda writer: _change(writer, name, updater), self._clock.now)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables; None when there is nothing at all."""
        tables = self._store.reading()
        documents: dict[str, Any] = {name: Documents(tables.rows(name)) for name in tables.names()}
        return documents or None

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make the tables what ``data`` says, at once; only the difference is written."""
        wanted = {name: {int(key): dict(doc) for key, doc in docs.items()} for name, docs in data.items()}

        def act(writer: OpenTransaction) -> None:
            for name in dict.fromkeys([*writer.names(), *wanted]):
                _change(writer, name, partial(become, new=wanted.get(name, {})))

        self._store.write_tables(act, self._clock.now)

    def close(self) -> None:
        """Let go of the store's files."""
        self._store.close()


def _change(writer: OpenTransaction, name: str, updater: Callable[[TableDraft], object]) -> None:
    draft = TableDraft(writer, name)
    updater(draft)
    draft.write()


class JournalTable(Table):
    """TinyDB's table without whole-table reads and writes. New documents get ids of the store."""

    default_query_cache_capacity = 0
    _storage: JournalStorage
    _draft: TableDraft

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        super().__init__(storage, name, cache_size=cache_size, persist_empty=persist_empty)

    def _read_table(self) -> Any:
        return Documents(self._storage.rows(self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        def tracked(draft: TableDraft) -> None:  # under the store's mutex: of several threads one is in here
            self._draft = draft
            try:
                updater(draft)
            finally:
                del self._draft

        self._storage.change(self.name, tracked)
        self.clear_cache()

    def insert(self, document: Mapping[str, Any]) -> int:
        """TinyDB's, but the id is picked under the lock, so that two processes never pick the same."""
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        return self.insert_multiple([document])[0]

    def _get_next_id(self) -> int:
        return self._draft.new_id()


class JournalDB(TinyDB):
    """TinyDB over a store: ``JournalDB(store)``."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # TinyDB annotates its own default only
