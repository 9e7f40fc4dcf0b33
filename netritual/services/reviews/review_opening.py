"""Opening a review: this week's, or one to go on with; old ones closed, missed weeks rested. And what it ends with."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec.structs import replace

from netritual.domain.dates.day_wording import day_words
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Mode, Rest, Review, Settings, Shown
from netritual.review import ritual_weeks
from netritual.review.step_loading import counting_steps
from netritual.services.ports import Transaction


class ReviewOpening(NamedTuple):
    """The review to work on, and whether it begins now; ``looked_at`` is when one was begun, and left with nothing
    done, in whose place it is."""

    review: int
    begins: bool
    looked_at: date | None = None


def opened(tx: Transaction, settings: Settings, steps: list[str], mode: Mode) -> ReviewOpening:
    """The review to work on; older ones closed, missed weeks rested."""
    from netritual.services.verbs.coffees import settle_past

    week = week_of(tx.now.date())
    going = next((r for r in tx.all(Review) if r.week == week), None)
    if going is None and mode != "step":
        open_ones = [r for r in tx.all(Review) if ritual_weeks.resumable(r, tx.now)]
        going = max(open_ones, key=lambda r: (r.started, r.id), default=None)
    looked_at = (
        going.started.date() if going is not None and mode != "step" and ritual_weeks.stale(going, tx.now) else None
    )
    if going is not None and looked_at is not None and going.week != week:
        going = None
    for review in tx.all(Review):
        stale = review.ended is None and not review.summary and (going is None or review.id != going.id)
        if stale and (mode != "step" or not ritual_weeks.resumable(review, tx.now)):
            tx.put(_closed(review, tx.now))
    if going is not None:
        again = _reopened(going, steps, mode)
        if looked_at is not None:
            again = replace(again, started=tx.now, step=steps[0], item="", seen=(steps[0],), seconds={}, shown=())
        opening = tx.put(replace(again, counts=counts(again, again.seen))).id
        return ReviewOpening(opening, looked_at is not None, looked_at)
    for missed in ritual_weeks.to_rest(tx.all(Review), tx.all(Rest), week):
        tx.put(Rest(week=missed, reason="auto"))
    settle_past(tx, settings)
    first, drafts = steps[0], _drafts(tx.all(Review))
    new = tx.put(Review(week=week, started=tx.now, mode=mode, step=first, seen=(first,), drafts=drafts))
    return ReviewOpening(new.id, True, looked_at)


def looked_at_words(day: date, today: date) -> str:
    """That a review begins at its first step though one was begun: "Nothing was done in the review begun Mon 2 Nov, so
    it begins anew."."""
    return f"Nothing was done in the review begun {day_words(day, today)}, so it begins anew."


def _drafts(reviews: Sequence[Review]) -> dict[str, str]:
    """Texts that the last review left under way: what was put off comes back with what was written to it."""
    last = max(reviews, key=lambda review: (review.started, review.id), default=None)
    return {key: text for key, text in last.drafts.items() if ":" in key} if last is not None else {}


def _closed(review: Review, now: datetime) -> Review:
    """An old review as partial: it ends when enough of it was seen, and counts for nothing otherwise."""
    partial = replace(review, summary={"partial": True}, item="", counts=False)
    return replace(partial, ended=now) if review.is_done or counts(review, review.seen) else partial


def _reopened(review: Review, steps: list[str], mode: Mode) -> Review:
    """This week's review gone on with, where it stood: also one that had ended, for what was forgotten."""
    if mode == "step":
        return review
    wider = mode if review.mode == "step" or (review.mode, mode) == ("short", "full") else review.mode
    if review.mode == "step" or review.step not in steps:
        steps_seen = (*review.seen, *(step for step in steps[:1] if step not in review.seen))
        return replace(review, mode=wider, step=steps[0], item="", seen=steps_seen)
    return replace(review, mode=wider)


def counts(review: Review, steps: Iterable[str]) -> bool:
    """Whether a review counts without having ended: something was done in it, and these steps were seen."""
    return review.ended is None and review.is_worked and counting_steps() <= set(steps)


def summary_of(tx: Transaction, settings: Settings, review: Review, end: datetime) -> dict[str, Any]:
    """The week's numbers as they are at the end, and the minutes it took."""
    from netritual.domain.figures.stats_metrics import stats  # at the end alone

    numbers = stats(tx, settings, end).to_json()
    del numbers["questions"]
    return {**numbers, "minutes": round(review.minutes, 1)}


def keep_shown(tx: Transaction, id_: int, shown: Sequence[Shown]) -> None:
    """Keep what was suggested with a review."""
    review = tx.get(Review, id_)
    if review is not None and (shown_review := with_shown(review, shown)) != review:
        tx.put(shown_review)


def with_shown(review: Review, shown: Sequence[Shown]) -> Review:
    """The review with what was suggested; what was chosen before stays."""
    before = {one.person for one in review.shown}
    return replace(review, shown=(*review.shown, *(one for one in shown if one.person not in before)))
