"""What "this Friday" means once it is over, and "eod Fri": on Sunday 29 November 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

SUNDAY, LAST, COMING = date(2026, 11, 29), date(2026, 11, 27), date(2026, 12, 4)
TODAY = date(2026, 11, 30)
BOOK = NameIndex([(1, "ana", "Ana Ruiz", (), "", "network"), (2, "tom", "Tom Reed", (), "", "network")])


def read(line: str, today: date = SUNDAY) -> Reading:
    return parse(line, BOOK, today, hour="10:00")


@pytest.mark.parametrize(
    "line",
    ["funeral this friday", "Tom has surgery this friday", "see Ana this friday", "Ana is off this friday",
     "hope to see Tom this friday"],
)  # fmt: skip
def test_what_is_told_of_this_friday_lies_ahead(line: str) -> None:
    reading = read(line)
    assert reading.date == SUNDAY
    assert "this friday is read as a day to come, Fri 4 Dec 2026." in reading.warnings[0]


@pytest.mark.parametrize("line", ["promised Ana the deck by this friday", "@ana +promise the deck this fri"])
def test_a_promise_for_this_friday_is_due_when_it_comes(line: str) -> None:
    (clause,) = [*(reading := read(line)).clauses, *reading.proposed]
    assert (clause.due, reading.warnings) == (COMING, [])


@pytest.mark.parametrize("line", ["lunch with Ana this friday", "coffee @ana this fri", "this friday lunch with Ana"])
def test_a_talk_of_this_friday_is_taken_for_past_and_told(line: str) -> None:
    reading = read(line)
    assert (reading.date, reading.planned) == (LAST, False)
    assert "If you meant the coming one, write 2026-12-04." in reading.warnings[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("called Ana this friday", LAST), ("met Ana this friday", LAST), ("saw Tom this thursday", date(2026, 11, 26)),
        ("lunch with Ana last friday", LAST), ("lunch with Ana friday", LAST), ("lunch with Ana this sunday", SUNDAY),
        ("lunch with Ana this week", SUNDAY), ("called Ana this morning", SUNDAY),
    ],
)  # fmt: skip
def test_what_was_done_is_past_and_needs_no_word(line: str, day: date) -> None:
    assert (read(line).date, read(line).warnings) == (day, [])


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2026, 12, 2)])
def test_this_friday_before_it_is_the_one_of_this_week(today: date) -> None:
    assert (read("lunch with Ana this friday", today).date, read("see Ana next friday", today).date) == (
        COMING,
        date(2026, 12, 11),
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("call Ana eod fri", COMING), ("coffee with Ana cob fri", COMING), ("eod fri: deck to Ana", COMING),
        ("fri eod, Ana wants the deck", COMING), ("called Ana fri eod", TODAY), ("sent Ana the deck eod fri", TODAY),
        ("met Ana end of day fri", TODAY), ("call with Ana was good, eod fri", TODAY), ("lunch with Ana fri", LAST),
        ("coffee with Ana eod", TODAY), ("deck sent to Ana eod fri", TODAY), ("Ana quit eod thu", TODAY),
        ("Ana paid eod fri", TODAY),
    ],
)  # fmt: skip
def test_the_end_of_a_day_is_to_come_and_dates_nothing_that_was(line: str, day: date) -> None:
    assert parse(line, BOOK, TODAY).date == day
