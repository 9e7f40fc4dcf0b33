"""What one look at everyone tells about each: who shares a company or a circle with whom, and who carries a word."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from itertools import combinations
from math import log

from netritual.domain.language.text import fold, unaccent
from netritual.domain.model import Person
from netritual.domain.suggestions.quarter_purpose import Purpose, rare
from netritual.regex import regex

FEWEST, MOST = 2, 25
"""A company or circle of so many people is one in which one knows the other."""
FEW, ACTIVE = 6, 3
"""At a company of more of the list than this few one knows the other by chance: only through somebody who is close."""

_LARGE = regex(
    r"\b(?:gemeente|municipal\w*|city of|camara|ayuntamiento|stadt|council|provinc\w*|ministr?\w*|government|police"
    r"|army|universit\w*|universidad\w*|uni|tu|eth|mit|college|hochschule|hospital\w*|ziekenhuis|klinik\w*|nhs"
    r"|self[- ]?employed|free[- ]?lanc\w*|independent|consultant|retired|student)\b"
)
"""Employers of thousands, where few know each other, and what is no employer."""
OWN_FEWEST = 3
"""Anchors at one company from which on it may be one's own."""


def _pairs(carried: Mapping[int, frozenset[str]], worth: Collection[str]) -> dict[int, frozenset[str]]:
    """By person the pairs of those words of the purpose that many carry, as one term each.

    "product" and "health" may each be common on a list, and both with one person rare.
    """
    several = ((who, sorted(stems.difference(worth))) for who, stems in carried.items() if len(stems) > 1)
    return {who: frozenset(map(" ".join, combinations(terms, 2))) for who, terms in several if len(terms) > 1}


def _own_company(companies: Mapping[str, Collection[Person]]) -> str:
    """The folded company at which most of the anchors with one are, "" without one: likely one's own employer, where
    that somebody close works there too is no reason to meet."""
    name, there = max(companies.items(), key=lambda one: len(one[1]), default=("", ()))
    return name if len(there) >= OWN_FEWEST and 2 * len(there) > sum(map(len, companies.values())) else ""


class Crowd:
    """Everyone who is not archived, seen once.

    ``anchors`` are those through whom a path may be warm, the closest first, if they are ``sure``; ``noted`` are the
    stems of the purpose found in notes on talks, by stem the people.
    """

    def __init__(
        self,
        everyone: Iterable[Person],
        anchors: Iterable[Person],
        sure: Callable[[int], bool],
        purpose: Purpose,
        noted: Mapping[str, Iterable[int]],
    ) -> None:
        everyone, anchors = tuple(everyone), tuple(anchors)
        self._purpose, self._sure = purpose, cache(sure)
        self._companies: dict[str, list[Person]] = {}
        self._circles: dict[str, list[Person]] = {}
        self._knows: dict[int, list[Person]] = {}
        employers = {company for anchor in anchors if (company := anchor.company)}
        names = {company: fold(company) for company in employers if not _LARGE.search(unaccent(company))}
        for anchor in anchors:
            if anchor.company in names:
                self._companies.setdefault(names[anchor.company], []).append(anchor)
            for circle in anchor.circles:
                self._circles.setdefault(fold(circle), []).append(anchor)
            for friend in anchor.knows:
                self._knows.setdefault(friend, []).append(anchor)
        if own := _own_company(self._companies):
            del self._companies[own]
        alive = [person for person in everyone if person.status != "archived"]
        typed = {person.company for person in everyone} if self._companies else ()
        self._leading = {company: name for company in typed if (name := fold(company)) in self._companies}
        """The companies of anchors as anybody has them, each with its folded name."""
        leading = self._leading
        self._sizes = Counter([leading[person.company] for person in alive if person.company in leading])
        self._circle_sizes = Counter(
            name for person in alive if self._circles for name in {fold(circle) for circle in person.circles}
        )
        self._carried = purpose.carriers(alive)
        for term, who in noted.items():
            for number in who:
                self._carried[number] = self._carried.get(number, frozenset()) | {term}
        self._worth = self._idf(len(alive))
        for number, pairs in _pairs(self._carried, self._worth).items():
            self._carried[number] = self._carried[number] | pairs
        self._worth = self._idf(len(alive))
        sums = {terms: self._sum(terms) for terms in set(self._carried.values())}
        self._best = max(sums.values(), default=0.0)
        self.fitting = frozenset(who for who, terms in self._carried.items() if sums[terms])
        """Who carries a word of the purpose that few carry."""
        self.common = self._carried.keys() - self.fitting
        """Who carries none but those that many carry."""

    def _idf(self, people: int) -> dict[str, float]:
        """What each word is worth by how few carry it; those that many carry are worth nothing."""
        return {term: log((1 + people) / (1 + n)) + 1 for term, n in rare(self._carried, people).items()}

    def _sum(self, terms: Iterable[str]) -> float:
        return sum(self._worth.get(term, 0.0) for term in sorted(terms))

    def fits_purpose(self, person: Person) -> float:
        """How much of the purpose is found with somebody, 0 to 1, against whoever has most of it."""
        terms = self._carried.get(person.id)
        return self._sum(terms) / self._best if terms and self._best else 0.0

    def words(self, person: Person) -> list[str]:
        """The words of the purpose found with somebody, as typed; the rarest first."""
        terms = [term for term in self._carried.get(person.id, ()) if term in self._worth]
        terms.sort(key=lambda term: (-self._worth[term], term))
        return [self._purpose.words[stem] for term in terms for stem in term.split()]

    def common_words(self, person: Person) -> list[str]:
        """The words of the purpose found with somebody that many carry too, as typed, in their order."""
        terms = self._carried.get(person.id, frozenset())
        return [word for stem, word in self._purpose.words.items() if stem in terms and stem not in self._worth]

    def warm(self, person: Person) -> tuple[Person, str] | None:
        """Who leads to somebody, and how: "is at Tannwerk too"; None for no path."""
        if company := self._leading.get(person.company):
            leads = self._first(self._companies[company], person)
            most = MOST if leads is not None and 0 < leads.tier < ACTIVE else FEW
            if leads is not None and FEWEST <= self._sizes[company] <= most:
                return leads, f"is at {person.company} too"
        for circle in person.circles if self._circles else ():
            name = fold(circle)
            there = FEWEST <= self._circle_sizes[name] <= MOST
            leads = self._first(self._circles.get(name, ()), person) if there else None
            if leads is not None:
                return leads, f"is in {circle} too"
        leads = self._first(self._knows[person.id], person) if person.id in self._knows else None
        return (leads, "knows them") if leads is not None else None

    def _first(self, anchors: Iterable[Person], person: Person) -> Person | None:
        for one in anchors:
            if one.id != person.id and self._sure(one.id):
                return one
        return None
