"""An evening that is typed as "eve", and what else is called so: on Monday 30 November 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 30)
NETWORK = ("Dave Lister", "Kate Moss", "Eve Adler")
BOOK, WITHOUT_EVE = (
    NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(names, 1))
    for names in (NETWORK, NETWORK[:2])
)


def read(line: str, book: NameIndex = WITHOUT_EVE) -> Reading:
    return parse(line, book, TODAY, hour="09:00")


@pytest.mark.parametrize(
    ("line", "as_typed_out"),
    [
        ("pop round tues eve", "pop round tues evening"),
        ("pop round Kate's tues eve", "pop round Kate's tues evening"),
        ("drinks with Dave tues eve", "drinks with Dave tues evening"),
        ("dinner with Dave fri eve 7pm", "dinner with Dave fri evening 7pm"),
        ("called Dave yesterday eve", "called Dave yesterday evening"),
        ("coffee with Dave tomorrow eve", "coffee with Dave tomorrow evening"),
        ("saw Dave this eve", "saw Dave this evening"),
        ("tues eve: drinks with Dave", "tues evening: drinks with Dave"),
        ("fri eve drinks with Dave", "fri evening drinks with Dave"),
        ("fri eve with Dave", "fri evening with Dave"),
    ],
)
def test_an_evening_may_be_short(line: str, as_typed_out: str) -> None:
    short, long = read(line).to_json(), read(as_typed_out).to_json()
    assert {**short, "summary": ""} == {**long, "summary": ""}
    assert [ref.name for ref in read(line).refs if ref.name.startswith("Eve")] == []


@pytest.mark.parametrize("line", ["see Dave tues eve", "see Dave tues evening", "see Dave tues"])
def test_a_day_to_come_of_a_task_does_not_date_its_line(line: str) -> None:
    reading = read(line)
    assert (reading.date, [ref.name for ref in reading.people]) == (TODAY, ["Dave Lister"])
    assert "is read as a day to come, Tue 1 Dec 2026" in reading.warnings[0]


def test_an_evening_of_what_was_done_is_past() -> None:
    assert read("saw Dave tues evening").date == date(2026, 11, 24)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Eve tues", "coffee with Dave and Eve tues", "Tuesday Eve called", "met Eve tues eve",
        "lunch with Dave tues, Eve came too", "drinks tues with Eve",
    ],
)  # fmt: skip
def test_eve_is_a_person_where_one_is_expected(line: str) -> None:
    assert [ref.name for ref in read(line, BOOK).people][-1] == "Eve Adler"


@pytest.mark.parametrize("line", ["lunch tues Eve", "lunch tues eve"])
def test_who_it_was_with_is_asked_where_eve_may_be_anything(line: str) -> None:
    assert read(line, BOOK).asks == ["who"]


@pytest.mark.parametrize("book", [BOOK, WITHOUT_EVE])
@pytest.mark.parametrize(
    "line",
    [
        "yesterday eve emailed me", "friday eve said she'd call", "yesterday eve called", "monday eve was sick",
        "tomorrow eve is free", "yesterday eve and Dave met", "tomorrow eve and I meet", "this eve is lovely says Dave",
        "tomorrow eve flies to Rome", "tomorrow eve comes for dinner",
    ],
)  # fmt: skip
def test_eve_before_a_verb_stays_in_the_line(line: str, book: NameIndex) -> None:
    reading = read(line, book)
    assert "eve" in reading.summary or any(ref.typed == "eve" for ref in reading.refs)


@pytest.mark.parametrize("line", ["drinks with Dave fri eve", "fri eve drinks with Dave", "called Dave yesterday eve"])
def test_eve_stays_in_the_line_where_the_book_has_one(line: str) -> None:
    reading = read(line, BOOK)
    assert "eve" in reading.summary and "Dave Lister" in [ref.name for ref in reading.people]


@pytest.mark.parametrize("line", ["drinks with Dave christmas eve", "call with Dave on the eve of the fair"])
def test_the_eve_of_a_feast_stays_in_its_words(line: str) -> None:
    assert "eve" in read(line).summary
