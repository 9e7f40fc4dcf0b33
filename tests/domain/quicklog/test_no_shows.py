"""Talks to which nobody came, and those of which only something else is denied: on Sunday 29 November 2026."""

from datetime import date

import pytest

from netritual.domain.loops.coffee_changes import tells_it_is_off
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 29)
NETWORK = ("Ana Ruiz", "Ben Okafor", "Tom Becker", "Dave Miller", "Julie Moreau", "Jan Smit")
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))
TOLD = "By this line they did not come, so it counts as no talk."


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY, hour="20:00")


@pytest.mark.parametrize(
    "line",
    [
        "lunch with Ben, he never turned up",
        "lunch with Ben yesterday - never showed",
        "coffee with Ana, she didn't show",
        "coffee with Ana but she never came",
        "coffee with Ana yesterday - no show",
        "call with Ana, she didn't show up again",
        "drinks with Dave, Dave didn't turn up",
        "lunch with Ana and Tom, they didn't show",
        "Tom didn't show up for coffee",
        "Kaffee mit Ana, sie ist leider nicht gekommen",
        "Kaffee mit Ana, sie kam nicht",
        "déjeuner avec Julie, elle n'est jamais venue",
        "café con Ana, no vino",
        "café com Ana, não apareceu",
        "caffè con Ana, non è venuta",
        "koffie met Jan, hij is niet gekomen",
        "lunch with Ben and Tom, he never showed",
    ],
)
def test_a_talk_to_which_nobody_came_was_not_held_and_this_is_told(line: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.planned, reading.warnings) == ("note", False, [TOLD])


@pytest.mark.parametrize(
    "line",
    [
        "lunch with Ana, her brother didn't show up",
        "lunch with Ana and her brother, he never turned up",
        "lunch with Ana about the client, he never turned up",
        "lunch with Ana, he never turned up",
        "dinner with Ana, they didn't come",
        "coffee with Ana, she didn't show any interest",
        "coffee with Ana, she didn't show until 3",
        "coffee with Ana, she never turned up on time before",
        "coffee with Ana, she didn't come alone",
        "coffee with Ana, she never came back to me on the quote",
        "coffee with Ana, the waiter never showed up",
        "coffee with Ana, said the client never turned up",
        "coffee with Ana, her results didn't show anything",
        "called Dave, not there",
        "Kaffee mit Ana, ihr Bruder ist nicht gekommen",
        "Kaffee mit Ana, sie kam nicht dazu",
        "café avec Julie, son frère n'est pas venu",
        "koffie met Jan, haar man kwam niet",
        "lunch with Ana but she never came to the point",
        "dinner with Ana but her guests never came",
    ],
)
def test_a_talk_was_held_where_somebody_else_or_something_else_did_not_come(line: str) -> None:
    reading = read(line)
    assert reading.channel != "note" and TOLD not in reading.warnings


@pytest.mark.parametrize(
    ("line", "there", "absent"),
    [
        ("lunch with Ana and Tom, he never showed", "Ana Ruiz", "Tom Becker"),
        ("lunch with Ana and Tom, she didn't show", "Tom Becker", "Ana Ruiz"),
        ("met Ana at the fair, Tom wasn't there", "Ana Ruiz", "Tom Becker"),
        ("Kaffee mit Tom und Ana, er ist nicht gekommen", "Ana Ruiz", "Tom Becker"),
        ("café avec Tom et Julie, elle n'est pas venue", "Tom Becker", "Julie Moreau"),
    ],
)
def test_who_of_two_did_not_come_was_not_there(line: str, there: str, absent: str) -> None:
    reading = read(line)
    assert [ref.name for ref in reading.people] == [there]
    assert [ref.name for ref in reading.mentions] == [absent] and reading.channel != "note"


@pytest.mark.parametrize(
    ("line", "channel", "there"),
    [
        ("texted Ana, can't do lunch friday", "text", ["Ana Ruiz"]),
        ("emailed Ana, couldn't make it", "email", ["Ana Ruiz"]),
        ("called Tom, can't make friday", "call", ["Tom Becker"]),
        ("can't meet Ana for lunch (friday)", "note", ["Ana Ruiz"]),
        ("told Ana I can't meet for lunch friday", "note", ["Ana Ruiz"]),
        ("lunch with Ana and Tom, Dave couldn't make it", "lunch", ["Ana Ruiz", "Tom Becker"]),
        ("coffee with Ana, can't make friday", "note", ["Ana Ruiz"]),
    ],
)
def test_whom_a_message_says_that_i_cannot_come_was_reached(line: str, channel: str, there: list[str]) -> None:
    reading = read(line)
    assert (reading.channel, [ref.name for ref in reading.people], reading.asks) == (channel, there, [])
    assert not reading.planned and not reading.proposed


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("Ana kam nicht mehr dazu", False), ("Ana kam nicht zum Schlafen", False),
        ("Ana kam nicht mit der Bahn", False),
        ("Ana kam nicht aus dem Lachen raus", False), ("Ana non è venuta bene in foto", False),
        ("Ana não veio de carro", False), ("Jan kwam niet met de trein", False),
        ("Ana no vino de Madrid en tren", False),
        ("Julie n'est pas venue seule", False), ("Ana ist nicht gekommen um zu bleiben", False),
        ("Ana kam nicht", True), ("Ana kam nicht, war krank", True), ("Ana kam nicht zum Termin", True),
        ("Ana non è venuta", True), ("Ana no vino ayer", True), ("Jan kwam niet naar de afspraak", True),
    ],
)  # fmt: skip
def test_how_or_from_where_somebody_did_not_come_calls_nothing_off(line: str, off: bool) -> None:
    assert tells_it_is_off(line) is off
