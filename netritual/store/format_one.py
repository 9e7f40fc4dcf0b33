"""Reading a home of format 1: the newest log, the snapshot it follows on, and the generation before it as a spare.

A log is a header line, then one line a transaction. A snapshot is a header line; the tables, one document a line
(``id TAB json``); the history; the changes that can be undone, with the documents before them; an index, which is not
read; and a last line with the place of each section and a checksum for every 64 KiB. Files are read whole.
"""

from contextlib import closing, suppress
from typing import NamedTuple
from zlib import crc32

import msgspec

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.backup_files import newest_backup
from netritual.store.failures import unmet
from netritual.store.journal_file import Damage, JournalFile
from netritual.store.journal_line import CRC_BYTES, body_of, check_version
from netritual.store.journal_reading import SECOND, header_of, line_of
from netritual.store.journal_state import Header, Line
from netritual.store.undo_log import HistoryRow

BLOCK = 64 * 1024
"""Bytes of a snapshot under one checksum."""


class Head(msgspec.Struct, frozen=True):
    """The first line of a snapshot."""

    snap: int
    gen: int
    seq: int
    top: int
    store: str
    device: str


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
    """A log: its bytes, its header (None when that is damaged), its whole lines and where they start, what is
    damaged, and a torn end.
    """

    path: str
    data: bytes
    header: Header | None
    lines: list[Line]
    places: list[int]
    damage: list[Damage]
    torn: bytes


class Snapshot(NamedTuple):
    """A snapshot: ``whole`` says that no document and no change is in a damaged block; those that are stay out."""

    head: Head
    tables: dict[str, dict[int, bytes]]
    past: list[HistoryRow]
    undoable: dict[int, Undoable]
    whole: bool


class FormerHome(NamedTuple):
    """What a home of format 1 holds: logs that follow on each other and on a snapshot, if there is one.

    ``refusal`` says why that is not all of it, so that nothing may be built on it.
    """

    header: Header | None
    snapshot: Snapshot | None
    logs: list[Log]
    damage: list[Damage]
    refusal: Unsound | None

    @property
    def start(self) -> int:
        """The number of the newest entry in the snapshot."""
        return self.snapshot.head.seq if self.snapshot is not None else 0

    @property
    def seq(self) -> int:
        """The number of the newest entry."""
        return max([self.start, *(log.lines[-1].seq for log in self.logs if log.lines)])

    def reaches(self, seq: int) -> bool:
        """True when no entry up to a number is missing."""
        numbers = {line.seq for log in self.logs for line in log.lines if line.seq > self.start}
        return self.start + len(numbers) == max([self.start, *numbers]) >= seq


def read_home(disk: Disk, home: Home) -> FormerHome:
    """Read the newest generation; the spare one where that has no whole snapshot, or where its log was lost.

    Unsound for a newer format, OSError when files cannot be read.
    """
    names = disk.names(home.store)
    numbers, lost = generations(names), orphans(names)
    newest = _generation(disk, home, numbers[-1]) if numbers else None
    damage = [Damage(f"{home.store}/{log_name(gen)}", 0, b"", "missing log") for gen in lost]
    for gen in reversed(lost):
        snapshot = _snapshot(disk, home, gen, damage)
        if snapshot is not None and snapshot.whole:
            if newest is not None and newest.refusal is None and newest.seq >= snapshot.head.seq:
                break
            return FormerHome(header_behind(snapshot), snapshot, [], damage, None)
    if newest is None:
        return FormerHome(None, None, [], damage, unmet(newest_backup(disk, home)))
    return newest._replace(damage=damage + newest.damage)


def log_name(gen: int) -> str:
    """The file name of a generation's log."""
    return f"log.{gen:08d}.jsonl"


def snap_name(gen: int) -> str:
    """The file name of a generation's snapshot."""
    return f"snap.{gen:08d}.jsonl"


def number_of(name: str) -> int:
    """The generation of a log, a snapshot or a file of names, by its name; -1 for any other file."""
    digits = name.partition(".")[2][:8]
    number = int(digits) if len(digits) == 8 and digits.isdecimal() else -1
    return number if name in (log_name(number), snap_name(number), f"names.{number:08d}.tsv") else -1


def generations(names: list[str]) -> list[int]:
    """The generations that have a log, oldest first, from the names in a store's folder."""
    return sorted(number for name in names if (number := number_of(name)) >= 0 and name.startswith("log."))


