"""Which words of a text give away what is private: what is noted of somebody, and what is nobody else's business."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import IGNORECASE
from typing import NamedTuple

from netritual.domain.dates import MONTH_NAMES, WEEKDAY_NAMES
from netritual.domain.first_names import first_name
from netritual.domain.model import Person
from netritual.domain.terms import COMMON, COMMON_STEMS, stem, words_at, words_of
from netritual.domain.text import unaccent
from netritual.regex import regex

_CAPITALS = regex(r"\b[A-Z]{2,3}\b")
_LEAST = 4
"""Letters of a word that may be rare."""
_OF_A_FIGURE = 2
"""Digits of a number that says something."""
_TIMES_AND_MONEY = frozenset(map(stem, (
    *map(str.lower, (*MONTH_NAMES, *WEEKDAY_NAMES)), "spring", "summer", "autumn", "winter", "season", "weekend",
    "christmas", "easter", "euro", "euros", "dollar", "dollars", "pound", "pounds", "percent",
)))  # fmt: skip
"""Words that are rare and yet everybody's."""
_OF_A_CUSTOMER = regex(
    r"\b(?:order|invoice|booking|ticket|customer|account|policy|reservation|reference|case)\b\W{0,3}"
    r"(?:n(?:o|r|umber)\b\W{0,3})?[A-Za-z]{0,4}-?\d[\w/-]*"
    r"|[€$£] ?\d[\d.,]*|\b\d[\d.,]*(?: ?[€$£]| (?:euros?|dollars?|pounds?|francs?|kroner|kronor)\b)",
    IGNORECASE,
)
"""A number under which somebody is a customer, and what they paid."""
_A_YEAR = regex(r"(?:19|20)\d\d")
_ADDRESS = regex(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,99}\w|(?<![\w/])\+?\d[\d ()/.-]{7,24}\d")
"""An e-mail address, a telephone number."""


class Secret(NamedTuple):
    """Private words of a text: whose they are, the words, and where they stand, from the first to the last."""

    person: Person
    words: tuple[str, ...]
    at: tuple[int, int]


def private_words(text: str, person: Person) -> tuple[str, ...]:
    """The rare words that a text shares with the private notes about a person, in the order of the text.

    Words that everybody uses, and words that are public about the person anyway, are left out.
    """
    return next((secret.words for secret in secrets(text, (person,))), ())


def secrets(text: str, people: Iterable[Person]) -> Iterator[Secret]:
    """What a text gives away of the private notes about some people."""
    stems: dict[str, list[tuple[str, int, int]]] = {}
    for word in words_at(text):
        stems.setdefault(stem(word[0]), []).append(word)
    for person in people:
        public = (person.name, *person.aka, person.company, person.position, person.city, *person.topics,
                  *person.offers, *person.circles)  # fmt: skip
        rare = _rare(person.private_notes, public) if person.private_notes else frozenset()
        shared = sorted((word for one in rare & stems.keys() for word in stems[one]), key=lambda word: word[1])
        if shared:
            words = tuple(dict.fromkeys(word for word, _, _ in shared))
            yield Secret(person, words, (shared[0][1], shared[-1][2]))


class NotedPeople:
    """The people of whom something is noted in private, found by their names in a text."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._called: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
        for person in people:
            if person.private_notes:
                for name in _names(person.name, person.aka):
                    self._called.setdefault(name[0], []).append((name, person))

    def named_in(self, text: str) -> list[Person]:
        """Those whose first or whole name stands in a text, in the order of the text."""
        words = words_of(text)
        found = {
            person.id: person
            for at, word in enumerate(words)
            for name, person in self._called.get(word, ())
            if tuple(words[at : at + len(name)]) == name
        }
        return [*found.values()]


def customer_data(text: str, person: Person | None) -> tuple[int, int] | None:
    """Where an answer to a complaint names an order, an amount or an address; None where it does not."""
    found = _OF_A_CUSTOMER.search(text)
    return found.span() if found else address_of(text, person)


def address_of(text: str, person: Person | None) -> tuple[int, int] | None:
    """Where a text names an e-mail address or a telephone number of a person; None where it does not."""
    if person is None:
        return None
    own = {*map(str.casefold, person.emails), *map(_digits, person.phones)} - {""}
    return next((found.span() for found in _ADDRESS.finditer(text) if _is_one_of(found[0], own)), None)


def _is_one_of(address: str, own: set[str]) -> bool:
    digits = _digits(address)
    return address.casefold() in own or ("@" not in address and any(one.endswith(digits[-7:]) for one in own))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


@lru_cache(16384)
def _names(name: str, aka: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The words of each of somebody's names."""
    return frozenset(tuple(words_of(called)) for called in (first_name(name), name, *aka)) - {()}


@lru_cache(4096)
def _rare(notes: str, public: tuple[str, ...]) -> frozenset[str]:
    """The stems of what is noted of somebody, without what is common, or public about them."""
    capitals = {stem(unaccent(word)) for word in _CAPITALS.findall(notes)}
    words = {stem(word) for word in words_of(notes) if _may_tell(word)} - COMMON_STEMS - _TIMES_AND_MONEY
    return frozenset((words | capitals) - {stem(word) for word in words_of(" ".join(public))})


def _may_tell(word: str) -> bool:
    if word[0].isdigit():
        return sum(map(str.isdigit, word)) >= _OF_A_FIGURE and not _A_YEAR.fullmatch(word)
    return len(word) >= _LEAST and word not in COMMON
