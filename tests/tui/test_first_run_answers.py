"""What is typed into the first run is read kindly, and what cannot be read is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import WEEKDAYS, Window
from netritual.tui.screens.answers import read_count, read_day, read_days, read_time, read_windows


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Tue Wed Thu", ("tue", "wed", "thu")),
        ("thursday, TUE", ("tue", "thu")),
        ("mon-fri", ("mon", "tue", "wed", "thu", "fri")),
        ("sat-mon", ("mon", "sat", "sun")),
        ("", None),
        ("someday", None),
        ("t", None),
    ],
)
def test_days(typed: str, days: tuple[str, ...] | None) -> None:
    assert read_days(typed) == days


@given(st.text(max_size=20))
def test_no_text_breaks_the_readers(text: str) -> None:
    for day in read_days(text) or ():
        assert day in WEEKDAYS
    time = read_time(text)
    assert time is None or (len(time) == 5 and time < "24:00")
    assert read_day(text) is None or read_day(text) in WEEKDAYS
    assert read_count(text) is None or 0 <= (read_count(text) or 0) <= 50
    for window in read_windows(text, ("mon",)) or ():
        assert window.from_ < window.to


@given(st.integers(0, 23), st.integers(0, 59))
def test_times_come_back_as_they_were(hour: int, minute: int) -> None:
    assert read_time(f"{hour}:{minute:02d}") == f"{hour:02d}:{minute:02d}"
    assert read_time(f"{hour:02d}{minute:02d}") == f"{hour:02d}:{minute:02d}"


@pytest.mark.parametrize(
    ("typed", "time"), [("4pm", "16:00"), ("12am", "00:00"), ("12 pm", "12:00"), ("25:00", None), ("13pm", None)]
)
def test_clock_words(typed: str, time: str | None) -> None:
    assert read_time(typed) == time


def test_windows() -> None:
    assert read_windows("8:30 - 10, 12:30-13:30", ("tue",)) == (
        Window(days=("tue",), from_="08:30", to="10:00"),
        Window(days=("tue",), from_="12:30", to="13:30"),
    )
    assert read_windows("10:00-09:00", ("tue",)) is None
    assert read_windows("in the morning", ("tue",)) is None
