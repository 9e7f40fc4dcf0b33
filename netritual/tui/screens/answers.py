"""What people type into the first run, read kindly: days, times, windows, numbers. None means it cannot be read."""

import re
from collections.abc import Sequence

from netritual.domain.model import WEEKDAYS, Window
from netritual.domain.text import fold

DAY_NAMES = {day: day.capitalize() for day in WEEKDAYS}


def read_days(text: str) -> tuple[str, ...] | None:
    """``Tue Wed Thu``, ``tuesday, thu`` or ``mon-fri`` as weekday names in the order of the week."""
    found: set[str] = set()
    for part in re.split(r"[\s,;]+", text.strip()):
        if not part:
            continue
        first, dash, last = part.partition("-")
        start, end = read_day(first), read_day(last if dash else first)
        if start is None or end is None:
            return None
        at = WEEKDAYS.index(start)
        while True:
            found.add(WEEKDAYS[at])
            if WEEKDAYS[at] == end:
                break
            at = (at + 1) % 7
    return tuple(day for day in WEEKDAYS if day in found) or None


def read_day(text: str) -> str | None:
    """A weekday by its name or its first letters (two at least)."""
    word = fold(text)
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    fits = [short for short, name in zip(WEEKDAYS, full, strict=True) if len(word) >= 2 and name.startswith(word)]
    return fits[0] if len(fits) == 1 else None


def read_time(text: str) -> str | None:
    """``16:00``, ``16.00``, ``1600``, ``16`` or ``4pm`` as HH:MM."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", text.strip().casefold())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def read_windows(text: str, days: Sequence[str]) -> tuple[Window, ...] | None:
    """``08:30-10:00 12:30-13:30`` on the given days; None when one cannot be read or closes before it opens."""
    windows = []
    for part in re.sub(r"\s*(?:-|–|to)\s*", "-", text.strip()).replace(",", " ").split():
        first, dash, last = part.partition("-")
        start, end = read_time(first), read_time(last)
        if not dash or start is None or end is None or start >= end:
            return None
        windows.append(Window(days=tuple(days), from_=start, to=end))
    return tuple(windows) or None


def read_count(text: str) -> int | None:
    """How many coffees a week: 0 to 50, as the settings allow."""
    word = text.strip()
    return int(word) if word.isascii() and word.isdigit() and int(word) <= 50 else None