def orphans(names: list[str]) -> list[int]:
    """The generations, oldest first, whose snapshot is there and newer than every log, and no log in the making for it:
    their logs were there, and were lost.
    """
    newest = max(generations(names), default=-1)
    making = {name[4:12] for name in names if name.startswith("log.") and name.endswith(".tmp")}
    numbers = (number_of(name) for name in names if name.startswith("snap."))
    return sorted(number for number in numbers if number > newest and f"{number:08d}" not in making)


def _generation(disk: Disk, home: Home, gen: int) -> FormerHome:
    """A generation that has a log: behind its snapshot, or else behind the generation before it, where that reaches as
    far.
    """
    damage: list[Damage] = []
    log = read_log(disk, f"{home.store}/{log_name(gen)}")
    snapshot = _snapshot(disk, home, gen, damage) if gen else None
    header = log.header or (_header_again(log, snapshot) if gen == 0 or snapshot is not None else None)
    fits = header is not None and (gen == 0 or (snapshot is not None and snapshot.head.seq == header.seq))
    if fits and (snapshot is None or snapshot.whole):
        return FormerHome(header, snapshot, [log], damage + log.damage, None)
    if gen - 1 in generations(disk.names(home.store)):
        spare = _generation(disk, home, gen - 1)
        damage += spare.damage
        if header is not None and spare.refusal is None and spare.reaches(header.seq):
            return FormerHome(header, spare.snapshot, [*spare.logs, log], damage + log.damage, None)
    refusal = unmet(newest_backup(disk, home))
    return FormerHome(header, snapshot if fits else None, [log], damage + log.damage, refusal)


def read_log(disk: Disk, path: str) -> Log:
    """A log. Unsound for a newer format, and for an entry of a shape that we do not know."""
    lines: list[Line] = []
    places: list[int] = []

    def take(body: bytes, start: int) -> None:
        if start > 0:
            lines.append(line_of(body))
            places.append(start)

    with closing(JournalFile(disk, path)) as file:
        header, damage = header_of(file), file.take(take)
        return Log(file.path, file.reader.read_at(0, file.size), header, lines, places, damage, file.spoilt())


def header_behind(snapshot: Snapshot) -> Header:
    """The header of a log that follows on a snapshot."""
    head = snapshot.head
    return Header(head.snap, head.store, head.device, seq=head.seq)


def _header_again(log: Log, snapshot: Snapshot | None) -> Header | None:
    """The header of a log whose first line is damaged: what its snapshot says, if the entries follow on that.

    The first of them may have gone with the header.
    """
    seq = snapshot.head.seq if snapshot is not None else 0
    if not log.lines or not seq < log.lines[0].seq <= seq + 2:
        return None
    name = log.data[log.places[0] :][:CRC_BYTES].decode()  # the names are lost; so they are the same each time
    return header_behind(snapshot) if snapshot is not None else Header(1, name, name)


def _snapshot(disk: Disk, home: Home, gen: int, damage: list[Damage]) -> Snapshot | None:
    """The snapshot of a generation; what is damaged in it is noted. None when it is not there, or not to be read."""
    path = f"{home.store}/{snap_name(gen)}"
    try:
        snapshot = read_snapshot(disk.read(path), path, damage)
    except FileNotFoundError:
        damage.append(Damage(path, 0, b"", "missing snapshot"))
        return None
    if snapshot is None or snapshot.head.gen != gen:
        damage.append(Damage(path, 0, b"", "damaged snapshot"))
        return None
    return snapshot


def read_snapshot(data: bytes, path: str, damage: list[Damage]) -> Snapshot | None:
    """A snapshot from its bytes; damaged parts are noted. None when its first or last line is damaged.

    Unsound for a newer format.
    """
    start = data.rfind(b"\n", 0, -1) + 1
    first, last = body_of(data[: max(data.find(b"\n"), 0)]), body_of(data[start:-1])
    head: Head | None = None
    footer: Footer | None = None
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        head = msgspec.json.decode(first or b"", type=Head)
        check_version(head.snap)
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
    tables: dict[str, dict[int, bytes]] = {}
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


def lines_behind(home: FormerHome) -> tuple[list[Line], list[Damage]]:
    """The lines behind the snapshot, each once; and those with the number of another, which are damage."""
    newest = home.start
    lines: dict[int, Line] = {}
    second: list[Damage] = []
    for log in home.logs:
        for line, place in zip(log.lines, log.places, strict=True):
            if line.seq > newest:
                newest = line.seq
                lines[newest] = line
            elif lines.get(line.seq) != line:
                data = log.data[place : log.data.index(b"\n", place) + 1]
                second.append(Damage(log.path, place, data, SECOND))
    return list(lines.values()), second
