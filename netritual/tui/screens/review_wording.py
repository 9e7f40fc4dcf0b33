"""What is said when a review is opened, when steps of it are passed over, and before it ends with nothing done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from netritual.domain.dates.day_wording import counted, day_words, listed
from netritual.review.step import Item
from netritual.tui.screens.review_jobs import Standing

if TYPE_CHECKING:
    from netritual.services.reviews.review_run import ReviewRun
    from netritual.tui.widgets.question import Pick

END = "end"
"""The answer that ends a review in which nothing was done."""


def finish_question(items: Sequence[Item]) -> Pick:
    """Whether a review ends in which nothing was done. Whether there was nothing is asked only where the rows of the
    last step tell of nothing."""
    from netritual.tui.bodies.done_lines import week_sentence
    from netritual.tui.widgets.question import Choice, Pick

    asked, ends = "Was there nothing this week?", "yes, nothing: finish the review"
    if week_sentence(items):
        asked, ends = "Finish it all the same?", "finish it as it is"
    back = Choice("n", "go on with the review", "")
    return Pick(f"Nothing is done in this review yet. {asked}", (back, Choice("y", ends, END)))


def opening_words(run: ReviewRun, standing: Standing, today: date) -> str:
    """Of a review that was begun and left: from when it is, at which step it goes on, and at which row; or that it
    begins anew. Of a new one what became of planned coffees as it began; else ""."""
    if run.settled:
        return run.settled
    if run.looked_at is not None:
        from netritual.services.reviews.review_opening import looked_at_words

        return looked_at_words(run.looked_at, today)
    view = standing.view
    review, row = view.context.review, view.item(view.cursor)
    at_row = f", at {row.cells[0] or row.cells[-1]}" if row is not None and row != view.items[0] else ""
    if standing.mode == "step" or review.ended is not None or (standing.number < 2 and not at_row):
        return ""
    begun, waiting = day_words(review.started.date(), today), run.questions_before
    wait = f"{counted(waiting, 'question')} {'waits' if waiting == 1 else 'wait'} in the steps before; "
    back = f"{wait if waiting else ''}[ goes back a step."
    return f"Begun {begun}: it goes on at step {standing.number}{at_row}. {back}"


def passed_words(run: ReviewRun, before: Standing, now: Standing) -> str:
    """Which steps were passed over on the way, and the key that shows what would fill them, or that an answer to what
    was left open may; "" for none."""
    passed = listed([step.title for _, step in run.course.between(before.view.step.id, now.view.step.id)])
    if not passed:
        return ""
    left = sum(item.section in before.view.step.questions for item in before.view.items)
    if not left:
        return f"Passed over, as no more is asked there: {passed}. ctrl+p and its name opens a step."
    have = f"{counted(left, 'question')} of step {before.number} {'has' if left == 1 else 'have'} no answer"
    return f"Passed over, as nothing is open there yet: {passed}. {have}, and an answer may open something."
