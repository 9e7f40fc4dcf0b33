"""Calendars of invented events, and what the reader makes of them, in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from netritual.calendar.calendar_reading import FilesReading, ReadingWindow, read

HOME = ZoneInfo("Europe/Paris")
WINDOW = ReadingWindow(datetime(2026, 2, 24, tzinfo=UTC), datetime(2026, 4, 14, tzinfo=UTC), HOME)
AT = "DTSTART:20260318T093000Z"
HOUR = f"{AT}\nDTEND:20260318T103000Z"
"""18 March, 10:30 to 11:30 in Paris."""


def text(*events: str, head: str = "") -> str:
    """A calendar of events given as property lines; each has a UID of its own unless it says one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("\n")]
    for number, event in enumerate(events):
        own = [line.strip() for line in event.strip().split("\n")]
        uid = [] if any(line.startswith("UID") for line in own) else [f"UID:e{number}"]
        lines += ["BEGIN:VEVENT", *uid, *own, "END:VEVENT"]
    return "\r\n".join([line for line in lines if line] + ["END:VCALENDAR", ""])


def ics(*events: str, head: str = "") -> bytes:
    """The same as bytes."""
    return text(*events, head=head).encode()


def reading(*files: bytes, window: ReadingWindow = WINDOW) -> FilesReading:
    """What the files of one calendar give."""
    return read(files, window)


def times(found: FilesReading) -> list[str]:
    """When the events take place that are not cancelled, in the time of Paris: ``18 10:30-11:30``."""
    spans = sorted({(one.start, one.end) for one in found.occurrences if not one.cancelled and one.end > one.start})
    spans += [(one.start, one.end) for one in found.busy]
    return [span(start, end) for start, end in spans if end > WINDOW.first and start < WINDOW.last]


def span(start: datetime, end: datetime) -> str:
    """Start and end in words; the day of the end where it is another."""
    begin, finish = start.astimezone(HOME), end.astimezone(HOME)
    return f"{begin:%d %H:%M}-{'' if begin.date() == finish.date() else f'{finish:%d} '}{finish:%H:%M}"


def told(found: FilesReading) -> str:
    """What was said: nothing, ``mended``, ``lost``, or both."""
    return " ".join(word for word, count in (("mended", found.mended), ("lost", found.lost)) if count)
