"""What a line proposes that stands already: it is one matter, and no other thing with the same people."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.language.money import is_payment
from netritual.domain.loops.undecided_proposals import is_one_matter, proposals
from netritual.domain.model import Interaction, Person, Promise, Proposed, Record, Thanks
from tests.support.network import MemoryNetwork

ANA = Person(id=1, handle="ana", name="Ana Ruiz")
MADE = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("get the quote over", "a quote for a fuse board"),
        ("send her the deck", "the deck"),
        ("ring", "call her"),
        ("a call", "phone him back"),
        ("send the drawings across", "the drawings"),
        ("put me in touch with a publisher", "an intro to the publisher"),
    ],
)
def test_one_matter_in_other_words_is_one(text: str, other: str) -> None:
    assert is_one_matter(text, other) and is_one_matter(other, text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("get the invoice over", "a quote for a fuse board"),
        ("ring about the roof", "write"),
        ("ring her sister", "a call with the bank"),
        ("the deck", "the table"),
        ("call", "the list"),
        ("send it over", "the quote"),
        ("get back to her", "the overview"),
        ("a phone", "the bill"),
        ("put me in touch with a publisher", "an intro to her boss"),
        ("the publisher's form", "an intro to the publisher of the atlas"),
        ("look over the plan", "the plants"),
        ("bring the cross-cut saw", "come across town"),
    ],
)
def test_two_matters_stay_two(text: str, other: str) -> None:
    assert not is_one_matter(text, other)


@pytest.mark.parametrize(
    ("text", "owed", "said"),
    [
        ("pay", "40 quid for the van", True),
        ("paid", "120 for the rewire", True),
        ("pay me back", "£200 till payday", True),
        ("pays the rest", "2k for the extension", True),
        ("settle up", "840€", True),
        ("paid", "12 photos", False),
        ("paid", "the 3 test certs", False),
        ("pay", "the drill", False),
        ("pay attention to the roof", "40 quid", False),
        ("the payslips", "40 quid", False),
    ],
)
def test_only_money_is_paid(text: str, owed: str, said: bool) -> None:
    assert is_payment(text, owed) == said


def waits(one: Proposed, *records: Record) -> bool:
    """Whether what a later line proposes waits for a yes."""
    line = Interaction(id=90, on=MADE + timedelta(days=3), channel="note", people=(1,), line="x", proposed=(one,))
    return bool([*proposals(MemoryNetwork(ANA, line, *records))])


@pytest.mark.parametrize(
    ("text", "is_asked"), [("", False), ("for the reference", False), ("the reference", False), ("for the lift", True)]
)
def test_thanks_that_are_open_are_not_asked_about_twice(text: str, is_asked: bool) -> None:
    thanks = Thanks(id=10, to=1, text="for the reference", made=MADE)
    assert waits(Proposed(kind="thanks", text=text, people=(1,)), thanks) == is_asked


def test_thanks_that_were_said_stand_for_none() -> None:
    thanks = Thanks(id=10, to=1, text="for the reference", made=MADE, said=MADE)
    assert waits(Proposed(kind="thanks", text="", people=(1,)), thanks)


@pytest.mark.parametrize(("owed", "is_asked"), [("120 for the rewire", False), ("12 photos", True)])
def test_a_debt_that_is_told_as_unpaid_stands_already(owed: str, is_asked: bool) -> None:
    debt = Promise(id=10, by="them", people=(1,), text=owed, made=MADE)
    assert waits(Proposed(kind="owed", text="paid", people=(1,)), debt) == is_asked


def test_a_call_that_was_promised_is_not_promised_twice() -> None:
    call = Promise(id=10, people=(1,), text="call her", made=MADE)
    assert not waits(Proposed(kind="promise", text="ring", people=(1,)), call)
    assert waits(Proposed(kind="promise", text="write", people=(1,)), call)


@pytest.mark.parametrize(("closed", "is_asked"), [(2, True), (3, True), (4, False), (9, False)])
def test_what_was_open_when_a_line_told_of_it_and_closed_since_is_not_asked_about(closed: int, is_asked: bool) -> None:
    """ "daniel still hasnt sent the letter", on the third day."""
    letter = Promise(
        id=10, by="them", people=(1,), text="the letter", made=MADE, state="kept", closed=MADE + timedelta(days=closed)
    )
    assert waits(Proposed(kind="owed", text="the letter", people=(1,)), letter) == is_asked
    assert waits(Proposed(kind="owed", text="the invoice", people=(1,)), letter)
    later = replace(letter, made=MADE + timedelta(days=4))
    assert waits(Proposed(kind="owed", text="the letter", people=(1,)), later), "another one, of a later day"
