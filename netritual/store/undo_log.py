"""What changed, and how to take it back: before-images, undo, redo, and the rule when a later act is in the way."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from itertools import takewhile
from typing import Any, NamedTuple
from zlib import crc32

import msgspec

UNDO = "undo"
REDO = "redo"
COFFEES, REVIEWS = "coffees", "reviews"
PROMISED = ("sequence", "in_file")
"""What calendars have seen of a coffee: the next revision must look newer, and what was written must be cancelled."""
SPENT = "seconds"
"""The time spent on each step of a review: it was spent, whatever of the review is taken back."""
LEFT: Mapping[str, tuple[str, ...]] = {COFFEES: PROMISED, REVIEWS: (SPENT,)}
"""Table -> fields that an undo leaves as they are."""
GONE = -1
"""The mark of a document that is not there."""

Images = Mapping[str, Mapping[int, "bytes | None"]]
"""Table -> doc id -> JSON of the document, None = not there."""
Marks = Mapping[str, Mapping[int, int]]
"""Table -> doc id -> mark of the document's content."""


def mark(table: str, raw: bytes | None) -> int:
    """A checksum of a document's content, to see whether it is as a change left it.

    Fields that an undo leaves as they are do not count.
    """
    if raw is None:
        return GONE
    if table in LEFT:
        doc = msgspec.json.decode(raw)
        if isinstance(doc, dict):
            rest = {name: value for name, value in doc.items() if name not in LEFT[table]}
            raw = msgspec.json.encode(rest, order="deterministic")
    return crc32(raw)


def put_back(table: str, before: bytes | None, current: bytes | None) -> bytes | dict[str, Any] | None:
    """What an undo writes: the before-image, but never less promised to calendars, nor less time spent on a review."""
    if table not in LEFT or before is None or current is None:
        return before
    doc, present = msgspec.json.decode(before), msgspec.json.decode(current)
    if table == COFFEES:
        more = {name: present[name] for name in PROMISED if present.get(name, 0) > doc.get(name, 0)}
        return {**doc, **more} if more else before
    spent, now = doc.get(SPENT, {}), present.get(SPENT, {})
    if spent == now or not isinstance(now, dict) or not isinstance(spent, dict):
        return before
    return {**doc, SPENT: {**spent, **{step: max(seconds, spent.get(step, 0)) for step, seconds in now.items()}}}


class Applied(msgspec.Struct, eq=False):
    """A change that was applied: what it was, the documents before and after it, and where its line starts."""

    seq: int
    when: str
    verb: str
    undoes: int | None
    before: Images
    after: Images
    at: int = 0
    words: str | None = None

    @property
    def marks(self) -> Marks:
        """The marks of the documents as this change left them."""
        return {table: {doc_id: mark(table, raw) for doc_id, raw in docs.items()} for table, docs in self.after.items()}

    @property
    def moment(self) -> datetime:
        """When it was, with offset."""
        return datetime.fromisoformat(self.when)

    def image(self, table: str, doc_id: int) -> bytes | None:
        """The form in which it left, or met, a document."""
        return self.after.get(table, {}).get(doc_id) or self.before.get(table, {}).get(doc_id)

    def touches_any(self, ids: Mapping[str, Set[int]]) -> bool:
        """True when it changed one of these documents."""
        return any(not doc_ids.isdisjoint(self.before.get(table, ())) for table, doc_ids in ids.items())


class HistoryRow(msgspec.Struct, frozen=True, array_like=True):
    """One row of the history; without words where they can be told from its line."""

    seq: int
    when: str
    verb: str
    words: str | None
    undoes: int | None = None


class Base(NamedTuple):
    """The base with which a journal begins: all documents as they stood after a number, and the history up to then."""

    place: int
    seq: int
    top: int
    documents: Images
    rows: Sequence[HistoryRow]


