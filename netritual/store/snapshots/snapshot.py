"""Reading a snapshot: documents stay on disk, the index section is held in memory.

The file: a header line; the tables, one document a line (``id TAB json``) by id; the history; the before-images of
changes that can be undone; the index section (little-endian arrays); a footer line with the place of everything, the
checksum of the index section, and one checksum for every 64 KiB. The index is checked at open, a block when touched.
"""

import sys
from array import array
from collections.abc import Callable, Sequence
from weakref import ref
from zlib import crc32

import msgspec

from netritual.domain.model import TABLES, Interaction
from netritual.errors import Unsound
from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.history import History
from netritual.store.index.layers import Below
from netritual.store.index.word_table import WordTable
from netritual.store.journal_state import State
from netritual.store.line import WINDOW, body_of, check_version, line_at, snap_name, tail_of
from netritual.store.log_file import Damage, Spoilt
from netritual.store.snapshots.tables import SnapTable, TalkTable
from netritual.store.undo_log import Applied, Older, Row

BLOCK = 64 * 1024
CACHED_BLOCKS = 64
"""Checked blocks held in memory: 4 MiB."""


class Head(msgspec.Struct, frozen=True):
    """The first line of a snapshot: the moment of the journal that it holds."""

    snap: int
    gen: int
    seq: int
    top: int
    store: str
    device: str
    undone: list[int]
    redo: list[tuple[int, int]]


class Footer(msgspec.Struct, frozen=True):
    """The last line: the length before it, sections and arrays as (offset, bytes), and the checksums."""

    snap: int
    length: int
    history: tuple[int, int]
    undo: tuple[int, int]
    index: tuple[int, int]
    index_crc: int
    arrays: dict[str, tuple[int, int, str]]
    """Name -> (offset, bytes, array type code)."""
    tables: dict[str, tuple[int, int]]
    channels: list[str]
    blocks: list[int]
    words: tuple[int, int] | None = None
    """The lines of who has to do with what; None in a snapshot that was written before there were any."""


class UndoRow(msgspec.Struct, frozen=True):
    """A change whose before-images are kept, with the marks of what it left."""

    seq: int
    when: str
    verb: str
    words: str
    before: dict[str, dict[int, msgspec.Raw]]
    marks: dict[str, dict[int, int]]
    undoes: int | None = None


class UndoMark(msgspec.Struct, frozen=True):
    """When a change was whose before-images are kept; the rest of its line is not read."""

    when: str


