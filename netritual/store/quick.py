"""The append path of ``netritual log``: names without a scan, one line at the end of the journal, and out.

Standard library only, and never the store's reader. Words for failures are imported when needed.
"""

import json
from functools import partial

from netritual.domain.quicklog.names import ENGAGED_DAYS, NameIndex, NameLookup, NoNames
from netritual.domain.quicklog.words import CONVERSATIONS, WRITTEN
from netritual.errors import NetritualError, Unsound
from netritual.files import Disk, Handle, Lock
from netritual.paths import Home
from netritual.store.line import (
    FORMAT,
    LOCK_SECONDS,
    Changes,
    Ids,
    Tail,
    Unsure,
    body_of,
    check_version,
    encode,
    generations,
    keep,
    line_at,
    log_name,
    make_first_log,
    names_name,
    orphans,
    put_line,
    tail_of,
    transaction,
)
from netritual.store.names_file import MovedNames, NamesFile, OtherLayout, SpoiltNames, row_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from netritual.domain.quicklog.names import Hit, Match, Row

    Build = Callable[[NameLookup, Callable[[], int]], Mapping[str, Mapping[int, Any]]]
    """Makes the documents of an entry (table -> doc id -> document), given the names and a maker of ids."""

PEOPLE = "people"


class _Older(Exception):
    """The journal is in an older format, or its newest log was lost: it is written anew before anything is added."""


class _Log:
    """The newest log as it ends now."""

    __slots__ = ("end", "gen", "handle", "people_at", "seq", "tail", "top")

    def __init__(self, gen: int, handle: Handle, tail: Tail) -> None:
        last = json.loads(tail.body)
        self.gen = gen
        self.handle = handle
        self.tail = tail
        self.end = tail.end
        self.seq: int = last["seq"]
        self.top: int = last["top"]
        touched = PEOPLE in last.get("changes", ())
        self.people_at: int = tail.start if touched else last["people_at"]


