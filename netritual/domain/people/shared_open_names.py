"""Namesakes: what tells them apart, and one name that several entries leave open: whose it is in one, it is in all."""

from collections.abc import Iterable, Mapping, Sequence
from re import IGNORECASE

from netritual.domain.language.terms import COMMON_STEMS, terms_of
from netritual.domain.language.text import fold
from netritual.domain.model import Interaction, Person, Unsettled
from netritual.domain.network import Network
from netritual.regex import regex

_MATTER = regex(r"\b(?:about|re|regarding)\b[^,;.(]*", IGNORECASE)
"""What a line says of a matter, such as "about the council"."""

OpenName = tuple[str, frozenset[int]]
"""A name that an entry leaves open, folded, and those who may be meant."""


def distinction(person: Person, namesakes: Iterable[Person] = ()) -> str:
    """What tells somebody at a glance: where they work, what as, where they live, an address or a number. Of those who
    share their name as much of it as they do not share, or the handle."""
    facts, others = distinctions(person), [distinctions(one) for one in namesakes if one.id != person.id]
    for count in range(1, len(facts) + 1):
        if facts[:count] not in [theirs[:count] for theirs in others]:
            return ", ".join(facts[:count])
    return f"@{person.handle}" if others else ""


def own_fact(person: Person, namesakes: Iterable[Person]) -> str:
    """What somebody alone has of those who share their name, in a few words: the first such fact, or the handle; what
    is told of anybody where nobody shares the name."""
    others = [one for one in namesakes if one.id != person.id and fold(one.name) == fold(person.name)]
    if not others:
        return distinction(person)
    shared = {fold(fact) for one in others for fact in _facts(one)}
    return next((fact for fact in _facts(person) if fold(fact) not in shared), f"@{person.handle}")


def _facts(person: Person) -> list[str]:
    is_profile = any("linkedin.com/in/" in url for url in person.urls)
    return [*distinctions(person), *(["from LinkedIn"] if is_profile else [])]


def distinctions(person: Person) -> list[str]:
    """What may tell somebody from namesakes, the most telling first."""
    about = (person.company, person.position, person.city, *person.emails[:1], *person.phones[:1])
    return [*filter(None, about)]


def named_beside(line: str, person: Person) -> int:
    """How much a line says of somebody: of namesakes the one of whom it says most comes first. A word for where they
    work or live counts twice, one for what they do or care about once; words of every day and those of the name itself
    say nothing, and of where they work nor does what was spoken about."""
    left_out = COMMON_STEMS | terms_of(person.name)
    where = terms_of(f"{person.company} {person.city}") & terms_of(_MATTER.sub("", line))
    what = terms_of(f"{person.position} {' '.join(person.topics)}") & terms_of(line)
    return 2 * len(where - left_out) + len(what - left_out)


def lines_by_name(network: Network) -> dict[OpenName, list[Interaction]]:
    """The entries that leave a name open, by the name, the newest first."""
    by_name: dict[OpenName, list[Interaction]] = {}
    for talk in sorted(network.unsettled(), key=lambda one: (one.on, one.id), reverse=True):
        for key in dict.fromkeys(map(_key, talk.unsettled)):
            by_name.setdefault(key, []).append(talk)
    return by_name


def same_name(
    network: Network, talk: Interaction, name: Unsettled, lines: Mapping[OpenName, Sequence[Interaction]]
) -> tuple[Interaction, ...]:
    """The other entries of ``lines_by_name`` that leave open a name as this one does, newest first: more than a first
    name ("bart k"), of the same people, whose full names differ. "Ana" may be another Ana each time, and two of one
    name are told apart by what the line says. A name that nobody has is of one person in all of them."""
    people = [person for who in name.candidates if (person := network.get(Person, who)) is not None]
    differ = len({fold(person.name) for person in people}) >= max(2, len(people))
    if name.candidates and (len(name.text.split()) < 2 or not differ):
        return ()
    return tuple(other for other in lines.get(_key(name), ()) if other.id != talk.id)


def _key(name: Unsettled) -> OpenName:
    return fold(name.text), frozenset(name.candidates)
