"""The components of a calendar file (RFC 5545 3.6): which lines belong to which event, zone or free/busy time.

A component that is not ended is closed by what ends around it; an event that the file breaks off in is lost.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netritual.regex import regex

PUBLIC: Mapping[str, tuple[str, ...]] = {
    "CLASS": ("PUBLIC",),
    "X-CALENDARSERVER-ACCESS": ("PUBLIC",),
    "X-MICROSOFT-CDO-SENSITIVITY": ("0", "NORMAL"),
    "X-MICROSOFT-SENSITIVITY": ("0", "NORMAL"),
    "SENSITIVITY": ("0", "NORMAL", "PUBLIC"),
}
"""The values that let a title be shown: any other, and one nobody knows, is private (RFC 5545 3.8.1.3)."""

_EDGE = regex(r"\s*(BEGIN|END)\s*:\s*([A-Z0-9-]+)\s*$", re.I)
_HEAD = regex(rf"\s*(METHOD|X-WR-TIMEZONE|X-WR-CALNAME|{'|'.join(PUBLIC)})(?:;[^:]*)?:(.*)", re.I)
LONGEST_HEAD = 200
"""Letters of a value of the calendar itself."""


class EventLines(NamedTuple):
    """The own lines of one VEVENT, without those of its alarms."""

    lines: list[str]
    ended: bool
    """False when its END:VEVENT is missing."""


class CalendarLines(NamedTuple):
    """One VCALENDAR: its own values by their names, and the lines of its components."""

    head: dict[str, str]
    zones: list[list[str]]
    events: list[EventLines]
    freebusy: list[list[str]]


class Components(NamedTuple):
    """What a file holds."""

    calendars: list[CalendarLines]
    events: int
    """How often an event begins."""
    broken_off: int
    """Events in which the file ends."""
    ended: bool
    """False when a VCALENDAR is not ended: the file may be cut short."""
    named: bool
    """True when a VCALENDAR begins somewhere."""
    availabilities: int
    """How often a VAVAILABILITY (RFC 7953) begins."""


def components_of(lines: Iterable[str]) -> Components:
    """Sort lines into components. Never raises; linear in the number of lines."""
    return _Sorter().sort(lines)


def is_private(said: Iterable[tuple[str, str]]) -> bool:
    """Whether one of these properties, each a name in capitals and a value, keeps a title to its owner."""
    return any(value.strip().strip('"').upper() not in PUBLIC[name] for name, value in said if name in PUBLIC and value)


class _Sorter:
    def __init__(self) -> None:
        self._calendars = [CalendarLines({}, [], [], [])]
        self._stack: list[tuple[str, list[str]]] = []
        self._open: Counter[str] = Counter()
        self._events = self._availabilities = 0
        self._calendar_open = False
        self._zone: list[str] | None = None

    def sort(self, lines: Iterable[str]) -> Components:
        for line in lines:
            edge = _EDGE.match(line) if line[:1] in "BbEe \t" else None
            if edge is None:
                self._property(line)
            elif edge[1].upper() == "BEGIN":
                self._begin(edge[2].upper(), line)
            else:
                self._end(edge[2].upper(), line)
        broken_off = self._break_off()
        ended = not self._calendar_open and not broken_off
        self._close_all()
        named = len(self._calendars) > 1
        return Components(self._calendars, self._events, broken_off, ended, named, self._availabilities)

    def _begin(self, kind: str, line: str) -> None:
        if kind == "VCALENDAR":
            self._close_all()
            self._calendars.append(CalendarLines({}, [], [], []))
            self._calendar_open = True
            return
        if self._zone is not None and kind[0] == "V":
            self._close_to("VTIMEZONE", ended=False)
        if self._zone is not None:
            self._zone.append(line)
        self._events += kind == "VEVENT"
        self._availabilities += kind == "VAVAILABILITY"
        self._stack.append((kind, []))
        if kind == "VTIMEZONE":
            self._zone = self._stack[-1][1]
        self._open[kind] += 1

    def _end(self, kind: str, line: str) -> None:
        if kind == "VCALENDAR":
            self._close_all()
            self._calendar_open = False
        elif self._open[kind]:
            self._close_to(kind, ended=True)
            if self._zone is not None:
                self._zone.append(line)

    def _property(self, line: str) -> None:
        """A line of the innermost component; the parts of a zone stay among its own lines."""
        if not self._stack:
            if (head := _HEAD.match(line)) is not None:
                self._calendars[-1].head.setdefault(head[1].upper(), head[2].strip()[:LONGEST_HEAD])
        else:
            (self._stack[-1][1] if self._zone is None else self._zone).append(line)

    def _close_to(self, kind: str, *, ended: bool) -> None:
        while self._stack[-1][0] != kind:
            self._close(ended=False)
        self._close(ended=ended)

    def _close(self, *, ended: bool) -> None:
        kind, lines = self._stack.pop()
        self._open[kind] -= 1
        calendar = self._calendars[-1]
        if kind == "VEVENT":
            calendar.events.append(EventLines(lines, ended))
        elif kind == "VTIMEZONE":
            calendar.zones.append(lines)
            self._zone = None
        elif kind == "VFREEBUSY":
            calendar.freebusy.append(lines)

    def _close_all(self) -> None:
        while self._stack:
            self._close(ended=False)

    def _break_off(self) -> int:
        """The event in which the file ends is not whole; those around it only lack their ends."""
        inner = next((n for n in reversed(range(len(self._stack))) if self._stack[n][0] == "VEVENT"), None)
        if inner is None:
            return 0
        del self._stack[inner:]
        return 1
