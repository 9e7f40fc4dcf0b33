"""What is to be known of the time of a coffee: what stands there already, and a clock that jumps.

Whoever plans, moves or confirms one is told; it is never refused.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from netritual.domain.coffees.calendar_entries import READ_AHEAD, Busy
from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.coffees.coffee import PLANNED, overlapping
from netritual.domain.dates.day_wording import day_words, listed, moment_words
from netritual.domain.dates.working_hours import local_day, local_words, with_hours, zone_of
from netritual.domain.model import Change, Coffee, Settings, Slot
from netritual.domain.network import Network, known_people
from netritual.services.busy_times import fetched_of, in_the_way, unread_words
from netritual.services.calendar_snapshot import current
from netritual.services.parts import Parts
from netritual.services.ports import CalendarReading

PLANNING = frozenset(("plan-coffee", "move-coffee", "confirm-coffee", "log-interaction"))
"""The verbs that give a coffee its time, or say that it holds."""
MOST_NAMED = 3
"""Busy times that are named for one coffee."""
LONGEST_TITLE = 40


def planned_by(network: Network, change: Change | None) -> list[Coffee]:
    """The planned coffees whose time a change gave or confirmed."""
    if change is None or change.verb not in PLANNING:
        return []
    touched = (network.get(Coffee, id_) for id_ in sorted(change.touched.get("coffees", ())))
    return [one for one in touched if one is not None and one.slot is not None and one.state in PLANNED]


def clashes_of(parts: Parts, id: int) -> list[str]:
    """What stands at the time of a coffee that was just planned."""
    store = parts.open_store(False)
    try:
        network = store.view()
        coffee = network.get(Coffee, id)
        return clashes(parts, network, parts.settings(), [coffee] if coffee is not None else [], jump=False)
    finally:
        store.close()


def clashes(
    parts: Parts, network: Network, settings: Settings, coffees: Sequence[Coffee], *, jump: bool = True
) -> list[str]:
    """What stands at the times of these coffees. Slow where a calendar has to be read."""
    now, slots = parts.now(), [coffee.slot for coffee in coffees if coffee.slot is not None]
    if not slots:
        return []
    readings = current(parts, lambda: network, settings, now, slots)
    off = holidays_of(parts, settings, coffees)
    return clash_words(network, settings, readings, coffees, now.date(), off, jump=jump)


def clash_words(
    network: Network, settings: Settings, readings: Sequence[CalendarReading], coffees: Sequence[Coffee], today: date,
    off: Container[date] = (), *, jump: bool = True,
) -> list[str]:  # fmt: skip
    """A sentence for each of these coffees at whose time something stands: other coffees, and the busy times of the
    calendars; for each on a public holiday (``off``); and with ``jump`` for a time at which the clock jumps."""
    sentences = []
    for coffee in coffees:
        if coffee.slot is None:
            continue
        sentences += [_jump_words(coffee.slot, settings)] if jump else []
        day = local_day(coffee.slot.start, settings)
        sentences += [f"{day_words(day, today)} is a public holiday."] if day in off else []
        if (other := overlapping(network.all(Coffee), coffee.slot, coffee.id)) is not None:
            sentences.append(f"{title_of(other, known_people(network, other.people))} is at that time too.")
    return [words for words in [*sentences, *time_words(settings, readings, coffees, today)] if words]


def holidays_of(parts: Parts, settings: Settings, coffees: Iterable[Coffee]) -> frozenset[date]:
    """The public holidays on which some of these coffees stand."""
    days = {local_day(coffee.slot.start, settings) for coffee in coffees if coffee.slot is not None}
    return parts.holidays(settings, min(days), max(days)) & days if days else frozenset()


def time_words(
    settings: Settings, readings: Sequence[CalendarReading], coffees: Iterable[Coffee], today: date
) -> list[str]:
    """What the calendars have at the times of these coffees, and what they cannot tell of the other times; an event of
    the coffee itself, moved there, is not in its own way."""
    sentences, free = list[str](), list[Slot]()
    for coffee in coffees:
        if coffee.slot is None:
            continue
        others = [_without(reading, coffee) for reading in readings]
        words = busy_words(coffee.slot, settings, others, today)
        sentences += [words] if words else []
        free += [] if words else [coffee.slot]
    return [*sentences, *_unknown_words(free, settings, readings, today)]


def _without(reading: CalendarReading, coffee: Coffee) -> CalendarReading:
    own = {(moved.start, moved.end) for moved in reading.coffees if moved.uid == coffee.uid}
    return reading._replace(busy=tuple(row for row in reading.busy if row[:2] not in own)) if own else reading


def busy_words(slot: Slot, settings: Settings, readings: Iterable[CalendarReading], today: date) -> str:
    """What the calendars have at the time of a slot: "Tue 17 Mar 09:00 is busy in work (09:00-11:00 team)."; "" for
    nothing. A title is there right after a reading only."""
    zone = zone_of(settings, slot.start)
    stretches = in_the_way(readings, slot)
    if not stretches:
        return ""
    named = [f"{name} ({_stretch_words(row, zone, settings, today)})" for name, row in stretches[:MOST_NAMED]]
    more = [f"{len(stretches) - MOST_NAMED} more"] if len(stretches) > MOST_NAMED else []
    sure = "is" if any(not row.tentative for _, row in stretches) else "may be"
    return f"{local_words(slot.start, settings, today)} {sure} busy in {listed([*named, *more])}."


def _unknown_words(
    slots: Sequence[Slot], settings: Settings, readings: Sequence[CalendarReading], today: date
) -> Iterator[str]:
    """What the calendars cannot tell of these times, because one was not read, not in whole, or not so far ahead."""

    def times(some: Iterable[Slot]) -> str:
        return listed([local_words(slot.start, settings, today) for slot in some])

    fetched = fetched_of(readings)
    near = [slot for slot in slots if fetched is None or slot.end <= fetched + READ_AHEAD]
    far = [slot for slot in slots if slot not in near]
    parts = [reading.name for reading in readings if not reading.whole and not reading.failed]
    unread = unread_words(readings, settings)
    if slots and unread:
        yield f"{unread}, so what stands there at {times(slots)} is not known."
    elif far:
        yield f"What your calendars have at {times(far)} is not known yet: they are read {READ_AHEAD.days} days ahead."
    if near and parts:
        yield f"Some of {listed(parts)} could not be read, so there may be more at {times(near)} than is known."


def _stretch_words(row: Busy, zone: tzinfo | None, settings: Settings, today: date) -> str:
    start, end = row.start.astimezone(zone), row.end.astimezone(zone)
    title = row.title if len(row.title) <= LONGEST_TITLE else f"{row.title[:LONGEST_TITLE]}…"
    last = end.date() - timedelta(days=1) if end.time() == time() else None
    if start.date() == end.date():
        when = f"{start:%H:%M}-{end:%H:%M}"
    elif last == start.date():
        when = "all day" if start.time() == time() else f"{start:%H:%M}-24:00"
    elif start.date() <= today < end.date():
        # What has begun may have begun long ago: a reading for this begins with the present moment.
        when = f"until {day_words(last, today) if last is not None else moment_words(end, today)}"
    elif last is None or start.time() != time():
        when = f"{moment_words(start, today)} to {moment_words(end, today)}"
    else:
        when = f"{day_words(start.date(), today)} to {day_words(last, today)}"
    return f"{with_hours(when, settings)} {title}".rstrip()


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
