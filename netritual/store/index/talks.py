"""The table of interactions in memory, with the index of its layer by person and by day."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from netritual.domain.model import Record
from netritual.domain.network import Touch
from netritual.domain.ties.tie_stats import Sums, sums_of
from netritual.store.index.layers import Below, CountedContact, Rows
from netritual.store.index.talk_facts import NOBODY, Talk, talk_of

IN_ORDER = attrgetter("day", "talk")
"""A touch by day, then id."""


class TalkRows(Rows):
    """A layer of interactions. Its index is built when something is asked of it, and again after a change."""

    def __init__(self, kind: type[Record] | None, below: Below) -> None:
        super().__init__(kind, below)
        self._talks: dict[int, Talk] | None = None
        self._of: dict[int, list[int]] = {}
        self._days: list[tuple[int, int]] = []
        self._hit: set[int] = set()
        """The people whose touches this layer changes; those of all others are the lower layer's."""
        self._touches: dict[int, Sequence[Touch]] = {}
        self._sums: dict[int, tuple[int, Sums]] = {}
        """The day and the sums that were last asked for, of people whom this layer changes."""

    def copy(self) -> "TalkRows":
        """A layer of its own, with the answers that go on holding."""
        new = TalkRows(self.kind, self.below)
        new.over, new._made = dict(self.over), dict(self._made)
        new._touches, new._sums = dict(self._touches), dict(self._sums)
        return new

    def put(self, doc_id: int, raw: bytes | None) -> None:
        """Set or remove an interaction; what was worked out of its people holds no longer."""
        if self._touches or self._sums:
            for talk in (talk_of(self.get(doc_id)), talk_of(raw)):
                for person in talk.people if talk is not None else ():
                    self._touches.pop(person, None)
                    self._sums.pop(person, None)
        super().put(doc_id, raw)
        self._talks = None

    def _index(self) -> dict[int, Talk]:
        """The interactions of this layer. They are set last, so that two threads may work them out at once."""
        if self._talks is not None:
            return self._talks
        talks: dict[int, Talk] = {}
        of: dict[int, list[int]] = {}
        hit: set[int] = set()
        for doc_id, raw in list(self.over.items()):
            below, new = talk_of(self.below.get(doc_id)), talk_of(raw)
            if new is not None:
                talks[doc_id] = new
                for person in dict.fromkeys(new.people):
                    of.setdefault(person, []).append(doc_id)
            for talk in (below, new) if below != new else ():
                hit.update(talk.people if talk is not None else ())
        self._of, self._hit = of, hit
        self._days = sorted((talk.day, doc_id) for doc_id, talk in talks.items())
        self._talks = talks
        return talks

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches, oldest first; kept until one of them changes."""
        talks = self._index()
        if person not in self._hit:
            return self.below.touches(person)
        touches = self._touches.get(person)
        if touches is None:
            over = self.over
            merged = [touch for touch in self.below.touches(person) if touch.talk not in over]
            merged += [talks[talk].touch(talk) for talk in self._of.get(person, ())]
            merged.sort(key=IN_ORDER)
            touches = self._touches[person] = tuple(merged)
        return touches

    def sums(self, person: int, now: int) -> Sums:
        """What a person's touches say on a day: as it is kept below, or of all touches once this layer changes them."""
        self._index()
        sums = None if person in self._hit else self.below.sums(person, now)
        if sums is not None:
            return sums
        last = self._sums.get(person)
        if last is None or last[0] != now:
            last = self._sums[person] = now, sums_of(self.touches(person), now)
        return last[1]

    def between(self, first: int, last: int, field: str = "") -> list[tuple[int, int]]:
        days = self._span(first, last)
        if field:
            days = [pair for pair in days if getattr(self._index()[pair[1]], field)]
        below = [pair for pair in self.below.between(first, last, field) if pair[1] not in self.over]
        return sorted(below + days) if below else days

    def _span(self, first: int, last: int) -> list[tuple[int, int]]:
        self._index()
        return self._days[bisect_left(self._days, (first, 0)) : bisect_left(self._days, (last + 1, 0))]

    def contacts(self, first: int, last: int) -> Sequence[CountedContact]:
        below = [contact for contact in self.below.contacts(first, last) if contact[0] not in self.over]
        mine = [(doc_id, self._index()[doc_id]) for _, doc_id in self._span(first, last)]
        return below + [(doc_id, talk.kind, person) for doc_id, talk in mine for person in talk.people or (NOBODY,)]

    def changed_people(self) -> set[int]:
        """The people whose touches differ from those of the layer below all layers."""
        self._index()
        return self._hit | (self.below.changed_people() if isinstance(self.below, TalkRows) else set())