class Appender:
    """Appends single entries to a home's journal. ``still``: the clock stands still, so ids have no random bits."""

    def __init__(self, home: Home, disk: Disk, still: bool) -> None:
        self._home = home
        self._disk = disk
        self._still = still
        self._log: _Log | None = None
        self._names: NameLookup = NoNames()
        self._handles: list[Handle] = []
        self._opened: Handle | None = None
        self.lock_seconds = LOCK_SECONDS

    def names(self) -> NameLookup:
        """Everyone known now, as a lookup; nobody when the home does not exist. Creates nothing.

        Raises Unsound for a newer format, or a journal that cannot be read.
        """
        try:
            self._read(writing=False)
        except OSError as error:
            from netritual.store.failures import unreadable

            raise unreadable(error) from error
        return self._names

    def append(self, verb: str, now: "datetime", build: "Build") -> int:
        """Save one entry: lock, catch up, build, write, sync. Its sequence number.

        ``build`` gets the names as they are under the lock. NotSaved when it did not reach the disk; then the journal
        is as it was before. A journal in an older format is written anew first, as before any save.
        """
        try:
            return self._locked(verb, now, build)
        except _Older:
            self._renew()
        return self._locked(verb, now, build)

    def open_with(self, people: "Collection[int]", but: int, about: "Collection[str] | None" = None) -> bool:
        """Whether anything may be open with one of these people, or with nobody, but for what was saved with the
        document ``but``: a coffee, and what has one of the words, where some are given."""
        from netritual.store.open_loops import open_with

        try:
            log = self._read(writing=False)
            snapshot = self._snapshot(log)
        except OSError:
            return True
        return open_with(people, log.handle, log.end, snapshot, but, about)

    def _engaged(self, log: _Log, people: "Sequence[int]", today: "date") -> list[int]:
        from datetime import timedelta

        from netritual.store.open_loops import engaged

        try:
            snapshot = self._snapshot(log)
        except OSError:
            return []
        return engaged(people, log.handle, log.end, snapshot, today - timedelta(ENGAGED_DAYS))

    def _snapshot(self, log: _Log) -> Handle | None:
        from netritual.store.line import snap_name

        if not log.gen:
            return None
        if self._opened is None:
            self._opened = self._disk.open(f"{self._home.store}/{snap_name(log.gen)}")
            self._handles.append(self._opened)
        return self._opened

    def _renew(self) -> None:
        from contextlib import closing

        from netritual.store.journal import open_store

        with closing(open_store(self._home, self._disk, create=False)) as store:
            if not store.compact():
                from netritual.store.failures import busy

                raise busy()

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
            raise _refused(error) from error
        finally:
            if lock is not None:
                lock.close()
            self.close()

    def _append(self, verb: str, now: "datetime", build: "Build") -> int:
        log = self._read(writing=True)
        ids = Ids(log.top, now, self._still)
        changes: Changes = {}
        top = log.top
        for table, docs in build(self._names, ids).items():
            changes[table] = {doc_id: None if doc is None else encode(doc) for doc_id, doc in docs.items()}
            top = max(top, *docs) if docs else top
        put_line(log.handle, transaction(log.seq + 1, now, verb, top, log.people_at, changes), log.end)
        return log.seq + 1

    def close(self) -> None:
        """Let go of files."""
        for handle in self._handles:
            handle.close()
        self._handles.clear()
        self._opened = None
        self._log, self._names = None, NoNames()

    def _read(self, writing: bool) -> _Log:
        """The newest log and the names, read anew only when something was written since; a torn end is cut off."""
        names = self._disk.names(self._home.store)
        gens, lost = generations(names), orphans(names)
        if lost and writing:
            raise _Older
        if lost and not gens:
            self._names = self._base(lost[-1], writing)
        if not gens and writing:
            make_first_log(self._disk, self._home)
            gens = [0]
        if not gens:
            return _Log(0, Handle(-1, ""), Tail(0, 0, b'{"seq":0,"top":0,"people_at":0}', b""))
        path = f"{self._home.store}/{log_name(gens[-1])}"
        known = self._log
        if known is not None and not writing and known.gen == gens[-1] and known.handle.stat()[1] == known.end:
            return known
        handle = self._disk.open(path, write=writing)
        self._handles.append(handle)
        head = body_of(line_at(handle, 0))
        version = json.loads(head).get("log") if head is not None else FORMAT
        check_version(version)
        if writing and version < FORMAT:
            raise _Older
        tail = tail_of(handle, handle.stat()[1])
        if writing and tail.spoilt:
            keep(self._disk, self._home, f"tail.{log_name(gens[-1])}.{tail.end}", tail.spoilt)
            handle.truncate(tail.end)
            handle.sync()
        log = _Log(gens[-1], handle, tail)
        if known is None or known.gen != log.gen or known.tail.body != tail.body:
            self._names = self._lookup(log, writing)
        self._log = log
        return log

    def _lookup(self, log: _Log, writing: bool) -> NameLookup:
        base = self._base(log.gen, writing) if log.gen > 0 else NoNames()
        return MovedNames(base, _since(log), _Touched(log), partial(self._engaged, log))

    def _base(self, gen: int, writing: bool) -> NameLookup:
        path = f"{self._home.store}/{names_name(gen)}"
        try:
            handle = self._disk.open(path)
            self._handles.append(handle)
            return Sturdy(NamesFile(handle, gen), self._disk, self._home, gen)
        except OtherLayout:
            if writing:
                raise _Older from None
            return from_snapshot(self._disk, self._home, gen)
        except (OSError, SpoiltNames, ValueError, KeyError):
            return from_snapshot(self._disk, self._home, gen)


class Sturdy(NameLookup):
    """A names file that turns to the snapshot itself when a part of the file is damaged, or cannot be read."""

    __slots__ = ("_again", "_file")

    def __init__(self, file: NamesFile, disk: Disk, home: Home, gen: int) -> None:
        self._file: NameLookup = file
        self._again = (disk, home, gen)

    def _safe(self, ask: "Callable[[NameLookup], Any]") -> "Any":
        try:
            return ask(self._file)
        except (OSError, SpoiltNames, ValueError):
            self._file = from_snapshot(*self._again)
            return ask(self._file)

    def holders(self, key: str) -> "list[Hit]":
        """Everyone who has exactly this key."""
        return list(self._safe(lambda names: list(names.holders(key))))

    def starting(self, start: str) -> "list[Hit]":
        """Everyone with a key that begins with ``start``."""
        return list(self._safe(lambda names: list(names.starting(start))))

    def row(self, person: int) -> "Match":
        """A person."""
        found: Match = self._safe(lambda names: names.row(person))
        return found


