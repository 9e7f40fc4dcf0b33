"""When the next review is, how long it takes, and how the last weeks went, for Home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import median

from msgspec import Struct

from netritual.domain.coffees.review_events import planned_reviews, week_off
from netritual.domain.dates.day_wording import dated, in_days, week_words
from netritual.domain.dates.weeks import week_of
from netritual.domain.dates.working_hours import review_hour
from netritual.domain.model import Rest, Review, Settings, WrittenFile
from netritual.domain.network import Network
from netritual.review.ritual_weeks import WeekState, week_states

USUAL_OF = 4
"""Of so many reviews the middle is the usual length of one."""


class NextReview(Struct, frozen=True, kw_only=True):
    """The next review: its day, when it is in words, and what is to be known of it.

    ``start`` is None where its hour has come or it is begun today: it stands in no plan then. ``minutes`` is the usual
    length of one, 0 before the first. ``weeks`` are the last dozen weeks, oldest first. ``none`` says which week before
    it has no review, as its days are off; "" for none.
    """

    on: date
    start: datetime | None
    when: str
    words: str
    minutes: int
    weeks: tuple[WeekState, ...]
    none: str = ""

    @property
    def is_first(self) -> bool:
        """Whether none was ended yet."""
        return not self.minutes


def next_review(network: Network, settings: Settings, now: datetime, since: date | None) -> NextReview:
    """The next review at a moment. An open one is gone on with, and one whose hour has come stays the next.

    ``since`` is the day from which weeks count.
    """
    today, reviews = now.date(), network.all(Review)
    review = next((one for one in reviews if one.week == week_of(today)), None)
    starts = planned_reviews((event for file in network.all(WrittenFile) for event in file.reviews), settings, now)
    rests = network.all(Rest)
    is_rest = any(rest.week == week_of(today) for rest in rests)
    this_week = starts.get(week_of(today))
    on = day_of(starts, now, review)
    start: datetime | None = next((one for one in starts.values() if one.date() == on), None)
    words = in_days((on - today).days)
    if review is not None and review.ended is None:
        ahead = review.started.date() < today < on
        on, start, words = (on if ahead else today), (start if ahead else None), "begun: w goes on"
    elif review is None and not is_rest and this_week is not None and this_week < now:
        on, start, words = this_week.date(), None, "w begins it"
    over = {one.week for one in reviews if one.is_over} | {rest.week for rest in rests}
    off = week_off(starts, today, on, over)
    return NextReview(
        on=on,
        start=start,
        when=f"{'today' if on == today else dated(on, today)}, {review_hour(settings)}",
        words=words,
        minutes=_minutes(reviews),
        weeks=week_states(reviews, rests, today, since),
        none=f"none {week_words(off, today)}: its days are off" if off is not None else "",
    )


def day_of(starts: Mapping[str, datetime], now: datetime, review: Review | None) -> date:
    """The day of the next review, today included until its hour has gone. ``review`` is this week's: done early, it
    counts for the week, and the next one is next week's; begun and not done, it takes no day away."""
    over = review.week if review is not None and review.is_over else ""
    ahead = (start for week, start in starts.items() if start >= now and week != over)
    return min(ahead, default=now + timedelta(days=7)).date()


def _minutes(reviews: Sequence[Review]) -> int:
    ended = sorted((one for one in reviews if one.ended is not None), key=lambda one: one.started)[-USUAL_OF:]
    return max(1, round(median(one.minutes for one in ended))) if ended else 0
