"""What ``key:value`` pairs of a head say. ``head`` loads this with the first one."""

from __future__ import annotations

from netritual.domain.dates.date_phrases import read_day, read_length
from netritual.domain.dates.dates import read_time, without_stop
from netritual.domain.quicklog import line_vocabulary as w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.head_words import HeadWords


def value_of(head: HeadWords, key: str, text: str) -> tuple[str, str]:
    """The field that a pair sets and its value, "" when the value fits none."""
    low = text.lower()
    lows = [without_stop(word) for word in low.split()]
    if key == "date":
        return "date", _day_in(head, text, lows)
    if key == "dur":
        minutes = _minutes_in(lows)
        return "dur", str(minutes) if minutes else ""
    if key == "dir":
        return "dir", low if low in ("in", "out") else ""
    if key == "at":
        time = read_time(low)
        return ("time", time) if time else ("loc", text)
    return key, text if key in ("loc", "via", "topic") else ""


def _day_in(head: HeadWords, text: str, lows: list[str]) -> str:
    """The ISO day of a ``date:`` value, "" when it is none; an impossible one is told."""
    when = read_day(lows, 0, head.today, False, head.order, head.eow) if lows else None
    if when is None or when.length != len(lows):
        return ""
    if when.day is None:
        head.lost = True
        head.lost_day(text)
        return ""
    return when.day.isoformat()


def _minutes_in(lows: list[str]) -> int:
    """Minutes of a ``dur:`` value; a bare number is minutes. 0 when it is none."""
    if len(lows) == 1 and lows[0].isascii() and lows[0].isdigit() and len(lows[0]) <= 4:
        return int(lows[0])
    length = read_length(lows, 0) if lows else None
    return length[1] if length and length[0] == len(lows) else 0


def settle_pairs(head: HeadWords) -> None:
    """What was given as a pair wins over every natural form."""
    reading, values = head.reading, head.explicit
    if "date" in values:
        reading.date, reading.span, reading.approx = type(head.today).fromisoformat(values["date"]), None, False
        head.is_written_up = True
    reading.minutes = int(values.get("dur", reading.minutes))
    reading.place = values.get("loc", reading.place)
    reading.topic = values.get("topic", reading.topic)
    reading.time = values.get("time", reading.time)
    if "via" in values:
        low = values["via"].lower()
        reading.via = w.PLATFORM.get(low) or low
        if low in w.PLATFORM:
            head.given.add("platform")
    if "dir" in values:
        head.said_dir = "them" if values["dir"] == "in" else "me"
