"""Which words of a text give away what is private: what is noted of somebody, and what is nobody else's business."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from re import IGNORECASE
from typing import NamedTuple

from netritual.domain.dates.dates import MONTH_NAMES, WEEKDAY_NAMES
from netritual.domain.language.money import CURRENCY_OF, MONEY
from netritual.domain.language.terms import COMMON, COMMON_STEMS, stem, words_at, words_of
from netritual.domain.language.text import unaccent
from netritual.domain.model import Person
from netritual.domain.people.first_names import first_name
from netritual.regex import regex

_CAPITALS = regex(r"\b[A-Z]{2,3}\b")
_LEAST = 4
"""Letters of a word that may be rare."""
_OF_A_FIGURE = 2
"""Digits of a number that says something."""
_TIMES_AND_MONEY = frozenset(map(stem, (
    *map(str.lower, (*MONTH_NAMES, *WEEKDAY_NAMES)), "spring", "summer", "autumn", "winter", "season", "weekend",
    "christmas", "easter", "percent", *filter(str.isalpha, CURRENCY_OF),
)))  # fmt: skip
"""Words that are rare and yet everybody's."""
_WORDS = """
    answer apartment arm article bag bar bed bike birthday bit blood board boat body book boss box boy bread bridge
    building bus business car card chair chance church city class clothes coast coffee cold colleague college company
    computer corner country couple cup customer dance date dinner dog door dream drive edge evening event eye face
    factory film fire fish flat floor food foot football game garden girl glass gold group guest hair hall hand head
    heart heat hill holiday hotel house journey jump kitchen land language leg lesson letter light list lunch machine
    magazine manager map market mountain mouth movie music neighbour news newspaper office opening page painting paper
    park party peace people phone photo picture piece pipe plant player price project race radio rain report rest
    restaurant rise river road roof room rule salt school sea seat service ship shoe shop size skin snow song sport
    square stage stairs station step stone stop storm street strong student studies study studying subject suit summer
    sun swim table tea teacher test ticket ton touch tour town train training travel tree trip university village
    visit voice walk wall war water weather weight wind window winner wood
"""
_EVERYDAY = frozenset(map(stem, _WORDS.split()))
"""Words that people use of many things: alone they give nothing away."""
_NEAR, _MOST = 8, 20
"""Two words at most so far from each other are near; and so many places of a text are looked at for the same matter."""
_OF_A_CUSTOMER = regex(
    r"\b(?:order|invoice|booking|ticket|customer|account|policy|reservation|reference|case)\b\W{0,3}"
    r"(?:n(?:o|r|umber)\b\W{0,3})?[A-Za-z]{0,4}-?\d[\w/-]*"
    rf"|{MONEY}",
    IGNORECASE,
)
"""A number under which somebody is a customer, and what they paid."""
_A_YEAR = regex(r"(?:19|20)\d\d")
_ADDRESS = regex(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,99}\w|(?<![\w/])\+?\d[\d ()/.-]{7,24}\d")
"""An e-mail address, a telephone number."""


_Word = tuple[str, int, int]
"""A word, and where it begins and ends."""


class PrivateFinding(NamedTuple):
    """Private words of a text: whose they are, the words, and where they stand, from the first to the last."""

    person: Person
    words: tuple[str, ...]
    at: tuple[int, int]


def private_words(text: str, person: Person) -> tuple[str, ...]:
    """The rare words that a text shares with the private notes about a person, in the order of the text.

    Words that everybody uses, and words that are public about the person anyway, are left out.
    """
    return next((secret.words for secret in private_findings(text, (person,))), ())


def private_findings(text: str, people: Iterable[Person]) -> Iterator[PrivateFinding]:
    """What a text gives away of the private notes about some people.

    A rare word does, or two words of every day near each other ("heart" alone does not), or another word for the same
    matter: who notes "pregnant" reads "on maternity leave" as that.
    """
    from netritual.domain.people.private_matters import same_matters

    stems: dict[str, list[tuple[int, _Word]]] = {}
    for number, word in enumerate(words_at(text)):
        stems.setdefault(stem(word[0]), []).append((number, word))
    for person in people:
        if not person.private_notes:
            continue
        public = (person.name, *person.aka, person.company, person.position, person.city, *person.topics,
                  *person.offers, *person.circles)  # fmt: skip
        rare = _rare(person.private_notes, public)
        shared = sorted((number, word) for one in rare & stems.keys() for number, word in stems[one])
        near = {
            number for one, other in pairwise(shared) for number in (one[0], other[0])
            if other[0] - one[0] <= _NEAR and stem(one[1][0]) != stem(other[1][0])
        }  # fmt: skip
        telling = [word for number, word in shared if number in near or stem(word[0]) not in _EVERYDAY]
        spans = [(start, end) for _, start, end in telling]
        said = {stem(word) for word in words_of(" ".join(public))}
        telling += [
            (match[0], *match.span()) for match in islice(same_matters(text, person.private_notes), _MOST)
            if not any(start < match.end() and match.start() < end for start, end in spans)
            and said.isdisjoint(map(stem, words_of(match[0])))
        ]  # fmt: skip
        if telling:
            telling.sort(key=lambda word: word[1])
            yield PrivateFinding(
                person, tuple(dict.fromkeys(word for word, _, _ in telling)), (telling[0][1], telling[-1][2])
            )


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
        people = {
            person.id: person
            for at, word in enumerate(words)
            for name, person in self._called.get(word, ())
            if tuple(words[at : at + len(name)]) == name
        }
        return [*people.values()]


def customer_data(text: str, person: Person | None) -> tuple[int, int] | None:
    """Where an answer to a complaint names an order, an amount or an address; None where it does not."""
    match = _OF_A_CUSTOMER.search(text)
    return match.span() if match else address_of(text, person)


def address_of(text: str, person: Person | None) -> tuple[int, int] | None:
    """Where a text names an e-mail address or a telephone number of a person; None where it does not."""
    if person is None:
        return None
    own = {*map(str.casefold, person.emails), *map(_digits, person.phones)} - {""}
    return next((match.span() for match in _ADDRESS.finditer(text) if _is_one_of(match[0], own)), None)


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
