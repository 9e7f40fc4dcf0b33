"""Reading a store's folder back: the newest log, and the snapshot it follows on or the spare one."""

from contextlib import closing
from typing import NamedTuple
from zlib import crc32

import msgspec

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.failures import unmet
from netritual.store.journal_state import HEADER, LINE, PEOPLE, Header, Line, State, same_entry
from netritual.store.line import (
    CRC_BYTES,
    FORMAT,
    body_of,
    check_version,
    frame,
    generations,
    line_at,
    log_name,
    orphans,
    tail_of,
)
from netritual.store.log_file import Damage, LogFile
from netritual.store.snapshots.snapshot import Snapshot, open_snapshot

CHEAP = 64 * 1024
"""Bytes of the former log's last line up to which it is looked up in the newer generation at each opening."""
SECOND = "second entry with the number of another"


class Loaded(NamedTuple):
    """What a folder held: the state, the log to follow, damaged pieces, and why nothing may be written (or None)."""

    state: State
    log: LogFile | None
    header: Header | None
    damage: list[Damage]
    refusal: Unsound | None
    adrift: bool = False
    """True when the newest log was lost: before the first save all that is left is written as a new generation."""


def load(disk: Disk, home: Home) -> Loaded:
    """Read the newest generation; when its snapshot is damaged, the spare one, its log, and then the newest log.

    Raises Unsound for a newer format, OSError when files cannot be read.
    """
    names = disk.names(home.store)
    found, lost = generations(names), orphans(names)
    if lost:
        return _without_log(disk, home, found, lost)
    return _newest(disk, home, found[-1]) if found else Loaded(State(), None, None, [], None)


def _without_log(disk: Disk, home: Home, found: list[int], lost: list[int]) -> Loaded:
    """What is left when the newest log was lost: its snapshot, or the former log if that goes on to it and beyond."""
    damage = [Damage(f"{home.store}/{log_name(gen)}", 0, b"", "missing log") for gen in lost]
    base = _newest(disk, home, found[-1]) if found else None
    for gen in reversed(lost):
        snap = _snapshot(disk, home, gen, damage)
        if snap is None:
            continue
        if base is not None and base.refusal is None and base.state.seq >= snap.head.seq:
            snap.close()
            break
        if base is not None and base.log is not None:
            base.log.close()
        head = snap.head
        header = Header(head.snap, gen, head.seq, head.top, head.store, head.device)
        return Loaded(snap.state(), None, header, damage, None, True)
    if base is not None:
        return base._replace(damage=damage + base.damage, adrift=True)
    return Loaded(State(), None, None, damage, unmet(newest_backup(disk, home)), True)


def _newest(disk: Disk, home: Home, gen: int) -> Loaded:
    """Read the newest generation that has a log."""
    log = LogFile(disk, home, gen)
    header = header_of(log)
    damage: list[Damage] = []
    snap = _snapshot(disk, home, gen, damage) if gen > 0 else None
    if header is None and (gen == 0 or snap is not None):
        header = _header_again(log, snap)
    if header is not None and (gen == 0 or (snap is not None and snap.head.seq == header.seq)):
        state = State() if snap is None else snap.state()
        damage += read(log, state)
        damage += _parted(disk, home, header, state)
        return Loaded(state, log, header, damage, None)
    state, met = _from_spare(disk, home, gen, header, damage)
    damage += read(log, state)
    return Loaded(state, log, header, damage, None if met else unmet(newest_backup(disk, home)))


