"""Sorting the list: whom to ask about next, and when to stop. Sorting is never required.

The question is "Whom of these would you enjoy to see?", and a yes is a tier. Names come in hands of six, one of each
company. What comes first: the chance of a yes, and what an answer tells of others (Rashid et al., IUI 2002: ask about
what people probably can answer and what tells much). Whoever has lines in the log is not asked about: the log tells.
"""

from bisect import insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from heapq import nsmallest
from itertools import chain, islice
from math import inf, log2
from typing import NamedTuple

from msgspec import Struct

from netritual.domain.dates.cities import city_key
from netritual.domain.dates.day_wording import month_words
from netritual.domain.language.text import fold
from netritual.domain.model import Coffee, Person, Settings, Sitting
from netritual.domain.network import Network
from netritual.domain.suggestions.acquaintance import acquaintance_of, with_history
from netritual.domain.suggestions.day_facts import FULL_READY
from netritual.domain.suggestions.quarter_purpose import Purpose, rare
from netritual.domain.suggestions.weekly_shuffle import Lot
from netritual.domain.ties.counts import counts
from netritual.domain.ties.occasions import ENOUGH, occasions
from netritual.domain.ties.tie import days_of

SITTING = 50
"""People in one sitting, about 2.5 minutes."""
TWELVE = 12
"""People in the short sitting that is offered to newcomers, about a minute."""
HAND = 6
"""Answers after which the order is made anew."""
REST_DAYS = 28
"""Days after a sitting in which none is offered."""

_BASE, _NEAR, _CITY, _PURPOSE, _EMAIL, _BIRTHDAY = 0.10, 0.10, 0.10, 0.10, 0.08, 0.05
"""The chance of a yes before anything is known, and what each clue adds to it."""
_LEAST, _MOST = 0.01, 0.6
_USUAL, _WEIGHT, _YEAR_POWER = 0.15, 3, 0.3
"""The usual share of yes in a group and how many answers it counts as; how much the year of connecting counts."""
_LARGE, _GAIN = 25, 0.5
"""A group tells of so many people at most, and that adds up to half to what an answer is worth."""
_CLOSE = (1, 2, 3)


class TriageCandidate(Struct, frozen=True, kw_only=True):
    """Someone to ask about, with the clues in words; the highest ``rank`` comes first."""

    person: int
    clues: tuple[str, ...]
    rank: float


_Kind = tuple[float, int, tuple[str, ...]]
"""What the rank of somebody is made of beside the company: the chance, the year and the circles of a card."""


class _Card(NamedTuple):
    """What the order needs of somebody. ``chance`` is the part of the chance of a yes that no answer changes.

    ``groups`` are the folded circles and the company, each with a sign before it. ``close``: somebody whose colleagues
    are near. ``asked``: an answer is known, and ``tier`` says whether it was a yes.
    """

    person: int
    name: str
    lot: bytes
    tier: int
    alive: bool
    open: bool
    asked: bool
    close: bool
    chance: float
    company: str
    circles: tuple[str, ...]
    knows: tuple[int, ...]
    year: int

    @property
    def groups(self) -> tuple[str, ...]:
        return (self.company, *self.circles) if self.company else self.circles

    @property
    def kind(self) -> _Kind:
        return self.chance, self.year, self.circles


class _Evidence(NamedTuple):
    """What the answers and the log tell: the ratio of yes to the usual share of each group asked about, by key (a
    group, or a year), and the close people of each group and by whom they know."""

    ratios: Mapping[str | int, float]
    best_year: float
    near: Mapping[str, Sequence[_Card]]
    knowing: Mapping[int, Sequence[_Card]]


_Ranks = Callable[[_Kind, float, int, bool], float]
"""The rank (negative) of a kind, with the ratio of its company, how many people that tells of, and whether somebody
close is near or knows them: many have the same, so each is worked out once a hand."""


