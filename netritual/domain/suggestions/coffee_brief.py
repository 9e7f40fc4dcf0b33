"""One page for a coffee: why now, what to give first, the ask, what each owes, the last talks, one personal line. Pure.

All of it stays in the home: of a coffee the calendar has only a purpose that was typed for it (``calendar_privacy``).
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from netritual.domain.coffees.calendar_privacy import DEFAULT_PURPOSE
from netritual.domain.dates.day_wording import ago, day_words
from netritual.domain.model import Coffee, Interaction, Person, Settings
from netritual.domain.network import Network, known_people
from netritual.domain.suggestions.coffee_preparation import (
    answer_first,
    ask_for,
    first_topics,
    give_for,
    open_ask,
    purpose_for,
    they_owe,
    you_owe,
)
from netritual.domain.suggestions.open_matters import said_words
from netritual.domain.suggestions.suggestion_reasons import reasons
from netritual.domain.ties.tie import NO_TOUCH

ASK_FIRST = "ask what would help most right now"
"""Nobody is met with nothing to give: the question is a gift too."""
TALKS = 3
"""Talks that are shown, the newest first."""


class Brief(Struct, frozen=True, kw_only=True):
    """What to have in mind. ``personal`` is a line of the private notes, or of the note on the last talk, and what was
    typed of the coffee in one's own words; ``topics`` is what one may talk about before a first talk."""

    why: str
    purpose: str
    give: str
    ask: str
    you_owe: tuple[str, ...]
    they_owe: tuple[str, ...]
    talks: tuple[str, ...]
    topics: str
    personal: str

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Label and text, in the order of the page; giving stands before asking."""
        return (
            ("why now", self.why),
            ("purpose", self.purpose),
            ("give first", self.give),
            ("the ask", self.ask or "nothing noted"),
            ("you owe", "; ".join(self.you_owe) or "nothing"),
            ("they owe", "; ".join(self.they_owe) or "nothing"),
            *(("last talks" if n == 0 else "", talk) for n, talk in enumerate(self.talks or ("none in the log",))),
            *((("talk about", self.topics),) if self.topics else ()),
            ("personal", f"{self.personal} (stays here)" if self.personal else "no line noted yet"),
        )


def brief_of(network: Network, settings: Settings, today: date, coffee: Coffee, why: str = "") -> Brief:
    """The page of a coffee, planned or only suggested; ``why`` is the reason where one is known."""
    people = known_people(network, coffee.people)
    talks = tuple(_talk(talk, today) for talk in _talks(network, coffee.people)[:TALKS])
    noted = next((line for person in people if (line := _personal(network, person))), "")
    return Brief(
        why=why or _why(network, settings, today, coffee, people),
        purpose=_purpose(network, coffee, people),
        give=coffee.give or give_for(network, coffee.people) or ASK_FIRST,
        ask=coffee.ask or _ask(network, coffee, today),
        you_owe=you_owe(network, coffee.people, today),
        they_owe=they_owe(network, coffee.people, today),
        talks=talks,
        topics="" if talks else first_topics(network, coffee.people),
        personal="; ".join(filter(None, (noted, coffee.line))),
    )


def _purpose(network: Network, coffee: Coffee, people: Sequence[Person]) -> str:
    """What the coffee is for: in one's own words, else what one wants of them, else what was found for it."""
    if coffee.purpose and not coffee.purpose.startswith(DEFAULT_PURPOSE):
        return coffee.purpose
    wanted = next((person.purpose.strip() for person in people if person.purpose.strip()), "")
    return wanted or coffee.purpose or purpose_for(network, coffee.people)


def _ask(network: Network, coffee: Coffee, today: date) -> str:
    """The ask that waits for an answer, else a planned one; none of somebody who waits for mine."""
    waiting = open_ask(network, coffee.people, today)
    if not waiting and answer_first(network, coffee.people):
        return "nothing now: they wait for your answer"
    return waiting or ask_for(network, coffee.people)


def _why(network: Network, settings: Settings, today: date, coffee: Coffee, people: Sequence[Person]) -> str:
    """The two best reasons of the engine, behind what was said."""
    best = [words for words in reasons(network, settings, today, [person.id for person in people]) if words][:1]
    if coffee.state == "said" or coffee.said == today:
        return "; ".join(best) or "you put it into the plan"
    return "; ".join([f"{said_words(coffee)} {ago((today - coffee.said).days)}", *best])


def _talks(network: Network, people: Sequence[int]) -> list[Interaction]:
    talks = {talk.id: talk for who in people for talk in network.talks(who, TALKS + 5) if talk.channel not in NO_TOUCH}
    return sorted(talks.values(), key=lambda talk: (talk.on, talk.id), reverse=True)


def _talk(talk: Interaction, today: date) -> str:
    about = talk.topic or talk.summary
    return f"{day_words(talk.on, today)}, {talk.channel}" + (f": {about}" if about else "")


def _personal(network: Network, person: Person) -> str:
    """The first private line on somebody, else what was noted of the newest talk."""
    lines = [line.strip() for line in person.private_notes.splitlines() if line.strip()]
    return lines[0] if lines else next((talk.note.strip() for talk in network.talks(person.id, 5) if talk.note), "")
