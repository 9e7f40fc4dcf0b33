"""Writing a snapshot: streamed from a frozen state, with its index section."""

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from netritual.domain.model import Person
from netritual.files import Handle
from netritual.store.history import History
from netritual.store.index.index_counts import standing_arrays
from netritual.store.index.layers import Rows, walk
from netritual.store.index.learned import lines_over, table_below
from netritual.store.index.summing import MANY, Former, TouchSums
from netritual.store.index.talk_facts import facts_of, text_of_talk
from netritual.store.index.talks import TalkRows
from netritual.store.index.word_table import Delta, WordLines
from netritual.store.journal_state import PEOPLE, TALKS, Header, State
from netritual.store.line import FORMAT, encode, frame
from netritual.store.log_file import Spoilt
from netritual.store.names_file import row_of
from netritual.store.records import record_of
from netritual.store.snapshots.snapshot import BLOCK, Footer, Head, Snapshot, UndoRow
from netritual.store.snapshots.tables import SnapTable, TalkTable
from netritual.store.snapshots.talk_columns import Numbers, TalkColumns
from netritual.store.undo_log import Applied

if TYPE_CHECKING:
    from netritual.domain.quicklog.names import Row as NameRow

SYNCED_BLOCKS = 64
"""After so many blocks (4 MiB) what was written goes to the disk, so that no writer's own sync waits for all of it."""
KEPT_CHANGES = 1000
KEPT_DAYS = 30
"""Before-images are kept for the newest so many changes, or for so many days, whichever is more."""
PIECE = 1024 * 1024
"""Unchanged documents are copied in pieces of about so many bytes."""


class _Out:
    """The growing file: knows its length, and the checksum of every block."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._pending = bytearray()
        self.length = 0
        self.blocks: list[int] = []

    def write(self, data: bytes) -> None:
        self.length += len(data)
        self._pending += data
        while len(self._pending) >= BLOCK:
            self._flush(bytes(self._pending[:BLOCK]))
            del self._pending[:BLOCK]

    def _flush(self, block: bytes) -> None:
        self.blocks.append(crc32(block))
        if len(self.blocks) % SYNCED_BLOCKS == 0:
            self._handle.sync()
        while block:
            block = block[self._handle.append(block) :]

    def end(self) -> None:
        if self._pending:
            self._flush(bytes(self._pending))
            self._pending.clear()

    def section(self, lines: Iterable[bytes]) -> tuple[int, int]:
        start = self.length
        for line in lines:
            self.write(line)
        return start, self.length - start


class Written(NamedTuple):
    """What was written: the number of changes in the history, and the last two-way day of each person.

    Days are ordinals; people without such a day are left out.
    """

    changes: int
    two_way: Mapping[int, int]


def write_snapshot(handle: Handle, gen: int, header: Header, state: State) -> Written:
    """Write a snapshot of a frozen state and bring it to the disk.

    OSError when the disk does not take it.
    """
    out = _Out(handle)
    undo_log = state.undo_log
    head = Head(FORMAT, gen, state.seq, state.top, header.store, header.device, sorted(undo_log.undone), undo_log.redo)
    out.write(frame(msgspec.json.encode(head)))
    people, talks = state.rows(PEOPLE), state.rows(TALKS)
    below = table_below(people, talks)
    below = below if below is not None and below.whole() else None
    lines = WordLines(None) if below is None else lines_over(people, talks, below)
    tables: dict[str, tuple[int, int]] = {}
    index: Numbers = {}
    columns = TalkColumns()
    two_way: dict[int, int] = {}
    for name in state.names():
        start, table = out.length, _Table(out, state.rows(name), name)
        table.write(lines if below is None else None)
        tables[name] = start, out.length - start
        index[f"{name}.ids"], index[f"{name}.at"] = table.ids, table.at
        if table.talks is not None:
            columns = table.talks
            made = columns.arrays(table.ids, _former(talks))
            index.update((f"{name}.{array}", numbers) for array, numbers in made.items())
    if PEOPLE in tables:
        standing = standing_arrays(state, columns.touches)
        index.update((f"{PEOPLE}.{array}", numbers) for array, numbers in standing.items())
        two_way = {int(who): day for who, day in zip(index[f"{PEOPLE}.ids"], standing["two_way"], strict=True) if day}
    rows = History(state).rows()
    history = out.section(msgspec.json.encode(row) + b"\n" for row in rows)
    undo = out.section(undo_lines(state))
    words, index["words.at"] = _words(out, lines)
    start = out.length
    arrays: dict[str, tuple[int, int, str]] = {}
    crc = 0
    for name, numbers in index.items():
        data = _little(numbers)
        arrays[name] = (out.length, len(data), numbers.typecode)
        crc = crc32(data, crc)
        out.write(data)
    out.end()
    footer = Footer(
        snap=FORMAT, length=out.length, history=history, undo=undo, index=(start, out.length - start), index_crc=crc,
        arrays=arrays, tables=tables, channels=columns.channels, blocks=out.blocks, words=words,
    )  # fmt: skip
    last = b"\n" + frame(encode(msgspec.to_builtins(footer)))
    while last:
        last = last[handle.append(last) :]
    handle.sync()
    return Written(len(rows), two_way)


class _Table:
    """One table being written: where each document starts and, of interactions, the columns of their index."""

    def __init__(self, out: _Out, rows: Rows, name: str) -> None:
        self._out, self._rows, self._name = out, rows, name
        self.ids, self.at = array("q"), array("q")
        self.talks = TalkColumns() if name == TALKS else None

    def add(self, doc_id: int, raw: bytes) -> None:
        """The next document."""
        self.ids.append(doc_id)
        self.at.append(self._out.length)
        self._out.write(b"%d\t%s\n" % (doc_id, raw))
        if self.talks is not None:
            self.talks.add(facts_of(raw))

    def write(self, lines: WordLines | None) -> None:
        """All documents by id; those that the log has left as they were are copied as they stand in the file.

        Words are noted in ``lines``, when these are made anew.
        """
        base = self._rows.base()
        if lines is None and isinstance(base, SnapTable) and copyable(base):
            self._write_over(base)
        else:
            for doc_id, raw in walk(self._rows):
                self.add(doc_id, raw)
                if lines is not None:
                    _note(lines, self._name, doc_id, raw)
        self.at.append(self._out.length)

    def _write_over(self, base: SnapTable) -> None:
        ids, place = base.order(), 0
        for doc_id in sorted(self._rows.changed()):
            until = bisect_left(ids, doc_id, lo=place)
            self._copy(base, place, until)
            place = until + (until < len(ids) and ids[until] == doc_id)
            raw = self._rows.get(doc_id)
            if raw is not None:
                self.add(doc_id, raw)
        self._copy(base, place, len(ids))

    def _copy(self, base: SnapTable, low: int, high: int) -> None:
        """Documents of a former snapshot, a piece of the file at a time; one by one where it is damaged."""
        at = base.numbers("at")
        while low < high:
            end = min(high, max(low + 1, bisect_left(at, at[low] + PIECE) - 1))
            try:
                data = base.snapshot.read(at[low], at[end] - at[low])
            except Spoilt:
                for doc_id in base.order()[low:end]:
                    self.add(doc_id, base.get(doc_id) or b"")
            else:
                shift = self._out.length - at[low]
                self.ids.extend(base.order()[low:end])
                self.at.extend([start + shift for start in at[low:end]])
                self._out.write(data)
                if self.talks is not None and isinstance(base, TalkTable):
                    self.talks.copy(base, low, end)
            low = end


def copyable(base: SnapTable) -> bool:
    """True when the index of a snapshot's table may be copied: it is not doubted, and whole."""
    return not base.snapshot.doubted and (not isinstance(base, TalkTable) or bool(base.numbers("of_starts")))


