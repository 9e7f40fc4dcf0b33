"""A home of format 1 becomes one of today's format: its files are read whole, and one journal is written from them.

The journal begins with a base: all documents before the changes that can still be undone, and the rows of history up
to there. These changes follow as ordinary lines, and behind them the lines of the log. Then the former files go to
``kept/``. A crash leaves the former home, or the journal with some former files beside it, which go next time.
"""

from collections.abc import Iterator
from contextlib import suppress
from shlex import quote
from typing import NamedTuple

import msgspec

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.care.reports import note_of, sentence_of, write_report
from netritual.store.format_one import (
    Entry,
    FormerHome,
    Header,
    Images,
    Snapshot,
    Undoable,
    entries_of,
    generations,
    header_of,
    number_of,
    orphans,
    read_home,
    read_snapshot,
)  # fmt: skip
from netritual.store.journal_file import Damage
from netritual.store.journal_state import BASE
from netritual.store.line import JOURNAL, body_of, frame, numbered
from netritual.store.line import header as first_line
from netritual.store.undo_log import Row, mark

KINDS = ("log.", "snap.", "names.")
LONG_AGO = "1970-01-01T00:00:00+00:00"
"""The moment of a base before which nothing is known."""
Tables = dict[str, dict[int, bytes]]


class Former(NamedTuple):
    """A former home as the bytes of a journal of today's format, and what is to be told of it.

    With a ``refusal`` they are not all of it: they may be read, and must not be written. After a take-over they are
    empty: the journal is on disk.
    """

    journal: bytes
    damage: list[Damage]
    notes: list[str]
    refusal: Unsound | None


def read_former(disk: Disk, home: Home) -> Former:
    """Read a home of format 1; nothing is written. Unsound for a newer format, OSError when it cannot be read."""
    names = disk.names(home.store)
    if not generations(names) and not orphans(names):
        return Former(b"", [], [], None)
    former = read_home(disk, home)
    entries, second = entries_of(former)
    notes = []
    if former.logs and former.logs[-1].torn:
        notes.append("The last entry of the journal was never wholly written; it was left out.")
    return Former(b"".join(journal_lines(former, entries)), former.damage + second, notes, former.refusal)


def take_over(disk: Disk, home: Home) -> Former:
    """Write the journal of a home of format 1, and move its files to ``kept/``. The caller holds the lock.

    What was damaged stands in a report, which ``doctor`` shows once. Nothing is written when the home cannot be read
    whole (``refusal``). Where there is a journal already, only what an interrupted take-over left is moved. Unsound for
    a newer format, OSError when a file cannot be read or written.
    """
    path, notes, unknown = f"{home.store}/{JOURNAL}", [], []
    if disk.exists(path):
        unknown = [name for name in disk.names(home.store) if _goes_on(disk, home, name)]
    else:
        former = read_former(disk, home)
        if former.refusal is not None:
            return former
        if former.journal:
            notes += _write(disk, home, path, former)
    for name, place in _move(disk, home).items():
        if name in unknown:
            notes.append(
                f"{name} ends with an entry that the journal does not hold; it was moved to {place}. "
                f"`netritual import {quote(place)}` takes in what it holds."
            )
    return Former(b"", [], notes, None)


def _write(disk: Disk, home: Home, path: str, former: Former) -> list[str]:
    """Bring the journal to the disk, and before it the report of what was damaged; sentences of what was done."""
    folder = f"{home.store}/kept"
    pieces = [piece._replace(file=numbered(disk, folder, piece.file.rsplit("/", 1)[-1])) for piece in former.damage]
    write_report(disk, home, map(sentence_of, pieces))
    disk.write_new(path + ".tmp", (former.journal,))
    disk.rename(path + ".tmp", path)
    disk.sync_folder(home.store)
    notes = [f"The journal was written in a new format; its former files are kept in {folder}.", *former.notes]
    if pieces:
        notes.append(note_of(pieces[0]))
    return notes


def _is_of_format_one(name: str) -> bool:
    return number_of(name) >= 0 or (name.startswith(KINDS) and name.endswith(".tmp"))


