"""Tables in memory: documents as undecoded bytes, in layers.

A layer holds what changed over the layer below it: over the index, or (in an open transaction) over the store. A
layer that a view holds is never changed; the store copies it first.
"""

from collections.abc import Iterator, Sequence, Set
from operator import attrgetter

from netritual.domain.model import Record
from netritual.domain.network import Touch
from netritual.domain.ties.tie_stats import Sums
from netritual.store.records import record_of

COPIED = 64
"""A layer with fewer documents is copied when a view holds it: about a microsecond."""
TOGETHER = 3
"""A layer is put together with one that is at most so many times as large: five layers hold 100,000 documents."""


class Spoilt(Exception):
    """The index cannot be read, or says what cannot be."""


WRONG = (Spoilt, TypeError, ValueError)
"""What reading an index may raise: where a byte is flipped, a number may be a text."""


CountedContact = tuple[int, str, int]
"""An interaction, its channel, and one of its people, or ``NOBODY``."""


class Below:
    """What a layer needs of the layer below it; as it stands, the layer below everything: no documents, no talks."""

    def get(self, doc_id: int) -> bytes | None:
        """The document's JSON, or None."""
        return None

    def order(self) -> Sequence[int]:
        """All doc ids, in the order of insertion as far as it is known."""
        return ()

    def record(self, doc_id: int) -> Record | None:
        """The record, decoded once."""
        return None

    def prepare(self, ids: Sequence[int]) -> None:
        """Have the records of some ids at hand: they are asked for next."""

    def records(self) -> Sequence[Record]:
        """All records by id."""
        return ()

    def find(self, words: Sequence[str], meant: Sequence[Set[int]], limit: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of the documents that hold all words, the newest first."""
        return []

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches by day, then id."""
        return ()

    def between(self, first: int, last: int, field: str = "") -> list[tuple[int, int]]:
        """(day ordinal, id) of the interactions of a span of days, both ends included, in order; those that have one of
        ``talk_facts.FILLED``, where one is given.
        """
        return []

    def contacts(self, first: int, last: int) -> Sequence[CountedContact]:
        """The interactions of a span of days with each of their people, both ends included, in no order."""
        return ()

    def sums(self, person: int, now: int) -> Sums | None:
        """A person's sums on a day, as far as they are kept; None when only the touches can tell."""
        return None


class Rows(Below):
    """One table at one moment: what changed (``over``; None = removed) on top of a layer that stays as it is."""

    def __init__(self, kind: type[Record] | None, below: Below) -> None:
        self.kind = kind
        self.below = below
        self.over: dict[int, bytes | None] = {}
        self.shared = False
        self._made: dict[int, Record | None] = {}
        self._all: Sequence[Record] | None = None

    def copy(self) -> "Rows":
        """A layer of its own with the same content, to be changed while views keep this one."""
        new = type(self)(self.kind, self.below)
        new.over = dict(self.over)
        new._made = dict(self._made)
        return new

    def fresh(self) -> "Rows":
        """A layer that may be changed while views keep this one.

        A small layer is copied. A greater one stays where it is, under an empty one, so that an entry and what is asked
        after it cost the same however much stands behind the index; layers of about the same size are put together, so
        that there are never many.
        """
        if len(self.over) < COPIED:
            return self.copy()
        whole = self
        while isinstance(whole.below, Rows) and len(whole.below.over) <= TOGETHER * len(whole.over):
            new = whole.below.copy()
            for doc_id, raw in whole.over.items():
                new.put(doc_id, raw)
            whole = new
        return type(self)(self.kind, self) if whole is self else whole

    def get(self, doc_id: int) -> bytes | None:
        return self.over[doc_id] if doc_id in self.over else self.below.get(doc_id)

    def order(self) -> Sequence[int]:
        if not self.over:
            return self.below.order()
        below = self.below.order()
        if not below:
            return [doc_id for doc_id, raw in self.over.items() if raw is not None]
        doc_ids = [doc_id for doc_id in below if self.over.get(doc_id, b"") is not None]
        had = set(below)
        return doc_ids + [doc_id for doc_id, raw in self.over.items() if raw is not None and doc_id not in had]

    def put(self, doc_id: int, raw: bytes | None) -> None:
        """Set or (None) remove a document. The caller sees to it that no view holds this layer."""
        if raw is None and self.below.get(doc_id) is None:
            self.over.pop(doc_id, None)
        else:
            self.over[doc_id] = raw
        self._made.pop(doc_id, None)
        self._all = None

    def record(self, doc_id: int) -> Record | None:
        if doc_id not in self.over:
            return self.below.record(doc_id)
        if doc_id not in self._made:
            raw = self.over[doc_id]
            record = None if raw is None or self.kind is None else record_of(self.kind, doc_id, raw)
            self._made[doc_id] = record
        return self._made[doc_id]

    def find(self, words: Sequence[str], meant: Sequence[Set[int]], limit: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of the documents that hold all words, the newest first; those of this layer are read."""
        from netritual.store.index.search_index import found_in

        below = [pair for pair in self.below.find(words, meant, limit + len(self.over)) if pair[1] not in self.over]
        days = ((found_in(self.kind, raw, words, meant), doc_id) for doc_id, raw in self.over.items())
        return sorted([*below, *((day, doc_id) for day, doc_id in days if day is not None)], reverse=True)[:limit]

    def prepare(self, ids: Sequence[int]) -> None:
        self.below.prepare([doc_id for doc_id in ids if doc_id not in self.over] if self.over else ids)

    def records(self) -> Sequence[Record]:
        if self._all is None:
            if not self.over:
                self._all = self.below.records()
            else:
                records = [record for record in self.below.records() if record.id not in self.over]
                records += [record for record in map(self.record, list(self.over)) if record is not None]
                records.sort(key=attrgetter("id"))
                self._all = tuple(records)
        return self._all

    def base(self) -> Below:
        """The layer below all layers in memory: a table of the index, or nothing."""
        return self.below.base() if isinstance(self.below, Rows) else self.below

    def changed(self) -> set[int]:
        """The ids of the documents that differ from that layer's."""
        return set(self.over) | (self.below.changed() if isinstance(self.below, Rows) else set())


def walk(rows: Below) -> Iterator[tuple[int, bytes]]:
    """All documents of a table by id, as they are on disk."""
    for doc_id in sorted(rows.order()):
        raw = rows.get(doc_id)
        if raw is not None:
            yield doc_id, raw
