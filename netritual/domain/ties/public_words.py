"""The public words about people: their offers, topics, position and talks; never the private notes."""

from collections.abc import Iterable, Iterator, Mapping

from netritual.domain.language.terms import terms_of
from netritual.domain.model import Interaction, Person
from netritual.domain.ties.tie import CONVERSATIONS

PLACES = ("offers", "topics", "position", "talks")
"""Where a term can be found about somebody; the bits of a number, in this order."""
TALKS = 8
"""The bit of the talks."""
Where = Mapping[str, Mapping[int, int]]
"""Term -> person -> the places, as bits."""


def own_terms(person: Person) -> dict[str, int]:
    """The terms of what somebody offers, knows about and does, each with the bits of where."""
    places: dict[str, int] = {}
    for at, texts in enumerate((person.offers, person.topics, (person.position,))):
        for term in _terms(texts):
            places[term] = places.get(term, 0) | 1 << at
    return places


def talk_terms(topic: str, summary: str, note: str, tags: Iterable[str]) -> set[str]:
    """The terms of what was noted of a talk."""
    return set(_terms((topic, summary, note, *tags)))


def _terms(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if text:
            yield from terms_of(text)


def spends_time(channel: str) -> bool:
    """True for a talk that takes time together: in person or live."""
    return channel in CONVERSATIONS


def knowing(people: Iterable[Person], talks: Iterable[Interaction], terms: Iterable[str]) -> Where:
    """Of each term the people who have to do with it, found by reading everything."""
    places: dict[str, dict[int, int]] = {term: {} for term in terms}
    here = set()
    alike: dict[str, dict[str, int]] = {"": {}}
    for person in people:
        here.add(person.id)
        own = alike.get(person.position) if not (person.offers or person.topics) else own_terms(person)
        if own is None:  # very many have a position and no more, and the same one again and again
            own = alike[person.position] = {term: bits for term, bits in own_terms(person).items() if term in places}
        for term, bits in own.items():
            if term in places:
                places[term][person.id] = bits
    for talk in talks:
        if not (talk.topic or talk.summary or talk.note or talk.tags):
            continue
        for term in talk_terms(talk.topic, talk.summary, talk.note, talk.tags):
            for who in here.intersection(talk.people) if term in places else ():
                places[term][who] = places[term].get(who, 0) | TALKS
    return places
