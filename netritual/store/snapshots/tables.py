"""The tables of a snapshot, the layers below all: documents on disk, indexes in memory."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from netritual.domain.counts import Reach
from netritual.domain.model import Record
from netritual.domain.network import Touch
from netritual.domain.pulse import Sums
from netritual.domain.ties import COUNTED
from netritual.store.index.layers import Below, Contact
from netritual.store.index.summing import SumArrays, SumCache, TouchSums, gaps_between, sums_on, touch_days
from netritual.store.index.talk_facts import facts_of
from netritual.store.index.word_table import WordTable
from netritual.store.log_file import Spoilt
from netritual.store.records import record_of

if TYPE_CHECKING:
    from netritual.store.snapshots.snapshot import Snapshot

USEFUL = 4
"""Bit of an interaction's flags; the two lowest bits number its initiator."""
INITIATORS: tuple[str | None, ...] = (None, "mutual", "me", "them")
_INITIATOR = tuple(INITIATORS[flags & 3] for flags in range(256))
_USEFUL = tuple(bool(flags & USEFUL) for flags in range(256))
_AS_TOUCH = partial(tuple.__new__, Touch)
"""A touch of a tuple of its fields."""
HELD_RECORDS = 20_000
"""Decoded records of a table held in memory, beside the whole lists that were asked for."""
TOGETHER = 256
"""Documents that are read at once when all are asked for: about a block."""
CACHED_TOUCHES = 100_000
"""Touches held in memory, about 12 MB: the few people on a screen are asked for again and again."""


class SnapTable(Below):
    """One table of a snapshot, as the layer below everything."""

    def __init__(self, snap: "Snapshot", name: str, kind: type[Record] | None) -> None:
        self._snap = self.snapshot = snap
        self._name = self.name = name
        self._kind = kind
        self._ids = snap.numbers(f"{name}.ids")
        self._at = snap.numbers(f"{name}.at")
        self._made: dict[int, Record | None] = {}
        self._all: Sequence[Record] | None = None
        self._lines: WordTable | None = None

    def get(self, doc_id: int) -> bytes | None:
        """The document's JSON, read from disk; None when it is not there."""
        slot = bisect_left(self._ids, doc_id)
        if slot >= len(self._ids) or self._ids[slot] != doc_id:
            return None
        at = self._at[slot]
        try:
            row = self._snap.read(at, self._at[slot + 1] - at)
        except Spoilt as spoilt:
            return self._snap.from_spare(self._name, doc_id, spoilt)
        return row[row.index(b"\t") + 1 : -1]

    def order(self) -> Sequence[int]:
        """All doc ids by id."""
        return self._ids

    def record(self, doc_id: int) -> Record | None:
        """The record, decoded once."""
        if doc_id not in self._made:
            raw = self.get(doc_id)
            made = None if raw is None or self._kind is None else record_of(self._kind, doc_id, raw)
            if made is None:
                return None
            if len(self._made) >= HELD_RECORDS and self._all is None:
                self._made.clear()
            self._made[doc_id] = made
            return made
        return self._made[doc_id]

    def records(self) -> Sequence[Record]:
        """All records by id, decoded once."""
        if self._all is None:
            self._all = tuple(self._each())
            self._made = {record.id: record for record in self._all}
        return self._all

    def _each(self) -> Iterator[Record]:
        """Each document's record, read many at a time; what is damaged comes from the spare."""
        ids, at, kind = self._ids, self._at, self._kind
        for low in range(0, len(ids) if kind is not None else 0, TOGETHER):
            high = min(low + TOGETHER, len(ids))
            try:
                rows = self._snap.read(at[low], at[high] - at[low])
            except Spoilt:
                yield from (record for doc_id in ids[low:high] if (record := self.record(doc_id)) is not None)
                continue
            for slot in range(low, high):
                doc_id, start, end = ids[slot], at[slot] - at[low], at[slot + 1] - at[low] - 1
                record = self._made.get(doc_id)
                if record is None and kind is not None:
                    record = record_of(kind, doc_id, rows[rows.index(b"\t", start) + 1 : end])
                if record is not None:
                    yield record

    def words(self) -> WordTable | None:
        """Who has to do with what, kept as long as this table is; None when the snapshot does not say."""
        if self._lines is None:
            self._lines = self.snapshot.words()
        return self._lines

    def people(self) -> set[int]:
        """The ids of the documents that are people; all ids when the snapshot does not say."""
        flags = self.numbers("flags")
        return {doc_id for doc_id, flag in zip(self._ids, flags, strict=True) if flag} if flags else set(self._ids)

    def numbers(self, name: str) -> Sequence[int]:
        """An array of the index section about this table; empty when the snapshot has none."""
        return self._snap.numbers(f"{self._name}.{name}")


