"""The index: one SQLite file with everything that can be worked out from the journal, for reading.

It may be lost, cut or wrong without harm. Each document has a checksum of its own, looked at whenever it is read; what
the file cannot give, or gives wrongly, is read from the journal instead, and a new index is made.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import wraps
from sqlite3 import Connection
from sqlite3 import Error as DatabaseError
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from zlib import crc32

import msgspec

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.index.layers import WRONG, Spoilt
from netritual.store.journal_state import LINE, Line, State, images_of
from netritual.store.seal import Seal
from netritual.store.undo_log import Applied, Older, Row

P = ParamSpec("P")
T = TypeVar("T")
UNREADABLE = (DatabaseError, UnicodeDecodeError, msgspec.DecodeError)
PIECE = 1024 * 1024
"""The file is read in pieces of so many bytes where all of it is looked at."""
TOGETHER = 500
"""What is asked about many ids is asked about so many by one query."""
FEW_ROWS = 200
"""Rows of the history that are read at once."""


class Meta(msgspec.Struct, frozen=True):
    """What the index says of itself: the moment of the journal that it holds."""

    seq: int
    top: int
    store: str
    journal: str
    missing: int
    undone: list[int]
    redo: list[tuple[int, int]]


class Index(Older):
    """An open index. ``line`` gives a line of the journal by its place, ``spare`` the state up to it without it.

    Its content never changes, so any thread may read it and a view may hold it. Opening it raises Spoilt. What is
    ``owned`` is closed with it.
    """

    def __init__(
        self, database: Connection, line: Callable[[int], bytes | None], spare: Callable[[], State],
        file: str = "", end: int = 0, owned: bool = True,
    ) -> None:  # fmt: skip
        self._database, self._owned = database, owned
        self._gate = threading.Lock()
        self._read: dict[str, list[Any]] = {}
        self._line = line
        self._spare = spare
        self._spare_state: State | None = None
        self.file, self.end = file, end
        self.doubted = False
        """True once something in it was found to be wrong: the journal is read instead, until there is another."""
        self.tables: list[tuple[int, str]] = self.rows("SELECT number, name FROM tables ORDER BY number")
        self.channels: dict[int, str] = dict(self.rows("SELECT number, word FROM channels"))
        try:
            (raw,) = self.one("SELECT value FROM meta") or (b"",)
            self.meta = msgspec.json.decode(raw, type=Meta)
        except UNREADABLE as error:
            raise Spoilt from error

    def rows(self, query: str, *values: object) -> list[Any]:
        """The rows of a query. Raises Spoilt."""
        try:
            with self._gate:
                return self._database.execute(query, values).fetchall()
        except UNREADABLE as error:
            raise Spoilt from error
        except OverflowError:  # no row has a number that does not fit into 64 bits
            return []

    def one(self, query: str, *values: object) -> Any:
        """The first row of a query, or None. Raises Spoilt."""
        rows = self.rows(query, *values)
        return rows[0] if rows else None

    def each(self, query: str) -> Iterator[Any]:
        """The rows of a query without values, one by one. Raises Spoilt."""
        try:
            yield from self._database.execute(query)
        except UNREADABLE as error:
            raise Spoilt from error

    def once(self, query: str) -> list[Any]:
        """The rows of a query without values, read when first asked for. Raises Spoilt."""
        if query not in self._read:
            self._read[query] = self.rows(query)
        return self._read[query]

    def some(self, query: str, ids: Sequence[int], *values: object) -> Iterator[Any]:
        """The rows of a query about many ids, which stand where it says ``{}``, behind the values. Raises Spoilt."""
        for low in range(0, len(ids), TOGETHER):
            part = ids[low : low + TOGETHER]
            yield from self.rows(query.format(", ".join("?" * len(part))), *values, *part)

    def spare(self) -> State:
        """The same state without this index, read from the journal once."""
        self.doubted = True
        if self._spare_state is None:
            self._spare_state = self._spare()
        return self._spare_state

    # What was, for undo and the history

    def newest(self) -> Iterator[Row]:
        """All rows of the history, newest first."""
        below = self.meta.seq + 1
        while not self.doubted:
            try:
                rows = self.rows(
                    'SELECT seq, "when", verb, words, undoes FROM history WHERE seq < ? ORDER BY seq DESC LIMIT ?',
                    below, FEW_ROWS,
                )  # fmt: skip
            except WRONG:
                self.doubted = True
                break
            for row in rows:
                below = row[0]
                yield Row(*row)
            if len(rows) < FEW_ROWS:
                return
        yield from [row for row in reversed(self._spare_rows()) if row.seq < below]

    def _spare_rows(self) -> list[Row]:
        from netritual.store.history import History

        return History(self.spare()).rows()

    def row(self, seq: int) -> Row | None:
        """The row of the history with a number."""
        if not self.doubted:
            try:
                row = self.one('SELECT seq, "when", verb, words, undoes FROM history WHERE seq = ?', seq)
                return None if row is None else Row(*row)
            except WRONG:
                self.doubted = True
        return next((row for row in self._spare_rows() if row.seq == seq), None)

    def change(self, seq: int) -> Applied | None:
        """A change with its documents: its line, and of each document the newest version before it.

        None for what was before the journal was written anew, and where a line is damaged.
        """
        if not self.doubted:
            try:
                return self._change(seq)
            except WRONG:
                self.doubted = True
        return self.spare().undo_log.recent(seq)

    def _change(self, seq: int) -> Applied | None:
        found = self.one("SELECT place, words FROM history WHERE seq = ?", seq)
        line = None if found is None or found[0] is None else self._line_at(found[0])
        if line is None:
            return None
        place, words = found
        if line.seq != seq:
            raise Spoilt
        lines: dict[int, Line | None] = {}
        before: dict[str, dict[int, bytes | None]] = {}
        after: dict[str, dict[int, bytes | None]] = {}
        for table, docs in line.changes.items():
            after[table] = dict.fromkeys(self._touched_at(table, place)) if docs is None else images_of(docs)
            images = before[table] = {}
            versions = dict(self.some(FORMER, list(after[table]), table, place))
            for doc_id in after[table]:
                was = versions.get(doc_id)
                if was is not None and was not in lines:
                    lines[was] = self._line_at(was)
                former = lines[was] if was is not None else None
                if was is not None and former is None:
                    return None
                raw = (former.changes.get(table) or {}).get(doc_id) if former is not None else None
                images[doc_id] = None if raw is None or bytes(raw) == b"null" else bytes(raw)
        return Applied(seq, line.when, line.verb, line.undoes, before, after, place, words or None)

    def _line_at(self, place: int) -> Line | None:
        body = self._line(place)
        return None if body is None else LINE.decode(body)

    def _touched_at(self, table: str, place: int) -> list[int]:
        query = f"SELECT id FROM versions WHERE {IN_TABLE} AND place = ?"
        return [doc_id for (doc_id,) in self.rows(query, table, place)]

    def last_image(self, table: str, doc_id: int) -> bytes | None:
        """The newest form that a document had, from the lines that wrote it."""
        try:
            query = f"SELECT place FROM versions WHERE {IN_TABLE} AND id = ? ORDER BY place DESC"
            lines = [self._line_at(place) for (place,) in self.rows(query, table, doc_id)[:2]]
        except WRONG:
            self.doubted = True
            return None
        images = [(line.changes.get(table) or {}).get(doc_id) for line in lines if line is not None]
        return next((bytes(raw) for raw in images if raw is not None and bytes(raw) != b"null"), None)

    def later(self, change: Applied, ids: Mapping[str, Collection[int]]) -> Applied | None:
        """The newest change after this one that touched one of these documents."""
        if self.doubted:
            return self._later_spare(change, ids)
        query = f"SELECT max(place) FROM versions WHERE {IN_TABLE} AND id = ? AND place > ?"
        try:
            places = [self.one(query, table, doc_id, change.at)[0] for table, found in ids.items() for doc_id in found]
            newest = max((place for place in places if place is not None), default=None)
            line = None if newest is None else self._line_at(newest)
            return None if line is None else self._change(line.seq)
        except WRONG:
            self.doubted = True
            return self._later_spare(change, ids)

    def _later_spare(self, change: Applied, ids: Mapping[str, Collection[int]]) -> Applied | None:
        return self.spare().undo_log.in_the_way(change, {table: set(found) for table, found in ids.items()})

    def __del__(self) -> None:
        if self._owned:
            self._database.close()  # a connection is a part of a cycle: by itself it would wait for the collector


IN_TABLE = '"table" = (SELECT number FROM tables WHERE name = ?)'
"""Of the table with a name."""
FORMER = f"SELECT id, max(place) FROM versions WHERE {IN_TABLE} AND place < ? AND id IN ({{}}) GROUP BY id"
"""Of some documents, where the line starts by which each was last written before the line at a place."""


class _Held(Protocol):
    """A table of the index."""

    index: Index
    name: str


S = TypeVar("S", bound=_Held)


def sturdy(method: "Callable[Concatenate[S, P], T]") -> "Callable[Concatenate[S, P], T]":
    """A method of a table that asks the journal once the index cannot be read or is in doubt."""

    @wraps(method)
    def safe(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if not self.index.doubted:
            try:
                return method(self, *args, **kwargs)
            except WRONG:
                self.index.doubted = True
        rows = self.index.spare().rows(self.name)
        found: T = getattr(rows, method.__name__)(*args, **kwargs)
        return found

    return safe


def crc_of(disk: Disk, path: str) -> tuple[int, int]:
    """(size, crc32) of a file, read in pieces."""
    size = crc = 0
    with disk.open(path) as handle:
        while data := handle.read_at(size, PIECE):
            crc = crc32(data, crc)
            size += len(data)
    return size, crc


def is_sound(disk: Disk, home: Home, seal: Seal) -> bool:
    """True when the file of a seal is as it was sealed; all of it is read."""
    try:
        return crc_of(disk, f"{home.store}/{seal.file}") == (seal.size, seal.crc)
    except OSError:
        return False


def ids_of(rows: Sequence[tuple[int]]) -> list[int]:
    """The one column of some rows."""
    return [number for (number,) in rows]
