"""Sorting the list: who comes first, and when to stop (``screens.md`` 7). Sorting is never required."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.text import fold
from netritual.domain.ties import days_of
from netritual.domain.words import ago, month_words

SITTING = 50
"""People in one sitting, about 2.5 minutes."""
KEPT_SHARE = 0.1
"""When fewer of the last sitting were kept, the rest can stay on the list."""
RECENT_DAYS = 365
_LOG, _COMPANY, _CITY, _EMAIL, _RECENT = 16, 8, 4, 2, 1
"""Each clue outweighs all that come after it."""


class Candidate(Struct, frozen=True, kw_only=True):
    """Someone to sort, with the clues in words; ``weight`` orders the queue."""

    person: int
    clues: tuple[str, ...]
    weight: float


def queue(network: Network, settings: Settings, today: date, size: int = SITTING) -> list[Candidate]:
    """The next people to sort, those with the strongest clues first.

    Open are people without a rhythm who are on the list and were not put there by hand.
    """
    people = network.all(Person)
    companies: dict[str, int] = {}
    for person in people:
        if person.company and person.status != "archived" and (person.tier or person.status == "network"):
            companies[fold(person.company)] = companies.get(fold(person.company), 0) + 1
    city = fold(settings.city)
    found = [_candidate(p, network, companies, city, today) for p in people if is_open(p)]
    names = {p.id: fold(p.name) for p in people}
    return sorted(found, key=lambda c: (-c.weight, names[c.person], c.person))[: max(0, size)]


def is_open(person: Person) -> bool:
    """Whether a person was not sorted yet."""
    return person.status == "list" and not person.tier and person.listed_on is None


def _candidate(person: Person, network: Network, companies: dict[str, int], city: str, today: date) -> Candidate:
    clues: list[str] = []
    weight = 0
    days = days_of(network.touches(person.id), today.toordinal())
    if days:
        weight += _LOG
        times = "once" if len(days) == 1 else f"{len(days)} times"
        clues.append(f"in your log {times}, last {ago(today.toordinal() - days[-1].day)}")
    there = companies.get(fold(person.company), 0) if person.company else 0
    if there:
        weight += _COMPANY
        who = "1 person at" if there == 1 else f"{there} people at"
        clues.append(f"{who} {person.company} {'is' if there == 1 else 'are'} in your network")
    if city and person.city and fold(person.city) == city:
        weight += _CITY
        clues.append("same city")
    if person.emails:
        weight += _EMAIL
        clues.append("e-mail known")
    if person.connected_on is not None and 0 <= (today - person.connected_on).days <= RECENT_DAYS:
        weight += _RECENT
        clues.append(f"connected {month_words(person.connected_on)}")
    return Candidate(person=person.id, clues=tuple(clues), weight=float(weight))


def should_stop(kept: Sequence[bool]) -> bool:
    """True when fewer than 1 in 10 of the last 50 were kept: the rest can stay on the list."""
    return len(kept) >= SITTING and sum(kept[-SITTING:]) < KEPT_SHARE * SITTING
