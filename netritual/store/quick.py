"""The append path of ``netritual log``: names without a scan, one line at the end of the journal, and out.

Standard library only, and never the store's reader. Words for failures are imported when needed.
"""

from functools import cache, partial

from netritual.domain.quicklog.line_vocabulary import CONVERSATIONS, WRITTEN
from netritual.domain.quicklog.names import ENGAGED_DAYS, NameLookup, NoNames
from netritual.errors import Unsound
from netritual.files import Disk, Handle, Lock
from netritual.paths import Home
from netritual.store.index_seal import lost_journal, sealed
from netritual.store.journal_line import (
    JOURNAL,
    LOCK_SECONDS,
    Changes,
    Ids,
    Tail,
    body_of,
    check_version,
    decoded,
    encode,
    is_former,
    keep,
    line_at,
    make_journal,
    put_line,
    tail_of,
    transaction,
)
from netritual.store.name_lookup import ODD, PEOPLE, IndexNames, MovedNames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from sqlite3 import Connection
    from typing import Any, TypeVar

    from netritual.domain.quicklog.name_kinds import About, Hit, Match

    T = TypeVar("T")
    Build = Callable[[NameLookup, Callable[[], int]], Mapping[str, Mapping[int, Any]]]
    """Makes the documents of an entry (table -> doc id -> document), given the names and a maker of ids."""


class _Unready(Exception):
    """The home is of format 1, or its journal was lost: a journal is written before anything is added."""


class _Journal:
    """The journal as it ends now, and its lines behind the index."""

    __slots__ = ("database", "end", "handle", "lines", "seq", "tail", "top")

    def __init__(self, handle: Handle, tail: Tail, database: "Connection | None", start: int) -> None:
        last = decoded(tail.body)
        self.handle = handle
        self.tail = tail
        self.end = tail.end
        self.seq: int = last["seq"]
        self.top: int = last["top"]
        self.database = database
        self.lines = handle.read_at(start, tail.end - start)

    def holding(self, what: bytes) -> "Iterator[dict[str, Any]]":
        """The lines that hold some bytes, decoded, oldest first; a damaged one is left out."""
        at = self.lines.find(what)
        while at >= 0:
            start, stop = self.lines.rfind(b"\n", 0, at) + 1, self.lines.index(b"\n", at)
            body = body_of(self.lines[start:stop])
            if body is not None:
                yield decoded(body)
            at = self.lines.find(what, stop)


