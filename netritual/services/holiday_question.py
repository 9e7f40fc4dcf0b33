"""The question whether the days on which a line tells that I am away are days without coffees."""

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.days_away import LONGEST_STRETCH, days_away
from netritual.domain.model import Settings
from netritual.domain.words import day_words

MOST_DAYS = 366
"""Longer nobody is away."""


def holiday_question(settings: Settings, today: date, line: str) -> tuple[str, str]:
    """The question, and the command of the shell that is a yes; both empty where a line tells of no day, or of days
    that stand in the settings."""
    stretch = days_away(line, today, settings.date_order, settings.eow)
    if stretch is None:
        return "", ""
    first, last = stretch
    if last is None:
        return f"Days off from {day_words(first, today)}: until when?", _command(settings.holidays, f"{first} to DAY")
    days = {first + timedelta(days=at) for at in range(min(MOST_DAYS, (last - first).days + 1))}
    if days <= set(settings.holidays):
        return "", ""
    until = f" to {day_words(last, today)}" if last > first else ""
    return f"No coffees {day_words(first, today)}{until}?", _command(sorted({*settings.holidays, *days}))


def _command(days: Sequence[date], more: str = "") -> str:
    """All days off as the settings take them, each stretch by its ends."""
    stretches: list[list[date]] = []
    for day in days:
        goes_on = bool(stretches) and day - stretches[-1][-1] == timedelta(days=1)
        if goes_on and (day - stretches[-1][0]).days < LONGEST_STRETCH:
            stretches[-1][1:] = [day]
        else:
            stretches.append([day])
    said = [" to ".join(day.isoformat() for day in ends) for ends in stretches]
    return f'netritual settings set holidays "{", ".join([*said, *([more] if more else [])])}"'
