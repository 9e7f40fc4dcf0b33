"""The question whether the days on which a line tells that I am away are days without coffees."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from netritual.domain.dates.day_wording import day_words, listed
from netritual.domain.model import Settings
from netritual.domain.quicklog.days_away import LONGEST_STRETCH, days_away

MOST_DAYS = 366
"""Longer nobody is away."""


def holiday_question(settings: Settings, today: date, line: str) -> tuple[str, str]:
    """The question, and the command of the shell that is a yes; both empty where a line tells of no day, or of days
    that stand in the settings."""
    asked, days, begins = absence_question(settings, today, line)
    more = f"{begins} to DAY" if begins is not None else ""
    return asked, _command(sorted({*settings.holidays, *days}), more) if asked else ""


def absence_question(settings: Settings, today: date, line: str) -> tuple[str, Collection[date], date | None]:
    """The question, the days of stretches with an end, and the first day of one without."""
    stretches = days_away(line, today, settings.date_order, settings.eow) or []
    days = {
        first + timedelta(days=at)
        for first, last in stretches if last is not None for at in range(min(MOST_DAYS, (last - first).days + 1))
    }  # fmt: skip
    said = listed([_in_words(first, last, today) for first, last in stretches])
    begins = next((first for first, last in stretches if last is None), None)
    if begins is not None:
        return f"Days off {said}: until when?", days, begins
    return "" if days <= set(settings.holidays) else f"Keep {said} free of coffees?", days, None


def _in_words(first: date, last: date | None, today: date) -> str:
    if last is None:
        return f"from {day_words(first, today)}"
    return day_words(first, today) + (f" to {day_words(last, today)}" if last > first else "")


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
