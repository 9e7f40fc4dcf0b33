"""What pure code may read: everything known at one moment, read-only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import Any, Literal, Protocol, TypeVar

from msgspec import Struct

from netritual.domain.model import Interaction, Person, Record

R = TypeVar("R", bound=Record)
NAMED_DAYS = 366
"""Days back for which entries are read that only name somebody."""


class Touch(Struct, frozen=True, order=True, gc=False):
    """The few facts of an interaction that rhythms and strengths need; one per person and interaction.

    ``day`` is ``date.toordinal()``; ``useful`` is a comment that gave something; ``talk`` is the interaction's id.
    """

    day: int
    channel: str
    initiator: str | None
    useful: bool
    talk: int


class Network(Protocol):
    """A consistent view of all records. Results are frozen; order is by id unless said otherwise.

    The store gives one (it decodes interactions only when asked); tests build one from lists of records.
    """

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a small kind, by id. For interactions use the narrower questions below."""

    def get(self, kind: type[R], id: int) -> R | None:
        """One record, or None."""

    def document(self, kind: type[Record], id: int) -> Mapping[str, Any] | None:
        """A record as it is stored, with the fields that no type of ours has."""

    def find(self, kind: type[R], words: Sequence[str], limit: int, meant: Sequence[Set[int]] = ()) -> Sequence[R]:
        """The people or interactions that hold all words (``search.search_terms``), the newest first.

        ``meant`` are the people who answer to each word: an interaction with one of them holds it.
        """

    def touches(self, person: int) -> Sequence[Touch]:
        """All touches of a person, oldest first (day, then id)."""

    def talks(self, person: int, limit: int | None = None) -> Sequence[Interaction]:
        """The interactions of a person, newest first (day, then id)."""

    def talks_between(self, first: date, last: date) -> Sequence[Interaction]:
        """The interactions of a span of days, both ends included, oldest first."""

    def talks_with(
        self, field: Literal["mentions", "awaiting_reply"], first: date, last: date
    ) -> Sequence[Interaction]:
        """The interactions of a span of days, both ends included, in which a field is filled, oldest first."""

    def unsettled(self) -> Sequence[Interaction]:
        """Interactions that still hold a name nobody has picked, oldest first."""


class People(Mapping[int, Person]):
    """The people of a network by id, each read when it is asked for: a screen needs a few of very many."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __getitem__(self, key: int) -> Person:
        person = self._network.get(Person, key)
        if person is None:
            raise KeyError(key)
        return person

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._network.get(Person, key) is not None

    def __iter__(self) -> Iterator[int]:
        return (person.id for person in self._network.all(Person))

    def __len__(self) -> int:
        return len(self._network.all(Person))


def known_people(network: Network, ids: Iterable[int]) -> list[Person]:
    """The people with these ids, in that order, without those who are gone."""
    return [person for id in ids if (person := network.get(Person, id)) is not None]


def entries_of(network: Network, person: int, today: date) -> list[Interaction]:
    """The entries that somebody takes part in, and those of the last year that only name them, the newest first."""
    named = network.talks_with("mentions", today - timedelta(days=NAMED_DAYS), today + timedelta(days=1))
    naming = (talk for talk in named if person in talk.mentions and person not in talk.people)
    return sorted((*network.talks(person), *naming), key=lambda talk: (talk.on, talk.id), reverse=True)
