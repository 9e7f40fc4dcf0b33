"""The seal of the index: which file it is, what it is by size and checksum, and up to which line of which journal it
goes. Standard library only: the quick log reads it.

An index file is written once, under a random name, and never again after its seal; so it needs no log of its own, no
lock, and no folder that can be written. The seal is put in place of the former one when the file is whole and on disk.
"""

from zlib import crc32

from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.journal_line import CRC_BYTES, JOURNAL, body_of, decoded, encode, frame

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection
    from typing import Any

SEAL = "index.seal"
LAYOUT = 11
"""The version of what stands in the index. It rises with every change of the tables, and of the rules that they keep
the results of; an index of another version is not read, and made anew."""


class Seal:
    """What stands in the seal: the file with its size and checksum, and the journal up to which line it goes.

    ``seq`` and ``top`` are those of that line, ``last`` and ``end`` the places where it starts and ends, and ``line``
    is the checksum that stands there.
    """

    __slots__ = ("crc", "end", "file", "journal", "last", "line", "seq", "size", "store", "top")

    def __init__(
        self, file: str, size: int, crc: int, store: str, journal: str, seq: int, top: int, end: int,
        last: int, line: str,
    ) -> None:  # fmt: skip
        self.file, self.size, self.crc, self.store, self.journal = file, size, crc, store, journal
        self.seq, self.top, self.end, self.last, self.line = seq, top, end, last, line

    def fits(self, handle: Handle, size: int) -> bool:
        """True when a journal of this size has the line up to which the index goes, in its place."""
        return self.end <= size and handle.read_at(self.last, CRC_BYTES) == self.line.encode("ascii", "replace")

    def opened(self, disk: Disk, home: Home) -> "Connection | None":
        """The index, open; None when its file is gone or of another size, or cannot be opened."""
        from _sqlite3 import Error  # only where there is an index

        path = f"{home.store}/{self.file}"
        try:
            stat = disk.stat(path)
            return disk.database(path) if stat is not None and stat[1] == self.size else None
        except (OSError, Error):
            return None


def read_seal(disk: Disk, home: Home) -> Seal | None:
    """The seal of a home's index; None when there is none, or it is not of this layout."""
    try:
        body = body_of(disk.read(f"{home.store}/{SEAL}").rstrip(b"\n"))
        values: dict[str, Any] = decoded(body) if body is not None else {}
        return Seal(**values) if values.pop("index", None) == LAYOUT else None
    except (OSError, ValueError, TypeError):
        return None


def sealed(
    disk: Disk, home: Home, journal: str | None, handle: Handle, size: int
) -> "tuple[Seal | None, Connection | None]":
    """The seal of an index of a journal of this name (None: its header was lost), and the index, open, if it fits."""
    for _ in range(2):  # another process may just have put a newer one in its place
        seal = read_seal(disk, home)
        if seal is None or (journal is not None and seal.journal != journal):
            return None, None
        database = seal.opened(disk, home) if seal.fits(handle, size) else None
        if database is not None:
            break
    return seal, database


def lost_journal(names: list[str]) -> bool:
    """True when a folder with these names holds an index and no journal: that was there, and was lost."""
    return SEAL in names and JOURNAL not in names


def write_seal(disk: Disk, home: Home, seal: Seal) -> None:
    """Put a seal in the place of the former one, whole or not at all."""
    values = {name: getattr(seal, name) for name in Seal.__slots__}
    disk.replace(f"{home.store}/{SEAL}", frame(encode({"index": LAYOUT, **values})))


def document_crc(table: str, doc_id: int, raw: bytes) -> int:
    """The checksum of a document in its place: another document's does not fit."""
    return crc32(raw, crc32(b"%s\t%d\t" % (table.encode(), doc_id)))