def _note(lines: WordLines, name: str, doc_id: int, raw: bytes) -> None:
    """Note the words of a document."""
    if name == TALKS:
        talk = text_of_talk(raw)
        if talk is not None:
            lines.talk(Delta(1, talk))
    elif name == PEOPLE:
        lines.person(None, record_of(Person, doc_id, raw))


def _words(out: _Out, lines: WordLines) -> "tuple[tuple[int, int], array[int]]":
    """Write the lines of words; their section, and where each starts."""
    start, at = out.length, array("q")
    for line in lines.lines():
        at.append(out.length)
        out.write(line)
    at.append(out.length)
    return (start, out.length - start), at


def _former(talks: Rows) -> Former:
    """What the snapshot below keeps of somebody of whom nothing changed since."""
    base = talks.base()
    if not isinstance(base, TalkTable) or not isinstance(talks, TalkRows):
        return lambda person: None
    changed = talks.changed_people()

    def former(person: int) -> tuple[TouchSums, "Counter[int] | None"] | None:
        known = None if person in changed else base.known(person)
        return None if known is None else (known, base.gaps(person) if known.days >= MANY else None)

    return former


def _little(numbers: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def undo_lines(state: State) -> Iterator[bytes]:
    """The lines of the changes whose before-images are still kept, oldest first; older ones as they stand on disk."""
    undo_log = state.undo_log
    older = undo_log.older.kept_lines() if isinstance(undo_log.older, Snapshot) else None
    lines: list[tuple[str, bytes | Applied]] = [*older] if older is not None else []
    changes = undo_log.applied if older is not None else [*undo_log.older.kept(), *undo_log.applied]
    lines += [(change.when, change) for change in changes]
    since = datetime.fromisoformat(lines[-1][0]) - timedelta(days=KEPT_DAYS) if lines else datetime.min
    newest = len(lines) - KEPT_CHANGES
    for at, (when, change) in enumerate(lines):
        if at >= newest or datetime.fromisoformat(when) >= since:
            line = msgspec.json.encode(_undo_row(change, state)) if isinstance(change, Applied) else change
            yield line + b"\n"


def _undo_row(change: Applied, state: State) -> UndoRow:
    before = {
        table: {doc_id: msgspec.Raw(b"null" if raw is None else raw) for doc_id, raw in docs.items()}
        for table, docs in change.before.items()
    }
    marks = {table: dict(docs) for table, docs in change.marks.items()}
    words = History(state).words(change)
    return UndoRow(change.seq, change.when, change.verb, words, before, marks, change.undoes)


def name_rows(state: State, two_way: Mapping[int, int]) -> Iterable["NameRow"]:
    """The rows of the names file: everyone by id. ``two_way`` has the last two-way days (ordinals)."""
    for doc_id, raw in walk(state.rows(PEOPLE)):
        day = two_way.get(doc_id)
        row = row_of(doc_id, msgspec.json.decode(raw), date.fromordinal(day).isoformat() if day else None)
        if row is not None:
            yield row
