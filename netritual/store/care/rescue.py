"""When the journal on disk goes back in time, is replaced, or is gone: what was known stays."""

from collections.abc import Iterable
from contextlib import suppress
from zlib import crc32

from netritual.errors import NotSaved
from netritual.store.care.compaction import NewGeneration, drop_passed, keep_file
from netritual.store.care.keeping import Keeper
from netritual.store.care.reports import sentence_of, write_report
from netritual.store.care.sidecar_files import write_back
from netritual.store.failures import full, reason
from netritual.store.journal_state import Header, State, images_of
from netritual.store.line import Changes, body_of, generations, log_name, number_of, orphans, snap_name, transaction
from netritual.store.loading import line_of, load, read
from netritual.store.log_file import Seen
from netritual.store.snapshots.snapshot import Snapshot
from netritual.store.snapshots.writer import write_snapshot
from netritual.store.undo_log import Applied

RESCUE = "rescue"
COPY_MARKS = (".sync-conflict-", "conflicted copy", "conflict copy")
"""How sync tools name the copy that lost."""

Key = tuple[str, str, int]
"""When, verb, and a checksum of the documents: the same for one entry wherever it stands."""


class Rescuer(Keeper):
    """The part of a store that notices that the disk holds less than it knows."""

    _guarded: int | None = None
    """When a name in the folder had last come or gone as the snapshot was found in its place."""

    def replaced(self, seen: Seen, writing: bool) -> None:
        """The journal is not the one that was read before; judged under the lock, so not in the middle of a copy."""
        if writing:
            self._judge()
            return
        try:
            with suppress(NotSaved), self.locked():
                self._judge()
        except OSError as error:
            words = f"The journal on disk lacks entries, and they cannot be written beside it yet: {reason(error)}."
            if words not in self.notes:
                self.notes.append(words)

    def _judge(self) -> None:
        log = self.log
        found = generations(self.disk.names(self.home.store))
        newer = log is not None and found[-1:] > [log.gen]
        if log is None or (not newer and log.look() in ("same", "longer")):
            if log is not None:
                before = self.state.seq
                self.report(read(log, self.state))
                self.hear(before)
            return
        if not found:
            also = write_back(self.disk, self.home, self.state)
            self._write_anew(log.gen + 1, "The journal was gone. It was written again from memory", also)
            return
        loaded = load(self.disk, self.home)
        if loaded.log is not None:
            loaded.log.close()
        unknown = _base(self.state) > loaded.state.seq
        same_home = loaded.header is not None and self.id == loaded.header.store
        if loaded.refusal is not None or (unknown and same_home and _prefix(loaded.state, self.state)):
            for name in self.disk.names(self.home.store):
                if name == log_name(found[-1]):
                    keep_file(self.disk, self.home, f"{self.home.store}/{name}")
            self._write_anew(
                max(found[-1], log.gen, *orphans(self.disk.names(self.home.store))) + 1,
                "The journal was replaced by an older one. It was written again from memory",
            )
            return
        if unknown:
            self._keep_all()
        ours, known = self.state, {key_of(change) for change in self.state.undo_log.applied}
        lost = _lacking(ours, loaded.state)
        images = final(lost)
        if _same(images, loaded.state):
            lost = []
        path = self.write_rescue(lost) if lost else ""  # before anything of ours is let go of
        if lost and newer:
            keep_file(self.disk, self.home, log.path)
        header, heard = self.header, len(self.heard)
        self.load()
        self._land()
        self.heard += [change for change in self.state.undo_log.applied if key_of(change) not in known]
        if lost:
            try:
                self._give_back(lost, images, ours.top, path)
            except BaseException:  # what could not be given back now is given back at the next look
                self.state, self.log, self.header = ours, log, header
                del self.heard[heard:]
                raise

    def _keep_all(self) -> None:
        """Another journal stands in our place, and it holds nothing of ours: keep all that is known, as a backup."""
        if self.header is None:
            return
        folder = f"{self.home.store}/kept"
        self.disk.make_folder(folder)
        path = f"{folder}/rescued.{self.state.seq:08d}.netritual"
        with self.disk.create(path) as handle:
            write_snapshot(handle, max(1, self.header.gen), self.header, self.state.frozen())
        self.disk.sync_folder(folder)
        self.notes.append(
            f"Another journal took the place of ours. All of ours is in {path}; `netritual restore` reads it."
        )

    def _give_back(self, lost: list[Applied], images: Changes, top: int, path: str) -> None:
        if lost[0].seq <= self.state.seq:
            self.notes.append(
                f"The journal was replaced by one with other entries. {len(lost)} of ours are kept in {path}."
            )
            return
        if self.log is not None:
            self._mend_end(self.log)
        self.append(RESCUE, lost[-1].moment, max(top, self.state.top), images, None)
        self.heard.append(self.state.undo_log.applied[-1])
        self.notes.append(
            f"The journal was replaced by an older one. {len(lost)} entries were added again; a copy is in {path}."
        )

    def write_rescue(self, lost: Iterable[Applied]) -> str:
        """Entries as a file of lines, on disk when this returns; its path."""
        lines = []
        when = ""
        for change in lost:
            when = change.when
            after: Changes = {table: dict(docs) for table, docs in change.after.items()}
            lines.append(transaction(change.seq, change.moment, change.verb, 0, 0, after, change.undoes))
        stamp = "".join(char for char in when[:19] if char.isdigit())
        for name in self.disk.names(self.home.store):  # a crash may have come between this and what follows on it
            if name.startswith(f"rescue.{stamp}-") and self.disk.read(f"{self.home.store}/{name}") == b"".join(lines):
                return f"{self.home.store}/{name}"
        number = 1
        while self.disk.exists(path := f"{self.home.store}/rescue.{stamp}-{number}.jsonl"):
            number += 1
        self.disk.replace(path, b"".join(lines))
        return path

    def _write_anew(self, gen: int, words: str, also: str = "") -> None:
        """A new generation from memory; the caller holds the lock. ``also`` tells of what stands beside it."""
        if self.header is None:
            return
        self._write_generation(gen, self.header)
        self.notes.append(f"{words}; no entry was lost.{also}" if also else f"{words}; nothing was lost.")

    def _write_generation(self, gen: int, header: Header) -> None:
        with self.alone():
            new = NewGeneration(self.disk, self.home, gen, header)
            try:
                new.write_state(self.state.frozen())
                new.announce()
            except BaseException:
                new.abandon()
                raise
            drop_passed(self.disk, self.home, gen)
        self.load()

    def compact(self) -> bool:
        """As for every store; one whose newest log was lost writes what is left as a new generation."""
        if not self.adrift:
            return super().compact()
        with self.mutex:
            try:
                with self.locked():
                    self.load()
                    self._land()
            except OSError as error:
                raise full(error) from error
        return True

    def _land(self) -> None:
        """Write what is left of a store whose newest log was lost above all that is there, under the lock."""
        if not self.adrift or self.header is None:
            return
        names = self.disk.names(self.home.store)
        lost = orphans(names)
        if self.log is not None:  # the former log tells more than the snapshots; they are kept all the same
            for gen in lost:
                keep_file(self.disk, self.home, f"{self.home.store}/{snap_name(gen)}")
        found = [sentence_of(piece) for piece in self.damage]
        self._write_generation(max(map(number_of, names)) + 1, self.header)
        write_report(self.disk, self.home, found)
        self.notes.append(
            "The newest log was gone. What is left was written as a new generation; see `netritual doctor`."
        )

    def look_after_snapshot(self) -> None:
        """Write everything anew when the snapshot that is read from has lost its name: at the next start it would lack.

        One ``stat`` when no name in the folder has come or gone. What cannot be done now is tried at the next look.
        """
        stamp = self.disk.changed(self.home.store)
        log, older = self.log, self.state.undo_log.older
        if stamp == self._guarded or self.broken is not None or log is None or self.adrift or self.outdated():
            return
        if isinstance(older, Snapshot) and older.head.gen == log.gen and not older.stands(self.disk):
            with suppress(NotSaved, OSError), self.locked():
                self.follow(writing=True)
                if self.log is log and not older.stands(self.disk):
                    self._write_anew(log.gen + 1, "The snapshot was gone. It was written again from memory")
            return
        self._guarded = stamp


