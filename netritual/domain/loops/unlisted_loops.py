"""What is open and stands in no list of loops: introductions, and what people look for."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from netritual.domain.loops.loop import Loop
from netritual.domain.model import Introduction, Person
from netritual.domain.network import Network, known_people
from netritual.regex import regex

INTRO = regex(r"\b(?:intro|connect)")
"""Words of introducing two."""


def introductions(network: Network, on: date) -> Iterator[Loop]:
    """What is to introduce two and stands in no list of loops: an introduction under way, one that was made and of
    which nobody knows yet what came, and a need of one."""
    for intro in network.all(Introduction):
        if intro.state not in ("proposed", "outcome", "closed"):
            loop = bare_loop("introductions", intro.id, intro.between, intro.why, intro.sent or intro.made or on)
            yield replace(loop, state=intro.state) if intro.state == "sent" else loop
    for person in network.all(Person):
        for need in person.needs:
            if INTRO.search(need.lower()):
                yield bare_loop("people", person.id, (person.id,), need, on)


def needs(network: Network, on: date, people: Iterable[int]) -> Iterator[Loop]:
    """What these people look for, but introductions: it stands on their pages and in no list of loops."""
    for person in known_people(network, people):
        for need in person.needs:
            if not INTRO.search(need.lower()):
                yield bare_loop("people", person.id, (person.id,), need, on)


def bare_loop(table: str, id: int, people: tuple[int, ...], what: str, since: date) -> Loop:
    """A loop of which no more is known than what it is about, with whom and since when."""
    return Loop(
        id=id, kind="follow", table=table, who=people[0], people=people, what=what, due=None, age_days=0, state="open",
        late=False, score=0.0, since=since, note="", from_=since, until=since,
    )  # fmt: skip
