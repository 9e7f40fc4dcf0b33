"""After a planned talk was said to have happened: what is asked about it, and the lines that answer."""

from datetime import date
from typing import NamedTuple

from netritual.domain.dates.day_wording import ago, capital, day_words
from netritual.domain.model import Ask, Change, Interaction, Person
from netritual.domain.network import Network, known_people
from netritual.review.rows import names_of


class Happened(NamedTuple):
    """A talk that took place: what it is called, its line begun, those it was with, and what I asked them and what they
    have not answered: the id of an ask, its text, and when."""

    words: str
    line: str
    people: tuple[Person, ...]
    asks: tuple[tuple[int, str, str], ...]

    @property
    def handles(self) -> str:
        """The people as they stand in a line."""
        return " ".join(f"@{person.handle}" for person in self.people)


def happened(network: Network, change: Change | None, today: date) -> Happened | None:
    """The talk that a change says took place: that of a coffee that was said to be held, where that made its entry.

    Its line, saved with more words, and that entry are one (``services.verbs.coffees.took_place``). None after anything
    else.
    """
    if change is None or change.verb != "hold-coffee":
        return None
    talks = [network.get(Interaction, id_) for id_ in change.touched.get("interactions", ())]
    talk = next((talk for talk in talks if talk is not None), None)
    if talk is None:
        return None
    people = tuple(known_people(network, talk.people))
    day = "" if talk.on == today else f"{day_words(talk.on, today)} "
    asks = [ask for ask in network.all(Ask) if ask.state == "asked" and ask.to in talk.people]
    return Happened(
        words=f"{capital(talk.channel)} with {names_of(network, talk.people)}",
        line=f"{talk.channel} {''.join(f'@{person.handle} ' for person in people)}{day}",
        people=people,
        asks=tuple(
            (ask.id, ask.text or ask.topic or ask.type, f"asked {ago((today - ask.asked).days)}" if ask.asked else "")
            for ask in asks
        ),
    )
