"""Step 3: follow through. What I promised, what they owe me, thanks, stalled coffees, outcomes to tell, follow-ups."""

from collections.abc import Sequence

from netritual.domain.figures.stats_metrics import LONG_WEEKS, Period, first_use, follow_through
from netritual.domain.loops.closing_decisions import is_late
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import open_promises
from netritual.domain.ties.tally import FEW_CASES, number_words, share_words
from netritual.review.done_questions import asked_elsewhere, loops_to_do
from netritual.review.letter_wording import old_words
from netritual.review.loop_item import loop_item
from netritual.review.rows import current_first, kept_lately, unsaid_words
from netritual.review.step import Item, StepContext, StepFigure, StepSpec

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("You promised", ("promise",)),
    ("They owe you", ("owed", "ask")),
    ("You wrote, no answer yet", ("no_answer",)),
    ("Thanks to say", ("thanks",)),
    ("You said coffee, nothing is booked", ("coffee",)),
    ("Tell them what came of their advice", ("outcome",)),
    ("To follow up", ("follow",)),
)
KINDS = frozenset(kind for _, kinds in SECTIONS for kind in kinds)
COMFORTABLE = 5
"""Open promises up to which new ones need no second thought."""


def build(ctx: StepContext) -> list[Item]:
    """The rows of the sections."""
    every = loops_to_do(ctx, KINDS)
    every = [loop for loop in every if loop.kind != "outcome" or loop.from_ <= ctx.today]  # nothing to tell yet
    return [
        loop_item(
            ctx.network, ctx.settings, ctx.now, loop, section=section, prefix="promises",
            slower=ctx.wants_slower(loop.who),
        )
        for section, kinds in SECTIONS
        for loop in _ordered(ctx, [loop for loop in every if _kind(loop) in kinds])
    ]  # fmt: skip


def lines(ctx: StepContext) -> Sequence[str]:
    """How well promises are kept, how many are open, and how many are asked about no more."""
    every, asked = ctx.unsnoozed, asked_elsewhere(ctx)
    rows = [loop for loop in every if loop.kind in KINDS and loop.people and (loop.kind, loop.id) not in asked]
    late = sum(is_late(ctx.network, loop) for loop in rows)
    said = [f"{_kept_words(ctx)}\t{kept_lately(ctx.network, ctx.today)} kept this week, {late} late"]
    mine = len(open_promises(ctx.network, ctx.today)) + sum(loop.table == "introductions" for loop in rows)
    if mine >= COMFORTABLE:
        said.append(f"You have {mine} open promises. Above {COMFORTABLE}, new ones need a date you can keep.")
    return [*said, *filter(None, (unsaid_words(every, KINDS), old_words(every, ctx.today, KINDS)))]


def _kind(loop: Loop) -> str:
    """The kind of a loop; what is still to be asked is owed by nobody."""
    return "follow" if loop.stage == "planned" else loop.kind


def nothing(ctx: StepContext) -> str:
    """What is said where no row stands: that nothing is open is not said while Loops has something, or step 1 a
    line that may hold it."""
    every = ctx.loops
    if old := old_words(every, ctx.today, KINDS):
        return old
    if any(loop.kind in KINDS and loop.proposed is None for loop in every):
        return "Nothing is to be done today; Loops has all that is open."
    if unsaid_words(every, KINDS):
        return "Nothing else is open."
    return "Nothing is promised, either way. A line for it: promised Ana the deck by Friday"


def _ordered(ctx: StepContext, every: list[Loop]) -> list[Loop]:
    late = [loop for loop in every if loop.late]
    return [*late, *current_first(ctx, [loop for loop in every if not loop.late])]


def _kept_words(ctx: StepContext) -> str:
    """ "You keep 83 % on time (7.5 of 9 in 12 weeks)", as Insights count it: those with a day that has come. Below
    5 cases no percentage, but those of this week as the last step counts them, and those before."""
    part, whole = _on_time(ctx, "12w")
    of = f"{number_words(part)} of {number_words(whole)}"
    began = first_use(ctx.network)
    since = "so far" if began is not None and (ctx.today - began).days < LONG_WEEKS * 7 else "in 12 weeks"
    if whole < FEW_CASES:
        in_time, due = _on_time(ctx, "week")
        said = [f"{number_words(in_time)} of {number_words(due)} this week"] * bool(due)
        said += [f"{of} {'before' if due else since}"] * bool(whole)
        return f"On time: {', '.join(said)}." if said else "Follow through, or say so in time."
    return f"You keep {share_words(part, whole)} on time ({of} {since})."


def _on_time(ctx: StepContext, period: Period) -> Sequence[float]:
    return follow_through(ctx.network, ctx.settings, ctx.now, period).get("promises_on_time", (0, 0))


STEP = StepSpec(
    id="promises", order=30, title="Promises", question="Follow through", aim_minutes=2.0, short_minutes=1.5,
    build=build, lines=lines, body="netritual.tui.bodies.loops_body:PromisesBody",
    empty=nothing,
    figures=(StepFigure("promises on time", "promises_on_time", 60, share=True),),
    commands=("plan-coffee", "add-loop", "hand-on", "take-back", "nudge", "asked-again", "ask-declined"),
)  # fmt: skip
