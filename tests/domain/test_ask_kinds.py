"""What an ask is for: advice has an outcome to tell, a meeting, a thing, a sum and a deed have none."""

from datetime import UTC, datetime

import pytest

from netritual.domain.loops.ask_kinds import comes_back, has_outcome, is_advice
from netritual.domain.model import Ask, Request


@pytest.mark.parametrize(
    "text",
    [
        "", "pricing", "how to price", "a view on pricing", "her opinion", "a quick second opinion on rent",
        "what he thinks about naming", "managing people", "should I go to management", "call centre software",
        "video production", "3-tier pricing advice",
    ],
)  # fmt: skip
def test_advice(text: str) -> None:
    assert has_outcome(Ask(to=1, text=text))


@pytest.mark.parametrize(
    "text",
    [
        "a meeting about the garden room", "coffee", "15k for the ball", "1,500 euros", "€500", "raffle prizes",
        "a table at the ball", "the slides", "if she'd speak at the ball", "whether he has time for a visit",
        "to find me a host for the gala", "the recordings", "about intro for nadia", "if shed do the meetup in dec",
    ],
)  # fmt: skip
def test_no_advice(text: str) -> None:
    assert not has_outcome(Ask(to=1, text=text))


def test_an_ask_of_a_type_is_what_the_type_says() -> None:
    assert has_outcome(Ask(to=1, type="reference", text="a copy of the letter"))


@pytest.mark.parametrize(
    ("ask", "advice"),
    [
        (Ask(to=1, text="how to price"), True),
        (Ask(to=1, type="mentor"), True),
        (Ask(to=1, type="intro", text="to intro me to Fernando"), False),
        (Ask(to=1, text="an intro to David"), False),
        (Ask(to=1, text="the contract template"), False),
        (Ask(to=1, type="reference"), False),
    ],
)
def test_an_introduction_and_a_template_are_no_advice(ask: Ask, advice: bool) -> None:
    assert is_advice(ask) == advice


@pytest.mark.parametrize(
    ("text", "asks"),
    [("visas", True), ("a reference", True), ("our take on the plan", True), ("an intro to Jo", True),
     ("our KBIS", False), ("the one-pager", False), ("a one-pager", False), ("to sit on the jury", False)],
)  # fmt: skip
def test_of_a_paper_that_was_sent_nobody_comes_back(text: str, asks: bool) -> None:
    assert comes_back(Request(from_=1, text=text, asked=datetime(2026, 3, 2, tzinfo=UTC))) == asks
