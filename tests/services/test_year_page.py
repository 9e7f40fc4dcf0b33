"""A year of talks and reviews, as the views draw it."""

from datetime import UTC, date, datetime, timedelta

from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Channel, Interaction, Rest, Review
from netritual.services.pages.year_page import WEEKS, Year, year_page
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)  # a Wednesday
MONDAY = date(2025, 3, 17)


def talk(on: date, *people: int, channel: Channel = "coffee") -> Interaction:
    """An entry about some people."""
    return Interaction(on=on, channel=channel, people=people, initiator="mutual")


def review(on: date) -> Review:
    """A review that was done on a day."""
    at = datetime.combine(on, datetime.min.time(), UTC)
    return Review(week=week_of(on), started=at, ended=at + timedelta(minutes=15))


def of(*records: Interaction | Review | Rest) -> Year:
    """The year of some records."""
    return year_page(MemoryNetwork(*records), TODAY)


def test_people_are_counted_by_day_and_by_week_from_a_monday_to_today() -> None:
    year = of(
        talk(MONDAY, 1, 2), talk(MONDAY, 2, channel="email"), talk(MONDAY + timedelta(days=1), 1), talk(TODAY, 3),
        talk(MONDAY - timedelta(days=1), 9), talk(TODAY, 4, channel="note"), talk(TODAY + timedelta(days=1), 8),
    )  # fmt: skip
    assert year.monday == MONDAY and len(year.days) == 7 * WEEKS
    assert year.days[:3] == (2, 1, 0)
    assert year.days[-7:] == (0, 0, 1, None, None, None, None)
    assert (year.weeks[0], year.weeks[-1]) == (2, 1)
    assert (year.talks, year.people, year.lively) == (4, 3, 3)


def test_each_week_says_what_became_of_its_review() -> None:
    weeks = [TODAY - timedelta(weeks=back) for back in range(4)]
    year = of(review(weeks[0]), review(weeks[3]), Rest(week=week_of(weeks[2])))
    assert year.reviews[-4:] == ("done", "rest", "missed", "now")
    assert (year.reviewed, year.rested) == (2, 1)
    assert of().reviews[-1] == "missed" and of().talks == 0
