"""Where a review stands, as the screen shows it, and the few things the screen asks of it.

Everything here but ``Standing`` itself runs on the store's thread; the screen gets frozen values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from netritual.domain.model import Change, Mode, Settings, WrittenFile
from netritual.review.choice import unwritten_words, written_coffees
from netritual.review.state import Progress
from netritual.review.step import Item, StepContext, StepSpec
from netritual.services.external_files import Outside
from netritual.services.parts import Parts
from netritual.services.ports import Store
from netritual.tui.bodies.step_view import StepView
from netritual.tui.widgets.step_strip import StepMark

if TYPE_CHECKING:
    from netritual.services.reviews.review_run import ReviewRun

Job = Callable[["ReviewRun", datetime], Change | None]


class Standing(Struct, frozen=True, kw_only=True):
    """One step of a review and the whole around it. ``seconds`` are those spent when it was looked at."""

    view: StepView
    number: int
    marks: tuple[StepMark, ...]
    """All steps, and how far each is."""
    week: str
    mode: Mode
    seconds: float
    minutes: float
    offer: bool
    worked: bool
    """Something was done in it, or it has ended before."""


def begin(
    store: Store, parts: Parts, settings: Settings, now: datetime, mode: Mode, step: str
) -> tuple[tuple[ReviewRun, Standing], Change | None]:
    """Begin this week's review, or go on with it."""
    from netritual.services.calendar_snapshot import kept_snapshot
    from netritual.services.reviews.review_run import ReviewRun
    from netritual.services.reviews.session_files import kept_place

    snapshot = kept_snapshot(parts, settings, now)
    elapsed = parts.clock.elapsed
    run = ReviewRun.start(store, settings, now, mode, step or None, elapsed=elapsed, snapshot=snapshot)
    run.noted = kept_place(parts.disk, parts.home)
    run.stand_at_questions(now)
    return (run, look(run, now, parts.home.calendar, drafted=False)), None


def look(
    run: ReviewRun, now: datetime, file: str, before: Sequence[StepMark] = (), *, drafted: bool = True
) -> Standing:
    """The review as the store has it now; ``file`` is the calendar file to be written. The steps that were passed stand
    as they stood ``before``: their rows are not built for it (``look_back`` does). Drafts that take time, and are not
    seen at once, come later where the rows are not ``drafted`` yet."""
    context = run.context(now)
    marks = run.course.marks(context.review)
    passed = {mark.id: mark for mark in before if mark.mark not in ("here", "ahead")}
    return Standing(
        view=_view(run, now, file, run.step, context, run.cursor, drafted=drafted),
        number=run.course.state(context.review).place + 1,
        marks=tuple(
            passed[id_] if mark == "done" and id_ in passed else _mark(run, context, id_, mark) for id_, mark in marks
        ),
        week=context.review.week,
        mode=run.course.mode,
        seconds=run.seconds(),
        minutes=run.course.minutes,
        worked=run.worked or run.review.ended is not None,
        offer=any(step.plans_coffees and (step.id, "ahead") in marks for step in run.course.steps),
    )


def look_ahead(run: ReviewRun, now: datetime, file: str) -> tuple[StepView, ...]:
    """The steps beside the present one, as they will be when one comes there."""
    return tuple(_view(run, now, file, step, context) for step, context in run.ahead(now))


def look_back(run: ReviewRun, now: datetime) -> tuple[StepMark, ...]:
    """All steps, those too that were passed, and how far each is now."""
    context = run.context(now)
    return tuple(_mark(run, context, id_, mark) for id_, mark in run.course.marks(context.review))


def _view(
    run: ReviewRun, now: datetime, file: str, step: StepSpec, context: StepContext, cursor: str = "", *,
    drafted: bool = True,
) -> StepView:  # fmt: skip
    items = context.open_rows(step, drafted=drafted)
    return StepView(
        step=step,
        items=items,
        lines=context.lines(step),
        cursor=cursor,
        context=context,
        file=run.plan(now, step, context).preview(file) if step.plans_coffees else None,
    )


def _mark(run: ReviewRun, context: StepContext, id_: str, mark: Progress) -> StepMark:
    """A step in the strip. One that was passed over, in which no time was spent and nothing stands, is empty; one in
    which nothing was done while rows of it wait for an answer was looked at."""
    spec = next(step for step in run.course.steps if step.id == id_)
    if mark != "done" or any(item.ref.startswith(f"{id_}:") for item in context.review.items):
        return StepMark(id_, spec.title, mark)
    if spec.ends_review:  # one can always say what was learned
        return StepMark(id_, spec.title, "looked-at")
    rows = context.rows(spec)
    if not rows and id_ not in context.review.seconds and not spec.stays(context):
        return StepMark(id_, spec.title, "empty")
    return StepMark(id_, spec.title, "looked-at" if _waits(context, spec, rows) else mark)


def _waits(context: StepContext, spec: StepSpec, rows: Sequence[Item]) -> bool:
    """Whether one of the rows of a step still wants something: coffees to be written, or any where this review wrote
    none; else questions or acts."""
    if spec.plans_coffees:
        return bool(unwritten_words(context, rows)) or not written_coffees(context)
    return any(item.section in spec.questions if spec.questions else item.acts for item in rows)


def undo(run: ReviewRun, now: datetime, outside: Outside) -> Change | None:
    """Take back the newest act, its files too."""
    from netritual.services.verbs.file_verbs import put_back

    before = tuple(run.store.view().all(WrittenFile))
    change = run.undo(now)
    put_back(before, tuple(run.store.view().all(WrittenFile)), outside, undone=True)
    return change
