"""A diary to read and print: one chapter a person, in Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from netritual.domain.coffees.coffee import OPEN
from netritual.domain.language.text import clean
from netritual.domain.model import Ask, Coffee, Follow, Gift, Interaction, Person, Promise, Request, Thanks
from netritual.domain.network import Network
from netritual.domain.people.person_fields import FIELDS, PEOPLE, text_of

DAY = "%d %b %Y"


def diary(network: Network) -> bytes:
    """Everyone by name, each with what is known of them, what is open, and every talk, newest first."""
    people = sorted(network.all(Person), key=lambda person: (person.name.casefold(), person.id))
    names = {person.id: person.name for person in people}
    open_things, gifts = _open(network), _gifts(network)
    parts = ["# People", ""]
    for person in people:
        loops, person_gifts = open_things.get(person.id, []), gifts.get(person.id, [])
        parts += [*_chapter(network, person, names, loops, person_gifts), ""]
    return "\n".join(parts).encode("utf-8")


def _chapter(
    network: Network, person: Person, names: Mapping[int, str], loops: Sequence[str], gifts: Sequence[tuple[date, str]]
) -> Iterator[str]:
    yield f"## {_plain(person.name)} (@{_plain(person.handle)})"
    yield ""
    work = ", ".join(_plain(text) for text in (person.position, person.company, person.city) if text)
    if work:
        yield work
        yield ""
    for field in FIELDS.values():
        value = getattr(person, field.name)
        if field.type == PEOPLE:
            value = tuple(names[other] for other in value if other in names)
        if field.diary and value:
            yield f"* {field.diary}: {_plain(text_of(value))}"
    for loop in loops:
        yield f"* open: {loop}"
    talks = ((talk.on, _talk(talk, person, names)) for talk in network.talks(person.id))
    lines = sorted([*talks, *gifts], reverse=True)
    if lines:
        yield ""
    for on, words in lines:
        yield f"* {on.strftime(DAY)} {words}"


def _talk(talk: Interaction, person: Person, names: Mapping[int, str]) -> str:
    others = [names[other] for other in talk.people if other != person.id and other in names]
    words = [talk.channel if talk.via is None else f"{talk.channel} ({_plain(talk.via)})"]
    if talk.minutes:
        words.append(f"{talk.minutes} min")
    if talk.place:
        words.append(f"at {_plain(talk.place)}")
    if others:
        words.append(f"with {', '.join(map(_plain, others))}")
    about = "; ".join(_plain(text) for text in (talk.topic, talk.summary, talk.note) if text)
    return f"{', '.join(words)}: {about}" if about else ", ".join(words)


def _gifts(network: Network) -> dict[int, list[tuple[date, str]]]:
    gifts: dict[int, list[tuple[date, str]]] = {}
    for gift in network.all(Gift):
        for person in gift.people:
            gifts.setdefault(person, []).append((gift.on, f"{gift.direction}: {_plain(gift.text)}"))
    return gifts


def _open(network: Network) -> dict[int, list[str]]:
    """What is open between me and each person, in words."""
    lines: dict[int, list[str]] = {}

    def note(people: Sequence[int], words: str, text: str, due: date | None) -> None:
        by = f" by {due.strftime(DAY)}" if due else ""
        for person in people:
            lines.setdefault(person, []).append(f"{words}{f' {_plain(text)}' if text else ''}{by}")

    for promise in network.all(Promise):
        if promise.is_open:
            note(promise.people, "I promised" if promise.by == "me" else "they promised", promise.text, promise.due)
    for request in network.all(Request):
        if request.state == "open":
            note([request.from_], "they asked for", request.text, request.due)
    for ask in network.all(Ask):
        if ask.state in ("planned", "asked"):
            note([ask.to], "I asked for", ask.text or ask.topic, ask.due)
    for thanks in network.all(Thanks):
        if thanks.said is None:
            note([thanks.to], "thanks for", thanks.text.removeprefix("for "), thanks.due)
    for follow in network.all(Follow):
        if follow.state == "open":
            note(follow.people, "follow up", follow.text, follow.due)
    for coffee in network.all(Coffee):
        if coffee.state in OPEN:
            note(coffee.people, f"{coffee.channel}, {coffee.state}", coffee.purpose, coffee.due)
    return lines


def _plain(text: str) -> str:
    """The text on one line, with the signs of Markdown and HTML escaped."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", clean(text))
