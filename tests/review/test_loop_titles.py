"""What a row calls a loop: by its matter, and where that says nothing a week later by the words of its line too."""

import pytest
from msgspec.structs import replace

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Follow, Promise, Proposed, Record, Request, Thanks
from netritual.review.loop_item import loop_item
from tests.review.test_notes import ANA, DAY, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork


def title(record: Record, line: str) -> str:
    """The title of the row of one record that came out of a line nine days ago."""
    network = MemoryNetwork(ANA, record, typed(line, 9))
    loop = next(one for one in loops(network, SETTINGS, NOW) if one.id == record.id)
    return loop_item(network, SETTINGS, NOW, loop).cells[1]


def promise(text: str, line: str, by: str = "me") -> str:
    source = typed(line, 9)
    made = Promise(
        id=1, people=(1,), by="me" if by == "me" else "them", text=text, made=source.on, from_interaction=source.id
    )
    return title(made, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("do it", "promised ana i'd do it"),
        ("do", "said i'd do ana's windows"),
        ("again", "ana wants the list again"),
        ("have a look", "told ana i'd have a look at the roof"),
        ("ring", "said i'd ring ana re the fence"),
        ("get back to her", "told ana i'd get back to her on the price"),
        ("20", "lent ana 20"),
        ("another 30", "ana short again, lent her another 30"),
        ("send it", "ana liked the plan, i'll send it"),
        ("a favour", "owe ana a favour for the reference"),
    ],
)
def test_a_title_that_says_nothing_carries_its_line(text: str, line: str) -> None:
    assert promise(text, line) == f"{text}: “{line}”"


@pytest.mark.parametrize(
    "text",
    ["the deck", "send the deck", "ladder", "40 quid for the van", "a pint", "call about the roof", 
     "2k for the extension", "get back to her about the flat", "help with the move", "das Angebot"],
)  # fmt: skip
def test_a_title_that_names_its_matter_stays_as_it_is(text: str) -> None:
    assert promise(text, f"told ana: {text}") == text


def test_a_request_without_a_matter_is_told_by_its_line() -> None:
    asked = Request(id=1, from_=1, text="about it", asked=NOW - 9 * DAY, from_interaction=typed("", 9).id)
    assert title(asked, "ana asked about it") == "about it: “ana asked about it”"


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("help", "thank ana for her help", "help: “thank ana for her help”"),
        ("the help", "ana: the help with the van", "the help: “ana: the help with the van”"),
        ("help", "ana was helpful, she got divorced", "help"),
        ("it", "ana sits on the board", "it"),
        ("20", "ana turned 2000 pages", "20"),
        ("", "coffee with ana, her divorce is through, I got drunk", ""),
        ("", "ana moved my desk, thank her", ""),
    ],
)
def test_what_names_no_line_is_told_by_the_one_that_has_its_words(text: str, line: str, shown: str) -> None:
    assert title(Thanks(id=1, to=1, text=text, made=TODAY - 9 * DAY), line) == shown


def test_a_title_without_a_line_stays_as_it_is() -> None:
    network = MemoryNetwork(ANA, Promise(id=1, people=(1,), text="do it", made=TODAY - 9 * DAY))
    (loop,) = loops(network, SETTINGS, NOW)
    assert loop_item(network, SETTINGS, NOW, loop).cells[1] == "do it"


def test_of_two_lines_of_a_day_neither_is_told() -> None:
    thanks = Thanks(id=1, to=1, text="help", made=TODAY - 9 * DAY)
    network = MemoryNetwork(ANA, thanks, typed("help of ana", 9), replace(typed("ana, more help", 9), id=7))
    loop = next(one for one in loops(network, SETTINGS, NOW) if one.kind == "thanks")
    assert loop_item(network, SETTINGS, NOW, loop).cells[1] == "help"


@pytest.mark.parametrize(
    "asked",
    [
        Request(id=2, from_=1, text="a quote for a fuse board", asked=NOW - 9 * DAY),
        typed("x", 9, proposed=(Proposed(kind="request", text="a quote for a fuse board", from_=1),)),
    ],
)
def test_a_promise_that_answers_a_request_tells_what_was_asked(asked: Record) -> None:
    made = Promise(id=3, people=(1,), text="get the quote over", made=TODAY - 8 * DAY)
    network = MemoryNetwork(ANA, asked, made)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "promise")
    item = loop_item(network, SETTINGS, NOW, loop)
    assert (item.cells[1], ("asked", "a quote for a fuse board, Mon 2 Mar") in item.detail) == (
        "get the quote over",
        True,
    )


def test_a_follow_up_without_words_is_told_by_the_line_that_it_keeps_alone() -> None:
    line = "ana hired me, 4000 words"
    follow = Follow(id=1, people=(1,), text="", made=TODAY - 9 * DAY)
    assert title(follow, line) == "follow up"
    assert title(replace(follow, line=line), line) == f"follow up: “{line}”"
