"""What is counted over everyone: kept in the index, and counted anew for those whom the lines behind it change."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network, Touch, known_people
from netritual.domain.ties.counts import EVER, Headcount, PlainCounts, Reach, minutes_of
from netritual.domain.ties.public_words import TALKS as TALKS_BIT
from netritual.domain.ties.public_words import Where, knowing
from netritual.domain.ties.tie import CONVERSATIONS, IN_PERSON, NO_TOUCH, YEAR
from netritual.domain.ties.tie_stats import NOTHING, Sums
from netritual.store.index.database import ids_of, sturdy
from netritual.store.index.layers import Rows
from netritual.store.index.schema import OWN, TAG, TERM
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
OTHERS = "id NOT IN (SELECT value FROM json_each(?))"
"""Leaves out of a query some people."""
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

    def __init__(self, network: Network, people: Rows, talks: Rows, among: Sequence[Person] | None = None) -> None:
        super().__init__(network, among)
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

    def sums(self, person: int, now: int) -> Sums:
        return self.talks.sums(person, now) or NOTHING

    def wrote(self, person: int) -> tuple[int, int]:
        is_stored = self._table is not None and person not in self.changed_ties
        sums = self._table.stored_sums(person) if self._table is not None and is_stored else None
        return super().wrote(person) if sums is None else (sums.sent, sums.replied)

    def reach(self, monday: date) -> Reach:
        reach = self._reaches.get(monday)
        if reach is None:
            reach = self._reaches[monday] = self._reach(monday.toordinal())
        return reach

    def _reach(self, first: int) -> Reach:
        reached: set[int] = set()
        met: set[int] = set()
        for _, channel, person in self.talks.contacts(first, first + 6):
            if channel in IN_PERSON:
                met.add(person)
            elif channel not in NO_TOUCH:
                reached.add(person)
        return Reach(len((reached | met) - {NOBODY}), len(met - {NOBODY}))

    def channels(self, first: date, to: date) -> Mapping[str, int]:
        contacts = self.talks.contacts(first.toordinal(), to.toordinal())
        return Counter({talk: channel for talk, channel, _ in contacts}.values())


class IndexCounts(ViewCounts):
    """The numbers of the index, with those whom the journal has changed anew."""

    def __init__(self, network: Network, people: Rows, talks: Rows, table: DocumentTable) -> None:
        super().__init__(network, people, talks)
        self.index = table.index

    def instead(self) -> ViewCounts:
        """The same by a look at everyone."""
        return ViewCounts(self._network, self.people, self.talks)

    def _some(self, where: str, sums_on: int | None = None, *, touches: bool = False) -> ViewCounts:
        """The counts among those of whom the index says something, or whom the journal has changed.

        Their sums on a day, or their touches, are read by few queries where they are asked for next.
        """
        ids = ids_of(self.index.once(f"SELECT id FROM persons WHERE {where}"))
        return self._those(self.changed.union(ids), sums_on, touches=touches)

    def _those(self, ids: Collection[int], sums_on: int | None = None, *, touches: bool = False) -> ViewCounts:
        wanted = sorted(ids)
        self.people.prepare(wanted)
        if self._table is not None and sums_on is not None:
            self._table.read_sums(wanted, sums_on)
        if self._table is not None and touches:
            self._table.read_touches(wanted)
        return ViewCounts(self._network, self.people, self.talks, known_people(self._network, wanted))

    @sturdy
    def anyone(self) -> bool:
        return self.size() > 0

    @sturdy
    def ranked(self) -> Sequence[Person]:
        return self._some(f"flags & {TIER}").ranked()

    @sturdy
    def seeking(self) -> Sequence[Person]:
        return self._some(f"flags & {SEEKING}").seeking()

    @sturdy
    def born(self) -> Sequence[Person]:
        return self._some(f"flags & {BORN}").born()

    @sturdy
    def rhythms(self, now: int) -> Iterable[tuple[Person, Sums]]:
        return self._some(f"flags & {TIER}", now).rhythms(now)

    @sturdy
    def untiered(self, now: int) -> Iterable[tuple[Person, Sums]]:
        return self._some(f"first_any > 0 AND NOT flags & {TIER}", now).untiered(now)

    @sturdy
    def touched(self, since: int) -> Iterable[tuple[Person, Sequence[Touch]]]:
        return self._some(f"newest_any >= {since}", touches=True).touched(since)

    @sturdy
    def headcount(self, today: date) -> Headcount:
        now = today.toordinal()
        ahead = ids_of(self.index.rows("SELECT id FROM persons WHERE newest_any > ?", now + 1))
        moved = self.changed.union(ahead)
        query = f"SELECT count(*), total(two_way_day BETWEEN ? AND ?) FROM persons WHERE flags & {ALIVE} AND {OTHERS}"
        everyone, two_way = self.index.one(query, max(1, now - YEAR), EVER, str(sorted(moved)))
        rest = self._those(moved, touches=True).headcount(today)
        return Headcount(everyone + rest.everyone, int(two_way) + rest.two_way)

    @sturdy
    def two_way(self) -> Mapping[int, int]:
        stored = dict(self.index.rows("SELECT id, two_way_day FROM persons WHERE flags <> 0 AND two_way_day > 0"))
        rest = self._those(self.changed, touches=True).two_way()
        return {who: day for who, day in stored.items() if who not in self.changed} | dict(rest)

    @sturdy
    def first_touch(self) -> date | None:
        query = "SELECT id, first_any FROM persons WHERE flags <> 0 AND first_any > 0 ORDER BY first_any LIMIT ?"
        stored = self.index.rows(query, len(self.changed) + 1)
        days = [date.fromordinal(day) for who, day in stored if who not in self.changed][:1]
        first = self._those(self.changed, touches=True).first_touch()
        return min([*days, first] if first is not None else days, default=None)

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
        changed = self.people.changed()
        query = f"SELECT count(*) FROM persons WHERE flags <> 0 AND {OTHERS}"
        stored: int = self.index.one(query, str(sorted(changed)))[0]
        return stored + len(known_people(self._network, changed))

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
        last = today.toordinal() + 1
        unsaid = " ".join([f"WHEN '{channel}' THEN {usual(channel)}" for channel in CONVERSATIONS])
        spent = f"sum(CASE minutes {unsaid} ELSE minutes END)"
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
