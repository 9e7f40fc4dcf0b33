"""Public holidays for slots: the person's own list, and those of the setting ``country``."""

from collections import Counter
from datetime import date
from functools import cache

from netritual.domain.model import Settings


def between(settings: Settings, first: date, last: date) -> frozenset[date]:
    """The days of the span on which no coffee is proposed. A country that the package does not know has none."""
    own = {day for day in settings.holidays if first <= day <= last}
    country = settings.country.strip().upper()
    public = {day for year in range(first.year, last.year + 1) for day in _public(country, year)} if country else set()
    return frozenset(own | {day for day in public if first <= day <= last})


@cache
def _public(country: str, year: int) -> frozenset[date]:
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
