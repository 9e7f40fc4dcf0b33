"""What somebody is to do in one breath with what they are to do first: "check the numbers and send them by Tuesday"."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse

from .conftest import BOOK

TODAY = date(2026, 11, 30)
TUE, THU, FRI = date(2026, 12, 1), date(2026, 12, 3), date(2026, 12, 4)


def loops(line: str) -> list[tuple[str, str, date | None]]:
    return [(one.kind, one.text, one.due) for one in parse(line, BOOK, TODAY).proposed]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("Eva to check the numbers and send them by Tuesday", ("owed", "check the numbers and send them", TUE)),
        ("Eva to draft the memo and send it by Thursday", ("owed", "draft the memo and send it", THU)),
        ("Eva will draft the memo and share it with us by Thursday",
         ("owed", "draft the memo and share it with us", THU)),
        ("coffee with Eva, she will draft the memo and send it to me by Thursday",
         ("owed", "draft the memo and send it to me", THU)),
        ("coffee with Eva, she will draft the memo and get back by Tuesday",
         ("owed", "draft the memo and get back", TUE)),
        ("Eva will ask around and let me know by fri", ("owed", "ask around and let me know", FRI)),
        ("promised Eva to draft the memo and send it by Thursday", ("promise", "draft the memo and send it", THU)),
        ("Eva promised to draft the memo and send it by Thursday", ("owed", "draft the memo and send it", THU)),
        ("asked Eva to check the numbers and send them by Tuesday", ("ask", "to check the numbers and send them", TUE)),
    ],
)  # fmt: skip
def test_it_is_a_part_of_the_first(line: str, loop: tuple[str, str, date]) -> None:
    assert loops(line) == [loop]


def test_two_promises_of_one_breath_have_one_day() -> None:
    assert loops("I'll check the numbers and get back to Eva by Tuesday") == [
        ("promise", "check the numbers", TUE), ("promise", "get back", TUE)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Eva will draft the memo, I'll send it by Thursday",
         [("owed", "draft the memo", None), ("promise", "send it", THU)]),
        ("Eva to draft the memo and I will send it by Thursday",
         [("owed", "draft the memo", None), ("promise", "send it", THU)]),
        ("Eva to check the numbers and Marc to send them by Tuesday",
         [("owed", "check the numbers", None), ("owed", "send them", TUE)]),
        ("Eva will send the memo and the slides by Thursday", [("owed", "send the memo and the slides", THU)]),
        ("Eva to draft the memo and call me by Tuesday", [("owed", "draft the memo and call me", TUE)]),
        ("I'll draft the memo and send it to Eva by Thursday", [("promise", "draft the memo", THU)]),
        ("I'll send Eva the deck and call Marc by Tuesday",
         [("promise", "send the deck", None), ("promise", "call", TUE)]),
        ("Eva will send the deck by fri", [("owed", "send the deck", FRI)]),
        ("Eva will draft the memo", [("owed", "draft the memo", None)]),
        ("asked Eva for the deck and sent her mine", [("ask", "the deck", None)]),
        ("sent Eva the deck and told her to check it", []),
        ("Eva checked the numbers and sent them", []),
    ],
)  # fmt: skip
def test_what_is_another_loop_stays_one(line: str, read: list[tuple[str, str, date | None]]) -> None:
    assert loops(line) == read


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("asked Eva for the deck tomorrow", ("ask", "the deck", TUE)),
        ("asked Eva for the deck in 2 weeks", ("ask", "the deck", date(2026, 12, 14))),
        ("asked Eva for the deck on Tuesday", ("ask", "the deck", TUE)),
        ("asked Eva for the deck next friday", ("ask", "the deck", date(2026, 12, 11))),
        ("asked Eva for the deck by Friday", ("ask", "the deck", FRI)),
        ("asked Eva for a venue in May", ("ask", "a venue in May", None)),
        ("asked Eva to speak next week", ("ask", "to speak next week", None)),
        ("asked Eva about the gig in may", ("ask", "about the gig in may", None)),
        ("asked Eva if she can do it in 2 weeks", ("ask", "if she can do it in 2 weeks", None)),
        ("asked Eva for tomorrow off", ("ask", "tomorrow off", None)),
        ("asked Eva for the deck", ("ask", "the deck", None)),
        ("asked Eva for the numbers of last week", ("ask", "the numbers of last week", None)),
        ("asked Eva for friday's slides", ("ask", "friday's slides", None)),
    ],
)
def test_what_was_asked_for_has_the_day_that_ends_it(line: str, loop: tuple[str, str, date | None]) -> None:
    assert loops(line) == [loop]
