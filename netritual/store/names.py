"""The names file of a generation: who answers to which folded key, searched on disk without reading it whole.

The file: a header line with its own checksum, the offsets, and a checksum for every block of what follows; one line a
person, ``id TAB handle TAB name TAB alias...``, by id; an empty line; the keys, ``rank key TAB id``, in the order of
their bytes. The quick log loads this module: standard library only.
"""

import json
from zlib import crc32

from netritual.domain.quicklog.names import EXACT, PREFIX, WORD, NameIndex, NameLookup, keys_of
from netritual.files import Handle
from netritual.store.line import FORMAT, body_of, check_version, encode, frame, line_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from netritual.domain.quicklog.names import Match, Row

BLOCK = 4 * 1024
"""Bytes under one checksum: a name is found by reading about twenty blocks, so small ones spare the shell the most."""
FORMER_BLOCK = 16 * 1024
"""Those of a file whose header does not say."""


class Spoilt(Exception):
    """The names file is damaged, or it is not the one of this generation."""


def escaped(text: str) -> bytes:
    """Text on one line without tabs; the start of an escaped text is the escape of its start."""
    if "\\" in text or "\t" in text or "\n" in text:
        text = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return text.encode("utf-8", "replace")


def plain(data: bytes) -> str:
    """The text that was escaped."""
    text = data.decode("utf-8", "replace")
    if "\\" not in text:
        return text
    parts = [part.replace("\\t", "\t").replace("\\n", "\n") for part in text.split("\\\\")]
    return "\\".join(parts)


def names_bytes(gen: int, seq: int, rows: "Iterable[Row]") -> bytes:
    """The whole names file of a generation, from its people by id."""
    people: list[bytes] = []
    keys: list[tuple[bytes, int]] = []
    for doc_id, handle, name, aka in rows:
        people.append(b"%d\t%s\n" % (doc_id, b"\t".join(escaped(text) for text in (handle, name, *aka))))
        keys += [(b"%d%s" % (rank, escaped(key)), doc_id) for rank, key in keys_of(handle, name, aka)]
    keys.sort()
    above = b"".join(people)
    body = above + b"\n" + b"".join([b"%s\t%d\n" % pair for pair in keys])
    crcs = "".join([f"{crc32(body[at : at + BLOCK]):08x}" for at in range(0, len(body), BLOCK)])
    head = {"names": FORMAT, "gen": gen, "seq": seq, "keys": len(above) + 1, "size": len(body), "block": BLOCK}
    return frame(encode({**head, "crcs": crcs})) + body


