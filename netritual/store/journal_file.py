"""The journal as an open store sees it: how far it was read, whether it is still the same file, and its entries."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

import msgspec

from netritual.errors import Unsound
from netritual.files import Disk, Handle
from netritual.store.journal_line import CRC_BYTES, body_of, check_version, frame, line_at
from netritual.store.journal_state import BASE, HEADER, LINE, PEOPLE, Header, State, TransactionLine

PIECE = 8 * 1024 * 1024
"""The journal is read in pieces of so many bytes."""

Seen = Literal["same", "longer", "other"]
SECOND = "second entry with the number of another"


DAMAGED = "A part of the store is damaged"


class Damage(NamedTuple):
    """A piece of a file that could not be read: where, its bytes, and what it was; as text, a sentence."""

    file: str
    offset: int
    data: bytes
    what: str

    def __str__(self) -> str:
        where = f" at byte {self.offset}, {len(self.data)} bytes" if self.data else ""
        return f"A {self.what}: {self.file}{where}."

    @property
    def note(self) -> str:
        """What the app says of it."""
        return f"{DAMAGED} in {self.file}. The rest is intact; `netritual doctor` says more."


class Bytes(Handle):
    """Bytes in memory as a file that can be read."""

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(-1, path)
        self._data = data

    def read_at(self, offset: int, size: int) -> bytes:
        return self._data[offset : offset + size]

    def stat(self) -> tuple[int, int]:
        return 0, len(self._data)


class JournalFile:
    """The journal: the lines up to ``end`` are applied; ``last`` is where the newest of them starts.

    It is opened by its path, if no open file is given.
    """

    def __init__(self, disk: Disk, path: str, reader: Handle | None = None) -> None:
        self._disk = disk
        self.path = path
        self._reader: Handle | None = reader or disk.open(path)
        self._writer: Handle | None = None
        self.inode, self.size = self._reader.stat()
        self.end = 0
        self.last = 0
        self.crc = b""
        self.lines = 0
        """How many lines were read from this file, or written into it, by this object."""
        self.people_bytes = 0
        """How many bytes of these are of lines that touch people."""

    @property
    def reader(self) -> Handle:
        """The file, open for reading."""
        if self._reader is None:
            self._reader = self._disk.open(self.path)
        return self._reader

    def writer(self) -> Handle:
        """The file, open for appending; opened when first needed, so a read-only home can be read."""
        if self._writer is None:
            self._writer = self._disk.open(self.path, write=True)
        return self._writer

    def look(self) -> Seen:
        """Compare the file on disk with what was read: one ``stat``, and the checksum of the last line applied.

        This is the continuity check: a file that was replaced or cut is told from one that grew.
        """
        inode, self.size = self._disk.stat(self.path) or (0, 0)
        if inode != self.inode or self.size < self.end:
            return "other"
        if self.reader.read_at(self.last, CRC_BYTES) != self.crc:
            return "other"
        return "longer" if self.size > self.end else "same"

    def skip(self, end: int, last: int, crc: bytes) -> None:
        """Go on behind a line that is there and known."""
        self.end, self.last, self.crc = end, last, crc

    def take(self, apply: Callable[[bytes, int], None], most: int | None = None) -> list[Damage]:
        """Read from ``end`` on and hand every whole line (body, offset) to ``apply``; says which lines were damaged.

        Stops before what is not whole at the end: a write in progress, or a torn one; and after about ``most`` bytes.
        """
        damage: list[Damage] = []
        bad: list[Damage] = []
        start, base, window = self.end, self.end, PIECE
        while base < self.size and (most is None or self.end - start < most):
            *lines, rest = self.reader.read_at(base, min(window, self.size - base)).split(b"\n")
            for line in lines:
                body = body_of(line)
                if body is None:
                    bad.append(Damage(self.path, base, line + b"\n", "damaged entry"))
                else:
                    damage += bad
                    bad.clear()
                    apply(body, base)
                    self.last, self.crc, self.end = base, line[:CRC_BYTES], base + len(line) + 1
                    self.lines += 1
                base += len(line) + 1
            if not lines and len(rest) < window:  # the end, or what was cut off meanwhile
                break
            window = PIECE if lines else 2 * window
        return damage

    def line(self, at: int) -> bytes | None:
        """The body of the line that starts at a place; None when it is damaged."""
        return body_of(line_at(self.reader, at))

    def took(self, line: bytes) -> None:
        """Note a line that was just appended and applied."""
        self.lines += 1
        self.last, self.crc = self.end, line[:CRC_BYTES]
        self.end += len(line)
        self.size = self.end

    def pieces(self) -> Iterator[bytes]:
        """All of it up to the last line applied, in pieces."""
        at = 0
        while data := self.reader.read_at(at, min(PIECE, self.end - at)):
            yield data
            at += len(data)

    def whole(self) -> bytes:
        """All lines up to the last one applied, from the file that is open here; empty when they were cut off it."""
        lines = self.reader.read_at(0, self.end)
        newest = lines[self.last : -1]
        return lines if newest.startswith(self.crc) and body_of(newest) is not None else b""

    def spoilt(self) -> bytes:
        """What stands behind the last whole line."""
        return self.reader.read_at(self.end, self.size - self.end) if self.size > self.end else b""

    def cut(self, size: int) -> None:
        """Cut the file back, on disk too."""
        writer = self.writer()
        writer.truncate(size)
        writer.sync()
        self.size = size

    def close(self) -> None:
        """Let go of the file."""
        for handle in (self._reader, self._writer):
            if handle is not None:
                handle.close()
        self._reader = self._writer = None


def read(file: JournalFile, state: State, most: int | None = None) -> list[Damage]:
    """Apply every new whole line of a journal (of about ``most`` bytes) to a state.

    A line whose number is known already must be the entry that is known by it: two writers that did not see each other
    leave two, and the second is told of as damage, so that its bytes are kept.
    """
    second: list[Damage] = []

    def apply(body: bytes, start: int) -> None:
        if start == 0 and header_in(body) is not None:
            return
        line = line_of(body)
        if line.verb == BASE and state.seq == 0:
            state.begin(line, start)
        elif state.apply(line, start) is None:
            applied = state.undo_log.recent(line.seq)
            if applied is None or file.line(applied.at) != body:
                second.append(Damage(file.path, start, frame(body), SECOND))
        if PEOPLE in line.changes:
            file.people_bytes += len(body)

    return file.take(apply, most) + second


def line_of(body: bytes) -> TransactionLine:
    """Decode a line whose checksum holds; Unsound when its shape is not one we know."""
    try:
        return LINE.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unsound(
            "The journal holds an entry that this netritual does not understand.",
            title="Journal",
            hint="Nothing was changed. A newer netritual may have written it: update, then try again.",
        ) from error


def header_of(file: JournalFile) -> Header | None:
    """The header of a journal, None when it is damaged; Unsound for a newer format."""
    body = file.line(0)
    header = None if body is None else header_in(body)
    if header is not None:
        check_version(header.log)
    return header


def header_in(body: bytes) -> Header | None:
    """The header that a first line is; None for a transaction, which stands there when the header was lost."""
    try:
        return HEADER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
