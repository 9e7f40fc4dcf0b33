"""The order inside a step: the easy, current people first, the dormant ones after."""

from netritual.domain.loop import Loop
from netritual.domain.ties import ties
from netritual.review.step import StepContext


def current_first(ctx: StepContext, found: list[Loop]) -> list[Loop]:
    """The loops in the order they have, those with dormant people at the end."""
    known = ties(ctx.network, ctx.settings, ctx.today)
    return sorted(found, key=lambda loop: loop.who is not None and loop.who in known and known[loop.who].dormant)
