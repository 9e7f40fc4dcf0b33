"""Busy times between two readings: kept in the home without a title, so that suggest needs no network.

A calendar that cannot be read now keeps the rows of its last reading; their age is said.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from netritual.domain.agenda import Busy
from netritual.domain.model import CalendarSource, Coffee, Settings, Slot
from netritual.domain.network import Network
from netritual.domain.words import listed
from netritual.files import Disk
from netritual.services.ports import CalendarReading

FORMAT = 4
Read = Callable[[CalendarSource], CalendarReading]


def refresh(disk: Disk, path: str, settings: Settings, read: Read) -> tuple[CalendarReading, ...]:
    """Read every calendar of the settings and keep the rows at ``path`` (``Home.busy``). Slow: for a worker.

    The readings come with their past meetings; those are kept nowhere.
    """
    last = {reading.name: reading for reading in load(disk, path)}
    readings = tuple(or_last(read(source), last.get(source.name)) for source in settings.calendars)
    save(disk, path, readings)
    return readings


def load(disk: Disk, path: str) -> tuple[CalendarReading, ...]:
    """The rows of the last reading; nothing when there was none or the file is not whole."""
    try:
        found = json.loads(disk.read(path))
        if found["format"] != FORMAT:
            return ()
        return tuple(_reading(row) for row in found["calendars"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()


def save(disk: Disk, path: str, readings: Iterable[CalendarReading]) -> None:
    """Keep the rows: names of calendars, moments, counts. OSError is the caller's: nothing of value is lost."""
    rows = [_row(reading) for reading in readings]
    disk.make_folder(path.replace("\\", "/").rpartition("/")[0])
    disk.replace(path, json.dumps({"format": FORMAT, "calendars": rows}, separators=(",", ":")).encode())


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
    minutes = max(0, int((now - fetched).total_seconds() // 60))
    if minutes < 60:
        age = f"{minutes} min"
    else:
        age = f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
    return f"busy times read {age} ago{'; ' if unread else ''}{unread}"


def own_uids(network: Network) -> frozenset[str]:
    """The uids of our own coffees: read back from a calendar, they are not busy against themselves, nor is what was
    cancelled here and still stands there."""
    return frozenset(coffee.uid for coffee in network.all(Coffee) if coffee.uid)


def or_last(reading: CalendarReading, last: CalendarReading | None) -> CalendarReading:
    """A reading as it is kept: one that gave nothing leaves the rows of the last one, and their age."""
    if not reading.problem or reading.events or reading.fetched is None:
        return reading
    kept = last or reading._replace(fetched=None)
    return kept._replace(problem=reading.problem, failed=True, stamp=reading.stamp)


def _row(reading: CalendarReading) -> dict[str, Any]:
    return {
        "name": reading.name,
        "fetched": reading.fetched.isoformat() if reading.fetched is not None else None,
        "events": reading.events,
        "lost": reading.lost,
        "problem": reading.problem,
        "failed": reading.failed,
        "read": reading.read,
        "mended": reading.mended,
        "notes": list(reading.notes),
        "stamp": reading.stamp,
        "busy": [[int(b.start.timestamp()), int(b.end.timestamp()), int(b.tentative)] for b in reading.busy],
    }


def _reading(row: dict[str, Any]) -> CalendarReading:
    fetched = datetime.fromisoformat(row["fetched"]) if row["fetched"] is not None else None
    if fetched is not None and fetched.tzinfo is None:
        raise ValueError("a moment without offset")
    busy = tuple(Busy(_moment(a), _moment(b), bool(t)) for a, b, t in row["busy"])
    return CalendarReading(
        name=str(row["name"]),
        busy=busy,
        meetings=(),
        events=int(row["events"]),
        lost=int(row["lost"]),
        fetched=fetched,
        problem=str(row["problem"]),
        failed=bool(row["failed"]),
        read=int(row["read"]),
        mended=int(row["mended"]),
        notes=tuple(str(note) for note in row["notes"]),
        stamp=str(row["stamp"]),
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
