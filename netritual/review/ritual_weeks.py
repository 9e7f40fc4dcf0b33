"""The ritual over the weeks: which reviews count, rest weeks earned and used, and the words for it.

Nothing is ever zeroed: missed weeks fold into one review, and a rest week is used by itself.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from netritual.domain.dates.day_wording import counted
from netritual.domain.dates.weeks import monday_of_week, plus, week_of
from netritual.domain.model import Rest, Review

RESUME_DAYS = 6
"""Days for which an unfinished review of another week can be continued; then it is closed as partial."""
ANEW_DAYS = 3
"""Days after which a review in which nothing was done begins anew."""
EARN_EVERY, MOST_HELD = 4, 2
"""Reviews that earn one rest week, and the most weeks in reserve."""
LOOK_BACK = 4
ROUND = 12
"""Weeks of which it is shown how each went."""
WeekState = Literal["done", "rest", "missed"]


def resumable(review: Review, now: datetime) -> bool:
    """Whether a review that began in another week can be continued. A single step is no review to continue."""
    age = now.date() - review.started.date()
    return (
        review.ended is None
        and not review.summary
        and review.mode != "step"
        and timedelta() <= age <= timedelta(days=RESUME_DAYS)
    )


def stale(review: Review, now: datetime) -> bool:
    """Whether a review was only looked at, and days ago: the questions that came since are still to be asked."""
    age = (now.date() - review.started.date()).days
    return review.ended is None and not review.is_worked and age >= ANEW_DAYS


def rests_in_reserve(reviews: Iterable[Review], rests: Iterable[Rest]) -> int:
    """Rest weeks in reserve, 0 to 2."""
    done = {review.week for review in reviews if review.is_done}
    used = [rest.week for rest in rests]
    reserve = total = 0
    for week in sorted({*done, *used}):
        if week in done:
            total += 1
            reserve = min(MOST_HELD, reserve + (total % EARN_EVERY == 0))
        reserve = max(0, reserve - used.count(week))
    return reserve


def to_rest(reviews: Sequence[Review], rests: Sequence[Rest], week: str) -> tuple[str, ...]:
    """The missed weeks before ``week`` that rest weeks in reserve stand in for, oldest first.

    A gap longer than the reserve is left as it is: the reserve is for a missed week or two, not for a season.
    """
    done = {review.week for review in reviews if review.is_done}
    free = {rest.week for rest in rests}
    before = [other for other in done if other < week]
    last, this = monday_of_week(max(before)) if before else None, monday_of_week(week)
    if last is None or this is None:
        return ()
    gap = [last + timedelta(days=7 * n) for n in range(1, (this - last).days // 7)]
    missed = tuple(name for name in map(week_of, gap) if name not in free and name not in done)
    return missed if 0 < len(missed) <= rests_in_reserve(reviews, rests) else ()


def recent(
    reviews: Sequence[Review], rests: Sequence[Rest], today: date, since: Callable[[], date | None] = lambda: None
) -> tuple[int, int]:
    """How many of the last weeks had a review, and of how many: four, less in the first month; rest weeks left out.

    They begin with the first review, or with the first use where that was before (``since`` tells its day, and is asked
    in the first month alone); this week counts once it is done.
    """
    done = {review.week for review in reviews if review.is_done}
    if not done:
        return 0, 0
    free = {rest.week for rest in rests} - done
    last = today if week_of(today) in done else plus(today, -7)
    weeks = _back(last, free, min(done))
    if len(weeks) < LOOK_BACK and (used := since()) is not None:
        weeks = _back(last, free, min(*done, week_of(used)))
    return sum(week in done for week in weeks), len(weeks)


def week_states(
    reviews: Sequence[Review], rests: Sequence[Rest], today: date, since: date | None = None
) -> tuple[WeekState, ...]:
    """How each of the last weeks went, oldest first: at most a dozen, from that of the first use (``since``) or of the
    first review on, and none before there was a review. This week counts once it is done."""
    done = {review.week for review in reviews if review.is_done}
    if not done:
        return ()
    free = {rest.week for rest in rests} - done
    first = min(done) if since is None else min(min(done), week_of(since))
    last = today if week_of(today) in done else plus(today, -7)
    weeks = [week_of(plus(last, -7 * back)) for back in reversed(range(ROUND))]
    return tuple("done" if w in done else "rest" if w in free else "missed" for w in weeks if w >= first)


def _back(last: date, free: Collection[str], first: str) -> list[str]:
    """The weeks of the look back that are not free, from that of ``last`` down to ``first``."""
    weeks: list[str] = []
    while len(weeks) < LOOK_BACK and week_of(last) >= first and last.toordinal() > 7:
        if week_of(last) not in free:
            weeks.append(week_of(last))
        last -= timedelta(days=7)
    return weeks


def weeks_words(done: int, of: int) -> str:
    """How many weeks had a review: "3 of the last 4 weeks", "Your first week"."""
    return "Your first week" if of <= 1 else f"{done} of the last {of} weeks"


def words(
    reviews: Sequence[Review], rests: Sequence[Rest], today: date, since: Callable[[], date | None] = lambda: None
) -> str:
    """The line of the last step: "3 of the last 4 weeks, and 1 rest week in hand." """
    done, of = recent(reviews, rests, today, since)
    if of == 0:
        return "Your first week."
    line = weeks_words(done, of)
    reserve = rests_in_reserve(reviews, rests)
    if reserve:
        line += f", and {counted(reserve, 'rest week')} in hand"
    rested = any(rest.week == week_of(today - timedelta(days=7)) for rest in rests)
    return f"{line}. Last week was a rest week." if rested else f"{line}."
