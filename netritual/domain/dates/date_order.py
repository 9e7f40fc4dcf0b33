"""How dates in numbers are read where no order is set: 4/2 is 4 February or 2 April."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

_MONTH_FIRST = frozenset(("US", "AS", "GU", "MH", "MP", "PH", "PR", "UM", "VI"))
"""Countries whose short dates begin with the month (Unicode CLDR, English short dates)."""
_ZONES_MONTH_FIRST = frozenset(
    f"America/{city}"
    for city in (
        "New_York", "Detroit", "Chicago", "Menominee", "Denver", "Boise", "Phoenix", "Los_Angeles", "Anchorage",
        "Juneau", "Sitka", "Metlakatla", "Yakutat", "Nome", "Adak", "Puerto_Rico", "St_Thomas", "Louisville",
        "Indianapolis", "Fort_Wayne", "Knox_IN", "Shiprock", "Atka",
    )
) | {"Pacific/Honolulu", "Pacific/Guam", "Pacific/Saipan", "Pacific/Pago_Pago", "Asia/Manila", "EST5EDT", "CST6CDT",
     "MST7MDT", "PST8PDT"}  # fmt: skip
_AREAS_MONTH_FIRST = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")


def usual_date_order(country: str, zone: str) -> Literal["dmy", "mdy"]:
    """How dates in numbers are read where no order is set: as in the country (two letters), else in that of the zone.

    The rest of America writes the day first.
    """
    if country:
        return "mdy" if country.upper() in _MONTH_FIRST else "dmy"
    return "mdy" if zone in _ZONES_MONTH_FIRST or zone.startswith(_AREAS_MONTH_FIRST) else "dmy"
