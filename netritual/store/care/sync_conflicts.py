"""What others put beside the journal: conflicted copies of a sync tool, and what a crash left."""

from collections.abc import Iterable
from contextlib import closing, suppress

import msgspec

from netritual.errors import NetritualError
from netritual.store.care.compaction import COMPACTION_LOCK, leftovers, sweep
from netritual.store.care.conflict_copy import CopiedEntry, Copy, print_of, read_copy
from netritual.store.care.rescue import COPY_MARKS, RESCUE, Key, Rescuer, final, key_of
from netritual.store.failures import reason
from netritual.store.journal_state import HEADER, Header
from netritual.store.line import body_of, line_at, log_name, numbered
from netritual.store.transaction import LARGEST_ID
from netritual.store.undo_log import Applied

Document = tuple[str, int]
"""A document by its table and id."""
_ALL = Applied(-1, "", "", None, {}, {})


class Gatherer(Rescuer):
    """The part of a store that takes in what a sync tool has set beside the journal."""

    gathers = True
    """False for a single entry from the shell: it does not wait for anything else."""
    _looked: int | None = None

    def look_around(self) -> None:
        """Take in copies and sweep up, if a name in the folder has come or gone since the last look; else one ``stat``.

        What cannot be done now (a folder that may not be written, a lock that is held) is left for the next look.
        """
        stamp = self.disk.changed(self.home.store)
        if stamp == self._looked or self.broken is not None or self.log is None or self.outdated() or self.adrift:
            return
        self._looked = stamp
        with suppress(NetritualError, OSError):
            if self.copies():
                self.notes += self.take_in_copies(finished=True)
            if leftovers(self.disk, self.home):
                self._sweep()

    def _sweep(self) -> None:
        with closing(self.disk.lock(f"{self.home.store}/{COMPACTION_LOCK}")) as lock:
            if lock.take(0):
                with self.mutex, self.locked():
                    sweep(self.disk, self.home)

    def copies(self) -> list[str]:
        """Copies of our files that a sync tool has put beside them; a folder is none."""
        kinds, store = ("log.", "snap.", "names."), self.home.store
        found = [name for name in self.disk.names(store) if name.startswith(kinds) and _marked(name)]
        return [name for name in found if not self.disk.is_folder(f"{store}/{name}")]

    def waiting(self, name: str) -> str:
        """What is to be said of a copy that is still there."""
        words = f"A sync tool left {name}."
        if name.startswith("log."):
            try:
                read_copy(self.disk.read(f"{self.home.store}/{name}"))
            except NetritualError:
                return f"{words} It is in a format that this netritual does not know: update, then try again."
            except OSError as error:
                return f"{words} It cannot be read: {reason(error)}."
        return f"{words} An open app takes in what it holds, and so does `netritual doctor --repair`."

    def take_in_copies(self, finished: bool = False) -> list[str]:
        """Add what conflicted copies hold and we lack, as one transaction; what touches the same documents as changes
        of ours goes to a rescue file instead, for ``doctor`` to show. The copies go to ``kept/``. One sentence a copy.

        With ``finished`` a copy that does not end in a whole line is left alone: it may still be on its way.
        """
        sentences = []
        for name in self.copies():
            try:
                words = self._take_in(name, finished)
            except OSError as error:
                words = "" if finished else f"{name} was not taken in: {reason(error)}. It is left as it is."
            if words:
                sentences.append(words)
        return sentences

    def _take_in(self, name: str, finished: bool) -> str:
        """One copy. It is read and compared before the lock is taken, and again only if an entry came meanwhile."""
        path = f"{self.home.store}/{name}"
        seen = self.disk.stat(path)
        if seen is None:
            return ""
        if not name.startswith("log."):
            with self.mutex, self.locked():
                if self.disk.stat(path) is None:
                    return ""
                kept = self._aside(name)
            words = f" `netritual restore {kept}` would bring it back." if name.startswith("snap.") else ""
            return f"A sync tool left {name}; it was moved to {kept}.{words}"
        data = self.disk.read(path)
        if finished and not data.endswith(b"\n"):
            return ""
        try:
            copy = read_copy(data)
        except NetritualError:  # it waits for a netritual that understands it
            return ""
        del data
        with self.mutex:
            self.follow(writing=False)
            state, seq, parted = self.state, self.state.seq, self._parted(copy)
            with self.locked():
                self.follow(writing=True)
                if self.disk.stat(path) != seen:
                    return ""
                if self.state is not state or state.seq != seq:
                    parted = self._parted(copy)
                return self._add(name, copy, parted)

    def _add(self, name: str, copy: Copy, parted: tuple[list[Applied], list[Applied]] | None) -> str:
        """Add what can be added, keep the rest and the copy; what was done. The caller holds the lock."""
        if parted is None:
            why = (
                "it is of another home" if copy.header else "its beginning is damaged, and no entry in it is known here"
            )
            kept = self._aside(name)
            return f"A sync tool left {name}: {why}, so nothing of it was added. It was moved to {kept}."
        clashing, new = parted
        rescue = self.write_rescue(clashing) if clashing else ""
        if new:
            top = max([self.state.top, *(doc_id for one in new for _, doc_id in _documents(one))])
            self.append(RESCUE, new[-1].moment, top, final(new), None)
            self.heard.append(self.state.undo_log.applied[-1])
        kept = self._aside(name)
        words = f"A sync tool left a copy of the journal. Entries added from it: {len(new)}."
        if clashing:
            words += f" Set aside, as they touch what was changed here too: {len(clashing)}, in {rescue}."
        if copy.damaged:
            lines = "1 line of it is" if copy.damaged == 1 else f"{copy.damaged} lines of it are"
            words += f" {lines} damaged and could not be read; the copy is in {kept}."
        return words

    def _aside(self, name: str) -> str:
        """Move a copy to ``kept/``; its place there."""
        folder = f"{self.home.store}/kept"
        self.disk.make_folder(folder)
        path = numbered(self.disk, folder, name)
        self.disk.rename(f"{self.home.store}/{name}", path)
        self.disk.sync_folder(folder)
        self.disk.sync_folder(self.home.store)
        return path

    def _parted(self, copy: Copy) -> tuple[list[Applied], list[Applied]] | None:
        """(what touches the same documents as changes of ours that the copy does not know, what can be added).

        None when the copy is of another home, or may be: its header is damaged, and nothing in it is known. That a
        table was dropped is never added: it is for a person to look at.
        """
        lacking = self._unknown(copy)
        if len(lacking) == len(copy.entries) if copy.header is None else copy.header.store != self.id:
            return None
        taken = self._taken_before()
        lacking = self._different(copy, [one for one in lacking if one.key not in taken])
        mine = self._changed_here(copy)
        clashing, new = [], []
        touched: set[Document] = set()
        most = max(LARGEST_ID, self.state.top)
        for one in lacking:
            documents = _documents(one.change)
            clash = self._stands(documents) if mine is None else not mine.isdisjoint(documents)
            odd = bool(one.dropped) or any(not 0 < doc_id <= most for _, doc_id in documents)
            if clash or odd or not touched.isdisjoint(documents):
                touched |= documents
                clashing.append(one.change)
            else:
                new.append(one.change)
        return clashing, new

    def _unknown(self, copy: Copy) -> list[CopiedEntry]:
        """The entries of a copy that were never met here."""
        undo_log = self.state.undo_log
        known = {key_of(change) for change in undo_log.applied}
        kept = {change.seq: change for change in undo_log.older.kept()}
        marks = {print_of(change) for change in kept.values()}
        rows = {(row.when, row.verb) for row in undo_log.older.history() if row.seq not in kept}
        return [
            one
            for one in copy.entries
            if one.key not in known and one.marks not in marks and (one.change.when, one.change.verb) not in rows
        ]

    def _different(self, copy: Copy, entries: list[CopiedEntry]) -> list[CopiedEntry]:
        """Those of which something is not as they left it. A dropped table stands for all that is in it."""
        for one in entries:
            for table in one.dropped:
                theirs = [doc_id for other in copy.entries for doc_id in other.change.after.get(table, ())]
                gone = dict.fromkeys([*theirs, *self.state.rows(table).order()])
                one.change.after = {**one.change.after, table: gone}
        images = final([one.change for one in entries if not one.dropped])
        other = {
            (table, doc_id)
            for table, docs in images.items()
            for doc_id, raw in (docs or {}).items()
            if self.state.rows(table).get(doc_id) != raw
        }
        return [one for one in entries if one.dropped or not other.isdisjoint(_documents(one.change))]

    def _taken_before(self) -> set[Key]:
        """The entries of the copies that stand in ``kept/``: each was added or set aside."""
        folder = f"{self.home.store}/kept"
        found: set[Key] = set()
        for name in self.disk.names(folder):
            if name.startswith("log.") and _marked(name):
                with suppress(NetritualError, OSError):
                    found |= {one.key for one in read_copy(self.disk.read(f"{folder}/{name}")).entries}
        return found

    def _changed_here(self, copy: Copy) -> set[Document] | None:
        """The documents that were changed here since the copy went its own way; None when that cannot be told."""
        if copy.header is None or not self._same_beginning(copy.header):
            return None
        undo_log, since = self.state.undo_log, copy.header.seq
        mine = [change for change in undo_log.backwards() if change.seq > since]
        if len(mine) < self.state.seq - since:
            return None
        theirs = {one.marks for one in copy.entries}
        return {
            (table, doc_id)
            for change in mine
            if print_of(change) not in theirs
            for table, docs in change.before.items()
            for doc_id in docs
        }

    def _same_beginning(self, header: Header) -> bool:
        """True when the copy began where a log of ours began."""
        if self.header is None or header.store != self.header.store:
            return False
        path = f"{self.home.store}/{log_name(header.gen)}"
        if header.gen == 0 or not self.disk.exists(path):
            return header.gen == 0
        with self.disk.open(path) as handle:
            body = body_of(line_at(handle, 0))
        try:
            return body is not None and HEADER.decode(body) == header
        except msgspec.DecodeError:
            return False

    def _stands(self, documents: Iterable[Document]) -> bool:
        """True when one of these documents is here, or was."""
        return any(
            self.state.rows(table).get(doc_id) is not None or self.state.undo_log.in_the_way(_ALL, {table: {doc_id}})
            for table, doc_id in documents
        )


def _marked(name: str) -> bool:
    return any(mark in name for mark in COPY_MARKS)


def _documents(change: Applied) -> set[Document]:
    return {(table, doc_id) for table, docs in change.after.items() for doc_id in docs}