def _parted(disk: Disk, home: Home, header: Header, state: State) -> list[Damage]:
    """The former log, whole, when its last entry is not in the newer generation: they do not follow on each other.

    A newer generation from elsewhere may have come beside it. One read at the end of the former log where all is well.
    What stands in ``kept/`` as it is was told when it came there; a torn end is for the check of the spare copy.
    """
    path = f"{home.store}/{log_name(header.gen - 1)}"
    if header.gen == 0 or not disk.exists(path):
        return []
    try:
        with disk.open(path) as former:
            size = former.stat()[1]
            # The last line may be an import: too long to be read here.
            if size > CHEAP and former.read_at(size - CHEAP, CHEAP).count(b"\n") < 2:
                return []
            tail = tail_of(former, size)
            marks = _MARKS.decode(tail.body)
            if marks.changes:
                line = line_of(tail.body)
                if _holds(state, line, header.seq):
                    return []
            elif marks.seq <= header.seq:
                return []
            if tail.spoilt and marks.seq < header.seq:
                return []
            data = former.read_at(0, size)
    except (OSError, Unsound, msgspec.DecodeError):
        return []
    folder = f"{home.store}/kept"
    copies = [name for name in disk.names(folder) if name.startswith(log_name(header.gen - 1) + ".")]
    if any(disk.read(f"{folder}/{name}") == data for name in copies):
        return []
    return [Damage(path, 0, data, "former journal whose last entries the newer one does not hold")]


def _holds(state: State, line: Line, since: int) -> bool:
    """True when a line is in a state whose snapshot ends with the number ``since``, and ends the snapshot or more."""
    if line.seq < since:
        return False
    if line.seq > since:
        known = state.undo_log.recent(line.seq)
        return known is not None and same_entry(line, known)
    older = state.undo_log.older
    row = older.row(line.seq) if isinstance(older, Snapshot) else None
    return row is None or (row.when, row.verb) == (line.when, line.verb)


def newest_backup(disk: Disk, home: Home) -> str:
    """The newest backup of a home, by the moment in its name; empty when there is none."""
    made = [name for name in disk.names(home.backups) if name.endswith(".netritual")]
    newest = max(made, key=lambda name: "".join(char for char in name if char.isdigit()), default="")
    return f"{home.backups}/{newest}" if newest else ""


def read(log: LogFile, state: State, until: int | None = None) -> list[Damage]:
    """Apply every new whole line of a log (up to a sequence number) to a state, and keep the log's own marks up.

    A line whose number is known already must be the entry that is known by it: two writers that did not see each other
    leave two, and the second is told of as damage, so that its bytes are kept.
    """
    second: list[Damage] = []

    def apply(body: bytes, start: int) -> None:
        if start == 0:
            return
        line = line_of(body)
        if (until is None or line.seq <= until) and state.apply(line) is None:
            known = state.undo_log.recent(line.seq)
            if known is None or not same_entry(line, known):
                second.append(Damage(log.path, start, frame(body), SECOND))
        if PEOPLE in line.changes:
            log.people(start, len(body))

    return log.take(apply) + second


class _Marks(msgspec.Struct, frozen=True):
    """What both a header and a line say of their place."""

    seq: int
    people_at: int = 0
    changes: dict[str, msgspec.Raw] = {}


_MARKS = msgspec.json.Decoder(_Marks)


def skip(log: LogFile, known: int) -> None:
    """Take the lines up to a sequence number as read: they were applied from the former log, and copied from there.

    Only the last of them is decoded, and those that touch people, so a writer who meets a new generation does not wait.
    """
    data = log.reader.read_at(0, log.size)
    stop = data.rfind(b"\n") + 1
    while stop > 0:
        start = data.rfind(b"\n", 0, stop - 1) + 1
        body = body_of(data[start : stop - 1])
        marks = _MARKS.decode(body) if body is not None else None
        if marks is not None and marks.seq <= known:
            log.last, log.crc, log.end = start, data[start : start + CRC_BYTES], stop
            log.lines = data.count(b"\n", 0, stop)
            _people(log, data, start if PEOPLE in marks.changes else marks.people_at)
            return
        stop = start


def _people(log: LogFile, data: bytes, at: int) -> None:
    """Note the lines that touch people, following their chain backwards."""
    newest, size = at, 0
    while at > 0:
        stop = data.index(b"\n", at)
        size += stop - at
        at = _MARKS.decode(data[at + CRC_BYTES + 1 : stop]).people_at
    log.people(newest, size)