class Snapshot(Older):
    """An open snapshot. Its documents never change; ``spare`` gives the state from elsewhere when a block is bad."""

    def __init__(self, handle: Handle, head: Head, footer: Footer, index: bytes) -> None:
        self._handle = handle
        self.head = head
        self.footer = footer
        self._index = index
        self._blocks: dict[int, bytes] = {}
        self.damage: list[Damage] = []
        self.doubted = False
        """True once its index was found to be wrong: documents are read instead, and the next snapshot's made anew."""
        self.spare: Callable[[], State | None] = lambda: None
        self._spare: State | None = None
        self._undoable: list[Applied] | None = None
        self._history: list[Row] | None = None
        self._words: Callable[[], WordTable | None] | None = None
        """Held by those who read it: it holds this snapshot, and a cycle would keep the file open for good."""

    def state(self) -> State:
        """The state at this snapshot's moment, its documents read when asked for."""
        below: dict[str, Below] = {}
        for name in self.footer.tables:
            kind = TABLES.get(name)
            below[name] = TalkTable(self, name, kind) if kind is Interaction else SnapTable(self, name, kind)
        state = State(self.head.seq, self.head.top, below, self)
        state.undo_log.undone = set(self.head.undone)
        state.undo_log.redo = [(undo, target) for undo, target in self.head.redo]
        return state

    def numbers(self, name: str) -> Sequence[int]:
        """An array of the index section, read in place; empty when it is not there."""
        at, size, code = self.footer.arrays.get(name, (self.footer.index[0], 0, "q"))
        start = at - self.footer.index[0]
        here = memoryview(self._index)[start : start + size]
        if sys.byteorder == "little":
            return here.cast(code)  # type: ignore[call-overload, no-any-return]  # the code stands in the file
        found = array(code)
        found.frombytes(here)
        found.byteswap()
        return found

    def read(self, at: int, size: int) -> bytes:
        """Bytes of the file, from blocks whose checksum holds. Raises Spoilt."""
        first, last = at // BLOCK, (at + size - 1) // BLOCK
        if first == last:
            start = at - first * BLOCK
            return self._block(first)[start : start + size]
        data = b"".join(self._block(number) for number in range(first, last + 1))
        return data[at - first * BLOCK : at - first * BLOCK + size]

    def _block(self, number: int) -> bytes:
        data = self._blocks.get(number)
        if data is None:
            size = min(BLOCK, self.footer.length - number * BLOCK)
            try:
                data = self._handle.read_at(number * BLOCK, size)
            except OSError:
                data = b""
            if crc32(data) != self.footer.blocks[number]:
                raise Spoilt(Damage(self._handle.path, number * BLOCK, data, "damaged part of the snapshot"))
            while len(self._blocks) >= CACHED_BLOCKS:
                self._blocks.pop(next(iter(self._blocks)), None)
            self._blocks[number] = data
        return data

    def _spare_state(self, spoilt: Spoilt) -> State | None:
        if spoilt.damage not in self.damage:
            self.damage.append(spoilt.damage)
        if self._spare is None:
            self._spare = self.spare()
        return self._spare

    def from_spare(self, table: str, doc_id: int, spoilt: Spoilt) -> bytes:
        """A document that stands in a damaged block, from the former generation. Unsound when it is not there."""
        spare = self._spare_state(spoilt)
        raw = None if spare is None else spare.rows(table).get(doc_id)
        if raw is None:
            raise Unsound(
                "A part of the store is damaged, and the spare copy does not hold it.",
                title="Damaged store",
                hint="Nothing was changed. Run `netritual doctor`, or `netritual restore` with a backup.",
            )
        return raw

    def words(self) -> WordTable | None:
        """Who has to do with what; None when this snapshot has no such lines."""
        table = None if self._words is None else self._words()
        if table is None and self.footer.words is not None:
            table = WordTable(self.numbers("words.at"), self.read)
            self._words = ref(table)
        return table

    def history(self) -> list[Row]:
        """All rows of the history, oldest first."""
        if self._history is None:
            try:
                self._history = [msgspec.json.decode(line, type=Row) for line in self._lines(self.footer.history)]
            except Spoilt as spoilt:
                spare = self._spare_state(spoilt)
                self._history = [] if spare is None else History(spare).rows()
        return self._history

    def row(self, seq: int) -> Row | None:
        """The row of the history with a number, found without reading the others; None when it is not there."""
        low, size = self.footer.history
        high = low + size
        try:
            while low < high:
                middle = (low + high) // 2
                start, line = self._row_around(middle, low, high)
                found = msgspec.json.decode(line, type=Row)
                if found.seq == seq:
                    return found
                if found.seq < seq:
                    low = start + len(line)
                else:
                    high = start
        except Spoilt:
            return None
        return None

    def _row_around(self, at: int, low: int, high: int) -> tuple[int, bytes]:
        """The line (with its line feed) that a place lies in, between two starts of lines; and where it starts."""
        window = WINDOW
        while True:
            first, last = max(low, at - window), min(high, at + window)
            data = self.read(first, last - first)
            start = data.rfind(b"\n", 0, at - first) + 1
            stop = data.find(b"\n", at - first) + 1
            if (start > 0 or first == low) and stop > 0:
                return first + start, data[start:stop]
            window *= 2

    def kept(self) -> list[Applied]:
        """The changes whose before-images are kept, oldest first; read once, when first asked for."""
        if self._undoable is None:
            try:
                rows = [msgspec.json.decode(line, type=UndoRow) for line in self._lines(self.footer.undo)]
                self._undoable = [_applied(row) for row in rows]
            except Spoilt as spoilt:
                spare = self._spare_state(spoilt)
                self._undoable = [] if spare is None else [*spare.undo_log.older.kept(), *spare.undo_log.applied]
        return self._undoable

    def kept_lines(self) -> list[tuple[str, bytes]] | None:
        """(when, line) of the changes whose before-images are kept; None when a part of them is damaged."""
        try:
            lines = self._lines(self.footer.undo)
        except Spoilt:
            return None
        return [(msgspec.json.decode(line, type=UndoMark).when, line) for line in lines]

    def _lines(self, section: tuple[int, int]) -> list[bytes]:
        return self.read(*section).splitlines() if section[1] else []

    def check(self) -> list[Damage]:
        """Read every block; what is damaged."""
        for number in range(len(self.footer.blocks)):
            try:
                self._block(number)
            except Spoilt as spoilt:
                if spoilt.damage not in self.damage:
                    self.damage.append(spoilt.damage)
        return self.damage

    def stands(self, disk: Disk) -> bool:
        """True when the file of its name is this one, or another with the same content at its ends."""
        seen = disk.stat(self._handle.path)
        if seen is None or seen == self._handle.stat():
            return seen is not None
        try:
            found = framed(disk.open(self._handle.path))
        except (OSError, Unsound):
            return False
        if found is not None:
            found.close()
        return found is not None and (found.head, found.footer) == (self.head, self.footer)

    def close(self) -> None:
        """Let go of the file."""
        self._handle.close()


