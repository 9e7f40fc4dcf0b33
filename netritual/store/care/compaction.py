"""Compaction: a new generation, written outside the writers' lock and announced by one rename."""

import os
import re
from contextlib import suppress

from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.journal_state import LINE, PEOPLE, Header, State
from netritual.store.line import body_of, frame, generations, header, keep, log_name, names_name, number_of, snap_name
from netritual.store.names_file import names_bytes
from netritual.store.snapshots.writer import Written, name_rows, write_snapshot

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
        self._temp = f".{os.getpid()}.tmp"

    def _path(self, name: str) -> str:
        return f"{self._home.store}/{name}"

    def write_state(self, state: State) -> None:
        """The snapshot and the names file of a frozen state, and the log's header; all on disk, the log unannounced.

        The log's file is there first and goes last: a snapshot with neither a log nor one in the making has lost it.
        """
        self._log = self._disk.create(self._path(log_name(self.gen)) + self._temp)
        self._disk.sync_folder(self._home.store)
        two_way = self._write_snapshot(state).two_way
        names = self._path(names_name(self.gen))
        self._disk.write_new(names + self._temp, (names_bytes(self.gen, state.seq, name_rows(state, two_way)),))
        self._disk.rename(names + self._temp, names)
        self._disk.sync_folder(self._home.store)
        self._put(header(self.gen, state.seq, state.top, self._header.store, self._header.device))

    def _write_snapshot(self, state: State) -> Written:
        path = self._path(snap_name(self.gen))
        with self._disk.create(path + self._temp) as handle:
            written = write_snapshot(handle, self.gen, self._header, state)
        self._disk.rename(path + self._temp, path)
        self._disk.sync_folder(self._home.store)
        return written

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
        self._disk.rename(path + self._temp, path)
        self._announced = True
        self._disk.sync_folder(self._home.store)

    def abandon(self) -> None:
        """Take away what was written, unless its name is already known to others: then they are another's files."""
        if self._announced:
            return
        if self._log is not None:
            self._log.close()
        log = log_name(self.gen)
        with suppress(OSError):
            if not self._disk.exists(self._path(log)):
                for name in (snap_name(self.gen), names_name(self.gen)):
                    self._disk.remove(self._path(name))
                self._disk.sync_folder(self._home.store)
            for name in (snap_name(self.gen), names_name(self.gen), log):
                self._disk.remove(self._path(name) + self._temp)


def sweep(disk: Disk, home: Home) -> None:
    """Remove what an interrupted compaction left, the log in the making last. The caller holds both locks."""
    left = leftovers(disk, home)
    if not left:
        return
    for name in unannounced(disk.names(home.store)):
        disk.remove(f"{home.store}/{name}")
    disk.sync_folder(home.store)
    for name in left:
        disk.remove(f"{home.store}/{name}")


def unannounced(names: list[str]) -> list[str]:
    """Snapshots and names files whose log is still in the making."""
    newest = max(generations(names), default=-1)
    making = {number_of(name) for name in names if name.startswith("log.") and name.endswith(".tmp")}
    return [
        name
        for name in names
        if (number := number_of(name)) > newest and number in making and name in (snap_name(number), names_name(number))
    ]


def leftovers(disk: Disk, home: Home) -> list[str]:
    """Our own unfinished files; those of a sync tool are left to it."""
    kinds = ("snap.", "log.", "names.", "rescue.")
    return [name for name in disk.names(home.store) if name.endswith(".tmp") and name.startswith(kinds)]


def drop_older(disk: Disk, home: Home, gen: int) -> None:
    """Remove the generations before the spare one; a file that is held open goes next time.

    Only our own files: a conflicted copy has such a number too.
    """
    for name in disk.names(home.store):
        number = number_of(name)
        if -1 < number < gen - 1 and name in (snap_name(number), log_name(number), names_name(number)):
            disk.remove(f"{home.store}/{name}")


def drop_passed(disk: Disk, home: Home, gen: int) -> None:
    """Set aside the logs before the spare one of a generation that was announced out of turn: who still follows one of
    them would not see it come, since it looks for the next number only.
    """
    for number in generations(disk.names(home.store)):
        if number < gen - 1:
            path = f"{home.store}/{log_name(number)}"
            keep_file(disk, home, path)
            disk.remove(path)


def keep_file(disk: Disk, home: Home, path: str) -> None:
    """Copy a damaged file into ``kept/``, once."""
    name = path.rsplit("/", 1)[-1]
    with suppress(FileNotFoundError):
        data = disk.read(path)
        folder = f"{home.store}/kept"
        if not any(old.startswith(name) and disk.read(f"{folder}/{old}") == data for old in disk.names(folder)):
            keep(disk, home, name, data)
