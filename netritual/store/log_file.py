"""The log file of a generation as an open store sees it: how far it was read, and whether it is still the same file."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.line import CRC_BYTES, body_of, log_name

Seen = Literal["same", "longer", "other", "gone"]


class Damage(NamedTuple):
    """A piece of a file that could not be read: where, its bytes, and what it was."""

    file: str
    offset: int
    data: bytes
    what: str


class Spoilt(Exception):
    """A block whose checksum fails; ``damage`` says where."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.what)
        self.damage = damage


class LogFile:
    """One generation's log: the lines up to ``end`` are applied; ``last`` is where the newest of them starts."""

    def __init__(self, disk: Disk, home: Home, gen: int) -> None:
        self._disk = disk
        self.gen = gen
        self.path = f"{home.store}/{log_name(gen)}"
        self.next = f"{home.store}/{log_name(gen + 1)}"
        self._reader: Handle | None = disk.open(self.path)
        self._writer: Handle | None = None
        self.inode, self.size = self._reader.stat()
        self.end = 0
        self.last = 0
        self.crc = b""
        self.people_at = 0
        self.people_bytes = 0
        self.lines = 0

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
        seen = self._disk.stat(self.path)
        if seen is None:
            return "gone"
        inode, self.size = seen
        if inode != self.inode or self.size < self.end:
            return "other"
        if self.reader.read_at(self.last, CRC_BYTES) != self.crc:
            return "other"
        return "longer" if self.size > self.end else "same"

    def take(self, apply: Callable[[bytes, int], None], limit: int | None = None) -> list[Damage]:
        """Read from ``end`` on and hand every whole line (body, offset) to ``apply``; says which lines were damaged.

        Stops before what is not whole at the end: a write in progress, or a torn one.
        """
        base = self.end
        data = self.reader.read_at(base, (self.size if limit is None else limit) - base)
        damage: list[Damage] = []
        bad: list[tuple[int, int]] = []
        at = 0
        while (stop := data.find(b"\n", at)) >= 0:
            line = data[at:stop]
            body = body_of(line)
            if body is None:
                bad.append((at, stop + 1))
            else:
                damage += [Damage(self.path, base + a, data[a:b], "damaged entry") for a, b in bad]
                bad.clear()
                apply(body, base + at)
                self.last, self.crc, self.end = base + at, line[:CRC_BYTES], base + stop + 1
                self.lines += 1
            at = stop + 1
        return damage

    def people(self, at: int, size: int) -> None:
        """Note a line that touches people: where it starts, and how long it is."""
        self.people_at = at
        self.people_bytes += size

    def took(self, line: bytes) -> None:
        """Note a line that was just appended and applied."""
        self.lines += 1
        self.last, self.crc = self.end, line[:CRC_BYTES]
        self.end += len(line)
        self.size = self.end

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
