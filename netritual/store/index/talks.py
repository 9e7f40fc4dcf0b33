"""The table of interactions in memory, with the index of its layer by person and by day."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from netritual.domain.model import Record
from netritual.domain.network import Touch
from netritual.domain.ties.tie_stats import Sums, sums_of
from netritual.store.index.layers import Below, Contact, Rows
from netritual.store.index.talk_facts import NOBODY, TalkFacts, facts_of

IN_ORDER = attrgetter("day", "talk")
"""A touch by day, then id."""


def touch_of(fact: TalkFacts, talk: int) -> Touch:
    """The touch that the facts of an interaction say."""
    return Touch(fact.day, fact.channel, fact.initiator, fact.useful, talk)


class TalkRows(Rows):
    """A layer of interactions. Its index is built when something is asked of it, and again after a change."""

    def __init__(self, kind: type[Record] | None, below: Below) -> None:
        super().__init__(kind, below)
        self._facts: dict[int, TalkFacts] | None = None
        self._of: dict[int, list[int]] = {}
        self._days: list[tuple[int, int]] = []
        self._former: list[TalkFacts] = []
        """What the layer below says of the interactions that this one changes."""
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
            for facts in (facts_of(self.get(doc_id)), facts_of(raw)):
                for person in facts.people if facts is not None else ():
                    self._touches.pop(person, None)
                    self._sums.pop(person, None)
        super().put(doc_id, raw)
        self._facts = None

    def _index(self) -> dict[int, TalkFacts]:
        """The facts of this layer. They are set last, so that two threads may work them out at once."""
        if self._facts is not None:
            return self._facts
        facts: dict[int, TalkFacts] = {}
        of: dict[int, list[int]] = {}
        hit: set[int] = set()
        former: list[TalkFacts] = []
        for doc_id, raw in list(self.over.items()):
            below, new = facts_of(self.below.get(doc_id)), facts_of(raw)
            if below is not None:
                former.append(below)
            if new is not None:
                facts[doc_id] = new
                for person in dict.fromkeys(new.people):
                    of.setdefault(person, []).append(doc_id)
            for fact in (below, new) if below != new else ():
                hit.update(fact.people if fact is not None else ())
        self._of, self._hit, self._former = of, hit, former
        self._days = sorted((fact.day, doc_id) for doc_id, fact in facts.items())
        self._facts = facts
        return facts

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches, oldest first; kept until one of them changes."""
        facts = self._index()
        if person not in self._hit:
            return self.below.touches(person)
        touches = self._touches.get(person)
        if touches is None:
            over = self.over
            merged = [touch for touch in self.below.touches(person) if touch.talk not in over]
            merged += [touch_of(facts[talk], talk) for talk in self._of.get(person, ())]
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
        days, name = self._span(first, last), f'"{field}"'.encode()
        days = [pair for pair in days if name in (self.over[pair[1]] or b"")] if field else days
        below = [pair for pair in self.below.between(first, last, field) if pair[1] not in self.over]
        return sorted(below + days) if below else days

    def _span(self, first: int, last: int) -> list[tuple[int, int]]:
        self._index()
        return self._days[bisect_left(self._days, (first, 0)) : bisect_left(self._days, (last + 1, 0))]

    def contacts(self, first: int, last: int) -> Sequence[Contact]:
        below = [contact for contact in self.below.contacts(first, last) if contact.talk not in self.over]
        mine = [(talk, self._index()[talk]) for _, talk in self._span(first, last)]
        return below + [
            Contact(talk, fact.channel, person) for talk, fact in mine for person in fact.people or (NOBODY,)
        ]

    def channels(self, first: int, last: int) -> Counter[str]:
        facts = self._index()
        counted = self.below.channels(first, last)
        counted.update(facts[talk].channel for _, talk in self._span(first, last))
        counted.subtract(fact.channel for fact in self._former if first <= fact.day <= last)
        return counted

    def changed_people(self) -> set[int]:
        """The people whose touches differ from those of the layer below all layers."""
        self._index()
        return self._hit | (self.below.changed_people() if isinstance(self.below, TalkRows) else set())

    def unsettled(self) -> list[tuple[int, int]]:
        pairs = [pair for pair in self.below.unsettled() if pair[1] not in self.over]
        pairs += [(fact.day, doc_id) for doc_id, fact in self._index().items() if fact.open]
        return sorted(pairs)
