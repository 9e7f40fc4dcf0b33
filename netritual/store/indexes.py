"""Tables in memory: documents as undecoded bytes, in layers, and the index of interactions by person and day.

A layer holds what changed over the layer below it: over a snapshot, or (in an open transaction) over the store. A
layer that a view holds is never changed; the store copies it first.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol

from netritual.domain.contact import NO_TOUCH
from netritual.domain.counts import Reach
from netritual.domain.model import Record
from netritual.domain.network import Touch
from netritual.domain.ties import IN_PERSON
from netritual.store.facts import Facts, facts_of
from netritual.store.records import record_of

COPIED = 64
"""A layer with fewer documents is copied when a view holds it: about a microsecond."""
TOGETHER = 3
"""A layer is put together with one that is at most so many times as large: five layers hold 100,000 documents."""


class Contact(NamedTuple):
    """What counting needs of an interaction."""

    talk: int
    channel: str
    people: Sequence[int]


class Below(Protocol):
    """What a layer needs of the layer below it."""

    def get(self, doc_id: int) -> bytes | None:
        """The document's JSON, or None."""
        ...

    def order(self) -> Sequence[int]:
        """All doc ids, in the order of insertion as far as it is known."""
        ...

    def record(self, doc_id: int) -> Record | None:
        """The record, decoded once."""
        ...

    def records(self) -> Sequence[Record]:
        """All records by id."""
        ...

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches by day, then id."""
        ...

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of the interactions of a span of days, both ends included, in order."""
        ...

    def unsettled(self) -> list[tuple[int, int]]:
        """(day ordinal, id) of interactions with a name nobody has picked, in order."""
        ...

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """The interactions of a span of days, both ends included, in no order."""
        ...

    def week(self, monday: int) -> Reach | None:
        """How many people were reached in the week of a Monday (an ordinal), if that was counted; else None."""
        ...


class Nothing:
    """The layer below everything: no documents."""

    def get(self, doc_id: int) -> bytes | None:
        """None."""
        return None

    def order(self) -> Sequence[int]:
        """None."""
        return ()

    def record(self, doc_id: int) -> Record | None:
        """None."""
        return None

    def records(self) -> Sequence[Record]:
        """None."""
        return ()

    def touches(self, person: int) -> Sequence[Touch]:
        """None."""
        return ()

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """None."""
        return []

    def unsettled(self) -> list[tuple[int, int]]:
        """None."""
        return []

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """None."""
        return iter(())

    def week(self, monday: int) -> Reach | None:
        """Nobody."""
        return Reach(0, 0)


def counted(contacts: Iterable[Contact]) -> Reach:
    """How many people these interactions reached, and how many of them in person."""
    reached: set[int] = set()
    met: set[int] = set()
    for contact in contacts:
        if contact.channel in IN_PERSON:
            met.update(contact.people)
        elif contact.channel not in NO_TOUCH:
            reached.update(contact.people)
    return Reach(len(reached | met), len(met))


def monday_of(day: int) -> int:
    """The Monday of a day's week, both as ordinals (ordinal 1 is a Monday)."""
    return day - (day - 1) % 7


def _in_order(touch: Touch) -> tuple[int, int]:
    return touch.day, touch.talk


def touch_of(fact: Facts, talk: int) -> Touch:
    """The touch that the facts of an interaction say."""
    return Touch(fact.day, fact.channel, fact.initiator, fact.useful, talk)


