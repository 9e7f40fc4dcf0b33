"""Time zones by place: "Lisbon" is Europe/Lisbon, "Germany" Europe/Berlin, "Portland, United States" one of eight.

The names are those of the IANA database as the tzdata package carries it (``zone.tab``, ``iso3166.tab`` and
``zonenow.tab``: https://data.iana.org/time-zones/tz-link.html); it names a zone after its largest city and knows no
other cities. Some more are in the table of ``cities``; another city needs its country beside it.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from netritual.domain.language.text import fold

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EXAMPLE = "For instance: Lisbon, or Munich, Germany, or Europe/Berlin."
_ALSO = {
    "UK": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB", "USA": "US", "America": "US", "Holland": "NL",
    "Czechia": "CZ", "Korea": "KR", "Emirates": "AE", "UAE": "AE",
}  # fmt: skip
"""Names of countries that people say and the table does not have."""
_UNIVERSAL = frozenset(("", "UTC", "UCT", "GMT", "Universal", "Zulu"))
_SUMMER, _WINTER = datetime(2025, 7, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)


class UnclearZone(ValueError):
    """A place that may be in several zones; ``candidates`` are their names, the likeliest first."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


def zone_named(name: str | None) -> "ZoneInfo | None":
    """The time zone of this name; None for no name, and for one that neither this machine nor tzdata knows."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # KeyError: ZoneInfoNotFoundError; OSError: a name that is a folder
        return None


def zone_at(place: str, country: str = "") -> str:
    """The zone that a zone's name, a city, a country, or a city and its country is in.

    ``country`` (two letters) is where the person lives: a city of another country is asked about. Raises Unclear when
    several may be meant, and ValueError when none is known.
    """
    place = place.strip()
    exact = _names().get(place.replace(" ", "_").lower(), "")
    if "/" in exact or exact in ("UTC", "GMT"):  # "Portugal" and "Singapore" are old names of zones, too
        return exact
    city, comma, land = place.rpartition(",")
    of_land = _country(land)
    if comma and of_land:
        return _one(place, tuple(zone for zone in _zones_of_city(city) if zone in of_land) or of_land)
    named, at_home = _zones_of_city(place), _country(country)
    if named and (not at_home or any(zone in _zones()[country.upper()] for zone in named)):
        return _one(place, named)
    if named or not (of_land or exact):
        candidates = tuple(dict.fromkeys((*named, *_alike(place), *at_home)))
        if candidates:
            raise UnclearZone(f"In which time zone is {place}?", candidates)
        raise ValueError(f"No time zone is named after “{place}”. A large city near it, or its country. {EXAMPLE}")
    return exact if exact and not of_land else _one(place, of_land)


def zone_of_city(city: str, country: str = "") -> str:
    """The zone that a city is surely in; "" where that is not certain: it is in several, in none that is known and its
    country in several, or its name is known of another ``country`` (two letters) alone."""
    named, at_home = _zones_of_city(city), _zones().get(country.upper(), ())
    zones = [zone for zone in named if zone in at_home or not at_home] if named else _country(country)
    return zones[0] if len(zones) == 1 else ""


def country_code(name: str) -> str:
    """The two letters of a country by its name; "" for none."""
    return _countries().get(_key(name), "")


def country_name(code: str) -> str:
    """The name of a country by its two letters; the letters themselves for one that is not known."""
    names = (name for letters, name, *_ in _rows("iso3166.tab") if letters == code.upper())
    return next(names, code).partition(" (")[0]


def is_city_of(city: str, country: str) -> bool:
    """Whether a city of this name is known in a country (two letters)."""
    return not set(_zones().get(country.upper(), ())).isdisjoint(_zones_of_city(city))


def is_universal(zone: str) -> bool:
    """Whether a zone is that of no place: UTC by one of its names, or none."""
    return zone.removeprefix("Etc/") in _UNIVERSAL


def country_of(zone: str) -> str:
    """The two letters of the country that a zone is listed for; "" for UTC, and for a name that is no place."""
    return next((code for code, zones in _zones().items() if zone in zones), "")


def is_place(name: str) -> bool:
    """Whether a zone is named after a city of this name (folded), or a country is called so."""
    return name in _cities() or bool(country_code(name))


def city_and_country(place: str) -> tuple[str, str]:
    """The city and the two letters of the country of "Ghent, Belgium"; the place and "" where no country is named."""
    city, _, land = place.rpartition(",")
    code = country_code(land) if city.strip() else ""
    return (city.strip(), code) if code else (place, "")


def _one(place: str, zones: tuple[str, ...]) -> str:
    if len(zones) == 1:
        return zones[0]
    raise UnclearZone(f"In which time zone is {place}?", zones)


def _alike(place: str) -> tuple[str, ...]:
    """The zones of cities that are written almost so."""
    from difflib import get_close_matches

    near = get_close_matches(fold(place), _cities(), n=3, cutoff=0.8)
    return tuple(zone for city in near for zone in _cities()[city])


def _country(name: str) -> tuple[str, ...]:
    """The zones of a country, one of those that keep the same time all year; none when no country is called so."""
    from zoneinfo import ZoneInfo

    kinds: dict[object, str] = {}
    for zone in _zones().get(country_code(name), ()):
        rules = ZoneInfo(zone)
        kind = tuple(
            (moment.astimezone(rules).utcoffset(), moment.astimezone(rules).dst()) for moment in (_WINTER, _SUMMER)
        )
        if kind not in kinds or (zone in _largest() and kinds[kind] not in _largest()):
            kinds[kind] = zone
    return tuple(kinds.values())


def _key(name: str) -> str:
    """A country's name without the order of its words and what stands in brackets for it: "Korea (South)"."""
    return " ".join(sorted(fold(word) for word in name.replace("(", " ").replace(")", " ").replace("&", " ").split()))


