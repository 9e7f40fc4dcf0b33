"""Which titles may be shown: those of which neither the event, nor its series, nor its calendar says anything else."""

from collections.abc import Iterable, Mapping

PUBLIC: Mapping[str, tuple[str, ...]] = {
    "CLASS": ("PUBLIC",),
    "X-CALENDARSERVER-ACCESS": ("PUBLIC",),
    "X-MICROSOFT-CDO-SENSITIVITY": ("0", "NORMAL"),
    "X-MICROSOFT-SENSITIVITY": ("0", "NORMAL"),
    "SENSITIVITY": ("0", "NORMAL", "PUBLIC"),
}
"""The values that let a title be shown: any other, and one nobody knows, is private (RFC 5545 3.8.1.3)."""


def is_private(said: Iterable[tuple[str, str]]) -> bool:
    """Whether one of these properties, each a name in capitals and a value, keeps a title to its owner."""
    return any(value.strip().strip('"').upper() not in PUBLIC[name] for name, value in said if name in PUBLIC and value)
