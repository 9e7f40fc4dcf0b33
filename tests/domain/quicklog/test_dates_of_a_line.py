"""Where a line is dated, where it asks, and what only looks like a date. Thursday 15 October 2026."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.documents import DocumentWays, documents, still_uid
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.sentence import in_words, remarks

from .conftest import BOOK, TODAY, Read

NO_DATES = """call @eva re 3/4 of the budget
call @eva, 2/3 done
call @eva, 1/2 cup of sugar
rated 4/5, call @eva
we won 3/2, drinks @eva
call @eva re 24/7 support
call @eva, open 24/7
call @eva re 9/11 memorial
call @eva about 9/11
call @eva re v2.3.1
call @eva, moved to version 2.3.10
call @eva, python 3.11.12 now
call @eva, upgraded to 2.3
call @eva 10.0.0.1 is down
call @eva 555-0142
call @eva on 020 7946 0958
call @eva phone 20261001
call @eva invoice 20260901
call @eva re Q3
call @eva, reviewed Q2 numbers
call @eva, Q4-Q1 plan
call @eva, 50/50 split
call @eva, ratio 16:9
call @eva, 80/20 rule
call @eva, $5/mo
call @eva, €3.50 each
call @eva, 12.99 a month
call @eva re the March budget
call @eva re March budget
call @eva about Monday's launch
call @eva re Friday launch
call @eva about Black Friday
call @eva, discussed the Monday meeting
call @eva, every Tuesday now
call @eva, Tuesdays suit her
first call @eva since November
first call @eva since last week
call @eva, waits until Friday
call @eva, planned for 3 November
call @eva, better than last year
call @eva, the parts are in! 3 weeks late
call @eva, tiles came in 2 days late
call @eva, tiles came in 4 days early, paid her
call @eva, boxes in. 5 days left to unpack
call @eva, die Ware ist in! 3 Tage zu spät
email @eva by friday
email @eva before 3 nov
invoice due 1/11, call @eva
invoice due on friday, call @eva
promised the deck by next week, call @eva
call @eva may join
call @eva, may 5 people come
call @eva, the sun was out
sun was out, call @eva
we sat, call @eva
sat with @eva in the park
call @eva, mar the surface
call @eva re Q4 2026-12-01 launch
call @eva, set and out
call @eva, on the 3rd floor
call @eva, the 2nd time this went wrong
call @eva, met her once before
call @eva, at once
call @eva, she recently moved
call @eva, busy lately
call @eva, "yesterday" is a song
call @eva \\Monday blend
call @eva re 31/40 of the seats
call @eva 3x a week
call @eva, no budget now, maybe next month
Eva said no to sponsoring, maybe next year
Eva has no time, next year maybe
coffee with Eva, good talk, perhaps lunch friday
call @eva, 10 May Street"""


@pytest.mark.parametrize("line", NO_DATES.splitlines()[:-1])
def test_what_looks_like_a_date_and_is_none(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date, reading.asks, reading.span, reading.approx) == (TODAY, [], None, False)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("talked to Eva on the phone she knows of a job and said to call her back on 10/11 at 2pm", "on 10/11 at 2pm"),
        ("call with Eva, her train gets in fri 9am", "fri 9am"),
    ],
)
def test_the_hour_of_another_day_is_not_that_of_the_talk_and_is_told(line: str, typed: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date, found.time) == (TODAY, "")
    assert f"{typed} is taken for the time of something else." in found.warnings


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("lunch 2 mar with @eva", "2026-03-02"),
        ("lunch with Eva, maybe 2 weeks ago", "2026-10-01"),
        ("lunch with Eva, maybe friday", "2026-10-16"),
        ("lunch @eva 3 may 2025 in Lisbon", "2025-05-03"),
        ("lunch @eva Mar 3, talked about rent", "2026-03-03"),
        ("lunch @eva on 5 May at Fabrica", "2026-05-05"),
        ("had lunch Sat with @eva", "2026-10-10"),
        ("Sat lunch @eva", "2026-10-10"),
        ("lunch @eva mon - she is moving", "2026-10-12"),
        ("lunch @eva wed, all well", "2026-10-14"),
        ("lunch @eva, Mon, 12 October", "2026-10-12"),
        ("lunch @eva (yesterday)", "2026-10-14"),
        ("lunch @eva last wk", "2026-10-05"),
        ("lunch @eva on the second of October", "2026-10-02"),
        ("lunch @eva mon 12", "2026-10-12"),
        ("lunch @eva fri 16", "2026-10-16"),
        ("lunch @eva couple days ago", "2026-10-13"),
        ("lunch @eva a week ago today", "2026-10-08"),
        ("lunch @eva week ago tues", "2026-10-06"),
        ("lunch @eva 1.10.", "2026-10-01"),
        ("lunch @eva re rent yesterday", "2026-10-14"),
        ("lunch @eva re rent on 3 Oct", "2026-10-03"),
        ("lunch @eva about two weeks ago", "2026-10-01"),
        ("lunch @eva from yesterday", "2026-10-14"),
        ("lunch @eva since Monday is free, on Tuesday", "2026-10-13"),
        ("promised the deck by friday, lunch @eva yesterday", "2026-10-14"),
        ("lunch @eva 31 feb, no, 1 oct", "2026-10-01"),
        ("lunch @eva recently, on 1 oct", "2026-10-01"),
        ("lunch @eva the other day, monday", "2026-10-12"),
        ("lunch @eva last month, the 3rd", "2026-10-03"),
    ],
)
def test_the_first_certain_date_of_the_head_counts(line: str, day: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date, reading.asks) == (date.fromisoformat(day), [])
    assert not reading.approx or "ago" in line


@pytest.mark.parametrize(
    "line",
    ["lunch @eva 31 apr", "lunch @eva 30/2", "lunch @eva recently", "recently had lunch with @eva", "met @eva once",
     "lunch @eva a while ago", "lunch @eva date:31/2", "lunch @eva, some time ago", "met @eva over the holidays"],
)  # fmt: skip
def test_a_day_that_nobody_knows_is_asked(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date, reading.asks, reading.planned) == (TODAY, ["when"], False)
    assert any("until you say when" in said for said in remarks(reading, True))
    assert "no day yet" in in_words(reading, True)


def test_the_other_day_lacks_its_article_in_a_hurry() -> None:
    found = parse("lunch @eva other day", BOOK, TODAY)
    assert (found.date, found.approx) == (date(2026, 10, 12), True)
    assert parse("gym every other day with @eva", BOOK, TODAY).date == TODAY


def test_a_time_that_has_gone_by_is_no_plan() -> None:
    for line in ("havent seen @eva in 3 months", "no news from @eva in a week"):
        assert parse(line, BOOK, TODAY).date == TODAY
    assert parse("lunch @eva in a week", BOOK, TODAY).planned


def test_a_number_behind_a_day_at_the_end_is_an_hour() -> None:
    assert parse("lunch @eva tmrw 9", BOOK, TODAY).time == "09:00"
    assert parse("coffee @eva yesterday 2", BOOK, TODAY).time == "14:00"


def test_a_weekday_that_is_not_that_of_its_date_is_told() -> None:
    reading = parse("lunch @eva mon 13 oct", BOOK, TODAY)
    assert reading.date == date(2026, 10, 13)
    assert "mon 13 oct is a Tuesday; the date counts." in reading.warnings
    assert not parse("lunch @eva tue 13 oct", BOOK, TODAY).warnings


@pytest.mark.parametrize("due", ["by 2026-10-01", "yesterday", "due:1/10/2025", "by 14 oct 2026"])
def test_a_due_date_that_is_past_is_told(due: str) -> None:
    reading = parse(f"lunch @eva +promise deck {due}", BOOK, TODAY)
    assert reading.clauses[0].due is not None and reading.clauses[0].due < TODAY
    assert any("which is past" in said for said in reading.warnings)
    twice = parse(f"lunch @eva +promise deck {due} +request rates {due}", BOOK, TODAY)
    assert sum("which is past" in said for said in twice.warnings) == 1
    assert not parse("lunch @eva +promise deck by fri", BOOK, TODAY).warnings


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("event @eva 5-7 oct", {"date": "2026-10-05", "span": ["2026-10-05", "2026-10-07"]}),
        ("event @eva 14-17 oct", {"span": ["2026-10-14", "2026-10-17"]}),
        ("event @eva 20-22 Oct 2026", {"date": "2026-10-20", "planned": True, "span": ["2026-10-20", "2026-10-22"]}),
        ("event @eva the other day", {"date": "2026-10-12", "approx": True}),
        ("event @eva date:2026-10-01 the other day", {"date": "2026-10-01"}),
    ],
)
def test_spans_and_days_that_are_about_right(read: Read, line: str, expected: dict[str, Any]) -> None:
    found = read(line)
    assert {name: found[name] for name in ("date", "span", "approx", "planned") if name in found} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("call @eva tonight at 8", {"time": "20:00"}),
        ("dinner @eva at 7", {"time": "19:00"}),
        ("coffee @eva at 10 at Fabrica", {"time": "10:00", "place": "Fabrica"}),
        ("coffee @eva at 10 Downing Street", {}),
        ("coffee @eva at 3 companies", {}),
        ("coffee @eva 2-3pm", {"time": "14:00", "minutes": 60}),
        ("coffee @eva 2-3pm 30m", {"time": "14:00", "minutes": 60}),
        ("coffee @eva 3 p.m., all well", {"time": "15:00"}),
        ("coffee @eva at noon", {"time": "12:00"}),
        ("coffee @eva noon @ Gene", {"time": "12:00", "place": "Gene"}),
        ("coffee @eva midday @ the Ned", {"time": "12:00"}),
        ("coffee @eva, midnight oil", {}),
        ("coffee @eva about 45 min", {"minutes": 45}),
        ("coffee @eva about 3 hours of work", {"topic": "3 hours of work"}),
        ("coffee @eva re rent, 90 mins", {"topic": "rent", "minutes": 90}),
        ("coffee @eva at 9h", {"time": "09:00"}),
        ("coffee @eva 9h", {"time": "09:00"}),
        ("coffee @eva for half an hour", {"minutes": 30}),
        ("coffee @eva 20 min late", {}),
        ("coffee @eva 15.30", {"time": "15:30"}),
        ("coffee @eva, paid 15.30", {}),
    ],
)
def test_times_and_lengths(read: Read, line: str, expected: dict[str, Any]) -> None:
    found = read(line)
    assert {name: found[name] for name in ("time", "minutes", "place", "topic") if name in found} == expected


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("café con @eva ayer", "2026-10-14"),
        ("Mittagessen mit @eva am Montag", "2026-10-12"),
        ("déjeuner avec @eva mardi", "2026-10-13"),
        ("pranzo con @eva il 5 marzo", "2026-03-05"),
        ("almoço com @eva na sexta-feira", "2026-10-09"),
        ("koffie met @eva gisteren", "2026-10-14"),
        ("Kaffee mit @eva am 3. März", "2026-03-03"),
        ("lunch @eva, Domingo was there", "2026-10-15"),
        ("lunch @eva, Marco joined", "2026-10-15"),
    ],
)
def test_other_languages(line: str, day: str) -> None:
    assert parse(line, BOOK, TODAY).date == date.fromisoformat(day)


def _documents(line: str, now: datetime) -> dict[str, list[dict[str, Any]]]:
    reading = parse(line, BOOK, now.date())
    ids = iter(range(1, 9))
    made = documents(reading, line, now, DocumentWays(lambda: next(ids), lambda _: False, still_uid))
    return {table: list(rows.values()) for table, rows in made.changes.items()}


NOW = datetime(2026, 10, 15, 9, 30, tzinfo=UTC)


def test_the_age_of_a_request_counts_from_the_day_of_the_talk() -> None:
    assert _documents("call @eva 3 days ago +request cv", NOW)["requests"][0]["asked"] == "2026-10-12T09:30:00+00:00"
    at_two = _documents("call @eva yesterday 2pm +request cv", NOW)["requests"][0]["asked"]
    assert at_two == "2026-10-14T14:00:00+00:00"
    for line in ("call @eva +request cv", "coffee @eva tomorrow +request cv", "call @eva 31 feb +request cv"):
        assert _documents(line, NOW)["requests"][0]["asked"] == "2026-10-15T09:30:00+00:00"


def test_what_is_known_of_the_day_is_stored() -> None:
    (talk,) = _documents("event @eva 5-7 oct", NOW)["interactions"]
    assert (talk["on"], talk["span"]) == ("2026-10-05", ["2026-10-05", "2026-10-07"])
    (talk,) = _documents("lunch @eva the other day", NOW)["interactions"]
    assert talk["approx"] is True and "span" not in talk and "asks" not in talk
    (talk,) = _documents("lunch @eva 31 feb", NOW)["interactions"]
    assert talk["asks"] == ["when"] and talk["on"] == "2026-10-15"


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 350), st.sampled_from(["by", "before", "until"]))
def test_a_due_day_never_dates_the_head(today: date, days: int, word: str) -> None:
    day = today + timedelta(days)
    for text in (f"{day:%A}", f"{day.day} {day:%B}", day.isoformat(), "next week", "end of next month", "tomorrow"):
        reading = parse(f"email @eva {word} {text}", BOOK, today)
        assert reading.date == today and not reading.planned and not reading.asks


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.lists(st.sampled_from(NO_DATES.split()) | st.text(max_size=4), max_size=12).map(" ".join),
)
def test_every_reading_of_dates_is_whole(today: date, line: str) -> None:
    reading = parse(line, BOOK, today)
    if "when" in reading.asks:
        assert reading.date == today and not reading.span and not reading.approx
    if reading.span:
        first, last = reading.span
        assert first <= last and reading.date == (today if first <= today <= last else first)


@pytest.mark.parametrize("line", [
    "coffee with @eva, shes in town in june",
    "good call with @eva, she is in Berlin in april, wants to grab a coffee then",
    "lunch with @eva, new job in january",
])  # fmt: skip
def test_a_month_of_somebody_elses_plans_is_no_day_of_the_talk(line: str) -> None:
    reading = parse(line, BOOK, date(2026, 3, 11))
    assert reading.date == date(2026, 3, 11) and not reading.span


@pytest.mark.parametrize(
    ("line", "day", "hour"),
    [
        ("coffee w Eva sat 24 october half ten at the English Market", "2026-10-24", "10:30"),
        ("coffee with Eva friday half nine", "2026-10-16", "09:30"),
        ("dinner with Eva saturday half seven", "2026-10-17", "19:30"),
        ("lunch with Eva friday quarter past nine", "2026-10-16", "09:15"),
        ("call with Eva tomorrow quarter to 3", "2026-10-16", "14:45"),
        ("coffee with Eva fri 23 october 9.15", "2026-10-23", "09:15"),
        ("coffee with Eva friday ten-ish", "2026-10-16", "10:00"),
        ("coffee with Eva friday around ten", "2026-10-16", "10:00"),
        ("coffee with Eva friday at ten", "2026-10-16", "10:00"),
        ("lunch with Eva 22.10. 12.30", "2026-10-22", "12:30"),
        ("meeting Eva 26 october 0900", "2026-10-26", "09:00"),
        ("meeting Eva 0900 26 october", "2026-10-26", "09:00"),
    ],
)
def test_an_hour_is_read_as_people_say_it(line: str, day: str, hour: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date.isoformat(), found.time, found.planned) == (day, hour, True)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Eva, 480 hours of work on the deck",
        "lunch with Eva, half ten people came",
        "coffee with Eva friday at two cafes",
        "told Eva 8am, Marc 9am",
    ],
)
def test_what_is_no_hour_of_the_talk_stays_in_its_words(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.time, found.minutes) == ("", 0)
    assert found.sentence and all(word in found.summary for word in line.split() if word[0].isdigit())
