"""Whether anything is open with somebody, without the store's reader: out of the small tables of the newest snapshot
and the log behind it. In doubt the answer is yes. Standard library only: the quick log asks it.
"""

import json
import re

from netritual.files import Handle
from netritual.store.line import body_of, tail_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

CLOSED = {
    "promises": ("kept", "released"), "requests": ("acknowledged",), "asks": (), "thanks": (),
    "follows": ("done", "rest"), "coffees": ("held", "declined", "cancelled", "lapsed"),
    "introductions": ("sent", "outcome", "closed"),
}  # fmt: skip
"""Table of loops, or of planned coffees -> the states in which nothing of a record is open."""
TALKS, PEOPLE = "interactions", "people"
_WITH = (b'"people"', b'"to"', b'"from"', b'"between"')
"""Fields that say with whom a record is."""
_WITHOUT = (b'"promises"', b'"follows"', b'"coffees"')
"""Tables of records that may be with nobody yet."""
_MOST_PROPOSED = 500
"""Entries with something proposed that are looked at one by one; with more the answer is yes."""


def open_with(people: "Collection[int]", log: Handle, end: int, snapshot: Handle | None, but: int) -> bool:
    """Whether a record that names one of these people, or nobody, may be open, in a log of ``end`` bytes or in the
    snapshot before it. What was saved together with the document ``but`` does not count."""
    whom = [str(who).encode() for who in people]
    them = re.compile(rb"(?<!\d)(?:" + b"|".join(whom) + rb")(?!\d)")
    docs: dict[tuple[str, str], dict[str, Any] | None] = {}

    def concerns(raw: bytes) -> bool:
        return them.search(raw) is not None or not any([field in raw for field in _WITH])

    try:
        for table, doc_id, raw in _rows(snapshot, people) if snapshot is not None else ():
            if table == PEOPLE or concerns(raw):
                docs[table, doc_id] = json.loads(raw)
        for line in log.read_at(0, end).splitlines()[1:]:
            changes = json.loads(body_of(line) or b"").get("changes", {}) if _may_concern(line, them) else {}
            if any([str(but) in changed for changed in changes.values()]):
                continue
            for table, changed in changes.items():
                for doc_id, doc in changed.items():
                    named = doc_id.encode() in whom if table == PEOPLE else concerns(json.dumps(doc).encode())
                    if named or (table, doc_id) in docs:
                        docs[table, doc_id] = doc
    except (OSError, ValueError, KeyError, IndexError):
        return True
    return any([_is_open(table, doc) for (table, _), doc in docs.items() if doc is not None])


def _may_concern(line: bytes, them: "re.Pattern[bytes]") -> bool:
    """Whether a line of the log is worth reading: it names one of them, or holds what may name nobody."""
    return them.search(line) is not None or any([table in line for table in _WITHOUT])


def _is_open(table: str, doc: "dict[str, Any]") -> bool:
    if table in (TALKS, PEOPLE):
        return bool(doc.get("proposed") or doc.get("needs"))
    return table in CLOSED and doc.get("state") not in CLOSED[table] and not (table == "thanks" and doc.get("said"))


def _rows(snapshot: Handle, people: "Collection[int]") -> "Iterator[tuple[str, str, bytes]]":
    """Table, doc id and document of all that may be open in a snapshot, and of these people, who may need something."""
    footer = json.loads(tail_of(snapshot, snapshot.stat()[1]).body)
    for table in CLOSED:
        at, size = footer["tables"].get(table, (0, 0))
        for row in snapshot.read_at(at, size).splitlines():
            doc_id, _, doc = row.partition(b"\t")
            yield table, doc_id.decode(), doc
    arrays = footer["arrays"]
    start, size, _ = arrays.get(f"{TALKS}.open", (0, 0, ""))
    if size > 4 * _MOST_PROPOSED:
        raise ValueError
    slots = snapshot.read_at(start, size)
    for place in range(0, size, 4):
        yield _row(snapshot, arrays, TALKS, int.from_bytes(slots[place : place + 4], "little"))
    for who in people if PEOPLE in footer["tables"] else ():
        yield _row(snapshot, arrays, PEOPLE, _slot(snapshot, arrays[f"{PEOPLE}.ids"], who))


def _slot(snapshot: Handle, ids: "tuple[int, int, str]", doc_id: int) -> int:
    """The place of a document among the sorted ids of its table, or of the one behind it."""
    low, high = 0, ids[1] // 8 - 1
    while low < high:
        middle = (low + high) // 2
        if int.from_bytes(snapshot.read_at(ids[0] + 8 * middle, 8), "little") < doc_id:
            low = middle + 1
        else:
            high = middle
    return low


def _row(snapshot: Handle, arrays: "dict[str, Any]", table: str, slot: int) -> "tuple[str, str, bytes]":
    """A document of a snapshot by its place."""
    ends = snapshot.read_at(arrays[f"{table}.at"][0] + 8 * slot, 16)
    at = int.from_bytes(ends[:8], "little")
    doc_id, _, doc = snapshot.read_at(at, int.from_bytes(ends[8:], "little") - at).partition(b"\t")
    return table, doc_id.decode(), doc
