"""Whom to ask for advice, and why not.

``A = 40 topic + 20 trust + 15 novelty + 15 balance + 10 access``, each part rounded half-even to 1 decimal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from heapq import heapify, heappop, heappush
from math import log
from typing import NamedTuple

from msgspec import Struct

from netritual.domain.dates.day_wording import ago, counted
from netritual.domain.language.terms import terms_of
from netritual.domain.loops.ask_kinds import ASK_DAYS, ASKS, WEEKLY_ASKS, advice_lately, advice_this_week, asks_advice
from netritual.domain.loops.loop_list import outcome_open
from netritual.domain.loops.unanswered_messages import unanswered
from netritual.domain.model import Ask, Person, Request, Settings, Thanks
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.score import clamp, tenth
from netritual.domain.suggestions.suggestion import Point
from netritual.domain.ties.counts import counts
from netritual.domain.ties.public_words import PLACES
from netritual.domain.ties.tie import days_of

REAL_TALKS = 2
"""Real conversations before a mentor is asked."""
NO_REST_DAYS = 90
"""Days for which a no rests; after them those who said no come behind those who did not."""
_HELPED, _DEFAULT, _BROKEN = 1.0, 0.6, 0.0
_HELPED_POINTS, _DEFAULT_POINTS = tenth(20 * _HELPED), tenth(20 * _DEFAULT)
_MOST_ACCESS = 10.0
"""The most points that access can give."""
_EVEN = 7.5
"""The points of balance when nobody gave anything."""


class Advice(Struct, frozen=True, kw_only=True):
    """Someone who may know. ``blocked_by`` holds the reasons why not to ask now; with any, the row shows no fit."""

    person: int
    fit: float
    parts: tuple[Point, ...]
    why: str
    blocked_by: tuple[str, ...] = ()


class _Knows(NamedTuple):
    """The points for the share of a query found with somebody, the places as bits, and whether there was a query."""

    points: float
    places: int
    hit: bool


class Advisers:
    """Everyone's knowledge as the records show it, asked about one topic after the other.

    The counts of the network find who has to do with a topic; a record is read only of those who are told of.
    """

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self._network, self._settings, self._today = network, settings, today
        self._counts = counts(network)
        self._facts = Facts(network, settings, today)
        self._helped = {ask.to for ask in network.all(Ask) if ask.state == "answered"} | set(self._facts.exchanges.got)
        self._asked = {ask.to for ask in network.all(Ask) if ask.state != "planned"}
        self._said_no = {ask.to for ask in network.all(Ask) if ask.state == "declined"}

    def free(self, topic: str) -> Iterator[Advice]:
        """Those who may be asked now, best first, each worked out in its turn: who has to do with the topic, or without
        one everyone with a rhythm or a talk. Also answers "who knows this?"."""
        return self._best(topic, blocked=False)

    def blocked(self, topic: str) -> Iterator[Advice]:
        """Those who are not asked now, best first."""
        return self._best(topic, blocked=True)

    def is_mentor(self, person: Person) -> bool:
        """Whether I noted that somebody is a mentor of mine."""
        return self._facts.notes.mentor(person)

    @cached_property
    def _minutes(self) -> Mapping[int, int]:
        """The minutes together of everyone with a talk."""
        usual = self._settings.minutes
        return self._counts.together(self._today, lambda channel: usual.get(channel, usual.get("coffee", 45)))

    @cached_property
    def _novelty(self) -> dict[int, float]:
        """The points of novelty by minutes together: the fewer minutes than others, the more points."""
        spent = Counter(self._minutes.values())
        most, below, by_minutes = max(1, len(self._minutes) - 1), 0, {0: tenth(15.0)}
        for minutes in sorted(spent):
            by_minutes[minutes] = tenth(15 * clamp(1 - below / most))
            below += spent[minutes]
        return by_minutes

    def _best(self, topic: str, *, blocked: bool) -> Iterator[Advice]:
        """In order of fit, those who said no before at the end. The most that the fit can be is found for all; with the
        notes that were answered, and with the record, only for those who come near."""
        blocks = Blocks(self._network, self._today)
        knowing = self._knowing(terms_of(topic))
        waiting: list[tuple[bool, float, int, float | Advice | None]] = [
            (who in self._said_no, -self._most(who, knows.points, _MOST_ACCESS), who, None)
            for who, knows in knowing.items()
            if bool(blocks.of(who)) == blocked
        ]
        heapify(waiting)
        while waiting:
            no, _, who, reckoned = heappop(waiting)
            if isinstance(reckoned, Advice):
                yield reckoned
            elif reckoned is None:
                access = _access(*self._counts.wrote(who)).points
                heappush(waiting, (no, -self._most(who, knowing[who].points, access), who, access))
            else:
                person = self._network.get(Person, who)
                if person is not None and person.status != "archived":
                    parts = self._parts(person, knowing[who])
                    fit = round(sum(part.points for part in parts), 1)
                    advice = Advice(person=who, fit=fit, parts=parts, why=_why(parts), blocked_by=tuple(blocks.of(who)))
                    heappush(waiting, (no, -fit, who, advice))

    def _knowing(self, wanted: frozenset[str]) -> Mapping[int, _Knows]:
        """Who has to do with these terms: the share of the query (by idf), and where the terms were found."""
        if not wanted:
            nobody = _Knows(0.0, 0, False)
            return dict.fromkeys([*(person.id for person in self._counts.ranked()), *self._minutes], nobody)
        where, size = self._counts.knowing(wanted, self._today), self._counts.size()
        idf = {term: log((1 + size) / (1 + len(where[term]))) + 1 for term in sorted(wanted)}
        points: dict[int, float] = {}
        places: dict[int, int] = {}
        for term, worth in idf.items():
            for who, bits in where[term].items():
                points[who] = points.get(who, 0.0) + worth
                places[who] = places.get(who, 0) | bits
        whole = sum(idf.values())
        kinds = set(zip(points.values(), map(places.__getitem__, points), strict=True))
        knows = {kind: _Knows(tenth(40 * (kind[0] / whole)), kind[1], True) for kind in kinds}
        return {who: knows[worth, places[who]] for who, worth in points.items()}

    def _most(self, who: int, topic: float, access: float) -> float:
        """The fit with so many points of topic and access, if no confidence was broken: that stands in the record."""
        trust = _HELPED_POINTS if who in self._helped else _DEFAULT_POINTS
        novelty, balance = self._novelty[self._minutes.get(who, 0)], _EVEN
        if who in self._ledger:
            balance = _balance(self._facts.exchanges.gave.get(who, 0), self._facts.exchanges.got.get(who, 0)).points
        return round(topic + trust + novelty + balance + access, 1)

    @cached_property
    def _ledger(self) -> set[int]:
        """Those who gave or got something."""
        return {*self._facts.exchanges.gave, *self._facts.exchanges.got}

    def _parts(self, person: Person, knows: _Knows) -> tuple[Point, ...]:
        facts, hours = self._facts, self._minutes.get(person.id, 0) / 60
        together = f"{counted(round(hours), 'hour')} together" if hours >= 1 else "little time together: a fresh view"
        places = ", ".join(place for at, place in enumerate(PLACES) if knows.places & (1 << at))
        topic = f"knows about it: {places}" if knows.hit else "nothing noted on the topic"
        return (
            Point("topic", knows.points, topic),
            _trust(person, self._helped, was_asked=self._was_asked(person)),
            Point("novelty", self._novelty[self._minutes.get(person.id, 0)], together),
            _balance(facts.exchanges.gave.get(person.id, 0), facts.exchanges.got.get(person.id, 0)),
            _access(*self._counts.wrote(person.id)),
        )

    def _was_asked(self, person: Person) -> bool:
        """Whether somebody was asked for something, by a record or by a line."""
        first = first_name(person.name)
        lines = (talk.line for talk in self._network.talks(person.id)) if first else ()
        return person.id in self._asked or any(asks_advice(line, first) for line in lines)


class Blocks:
    """Why somebody is not asked now. A week has two asks; each of a person's asks is closed before the next."""

    def __init__(self, network: Network, today: date, *, mentor: bool = False) -> None:
        self._network, self._today, self._mentor = network, today, mentor
        self._asks: dict[int, list[Ask]] = {}
        for ask in network.all(Ask):
            self._asks.setdefault(ask.to, []).append(ask)
        self._silent = {who: silence for silence in unanswered(network, today) for who in silence.people}
        self._wait = {r.from_: r.text or "they asked you" for r in network.all(Request) if r.state == "open"}
        self._unsaid = {thanks.to for thanks in network.all(Thanks) if thanks.said is None}
        self.this_week = advice_this_week(network.all(Ask), today)

    def of(self, who: int) -> list[str]:
        """The reasons, the one to act on first."""
        is_noted = who in self._asks or who in self._unsaid or who in self._silent or who in self._wait
        if not is_noted and self.this_week < WEEKLY_ASKS and not self._mentor:
            return []
        reasons = [f"answer them first: {self._wait[who]}"] if who in self._wait else []
        asks = [a for a in self._asks.get(who, ()) if a.state != "planned"]
        waiting = next((a for a in asks if a.state == "asked"), None)
        if waiting is not None:
            since = f", {ago((self._today - waiting.asked).days)}" if waiting.asked is not None else ""
            reasons.append(f"one ask is still open{since}")
        if who in self._silent:
            reasons.append(f"no answer yet to your message, {ago((self._today - self._silent[who].newest.on).days)}")
        no = max((a.answered or a.asked or date.min for a in asks if a.state == "declined"), default=date.min)
        if (self._today - no).days < NO_REST_DAYS:
            reasons.append(f"said no {ago((self._today - no).days)}")
        if any(map(outcome_open, asks)):
            reasons.append("tell them how the last advice went first")
        if who in self._unsaid:
            reasons.append("thank them first")
        if (lately := advice_lately(asks, self._today)) >= ASKS:
            reasons.append(f"asked {'twice' if lately == ASKS else f'{lately} times'} in {ASK_DAYS} days")
        if self._mentor and self._real_talks(who) < REAL_TALKS:
            reasons.append("two real conversations come first")
        if self.this_week >= WEEKLY_ASKS:
            reasons.append("two asks this week are enough")
        return reasons

    def _real_talks(self, who: int) -> int:
        days = days_of(self._network.touches(who), self._today.toordinal())
        return sum(1 for day in days if day.two_way)


