"""The answer to "why not?" about anyone, in rows: the reason, each part that counts, and the factors."""

from datetime import date

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.choose import NO_REASON
from netritual.domain.suggestions.suggest import NO_RHYTHM, why_not
from netritual.domain.suggestions.suggestion import WhyNot


def why_rows(network: Network, settings: Settings, today: date, person: int) -> tuple[tuple[str, str], ...]:
    """Label and text. ValueError when there is no such person."""
    return rows_of(why_not(network, settings, today, person))


def rows_of(found: WhyNot) -> tuple[tuple[str, str], ...]:
    """The rows of an answer that is there already."""
    told = found.told
    parts = [(point.component.replace("_", " "), f"+{point.points:g}  {point.why}") for point in told.points]
    counted = [row for row, point in zip(parts, told.points, strict=True) if point.points > 0]
    factors = ", ".join(f"{factor.times} {factor.why}" for factor in told.multipliers)
    reason = ("shown", told.why) if found.why == "shown" else ("why not", found.why)
    nothing = found.why.startswith((NO_REASON, NO_RHYTHM))
    return (
        reason,
        *(counted or [("parts", "nothing speaks for a coffee now")] * nothing),
        ("fit", f"{told.score:g}   {factors}"),
    )
