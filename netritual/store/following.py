"""Following the journal: loading it, reading what other processes wrote, and cutting a torn end."""

import gc
import threading
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from netritual.errors import NetritualError
from netritual.files import Disk, Lock
from netritual.paths import Home
from netritual.store.failures import busy, cannot_write, full, unreadable, unsynced
from netritual.store.journal_state import LINE, PEOPLE, Header, State, same_entry
from netritual.store.line import (
    CRC_BYTES,
    FORMAT,
    LOCK_SECONDS,
    Changes,
    Unsure,
    generations,
    keep,
    line_at,
    log_name,
    make_first_log,
    put_line,
    transaction,
)
from netritual.store.loading import header_of, line_of, load, read, skip
from netritual.store.log_file import Damage, LogFile, Seen
from netritual.store.snapshots.snapshot import Snapshot, row_in
from netritual.store.undo_log import Applied, Row

if TYPE_CHECKING:
    from netritual.store.migrations import Step

LOCK = "lock"
DAMAGED = "A part of the store is damaged"


class Follower:
    """The reading half of a store: its state, the log it follows, and what it has found on the way."""

    lock_seconds = LOCK_SECONDS
    steps: "tuple[Step, ...]" = ()
    """Migrations in the place of those that are found in their folder."""

    def __init__(self, home: Home, disk: Disk) -> None:
        self.home = home
        self.disk = disk
        self.state = State()
        self.log: LogFile | None = None
        self.header: Header | None = None
        self.damage: list[Damage] = []
        self.notes: list[str] = []
        """Sentences about what was met and mended, oldest first, for `doctor` and the app."""
        self._damage_kept = 0
        self.heard: list[Applied] = []
        self.broken: NetritualError | None = None
        """Why nothing more may be written before the store is opened anew."""
        self.adrift = False
        """True when the newest log was lost: what is left is read, and written anew before the first save."""
        self.uncertain: tuple[int, str, str] | None = None
        """(seq, when, verb) of an entry whose sync failed: only reading the disk anew tells whether it is there."""
        self.mutex = threading.RLock()
        self._lock: Lock | None = None
        self._lock_path = f"{home.store}/{LOCK}"

    @property
    def id(self) -> str:
        """The id of this home, made with its journal; empty when there is none yet."""
        return self.header.store if self.header is not None else ""

    def there(self) -> bool:
        """True when this home has a journal."""
        return bool(generations(self.disk.names(self.home.store)))

    def load(self) -> None:
        """Read everything from disk. Unsound for a newer format, or a journal that the system does not let us read."""
        try:
            loaded = load(self.disk, self.home)
        except OSError as error:
            raise unreadable(error) from error
        if self.log is not None:
            self.log.close()
        self.state, self.log, self.header = loaded.state, loaded.log, loaded.header
        self.broken, self.adrift = loaded.refusal, loaded.adrift
        self.report(loaded.damage)
        if self.broken is not None:
            self.notes.append(str(self.broken))
        if self.outdated():
            from netritual.store.migrations import discover, upgrade

            upgrade(self.state, loaded.header.log if loaded.header else FORMAT, self.steps or discover())
        gc.freeze()

    def outdated(self) -> bool:
        """True when the journal is in an older format: it is read, and written anew before the first save."""
        return self.header is not None and self.header.log < FORMAT

    def report(self, damage: list[Damage]) -> None:
        """Remember damaged pieces until `doctor` has told of them; a reload does not forget them."""
        new = [piece for piece in damage if piece not in self.damage]
        if new:
            self.damage += new
            self.notes.append(f"{DAMAGED} in {new[0].file}. The rest is intact; `netritual doctor` says more.")

    def lock(self) -> Lock:
        """The kernel lock of this store, not taken; the folder is made when missing."""
        if self._lock is None:
            self.disk.make_folder(self.home.store)
            self._lock = self.disk.lock(self._lock_path)
        return self._lock

    def locked(self) -> Lock:
        """Take the writers' lock, for a ``with`` block that frees it. A store that was never written gets its journal.

        NotSaved in words when another process keeps the lock or the folder cannot be written.
        """
        if self.broken is not None:
            raise self.broken
        try:
            lock = self.lock()
            try:
                taken = lock.take(self.lock_seconds)
            except FileNotFoundError:  # the folder went, and the lock with it
                lock.close()
                self._lock = None
                lock = self.lock()
                taken = lock.take(self.lock_seconds)
        except OSError as error:
            raise cannot_write(error) from error
        if not taken:
            raise busy()
        if self.log is None:
            try:
                make_first_log(self.disk, self.home)
            except OSError as error:
                lock.free()
                raise cannot_write(error) from error
        return lock

    def append(self, verb: str, when: datetime, top: int, changes: Changes, undoes: int | None) -> None:
        """Write one line, bring it to the disk, and apply what was read back from it."""
        log = self.log
        if log is None:
            raise cannot_write(FileNotFoundError(self.home.store))
        line = transaction(self.state.seq + 1, when, verb, top, log.people_at, changes, undoes)
        try:
            put_line(log.writer(), line, log.end)
        except Unsure as error:
            self.broken = unsynced(error)
            self.uncertain = (self.state.seq + 1, when.isoformat(), verb)
            raise self.broken from error
        except OSError as error:
            raise full(error) from error
        self.state.apply(LINE.decode(line[9:-1]))
        if PEOPLE in changes:
            log.people(log.end, len(line))
        log.took(line)

    def follow(self, writing: bool) -> None:
        """Catch up with other processes. ``writing`` holds the lock, and may cut what is torn.

        One ``stat`` for the next generation, one for the log, and eight bytes when nothing is new.
        """
        try:
            self._follow(writing)
        except OSError as error:
            raise (cannot_write(error) if writing else unreadable(error)) from error
        if self.broken is not None and writing:
            raise self.broken

    def _follow(self, writing: bool) -> None:
        known = self.state.seq
        if self.log is None:
            if not self.there():
                return
            self.load()
            self.hear(known)
        elif self.disk.exists(self.log.next):
            self._next_generation(self.log, writing)
        else:
            seen = self.log.look()
            if seen == "longer":
                self.report(read(self.log, self.state))
                self.hear(known)
            elif seen == "gone" and generations(self.disk.names(self.home.store))[-1:] > [self.log.gen]:
                self._next_generation(self.log, writing)
            elif seen != "same":
                self.replaced(seen, writing)
        if writing and self.log is not None:
            self._mend_end(self.log)
            if len(self.damage) > self._damage_kept:
                self._keep_damage()

    def hear(self, known: int) -> None:
        """Note what is newer than ``known``, also what has gone into a snapshot meanwhile."""
        undo_log = self.state.undo_log
        if undo_log.applied and undo_log.applied[0].seq <= known + 1:
            self.heard += newer(undo_log.applied, known)
        else:
            self.heard += [change for change in (*undo_log.older.kept(), *undo_log.applied) if change.seq > known]

    def _next_generation(self, log: LogFile, writing: bool) -> None:
        """Another process has compacted: read the rest of our log, then go on with the newest one.

        Who slept through more than one compaction reads everything anew. One that does not hold what we know (it was
        written by somebody who knew less, or comes from elsewhere) is judged like a journal that was replaced.
        """
        known = self.state.seq
        log.size = log.reader.stat()[1]
        self.report(read(log, self.state))
        newest = LogFile(self.disk, self.home, generations(self.disk.names(self.home.store))[-1])
        header = header_of(newest)
        if header is None or not self._leads_to(newest, header):
            newest.close()
            self.hear(known)
            self.replaced("other", writing)
            return
        if header.seq <= self.state.seq:
            self.report(read(newest, self.state))
            log.close()
            self.log = newest
        else:
            newest.close()
            self.load()
        self.hear(known)

    def _leads_to(self, newest: LogFile, header: Header) -> bool:
        """True when what we know last stands in a newer generation, under its number; its log is read up to there.

        What has gone into its snapshot is looked up in the history there.
        """
        if self.header is not None and header.store != self.header.store:
            return False
        undo_log = self.state.undo_log
        change = undo_log.applied[-1] if undo_log.applied else None
        row = undo_log.older.row(self.state.seq) if change is None and isinstance(undo_log.older, Snapshot) else None
        ours: Applied | Row | None = row or change
        if ours is None:
            return self.state.seq == 0
        mark = (ours.seq, ours.when, ours.verb)
        if header.seq < self.state.seq:
            skip(newest, self.state.seq)
            if newest.last == 0:
                return False
            line = line_of(line_at(newest.reader, newest.last)[CRC_BYTES + 1 :])
            return (line.seq, line.when, line.verb) == mark if change is None else same_entry(line, change)
        found = row_in(self.disk, self.home, newest.gen, self.state.seq)
        if header.seq == self.state.seq:
            skip(newest, self.state.seq)
        return found is not None and (found.seq, found.when, found.verb) == mark

    def _mend_end(self, log: LogFile) -> None:
        """Keep and cut what a crash left behind the last whole line."""
        rest = log.spoilt()
        if not rest:
            return
        path = keep(self.disk, self.home, f"tail.{log_name(log.gen)}.{log.end}", rest)
        log.cut(log.end)
        self.notes.append(f"An entry that was never wholly written was cut off; its bytes are kept in {path}.")

    def _keep_damage(self) -> None:
        """Copy the bytes of damaged pieces to ``kept/``, each once; no room for them is no reason not to save."""
        with suppress(OSError):
            kept = self.disk.names(f"{self.home.store}/kept")
            for piece in self.damage:
                name = f"damaged.{piece.file.rsplit('/', 1)[-1]}.{piece.offset}"
                if piece.data and not any(old.startswith(name + ".") for old in kept):
                    keep(self.disk, self.home, name, piece.data)
        self._damage_kept = len(self.damage)

    def replaced(self, seen: Seen, writing: bool) -> None:
        """The journal is not the one that was read before: read it anew."""
        self.load()

    def close(self) -> None:
        """Let go of files. Nothing is pending: every change was on disk when it was acknowledged."""
        if self.log is not None:
            self.log.close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def newer(applied: list[Applied], known: int) -> list[Applied]:
    """The changes after a sequence number, oldest first."""
    at = len(applied)
    while at and applied[at - 1].seq > known:
        at -= 1
    return applied[at:]
