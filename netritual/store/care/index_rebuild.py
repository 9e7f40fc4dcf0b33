"""Bringing the index up to date: a new one is made out of all lines of the journal."""

from contextlib import closing, suppress
from sqlite3 import Connection
from sqlite3 import Error as DatabaseError

import msgspec

from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.care.journal_rewrite import unseen, write_report
from netritual.store.failures import SAFE, reason
from netritual.store.index.database import Meta, crc_of
from netritual.store.index_seal import SEAL, Seal, read_seal, write_seal
from netritual.store.journal_access import Journal
from netritual.store.journal_file import Damage, JournalFile, read
from netritual.store.journal_line import JOURNAL, frame, new_name
from netritual.store.journal_state import Header, State
from netritual.store.loading import collector_off

DUE_BYTES = 1024 * 1024
"""When the journal has so many bytes behind the index, that is due to be brought up to date."""
DUE_LINES = 1000
"""So it is with this many entries: each costs about 6 microseconds when the store is opened."""
DUE_PEOPLE_BYTES = 64 * 1024
"""So it is with this much about people: the shell reads all of it to find a name."""
STRETCH = 4 * 1024 * 1024
"""A new index is made of so many bytes of the journal at a time."""
INDEX_LOCK = "lock.index"
_OURS = ("journal.", "index.")
"""How our own unfinished files begin; those of a sync tool are left to it."""


def sizes(journal: Journal) -> tuple[int, int]:
    """The bytes that a journal has behind its index, and those of its lines about people."""
    file, index = journal.file, journal.index
    return (0, 0) if file is None else (file.end - (index.end if index is not None else 0), file.people_bytes)


def is_due(journal: Journal) -> bool:
    """True once so much stands behind the index that opening, or finding a name, could be felt; or it is wrong."""
    file, index = journal.file, journal.index
    if file is None:
        return False
    size, people = sizes(journal)
    long = size >= DUE_BYTES or file.lines >= DUE_LINES or people >= DUE_PEOPLE_BYTES
    return long or (index is not None and index.doubted)


def may_update(journal: Journal) -> bool:
    """False while another process brings the index up to date, and where nothing can be written."""
    try:
        with closing(journal.disk.lock(f"{journal.home.store}/{INDEX_LOCK}")) as lock:
            return lock.take(0)
    except OSError:
        return False


def throw_away_doubted(journal: Journal) -> None:
    """Remove an index that is in doubt, its seal first: from now on nobody reads it."""
    index = journal.index
    seal = read_seal(journal.disk, journal.home) if index is not None and index.doubted else None
    if index is not None and seal is not None and seal.file == index.file:
        with suppress(OSError):
            journal.disk.remove(f"{journal.home.store}/{SEAL}")
            journal.disk.remove(f"{journal.home.store}/{seal.file}")


def update(journal: Journal) -> bool:
    """Bring the index up to date, and go over to it; writers never wait for it. False when another process is at it,
    there is no journal, or the journal no longer gives what the present index holds: that one stays until ``doctor``
    has written it back, and the damage is told.

    NetritualError when it failed; then everything is as before.
    """
    try:
        with closing(journal.disk.lock(f"{journal.home.store}/{INDEX_LOCK}")) as lock:
            if not lock.take(0):
                return False
            with journal.mutex:
                journal.follow(writing=False)
                header, end = journal.header, 0 if journal.file is None else journal.file.end
                index = journal.index
                most = journal.state.missing if index is not None and not index.doubted else None
            if header is None or not end or journal.broken is not None:
                return False
            _sweep(journal, make_index(journal.disk, journal.home, header, end, most))
    except FileNotFoundError:
        return False
    except _Lacking as lacking:
        _tell(journal, lacking.damage)
        return False
    except (OSError, DatabaseError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        words = f"The index could not be brought up to date: {why}."
        raise NetritualError(words, title="Index", hint=SAFE) from error
    with journal.mutex:
        journal.refresh()
    return True


def _sweep(journal: Journal, file: str) -> None:
    """Remove all index files but one, and what was left unfinished; the lock of updates is held, too.

    Who reads one of these files still has it; where that keeps a file from being removed, it goes next time.
    """
    with suppress(NetritualError, OSError), journal.mutex, journal.locked():
        for name in journal.disk.names(journal.home.store):
            ours = name.startswith(_OURS) and name.endswith(".tmp")
            if ours or (is_index(name) and name != file):
                journal.disk.remove(f"{journal.home.store}/{name}")


class _Lacking(Exception):
    """The journal lacks entries that the present index holds."""

    def __init__(self, damage: list[Damage]) -> None:
        super().__init__()
        self.damage = damage


def _tell(journal: Journal, damage: list[Damage]) -> None:
    """Tell of damage that was found while nobody looked: now, and by ``doctor``."""
    with journal.mutex:
        journal.report(damage)
    with suppress(OSError):
        before = set(unseen(journal.disk, journal.home))
        write_report(journal.disk, journal.home, [words for words in map(str, damage) if words not in before])


def make_index(disk: Disk, home: Home, header: Header, end: int, most: int | None = None) -> str:
    """Make an index of all lines of the journal up to a place, and seal it; the name of its file. ``most`` is how many
    entries may be missing, None for any number."""
    name = f"index.{new_name()}.sqlite"
    path = f"{home.store}/{name}"
    try:
        with closing(JournalFile(disk, f"{home.store}/{JOURNAL}")) as file:
            file.size = min(file.size, end)
            disk.create(path).close()
            database = disk.database(path, write=True)
            try:
                state, damage = fill(database, file, header)
                if most is not None and state.missing > most:
                    raise _Lacking(damage)
            except BaseException:
                database.close()
                raise
            disk.keep_database(database, path)
            size, crc = crc_of(disk, path)
            place = (file.end, file.last, file.crc.decode())
        seal = Seal(name, size, crc, header.store, header.journal, state.seq, state.top, *place)
        write_seal(disk, home, seal)
    except BaseException:
        with suppress(OSError):
            disk.remove(path)
        raise
    return name


def fill(database: Connection, file: JournalFile, header: Header) -> tuple[State, list[Damage]]:
    """Write the index of all lines of a journal into an empty database, a stretch at a time; the state behind them, and
    what of the journal is damaged."""
    from netritual.store.index.writing import IndexWriter

    writer, end, damage = IndexWriter(database), -1, list[Damage]()
    log = writer.undo_log
    with collector_off():
        while file.end > end:
            end = file.end
            damage += read(file, writer, STRETCH)
            writer.write()
        meta = Meta(writer.seq, writer.top, header.store, header.journal, writer.missing, sorted(log.undone), log.redo)
        writer.finish(frame(msgspec.json.encode(meta)))
    return writer, damage


def is_index(name: str) -> bool:
    """True for the name of an index file of ours."""
    parts = name.split(".")
    return len(parts) == 3 and parts[0] == "index" and parts[2] == "sqlite" and len(parts[1]) == 16
