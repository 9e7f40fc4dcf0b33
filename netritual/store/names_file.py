"""The names file of a generation: who answers to which folded key, searched on disk without reading it whole.

The file: a header line with its own checksum, the offsets, and a checksum for every block of what follows; one line a
person, ``id TAB status TAB handle TAB name``, by id; an empty line; the keys, ``key TAB kinds TAB id``, in the order
of their bytes, then by id. ``status`` is the derived one when the file was made; ``kinds`` are the bits of
``domain.quicklog.names``. The quick log loads this module: standard library only.
"""

import json
from zlib import crc32

from netritual.domain.quicklog.names import ARCHIVED, NETWORK, NameIndex, NameLookup, status_by
from netritual.files import Handle
from netritual.store.line import FORMAT, body_of, check_version, encode, frame, line_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence
    from datetime import date

    from netritual.domain.quicklog.names import Hit, Match, Row

BLOCK = 4 * 1024
"""Bytes under one checksum: a name is found by reading about twenty blocks, so small ones spare the shell the most."""


LAYOUT = 4
"""The version of this file's layout. A file of another layout is not read; the next save replaces it. A program that
knows only the first layout finds none of its header fields here, and does not touch the file."""


class SpoiltNames(Exception):
    """The names file is damaged, or it is not the one of this generation."""


class OtherLayout(SpoiltNames):
    """The names file is of a former layout."""


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
    from netritual.domain.quicklog.name_keys import keys_of

    people: list[bytes] = []
    keys: list[tuple[bytes, int, int]] = []
    for row in rows:
        person, handle, name, _, _, status = row
        people.append(b"%d\t%s\t%s\t%s\n" % (person, status.encode(), escaped(handle), escaped(name)))
        keys += [(escaped(key), person, kinds) for key, kinds in keys_of(row).items()]
    keys.sort()
    above = b"".join(people)
    body = above + b"\n" + b"".join([b"%s\t%d\t%d\n" % (key, kinds, person) for key, person, kinds in keys])
    crcs = "".join([f"{crc32(body[at : at + BLOCK]):08x}" for at in range(0, len(body), BLOCK)])
    head = {"names": FORMAT, "layout": LAYOUT, "gen": gen, "seq": seq, "keys_at": len(above) + 1, "size": len(body)}
    return frame(encode({**head, "crcs": crcs})) + body


