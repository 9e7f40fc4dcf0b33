"""The rarer date phrases, each on days of its own, and any day in each way of writing it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.date_phrases import read_day
from netritual.domain.dates.dates import LOOSE, WEEKDAYS, When, full_day, months_on

TODAY = date(2026, 10, 15)
"""A Thursday."""
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def whole(text: str, today: date = TODAY, forward: bool = False, order: str = "dmy") -> When:
    """The phrase, which must be all of the text."""
    words = text.split()
    found = read_day(words, 0, today, forward, order)
    assert found is not None and found.length == len(words), text
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 years ago", "2024-10-15"),
        ("half a year ago", "2026-04-15"),
        ("a year and a half ago", "2025-04-15"),
        ("a fortnight ago", "2026-10-01"),
        ("3 weeks back", "2026-09-24"),
        ("ten days ago", "2026-10-05"),
        ("week ago", "2026-10-08"),
        ("an hour ago", "2026-10-15"),
        ("20 minutes ago", "2026-10-15"),
        ("just now", "2026-10-15"),
        ("earlier today", "2026-10-15"),
        ("yest", "2026-10-14"),
        ("the day before yesterday", "2026-10-13"),
        ("day after tomorrow", "2026-10-17"),
        ("the night before last", "2026-10-13"),
        ("friday before last", "2026-10-02"),
        ("the thursday before last", "2026-10-01"),
        ("two fridays ago", "2026-10-02"),
        ("monday last week", "2026-10-05"),
        ("last week on tuesday", "2026-10-06"),
        ("monday 2 weeks ago", "2026-09-28"),
        ("a week ago monday", "2026-10-05"),
        ("a week last tuesday", "2026-10-06"),
        ("monday week", "2026-10-26"),
        ("a week on monday", "2026-10-26"),
        ("friday fortnight", "2026-10-30"),
        ("a week from monday", "2026-10-26"),
        ("a week from tomorrow", "2026-10-23"),
        ("two weeks from now", "2026-10-29"),
        ("3 days from today", "2026-10-18"),
        ("a couple of weeks from friday", "2026-10-30"),
        ("a month from now", "2026-11-15"),
        ("the week after next", "2026-10-26"),
        ("the friday after next", "2026-10-30"),
        ("month after next", "2026-12-01"),
        ("friday night", "2026-10-09"),
        ("last friday evening", "2026-10-09"),
        ("next tue 20 oct", "2026-10-20"),
        ("next fri the 23rd", "2026-10-23"),
        ("last mon 5 oct", "2026-10-05"),
        ("the 3rd", "2026-10-03"),
        ("the 31st", "2026-08-31"),
        ("the 3rd of march", "2026-03-03"),
        ("3rd of march 2024", "2024-03-03"),
        ("1st of last month", "2026-09-01"),
        ("end of last month", "2026-09-30"),
        ("start of the month", "2026-10-01"),
        ("end of february", "2026-02-28"),
        ("end of last year", "2025-12-31"),
        ("beginning of q3", "2026-07-01"),
        ("5.3.", "2026-03-05"),
        ("2026/03/02", "2026-03-02"),
        ("2026.3.2", "2026-03-02"),
        ("2026-3-1", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2-3-2026", "2026-03-02"),
        ("tue 13 oct", "2026-10-13"),
        ("fri 16 oct", "2026-10-16"),
        ("3/3 tues", "2026-03-03"),
        ("monday the 12th", "2026-10-12"),
    ],
)
def test_days_that_are_certain(text: str, day: str) -> None:
    found = whole(text)
    assert found.day == date.fromisoformat(day)
    assert not (found.approx or found.span or found.differs)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last month", "2026-09-01", "2026-09-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("last weekend", "2026-10-10", "2026-10-11"),
        ("week before last", "2026-09-28", "2026-10-04"),
        ("the last week of september", "2026-09-24", "2026-09-30"),
        ("the first week of october", "2026-10-01", "2026-10-07"),
        ("over the summer", "2026-06-01", "2026-08-31"),
        ("from 1/10 to 4/10", "2026-10-01", "2026-10-04"),
        ("28/9-2/10", "2026-09-28", "2026-10-02"),
        ("in january", "2026-01-01", "2026-01-31"),
        ("back in december", "2025-12-01", "2025-12-31"),
        ("during may 2024", "2024-05-01", "2024-05-31"),
        ("january 2025", "2025-01-01", "2025-01-31"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("in q4", "2026-10-01", "2026-12-31"),
        ("last q4", "2025-10-01", "2025-12-31"),
        ("3-5 march", "2026-03-03", "2026-03-05"),
        ("feb 20-22", "2026-02-20", "2026-02-22"),
        ("from 3 to 5 march 2025", "2025-03-03", "2025-03-05"),
        ("between 2 and 4 march", "2026-03-02", "2026-03-04"),
        ("28 feb - 2 march", "2026-02-28", "2026-03-02"),
        ("28 dec to 2 jan", "2025-12-28", "2026-01-02"),
        ("14-17 oct", "2026-10-14", "2026-10-17"),
        ("earlier this week", "2026-10-12", "2026-10-14"),
        ("mon to wed", "2026-10-12", "2026-10-14"),
        ("mon till wed", "2026-10-12", "2026-10-14"),
    ],
)
def test_a_span_stands_on_its_first_day_or_on_today(text: str, first: str, last: str) -> None:
    found, ends = whole(text), (date.fromisoformat(first), date.fromisoformat(last))
    assert found.span == ends
    assert found.day == (TODAY if ends[0] <= TODAY <= ends[1] else ends[0])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the other day", "2026-10-12"),
        ("a few days ago", "2026-10-12"),
        ("about a month ago", "2026-09-15"),
        ("a month or so ago", "2026-09-15"),
        ("a week or two ago", "2026-10-01"),
        ("2-3 weeks ago", "2026-09-24"),
        ("over a year ago", "2025-10-15"),
        ("mid-feb", "2026-02-15"),
        ("in mid-feb", "2026-02-15"),
        ("early march", "2026-03-01"),
        ("late february", "2026-02-21"),
        ("last summer", "2026-06-01"),
        ("over the last two weeks", "2026-10-01"),
    ],
)
def test_a_day_reckoned_from_vague_words_says_so(text: str, day: str) -> None:
    found = whole(text)
    assert found.day == date.fromisoformat(day) and found.approx


@pytest.mark.parametrize(
    "text",
    ["recently", "a while ago", "some time ago", "some weeks ago", "a long time ago", "ages ago", "once"],
)
def test_what_nobody_can_reckon_has_no_day(text: str) -> None:
    assert whole(text).vague and whole(text).day is None


@pytest.mark.parametrize(
    "text", ["ages in", "just every month", "earlier a month", "early week", "this month", "other", "at ana's weekend"]
)
def test_what_only_begins_like_a_phrase_is_none(text: str) -> None:
    assert read_day(text.split(), 0, TODAY) is None


@pytest.mark.parametrize("text", ["31 feb", "30/2", "31 april", "july 42nd", "32 march", "feb 30-31", "mon 31 feb"])
def test_a_day_no_calendar_has(text: str) -> None:
    found = whole(text)
    assert found.day is None and not found.vague


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the 20th", "2026-10-20"),
        ("the 3rd", "2026-11-03"),
        ("end of next week", "2026-10-23"),
        ("eod", "2026-10-15"),
        ("end of january", "2027-01-31"),
        ("in march", "2027-03-01"),
        ("the end of the month", "2026-10-31"),
        ("the weekend", "2026-10-17"),
        ("mid november", "2026-11-15"),
    ],
)
def test_a_clause_looks_forward(text: str, day: str) -> None:
    assert whole(text, forward=True).day == date.fromisoformat(day)


def test_a_date_counts_before_its_weekday() -> None:
    found = whole("mon 13 oct")
    assert found.day == date(2026, 10, 13) and found.differs


def test_the_weekday_says_which_year_is_meant() -> None:
    assert whole("fri 16 oct").day == date(2026, 10, 16)
    assert whole("fri 16 oct 2020").day == date(2020, 10, 16)


def written(day: date, order: str) -> list[str]:
    """All ways to write a day with its year."""
    name, number, year = MONTHS[day.month - 1], day.day, day.year
    ordinal = f"{number}{'th' if 4 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    first, second = (day.month, number) if order == "mdy" else (number, day.month)
    return [
        day.isoformat(), f"{year}-{day.month}-{number}", f"{year}/{day.month:02}/{number:02}", f"{day:%Y%m%d}",
        f"{number} {name} {year}", f"{number} {name[:3]} {year}", f"{name} {number} {year}",
        f"{name[:3]} {ordinal} {year}",
        f"{ordinal} of {name} {year}", f"the {ordinal} of {name} {year}", f"{first}/{second}/{year}",
        f"{first}.{second}.{year}", f"{first:02}-{second:02}-{year}", f"{first}/{second}/{year % 100:02}",
        f"{FULL[day.weekday()]} {number} {name} {year}", f"{WEEKDAYS[day.weekday()]} {first}/{second}/{year}",
        f"{number} {name} {year} {FULL[day.weekday()]}",
    ]  # fmt: skip


@given(DAYS, DAYS, st.booleans(), st.sampled_from(["dmy", "mdy"]))
def test_any_day_with_its_year_reads_back_whatever_today_is(day: date, today: date, forward: bool, order: str) -> None:
    for text in written(day, order):
        found = whole(text, today, forward, order)
        assert found.day == day and not found.span and not found.differs, text


@given(DAYS, st.integers(0, 360), st.booleans(), st.sampled_from(["dmy", "mdy"]))
def test_any_day_without_its_year_reads_back_within_a_year(today: date, away: int, forward: bool, order: str) -> None:
    day = today + timedelta(away if forward else -away)
    first, second = (day.month, day.day) if order == "mdy" else (day.day, day.month)
    name = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {name}", f"{name[:3]} {day.day}", f"{first}/{second}", f"{first}.{second}.",
        f"{WEEKDAYS[day.weekday()]} {day.day} {name}", f"{FULL[day.weekday()]} {first}/{second}",
    ):  # fmt: skip
        if text not in ("24/7", "9/11"):  # read by another sense
            found = whole(text, today, forward, order)
            assert found.day == day and not found.differs, text


@given(DAYS, st.integers(1, 400))
def test_days_weeks_and_fortnights_back(today: date, number: int) -> None:
    assert whole(f"{number} days ago", today).day == today - timedelta(number)
    assert whole(f"{number} weeks back", today).day == today - timedelta(7 * number)
    assert whole(f"about {number} days ago", today).day == today - timedelta(number)


@given(DAYS, st.sampled_from(MONTHS))
def test_a_month_is_the_latest_begun(today: date, name: str) -> None:
    found = whole(f"in {name}", today)
    assert found.span is not None and found.day is not None
    assert found.span[0].day == 1 and MONTHS[found.span[0].month - 1] == name
    assert found.span[0] <= today < months_on(found.span[0], 12) and found.day <= today


@given(DAYS, st.integers(1, 31))
def test_an_ordinal_is_the_nearest_month_that_has_it(today: date, number: int) -> None:
    ordinal = f"the {number}{ {1: 'st', 2: 'nd', 3: 'rd', 21: 'st', 22: 'nd', 23: 'rd', 31: 'st'}.get(number, 'th') }"
    back, ahead = whole(ordinal, today).day, whole(ordinal, today, True).day
    assert back is not None and ahead is not None
    assert back.day == ahead.day == number and back <= today <= ahead
    assert (today - back).days <= 62 and (ahead - today).days <= 62


@given(DAYS, st.integers(0, 6))
def test_a_weekday_of_last_week_and_the_one_before_last(today: date, number: int) -> None:
    monday = today - timedelta(today.weekday())
    assert whole(f"{FULL[number]} last week", today).day == monday + timedelta(number - 7)
    before = whole(f"{FULL[number]} before last", today).day
    assert before is not None and 7 < (today - before).days <= 14 and before.weekday() == number


@given(DAYS, st.integers(1, 27), st.integers(1, 4), st.sampled_from(MONTHS))
def test_a_range_holds_its_ends(today: date, first: int, days: int, name: str) -> None:
    last = min(first + days, 28)
    for text in (f"{first}-{last} {name}", f"{name} {first}-{last}", f"from {first} to {last} {name}"):
        found = whole(text, today)
        assert found.span is not None and [day.day for day in found.span] == [first, last]
        assert found.span[0] <= today


def test_a_small_may_with_a_number_is_loose_and_a_year_makes_it_certain() -> None:
    assert whole("5 may").kind == LOOSE
    assert whole("5 may 2026").kind != LOOSE


def test_a_day_in_full() -> None:
    assert full_day(date(2026, 2, 4)) == "Wed 4 Feb 2026"


def test_the_weekend_after_next_is_one_week_farther_than_the_next() -> None:
    coming = whole("the weekend after next")
    assert coming.span == (date(2026, 10, 31), date(2026, 11, 1))
    assert coming.span[0] - timedelta(7) == whole("next weekend").day


@pytest.mark.parametrize("text", ["a week from hell", "two weeks from ana", "3 years from friday", "week after march"])
def test_from_and_after_without_a_day_say_none(text: str) -> None:
    found = read_day(text.split(), 0, TODAY)
    assert found is None or found.length < len(text.split())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("eod", "2026-10-15"),
        ("eod fri", "2026-10-16"),
        ("fri eod", "2026-10-16"),
        ("friday cob", "2026-10-16"),
        ("cob thurs", "2026-10-22"),
        ("end of day friday", "2026-10-16"),
        ("end of the day on friday", "2026-10-16"),
        ("eob tomorrow", "2026-10-16"),
        ("tomorrow eod", "2026-10-16"),
        ("eod 3 nov", "2026-11-03"),
        ("3 nov eod", "2026-11-03"),
    ],
)
def test_the_end_of_a_day_is_of_the_coming_day_beside_it(text: str, day: str) -> None:
    for forward in (True, False):
        assert whole(text, forward=forward).day == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["eod report", "end of day meeting", "eod ana", "cob salad"])
def test_the_end_of_a_day_alone_is_of_today(text: str) -> None:
    read = read_day(text.split(), 0, TODAY, True)
    assert read is not None and read.day == TODAY and read.length < len(text.split())
