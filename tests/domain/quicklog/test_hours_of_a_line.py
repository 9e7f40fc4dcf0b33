"""Hours wherever they stand in a line, and words beside them that are of something else: on Tuesday 1 December 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 12, 1)
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(("Ewa Nowak", "Bruno Silva"), 1))


def when(line: str) -> tuple[str, str, int]:
    """The day, the hour and the minutes of a line; "" and 0 where it has none."""
    reading = parse(line, BOOK, TODAY, "mdy").to_json()
    return reading["date"], reading.get("time", ""), reading.get("minutes", 0)


@pytest.mark.parametrize(
    ("line", "day", "hour", "minutes"),
    [
        ("site visit w/ Ewa 9 dec 10-11:30", "2026-12-09", "10:00", 90),
        ("site visit w/ Ewa 9 dec 12-1:30", "2026-12-09", "12:00", 90),
        ("site visit w/ Ewa 9 dec 8:30-10", "2026-12-09", "08:30", 90),
        ("site visit w/ Ewa 9 dec 10-11.30", "2026-12-09", "10:00", 90),
        ("site visit w/ Ewa 10-11:30 9 dec", "2026-12-09", "10:00", 90),
        ("site visit w/ @p1 10-11:30 9 dec", "2026-12-09", "10:00", 90),
        ("lunch w Ewa fri 12-1", "2026-12-04", "12:00", 60),
        ("dec 3 noon lunch w ewa", "2026-12-03", "12:00", 0),
        ("noon lunch w ewa dec 3", "2026-12-03", "12:00", 0),
        ("tomorrow noon lunch with Ewa", "2026-12-02", "12:00", 0),
        ("coffee with Ewa at 10 (nice)", "2026-12-01", "10:00", 0),
        ("coffee with Ewa at 10 -- nice", "2026-12-01", "10:00", 0),
        ("won 3-1 with Ewa yesterday", "2026-11-30", "", 0),
        ("walk with Ewa on 28 Nov, we won 7-1", "2026-11-28", "", 0),
        ("read John 3:16-18 with Ewa yesterday", "2026-11-30", "", 0),
        ("coffee with Ewa on 28 Nov 5-1", "2026-11-28", "", 0),
    ],
)
def test_an_hour_stands_anywhere(line: str, day: str, hour: str, minutes: int) -> None:
    assert when(line) == (day, hour, minutes)


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("coffee with Ewa at 9, talked about the evening class", "09:00"),
        ("coffee with Ewa at 9 about the evening class", "09:00"),
        ("coffee with Ewa at 10. Nice evening.", "10:00"),
        ("breakfast with Ewa at 8, then the evening with Bruno", "08:00"),
        ("call with Ewa tomorrow evening at 8", "20:00"),
        ("tomorrow evening, call with Ewa at 8", "20:00"),
        ("call with Ewa at 8 in the evening tomorrow", "20:00"),
        ("evening call with Ewa at 8 tomorrow", "20:00"),
        ("call with Ewa this evening at 8 re the deck", "20:00"),
    ],
)
def test_an_evening_is_that_of_the_hour_only_beside_it(line: str, hour: str) -> None:
    assert when(line)[1] == hour


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("lunch w ewa thurs noon at the Rideau Club, she's thinking 50k over 5 yrs", "2026-12-03"),
        ("lunch w ewa thurs noon at the Rideau Club, she's happy", "2026-11-26"),
        ("Sunday Times interview with Ewa", "2026-12-01"),
        ("Monday Club dinner with Ewa", "2026-12-01"),
        ("Sunday lunch with Ewa", "2026-11-29"),
    ],
)
def test_a_weekday_is_that_of_the_talk(line: str, day: str) -> None:
    assert when(line)[0] == day


def test_an_hour_behind_the_comma_is_that_of_the_yes() -> None:
    loop = parse("told Ewa yes for the 27th, 5pm", BOOK, TODAY, "mdy").proposed[0]
    assert (loop.text, loop.due) == ("5pm", date(2026, 12, 27))
