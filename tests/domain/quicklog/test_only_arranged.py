"""A talk that a line only arranges, puts off or calls off was not held: on Friday 27 November 2026, at 8:30."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 27)
TUESDAY = date(2026, 12, 1)
NETWORK = ("Ana Ruiz", "Bob Stone", "Tom Berg", "May Chan")
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str, hour: str = "08:30") -> Reading:
    return parse(line, BOOK, TODAY, hour=hour)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Bob tuesday works",
        "coffee with Bob, tuesday suits him",
        "coffee with Bob tuesday is fine",
        "coffee with Bob ok for tuesday",
        "agreed on coffee with Bob tuesday",
        "calendar invite to Bob for lunch tuesday",
        "appointment with Bob on tuesday",
        "Termin mit Bob am Dienstag",
    ],
)
def test_a_talk_that_is_agreed_on_is_planned(line: str) -> None:
    found = read(line)
    assert found.planned
    assert (found.date, [ref.name for ref in found.people]) == (TUESDAY, ["Bob Stone"])


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Bob tuesday was fine",
        "coffee with Bob tuesday, he is fine",
        "coffee with Bob tuesday, works at Acme now",
        "lunch with Bob tuesday, agreed on pricing",
        "agreed on pricing over coffee with Bob tuesday",
    ],
)
def test_a_talk_that_is_told_of_was_held(line: str) -> None:
    found = read(line)
    assert not found.planned
    assert (found.date, [ref.name for ref in found.people]) == (date(2026, 11, 24), ["Bob Stone"])


@pytest.mark.parametrize("line", ["sent Bob an invite for coffee tuesday", "offered Bob coffee on tuesday"])
def test_a_meal_that_was_offered_is_one_to_arrange(line: str) -> None:
    found = read(line)
    assert found.channel == "note"
    [offered] = found.proposed
    assert (offered.kind, offered.due, [ref.name for ref in offered.refs]) == ("coffee", TUESDAY, ["Bob Stone"])


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("coffee with Bob tue, rain check", "Bob Stone"),
        ("raincheck on coffee with Bob", "Bob Stone"),
        ("moved coffee with Ana to", "Ana Ruiz"),
        ("pushed the call with Ana", "Ana Ruiz"),
        ("moved Ana's deck to wednesday", "Ana Ruiz"),
        ("coffee with May cancelled", "May Chan"),
        ("Bob can't do coffee", "Bob Stone"),
        ("café con May pasado al lunes", "May Chan"),
        ("Bob gave up coffee", "Bob Stone"),
        ("Bob gave", "Bob Stone"),
        ("Bob roasts coffee", "Bob Stone"),
        ("Bob serves lunch on sundays", "Bob Stone"),
    ],
)
def test_a_talk_that_is_off_is_a_note_of_whom_it_was_with(line: str, who: str) -> None:
    found = read(line)
    assert (found.channel, found.planned, [ref.name for ref in found.people]) == ("note", False, [who])


def test_a_word_before_a_verb_of_not_coming_may_be_somebody() -> None:
    [name] = read("May can't do coffee").likely
    assert name.matches[0][2] == "May Chan"


@pytest.mark.parametrize(
    "line",
    [
        "dinner with Bob tonight",
        "coffee with Bob this evening",
        "call with Bob this afternoon",
        "drinks with Bob later",
        "drinks with Bob and Ana later today",
        "call Bob later",
        "coffee with Bob in an hour",
        "call Bob in 20 min",
        "Abendessen mit Bob heute Abend",
        "cena con Bob esta noche",
        "dîner avec Bob ce soir",
        "cena con Bob stasera",
        "borrel met Bob vanavond",
        "Kaffee mit Bob heute Nachmittag",
    ],
)
def test_a_part_of_today_that_has_not_come_is_planned_and_told(line: str) -> None:
    found = read(line)
    assert found.planned and found.date == TODAY and "is still to come" in found.warnings[-1]
    assert not parse(line, BOOK, TODAY).planned


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("dinner with Bob tonight", "21:30"),
        ("call with Bob this afternoon", "15:00"),
        ("had dinner with Bob tonight", "08:30"),
        ("dinner with Bob tonight, he was tired", "08:30"),
        ("called Bob this afternoon", "08:30"),
        ("talked to Bob later", "08:30"),
        ("coffee with Bob, later walked home", "08:30"),
        ("coffee with Bob this morning", "08:30"),
        ("coffee with Bob 45 min", "08:30"),
    ],
)
def test_a_part_of_today_that_was_or_is_told_of_is_held(line: str, hour: str) -> None:
    assert not read(line, hour).planned


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("coffee with Bob tuesday 10am, coffee with Ana wed 1pm", ["Ana Ruiz"]),
        ("coffee with Bob tuesday 10am, lunch with Ana wed 1pm, dinner with Tom thu 7pm", ["Ana Ruiz", "Tom Berg"]),
        ("call with Bob tues 10am, lunch w Ana wed 1pm, need to finish the deck by tue", ["Ana Ruiz"]),
    ],
)
def test_of_several_talks_with_an_hour_the_first_is_to_come_as_the_others_are(line: str, others: list[str]) -> None:
    found = read(line)
    assert (found.planned, found.date, found.time) == (True, TUESDAY, "10:00")
    coffees = [one for one in found.proposed if one.kind == "coffee"]
    assert [ref.name for one in coffees for ref in one.people] == others
    assert all(one.due is not None and one.due > TODAY for one in coffees)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Bob tuesday 10am was good, coffee with Ana wed 1pm",
        "met Bob tuesday 10am, coffee with Ana wed 1pm",
        "coffee with Bob tuesday 10am, he wants coffee with Ana wed 1pm",
        "coffee with Bob tuesday 10am, promised Ana lunch wed 1pm",
        "coffee with Bob tuesday 10am, promised him the deck",
        "coffee with Bob last tuesday 10am, lunch with Ana wed 1pm", "saw Bob tuesday 10am, lunch with Ana wed 1pm",
        "coffee with Bob tuesday 10am, he loved it, lunch with Ana wed 1pm",
        "had coffee with Bob tuesday 10am, lunch with Ana wed 1pm", "spoke to Bob tuesday 10am, lunch with Ana wed 1pm",
    ],
)  # fmt: skip
def test_a_talk_that_more_is_told_of_was_held_whatever_is_to_come(line: str) -> None:
    assert (read(line).planned, read(line).date) == (False, date(2026, 11, 24))
