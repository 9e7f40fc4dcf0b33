"""The planned coffees as ``netritual coffees --json`` tells them, and which of them is meant by a few words."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from netritual.domain.coffees.calendar_events import typed_title
from netritual.domain.coffees.coffee import PLANNED, is_to_come
from netritual.domain.coffees.event_revisions import file_status
from netritual.domain.coffees.past_coffees import talk_of, to_answer
from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.dates.moments import Stated, read_moment
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.dates.zones import zone_named
from netritual.domain.loops.loop_list import met_instead
from netritual.domain.model import Coffee, Settings, Slot
from netritual.domain.network import Network, People
from netritual.services.name_book import NameBook


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
    """One coffee, also for the answer of plan, move, confirm and cancel. Moments stand in the slot's own zone;
    ``called`` is what its line calls it: "wrap party"."""
    there = [person for id_ in coffee.people if (person := people.get(id_)) is not None]
    who = [{"id": person.id, "handle": person.handle, "name": person.name} for person in there]
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
        "called": typed_title(coffee, there) or None,
        "place": coffee.place or None,
        "purpose": coffee.purpose,
    }


def _moment(moment: datetime, zone: str) -> str:
    return moment.astimezone(zone_named(zone) or moment.tzinfo).isoformat(timespec="seconds")


def coffees_meant(
    network: Network, settings: Settings, now: datetime, typed: str, *, past: bool = False
) -> list[Coffee]:
    """All coffees that the words may mean, by start; of an answer to what happened (``past``) first those that began.

    A coffee that is planned goes before one that is over or was only said. Of several nothing is guessed.
    """
    text = typed.strip().removeprefix("@")
    rows = coffee_rows(network, now, met_instead(network, settings, now))
    listed = [coffee for row in rows if (coffee := network.get(Coffee, row["id"])) is not None]
    if text.isascii() and text.isdigit():
        numbered = listed[int(text) - 1 : int(text)] if int(text) else []
        with_id = network.get(Coffee, int(text))
        return list({one.id: one for one in (*numbered, *([with_id] if with_id is not None else []))}.values())
    people = {match[0] for match in NameBook(network).meant(text)[0]}
    if people:
        theirs = [coffee for coffee in network.all(Coffee) if not people.isdisjoint(coffee.people)]
        planned = [coffee for coffee in theirs if coffee.state in PLANNED and coffee.slot is not None]
        over = [coffee for coffee in listed if coffee in theirs]
        said = [coffee for coffee in theirs if coffee.state == "said"]
        return _by_start(_timely(planned, now, past) or over or said) or _by_start(theirs)[-1:]
    order, eow = settings.date_order, settings.eow
    stated, zone = read_moment(text, now.date(), order, eow), zone_of(settings, now)
    days = {parse_day(text, now.date(), False, order, eow), stated.day if isinstance(stated, Stated) else None}
    on_day = [one for one in listed if one.slot is not None and one.slot.start.astimezone(zone).date() in days]
    planned = [coffee for coffee in on_day if coffee.state in PLANNED]
    return _by_start(_timely(planned, now, past) or on_day)


def _timely(coffees: Sequence[Coffee], now: datetime, past: bool) -> Sequence[Coffee]:
    """Those that began, for what happened; else those that are not over. All of them when none is so."""
    fitting = [
        coffee for coffee in coffees
        if coffee.slot is not None and (coffee.slot.start <= now if past else coffee.slot.end > now)
    ]  # fmt: skip
    return fitting or coffees


def _by_start(coffees: Sequence[Coffee]) -> list[Coffee]:
    return sorted(coffees, key=lambda one: (one.slot is None, one.slot.start.timestamp() if one.slot else 0, one.id))