class NamesFile(NameLookup):
    """The lookup over a names file. Its methods raise Spoilt when a part that they read is damaged."""

    __slots__ = ("_block_size", "_blocks", "_crcs", "_handle", "_keys", "_size", "_start", "seq")

    def __init__(self, handle: Handle, gen: int) -> None:
        line = line_at(handle, 0)
        body = body_of(line)
        if body is None:
            raise Spoilt
        head = json.loads(body)
        check_version(head["names"])
        if head["gen"] != gen or handle.stat()[1] != len(line) + 1 + head["size"]:
            raise Spoilt
        self._handle = handle
        self._start: int = len(line) + 1
        self._keys: int = head["keys"]
        self._size: int = head["size"]
        self._block_size: int = head.get("block", FORMER_BLOCK)
        self._crcs: str = head["crcs"]
        self._blocks: dict[int, bytes] = {}
        self.seq: int = head["seq"]

    def _block(self, number: int) -> bytes:
        if number not in self._blocks:
            at = number * self._block_size
            data = self._handle.read_at(self._start + at, min(self._block_size, self._size - at))
            if f"{crc32(data):08x}" != self._crcs[number * 8 : number * 8 + 8]:
                raise Spoilt
            self._blocks[number] = data
        return self._blocks[number]

    def check(self) -> None:
        """Read all of it; Spoilt when a part is damaged."""
        for number in range(len(self._crcs) // 8):
            self._block(number)

    def _line(self, at: int, low: int) -> tuple[int, bytes]:
        """The line that holds the byte ``at``, not looking before ``low``: (start, line without its line feed)."""
        first = last = at // self._block_size
        data = self._block(first)
        base = first * self._block_size
        while (start := data.rfind(b"\n", 0, at - base) + 1) == 0 and base > low:
            first -= 1
            base = first * self._block_size
            data = self._block(first) + data
        start = max(start, low - base)
        while (end := data.find(b"\n", at - base)) < 0:
            last += 1
            data += self._block(last)
        return base + start, data[start:end]

    def _from_key(self, key: bytes) -> "Iterable[tuple[bytes, int]]":
        """(rank and key, id) of the key lines from ``key`` on, in order."""
        low, high = self._keys, self._size
        while low < high:
            start, line = self._line((low + high) // 2, self._keys)
            if line[: line.rindex(b"\t")] < key:
                low = start + len(line) + 1
            else:
                high = start
        while low < self._size:
            start, line = self._line(low, self._keys)
            tab = line.rindex(b"\t")
            yield line[:tab], int(line[tab + 1 :])
            low = start + len(line) + 1

    def _same(self, rank: int, key: str) -> "Iterable[int]":
        wanted = b"%d%s" % (rank, escaped(key))
        for found, person in self._from_key(wanted):
            if found != wanted:
                return
            yield person

    def ids_exact(self, key: str) -> "Iterable[int]":
        """People with this EXACT key."""
        return self._same(EXACT, key)

    def ids_word(self, key: str) -> "Iterable[int]":
        """People with this WORD key."""
        return self._same(WORD, key)

    def ids_prefix(self, start: str) -> "Iterable[int]":
        """People with a PREFIX key that begins with ``start``."""
        wanted = b"%d%s" % (PREFIX, escaped(start))
        for found, person in self._from_key(wanted):
            if not found.startswith(wanted):
                return
            yield person

    def row(self, person: int) -> "Match":
        """Id, handle and name of a person."""
        low, high = 0, self._keys - 1
        while low < high:
            start, line = self._line((low + high) // 2, 0)
            doc_id, handle, name = line.split(b"\t", 3)[:3]
            if int(doc_id) == person:
                return person, plain(handle), plain(name)
            if int(doc_id) < person:
                low = start + len(line) + 1
            else:
                high = start
        raise Spoilt


class MovedNames(NameLookup):
    """A lookup over a base and the people who were saved or removed (None) since."""

    __slots__ = ("_base", "_moved", "_recent")

    def __init__(self, base: NameLookup, changed: "dict[int, Row | None]") -> None:
        self._base = base
        self._moved = frozenset(changed)
        self._recent = NameIndex(row for row in changed.values() if row is not None)

    def _both(self, base: "Iterable[int]", recent: "Iterable[int]") -> "set[int]":
        return {person for person in base if person not in self._moved} | set(recent)

    def ids_exact(self, key: str) -> "Iterable[int]":
        """People with this EXACT key."""
        return self._both(self._base.ids_exact(key), self._recent.ids_exact(key))

    def ids_word(self, key: str) -> "Iterable[int]":
        """People with this WORD key."""
        return self._both(self._base.ids_word(key), self._recent.ids_word(key))

    def ids_prefix(self, start: str) -> "Iterable[int]":
        """People with a PREFIX key that begins with ``start``."""
        return self._both(self._base.ids_prefix(start), self._recent.ids_prefix(start))

    def row(self, person: int) -> "Match":
        """Id, handle and name of a person."""
        return self._recent.row(person) if person in self._moved else self._base.row(person)


def row_of(doc_id: int, doc: object) -> "Row | None":
    """The row of a person's document; None when it is removed, or has no name to be found by."""
    if not isinstance(doc, dict):
        return None
    handle, name, aka = doc.get("handle"), doc.get("name"), doc.get("aka", ())
    if not isinstance(handle, str) or not isinstance(name, str):
        return None
    return doc_id, handle, name, [text for text in aka if isinstance(text, str)] if isinstance(aka, list) else []
