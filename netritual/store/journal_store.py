"""The store: one journal, many readers and writers. ``open_store`` gives a process its only one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from weakref import proxy

from netritual.domain.model import Change, Entry
from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.care import index_rebuild
from netritual.store.care.maintenance import Maintenance
from netritual.store.care.rescue import judge_replaced, renew, write_from_index
from netritual.store.history import History
from netritual.store.journal_access import Journal
from netritual.store.journal_state import State
from netritual.store.loading import collector_off
from netritual.store.undo_log import REDO, UNDO, Applied, UndoLog
from netritual.store.views import StoreView

if TYPE_CHECKING:
    from netritual.store.care.doctor_checks import Doctor
    from netritual.store.tiny import JournalDB
    from netritual.store.transaction import OpenTransaction

T = TypeVar("T")


def open_store(home: Home, disk: Disk | None = None, still: bool = False, create: bool = True) -> "JournalStore":
    """Open a home's store: one object a process. Reading creates nothing; the first save makes the folders.

    ``still`` says that the clock stands still (doc ids then have no random bits). With ``create`` False a home that
    does not exist stays so until something is saved; with True its folder and an empty journal are made now.
    Raises Unsound for a newer format; a damaged store opens read-only and says so in ``checks``.
    """
    store = JournalStore(home, disk or Disk(), still)
    if create and not store.journal.adrift:
        store.make()
    return store


class JournalStore:
    """``services.ports.Store`` over a journal. Any thread may call it; writes follow one another."""

    def __init__(self, home: Home, disk: Disk, still: bool = False) -> None:
        self.journal = Journal(home, disk)
        self.journal.judge = judge_replaced
        self.maintenance = Maintenance(self.journal)
        self._still = still
        self._open: OpenTransaction | None = None
        self._seen: tuple[State, int, StoreView] | None = None
        with collector_off():
            self.journal.load()

    @cached_property
    def database(self) -> "JournalDB":
        """TinyDB over this store: what verbs write goes through its tables."""
        from netritual.store.tiny import JournalDB  # TinyDB is loaded with the first save

        return JournalDB(proxy(self))  # a cycle would keep files open until it is collected

    def make(self) -> None:
        """Make the folders and an empty journal, if there is none yet."""
        with self.journal.mutex:
            if self.journal.adrift:
                write_from_index(self.journal)
            elif self.journal.file is None and self.journal.broken is None:
                with self.journal.locked():
                    self.journal.follow(writing=True)

    @property
    def id(self) -> str:
        """The id of this home, made with its journal; empty when there is none yet."""
        return self.journal.id

    @property
    def notes(self) -> Sequence[str]:
        """Sentences about what was met and mended, oldest first."""
        return self.journal.notes

    # Reading

    def view(self) -> StoreView:
        """A consistent, typed, read-only view of now. The same object until something changes.

        It does not wait for a save that is under way, unless something has changed since the last view.
        """
        cached = self._seen
        if cached is not None and cached[0] is self.journal.state and cached[1] == self.journal.state.seq:
            return cached[2]
        with self.journal.mutex:
            view = StoreView(self.journal.state.share(), self.journal.home)
            self._seen = (self.journal.state, self.journal.state.seq, view)
            return view

    def poll(self) -> Sequence[Change]:
        """Read what other processes saved since the last look; a few microseconds when nothing did."""
        journal = self.journal
        with journal.mutex:
            if journal.broken is None:
                journal.follow(writing=False)
                journal.look_around()
            heard, journal.heard = journal.heard, []
            history = History(journal.state)
            return [history.change(applied) for applied in heard]

    def history(self, limit: int | None = None) -> Sequence[Entry]:
        """What changed, newest first, back to the first day."""
        with self.journal.mutex:
            return History(self.journal.state).entries(limit)

    def journal_bytes(self) -> bytes:
        """The journal as it stands, to be compared with a copy of it; empty when there is none."""
        with self.journal.mutex:
            return b"" if self.journal.file is None else self.journal.file.whole()

    # Writing

    def transact(self, verb: str, act: "Callable[[OpenTransaction], T]", now: datetime) -> tuple[T, Change | None]:
        """Run ``act`` in one transaction; on disk when this returns. NotSaved when it did not get there.

        What ``act`` returned, and the change that it was; None when nothing was changed. A raise of ``act`` leaves
        everything as it was, on disk and in memory.
        """
        journal = self.journal
        with journal.mutex:
            if self._open is not None:
                raise RuntimeError("a verb called another verb; use within()")
            renew(journal)
            tx: OpenTransaction | None = None
            if journal.file is None and not journal.there():  # a home is made by its first change, not before
                tx, result = self._acted(act, now)
                if not tx.changes():
                    return result, None
            with journal.locked():
                journal.follow(writing=True)
                if tx is None or journal.state.seq:  # or somebody else has made the home meanwhile
                    tx, result = self._acted(act, now)
                changes = tx.changes()
                if not changes and tx.undoes is None:
                    return result, None
                done = journal.append(verb, now, tx.top, changes, tx.undoes)
                return result, History(journal.state).change(done)

    def _acted(self, act: "Callable[[OpenTransaction], T]", now: datetime) -> "tuple[OpenTransaction, T]":
        """A transaction, open for as long as ``act`` runs, and what that returned."""
        from netritual.store.transaction import OpenTransaction

        journal = self.journal
        self._open = tx = OpenTransaction(journal.state, self.database, now, self._still, journal.home)
        try:
            return tx, act(tx)
        finally:
            self._open = None

    def undo(self, now: datetime, seq: int | None = None) -> Change:
        """Take back the newest change not yet undone, or the one with this number.

        NetritualError when there is none, or when a later change touched the same documents; that one is named.
        """
        return self._reverse(UNDO, now, lambda undo_log: undo_log.to_undo(seq))

    def redo(self, now: datetime) -> Change:
        """Give back what the newest undo took; a new change ends it."""
        return self._reverse(REDO, now, UndoLog.to_redo)

    def _reverse(self, verb: str, now: datetime, find: Callable[[UndoLog], Applied | None]) -> Change:
        def act(tx: "OpenTransaction") -> None:
            target = find(self.journal.state.undo_log)
            if target is not None:
                tx.take_back(target)

        _, change = self.transact(verb, act, now)
        if change is None:
            raise NetritualError(f"There is nothing to {verb}.", title="Undo")
        return change

    # Keeping

    def reopen(self) -> str:
        """Read everything anew after a failed sync, so that saving may go on; a sentence on the uncertain entry.

        That entry is never written again by itself. Empty when nothing was uncertain; Unsound when the journal cannot
        be read.
        """
        journal = self.journal
        with journal.mutex:
            seq, uncertain = journal.state.seq, journal.uncertain
            journal.load()
            journal.uncertain = None  # only now: a journal that cannot be read yet is asked for again
            journal.hear(seq)
            if uncertain is None:
                return ""
            applied = journal.state.undo_log.change(uncertain[0])
            if applied is not None and (applied.when, applied.verb) == uncertain[1:]:
                return "The entry that could not be confirmed is in the journal after all."
            return "The entry that could not be confirmed is not in the journal."

    @property
    def partial(self) -> bool:
        """True when the store is damaged so that it is open for reading only."""
        return self.journal.broken is not None

    @property
    def refuses(self) -> bool:
        """True when nothing more may be saved before ``reopen``: a sync failed."""
        return self.journal.uncertain is not None

    def tidy(self, now: datetime) -> None:
        """Bring the index up to date once due and make the backup of the week, in a process of their own.

        Returns at once. With a clock that stands still nothing is done: that is a replay, a demo or a picture.
        """
        if not self._still:
            with self.journal.mutex:
                self.maintenance.look(now)

    def update_index(self) -> bool:
        """Bring the index up to date here and now, which takes seconds for a large home; False when another process is
        at it."""
        return index_rebuild.update(self.journal)

    @property
    def doctor(self) -> "Doctor":
        """What looks at stored data, and mends it."""
        from netritual.store.care.doctor_checks import Doctor

        return Doctor(self.journal)

    def close(self, now: datetime | None = None) -> None:
        """Let go of files. Nothing is pending: every change was on disk when it was acknowledged.

        With a moment it is tidied up behind us, if the index is due: who uses the shell alone has no app that does it
        when idle.
        """
        if now is not None and self.maintenance.due():
            self.tidy(now)
        self.journal.close()

    # TinyDB's face

    def reading(self) -> "OpenTransaction | State":
        """The open transaction, else the store as it stands after a look at the disk."""
        with self.journal.mutex:
            if self._open is not None:
                return self._open
            if self.journal.broken is None:
                self.journal.follow(writing=False)
            return self.journal.state

    def write_tables(self, act: "Callable[[OpenTransaction], None]", now: Callable[[], datetime]) -> None:
        """Run ``act`` in the open transaction, else in one of its own, at the moment that ``now`` gives."""
        with self.journal.mutex:
            if self._open is not None:
                act(self._open)
            else:
                self.transact("tinydb", act, now())
