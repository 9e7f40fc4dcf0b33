"""Telling of a no that was just logged: it keeps somebody out of the suggestions for a while. Where the line is asked
about, nothing is told: the answer decides."""

from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network
from netritual.domain.suggestions.refusals import refused_until
from netritual.domain.words import day_words


def refusal_words(network: Network, id: int) -> list[str]:
    """A sentence for each person who says no to a meeting in the entry with this id, with what follows from it."""
    talk = network.get(Interaction, id)
    people = [network.get(Person, who) for who in talk.people] if talk is not None else []
    words = []
    for person in people:
        if talk is None or person is None:
            continue
        no = refused_until(talk, person)
        if no is not None and no.named:
            until = day_words(no.until, talk.on)
            words.append(f"Noted as a no: no meeting with {person.name} is suggested before {until}.")
        elif no is not None:
            words.append(f"Noted as a no: no meeting with {person.name} is suggested for now.")
    return words
