"""Step 4 asks who has a blog: of those that matter most, each Friday of others."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from netritual.domain.model import Interaction, Person, Record, Review, Settings
from netritual.review.step import StepContext
from netritual.review.steps import s40_articles
from tests.support.network import MemoryNetwork

FRIDAY = datetime(2026, 3, 13, 16, tzinfo=UTC)


def asked(people: int, week: int, *records: Record) -> list[int]:
    now = FRIDAY + timedelta(days=7 * week)
    everyone = (Person(id=n, handle=f"p{n}", name=f"P {n}", tier=2) for n in range(1, people + 1))
    network = MemoryNetwork(*everyone, *records)
    context = StepContext(network=network, settings=Settings(), now=now, review=Review(week="2026-W11", started=now))
    return [item.ref for item in s40_articles.build(context) if item.section == s40_articles.OFFER]


def test_no_two_weeks_running_ask_about_the_same_ones() -> None:
    weeks = [asked(20, week) for week in range(200)]
    assert all(set(one).isdisjoint(other) for one, other in pairwise(weeks))


def test_the_eight_who_matter_most_are_asked_about_in_turns() -> None:
    weeks = [asked(20, week) for week in range(5)]
    assert sorted(who for week in weeks[:4] for who in week) == [*range(1, 9)] and weeks[4] == weeks[0]
    assert (
        {*map(tuple, (asked(3, week) for week in range(4)))} == {(1, 2), (2, 3)}
        and asked(1, 0) == [1]
        and asked(0, 0) == []
    )


def test_nobody_is_asked_about_the_blog_of_whoever_mourns() -> None:
    line = Interaction(
        id=9, people=(1,), on=FRIDAY.date() - timedelta(days=2), channel="note", line="P 1's father died"
    )
    assert asked(2, 0, line) == [2]
