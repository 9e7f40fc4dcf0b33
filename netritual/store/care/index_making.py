"""Bringing the index up to date: a copy of it with what the journal has behind it, or a new one out of all lines."""

import sys
from collections.abc import Callable
from contextlib import closing, suppress
from sqlite3 import Connection
from sqlite3 import Error as DatabaseError
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.failures import SAFE, reason
from netritual.store.index.database import PIECE, Index, Meta, crc_of
from netritual.store.index.schema import WORDS
from netritual.store.index.tables import state_of
from netritual.store.index_seal import SEAL, Seal, read_seal, write_seal
from netritual.store.journal_access import Journal
from netritual.store.journal_file import JournalFile
from netritual.store.journal_line import JOURNAL, new_name
from netritual.store.journal_reading import header_of, read
from netritual.store.journal_state import Header, State
from netritual.store.loading import collector_off

if TYPE_CHECKING:
    from subprocess import Popen

    from netritual.store.index.writing import Part

DUE_BYTES = 1024 * 1024
"""When the journal has so many bytes behind the index, that is due to be brought up to date."""
DUE_LINES = 1000
"""So it is with this many entries: each costs about 6 microseconds when the store is opened."""
DUE_PEOPLE_BYTES = 64 * 1024
"""So it is with this much about people: the shell reads all of it to find a name."""
LARGE = 8 * 1024 * 1024
"""From so many bytes of the journal on two processes make a new index: it takes two thirds of the time."""
STRETCH = 4 * 1024 * 1024
"""A new index is made of so many bytes of the journal at a time."""
INDEX_LOCK = "lock.index"
_OURS = ("journal.", "index.")
"""How our own unfinished files begin; those of a sync tool are left to it."""