def _rows(table: str) -> Iterator[list[str]]:
    """The rows of a table of the database."""
    from importlib.resources import files

    text = files("tzdata.zoneinfo").joinpath(table).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country by its two letters."""
    by_country: dict[str, tuple[str, ...]] = {}
    for code, _, zone, *_ in _rows("zone.tab"):
        by_country[code] = (*by_country.get(code, ()), zone)
    return by_country


@cache
def _largest() -> frozenset[str]:
    """The zones whose city is the largest of all that keep the same time."""
    return frozenset(row[2] for row in _rows("zonenow.tab"))


@cache
def _countries() -> Mapping[str, str]:
    """The two letters of each country by its names; a name in brackets is one too."""
    by_name: dict[str, str] = {}
    for code, name in _rows("iso3166.tab"):
        by_name |= {_key(word): code for word in (code, name, name.partition(" (")[0])}
    return by_name | {_key(name): code for name, code in _ALSO.items()}


@cache
def _names() -> Mapping[str, str]:
    """Every zone by its name in small letters."""
    from zoneinfo import available_timezones

    return {name.lower(): name for name in available_timezones()}


def _zones_of_city(city: str) -> tuple[str, ...]:
    """The zones that a city of this name may be in."""
    from netritual.domain.dates.cities import city_key

    return _cities().get(city_key(city), ())


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """The zones of a city: those that are named after it, the old names of cities too, else that of the table."""
    from netritual.domain.dates.cities import ZONES as CITY_ZONES

    by_city: dict[str, tuple[str, ...]] = {}
    current = [zone for zones in _zones().values() for zone in zones]
    for zone in current:
        city = fold(zone.rpartition("/")[2])
        by_city[city] = tuple(dict.fromkeys((*by_city.get(city, ()), zone)))
    regions = {zone.partition("/")[0] for zone in current}
    for zone in sorted(_names().values()):
        region, _, city = zone.rpartition("/")
        if region.partition("/")[0] in regions:
            by_city.setdefault(fold(city), (zone,))
    return {city: (zone,) for city, zone in CITY_ZONES.items()} | by_city
