"""The store: one journal, many readers and writers. ``open_store`` gives a process its only one."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TypeVar

from netritual.domain.model import Change, Entry
from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import Check
from netritual.store.care.compaction import keep_file
from netritual.store.care.findings import checks
from netritual.store.care.keeping import DUE_BYTES, DUE_PEOPLE_BYTES
from netritual.store.care.maintenance import Maintenance
from netritual.store.care.reports import mark_seen
from netritual.store.care.sync_conflicts import Gatherer
from netritual.store.failures import busy
from netritual.store.history import History
from netritual.store.journal_state import State
from netritual.store.line import encode
from netritual.store.tiny import Writer
from netritual.store.transaction import OpenTransaction, StateWriter
from netritual.store.undo_log import REDO, UNDO, Applied, mark, put_back
from netritual.store.views import View

T = TypeVar("T")


def open_store(home: Home, disk: Disk | None = None, still: bool = False, create: bool = True) -> "JournalStore":
    """Open a home's store: one object a process. Reading creates nothing; the first save makes the folders.

    ``still`` says that the clock stands still (doc ids then have no random bits). With ``create`` False a home that
    does not exist stays so until something is saved; with True its folder and an empty journal are made now.
    Raises Unsound for a newer format; a damaged store opens read-only and says so in ``checks``.
    """
    store = JournalStore(home, disk or Disk(), still)
    if create and not store.adrift:
        store.make()
    return store


class JournalStore(Gatherer):
    """``services.ports.Store`` over a journal. Any thread may call it; writes follow one another."""

    def __init__(self, home: Home, disk: Disk, still: bool = False) -> None:
        super().__init__(home, disk)
        self._still = still
        self._maintenance = Maintenance()
        self._open: OpenTransaction | None = None
        self._seen: tuple[State, int, View] | None = None
        gc_on = gc.isenabled()
        gc.disable()
        try:
            self.load()
        finally:
            if gc_on:
                gc.enable()

    def make(self) -> None:
        """Make the folders and an empty journal, if there is none yet."""
        with self.mutex:
            if self.adrift:
                self.compact()
            elif self.log is None and self.broken is None:
                with self.locked():
                    self.follow(writing=True)

    # Reading

    def view(self) -> View:
        """A consistent, typed, read-only view of now. The same object until something changes.

        It does not wait for a save that is under way, unless something has changed since the last view.
        """
        seen = self._seen
        if seen is not None and seen[0] is self.state and seen[1] == self.state.seq:
            return seen[2]
        with self.mutex:
            view = View(self.state.share(), self.home)
            self._seen = (self.state, self.state.seq, view)
            return view

    def poll(self) -> Sequence[Change]:
        """Read what other processes saved since the last look; a few microseconds when nothing did."""
        with self.mutex:
            if self.broken is None:
                self.follow(writing=False)
                self.look_around()
                self.look_after_snapshot()
            heard, self.heard = self.heard, []
            history = History(self.state)
            return [history.change(applied) for applied in heard]

    def history(self, limit: int | None = None) -> Sequence[Entry]:
        """What changed, newest first, back to the first day."""
        with self.mutex:
            return History(self.state).entries(limit)

    # Writing

    def transact(self, verb: str, act: Callable[[OpenTransaction], T], now: datetime) -> tuple[T, Change | None]:
        """Run ``act`` in one transaction; on disk when this returns. NotSaved when it did not get there.

        A raise of ``act`` leaves everything as it was, on disk and in memory. A change of very many people (an import)
        ends with a compaction, since the shell reads all of it to find a name; so does one that alone makes the log due
        for it.
        """
        size, people = self._sizes()
        with self.mutex:
            if self._open is not None:
                raise RuntimeError("a verb called another verb; use within()")
            self._ready()
            tx: OpenTransaction | None = None
            change: Change | None = None
            if self.log is None and not self.there():  # a home is made by its first change, not before
                with self._transaction(now) as tx:
                    result = act(tx)
                if not tx.changes():
                    return result, None
            elif self._looked is None and self.gathers:
                self.look_around()
            with self.locked():
                self.follow(writing=True)
                if tx is None or self.state.seq:  # or somebody else has made the home meanwhile
                    with self._transaction(now) as tx:
                        result = act(tx)
                changes = tx.changes()
                if changes:
                    self.append(verb, now, tx.top, changes, None)
                    change = self._newest()
        new_size, new_people = self._sizes()
        if new_people - people >= DUE_PEOPLE_BYTES or new_size - size >= DUE_BYTES:
            with suppress(NetritualError):
                self.compact()
        return result, change

    def _sizes(self) -> tuple[int, int]:
        """The bytes of the log, and those of its lines about people."""
        log = self.log
        return (0, 0) if log is None else (log.size, log.people_bytes)

    def _ready(self) -> None:
        """Write a journal in an older format, or one whose newest log was lost, anew before anything is added to it."""
        if (self.outdated() or self.adrift) and not self.compact():
            raise busy()

    @contextmanager
    def _transaction(self, now: datetime) -> Iterator[OpenTransaction]:
        """A transaction, open for as long as the ``with`` block runs."""
        self._open = tx = OpenTransaction(self.state, now, self._still, self.home)
        try:
            yield tx
        finally:
            self._open = None

    def undo(self, now: datetime, seq: int | None = None) -> Change:
        """Take back the newest change not yet undone, or the one with this number.

        NetritualError when there is none, or when a later change touched the same documents; that one is named.
        """
        with self.mutex:
            self._ready()
        with self.mutex, self.locked():
            self.follow(writing=True)
            target = self.state.undo_log.to_undo(seq)
            if target is None:
                raise NetritualError("There is nothing to undo.", title="Undo")
            return self._reverse(target, UNDO, now)

    def redo(self, now: datetime) -> Change:
        """Give back what the newest undo took; a new change ends it."""
        with self.mutex:
            self._ready()
        with self.mutex, self.locked():
            self.follow(writing=True)
            target = self.state.undo_log.to_redo()
            if target is None:
                raise NetritualError("There is nothing to redo.", title="Redo")
            return self._reverse(target, REDO, now)

    def _reverse(self, target: Applied, verb: str, now: datetime) -> Change:
        rows = self.state.rows
        stood = {
            table: {doc_id for doc_id, seen in docs.items() if seen != mark(table, rows(table).get(doc_id))}
            for table, docs in target.marks.items()
        }
        if any(stood.values()):
            later = self.state.undo_log.in_the_way(target, stood)
            words = History(self.state).words(later) if later is not None else "A later change."
            raise NetritualError(
                f"This cannot be taken back, because a later change touched the same: {words}",
                title="Undo",
                hint="Nothing was changed.",
            )
        tx = OpenTransaction(self.state, now, self._still, self.home)
        for table, docs in target.before.items():
            for doc_id, raw in docs.items():
                back = put_back(table, raw, rows(table).get(doc_id))
                tx.write(table, doc_id, encode(back) if isinstance(back, dict) else back)
        self.append(verb, now, tx.top, tx.changes(), target.seq)
        return self._newest()

    def _newest(self) -> Change:
        """The change that was just appended."""
        return History(self.state).change(self.state.undo_log.applied[-1])

    # Keeping

    def reopen(self) -> str:
        """Read everything anew after a failed sync, so that saving may go on; a sentence on the uncertain entry.

        That entry is never written again by itself. Empty when nothing was uncertain; Unsound when the journal cannot
        be read.
        """
        with self.mutex:
            known, uncertain = self.state.seq, self.uncertain
            self.load()
            self.uncertain = None  # only now: a journal that cannot be read yet is asked for again
            self.hear(known)
            if uncertain is None:
                return ""
            found = self.state.undo_log.find(uncertain[0])
            if found is not None and (found.when, found.verb) == uncertain[1:]:
                return "The entry that could not be confirmed is in the journal after all."
            return "The entry that could not be confirmed is not in the journal."

    @property
    def partial(self) -> bool:
        """True when the store is damaged so that it is open for reading only."""
        return self.broken is not None

    @property
    def refuses(self) -> bool:
        """True when nothing more may be saved before ``reopen``: a sync failed."""
        return self.uncertain is not None

    def tidy(self, now: datetime) -> None:
        """Compact once due and make the backup of the week, in a process of their own, so that nothing waits for it.

        Returns at once. With a clock that stands still nothing is done: that is a replay, a demo or a picture.
        """
        if not self._still:
            with self.mutex:
                self._looked = None
                self._maintenance.look(self, now)

    def refresh(self) -> None:
        """Go over to the newest snapshot: what was read from the log since the former one is let go of."""
        known = self.state.seq
        self.follow(writing=False)
        self.load()
        self.hear(known)

    def checks(self) -> list[Check]:
        """(check, ok, detail) for all that can be said about stored data; changes nothing."""
        with self.mutex:
            if self.broken is None:
                self.follow(writing=False)
            return checks(self)

    def examine(self, repair: bool) -> list[Check]:
        """What ``doctor`` does: mend when told to, check, and compact a long log in which all is sound.

        What was damaged and is out of the journal by now is told once.
        """
        with self.mutex:
            mended = [Check("mended", True, words) for words in self.mend()] if repair else []
            found = [*mended, *self.checks()]
            mark_seen(self.disk, self.home)
            if all(check.ok for check in found) and self.due_for_compaction():
                with suppress(NetritualError):
                    if self.compact():
                        found.append(Check("compaction", True, "The journal was long; it was written anew, compacted."))
            return found

    def mend(self) -> list[str]:
        """Take in conflicted copies, set rescue files aside, and write a clean generation. Sentences of what was done.

        The damaged files are kept in ``kept/``; what was reported is then told and done with.
        """
        sentences = self.take_in_copies() if self.log is not None else []
        checked = self.checks()
        sound = all(ok for _, ok, _ in checked)
        sentences += [words for check, _, words in checked if check in ("damage", "gaps")]
        for name in self.disk.names(self.home.store):
            if name.startswith("rescue."):
                keep_file(self.disk, self.home, f"{self.home.store}/{name}")
                self.disk.remove(f"{self.home.store}/{name}")
                sentences.append(f"{name} was moved to {self.home.store}/kept.")
        if self.compact() and not sound:
            self.compact()  # so that the spare copy is a sound one too
            sentences.append("A clean generation was written; damaged files are in kept.")
            mark_seen(self.disk, self.home)
        return sentences

    # TinyDB's face

    def reading(self) -> Writer:
        """The open transaction, else the store as it stands after a look at the disk."""
        with self.mutex:
            if self._open is not None:
                return self._open
            if self.broken is None:
                self.follow(writing=False)
            return StateWriter(self.state)

    def write_tables(self, act: Callable[[Writer], None], now: datetime) -> None:
        """Run ``act`` in the open transaction, else in one of its own."""
        with self.mutex:
            if self._open is not None:
                act(self._open)
            else:
                self.transact("tinydb", act, now)
