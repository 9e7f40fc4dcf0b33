"""Recurrence rules (RFC 5545 3.3.10) as they are written: what cannot be read of one is dropped, the rest is kept."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from netritual.calendar.expansion_limits import STEPS
from netritual.calendar.times import day_of, in_zone, written
from netritual.regex import regex

_DAY = regex(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)(?:[A-Z]*DAY)?")


class RecurrenceRule(NamedTuple):
    """One RRULE. ``parts`` are its names and sound values in the order of the line, without UNTIL."""

    parts: dict[str, list[str]]
    until: date | None
    """As it is written: a date, a moment, or a time on the clock of the event."""
    sound: bool
    """False when something of it was dropped or interpreted."""

    def line(self, start: date, zone: tzinfo, home: tzinfo) -> str:
        """The rule for a series that begins at ``start`` (a date, or a time in ``zone`` without it).

        A date as UNTIL keeps its whole day, which RFC 5545 leaves open for an event with a time. For an event of whole
        days a moment is the day that it is in ``home``.
        """
        words = [f"{name}={','.join(values)}" for name, values in self.parts.items()]
        if self.until is None:
            return ";".join(words)
        if not isinstance(start, datetime):
            last: date = day_of(self.until, home)
        elif not isinstance(self.until, datetime):
            last = datetime.combine(self.until, time(23, 59, 59))
        else:
            last = self.until if self.until.tzinfo is None else in_zone(self.until, zone)
        text = f"{last.year:04}{last:%m%dT%H%M%S}" if isinstance(last, datetime) else f"{last.year:04}{last:%m%d}"
        return ";".join([*words, f"UNTIL={text}"])


def rule_of(text: str) -> RecurrenceRule | None:
    """The rule of a value; None when it says no frequency that there is, or counts by another calendar than ours."""
    parts: dict[str, list[str]] = {}
    until: date | None = None
    # Some programs escape it as if it were a text.
    sound = "\\" not in text
    for word in re.sub(r"^\s*RRULE:", "", text.replace("\\", ""), flags=re.I).upper().split(";"):
        name, _, value = (part.strip() for part in word.partition("="))
        if not name and not value:
            continue
        if name == "UNTIL":
            last = written(value)
            until = last.when if last is not None else until
            sound = sound and last is not None and last.sound
            continue
        if name == "RSCALE" and value not in ("GREGORIAN", "GREGORY", ""):
            return None
        if (name, value) in _SILENT:
            continue
        check = _PARTS.get(name)
        values = [item.strip().removeprefix("+") for item in value.split(",") if item.strip()]
        good = [item for item in map(check, values) if item] if check is not None else []
        sound = sound and good == values and bool(good) and parts.get(name, good) == good
        if good:
            parts.setdefault(name, good if name.startswith("BY") else good[:1])
    if "FREQ" not in parts:
        return None
    sound = sound and not (until and "COUNT" in parts)
    if parts["FREQ"][0] not in ("MONTHLY", "YEARLY") and "BYDAY" in parts:
        plain = [day[-2:] for day in parts["BYDAY"]]
        sound, parts["BYDAY"] = sound and plain == parts["BYDAY"], list(dict.fromkeys(plain))
    if set(parts) & {"BYSETPOS"} and not any(name[:2] == "BY" and name != "BYSETPOS" for name in parts):
        sound = not parts.pop("BYSETPOS")
    return RecurrenceRule(parts, until, sound)


_SILENT = {("SKIP", "OMIT"), ("RSCALE", "GREGORIAN"), ("RSCALE", "GREGORY")}
"""RFC 7529 4: what is so without being said."""


def _whole(low: int, high: int, *, negative: bool = False) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(r"[+-]?\d{1,9}", text):
            return ""
        number = int(text)
        return text if low <= (abs(number) if negative else number) <= high else ""

    return check


def _weekday(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None or (match[1] and not 1 <= abs(int(match[1])) <= 53):
        return ""
    return (match[1] or "") + match[2]


_PARTS: dict[str, Callable[[str], str]] = {
    "FREQ": lambda text: text if text in STEPS else "",
    "INTERVAL": _whole(1, 10_000),
    "COUNT": _whole(1, 10**9),
    "WKST": lambda text: _weekday(text)[-2:],
    "BYSECOND": _whole(0, 59),
    "BYMINUTE": _whole(0, 59),
    "BYHOUR": _whole(0, 23),
    "BYDAY": _weekday,
    "BYMONTHDAY": _whole(1, 31, negative=True),
    "BYYEARDAY": _whole(1, 366, negative=True),
    "BYWEEKNO": _whole(1, 53, negative=True),
    "BYMONTH": _whole(1, 12),
    "BYSETPOS": _whole(1, 366, negative=True),
}
"""The parts of a rule and what a sound value of each is: it as it is kept, or ""."""
