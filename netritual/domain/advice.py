"""Whom to ask for advice, and why not (``suggestions.md`` 4).

``A = 40 topic + 20 trust + 15 novelty + 15 balance + 10 access``, each part rounded half-even to 1 decimal.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import log

from msgspec import Struct

from netritual.domain.components import clamp, tenth
from netritual.domain.contact import sent
from netritual.domain.facts import Facts
from netritual.domain.model import Ask, Interaction, Person, Settings, Thanks
from netritual.domain.network import Network
from netritual.domain.suggestion import Point
from netritual.domain.terms import terms_of
from netritual.domain.ties import IN_PERSON, LIVE, days_of
from netritual.domain.weeks import week_of
from netritual.domain.words import ago

WEEKLY_ASKS = 2
ASKS, ASK_DAYS = 2, 180
REAL_TALKS = 2
"""Real conversations before a mentor is asked."""
_HELPED, _DEFAULT, _BROKEN = 1.0, 0.6, 0.0


class Advice(Struct, frozen=True, kw_only=True):
    """Someone who may know. ``blocked_by`` holds the reasons why not to ask now; with any, the row shows no fit."""

    person: int
    fit: float
    parts: tuple[Point, ...]
    why: str
    blocked_by: tuple[str, ...] = ()


class Advisers:
    """Everyone's knowledge as the records show it, read once; then asked about one topic after the other."""

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self._network, self._settings, self._today = network, settings, today
        self._facts = Facts(network, settings, today)
        talks = list(network.talks_between(date.min, today + timedelta(days=1)))
        self._library = _Library(self._facts.people.values(), talks)
        self._hours = _hours(talks, settings)
        self._spent = sorted(self._hours.get(who, 0.0) for who in self._library.talked)
        self._helped = {ask.to for ask in network.all(Ask) if ask.state == "answered"} | set(self._facts.got)

    def rank(self, topic: str, *, mentor: bool = False) -> list[Advice]:
        """People who may know about the topic, best first, the blocked ones last. Also answers "who knows this?".

        With a topic only those who have to do with it; without one everyone with a rhythm or a talk.
        """
        blocks = Blocks(self._network, self._settings, self._today, mentor=mentor)
        wanted = terms_of(topic)
        found: list[Advice] = []
        for person in self._facts.people.values():
            share, hits = self._library.topic(person.id, wanted)
            if person.status == "archived" or (
                not share if wanted else not person.tier and person.id not in self._library.talked
            ):
                continue
            parts = self._parts(person, share, hits)
            fit = round(sum(part.points for part in parts), 1)
            blocked = tuple(blocks.of(person))
            found.append(Advice(person=person.id, fit=fit, parts=parts, why=_why(parts), blocked_by=blocked))
        return sorted(found, key=lambda a: (bool(a.blocked_by), -a.fit, a.person))

    def _parts(self, person: Person, share: float, hits: list[str]) -> tuple[Point, ...]:
        facts = self._facts
        return (
            Point("topic", tenth(40 * share), _topic_words(hits, self._library.places(person.id, hits))),
            _trust(person, self._helped),
            _novelty(self._hours.get(person.id, 0.0), self._spent),
            _balance(facts.gave.get(person.id, 0), facts.got.get(person.id, 0)),
            _access(self._network, person.id),
        )


def rank(network: Network, settings: Settings, today: date, topic: str, *, mentor: bool = False) -> list[Advice]:
    """The ranking for one topic (``Advisers.rank``)."""
    return Advisers(network, settings, today).rank(topic, mentor=mentor)


class _Library:
    """The public words about people: offers, topics, position, and talks (never the private notes)."""

    def __init__(self, people: Iterable[Person], talks: Iterable[Interaction]) -> None:
        self._where: dict[int, dict[str, set[str]]] = {}
        self.talked: set[int] = set()
        for person in people:
            self._add(person.id, "offers", person.offers)
            self._add(person.id, "topics", person.topics)
            self._add(person.id, "position", (person.position,))
        for talk in talks:
            told = (talk.topic, talk.summary, talk.note, *talk.tags)
            for who in talk.people:
                if who in self._where:
                    self.talked.add(who)
                    self._add(who, "talks", told)
        self._df: dict[str, int] = {}
        for places in self._where.values():
            for term in places:
                self._df[term] = self._df.get(term, 0) + 1

    def _add(self, who: int, place: str, texts: Iterable[str]) -> None:
        terms = self._where.setdefault(who, {})
        for text in texts:
            for term in terms_of(text) if text else ():
                terms.setdefault(term, set()).add(place)

    def _idf(self, term: str) -> float:
        return log((1 + len(self._where)) / (1 + self._df.get(term, 0))) + 1

    def topic(self, who: int, wanted: frozenset[str]) -> tuple[float, list[str]]:
        """The share of the query (by idf) found with a person, and the terms that were."""
        known = self._where.get(who, {})
        hits = sorted(term for term in wanted if term in known)
        whole = sum(self._idf(term) for term in sorted(wanted))
        return (sum(self._idf(term) for term in hits) / whole if whole else 0.0), hits

    def places(self, who: int, hits: Iterable[str]) -> list[str]:
        """Where the terms were found: offers, topics, position, talks."""
        known = self._where.get(who, {})
        told = {place for term in hits for place in known.get(term, ())}
        return [place for place in ("offers", "topics", "position", "talks") if place in told]


