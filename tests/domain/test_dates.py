"""Days, times and lengths as people type them, on Thursday 15 October 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.date_phrases import parse_day, read_day, read_length
from netritual.domain.dates.dates import LOOSE, months_on, needs_settings, read_time

TODAY = date(2026, 10, 15)
PHRASES = ("in", "last", "next", "3", "9999", "mo", "ago", "end", "of", "31", "feb", "couple", "a")


def back(text: str, today: date = TODAY, order: str = "dmy", eow: str = "fri") -> date | None:
    words = text.split()
    found = read_day(words, 0, today, False, order, eow)
    assert found is None or found.length == len(words), f"only {found.length} words of {text!r}"
    return found.day if found else None


def ahead(text: str, today: date = TODAY) -> date | None:
    words = text.split()
    found = read_day(words, 0, today, True)
    assert found is not None and found.length == len(words)
    return found.day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-10-15"),
        ("tonight", "2026-10-15"),
        ("this afternoon", "2026-10-15"),
        ("yd", "2026-10-14"),
        ("last night", "2026-10-14"),
        ("yesterday evening", "2026-10-14"),
        ("tmr", "2026-10-16"),
        ("thu", "2026-10-15"),
        ("thursday", "2026-10-15"),
        ("fri", "2026-10-09"),
        ("last thu", "2026-10-08"),
        ("last sunday", "2026-10-11"),
        ("this sat", "2026-10-17"),
        ("next mon", "2026-10-19"),
        ("next sun", "2026-10-25"),
        ("3d ago", "2026-10-12"),
        ("two weeks ago", "2026-10-01"),
        ("a couple of days ago", "2026-10-13"),
        ("couple of wk ago", "2026-10-01"),
        ("one month ago", "2026-09-15"),
        ("2 mo ago", "2026-08-15"),
        ("in 3 days", "2026-10-18"),
        ("in 2w", "2026-10-29"),
        ("in a month", "2026-11-15"),
        ("2026-02-13", "2026-02-13"),
        ("16 oct", "2025-10-16"),
        ("oct 15th", "2026-10-15"),
        ("1st january", "2026-01-01"),
        ("13 sept 2024", "2024-09-13"),
        ("feb 29", "2024-02-29"),
        ("4/2", "2026-02-04"),
        ("4/12", "2025-12-04"),
        ("2/25", "2026-02-25"),
        ("4.2.26", "2026-02-04"),
        ("4/2/2023", "2023-02-04"),
        ("last week", "2026-10-05"),
        ("this week", "2026-10-15"),
        ("next week", "2026-10-19"),
        ("next month", "2026-11-01"),
        ("eow", "2026-10-16"),
        ("eom", "2026-10-31"),
        ("end of month", "2026-10-31"),
    ],
)
def test_a_head_looks_back(text: str, day: str) -> None:
    assert back(text) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thu", "2026-10-22"),
        ("fri", "2026-10-16"),
        ("14 oct", "2027-10-14"),
        ("oct 15", "2026-10-15"),
        ("feb 29", "2028-02-29"),
        ("4/2", "2027-02-04"),
        ("last thu", "2026-10-08"),
    ],
)
def test_a_clause_looks_forward(text: str, day: str) -> None:
    assert ahead(text) == date.fromisoformat(day)


def test_the_date_order_decides_and_a_month_above_12_swaps() -> None:
    assert back("5/3", order="mdy") == date(2026, 5, 3)
    assert back("25/3", order="mdy") == date(2026, 3, 25)


def test_the_end_of_the_week_is_a_setting() -> None:
    assert back("eow", eow="sun") == date(2026, 10, 18)


@pytest.mark.parametrize("text", ["31 feb", "feb 30", "31/4", "2026-02-30", "0000-01-01", "29 feb 2025"])
def test_a_day_no_calendar_has_is_found_but_none(text: str) -> None:
    found = read_day(text.split(), 0, TODAY)
    assert found is not None and found.length == len(text.split()) and found.day is None


@pytest.mark.parametrize(
    "text",
    ["3d", "2 weeks", "14:30", "feb", "4.2", "50/50", "0/3", "in a hurry", "last", "next", "couple", "3x ago", "€5"],
)
def test_what_is_no_date(text: str) -> None:
    assert read_day(text.split(), 0, TODAY) is None


@pytest.mark.parametrize("text", ["sun", "mar 5", "5 may"])
def test_words_that_are_also_dates_are_loose(text: str) -> None:
    found = read_day(text.split(), 0, TODAY)
    assert found is not None and found.kind == LOOSE


@pytest.mark.parametrize("text", ["last sun", "march 3 2026", "5th may", "sun 11 oct"])
def test_what_else_stands_beside_a_loose_word_makes_it_a_date(text: str) -> None:
    found = read_day(text.split(), 0, TODAY)
    assert found is not None and found.length == len(text.split()) and found.kind != LOOSE


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-40, 40))
def test_months_keep_the_day_number_28_at_most(day: date, months: int) -> None:
    moved = months_on(day, months)
    assert moved.day == min(day.day, 28)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_weekdays(today: date, name: str) -> None:
    last, coming = back(name, today), ahead(name, today)
    assert last is not None and coming is not None
    assert timedelta(0) <= today - last < timedelta(7) and coming - last == timedelta(7)
    strictly, following = back(f"last {name}", today), back(f"next {name}", today)
    assert strictly is not None and timedelta(0) < today - strictly <= timedelta(7)
    assert following is not None and following.isocalendar().week != today.isocalendar().week


@given(
    st.lists(
        st.text(max_size=8) | st.sampled_from(PHRASES),
        min_size=1,
    ),
    st.dates(),
)
def test_no_words_raise(words: list[str], today: date) -> None:
    for at in range(len(words)):
        read_day([word.lower() for word in words], at, today)
        read_length(words, at)


@pytest.mark.parametrize(
    ("word", "time"),
    [
        ("14:30", "14:30"),
        ("9:05", "09:05"),
        ("3pm", "15:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("3:15pm", "15:15"),
        ("5:30p", "17:30"),
        ("8a", "08:00"),
        ("24:00", None),
        ("13pm", None),
        ("0am", None),
        ("9:60", None),
        ("1:1", None),
        ("930", None),
    ],
)
def test_times(word: str, time: str | None) -> None:
    assert read_time(word) == time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20m", 20),
        ("20min", 20),
        ("~20m", 20),
        ("2h", 120),
        ("2h20", 140),
        ("for 45m", 45),
        ("for 3 hours", 180),
        ("25 minutes", 25),
        ("for an hour", 60),
        ("three hours", None),
        ("2 hours ago", None),
        ("20 people", None),
        ("for ever", None),
    ],
)
def test_lengths(text: str, minutes: int | None) -> None:
    found = read_length(text.split(), 0)
    assert (found[1] if found else None) == minutes
    assert found is None or found[0] == len(text.split())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3d", "2026-10-18"),
        ("2w", "2026-10-29"),
        ("1m", "2026-11-15"),
        ("3 months", "2027-01-15"),
        ("fri", "2026-10-16"),
        ("on 3 nov", "2026-11-03"),
        ("2026-12-01", "2026-12-01"),
        ("by eom", "2026-10-31"),
        ("31 feb", None),
        ("fri or so", None),
        ("", None),
        ("by", None),
        ("soon", None),
    ],
)
def test_an_answer_is_matched_whole_or_refused(text: str, day: str | None) -> None:
    assert parse_day(text, TODAY) == (date.fromisoformat(day) if day else None)


def test_an_answer_may_look_back() -> None:
    assert parse_day("3d", TODAY, forward=False) == date(2026, 10, 12)
    assert parse_day("fri", TODAY, forward=False) == date(2026, 10, 9)


@given(st.text(max_size=30))
def test_no_answer_raises(text: str) -> None:
    parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("line", "needed"),
    [("lunch 4/2", True), ("x by EOW", True), ("v 4.2.26", True), ("2026-04-02", False), ("tomorrow 3pm", False)],
)
def test_only_a_numeric_date_or_eow_hangs_on_a_setting(line: str, needed: bool) -> None:
    assert needs_settings(line) is needed