class Appender:
    """Appends single entries to a home's journal. ``still``: the clock stands still, so ids have no random bits."""

    def __init__(self, home: Home, disk: Disk, still: bool) -> None:
        self._home = home
        self._disk = disk
        self._still = still
        self._journal: _Journal | None = None
        self._doubted = False
        self._names: NameLookup = NoNames()
        self._handles: list[Handle] = []
        self.lock_seconds = LOCK_SECONDS
        self.notes: list[str] = []
        """Sentences about what was met and mended on the way."""

    def names(self) -> NameLookup:
        """Everyone known now, as a lookup; nobody when the home does not exist. Creates nothing.

        Raises Unsound for a newer format, or a journal that cannot be read; NotSaved where a home of
        format 1, or without its journal, cannot be written.
        """
        try:
            try:
                self._read(writing=False)
            except _Unready:
                self._renew()
                self._read(writing=False)
        except OSError as error:
            from netritual.store.failures import unreadable

            raise unreadable(error) from error
        return self._names

    def append(self, verb: str, now: "datetime", build: "Build") -> int:
        """Save one entry: lock, catch up, build, write, sync. Its sequence number.

        ``build`` gets the names as they are under the lock. NotSaved when it did not reach the disk; then the journal
        is as it was before. A home of format 1 is taken over first, as before any save.
        """
        try:
            return self._locked(verb, now, build)
        except _Unready:
            self._renew()
        return self._locked(verb, now, build)

    def open_with(
        self, people: "Collection[int]", but: int, about: "Collection[str] | None" = None,
        *, coffees: bool = True, introduced: bool = False,
    ) -> bool:  # fmt: skip
        """Whether anything may be open with one of these people, or with nobody, but for what was saved with the
        document ``but``: a coffee where ``coffees`` count, what has one of the words, where some are given, and with
        ``introduced`` an introduction that was sent."""
        from netritual.store.open_loops import open_with

        try:
            journal = self._read(writing=False)
        except OSError:
            return True
        return open_with(people, journal.lines, journal.database, but, about, coffees=coffees, introduced=introduced)

    def _engaged(self, journal: _Journal, people: "Sequence[int]", today: "date") -> list[int]:
        from datetime import timedelta

        from netritual.store.open_loops import engaged

        return engaged(people, journal.lines, journal.database, today - timedelta(ENGAGED_DAYS))

    def _renew(self) -> None:
        """Have the journal written anew; NetritualError says why it cannot be."""
        from contextlib import closing

        from netritual.store.care.rescue import renew
        from netritual.store.journal_store import open_store

        self._doubted = True  # what the store could not mend is read as it stands
        with closing(open_store(self._home, self._disk, create=False)) as store:
            renew(store.journal)
            self.notes += store.notes
            store.journal.locked().free()

    def _locked(self, verb: str, now: "datetime", build: "Build") -> int:
        lock: Lock | None = None
        try:
            self._disk.make_folder(self._home.store)
            lock = self._disk.lock(f"{self._home.store}/lock")
            if not lock.take(self.lock_seconds):
                from netritual.store.failures import busy

                raise busy()
            return self._append(verb, now, build)
        except OSError as error:
            from netritual.store.failures import not_saved

            raise not_saved(error) from error
        finally:
            if lock is not None:
                lock.close()
            self.close()

    def _append(self, verb: str, now: "datetime", build: "Build") -> int:
        journal = self._read(writing=True)
        ids = Ids(journal.top, now, self._still)
        changes: Changes = {}
        top = journal.top
        for table, docs in build(self._names, ids).items():
            changes[table] = {doc_id: None if doc is None else encode(doc) for doc_id, doc in docs.items()}
            top = max(top, *docs) if docs else top
        put_line(journal.handle, transaction(journal.seq + 1, now, verb, top, changes), journal.end)
        return journal.seq + 1

    def close(self) -> None:
        """Let go of files."""
        for handle in self._handles:
            handle.close()
        self._handles.clear()
        if self._journal is not None and self._journal.database is not None:
            self._journal.database.close()
        self._journal, self._names = None, NoNames()

    def _read(self, writing: bool) -> _Journal:
        """The journal and the names, read anew only when something was written since; a torn end is cut off."""
        path, last = f"{self._home.store}/{JOURNAL}", self._journal
        if last is not None and not writing and last.handle.stat()[1] == last.end:
            return last
        try:
            handle = self._disk.open(path, write=writing)
        except FileNotFoundError:
            names = self._disk.names(self._home.store)
            if is_former(names) or lost_journal(names):
                raise _Unready from None
            if not writing:
                return _Journal(Handle(-1, ""), Tail(0, b'{"seq":0,"top":0}', b""), None, 0)
            make_journal(self._disk, self._home)
            handle = self._disk.open(path, write=True)
        self._handles.append(handle)
        if last is not None and handle.stat() == last.handle.stat() and handle.stat()[1] == last.end:
            last.handle = handle
            return last
        journal = self._at(handle, handle.stat()[1])
        if writing and journal.tail.spoilt:
            keep(self._disk, self._home, f"tail.{JOURNAL}.{journal.end}", journal.tail.spoilt)
            handle.truncate(journal.end)
            handle.sync()
        self._journal = journal
        return journal

    def _at(self, handle: Handle, size: int) -> _Journal:
        """The journal as it ends now, with its names looked up in the index and in the lines behind it.

        A last line that is in the index is not read: it may be that of an import.
        """
        first = line_at(handle, 0)
        body = body_of(first)
        head = decoded(body) if body is not None else {}
        if "log" in head:
            check_version(head["log"])
        base: NameLookup = NoNames()
        doubted = self._doubted
        seal, database = (None, None) if doubted else sealed(self._disk, self._home, head.get("journal"), handle, size)
        start = 0 if "seq" in head and "log" not in head else len(first) + 1  # a journal may have lost its header
        if seal is not None and database is not None:
            base, start = Sturdy(IndexNames(database), partial(self._again, handle, size)), seal.end
        if seal is not None and database is not None and start == size:
            tail = Tail(seal.end, b'{"seq":%d,"top":%d}' % (seal.seq, seal.top), b"")
        else:
            try:
                tail = tail_of(handle, size)
            except Unsound:
                if seal is not None:
                    raise _Unready from None
                raise
        if database is None and seal is not None and decoded(tail.body)["seq"] < seal.seq:
            if handle.stat()[1] != size:  # it has grown meanwhile, and its index with it
                return self._at(handle, handle.stat()[1])
            raise _Unready  # the journal lacks entries that stand in its index
        journal = _Journal(handle, tail, database, start)
        self._names = MovedNames(
            base, _since(journal), cache(partial(_touched, journal)), partial(self._engaged, journal)
        )
        return journal

    def _again(self, handle: Handle, size: int) -> NameLookup:
        """All names out of the whole journal: slow, and only where the index is damaged."""
        self._doubted = True
        self._journal = self._at(handle, size)
        return self._names


class Sturdy(NameLookup):
    """The names of an index, and another lookup once it is found to be damaged."""

    __slots__ = ("_again", "_names")

    def __init__(self, names: NameLookup, again: "Callable[[], NameLookup]") -> None:
        self._names: NameLookup = names
        self._again = again

    def _safe(self, ask: "Callable[[NameLookup], T]") -> "T":
        from _sqlite3 import Error

        try:
            return ask(self._names)
        except (Error, *ODD):
            self._names = self._again()
            return ask(self._names)

    def holders(self, key: str) -> "list[Hit]":
        return self._safe(lambda names: list(names.holders(key)))

    def starting(self, start: str) -> "list[Hit]":
        return self._safe(lambda names: list(names.starting(start)))

    def row(self, person: int) -> "Match":
        return self._safe(lambda names: names.row(person))

    def about(self, person: int) -> "About":
        return self._safe(lambda names: names.about(person))


def _touched(journal: _Journal) -> "set[int]":
    """Who had a two-way touch behind the index.

    Two notes count as both ways when both stand there; one that answers a note before them is not seen.
    """
    ways: dict[int, set[str]] = {}
    for line in journal.holding(b'"interactions":{'):
        for talk in (line["changes"].get("interactions") or {}).values():
            channel = (talk or {}).get("channel")
            if channel in CONVERSATIONS or channel in WRITTEN:
                way = "mutual" if channel in CONVERSATIONS else talk.get("initiator", "")
                for person in talk.get("people", ()):
                    ways.setdefault(person, set()).add(way)
    return {person for person, senders in ways.items() if "mutual" in senders or {"me", "them"} <= senders}


def _since(journal: _Journal) -> "dict[int, object]":
    """The documents of whoever was saved behind the index; of two images of one person the later counts."""
    return {
        int(doc_id): doc
        for line in journal.holding(b'"people":{') for doc_id, doc in (line["changes"].get(PEOPLE) or {}).items()
    }  # fmt: skip