class Deck:
    """Everyone, prepared once for a sitting; an answer changes its person, and with the next hand the order.

    The order is that of the records alone: the same in whatever order they stand. ``take`` keeps it up with a network
    that changed; ``hand`` deals.
    """

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self._network, self._today, self._lot, self._fold = network, today, Lot(today), cache(fold)
        self._city = city_key(settings.city)
        people = network.all(Person)
        self._purpose = _purpose(people, settings)
        self._planned = {who for coffee in network.all(Coffee) for who in coffee.people}
        self._cards: dict[int, _Card] = {}
        self._sorted: dict[int, _Card] = {}
        self._open: dict[str, dict[_Kind, dict[int, bytes]]] = {}
        self._tops: dict[str, float] = {}
        self._sizes: Counter[str] = Counter()
        for person in people:
            self._put(person)

    def take(self, network: Network, people: Iterable[int]) -> None:
        """Follow a network in which these people changed, came or went."""
        self._network = network
        for id_ in people:
            old = self._cards.pop(id_, None)
            self._sorted.pop(id_, None)
            if old is not None:
                self._sizes.subtract(old.groups if old.alive else ())
                self._open.get(old.company, {}).get(old.kind, {}).pop(id_, None)
            person = network.get(Person, id_)
            if person is not None:
                self._put(person)

    def _put(self, person: Person) -> None:
        card = self._cards[person.id] = self._card(person)
        self._sizes.update(card.groups if card.alive else ())
        if not card.open:
            self._sorted[person.id] = card
            return
        self._open.setdefault(card.company, {}).setdefault(card.kind, {})[person.id] = card.lot
        top = 1.0 if card.circles or not card.company else card.chance
        self._tops[card.company] = max(top, self._tops.get(card.company, 0.0))

    def _card(self, person: Person) -> _Card:
        touches = self._network.touches(person.id)
        days = [day.day for day in days_of(touches, self._today.toordinal())] if touches else ()
        alive, folded = person.status != "archived", self._fold
        unsorted = person.status == "list" and not person.tier and person.listed_on is None
        return _Card(
            person=person.id,
            name=person.name,
            lot=self._lot[person.handle],
            tier=person.tier,
            alive=alive,
            open=unsorted and not touches and person.id not in self._planned,
            asked=bool(person.tier or person.listed_on or not alive),
            close=alive and (person.tier in _CLOSE or occasions(days) >= ENOUGH),
            chance=_BASE
            + _CITY * bool(self._city and city_key(person.city) == self._city)
            + _PURPOSE * (person.id in self._purpose)
            + _EMAIL * bool(person.emails)
            + _BIRTHDAY * bool(person.birthday),
            company=f"@{folded(person.company)}" if person.company else "",
            circles=tuple(sorted({f"#{folded(circle)}" for circle in person.circles})) if person.circles else (),
            knows=person.knows,
            year=person.connected_on.year if person.connected_on is not None else 0,
        )

    def is_open(self, person: int) -> bool:
        """Whether somebody may be asked about."""
        return person in self._cards and self._cards[person].open

    def colleagues(self, person: int) -> tuple[int, ...]:
        """Everyone of somebody's company who may be asked about."""
        company = self._cards[person].company
        return tuple(sorted(chain.from_iterable(self._open.get(company, {}).values()))) if company else ()

    @property
    def left(self) -> int:
        """How many may be asked about."""
        return len(self._cards) - len(self._sorted)

    def __len__(self) -> int:
        """How many people there are."""
        return len(self._cards)

    @property
    def tiers(self) -> Counter[int]:
        """How many people each tier holds, archived ones left out; 0 is the list."""
        return Counter({0: self.left}) + Counter(card.tier for card in self._sorted.values() if card.alive)

    def hand(
        self, size: int = HAND, dealt: Collection[int] = (), fits: Callable[[int], bool] | None = None
    ) -> list[TriageCandidate]:
        """The next names, one of each company: the highest ``H(q) (1 + s/50)`` first, ties by the weekly lot.

        q is the chance of a yes, H its entropy in bits, s the people (25 at most) of groups not asked about yet. Left
        out are those who were ``dealt`` and those whom ``fits`` does not hold for.
        """
        evidence = self._evidence()
        rank: _Ranks = cache(partial(self._rank, evidence))
        offers: list[tuple[float, bytes, int]] = []
        worst = inf
        for most, company in sorted((-self._most(company, evidence), company) for company in self._open):
            if worst < most:
                break
            for offer in self._offers(company, evidence, rank, 1 if company else size, worst, dealt, fits):
                insort(offers, offer)
            del offers[size:]
            worst = offers[-1][0] if len(offers) == size else inf
        return [
            TriageCandidate(person=person, clues=tuple(self._clues(person, evidence)), rank=-rank)
            for rank, _, person in offers
        ]

    def _most(self, company: str, evidence: _Evidence) -> float:
        """A bound of the rank of everyone of a company: most need no look of their own."""
        near = _NEAR if evidence.knowing or company in evidence.near else 0.0
        q = (self._tops[company] + near) * evidence.ratios.get(company, 1.0) * evidence.best_year
        return _worth(min(q, 0.5), _LARGE if self._tops[company] == 1.0 else self._new(company, evidence))

    def _new(self, group: str, evidence: _Evidence) -> int:
        """How many people a group tells of."""
        return min(self._sizes[group], _LARGE) if group and group not in evidence.ratios else 0

    def _offers(
        self, company: str, evidence: _Evidence, rank: _Ranks, size: int, worst: float,
        dealt: Collection[int], fits: Callable[[int], bool] | None,
    ) -> Iterator[tuple[float, bytes, int]]:  # fmt: skip
        """The rank (negative), lot and id of the first few of a company, of a rank up to ``worst``."""
        ranks: dict[float, list[Mapping[int, bytes]]] = {}
        usual, new, near = evidence.ratios.get(company, 1.0), self._new(company, evidence), company in evidence.near
        for kind, people in self._open[company].items():
            acquainted = people.keys() & evidence.knowing.keys() if evidence.knowing else ()
            if acquainted:
                ranks.setdefault(rank(kind, usual, new, True), []).append({who: people[who] for who in acquainted})
                people = {who: lot for who, lot in people.items() if who not in acquainted}
            ranks.setdefault(rank(kind, usual, new, near), []).append(people)
        for value in sorted(ranks):
            if size <= 0 or value > worst:
                return
            alike = chain.from_iterable(people.items() for people in ranks[value])
            able = ((lot, who) for who, lot in alike if who not in dealt and (fits is None or fits(who)))
            for lot, who in nsmallest(size, able):
                yield value, lot, who
                size -= 1

    def _rank(self, evidence: _Evidence, kind: _Kind, usual: float, new: int, near: bool) -> float:
        """The rank (negative) of everyone of a kind in a company with this ratio, of so many people to tell of."""
        (q, year, circles), ratios, s = kind, evidence.ratios, new
        if near or not evidence.near.keys().isdisjoint(circles):
            q += _NEAR
        q *= usual * ratios.get(year, 1.0)
        if circles:
            q *= sum(ratios.get(circle, 1.0) for circle in circles) / len(circles)
            s = min(s + sum(self._new(circle, evidence) for circle in circles), _LARGE)
        return -_worth(q, s)

    def _evidence(self) -> _Evidence:
        asked: Counter[str | int] = Counter()
        yes: Counter[str | int] = Counter()
        near: dict[str, list[_Card]] = {}
        knowing: dict[int, list[_Card]] = {}
        for card in self._sorted.values():
            keys: tuple[str | int, ...] = (*card.groups, card.year) if card.year else card.groups
            if card.asked:
                asked.update(keys)
            if card.tier:
                yes.update(keys)
            if card.close:
                for group in card.groups:
                    near.setdefault(group, []).append(card)
                for other in card.knows:
                    knowing.setdefault(other, []).append(card)
        ratios = {key: (yes[key] + _WEIGHT * _USUAL) / (number + _WEIGHT) / _USUAL for key, number in asked.items()}
        ratios |= {key: ratio**_YEAR_POWER for key, ratio in ratios.items() if isinstance(key, int)}
        best_year = max((ratio for key, ratio in ratios.items() if isinstance(key, int)), default=1.0)
        return _Evidence(
            ratios,
            max(1.0, best_year),
            {group: who for group, who in near.items() if self._sizes[group] <= _LARGE},
            knowing,
        )

    def _clues(self, id_: int, evidence: _Evidence) -> Iterable[str]:
        """Why somebody may be one to see, in words; the strongest first."""
        person, card = self._network.get(Person, id_), self._cards[id_]
        if person is None:
            return
        if card.company in evidence.near:
            yield _who(evidence.near[card.company], f"at {person.company}")
        for other in evidence.knowing.get(id_, ())[:1]:
            yield f"{other.name} knows them"
        circle = next((circle for circle in person.circles if f"#{self._fold(circle)}" in evidence.near), None)
        if circle is not None:
            yield _who(evidence.near[f"#{self._fold(circle)}"], f"in {circle}")
        if id_ in self._purpose:
            yield f"your purpose says “{self._purpose[id_]}”"
        if self._city and city_key(person.city) == self._city:
            yield "same city"
        if person.emails:
            yield "e-mail known"
        if person.birthday:
            yield "birthday known"
        if person.connected_on is not None:
            yield f"connected {month_words(person.connected_on)}"


