"""Public holidays for slots: the person's own list, and those of the setting ``country``."""

from datetime import date

from netritual.domain.model import Settings


def between(settings: Settings, first: date, last: date) -> frozenset[date]:
    """The days of the span on which no coffee is proposed. A country that the package does not know has none."""
    own = {day for day in settings.holidays if first <= day <= last}
    return frozenset(own | _public(settings.country, first, last))


def _public(country: str, first: date, last: date) -> set[date]:
    if not country.strip():
        return set()
    from holidays import country_holidays

    try:
        known = country_holidays(country.strip().upper(), years=range(first.year, last.year + 1))
    except (NotImplementedError, KeyError, ValueError):
        return set()
    return {day for day in known if first <= day <= last}
