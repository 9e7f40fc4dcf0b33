"""A byte-level look at a file we wrote: one sentence for each thing that is wrong."""

import re
from collections.abc import Iterator

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ONCE = ("UID", "DTSTAMP", "SEQUENCE", "CREATED", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP")
NEVER = ("METHOD", "ORGANIZER", "ATTENDEE", "TZID", "RRULE", "REFRESH-INTERVAL", "SOURCE", "X-PUBLISHED-TTL")
TIME = re.compile(r"^\d{8}T\d{6}Z$")


def faults(data: bytes) -> list[str]:
    """What is wrong with the form of a file; nothing for a good one."""
    return [*_of_lines(data), *_of_calendar(unfolded(data))]


def unfolded(data: bytes) -> list[str]:
    """The content lines (RFC 5545 3.1)."""
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def _of_lines(data: bytes) -> Iterator[str]:
    if data.startswith(b"\xef\xbb\xbf"):
        yield "begins with a byte order mark"
    if not data.endswith(b"\r\n"):
        yield "the last line has no CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a line end is not CRLF"
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets"
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            yield "a character is cut by a fold"
            continue
        if any((ord(c) < 32 and c != "\t") or 0x7F <= ord(c) < 0xA0 for c in text) or BIDI.search(text):
            yield f"a control character in {text!r}"


def _of_calendar(lines: list[str]) -> Iterator[str]:
    if lines[:2] != ["BEGIN:VCALENDAR", "VERSION:2.0"]:
        yield "VERSION does not come first"
    if lines.count("BEGIN:VCALENDAR") != 1 or lines[-1] != "END:VCALENDAR":
        yield "not exactly one VCALENDAR"
    if "BEGIN:VTIMEZONE" in lines:
        yield "a VTIMEZONE"
    for line in lines:
        name, _, value = line.partition(":")
        if name.partition(";")[0] in NEVER or ";TZID" in name:
            yield f"{name} is never written"
        if value != value.rstrip():
            yield f"blanks at the end of {name}"
        if not value:
            yield f"{name} is empty"
    for event in events(lines):
        yield from _of_event(event)


def events(lines: list[str]) -> list[list[str]]:
    """The lines of each event."""
    found: list[list[str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append([])
        elif found:
            found[-1].append(line)
    return found


def _of_event(lines: list[str]) -> Iterator[str]:
    own = lines[: lines.index("BEGIN:VALARM")] if "BEGIN:VALARM" in lines else lines
    values = dict(line.split(":", 1) for line in own if ":" in line)
    for name in ONCE:
        if sum(line.startswith((name + ":", name + ";")) for line in own) != 1:
            yield f"{name} is not there once"
    for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED", "DTSTART", "DTEND"):
        if not TIME.match(values.get(name, "")):
            yield f"{name} is not in UTC"
    if values.get("DTSTAMP") != values.get("LAST-MODIFIED"):
        yield "DTSTAMP is not LAST-MODIFIED"
    alarms = lines.count("BEGIN:VALARM")
    if values.get("STATUS") == "CANCELLED":
        if alarms or values.get("TRANSP") != "TRANSPARENT" or not values.get("SUMMARY", "").startswith("Cancelled: "):
            yield "a cancelled event rings, blocks or does not say so"
    elif alarms > 1 or values.get("TRANSP") != "OPAQUE":
        yield "not one alarm, or not busy"