class NamesFile(NameLookup):
    """The lookup over a names file. Its methods raise SpoiltNames when a part that they read is damaged."""

    __slots__ = ("_blocks", "_crcs", "_handle", "_keys", "_size", "_start", "seq")

    def __init__(self, handle: Handle, gen: int) -> None:
        line = line_at(handle, 0)
        body = body_of(line)
        if body is None:
            raise SpoiltNames
        head = json.loads(body)
        check_version(head["names"])
        if head.get("layout") != LAYOUT:
            raise OtherLayout
        if head["gen"] != gen or handle.stat()[1] != len(line) + 1 + head["size"]:
            raise SpoiltNames
        self._handle = handle
        self._start: int = len(line) + 1
        self._keys: int = head["keys_at"]
        self._size: int = head["size"]
        self._crcs: str = head["crcs"]
        self._blocks: dict[int, bytes] = {}
        self.seq: int = head["seq"]

    def _block(self, number: int) -> bytes:
        if number not in self._blocks:
            at = number * BLOCK
            data = self._handle.read_at(self._start + at, min(BLOCK, self._size - at))
            if f"{crc32(data):08x}" != self._crcs[number * 8 : number * 8 + 8]:
                raise SpoiltNames
            self._blocks[number] = data
        return self._blocks[number]

    def check(self) -> None:
        """Read all of it; SpoiltNames when a part is damaged."""
        for number in range(len(self._crcs) // 8):
            self._block(number)

    def _line(self, at: int, low: int) -> tuple[int, bytes]:
        """The line that holds the byte ``at``, not looking before ``low``: (start, line without its line feed)."""
        first = last = at // BLOCK
        data = self._block(first)
        base = first * BLOCK
        while (start := data.rfind(b"\n", 0, at - base) + 1) == 0 and base > low:
            first -= 1
            base = first * BLOCK
            data = self._block(first) + data
        start = max(start, low - base)
        while (end := data.find(b"\n", at - base)) < 0:
            last += 1
            data += self._block(last)
        return base + start, data[start:end]

    def _from_key(self, key: bytes) -> "Iterable[tuple[bytes, Hit]]":
        """The key lines from ``key`` on, in order: the key, and who has it as what."""
        low, high = self._keys, self._size
        while low < high:
            start, line = self._line((low + high) // 2, self._keys)
            if line[: line.index(b"\t")] < key:
                low = start + len(line) + 1
            else:
                high = start
        while low < self._size:
            start, line = self._line(low, self._keys)
            found, kinds, person = line.split(b"\t")
            yield found, (int(person), int(kinds))
            low = start + len(line) + 1

    def holders(self, key: str) -> "Iterable[Hit]":
        """Everyone who has exactly this key."""
        wanted = escaped(key)
        for found, hit in self._from_key(wanted):
            if found != wanted:
                return
            yield hit

    def starting(self, start: str) -> "Iterable[Hit]":
        """Everyone with a key that begins with ``start``."""
        wanted = escaped(start)
        for found, hit in self._from_key(wanted):
            if not found.startswith(wanted):
                return
            yield hit

    def row(self, person: int) -> "Match":
        """A person of this file."""
        low, high = 0, self._keys - 1
        while low < high:
            start, line = self._line((low + high) // 2, 0)
            doc_id, status, handle, name = line.split(b"\t")
            if int(doc_id) == person:
                return person, plain(handle), plain(name), status.decode()
            if int(doc_id) < person:
                low = start + len(line) + 1
            else:
                high = start
        raise SpoiltNames


class MovedNames(NameLookup):
    """A lookup over a base and the people who were saved or removed (None) since.

    ``touched`` gives those who had a two-way touch since, asked only when it matters who is in the network; ``engaged``
    those of some with whom something goes on, on a day.
    """

    __slots__ = ("_base", "_changed", "_engaged", "_recent", "_touched")

    def __init__(
        self, base: NameLookup, changed: "dict[int, Row | None]", touched: "Callable[[], Container[int]]",
        engaged: "Callable[[Sequence[int], date], list[int]]",
    ) -> None:  # fmt: skip
        self._base, self._engaged = base, engaged
        self._changed = changed
        self._touched = touched
        self._recent = NameIndex(row for row in changed.values() if row is not None)

    def holders(self, key: str) -> "Iterable[Hit]":
        """Everyone who has exactly this key."""
        return [hit for hit in self._base.holders(key) if hit[0] not in self._changed] + [*self._recent.holders(key)]

    def starting(self, start: str) -> "Iterable[Hit]":
        """Everyone with a key that begins with ``start``."""
        changed = self._changed
        return [hit for hit in self._base.starting(start) if hit[0] not in changed] + [*self._recent.starting(start)]

    def in_network(self, hits: "Iterable[Hit]") -> "list[int]":
        """Those of some hits who are in the network."""
        touched = self._touched()
        return [person for person, kinds in hits if kinds & NETWORK or (person in touched and not kinds & ARCHIVED)]

    def engaged(self, people: "Sequence[int]", today: "date") -> list[int]:
        """Those of some people with whom something goes on."""
        return self._engaged(people, today)

    def row(self, person: int) -> "Match":
        """A person."""
        return self._recent.row(person) if person in self._changed else self._base.row(person)


def row_of(doc_id: int, doc: object, two_way: str | None = None) -> "Row | None":
    """The row of a person's document; None when it is removed, or has no name to be found by.

    ``two_way`` is the day of the last two-way touch in ISO form, where it is known.
    """
    if not isinstance(doc, dict):
        return None
    handle, name, aka, company = doc.get("handle"), doc.get("name"), doc.get("aka"), doc.get("company")
    if not isinstance(handle, str) or not isinstance(name, str):
        return None
    others = [text for text in aka if isinstance(text, str)] if isinstance(aka, list) else []
    tier, listed_on = doc.get("tier", 0), doc.get("listed_on")
    status = status_by(
        doc.get("status", "list"), tier if isinstance(tier, int) else 0,
        listed_on if isinstance(listed_on, str) else None, two_way,
    )  # fmt: skip
    return doc_id, handle, name, others, company if isinstance(company, str) else "", status
