"""Writing a journal anew: all documents as they stand and the history up to then as its base, and lines behind it.

What was damaged stays behind then. Its bytes are in ``kept/``, and so is a report, told until ``doctor`` has shown it.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import pairwise

import msgspec

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.history import History
from netritual.store.index.history_index import IndexPast
from netritual.store.index.layers import walk
from netritual.store.index.tables import state_of
from netritual.store.journal_file import JournalFile, read
from netritual.store.journal_line import frame, header, keep, numbered, transaction
from netritual.store.journal_state import BASE, Header, State
from netritual.store.undo_log import Base

UNKNOWN_WHEN = "2020-01-01T00:00:00+00:00"
"""When a base is of that follows on nothing."""
UNSEEN = "report"
SEEN = "seen"


def write_report(disk: Disk, home: Home, sentences: Iterable[object]) -> None:
    """Put sentences into ``kept/``, for ``doctor`` to show once."""
    if words := "\n".join(map(str, sentences)):
        keep(disk, home, UNSEEN, words.encode())


def unseen(disk: Disk, home: Home) -> list[str]:
    """The sentences of reports that nobody has seen in ``doctor`` yet."""
    names = _unseen_names(disk, home)
    return [line for name in names for line in disk.read(f"{home.kept}/{name}").decode("utf-8", "replace").splitlines()]


def mark_seen(disk: Disk, home: Home) -> None:
    """The reports have been shown; where nothing can be written they are shown again."""
    with suppress(OSError):
        for name in _unseen_names(disk, home):
            disk.rename(f"{home.kept}/{name}", numbered(disk, home.kept, SEEN))


def _unseen_names(disk: Disk, home: Home) -> list[str]:
    return [name for name in disk.names(home.kept) if name.startswith(UNSEEN + ".") and not name.endswith(".tmp")]


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
        yield transaction(base.seq, when, BASE, base.top, base.documents, past=msgspec.json.encode(base.rows))
    yield from behind


def lines_of(head: Header, state: State) -> Iterator[bytes]:
    """The lines of a journal out of memory: what the index holds as the base, and each change behind it."""
    older = state.undo_log.older
    base = base_of(state_of(older.index)) if isinstance(older, IndexPast) else state.undo_log.base
    return lines_from(head, base, lines_after(state))


def lines_after(state: State, seq: int = 0) -> Iterator[bytes]:
    """The lines of the changes in memory after a number.

    Their own greatest ids are not known any more: an import of them sees by that of the documents so far what is new,
    and what is added behind them begins above the last one.
    """
    top = 0
    for change in state.undo_log.applied:
        top = max([top, *(doc_id for docs in change.after.values() for doc_id in docs)])
        top = state.top if change.seq == state.seq else top
        if change.seq > seq:
            yield transaction(
                change.seq, change.moment, change.verb, top, change.after, change.undoes, words=change.words
            )


def gapless(disk: Disk, path: str, head: Header) -> Iterator[bytes]:
    """The lines of a damaged journal: as its base what stood where the last entry is missing, then all behind it."""
    state, before = State(), State()
    with closing(JournalFile(disk, path)) as file, closing(JournalFile(disk, path)) as early:
        read(file, state)
        base, changes = state.undo_log.base, state.undo_log.applied
        places = [(0 if base is None else base.seq, 0), *((change.seq, change.at) for change in changes)]
        gaps = [later for former, later in pairwise(places) if later[0] > former[0] + 1]
        if gaps:
            seq, early.size = gaps[-1]
            read(early, before)
            before.seq = seq - 1
            base = base_of(before)
        bodies = (file.line(change.at) for change in changes if change.seq > before.seq)
        yield from lines_from(head, base, (frame(body) for body in bodies if body is not None))
