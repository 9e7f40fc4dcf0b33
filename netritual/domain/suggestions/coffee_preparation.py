"""What a coffee is for, what to give and to ask, and what is open with its people. Pure."""

from collections.abc import Iterable
from datetime import date

from netritual.domain.coffees.calendar_privacy import DEFAULT_PURPOSE
from netritual.domain.dates.day_wording import dated, day_words
from netritual.domain.model import Ask, Introduction, Person, Promise, Request
from netritual.domain.network import Network, known_people
from netritual.domain.suggestions.needs import OfferIndex
from netritual.domain.ties.counts import counts


def purpose_for(network: Network, people: Iterable[int]) -> str:
    """A purpose where none was given: the last topic, else catching up."""
    who = known_people(network, people)
    topic = next((talk.topic for person in who for talk in network.talks(person.id, 5) if talk.topic.strip()), "")
    return f"{DEFAULT_PURPOSE}: {topic.strip()}" if topic else DEFAULT_PURPOSE


def give_for(network: Network, people: Iterable[int]) -> str:
    """What to give where nothing was noted: an introduction that meets a need, or help with one; "" without a need."""
    who = known_people(network, people)
    offers = OfferIndex(counts(network).seeking()) if any(person.needs for person in who) else None
    for person in who:
        for need in person.needs if offers is not None else ():
            hit = offers.best(person, need) if offers is not None else None
            other = network.get(Person, hit[0]) if hit is not None else None
            if other is not None:
                return f"an introduction to {other.name}, for “{need}”"
    need = next((need for person in who for need in person.needs), "")
    return f"help with “{need}”" if need else ""


def ask_for(network: Network, people: Iterable[int]) -> str:
    """What to ask where nothing was noted: an ask that is planned and not made yet; "" where one of them waits for an
    answer of mine."""
    who = set(people)
    planned = (ask for ask in network.all(Ask) if ask.to in who and ask.state == "planned")
    wish = next((ask.text or ask.topic for ask in planned if ask.text or ask.topic), "")
    return wish if wish and not answer_first(network, who) else ""


def answer_first(network: Network, people: Iterable[int]) -> bool:
    """Whether one of these people waits for an answer of mine: then nothing is asked of them."""
    who = set(people)
    return any(request.from_ in who and request.state == "open" for request in network.all(Request))


def open_ask(network: Network, people: Iterable[int], today: date) -> str:
    """The ask that waits for their answer, with its day; "" without one."""
    who = set(people)
    asked = [ask for ask in network.all(Ask) if ask.to in who and ask.state == "asked"]
    return "; ".join(
        f"{ask.text or ask.topic or ask.type} (asked {day_words(ask.asked, today)}, no answer yet)" for ask in asked
    )


def you_owe(network: Network, people: Iterable[int], today: date) -> tuple[str, ...]:
    """What I promised these people, what they asked me and wait for, and whom I spoke of introducing to them."""
    people = set(people)
    promised = _promises(network, people, "me", today)
    asked = [
        request.text or request.type
        for request in network.all(Request)
        if request.from_ in people and request.state == "open"
    ]
    words = [
        f"introduce {' and '.join(one.name for one in known_people(network, introduction.between))}"
        for introduction in network.all(Introduction)
        if introduction.state == "proposed" and not people.isdisjoint(introduction.between)
    ]
    return (*promised, *(f"an answer: {text}" for text in asked), *words)


def they_owe(network: Network, people: Iterable[int], today: date) -> tuple[str, ...]:
    """What they promised me."""
    return tuple(_promises(network, set(people), "them", today))


def _promises(network: Network, people: set[int], by: str, today: date) -> list[str]:
    return [
        f"{promise.text} (by {dated(promise.due, today)})" if promise.due else promise.text
        for promise in network.all(Promise)
        if promise.by == by and promise.is_open and not people.isdisjoint(promise.people)
    ]


def first_topics(network: Network, people: Iterable[int]) -> str:
    """What is known to talk about with people one has not talked to."""
    who = known_people(network, people)
    work = [", ".join(filter(None, (person.position, person.company))) for person in who]
    topics = [f"their work ({'; '.join(filter(None, work))})"] if any(work) else []
    return "; ".join((*topics, "what would help them most right now"))
