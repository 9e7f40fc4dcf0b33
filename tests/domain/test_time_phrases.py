"""Clocks and lengths in their rarer forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.date_phrases import read_length
from netritual.domain.dates.dates import read_time
from netritual.domain.dates.time_phrases import length_of, read_clock


@pytest.mark.parametrize(
    ("text", "time", "minutes"),
    [
        ("at 14h30", "14:30", 0),
        ("at 9h", "09:00", 0),
        ("3 p.m", "15:00", 0),
        ("3:15 pm", "15:15", 0),
        ("12 a.m", "00:00", 0),
        ("15.30", "15:30", 0),
        ("at 9.30", "09:30", 0),
        ("15 uhr", "15:00", 0),
        ("15 uhr 30", "15:30", 0),
        ("noon", "12:00", 0),
        ("midday", "12:00", 0),
        ("at midnight", "00:00", 0),
        ("at 8", "08:00", 0),
        ("at 10", "10:00", 0),
        ("at 3", "15:00", 0),
        ("at 8 tonight", "20:00", 0),
        ("at 5 this morning", "05:00", 0),
        ("at half past 3", "15:30", 0),
        ("at quarter to 4", "15:45", 0),
        ("at ten past nine", "09:10", 0),
        ("2-3pm", "14:00", 60),
        ("10-11am", "10:00", 60),
        ("11-1pm", "11:00", 120),
        ("3pm-4pm", "15:00", 60),
        ("2 to 4pm", "14:00", 120),
        ("2pm - 3:30pm", "14:00", 90),
        ("14:00-15:30", "14:00", 90),
        ("from 2 to 4pm", "14:00", 120),
        ("between 10 and 11.30", "10:00", 90),
        ("2–3 p.m", "14:00", 60),
        ("11pm-1am", "23:00", 120),
    ],
)
def test_clocks(text: str, time: str, minutes: int) -> None:
    words = text.split()
    behind_at = words[0] == "at"
    found = read_clock(words, int(behind_at), behind_at)
    assert found is not None
    assert (found.text(words), found.minutes) == (time, minutes)


@pytest.mark.parametrize(
    "text",
    ["2.3", "15.99", "3", "25h", "9h", "24:00", "13 pm", "paid 15.30", "15.30 eur", "v 10.15", "2-3", "3 people"],
)
def test_what_is_no_clock(text: str) -> None:
    words = text.split()
    assert all(read_clock(words, at, False) is None for at in range(len(words)))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1.5h", 90),
        ("1,5h", 90),
        ("1:30h", 90),
        ("90'", 90),
        ("90mins", 90),
        ("1h 15m", 75),
        ("1 hour 15 min", 75),
        ("1 hr and 10 minutes", 70),
        ("2.5 hours", 150),
        ("1 1/2 hours", 90),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("half an hour", 30),
        ("half hour", 30),
        ("quarter of an hour", 15),
        ("a quarter of an hour", 15),
        ("for two and a half hours", 150),
        ("~45min", 45),
        ("14h30", None),
        ("an hour ago", None),
        ("an", None),
        ("half", None),
        ("20 min late", None),
        ("2.3", None),
    ],
)
def test_lengths(text: str, minutes: int | None) -> None:
    found = read_length(text.split(), 0)
    assert found == (None if minutes is None else (len(text.split()), minutes))


@pytest.mark.parametrize("before", ["in", "every", "within", "raised", "after"])
def test_a_length_of_something_else(before: str) -> None:
    assert read_length([before, "20m"], 1) is None


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_in_each_form(hour: int, minute: int) -> None:
    wanted = f"{hour:02}:{minute:02}"
    twelve, half = (hour - 1) % 12 + 1, "am" if hour < 12 else "pm"
    assert read_time(wanted) == read_time(f"{twelve}:{minute:02}{half}") == wanted
    for text in (f"at {hour}h{minute:02}", f"at {hour:02}.{minute:02}", f"{twelve}:{minute:02} {half}"):
        words = text.split()
        found = read_clock(words, words[0] == "at", words[0] == "at")
        assert found is not None and found.text(words) == wanted, text


@given(st.integers(1, 9), st.integers(1, 59))
def test_hours_and_minutes(hours: int, minutes: int) -> None:
    texts = (f"{hours}h{minutes:02}", f"{hours}h {minutes}m", f"{hours} hours {minutes} min", f"{hours}:{minutes:02}h")
    for text in texts:
        assert read_length(text.split(), 0) == (len(text.split()), 60 * hours + minutes), text


PIECES = st.sampled_from(
    ["at", "from", "to", "2", "3pm", "-", "half", "past", "an", "hour", "and", "a", "1.5", "h", "p.m", "15.30", "2-3pm",
     "99h99", "9:99", "1h", "", "uhr", "0'", "noon", "１", "½", "24/7", "3.", "1:30h"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), min_size=1, max_size=8))
def test_no_words_raise(words: list[str]) -> None:
    for at in range(len(words)):
        read_clock(words, at, False)
        read_clock(words, at, True)
        read_length(words, at)
        length_of(words, at, True)
