"""The files of backups: their names, the newest one, whether this week's is due, and which are thinned out."""

from contextlib import suppress
from datetime import date, datetime

from netritual.files import Disk
from netritual.paths import Home

ENDING = ".netritual"
WEEKLY = "weekly-"
WEEK_DAYS = 7
WEEKLY_KEPT = 8


def weekly_name(day: date) -> str:
    """The name of the backup of a week."""
    return f"{WEEKLY}{day:%Y%m%d}{ENDING}"


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
            if name == weekly_name(day):
                backups.append((day, name))
    return sorted(backups)


def prune_weekly(disk: Disk, home: Home, today: date) -> None:
    """Remove weekly backups but eight: those dated after today go first, then the oldest. Those that a person made are
    never removed."""
    by_worth = sorted(weekly_backups(disk, home), key=lambda one: (one[0] <= today, one[0]))
    for _, name in by_worth[:-WEEKLY_KEPT]:
        with suppress(OSError):
            disk.remove(f"{home.backups}/{name}")


def newest_backup(disk: Disk, home: Home) -> str:
    """The newest backup of a home, by the moment in its name; empty when there is none."""
    names = [name for name in disk.names(home.backups) if name.endswith(ENDING)]
    newest = max(names, key=lambda name: "".join(char for char in name if char.isdigit()), default="")
    return f"{home.backups}/{newest}" if newest else ""
