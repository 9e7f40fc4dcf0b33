"""Step 3: follow through. What I promised, what they owe me, thanks, stalled coffees, outcomes to tell, follow-ups."""

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.followups import Loop, loops, open_promises
from netritual.domain.model import Promise
from netritual.review.laters import put_off, wants_slower
from netritual.review.loop_item import loop_item
from netritual.review.order import current_first
from netritual.review.step import Item, StepContext, StepSpec

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("You promised", ("promise",)),
    ("They owe you", ("owed", "ask")),
    ("Thanks to say", ("thanks",)),
    ('"Let\'s chat over coffee", nothing booked', ("coffee",)),
    ("Mentors: tell them what happened", ("outcome",)),
    ("To follow up", ("follow",)),
)
COMFORTABLE = 5
"""Open promises up to which new ones need no second thought (``product.md`` 3, 44)."""
_QUARTER = timedelta(days=84)


def build(ctx: StepContext) -> list[Item]:
    """The rows of the six sections."""
    found = loops(ctx.network, ctx.settings, ctx.now)
    counted = put_off(ctx.network)
    return [
        loop_item(
            ctx.network, ctx.settings, ctx.now, loop, section=section, prefix="promises",
            slower=wants_slower(counted, loop.who),
        )
        for section, kinds in SECTIONS
        for loop in _ordered(ctx, [loop for loop in found if loop.kind in kinds])
    ]  # fmt: skip


def lines(ctx: StepContext) -> Sequence[str]:
    """How well promises are kept, and how many are open."""
    mine = open_promises(ctx.network)
    late = sum(promise.due is not None and promise.due < ctx.today for promise in mine)
    kept = [p for p in _closed(ctx) if p.state == "kept"]
    week = sum(p.closed is not None and p.closed > ctx.today - timedelta(days=7) for p in kept)
    said = [f"{_kept_words(kept)}\t{week} kept this week, {late} late"]
    if len(mine) >= COMFORTABLE:
        said.append(f"You have {len(mine)} open promises. Above {COMFORTABLE}, new ones need a date you can keep.")
    return said


def _ordered(ctx: StepContext, found: list[Loop]) -> list[Loop]:
    late = [loop for loop in found if loop.late]
    return [*late, *current_first(ctx, [loop for loop in found if not loop.late])]


def _closed(ctx: StepContext) -> list[Promise]:
    first = ctx.today - _QUARTER
    return [p for p in ctx.network.all(Promise) if p.by == "me" and p.closed is not None and p.closed > first]


def _kept_words(kept: list[Promise]) -> str:
    """ "You keep 87 % on time (26 of 30 in 12 weeks)"; below 5 cases no percentage (``product.md`` 6)."""
    dated = [p for p in kept if p.due is not None]
    if not dated:
        return "Follow through, or say so in time."
    on_time = sum(_first_due(p) >= (p.closed or p.made) for p in dated)
    if len(dated) < COMFORTABLE:
        return f"You kept {on_time} of {len(dated)} on time in 12 weeks."
    return f"You keep {round(100 * on_time / len(dated))} % on time ({on_time} of {len(dated)} in 12 weeks)."


def _first_due(promise: Promise) -> date:
    moved = [move.due for move in promise.history if move.due is not None]
    return moved[0] if moved else promise.due or promise.made


STEP = StepSpec(
    id="promises", order=30, title="Promises", question="Follow through", aim_minutes=2.0, short_minutes=1.5,
    build=build, lines=lines, body="netritual.tui.bodies.draft:DraftBody",
    empty="Nothing is open between you and anyone.",
)  # fmt: skip
