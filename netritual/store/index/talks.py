"""The table of interactions in memory, with the index of its layer by person and by day."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from contextlib import suppress
from operator import itemgetter

from netritual.domain.contact_measures import NO_TOUCH
from netritual.domain.counts import Reach
from netritual.domain.model import Record
from netritual.domain.network import Touch
from netritual.domain.tie_stats import Sums, sums_of
from netritual.domain.ties import IN_PERSON
from netritual.store.index.layers import Below, Contact, Rows, Spoilt, counted, monday_ordinal
from netritual.store.index.summing import sums_with
from netritual.store.index.talk_facts import TalkFacts, facts_of

IN_ORDER = itemgetter(0, 4)
"""A touch by day, then id."""


def touch_of(fact: TalkFacts, talk: int) -> Touch:
    """The touch that the facts of an interaction say."""
    return Touch(fact.day, fact.channel, fact.initiator, fact.useful, talk)


class TalkRows(Rows):
    """A layer of interactions. Its index is built when first asked for, and kept up from then on."""

    def __init__(self, kind: type[Record] | None, below: Below) -> None:
        super().__init__(kind, below)
        self._facts: dict[int, TalkFacts] | None = None
        self._of: dict[int, tuple[int, ...]] = {}
        self._days: list[tuple[int, int]] = []
        self._same: set[int] = set()
        """The interactions whose facts are still those of the layer below: a note was added to them, say."""
        self._hit: set[int] = set()
        """The people whose touches this layer changes; those of all others are the lower layer's."""
        self._lost: set[int] = set()
        """The people of whom it changes or takes away a touch of a lower layer."""
        self._weeks: set[int] = set()
        """The Mondays of the weeks in which it changes something."""
        self._lost_weeks: set[int] = set()
        """The Mondays of the weeks of which it changes or takes away something of a lower layer."""
        self._touches: dict[int, Sequence[Touch]] = {}
        self._sums: dict[int, tuple[int, Sums]] = {}
        """The day and the sums that were last asked for, of people whom this layer changes."""

    def copy(self) -> "TalkRows":
        """A layer of its own, index included."""
        new = TalkRows(self.kind, self.below)
        new.over, new._made = dict(self.over), dict(self._made)
        if self._facts is not None:
            new._facts, new._of = dict(self._facts), dict(self._of)
            new._days, new._touches = list(self._days), dict(self._touches)
            new._hit, new._lost, new._same = set(self._hit), set(self._lost), set(self._same)
            new._weeks, new._lost_weeks = set(self._weeks), set(self._lost_weeks)
            new._sums = dict(self._sums)
        return new

    def put(self, doc_id: int, raw: bytes | None) -> None:
        """Set or remove an interaction, and keep the index up."""
        if self._facts is None:
            super().put(doc_id, raw)
            return
        below = _read(self.below.get(doc_id))
        gone = self._facts.pop(doc_id, None)
        if gone is not None:
            del self._days[bisect_left(self._days, (gone.day, doc_id))]
            for person in gone.people:
                self._of[person] = tuple(talk for talk in self._of.get(person, ()) if talk != doc_id)
        elif doc_id not in self.over:
            gone = below
        super().put(doc_id, raw)
        new = _read(raw)
        if new is not None:
            self._facts[doc_id] = new
            insort(self._days, (new.day, doc_id))
            for person in dict.fromkeys(new.people):
                self._of[person] = (*self._of.get(person, ()), doc_id)
        self._compare(doc_id, below, new)
        for facts in (gone, new) if gone != new else ():
            if facts is not None:
                self._weeks.add(monday_ordinal(facts.day))
                self._hit.update(facts.people)
                for person in facts.people:
                    self._touches.pop(person, None)
                    self._sums.pop(person, None)

    def _compare(self, doc_id: int, below: TalkFacts | None, new: TalkFacts | None) -> None:
        """Note whether this layer leaves the facts of an interaction as the layer below has them."""
        self._same.discard(doc_id)
        if below is not None and below == new:
            self._same.add(doc_id)
        elif below is not None:
            self._lost.update(below.people)
            self._lost_weeks.add(monday_ordinal(below.day))

    def _index(self) -> dict[int, TalkFacts]:
        """Build the index of this layer; made aside and set at the end, so two threads may do it at once."""
        if self._facts is not None:
            return self._facts
        made = TalkRows(self.kind, self.below)
        made._facts = facts = {}
        of: dict[int, list[int]] = {}
        for doc_id, raw in list(self.over.items()):
            below, new = _read(self.below.get(doc_id)), _read(raw)
            made._compare(doc_id, below, new)
            if new is not None:
                facts[doc_id] = new
                for person in dict.fromkeys(new.people):
                    of.setdefault(person, []).append(doc_id)
            for fact in (below, new) if below != new else ():
                if fact is not None:
                    made._hit.update(fact.people)
                    made._weeks.add(monday_ordinal(fact.day))
        self._of = {person: tuple(talks) for person, talks in of.items()}
        self._same, self._hit, self._weeks = made._same, made._hit, made._weeks
        self._lost, self._lost_weeks = made._lost, made._lost_weeks
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
            merged = [touch for touch in self.below.touches(person) if touch[4] not in over]
            merged += [touch_of(facts[talk], talk) for talk in self._of.get(person, ())]
            merged.sort(key=IN_ORDER)
            touches = self._touches[person] = tuple(merged)
        return touches

    def sums(self, person: int, now: int) -> Sums:
        """What a person's touches say on a day: from the index, from it and what is new, or from all of them."""
        self._index()
        if person not in self._hit and isinstance(self.below, TalkRows):
            return self.below.sums(person, now)
        last = self._sums.get(person)
        if last is not None and last[0] == now:
            return last[1]
        sums = self._indexed(person, now)
        if sums is None:
            sums = sums_of(self.touches(person), now)
        if person in self._hit:
            self._sums[person] = now, sums
        return sums

    def _indexed(self, person: int, now: int) -> Sums | None:
        base, news = self.base(), self.news(person)
        if not news:
            return None if news is None else base.sums(person, now)
        known = base.known(person)
        with suppress(Spoilt):
            return None if known is None else sums_with(known, news, now, base, person)
        return None

    def window(self, person: int, first: int, last: int) -> Sequence[Touch]:
        """A person's touches of a span of days, both ends included, in no order."""
        facts = self._index()
        below = self.below.window(person, first, last)
        if person not in self._hit:
            return below
        mine = [touch_of(facts[talk], talk) for talk in self._of.get(person, ()) if first <= facts[talk].day <= last]
        return [*(touch for touch in below if touch.talk not in self.over), *mine]

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of a span of days, both ends included, in order."""
        days = self._span(first, last)
        below = [pair for pair in self.below.between(first, last) if pair[1] not in self.over]
        return sorted(below + days) if below else days

    def _span(self, first: int, last: int) -> list[tuple[int, int]]:
        self._index()
        return self._days[bisect_left(self._days, (first, 0)) : bisect_left(self._days, (last + 1, 0))]

    def contacts(self, first: int, last: int) -> Sequence[Contact]:
        """The interactions of a span of days, both ends included, in no order."""
        below = [contact for contact in self.below.contacts(first, last) if contact.talk not in self.over]
        return [*below, *self._contacts(first, last)]

    def _contacts(self, first: int, last: int) -> Iterator[Contact]:
        """Those of this layer."""
        facts = self._index()
        for _, talk in self._span(first, last):
            yield Contact(talk, facts[talk].channel, facts[talk].people)

    def week(self, monday: int) -> Reach | None:
        """How many people were reached in a week: as counted below, with those whom this layer adds."""
        self._index()
        found = None if monday in self._lost_weeks else self.below.week(monday)
        if found is None:
            return counted(self.contacts(monday, monday + 6))
        return self._joined(found, monday) if monday in self._weeks else found

    def _joined(self, below: Reach, monday: int) -> Reach:
        """The people of a week of whom nothing below is taken away: only those of this layer are looked at."""
        met: set[int] = set()
        reached: set[int] = set()
        for contact in self._contacts(monday, monday + 6):
            if contact.channel not in NO_TOUCH:
                reached.update(contact.people)
                met.update(contact.people if contact.channel in IN_PERSON else ())
        people, seen = below
        for person in reached:
            was = [touch.channel for touch in self.below.window(person, monday, monday + 6)]
            people += all(channel in NO_TOUCH for channel in was)
            seen += person in met and not any(channel in IN_PERSON for channel in was)
        return Reach(people, seen)

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
        talks = self._of.get(person)
        mine = [touch_of(facts[talk], talk) for talk in talks if talk not in self._same] if talks else ()
        return [*below, *mine] if mine else below

    def unsettled(self) -> list[tuple[int, int]]:
        """(day ordinal, id) of interactions with a name nobody has picked, in order."""
        found = [pair for pair in self.below.unsettled() if pair[1] not in self.over]
        found += [(fact.day, doc_id) for doc_id, fact in self._index().items() if fact.open]
        return sorted(found)


def _read(raw: bytes | None) -> TalkFacts | None:
    return None if raw is None else facts_of(raw)
