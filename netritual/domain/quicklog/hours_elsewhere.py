"""The hour of another place in a line, reckoned into the own: "6pm UK time", "18:00 GMT", "15h Warschauer Zeit".

A zone counts that is certain: one of the abbreviations below, or a city or country that lies in one (``dates.zones``)
before "time". A city alone behind an hour changes nothing, for a talk may be meant there; that is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from netritual.domain.dates.dates import full_day, is_clock_or_range, is_digit
from netritual.domain.dates.zones import zone_at, zone_named, zone_of_city
from netritual.domain.quicklog.line_words import AFTER_DATE, REMOTE
from netritual.domain.quicklog.reading import Reading

_ABBREVIATIONS = {
    "utc": "UTC", "gmt": "UTC", "bst": "Europe/London", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "mez": "Europe/Berlin", "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "eastern": "America/New_York", "ct": "America/Chicago", "cdt": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "jst": "Asia/Tokyo", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
}  # fmt: skip
"""As people use them: the zone's own clock on that day. What has several meanings (IST, CST) is in none."""
_SHORT = 2
"""Letters of an abbreviation that is a word too: it counts in capitals ("9am ET")."""
_TIME = frozenset(("time", "zeit", "tijd"))
"""Behind a place these say that its clock is meant."""
_OF_TIME = frozenset(("hora", "heure", "ora"))
_MOST_WORDS = 3
_SIGNS = ",;:.!?()"


def in_own_hours(reading: Reading, line: str, own: str) -> None:
    """Reckon the hour of a line in the zone ``own``, where it names another one, and tell it."""
    words = line.split()
    lows = [word.strip(_SIGNS).lower() for word in words]
    for at, low in enumerate(lows[:-1]):
        following = lows[at + 1] in ("am", "pm", "uhr", "uur", "h")
        if not (is_clock_or_range(low) or (following and is_digit(low[:1]))):
            continue
        begin = at + 1 + following
        zone, length = _zone(words, lows, begin)
        said = " ".join(words[at : begin + length]).rstrip(_SIGNS)
        if zone:
            _reckon(reading, said, zone, own)
        elif length and reading.planned and reading.channel in REMOTE:
            reading.warnings.append(f"{said} is taken for your own time. For that of the place, add “time”.")
        if length:
            return


def _zone(words: Sequence[str], lows: Sequence[str], at: int) -> tuple[str, int]:
    """The zone that words behind an hour name and how many they are; "" for a city alone."""
    low = lows[at] if at < len(lows) else ""
    if not low.isalpha() or low in AFTER_DATE:
        return "", 0
    short = len(low) > _SHORT or (at < len(words) and words[at].strip(_SIGNS).isupper())
    if low in _ABBREVIATIONS and short:
        return _ABBREVIATIONS[low], 1 + (lows[at + 1 : at + 2] == ["time"])
    if low in _OF_TIME and lows[at + 1 : at + 2] in (["de"], ["di"]):
        place = lows[at + 2] if at + 2 < len(lows) else ""
        return zone_of_city(place) if place else "", 3 if place and zone_of_city(place) else 0
    for length in range(1, _MOST_WORDS):
        if lows[at + length : at + length + 1] and lows[at + length] in _TIME:
            place = " ".join(lows[at : at + length])
            if zone := _certain(place) or _certain(place.removesuffix("er")):
                return zone, length + 1
    for length in range(_MOST_WORDS - 1, 0, -1):
        place = " ".join(lows[at : at + length])
        if place.replace(" ", "").isalpha() and len(lows[at : at + length]) == length and zone_of_city(place):
            return "", length
    return "", 0


def _certain(place: str) -> str:
    if len(place) == _SHORT and place != "uk":
        return ""  # "my time" is none of Malaysia
    try:
        return zone_at(place)
    except ValueError:  # no such place, or one in several zones
        return ""


def _reckon(reading: Reading, said: str, zone: str, own: str) -> None:
    """Set the day and hour of a reading as the clock of ``own`` shows them."""
    here, there = zone_named(own), ZoneInfo(zone)
    if here is None or not reading.time:
        reading.warnings.append(f"{said} is taken as it stands. Write it in your own time.")
        return
    moment = datetime.combine(reading.date, time.fromisoformat(reading.time), there)
    local = moment.astimezone(here)
    if local.utcoffset() == moment.utcoffset():
        return
    day = "" if local.date() == reading.date else f" on {full_day(local.date())}"
    reading.date, reading.time = local.date(), f"{local:%H:%M}"
    reading.warnings.append(f"{said} is {reading.time}{day} by your clock, and noted so.")
