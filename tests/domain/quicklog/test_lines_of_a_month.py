"""Lines as networkers type them in their first month: what is to come, who is meant, what is left open."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 6)
"""A Friday."""
NETWORK = (
    "Siobhan Daly", "Mike Brennan", "Tom Zielinski", "Jen Okafor", "Jen Walsh", "Heike Brandt", "Okan Demir",
    "Mara Lindqvist", "Karim Benali", "Odile Chapuis", "Inès Moreau", "Claire Perrin", "Camille Perrin",
    "Yolanda Pruitt",
)  # fmt: skip
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str) -> dict[str, Any]:
    """The reading of a line as JSON."""
    return parse(line, BOOK, TODAY).to_json()


def test_what_is_said_behind_it_ends_a_topic() -> None:
    assert "topic" not in read("asked heike for advice on the board, she'll think about it till friday")
    assert read("jen okafor pinged me re the sales role, told her nothing under 200k")["topic"] == "the sales role"


def test_a_loop_behind_the_slashes_is_told() -> None:
    found = parse("call with @heike-brandt // also on the jury +promise send dates", BOOK, TODAY)
    assert (found.clauses, found.note) == ([], "also on the jury +promise send dates")
    assert found.warnings == ["Behind // all is a note of yours: +promise stays text. Write it before the //."]


@pytest.mark.parametrize("line", ["resched'd drinks w siobhan to thurs 5:30p", "resched drinks w siobhan to thurs"])
def test_what_was_rescheduled_was_not_held(line: str) -> None:
    assert (read(line)["channel"], read(line)["date"]) == ("note", "2026-03-06")
