"""What notes of the last weeks say of planned coffees and nobody answered: what is asked of each, and what is over."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from netritual.domain.coffees.coffee import OPEN, NotAllowed, Outcome, cancel, decline, hold, lapse, slot_at
from netritual.domain.coffees.past_coffees import are_alike
from netritual.domain.loops.closing_vocabulary import may_close
from netritual.domain.loops.coffee_changes import (
    MOVES,
    TELLING,
    CoffeeAct,
    CoffeeChange,
    coffee_change,
    on_the_wall,
    start_of,
)
from netritual.domain.loops.coffees_meant import day_of
from netritual.domain.model import Coffee, Interaction, Settings
from netritual.domain.network import Network
from netritual.domain.quicklog.meeting_phrases import MeetingPhrase, read_meeting, with_place

_ENDED: Mapping[CoffeeAct, Callable[[Coffee, datetime], Outcome]] = {
    "cancel-coffee": cancel, "decline-coffee": decline, "let-rest": lapse
}  # fmt: skip
_OFF: frozenset[CoffeeAct] = MOVES.union(_ENDED)
"""It did not take place as it was planned."""
_ASKED_DAYS = 21
"""Days for which a note is asked about."""


class ChangesSaid(NamedTuple):
    """What notes say of planned coffees and nobody answered: ``asked``, id of the coffee -> id of the newest such
    entry, and the change, a new time as an ISO moment in the setting ``tz``; and ``over``, by id those that did not
    take place as planned, where a talk with their people was logged since, as they went: one that had another time was
    that talk. One that was moved to no day that is known is only said."""

    asked: Mapping[int, tuple[int, CoffeeChange]]
    over: Mapping[int, Coffee]


def changes_said(network: Network, settings: Settings, now: datetime) -> ChangesSaid:
    """What the notes of the last days say of planned coffees. What was changed after its note is answered, and so is
    what stands in spite of it."""
    planned = {coffee.id for coffee in network.all(Coffee) if coffee.state in OPEN and day_of(coffee) is not None}
    asked: dict[int, tuple[int, CoffeeChange]] = {}
    over: dict[int, Coffee] = {}
    if not planned:
        return ChangesSaid(asked, over)
    for talk in network.talks_between(now.date() - timedelta(days=_ASKED_DAYS), now.date()):
        if talk.channel not in TELLING or talk.logged is None or not may_close(talk.line):
            continue
        change = coffee_change(network, settings, talk.logged, talk.id)
        if change is None or change.coffee.id not in planned or _is_answered(change.coffee, talk.logged):
            continue
        start = start_of(change, talk.logged.date(), settings) if change.act in MOVES else None
        if change.act in _OFF and (met := _met_since(network, talk, change.coffee, now, start)) is not None:
            over[change.coffee.id] = _as_it_went(change, met, start, settings, now)
            continue
        if (
            change.settled
            and start is None
            and change.act in MOVES
            and (slot := change.coffee.slot) is not None
            and slot.end <= now
        ):
            # moved, nobody said to when: it is to be booked anew
            over[change.coffee.id] = replace(change.coffee, state="said", slot=None, said=talk.on, changed=now)
            continue
        if (
            change.act in ("confirm-coffee", "drop-guests")
            and (slot := change.coffee.slot) is not None
            and slot.start <= now
        ):
            continue  # it was, or it was not, and with whom: that is asked instead
        if change.act in MOVES:
            slot = change.coffee.slot
            if start is None or start <= on_the_wall(now, settings):
                continue
            if slot is not None and start == on_the_wall(slot.start, settings):
                continue  # it was moved there
            change = replace(change, to=_absolute_time(change, start, talk.logged.date(), settings))
        asked[change.coffee.id] = talk.id, change
    return ChangesSaid({id_: one for id_, one in asked.items() if id_ not in over}, over)


def _met_since(
    network: Network, note: Interaction, coffee: Coffee, now: datetime, start: datetime | None
) -> Interaction | None:
    """The first talk with the people of a coffee whose hour is past that was logged after a note of it, and not before
    the day of the new ``start``."""
    if coffee.slot is None or coffee.slot.start > now:
        return None
    first = max(note.on, start.date()) if start is not None else note.on
    talks = (
        talk for who in coffee.people for talk in network.talks(who)
        if talk.id > note.id and talk.on >= first and are_alike(talk.channel, coffee.channel)
        and set(coffee.people) <= set(talk.people)
    )  # fmt: skip
    return min(talks, key=lambda talk: (talk.on, talk.id), default=None)


def _as_it_went(
    change: CoffeeChange, met: Interaction, start: datetime | None, settings: Settings, now: datetime
) -> Coffee:
    """The coffee as it went, by what a note says of it and the talk that came after: held then, at the new hour."""
    coffee = change.coffee
    if change.act not in MOVES:
        went = _ENDED[change.act](coffee, now)
    else:
        if start is not None and start.date() == met.on and coffee.slot is not None:
            length = timedelta(minutes=coffee.slot.minutes)
            coffee = replace(coffee, slot=slot_at(start, length, settings, now))
        went = hold(coffee, now, met.on)
    return coffee if isinstance(went, NotAllowed) else went


def _is_answered(coffee: Coffee, said: datetime) -> bool:
    """Whether a coffee was changed after something was said of it, or is to stand as it is."""
    day = day_of(coffee)
    stands = coffee.snooze_until is not None and day is not None and coffee.snooze_until >= day
    return stands or (coffee.changed is not None and coffee.changed > said)


def _absolute_time(change: CoffeeChange, start: datetime, today: date, settings: Settings) -> str:
    """The new start as an answer that reads the same on any day, with the place that was typed behind it."""
    meeting = read_meeting(change.to, today, settings.date_order, settings.eow, change.coffee.channel)
    place = meeting.place if isinstance(meeting, MeetingPhrase) else ""
    return with_place(f"{start:%Y-%m-%d %H:%M}", place) if place else start.isoformat(timespec="minutes")
