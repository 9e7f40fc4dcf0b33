"""How many people of the network the engine can say something about: what fades as a log grows is counted by it."""

from datetime import date

from netritual.domain.counts import counts
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.occasions import ENOUGH, occasions
from netritual.domain.ties import days_of


def ready(network: Network, today: date, most: int | None = None) -> int:
    """How many people have a tier and a talk, or three occasions; archived ones are left out.

    With ``most`` it counts no further than that.
    """
    totals, now = counts(network), today.toordinal()
    found = {person.id for person, sums in totals.rhythms(now) if sums.two_way and person.status != "archived"}
    for who in totals.together(today, lambda channel: 0):
        if most is not None and len(found) >= most:
            break
        if who not in found and totals.sums(who, now).count >= ENOUGH:
            person = network.get(Person, who)
            days = [day.day for day in days_of(network.touches(who), now)]
            if person is not None and person.status != "archived" and occasions(days) >= ENOUGH:
                found.add(who)
    return len(found)
