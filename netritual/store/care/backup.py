"""Backups: one file with everything.

It holds the journal; then the bytes of the settings and of the calendar files; then one line with its checksum that
names the parts.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import NamedTuple
from zlib import crc32

import msgspec

from netritual.errors import NetritualError, NotFound, Unsound, UsageError
from netritual.files import Disk, Handle
from netritual.paths import SETTINGS, Home, beside
from netritual.services.ports import Backup
from netritual.store.backup_files import ENDING, backup_due, prune_weekly, weekly_name
from netritual.store.care.journal_rewrite import gapless, lines_of
from netritual.store.failures import SAFE, reason
from netritual.store.format_one import from_snapshot
from netritual.store.journal_access import Journal
from netritual.store.journal_file import Bytes, JournalFile, header_of
from netritual.store.journal_line import CRC_BYTES, FORMAT, check_version, encode, frame, tail_of
from netritual.store.journal_state import Header
from netritual.store.journal_store import JournalStore

DAY = 24 * 3600 * 10**9
"""In nanoseconds: what was not written to for so long is left behind, also by a machine that slept all the while."""
INSIDE = "backup"
"""A word in the header of the journal in a backup: a backup that was cut within it is no journal."""


class BackupPart(NamedTuple):
    """A file inside a backup: its name under the home, where it stands, and its checksum."""

    name: str
    at: int
    size: int
    crc: int


class BackupContents(msgspec.Struct, frozen=True):
    """The last line of a backup."""

    backup: int
    when: str
    entries: int
    journal: int
    parts: list[BackupPart]


def backup(store: JournalStore, dest: str, now: datetime) -> Backup:
    """Write everything into one file ("" = a name of its own among the home's backups; a folder = a name in there).

    A file that is not a backup is never written over. NetritualError when it could not be written; then nothing of it
    is left.
    """
    journal = store.journal
    with journal.mutex:
        if journal.broken is None:
            journal.follow(writing=False)
        state, header, file = journal.state, journal.header, journal.file
        entries, damaged = state.seq, bool(journal.damage or state.missing)
    lines: Iterable[bytes] = ()
    if file is not None:
        lines = file.pieces()
    elif header is not None:
        lines = lines_of(header, state)
    if file is not None and (header is None or (entries == 0 and journal.broken is not None)):
        words = "The store is damaged: what can be read of it does not make a whole backup."
        hint = "Nothing was written. `netritual export FILE` writes what can be read."
        raise Unsound(words, title="Backup", hint=hint)
    if header is None or entries == 0:
        raise NetritualError("There is nothing to back up yet.", title="Backup", hint="Nothing was written.")
    disk, home, path = journal.disk, journal.home, _place(journal, dest, now)
    temp = f"{path}.{os.getpid()}.tmp"
    try:
        if os.path.dirname(path) == home.backups:
            disk.make_folder(home.backups)
        if file is not None and damaged:
            lines = gapless(disk, file.path, header)
        disk.write_new(temp, _pieces(disk, home, lines, entries, now))
        disk.rename(temp, path)
        disk.sync_folder(os.path.dirname(path))
    except BaseException as error:
        with suppress(OSError):  # where nothing can be written, nothing can be removed
            disk.remove(temp)
        if not isinstance(error, OSError):
            raise
        words = f"The backup could not be written to {path}: {reason(error)}."
        raise NetritualError(words, title="Backup", hint=SAFE) from error
    _sweep(disk, home.backups, disk.changed(path) - DAY)
    return Backup(path, entries, (disk.stat(path) or (0, 0))[1])


def _sweep(disk: Disk, folder: str, before: int) -> None:
    """Remove the unfinished files of backups whose process was killed: those not written to since a moment."""
    for name in disk.names(folder):
        path = f"{folder}/{name}"
        if f"{ENDING}." in name and name.endswith(".tmp") and disk.changed(path) < before:
            with suppress(OSError):
                disk.remove(path)


def weekly(store: JournalStore, now: datetime) -> Backup | None:
    """The backup of the week, if it is due: among the home's backups, of which eight of this kind are kept.

    None when none was due, or there is nothing to back up.
    """
    disk, home = store.journal.disk, store.journal.home
    if store.journal.broken is not None or store.journal.state.seq == 0 or not backup_due(disk, home, now):
        return None
    done = backup(store, f"{home.backups}/{weekly_name(now.date())}", now)
    prune_weekly(disk, home, now.date())
    return done


def _place(journal: Journal, dest: str, now: datetime) -> str:
    path = os.path.abspath(os.path.expanduser(dest)) if dest else journal.home.backups
    if not dest or journal.disk.is_folder(path):
        path = f"{path}/netritual-{now:%Y%m%d-%H%M%S}{ENDING}"
    if journal.disk.exists(path):
        try:
            read_backup(journal.disk, path)
        except NetritualError:
            words = f"{path} is there already, and it is not a backup of netritual."
            raise UsageError(words, title="Backup", hint="Nothing was written. Give another name.") from None
    return path


def _pieces(disk: Disk, home: Home, lines: Iterable[bytes], entries: int, now: datetime) -> Iterator[bytes]:
    """The bytes of a backup: its parts one after the other, and the line that names them."""
    names = (SETTINGS, *(f"calendar/{name}" for name in disk.names(os.path.dirname(home.calendar))))
    there = [name for name in names if beside(name) and disk.stat(f"{home.root}/{name}") is not None]
    files = ((name, (disk.read(f"{home.root}/{name}"),)) for name in there)
    parts: list[BackupPart] = []
    end = 0
    for name, pieces in chain((("", _inside(lines)),), files):
        start, crc = end, 0
        for data in pieces:
            crc = crc32(data, crc)
            end += len(data)
            yield data
        parts.append(BackupPart(name, start, end - start, crc))
    contents = BackupContents(FORMAT, now.isoformat(), entries, parts[0].size, parts)
    yield b"\n" + frame(encode(msgspec.to_builtins(contents)))


def _inside(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a journal, whose header says that it is inside a backup."""
    rest = iter(lines)
    first, _, behind = next(rest).partition(b"\n")
    yield frame(encode({**msgspec.json.decode(first[CRC_BYTES + 1 :]), INSIDE: True}))
    yield behind
    yield from rest


class OpenBackup(NamedTuple):
    """A backup that was read: its journal and the header of that, the line that names its parts, and all its bytes."""

    journal: JournalFile
    header: Header
    contents: BackupContents
    data: bytes


def read_backup(disk: Disk, path: str) -> OpenBackup:
    """Read a backup, a journal, or a snapshot of format 1. NotFound or UsageError when it is none, or not whole."""
    try:
        data = disk.read(path)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file {path}.", title="Restore", hint="Nothing was changed.") from None
    except OSError as error:
        raise NetritualError(f"{path} cannot be read: {reason(error)}.", title="Restore", hint=SAFE) from error
    contents = _contents(Bytes(data, path))
    lines = data if contents is None else data[: contents.journal]
    journal = JournalFile(disk, path, Bytes(lines, path))
    header = header_of(journal)
    if header is None:
        journal = JournalFile(disk, path, Bytes(from_snapshot(lines, path, contents is not None), path))
        header = header_of(journal)
    elif header.backup != (contents is not None):
        header = None
    if header is None:
        words = f"{path} is no whole backup of netritual."
        raise UsageError(words, title="Restore", hint="Nothing was changed.")
    return OpenBackup(journal, header, contents or BackupContents(FORMAT, "", 0, len(data), []), data)


def _contents(handle: Handle) -> BackupContents | None:
    """The last line of a backup; None when it is not there. Unsound for a newer format."""
    raw: object = None
    with suppress(msgspec.DecodeError, UnicodeDecodeError, OSError, Unsound):
        tail = tail_of(handle, handle.stat()[1])
        raw = None if tail.spoilt else msgspec.json.decode(tail.body)
    if not isinstance(raw, dict) or "backup" not in raw:
        return None
    check_version(raw["backup"])
    raw.setdefault("journal", raw.get("snapshot"))  # so it was called in format 1
    with suppress(msgspec.ValidationError):
        return msgspec.convert(raw, BackupContents)
    return None
