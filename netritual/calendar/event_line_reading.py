"""What one line of an event holds: its value, and for a line with dates its zone and its times."""

import re
from datetime import datetime, time

from netritual.calendar.times import WrittenTime, written
from netritual.regex import regex

_FIRST = regex(r"[^,;/]{0,60}")
_TZID = regex(r';\s*TZID\s*=\s*("[^"]*"|[^;]*)', re.I)
_QUOTED = regex(r'(?:[^":]|"[^"]*")*:')
_COLONS = 8
"""Colons of a line that may be the one before its value."""


def value_of(line: str) -> str:
    """The value of a line, without blanks around it."""
    return line[_colon(line) + 1 :].strip()


def dated(line: str) -> tuple[str, list[str]]:
    """The TZID and the values of a line with dates.

    A zone without quotation marks may have a colon in it (``TZID=UTC+02:00``): the value is what can be read.
    """
    at = -1
    for _ in range(_COLONS):
        at = line.find(":", at + 1)
        if at < 0 or written(_FIRST.match(line, at + 1)[0]):  # type: ignore[index]  # it matches no sign, too
            break
    else:
        at = -1
    at = at if at >= 0 else _colon(line)
    params, value = line[:at], line[at + 1 :]
    tzid = _TZID.search(params) if ";" in params else None
    # vCalendar 1.0 has semicolons between the values.
    parts = [part.strip("\\ ") for part in value.replace(";", ",").split(",")]
    return (tzid[1].strip('" ') if tzid else ""), [part for part in parts if part]


def of_kind(value: WrittenTime | None, kind: str) -> WrittenTime | None:
    """A value of another kind than the line says: midnight is a date where a date is wanted."""
    if value is None or not kind or isinstance(value.when, datetime) == (kind.upper() == "DATE-TIME"):
        return value
    if isinstance(value.when, datetime) and value.when.time() == time() and value.when.tzinfo is None:
        return WrittenTime(value.when.date(), False)
    return WrittenTime(value.when, False)


def _colon(line: str) -> int:
    """Where the value of a line begins: behind the first colon that no quotation marks hold."""
    first = line.find(":")
    if first < 0 or '"' not in line[:first]:
        return first if first >= 0 else len(line)
    at = _QUOTED.match(line)
    return at.end() - 1 if at else first
