"""A year of talks, day by day, and of reviews, week by week: what Home, Insights and the last step draw."""

from datetime import date, timedelta

from msgspec import Struct

from netritual.charts.beads import ReviewState
from netritual.domain.dates.weeks import monday_of, week_of
from netritual.domain.model import Rest, Review
from netritual.domain.network import Network
from netritual.domain.ties.tie import NO_TOUCH

WEEKS = 52


class Year(Struct, frozen=True, kw_only=True):
    """The weeks up to this one, from a Monday on.

    ``days`` are people a day, None for a day that is not yet; ``weeks`` are people a week. ``talks``, ``people`` and
    ``lively`` count the entries that are a touch, whom they are about, and the days that have one.
    """

    monday: date
    days: tuple[int | None, ...]
    weeks: tuple[int, ...]
    reviews: tuple[ReviewState, ...]
    talks: int
    people: int
    lively: int

    @property
    def reviewed(self) -> int:
        """Weeks with a review."""
        return sum(state in ("done", "now") for state in self.reviews)

    @property
    def rested(self) -> int:
        """Rest weeks."""
        return self.reviews.count("rest")


def year_start(today: date) -> date:
    """The Monday on which the year begins that ends with this week."""
    return monday_of(today) - timedelta(weeks=WEEKS - 1)


def year_page(network: Network, today: date) -> Year:
    """The year that ends with this week."""
    monday = year_start(today)
    by_day: list[set[int]] = [set() for _ in range(7 * WEEKS)]
    talks = 0
    for talk in network.talks_between(monday, today):
        if talk.channel not in NO_TOUCH and talk.people:
            by_day[(talk.on - monday).days].update(talk.people)
            talks += 1
    days = (today - monday).days + 1
    return Year(
        monday=monday,
        days=tuple(len(people) if at < days else None for at, people in enumerate(by_day)),
        weeks=tuple(len(set().union(*by_day[at : at + 7])) for at in range(0, 7 * WEEKS, 7)),
        reviews=_reviews(network, monday, today),
        talks=talks,
        people=len(set().union(*by_day)),
        lively=sum(map(bool, by_day)),
    )


def _reviews(network: Network, monday: date, today: date) -> tuple[ReviewState, ...]:
    done = {review.week for review in network.all(Review) if review.is_done}
    rests = {rest.week for rest in network.all(Rest)}
    states: list[ReviewState] = []
    for at in range(WEEKS):
        week = week_of(monday + timedelta(weeks=at))
        states.append("done" if week in done else "rest" if week in rests else "missed")
    if week_of(today) in done:
        states[-1] = "now"
    return tuple(states)
