"""The strip of the next weeks in step 7: every coffee of those weeks stands in it, whatever the day it is looked at."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.free_slots import HORIZON
from netritual.domain.model import Review, Settings, Window
from netritual.domain.weeks import week_of
from netritual.paths import Home
from netritual.review.step import StepContext
from netritual.tui.bodies.fortnight import Mark, fortnight, title_of, weeks_of
from tests.support.review import a_store

MONDAY = date(2026, 11, 23)
WINDOW = Window(days=("tue", "wed", "thu"), from_="08:30", to="12:00")


def shown(home: Home, now: datetime, *starts: datetime, settings: Settings | None = None, room: int = 0) -> list[str]:
    store = a_store(home)
    try:
        context = StepContext(
            network=store.view(),
            settings=settings or Settings(tz="Europe/Lisbon", windows=(WINDOW,)),
            now=now,
            review=Review(week=week_of(now.date()), started=now),
        )
        marks = [Mark(start, start + timedelta(minutes=45), f"No{at}", True) for at, start in enumerate(starts)]
        return fortnight(context, marks, room)
    finally:
        store.close()


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Lisbon"))


def test_on_a_monday_the_weeks_are_those_of_the_slots(own_home: Home) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    lines = shown(own_home, now, at(date(2026, 11, 24), 8, 30), at(date(2026, 12, 2), 8, 30))
    assert [line.split()[:2] for line in lines if "Mon" in line] == [["Mon", "23"], ["Mon", "30"]]
    assert title_of(lines) == "next two weeks"
    row = next(line for line in lines if "NO0" in line)
    assert row.startswith("08:30") and row.index("NO0") == lines[0].index("Tue 24")


def test_two_weeks_stand_beside_each_other_where_there_is_room(own_home: Home) -> None:
    now, starts = datetime(2026, 11, 23, 9, tzinfo=UTC), (at(date(2026, 11, 24), 8, 30), at(date(2026, 12, 2), 8, 30))
    below, beside = shown(own_home, now, *starts, room=110), shown(own_home, now, *starts, room=111)
    assert [sum(word in line for line in below) for word in ("Mon 23", "Mon 30")] == [1, 1]
    assert "Mon 23" in beside[0] and "Mon 30" in beside[0] and max(map(len, beside)) <= 111
    assert next(line for line in beside if "NO1" in line).index("NO1") == beside[0].index("Wed 2 ")
    assert title_of(beside) == title_of(below) == "next two weeks"


def test_with_nothing_before_it_next_week_is_the_first(own_home: Home) -> None:
    lines = shown(own_home, datetime(2026, 11, 25, 9, tzinfo=UTC), at(date(2026, 12, 2), 8, 30))
    assert [line.split()[1] for line in lines if "Mon" in line] == ["30", "7"]


def test_days_that_are_over_are_neither_free_nor_busy(own_home: Home) -> None:
    lines = shown(own_home, datetime(2026, 11, 25, 9, tzinfo=UTC), at(date(2026, 11, 27), 8, 30))
    row = next(line for line in lines if line.startswith("08:30"))
    assert row[7 : lines[0].index("Wed")].strip() == "" and "." in row


def test_a_slot_between_the_rows_and_one_on_a_weekend_are_shown(own_home: Home) -> None:
    lines = shown(own_home, datetime(2026, 11, 23, 9, tzinfo=UTC), at(date(2026, 11, 25), 10, 30))
    assert any(line.startswith("10:30") and "NO0" in line for line in lines)
    lines = shown(own_home, datetime(2026, 11, 23, 9, tzinfo=UTC), at(date(2026, 11, 28), 8, 30))
    assert "Sat 28" in lines[0] and any("NO0" in line for line in lines)


def test_a_week_without_a_coffee_gives_way_to_two_that_have_one() -> None:
    assert weeks_of(MONDAY, [MONDAY, MONDAY + timedelta(days=14)]) == (MONDAY, date(2026, 12, 7))
    assert weeks_of(MONDAY, [MONDAY + timedelta(days=8)], [MONDAY]) == (MONDAY, date(2026, 11, 30))
    assert weeks_of(MONDAY, [MONDAY + timedelta(days=15)]) == (date(2026, 11, 30), date(2026, 12, 7))


def test_a_planned_coffee_after_the_offers_makes_no_third_week() -> None:
    offers = [MONDAY + timedelta(days=n) for n in (8, 15)]
    assert len(weeks_of(MONDAY, offers, [MONDAY + timedelta(days=22)])) == 2
    assert len(weeks_of(MONDAY, offers, [MONDAY])) == 3


@pytest.mark.parametrize("days", [(), (MONDAY - timedelta(days=1),), (MONDAY + timedelta(days=40),)])
def test_what_is_over_or_far_off_moves_nothing(days: tuple[date, ...]) -> None:
    assert weeks_of(MONDAY, days) == (date(2026, 11, 30), date(2026, 12, 7))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.lists(st.integers(1, HORIZON), max_size=6))
def test_every_slot_on_offer_lies_in_the_weeks_that_are_shown(today: date, ahead: list[int]) -> None:
    days = [today + timedelta(days=n) for n in ahead]
    weeks = weeks_of(today, days)
    assert 2 <= len(weeks) <= 3 and list(weeks) == sorted(weeks)
    shown_days = {week + timedelta(days=n) for week in weeks for n in range(7)}
    assert shown_days.issuperset(days)
