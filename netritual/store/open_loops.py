"""Whether anything is open or goes on with somebody, without the store's reader: out of the index and the lines of the
journal behind it. Standard library only: the quick log asks it.
"""

from netritual.domain.loops.open_states import PEOPLE_FIELDS, is_open
from netritual.store.index_seal import document_crc
from netritual.store.journal_line import body_of, decoded, encode
from netritual.store.name_lookup import DOCUMENT, ODD, PEOPLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from sqlite3 import Connection
    from typing import Any

TALKS, COFFEES, INTRODUCTIONS = "interactions", "coffees", "introductions"
_WITH = tuple([f'"{field}"'.encode() for field in PEOPLE_FIELDS])
_WITHOUT = (b'"promises"', b'"follows"', b'"coffees"')
"""Tables of records that may be with nobody yet."""
_BEGINNING = 4
"""Letters by which two words may be one."""
_MOST = 500
"""Records that are looked at one by one; with more the answer is yes."""


def open_with(
    people: "Collection[int]", lines: bytes, index: "Connection | None", but: int,
    about: "Collection[str] | None" = None, *, coffees: bool = True, introduced: bool = False,
) -> bool:  # fmt: skip
    """Whether a record that names one of these people, or nobody, may be open, in the lines of the journal behind an
    index or in it; in doubt it may. What was saved together with the document ``but`` does not count, nor a coffee
    without ``coffees``, nor, of other records, a text in which no word begins like one of ``about``. With
    ``introduced`` an introduction counts that was sent, until it is known what came of it."""
    try:
        rows = _open(index, [*people, 0], introduced) if index is not None else ()
        docs = _records(people, lines, rows, but)
    except _unreadable(index):
        return True
    begins = None if about is None else {word[:_BEGINNING] for word in about if len(word) >= _BEGINNING}
    return any([
        (_is_open(table, doc) or (introduced and doc.get("state") == "sent"))
        and (coffees if table == COFFEES else begins is None or any([one in _text(doc) for one in begins]))
        for table, doc in docs
    ])  # fmt: skip


def _text(doc: "dict[str, Any]") -> str:
    """What a record says that it is about, and what it proposes."""
    return " ".join([doc.get("text") or "", *[one.get("text") or "" for one in doc.get("proposed") or ()]]).lower()


def engaged(people: "Collection[int]", lines: bytes, index: "Connection | None", since: "date") -> list[int]:
    """Those of some people whom an open record names, or an entry from a day on; in doubt nobody."""
    try:
        docs = _records(people, lines, _open(index, people) if index is not None else (), 0)
        newest = _newest(index, people) if index is not None else {}
    except _unreadable(index):
        return []
    first = since.isoformat()
    going_on = [
        people_named(doc) for table, doc in docs
        if is_open(table, doc.get("state"), doc.get("said")) or (table == TALKS and doc.get("on", "") >= first)
    ]  # fmt: skip
    return [
        who for who in people
        if newest.get(who, 0) >= since.toordinal() or any([who in named for named in going_on])
    ]  # fmt: skip


def people_named(doc: "Mapping[str, Any]") -> "list[int]":
    """Everyone a record names; 0 when it names nobody."""
    fields = [doc.get(field) or [] for field in PEOPLE_FIELDS]
    named = {who for field in fields for who in (field if isinstance(field, list) else [field])}
    return [who for who in named if isinstance(who, int)] or [0]


def _unreadable(index: "Connection | None") -> "tuple[type[Exception], ...]":
    """What is raised where an index, or a line, cannot be read."""
    if index is None:
        return ODD
    from _sqlite3 import Error

    return Error, *ODD


def _marks(people: "Collection[int]") -> str:
    return ", ".join(["?"] * len(people))


def _newest(index: "Connection", people: "Collection[int]") -> dict[int, int]:
    """The days (ordinals) of the newest entries with some people in an index."""
    return dict(index.execute(f"SELECT id, newest_any FROM persons WHERE id IN ({_marks(people)})", [*people]))


def _records(
    people: "Collection[int]", lines: bytes, rows: "Iterable[tuple[str, str, bytes]]", but: int
) -> "list[tuple[str, dict[str, Any]]]":
    """The records that name one of some people, or nobody, each with its table, as they are at the end of some lines;
    ``rows`` are those before it."""
    whom = [str(who).encode() for who in people]
    docs: dict[tuple[str, str], dict[str, Any] | None] = {}

    def concerns(raw: bytes) -> bool:
        return _holds_one_of(raw, whom) or not any([field in raw for field in _WITH])

    for table, doc_id, raw in rows:
        if table == PEOPLE or concerns(raw):
            docs[table, doc_id] = decoded(raw)
    for line in lines.splitlines():
        changes = decoded(body_of(line) or b"").get("changes", {}) if _may_concern(line, whom) else {}
        if any([str(but) in changed for changed in changes.values() if changed]):
            continue
        for table, changed in changes.items():
            for doc_id, doc in (changed or {}).items():
                named = doc_id.encode() in whom if table == PEOPLE else concerns(encode(doc))
                if named or (table, doc_id) in docs:
                    docs[table, doc_id] = doc
    return [(table, doc) for (table, _), doc in docs.items() if doc is not None]


def _may_concern(line: bytes, whom: "Sequence[bytes]") -> bool:
    """Whether a line of the journal is worth reading: it names one of them, or holds what may name nobody."""
    return _holds_one_of(line, whom) or any([table in line for table in _WITHOUT])


def _holds_one_of(raw: bytes, whom: "Sequence[bytes]") -> bool:
    """Whether one of some ids stands in JSON, not as a part of a longer number; of a line that names nobody anybody may
    be meant."""
    for who in whom:
        at = raw.find(who)
        while at >= 0:
            end = at + len(who)
            if not raw[max(at - 1, 0) : at].isdigit() and not raw[end : end + 1].isdigit():
                return True
            at = raw.find(who, end)
    return not whom


def _is_open(table: str, doc: "dict[str, Any]") -> bool:
    if table in (TALKS, PEOPLE):
        return bool(doc.get("proposed") or doc.get("needs"))
    return is_open(table, doc.get("state"), doc.get("said"))


def _open(
    index: "Connection", people: "Collection[int]", introduced: bool = False
) -> "Iterator[tuple[str, str, bytes]]":
    """Table, doc id and document of all that may be open with some people in an index, and of these people, who may
    need something; with ``introduced`` every introduction. ValueError when there is very much of it, or some of it is
    damaged."""
    rows = index.execute(
        'SELECT name, documents.id, crc, json FROM open_records JOIN documents USING ("table", id)'
        f' JOIN tables ON number = "table" WHERE person IN ({_marks(people)}) LIMIT {_MOST + 1}',
        [*people],
    ).fetchall()
    if introduced:
        rows += [(INTRODUCTIONS, *row) for row in index.execute(f"{DOCUMENT} LIMIT {_MOST + 1}", [INTRODUCTIONS])]
    if len(rows) > _MOST:
        raise ValueError
    rows += [
        (PEOPLE, *row) for row in index.execute(f"{DOCUMENT} AND documents.id IN ({_marks(people)})", [PEOPLE, *people])
    ]
    for table, doc_id, crc, raw in rows:
        if document_crc(table, doc_id, raw) != crc:
            raise ValueError
        yield table, str(doc_id), raw