class Blocks:
    """Why somebody is not asked now. A week has two asks; each of a person's asks is closed before the next."""

    def __init__(self, network: Network, settings: Settings, today: date, *, mentor: bool = False) -> None:
        self._network, self._settings, self._today, self._mentor = network, settings, today, mentor
        self._asks: dict[int, list[Ask]] = {}
        for ask in network.all(Ask):
            self._asks.setdefault(ask.to, []).append(ask)
        self._unsaid = {thanks.to for thanks in network.all(Thanks) if thanks.said is None}
        asked = [a.asked for a in network.all(Ask) if a.asked is not None and a.state != "planned"]
        self.this_week = sum(1 for on in asked if week_of(on) == week_of(today))

    def of(self, person: Person) -> list[str]:
        """The reasons, the one to act on first."""
        found: list[str] = []
        asks = [a for a in self._asks.get(person.id, ()) if a.state != "planned"]
        waiting = next((a for a in asks if a.state == "asked"), None)
        if waiting is not None:
            since = f", {ago((self._today - waiting.asked).days)}" if waiting.asked is not None else ""
            found.append(f"one ask is still open{since}")
        if any(a.state == "answered" and a.outcome_told is None for a in asks):
            found.append("tell them how the last advice went first")
        if person.id in self._unsaid:
            found.append("thank them first")
        recent = [a for a in asks if a.asked is not None and 0 <= (self._today - a.asked).days <= ASK_DAYS]
        if len(recent) >= ASKS:
            found.append("asked twice in 180 days" if len(recent) == ASKS else f"asked {len(recent)} times in 180 days")
        if self._mentor and self._real_talks(person) < REAL_TALKS:
            found.append("two real conversations come first")
        if self.this_week >= WEEKLY_ASKS:
            found.append("two asks this week are enough")
        return found

    def _real_talks(self, person: Person) -> int:
        days = days_of(self._network.touches(person.id), self._today.toordinal())
        return sum(1 for day in days if day.two_way)


def _hours(talks: Iterable[Interaction], settings: Settings) -> dict[int, float]:
    """Hours together; a talk without minutes counts as long as its kind usually is."""
    hours: dict[int, float] = {}
    for talk in talks:
        if talk.channel in IN_PERSON or talk.channel in LIVE:
            usual = settings.minutes.get(talk.channel, settings.minutes.get("coffee", 45))
            for who in talk.people:
                hours[who] = hours.get(who, 0.0) + (talk.minutes or usual) / 60
    return hours


def _trust(person: Person, helped: set[int]) -> Point:
    if person.confidence == "broken":
        return Point("trust", tenth(20 * _BROKEN), "a confidence was broken")
    if person.id in helped:
        return Point("trust", tenth(20 * _HELPED), "helped you before")
    return Point("trust", tenth(20 * _DEFAULT), "not asked before")


def _novelty(hours: float, spent: list[float]) -> Point:
    below = bisect_left(spent, hours) / max(1, len(spent) - 1)
    told = f"{hours:.0f} h together" if hours >= 1 else "little time together: a fresh view"
    return Point("novelty", tenth(15 * clamp(1 - below)), told)


def _balance(gave: int, got: int) -> Point:
    return Point("balance", tenth(15 * clamp(0.5 + (gave - got) / 6)), f"you gave {gave}, got {got}")


def _access(network: Network, who: int) -> Point:
    told = sent(network.touches(who))
    replied = sum(1 for _, answered in told if answered)
    words = f"answered {replied} of {len(told)}" if told else "not written to yet"
    return Point("access", tenth(10 * (1 + replied) / (2 + len(told))), words)


def _topic_words(hits: list[str], places: list[str]) -> str:
    return f"knows about it: {', '.join(places)}" if hits else "nothing noted on the topic"


def _why(parts: tuple[Point, ...]) -> str:
    told = [part for part in parts if part.component in ("topic", "trust", "novelty", "balance")]
    most: Mapping[str, float] = {"topic": 40, "trust": 20, "novelty": 15, "balance": 15}
    best = sorted(told, key=lambda p: (-p.points / most[p.component], -most[p.component]))
    first = [p for p in told if p.component == "topic" and p.points > 0]
    rest = [p for p in best if p.component != "topic"][: 2 - len(first)]
    return "; ".join(part.why for part in (*first, *rest))
