"""Writing a journal anew: all documents as they stand and the history up to then as its base, and lines behind it."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime

import msgspec

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.history import History
from netritual.store.index.history_index import IndexPast
from netritual.store.index.layers import walk
from netritual.store.index.tables import state_of
from netritual.store.journal_file import PIECE, JournalFile, header_in, line_of
from netritual.store.journal_line import JOURNAL, Changes, encode, frame, header, keep, transaction
from netritual.store.journal_state import BASE, Header, State
from netritual.store.undo_log import Base, Images

UNKNOWN_WHEN = "2020-01-01T00:00:00+00:00"
"""When a base is of that follows on nothing."""


def write_journal(disk: Disk, home: Home, lines: Iterable[bytes]) -> None:
    """Put a journal in the place of the one that is there, whole or not at all. The caller holds the lock."""
    path = f"{home.store}/{JOURNAL}"
    temp = f"{path}.tmp"
    try:
        disk.write_new(temp, lines)
        disk.rename(temp, path)
    except BaseException:
        disk.remove(temp)
        raise
    disk.sync_folder(home.store)


def base_of(state: State, seq: int = 0) -> Base:
    """A state as the base of a journal, at its own number or a higher one."""
    documents = {name: dict(walk(state.rows(name))) for name in state.names()}
    return Base(0, max(seq, state.seq), state.top, documents, History(state).rows())


def lines_from(head: Header, base: Base | None, behind: Iterable[bytes] = ()) -> Iterator[bytes]:
    """The lines of a journal that begins with a base: a header with a new name, the base, and those behind it."""
    if base is None or base.seq == 0:
        yield header(head.store, head.device)
    else:
        yield header(head.store, head.device, base.seq, base.top)
        when = datetime.fromisoformat(base.rows[-1].when if base.rows else UNKNOWN_WHEN)
        rows = msgspec.json.encode(base.rows)
        yield transaction(base.seq, when, BASE, base.top, _changes(base.documents), also=b',"past":' + rows)
    yield from behind


def lines_of(head: Header, state: State) -> Iterator[bytes]:
    """The lines of a journal out of memory: what the index holds as the base, and each change behind it."""
    older = state.undo_log.older
    base = base_of(state_of(older.index)) if isinstance(older, IndexPast) else state.undo_log.base
    yield from lines_from(head, base, lines_after(state))


def lines_after(state: State, seq: int = 0) -> Iterator[bytes]:
    """The lines of the changes in memory after a number.

    Their own greatest ids are not known any more: an import of them sees by that of the documents so far what is new,
    and what is added behind them begins above the last one.
    """
    top = 0
    for change in state.undo_log.applied:
        ids = [doc_id for docs in change.after.values() for doc_id in docs]
        top = state.top if change.seq == state.seq else max([top, *ids])
        if change.seq > seq:
            changes, words = _changes(change.after), worded(change.words)
            yield transaction(change.seq, change.moment, change.verb, top, changes, change.undoes, words)


def worded(words: str | None) -> bytes:
    """The field of a line with its sentence, where that is known."""
    return b',"words":' + encode(words) if words else b""


def _changes(images: Images) -> Changes:
    return {table: dict(docs) for table, docs in images.items()}


def whole_lines(disk: Disk, path: str, end: int) -> Iterator[bytes]:
    """The bytes of a journal up to a place, in pieces."""
    with disk.open(path) as handle:
        at = 0
        while data := handle.read_at(at, min(PIECE, end - at)):
            yield data
            at += len(data)


def gapless(disk: Disk, path: str, head: Header) -> Iterator[bytes]:
    """The lines of a damaged journal: as its base what stood where the last entry is missing, then all behind it."""
    bodies: list[bytes] = []
    with closing(JournalFile(disk, path)) as file:
        file.take(lambda body, start: None if start == 0 and header_in(body) else bodies.append(body))
    before, newest = State(), 0
    behind: list[bytes] = []
    for body in bodies:
        line = line_of(body)
        if line.verb == BASE and newest == 0:
            before.begin(line, 0)
        elif line.seq <= newest:  # of a second writer: it was told, and is kept
            continue
        else:
            if line.seq > newest + 1:
                for earlier in behind:
                    before.apply(line_of(earlier))
                behind.clear()
                before.seq = line.seq - 1
            behind.append(body)
        newest = line.seq
    yield from lines_from(head, base_of(before), map(frame, behind))


def keep_file(disk: Disk, home: Home, path: str) -> None:
    """Copy a damaged file into ``kept/``, once."""
    name = path.rsplit("/", 1)[-1]
    if not disk.exists(path):
        return
    data = disk.read(path)
    folder = home.kept
    if not any(old.startswith(name) and disk.read(f"{folder}/{old}") == data for old in disk.names(folder)):
        keep(disk, home, name, data)
