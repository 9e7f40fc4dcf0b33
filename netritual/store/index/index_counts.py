"""What is counted over everyone: kept in the index, and counted anew for those whom the lines behind it change."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network, Touch, known_people
from netritual.domain.ties.counts import EVER, Headcount, PlainCounts, Reach, last_two_way, minutes_of, within_year
from netritual.domain.ties.public_words import TALKS as TALKS_BIT
from netritual.domain.ties.public_words import Where, knowing, spends_time
from netritual.domain.ties.tie import IN_PERSON, NO_TOUCH, REPLY_DAYS, YEAR, Seen, days_of, seen_on
from netritual.domain.ties.tie_stats import NOTHING, Sums, newest_days
from netritual.store.index.database import ids_of, sturdy
from netritual.store.index.layers import Rows
from netritual.store.index.schema import OWN, TAG, TERM
from netritual.store.index.summing import TouchSums
from netritual.store.index.tables import DocumentTable, TalkTable
from netritual.store.index.talk_facts import NOBODY
from netritual.store.index.talks import TalkRows

ALIVE = 1
"""Bit of a person's flags: not archived. The tier stands above it."""
TIER = 14
SEEKING = 16
"""Bit: has a need or an offer."""
BORN = 32
"""Bit: has a birthday that is known."""
PERSON = 128
GONE = 0
"""The flags of a document that is no person, or of nobody."""
UNCHANGED = " AND talk NOT IN (SELECT value FROM json_each(?))"
"""Leaves out of a query the interactions that are no longer those of the index."""


def flags_of(person: Person | None) -> int:
    """What the index keeps of the record of a person."""
    if person is None:
        return GONE
    flags = (ALIVE if person.status != "archived" else 0) | (min(max(person.tier, 0), 7) << 1) | PERSON
    flags |= (SEEKING if person.needs or person.offers else 0) | (BORN if person.birthday else 0)
    return flags


class ViewCounts(PlainCounts):
    """``ties.counts.Counts`` of a view, by a look at everyone; what the index keeps of one person, or was asked for
    before, is not worked out again.
    """

    def __init__(self, network: Network, people: Rows, talks: Rows) -> None:
        super().__init__(network)
        self.people, self.talks = people, talks
        self._reaches: dict[date, Reach] = {}
        """By the Monday of a week: Home asks twice for each."""
        base = talks.base()
        self._table = base if isinstance(base, TalkTable) else None

    @cached_property
    def changed(self) -> set[int]:
        """The people whose document or touches are no longer those of the index."""
        return self.people.changed() | self.changed_ties

    @cached_property
    def changed_ties(self) -> set[int]:
        """Those whose touches are not."""
        return self.talks.changed_people() if isinstance(self.talks, TalkRows) else set()

    def _prepare(self, people: Sequence[int], now: int) -> None:
        """Have some people and their sums on a day at hand: they are asked for next."""
        self.people.prepare(people)
        if self._table is not None:
            self._table.read_sums(people, now)

    def _prepare_touches(self, people: Sequence[int]) -> None:
        """Have some people and their touches at hand."""
        self.people.prepare(people)
        if self._table is not None:
            self._table.read_touches(people)

    def _stored(self, person: int) -> tuple[TalkTable, TouchSums] | None:
        """What is kept of a person whom the journal has not changed."""
        if self._table is None or person in self.changed_ties:
            return None
        sums = self._table.stored_sums(person)
        return None if sums is None else (self._table, sums)

    def sums(self, person: int, now: int) -> Sums:
        return self.talks.sums(person, now) or NOTHING

    def last_seen(self, person: int, now: int) -> tuple[Seen | None, Seen | None]:
        """The newest touch-day of a person, and the newest meeting: only the days about them are looked at."""
        pair = self._stored(person)
        if pair is None or pair[1].newest > now + 1:
            return super().last_seen(person, now)
        base, sums = pair
        if not sums.newest:
            return None, None
        near = seen_on(days_of(base.window(person, sums.newest - REPLY_DAYS, now + 1), now))
        met = self.sums(person, now).met
        if near[1] is not None or not met:
            return near
        return near[0], seen_on(days_of(base.window(person, met, met), now))[1]

    def wrote(self, person: int) -> tuple[int, int]:
        pair = self._stored(person)
        return super().wrote(person) if pair is None else (pair[1].sent, pair[1].replied)

    def reach(self, monday: date) -> Reach:
        reach = self._reaches.get(monday)
        if reach is None:
            reach = self._reaches[monday] = self._reach(monday.toordinal())
        return reach

    def _reach(self, first: int) -> Reach:
        reached: set[int] = set()
        met: set[int] = set()
        for contact in self.talks.contacts(first, first + 6):
            if contact.channel in IN_PERSON:
                met.add(contact.person)
            elif contact.channel not in NO_TOUCH:
                reached.add(contact.person)
        return Reach(len((reached | met) - {NOBODY}), len(met - {NOBODY}))

    def channels(self, first: date, to: date) -> Mapping[str, int]:
        return +self.talks.channels(first.toordinal(), to.toordinal())


