"""Days and hours as people say them, and the sentence that says them back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.week_hours import read_day, read_days, read_review, read_time, read_windows, window_words
from netritual.domain.model import ReviewTime, Window


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Tue Wed Thu", ("tue", "wed", "thu")),
        ("thursday, TUE", ("tue", "thu")),
        ("mon-fri", ("mon", "tue", "wed", "thu", "fri")),
        ("tuesday through thursday", ("tue", "wed", "thu")),
        ("sat-mon", ("mon", "sat", "sun")),
        ("weekdays", ("mon", "tue", "wed", "thu", "fri")),
        ("weekends", ("sat", "sun")),
        ("mondays and wednesdays", ("mon", "wed")),
        ("", None),
        ("someday", None),
        ("t", None),
    ],
)
def test_days(typed: str, days: tuple[str, ...] | None) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("tue to thu 8:30-10", "Tue to Thu 08:30-10:00"),
        ("weekday mornings", "Mon to Fri 09:00-12:00"),
        ("mornings on weekdays", "Mon to Fri 09:00-12:00"),
        ("weekday mornings 7-9", "Mon to Fri 07:00-09:00"),
        ("Tue Wed Thu 8:30-10 and 12:30-1:30", "Tue to Thu 08:30-10:00 and 12:30-13:30"),
        ("tuesday–thursday, 8.30 till 10", "Tue to Thu 08:30-10:00"),
        ("weekdays 9 to 5", "Mon to Fri 09:00-17:00"),
        ("monday to friday 8 to 6", "Mon to Fri 08:00-18:00"),
        ("tue/thu 12-2", "Tue, Thu 12:00-14:00"),
        ("every day 18-24", "Mon to Sun 18:00-24:00"),
        ("between 9 and 11 on tuesdays and thursdays", "Tue, Thu 09:00-11:00"),
        ("6-8 in the evening on tue", "Tue 18:00-20:00"),
        ("tue 6-8 in the evening, wed 9-10 in the morning", "Tue 18:00-20:00; Wed 09:00-10:00"),
        ("fridays 2-4", "Fri 14:00-16:00"),
        ("tue 1-2pm", "Tue 13:00-14:00"),
        ("9 to 1pm tue", "Tue 09:00-13:00"),
        ("mon 5-9am", "Mon 05:00-09:00"),
        ("mon 10:30-11:30pm", "Mon 22:30-23:30"),
        ("daily 9:00 a.m. to 10 a.m.", "Mon to Sun 09:00-10:00"),
        ("tue 8h30-10h", "Tue 08:30-10:00"),
        ("Tue 0830-1000", "Tue 08:30-10:00"),
        ("thu8:30-10", "Thu 08:30-10:00"),
        ("noon to 2 weekdays", "Mon to Fri 12:00-14:00"),
        ("mon tue 8-12 2-6", "Mon, Tue 08:00-12:00 and 14:00-18:00"),
        ("wed afternoons and fri mornings", "Wed 14:00-18:00; Fri 09:00-12:00"),
        ("tues 8.30-10 & 12.30-1.30pm, fri 12-2", "Tue 08:30-10:00 and 12:30-13:30; Fri 12:00-14:00"),
        ("mon 9-10 and 9-10", "Mon 09:00-10:00"),
    ],
)
def test_windows_in_plain_words(typed: str, sentence: str) -> None:
    assert window_words(read_windows(typed)) == sentence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Which hours?"),
        ("tue to thu", "Which hours?"),
        ("8:30-10", "On which days?"),
        ("mornings", "On which days?"),
        ("tue at 9", "From 9 until when?"),
        ("tue 10:00-09:00", "10:00 to 09:00 ends before it begins."),
        ("tue 10-9", "10 to 9 ends before it begins."),
        ("tue 25-26", "“25” is no day and no hour."),
        ("whenever", "“whenever” is no day and no hour."),
        ("tue 9-10 thu", "Which hours go with which?"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as wrong:
        read_windows(typed)
    assert str(wrong.value).startswith(said)


def test_hours_alone_are_those_of_the_days_that_stand() -> None:
    assert read_windows("9 to 5", ("mon", "tue")) == (Window(days=("mon", "tue"), from_="09:00", to="17:00"),)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("friday 4pm", "fri", "16:00"),
        ("Thu at 4", "thu", "16:00"),
        ("sunday evening", "sun", "18:00"),
        ("monday 8.30", "mon", "08:30"),
        ("wed", "wed", "16:00"),
        ("17", "fri", "17:00"),
        ("Fri 04:30", "fri", "04:30"),
    ],
)
def test_the_time_of_the_review(typed: str, day: str, at: str) -> None:
    assert read_review(typed, ReviewTime()) == ReviewTime(day=day, at=at)


@pytest.mark.parametrize("typed", ["", "x", "fri 25:00", "someday 9"])
def test_no_time_of_a_review(typed: str) -> None:
    with pytest.raises(ValueError, match=r"no weekday and no time|A weekday and a time"):
        read_review(typed, ReviewTime())


@given(st.text(max_size=30) | st.text("montuewd 0123456789:-,ap", max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    for day in read_days(text) or ():
        assert day in WEEKDAYS
    time = read_time(text)
    assert time is None or (len(time) == 5 and time < "24:00")
    assert read_day(text) is None or read_day(text) in WEEKDAYS
    try:
        windows = read_windows(text, ("mon",))
    except ValueError as error:
        assert str(error)
    else:
        assert windows and all(window.from_ < window.to <= "24:00" and window.days for window in windows)


MINUTES = st.integers(0, 1440)
WINDOWS = st.builds(
    lambda days, ends: Window(
        days=tuple(day for day in WEEKDAYS if day in days),
        from_=f"{min(ends) // 60:02d}:{min(ends) % 60:02d}",
        to=f"{max(ends) // 60:02d}:{max(ends) % 60:02d}",
    ),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.sets(MINUTES, min_size=2, max_size=2),
)


@given(st.lists(WINDOWS, min_size=1, max_size=5, unique=True).map(tuple))
@example((Window(days=("mon",), from_="10:00", to="23:00"), Window(days=("mon",), from_="00:00", to="24:00")))
def test_the_sentence_is_read_back(windows: tuple[Window, ...]) -> None:
    assert read_windows(window_words(windows)) == windows


@given(st.integers(0, 23), st.integers(0, 59))
def test_times_come_back_as_they_were(hour: int, minute: int) -> None:
    assert read_time(f"{hour}:{minute:02d}") == f"{hour:02d}:{minute:02d}"
    assert read_time(f"{hour:02d}{minute:02d}") == f"{hour:02d}:{minute:02d}"


@pytest.mark.parametrize(
    ("typed", "time"), [("4pm", "16:00"), ("12am", "00:00"), ("12 pm", "12:00"), ("25:00", None), ("13pm", None)]
)
def test_clock_words(typed: str, time: str | None) -> None:
    assert read_time(typed) == time
