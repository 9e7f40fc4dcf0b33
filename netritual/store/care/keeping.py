"""Keeping the journal in order: compaction, and what is left over from one that was interrupted."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from netritual.errors import NetritualError
from netritual.store.care.compaction import COMPACTION_LOCK, NewGeneration, drop_older, keep_file, sweep
from netritual.store.care.reports import gap_of, sentence_of, write_report
from netritual.store.failures import SAFE, compacting, reason
from netritual.store.following import Follower, newer
from netritual.store.line import CRC_BYTES
from netritual.store.log_file import LogFile
from netritual.store.snapshots.snapshot import Snapshot

DUE_BYTES = 8 * 1024 * 1024
"""A log of this size is due for compaction."""
DUE_LINES = 5000
"""So is one with this many entries: each costs about 6 microseconds when the store is opened."""
DUE_PEOPLE_BYTES = 64 * 1024
"""So is one with this much about people: the shell reads all of it to find a name."""


class Keeper(Follower):
    """The part of a store that tidies up after itself."""

    _sole = False
    """True while this thread, which is compacting, holds the mutex and both locks."""
    _copied = (0, b"")
    """Where the last line starts that the compaction under way has taken in, and its checksum."""

    def due_for_compaction(self) -> bool:
        """True once the log is so long that opening it, or finding a name from the shell, could be felt."""
        log = self.log
        if log is None:
            return False
        return log.size >= DUE_BYTES or log.lines >= DUE_LINES or log.people_bytes >= DUE_PEOPLE_BYTES

    def compact(self) -> bool:
        """Write a new generation; writers wait only while its last lines are copied.

        False when another process is at it, or when there is nothing to compact. NetritualError when it failed; then
        everything is as before.
        """
        if self.log is None:
            return False
        try:
            with closing(self.disk.lock(f"{self.home.store}/{COMPACTION_LOCK}")) as lock:
                return lock.take(0) and self._compact()
        except OSError as error:
            raise NetritualError(
                f"The journal could not be compacted: {reason(error)}.", title="Journal", hint=SAFE
            ) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock of compaction while a generation is written under the writers' lock; never waits for it.

        NotSaved when another process is compacting: it needs the writers' lock to come to its end.
        """
        if self._sole:
            yield
            return
        with closing(self.disk.lock(f"{self.home.store}/{COMPACTION_LOCK}")) as lock:
            if not lock.take(0):
                raise compacting()
            yield

    @contextmanager
    def _both(self) -> Iterator[None]:
        """Hold the writers' lock as well as that of compaction, which is held already."""
        with self.mutex, self.locked():
            self._sole = True  # no other thread sees it: it holds no longer than the mutex
            try:
                yield
            finally:
                self._sole = False

    def _compact(self) -> bool:
        with self._both():
            self.follow(writing=True)
            sweep(self.disk, self.home)
            log, header, state = self.log, self.header, self.state.frozen()
            if log is None or header is None:
                return False
            done = log.end
            self._copied = log.last, log.crc
            older, missing = self.state.undo_log.older, self.state.missing
        if isinstance(older, Snapshot):
            self.report(older.check())
        for path in {piece.file for piece in self.damage}:
            keep_file(self.disk, self.home, path)
        found = [sentence_of(piece) for piece in self.damage] + ([gap_of(missing)] if missing else [])
        new = NewGeneration(self.disk, self.home, log.gen + 1, header)
        try:
            new.write_state(state)
            done += self._copy(log, done, new)
            new.sync()
            with self.mutex:  # what came meanwhile is read now, so that under the lock there is next to nothing to do
                self.follow(writing=False)
            done += self._copy(log, done, new)
            with self._both():
                self.follow(writing=True)
                if self.log is not log or log.end < done or not self._unmoved(log):
                    new.abandon()
                    return False
                new.add(log.reader.read_at(done, log.end - done))
                new.announce()
        except BaseException:
            new.abandon()
            raise
        with self.mutex:
            known = self.state.seq
            self.load()
            self.heard += newer(self.state.undo_log.applied, known)
            write_report(self.disk, self.home, found)
            self.damage.clear()
            self._damage_kept = 0
        drop_older(self.disk, self.home, new.gen)
        return True

    def _copy(self, log: LogFile, done: int, new: NewGeneration) -> int:
        """Copy the whole lines that were written meanwhile, without holding any lock; how many bytes they are."""
        with self.disk.open(log.path) as reader:
            data = reader.read_at(done, reader.stat()[1] - done)
        data = data[: data.rfind(b"\n") + 1]
        if data:
            start = data.rfind(b"\n", 0, -1) + 1
            self._copied = done + start, data[start : start + CRC_BYTES]
        new.add(data)
        return len(data)

    def _unmoved(self, log: LogFile) -> bool:
        """True when the last line copied stands where it stood: a writer whose sync fails cuts its line off again."""
        at, crc = self._copied
        return log.reader.read_at(at, CRC_BYTES) == crc
