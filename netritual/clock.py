"""The only module that asks the time.

Everything else takes the moment as an argument. ``--now`` and ``NETRITUAL_NOW`` hold all domain times still; elapsed
time (how long a step took, how long a lock was waited for) always comes from the real timer.
"""

import os
from datetime import datetime
from time import monotonic


class Clock:
    """Tells the moment, always with an offset. ``still`` is true for a clock that does not move."""

    still = False

    def now(self) -> datetime:
        """The present moment in the machine's own offset."""
        return datetime.now().astimezone()

    def elapsed(self) -> float:
        """Seconds of the real timer since some fixed point; only differences mean something."""
        return monotonic()


class FixedClock(Clock):
    """A clock that stands still at one moment, for ``--now``, the demo, tests and pictures."""

    still = True

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a fixed clock needs a moment with an offset")
        self._moment = moment

    def now(self) -> datetime:
        """The moment that was given."""
        return self._moment


YEARS = range(1900, 9000)
"""Years that a clock may be set to."""


def clock_at(text: str) -> Clock:
    """The clock for an ISO 8601 moment with offset (the value of ``--now``); ValueError when it is not one.

    The years are those that leave room on both sides for what is counted from a day: rhythms, weeks, zones.
    """
    moment = datetime.fromisoformat(text)
    if moment.year not in YEARS:
        raise ValueError(f"no clock shows the year {moment.year}")
    return FixedClock(moment)


def machine_languages() -> tuple[str, ...]:
    """The language in which this machine tells the time (``LC_ALL``, ``LC_TIME``, ``LANG``: locale(7)), and English."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_TIME", "LANG"))), "")
    return tuple(dict.fromkeys((*([named[:2].lower()] if named[:2].isalpha() else []), "en")))


def zone_set() -> str:
    """The zone that is set on this machine, as it is written: ``TZ``, else what /etc/localtime points at; a name that
    may be none."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named or named.startswith("/"):
        # glibc and macOS keep a link into a zoneinfo folder (tzfile(5)); what follows the folder's name is the zone.
        _, _, named = os.path.realpath(named or "/etc/localtime").partition("/zoneinfo/")
    for folder in ("posix/", "right/"):
        named = named.removeprefix(folder)
    return named


def machine_zone() -> str:
    """The IANA name of the machine's zone, else UTC.

    A person who names no zone lives in the machine's; only its name is asked here, never the time.
    """
    named = zone_set()
    if not named:
        return "UTC"
    from zoneinfo import ZoneInfo  # the quick log reads the clock and needs no zones

    try:
        ZoneInfo(named)
    except (OSError, ValueError, KeyError):
        return "UTC"
    return named
