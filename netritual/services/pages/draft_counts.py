"""The counts of drafts by the day, in a file of the home. Losing it loses two numbers of ``stats`` and nothing else."""

from contextlib import suppress
from datetime import timedelta

import msgspec

from netritual.domain.figures.draft_days import DraftDay
from netritual.files import Disk
from netritual.paths import Home

KEPT_DAYS = 366
"""The twelve weeks that ``stats`` counts, also those of a year in which most weeks were for rest."""


def draft_days(disk: Disk, home: Home) -> list[DraftDay]:
    """The days on which drafts were copied or texts checked; none where the file is missing or cannot be read."""
    try:
        return msgspec.json.decode(disk.read(home.draft_days), type=list[DraftDay])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return []


def count_drafts(disk: Disk, home: Home, more: DraftDay) -> None:
    """Add to the counts of a day; a disk that refuses keeps nothing."""
    first = more.on - timedelta(days=KEPT_DAYS)
    days = {day.on: day for day in draft_days(disk, home) if day.on >= first}
    days[more.on] = days.get(more.on, DraftDay(more.on)).plus(more)
    with suppress(OSError):
        disk.replace(home.draft_days, msgspec.json.encode([days[on] for on in sorted(days)]))
