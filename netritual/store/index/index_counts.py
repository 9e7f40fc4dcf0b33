"""What is counted over everyone: kept in a snapshot's index, and made up to date for those whom the log has changed.

An index only: it is made from documents at each compaction, counted anew when a snapshot lacks it, and compared with
the documents by ``doctor``.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property

from netritual.domain.counts import PlainCounts, Reach, Standing, last_two_way, within_year, written_to
from netritual.domain.library import Where
from netritual.domain.model import Person
from netritual.domain.network import Network, Touch
from netritual.domain.pulse import NOTHING, Sums
from netritual.domain.ties import COUNTED, REPLY_DAYS, YEAR, Seen, days_of, seen_on
from netritual.store.index.layers import Rows
from netritual.store.index.learned import Learned, table_below
from netritual.store.index.summing import SumCache
from netritual.store.index.talks import IN_ORDER, TalkRows
from netritual.store.journal_state import PEOPLE, TALKS, State
from netritual.store.log_file import Spoilt
from netritual.store.snapshots.tables import SnapTable, TalkTable

ALIVE = 1
"""Bit of a person's flags: not archived. The tier stands above it."""
TIER = 14
SEEKING = 16
"""Bit: has a need or an offer."""
PERSON = 128
GONE = 0
"""The flags of a document that is no person."""
EVER = date.max.toordinal() - 1
"""A day after all others, so that nothing counts as the future."""


def standing_arrays(state: State, touches: Callable[[int], Sequence[Touch]]) -> dict[str, "array[int]"]:
    """The arrays of the index for the people of a state, in the order of their ids.

    ``flags``, ``two_way`` (the last touch both ways, an ordinal, 0 = never), ``first`` and ``newest`` (touches of any
    kind); then ``known``: the sorted last days of those who count, and ``sums``: how many count, the first day of all,
    and the newest. People whose documents and touches are as in the former snapshot are copied from it;
    of the others ``touches`` gives the touches.
    """
    people, talks = state.rows(PEOPLE), state.rows(TALKS)
    former = _Former(people, talks)
    flags, two_way, first, newest = array("B"), array("i"), array("i"), array("i")
    for doc_id in sorted(people.order()):
        row = former.of(doc_id) or _of(people.record(doc_id), touches(doc_id))
        for numbers, number in zip((flags, two_way, first, newest), row, strict=True):
            numbers.append(number)
    alive = [at for at, flag in enumerate(flags) if flag & ALIVE]
    known = array("i", sorted(two_way[at] for at in alive if two_way[at]))
    here = [day for at, day in enumerate(first) if day and flags[at] != GONE]
    sums = array("i", [len(alive), min(here, default=0), max(newest, default=0)])
    return {"flags": flags, "two_way": two_way, "first": first, "newest": newest, "known": known, "sums": sums}


def _of(person: object, touches: Sequence[Touch]) -> tuple[int, int, int, int]:
    """(flags, last two-way day, first day, newest day) of one person."""
    if not isinstance(person, Person):
        return GONE, 0, 0, 0
    flags = (ALIVE if person.status != "archived" else 0) | (min(max(person.tier, 0), 7) << 1) | PERSON
    flags |= SEEKING if person.needs or person.offers else 0
    return flags, last_two_way(touches, EVER), touches[0].day if touches else 0, touches[-1].day if touches else 0


MOST = 3
"""When more than one in so many is asked for, all are read in one go."""


class _Former:
    """The index of the snapshot below a state, and whom the log has changed since."""

    def __init__(self, people: Rows, talks: Rows) -> None:
        base = people.base()
        here = isinstance(base, SnapTable) and not base.snapshot.doubted and base.numbers("sums")
        self.table = base if isinstance(base, SnapTable) and here else None
        self._people, self._talks = people, talks
        if self.table is not None:
            self.ids = self.table.order()
            names = ("flags", "two_way", "first", "newest")
            self.flags, self.two_way, self.first, self.newest = (self.table.numbers(name) for name in names)
            self.known, self.sums = self.table.numbers("known"), self.table.numbers("sums")

    @cached_property
    def changed(self) -> set[int]:
        """The people whose document or touches are no longer the snapshot's."""
        talks = self._talks.changed_people() if isinstance(self._talks, TalkRows) else set()
        return self._people.changed() | talks

    def slot(self, doc_id: int) -> int | None:
        """Where a person stands in the arrays, None when it is not in the snapshot."""
        if self.table is None:
            return None
        slot = bisect_left(self.ids, doc_id)
        return slot if slot < len(self.ids) and self.ids[slot] == doc_id else None

    def of(self, doc_id: int) -> tuple[int, int, int, int] | None:
        """What the snapshot says of a person, None when that may have changed."""
        slot = None if doc_id in self.changed else self.slot(doc_id)
        return None if slot is None else (self.flags[slot], self.two_way[slot], self.first[slot], self.newest[slot])


