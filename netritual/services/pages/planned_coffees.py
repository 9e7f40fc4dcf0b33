"""The planned coffees as ``netritual coffees --json`` tells them, and which of them is meant by a few words."""

from collections.abc import Collection, Iterable, Sequence
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
from netritual.domain.language.text import fold
from netritual.domain.loops.loop_list import met_instead
from netritual.domain.model import Coffee, Settings, Slot
from netritual.domain.network import Network, People, known_people
from netritual.domain.people.first_names import first_name
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

    A coffee that is planned goes before one that is over or was only said. A name means whoever of that name has a
    coffee, a day goes before a name that only begins so, and both may stand together. Of several nothing is guessed.
    """
    text = typed.strip().removeprefix("@")
    rows = coffee_rows(network, now, met_instead(network, settings, now))
    listed = [coffee for row in rows if (coffee := network.get(Coffee, row["id"])) is not None]
    if text.isascii() and text.isdigit():
        numbered = listed[int(text) - 1 : int(text)] if int(text) else []
        with_id = network.get(Coffee, int(text))
        return list({one.id: one for one in (*numbered, *([with_id] if with_id is not None else []))}.values())
    book, order, eow, zone = NameBook(network), settings.date_order, settings.eow, zone_of(settings, now)

    def with_people(people: Iterable[int]) -> list[Coffee]:
        who = set(people)
        theirs = [coffee for coffee in network.all(Coffee) if who and not who.isdisjoint(coffee.people)]
        planned = [coffee for coffee in theirs if coffee.state in PLANNED and coffee.slot is not None]
        over = [coffee for coffee in listed if coffee in theirs]
        said = [coffee for coffee in theirs if coffee.state == "said"]
        return _by_start(_timely(planned, now, past) or over or said) or _by_start(theirs)[-1:]

    def on_day(words: str) -> list[Coffee]:
        stated = read_moment(words, now.date(), order, eow)
        days = {parse_day(words, now.date(), False, order, eow), stated.day if isinstance(stated, Stated) else None}
        those = [one for one in listed if one.slot is not None and one.slot.start.astimezone(zone).date() in days]
        return _by_start(_timely([one for one in those if one.state in PLANNED], now, past) or those)

    def called(name: str) -> list[Coffee]:
        return with_people(book.people_meant(name)[0]) or with_people(who for who, _ in book.hits(name))

    if theirs := called(text) if any(True for _ in book.holders(fold(text))) else on_day(text):
        return theirs
    if theirs := called(text) or (with_people(who for who, _ in book.started(fold(text))) if fold(text) else []):
        return theirs
    words = text.split()
    parts = ((called(" ".join(words[:at])), on_day(" ".join(words[at:]))) for at in range(1, len(words)))
    return next(filter(None, ([one for one in mine if one in those] for mine, those in parts)), [])


def shortest_which(network: Network, settings: Settings, now: datetime, coffee: Coffee, *, past: bool) -> str:
    """The fewest words that mean one coffee, as a shell takes them: a first name, a handle, either with its day; else
    its id."""
    names = list[str]()
    for person in known_people(network, coffee.people):
        first = first_name(person.name).lower()
        names += [*([first] if first.isalnum() else []), person.handle]
    if coffee.slot is not None:
        day = coffee.slot.start.astimezone(zone_of(settings, now)).date().isoformat()
        names += [f"{name} {day}" for name in names]
    meant = (name for name in names if coffees_meant(network, settings, now, name, past=past) == [coffee])
    return next(meant, str(coffee.id))


def _timely(coffees: Sequence[Coffee], now: datetime, past: bool) -> Sequence[Coffee]:
    """Those that began, for what happened; else those that are not over. All of them when none is so."""
    fitting = [
        coffee for coffee in coffees
        if coffee.slot is not None and (coffee.slot.start <= now if past else coffee.slot.end > now)
    ]  # fmt: skip
    return fitting or coffees


def _by_start(coffees: Sequence[Coffee]) -> list[Coffee]:
    return sorted(coffees, key=lambda one: (one.slot is None, one.slot.start.timestamp() if one.slot else 0, one.id))
