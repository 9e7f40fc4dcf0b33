"""Whether anything is open or goes on with somebody, without the store's reader: out of the small tables of the newest
snapshot and the log behind it. Standard library only: the quick log asks it.
"""

import json
import re

from netritual.domain.open_states import CLOSED, PEOPLE_FIELDS, is_open
from netritual.files import Handle
from netritual.store.line import body_of, tail_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from typing import Any

TALKS, PEOPLE, COFFEES = "interactions", "people", "coffees"
_WITH = tuple([f'"{field}"'.encode() for field in PEOPLE_FIELDS])
_WITHOUT = (b'"promises"', b'"follows"', b'"coffees"')
"""Tables of records that may be with nobody yet."""
_BEGINNING = 4
"""Letters by which two words may be one."""
_MOST_PROPOSED = 500
"""Entries with something proposed that are looked at one by one; with more the answer is yes."""


def open_with(
    people: "Collection[int]", log: Handle, end: int, snapshot: Handle | None, but: int,
    about: "Collection[str] | None" = None,
) -> bool:  # fmt: skip
    """Whether a record that names one of these people, or nobody, may be open, in a log of ``end`` bytes or in the
    snapshot before it; in doubt it may. What was saved together with the document ``but`` does not count, nor, of other
    records than coffees, a text in which no word begins like one of ``about``."""
    try:
        docs = _records(people, log, end, _rows(snapshot, people) if snapshot is not None else (), but)
    except (OSError, ValueError, KeyError, IndexError):
        return True
    begins = None if about is None else {word[:_BEGINNING] for word in about if len(word) >= _BEGINNING}
    return any([
        _is_open(table, doc) and (begins is None or table == COFFEES or any([one in _text(doc) for one in begins]))
        for table, doc in docs
    ])  # fmt: skip


def _text(doc: "dict[str, Any]") -> str:
    """What a record says that it is about, and what it proposes."""
    return " ".join([doc.get("text") or "", *[one.get("text") or "" for one in doc.get("proposed") or ()]]).lower()


def engaged(people: "Collection[int]", log: Handle, end: int, snapshot: Handle | None, since: "date") -> list[int]:
    """Those of some people whom an open record names, or an entry from a day on; in doubt nobody."""
    try:
        docs = _records(people, log, end, _naming(snapshot, people) if snapshot is not None else (), 0)
        newest = _newest(snapshot, people) if snapshot is not None else {}
    except (OSError, ValueError, KeyError, IndexError):
        return []
    first = since.isoformat()
    going_on = [
        _named(doc) for table, doc in docs
        if is_open(table, doc.get("state"), doc.get("said")) or (table == TALKS and doc.get("on", "") >= first)
    ]  # fmt: skip
    return [
        who for who in people
        if newest.get(who, 0) >= since.toordinal() or any([who in named for named in going_on])
    ]  # fmt: skip


def _named(doc: "dict[str, Any]") -> set[int]:
    """Everyone a record names."""
    fields = [doc.get(field) or [] for field in PEOPLE_FIELDS]
    return {who for field in fields for who in (field if isinstance(field, list) else [field])}


def _newest(snapshot: Handle, people: "Collection[int]") -> dict[int, int]:
    """The days (ordinals) of the newest entries with some people in a snapshot; 0 for none."""
    footer = json.loads(tail_of(snapshot, snapshot.stat()[1]).body)
    if PEOPLE not in footer["tables"]:
        return {}
    ids, days = footer["arrays"][f"{PEOPLE}.ids"], footer["arrays"][f"{PEOPLE}.newest"]
    return {
        who: int.from_bytes(snapshot.read_at(days[0] + 4 * at, 4), "little")
        for who in people
        if int.from_bytes(snapshot.read_at(ids[0] + 8 * (at := _slot(snapshot, ids, who)), 8), "little") == who
    }


def _records(
    people: "Collection[int]", log: Handle, end: int, rows: "Iterable[tuple[str, str, bytes]]", but: int
) -> "list[tuple[str, dict[str, Any]]]":
    """The records that name one of some people, or nobody, each with its table, as they are at the end of the log;
    ``rows`` are those before it."""
    whom = [str(who).encode() for who in people]
    them = re.compile(rb"(?<!\d)(?:" + b"|".join(whom) + rb")(?!\d)")
    docs: dict[tuple[str, str], dict[str, Any] | None] = {}

    def concerns(raw: bytes) -> bool:
        return them.search(raw) is not None or not any([field in raw for field in _WITH])

    for table, doc_id, raw in rows:
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
    return [(table, doc) for (table, _), doc in docs.items() if doc is not None]


def _may_concern(line: bytes, them: "re.Pattern[bytes]") -> bool:
    """Whether a line of the log is worth reading: it names one of them, or holds what may name nobody."""
    return them.search(line) is not None or any([table in line for table in _WITHOUT])


def _is_open(table: str, doc: "dict[str, Any]") -> bool:
    if table in (TALKS, PEOPLE):
        return bool(doc.get("proposed") or doc.get("needs"))
    return is_open(table, doc.get("state"), doc.get("said"))


def _naming(snapshot: Handle, people: "Collection[int]") -> "Iterator[tuple[str, str, bytes]]":
    """Table, doc id and document of the loops and plans of a snapshot that may name one of some people: each is
    searched for in the whole table at once, which is faster than row by row."""
    footer = json.loads(tail_of(snapshot, snapshot.stat()[1]).body)
    for table in CLOSED:
        at, size = footer["tables"].get(table, (0, 0))
        raw = snapshot.read_at(at, size)
        for who in people:
            wanted, found = str(who).encode(), -1
            while (found := raw.find(wanted, found + 1)) >= 0:
                start, found = raw.rfind(b"\n", 0, found) + 1, raw.find(b"\n", found)
                found = len(raw) if found < 0 else found
                doc_id, _, doc = raw[start:found].partition(b"\t")
                yield table, doc_id.decode(), doc


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
