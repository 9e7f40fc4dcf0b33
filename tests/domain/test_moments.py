"""A day and a time as they are typed: read whole and looking forward, or refused with a reason; never half."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.moments import NoMoment, Stated, read_moment

TODAY = date(2026, 3, 11)
"""A Wednesday."""
TUESDAY, NOON = date(2026, 3, 17), time(12)


@pytest.mark.parametrize(
    ("typed", "day", "at", "minutes"),
    [
        ("tue 17 12:30", TUESDAY, time(12, 30), None),
        ("Tue, 17 March at 12.30", TUESDAY, time(12, 30), None),
        ("tues 1230", TUESDAY, time(12, 30), None),
        ("12:30 tue", TUESDAY, time(12, 30), None),
        ("17.3. 12:30", TUESDAY, time(12, 30), None),
        ("17.3 12:30", TUESDAY, time(12, 30), None),
        ("17/3 9am", TUESDAY, time(9), None),
        ("the 17th at noon", TUESDAY, NOON, None),
        ("17 12:00", TUESDAY, NOON, None),
        ("tue 17", TUESDAY, None, None),
        ("17th", TUESDAY, None, None),
        ("thu 19", date(2026, 3, 19), None, None),
        ("tue 17 at 9", TUESDAY, time(9), None),
        ("tue 17 9", TUESDAY, time(9), None),
        ("dienstag 14 uhr", TUESDAY, time(14), None),
        ("martes 14h30", TUESDAY, time(14, 30), None),
        ("tomorrow noon", date(2026, 3, 12), NOON, None),
        ("noon tomorrow", date(2026, 3, 12), NOON, None),
        ("tomorrow 9", date(2026, 3, 12), time(9), None),
        ("next wed 9", date(2026, 3, 18), time(9), None),
        ("tomorrow at 3", date(2026, 3, 12), time(15), None),
        ("tomorrow morning 9:30", date(2026, 3, 12), time(9, 30), None),
        ("tonight at 8", TODAY, time(20), None),
        ("next thu 14h30", date(2026, 3, 19), time(14, 30), None),
        ("thu next week 8:30", date(2026, 3, 19), time(8, 30), None),
        ("monday week 8:30", date(2026, 3, 23), time(8, 30), None),
        ("in 2 weeks 8:30", date(2026, 3, 25), time(8, 30), None),
        ("fri 2-3pm", date(2026, 3, 13), time(14), 60),
        ("fri 14:00 for 90 min", date(2026, 3, 13), time(14), 90),
        ("fri 14:00 45m", date(2026, 3, 13), time(14), 45),
        ("half past 3 fri", date(2026, 3, 13), time(15, 30), None),
        ("12.10 14.00", date(2026, 10, 12), time(14), None),
        ("fri 10 april 10", date(2026, 4, 10), time(10), None),
        ("fri", date(2026, 3, 13), None, None),
        ("12:30", None, time(12, 30), None),
        ("fri same time", date(2026, 3, 13), None, None),
        ("same day 12:30", None, time(12, 30), None),
    ],
)
def test_what_is_said_is_read(typed: str, day: date | None, at: time | None, minutes: int | None) -> None:
    assert read_moment(typed, TODAY) == Stated(day, at, minutes)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "needed"),
        ("soon", "“soon”"),
        ("fri banana", "“fri banana”"),
        ("25:00 fri", "no day and time"),
        ("9", "“9”"),
        ("fri 10", "10 o'clock"),
        ("tue 18 12:30", "“tue 18” does not fit: that is Wed 18 Mar 2026."),
        ("31 feb 10:00", "no day “31 feb”"),
        ("next week", "no single day"),
        ("in april 10:00", "no single day"),
        ("tomorrow morning", "hour"),
    ],
)
def test_what_is_unclear_is_never_guessed(typed: str, why: str) -> None:
    found = read_moment(typed, TODAY)
    assert isinstance(found, NoMoment) and why in found.words


@pytest.mark.parametrize("typed", ["10 mar 10:00", "10/3 10:00", "2 march noon", "15 dec 10:00"])
def test_a_day_just_past_is_not_that_of_next_year(typed: str) -> None:
    found = read_moment(typed, TODAY)
    assert isinstance(found, NoMoment) and "is past. Add the year" in found.words


def test_a_day_with_its_year_or_long_past_is_the_coming_one() -> None:
    assert read_moment("10 mar 2027 10:00", TODAY) == Stated(date(2027, 3, 10), time(10), None)
    assert read_moment("wed 10 mar 10:00", TODAY) == Stated(date(2027, 3, 10), time(10), None)
    assert read_moment("1 dec 10:00", TODAY) == Stated(date(2026, 12, 1), time(10), None)
    assert read_moment("5 jan 10:00", date(2026, 12, 20)) == Stated(date(2027, 1, 5), time(10), None)


def test_the_order_of_day_and_month_is_the_setting() -> None:
    assert read_moment("4/5 10:00", TODAY, "dmy") == Stated(date(2026, 5, 4), time(10))
    assert read_moment("4/5 10:00", TODAY, "mdy") == Stated(date(2026, 4, 5), time(10))


@given(
    day=st.dates(TODAY, TODAY + timedelta(days=270)), at=st.times().map(lambda t: t.replace(second=0, microsecond=0))
)
def test_each_day_and_time_that_is_written_out_is_read_back(day: date, at: time) -> None:
    name, month = WEEKDAYS[day.weekday()], f"{day:%B}"
    for typed in (
        f"{day} {at:%H:%M}", f"{name} {day.day} {month} {at:%H:%M}", f"{at:%H:%M} {day.day}.{day.month}.",
        f"{name} {day.day}.{day.month}. {at:%Hh%M}" if at.hour > 6 else f"{month} {day.day} at {at:%H:%M}",
    ):  # fmt: skip
        assert read_moment(typed, TODAY) == Stated(day, at), typed


WORDS = ("tue", "17", "12:30", "at", "next", "week", "noon", "morning", "march", "for", "1h", "3", "to", "same", "time",
         "31", "feb", "2-3pm", "17.3.", "x", "wednesday", "sat", "in", "the", "half", "past")  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_whatever_is_typed_is_a_moment_or_a_sentence(typed: str) -> None:
    found = read_moment(typed, TODAY)
    if isinstance(found, Stated):
        assert found.day is None or found.day >= TODAY or "last" in typed or "ago" in typed
    else:
        assert found.words.endswith((".", "?"))