def _move(disk: Disk, home: Home) -> dict[str, str]:
    """Move the files of format 1 to ``kept/``; name -> place there."""
    places: dict[str, str] = {}
    folder = f"{home.store}/kept"
    disk.make_folder(folder)
    for name in filter(_is_of_format_one, disk.names(home.store)):
        places[name] = numbered(disk, folder, name)
        disk.rename(f"{home.store}/{name}", places[name])
    disk.sync_folder(folder)
    disk.remove(f"{home.store}/lock.compaction")  # it is empty
    disk.sync_folder(home.store)
    return places


def _goes_on(disk: Disk, home: Home, name: str) -> bool:
    """True when a former log ends with an entry that the journal does not hold: somebody went on writing it."""
    if number_of(name) < 0 or not name.startswith("log."):
        return False
    last = next(_marks(reversed(disk.read(f"{home.store}/{name}").split(b"\n"))), None)
    return last is not None and last not in set(_marks(disk.read(f"{home.store}/{JOURNAL}").split(b"\n")))


class _Mark(msgspec.Struct, frozen=True):
    seq: int
    when: str
    verb: str
    past: list[Row] = []


def _marks(lines: "Iterator[bytes] | list[bytes]") -> Iterator[tuple[int, str, str]]:
    """(seq, when, verb) of the entries of a journal or a log, and of the rows of a base."""
    for line in lines:
        body = body_of(line)
        if body is not None and b'"changes"' in body:
            with suppress(msgspec.DecodeError):
                one = msgspec.json.decode(body, type=_Mark)
                yield one.seq, one.when, one.verb
                yield from ((row.seq, row.when, row.verb) for row in one.past)


def from_snapshot(data: bytes, path: str, inside: bool) -> bytes:
    """A snapshot of format 1, ``inside`` a backup or by itself, as the bytes of a journal; nothing when it is damaged.

    One in a backup has no generation. Unsound for a newer format.
    """
    damage: list[Damage] = []
    snapshot = read_snapshot(data, path, damage)
    if snapshot is None or damage or (snapshot.head.gen == 0) != inside:
        return b""
    return b"".join(journal_lines(FormerHome(header_of(snapshot), snapshot, [], [], None), []))


def journal_lines(former: FormerHome, entries: list[Entry]) -> Iterator[bytes]:
    """The journal of a former home: header, base, changes that can be undone, and the lines of its log."""
    header = former.header or Header(1, 0, 0, "", "")
    base, changes = (None, []) if former.snapshot is None else _taken_back(former.snapshot)
    seq, top = (0, 0) if base is None else (base.seq, base.top)
    yield first_line(header.store, header.device, seq, top)
    for entry in ([] if base is None or base.seq == 0 else [base], changes, entries):
        yield from map(_framed, entry)


def _framed(entry: Entry) -> bytes:
    return frame(msgspec.json.encode(entry))


def _taken_back(snapshot: Snapshot) -> tuple[Entry, list[Entry]]:
    """The base before the changes of a snapshot that can be undone, and these changes, oldest first.

    They go back to the newest row of history that cannot be undone, or has left documents otherwise than they are.
    """
    head, tables = snapshot.head, snapshot.tables
    past, changes = list(snapshot.past), []
    while past:
        row, change = past[-1], snapshot.undoable.get(past[-1].seq)
        if change is None or not _fits(change, tables):
            break
        images: Images = {}
        for table, docs in change.before.items():
            rows = tables.setdefault(table, {})
            images[table] = {doc_id: msgspec.Raw(rows.get(doc_id, b"null")) for doc_id in docs}
            for doc_id, raw in docs.items():
                _put(rows, doc_id, bytes(raw))
        changes.append(Entry(row.seq, row.when, row.verb, head.top, images, row.undoes, row.words))
        past.pop()
    changes.reverse()
    documents: Images = {
        table: {doc_id: msgspec.Raw(raw) for doc_id, raw in sorted(rows.items())}
        for table, rows in tables.items()
        if rows
    }
    seq = changes[0].seq - 1 if changes else head.seq
    when = past[-1].when if past else changes[0].when if changes else LONG_AGO
    return Entry(seq, when, BASE, head.top, documents, past=past), changes


def _fits(change: Undoable, tables: Tables) -> bool:
    """True when the documents are as a change left them."""
    return all(
        mark(table, tables.get(table, {}).get(doc_id)) == found
        for table, docs in change.marks.items()
        for doc_id, found in docs.items()
    )


def _put(rows: dict[int, bytes], doc_id: int, raw: bytes) -> None:
    if raw == b"null":
        rows.pop(doc_id, None)
    else:
        rows[doc_id] = raw
