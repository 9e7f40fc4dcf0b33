"""What others put beside the journal: conflicted copies of a sync tool, and what a crash left (``storage.md`` 3.8)."""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

import msgspec

from netritual.errors import NetritualError
from netritual.store.care.compaction import COMPACTION_LOCK, leftovers, sweep
from netritual.store.care.rescue import COPY_MARKS, RESCUE, Key, Rescuer, final, key_of, read_entries
from netritual.store.line import FORMAT, body_of, line_at, log_name
from netritual.store.past import Applied, Marks
from netritual.store.state import HEADER, Header

Document = tuple[str, int]
"""A document by its table and id."""
_ALL = Applied(-1, "", "", None, {}, {})


class Copy(NamedTuple):
    """A conflicted copy of a log: its header, and its whole entries, oldest first."""

    header: Header
    entries: list[Applied]


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
        if stamp == self._looked or self.broken is not None or self.log is None or self.outdated():
            return
        self._looked = stamp
        with suppress(NetritualError, OSError):
            if self.copies():
                self.notes += self.take_in_copies(finished=True)
            if leftovers(self.disk, self.home):
                self._sweep()

    def _sweep(self) -> None:
        lock = self.disk.lock(f"{self.home.store}/{COMPACTION_LOCK}")
        try:
            if lock.take(0):
                with self.mutex, self.locked():
                    sweep(self.disk, self.home)
        finally:
            lock.close()

    def copies(self) -> list[str]:
        """Copies of our files that a sync tool has put beside them."""
        kinds = ("log.", "snap.", "names.")
        names = self.disk.names(self.home.store)
        return [name for name in names if name.startswith(kinds) and any(mark in name for mark in COPY_MARKS)]

    def take_in_copies(self, finished: bool = False) -> list[str]:
        """Add what conflicted copies hold and we lack, as one transaction; what touches the same documents as changes
        of ours goes to a rescue file instead, for ``doctor`` to show. The copies go to ``kept/``. One sentence a copy.

        With ``finished`` a copy that does not end in a whole line is left alone: it may still be on its way.
        """
        told = []
        for name in self.copies():
            with self.mutex, self.locked():
                self.follow(writing=True)
                words = self._take_in(name, finished)
            if words:
                told.append(words)
        return told

    def _take_in(self, name: str, finished: bool) -> str:
        path = f"{self.home.store}/{name}"
        if not self.disk.exists(path):
            return ""
        if not name.startswith("log."):
            kept = self._aside(name)
            words = f" `netritual restore {kept}` would bring it back." if name.startswith("snap.") else ""
            return f"A sync tool left {name}; it was moved to {kept}.{words}"
        data = self.disk.read(path)
        copy = read_copy(data)
        if copy is None or (finished and not data.endswith(b"\n")):
            return ""
        clashing, new = self._parted(copy, self._lacking(copy))
        rescue = self.write_rescue(clashing) if clashing else ""
        if new:
            top = max([self.state.top, *(doc_id for one in new for _, doc_id in _documents(one))])
            self.append(RESCUE, new[-1].moment, top, final(new), None)
            self.heard.append(self.state.past.applied[-1])
        self._aside(name)
        words = f"A sync tool left a copy of the journal. Entries added from it: {len(new)}."
        if clashing:
            words += f" Set aside, as they touch what was changed here too: {len(clashing)}, in {rescue}."
        return words

    def _aside(self, name: str) -> str:
        """Move a copy to ``kept/``; its place there."""
        folder = f"{self.home.store}/kept"
        self.disk.make_folder(folder)
        taken, number = set(self.disk.names(folder)), 1
        while f"{name}.{number}" in taken:
            number += 1
        self.disk.rename(f"{self.home.store}/{name}", f"{folder}/{name}.{number}")
        self.disk.sync_folder(folder)
        self.disk.sync_folder(self.home.store)
        return f"{folder}/{name}.{number}"

    def _lacking(self, copy: Copy) -> list[Applied]:
        """The entries of a copy that were never met here, and of which something is not as they left it."""
        past = self.state.past
        known = {key_of(change) for change in past.applied} | self._taken_before()
        kept = {change.seq: change for change in past.older.kept()}
        marks = {(change.when, change.verb, _print(change.marks)) for change in kept.values()}
        rows = {(row.when, row.verb) for row in past.older.history() if row.seq not in kept}
        found = [
            one
            for one in copy.entries
            if key_of(one) not in known
            and (one.when, one.verb, _print(one.marks)) not in marks
            and (one.when, one.verb) not in rows
        ]
        images = final(found)
        other = {
            (table, doc_id)
            for table, docs in images.items()
            for doc_id, raw in (docs or {}).items()
            if self.state.rows(table).get(doc_id) != raw
        }
        return [one for one in found if not other.isdisjoint(_documents(one))]

    def _taken_before(self) -> set[Key]:
        """The entries of the copies that stand in ``kept/``: each was added or set aside."""
        folder = f"{self.home.store}/kept"
        names = [name for name in self.disk.names(folder) if any(mark in name for mark in COPY_MARKS)]
        copies = [read_copy(self.disk.read(f"{folder}/{name}")) for name in names if name.startswith("log.")]
        return {key_of(one) for copy in copies if copy is not None for one in copy.entries}

    def _parted(self, copy: Copy, lacking: list[Applied]) -> tuple[list[Applied], list[Applied]]:
        """(what touches the same documents as changes of ours that the copy does not know, what can be added)."""
        mine = self._changed_here(copy)
        clashing, new = [], []
        touched: set[Document] = set()
        for one in lacking:
            documents = _documents(one)
            clash = self._stands(documents) if mine is None else not mine.isdisjoint(documents)
            if clash or not touched.isdisjoint(documents):
                touched |= documents
                clashing.append(one)
            else:
                new.append(one)
        return clashing, new

    def _changed_here(self, copy: Copy) -> set[Document] | None:
        """The documents that were changed here since the copy went its own way; None when that cannot be told."""
        if not self._same_beginning(copy.header):
            return None
        past, since = self.state.past, copy.header.seq
        mine = [change for change in past.backwards() if change.seq > since]
        if len(mine) < self.state.seq - since:
            return None
        theirs = {(one.when, one.verb, _print(one.marks)) for one in copy.entries}
        return {
            (table, doc_id)
            for change in mine
            if (change.when, change.verb, _print(change.marks)) not in theirs
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
        handle = self.disk.open(path)
        try:
            return _header(line_at(handle, 0)) == header
        finally:
            handle.close()

    def _stands(self, documents: Iterable[Document]) -> bool:
        """True when one of these documents is here, or was."""
        return any(
            self.state.rows(table).get(doc_id) is not None or self.state.past.in_the_way(_ALL, {table: {doc_id}})
            for table, doc_id in documents
        )


def read_copy(data: bytes) -> Copy | None:
    """A copy of a log; None when it is in another format, or holds an entry that is not understood."""
    header = _header(data.partition(b"\n")[0])
    if header is None or header.log != FORMAT:
        return None
    try:
        return Copy(header, read_entries(data))
    except NetritualError:
        return None


def _header(line: bytes) -> Header | None:
    body = body_of(line)
    try:
        return None if body is None else HEADER.decode(body)
    except msgspec.DecodeError:
        return None


def _documents(change: Applied) -> set[Document]:
    return {(table, doc_id) for table, docs in change.after.items() for doc_id in docs}


def _print(marks: Marks) -> frozenset[tuple[str, int, int]]:
    return frozenset((table, doc_id, mark) for table, docs in marks.items() for doc_id, mark in docs.items())