class ViewIndex:
    """What a view works out once for its counts: its tables, the index below them, and the sums that were asked for."""

    def __init__(self, people: Rows, talks: Rows) -> None:
        self.people, self.talks = people, talks
        self.former = _Former(people, talks)
        self._cache = SumCache()
        table = table_below(people, talks)
        self.learned = None if table is None else Learned(people, talks, table)

    def sums(self, person: int, now: int) -> Sums:
        """What the touches of a person say on a day: from the snapshot, from it and the log, or from all of them."""
        of_day = self._cache.on(now)
        sums = of_day.get(person)
        if sums is None:
            sums = self.talks.sums(person, now) if isinstance(self.talks, TalkRows) else NOTHING
            sums = of_day.setdefault(person, sums)
        return sums

    def sums_of_all(self, now: int) -> None:
        """Work out the sums of everyone whom the log has not changed, so that they are at hand."""
        base = self.talks.base()
        if isinstance(base, TalkTable) and isinstance(self.talks, TalkRows):
            changed, of_day = self.talks.changed_people(), self._cache.on(now)
            for person, sums in base.everyone(now).items():
                if person not in changed:
                    of_day.setdefault(person, sums)

    def news(self, person: int) -> Sequence[Touch] | None:
        """The touches that the log adds to those of the snapshot; None when it changes some of these."""
        return self.talks.news(person) if isinstance(self.talks, TalkRows) else None

    def seen(self, person: int, now: int) -> tuple[Seen | None, Seen | None]:
        """The newest touch-day of a person, and the newest meeting: only the days about them are looked at."""
        base, news = self.talks.base(), self.news(person)
        known = base.known(person) if isinstance(base, TalkTable) and news is not None else None
        days = [touch.day for touch in news or () if touch.channel in COUNTED]
        last = max([*days, known.newest]) if known is not None else 0
        if known is None or last > now + 1:
            return seen_on(days_of(self.talks.touches(person), now))
        if not last:
            return None, None
        near = seen_on(days_of(sorted(self.talks.window(person, last - REPLY_DAYS, now + 1), key=IN_ORDER), now))
        met = self.sums(person, now).met
        if near[1] is not None or not met:
            return near
        return near[0], seen_on(days_of(sorted(self.talks.window(person, met, met), key=IN_ORDER), now))[1]

    def wrote(self, person: int) -> tuple[int, int]:
        """How often I wrote first to a person, and how often they came back."""
        base = self.talks.base()
        counted = base.wrote(person) if isinstance(base, TalkTable) and self.news(person) == () else None
        return written_to(self.talks.touches(person)) if counted is None else counted


