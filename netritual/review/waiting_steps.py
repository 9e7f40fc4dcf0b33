"""The steps of a review to which one may go back before it ends: in them something waits that one has not looked at."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netritual.domain.dates.day_wording import counted, listed
from netritual.review.step import StepContext, StepSpec

NOTHING_WAITS = "No question of the steps before is open. What is open between you and others stands in Loops."


class WaitingStep(NamedTuple):
    """A step, and how many of its questions have no answer; 0 of one that was passed over and holds something now."""

    step: StepSpec
    questions: int


def waiting_steps(ctx: StepContext) -> Iterator[WaitingStep]:
    """The steps with questions that have no answer, and those that were passed over while nothing stood in them, and
    that an answer has brought something to since."""
    for step in ctx.steps:
        if step.questions:
            if open_ones := sum(item.section in step.questions for item in ctx.open_rows(step)):
                yield WaitingStep(step, open_ones)
            continue
        passed_over = step.id in ctx.review.seen and step.id not in ctx.review.seconds and not step.stays(ctx)
        if passed_over and ctx.open_rows(step):
            yield WaitingStep(step, 0)


def waiting_words(waiting: Sequence[WaitingStep], steps: Sequence[StepSpec], key: str) -> str:
    """What waits where, and the key that goes there: "2 questions of step 1 have no answer. b goes there"; or ""."""
    asked = [
        f"{counted(count, 'question')} of step {steps.index(step) + 1} {'has' if count == 1 else 'have'} no answer"
        for step, count in waiting
        if count
    ]
    passed = [one.step.title for one in waiting if not one.questions]
    came = [f"{listed(passed)} {'holds' if len(passed) == 1 else 'hold'} something by now"] if passed else []
    said = listed([*asked, *came])
    return f"{said[:1].upper()}{said[1:]}. {key} goes there, or the next review asks." if said else ""
