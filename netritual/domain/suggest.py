"""Who to have coffee with next week, and why (``suggestions.md`` 1)."""

from datetime import date

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.domain.suggestion import Multiplier, NotShown, Point, Suggestion, Suggestions

__all__ = ["Multiplier", "NotShown", "Point", "Suggestion", "Suggestions", "suggest"]


def suggest(network: Network, settings: Settings, today: date, n: int | None = None) -> Suggestions:
    """The few people to meet, with reasons, and who is left out. ``n``: how many to show instead of capacity + 3."""
    raise NotImplementedError
