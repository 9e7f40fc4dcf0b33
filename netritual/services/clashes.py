"""What is to be known of the time of a coffee: what stands there already, and a clock that jumps.

Whoever plans or moves one is told; it is never refused.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from netritual.domain.agenda import Busy
from netritual.domain.coffee import PLANNED, overlapping
from netritual.domain.events import title_of
from netritual.domain.hours import zone_of
from netritual.domain.model import Change, Coffee, Settings, Slot
from netritual.domain.network import Network, known_people

PLANNING = frozenset(("plan-coffee", "move-coffee"))
"""The verbs that give a coffee its time."""


def clash_words(network: Network, settings: Settings, busy: Sequence[Busy], change: Change | None) -> str:
    """A sentence for each coffee of a change that got a time at which something stands, or at which the clock jumps; ""
    when nothing is known.

    Other coffees count, and the ``busy`` stretches of the calendars.
    """
    if change is None or change.verb not in PLANNING:
        return ""
    moved = (network.get(Coffee, id_) for id_ in sorted(change.touched.get("coffees", ())))
    told = (
        words
        for coffee in moved if coffee is not None and coffee.slot is not None and coffee.state in PLANNED
        for words in (_jump_words(coffee.slot, settings), _words(network, settings, busy, coffee, coffee.slot))
    )  # fmt: skip
    return " ".join(words for words in told if words)


def _jump_words(slot: Slot, settings: Settings) -> str:
    """What is told of a start within the time that a clock skipped just before it: an hour that no clock shows is read
    as the one that far behind it (RFC 5545 3.3.5)."""
    zone = zone_of(settings, slot.start)
    start = slot.start.astimezone(UTC)
    jump = _offset(start, zone) - _offset(start - timedelta(hours=1), zone)
    if jump <= timedelta() or _offset(start - jump, zone) == _offset(start, zone):
        return ""
    local = start.astimezone(zone).replace(tzinfo=None)
    return f"The clock jumps that night: {local - jump:%H:%M} is {local:%H:%M}."


def _offset(moment: datetime, zone: tzinfo | None) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _words(network: Network, settings: Settings, busy: Sequence[Busy], coffee: Coffee, slot: Slot) -> str:
    other = overlapping(network.all(Coffee), slot, coffee.id)
    if other is not None:
        return f"{title_of(other.channel, known_people(network, other.people))} is at that time too."
    for one in busy:
        if one.start < slot.end and slot.start < one.end:
            first, last = (moment.astimezone(zone_of(settings, slot.start)) for moment in (one.start, one.end))
            return f"Your calendar has something at that time, {first:%H:%M} to {last:%H:%M}."
    return ""