class TalkTable(SnapTable):
    """The interactions of a snapshot, with their index by person and by day."""

    def __init__(self, snap: "Snapshot", name: str, kind: type[Record] | None) -> None:
        super().__init__(snap, name, kind)
        self._days = snap.numbers(f"{name}.days")
        self._channels = snap.numbers(f"{name}.channels")
        self._flags = snap.numbers(f"{name}.flags")
        self._by_day = snap.numbers(f"{name}.by_day")
        self._persons = snap.numbers(f"{name}.persons")
        self._starts = snap.numbers(f"{name}.starts")
        self._slots = snap.numbers(f"{name}.slots")
        self._mondays = snap.numbers(f"{name}.mondays")
        self._reached = snap.numbers(f"{name}.reached")
        self._met = snap.numbers(f"{name}.met")
        self._words = snap.footer.channels
        self._cached: dict[int, Sequence[Touch]] = {}
        self._cached_touches = 0
        self._sums = SumArrays(self._persons, self.numbers)
        self._sum_cache = SumCache()

    def touches(self, person: int) -> Sequence[Touch]:
        """A person's touches by day, then id: one slice of the index."""
        known = self._cached.get(person)
        if known is not None:
            return known
        touches = self._touches(self._slots_of(person))
        if not touches:
            return ()
        if self._cached_touches > CACHED_TOUCHES:
            self._cached.clear()
            self._cached_touches = 0
        self._cached[person] = touches
        self._cached_touches += len(touches)
        return touches

    def _slots_of(self, person: int) -> Sequence[int]:
        """The places of a person's interactions, by day."""
        at = bisect_left(self._persons, person)
        if at >= len(self._persons) or self._persons[at] != person:
            return ()
        return self._slots[self._starts[at] : self._starts[at + 1]]

    def entries(self) -> Iterator[tuple[int, int]]:
        """(person, number of interactions) of everyone with any."""
        return zip(self._persons, map(sub, self._starts[1:], self._starts[:-1]), strict=True)

    def window(self, person: int, first: int, last: int) -> Sequence[Touch]:
        """A person's touches of a span of days, both ends included, in order."""
        slots = self._slots_of(person)
        low = bisect_left(slots, first, key=self._days.__getitem__)
        high = bisect_left(slots, last + 1, lo=low, key=self._days.__getitem__)
        return self._touches(slots[low:high])

    def around(self, person: int, day: int) -> tuple[int, bool, int]:
        """The touch-day before a day, whether this is one, and the touch-day after it; 0 for none."""
        slots = self._slots_of(person)
        at = bisect_left(slots, day, key=self._days.__getitem__)
        before = next((self._days[slots[n]] for n in range(at - 1, -1, -1) if self._counts(slots[n])), 0)
        there = after = 0
        for n in range(at, len(slots)):
            if self._counts(slots[n]):
                after = self._days[slots[n]]
                if after > day:
                    break
                there, after = after, 0
        return before, there > 0, after

    def _counts(self, slot: int) -> bool:
        return self._words[self._channels[slot]] in COUNTED

    def sums(self, person: int, now: int) -> Sums | None:
        """A person's sums on a day, the same object each time; None when only the touches can tell."""
        of_day = self._sum_cache.on(now)
        sums = of_day.get(person)
        if sums is None or self.snapshot.doubted:
            known = self.known(person)
            sums = sums_on(known, now) if known is not None else None
            if sums is not None:
                sums = of_day.setdefault(person, sums)
        return sums

    def everyone(self, now: int) -> Mapping[int, Sums]:
        """The sums of everyone on a day, as ``sums`` gives them: one by one takes three times as long."""
        of_day = self._sum_cache.on(now)
        if self._sums.there and not self.snapshot.doubted:
            for person, sums in self._sums.on(now):
                of_day.setdefault(person, sums)
        return of_day

    def known(self, person: int) -> TouchSums | None:
        """The sums that are kept of a person; None when the snapshot has none."""
        return self._sums.known(person) if self._sums.there and not self.snapshot.doubted else None

    def wrote(self, person: int) -> tuple[int, int] | None:
        """How often I wrote first to a person, and how often they came back; None when the snapshot does not say."""
        return self._sums.wrote(person) if self._sums.there and not self.snapshot.doubted else None

    def gaps(self, person: int) -> "Counter[int]":
        """The gaps between the touch-days of a person, and how often each comes."""
        found = self._sums.gaps(person) if self._sums.there else None
        return gaps_between(touch_days(self.touches(person))) if found is None else found

    def _touches(self, slots: Sequence[int]) -> Sequence[Touch]:
        """The touches of some slots; column by column, which is four times as fast as one by one."""
        if len(slots) < 2:
            return tuple(self._touch(slot) for slot in slots)
        pick = itemgetter(*slots)
        flags = pick(self._flags)
        columns = zip(
            pick(self._days),
            map(self._words.__getitem__, pick(self._channels)),
            map(_INITIATOR.__getitem__, flags),
            map(_USEFUL.__getitem__, flags),
            pick(self._ids),
            strict=True,
        )
        return tuple(map(_AS_TOUCH, columns))

    def _touch(self, slot: int) -> Touch:
        flags = self._flags[slot]
        channel = self._words[self._channels[slot]]
        return Touch(self._days[slot], channel, _INITIATOR[flags], _USEFUL[flags], self._ids[slot])

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """(day ordinal, id) of a span of days, both ends included, in order."""
        return [(self._days[slot], self._ids[slot]) for slot in self._span(first, last)]

    def _span(self, first: int, last: int) -> Sequence[int]:
        low = bisect_left(self._by_day, first, key=self._days.__getitem__)
        high = bisect_left(self._by_day, last + 1, key=self._days.__getitem__)
        return self._by_day[low:high]

    def contacts(self, first: int, last: int) -> Iterator[Contact]:
        """The interactions of a span of days, both ends included, in no order."""
        starts, of = self.numbers("of_starts"), self.numbers("of")
        for slot in self._span(first, last):
            talk, channel = self._ids[slot], self._words[self._channels[slot]]
            if starts:
                people = [self._persons[at] for at in of[starts[slot] : starts[slot + 1]]]
            else:  # a snapshot that was written before this index was kept
                facts = facts_of(self.get(talk) or b"")
                people = list(facts.people) if facts is not None else []
            yield Contact(talk, channel, people)

    def week(self, monday: int) -> Reach | None:
        """How many people were reached in a week; None when the snapshot does not say."""
        if not self._mondays:
            return None
        at = bisect_left(self._mondays, monday)
        if at >= len(self._mondays) or self._mondays[at] != monday:
            return Reach(0, 0)
        return Reach(self._reached[at], self._met[at])

    def unsettled(self) -> list[tuple[int, int]]:
        """(day ordinal, id) of interactions with a name nobody has picked, in order."""
        slots = self._snap.numbers(f"{self._name}.open")
        return sorted((self._days[slot], self._ids[slot]) for slot in slots)
