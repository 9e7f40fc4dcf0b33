"""Step 2: who is waiting for you? Requests by lateness, answers nobody came back to, what was handed on, letters."""

from collections.abc import Sequence
from itertools import chain, islice

from msgspec.structs import replace

from netritual.domain.dates.day_wording import ago, listed
from netritual.domain.language.terms import terms_of
from netritual.domain.loops.closing_decisions import is_late
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.undecided_proposals import is_bare_answer
from netritual.domain.model import Interaction, Person
from netritual.domain.suggestions.line_meaning import quote_on
from netritual.domain.suggestions.unanswered_contacts import letters, reached_by
from netritual.domain.ties.public_words import own_terms
from netritual.review.acts import FIRST_WORD_ACTS
from netritual.review.done_questions import loops_to_do
from netritual.review.letter_wording import old_words
from netritual.review.loop_item import loop_item
from netritual.review.message_drafts.occasion_drafts import letter_note
from netritual.review.rows import current_first, last_row, name_of, unsaid_words
from netritual.review.step import Item, StepContext, StepFigure, StepSpec, row

SECTIONS = {"reply": "Waiting for you", "no_ack": "Answered, never heard back", "handoff": "Handed on"}
WROTE, ASKED = "Wrote to you", "Asked you"
BETTER = 3
"""Requests for which it is looked up who could answer better: the first few."""


def build(ctx: StepContext) -> list[Item]:
    """The rows of the three sections, and who wrote and has no word of mine since."""
    every = loops_to_do(ctx, SECTIONS)
    ordered = [
        *[loop for loop in every if loop.kind == "reply"],
        *current_first(ctx, [loop for loop in every if loop.kind == "no_ack"]),
        *current_first(ctx, [loop for loop in every if loop.kind == "handoff"]),
    ]
    items = [
        loop_item(
            ctx.network, ctx.settings, ctx.now, loop, section=SECTIONS[loop.kind], prefix="replies",
            slower=ctx.wants_slower(loop.who),
        )
        for loop in ordered
    ]  # fmt: skip
    to_answer = [
        loop for loop in ctx.unsnoozed if loop.kind == "promise" and is_bare_answer(loop.what)
    ]  # step 3 has it
    listed_people = {who for loop in (*ordered, *to_answer) for who in loop.people}
    senders = reversed(letters(ctx.network, ctx.today).items())
    items += [_letter(ctx, who, one) for who, one in senders if who not in listed_people]
    for at, loop in enumerate(ordered[:BETTER]):
        if loop.kind == "reply":
            items[at] = replace(items[at], detail=(*items[at].detail, *_better(ctx, loop)))
    return items


def _letter(ctx: StepContext, who: int, letter: Interaction) -> Item:
    """The row of somebody who wrote, or called about something."""
    name, how, person = name_of(ctx.network, who), reached_by(letter), ctx.network.get(Person, who)
    said = quote_on(letter, name, ctx.today)
    words = f"{how}: “{said}”" if said else f"{how} ({letter.channel})"
    draft = letter_note(ctx.network, ctx.settings, ctx.today, person) if person is not None else ""
    return row(
        "replies", "people", who, WROTE if how == "wrote" else ASKED, (name, words, ago((ctx.today - letter.on).days)),
        FIRST_WORD_ACTS, (who,), detail=last_row(ctx, who), draft=draft,
    )  # fmt: skip


def lines(ctx: StepContext) -> Sequence[str]:
    """The aim, and how many wait."""
    waiting = loops_to_do(ctx, ("reply",))
    late = sum(is_late(ctx.network, loop) for loop in waiting)
    late_words = f", {late} late" if late else ""
    said = [f"Answer people first, within a working day.\t{len(waiting)} waiting{late_words}"]
    every = ctx.unsnoozed
    left = filter(None, (unsaid_words(every, ("reply",)), old_words(every, ctx.today, ("reply",))))
    return [*said, *left, "Mail is not read: what people write to you stands here once you log it."]


def _nothing(ctx: StepContext) -> str:
    """What is said where no row stands: that nobody waits is not said while Loops has somebody who does, or step 1 a
    line that may."""
    every = ctx.unsnoozed
    if old := old_words(every, ctx.today, ("reply",)):
        return old
    if unsaid_words(every, ("reply",)):
        return "Nobody else is waiting for you."
    return "Nobody is waiting for you. A line for it: Dana asked me for a reference"


def _better(ctx: StepContext, loop: Loop) -> tuple[tuple[str, str], ...]:
    """Who knows this, by what they offer, know about or do? The ranking of advice, reused. Who was there when it came
    up knows no more of it."""
    wanted = terms_of(loop.what)
    if not wanted:
        return ()
    ranked = chain(ctx.advisers.free(loop.what), ctx.advisers.blocked(loop.what))
    people = (ctx.network.get(Person, advice.person) for advice in ranked if advice.person != loop.who)
    able = (one for one in people if one is not None and not wanted.isdisjoint(own_terms(one)))
    names = [one.name for one in islice(able, 2)]
    return (("could answer", f"you, or {listed(names)}: h hands it on"),) if names else ()


STEP = StepSpec(
    id="replies", order=20, title="Replies", question="Who is waiting for you?", aim_minutes=2.0, build=build,
    lines=lines, body="netritual.tui.bodies.loops_body:RepliesBody",
    empty=_nothing,
    figures=(StepFigure("replies in time", "within_aim", 70, share=True),),
    commands=(
        "plan-coffee", "add-promise", "add-loop", "introduce", "hand-on", "take-back", "nudge", "asked-again",
        "ask-declined",
    ),
)  # fmt: skip
