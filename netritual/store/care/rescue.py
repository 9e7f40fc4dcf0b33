"""When the journal on disk goes back in time, is replaced, or is gone: what was known stays."""

from collections.abc import Iterable
from contextlib import suppress
from zlib import crc32

from netritual.domain.words import counted
from netritual.errors import NotSaved
from netritual.store.care.new_journal import keep_file, lines_of, write_journal
from netritual.store.care.reports import sentence_of, write_report
from netritual.store.care.sidecar_files import write_back
from netritual.store.failures import full, reason
from netritual.store.journal_access import Journal
from netritual.store.journal_file import JournalFile
from netritual.store.journal_line import Changes, body_of, transaction
from netritual.store.journal_reading import line_of, read
from netritual.store.journal_state import Header, State, images_of
from netritual.store.loading import load
from netritual.store.undo_log import Applied

RESCUE = "rescue"

Key = tuple[str, str, int]
"""When, verb, and a checksum of the documents: the same for one entry wherever it stands."""


class Rescue:
    """Notices that the disk holds less than a journal knows, and gives it back."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def replaced(self, writing: bool) -> None:
        """The journal is not the one that was read before; judged under the lock, so not in the middle of a copy."""
        if writing:
            self._judge()
            return
        journal = self._journal
        try:
            with suppress(NotSaved), journal.locked():
                self._judge()
        except OSError as error:
            words = f"The journal on disk lacks entries, and they cannot be written beside it yet: {reason(error)}."
            if words not in journal.notes:
                journal.notes.append(words)

    def _judge(self) -> None:
        journal, file = self._journal, self._journal.file
        if file is None or journal.header is None:
            return
        if file.look() in ("same", "longer"):
            seq = journal.state.seq
            journal.report(read(file, journal.state))
            journal.hear(seq)
            return
        if not journal.there():
            also = write_back(journal.disk, journal.home, journal.state)
            self._write_anew(file, journal.header, "The journal was gone", also)
            return
        loaded = load(journal.disk, journal.home)
        if loaded.adrift and loaded.header is not None and loaded.state.seq > journal.state.seq:
            keep_file(journal.disk, journal.home, journal.path)
            write_journal(journal.disk, journal.home, lines_of(loaded.header, loaded.state))
            loaded = load(journal.disk, journal.home)
        if loaded.file is not None:
            loaded.file.close()
        unknown = loaded.adrift or _base(journal.state) > loaded.state.seq
        same_home = loaded.header is not None and journal.id == loaded.header.store
        if loaded.refusal is not None or (unknown and same_home and _prefix(loaded.state, journal.state)):
            keep_file(journal.disk, journal.home, journal.path)
            self._write_anew(file, journal.header, "The journal was replaced by an older one")
            return
        if unknown:
            self._keep_all(journal.header)
        ours, header, heard = journal.state, journal.header, len(journal.heard)
        known_keys = {key_of(change) for change in ours.undo_log.applied}
        lost = _lacking(ours, loaded.state)
        images = final(lost)
        if _same(images, loaded.state):
            lost = []
        path = self.write_rescue(lost) if lost else ""  # before anything of ours is let go of
        journal.load()
        newest = _base(ours)
        journal.heard += [change for change in journal.state.undo_log.since(newest) if key_of(change) not in known_keys]
        if lost:
            try:
                self._give_back(lost, images, ours.top, path)
            except BaseException:  # what could not be given back now is given back at the next look
                journal.state, journal.file, journal.header = ours, file, header
                del journal.heard[heard:]
                raise

    def _keep_all(self, header: Header) -> None:
        """Another journal stands in our place, and it holds nothing of ours: keep all that is known, as a backup."""
        journal = self._journal
        folder = journal.home.kept
        journal.disk.make_folder(folder)
        path = f"{folder}/rescued.{journal.state.seq:08d}.netritual"
        journal.disk.write_new(path, lines_of(header, journal.state))
        journal.disk.sync_folder(folder)
        journal.notes.append(
            f"Another journal took the place of ours. All of ours is in {path}; `netritual restore` reads it."
        )

    def _give_back(self, lost: list[Applied], images: Changes, top: int, path: str) -> None:
        journal, entries = self._journal, counted(len(lost), "entry", "entries")
        if lost[0].seq <= journal.state.seq:
            journal.notes.append(
                f"The journal was replaced by one with other entries. It lacks {entries} of ours, kept in {path}."
            )
            return
        if journal.file is not None:
            journal.mend_end(journal.file)
        journal.heard.append(journal.append(RESCUE, lost[-1].moment, max(top, journal.state.top), images, None))
        journal.notes.append(
            f"The journal was replaced by an older one. It lacked {entries}, added again now; a copy is in {path}."
        )

    def write_rescue(self, lost: Iterable[Applied]) -> str:
        """Entries as a file of lines, on disk when this returns; its path."""
        disk, home = self._journal.disk, self._journal.home
        lines = []
        when = ""
        for change in lost:
            when = change.when
            after: Changes = {table: dict(docs) for table, docs in change.after.items()}
            lines.append(transaction(change.seq, change.moment, change.verb, 0, after, change.undoes))
        stamp = "".join(char for char in when[:19] if char.isdigit())
        for name in disk.names(home.store):  # a crash may have come between this and what follows on it
            if name.startswith(f"rescue.{stamp}-") and disk.read(f"{home.store}/{name}") == b"".join(lines):
                return f"{home.store}/{name}"
        number = 1
        while disk.exists(path := f"{home.store}/rescue.{stamp}-{number}.jsonl"):
            number += 1
        disk.replace(path, b"".join(lines))
        return path

    def _write_anew(self, file: JournalFile, header: Header, words: str, also: str = "") -> None:
        """Write the journal again; the caller holds the lock. ``also`` tells of what stands beside it.

        The file that we hold open may still have all lines; else they are made of what is known.
        """
        journal = self._journal
        whole = file.whole()
        write_journal(journal.disk, journal.home, (whole,) if whole else lines_of(header, journal.state))
        journal.load()
        rest = f"no entry was lost.{also}" if also else "nothing was lost."
        journal.notes.append(f"{words}. It was written again from memory; {rest}")

    def _land(self, header: Header) -> None:
        journal = self._journal
        sentences = [sentence_of(piece) for piece in journal.damage]
        words = "lacked entries" if journal.there() else "was gone"
        keep_file(journal.disk, journal.home, journal.path)
        write_journal(journal.disk, journal.home, lines_of(header, journal.state))
        journal.load()
        write_report(journal.disk, journal.home, sentences)
        journal.forget_damage()
        journal.notes.append(
            f"The journal {words}. What the index held was written as a new one; see `netritual doctor`."
        )

    def land(self) -> None:
        """Write a journal that was lost, or its end, anew out of the index, before anything is added."""
        journal = self._journal
        try:
            with journal.mutex, journal.locked():
                journal.load()
                if not journal.adrift or journal.header is None:
                    return
                self._land(journal.header)
        except OSError as error:
            raise full(error) from error


def read_entries(data: bytes) -> list[Applied]:
    """The whole entries of a rescue file."""
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
            latest = images.setdefault(table, {})
            if latest is not None:
                latest.update(docs)
    return images


def _same(images: Changes, state: State) -> bool:
    return all(
        state.rows(table).get(doc_id) == raw for table, docs in images.items() for doc_id, raw in (docs or {}).items()
    )


def _lacking(ours: State, theirs: State) -> list[Applied]:
    """The changes in our memory that another state does not have under their number, oldest first."""
    return [change for change in ours.undo_log.applied if not _has(theirs, change)]


def _has(state: State, change: Applied) -> bool:
    applied = state.undo_log.find(change.seq)
    if applied is not None:
        return key_of(applied) == key_of(change)
    row = state.undo_log.older.row(change.seq)
    return row is not None and (row.when, row.verb) == (change.when, change.verb)


def _base(state: State) -> int:
    """The newest change that is not in memory."""
    return state.undo_log.applied[0].seq - 1 if state.undo_log.applied else state.seq


def _prefix(theirs: State, ours: State) -> bool:
    """True when all that the disk holds is a part of our own past."""
    our_rows = {row.seq: (row.when, row.verb) for row in ours.undo_log.older.newest()}
    their_rows = [(row.seq, row.when, row.verb) for row in theirs.undo_log.older.newest()]
    their_rows += [(change.seq, change.when, change.verb) for change in theirs.undo_log.applied]
    return all(our_rows.get(seq) == (when, verb) for seq, when, verb in their_rows)
