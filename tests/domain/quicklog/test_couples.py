"""Two people on one card, and a first name that several of one circle or work have."""

from datetime import date

import pytest

from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 12, 7)
PEOPLE = (
    ("Hal & Joan Pritchard", "network"), ("Joan Pritchard", "network"), ("Hal Pritchard", "list"),
    ("Luc et Mireille Desjardins", "network"), ("Luc Bergeron", "list"), ("Mireille Caron", "list"),
    ("Pat & Chris Lemieux", "list"), ("Robert Whitcombe", "list"), ("Bob Whitcomb", "list"), ("Ana Ruiz", "network"),
)  # fmt: skip
CIRCLES = {8: ("Board of Directors", "Chair Board", ""), 9: ("", "Hockey", "coach")}


class Book(NameIndex):
    """The address book, with the circles of two namesakes."""

    def about(self, person: int) -> tuple[str, str, str]:
        return CIRCLES.get(person, ("", "", ""))

    def engaged(self, people: object, today: date) -> list[int]:
        return [8]


BOOK = Book([
    (at, f"{name.split()[0]}-{at}".lower(), name, ("Bob",) if at == 8 else (), "", status)
    for at, (name, status) in enumerate(PEOPLE, 1)
])  # fmt: skip


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


def meant(line: str) -> list[list[str]]:
    """For each who was there, who may be meant."""
    return [[match[2] for match in ref.matches] for ref in read(line).people]


@pytest.mark.parametrize(
    ("line", "card"),
    [
        ("coffee with Hal & Joan Pritchard", 1), ("Hal & Joan Pritchard called", 1), ("met hal and joan pritchard", 1),
        ("Hal and Joan Pritchard called", 1), ("souper avec Luc et Mireille Desjardins", 4),
        ("lunch with luc & mireille desjardins", 4), ("lunch with Pat & Chris Lemieux", 7), ("met pat and chris", 7),
    ],
)  # fmt: skip
def test_the_name_of_a_card_of_two_is_that_card(line: str, card: int) -> None:
    assert meant(line) == [[PEOPLE[card - 1][0]]]


@pytest.mark.parametrize("line", ["souper avec luc et mireille", "dinner w luc and mireille", "met Luc & Mireille"])
def test_two_first_names_that_fit_a_card_and_two_others_are_asked_about(line: str) -> None:
    couple = "Luc et Mireille Desjardins"
    assert meant(line) == [[couple, "Luc Bergeron"], [couple, "Mireille Caron"]]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("dinner with the Desjardins", ["Luc et Mireille Desjardins"]),
        ("called the Desjardins", ["Luc et Mireille Desjardins"]),
        ("the Pritchards called", ["Hal & Joan Pritchard", "Joan Pritchard", "Hal Pritchard"]),
        ("dinner with the Pritchards on friday", ["Hal & Joan Pritchard", "Joan Pritchard", "Hal Pritchard"]),
    ],
)  # fmt: skip
def test_a_family_is_asked_about_with_its_card_first(line: str, people: list[str]) -> None:
    (ref,) = read(line).people
    assert [match[2] for match in ref.matches] == people
    assert len(people) > 1 or ref.likely


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("lunch with Luc Bergeron and Mireille Caron", [["Luc Bergeron"], ["Mireille Caron"]]),
        ("lunch with Ana and Joan Pritchard", [["Ana Ruiz"], ["Joan Pritchard"]]),
        ("lunch with Joan Pritchard and Ana", [["Joan Pritchard"], ["Ana Ruiz"]]),
        ("lunch with Ana and the team", [["Ana Ruiz"]]), ("the Beatles and Ana", []),
        ("dinner with the Pritchards Foundation", []), ("coffee with the Boss", []),
    ],
)  # fmt: skip
def test_other_pairs_stay_as_they_are(line: str, people: list[list[str]]) -> None:
    assert meant(line) == people


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bob from hockey is picking up the jersey", "Bob Whitcomb"), ("lunch with Bob (hockey)", "Bob Whitcomb"),
        ("hockey Bob called", "Bob Whitcomb"), ("lunch with Bob from the board", "Robert Whitcombe"),
        ("lunch with Bob", "Robert Whitcombe"), ("lunch with Bob from Paris", "Robert Whitcombe"),
    ],
)  # fmt: skip
def test_a_circle_tells_namesakes_apart_as_work_does(line: str, name: str) -> None:
    assert [[match[2] for match in ref.matches] for ref in read(line).refs] == [[name]]


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Hal & Joan Pritchard", "Hal and Joan"), ("Luc et Mireille Desjardins", "Luc et Mireille"),
        ("Hal & Joan", "Hal and Joan"), ("Smith & Sons", "Smith"), ("Johnson & Johnson", "Johnson"),
        ("Ana Cunha e Silva", "Ana"), ("Anna & Co", "Anna"), ("Hal Pritchard", "Hal"),
    ],
)  # fmt: skip
def test_a_card_of_two_is_greeted_by_both_names(name: str, greeted: str) -> None:
    assert first_name(name) == greeted
