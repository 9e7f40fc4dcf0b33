"""The course of one sitting: the steps it takes through a review, and what each event makes of the stored review."""

from typing import NamedTuple

from msgspec.structs import replace

from netritual.domain.model import Mode, Review, ReviewItem, Settings
from netritual.errors import UsageError
from netritual.review.state import Event, Progress, ReviewState, advance
from netritual.review.step import StepSpec
from netritual.review.step_loading import step_named, steps_of
from netritual.review.steps import names
from netritual.services.reviews.review_opening import counts

LATER = ("later", "skip")
"""Outcomes of what comes back in the next review, with the text that is under way."""
MINUTES = {"full": 15, "short": 5}


class ReviewCourse(NamedTuple):
    """The steps of one sitting. It keeps nothing of the review: every question is about the review as it is stored."""

    steps: tuple[StepSpec, ...]
    mode: Mode

    @property
    def alone(self) -> bool:
        """Whether it is a single step that was asked for by its name."""
        return self.mode == "step"

    @property
    def minutes(self) -> float:
        """The budget: shown as elapsed text, never as a countdown."""
        return MINUTES.get(self.mode) or self.steps[0].aim_minutes

    def is_beside(self, review: Review) -> bool:
        """Whether a single step runs beside a whole review, whose place it leaves alone."""
        return self.alone and review.mode != "step"

    def state(self, review: Review) -> ReviewState:
        """Where the sitting stands in a review; at the first step when the review stands at none of these."""
        ids = tuple(spec.id for spec in self.steps)
        present = review.step if review.step in ids and not self.is_beside(review) else ids[0]
        return ReviewState(
            steps=ids,
            step=present,
            item=review.item if present == review.step else "",
            seen=review.seen,
            outcomes=tuple((item.ref, item.outcome) for item in review.items),
            seconds=review.seconds,
        )

    def step(self, review: Review) -> StepSpec:
        """The present step."""
        return self.steps[self.state(review).place]

    def marks(self, review: Review) -> list[tuple[str, Progress]]:
        """The dots: every step as done, here or ahead."""
        state = self.state(review)
        return [
            (step, "here" if step == state.step else "done" if step in state.seen else "ahead") for step in state.steps
        ]

    def between(self, before: str, after: str) -> list[tuple[int, StepSpec]]:
        """The steps that lie between two, with their numbers: passed over on the way on, for nothing stands in them."""
        places = [spec.id for spec in self.steps]
        return [(at + 1, self.steps[at]) for at in range(places.index(before) + 1, places.index(after))]

    def after(self, review: Review, event: Event, elapsed: float, acted: bool) -> Review:
        """The review after an event; ``elapsed`` are the seconds since the one before, ``acted`` whether it is work."""
        state = advance(self.state(review), event, elapsed)
        review = replace(review, acted=review.acted or acted)
        changed = replace(
            review,
            seen=state.seen,
            counts=counts(review, state.seen),
            items=tuple(ReviewItem(ref=ref, outcome=word) for ref, word in state.outcomes),
            seconds={step: round(seconds, 1) for step, seconds in state.seconds.items()},
        )
        if event.outcome not in LATER and event.item in review.drafts:
            changed = replace(changed, drafts={k: text for k, text in review.drafts.items() if k != event.item})
        return changed if self.is_beside(review) else replace(changed, step=state.step, item=state.item)


def course_of(settings: Settings, mode: Mode, step: str = "") -> ReviewCourse:
    """The course of a mode; ``step`` names the one step of the mode "step". UsageError for an unknown one."""
    if mode != "step":
        return ReviewCourse(steps_of(settings, short=mode == "short"), mode)
    alone = step_named(step)
    if alone is None:
        raise UsageError(f'There is no step "{step}".', hint=f"Steps: {' '.join(names())}.")
    return ReviewCourse((alone,), mode)
