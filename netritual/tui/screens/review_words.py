"""What is said when a review is opened, and when steps of it are passed over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netritual.domain.words import counted, day_words
from netritual.tui.screens.review_jobs import Standing

if TYPE_CHECKING:
    from netritual.services.review_run import ReviewRun


def opening_words(run: ReviewRun, standing: Standing, today: date) -> str:
    """Of a review that was begun and left: from when it is, at which step it goes on, and at which row; or that it
    begins anew. "" of a new one."""
    if run.looked_at is not None:
        from netritual.services.review_opening import looked_at_words

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


def passed_words(run: ReviewRun, before: Standing, now: Standing) -> tuple[str, str]:
    """A title, and what would fill each step that was passed over on the way, a line each; "" for none."""
    passed = run.course.between(before.view.step.id, now.view.step.id)
    said = (f"{step.title}: {step.nothing(now.view.context)}" for _, step in passed)
    them = "it" if len(passed) == 1 else "them"
    return f"Passed over, as there is nothing in {them}", "\n".join(said)
