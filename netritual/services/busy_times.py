"""Busy times between two readings: kept in the home without a title, so that suggest needs no network.

A calendar that cannot be read now keeps the rows of its last reading; their age is said.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

import msgspec
from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy, MovedCoffee
from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.coffees.event_revisions import stands_elsewhere
from netritual.domain.dates.day_wording import counted, listed, moment_ago
from netritual.domain.dates.working_hours import local_words
from netritual.domain.model import CalendarSource, Coffee, Settings, Slot
from netritual.domain.network import Network, known_people
from netritual.files import Disk
from netritual.services.ports import CalendarReading

FORMAT = 6
Read = Callable[[CalendarSource], CalendarReading]


class _Readings(msgspec.Struct):
    format: int
    calendars: tuple[CalendarReading, ...]


def refresh(disk: Disk, path: str, settings: Settings, read: Read) -> tuple[CalendarReading, ...]:
    """Read every calendar of the settings and keep the rows at ``path`` (``Home.busy``). Slow: for a worker.

    The readings come with their past meetings; those are kept nowhere. Rows that cannot be kept hold for now.
    """
    last = {reading.name: reading for reading in load(disk, path)}
    readings = tuple(or_last(read(source), last.get(source.name)) for source in settings.calendars)
    with suppress(OSError):
        save(disk, path, readings)
    return readings


def load(disk: Disk, path: str) -> tuple[CalendarReading, ...]:
    """The rows of the last reading; nothing when there was none or the file is not whole."""
    try:
        file = msgspec.json.decode(disk.read(path), type=_Readings)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return ()
    return file.calendars if file.format == FORMAT else ()


def save(disk: Disk, path: str, readings: Iterable[CalendarReading]) -> None:
    """Keep the rows: names of calendars, moments, counts. OSError is the caller's: nothing of value is lost."""
    disk.make_folder(path.replace("\\", "/").rpartition("/")[0])
    disk.replace(path, msgspec.json.encode(_Readings(FORMAT, tuple(map(_bare, readings)))))


def _bare(reading: CalendarReading) -> CalendarReading:
    """A reading without what is kept nowhere."""
    busy = tuple(row._replace(title="") for row in reading.busy)
    return reading._replace(busy=busy, meetings=(), addresses=(), invites=False)


def busy_of(readings: Iterable[CalendarReading]) -> tuple[Busy, ...]:
    """All busy stretches, in order."""
    return tuple(sorted({row for reading in readings for row in reading.busy}))


def in_the_way(readings: Iterable[CalendarReading], slot: Slot) -> list[tuple[str, Busy]]:
    """What stands at the time of a slot: the name of each calendar, and the stretch."""
    return [(one.name, row) for one in readings for row in one.busy if row.start < slot.end and slot.start < row.end]


def fetched_of(readings: Sequence[CalendarReading]) -> datetime | None:
    """The moment of the oldest reading: what is said about their age is then true for all. None: nothing was read.

    A calendar that was never read has no rows whose age could be said; ``unread_words`` names it.
    """
    return min((reading.fetched for reading in readings if reading.fetched is not None), default=None)


def unread_words(readings: Iterable[CalendarReading], settings: Settings) -> str:
    """Which calendars of the settings are not as they are now: "work could not be read"; "" when all were read."""
    last = {reading.name: reading for reading in readings}
    failed = [source.name for source in settings.calendars if source.name in last and last[source.name].failed]
    fresh = [reading.name for reading in last.values() if reading.fetched is not None]
    yet = [source.name for source in settings.calendars if source.name not in (*failed, *fresh)]
    words = [f"{listed(failed)} could not be read"] if failed else []
    if yet:
        words.append(f"{listed(yet)} {'was' if len(yet) == 1 else 'were'} not read yet")
    return "; ".join(words)


def age_words(readings: Sequence[CalendarReading], settings: Settings, now: datetime) -> str:
    """How old the busy times are, and what could not be read: "busy times read 5 min ago; work could not be read"."""
    names = {source.name for source in settings.calendars}
    fetched = fetched_of([reading for reading in readings if reading.name in names])
    unread = unread_words(readings, settings)
    if fetched is None:
        return f"no calendar was read{': ' if unread else ''}{unread}"
    return f"busy times read {moment_ago(fetched, now)}{'; ' if unread else ''}{unread}"


