"""The planned coffees as ``netritual coffees --json`` tells them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from netritual.domain.coffee import file_status, is_to_come
from netritual.domain.model import Coffee, Slot
from netritual.domain.network import Network, People
from netritual.domain.past_coffees import talk_of, to_answer
from netritual.domain.zones import zone_named


def coffee_rows(network: Network, now: datetime, instead: Collection[int] = ()) -> list[dict[str, Any]]:
    """The coffees with a slot that are to come, and those past ones of which it is asked whether they happened; without
    the ids ``instead`` of which people were met another time."""
    people = People(network)
    asked = {one.coffee.id for one in to_answer(network, now)}.difference(instead)
    listed = [
        coffee
        for coffee in network.all(Coffee)
        if coffee.id in asked or (is_to_come(coffee, now) and talk_of(network, coffee) is None)
    ]
    listed.sort(key=lambda coffee: (cast(Slot, coffee.slot).start, coffee.id))
    return [coffee_row(coffee, people) for coffee in listed]


def coffee_row(coffee: Coffee, people: People) -> dict[str, Any]:
    """One coffee, also for the answer of plan, move, confirm and cancel. Moments stand in the slot's own zone."""
    who = [
        {"id": person.id, "handle": person.handle, "name": person.name}
        for id_ in coffee.people
        if (person := people.get(id_)) is not None
    ]
    slot = coffee.slot
    return {
        "id": coffee.id,
        "uid": coffee.uid,
        "sequence": coffee.sequence,
        "status": file_status(coffee),
        "state": coffee.state,
        "person": who[0] if who else None,
        "people": who,
        "start": _moment(slot.start, slot.tz) if slot else None,
        "end": _moment(slot.end, slot.tz) if slot else None,
        "tz": slot.tz if slot else None,
        "kind": coffee.channel,
        "place": coffee.place or None,
        "purpose": coffee.purpose,
    }


def _moment(moment: datetime, zone: str) -> str:
    return moment.astimezone(zone_named(zone) or moment.tzinfo).isoformat(timespec="seconds")
