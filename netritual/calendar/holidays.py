"""Public holidays for slots: the person's own list, and those of the setting ``country``.

The package that knows them loads a module for every country there is. What it said of a country and a year is therefore
kept in the home, and asked anew when another version of it is installed; losing the file loses nothing.
"""

import os.path
from collections import Counter
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.util import find_spec

import msgspec

from netritual.domain.model import Settings
from netritual.files import Disk
from netritual.paths import Home

FORMAT = 1
"""What stands in the file, and by which rule a day counts: higher when either changes."""


class _HolidayFile(msgspec.Struct):
    format: int = FORMAT
    package: str = ""
    """The package that said so: the place of its first file, when that was written, and the version."""
    days: dict[str, frozenset[date]] = {}
    """``country year`` -> its holidays."""


def between(settings: Settings, first: date, last: date, disk: Disk, home: Home) -> frozenset[date]:
    """The days of the span on which no coffee is proposed. A country that the package does not know has none."""
    own = {day for day in settings.holidays if first <= day <= last}
    country = settings.country.strip().upper()
    public = _public_days(country, range(first.year, last.year + 1), disk, home) if country else frozenset[date]()
    return frozenset(own | {day for day in public if first <= day <= last})


def _public_days(country: str, years: range, disk: Disk, home: Home) -> frozenset[date]:
    """The public holidays of these years, kept in a home that is there and can be written."""
    file = _load(disk, home, _package(disk))
    asked = {f"{country} {year}": year for year in years}
    new = {name: public_holidays(country, year) for name, year in asked.items() if name not in file.days}
    file.days |= new
    if new and home.exists():
        with suppress(OSError):
            disk.make_folder(home.holidays.replace("\\", "/").rpartition("/")[0])
            disk.replace(home.holidays, msgspec.json.encode(file, order="deterministic"))
    return frozenset[date]().union(*(file.days[name] for name in asked))


def _load(disk: Disk, home: Home, package: str) -> _HolidayFile:
    """What the package said before; nothing when it was another one, or the file is not whole."""
    try:
        file = msgspec.json.decode(disk.read(home.holidays), type=_HolidayFile)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        file = _HolidayFile()
    return file if (file.format, file.package) == (FORMAT, package) else _HolidayFile(package=package)


def _package(disk: Disk) -> str:
    """What another version of the package has otherwise: an update may leave the first file as it was, and where all
    files have one time its day says nothing; the folder beside it has the version in its name."""
    spec = find_spec("holidays")  # loads nothing of it
    place = (spec.origin if spec is not None else None) or ""
    beside: list[str] = []
    with suppress(OSError):  # a folder that may not be listed
        beside = disk.names(os.path.dirname(os.path.dirname(place)))
    return " ".join((place, str(disk.changed(place)), *(name for name in beside if name.startswith("holidays-"))))


@cache
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The holidays of the whole country, and those of at least half of its regions: Easter Monday is one in England,
    Wales and Northern Ireland, and not in Scotland."""
    from holidays import country_holidays

    try:
        everywhere = country_holidays(country, years=year)
    except (NotImplementedError, KeyError, ValueError):
        return frozenset()
    regions = everywhere.subdivisions
    count = Counter(day for region in regions for day in country_holidays(country, subdiv=region, years=year))
    return frozenset(everywhere) | {day for day, times in count.items() if 2 * times >= len(regions)}