def _who(people: Sequence[_Card], where: str) -> str:
    if len(people) == 1:
        return f"{people[0].name} is {where} too"
    return f"{len(people)} people of your network are {where}"


@lru_cache(maxsize=65536)
def _worth(q: float, s: int) -> float:
    """H(q) (1 + s/50): what an answer tells, in bits; q is kept within .01 to .6."""
    q = min(max(q, _LEAST), _MOST)
    return -(q * log2(q) + (1 - q) * log2(1 - q)) * (1 + _GAIN * s / _LARGE)


def _purpose(people: Sequence[Person], settings: Settings) -> Mapping[int, str]:
    """Everyone whose record holds a word of the quarter's purpose that few have, and that word."""
    purpose = Purpose(settings.purpose)
    carried = purpose.carriers(people)
    carriers = rare(carried, len(people))
    return {
        who: purpose.words[term]
        for who, terms in carried.items()
        for term in sorted(terms & carriers.keys(), key=lambda term: (-carriers[term], term))
    }


def is_offered(network: Network, today: date) -> bool:
    """Whether to offer twelve names: few have a history, some are left on the list, and no sitting was lately."""
    if any(0 <= (today - sitting.on).days < REST_DAYS for sitting in network.all(Sitting)):
        return False
    totals, now = counts(network), today.toordinal()
    everyone = (one for group in (totals.rhythms, totals.untiered) for one in group(now))
    ready = with_history(everyone, lambda who: acquaintance_of(network.touches(who), now))
    if sum(1 for _ in islice(ready, FULL_READY)) >= FULL_READY:
        return False
    logged = totals.together(today, lambda channel: 0).keys()
    return totals.size() > len(logged | {person.id for person in totals.ranked()})
