"""The sign of a tier, before a name."""

from __future__ import annotations

from netritual.charts.signs import Signs
from netritual.tui.face.spans import Span

_CLOSEST = 2
"""The last tier whose sign is lit."""


def tier_sign(tier: int, signs: Signs) -> Span:
    """The sign of a tier, a blank for none."""
    if not tier:
        return Span(" ")
    return Span(signs.tiers[tier - 1], "inperson" if tier <= _CLOSEST else "muted")
