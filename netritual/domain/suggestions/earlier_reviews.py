"""What the reviews of earlier weeks showed, and what follows from it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from netritual.domain.dates.day_wording import day_words
from netritual.domain.dates.weeks import plus, week_of
from netritual.domain.model import Person, Review, Settings, Shown
from netritual.domain.ties.rhythm import MIDDLE_TIERS, cadence

MONTH_DAYS = 28
LAST_WEEK_DAYS = 14


class EarlierReviews:
    """What was shown: the review stores it, nothing else is learned from.

    ``placed``: by person the days of the reviews that showed them within the week's places, the newest first; what came
    of it is told by coffees and lines alone, for a tick may be the one that was there at first. The others look at the
    tick. ``ignored``: shown in the last review, at most two weeks ago, and not picked. ``twice``: by person, the day of
    the newest of two appearances in a row that were not picked. ``unpicked``: everyone of the last two reviews, when
    both were without a pick. ``month``: of what four weeks showed, how many were of tiers 3-4, and how many in all. The
    review of this week counts for nothing yet, so it shows the same list each time, nor does one that was only opened.
    """

    def __init__(self, reviews: Sequence[Review], people: Mapping[int, Person], today: date, places: int) -> None:
        week = week_of(today)
        done = (r for r in reviews if r.shown and r.week < week and r.is_done)
        reviews = sorted(done, key=lambda r: (r.week, r.id), reverse=True)
        self.placed: dict[int, list[date]] = {}
        for review in reviews:
            for at, one in enumerate(review.shown):
                if one.picked or at < places:
                    self.placed.setdefault(one.person, []).append(review.started.date())
        self.ignored: set[int] = set()
        self.twice: dict[int, date] = {}
        if reviews and (today - reviews[0].started.date()).days <= LAST_WEEK_DAYS:
            self.ignored = {s.person for s in reviews[0].shown if not s.picked}
        two = [shown for review in reviews[:2] for shown in review.shown] if len(reviews) > 1 else []
        self.unpicked = frozenset(shown.person for shown in two if not any(shown.picked for shown in two))
        showings: dict[int, list[tuple[date, bool]]] = {}
        for review in reviews:
            for shown in review.shown:
                showings.setdefault(shown.person, []).append((review.started.date(), shown.picked))
        for who, times in showings.items():
            if len(times) > 1 and not times[0][1] and not times[1][1]:
                self.twice[who] = times[0][0]
        first = today - timedelta(days=MONTH_DAYS)
        month = [s.person for r in reviews if r.started.date() >= first for s in r.shown]
        self.month = (sum(1 for who in month if who in people and people[who].tier in MIDDLE_TIERS), len(month))

    def too_soon(self, person: Person, settings: Settings, today: date) -> str:
        """Ignored twice is the same as too soon: later by half the rhythm; the reason, or ""."""
        if person.id not in self.twice:
            return ""
        until = plus(self.twice[person.id], cadence(person, settings) // 2)
        return f"later: shown twice and not picked, again {day_words(until, today)}" if until > today else ""


def taken_out(reviews: Sequence[Review], week: str) -> frozenset[int]:
    """Whom the newest review before a week that showed them had in its plan, and the person took out by hand: the app
    does not pick them again by itself."""
    newest: dict[int, Shown] = {}
    for review in sorted((one for one in reviews if one.week < week), key=lambda one: one.week):
        newest.update((one.person, one) for one in review.shown)
    return frozenset(who for who, one in newest.items() if one.slot is not None and not one.picked)
