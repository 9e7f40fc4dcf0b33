"""A home of format 1, a snapshot and the logs that follow on it, becomes one of today's format.

A log is a header line, then one line a transaction. A snapshot is a header line; the tables, one document a line
(``id TAB json``); the history; the changes that can be undone, with the documents before them; an index, which is not
read; and a last line with the place of each section and a checksum for every 64 KiB. Files are read whole.

The journal that is made of them begins with a base: all documents before the changes that can still be undone, and the
rows of history up to there. These changes follow as ordinary lines, and behind them the lines of the logs. Then the
former files go to ``kept/``. A crash leaves the former home, or the journal with some former files beside it, which go
next time.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from math import inf
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

import msgspec

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.regex import regex
from netritual.store.care.journal_rewrite import lines_from, write_report
from netritual.store.care.set_aside import move_to_kept, way
from netritual.store.failures import unmet
from netritual.store.journal_file import SECOND, Damage, JournalFile, header_of, line_of, read
from netritual.store.journal_line import JOURNAL, body_of, check_version, frame, numbered, transaction, write_journal
from netritual.store.journal_state import Header, State, TransactionLine, images_of
from netritual.store.undo_log import Base, HistoryRow, mark

Tables = dict[str, dict[int, bytes]]
BLOCK = 64 * 1024
"""Bytes of a snapshot under one checksum."""
_FILE = regex(r"(?:(log|snap)\.([0-9]{8})\.jsonl|names\.[0-9]{8}\.tsv|(?:log|snap|names)\..*\.tmp)")
"""The name of a file of ours: what it is and of which generation."""
TORN = "The last entry of the journal was never wholly written; it was left out."


class SnapshotHead(Header, frozen=True, kw_only=True):
    """The first line of a snapshot; it serves as the header of a log that follows on it."""

    log: int = msgspec.field(name="snap")
    gen: int


class Footer(msgspec.Struct, frozen=True):
    """The last line of a snapshot: the length before it, sections as (offset, bytes), and a checksum for each block."""

    length: int
    history: tuple[int, int]
    undo: tuple[int, int]
    tables: dict[str, tuple[int, int]]
    blocks: list[int]


class Undoable(msgspec.Struct, frozen=True):
    """A change of a snapshot that can be undone, with the marks of what it left."""

    seq: int
    before: dict[str, dict[int, msgspec.Raw]]
    marks: dict[str, dict[int, int]]


class Log(NamedTuple):
    """A log: its generation, its header (None when that is damaged), its whole lines by number, the last of all its
    lines, what is damaged, and a torn end.
    """

    gen: int
    header: Header | None
    lines: dict[int, TransactionLine]
    last: TransactionLine | None
    damage: list[Damage]
    torn: bytes


class Snapshot(NamedTuple):
    """A snapshot: ``whole`` says that no document and no change is in a damaged block; those that are stay out."""

    head: SnapshotHead
    tables: Tables
    past: list[HistoryRow]
    undoable: dict[int, Undoable]
    whole: bool


class FormerHome(NamedTuple):
    """What a home of format 1 holds: a snapshot, if there is one, and the lines behind it; what is damaged, what is to
    be told of it, and why that is not all of it, so that nothing may be built on it.
    """

    header: Header | None = None
    snapshot: Snapshot | None = None
    lines: Sequence[TransactionLine] = ()
    damage: Sequence[Damage] = ()
    notes: Sequence[str] = ()
    refusal: Unsound | None = None


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
    return b"".join(journal_lines(FormerHome(snapshot.head, snapshot)))


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
            rows = tables.setdefault(table, {})
            images[table] = {doc_id: rows.pop(doc_id, None) for doc_id in docs}
            rows.update({doc_id: raw for doc_id, raw in images_of(docs).items() if raw is not None})
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


def read_home(disk: Disk, home: Home) -> FormerHome:
    """Read the newest snapshot on which its logs follow without a gap; what is damaged on the way to it is noted. Where
    its log was lost, an older one will do that reaches as far.

    Unsound for a newer format, OSError when files cannot be read.
    """
    names = disk.names(home.store)
    gens, lost = generations(names), orphans(names)
    if not gens and not lost:
        return FormerHome()
    logs = [read_log(disk, f"{home.store}/log.{gen:08d}.jsonl", gen) for gen in reversed(gens)]
    damage = [Damage(f"{home.store}/log.{gen:08d}.jsonl", 0, b"", "missing log") for gen in lost]
    newest: FormerHome | None = None
    whole: list[tuple[int, FormerHome]] = []
    for gen in sorted({*gens, *lost}, reverse=True):
        snapshot = _snapshot(disk, f"{home.store}/snap.{gen:08d}.jsonl", gen, damage) if gen else None
        former, seq, is_whole = _followed(snapshot, gen, logs)
        newest = newest or former
        if is_whole and (snapshot is not None or gen == 0):
            whole.insert(0, (seq, former))
        if whole and gen in gens:
            break
    best = max(whole, key=itemgetter(0), default=(0, None))[1]
    former = best or (newest or FormerHome())._replace(refusal=unmet(disk, home))
    return former._replace(damage=[*damage, *former.damage], notes=[TORN] if logs and logs[0].torn else [])


def _followed(snapshot: Snapshot | None, gen: int, logs: Sequence[Log]) -> tuple[FormerHome, int, bool]:
    """What follows on the snapshot of a generation in some logs, the newest first; the number of its newest entry, and
    whether that is all there was.

    An older log counts up to where the next one begins. A log that has lost its header begins behind the snapshot of
    its own generation; its first entry may have gone with the header.
    """
    start = snapshot.head.seq if snapshot is not None else 0
    header, end, newest = None, inf, start
    lines: dict[int, TransactionLine] = {}
    damage: list[Damage] = []
    is_whole = snapshot is None or snapshot.whole
    for log in logs:
        lines |= {seq: line for seq, line in log.lines.items() if start < seq <= end}
        damage = log.damage + damage
        first = next(iter(log.lines.values()), None)
        follows = log.gen == gen and first is not None and start < first.seq <= start + 2
        is_whole = is_whole and (log.header is not None or follows)
        if log is logs[0]:
            name = "" if first is None else f"{crc32(msgspec.json.encode(first)):08x}"
            header = log.header or (Header(1, name, name) if gen == 0 and follows else None)
        end = log.header.seq if log.header is not None else start
        newest = max(newest, end)
        if end <= start:
            break
    header = header or (snapshot.head if snapshot is not None else None)
    is_whole = is_whole and all(seq in lines for seq in range(start + 1, newest + 1))
    former = FormerHome(header, snapshot, [lines[seq] for seq in sorted(lines)], damage)
    return former, max(lines, default=start), is_whole


def is_former_file(name: str) -> bool:
    """True for the name of a log, a snapshot, or a file of names, also of one in the making."""
    return _FILE.fullmatch(name) is not None


def generations(names: list[str], kind: str = "log") -> list[int]:
    """The generations that have a log, or a snapshot, oldest first, from the names in a store's folder."""
    matches = [_FILE.fullmatch(name) for name in names]
    return sorted(int(match[2]) for match in matches if match is not None and match[1] == kind)


