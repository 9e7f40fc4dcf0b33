"""What ``find`` and ``F`` show: people first, in half of the places at most, then talks, held, planned or to follow up,
the newest first, with the words marked."""

from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import NamedTuple, TypeVar

from msgspec.structs import asdict

from netritual.domain.coffees.past_coffees import day_of
from netritual.domain.model import TABLE_OF, Coffee, Follow, Interaction, Person, Record
from netritual.domain.network import Network, known_people
from netritual.domain.people.person_fields import FIELDS, text_of
from netritual.domain.search.search_terms import NAMES, TEXTS, holds, marked, parts, searched, words_of

MOST_PEOPLE = 5000
"""So many people are looked through for a name; a word that more of them hold is no name."""
MOST_PLANNED = 500
"""So many planned talks with some words are looked through for a name."""
MOST_WORDS = 100
"""A longer text is looked for by its first words."""
BEFORE = 30
"""Letters before the first word that was looked for, where the text is cut."""


R = TypeVar("R", Coffee, Follow)


class Hit(NamedTuple):
    """One record that holds all words; ``on`` is the day of a talk.

    ``parts`` is the text in parts, each with whether it is one of the words, ``shown`` the text with the words marked,
    from shortly before the first of them.
    """

    table: str
    id: int
    on: date | None
    people: tuple[Person, ...]
    text: str
    parts: tuple[tuple[str, bool], ...]
    shown: str


def find(network: Network, text: str, limit: int) -> list[Hit]:
    """The first hits for some words; none where there is no word."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return []
    holding = [network.find(Person, (word,), MOST_PEOPLE) for word in words]
    meant = [_who_answers(people, word) for people, word in zip(holding, words, strict=True)]
    talks = network.find(Interaction, words, limit, meant)
    planned = [_coffee_hit(network, coffee, words) for coffee in _with_people(network, Coffee, words, meant, limit)]
    planned += [_follow_hit(network, follow, words) for follow in _with_people(network, Follow, words, meant, limit)]
    places = max(limit - len(talks) - len(planned), limit // 2)
    if any(len(people) == MOST_PEOPLE for people in holding):
        first = network.find(Person, words, places)
    else:
        others = [{one.id for one in people} for people in holding[1:]]
        first = [one for one in holding[0] if all(one.id in ids for ids in others)][:places]
    hits = [_hit(one, None, (one,), _of_person(one), words) for one in first]
    talk_hits = [_talk(network, talk, words) for talk in talks]
    said = {(hit.on, hit.people, hit.text) for hit in talk_hits}
    talk_hits += [hit for hit in planned if (hit.on, hit.people, hit.text) not in said]
    return [*hits, *sorted(talk_hits, key=lambda hit: hit.on or date.min, reverse=True)[: limit - len(hits)]]


def _with_people(
    network: Network, kind: type[R], words: Sequence[str], meant: Sequence[Set[int]], limit: int
) -> Sequence[R]:
    """The records of a kind that hold all words, or have the people who answer to those that are names."""
    plain = [word for word, people in zip(words, meant, strict=True) if not people]
    if not plain or len(plain) == len(words):
        return network.find(kind, words, limit)
    return [
        one for one in network.find(kind, plain, MOST_PLANNED)
        if all(
            not people.isdisjoint(one.people) or holds(searched(asdict(one), TEXTS[kind]), (word,))
            for word, people in zip(words, meant, strict=True) if people
        )
    ][:limit]  # fmt: skip


def _who_answers(people: Sequence[Person], word: str) -> frozenset[int]:
    """Those of some people whose names hold a word; nobody where there are so many that it is no name."""
    if len(people) == MOST_PEOPLE:
        return frozenset()
    names = {one.id: {name: getattr(one, name) for name in NAMES} for one in people}
    return frozenset(person for person, fields in names.items() if holds(searched(fields, NAMES), (word,)))


def _talk(network: Network, talk: Interaction, words: list[str]) -> Hit:
    channel = talk.channel if talk.channel in words else ""
    texts = (talk.line or talk.channel, talk.topic, talk.summary, talk.note, talk.place or "", *talk.tags, channel)
    return _hit(talk, talk.on, tuple(known_people(network, talk.people)), _joined(texts), words)


def _coffee_hit(network: Network, coffee: Coffee, words: list[str]) -> Hit:
    channel = coffee.channel if coffee.channel in words else ""
    texts = (coffee.line or coffee.channel, coffee.purpose, coffee.give, coffee.ask, coffee.place or "", channel)
    on = day_of(coffee) if coffee.slot is not None else coffee.due or coffee.said
    return _hit(coffee, on, tuple(known_people(network, coffee.people)), _joined(texts), words)


def _follow_hit(network: Network, follow: Follow, words: list[str]) -> Hit:
    people = tuple(known_people(network, follow.people))
    return _hit(follow, follow.due or follow.made, people, _joined((follow.line, follow.text)), words)


def _of_person(person: Person) -> str:
    values = ((name, getattr(person, name)) for name in TEXTS[Person])
    return _joined(text_of(value) if name in FIELDS else str(value) for name, value in values if value)


def _joined(texts: Iterable[str]) -> str:
    """The texts that say something which those before them do not."""
    saying: list[str] = []
    said: set[str] = set()
    for text in texts:
        words = set(words_of(text))
        if not words <= said:
            saying.append(text)
            said |= words
    return "; ".join(saying)


def _hit(record: Record, on: date | None, people: tuple[Person, ...], text: str, words: list[str]) -> Hit:
    pieces = tuple(parts(" ".join(text.split()), words))
    starred = marked(pieces)
    first = starred.find("*")
    shown = f"…{starred[first - BEFORE :]}" if first > 2 * BEFORE else starred
    return Hit(TABLE_OF[type(record)], record.id, on, people, text, pieces, shown)
