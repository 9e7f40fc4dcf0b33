"""Following the journal: loading it, reading what other processes wrote, appending, and cutting a torn end."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from netritual.errors import NetritualError, NotSaved
from netritual.files import Disk, Lock
from netritual.paths import Home
from netritual.store.care.set_aside import copies, set_aside
from netritual.store.failures import busy, not_saved, unreadable
from netritual.store.index.database import Index
from netritual.store.index.history_index import IndexPast
from netritual.store.index_seal import lost_journal
from netritual.store.journal_file import Damage, JournalFile, read
from netritual.store.journal_line import (
    CRC_BYTES,
    JOURNAL,
    LOCK_SECONDS,
    Changes,
    Unsure,
    is_former,
    keep,
    make_journal,
    put_line,
    transaction,
)
from netritual.store.journal_state import LINE, PEOPLE, Header, State
from netritual.store.loading import load
from netritual.store.undo_log import Applied

LOCK = "lock"


class Journal:
    """A home's journal as a process follows it, with the state that it leads to."""

    lock_seconds = LOCK_SECONDS

    def __init__(self, home: Home, disk: Disk) -> None:
        self.home = home
        self.disk = disk
        self.path = f"{home.store}/{JOURNAL}"
        self.state = State()
        self.file: JournalFile | None = None
        self.header: Header | None = None
        self.damage: list[Damage] = []
        self.notes: list[str] = []
        """Sentences about what was met and mended, oldest first, for `doctor` and the app."""
        self.heard: list[Applied] = []
        """What other processes saved, until it is told."""
        self.broken: NetritualError | None = None
        """Why nothing more may be written before the store is opened anew."""
        self.adrift = False
        """True when the journal was lost: what the index holds is read, and written anew before the first save."""
        self._short: tuple[int, int] | None = None
        """The journal that had lost its end, by inode and size: it is read again when it is another one."""
        self.uncertain: tuple[int, str, str] | None = None
        """(seq, when, verb) of an entry whose sync failed: only reading the disk anew tells whether it is there."""
        self.judge: Callable[[Journal, bool], None] | None = None
        """What to do when another journal stands in the place of the one that was read; True under the lock."""
        self.mutex = threading.RLock()
        self._damage_kept = 0
        self._looked = 0
        """When a name in the folder had last come or gone as copies of a sync tool were looked for."""
        self._lock: Lock | None = None

    @property
    def id(self) -> str:
        """The id of this home, made with its journal; empty when there is none yet."""
        return self.header.store if self.header is not None else ""

    @property
    def index(self) -> Index | None:
        """The index that the state stands on; None when all of it is in memory."""
        older = self.state.undo_log.older
        return older.index if isinstance(older, IndexPast) else None

    def there(self) -> bool:
        """True when this home has a journal."""
        return self.disk.exists(self.path)

    def load(self) -> None:
        """Read everything from disk. Unsound for a newer format, or a journal that the system does not let us read."""
        try:
            if self.file is None and self.broken is None:
                self.look_around()
                if is_former(self.disk.names(self.home.store)):
                    with suppress(NotSaved), self.locked():
                        pass  # it is taken over now, or read in memory
            loaded = load(self.disk, self.home)
        except OSError as error:
            raise unreadable(error) from error
        if self.file is not None:
            self.file.close()
        self.state, self.file, self.header = loaded.state, loaded.file, loaded.header
        self.broken, self.adrift = loaded.refusal, loaded.adrift
        self._short = self.disk.stat(self.path) if self.adrift else None
        self.report(loaded.damage)
        if self.broken is not None:
            self.notes.append(str(self.broken))

    def report(self, damage: list[Damage]) -> None:
        """Remember damaged pieces until `doctor` has told of them; a reload does not forget them."""
        new = [piece for piece in damage if piece not in self.damage]
        if new:
            self.damage += new
            self.notes.append(new[0].note)

    def lock(self) -> Lock:
        """The kernel lock of this store, not taken; the folder is made when missing."""
        if self._lock is None:
            self.disk.make_folder(self.home.store)
            self._lock = self.disk.lock(f"{self.home.store}/{LOCK}")
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
                is_taken = lock.take(self.lock_seconds)
            except FileNotFoundError:  # the folder went, and the lock with it
                lock.close()
                self._lock = None
                lock = self.lock()
                is_taken = lock.take(self.lock_seconds)
        except OSError as error:
            raise not_saved(error) from error
        if not is_taken:
            raise busy()
        if self.file is None and not self.adrift:
            try:
                self._begin()
            except OSError as error:
                lock.free()
                raise not_saved(error) from error
            except NetritualError:
                lock.free()
                raise
        return lock

    def _begin(self) -> None:
        """Take a home of format 1 over; a home without a journal gets an empty one. The caller holds the lock."""
        names = self.disk.names(self.home.store)
        if is_former(names) and not lost_journal(names):
            from netritual.store.format_one import take_over

            former = take_over(self.disk, self.home)
            self.notes += former.notes
            if former.refusal is not None:
                return
        make_journal(self.disk, self.home)

    def look_around(self) -> None:
        """Set copies of a sync tool aside, if a name in the folder has come or gone since the last look, or one of them
        could not be set aside then.
        """
        stamp = self.disk.changed(self.home.store)
        if stamp != self._looked:
            self.notes += set_aside(self.disk, self.home)
            self._looked = 0 if copies(self.disk, self.home.store) else stamp

    def append(self, verb: str, when: datetime, top: int, changes: Changes, undoes: int | None) -> Applied:
        """Write one line, bring it to the disk, and apply what was read back from it; the change that it is."""
        file = self.file
        if file is None:
            raise not_saved(FileNotFoundError(self.home.store))
        line = transaction(self.state.seq + 1, when, verb, top, changes, undoes)
        try:
            put_line(file.writer(), line, file.end)
        except Unsure as error:
            self.broken = not_saved(error)
            self.uncertain = (self.state.seq + 1, when.isoformat(), verb)
            raise self.broken from error
        except OSError as error:
            raise not_saved(error) from error
        self.state.apply(LINE.decode(line[CRC_BYTES + 1 : -1]), file.end)
        if PEOPLE in changes:
            file.people_bytes += len(line)
        file.took(line)
        return self.state.undo_log.applied[-1]

    def follow(self, writing: bool) -> None:
        """Catch up with other processes. ``writing`` holds the lock, and may cut what is torn.

        One ``stat``, and eight bytes, when nothing is new.
        """
        try:
            self._follow(writing)
        except OSError as error:
            raise (not_saved(error) if writing else unreadable(error)) from error
        if self.broken is not None and writing:
            raise self.broken

    def _follow(self, writing: bool) -> None:
        seq = self.state.seq
        if self.file is None:
            if not self.there() or (self.adrift and self.disk.stat(self.path) == self._short):
                return
            self.load()
            self.hear(seq)
        else:
            look = self.file.look()
            if look == "longer":
                self.report(read(self.file, self.state))
                self.hear(seq)
            elif look != "same" and self.judge is not None:
                self.judge(self, writing)
        if writing and self.file is not None:
            self.mend_end(self.file)
            if len(self.damage) > self._damage_kept:
                self._keep_damage()

    def hear(self, seq: int) -> None:
        """Note what is newer than ``seq``."""
        self.heard += self.state.undo_log.since(seq)

    def refresh(self) -> None:
        """Go over to the newest index: what was read from the journal behind the former one is let go of."""
        self.follow(writing=False)
        if self.broken is None:
            seq = self.state.seq
            self.load()
            self.hear(seq)

    def mend_end(self, file: JournalFile) -> None:
        """Keep and cut what a crash left behind the last whole line."""
        rest = file.spoilt()
        if not rest:
            return
        path = keep(self.disk, self.home, f"tail.{JOURNAL}.{file.end}", rest)
        file.cut(file.end)
        self.notes.append(f"An entry that was never wholly written was cut off; its bytes are kept in {path}.")

    def _keep_damage(self) -> None:
        """Copy the bytes of damaged pieces to ``kept/``, each once; no room for them is no reason not to save."""
        with suppress(OSError):
            for piece in self.damage:
                if piece.data:
                    name = f"damaged.{piece.file.rsplit('/', 1)[-1]}.{piece.offset}"
                    keep(self.disk, self.home, name, piece.data)
        self._damage_kept = len(self.damage)

    def forget_damage(self) -> None:
        """What was damaged is out of the journal."""
        self.damage.clear()
        self._damage_kept = 0

    def close(self) -> None:
        """Let go of files. Nothing is pending: every change was on disk when it was acknowledged."""
        if self.file is not None:
            self.file.close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None