def read_entries(data: bytes) -> list[Applied]:
    """The whole entries of a log or a rescue file."""
    entries = []
    for raw in data.split(b"\n"):
        body = body_of(raw)
        if body is None or b'"changes"' not in body:
            continue
        line = line_of(body)
        after = {table: images_of(docs or {}) for table, docs in line.changes.items()}
        entries.append(Applied(line.seq, line.when, line.verb, line.undoes, {}, after))
    return entries


def key_of(change: Applied) -> Key:
    """What tells an entry from all others, wherever it stands."""
    parts = [
        b"%s %d %s" % (table.encode(), doc_id, raw if raw is not None else b"-")
        for table, docs in sorted(change.after.items())
        for doc_id, raw in sorted(docs.items())
    ]
    return change.when, change.verb, crc32(b"\n".join(parts))


def final(changes: Iterable[Applied]) -> Changes:
    """The documents as a run of changes leaves them."""
    images: dict[str, dict[int, bytes | None] | None] = {}
    for change in changes:
        for table, docs in change.after.items():
            held = images.setdefault(table, {})
            if held is not None:
                held.update(docs)
    return images


def _same(images: Changes, state: State) -> bool:
    return all(
        state.rows(table).get(doc_id) == raw for table, docs in images.items() for doc_id, raw in (docs or {}).items()
    )


def _lacking(ours: State, theirs: State) -> list[Applied]:
    """The changes since our snapshot that another state does not have under their number, oldest first."""
    applied = {change.seq: key_of(change) for change in theirs.undo_log.applied}
    missing = [change for change in ours.undo_log.applied if applied.get(change.seq) != key_of(change)]
    if not missing:
        return []
    rows = {row.seq: (row.when, row.verb) for row in theirs.undo_log.older.history()}
    kept = {change.seq: change.marks for change in theirs.undo_log.older.kept()}
    return [
        change
        for change in missing
        if rows.get(change.seq) != (change.when, change.verb) or kept.get(change.seq, change.marks) != change.marks
    ]


def _base(state: State) -> int:
    """The newest change that is known only through the snapshot."""
    return state.undo_log.applied[0].seq - 1 if state.undo_log.applied else state.seq


def _prefix(theirs: State, ours: State) -> bool:
    """True when all that the disk holds is a part of our own past."""
    rows = {row.seq: (row.when, row.verb) for row in ours.undo_log.older.history()}
    seen = [(row.seq, row.when, row.verb) for row in theirs.undo_log.older.history()]
    seen += [(change.seq, change.when, change.verb) for change in theirs.undo_log.applied]
    return all(rows.get(seq) == (when, verb) for seq, when, verb in seen)
