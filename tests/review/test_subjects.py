"""What an open loop is about, out of its matter and its line, at every age of the loop."""

import pytest
from msgspec.structs import replace

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Ask, Follow, Introduction, Person, Promise, Record, Request
from netritual.review.message_drafts.loop_drafts import loop_note, person_note
from tests.review.test_notes import ANA, DAY, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork

BO = Person(id=2, handle="bo", name="Bo Berg", position="Baker")


def note(record: Record, line: str, days: int) -> str:
    """The draft of what came out of a line of some days ago."""
    source = typed(line, days)
    if isinstance(record, (Request, Promise)):
        record = replace(record, from_interaction=source.id)
    network = MemoryNetwork(ANA, BO, source, record)
    found = next(one for one in loops(network, SETTINGS, NOW) if one.id == record.id)
    return loop_note(network, SETTINGS, NOW, found, 1)


@pytest.mark.parametrize("days", [9, 40])
@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana has a kiln in her barn, wants my advice", "my advice", "bout the kiln in your barn: {your answer}"),
        ("ana wants me to stand as chair, thinking", "me to stand as chair", "ou asked me to stand as chair."),
        ("ana asked if i'd judge two shows next term", "if i'd judge two shows next term", "if I'd judge two shows."),
        ("ana asked me on her panel re dyes", "on her panel re dyes", "bout your panel: {your answer}"),
        ("ana can give us 9 rooms, needs an answer", "an answer", "ou offered to give us 9 rooms. {your"),
        ("ana wants the seed list emailed", "the seed list emailed", "bout the seed list: {"),
        ("ana shows me the new site, wants text for the about page", "text for the about page",
         "bout the text for the about page: {"),
        ("ana asked me to cover the duty desk on Apr 24", "to cover the duty desk on Apr 24",
         "ou asked me to cover the duty desk on 24 April. {your answer}"),
        ("ana wants my receipts for june", "my receipts for june", "bout my receipts for June: {what is attached"),
    ],
)  # fmt: skip
def test_a_request_is_about_the_same_as_long_as_it_is_open(days: int, line: str, text: str, said: str) -> None:
    asked = Request(id=1, from_=1, text=text, asked=NOW - days * DAY)
    assert said in note(asked, line, days)


@pytest.mark.parametrize("whose", ["her mother", "the school", "ana's sister", "my own boss"])
def test_what_somebody_else_would_like_is_no_wish_of_theirs(whose: str) -> None:
    asked = Request(id=1, from_=1, text="an answer", asked=NOW - 9 * DAY)
    assert "bout the loom: {" in note(asked, "saw ana, ana wants to sell the loom, needs an answer", 9)
    assert "loom" not in note(asked, f"saw ana, {whose} wants to sell the loom, needs an answer", 9)


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana would like to borrow the head, have to ask Bo", "ask Bo", "bout the head: {"),
        ("ana wants to demo, have to ask them", "ask the others", "bout the demo: {your answer}"),
        ("ana invited us to sing at the fair, must ask the choir", "ask the choir", "ou invited us to sing at the"),
        ("ana: can we share a stall? told her i'd ask round", "ask round", "ou asked whether we can share a stall."),
        ("ana offered me a month in her mill, have to ask Bo", "ask Bo", "bout the month in your mill: {your answer}"),
        ("told ana i'd bring back her drill by monday", "bring back her drill by monday", "I still have your drill."),
    ],
)  # fmt: skip
def test_a_promise_to_find_out_is_about_what_they_asked(line: str, text: str, said: str) -> None:
    promise = Promise(id=1, people=(1,), text=text, made=TODAY - 9 * DAY)
    assert said in note(promise, line, 9)


