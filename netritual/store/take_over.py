"""A home of format 1 becomes one of today's format: its files are read whole, and one journal is written from them.

The journal begins with a base: all documents before the changes that can still be undone, and the rows of history up
to there. These changes follow as ordinary lines, and behind them the lines of the log. Then the former files go to
``kept/``. A crash leaves the former home, or the journal with some former files beside it, which go next time.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.care.journal_rewrite import lines_from, write_report
from netritual.store.care.set_aside import move_to_kept, way
from netritual.store.format_one import (
    FormerHome,
    Snapshot,
    Undoable,
    generations,
    is_former_file,
    read_home,
    read_log,
    read_snapshot,
)  # fmt: skip
from netritual.store.journal_file import Damage, JournalFile, read
from netritual.store.journal_line import JOURNAL, numbered, transaction, write_journal
from netritual.store.journal_state import Header, State, images_of
from netritual.store.undo_log import Base, mark

Tables = dict[str, dict[int, bytes]]


def take_over(disk: Disk, home: Home) -> FormerHome:
    """Write the journal of a home of format 1, and move its files to ``kept/``. The caller holds the lock.

    What was damaged stands in a report, which ``doctor`` shows once. Nothing is written when the home cannot be read
    whole (``refusal``). Where there is a journal already, only what an interrupted take-over left is moved. Unsound for
    a newer format, OSError when a file cannot be read or written.
    """
    path, notes = f"{home.store}/{JOURNAL}", list[str]()
    if not disk.exists(path):
        former = read_home(disk, home)
        if former.refusal is not None:
            return former
        if former.header is not None:
            places = [numbered(disk, home.kept, piece.file.rsplit("/", 1)[-1]) for piece in former.damage]
            pieces = [piece._replace(file=place) for piece, place in zip(former.damage, places, strict=True)]
            write_report(disk, home, pieces)
            write_journal(disk, home, journal_lines(former))
            notes = [f"The journal was written in a new format; its former files are kept in {home.kept}."]
            notes += [*former.notes, *(piece.note for piece in pieces[:1])]
    names = [name for name in disk.names(home.store) if is_former_file(name)]
    disk.make_folder(home.kept)
    for name in names:
        move_to_kept(disk, home, name)
    disk.sync_folder(home.kept)
    disk.remove(f"{home.store}/lock.compaction")  # it is empty
    disk.sync_folder(home.store)
    if generations(names):
        state = State()
        with closing(JournalFile(disk, path)) as file:
            read(file, state)
        notes += not_taken_in(disk, home, state)
    return FormerHome(notes=notes)


def not_taken_in(disk: Disk, home: Home, state: State) -> list[str]:
    """A sentence for each former log in ``kept/`` of which the home lacks the last entry: an older program went on
    writing it."""
    folder = home.kept
    places = [f"{folder}/{name}" for name in disk.names(folder) if generations([name[: name.rfind(".")]])]
    with suppress(Unsound, OSError):
        unknown = [place for place in places if _is_unknown(disk, place, state)]
        return [f"{place} ends with an entry that the journal does not hold.{way(place)}" for place in unknown]
    return []


def _is_unknown(disk: Disk, path: str, state: State) -> bool:
    """Whether a log ends with an entry that the journal does not hold, nor what it left."""
    line = read_log(disk, path).last
    if line is None or (line.seq, line.when, line.verb) in state.undo_log.entries():
        return False
    return not all(state.rows(table).get(id) for table, docs in line.changes.items() for id in docs or ())


def from_snapshot(data: bytes, path: str, inside: bool) -> bytes:
    """A snapshot of format 1, ``inside`` a backup or by itself, as the bytes of a journal; nothing when it is damaged.

    One in a backup has no generation. Unsound for a newer format.
    """
    damage: list[Damage] = []
    snapshot = read_snapshot(data, path, damage)
    if snapshot is None or damage or (snapshot.head.gen == 0) != inside:
        return b""
    return b"".join(journal_lines(FormerHome(snapshot.header, snapshot)))


def journal_lines(former: FormerHome) -> Iterator[bytes]:
    """The journal of a former home: header, base, changes that can be undone, and the lines of its log."""
    base, changes = (None, []) if former.snapshot is None else _taken_back(former.snapshot)
    yield from lines_from(former.header or Header(1, "", ""), base, changes)
    for line in former.lines:
        images = {table: None if docs is None else images_of(docs) for table, docs in line.changes.items()}
        yield transaction(line.seq, datetime.fromisoformat(line.when), line.verb, line.top, images, line.undoes)


def _taken_back(snapshot: Snapshot) -> tuple[Base, list[bytes]]:
    """The base before the changes of a snapshot that can be undone, and the lines of these, oldest first.

    They go back to the newest row of history that cannot be undone, or has left documents otherwise than they are.
    """
    head, tables = snapshot.head, snapshot.tables
    past, changes, seq = list(snapshot.past), [], snapshot.head.seq
    while past:
        row, change = past[-1], snapshot.undoable.get(past[-1].seq)
        if change is None or not _fits(change, tables):
            break
        images: dict[str, dict[int, bytes | None] | None] = {}
        for table, docs in change.before.items():
            rows, former = tables.setdefault(table, {}), images_of(docs)
            images[table] = {doc_id: rows.get(doc_id) for doc_id in docs}
            tables[table] = {doc_id: raw for doc_id, raw in {**rows, **former}.items() if raw is not None}
        when = datetime.fromisoformat(row.when)
        changes.append(transaction(row.seq, when, row.verb, head.top, images, row.undoes, words=row.words))
        past.pop()
        seq = row.seq - 1
    documents = {table: dict(sorted(rows.items())) for table, rows in tables.items() if rows}
    return Base(0, seq, head.top, documents, past), changes[::-1]


def _fits(change: Undoable, tables: Tables) -> bool:
    """True when the documents are as a change left them."""
    return all(
        mark(table, tables.get(table, {}).get(doc_id)) == checksum
        for table, docs in change.marks.items()
        for doc_id, checksum in docs.items()
    )
