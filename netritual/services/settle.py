"""Names that nobody has picked yet: what there is to settle, and who it may be (quicklog.md 6).

Fuzzy matching only orders the people who are offered. It never settles a name by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netritual.domain.model import Interaction, Person
from netritual.domain.names import Ranked, rank
from netritual.domain.network import Network
from netritual.domain.quicklog.names import NameIndex, NameLookup
from netritual.domain.text import fold
from netritual.services.ports import Transaction

if TYPE_CHECKING:
    from netritual.domain.quicklog.names import Match

OFFERED = 9
"""Candidates that one key each can pick."""


class Open(NamedTuple):
    """A name to settle: the entry that holds it, the name as typed, and who it may be, likeliest first."""

    talk: Interaction
    typed: str
    candidates: tuple[Person, ...]


def unsettled(network: Network) -> list[Open]:
    """Every name nobody has picked, oldest entry first."""
    last = last_days(network)
    return [
        Open(talk, name.text, candidates(network, name.text, name.candidates, last))
        for talk in network.unsettled()
        for name in talk.unsettled
    ]


def provisional(network: Network) -> list[Person]:
    """People who were made from a typed name, to keep, to merge or to correct; by id."""
    return [person for person in network.all(Person) if person.new]


def candidates(
    network: Network, typed: str, listed: Iterable[int], last: Callable[[int], date | None] | None = None
) -> tuple[Person, ...]:
    """The people of a list who are still there, ordered by likeness to what was typed; ties by the last talk."""
    people = [person for who in listed if (person := network.get(Person, who)) is not None]
    return ordered(typed, people, last or last_days(network))


def likely(network: Network, typed: str, limit: int = OFFERED) -> tuple[Person, ...]:
    """Anyone of the address book who may be meant by a name that nobody has exactly, likeliest first."""
    return ordered(typed, list(network.all(Person)), last_days(network))[:limit]


def ordered(typed: str, people: Sequence[Person], last: Callable[[int], date | None]) -> tuple[Person, ...]:
    """These people, likeliest first."""
    by_id = {person.id: person for person in people}
    rows = [Ranked(person.id, person.handle, person.name, person.aka, last(person.id)) for person in people]
    return tuple(by_id[found] for found in rank(typed, rows))


def last_days(network: Network) -> Callable[[int], date | None]:
    """Tells the day of a person's newest talk."""

    def last(person: int) -> date | None:
        talks = network.talks(person, 1)
        return talks[0].on if talks else None

    return last


class Picked(NameLookup):
    """A lookup for reading a stored line again: picks first, then the people the entry has, then everyone.

    ``picks`` are by folded name: a person, or None for somebody new. A name that means several people means the one of
    them that the entry already has. ``kept`` are names still open: they stay so, whoever has come or gone since.
    """

    def __init__(
        self, names: NameLookup, picks: dict[str, Match | None], had: Iterable[int] = (), kept: Iterable[str] = ()
    ) -> None:
        self._names = names
        self._picks = picks
        self._had = frozenset(had)
        self._kept = frozenset(kept)

    def find(self, typed: str) -> list[Match]:
        """Everyone a typed name may mean, as settled so far."""
        key = fold(typed)
        if key in self._picks:
            pick = self._picks[key]
            return [] if pick is None else [pick]
        matches = self._names.find(typed)
        mine = [match for match in matches if match[0] in self._had]
        return mine if len(mine) == 1 and len(matches) > 1 and key not in self._kept else matches

    def exact(self, typed: str) -> list[Match]:
        """Everyone whose handle, alias or full name this is, as settled so far."""
        return self.find(typed) if fold(typed) in self._picks else self._names.exact(typed)

    def taken(self, handle: str) -> bool:
        """True when somebody answers to this already."""
        return self._names.taken(handle)


def index_of(tx: Transaction | Network) -> NameIndex:
    """Everyone known, as a lookup."""
    return NameIndex((one.id, one.handle, one.name, one.aka) for one in tx.all(Person))