class Rows:
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

        A small layer is copied. A greater one stays where it is, under an empty one, so that an entry costs the same
        however long the log is; layers of about the same size are put together, so that there are never many.
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
        """The document's JSON, or None."""
        return self.over[doc_id] if doc_id in self.over else self.below.get(doc_id)

    def order(self) -> Sequence[int]:
        """All doc ids in the order of insertion."""
        if not self.over:
            return self.below.order()
        below = self.below.order()
        if not below:
            return [doc_id for doc_id, raw in self.over.items() if raw is not None]
        kept = [doc_id for doc_id in below if self.over.get(doc_id, b"") is not None]
        had = set(below)
        return kept + [doc_id for doc_id, raw in self.over.items() if raw is not None and doc_id not in had]

    def put(self, doc_id: int, raw: bytes | None) -> None:
        """Set or (None) remove a document. The caller sees to it that no view holds this layer."""
        if raw is None and self.below.get(doc_id) is None:
            self.over.pop(doc_id, None)
        else:
            self.over[doc_id] = raw
        self._made.pop(doc_id, None)
        self._all = None

    def record(self, doc_id: int) -> Record | None:
        """The record, decoded once until it is replaced."""
        if doc_id not in self.over:
            return self.below.record(doc_id)
        if doc_id not in self._made:
            raw = self.over[doc_id]
            made = None if raw is None or self.kind is None else record_of(self.kind, doc_id, raw)
            self._made[doc_id] = made
        return self._made[doc_id]

    def records(self) -> Sequence[Record]:
        """All records by id, kept until something changes."""
        if self._all is None:
            if not self.over:
                self._all = self.below.records()
            else:
                found = [record for record in self.below.records() if record.id not in self.over]
                found += [record for record in map(self.record, list(self.over)) if record is not None]
                found.sort(key=attrgetter("id"))
                self._all = tuple(found)
        return self._all

    def base(self) -> Below:
        """The layer below all layers in memory: a snapshot's table, or nothing."""
        return self.below.base() if isinstance(self.below, Rows) else self.below

    def changed(self) -> set[int]:
        """The ids of the documents that differ from that layer's."""
        return set(self.over) | (self.below.changed() if isinstance(self.below, Rows) else set())

    def touches(self, person: int) -> Sequence[Touch]:
        """Nothing: only interactions are touches."""
        return ()

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """Nothing: only interactions have days."""
        return []

    def unsettled(self) -> list[tuple[int, int]]:
        """Nothing: only interactions hold typed names."""
        return []

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """Nothing: only interactions are contacts."""
        return iter(())

    def week(self, monday: int) -> Reach | None:
        """Nobody."""
        return Reach(0, 0)