def orphans(names: list[str]) -> list[int]:
    """The generations, oldest first, whose snapshot is there and newer than every log, and no log in the making for it:
    their logs were there, and were lost.
    """
    newest = max(generations(names), default=-1)
    making = {name[4:12] for name in names if name.startswith("log.") and name.endswith(".tmp")}
    return [gen for gen in generations(names, "snap") if gen > newest and f"{gen:08d}" not in making]


def read_log(disk: Disk, path: str, gen: int = 0) -> Log:
    """A log. Unsound for a newer format, and for an entry of a shape that we do not know."""
    lines: dict[int, TransactionLine] = {}
    last: TransactionLine | None = None
    second: list[Damage] = []

    def take(body: bytes, start: int) -> None:
        nonlocal last
        if start == 0:
            return
        last = line_of(body)
        if last.seq > next(reversed(lines), 0):
            lines[last.seq] = last
        elif lines.get(last.seq) != last:
            second.append(Damage(path, start, frame(body), SECOND))

    with closing(JournalFile(disk, path)) as file:
        header, damage = header_of(file), file.take(take)
        return Log(gen, header, lines, last, damage + second, file.spoilt())


def _snapshot(disk: Disk, path: str, gen: int, damage: list[Damage]) -> Snapshot | None:
    """The snapshot of a generation; what is damaged in it is noted. None when it is not there, or not to be read."""
    try:
        snapshot = read_snapshot(disk.read(path), path, damage)
    except FileNotFoundError:
        damage.append(Damage(path, 0, b"", "missing snapshot"))
        return None
    if snapshot is not None and snapshot.head.gen == gen:
        return snapshot
    damage.append(Damage(path, 0, b"", "damaged snapshot"))
    return None


def read_snapshot(data: bytes, path: str, damage: list[Damage]) -> Snapshot | None:
    """A snapshot from its bytes; damaged parts are noted. None when its first or last line is damaged.

    Unsound for a newer format.
    """
    start = data.rfind(b"\n", 0, -1) + 1
    first, last = body_of(data[: max(data.find(b"\n"), 0)]), body_of(data[start:-1])
    head: SnapshotHead | None = None
    footer: Footer | None = None
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        head = msgspec.json.decode(first or b"", type=SnapshotHead)
        check_version(head.log)
        footer = msgspec.json.decode(last or b"", type=Footer)
    if head is None or footer is None or footer.length != start - 1 or data[-1:] != b"\n":
        return None
    data = data[: footer.length]
    places = range(0, len(data), BLOCK)
    spoilt = [at for at, crc in zip(places, footer.blocks, strict=False) if crc32(data[at : at + BLOCK]) != crc]
    for at in spoilt:
        block = data[at : at + BLOCK]
        damage.append(Damage(path, at, block, "damaged part of the snapshot"))
        data = data[:at] + bytes(len(block)) + data[at + BLOCK :]
    tables: Tables = {}
    for name, section in footer.tables.items():
        rows = (row.partition(b"\t") for row in _lines(data, section))
        tables[name] = {int(doc_id): raw for doc_id, _, raw in rows}
    past = [msgspec.json.decode(row, type=HistoryRow) for row in _lines(data, footer.history)]
    undoable = [msgspec.json.decode(row, type=Undoable) for row in _lines(data, footer.undo)]
    end = max(at + size for at, size in (footer.history, footer.undo, *footer.tables.values()))
    whole = not any(at < end for at in spoilt)
    return Snapshot(head, tables, past, {one.seq: one for one in undoable}, whole)


def _lines(data: bytes, section: tuple[int, int]) -> list[bytes]:
    """The lines of a section, without those that a damaged block, of zero bytes by now, has a part of."""
    at, size = section
    return [line for line in data[at : at + size].split(b"\n")[:-1] if b"\0" not in line]
