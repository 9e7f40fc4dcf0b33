"""The names of everyone known, as a lookup: kept up with the network, and with names that were picked for a line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from heapq import nsmallest

from netritual.domain.language.text import fold
from netritual.domain.loops.open_states import CLOSED, PEOPLE_FIELDS, is_open
from netritual.domain.model import TABLES, Person, Record
from netritual.domain.network import Network
from netritual.domain.quicklog.name_kinds import (
    ALIAS,
    ARCHIVED,
    COMPANY,
    EXACT,
    HANDLE,
    NETWORK,
    START,
    About,
    Hit,
    Match,
    NamedPerson,
    status_by,
)
from netritual.domain.quicklog.names import ENGAGED_DAYS, NameIndex, NameLookup
from netritual.domain.ties.counts import counts
from netritual.domain.ties.tie import status_with

LIKE = 75.0
"""Likeness (0-100) from which somebody is offered when nobody has what was typed."""
MOST_OFFERED = 5
"""People who are offered for the name that is being typed."""
MOST_LIKE = 200
"""Keys that are looked at when nobody has what was typed."""


def name_row(person: Person) -> NamedPerson:
    """A person as a lookup knows them; of the status that their own record says."""
    status = status_by(person.status, person.tier, person.listed_on, None)
    return person.id, person.handle, person.name, person.aka, person.company, status


def _named(record: Record) -> Iterable[int]:
    """Everyone with whom a loop or a plan is."""
    for field in PEOPLE_FIELDS:
        who = getattr(record, f"{field}_" if field == "from" else field, None) or ()
        yield from who if isinstance(who, tuple) else (who,)


def name_match(person: Person) -> Match:
    """A person as a lookup gives them."""
    return person.id, person.handle, person.name, name_row(person)[5]


class NameBook(NameIndex):
    """The lookup over a network. ``follow`` keeps it up; who is in the network is looked up when it is asked for."""

    __slots__ = ("_network", "_offered", "_open", "_records", "_two_way")

    def __init__(self, network: Network) -> None:
        self._network = network
        self._open: set[int] | None = None
        self._two_way: Mapping[int, int] | None = None
        self._offered: tuple[tuple[object, ...], list[Person]] | None = None
        """The newest answer of ``offered``, with what was asked."""
        self._records = {person.id: person for person in network.all(Person)}
        super().__init__(map(name_row, self._records.values()))

    def follow(self, network: Network) -> "NameBook":
        """The book of a later moment: this one, made up to date, or a new one where most people changed."""
        if network is self._network:
            return self
        before, people = self._records, {person.id: person for person in network.all(Person)}
        gone = before.keys() - people.keys()
        changed = [person for who, person in people.items() if before.get(who) is not person]
        if (len(changed) + len(gone)) * 2 > len(self):
            return NameBook(network)
        self._network, self._records, self._open, self._two_way = network, people, None, None
        self._offered = self._meant = None  # a touch may have put somebody into the network
        for who in gone:
            self.remove(who)
        for person in changed:
            self.add(name_row(person))
        return self

    def remove(self, person: int) -> None:
        """Take a person out; unknown ids are ignored."""
        super().remove(person)
        self._offered = None

    def offered(
        self, typed: str, limit: int = MOST_OFFERED, *, company: bool = False, alike: bool = False
    ) -> list[Person]:
        """Who may be meant by a name that is being typed: everyone with a key that begins so who is not archived.

        Whose handle it is comes first; then by rhythm, those in the network before those on the list, then by name.
        ``company``: companies count too. ``alike``: where nobody has such a key, those with the likest ones. Nobody is
        settled by this.
        """
        asked = typed, limit, company, alike
        if self._offered is None or self._offered[0] != asked:
            self._offered = asked, self._offers(typed, limit, company=company, alike=alike)
        return self._offered[1]

    def _offers(self, typed: str, limit: int, *, company: bool, alike: bool) -> list[Person]:
        key, kinds = fold(typed), START | ALIAS | (COMPANY if company else 0)
        begins = self.begun(key) if key else {}
        begun = {who: of for who, of in begins.items() if of & kinds and not of & ARCHIVED}
        if not begun:
            return self._alike(key, kinds)[:limit] if alike and key else []
        near = self.in_network(begun.items())
        exact = [who for who, of in self.holders(key) if of & HANDLE and who in begun]
        people = self._people(exact) + self._best(set(near) - set(exact), limit)
        if len(people) < limit:
            others = begun.keys() - set(near) - set(exact)  # nobody of them has a rhythm
            people += self._people(nsmallest(limit, others, key=lambda who: (self._rows[who][2], who)))
        return people[:limit]

    def begins(self, who: int, typed: str) -> bool:
        """Whether somebody has a key that begins so."""
        key = fold(typed)
        return bool(key) and who in self.begun(key)

    def _alike(self, key: str, kinds: int) -> list[Person]:
        """Those with the likest keys, the likest first."""
        from rapidfuzz import fuzz, process

        near = process.extract(key, self._keys.keys(), scorer=fuzz.WRatio, limit=MOST_LIKE, score_cutoff=LIKE)
        hits = [hit for like, _, _ in near for hit in self._keys[like].items()]
        return self._people(dict.fromkeys(who for who, of in hits if of & kinds and not of & ARCHIVED))

    def _people(self, who: Iterable[int]) -> list[Person]:
        return [self._records[each] for each in who]

    def _best(self, who: Iterable[int], limit: int) -> list[Person]:
        return nsmallest(limit, self._people(who), key=lambda person: (person.tier or 6, person.name, person.id))

    def in_network(self, hits: Iterable[Hit]) -> list[int]:
        """Those of some hits who are in the network, by their record or by a touch."""
        if self._two_way is None:
            self._two_way = counts(self._network).two_way()
        last = self._two_way
        return [
            who for who, of in hits
            if of & NETWORK or (who in last and not of & ARCHIVED and self._is_back(who, last[who]))
        ]  # fmt: skip

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        """Those of some people with whom something goes on: what is open is looked up once a moment."""
        since = (today - timedelta(ENGAGED_DAYS)).toordinal()
        if self._open is None:
            self._open = {
                who
                for table in CLOSED for one in self._network.all(TABLES[table])
                if is_open(table, getattr(one, "state", None), getattr(one, "said", None)) for who in _named(one)
            }  # fmt: skip
        return [
            who for who in people
            if who in self._open or any(touch.day >= since for touch in self._network.touches(who)[-1:])
        ]  # fmt: skip

    def about(self, person: int) -> About:
        """What is known of a person beside the name."""
        record = self._records[person]
        return record.company, " ".join([record.position, *record.circles]).strip(), record.private_notes

    def _is_back(self, who: int, day: int) -> bool:
        """Whether a touch both ways on a day (an ordinal) came after somebody was sent back to the list."""
        return status_with(self._records[who], date.fromordinal(day)) == "network"


class Picked(NameLookup):
    """A lookup for reading a stored line again: picks first, then the people the entry has, then everyone.

    ``picks`` are by folded name: a person, or None for somebody new. A name that means several people means the one of
    them that the entry already has. ``open_names`` stay open, whoever has come or gone since.
    """

    def __init__(
        self, names: NameLookup, picks: dict[str, Match | None], had: Iterable[int] = (), open_names: Iterable[str] = ()
    ) -> None:
        self._names = names
        self._picks = picks
        self._had = frozenset(had)
        self._open_names = frozenset(open_names)

    def holders(self, key: str) -> Iterable[Hit]:
        """Everyone who has exactly this key, as settled so far."""
        if key in self._picks:
            pick = self._picks[key]
            return [] if pick is None else [(pick[0], HANDLE)]
        hits = list(self._names.holders(key))
        return hits if any(kinds & EXACT for _, kinds in hits) else self._settled(key, hits)

    def starting(self, start: str) -> Iterable[Hit]:
        """Everyone with a key that begins with ``start``; nobody for a name that is somebody new."""
        return () if start in self._picks else self._names.starting(start)

    def is_new(self, key: str) -> bool:
        """True for a pick of somebody new."""
        return key in self._picks and self._picks[key] is None

    def row(self, person: int) -> Match:
        """A person of the picks or of the names below."""
        return next((pick for pick in self._picks.values() if pick is not None and pick[0] == person), None) or (
            self._names.row(person)
        )

    def about(self, person: int) -> About:
        """What is known of a person beside the name."""
        return self._names.about(person)

    def hits(self, typed: str) -> list[Hit]:
        """Everyone a typed name may mean, as settled so far."""
        return self._settled(fold(typed), super().hits(typed))

    def in_network(self, hits: Iterable[Hit]) -> list[int]:
        """Those of some hits who are in the network."""
        return self._names.in_network(hits)

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        """Those of some people with whom something goes on; whoever was picked, or was in the entry, before all."""
        mine = self._had.union(pick[0] for pick in self._picks.values() if pick is not None)
        return [who for who in people if who in mine] or self._names.engaged(people, today)

    def _settled(self, key: str, hits: list[Hit]) -> list[Hit]:
        mine = [hit for hit in hits if hit[0] in self._had]
        return mine if len(mine) == 1 and len(hits) > 1 and key not in self._open_names else hits

    def is_taken(self, handle: str) -> bool:
        """True when somebody answers to this already."""
        return self._names.is_taken(handle)
