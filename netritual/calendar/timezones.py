"""The time zones of a calendar (RFC 5545 3.2.19, 3.6.5): its own definitions, and the names that programs use.

Each VCALENDAR has zones of its own: two files may mean different things by "Customized Time Zone". icalendar keeps the
zones it has seen for the whole process, so it is not asked about them.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from io import StringIO

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from netritual.calendar.times import written
from netritual.domain.dates.zones import zone_at, zone_named
from netritual.regex import regex

_LINE = regex(r"\s*([A-Z0-9-]+)((?:;[^:]*)?):(.*)", re.I)
_OFFSET = regex(r"([+-]?)(\d{1,2}):?(\d\d)(?::?(\d\d))?")
_NAMED_OFFSET = regex(r"(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?:[:.]?(\d\d))?", re.I)
_OUTLOOK = regex(r"\((?:UTC|GMT)\s*([+-]\d{1,2}[:.]\d\d)?\)\s*(.*)", re.I)
"""Outlook's display names: "(UTC+01:00) Amsterdam, Berlin, Bern"."""
_UTC = ("utc", "z", "zulu", "gmt", "universal", "coordinated universal time")
_ABBREVIATIONS = {
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MDT": "America/Denver", "CDT": "America/Chicago",
    "EDT": "America/New_York", "CEST": "Europe/Paris", "MESZ": "Europe/Berlin", "MEZ": "Europe/Berlin",
    "BST": "Europe/London", "WEST": "Europe/Lisbon", "EEST": "Europe/Athens", "MSK": "Europe/Moscow",
    "JST": "Asia/Tokyo", "SGT": "Asia/Singapore", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
}  # fmt: skip
"""What the database does not have and only one place is called by."""
MOST_NAMES = 200
"""Names of zones in one calendar that are looked up; the whole world has fewer zones that differ."""
_ONSET = 1970
"""A yearly rule since 1601 is walked through year by year for each event; none is older than this year."""


class Zones:
    """The zones of one VCALENDAR. ``home`` is the person's own: that of times that name none, unless the file does."""

    def __init__(self, own: Sequence[list[str]], home: tzinfo, floating: str = "") -> None:
        self._own: dict[str, list[list[str]]] = {}
        for lines in own:
            name = next((match[3] for match in map(_LINE.match, lines) if match and match[1].upper() == "TZID"), "")
            self._own.setdefault(_key(name), []).append(lines)
        self._twofold = {key for key, zones in self._own.items() if any(lines != zones[0] for lines in zones)}
        self._zones: dict[str, tzinfo | None] = {}
        self.home = home
        self.floating = (self.named(floating) if floating else None) or home
        """X-WR-TIMEZONE where it names a zone, else the person's own."""

    def named(self, name: str) -> tzinfo | None:
        """The zone that the calendar calls ``name``; None when neither it nor anybody else says what that is.

        The calendar's own rules count (EST may have summer time in it), except for what the database calls so by
        continent and city: a law that changes the clock is there sooner than in a file.
        """
        key = _key(name)
        if key not in self._zones and len(self._zones) >= MOST_NAMES:
            return None
        if key not in self._zones:
            self._zones[key] = self._resolved(name.strip().strip("\"'").strip(), key)
        return self._zones[key]

    def is_twofold(self, name: str) -> bool:
        """True for a name that the calendar gives to two zones that differ, of which the first counts."""
        return _key(name) in self._twofold and ("/" not in name.strip("/") or zone_named(name) is None)

    def _resolved(self, name: str, key: str) -> tzinfo | None:
        if "/" in name.strip("/") and (zone := zone_named(name)) is not None:
            return zone
        built = (_built(lines) for lines in self._own.get(key, ()))
        return next((zone for zone in built if zone is not None), None) or _elsewhere(name)


def _key(name: str) -> str:
    return name.strip().strip("\"'").strip().casefold()