class _Touched:
    """Who had a two-way touch since the snapshot, read from the log when it is first asked for.

    Two notes count as both ways when both stand in the log; one that answers a note of the snapshot is not seen.
    """

    __slots__ = ("_log", "_people")

    def __init__(self, log: _Log) -> None:
        self._log = log
        self._people: set[int] | None = None

    def __call__(self) -> "set[int]":
        if self._people is None:
            self._people = self._read()
        return self._people

    def _read(self) -> "set[int]":
        ways: dict[int, set[str]] = {}
        for raw in self._log.handle.read_at(0, self._log.end).splitlines()[1:]:
            body = body_of(raw) if b'"interactions":{' in raw else None
            talks = (json.loads(body)["changes"].get("interactions") if body is not None else None) or {}
            for talk in talks.values():
                channel = (talk or {}).get("channel")
                if channel in CONVERSATIONS or channel in WRITTEN:
                    way = "mutual" if channel in CONVERSATIONS else talk.get("initiator", "")
                    for person in talk.get("people", ()):
                        ways.setdefault(person, set()).add(way)
        return {person for person, seen in ways.items() if "mutual" in seen or {"me", "them"} <= seen}


def _since(log: _Log) -> "dict[int, Row | None]":
    """Who was saved since the snapshot: along ``people_at`` from the newest such line back; the later image counts."""
    changed: dict[int, Row | None] = {}
    at = log.people_at
    while at:
        body = body_of(line_at(log.handle, at))
        if body is None:
            return _scanned(log)
        line = json.loads(body)
        for doc_id, doc in (line["changes"].get(PEOPLE) or {}).items():
            changed.setdefault(int(doc_id), row_of(int(doc_id), doc))
        at = line["people_at"]
    return changed


def _scanned(log: _Log) -> "dict[int, Row | None]":
    """The same by reading the whole log: a line of the chain is damaged."""
    changed: dict[int, Row | None] = {}
    for raw in log.handle.read_at(0, log.end).splitlines()[1:]:
        body = body_of(raw)
        people = (json.loads(body)["changes"].get(PEOPLE) if body is not None else None) or {}
        changed.update((int(doc_id), row_of(int(doc_id), doc)) for doc_id, doc in people.items())
    return changed


def from_snapshot(disk: Disk, home: Home, gen: int) -> NameLookup:
    """The names of a generation read from its snapshot: slow, and only when the names file is damaged."""
    from netritual.store.line import snap_name

    try:
        with disk.open(f"{home.store}/{snap_name(gen)}") as handle:
            footer = json.loads(tail_of(handle, handle.stat()[1]).body)
            at, size = footer["tables"].get(PEOPLE, (0, 0))
            rows = [line.partition(b"\t") for line in handle.read_at(at, size).split(b"\n") if line]
            days = _two_way(handle, footer["arrays"]) if rows else {}
        people = [row_of(int(doc_id), json.loads(doc), days.get(int(doc_id))) for doc_id, _, doc in rows]
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        raise _unfit() from error
    return NameIndex(row for row in people if row is not None)


def _two_way(handle: Handle, arrays: "dict[str, tuple[int, int, str]]") -> "dict[int, str]":
    """The day of each person's last two-way touch, in ISO form, from the index of a snapshot."""
    import sys
    from array import array
    from datetime import date

    people, days = (
        array(code, handle.read_at(at, size))
        for at, size, code in (arrays[f"{PEOPLE}.ids"], arrays[f"{PEOPLE}.two_way"])
    )
    if sys.byteorder == "big":
        people.byteswap()
        days.byteswap()
    return {who: date.fromordinal(day).isoformat() for who, day in zip(people, days, strict=True) if day}


def _unfit() -> Unsound:
    return Unsound(
        "The names of this home cannot be read.",
        title="Damaged store",
        hint="Nothing was changed. Run `netritual doctor --repair`, then try again.",
    )


def _refused(error: OSError) -> NetritualError:
    from netritual.store.failures import cannot_write, full, unsynced

    if isinstance(error, Unsure):
        return unsynced(error)
    return cannot_write(error) if error.filename is not None else full(error)
