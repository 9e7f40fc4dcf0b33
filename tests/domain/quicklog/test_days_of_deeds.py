"""What was done has its day in the past, and the day on which something was asked is no part of it: 1 December 2026."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 12, 1)
BOOK = NameIndex(
    (at, f"p{at}", name, (), "", "network") for at, name in enumerate(("Ewa Nowak", "Bruno Silva", "Anna Rossi"), 1)
)


def read(line: str) -> dict[str, Any]:
    return parse(line, BOOK, TODAY).to_json()


@pytest.mark.parametrize(
    ("line", "day", "text"),
    [
        ("Ewa gave me a lift on Monday morning", "2026-11-30", "a lift"),
        ("Ewa helped me with the move on 28 Nov", "2026-11-28", "the move"),
        ("introduced Ewa to Bruno on the 28th", "2026-11-28", None),
        ("gave Ewa feedback on the 28th", "2026-11-28", "feedback"),
        ("helped Ewa with the move on Monday morning", "2026-11-30", "the move"),
        ("helped Ewa with the move on 28 March", "2026-12-01", "the move on 28 March"),
        ("Ewa gave me tickets for 12 Dec", "2026-12-01", "tickets for 12 Dec"),
    ],
)
def test_a_deed_has_no_day_to_come(line: str, day: str, text: str | None) -> None:
    reading = read(line)
    loop = reading["proposed"][0]
    assert (reading["date"], loop.get("text"), loop.get("due")) == (day, text, None)


@pytest.mark.parametrize(
    ("line", "day", "text", "due"),
    [
        ("Ewa asked me yesterday to review her CV by Friday", "2026-11-30", "to review her CV", "2026-12-04"),
        ("Ewa promised me yesterday to bring the ladder", "2026-11-30", "to bring the ladder", None),
        ("promised Ewa on Monday to bring the ladder by Friday", "2026-11-30", "to bring the ladder", "2026-12-04"),
        ("Ewa asked me last week for the plans", "2026-11-23", "for the plans", None),
        ("Ewa asked me on Monday to send the plans", "2026-11-30", "to send the plans", None),
        ("Ewa asked me to send the plans on Monday", "2026-12-01", "to send the plans", "2026-12-07"),
        ("promised Ewa Monday's plans", "2026-12-01", "Monday's plans", None),
    ],
)
def test_the_day_of_asking_is_that_of_the_entry(line: str, day: str, text: str, due: str | None) -> None:
    reading = read(line)
    loop = reading["proposed"][0]
    assert (reading["date"], loop["text"], loop.get("due")) == (day, text, due)


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("coffee with Ewa, she'll send me the job ad", "send me the job ad", None),
        ("promised Ewa the ad by friday", "the ad", "2026-12-04"),
        ("coffee with Ewa, I owe her an ad", "an ad", None),
        ("coffee with Ewa, promised to send the ad to Anna", "send the ad", None),
        ("promised Ewa the deck by the end of the week", "the deck", "2026-12-04"),
        ("promised Ewa the deck by the end of the month", "the deck", "2026-12-31"),
        ("promised Ewa the deck by the end of the day", "the deck", "2026-12-01"),
    ],
)
def test_a_loop_keeps_its_words(line: str, text: str, due: str | None) -> None:
    loop = read(line)["proposed"][0]
    assert (loop["text"], loop.get("due")) == (text, due)
