"""Working hours: when an answer is due."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.week_hours import read_windows
from netritual.domain.dates.working_hours import add, between, due_of, end_of, minutes_of, with_hours
from netritual.domain.model import Request, Settings, Window

LISBON = Settings(tz="Europe/Lisbon")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Lisbon"))


@pytest.mark.parametrize(
    ("asked", "hours", "due"),
    [
        ("2026-03-10 09:10", 24, "2026-03-11 09:10"),
        ("2026-03-13 16:00", 24, "2026-03-16 16:00"),
        ("2026-03-13 16:00", 48, "2026-03-17 16:00"),
        ("2026-03-10 10:00", 4, "2026-03-10 14:00"),
        ("2026-03-10 14:00", 4, "2026-03-10 18:00"),
        ("2026-03-13 17:00", 4, "2026-03-16 12:00"),
        ("2026-03-14 12:00", 4, "2026-03-16 13:00"),
        ("2026-03-14 12:00", 24, "2026-03-17 09:00"),
        ("2026-03-10 18:00", 4, "2026-03-11 13:00"),
        ("2026-03-10 07:00", 24, "2026-03-11 09:00"),
        ("2026-03-10 10:00", 28, "2026-03-11 14:00"),
        ("2026-03-27 16:00", 24, "2026-03-30 16:00"),
        ("2026-03-10 10:00", 0, "2026-03-10 10:00"),
        ("2026-03-10 10:00", 20, "2026-03-12 12:00"),
    ],
)
def test_add(asked: str, hours: int, due: str) -> None:
    assert add(at(asked), hours, LISBON) == at(due)


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        ("2026-03-10 10:00", "2026-03-10 15:00", 5.0),
        ("2026-03-13 17:00", "2026-03-16 10:00", 2.0),
        ("2026-03-14 10:00", "2026-03-15 10:00", 0.0),
        ("2026-03-10 10:00", "2026-03-11 10:00", 9.0),
        ("2026-03-02 09:00", "2026-03-30 09:00", 180.0),
        ("2026-03-11 10:00", "2026-03-10 10:00", 0.0),
        ("2026-03-10 20:00", "2026-03-10 22:00", 0.0),
    ],
)
def test_between(first: str, last: str, hours: float) -> None:
    assert between(at(first), at(last), LISBON) == hours


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)), st.integers(1, 23))
def test_hours_added_are_hours_between(moment: datetime, hours: int) -> None:
    start = moment.replace(microsecond=0, tzinfo=UTC)
    end = add(start, hours, Settings(tz="UTC"))
    assert between(start, end, Settings(tz="UTC")) == pytest.approx(hours)
    assert end > start


def test_the_zone_of_the_user_counts_not_that_of_the_moment() -> None:
    asked = datetime(2026, 3, 10, 23, 0, tzinfo=UTC)
    tokyo = Settings(tz="Asia/Tokyo")
    assert add(asked, 4, tokyo) == datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
    assert add(asked, 4, Settings()) == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
    assert add(asked, 4, Settings(tz="No/Where")) == datetime(2026, 3, 11, 13, 0, tzinfo=UTC)


def test_other_hours_and_none() -> None:
    night = Settings(tz="UTC", working_hours=Window(days=("sat",), from_="20:00", to="24:00"))
    asked = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    assert add(asked, 2, night) == datetime(2026, 3, 14, 22, 0, tzinfo=UTC)
    for window in (Window(days=(), from_="09:00", to="18:00"), Window(days=("mon",), from_="18:00", to="09:00")):
        never = Settings(tz="UTC", working_hours=window)
        assert (
            add(asked, 4, never) == asked + timedelta(hours=4)
            and between(asked, asked + timedelta(hours=3), never) == 3
        )


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"type": "complaint"}, "2026-03-10 14:00"),
        ({"type": "compliment"}, "2026-03-12 10:00"),
        ({"type": "resume"}, "2026-03-11 10:00"),
        ({"type": "resume", "aim_hours": 2}, "2026-03-10 12:00"),
        ({"due": date(2026, 3, 20)}, "2026-03-20 23:59"),
    ],
)
def test_when_an_answer_is_due(fields: dict[str, Any], due: str) -> None:
    request = Request(from_=1, asked=at("2026-03-10 10:00"), **fields)
    assert due_of(request, LISBON) == at(due)


@pytest.mark.parametrize(
    ("text", "minutes"), [("09:30", 570), ("24:00", 1440), ("24:01", None), ("9", None), ("x:y", None)]
)
def test_minutes_of(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


@pytest.mark.parametrize(("tz", "end"), [
    ("America/Los_Angeles", "2026-03-11T06:59+00:00"), ("Asia/Tokyo", "2026-03-10T14:59+00:00"),
    ("", "2026-03-10T23:59+00:00"),
])  # fmt: skip
def test_a_day_ends_by_the_clock_of_the_user(tz: str, end: str) -> None:
    assert end_of(date(2026, 3, 10), Settings(tz=tz)) == datetime.fromisoformat(end)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("America/New_York", "Tue to Thu 7:30am-9am and 12pm-1:15pm"),
        ("Europe/Paris", "Tue to Thu 07:30-09:00 and 12:00-13:15"),
    ],
)
def test_the_hours_of_a_text_are_said_as_where_one_lives(zone: str, told: str) -> None:
    stored = "Tue to Thu 07:30-09:00 and 12:00-13:15"
    assert with_hours(stored, Settings(tz=zone)) == told
    assert read_windows(told) == read_windows(stored)
