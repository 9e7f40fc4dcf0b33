"""The index: one SQLite file with everything that can be worked out from the journal, for reading.

It may be lost, cut or wrong without harm. Each document has a checksum of its own, looked at whenever it is read; what
the file cannot give, or gives wrongly, is read from the journal instead, and a new index is made.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from sqlite3 import Connection
from sqlite3 import Error as DatabaseError
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from zlib import crc32

import msgspec

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.index.layers import WRONG, Spoilt
from netritual.store.index_seal import Seal
from netritual.store.journal_line import body_of
from netritual.store.journal_state import State

P = ParamSpec("P")
T = TypeVar("T")
UNREADABLE = (DatabaseError, UnicodeDecodeError, msgspec.DecodeError)
PIECE = 1024 * 1024
"""The file is read in pieces of so many bytes where all of it is looked at."""
TOGETHER = 500
"""What is asked about many ids is asked about so many by one query."""


class Meta(msgspec.Struct, frozen=True):
    """What the index says of itself: the moment of the journal that it holds; there with a checksum, as a line is."""

    seq: int
    top: int
    store: str
    journal: str
    missing: int
    undone: list[int]
    redo: list[tuple[int, int]]


class Index:
    """An open index. ``line`` gives a line of the journal by its place, ``spare`` the state up to it without it.

    Its content never changes, so any thread may read it and a view may hold it. Opening it raises Spoilt.
    """

    def __init__(
        self, database: Connection, line: Callable[[int], bytes | None], spare: Callable[[], State], file: str, end: int
    ) -> None:
        self._database = database
        self._gate = threading.Lock()
        self._read: dict[str, list[Any]] = {}
        self.line = line
        self._spare = spare
        self._spare_state: State | None = None
        self.file, self.end = file, end
        self.doubted = False
        """True once something in it was found to be wrong: the journal is read instead, until there is another."""
        self.tables: list[tuple[int, str]] = self.rows("SELECT number, name FROM tables ORDER BY number")
        try:
            (raw,) = self.one("SELECT value FROM meta") or (b"",)
            self.meta = msgspec.json.decode(body_of(raw[:-1]) or b"", type=Meta)
        except UNREADABLE as error:
            raise Spoilt from error
        if not all(isinstance(name, str) for _, name in self.tables):
            raise Spoilt

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

    def __del__(self) -> None:
        self._database.close()  # a connection is a part of a cycle: by itself it would wait for the collector


class _Indexed(Protocol):
    """What is read from the index, and ``instead`` from the journal, by methods of the same names."""

    index: Index

    def instead(self) -> object: ...


S = TypeVar("S", bound=_Indexed)


def sturdy(method: "Callable[Concatenate[S, P], T]") -> "Callable[Concatenate[S, P], T]":
    """A method that asks the journal once the index cannot be read or is in doubt."""

    @wraps(method)
    def safe(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if not self.index.doubted:
            try:
                return method(self, *args, **kwargs)
            except WRONG:
                self.index.doubted = True
        answer: T = getattr(self.instead(), method.__name__)(*args, **kwargs)
        return answer

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
