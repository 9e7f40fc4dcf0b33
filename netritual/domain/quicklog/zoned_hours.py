"""The hour of another place in a line, in the person's own hours: "6pm UK time", "18:00 GMT", "15h Warschauer Zeit".

A zone counts that is certain: an abbreviation (``line_vocabulary.ZONES``) in capitals, or a city or country that lies
in one (``dates.zones``) before "time". A city alone behind an hour changes nothing, for a talk may be meant there, nor
does a zone in a line with two hours: both are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from netritual.domain.dates.cities import is_city
from netritual.domain.dates.dates import NEAR_DAYS, WEEKDAY, full_day, is_clock_or_range, is_digit
from netritual.domain.dates.zones import zone_at, zone_named, zone_of_city
from netritual.domain.quicklog.line_segment import JOINTS
from netritual.domain.quicklog.line_vocabulary import AFTER_DATE, HOUR_WORDS, REMOTE, TIME_BEFORE, TIME_BEHIND, ZONES
from netritual.domain.quicklog.reading import Reading

_SHORT = 2
"""Letters of an abbreviation that is more besides (a CT scan, PT with Ben): it counts where its clause ends."""
_IN_SMALL = frozenset(("utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "aest", "aedt", "sgt", "hkt"))
"""These are zones in small letters too, behind am and pm; "jst" and "bst" may be just and best."""
_REGIONS = {"eastern": "America/New_York", "pacific": "America/Los_Angeles"}
_DAYS = WEEKDAY.keys() | NEAR_DAYS | {"last"}
_TWICE = frozenset(("georgia", "jersey", "victoria"))
"""Places that lie in two countries of different zones, though the table of zones has one."""
_UNCLEAR = "unclear"
_MOST_WORDS = 3
_SIGNS = ",;:.!?()"


def in_own_hours(reading: Reading, line: str, own: str) -> None:
    """Reckon the hour of a line in the zone ``own``, where it names another one, and tell it."""
    words = line.partition("//")[0].partition(" +")[0].split()
    lows = [word.strip(_SIGNS).lower() for word in words]
    hours = _hours(lows)
    for at in hours:
        begin = _behind_hour(lows, at)
        zone, length = _zone(words, lows, begin, reading.channel in REMOTE)
        said = " ".join(word.strip(_SIGNS) for word in words[at : begin + length])
        if zone and len(hours) > 1:
            reading.warnings.append(f"{said} is left as typed. {reading.time} is taken as your own hour.")
        elif zone:
            _reckon(reading, said, zone, own)
        elif length and reading.planned and reading.channel in REMOTE:
            reading.warnings.append(f"{said} is taken as your own hour; “{said} time” would be the hour there.")
        if length:
            return


def without_zone(answer: str) -> tuple[str, str]:
    """An answer to when without the zone behind its hour, and the name of that; "" where it names none that is
    certain."""
    words = answer.split()
    lows = [word.strip(_SIGNS).lower() for word in words]
    for at in _hours(lows):
        begin = _behind_hour(lows, at)
        zone, length = _zone(words, lows, begin, True)
        if zone and zone != _UNCLEAR:
            return " ".join([*words[:begin], *words[begin + length :]]), zone
    return answer, ""


def _hours(lows: Sequence[str]) -> list[int]:
    """The places of the hours among some words."""
    return [
        at for at, (low, behind) in enumerate(zip(lows, [*lows[1:], ""], strict=False))
        if is_clock_or_range(low) or (behind in HOUR_WORDS and is_digit(low[:1]))
    ]  # fmt: skip


def _behind_hour(lows: Sequence[str], at: int) -> int:
    """The place behind an hour, and its half of the day."""
    return at + 1 + (lows[at + 1 : at + 2] != [] and lows[at + 1] in HOUR_WORDS)


def _zone(words: Sequence[str], lows: Sequence[str], at: int, remote: bool) -> tuple[str, int]:
    """The zone that words behind an hour name and how many they are; "" for a city alone, or what may be no zone.

    ``remote`` says that the line is of a talk at a distance, where two letters are more surely a zone.
    """
    low = lows[at] if at < len(lows) else ""
    if not low.isalpha() or low in AFTER_DATE:
        return "", 0
    shortened = words[at][-1] == "." and at + 1 < len(words)  # "6pm est. arrival"
    small = low in _IN_SMALL and lows[at - 1][-2:] in ("am", "pm") and not shortened  # "9:30am pst"
    if zone := ZONES.get(low.upper() if small else words[at].strip(_SIGNS), ""):
        return _abbreviated(zone, words, lows, at, remote)
    if low in TIME_BEFORE and lows[at + 1 : at + 2] in (["de"], ["di"]):
        place = lows[at + 2] if at + 2 < len(lows) else ""
        is_place = len(place) > _SHORT and zone_of_city(place)  # "hora de la cena" is none of Los Angeles
        return zone_of_city(place) if is_place else "", 3 if is_place else 0
    for length in range(1, _MOST_WORDS):
        end = at + length
        if lows[end : end + 1] and lows[end] in TIME_BEHIND and (words[end].islower() or _ends(words, end + 1)):
            place = " ".join(lows[at:end])
            is_german = lows[end] == "zeit"  # "Berliner Zeit", and no office of "Die Zeit" in Berlin
            if is_german and not place.endswith("er"):
                continue
            if zone := _certain(place, words[at].isupper()) or _certain(place.removesuffix("er")):
                return zone, length + 1
    if low in _REGIONS:
        return "", 1
    for length in range(_MOST_WORDS - 1, 0, -1):
        place = " ".join(lows[at : at + length])
        if place.replace(" ", "").isalpha() and len(lows[at : at + length]) == length and zone_of_city(place):
            return "", length
    return "", 0


def _abbreviated(
    zone: str, words: Sequence[str], lows: Sequence[str], at: int, remote: bool,
) -> tuple[str, int]:  # fmt: skip
    """What an abbreviation counts for by the words around it, as ``_zone`` gives it."""
    low, behind = lows[at], lows[at + 1] if at + 1 < len(lows) else ""
    if behind == "time":
        return zone, 2
    if behind.isdecimal() and not _ends(words, at + 1):
        return "", 0  # "EST 1998"
    if len(low) > _SHORT and low != "est":
        return zone, 1
    if len(words) > _MOST_WORDS and all(word.isupper() for word in words if word.isalpha()):
        return "", 0  # "18H EST BON"
    is_last = _ends(words, at + 1) or behind in _DAYS or (remote and behind in AFTER_DATE)
    in_english = lows[at - 1][-1:] != "h"  # "10h PT" is in Portugal
    return zone if in_english and (is_last or len(low) > _SHORT) else "", 1


def _ends(words: Sequence[str], at: int) -> bool:
    """Whether a clause ends before a word."""
    return at >= len(words) or words[at - 1][-1] in (*JOINTS, *"!?)")


def _certain(place: str, in_capitals: bool = False) -> str:
    if len(place) == _SHORT and place != "uk" and not (in_capitals and is_city(place)):
        return ""  # "my time" is none of Malaysia
    if place in _TWICE:
        return _UNCLEAR
    try:
        return _REGIONS.get(place.removesuffix(" standard").removesuffix(" daylight")) or zone_at(place)
    except ValueError:  # no such place, or one in several zones
        return ""


def _reckon(reading: Reading, said: str, zone: str, own: str) -> None:
    """Set the day and hour of a reading as the clock of ``own`` shows them."""
    here, there = zone_named(own), zone_named(zone)
    if here is None or there is None or not reading.time:
        reading.warnings.append(
            f"{said} is kept as typed, for the zone could not be worked out: write the hour as your clock shows it."
        )
        return
    moment = datetime.combine(reading.date, time.fromisoformat(reading.time), there)
    local = moment.astimezone(here)
    if local.utcoffset() == moment.utcoffset():
        return
    day = "" if local.date() == reading.date else f" on {full_day(local.date())}"
    reading.date, reading.time = local.date(), f"{local:%H:%M}"
    reading.warnings.append(f"{said} is {reading.time}{day} by your clock, and noted so.")
