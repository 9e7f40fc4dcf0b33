"""Who is offered while a name is typed, and in which order: prefix first, then likeness; ties by the last talk.

Nothing here settles a name (quicklog.md 6). rapidfuzz is imported inside the one function that needs it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from netritual.domain.quicklog.names import EXACT, WORD, keys_of
from netritual.domain.text import fold

CLOSE_ENOUGH = 60.0
"""Likeness (0-100) from which somebody is offered who shares no beginning with what was typed."""
TRIGRAM = 3


class Ranked(NamedTuple):
    """A person to rank: id, handle, name, aliases, and the day of the last talk."""

    id: int
    handle: str
    name: str
    aka: Sequence[str] = ()
    last: date | None = None


class Suggester:
    """Suggestions while typing, over an address book of any size: built once, asked on each key."""

    def __init__(self, people: Iterable[Ranked]) -> None:
        self._people = {person.id: person for person in people}
        self._keys: list[tuple[str, int]] = []
        self._grams: dict[str, list[int]] = {}
        for person in self._people.values():
            for key in {key for _, key in keys_of(person.handle, person.name, person.aka)}:
                self._keys.append((key, person.id))
            for gram in grams(fold(person.name) + fold(person.handle)):
                self._grams.setdefault(gram, []).append(person.id)
        self._keys.sort()

    def offer(self, typed: str, limit: int = 9) -> list[int]:
        """The ids of those who may be meant, likeliest first; nobody for an empty text."""
        key = fold(typed)
        if not key:
            return []
        first = self._starting(key)
        if len(first) >= limit:
            return rank(typed, [self._people[person] for person in first])[:limit]
        shared: dict[int, int] = {}
        for gram in grams(key):
            for person in self._grams.get(gram, ()):
                shared[person] = shared.get(person, 0) + 1
        near = sorted(shared, key=lambda person: (-shared[person], person))[: limit * 10]
        rows = [self._people[person] for person in dict.fromkeys([*first, *near])]
        likeness = dict(zip([row.id for row in rows], likenesses(typed, rows), strict=True))
        kept = [row for row in rows if row.id in first or likeness[row.id] >= CLOSE_ENOUGH]
        return rank(typed, kept)[:limit]

    def _starting(self, key: str) -> set[int]:
        found: set[int] = set()
        at = bisect_left(self._keys, (key,))
        while at < len(self._keys) and self._keys[at][0].startswith(key):
            found.add(self._keys[at][1])
            at += 1
        return found


def rank(typed: str, people: Sequence[Ranked]) -> list[int]:
    """The ids, likeliest first: exact, first or last name, a beginning, then likeness; ties by the newest talk."""
    key = fold(typed)
    scores = likenesses(typed, people)
    order = sorted(
        zip(people, scores, strict=True),
        key=lambda row: (_level(key, row[0]), -row[1], -(row[0].last.toordinal() if row[0].last else 0), row[0].id),
    )
    return [person.id for person, _ in order]


def likenesses(typed: str, people: Sequence[Ranked]) -> list[float]:
    """How alike each person's names and what was typed are, 0 to 100, in steps of ten so that ties can be broken."""
    from rapidfuzz.fuzz import WRatio

    wanted = " ".join(typed.casefold().replace("_", " ").split())
    return [
        max(round(WRatio(wanted, text.casefold()), -1) for text in (person.name, person.handle, *person.aka))
        for person in people
    ]


def grams(key: str) -> set[str]:
    """The runs of three letters of a folded text; of a shorter one, itself."""
    return {key[at : at + TRIGRAM] for at in range(max(1, len(key) - TRIGRAM + 1))} - {""}


def _level(key: str, person: Ranked) -> int:
    """0 exact, 1 first or last name, 2 a beginning, 3 none of these."""
    keys = keys_of(person.handle, person.name, person.aka)
    for rank_ in (EXACT, WORD):
        if (rank_, key) in keys:
            return rank_
    return 2 if key and any(known.startswith(key) for _, known in keys) else 3