def _trust(person: Person, helped: set[int], *, was_asked: bool) -> Point:
    if person.confidence == "broken":
        return Point("trust", tenth(20 * _BROKEN), "a confidence was broken")
    if person.id in helped:
        return Point("trust", tenth(20 * _HELPED), "helped you before")
    return Point("trust", tenth(20 * _DEFAULT), "asked before" if was_asked else "not asked before")


def _balance(gave: int, got: int) -> Point:
    return Point("balance", tenth(15 * clamp(0.5 + (gave - got) / 6)), f"you gave {gave}, got {got}")


def _access(sent: int, replied: int) -> Point:
    words = f"answered {replied} of {sent}" if sent else "not written to yet"
    return Point("access", tenth(10 * (1 + replied) / (2 + sent)), words)


NOTHING_GIVEN = "you gave 0, got 0"
"""Words that are no reason."""


def _why(parts: tuple[Point, ...]) -> str:
    said = [part for part in parts if part.component in ("topic", "trust", "novelty", "balance")]
    most: Mapping[str, float] = {"topic": 40, "trust": 20, "novelty": 15, "balance": 15}
    best = sorted(said, key=lambda p: (-p.points / most[p.component], -most[p.component]))
    first = [p for p in said if p.component == "topic" and p.points > 0]
    rest = [p for p in best if p.component != "topic" and p.why != NOTHING_GIVEN][: 2 - len(first)]
    return "; ".join(part.why for part in (*first, *rest))