@lru_cache(maxsize=MOST_NAMES)
def _elsewhere(name: str) -> tzinfo | None:
    """The zone of a name that the calendar does not define."""
    if name.casefold() in _UTC:
        return UTC
    for candidate in _candidates(name):
        if (zone := zone_named(candidate)) is not None:
            return zone
    if (outlook := _OUTLOOK.fullmatch(name)) is not None:
        zones = (_elsewhere(part.strip()) for part in re.split("[,;]", outlook[2]) if part.strip())
        return next((zone for zone in zones if zone is not None), None) or _elsewhere(f"UTC{outlook[1] or '+00:00'}")
    offset = _NAMED_OFFSET.fullmatch(name)
    if offset is not None and int(offset[2]) <= 14:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    return None


def _candidates(name: str) -> Iterator[str]:
    """The names in the database that may be meant, the likeliest first."""
    yield name
    windows = {windows_name.casefold(): zone for windows_name, zone in WINDOWS_TO_OLSON.items()}
    key = re.sub(r" daylight time$", " standard time", name.casefold())
    key = re.sub(r"^(atlantic|eastern|central|mountain|pacific) time \(us & canada\)$", r"\1 standard time", key)
    yield windows.get(key, "")
    yield _ABBREVIATIONS.get(name.upper(), "")
    parts = name.strip("/").split("/")
    yield name.replace("-", "/", 1)
    # A globally unique name ends in one of the database: /freeassociation.sourceforge.net/Europe/Berlin.
    yield from ("/".join(parts[start:]) for start in range(1, min(len(parts) - 1, 6)))
    for place in dict.fromkeys((name, parts[-1], re.sub(r"\s*\(.*", "", name))):
        try:
            yield zone_at(place)
        except ValueError:
            continue


def _built(lines: list[str]) -> tzinfo | None:
    """The zone that a VTIMEZONE defines, by dateutil; None when its rules cannot be followed."""
    parts: list[dict[str, str]] = []
    location = ""
    for match in map(_LINE.match, lines):
        if match is None:
            continue
        name, value = match[1].upper(), match[3].strip()
        if name == "BEGIN":
            parts.append({"KIND": value.upper()})
        elif parts and name != "END":
            parts[-1][name] = f"{parts[-1][name]},{value}" if name == "RDATE" and name in parts[-1] else value
        elif name == "X-LIC-LOCATION":
            location = value
    rules = [line for part in parts for line in _observance(part)]
    if rules:
        text = "\n".join(["BEGIN:VTIMEZONE", "TZID:x", *rules, "END:VTIMEZONE", ""])
        try:
            zone: tzinfo = tzical(StringIO(text)).get()
        except Exception:  # dateutil raises half a dozen kinds on rules it cannot follow
            return zone_named(location)
        return zone
    return zone_named(location)


def _observance(part: dict[str, str]) -> list[str]:
    """The lines of a STANDARD or DAYLIGHT part as dateutil wants them; none when it says no offset."""
    kind, to = part["KIND"], _offset(part.get("TZOFFSETTO", ""))
    if kind not in ("STANDARD", "DAYLIGHT") or not to:
        return []
    onset = written(part.get("DTSTART", ""))
    when = onset.when if onset is not None else None
    start = f"{when:%m%dT%H%M%S}" if when is not None else "0101T000000"
    year = when.year if when is not None else _ONSET
    lines = [f"BEGIN:{kind}", f"TZOFFSETFROM:{_offset(part.get('TZOFFSETFROM', '')) or to}", f"TZOFFSETTO:{to}"]
    rule = part.get("RRULE", "").upper()
    if rule.startswith("FREQ=YEARLY") or ";FREQ=YEARLY" in rule:
        lines.append(f"RRULE:{rule}")
        year = max(year, _ONSET) if "INTERVAL" not in rule.replace("INTERVAL=1;", "") and "COUNT" not in rule else year
    dates = [at.when for at in map(written, part.get("RDATE", "").replace("/", ",").split(",")) if at is not None]
    lines += [f"RDATE:{','.join(f'{at:%Y%m%dT%H%M%S}' for at in dates)}"] if dates else []
    return [*lines, f"DTSTART:{year:04}{'0228' + start[4:] if start[:4] == '0229' else start}", f"END:{kind}"]


def _offset(text: str) -> str:
    match = _OFFSET.fullmatch(text.strip())
    return f"{match[1] or '+'}{int(match[2]):02}{match[3]}" if match else ""
