"""What later lines tell as done and nobody has said yes or no to: asked in step 1, once for each line.

What a line says plainly is closed as it is logged (``closing_by_entry.py``). The rest is asked there, and again
here, for a line from the shell is not answered at once, and in the app one may type on.
"""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from netritual.domain.dates.day_wording import day_words
from netritual.domain.language.quoted import quoted
from netritual.domain.loops.closing_decisions import done_ref
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Interaction
from netritual.review.acts import acts
from netritual.review.loop_wording import question
from netritual.review.rows import names_of
from netritual.review.step import Item, StepContext, row


def done_questions(ctx: StepContext, step: str, section: str) -> Iterator[Item]:
    """A row for each open loop of which a later line tells that it is done: the line, and the loop as a question."""
    for closing in ctx.reported:
        loop, entry = closing.loop, ctx.network.get(Interaction, closing.statement.id)
        if entry is None:
            continue
        line = quoted(entry.line) or f"{entry.channel} with {names_of(ctx.network, entry.people)}"
        asked = f"{closing.state_asked}? {question(ctx.network, closing)}"
        yes, *others = acts("close-reported", "leave-reported", "open-person")
        able = (replace(yes, label=f"yes, {closing.state_asked}"), *others)
        yield row(
            step, loop.table, loop.id, section, (day_words(entry.on, ctx.today), f'"{line}"', asked), able, loop.people,
            key=done_ref(ctx.network, loop, entry.id), subject=closing, detail=(("since then", line),),
        )  # fmt: skip


def asked_elsewhere(ctx: StepContext) -> frozenset[tuple[str, int]]:
    """The loops, by kind and id, of which a step of this review asks if they are done: no other step does."""
    if not any(step.questions for step in ctx.steps):
        return frozenset()
    return frozenset((one.loop.kind, one.loop.id) for one in ctx.reported)


def loops_to_do(ctx: StepContext, kinds: Collection[str]) -> list[Loop]:
    """The loops of these kinds that are due for a step, but those of which another step asks something: whether they
    are done, whether they are any, and whose they are."""
    asked, every = asked_elsewhere(ctx), ctx.unsnoozed
    due = (loop for loop in every if loop.kind in kinds and loop.until >= ctx.today)
    return [loop for loop in due if loop.proposed is None and loop.people and (loop.kind, loop.id) not in asked]