class IndexCounts(PlainCounts):
    """``domain.counts.Counts`` of a view: the snapshot's numbers, with those whom the log has changed counted anew."""

    def __init__(self, network: Network, index: ViewIndex) -> None:
        super().__init__(network)
        self._index = index
        self._people = index.people
        self._former = index.former

    def anyone(self) -> bool:
        changed = self._people.changed()
        if any(self._people.record(doc_id) is not None for doc_id in changed):
            return True
        base = self._people.base()
        return any(doc_id not in changed and base.record(doc_id) is not None for doc_id in base.order())

    def ranked(self) -> Sequence[Person]:
        if self._former.table is None:
            return super().ranked()
        return [person for person in self._flagged(TIER) if person.tier]

    def seeking(self) -> Sequence[Person]:
        if self._former.table is None:
            return super().seeking()
        return [person for person in self._flagged(SEEKING) if person.needs or person.offers]

    def rhythms(self, now: int) -> Iterator[tuple[Person, Sums]]:
        people = self.ranked()
        if self._former.table is not None and len(people) * MOST > len(self._former.flags):
            self._index.sums_of_all(now)
        sums = self._index.sums
        return ((person, sums(person.id, now)) for person in people)

    def untiered(self, now: int) -> Iterator[tuple[Person, Sums]]:
        """Everyone without a tier who has an entry, by id, with what their touches say on a day."""
        former = self._former
        if former.table is None:
            yield from PlainCounts(self._network).untiered(now)
            return
        ids = {former.ids[at] for at, day in enumerate(former.first) if day and not former.flags[at] & TIER}
        for doc_id in sorted(ids | former.changed):
            sums = self._index.sums(doc_id, now)
            person = self._network.get(Person, doc_id) if sums.count else None
            if person is not None and not person.tier:
                yield person, sums

    def _flagged(self, bits: int) -> Iterator[Person]:
        """The people with one of these flags in the snapshot, and others whose documents have changed, or most are."""
        former = self._former
        ids = [former.ids[at] for at, flags in enumerate(former.flags) if flags & bits]
        if len(ids) * MOST > len(former.flags):
            yield from self._network.all(Person)
            return
        for doc_id in sorted({*ids, *self._people.changed()}):
            person = self._network.get(Person, doc_id)
            if person is not None:
                yield person

    def standing(self, today: date) -> Standing:
        former, now = self._former, today.toordinal()
        if former.table is None:
            return super().standing(today)
        anew = former.changed
        if former.sums[2] > now + 1:
            ahead = {former.ids[at] for at, day in enumerate(former.newest) if day > now + 1}
            anew = anew | ahead
        everyone, two_way = former.sums[0], len(former.known) - bisect_left(former.known, now - YEAR)
        if former.sums[2] > now + 1:
            two_way = sum(1 for day in former.known if within_year(day, now))
        for doc_id in anew:
            slot = former.slot(doc_id)
            if slot is not None and former.flags[slot] & ALIVE:
                everyone -= 1
                two_way -= bool(former.two_way[slot]) and within_year(former.two_way[slot], now)
            person = self._network.get(Person, doc_id)
            if person is not None and person.status != "archived":
                everyone += 1
                day = self._index.sums(doc_id, now).two_way
                two_way += bool(day) and within_year(day, now)
        return Standing(everyone, two_way)

    def first_touch(self) -> date | None:
        former = self._former
        if former.table is None:
            return super().first_touch()
        days = [day for doc_id in former.changed if (day := self._first_of(doc_id))]
        lost = [doc_id for doc_id in former.changed if self._network.get(Person, doc_id) is None]
        lost += [doc_id for doc_id in former.changed if self._index.news(doc_id) is None]
        slots = {slot for doc_id in lost if (slot := former.slot(doc_id)) is not None}
        if all(former.first[slot] != former.sums[1] for slot in slots):
            days += [former.sums[1]] if former.sums[1] else []
        else:
            days += [day for at, day in enumerate(former.first) if day and at not in slots and former.flags[at] != GONE]
        return date.fromordinal(min(days)) if days else None

    def _first_of(self, doc_id: int) -> int:
        """The first day of somebody whom the log has changed, 0 for none; touches are read only when some are gone."""
        if self._network.get(Person, doc_id) is None:
            return 0
        news, slot = self._index.news(doc_id), self._former.slot(doc_id)
        if news is None or slot is None or self._former.flags[slot] == GONE:
            touches = self._network.touches(doc_id)
            return touches[0].day if touches else 0
        days = [touch.day for touch in news]
        return min([*days, first] if (first := self._former.first[slot]) else days, default=0)

    def reach(self, monday: date) -> Reach:
        return self._index.talks.week(monday.toordinal()) or Reach(0, 0)

    def sums(self, person: int, now: int) -> Sums:
        return self._index.sums(person, now)

    def seen(self, person: int, now: int) -> tuple[Seen | None, Seen | None]:
        return self._index.seen(person, now)

    def size(self) -> int:
        learned = self._index.learned
        return super().size() if learned is None else len(learned.ids)

    def knowing(self, terms: Collection[str], today: date) -> Where:
        with suppress(Spoilt):
            if self._index.learned is not None:
                return self._index.learned.knowing(terms, today.toordinal())
        return super().knowing(terms, today)

    def tagged(self) -> Mapping[str, Collection[int]]:
        with suppress(Spoilt):
            if self._index.learned is not None:
                return self._index.learned.tagged
        return super().tagged()

    def together(self, today: date, usual: Callable[[str], int]) -> Mapping[int, int]:
        with suppress(Spoilt):
            if self._index.learned is not None:
                return self._index.learned.together(today.toordinal(), usual)
        return super().together(today, usual)

    def wrote(self, person: int) -> tuple[int, int]:
        return self._index.wrote(person)
