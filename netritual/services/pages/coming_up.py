"""What comes up, as items: the planned coffees, and between them the talks that wait for a yes."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from netritual.domain.coffees.absentees import short_names, without_absentees
from netritual.domain.coffees.calendar_events import kind_called
from netritual.domain.coffees.coffee import STATE_WORDS
from netritual.domain.coffees.past_coffees import start_of, to_come
from netritual.domain.dates.working_hours import local_words
from netritual.domain.model import Coffee, Settings
from netritual.domain.network import Network
from netritual.review.acts import COFFEE_ACTS, acts, asking_who_was_there
from netritual.review.step import Item, row

if TYPE_CHECKING:
    from netritual.domain.loops.tentative_talks import Tentative

SECTION = "COMING UP"
TENTATIVE = "tentative"
"""The state of an item that waits for a yes."""
MOVING = "moved?"
"""Beside the hour of a coffee that a line moves to another one."""
_SURE = {**STATE_WORDS, "confirmed": "", "moved": "moved"}


def coming_up(
    network: Network, settings: Settings, now: datetime, person: int, *, drafted: bool = True
) -> tuple[Item, ...]:
    """The planned coffees with somebody from now on, by start. Without a draft as long as it is not ``drafted``."""
    coffees = [one for one in standing(network, now, ()) if person in one[0].people]
    return tuple(_coffee_item(network, settings, now, coffee, sure, drafted) for coffee, sure in coffees)


def coming_by_start(
    network: Network, settings: Settings, now: datetime, waiting: "Sequence[Tentative]" = (), *, drafted: bool = True
) -> list[tuple[datetime, Item]]:
    """What comes up, each with its start. A planned coffee that may be moved stands at both hours, any other of which a
    line says something at one. Without a draft as long as it is not ``drafted``."""
    rows = [
        (start_of(coffee), _coffee_item(network, settings, now, coffee, sure, drafted))
        for coffee, sure in standing(network, now, waiting)
    ]
    rows += [(one.start, _tentative_item(network, settings, now, one, drafted)) for one in waiting]
    return sorted(rows, key=lambda row: row[0])


def standing(network: Network, now: datetime, waiting: "Sequence[Tentative]") -> list[tuple[Coffee, str]]:
    """The planned coffees that are still to come, by start, each with how sure it is: without those of which a line
    says something, unless that is a move to another hour."""
    asked = {one.loop.id: one for one in waiting if one.loop.change is not None}
    coffees = [(coffee, asked.get(coffee.id)) for coffee in to_come(network, now)]
    return [
        (coffee, MOVING if one is not None else _SURE.get(coffee.state, ""))
        for coffee, one in coffees
        if one is None or one.moves
    ]


def _coffee_item(network: Network, settings: Settings, now: datetime, coffee: Coffee, sure: str, drafted: bool) -> Item:
    """A planned coffee as an item: when, what, who, where, and how sure it is."""
    from netritual.review.rows import names_of

    cells = (
        local_words(start_of(coffee), settings, now.date()), kind_called(network, coffee),
        names_of(network, coffee.people), coffee.place or "",
        f"{coffee.travel_min} min away" if coffee.travel_min else "", sure,
    )  # fmt: skip
    there = without_absentees(network, coffee) if start_of(coffee) <= now else ()  # before that nobody was there
    able = asking_who_was_there(COFFEE_ACTS, short_names(network, there, coffee.people))
    able = (*able, *acts("draft-message write", "copy-text"))
    return row(
        "home", "coffees", coffee.id, SECTION, cells, able, coffee.people, state=coffee.state,
        draft=_note(network, settings, now, coffee) if drafted else "", drafted=drafted,
        detail=(("about", coffee.purpose),) if coffee.purpose else (),
    )  # fmt: skip


def _note(network: Network, settings: Settings, now: datetime, coffee: Coffee) -> str:
    from netritual.review.message_drafts.meeting_drafts import (
        coffee_note,  # not before it is needed: Home stands without it
    )

    return coffee_note(network, settings, now, coffee)


def _tentative_item(network: Network, settings: Settings, now: datetime, one: "Tentative", drafted: bool) -> Item:
    """A talk that waits for a yes, in the cells of a planned coffee, with the acts of its loop."""
    from netritual.review.loop_item import loop_item, open_name
    from netritual.review.rows import names_of

    item = loop_item(network, settings, now, one.loop, prefix="home:coming", drafted=drafted)
    who = open_name(network, one.loop) or names_of(network, one.loop.people)
    cells = (one.when(settings, now.date()), one.kind, who, one.place, "", one.asked)
    return replace(item, cells=cells, section=SECTION, state=TENTATIVE)
