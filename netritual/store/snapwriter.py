"""Writing a snapshot: streamed from a frozen state, with its index section (``storage.md`` 3.7, 3.10)."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from netritual.domain.model import Person
from netritual.domain.network import Touch
from netritual.files import Handle
from netritual.store.chronicle import Chronicle
from netritual.store.facts import Facts, facts_of, told_of
from netritual.store.indexes import Contact, Rows, counted, monday_of, walk
from netritual.store.learned import lines_over, table_below
from netritual.store.line import FORMAT, encode, frame
from netritual.store.names import row_of
from netritual.store.past import Applied
from netritual.store.records import record_of
from netritual.store.snapshot import BLOCK, Footer, Head, UndoRow
from netritual.store.standing import standing_arrays
from netritual.store.state import PEOPLE, TALKS, Header, State
from netritual.store.summing import MANY, Former, Known, sum_arrays
from netritual.store.tables import INITIATORS, USEFUL, TalkTable
from netritual.store.talks import TalkRows, touch_of
from netritual.store.words_index import Delta, WordLines

if TYPE_CHECKING:
    from netritual.domain.quicklog.names import Row as NameRow

SYNCED_BLOCKS = 64
"""After so many blocks (4 MiB) what was written goes to the disk, so that no writer's own sync waits for all of it."""
KEPT_CHANGES = 1000
KEPT_DAYS = 30
"""Before-images are kept for the newest so many changes, or for so many days, whichever is more."""
NO_FACTS = Facts(0, "note", (), None, False, False)
"""What the index says of an interaction that cannot be read: a day that no question asks for."""


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


class _Index:
    """The arrays of the index section."""

    def __init__(self) -> None:
        self.arrays: dict[str, array[int] | array[float]] = {}
        self.channels: list[str] = []

    def add(self, name: str, code: str, numbers: Iterable[int]) -> None:
        self.arrays[name] = array(code, numbers)

    def add_talks(self, table: str, ids: "array[int]", facts: list[Facts], former: Former) -> None:
        numbered: dict[str, int] = {}
        self.add(f"{table}.days", "i", (fact.day for fact in facts))
        self.add(f"{table}.channels", "i", (numbered.setdefault(fact.channel, len(numbered)) for fact in facts))
        self.add(f"{table}.flags", "B", map(_flags, facts))
        self.add(f"{table}.open", "i", (slot for slot, fact in enumerate(facts) if fact.open))
        by_day = sorted(range(len(facts)), key=lambda slot: facts[slot].day)
        self.add(f"{table}.by_day", "i", by_day)
        of: dict[int, list[int]] = {}
        for slot in by_day:
            for person in dict.fromkeys(facts[slot].people):
                if abs(person) < 2**63:
                    of.setdefault(person, []).append(slot)
        persons = sorted(of)
        starts, slots = array("i", [0]), array("i")
        for person in persons:
            slots.extend(of[person])
            starts.append(len(slots))
        self.add(f"{table}.persons", "q", persons)
        self.arrays[f"{table}.starts"], self.arrays[f"{table}.slots"] = starts, slots
        self.channels = list(numbered)
        self._add_people(table, facts, persons)
        self._add_weeks(table, by_day, facts)
        self._add_sums(table, ids, facts, of, former)

    def _add_people(self, table: str, facts: list[Facts], persons: list[int]) -> None:
        """For each interaction its people, as places in the array of persons."""
        places = {person: at for at, person in enumerate(persons)}
        starts, of = array("i", [0]), array("i")
        for fact in facts:
            of.extend(places[person] for person in dict.fromkeys(fact.people) if person in places)
            starts.append(len(of))
        self.arrays[f"{table}.of_starts"], self.arrays[f"{table}.of"] = starts, of

    def _add_weeks(self, table: str, by_day: list[int], facts: list[Facts]) -> None:
        """For each week with an interaction, how many people were reached."""
        weeks = groupby(by_day, key=lambda slot: monday_of(facts[slot].day))
        told = [
            (monday, counted(Contact(slot, facts[slot].channel, facts[slot].people) for slot in slots))
            for monday, slots in weeks
        ]
        self.add(f"{table}.mondays", "i", (monday for monday, _ in told))
        self.add(f"{table}.reached", "i", (reach.people for _, reach in told))
        self.add(f"{table}.met", "i", (reach.met for _, reach in told))

    def _add_sums(
        self, table: str, ids: "array[int]", facts: list[Facts], of: dict[int, list[int]], former: Former
    ) -> None:
        """For each person what their touches say, whatever the day."""

        def touches(person: int) -> list[Touch]:
            return [touch_of(facts[slot], ids[slot]) for slot in of[person]]

        for name, numbers in sum_arrays(sorted(of), touches, former).items():
            self.arrays[f"{table}.{name}"] = numbers

    def add_people(self, state: State) -> None:
        """What is counted over everyone."""
        for name, numbers in standing_arrays(state).items():
            self.arrays[f"{PEOPLE}.{name}"] = numbers


def _flags(fact: Facts) -> int:
    who = INITIATORS.index(fact.initiator) if fact.initiator in INITIATORS else 0
    return who | (USEFUL if fact.useful else 0)


