"""Typed reading: what ``domain.network.Network`` promises, over tables of the store."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from netritual.domain.model import TABLE_OF, Interaction, Record, WrittenFile
from netritual.domain.network import Touch
from netritual.domain.ties.counts import Counts
from netritual.paths import Home
from netritual.store.index.layers import Below, Rows
from netritual.store.journal_state import PEOPLE, TALKS, table_over

R = TypeVar("R", bound=Record)

MOST_SPANS = 8
"""Spans of days of which a view keeps the talks."""


class TableReading:
    """A ``Network`` over whatever gives tables by name.

    A document names a file of the ``home`` by its name in there; its record has the path of it.
    """

    home: Home | None = None

    def rows(self, name: str) -> Rows:
        """A table. A method to be made by each kind: a function kept in the object would be a cycle."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """What is counted over everyone, from the indexes."""
        from netritual.store.index.index_counts import counts_of  # what the shell logs counts nobody

        return counts_of(self, self.rows(PEOPLE), self.rows(TALKS))

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind, by id."""
        records = cast(Sequence[R], self.rows(TABLE_OF[kind]).records())
        return records if kind is not WrittenFile else tuple(map(self._placed, records))

    def get(self, kind: type[R], id: int) -> R | None:
        """One record, or None."""
        record = cast("R | None", self.rows(TABLE_OF[kind]).record(id))
        return record if kind is not WrittenFile or record is None else self._placed(record)

    def _placed(self, record: R) -> R:
        if self.home is None or not isinstance(record, WrittenFile):
            return record
        return replace(record, path=self.home.path_of(record.path))

    def document(self, kind: type[Record], id: int) -> Mapping[str, Any] | None:
        """A document as it is stored, with the fields that no type of ours has; None when there is none."""
        raw = self.rows(TABLE_OF[kind]).get(id)
        doc: Mapping[str, Any] | None = None if raw is None else msgspec.json.decode(raw)
        return doc

    def find(self, kind: type[R], words: Sequence[str], limit: int, meant: Sequence[Set[int]] = ()) -> Sequence[R]:
        """The records of a kind that hold all words, the newest first; ``meant`` are the people who answer to each."""
        rows = self.rows(TABLE_OF[kind])
        ids = [doc_id for _, doc_id in rows.find(words, meant, limit)]
        rows.prepare(ids)
        return tuple(record for record in map(rows.record, ids) if isinstance(record, kind))

    def touches(self, person: int) -> Sequence[Touch]:
        """All touches of a person, oldest first (day, then id)."""
        return self.rows(TALKS).touches(person)

    def talks(self, person: int, limit: int | None = None) -> Sequence[Interaction]:
        """The interactions of a person, newest first (day, then id)."""
        touches = self.rows(TALKS).touches(person)
        newest = touches[::-1] if limit is None else touches[::-1][:limit]
        return self._decoded([touch.talk for touch in newest])

    def talks_between(self, first: date, last: date) -> Sequence[Interaction]:
        """The interactions of a span of days, both ends included, oldest first."""
        return self._span(first, last, "")

    def talks_with(self, field: str, first: date, last: date) -> Sequence[Interaction]:
        """The interactions of a span of days, both ends included, in which a field is filled, oldest first."""
        return self._span(first, last, field)

    def _span(self, first: date, last: date, field: str) -> Sequence[Interaction]:
        pairs = self.rows(TALKS).between(first.toordinal(), last.toordinal(), field)
        talks = self._decoded([talk for _, talk in pairs])
        return tuple(talk for talk in talks if getattr(talk, field)) if field else talks

    def unsettled(self) -> Sequence[Interaction]:
        """Interactions that still hold a name nobody has picked, oldest first."""
        pairs = self.rows(TALKS).between(0, date.max.toordinal(), "is_open")
        return self._decoded([talk for _, talk in pairs])

    def _decoded(self, ids: Sequence[int]) -> Sequence[Interaction]:
        rows = self.rows(TALKS)
        rows.prepare(ids)
        return tuple(talk for talk in map(rows.record, ids) if isinstance(talk, Interaction))


class StoreView(TableReading):
    """A view of one moment: its tables never change, so any thread may read it."""

    def __init__(self, tables: Mapping[str, Rows], home: Home | None = None) -> None:
        self.tables = tables
        self.home = home
        self._counts: Counts | None = None
        self._spans: dict[tuple[date, date, str], Sequence[Interaction]] = {}

    def _span(self, first: date, last: date, field: str) -> Sequence[Interaction]:
        """As above; whoever goes through the lines of many people asks for the same days again and again."""
        talks = self._spans.get((first, last, field))
        if talks is None:
            if len(self._spans) >= MOST_SPANS:
                self._spans.clear()
            talks = self._spans[first, last, field] = super()._span(first, last, field)
        return talks

    def counts(self) -> Counts:
        if self._counts is None:  # over a view of their own: a cycle would keep files open until it is collected
            self._counts = TableReading.counts(StoreView(self.tables, self.home))
        return self._counts

    def rows(self, name: str) -> Rows:
        return self.tables.get(name) or table_over(name, Below())