class IndexCounts(ViewCounts):
    """The numbers of the index, with those whom the journal has changed anew."""

    def __init__(self, network: Network, people: Rows, talks: Rows, table: DocumentTable) -> None:
        super().__init__(network, people, talks)
        self.index = table.index

    def instead(self) -> ViewCounts:
        """The same by a look at everyone."""
        return ViewCounts(self._network, self.people, self.talks)

    @sturdy
    def anyone(self) -> bool:
        people, changed = self.people, self.people.changed()
        if any(people.record(doc_id) is not None for doc_id in changed):
            return True
        ids = self.index.rows("SELECT id FROM persons WHERE flags <> 0 LIMIT ?", len(changed) + 1)
        return not changed.issuperset(ids_of(ids))

    @sturdy
    def ranked(self) -> Sequence[Person]:
        return [person for person in self._flagged(TIER) if person.tier]

    @sturdy
    def seeking(self) -> Sequence[Person]:
        return [person for person in self._flagged(SEEKING) if person.needs or person.offers]

    @sturdy
    def born(self) -> Sequence[Person]:
        return [person for person in self._flagged(BORN) if person.birthday]

    def _flagged(self, bits: int) -> Iterator[Person]:
        """The people with one of these flags in the index, and others whose documents have changed."""
        ids = ids_of(self.index.once(f"SELECT id FROM persons WHERE flags & {bits}"))
        wanted = sorted({*ids, *self.people.changed()})
        self.people.prepare(wanted)
        return iter(known_people(self._network, wanted))

    @sturdy
    def rhythms(self, now: int) -> Iterator[tuple[Person, Sums]]:
        people = self.ranked()
        self._prepare([person.id for person in people], now)
        return ((person, self.sums(person.id, now)) for person in people)

    @sturdy
    def untiered(self, now: int) -> Iterator[tuple[Person, Sums]]:
        """Everyone without a tier who has an entry, by id, with what their touches say on a day."""
        ids = self.index.once(f"SELECT id FROM persons WHERE first_any > 0 AND NOT flags & {TIER}")
        wanted = sorted(self.changed.union(ids_of(ids)))
        self._prepare(wanted, now)
        return self._untiered(wanted, now)

    def _untiered(self, ids: Sequence[int], now: int) -> Iterator[tuple[Person, Sums]]:
        for doc_id in ids:
            sums = self.sums(doc_id, now)
            person = self._network.get(Person, doc_id) if sums.count else None
            if person is not None and not person.tier:
                yield person, sums

    @sturdy
    def headcount(self, today: date) -> Headcount:
        now = today.toordinal()
        ahead = ids_of(self.index.rows("SELECT id FROM persons WHERE newest_any > ?", now + 1))
        alive = f"FROM persons WHERE flags & {ALIVE}"
        everyone: int = self.index.once(f"SELECT count(*) {alive}")[0][0]
        lately = f"SELECT count(*) {alive} AND two_way_day >= ? AND two_way_day > 0"
        two_way: int = self.index.one(lately, now - YEAR)[0]
        moved = sorted(self.changed.union(ahead))
        for (day,) in self.index.some(f"SELECT two_way_day {alive} AND id IN ({{}})", moved):
            everyone -= 1
            two_way -= bool(day) and within_year(day, now)
        self._prepare_touches(moved)
        for person in known_people(self._network, moved):
            if person.status != "archived":
                everyone += 1
                day = newest_days(self._network.touches(person.id), now)[0]
                two_way += bool(day) and within_year(day, now)
        return Headcount(everyone, two_way)

    @sturdy
    def two_way(self) -> Mapping[int, int]:
        changed = self.changed
        last = dict(self.index.rows("SELECT id, two_way_day FROM persons WHERE flags <> 0 AND two_way_day > 0"))
        for who in changed:
            here = self._network.get(Person, who) is not None
            last[who] = last_two_way(self._network.touches(who), EVER) if here else 0
        return {who: day for who, day in last.items() if day}

    @sturdy
    def touched(self, since: int) -> Iterator[tuple[Person, Sequence[Touch]]]:
        ids = self.index.rows("SELECT id FROM persons WHERE flags <> 0 AND newest_any >= ?", since)
        wanted = sorted(self.changed.union(ids_of(ids)))
        self._prepare_touches(wanted)
        every = ((person, self._network.touches(person.id)) for person in known_people(self._network, wanted))
        return ((person, touches) for person, touches in every if touches and touches[-1].day >= since)

    @sturdy
    def first_touch(self) -> date | None:
        changed = self.changed
        days = [day for doc_id in changed if (day := self._first_of(doc_id))]
        query = "SELECT id, first_any FROM persons WHERE flags <> 0 AND first_any > 0 ORDER BY first_any LIMIT ?"
        others = [day for doc_id, day in self.index.rows(query, len(changed) + 1) if doc_id not in changed]
        return date.fromordinal(min([*days, *others[:1]])) if days or others else None

    def _first_of(self, doc_id: int) -> int:
        """The first day of somebody whom the journal has changed, 0 for none."""
        touches = self._network.touches(doc_id) if self._network.get(Person, doc_id) is not None else ()
        return touches[0].day if touches else 0

    @cached_property
    def _ids(self) -> set[int]:
        """The ids of everyone there is."""
        ids, changed = ids_of(self.index.once("SELECT id FROM persons WHERE flags <> 0")), self.people.changed()
        return set(ids).difference(changed).union(person.id for person in known_people(self._network, changed))

    @cached_property
    def _changed_talks(self) -> Sequence[Interaction]:
        """The interactions that are no longer those of the index."""
        records = map(self.talks.record, sorted(self.talks.changed()))
        return [record for record in records if isinstance(record, Interaction)]

    @cached_property
    def _others(self) -> str:
        """The ids of these, for a query that leaves them out."""
        return str(sorted(self.talks.changed()))

    @sturdy
    def size(self) -> int:
        return len(self._ids)

    @sturdy
    def knowing(self, terms: Collection[str], today: date) -> Where:
        changed, last = self.people.changed(), today.toordinal() + 1
        talks = [talk for talk in self._changed_talks if talk.on.toordinal() <= last]
        near = sorted(changed.union(who for talk in talks for who in talk.people))
        where = knowing(known_people(self._network, near), talks, terms)
        everyone = {term: dict(places) for term, places in where.items()}
        for term, places in everyone.items():
            own = self.index.rows(f"SELECT person, number FROM words WHERE kind = {OWN} AND text = ?", term)
            query = f"SELECT DISTINCT person, {TALKS_BIT} FROM words WHERE kind = {TERM} AND text = ? AND number <= ?"
            talked = self.index.rows(query + UNCHANGED, term, last, self._others)
            for who, bits in chain((row for row in own if row[0] not in changed), talked):
                if who in self._ids:
                    places[who] = places.get(who, 0) | bits
        return everyone

    @sturdy
    def tagged(self) -> Mapping[str, Collection[int]]:
        people_by_tag: dict[str, set[int]] = {}
        rows = self.index.rows(f"SELECT DISTINCT text, person FROM words WHERE kind = {TAG}{UNCHANGED}", self._others)
        rows += [(tag, who) for talk in self._changed_talks for tag in talk.tags for who in talk.people]
        for tag, who in rows:
            people_by_tag.setdefault(tag, set()).add(who)
        return people_by_tag

    @sturdy
    def together(self, today: date, usual: Callable[[str], int]) -> Mapping[int, int]:
        last, words = today.toordinal() + 1, self.index.channels.items()
        unsaid = " ".join([f"WHEN {-number} THEN {usual(word)}" for number, word in words if spends_time(word)])
        spent = f"sum(CASE minutes WHEN NULL THEN 0 {unsaid} ELSE minutes END)"
        query = f"SELECT person, {spent} FROM touches WHERE day <= ?{UNCHANGED} GROUP BY person"
        stored = {who: minutes for who, minutes in self.index.rows(query, last, self._others) if who in self._ids}
        for talk in self._changed_talks:
            for who in self._ids.intersection(talk.people) if talk.on.toordinal() <= last else ():
                stored[who] = stored.get(who, 0) + minutes_of(talk, usual)
        return stored


def counts_of(network: Network, people: Rows, talks: Rows) -> ViewCounts:
    """The counts over two tables: from the index below them, or by a look at everyone where there is none, or it is in
    doubt.
    """
    table = next((one for one in (people.base(), talks.base()) if isinstance(one, DocumentTable)), None)
    if table is None or table.index.doubted:
        return ViewCounts(network, people, talks)
    return IndexCounts(network, people, talks, table)