def _applied(row: UndoRow) -> Applied:
    before: dict[str, dict[int, bytes | None]] = {}
    for table, docs in row.before.items():
        images = {doc_id: bytes(raw) for doc_id, raw in docs.items()}
        before[table] = {doc_id: None if raw == b"null" else raw for doc_id, raw in images.items()}
    return Applied(row.seq, row.when, row.verb, row.undoes, before, {}, row.marks, row.words)


def open_snapshot(disk: Disk, home: Home, gen: int) -> Snapshot | Damage:
    """Open a generation's snapshot; says what is wrong with it when its frame does not hold.

    Raises Unsound for a newer format.
    """
    path = f"{home.store}/{snap_name(gen)}"
    try:
        handle = disk.open(path)
    except FileNotFoundError:
        return Damage(path, 0, b"", "missing snapshot")
    found = framed(handle)
    if found is None or found.head.gen != gen:
        handle.close()
        return Damage(path, 0, b"", "damaged snapshot")
    return found


def framed(handle: Handle) -> Snapshot | None:
    """A snapshot whose header, footer and index hold, else None. Unsound for a newer format."""
    found = _frame(handle)
    if found is None:
        return None
    head, footer = found
    index = handle.read_at(*footer.index)
    return Snapshot(handle, head, footer, index) if crc32(index) == footer.index_crc else None


def row_in(disk: Disk, home: Home, gen: int, seq: int) -> Row | None:
    """One row of a generation's history, without its index: a writer who meets a new generation must not wait."""
    try:
        with disk.open(f"{home.store}/{snap_name(gen)}") as handle:
            found = _frame(handle)
            return None if found is None else Snapshot(handle, *found, b"").row(seq)
    except FileNotFoundError:
        return None


def _frame(handle: Handle) -> tuple[Head, Footer] | None:
    size = handle.stat()[1]
    try:
        tail = tail_of(handle, size)
        body = body_of(line_at(handle, 0))
        if body is None:
            return None
        head = msgspec.json.decode(body, type=Head)
        check_version(head.snap)
        footer = msgspec.json.decode(tail.body, type=Footer)
    except (Unsound, msgspec.DecodeError) as error:
        if isinstance(error, Unsound) and error.title == "Newer format":
            raise
        return None
    return None if tail.spoilt or tail.end != size or footer.length != tail.start - 1 else (head, footer)