class TalkRows(Rows):
    """The table of interactions, with its index by person and by day; the index is built when first asked for."""

    def __init__(self, kind: type[Record] | None, below: Below) -> None:
        super().__init__(kind, below)
        self._facts: dict[int, Facts] | None = None
        self._of: dict[int, tuple[int, ...]] = {}
        self._days: list[tuple[int, int]] = []
        self._hit: set[int] = set()
        """The people whose touches this layer changes; those of all others are the lower layer's."""
        self._lost: set[int] = set()
        """The people of whom it changes or takes away a touch of a lower layer."""
        self._weeks: set[int] = set()
        """The Mondays of the weeks in which it changes something."""
        self._told: dict[int, Sequence[Touch]] = {}

    def copy(self) -> "TalkRows":
        """A layer of its own, index included."""
        new = TalkRows(self.kind, self.below)
        new.over, new._made = dict(self.over), dict(self._made)
        if self._facts is not None:
            new._facts, new._of = dict(self._facts), dict(self._of)
            new._days, new._told = list(self._days), dict(self._told)
            new._hit, new._weeks, new._lost = set(self._hit), set(self._weeks), set(self._lost)
        return new

    def put(self, doc_id: int, raw: bytes | None) -> None:
        """Set or remove an interaction, and keep the index up."""
        if self._facts is None:
            super().put(doc_id, raw)
            return
        former = self.get(doc_id)
        gone = self._facts.pop(doc_id, None)
        if gone is not None:
            del self._days[bisect_left(self._days, (gone.day, doc_id))]
            for person in gone.people:
                self._of[person] = tuple(talk for talk in self._of.get(person, ()) if talk != doc_id)
        elif former is not None:
            gone = facts_of(former)
            self._lost.update(gone.people if gone is not None else ())
        super().put(doc_id, raw)
        new = facts_of(raw) if raw is not None else None
        if new is not None:
            self._facts[doc_id] = new
            insort(self._days, (new.day, doc_id))
            for person in dict.fromkeys(new.people):
                self._of[person] = (*self._of.get(person, ()), doc_id)
        for facts in (gone, new):
            if facts is not None:
                self._weeks.add(monday_of(facts.day))
                self._hit.update(facts.people)
                for person in facts.people:
                    self._told.pop(person, None)

    def _index(self) -> dict[int, Facts]:
        """Build the index of this layer; made aside and set at the end, so two threads may do it at once."""
        if self._facts is not None:
            return self._facts
        facts: dict[int, Facts] = {}
        of: dict[int, list[int]] = {}
        lost: set[int] = set()
        weeks: set[int] = set()
        for doc_id, raw in list(self.over.items()):
            former = self.below.get(doc_id)
            gone = facts_of(former) if former is not None else None
            if gone is not None:
                lost.update(gone.people)
                weeks.add(monday_of(gone.day))
            new = facts_of(raw) if raw is not None else None
            if new is not None:
                facts[doc_id] = new
                for person in dict.fromkeys(new.people):
                    of.setdefault(person, []).append(doc_id)
        self._of = {person: tuple(talks) for person, talks in of.items()}
        self._lost, self._hit = lost, lost.union(of)
        self._weeks = weeks.union(monday_of(fact.day) for fact in facts.values())
        self._days = sorted((fact.day, doc_id) for doc_id, fact in facts.items())
        self._facts = facts
        return facts

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches, oldest first; kept until one of them changes."""
        facts = self._index()
        if person not in self._hit:
            return self.below.touches(person)
        told = self._told.get(person)
        if told is None:
            found = [touch for touch in self.below.touches(person) if touch.talk not in self.over]
            found += [touch_of(facts[talk], talk) for talk in self._of.get(person, ())]
            found.sort(key=_in_order)
            told = self._told[person] = tuple(found)
        return told

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of a span of days, both ends included, in order."""
        self._index()
        days = self._days[bisect_left(self._days, (first, 0)) : bisect_left(self._days, (last + 1, 0))]
        below = [pair for pair in self.below.between(first, last) if pair[1] not in self.over]
        return sorted(below + days) if below else days

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """The interactions of a span of days, both ends included, in no order."""
        facts = self._index()
        for contact in self.below.contacts(first, last):
            if contact.talk not in self.over:
                yield contact
        for _, talk in self._days[bisect_left(self._days, (first, 0)) : bisect_left(self._days, (last + 1, 0))]:
            yield Contact(talk, facts[talk].channel, facts[talk].people)

    def week(self, monday: int) -> Reach | None:
        """How many people were reached in a week: as counted below, unless something in it changed."""
        self._index()
        found = None if monday in self._weeks else self.below.week(monday)
        return counted(self.contacts(monday, monday + 6)) if found is None else found

    def changed_people(self) -> set[int]:
        """The people whose touches differ from those of the layer below all layers."""
        self._index()
        return self._hit | (self.below.changed_people() if isinstance(self.below, TalkRows) else set())

    def news(self, person: int) -> Sequence[Touch] | None:
        """The touches of a person over the layer below all layers, in no order; None when not all that it has stay."""
        facts = self._index()
        below = self.below.news(person) if isinstance(self.below, TalkRows) else ()
        if below is None or person in self._lost:
            return None
        mine = self._of.get(person, ())
        return [*below, *(touch_of(facts[talk], talk) for talk in mine)] if mine else below

    def unsettled(self) -> list[tuple[int, int]]:
        """(day ordinal, id) of interactions with a name nobody has picked, in order."""
        found = [pair for pair in self.below.unsettled() if pair[1] not in self.over]
        found += [(fact.day, doc_id) for doc_id, fact in self._index().items() if fact.open]
        return sorted(found)


def walk(rows: Below) -> Iterator[tuple[int, bytes]]:
    """All documents of a table by id, as they are on disk."""
    for doc_id in sorted(rows.order()):
        raw = rows.get(doc_id)
        if raw is not None:
            yield doc_id, raw
