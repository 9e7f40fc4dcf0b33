"""What is known to stand at the time of a coffee already. Whoever plans or moves one is told; it is never refused."""

from collections.abc import Sequence

from netritual.domain.agenda import Busy
from netritual.domain.coffee import PLANNED, overlapping
from netritual.domain.events import title_of
from netritual.domain.hours import zone_of
from netritual.domain.model import Change, Coffee, Settings
from netritual.domain.network import Network, known_people

PLANNING = frozenset(("plan-coffee", "move-coffee"))
"""The verbs that give a coffee its time."""


def clash_words(network: Network, settings: Settings, busy: Sequence[Busy], change: Change | None) -> str:
    """A sentence for each coffee of a change that got a time at which something stands; "" when nothing is known.

    Other coffees count, and the ``busy`` stretches of the calendars.
    """
    if change is None or change.verb not in PLANNING:
        return ""
    moved = (network.get(Coffee, id_) for id_ in sorted(change.touched.get("coffees", ())))
    told = (_words(network, settings, busy, coffee) for coffee in moved if coffee is not None)
    return " ".join(words for words in told if words)


def _words(network: Network, settings: Settings, busy: Sequence[Busy], coffee: Coffee) -> str:
    slot = coffee.slot
    if slot is None or coffee.state not in PLANNED:
        return ""
    other = overlapping(network.all(Coffee), slot, coffee.id)
    if other is not None:
        return f"{title_of(other.channel, known_people(network, other.people))} is at that time too."
    for one in busy:
        if one.start < slot.end and slot.start < one.end:
            first, last = (moment.astimezone(zone_of(settings, slot.start)) for moment in (one.start, one.end))
            return f"Your calendar has something at that time, {first:%H:%M} to {last:%H:%M}."
    return ""