def test_what_they_owe_me_is_asked_after_by_its_subject() -> None:
    made = TODAY - 9 * DAY
    line = typed("rang ana about the berth, she'll get back to me", 9, topic="the berth")
    news = Promise(id=1, people=(1,), by="them", text="get back to me", made=made, from_interaction=line.id)
    network = MemoryNetwork(ANA, line, news)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "owed")
    assert "let me know about the berth. Is there" in loop_note(network, SETTINGS, NOW, loop, 1)
    ask = Ask(id=1, to=1, text="the name", asked=made)
    said = note(ask, "ana knows a man with larch in Brittany, asked her for the name", 9)
    assert "is there any news about the man with larch in Brittany?" in said


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana owes me 90 for the poster", "90 for the poster", "could you settle the 90 for the poster when it"),
        (
            "ana still owes me 90 for the march invoice",
            "90 for the march invoice",
            "could you settle the 90 for the March invoice when it",
        ),
        ("ana owes me the poster", "the poster", "could you still send me the poster?"),
    ],
)
def test_money_is_asked_after_and_no_paper_is_asked_for_in_its_place(line: str, text: str, said: str) -> None:
    assert said in note(Promise(id=1, people=(1,), by="them", text=text, made=TODAY - 9 * DAY), line, 9)


def test_what_they_asked_for_of_mine_is_mine_in_the_answer() -> None:
    wish = Request(id=1, from_=1, type="resume", text="your resume", asked=NOW - 3 * DAY)
    assert "about my resume: {" in note(wish, "", 3)


def test_good_news_are_wished_joy_of_and_a_number_of_people_is_no_matter() -> None:
    wish = Follow(id=1, people=(1,), text="congratulate", made=TODAY - 2 * DAY)
    assert note(wish, "ana has new role, congratulate", 2).startswith("Hi Ana, congratulations on the new role.")
    assert not note(wish, "congratulate ana", 2)
    assert not note(Follow(id=1, people=(1,), text="35 people", made=TODAY - 2 * DAY), "talk at ana's, 35 people", 2)


def test_an_introduction_says_what_both_have_in_common_else_leaves_the_reason_to_the_writer() -> None:
    intro = Introduction(id=3, between=(1, 2), made=TODAY - DAY)
    for line, said in (
        ("introduce ana to Bo, both looking for partners", "You are both looking for partners. Shall I ask"),
        ("ana should meet Bo, they fight the same rota", "You both fight the same rota. Shall I ask"),
        ("introduce ana to Bo", "{why you should meet} Shall I ask"),
    ):
        assert said in person_note(MemoryNetwork(ANA, BO, typed(line, 1), intro), SETTINGS, NOW, 1)


def test_what_they_would_like_to_do_is_said_as_it_was_typed_where_it_has_no_noun() -> None:
    promise = Promise(id=1, people=(1,), text="ask the others", made=TODAY - 9 * DAY)
    assert ", sorry for the wait. You wanted to film in my shed. {your answer}" in note(
        promise, "ana wants to film in my shed, have to ask them", 9
    )


def test_who_is_to_name_a_day_waits_for_no_answer() -> None:
    wish = Request(id=1, from_=1, text="me on the radio", asked=NOW - 9 * DAY)
    assert "bout the radio: {your answer}" in note(wish, "ana wants me on the radio", 9)
    assert not note(wish, "ana wants me on the radio, waiting for her to name a day", 9)


def test_late_congratulations_stay_congratulations() -> None:
    wish = Follow(id=1, people=(1,), text="congratulate", made=TODAY - 60 * DAY)
    assert note(wish, "ana had a baby girl, congratulate", 60).startswith("Hi Ana, this comes late, but congratul")


@pytest.mark.parametrize(("line", "text"), [("offered ana a bed", "a bed"), ("told ana we'd sit down", "sit down")])
def test_what_nobody_hands_over_is_no_debt(line: str, text: str) -> None:
    assert not note(Promise(id=1, people=(1,), text=text, made=TODAY - 9 * DAY), line, 9)


def test_a_yes_in_the_line_leaves_nothing_to_write() -> None:
    promise = Promise(id=1, people=(1,), text="again about judging", made=TODAY - 9 * DAY)
    assert not note(promise, "ana asked me again about judging, I said yes", 9)


@pytest.mark.parametrize("days", [9, 40])
def test_an_introduction_by_who_knows_somebody_is_mine_to_ask_for(days: int) -> None:
    asked = Request(id=1, from_=1, text="an intro", asked=NOW - days * DAY)
    assert note(asked, "coffee w ana, she knows someone at Leinster Rugby, would love an intro", days) == ""
    assert "intro" in note(asked, "coffee w ana, would love an intro to the rugby club", days)