def counts_words(reading: CalendarReading) -> str:
    """How many events were read, mended and lost: "12 events read, 1 mended, 2 lost"."""
    mended = f", {reading.mended} mended" if reading.mended else ""
    return f"{counted(reading.read, 'event')} read{mended}{f', {reading.lost} lost' if reading.lost else ''}"


def detail_words(reading: CalendarReading | None) -> str:
    """What a reading found, and why that may not be all: "7 busy times; 12 events read, 1 lost. An event has no …"."""
    if reading is None:
        return "not read yet"
    why = " ".join(filter(None, (reading.problem, *reading.notes)))
    words = f"{counted(len(reading.busy), 'busy time')}; {counts_words(reading)}"
    if reading.failed and reading.fetched:
        words = f"{counts_words(reading)}; {counted(len(reading.busy), 'busy time')} of the last reading"
    return f"{words}. {why}" if why else words


def calendar_words(source: CalendarSource, reading: CalendarReading | None, now: datetime) -> str:
    """The same of one calendar, in sentences; of one that was not read, what that means for the suggestions."""
    if reading is None or (reading.fetched is None and not reading.failed):
        return f"{source.name} was not read yet, so its busy times are missing."
    if not reading.nothing:
        doubt = "; some of its busy times may be missing" if not reading.whole else ""
        return " ".join(
            (f"{source.name}: {counts_words(reading)}{doubt}.", *filter(None, (reading.problem, *reading.notes)))
        )
    lost = f" ({counted(reading.lost, 'event')} lost)" if reading.lost else ""
    old = f"those of {moment_ago(reading.fetched, now)}" if reading.failed and reading.fetched else "missing"
    return f"Nothing of {source.name} could be read{lost}, so its busy times are {old}. {reading.problem}".rstrip()


def all_words(readings: Iterable[CalendarReading], settings: Settings, now: datetime) -> list[str]:
    """The sentences of every calendar of the settings."""
    last = {reading.name: reading for reading in readings}
    return [calendar_words(source, last.get(source.name), now) for source in settings.calendars]


def doubt_words(readings: Iterable[CalendarReading], settings: Settings, now: datetime) -> tuple[str, ...]:
    """The sentences of those of which something was mended, lost or not read."""
    sound = {reading.name for reading in readings if reading.whole and not reading.mended and reading.fetched}
    doubtful = replace(settings, calendars=tuple(one for one in settings.calendars if one.name not in sound))
    return tuple(all_words(readings, doubtful, now))


def own_coffees(network: Network) -> dict[str, Coffee]:
    """Our own coffees by uid: read back from a calendar, they are not busy against themselves, nor is what was
    cancelled here and still stands there."""
    return {coffee.uid: coffee for coffee in network.all(Coffee) if coffee.uid}


def moved_coffees(
    network: Network, readings: Iterable[CalendarReading], now: datetime
) -> list[tuple[str, Coffee, MovedCoffee]]:
    """The coffees to come that a calendar has at another time than we, with the name of the calendar."""
    own = own_coffees(network)
    return [
        (reading.name, own[moved.uid], moved)
        for reading in readings
        for moved in reading.coffees
        if moved.uid in own
        and own[moved.uid].sequence == moved.sequence
        and moved.end > now
        and stands_elsewhere(own[moved.uid], moved.start, moved.end, moved.sequence)
    ]


def moved_words(network: Network, settings: Settings, readings: Iterable[CalendarReading], now: datetime) -> list[str]:
    """A sentence for each coffee that a calendar has at another hour than we, and what moves it here: "Coffee with Ana
    Ruiz stands at Fri 15:00 in work, and here at Thu 12:30. …"."""
    sentences, today = [], now.date()
    for name, coffee, moved in moved_coffees(network, readings, now):
        if coffee.slot is None or moved.start == coffee.slot.start:
            continue
        there, here = (local_words(at, settings, today) for at in (moved.start, coffee.slot.start))
        people = known_people(network, coffee.people)
        sentences.append(
            f"{title_of(coffee, people)} stands at {there} in {name}, and here at {here}."
            f" `netritual coffees move {people[0].handle} {there.lower()}` moves it here too."
        )
    return sentences


def or_last(reading: CalendarReading, last: CalendarReading | None) -> CalendarReading:
    """A reading as it is kept: one that gave nothing, with its counts, and the rows of the last one and their age."""
    if not reading.nothing or reading.fetched is None:
        return reading
    rows = last if last is not None else reading._replace(busy=(), coffees=(), fetched=None)
    return reading._replace(busy=rows.busy, coffees=rows.coffees, meetings=(), fetched=rows.fetched, failed=True)