class Older:
    """Changes up to a moment. As it stands: rows of the history of which no documents are known."""

    def __init__(self, rows: Sequence[HistoryRow] = ()) -> None:
        self.rows = rows

    def newest(self) -> Iterator[Applied | HistoryRow]:
        """All changes, or their rows of the history, back to the first day, newest first."""
        below: int | None = None
        while rows := self.page(below):
            yield from rows
            below = rows[-1].seq

    def page(self, below: int | None) -> Sequence[Applied | HistoryRow]:
        """Some of them before a number (or the newest ones), newest first; none when there are no more."""
        return [row for row in reversed(self.rows) if below is None or row.seq < below]

    def row(self, seq: int) -> Applied | HistoryRow | None:
        """The one with a number; None when it is not there."""
        return next((row for row in self.page(seq + 1)[:1] if row.seq == seq), None)

    def change(self, seq: int) -> Applied | None:
        """A change with its documents; None when they are not known."""
        return None

    def written(self, seq: int) -> Mapping[str, Mapping[int, int]]:
        """The documents that a change wrote, each with how many changes up to the index did; none where not known."""
        return {}

    def later(self, change: Applied, ids: Mapping[str, Set[int]]) -> Applied | None:
        """The newest change after this one that touched one of these documents."""
        return None

    def last_image(self, table: str, doc_id: int) -> bytes | None:
        """The newest form that a document had."""
        return None


class UndoLog(Older):
    """All changes: those behind the index, in memory, and the older ones through it."""

    def __init__(self, older: Older | None = None) -> None:
        super().__init__()
        self.older = older or Older()
        self.applied: list[Applied] = []
        self.undone: set[int] = set()
        self.redo: list[tuple[int, int]] = []
        """(seq of an undo, seq of what it took back), oldest first; a new change empties it."""
        self.base: Base | None = None
        """With what the journal begins, if with more than nothing, until it is in the index."""

    def begin(self, base: "Base") -> None:
        """Go on behind a base."""
        self.older, self.base = Older(base.rows), base
        for row in base.rows:
            self._follow(row)

    def note(self, change: Applied) -> None:
        """Take in a change that was just applied."""
        self.applied.append(change)
        self._follow(change)

    def _follow(self, change: "Applied | HistoryRow") -> None:
        if change.undoes is None:
            self.redo.clear()
        elif change.verb == UNDO:
            self.undone.add(change.undoes)
            self.redo.append((change.seq, change.undoes))
        else:
            self.undone.difference_update([target for undo, target in self.redo if undo == change.undoes])
            self.redo = [pair for pair in self.redo if pair[0] != change.undoes]

    def page(self, below: int | None) -> Sequence[Applied | HistoryRow]:
        recent = [change for change in reversed(self.applied) if below is None or change.seq < below]
        return recent or self.older.page(below)

    def entries(self) -> set[tuple[int, str, str]]:
        """What each of them is known by."""
        return {(row.seq, row.when, row.verb) for row in self.newest()}

    def recent(self, seq: int) -> Applied | None:
        """A change in memory by its number."""
        at = bisect_left(self.applied, seq, key=lambda change: change.seq)
        return self.applied[at] if at < len(self.applied) and self.applied[at].seq == seq else None

    def change(self, seq: int) -> Applied | None:
        return self.recent(seq) or self.older.change(seq)

    def last_image(self, table: str, doc_id: int) -> bytes | None:
        images = (image for change in reversed(self.applied) if (image := change.image(table, doc_id)))
        return next(images, None) or self.older.last_image(table, doc_id)

    def since(self, seq: int) -> list[Applied]:
        """The changes after a sequence number, oldest first."""
        at = bisect_left(self.applied, seq + 1, key=lambda change: change.seq)
        rows = takewhile(lambda row: row.seq > seq, self.older.newest()) if at == 0 else ()
        older = [change for row in rows if (change := self.older.change(row.seq)) is not None]
        return [*reversed(older), *self.applied[at:]]

    def to_undo(self, seq: int | None = None) -> Applied | None:
        """The newest change not yet undone, or that number if it can be; an undo or a redo is never a target."""
        for row in self.newest():
            if (seq is None or row.seq == seq) and row.undoes is None and row.seq not in self.undone:
                change = row if isinstance(row, Applied) else self.older.change(row.seq)
                if change is not None and change.before:
                    return change
        return None

    def to_redo(self) -> Applied | None:
        """The newest undo that nothing new has followed."""
        return self.change(self.redo[-1][0]) if self.redo else None

    def later(self, change: Applied, ids: Mapping[str, Set[int]]) -> Applied | None:
        for later in reversed(self.applied):
            if later.seq <= change.seq:
                return None
            if later.touches_any(ids):
                return later
        return self.older.later(change, ids)
