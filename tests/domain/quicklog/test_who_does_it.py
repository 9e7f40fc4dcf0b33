"""Who is to do what a line tells of: on Wednesday 2 December 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(("Erin Walsh", "Tom Berg"), 1))


def kinds(line: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in parse(line, BOOK, date(2026, 12, 2)).proposed]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("erin said will send the lease by friday", ("owed", "send the lease")),
        ("erin says will pay tom", ("owed", "pay tom")),
        ("erin said i will send the lease", ("promise", "send the lease")),
        ("said will send erin the lease", ("promise", "send the lease")),
        ("erin is sending her cv", ("owed", "sending her cv")),
        ("erin: please send the lease by friday", ("request", "send the lease")),
        ("erin pls email tom about the flat", ("request", "email tom about the flat")),
    ],
)
def test_whose_it_is_to_do(line: str, loop: tuple[str, str]) -> None:
    assert kinds(line) == [loop]


@pytest.mark.parametrize(
    "line",
    ["erin said no to the offer, maybe next year", "erin is sending her the deck", "yes please, erin said",
     "coffee with erin, more please", "erin was pleased", "please erin",
     "erin is sending her regards", "erin is sending her son to eton", "erin: pls find attached"],
)  # fmt: skip
def test_near_lines_open_nothing(line: str) -> None:
    assert kinds(line) == []
