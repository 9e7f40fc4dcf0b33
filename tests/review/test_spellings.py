"""People, companies and cities of a note stand as they are called, and plain words stay plain words."""

import pytest

from netritual.domain.model import Person
from netritual.review.message_drafts.spellings import all_called, as_called
from tests.support.network import MemoryNetwork

NAMES = ("Ana Ruiz", "Tom Becker", "Carmen Soto", "Grant Lee", "Bill Marsh", "Mark Ode")
PEOPLE = [Person(id=at, name=name, handle=name.lower().replace(" ", "-")) for at, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("intro to tom becker", "intro to Tom Becker"),
        ("carmens invoice", "Carmen's invoice"),
        ("the grants list", "the grants list"),
        ("the bills for the hall", "the bills for the hall"),
        ("exam marks", "exam marks"),
    ],
)
def test_names_are_written_as_they_are_called(typed: str, written: str) -> None:
    assert as_called(MemoryNetwork(*PEOPLE), PEOPLE[0], typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [("lunch tom", "lunch Tom"), ("the grant", "the grant"), ("bill for the hall", "bill for the hall")],
)
def test_of_a_matter_any_word_may_be_a_name(typed: str, written: str) -> None:
    assert all_called(MemoryNetwork(*PEOPLE), PEOPLE[0], typed) == written
