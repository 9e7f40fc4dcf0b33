"""Backup and restore: one file with everything, and a way back that destroys nothing.

The file: a whole snapshot (documents, history, before-images); then the bytes of the settings and of the calendar
files; then one line with its checksum that names the parts. A snapshot alone can be restored too. A restore is one
change like any other: it can be undone.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import NamedTuple
from zlib import crc32

import msgspec

from netritual.domain.words import counted
from netritual.errors import NetritualError, NotFound, NotSaved, Unsound, UsageError
from netritual.files import Disk, Handle
from netritual.paths import SETTINGS, Home, beside
from netritual.services.ports import Backup
from netritual.store.care.compaction import NewGeneration, keep_file
from netritual.store.failures import SAFE, reason
from netritual.store.journal import JournalStore
from netritual.store.journal_state import Header, State
from netritual.store.line import FORMAT, Changes, check_version, encode, frame, keep, number_of, tail_of
from netritual.store.snapshots.snapshot import Snapshot, framed
from netritual.store.snapshots.writer import write_snapshot
from netritual.store.undo_log import Applied, put_back

RESTORE = "restore"
ENDING = ".netritual"
WEEKLY = "weekly-"
WEEKLY_KEPT = 8
WEEK_DAYS = 7
INSIDE = 0
"""The generation of the snapshot in a backup; no other has it, so a backup that was cut behind it is no snapshot."""


class Part(NamedTuple):
    """A file inside a backup: its name under the home, where it stands, and its checksum."""

    name: str
    at: int
    size: int
    crc: int


class Contents(msgspec.Struct, frozen=True):
    """The last line of a backup."""

    backup: int
    when: str
    entries: int
    snapshot: int
    parts: list[Part]


class _Window(Handle):
    """The first bytes of a file, as a file."""

    def __init__(self, handle: Handle, size: int) -> None:
        super().__init__(-1, handle.path)
        self._handle = handle
        self._size = size

    def read_at(self, offset: int, size: int) -> bytes:
        return self._handle.read_at(offset, max(0, min(size, self._size - offset)))

    def stat(self) -> tuple[int, int]:
        return 0, self._size

    def close(self) -> None:
        self._handle.close()


class _Tee(Handle):
    """Counts what is appended."""

    def __init__(self, handle: Handle) -> None:
        super().__init__(-1, handle.path)
        self._handle = handle
        self.length = 0

    def append(self, data: bytes) -> int:
        taken = self._handle.append(data)
        self.length += taken
        return taken

    def sync(self) -> None:
        self._handle.sync()


def backup(store: JournalStore, dest: str, now: datetime, compact: bool = True) -> Backup:
    """Write everything into one file ("" = a name of its own among the home's backups; a folder = a name in there).

    A file that is not a backup is never written over. NetritualError when it could not be written; then nothing of it
    is left.
    """
    with store.mutex:
        if store.broken is None:
            store.follow(writing=False)
        state, header = store.state.frozen(), store.header
    if store.log is not None and (header is None or (state.seq == 0 and store.broken is not None)):
        words = "The store is damaged: what can be read of it does not make a whole backup."
        raise Unsound(
            words, title="Backup", hint="Nothing was written. `netritual export FILE` writes what can be read."
        )
    if header is None or state.seq == 0:
        raise NetritualError("There is nothing to back up yet.", title="Backup", hint="Nothing was written.")
    disk, path = store.disk, _place(store, dest, now)
    temp = f"{path}.{os.getpid()}.tmp"
    try:
        if os.path.dirname(path) == store.home.backups:
            disk.make_folder(store.home.backups)
            _sweep(disk, store.home.backups)
        with _marked(disk, temp):
            size, entries = _write(disk, temp, store.home, header, state, now)
            disk.rename(temp, path)
        disk.sync_folder(os.path.dirname(path))
    except BaseException as error:
        with suppress(OSError):  # where nothing can be written, nothing can be removed
            disk.remove(temp)
        if not isinstance(error, OSError):
            raise
        words = f"The backup could not be written to {path}: {reason(error)}."
        raise NetritualError(words, title="Backup", hint=SAFE) from error
    if compact and store.broken is None and not store.damage:
        with suppress(NetritualError):  # a disk that may only be read can be backed up too
            store.compact()
    return Backup(path, entries, size)


@contextmanager
def _marked(disk: Disk, temp: str) -> Iterator[None]:
    """Hold a lock on an unfinished file, so that nobody takes it for one that was left behind.

    Windows refuses to remove a file that is open, and there a lock would keep our own bytes out.
    """
    lock = None
    if sys.platform != "win32":
        with suppress(OSError):  # not every file system has locks
            lock = disk.lock(temp)
            lock.take(0)
    try:
        yield
    finally:
        if lock is not None:
            lock.close()


def _sweep(disk: Disk, folder: str) -> None:
    """Remove the unfinished files of backups whose process was killed; one that is being written is left."""
    for name in disk.names(folder):
        if f"{ENDING}." not in name or not name.endswith(".tmp"):
            continue
        with suppress(OSError):
            lock = disk.lock(f"{folder}/{name}")
            left = lock.take(0)
            lock.close()
            if left:
                disk.remove(f"{folder}/{name}")


def backup_due(disk: Disk, home: Home, now: datetime) -> bool:
    """True when the newest weekly backup is a week old; those dated after today are of a clock that ran ahead."""
    days = [day for day, _ in _weekly(disk, home) if day <= now.date()]
    return not days or (now.date() - days[-1]).days >= WEEK_DAYS


def weekly(store: JournalStore, now: datetime) -> Backup | None:
    """The backup of the week, if it is due: among the home's backups, of which eight of this kind are kept.

    Those dated after today go first, then the oldest. Backups that a person made are never removed. None when none was
    due, or there is nothing to back up.
    """
    if store.broken is not None or store.state.seq == 0 or not backup_due(store.disk, store.home, now):
        return None
    done = backup(store, f"{store.home.backups}/{WEEKLY}{now:%Y%m%d}{ENDING}", now, compact=False)
    made = _weekly(store.disk, store.home)
    by_worth = sorted(made, key=lambda one: (one[0] <= now.date(), one[0]))  # the one just made is the last
    for _, name in by_worth[:-WEEKLY_KEPT]:
        with suppress(OSError):
            store.disk.remove(f"{store.home.backups}/{name}")
    return done


def _weekly(disk: Disk, home: Home) -> list[tuple[date, str]]:
    """The weekly backups by the day in their names, oldest first; what has no such name is not ours."""
    found = []
    for name in disk.names(home.backups):
        with suppress(ValueError):
            day = datetime.strptime(name, f"{WEEKLY}%Y%m%d{ENDING}").date()
            if name == f"{WEEKLY}{day:%Y%m%d}{ENDING}":
                found.append((day, name))
    return sorted(found)


def _place(store: JournalStore, dest: str, now: datetime) -> str:
    name = f"netritual-{now:%Y%m%d-%H%M%S}{ENDING}"
    path = os.path.abspath(os.path.expanduser(dest)) if dest else os.path.join(store.home.backups, name)
    if store.disk.is_folder(path):
        path = os.path.join(path, name)
    if store.disk.exists(path):
        try:
            _open(store.disk, path)[0].close()
        except NetritualError:
            words = f"{path} is there already, and it is not a backup of netritual."
            raise UsageError(words, title="Backup", hint="Nothing was written. Give another name.") from None
    return path


def _write(disk: Disk, path: str, home: Home, header: Header, state: State, now: datetime) -> tuple[int, int]:
    with disk.create(path) as handle:
        tee = _Tee(handle)
        rows = write_snapshot(tee, INSIDE, header, state).changes
        snapshot, parts = tee.length, []
        for name in _files(disk, home):
            data = disk.read(f"{home.root}/{name}")
            parts.append(Part(name, tee.length, len(data), crc32(data)))
            while data:
                data = data[tee.append(data) :]
        contents = Contents(FORMAT, now.isoformat(), rows, snapshot, parts)
        last = b"\n" + frame(encode(msgspec.to_builtins(contents)))
        while last:
            last = last[tee.append(last) :]
        handle.sync()
        return tee.length, rows


def _files(disk: Disk, home: Home) -> list[str]:
    """The files beside the store that are a part of the home: settings and calendar files."""
    names = (SETTINGS, *(f"calendar/{name}" for name in disk.names(os.path.dirname(home.calendar))))
    return [name for name in names if beside(name) and disk.stat(f"{home.root}/{name}") is not None]


def restore(store: JournalStore, file: str, now: datetime) -> Backup:
    """Bring a backup back, as a new generation with a higher sequence number. Nothing of what is there is destroyed.

    Over a sound store it is one change, which undo takes back; the settings and calendar files that it replaces are
    kept in ``kept/``. NotFound, UsageError or Unsound when the file is not there, no backup, or not whole.
    """
    path = os.path.abspath(os.path.expanduser(file))
    handle, contents, snap = _open(store.disk, path)
    with handle:
        damage = snap.check()
        files = [(part, handle.read_at(part.at, part.size)) for part in contents.parts]
        if damage or any(crc32(data) != part.crc for part, data in files):
            raise Unsound(f"The backup {path} is damaged.", title="Restore", hint="Nothing was changed.")
        size = handle.stat()[1]
        try:
            _bring_back(store, snap.state(), snap, contents, now)
        except OSError as error:
            raise NotSaved(f"The backup was not restored: {reason(error)}.", title="Restore", hint=SAFE) from error
        for part, data in files:
            try:
                _put(store, part.name, data)
            except OSError as error:
                words = f"People and entries are restored, but {part.name} could not be written: {reason(error)}."
                raise NotSaved(words, title="Restore", hint="Restore again for the files beside them.") from error
    with suppress(NetritualError):  # what was asked for is done, and on disk
        store.compact()
    return Backup(path, contents.entries, size)


def _bring_back(store: JournalStore, wanted: State, snap: Snapshot, contents: Contents, now: datetime) -> None:
    with store.mutex:
        sound = store.broken is None
        if sound:
            store.make()
            with store.locked():
                store.follow(writing=True)
                if store.state.seq > 0:
                    changes = _difference(store.state, wanted)
                    if changes:
                        store.append(RESTORE, now, max(store.state.top, wanted.top), changes, None)
                    return
        broken, store.broken = store.broken, None
        try:
            with store.locked(), store.alone():
                _write_anew(store, wanted, snap, contents, now)
        except BaseException:
            store.broken = store.broken or broken
            raise


def _difference(state: State, wanted: State) -> Changes:
    found: Changes = {}
    for table in dict.fromkeys([*state.names(), *wanted.names()]):
        here, there = state.rows(table), wanted.rows(table)
        docs: dict[int, bytes | None] = {}
        for doc_id in dict.fromkeys([*here.order(), *there.order()]):
            current, back = here.get(doc_id), there.get(doc_id)
            new = put_back(table, back, current)
            raw = encode(new) if isinstance(new, dict) else new
            if raw != current:
                docs[doc_id] = raw
        if docs:
            found[table] = docs
    return found


def _write_anew(store: JournalStore, wanted: State, snap: Snapshot, contents: Contents, now: datetime) -> None:
    """A first generation, or one in place of a store that cannot be read whole; its files are kept."""
    disk, home = store.disk, store.home
    if store.state.seq > 0:
        known = {(row.seq, row.when, row.verb) for row in wanted.undo_log.older.history()}
        lost = [
            change for change in store.state.undo_log.applied if (change.seq, change.when, change.verb) not in known
        ]
        if lost:  # what can still be read of the damaged journal, for `doctor` to show entry by entry
            store.write_rescue(lost)
        for name in disk.names(home.store):
            if name.endswith((".jsonl", ".tsv")) and not name.startswith("rescue."):
                keep_file(disk, home, f"{home.store}/{name}")
    seq = max(store.state.seq, wanted.seq) + 1
    words = f"Restored a backup of {counted(contents.entries, 'change')}."
    wanted.undo_log.note(Applied(seq, now.isoformat(), RESTORE, None, {}, {}, words=words))
    wanted.seq, wanted.top = seq, max(wanted.top, store.state.top)
    gen = max([0, *map(number_of, disk.names(home.store))]) + 1
    header = Header(FORMAT, gen, seq, wanted.top, snap.head.store, snap.head.device)
    new = NewGeneration(disk, home, gen, header)
    try:
        new.write_state(wanted)
        new.announce()
    except BaseException:
        new.abandon()
        raise
    store.load()


def _put(store: JournalStore, name: str, data: bytes) -> None:
    if not beside(name):
        return
    path = f"{store.home.root}/{name}"
    if store.disk.stat(path) is not None:
        here = store.disk.read(path)
        if here == data:
            return
        keep(store.disk, store.home, name.replace("/", "."), here)
    store.disk.make_folder(os.path.dirname(path))
    store.disk.replace(path, data)


def _open(disk: Disk, path: str) -> tuple[Handle, Contents, Snapshot]:
    try:
        handle = disk.open(path)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file {path}.", title="Restore", hint="Nothing was changed.") from None
    except OSError as error:
        raise NetritualError(f"{path} cannot be read: {reason(error)}.", title="Restore", hint=SAFE) from error
    try:
        contents = _contents(handle)
        snap = framed(_Window(handle, handle.stat()[1] if contents is None else contents.snapshot))
        if contents is None and snap is not None and snap.head.gen == INSIDE:
            snap = None
        if contents is None and snap is not None:
            contents = Contents(FORMAT, "", len(snap.history()), handle.stat()[1], [])
    except BaseException:
        handle.close()
        raise
    if contents is None or snap is None:
        handle.close()
        words = f"{path} is no whole backup of netritual."
        raise UsageError(words, title="Restore", hint="Nothing was changed.")
    return handle, contents, snap


def _contents(handle: Handle) -> Contents | None:
    try:
        tail = tail_of(handle, handle.stat()[1])
        if tail.spoilt:
            return None
        raw = msgspec.json.decode(tail.body)
        if not isinstance(raw, dict) or "backup" not in raw:
            return None
        check_version(raw["backup"])
        return msgspec.convert(raw, Contents)
    except (msgspec.DecodeError, msgspec.ValidationError, OSError):
        return None
    except Unsound as error:
        if error.title == "Newer format":
            raise
        return None
