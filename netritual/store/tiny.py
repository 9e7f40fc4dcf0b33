"""TinyDB on the journal: its tables and queries stay, its storage and its whole-file writes do not.

Documents are decoded afresh at each read, so a changed result never changes the store. A table writes through a
source: an open transaction, or a store, where each write of TinyDB is one transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import datetime
from typing import Any, Protocol

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Table

from netritual.clock import Clock
from netritual.store.index.layers import Rows
from netritual.store.line import encode

_DECODE = msgspec.json.Decoder().decode


class Writer(Protocol):
    """What TinyDB's tables need of an open transaction."""

    def rows(self, name: str) -> Rows:
        """A table as it stands."""

    def names(self) -> list[str]:
        """The tables that hold something."""

    def write(self, name: str, doc_id: int, raw: bytes | None) -> None:
        """Set or (None) remove a document's JSON."""


class Documents(Mapping[str, Mapping[str, Any]]):
    """A table as TinyDB reads it: id as text -> document, decoded when asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> Mapping[str, Any]:
        raw = self._rows.get(int(key)) if key.isdecimal() else None
        if raw is None:
            raise KeyError(key)
        return _document(raw)

    def __iter__(self) -> Iterator[str]:
        return map(str, self._rows.order())

    def __len__(self) -> int:
        return len(self._rows.order())


def _document(raw: bytes) -> dict[str, Any]:
    doc: dict[str, Any] = _DECODE(raw)
    return doc


class Draft(MutableMapping[int, Any]):
    """A table as one TinyDB operation changes it: documents are decoded when touched, the base stays."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._docs: dict[int, Any] = {}

    def __getitem__(self, key: int) -> Any:
        if key not in self._docs:
            raw = self._rows.get(key)
            if raw is None:
                raise KeyError(key)
            self._docs[key] = _document(raw)
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
        base = self._rows.order()
        yield from [key for key in base if self._docs.get(key, key) is not None]
        had = set(base)
        yield from [key for key, doc in self._docs.items() if doc is not None and key not in had]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._docs = dict.fromkeys(self._rows.order())

    def writes(self) -> Iterator[tuple[int, bytes | None]]:
        """What the operation changed. TypeError or ValueError for what is not JSON."""
        for key, doc in self._docs.items():
            raw = None if doc is None else encode(doc)
            if raw != self._rows.get(key):
                yield key, raw


class TableSource(Storage):
    """TinyDB's storage over an open transaction."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def rows(self, name: str) -> Rows:
        """A table as it stands in the transaction."""
        return self._writer.rows(name)

    def change(self, name: str, updater: Callable[[Any], None]) -> None:
        """Run one operation; its result is written to the transaction, and nothing of it when it raises."""
        draft = Draft(self._writer.rows(name))
        updater(draft)
        for doc_id, raw in list(draft.writes()):
            self._writer.write(name, doc_id, raw)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables; None when there is nothing at all."""
        found: dict[str, Any] = {name: Documents(self._writer.rows(name)) for name in self._writer.names()}
        return found or None

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make the tables what ``data`` says; only the difference is written."""
        fresh = {name: {int(key): dict(doc) for key, doc in docs.items()} for name, docs in data.items()}
        for name in dict.fromkeys([*self._writer.names(), *fresh]):
            wanted = fresh.get(name, {})

            def updater(draft: Draft, wanted: Mapping[int, Any] = wanted) -> None:
                for key in [key for key in draft if key not in wanted]:
                    del draft[key]
                draft.update(wanted)

            self.change(name, updater)


class Transacting(Protocol):
    """What ``JournalStorage`` needs of a store."""

    def reading(self) -> Writer:
        """The open transaction of this thread, else the store as it stands after a look at the disk."""

    def write_tables(self, act: Callable[[Writer], None], now: datetime) -> None:
        """Run ``act`` in the open transaction, else in one of its own."""

    def close(self) -> None:
        """Let go of files."""


class JournalStorage(TableSource):
    """TinyDB's storage over a store: every write of a table is one transaction, on disk when it returns."""

    def __init__(self, store: Transacting, clock: Clock | None = None) -> None:
        self._store = store
        self._clock = clock or Clock()

    @property
    def _writer(self) -> Writer:  # type: ignore[override]
        return self._store.reading()

    def change(self, name: str, updater: Callable[[Any], None]) -> None:
        """Run one operation as one transaction."""
        self._store.write_tables(lambda writer: TableSource(writer).change(name, updater), self._clock.now())

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make the tables what ``data`` says, in one transaction."""
        self._store.write_tables(lambda writer: TableSource(writer).write(data), self._clock.now())

    def close(self) -> None:
        """Let go of the store's files."""
        self._store.close()


class JournalTable(Table):
    """TinyDB's table without whole-table reads and writes.

    With ``new_id`` (in an open transaction) new documents get the store's ids; else TinyDB's own, max + 1.
    """

    default_query_cache_capacity = 0

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = 0,
        persist_empty: bool = False,
        new_id: Callable[[], int] | None = None,
    ) -> None:
        self._new_id = new_id
        self._next_id: int | None = None  # type: ignore[assignment]  # TinyDB leaves its type open
        self._draft: Draft | None = None
        self._counted = False
        super().__init__(storage, name, cache_size=cache_size, persist_empty=persist_empty)

    def _source(self) -> TableSource:
        source = self._storage
        if not isinstance(source, TableSource):
            raise TypeError("a journal table needs a journal storage")
        return source

    def _read_table(self) -> Any:
        return Documents(self._source().rows(self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        def tracked(draft: Draft) -> None:
            self._draft, self._counted = draft, False
            updater(draft)

        try:
            self._source().change(self.name, tracked)
        finally:
            self._draft = None
        self.clear_cache()

    def insert(self, document: Mapping[str, Any]) -> int:
        """TinyDB's, but the id is picked under the lock, so that two processes never pick the same."""
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        return self.insert_multiple([document])[0]

    def _get_next_id(self) -> int:
        if self._new_id is not None:
            return self._new_id()
        taken: Any = self._source().rows(self.name).order() if self._draft is None else self._draft
        if self._draft is None or not self._counted:
            self._next_id = max(self._next_id or 1, max(taken, default=0) + 1)
            self._counted = self._draft is not None
        found = self._next_id or 1
        while found in taken:
            found += 1
        self._next_id = found + 1
        return found

    def update(self, fields: Any, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """TinyDB's, but the documents are picked first, so the others are not copied."""
        if cond is not None and doc_ids is None:
            doc_ids = self._picked(cond)
        return super().update(fields, None, doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """TinyDB's, but the documents are picked first, so the others are not copied."""
        if cond is not None and doc_ids is None:
            doc_ids = self._picked(cond)
        return super().remove(None, doc_ids)

    def _picked(self, cond: QueryLike) -> list[int]:
        return [int(key) for key, doc in self._read_table().items() if cond(doc)]


class JournalDB(TinyDB):
    """TinyDB over a store: ``JournalDB(store)``."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # TinyDB annotates its own default only