def line_of(body: bytes) -> Line:
    """Decode a line whose checksum holds; Unsound when its shape is not one we know."""
    try:
        return LINE.decode(body)
    except msgspec.DecodeError as error:
        raise Unsound(
            "The journal holds an entry that this netritual does not understand.",
            title="Journal",
            hint="Nothing was changed. A newer netritual may have written it: update, then try again.",
        ) from error


def header_of(log: LogFile) -> Header | None:
    """The header of a log, None when it is damaged; Unsound for a newer format."""
    body = body_of(line_at(log.reader, 0))
    if body is None:
        return None
    try:
        header = HEADER.decode(body)
    except msgspec.DecodeError:
        return None
    check_version(header.log)
    return header


def _header_again(log: LogFile, snap: Snapshot | None) -> Header | None:
    """The header of a log whose first line is damaged: what its snapshot says, if the line after it follows on that.

    The one before that may be missing: it went with the header if the line feed between them was hit.
    """
    at = len(line_at(log.reader, 0)) + 1
    body = body_of(line_at(log.reader, at))
    seq = 0 if snap is None else snap.head.seq
    if body is None or not seq < line_of(body).seq <= seq + 2:
        return None
    if snap is None:  # the names are lost; made of the first entry, they are the same each time
        return Header(FORMAT, log.gen, 0, 0, f"{crc32(body):08x}", f"{crc32(body):08x}")
    return Header(FORMAT, log.gen, seq, snap.head.top, snap.head.store, snap.head.device)


def spare_damage(disk: Disk, home: Home, gen: int, seq: int) -> list[Damage]:
    """What is damaged in the snapshot and the log before generation ``gen``, which follows on ``seq``; all is read."""
    if gen - 1 not in generations(disk.names(home.store)):
        return []
    path = f"{home.store}/{log_name(gen - 1)}"
    damage: list[Damage] = []
    try:
        state, whole = _former(disk, home, gen, damage)
        with closing(LogFile(disk, home, gen - 1)) as log:
            damage += [piece for piece in log.take(lambda body, start: None) if piece not in damage]
            damage += [Damage(path, log.end, log.spoilt(), "damaged entry")] if log.spoilt() else []
    except (OSError, Unsound):
        return [Damage(path, 0, b"", "damaged log")]
    older = state.undo_log.older
    if isinstance(older, Snapshot):
        damage += [piece for piece in older.check() if piece not in damage]
        older.close()
    if not damage and (not whole or state.seq < seq):
        damage.append(Damage(path, 0, b"", "damaged log"))
    return damage


def _snapshot(disk: Disk, home: Home, gen: int, damage: list[Damage]) -> Snapshot | None:
    found = open_snapshot(disk, home, gen)
    if isinstance(found, Damage):
        damage.append(found)
        return None
    seq = found.head.seq

    def spare() -> State | None:
        state, whole = _former(disk, home, gen, [], seq)
        return state if whole and state.seq == seq else None

    found.spare = spare
    return found


def _from_spare(disk: Disk, home: Home, gen: int, header: Header | None, damage: list[Damage]) -> tuple[State, bool]:
    """The state as the former generation's snapshot and log give it, and whether the newest log follows on it."""
    state, whole = _former(disk, home, gen, damage)
    return state, whole and header is not None and state.seq >= header.seq and state.missing == 0


def _former(disk: Disk, home: Home, gen: int, damage: list[Damage], until: int | None = None) -> tuple[State, bool]:
    """The generation before ``gen``, up to a sequence number; and whether its snapshot and log meet."""
    if gen == 0 or gen - 1 not in generations(disk.names(home.store)):
        return State(), False
    with closing(LogFile(disk, home, gen - 1)) as former:
        header = header_of(former)
        snap = _snapshot(disk, home, gen - 1, damage) if gen > 1 else None
        whole = header is not None and (gen == 1 or (snap is not None and snap.head.seq == header.seq))
        state = State() if snap is None else snap.state()
        damage += read(former, state, until)
    return state, whole
