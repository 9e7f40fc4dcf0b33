"""What of a line is left over once its structure is taken out of it, and what may then be stated on it."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Coffee, Person, Promise, Request
from netritual.review.message_drafts.unread_words import (
    is_certain,
    is_unread,
    is_unread_since,
    leftover,
    may_have_ended,
)
from tests.review.test_notes import ANA, DAY, TODAY, typed
from tests.support.network import MemoryNetwork


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("coffee with ana", ""),
        ("lunch @ana next fri 12:30 at the Lion", ""),
        ("saw ana in the street on monday for 20 minutes", ""),
        ("call with ana, 45 min +promise @ana the deck by friday", ""),
        ("ana got the numbers", "got numbers"),
        ("ana said no", "no"),
        ("ana is angry with us", "angry"),
        ("lunch with ana, it went badly", "it went badly"),
        ("breakfast with ana for 35 people", "people"),
    ],
)
def test_what_is_not_structure_is_left_over(line: str, left: str) -> None:
    assert " ".join(leftover(MemoryNetwork(ANA), typed(line))) == left


@pytest.mark.parametrize(
    ("line", "text", "certain"),
    [
        ("told ana i'd send the deck by friday", "send the deck", True),
        ("lunch with ana, she was late. said i'd send the deck", "send the deck", True),
        ("said i'd send ana the deck once the boss agrees", "send the deck", False),
        ("ana: fine, will send a drawing", "send a drawing", False),
        ("ana said i should call the bank", "call the bank", False),
        ("ana and i to build a dashboard", "build a dashboard", False),
    ],
)
def test_a_promise_is_certain_where_its_clause_holds_nothing_else(line: str, text: str, certain: bool) -> None:
    source = typed(line)
    promise = Promise(id=1, people=(1,), text=text, made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, promise)
    assert is_certain(network, promise) == certain
    assert is_certain(network, replace(promise, from_interaction=None)), "typed as such"


@pytest.mark.parametrize(
    ("line", "certain"),
    [("ana asked for the photos", True), ("ana asked for the photos, told her friday", False),
     ("ana asked for the photos, dont know", False)],
)  # fmt: skip
def test_a_request_is_certain_where_its_line_holds_no_answer(line: str, certain: bool) -> None:
    source = typed(line)
    asked = Request(
        id=1, from_=1, text="the photos", asked=datetime.combine(source.on, time(), UTC), from_interaction=source.id
    )
    assert is_certain(MemoryNetwork(ANA, source, asked), asked) == certain


@pytest.mark.parametrize(
    ("line", "purpose", "certain"),
    [("let's have lunch soon", "", True), ("ana wants lunch for 35 every wednesday", "for 35 every wednesday", False),
     ("coffee with ana, she wants to go in with me on the kitchen", "", False)],
)  # fmt: skip
def test_a_meeting_is_certain_where_its_line_is_nothing_but_the_meeting(line: str, purpose: str, certain: bool) -> None:
    coffee = Coffee(id=1, people=(1,), said=TODAY, line=line, purpose=purpose)
    assert is_certain(MemoryNetwork(ANA, coffee), coffee) == certain


def test_only_later_lines_of_the_same_person_or_of_the_matter_leave_it_open() -> None:
    bo = Person(id=2, handle="bo", name="Bo Lund")
    about_bo = replace(typed("bo got the deck"), people=(2,))
    nobodys = replace(typed("deck is done", 2), people=())
    for lines, unread, ended in (
        ((), False, False), ((typed("ana liked it"),), True, False), ((about_bo,), False, False),
        ((nobodys,), False, True),
    ):  # fmt: skip
        network = MemoryNetwork(ANA, bo, *lines)
        assert is_unread_since(network, ANA, TODAY - 5 * DAY, TODAY) == unread
        assert may_have_ended(network, ANA, TODAY - 5 * DAY, TODAY, "the deck") == ended
    assert is_unread(MemoryNetwork(ANA, typed("ana liked it")), ANA, TODAY)
    assert not is_unread(MemoryNetwork(ANA, typed("ana liked it", 40)), ANA, TODAY)


@given(st.text(max_size=80))
def test_any_line_is_read_and_a_line_of_signs_leaves_nothing(text: str) -> None:
    left = leftover(MemoryNetwork(ANA), typed(text))
    assert all(word and word in text.lower() for word in left)
    assert not leftover(MemoryNetwork(ANA), typed("+promise @ana the deck"))
