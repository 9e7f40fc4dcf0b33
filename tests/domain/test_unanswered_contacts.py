"""Who waits for my answer: whoever wrote or called last and wants, asks, can or proposes something."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.model import Interaction, Promise, Proposed
from netritual.domain.suggestions.unanswered_contacts import letters, reached_by
from tests.domain.test_openers import TODAY, person, talk
from tests.support.network import MemoryNetwork


def waiting(channel: str, line: str) -> list[Interaction]:
    letter = talk(2, 1, channel, "them", line=line, sentence=True)
    return list(letters(MemoryNetwork(person(1, name="Ana Ruiz"), letter), TODAY).values())


@pytest.mark.parametrize(
    "line",
    [
        "Ana called thu, MSC hr wants my cv by wednesday",
        "Ana called tue, wants to see two floors",
        "Ana rang, can we move the lunch?",
        "Ana called, friday 20 works",
        "Ana phoned, proposes a talk at the fair",
        "Ana called wed, slides by friday please",
    ],
)
def test_a_call_of_theirs_with_a_wish_a_question_or_a_day_waits_for_me(line: str) -> None:
    (found,) = waiting("call", line)
    assert reached_by(found) == "called"


@pytest.mark.parametrize(
    "line",
    [
        "Ana called, all well with the kids",
        "Ana called, asked how I was",
        "Ana called, wants my cv, sent it",
        "Ana called and wants a quote, said no",
        "Ana called, works at Shell now",
    ],
)
def test_a_call_that_asks_nothing_or_was_settled_waits_for_nothing(line: str) -> None:
    assert not waiting("call", line)


@pytest.mark.parametrize("line", ["Ana answered, role is filled", "Ana wrote, no thanks", "Ana texted, found somebody"])
def test_an_answer_that_closes_waits_for_nothing(line: str) -> None:
    assert not waiting("text", line)


@pytest.mark.parametrize(
    ("line", "waits"), [("Ana texted, got the job, thanks!", True), ("Ana texted, thanks!", False)]
)
def test_thanks_wait_for_nothing_and_news_of_theirs_do(line: str, waits: bool) -> None:
    assert bool(waiting("text", line)) == waits


@pytest.mark.parametrize(
    "line",
    [
        "sms from Ana, can he have the name of my engineer. sent it right away",
        "Ana emailed me back, intro'd her to Tom",
        "breakfast on 3 dec? told him yes",
        "Ana wrote, wants the slides - sent them over",
        "happy thanksgiving text from Ana",
    ],
)
def test_what_i_answered_in_the_same_line_waits_for_nothing(line: str) -> None:
    assert waiting("text", line) == []


@pytest.mark.parametrize("channel", ["email", "dm", "call"])
def test_my_answer_in_the_same_line_is_one(channel: str) -> None:
    assert waiting(channel, "Ana pinged me re the role at Fivetran, told her nothing under 200k") == []


def test_their_answer_that_a_key_noted_is_no_letter() -> None:
    by_key = Interaction(
        id=2, on=TODAY - timedelta(days=7), channel="reply", initiator="them", people=(1,), summary="answered: the list"
    )
    network = MemoryNetwork(person(1, name="Ana Ruiz"), by_key)
    assert not letters(network, TODAY)
    assert not letters(MemoryNetwork(person(1), replace(by_key, channel="text")), TODAY)
    assert letters(MemoryNetwork(person(1), replace(by_key, channel="email", summary="the lease")), TODAY)


def test_a_call_that_left_me_a_promise_stands_with_my_promises_alone() -> None:
    call = talk(2, 1, "call", "them", line="Ana called, promised her a list by wednesday", sentence=True)
    call = replace(call, id=2)
    promise = Promise(id=3, people=(1,), text="a list", made=call.on, from_interaction=call.id)
    assert letters(MemoryNetwork(person(1), call), TODAY)
    assert not letters(MemoryNetwork(person(1), call, promise), TODAY)
    assert letters(MemoryNetwork(person(1), call, replace(promise, by="them")), TODAY)
    seems = Proposed(kind="promise", text="a list", people=(1,))
    assert not letters(MemoryNetwork(person(1), replace(call, proposed=(seems,))), TODAY), "it is asked about first"
