"""From which day the loops of a line count theirs, when the line tells of a day that is past. Friday 6 March 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse

from .conftest import BOOK

TODAY = date(2026, 3, 6)


def due(line: str) -> date | None:
    """The day of the only loop of a line."""
    reading = parse(line, BOOK, TODAY)
    (loop,) = [*reading.clauses, *reading.proposed]
    return loop.due


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 Feb asked Marc for a quote by 20 Feb", date(2026, 2, 20)),
        ("5 Feb call @marc +ask a quote by 20 Feb", date(2026, 2, 20)),
        ("Marc asked how we did the card drive in 2024", None),
        ("call @marc date:2026-02-05 +promise a quote by 20 Feb", date(2026, 2, 20)),
        ("26 Feb coffee with Marc, promised him the deck by wednesday", date(2026, 3, 4)),
        ("8 Feb Marc promised me the drawings by friday", date(2026, 2, 13)),
        ("20 Nov Marc will send the contract by end of november", date(2025, 11, 30)),
        ("20 Nov call with Marc, promised him the deck by new year", date(2025, 12, 31)),
        ("call last friday with Marc, promised the slides by monday", date(2026, 3, 9)),
        ("coffee with Marc on wednesday, promised him the deck by thursday", date(2026, 3, 12)),
        ("coffee @marc wed +promise the deck by thu", date(2026, 3, 12)),
        ("coffee with Marc 2 weeks ago, promised him the deck by friday", date(2026, 3, 13)),
        ("coffee with Marc 4 mar, promised him the deck by thursday", date(2026, 3, 5)),
        ("4 Mar lunch with Marc, will send him the deck tomorrow", date(2026, 3, 5)),
        ("call with Marc, will check with him after the new year", date(2027, 1, 4)),
        ("4 Mar lunch @marc +promise deck in 2 weeks", date(2026, 3, 18)),
        ("lunch with Marc yesterday, will send him the deck tomorrow", date(2026, 3, 7)),
        ("lunch with Marc today, will send him the deck by wednesday", date(2026, 3, 11)),
        ("4 Mar mail from Marc, he suggests coffee on tuesday", date(2026, 3, 10)),
        ("mail from Marc on tuesday, he suggests coffee on thursday", date(2026, 3, 12)),
        ("5 Feb mail from Marc, he suggests coffee on thursday", date(2026, 2, 12)),
        ("mail from @marc on tuesday +coffee 4 mar", date(2026, 3, 4)),
    ],
)
def test_a_day_counts_from_that_of_its_line(line: str, day: date) -> None:
    assert due(line) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Marc was to send me the minutes by wed", date(2026, 3, 4)),
        ("Marc was to send me the minutes wed, still nothing", date(2026, 3, 4)),
        ("Marc was supposed to send me the minutes by wednesday", date(2026, 3, 4)),
        ("I was meant to send Marc the minutes by wed", date(2026, 3, 4)),
        ("Marc was to send me the minutes by fri", TODAY),
        ("Marc is to send me the minutes by wed", date(2026, 3, 11)),
        ("Marc will send me the minutes by wed", date(2026, 3, 11)),
        ("Marc was to send me the minutes by next wed", date(2026, 3, 11)),
        ("Marc was to send me the minutes this wed", date(2026, 3, 11)),
        ("Marc was to send me the minutes by wed 11 mar", date(2026, 3, 11)),
        ("Marc was to send me the minutes by wed but can't", date(2026, 3, 11)),
        ("Marc was to send me the minutes by wed, now says fri", date(2026, 3, 11)),
        ("Marc was happy to send me the minutes by wed", date(2026, 3, 11)),
    ],
)
def test_a_duty_of_the_past_was_due_on_the_last_such_weekday(line: str, day: date) -> None:
    assert due(line) == day


def test_a_day_that_is_past_by_now_is_told() -> None:
    assert (
        "It is due Fri 20 Feb 2026, which is past."
        in parse("5 Feb asked Marc for a quote by 20 Feb", BOOK, TODAY).warnings
    )


def test_asked_in_plain_words_is_asked() -> None:
    words = [
        parse(f"{word} Marc for a reference by friday", BOOK, TODAY).proposed[0].word
        for word in ("asked", "need to ask")
    ]
    assert words == ["asked", "to-ask"]


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("ask Marc if he can do 20 march", "ask if he can do 20 march", None),
        ("ask Marc tomorrow whether he can do 20 march", "ask whether he can do 20 march", date(2026, 3, 7)),
        ("promised Marc to check if the room is free on 20 march", "check if the room is free on 20 march", None),
        ("@marc +promise find out if Eva is in by friday", "find out if Eva is in", date(2026, 3, 13)),
    ],
)
def test_the_day_of_a_question_is_not_when_it_is_due(line: str, text: str, day: date | None) -> None:
    reading = parse(line, BOOK, TODAY)
    (loop,) = [*reading.clauses, *reading.proposed]
    assert (loop.text, loop.due) == (text, day)


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("must show Marc the garden in apr", "show the garden", date(2026, 4, 30)),
        ("Marc will send the plan next month", "send the plan", date(2026, 4, 30)),
        ("promised Marc a talk in the summer", "a talk", date(2026, 8, 31)),
        ("promised Marc a talk by april", "a talk", date(2026, 4, 1)),
        ("promised Marc a talk in 2 weeks", "a talk", date(2026, 3, 20)),
        ("Marc said call me in april", "call", date(2026, 4, 1)),
        ("@marc +promise a talk in april", "a talk", date(2026, 4, 1)),
        ("must ring Marc b4 xmas to say thanks", "ring to say thanks", date(2026, 12, 24)),
        ("Marc will ring me mon 16 instead", "ring me", date(2026, 3, 16)),
        ("Marc will send it friday instead.", "send it", date(2026, 3, 13)),
        ("Marc will send the plan instead", "send the plan instead", None),
        ("Marc will ring Eva instead of me monday", "ring Eva instead of me", date(2026, 3, 9)),
    ],
)
def test_a_month_has_until_its_end_and_instead_ends_a_day(line: str, text: str, day: date | None) -> None:
    reading = parse(line, BOOK, TODAY)
    (loop,) = [*reading.clauses, *reading.proposed]
    assert (loop.text, loop.due) == (text, day)


def test_a_day_of_a_loop_that_is_over_by_the_day_of_the_talk_is_told() -> None:
    (told,) = parse("coffee with Marc on wednesday, promised him the deck by thursday", BOOK, TODAY).warnings
    assert told == "thursday is taken for Thu 12 Mar 2026. If it was Thu 5 Mar 2026, write 2026-03-05."
    for line in (
        "coffee with Marc on wednesday, promised him the deck by monday",
        "coffee with Marc, deck by thursday",
    ):
        assert not [said for said in parse(line, BOOK, TODAY).warnings if "is taken for" in said]


def test_a_day_of_a_loop_behind_an_earlier_talk_may_be_today() -> None:
    assert due("lunch with Marc on wednesday, he'll send numbers by friday") == TODAY
    assert due("lunch with Marc, he'll send numbers by friday") == date(2026, 3, 13)
