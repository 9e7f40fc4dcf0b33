"""One name that several entries leave open: whose it is in one of them, it is in all."""

from netritual.domain.model import Interaction, Person, Unsettled
from netritual.domain.network import Network
from netritual.domain.text import fold


def same_name(network: Network, talk: Interaction, name: Unsettled) -> tuple[Interaction, ...]:
    """The other entries that leave open a name as this one does, newest first: more than a first name ("bart k"), of
    the same people, whose full names differ. "Ana" may be another Ana each time, and two of one name are told apart
    by what the line says."""
    people = [person for who in name.candidates if (person := network.get(Person, who)) is not None]
    if len(name.text.split()) < 2 or len({fold(person.name) for person in people}) < max(2, len(people)):
        return ()
    key, who = fold(name.text), set(name.candidates)
    others = (
        other for other in network.unsettled()
        if other.id != talk.id
        and any(fold(one.text) == key and set(one.candidates) == who for one in other.unsettled)
    )  # fmt: skip
    return tuple(sorted(others, key=lambda other: (other.on, other.id), reverse=True))
