"""Reading a snapshot: documents stay on disk, the index section is held in memory (``storage.md`` 3.7, 3.10).

The file: a header line; the tables, one document a line (``id TAB json``) by id; the history; the before-images of
changes that can be undone; the index section (little-endian arrays); a footer line with the place of everything, the
checksum of the index section, and one checksum for every 64 KiB. The index is checked at open, a block when touched.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from zlib import crc32

import msgspec

from netritual.domain.counts import Reach
from netritual.domain.model import TABLES, Interaction, Record
from netritual.domain.network import Touch
from netritual.errors import Unsound
from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.chronicle import Chronicle
from netritual.store.facts import facts_of
from netritual.store.indexes import Below, Contact, Nothing
from netritual.store.line import body_of, check_version, line_at, snap_name, tail_of
from netritual.store.log import Damage
from netritual.store.past import Applied, Row
from netritual.store.records import record_of
from netritual.store.state import State

BLOCK = 64 * 1024
CACHED_BLOCKS = 64
"""Checked blocks held in memory: 4 MiB."""
USEFUL = 4
"""Bit of an interaction's flags; the two lowest bits number its initiator."""
INITIATORS: tuple[str | None, ...] = (None, "mutual", "me", "them")
_INITIATOR = tuple(INITIATORS[flags & 3] for flags in range(256))
_USEFUL = tuple(bool(flags & USEFUL) for flags in range(256))
_AS_TOUCH = partial(tuple.__new__, Touch)
"""A touch of a tuple of its fields."""
HELD_RECORDS = 20_000
"""Decoded records of a table held in memory, beside the whole lists that were asked for."""
HELD_TOUCHES = 100_000
"""Touches held in memory, about 12 MB: the few people on a screen are asked for again and again."""


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


class UndoRow(msgspec.Struct, frozen=True):
    """A change whose before-images are kept, with the marks of what it left."""

    seq: int
    when: str
    verb: str
    words: str
    before: dict[str, dict[int, msgspec.Raw]]
    marks: dict[str, dict[int, int]]
    undoes: int | None = None


class Spoilt(Exception):
    """A block whose checksum fails; ``damage`` says where."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.what)
        self.damage = damage


class Snapshot:
    """An open snapshot. Its documents never change; ``spare`` gives the state from elsewhere when a block is bad."""

    def __init__(self, handle: Handle, head: Head, footer: Footer, index: bytes) -> None:
        self._handle = handle
        self.head = head
        self.footer = footer
        self._index = index
        self._blocks: dict[int, bytes] = {}
        self.damage: list[Damage] = []
        self.spare: Callable[[], State | None] = lambda: None
        self._spare: State | None = None
        self._kept: list[Applied] | None = None
        self._history: list[Row] | None = None

    def state(self) -> State:
        """The state at this snapshot's moment, its documents read when asked for."""
        below: dict[str, Below] = {}
        for name in self.footer.tables:
            kind = TABLES.get(name)
            below[name] = TalkTable(self, name, kind) if kind is Interaction else SnapTable(self, name, kind)
        state = State(self.head.seq, self.head.top, below, self)
        state.past.undone = set(self.head.undone)
        state.past.redo = [(undo, target) for undo, target in self.head.redo]
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

    def history(self) -> list[Row]:
        """All rows of the history, oldest first."""
        if self._history is None:
            try:
                self._history = [msgspec.json.decode(line, type=Row) for line in self._lines(self.footer.history)]
            except Spoilt as spoilt:
                spare = self._spare_state(spoilt)
                self._history = [] if spare is None else Chronicle(spare).rows()
        return self._history

    def kept(self) -> list[Applied]:
        """The changes whose before-images are kept, oldest first; read once, when first asked for."""
        if self._kept is None:
            try:
                rows = [msgspec.json.decode(line, type=UndoRow) for line in self._lines(self.footer.undo)]
                self._kept = [_applied(row) for row in rows]
            except Spoilt as spoilt:
                spare = self._spare_state(spoilt)
                self._kept = [] if spare is None else [*spare.past.older.kept(), *spare.past.applied]
        return self._kept

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

    def close(self) -> None:
        """Let go of the file."""
        self._handle.close()


def _applied(row: UndoRow) -> Applied:
    before: dict[str, dict[int, bytes | None]] = {}
    for table, docs in row.before.items():
        images = {doc_id: bytes(raw) for doc_id, raw in docs.items()}
        before[table] = {doc_id: None if raw == b"null" else raw for doc_id, raw in images.items()}
    return Applied(row.seq, row.when, row.verb, row.undoes, before, {}, row.marks, row.words)


