"""What a coffee is for, what to give and to ask, and the text of its event. Pure.

A calendar may be shared, and the event is read later: its text names days by their dates, and nothing that was noted on
a person for oneself, which are their private notes, their topics and what one wants of them.
"""

from collections.abc import Iterable
from datetime import date

from netritual.domain.counts import counts
from netritual.domain.events import DEFAULT_PURPOSE
from netritual.domain.model import Ask, Coffee, Person, Promise, Request
from netritual.domain.network import Network, known_people
from netritual.domain.suggestions.needs import Offers
from netritual.domain.words import dated, day_words


def purpose_for(network: Network, people: Iterable[int]) -> str:
    """A purpose where none was given, as the event may say it: the last topic, else catching up."""
    who = known_people(network, people)
    topic = next((talk.topic for person in who for talk in network.talks(person.id, 5) if talk.topic.strip()), "")
    return f"{DEFAULT_PURPOSE}: {topic.strip()}" if topic else DEFAULT_PURPOSE


def give_for(network: Network, people: Iterable[int]) -> str:
    """What to give where nothing was noted: an introduction that meets a need, or help with one; "" without a need."""
    who = known_people(network, people)
    offers = Offers(counts(network).seeking()) if any(person.needs for person in who) else None
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
    found = next((ask.text or ask.topic for ask in planned if ask.text or ask.topic), "")
    return found if found and not answer_first(network, who) else ""


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


def notes_for(network: Network, coffee: Coffee, today: date) -> str:
    """The text of the event, line by line: purpose, give, ask, what you owe, what they owe, the last talk.

    Before a first talk: what one may talk about, from what they do.
    """
    last = _last_talk(network, coffee, today)
    lines = [
        ("Purpose", coffee.purpose),
        ("Give", coffee.give),
        ("Ask", coffee.ask),
        *_open(network, coffee, today).items(),
        ("Last talk", last),
        ("Talk about", "" if last else _first_topics(network, coffee.people)),
    ]
    return "\n".join(f"{head}: {_one_line(text)}" for head, text in lines if text.strip())


def refreshed(network: Network, coffee: Coffee, today: date) -> str:
    """The text that an event has, with what is open now: what was kept or let go since leaves it."""
    now = _open(network, coffee, today)
    lines = [(line, line.partition(": ")[0]) for line in coffee.notes.split("\n")]
    return "\n".join(f"{head}: {_one_line(now[head])}" if head in now else line for line, head in lines)


def _open(network: Network, coffee: Coffee, today: date) -> dict[str, str]:
    """What is open with the people of a coffee, by the words before it."""
    return {
        "You owe": "; ".join(you_owe(network, coffee.people, today)) or "nothing",
        "They owe": "; ".join(they_owe(network, coffee.people, today)) or "nothing",
    }


def you_owe(network: Network, people: Iterable[int], today: date) -> tuple[str, ...]:
    """What I promised these people, and what they asked me and wait for."""
    people = set(people)
    promised = _promises(network, people, "me", today)
    asked = [
        request.text or request.type
        for request in network.all(Request)
        if request.from_ in people and request.state == "open"
    ]
    return (*promised, *(f"an answer: {text}" for text in asked))


def they_owe(network: Network, people: Iterable[int], today: date) -> tuple[str, ...]:
    """What they promised me."""
    return tuple(_promises(network, set(people), "them", today))


def _promises(network: Network, people: set[int], by: str, today: date) -> list[str]:
    return [
        f"{promise.text} (by {dated(promise.due, today)})" if promise.due else promise.text
        for promise in network.all(Promise)
        if promise.by == by and promise.state in ("open", "moved") and not people.isdisjoint(promise.people)
    ]


def _last_talk(network: Network, coffee: Coffee, today: date) -> str:
    talks = [talk for who in coffee.people for talk in network.talks(who, 5) if talk.channel not in ("note", "react")]
    if not talks:
        return ""
    last = max(talks, key=lambda talk: (talk.on, talk.id))
    about = last.topic or ("" if last.sentence else last.summary)
    return f"{dated(last.on, today)}, {last.channel}" + (f": {about}" if about else "")


def _first_topics(network: Network, people: Iterable[int]) -> str:
    """What is known to talk about with people one has not talked to."""
    who = known_people(network, people)
    work = [", ".join(filter(None, (person.position, person.company))) for person in who]
    known = [f"their work ({'; '.join(filter(None, work))})"] if any(work) else []
    return "; ".join((*known, "what would help them most right now"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
