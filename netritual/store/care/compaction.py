"""Compaction: a new generation, written outside the writers' lock and announced by one rename (``storage.md`` 3.7)."""

import re
from contextlib import suppress

from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.line import body_of, frame, header, keep, log_name, names_name, snap_name
from netritual.store.names import names_bytes
from netritual.store.snapshots.writer import name_rows, write_snapshot
from netritual.store.state import LINE, PEOPLE, Header, State

COMPACTION_LOCK = "lock.compaction"
_PEOPLE_AT = re.compile(rb'"people_at":\d+')


class NewGeneration:
    """A generation in the making: its files have no announced name until ``announce``."""

    def __init__(self, disk: Disk, home: Home, gen: int, header: Header) -> None:
        self._disk = disk
        self._home = home
        self._header = header
        self._log: Handle | None = None
        self._people_at = 0
        self._length = 0
        self._announced = False
        self.gen = gen

    def _path(self, name: str) -> str:
        return f"{self._home.store}/{name}"

    def write_state(self, state: State) -> None:
        """The snapshot and the names file of a frozen state, and the log's header; all on disk, the log unannounced."""
        self._write_snapshot(state)
        names = self._path(names_name(self.gen))
        self._disk.write_new(names + ".tmp", (names_bytes(self.gen, state.seq, name_rows(state)),))
        self._disk.rename(names + ".tmp", names)
        self._disk.sync_folder(self._home.store)
        self._log = self._disk.create(self._path(log_name(self.gen)) + ".tmp")
        self._put(header(self.gen, state.seq, state.top, self._header.store, self._header.device))

    def _write_snapshot(self, state: State) -> None:
        path = self._path(snap_name(self.gen))
        handle = self._disk.create(path + ".tmp")
        try:
            write_snapshot(handle, self.gen, self._header, state)
        finally:
            handle.close()
        self._disk.rename(path + ".tmp", path)
        self._disk.sync_folder(self._home.store)

    def add(self, data: bytes) -> None:
        """Whole lines of the former log: each gets its place in the chain of people lines, and its checksum, anew."""
        for line in data.splitlines():
            body = body_of(line)
            if body is None:
                continue
            touched = PEOPLE in LINE.decode(body).changes
            start = self._length
            self._put(frame(_PEOPLE_AT.sub(b'"people_at":%d' % self._people_at, body, count=1)))
            if touched:
                self._people_at = start

    def _put(self, line: bytes) -> None:
        self._length += len(line)
        if self._log is not None:
            while line:
                line = line[self._log.append(line) :]

    def sync(self) -> None:
        """Bring the log to the disk."""
        if self._log is not None:
            self._log.sync()

    def announce(self) -> None:
        """Give the log its name: from now on this is the newest generation. The caller holds the writers' lock."""
        self.sync()
        if self._log is not None:
            self._log.close()
        path = self._path(log_name(self.gen))
        self._disk.rename(path + ".tmp", path)
        self._announced = True
        self._disk.sync_folder(self._home.store)

    def abandon(self) -> None:
        """Take away what was written, unless its name is already known to others."""
        if self._announced:
            return
        if self._log is not None:
            self._log.close()
        for name in (log_name(self.gen) + ".tmp", names_name(self.gen), snap_name(self.gen)):
            with suppress(OSError):
                self._disk.remove(self._path(name))
        with suppress(OSError):
            sweep(self._disk, self._home)


def sweep(disk: Disk, home: Home) -> None:
    """Remove what an interrupted compaction left. The caller holds the lock of compaction."""
    for name in leftovers(disk, home):
        disk.remove(f"{home.store}/{name}")


def leftovers(disk: Disk, home: Home) -> list[str]:
    """Our own unfinished files; those of a sync tool are left to it."""
    kinds = ("snap.", "log.", "names.", "rescue.")
    return [name for name in disk.names(home.store) if name.endswith(".tmp") and name.startswith(kinds)]


def drop_older(disk: Disk, home: Home, gen: int) -> None:
    """Remove the generations before the spare one; a file that is held open goes next time.

    Only our own files: a conflicted copy has such a number too.
    """
    for name in disk.names(home.store):
        digits = name.partition(".")[2][:8]
        number = int(digits) if digits.isdecimal() else gen
        if number < gen - 1 and name in (snap_name(number), log_name(number), names_name(number)):
            disk.remove(f"{home.store}/{name}")


def keep_file(disk: Disk, home: Home, path: str) -> None:
    """Copy a damaged file into ``kept/``, once."""
    name = path.rsplit("/", 1)[-1]
    with suppress(FileNotFoundError):
        data = disk.read(path)
        folder = f"{home.store}/kept"
        if not any(old.startswith(name) and disk.read(f"{folder}/{old}") == data for old in disk.names(folder)):
            keep(disk, home, name, data)
