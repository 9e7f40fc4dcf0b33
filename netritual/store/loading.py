"""Reading a store's folder back: the index, and the lines of the journal behind it; without an index all lines."""

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from sqlite3 import Connection
from typing import NamedTuple
from zlib import crc32

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.failures import unmet
from netritual.store.index.database import Index, is_sound
from netritual.store.index.layers import WRONG
from netritual.store.index.tables import state_of
from netritual.store.index_seal import Seal, lost_journal, read_seal, sealed
from netritual.store.journal_file import Bytes, Damage, JournalFile, header_of, line_of, read
from netritual.store.journal_line import FORMAT, JOURNAL, is_former, line_at
from netritual.store.journal_state import BASE, Header, State

LACKING = "journal that lacks its newest entries"


class Loaded(NamedTuple):
    """What a folder held: the state, the journal to follow, damaged pieces, and why nothing may be written, or None."""

    state: State
    file: JournalFile | None
    header: Header | None
    damage: list[Damage]
    refusal: Unsound | None
    adrift: bool = False
    """True when the journal, or its end, was lost: before the first save it is written anew out of the index."""


@contextmanager
def collector_off() -> Iterator[None]:
    """Without the garbage collector: it would look again and again at the very many documents that are being read."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load(disk: Disk, home: Home) -> Loaded:
    """Read a folder. Raises Unsound for a newer format, OSError when files cannot be read."""
    path = f"{home.store}/{JOURNAL}"
    if not disk.exists(path):
        names = disk.names(home.store)
        return _former(disk, home) if is_former(names) and not lost_journal(names) else _without_journal(disk, home)
    file = JournalFile(disk, path)
    header = header_of(file)
    seal, database = sealed(disk, home, None if header is None else header.journal, file.reader, file.size)
    index = None if seal is None or database is None else _index(disk, home, seal, database, file)
    state = State() if index is None else state_of(index)
    damage = read(file, state)
    if index is None and seal is not None and seal.seq > state.seq:  # the journal was cut short, or put back
        if disk.stat(path) != (file.inode, file.size):  # it has grown meanwhile, and its index with it
            file.close()
            return load(disk, home)
        damage.append(Damage(path, file.end, b"", LACKING))
        from_index = _out_of_index(disk, home, seal, header, damage)
        if from_index is not None:
            file.close()
            return from_index
    if header is None:
        damage += [Damage(path, 0, b"", "missing header")] if file.line(0) is not None else []
        header = _header_again(file, seal) if index is None else _header_by(index)
    refusal = None if header is not None else unmet(disk, home)
    return Loaded(state, file, header, damage, refusal)


def _former(disk: Disk, home: Home) -> Loaded:
    """A home of format 1 that cannot be taken over now, or not at all: all of it in memory."""
    from netritual.store.format_one import journal_lines, read_home  # only here: nobody else needs them

    former = read_home(disk, home)
    lines = b"".join(journal_lines(former)) if former.header is not None or former.lines else b""
    state, file = State(), JournalFile(disk, f"{home.store}/{JOURNAL}", Bytes(lines, ""))
    read(file, state)
    return Loaded(state, None, header_of(file), [*former.damage], former.refusal)


def _without_journal(disk: Disk, home: Home) -> Loaded:
    """What the index holds of a journal that was lost."""
    if not lost_journal(disk.names(home.store)):
        return Loaded(State(), None, None, [], None)
    damage, seal = [Damage(f"{home.store}/{JOURNAL}", 0, b"", "missing journal")], read_seal(disk, home)
    from_index = None if seal is None else _out_of_index(disk, home, seal, None, damage)
    return from_index or Loaded(State(), None, None, damage, unmet(disk, home), True)


def _out_of_index(disk: Disk, home: Home, seal: Seal, header: Header | None, damage: list[Damage]) -> Loaded | None:
    """What the index holds of a journal that was lost, or of which a part was; None when it is not as it was sealed."""
    database = seal.opened(disk, home) if is_sound(disk, home, seal) else None
    index = None if database is None else _index(disk, home, seal, database, None)
    return None if index is None else Loaded(state_of(index), None, header or _header_by(index), damage, None, True)


def _header_by(index: Index) -> Header:
    return Header(FORMAT, index.meta.store, index.meta.store, index.meta.journal)


def _index(disk: Disk, home: Home, seal: Seal, database: Connection, file: JournalFile | None) -> Index | None:
    """A sealed index of a journal, which is read from behind it on; None when it is not that of its seal."""

    def spare() -> State:
        if file is not None:
            with closing(JournalFile(disk, file.path)) as again:
                again.size = seal.end
                state = State()
                read(again, state)
                if again.crc == seal.line.encode():
                    return state
        raise Unsound(
            "A part of the store is damaged, and the journal does not hold it.",
            title="Damaged store",
            hint="Nothing was changed. Run `netritual doctor`, or `netritual restore` with a backup.",
        )

    line = (lambda place: None) if file is None else file.line
    try:
        index = Index(database, line, spare, seal.file, seal.end)
    except WRONG:
        return None
    if (index.meta.seq, index.meta.journal) != (seal.seq, seal.journal):
        return None
    if file is not None:
        file.skip(seal.end, seal.last, seal.line.encode())
    return index


def _header_again(file: JournalFile, seal: Seal | None) -> Header | None:
    """The header of a journal that has lost it, if the line behind it is its first, or its second.

    The one before that may be missing: it went with the header if the line feed between them was hit. The names are
    those in the seal of its index; without one they are made of the first entry, the same each time.
    """
    at = 0 if file.line(0) is not None else len(line_at(file.reader, 0)) + 1
    body = file.line(at)
    line = None if body is None else line_of(body)
    if body is None or line is None or (line.seq > 2 and line.verb != BASE):
        return None
    name = f"{crc32(body):08x}"
    return Header(FORMAT, name, name, name) if seal is None else Header(FORMAT, seal.store, seal.store, seal.journal)
