"""Busy times between two readings: kept in the home without a title, so that suggest needs no network.

A calendar that cannot be read now keeps the rows of its last reading; their age is said.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from netritual.domain.agenda import Busy
from netritual.domain.coffee import OPEN
from netritual.domain.model import CalendarSource, Coffee, Settings
from netritual.domain.network import Network
from netritual.files import Disk
from netritual.services.ports import CalendarReading

FORMAT = 1
Read = Callable[[CalendarSource], CalendarReading]


def refresh(disk: Disk, path: str, settings: Settings, read: Read) -> tuple[CalendarReading, ...]:
    """Read every calendar of the settings and keep the rows at ``path`` (``Home.busy``). Slow: for a worker.

    The readings come with their past meetings; those are kept nowhere.
    """
    last = {reading.name: reading for reading in load(disk, path)}
    readings = tuple(_or_last(read(source), last.get(source.name)) for source in settings.calendars)
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


def fetched_of(readings: Sequence[CalendarReading]) -> datetime | None:
    """The moment of the oldest reading: what is said about their age is then true for all. None: nothing was read."""
    return min((reading.fetched for reading in readings), default=None)


def age_words(readings: Sequence[CalendarReading], now: datetime) -> str:
    """How old the busy times are: "busy times read 5 min ago"."""
    fetched = fetched_of(readings)
    if fetched is None:
        return "no calendar was read"
    minutes = max(0, int((now - fetched).total_seconds() // 60))
    if minutes < 60:
        return f"busy times read {minutes} min ago"
    if minutes < 48 * 60:
        return f"busy times read {minutes // 60} h ago"
    return f"busy times read {minutes // (24 * 60)} days ago"


def own_uids(network: Network) -> frozenset[str]:
    """The uids of our own coffees: read back from a calendar, they are not busy against themselves."""
    return frozenset(coffee.uid for coffee in network.all(Coffee) if coffee.uid and coffee.state in OPEN)


def _or_last(reading: CalendarReading, last: CalendarReading | None) -> CalendarReading:
    if not reading.problem or reading.events or last is None:
        return reading
    return last._replace(problem=reading.problem)


def _row(reading: CalendarReading) -> dict[str, Any]:
    return {
        "name": reading.name,
        "fetched": reading.fetched.isoformat(),
        "events": reading.events,
        "lost": reading.lost,
        "problem": reading.problem,
        "busy": [[int(b.start.timestamp()), int(b.end.timestamp()), int(b.tentative)] for b in reading.busy],
    }


def _reading(row: dict[str, Any]) -> CalendarReading:
    fetched = datetime.fromisoformat(row["fetched"])
    if fetched.tzinfo is None:
        raise ValueError("a moment without offset")
    busy = tuple(Busy(_moment(a), _moment(b), bool(t)) for a, b, t in row["busy"])
    return CalendarReading(
        str(row["name"]), busy, (), int(row["events"]), int(row["lost"]), fetched, str(row["problem"])
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