def write_snapshot(handle: Handle, gen: int, header: Header, state: State) -> int:
    """Write a snapshot of a frozen state and bring it to the disk; how many changes its history has.

    OSError when the disk does not take it.
    """
    out, index = _Out(handle), _Index()
    past = state.past
    head = Head(FORMAT, gen, state.seq, state.top, header.store, header.device, sorted(past.undone), past.redo)
    out.write(frame(msgspec.json.encode(head)))
    people, talks = state.rows(PEOPLE), state.rows(TALKS)
    below = table_below(people, talks)
    below = below if below is not None and below.whole() else None
    lines = WordLines(None) if below is None else lines_over(people, talks, below)
    tables = {name: _table(out, index, name, state, lines if below is None else None) for name in state.names()}
    if PEOPLE in tables:
        index.add_people(state)
    rows = Chronicle(state).rows()
    history = out.section(msgspec.json.encode(row) + b"\n" for row in rows)
    undo = out.section(msgspec.json.encode(_undo_row(change, state)) + b"\n" for change in kept(state))
    words = _words(out, index, lines)
    start = out.length
    arrays: dict[str, tuple[int, int, str]] = {}
    crc = 0
    for name, numbers in index.arrays.items():
        data = _little(numbers)
        arrays[name] = (out.length, len(data), numbers.typecode)
        crc = crc32(data, crc)
        out.write(data)
    out.end()
    footer = Footer(
        snap=FORMAT, length=out.length, history=history, undo=undo, index=(start, out.length - start), index_crc=crc,
        arrays=arrays, tables=tables, channels=index.channels, blocks=out.blocks, words=words,
    )  # fmt: skip
    last = b"\n" + frame(encode(msgspec.to_builtins(footer)))
    while last:
        last = last[handle.append(last) :]
    handle.sync()
    return len(rows)


def _table(out: _Out, index: _Index, name: str, state: State, lines: WordLines | None) -> tuple[int, int]:
    """Write a table; its words are noted in ``lines``, when these are made anew."""
    start = out.length
    ids, at = array("q"), array("q")
    facts: list[Facts] = []
    for doc_id, raw in walk(state.rows(name)):
        ids.append(doc_id)
        at.append(out.length)
        out.write(b"%d\t%s\n" % (doc_id, raw))
        if name == TALKS:
            facts.append(facts_of(raw) or NO_FACTS)
        if lines is not None:
            _note(lines, name, doc_id, raw)
    at.append(out.length)
    index.arrays[f"{name}.ids"], index.arrays[f"{name}.at"] = ids, at
    if name == TALKS:
        index.add_talks(name, ids, facts, _former(state.rows(TALKS)))
    return start, out.length - start


def _note(lines: WordLines, name: str, doc_id: int, raw: bytes) -> None:
    """Note the words of a document."""
    if name == TALKS:
        talk = told_of(raw)
        if talk is not None:
            lines.talk(Delta(1, talk))
    elif name == PEOPLE:
        lines.person(None, record_of(Person, doc_id, raw))


def _words(out: _Out, index: _Index, lines: WordLines) -> tuple[int, int]:
    """Write the lines of words."""
    start, at = out.length, array("q")
    for line in lines.lines():
        at.append(out.length)
        out.write(line)
    at.append(out.length)
    index.arrays["words.at"] = at
    return start, out.length - start


def _former(talks: Rows) -> Former:
    """What the snapshot below keeps of somebody of whom nothing changed since."""
    base = talks.base()
    if not isinstance(base, TalkTable) or not isinstance(talks, TalkRows):
        return lambda person: None
    changed = talks.changed_people()

    def former(person: int) -> tuple[Known, "Counter[int] | None"] | None:
        known = None if person in changed else base.known(person)
        return None if known is None else (known, base.gaps(person) if known.days >= MANY else None)

    return former


def _little(numbers: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def kept(state: State) -> list[Applied]:
    """The changes whose before-images are still kept, oldest first."""
    changes = [*state.past.older.kept(), *state.past.applied]
    if len(changes) <= KEPT_CHANGES:
        return changes
    since = datetime.fromisoformat(changes[-1].when) - timedelta(days=KEPT_DAYS)
    newest = len(changes) - KEPT_CHANGES
    return [change for at, change in enumerate(changes) if at >= newest or change.moment >= since]


def _undo_row(change: Applied, state: State) -> UndoRow:
    before = {
        table: {doc_id: msgspec.Raw(b"null" if raw is None else raw) for doc_id, raw in docs.items()}
        for table, docs in change.before.items()
    }
    marks = {table: dict(docs) for table, docs in change.marks.items()}
    words = Chronicle(state).words(change)
    return UndoRow(change.seq, change.when, change.verb, words, before, marks, change.undoes)


def name_rows(state: State) -> Iterable["NameRow"]:
    """The rows of the names file: everyone by id."""
    for doc_id, raw in walk(state.rows(PEOPLE)):
        row = row_of(doc_id, msgspec.json.decode(raw))
        if row is not None:
            yield row