class SnapTable(Nothing):
    """One table of a snapshot, as the layer below everything."""

    def __init__(self, snap: Snapshot, name: str, kind: type[Record] | None) -> None:
        self._snap = snap
        self._name = name
        self._kind = kind
        self._ids = snap.numbers(f"{name}.ids")
        self._at = snap.numbers(f"{name}.at")
        self._made: dict[int, Record | None] = {}
        self._all: Sequence[Record] | None = None

    def get(self, doc_id: int) -> bytes | None:
        """The document's JSON, read from disk; None when it is not there."""
        slot = bisect_left(self._ids, doc_id)
        if slot >= len(self._ids) or self._ids[slot] != doc_id:
            return None
        at = self._at[slot]
        try:
            row = self._snap.read(at, self._at[slot + 1] - at)
        except Spoilt as spoilt:
            return self._snap.from_spare(self._name, doc_id, spoilt)
        return row[row.index(b"\t") + 1 : -1]

    def order(self) -> Sequence[int]:
        """All doc ids by id."""
        return self._ids

    def record(self, doc_id: int) -> Record | None:
        """The record, decoded once."""
        if doc_id not in self._made:
            raw = self.get(doc_id)
            made = None if raw is None or self._kind is None else record_of(self._kind, doc_id, raw)
            if made is None:
                return None
            if len(self._made) >= HELD_RECORDS:
                self._made.clear()
            self._made[doc_id] = made
            return made
        return self._made[doc_id]

    def records(self) -> Sequence[Record]:
        """All records by id, decoded once."""
        if self._all is None:
            self._all = tuple(record for record in map(self.record, self._ids) if record is not None)
        return self._all

    def numbers(self, name: str) -> Sequence[int]:
        """An array of the index section about this table; empty when the snapshot has none."""
        return self._snap.numbers(f"{self._name}.{name}")


class TalkTable(SnapTable):
    """The interactions of a snapshot, with their index by person and by day."""

    def __init__(self, snap: Snapshot, name: str, kind: type[Record] | None) -> None:
        super().__init__(snap, name, kind)
        self._days = snap.numbers(f"{name}.days")
        self._channels = snap.numbers(f"{name}.channels")
        self._flags = snap.numbers(f"{name}.flags")
        self._by_day = snap.numbers(f"{name}.by_day")
        self._persons = snap.numbers(f"{name}.persons")
        self._starts = snap.numbers(f"{name}.starts")
        self._slots = snap.numbers(f"{name}.slots")
        self._mondays = snap.numbers(f"{name}.mondays")
        self._reached = snap.numbers(f"{name}.reached")
        self._met = snap.numbers(f"{name}.met")
        self._words = snap.footer.channels
        self._told: dict[int, Sequence[Touch]] = {}
        self._held = 0

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches by day, then id: one slice of the index."""
        known = self._told.get(person)
        if known is not None:
            return known
        at = bisect_left(self._persons, person)
        if at >= len(self._persons) or self._persons[at] != person:
            return ()
        told = self._touches(self._slots[self._starts[at] : self._starts[at + 1]])
        if self._held > HELD_TOUCHES:
            self._told.clear()
            self._held = 0
        self._told[person] = told
        self._held += len(told)
        return told

    def _touches(self, slots: Sequence[int]) -> Sequence[Touch]:
        """The touches of some slots; column by column, which is four times as fast as one by one."""
        if len(slots) < 2:
            return tuple(self._touch(slot) for slot in slots)
        pick = itemgetter(*slots)
        flags = pick(self._flags)
        columns = zip(
            pick(self._days),
            map(self._words.__getitem__, pick(self._channels)),
            map(_INITIATOR.__getitem__, flags),
            map(_USEFUL.__getitem__, flags),
            pick(self._ids),
            strict=True,
        )
        return tuple(map(_AS_TOUCH, columns))

    def _touch(self, slot: int) -> Touch:
        flags = self._flags[slot]
        channel = self._words[self._channels[slot]]
        return Touch(self._days[slot], channel, _INITIATOR[flags], _USEFUL[flags], self._ids[slot])

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of a span of days, both ends included, in order."""
        return [(self._days[slot], self._ids[slot]) for slot in self._span(first, last)]

    def _span(self, first: int, last: int) -> Sequence[int]:
        low = bisect_left(self._by_day, first, key=self._days.__getitem__)
        high = bisect_left(self._by_day, last + 1, key=self._days.__getitem__)
        return self._by_day[low:high]

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """The interactions of a span of days, both ends included, in no order."""
        starts, of = self.numbers("of_starts"), self.numbers("of")
        for slot in self._span(first, last):
            talk, channel = self._ids[slot], self._words[self._channels[slot]]
            if starts:
                people = [self._persons[at] for at in of[starts[slot] : starts[slot + 1]]]
            else:  # a snapshot that was written before this index was kept
                facts = facts_of(self.get(talk) or b"")
                people = list(facts.people) if facts is not None else []
            yield Contact(talk, channel, people)

    def week(self, monday: int) -> Reach | None:
        """How many people were reached in a week; None when the snapshot does not say."""
        if not self._mondays:
            return None
        at = bisect_left(self._mondays, monday)
        if at >= len(self._mondays) or self._mondays[at] != monday:
            return Reach(0, 0)
        return Reach(self._reached[at], self._met[at])

    def unsettled(self) -> list[tuple[int, int]]:
        """(day ordinal, id) of interactions with a name nobody has picked, in order."""
        slots = self._snap.numbers(f"{self._name}.open")
        return sorted((self._days[slot], self._ids[slot]) for slot in slots)


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
    if tail.spoilt or tail.end != size or footer.length != tail.start - 1:
        return None
    index = handle.read_at(*footer.index)
    return Snapshot(handle, head, footer, index) if crc32(index) == footer.index_crc else None
