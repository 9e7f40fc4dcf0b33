"""Backups by their names: the newest one, those of the weeks, and whether this week's is due."""

from contextlib import suppress
from datetime import date, datetime

from netritual.files import Disk
from netritual.paths import Home

ENDING = ".netritual"
WEEKLY = "weekly-"
WEEK_DAYS = 7


def backup_due(disk: Disk, home: Home, now: datetime) -> bool:
    """True when the newest weekly backup is a week old; those dated after today are of a clock that ran ahead."""
    days = [day for day, _ in weekly_backups(disk, home) if day <= now.date()]
    return not days or (now.date() - days[-1]).days >= WEEK_DAYS


def weekly_backups(disk: Disk, home: Home) -> list[tuple[date, str]]:
    """The weekly backups by the day in their names, oldest first; what has no such name is not ours."""
    backups = []
    for name in disk.names(home.backups):
        with suppress(ValueError):
            day = datetime.strptime(name, f"{WEEKLY}%Y%m%d{ENDING}").date()
            if name == f"{WEEKLY}{day:%Y%m%d}{ENDING}":
                backups.append((day, name))
    return sorted(backups)


def newest_backup(disk: Disk, home: Home) -> str:
    """The newest backup of a home, by the moment in its name; empty when there is none."""
    names = [name for name in disk.names(home.backups) if name.endswith(ENDING)]
    newest = max(names, key=lambda name: "".join(char for char in name if char.isdigit()), default="")
    return f"{home.backups}/{newest}" if newest else ""
