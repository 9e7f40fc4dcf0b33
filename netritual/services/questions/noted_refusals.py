"""Telling of a no that was just logged: it keeps somebody out of the suggestions for a while. Where the line is asked
about, nothing is told: the answer decides."""

from netritual.domain.dates.day_wording import day_words
from netritual.domain.loops.trigger_vocabulary import may_decline
from netritual.domain.model import Interaction
from netritual.domain.network import Network, known_people


def refusal_words(network: Network, id: int) -> list[str]:
    """A sentence for each person who says no to a meeting in the entry with this id, with what follows from it."""
    talk = network.get(Interaction, id)
    if talk is None or not may_decline(talk.line, talk.summary, talk.note):
        return []
    from netritual.domain.suggestions.refusals import refused_until  # few lines tell of a no

    words = []
    for person in known_people(network, talk.people):
        no = refused_until(talk, person)
        if no is not None:
            when = f"before {day_words(no.until, talk.on)}" if no.named else "for now"
            words.append(f"Noted as a no: no meeting with {person.name} is suggested {when}.")
    return words
