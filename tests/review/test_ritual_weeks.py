"""Reviews over the weeks: what counts, what is earned, what is rested."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Rest, Review
from netritual.review import ritual_weeks

TODAY = date(2026, 3, 13)


def done(*weeks_ago: int) -> list[Review]:
    days = [TODAY - timedelta(days=7 * ago) for ago in weeks_ago]
    return [
        Review(week=week_of(day), started=(at := datetime.combine(day, datetime.min.time(), UTC)), ended=at)
        for day in days
    ]


def rests(*weeks_ago: int) -> list[Rest]:
    return [Rest(week=week_of(TODAY - timedelta(days=7 * ago)), reason="auto") for ago in weeks_ago]


@pytest.mark.parametrize(
    ("reviews", "rest", "held"), [(3, 0, 0), (4, 0, 1), (8, 0, 2), (20, 0, 2), (5, 1, 0), (9, 1, 1)]
)
def test_four_reviews_earn_a_rest_week_and_two_are_held(reviews: int, rest: int, held: int) -> None:
    told = done(*range(rest, reviews + rest))
    assert ritual_weeks.rests_in_reserve(told, rests(*range(rest))) == held


def test_a_missed_week_takes_the_reserve_and_a_season_does_not() -> None:
    week = week_of(TODAY)
    assert ritual_weeks.to_rest(done(2, 3, 4, 5), [], week) == (week_of(TODAY - timedelta(days=7)),)
    assert ritual_weeks.to_rest(done(1, 2, 3, 4), [], week) == ()
    assert ritual_weeks.to_rest(done(2), [], week) == ()
    assert ritual_weeks.to_rest(done(9, 10, 11, 12, 13, 14, 15, 16), [], week) == ()
    assert ritual_weeks.to_rest(done(2, 3, 4, 5), rests(1), week) == ()
    assert ritual_weeks.to_rest([], [], week) == ()


@pytest.mark.parametrize(
    ("reviews", "rest", "words"),
    [
        ((), (), "Your first week."),
        ((0,), (), "Your first week."),
        ((0, 1, 3), (), "3 of the last 4 weeks."),
        ((0, 1, 2, 3), (), "4 of the last 4 weeks, and 1 rest week in hand."),
        ((0, 2, 3, 4, 5), (1,), "4 of the last 4 weeks. Last week was a rest week."),
        ((0, 5), (), "1 of the last 4 weeks."),
    ],
)
def test_words_never_scold(reviews: tuple[int, ...], rest: tuple[int, ...], words: str) -> None:
    assert ritual_weeks.words(done(*reviews), rests(*rest), TODAY) == words


@pytest.mark.parametrize(
    ("reviews", "since", "told"),
    [
        ((0,), 0, (1, 1)), ((0,), 1, (1, 2)), ((0,), 2, (1, 3)), ((0, 2), 3, (2, 4)), ((0,), 40, (1, 4)),
        ((1,), 1, (1, 1)), ((1,), 3, (1, 3)), ((), 3, (0, 0)),
    ],
)  # fmt: skip
def test_weeks_count_from_the_first_use_and_this_one_once_it_is_done(
    reviews: tuple[int, ...], since: int, told: tuple[int, int]
) -> None:
    assert ritual_weeks.recent(done(*reviews), [], TODAY, lambda: TODAY - timedelta(days=7 * since)) == told


@pytest.mark.parametrize(
    ("reviews", "rest", "since", "told"),
    [
        ((), (), 3, ""), ((0,), (), 0, "d"), ((0,), (), 2, "mmd"), ((1,), (), 1, "d"), ((1, 3), (2,), 3, "drd"),
        ((0, 1, 3), (), 40, "mmmmmmmmdmdd"),
    ],
)  # fmt: skip
def test_each_of_the_last_twelve_weeks_was_done_rested_or_missed(
    reviews: tuple[int, ...], rest: tuple[int, ...], since: int, told: str
) -> None:
    states = ritual_weeks.week_states(done(*reviews), rests(*rest), TODAY, TODAY - timedelta(days=7 * since))
    assert "".join(state[0] for state in states) == told


def test_what_can_be_gone_on_with() -> None:
    now = datetime(2026, 3, 13, 16, 0, tzinfo=UTC)
    review = Review(week="2026-W10", started=now - timedelta(days=6))
    assert ritual_weeks.resumable(review, now)
    assert not ritual_weeks.resumable(Review(week="2026-W10", started=now - timedelta(days=7)), now)
    assert not ritual_weeks.resumable(Review(week="2026-W10", started=now, ended=now), now)
    assert not ritual_weeks.resumable(Review(week="2026-W10", started=now, mode="step"), now)
    assert not ritual_weeks.resumable(Review(week="2026-W10", started=now, summary={"partial": True}), now)
