"""The raw cut of a calendar file: its events as byte blocks, and of these only the ones that can matter.

Reading 5,500 events takes icalendar 2.6 s; most of a real file is long past. So blocks are found by plain search, in
one pass, and only what recurs or touches the window is parsed (0.8 s, the same occurrences).
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

MARGIN = timedelta(days=40)
"""How far beside the window a single event may lie and still be parsed: zones, long events, odd ends."""
LONG = timedelta(days=400)
"""The same for an event that has a DURATION in days or weeks instead of an end."""
LARGEST_BLOCK = 1 << 20
"""Bytes of one event. More is an attachment put inline, or an attack."""
MOST_BLOCKS = 20_000
"""Events of one file that are parsed (about 10 s). More end as lost, and that is told."""
MOST_ZONES = 200
"""Zones of one file; the whole world has fewer that differ."""

_BEGIN = re.compile(rb"^BEGIN:(VEVENT|V[T]ODO|VJOURNAL|VFREEBUSY|VTIMEZONE)[ \t]*\r?$", re.M)
_START = re.compile(rb"\nDTSTART(?:;[^:\r\n]*)?:(\d{8})")
_END = re.compile(rb"\nDTEND(?:;[^:\r\n]*)?:(\d{8})")
_LONG = re.compile(rb"\nDURATION(?:;[^:\r\n]*)?:[+]?P\d+[WD]")
_RECURS = (b"\nRRULE", b"\nRDATE", b"\nRECURRENCE-ID")


class Blocks(NamedTuple):
    """What a file holds: the events that can matter, its zones, and what was counted on the way."""

    kept: tuple[bytes, ...]
    zones: tuple[bytes, ...]
    zone: str
    """X-WR-TIMEZONE: the zone of floating times, or ""."""
    name: str
    """X-WR-CALNAME, or ""."""
    events: int
    lost: int
    cut: bool
    """The file ends inside something: it was cut short."""
    calendar: bool


def blocks_of(data: bytes, first: date, last: date) -> Blocks:
    """Cut a file; ``first`` and ``last`` are the days of the window. Never raises; time is linear in the size."""
    data = _plain(data)
    upper = data.upper()
    kept, zones, outside = [], [], []
    events = lost = at = 0
    ended = False
    endless: set[bytes] = set()
    while (begin := _BEGIN.search(upper, at)) is not None:
        outside.append(data[at : begin.start()])
        kind = begin.group(1)
        start = begin.start()
        stop = -1 if kind in endless else upper.find(b"\nEND:" + kind, begin.end())
        if stop < 0 and kind == b"VEVENT":
            ended = True
            rest = upper.count(b"\nBEGIN:VEVENT", max(0, start - 1)) + (start == 0)
            events, lost, at = events + rest, lost + rest, len(data)
            break
        if stop < 0:
            endless.add(kind)
            at = begin.end()
            continue
        again = upper.rfind(b"\nBEGIN:" + kind, begin.end(), stop)
        at = _line_end(upper, stop + 1)
        if kind == b"VEVENT":
            broken = upper.count(b"\nBEGIN:VEVENT", begin.end(), stop)
            events, lost = events + 1 + broken, lost + broken
        start = again + 1 if again >= 0 else start
        block = data[start:at]
        if kind == b"VTIMEZONE":
            zones.append(block)
        elif kind == b"VEVENT" and len(block) > LARGEST_BLOCK:
            lost += 1
        elif kind == b"VEVENT" and _matters(upper[start:at], first, last):
            kept.append(block)
    outside.append(data[at:])
    frame = b"".join(outside)
    tops = frame.upper()
    begun = tops.count(b"BEGIN:VCALENDAR")
    lost += max(0, len(kept) - MOST_BLOCKS)
    return Blocks(
        kept=tuple(kept[:MOST_BLOCKS]),
        zones=tuple(zones[:MOST_ZONES]),
        zone=_value(frame, b"X-WR-TIMEZONE"),
        name=_value(frame, b"X-WR-CALNAME"),
        events=events,
        lost=lost,
        cut=ended or tops.count(b"END:VCALENDAR") < begun,
        calendar=begun > 0,
    )


def _matters(upper: bytes, first: date, last: date) -> bool:
    """True when an event recurs, touches the window or leaves that in doubt."""
    if any(mark in upper for mark in _RECURS):
        return True
    begin = _START.search(upper)
    start = _day(begin.group(1)) if begin else None
    if start is None:
        return True
    if start > last + MARGIN:
        return False
    end = _END.search(upper)
    finish = _day(end.group(1)) if end else None
    if finish is not None:
        return max(start, finish) >= first - MARGIN
    return start >= first - (LONG if _LONG.search(upper) else MARGIN)


def _day(digits: bytes) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _plain(data: bytes) -> bytes:
    """UTF-8 without a mark, with line feeds: some programs write UTF-16, a byte order mark, or bare CR."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return data


def _line_end(data: bytes, at: int) -> int:
    end = data.find(b"\n", at)
    return len(data) if end < 0 else end + 1


def _value(frame: bytes, name: bytes) -> str:
    found = re.search(rb"^" + name + rb"(?:;[^:\r\n]*)?:([^\r\n]{1,200})", frame, re.M | re.I)
    return found.group(1).decode("utf-8", "replace").strip() if found else ""
