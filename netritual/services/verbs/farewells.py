"""What follows from a line that tells of somebody's death."""

from datetime import datetime

from msgspec.structs import replace

from netritual.domain import coffee as life
from netritual.domain.deaths import died
from netritual.domain.model import Change, Coffee, Interaction
from netritual.domain.words import listed
from netritual.services.ports import Store, Transaction
from netritual.services.verb import verb
from netritual.services.verbs.coffees import cancel_coffee, rested


@verb("lay-to-rest")
def lay_to_rest(tx: Transaction, id: int) -> list[str]:
    """Whose death the entry with this id tells is archived: nothing is suggested of them, and what is open with them
    alone is asked no more. A coffee that is planned does not take place. Their names."""
    talk = tx.get(Interaction, id)
    dead = died(tx, talk) if talk is not None else []
    who = {person.id for person in dead}
    for each in life.open_with(list(tx.all(Coffee)), who) if dead else ():
        if who.issuperset(each.people) and each.state in life.PLANNED:
            cancel_coffee.within(tx, each.id)
        elif who.issuperset(each.people):
            rested(tx, each.id)
    for person in dead:
        tx.put(replace(person, status="archived", tier=0))
    return [person.name for person in dead]


def farewell(store: Store, now: datetime, id: int) -> list[Change]:
    """Lay to rest whose death the entry with this id tells, told in one sentence."""
    names, change = lay_to_rest(store, now, id)
    if change is None:
        return []
    words = f"You noted that {listed(names)} died. Nothing more is suggested or asked, and what was open rests."
    return [replace(change, tell=lambda: words)]