class IndexUpdate:
    """Brings the index of a journal up to date; writers never wait for it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def sizes(self) -> tuple[int, int]:
        """The bytes that the journal has behind the index, and those of its lines about people."""
        file, index = self._journal.file, self._journal.index
        return (0, 0) if file is None else (file.end - (index.end if index is not None else 0), file.people_bytes)

    def due(self) -> bool:
        """True once so much stands behind the index that opening, or finding a name, could be felt; or it is wrong."""
        file, index = self._journal.file, self._journal.index
        if file is None:
            return False
        size, people = self.sizes()
        long = size >= DUE_BYTES or file.lines >= DUE_LINES or people >= DUE_PEOPLE_BYTES
        return long or (index is not None and index.doubted)

    def throw_away_doubted(self) -> None:
        """Remove an index that is in doubt, its seal first: from now on nobody reads it."""
        journal, index = self._journal, self._journal.index
        seal = read_seal(journal.disk, journal.home) if index is not None and index.doubted else None
        if index is not None and seal is not None and seal.file == index.file:
            with suppress(OSError):
                journal.disk.remove(f"{journal.home.store}/{SEAL}")
                journal.disk.remove(f"{journal.home.store}/{seal.file}")

    def run(self) -> bool:
        """Bring the index up to date, and go over to it. False when another process is at it, or there is no journal.

        NetritualError when it failed; then everything is as before.
        """
        journal = self._journal
        try:
            with closing(journal.disk.lock(f"{journal.home.store}/{INDEX_LOCK}")) as lock:
                if not lock.take(0):
                    return False
                with journal.mutex:
                    journal.follow(writing=False)
                    state, file, header = journal.state.frozen(), journal.file, journal.header
                    index, broken = journal.index, journal.broken
                    place = (file.end, file.last, file.crc.decode()) if file is not None else (0, 0, "")
                if file is None or header is None or broken is not None:
                    return False
                making = _Making(journal.disk, journal.home, header)
                try:
                    seal = making.over(index, state, place) or making.anew(place[0])
                    write_seal(journal.disk, journal.home, seal)
                except BaseException:
                    making.abandon()
                    raise
                self._sweep(seal.file)
        except FileNotFoundError:
            return False
        except (OSError, DatabaseError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            words = f"The index could not be brought up to date: {why}."
            raise NetritualError(words, title="Index", hint=SAFE) from error
        with journal.mutex:
            journal.refresh()
        return True

    def _sweep(self, file: str) -> None:
        """Remove all index files but one, and what was left unfinished; the lock of updates is held, too.

        Who reads one of these files still has it; where that keeps a file from being removed, it goes next time.
        """
        journal = self._journal
        with suppress(NetritualError, OSError), journal.mutex, journal.locked():
            for name in journal.disk.names(journal.home.store):
                ours = name.startswith(_OURS) and name.endswith(".tmp")
                if ours or (is_index(name) and name != file):
                    journal.disk.remove(f"{journal.home.store}/{name}")


class _Making:
    """An index file in the making; without its seal nobody reads it."""

    def __init__(self, disk: Disk, home: Home, header: Header) -> None:
        self._disk, self._home, self._header = disk, home, header
        self._file = f"index.{new_name()}.sqlite"
        self._path = f"{home.store}/{self._file}"

    def over(self, index: Index | None, state: State, place: tuple[int, int, str]) -> Seal | None:
        """A copy of an index with what a state holds over it; None when there is none, or the file is not as sealed."""
        from netritual.store.index.writing import IndexWriter

        if index is None or index.doubted:
            return None
        seal = read_seal(self._disk, self._home)
        if seal is None or seal.file != index.file or not self._copy(seal):
            return None

        def write(database: Connection) -> None:
            writer = IndexWriter(database, empty=False)
            writer.add(state)
            writer.finish(_meta(self._header, state))

        self._write(write)
        return None if index.doubted else self._sealed(state, place)

    def _copy(self, seal: Seal) -> bool:
        size = crc = 0
        try:
            with self._disk.open(f"{self._home.store}/{seal.file}") as former, self._disk.create(self._path) as copy:
                while data := former.read_at(size, PIECE):
                    crc = crc32(data, crc)
                    size += len(data)
                    while data:
                        data = data[copy.append(data) :]
        except FileNotFoundError:
            return False
        return (size, crc) == (seal.size, seal.crc)

    def anew(self, end: int, alone: bool = False) -> Seal:
        """An index out of all lines of the journal up to a place, a stretch at a time.

        The words of a large one are worked out by a process beside this one, unless that is to do it ``alone``.
        """
        words, helper = f"{self._path}.tmp", None
        if end >= LARGE and not alone:
            self._disk.create(words).close()
            helper = run_module(__name__, self._home.root, str(end), words)
        whole, state = helper is None, State()

        def write(database: Connection) -> None:
            nonlocal state, whole
            state = fill(database, file, self._header, "all" if helper is None else "rest")
            if helper is not None and helper.wait() == 0:
                with suppress(DatabaseError):
                    whole = _take_words(database, words)

        try:
            with closing(JournalFile(self._disk, f"{self._home.store}/{JOURNAL}")) as file:
                file.size = min(file.size, end)
                self._disk.create(self._path).close()
                self._write(write)
                if whole:
                    return self._sealed(state, (file.end, file.last, file.crc.decode()))
        finally:
            if helper is not None:
                helper.kill()
                helper.wait()
            self._disk.remove(words)
        return self.anew(end, alone=True)

    def _write(self, write: Callable[[Connection], None]) -> None:
        database = self._disk.database(self._path, write=True)
        try:
            write(database)
        except BaseException:
            database.close()
            raise
        self._disk.keep_database(database, self._path)

    def _sealed(self, state: State, place: tuple[int, int, str]) -> Seal:
        head = self._header
        (size, crc), (end, last, line) = crc_of(self._disk, self._path), place
        return Seal(self._file, size, crc, head.store, head.journal, state.seq, state.top, end, last, line)

    def abandon(self) -> None:
        """Take away what was written."""
        with suppress(OSError):
            self._disk.remove(self._path)


def fill(database: Connection, file: JournalFile, header: Header, part: "Part" = "all") -> State:
    """Write the index of all lines of a journal into an empty database, a stretch at a time; the state behind them."""
    from netritual.store.index.writing import IndexWriter

    writer, state = IndexWriter(database, empty=True, part=part), State()
    with collector_off():
        while True:
            before = file.end
            read(file, state, STRETCH)
            if file.end == before:
                break
            writer.add(state)
            writer.put_meta(_meta(header, state))
            state = state_of(Index(database, file.line, State, owned=False))
        writer.finish(_meta(header, state))
    return state


def run_module(name: str, *words: str) -> "Popen[bytes] | None":
    """A module as a process of its own, with some words behind it; None where there cannot be one."""
    from subprocess import DEVNULL, Popen

    # -P: nothing that lies in the folder we happen to be in is taken for a module of Python's.
    command = [sys.executable, "-P", "-m", name, *words]
    try:
        return Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    except OSError:
        return None


def write_words(home: Home, end: int, path: str) -> bool:
    """What the other process does. False when the journal has no header by now."""
    disk = Disk()
    with closing(JournalFile(disk, f"{home.store}/{JOURNAL}")) as file:
        header, file.size = header_of(file), min(file.size, end)
        if header is None:
            return False
        with closing(disk.database(path, write=True)) as database:
            fill(database, file, header, "words")
    return True


def _take_words(database: Connection, path: str) -> bool:
    """Copy the words that another process wrote; False when they are not those of the same lines."""

    def rows(query: str) -> list[object]:
        return database.execute(query).fetchall()

    database.execute("ATTACH ? AS other", (path,))
    ours, theirs = (
        [rows(f"SELECT * FROM {base}.{table}") for table in ("meta", "tables")] for base in ("main", "other")
    )
    for table in WORDS if ours == theirs else ():
        database.execute(f"INSERT INTO {table} SELECT * FROM other.{table}")
    return ours == theirs


def _meta(header: Header, state: State) -> bytes:
    log = state.undo_log
    meta = Meta(state.seq, state.top, header.store, header.journal, state.missing, sorted(log.undone), log.redo)
    return msgspec.json.encode(meta)


def is_index(name: str) -> bool:
    """True for the name of an index file of ours."""
    parts = name.split(".")
    return len(parts) == 3 and parts[0] == "index" and parts[2] == "sqlite" and len(parts[1]) == 16


if __name__ == "__main__":
    sys.exit(0 if write_words(Home(sys.argv[1]), int(sys.argv[2]), sys.argv[3]) else 1)
