"""Who looks like one of a few people, found by one quick pass over everyone.

``likeness`` decides; here only those are brought before it who share an e-mail address, or two words of a name: each
the same, one of them short for the other or its first letter, in any order. Names that are alike in another way
(written apart, in two spellings of an umlaut) are found by ``likeness.lookalikes`` alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import combinations, islice, permutations
from typing import Generic, TypeVar

from netritual.domain.language.text import unaccent
from netritual.domain.model import Distinction, Person
from netritual.domain.people.addresses import link_key
from netritual.domain.people.likeness import Pair, Traits, alike, offered, ordered
from netritual.domain.people.written_names import MOST_CACHED, MOST_WORDS
from netritual.domain.quicklog.nicknames import relatives_of

S = TypeVar("S")
MOST_MET, MOST_COMPARED = 1000, 200
"""Pairs that are looked at, and those of them that are compared, the newest people first: a name may be a crowd's."""


class _Same(Generic[S]):
    """A sequence that is taken for another one only if it is that one: nothing in it is compared."""

    __slots__ = ("items",)

    def __init__(self, items: S) -> None:
        self.items = items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.items is other.items

    def __hash__(self) -> int:
        return id(self.items)


def lookalikes_of(
    some: Iterable[int], everyone: Sequence[Person], distinctions: Sequence[Distinction] = ()
) -> Sequence[Pair]:
    """The pairs in which one of ``some`` (ids) stands, as ``likeness.lookalikes`` gives them, and those that an import
    asks about, whoever they are.

    ``everyone`` is in the order of ids. The newest answer is kept: a screen asks again at each key.
    """
    return _compared(frozenset(some), _Same(everyone), _Same(distinctions))


@lru_cache(1)
def _compared(
    some: frozenset[int], everyone: _Same[Sequence[Person]], distinctions: _Same[Sequence[Distinction]]
) -> tuple[Pair, ...]:
    own: dict[int, Traits] = {}
    alike_pairs: list[Pair] = []
    met = (pair for pair in islice(_candidates(some, everyone.items), MOST_MET) if not _two_profiles(*pair))
    pairs = (*_asked(everyone.items, distinctions.items), *islice(met, MOST_COMPARED))
    for one, two in {(one.id, two.id): (one, two) for one, two in pairs}.values():
        for person in (one, two):
            if person.id not in own:
                own[person.id] = Traits(person)
        likeness = alike(own[one.id], own[two.id])
        if likeness is not None:
            alike_pairs.append(Pair(one, two, likeness))
    return tuple(offered(alike_pairs, distinctions.items))


def _asked(everyone: Sequence[Person], distinctions: Iterable[Distinction]) -> list[tuple[Person, Person]]:
    """The pairs that an import asks about; of very many the most alike."""
    pairs = nlargest(MOST_COMPARED, (each for each in distinctions if each.open), key=lambda each: each.likeness)
    wanted = {who for each in pairs for who in each.between}
    of = {each.id: each for each in everyone if each.id in wanted and each.status != "archived"} if wanted else {}
    return [(of[one], of[two]) for each in pairs for one, two in [ordered(*each.between)] if one in of and two in of]


def _candidates(some: frozenset[int], everyone: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """The pairs to be compared, each once, the lower id first."""
    holders: dict[str, list[Person]] = {}
    for person in everyone:
        if person.id in some and person.status != "archived":
            for key in {*person.emails, *(key for name in (person.name, *person.aka) for key in _sought(name))}:
                holders.setdefault(key, []).append(person)
    # A name with an initial is looked for with the letters of all names, which are many more.
    keys_of = _letter_keys if any(key.endswith(".") for key in holders) else _keys
    passes = holders.keys().isdisjoint
    pairs: set[tuple[int, int]] = set()
    for person in [
        each for each in reversed(everyone)
        if not passes(keys_of(each.name)) or each.aka or (each.emails and not passes(each.emails))
    ]:  # fmt: skip
        keys = {*person.emails, *(key for name in (person.name, *person.aka) for key in keys_of(name))}
        for other in [other for key in sorted(keys) for other in holders.get(key, ()) if person.status != "archived"]:
            pair = ordered(person.id, other.id)
            if person.id != other.id and pair not in pairs:
                pairs.add(pair)
                yield (person, other) if person.id < other.id else (other, person)


@lru_cache(MOST_CACHED)
def _keys(name: str) -> tuple[str, ...]:
    """The keys to which a name answers: each two of its words, or the only one."""
    words = _words(name)
    return tuple([f"{one} {two}" for one, two in combinations(words, 2)]) or words


@lru_cache(MOST_CACHED)
def _letter_keys(name: str) -> tuple[str, ...]:
    """The keys of a name, and those with the first letter of a word."""
    return (*_keys(name), *[f"{one} {two[:1]}." for one, two in permutations(_words(name), 2)])


@lru_cache(4096)
def _sought(name: str) -> frozenset[str]:
    """The keys to which the names answer that look like a name."""
    words = _words(name)
    keys = set(words) if len(words) == 1 else set()
    for one, two in permutations(words, 2):
        if len(two) == 1 and two.isalpha():
            keys.add(f"{one} {two}.")
        for other in {*relatives_of(two), *filter(str.isalpha, two[:1])}:
            keys |= {f"{one} {other}", f"{other} {one}"}
    return frozenset(keys)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, without case, accents and signs."""
    plain = unaccent(name)
    if not plain.replace(" ", "").isalnum():
        plain = "".join([char if char.isalnum() else " " for char in plain.replace("'", "").replace("’", "")])
    return tuple(plain.split()[:MOST_WORDS])


def _two_profiles(one: Person, two: Person) -> bool:
    """Whether both have a LinkedIn profile, and not the same: such two are never one, and there are crowds of them."""
    mine, theirs = (
        {link_key(url) for url in person.urls if "linkedin.com/in/" in url.lower()} for person in (one, two)
    )
    return bool(mine and theirs) and mine.isdisjoint(theirs)
