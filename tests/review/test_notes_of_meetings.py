"""Notes about a meeting that somebody suggested or said yes to, and of an introduction that was promised."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest
from msgspec.structs import replace

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Coffee, Introduction, Person, Promise, Request, Slot
from netritual.review.message_drafts.introduction_drafts import introduction_note
from netritual.review.message_drafts.loop_drafts import loop_note, person_note
from netritual.review.message_drafts.meeting_drafts import coffee_note, topic_for
from netritual.review.message_drafts.occasion_drafts import letter_note
from tests.review.test_notes import ANA, DAY, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork

BO = Person(id=2, handle="bo", name="Bo Lund", position="Luthier")
FRIDAY = Slot(start=datetime(2026, 3, 13, 13, tzinfo=UTC), end=datetime(2026, 3, 13, 14, tzinfo=UTC), tz="UTC")


@pytest.mark.parametrize(
    ("line", "purpose", "said"),
    [
        (
            "ana suggested april 8 at 4",
            "at 4",
            "thank you for suggesting Wednesday 8 April at 4. {yes, or another time}",
        ),
        ("her boss wants to meet, ana suggested april 8 at 4pm", "at 4pm", "Wednesday 8 April at 4pm."),
        ("ana proposed april 8 15:00 for the visit", "15:00 for the visit", "Wednesday 8 April at 15:00."),
        ("ana's assistant loved it, wants a meeting on 8 april at 10", "meeting at 10", "Wednesday 8 April at 10."),
        (
            "ana wrote, she proposes a video call on 8 april at 14:00 about the metadata",
            "video call at 14:00 about the metadata",
            "Wednesday 8 April at 14:00.",
        ),
        ("ana can do lunch april 8", "", "thank you for suggesting Wednesday 8 April."),
        ("ana suggested it, april 8 is no good", "", ""),
    ],
)
def test_a_time_that_somebody_named_is_answered_also_where_something_is_owed(
    line: str, purpose: str, said: str
) -> None:
    source = replace(typed(line, 2), people=(), mentions=(1,))
    coffee = Coffee(id=1, people=(1,), said=source.on, due=date(2026, 4, 8), channel="meeting", purpose=purpose)
    owed = Promise(id=2, people=(1,), text="the deck", made=TODAY - 9 * DAY, due=TODAY - DAY)
    network = MemoryNetwork(ANA, source, coffee, owed)
    notes = [
        loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW) if loop.kind == "coffee"
    ]
    assert (said in notes[0]) if said else not any(notes)


def test_who_said_yes_is_not_invited_to_it() -> None:
    picked = Coffee(id=1, people=(1,), said=TODAY, slot=FRIDAY, state="written", score_snapshot={"sum": 1.0})
    for line, agreed in (
        ("lunch 13.3. zugesagt, ana", True),
        ("ana said yes to coffee", True),
        ("ana said yes", False),
    ):
        note = coffee_note(MemoryNetwork(ANA, picked, typed(line)), SETTINGS, NOW, picked)
        assert ("still" in note) == agreed, note


def test_a_topic_of_a_life_is_not_said_to_be_mine() -> None:
    assert topic_for(MemoryNetwork(ANA), ANA, "retiring") == ""
    assert topic_for(MemoryNetwork(ANA), ANA, "hiring") == "hiring"


def test_an_introduction_that_was_promised_to_one_is_asked_of_the_other() -> None:
    made = Introduction(id=5, between=(1, 2), made=TODAY - 3 * DAY)
    asked = introduction_note(MemoryNetwork(ANA, BO, made), SETTINGS, TODAY, made)
    network = MemoryNetwork(ANA, BO, made, typed("lunch with ana, told her i'd introduce her to bo"))
    note = introduction_note(network, SETTINGS, TODAY, made)
    assert asked.startswith("Hi Ana, there is somebody") and note.startswith(
        "Hi Bo, there is somebody you may like to meet: Ana Ruiz"
    )
    source = replace(typed("promised ana an intro to bo", 4), mentions=(2,))
    promise = Promise(id=6, people=(1,), text="an intro to bo", made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, BO, source, promise)
    (loop,) = loops(network, SETTINGS, NOW + timedelta(minutes=1))
    assert "Ana, this is Bo Lund (Luthier). Bo, this is Ana Ruiz" in loop_note(network, SETTINGS, NOW, loop, 1)


def test_what_somebody_called_about_is_answered_by_its_matter() -> None:
    call = typed(
        "ana called about an interview on avalanches, wants to come along",
        2,
        "call",
        topic="an interview on avalanches, wants to come along",
        initiator="them",
    )
    assert letter_note(MemoryNetwork(ANA, call), SETTINGS, TODAY, ANA) == (
        "Hi Ana, about the interview on avalanches: {your answer}\nMarta"
    )
    wrote = typed("ana wrote that the price is fine, and asked who the second guide is", 2, "email")
    assert "you asked who the second guide is." in letter_note(MemoryNetwork(ANA, wrote), SETTINGS, TODAY, ANA)


def test_a_typed_hour_without_a_word_is_one_of_the_clock_of_home() -> None:
    planned = Coffee(id=1, people=(1,), said=TODAY, slot=FRIDAY, state="proposed")
    network = MemoryNetwork(ANA, planned, typed("meet bo on the 23rd at 4pm"))
    assert "at 13:00" in coffee_note(network, SETTINGS, NOW, planned)
    assert "at 1pm" in coffee_note(network, SETTINGS, NOW, replace(planned, line="lunch with ana fri 1pm"))


def test_an_invitation_of_theirs_is_answered_until_its_day() -> None:
    for line, said in (
        ("ana invited me to her concert on 28 march", "thank you for the invitation to your concert. {your answer}"),
        ("ana invited me to her concert on 28 march, said yes", ""),
        ("ana invited me to her concert on 9 march", ""),
        ("coffee with ana, her boss invited me to the launch", ""),
    ):
        note = person_note(MemoryNetwork(ANA, typed(line, 4)), SETTINGS, NOW, 1)
        assert (said in note) if said else "invitation" not in note


@pytest.mark.parametrize(
    ("line", "by", "days", "said"),
    [
        ("ana wants to do lunch fri at 1pm", "them", 1, "thank you for suggesting Friday 13 March at 13:00. {yes,"),
        ("ana wants to do lunch fri at 1pm", "them", 9, "our lunch"),
        ("lunch with ana fri 1pm, she wants to talk about the tour", "both", 1, "You wanted to talk about the tour."),
        ("lunch with ana fri 1pm re the tour", "both", 1, "I'd like to talk about the tour."),
        ("", "me", 1, "{what you would like to talk about}"),
    ],
)
def test_who_proposed_and_who_wishes_is_kept(
    line: str, by: Literal["me", "them", "both"], days: int, said: str
) -> None:
    purpose = "the tour" if "tour" in line else ""
    planned = Coffee(id=1, people=(1,), said=TODAY - days * DAY, slot=FRIDAY, state="written", channel="lunch",
                     said_by=by, line=line, purpose=purpose)  # fmt: skip
    assert said in coffee_note(MemoryNetwork(ANA, planned), SETTINGS, NOW, planned)


def test_who_lives_elsewhere_may_say_video_where_my_city_is_not_known() -> None:
    picked = Coffee(id=1, people=(1,), said=TODAY, slot=FRIDAY, state="written", score_snapshot={"sum": 1.0})
    network = MemoryNetwork(replace(ANA, city="Milan"), picked)
    assert "a coffee or a video call" in coffee_note(network, replace(SETTINGS, city=""), NOW, picked)
    assert "video" not in coffee_note(network, replace(SETTINGS, city="Milan"), NOW, picked)


@pytest.mark.parametrize(
    ("line", "to_ana", "to_bo"),
    [
        (
            "should introduce ana to bo - the society needs a luthier",
            "The society needs a luthier.",
            "The society needs a luthier.",
        ),
        (
            "intro ana to bo - same varnish problem",
            "You both have the same varnish problem.",
            "You both have the same varnish",
        ),
        (
            "want to introduce ana to bo, he's looking for a shop",
            "Bo is looking for a shop.",
            "You're looking for a shop.",
        ),
        ("want to introduce ana to bo, lovely day", "{why you should meet}", "{why you should meet}"),
    ],
)
def test_why_two_should_meet_is_said_as_the_line_does(line: str, to_ana: str, to_bo: str) -> None:
    made = Introduction(id=5, between=(1, 2), made=TODAY - 3 * DAY)
    network = MemoryNetwork(ANA, BO, made, typed(line))
    assert to_ana in introduction_note(network, SETTINGS, TODAY, made)
    assert to_bo in introduction_note(network, SETTINGS, TODAY, made, reader=2)


@pytest.mark.parametrize(
    ("need", "line", "said"),
    [
        (
            "ana needs a kiln for the fair",
            "call with bo, he has a kiln at home",
            "Bo Lund (Luthier) may be able to help",
        ),
        ("ana is looking for a cellist", "bo knows two cellists", "ou're looking for a cellist"),
        ("ana needs a kiln for the fair", "bo needs a kiln, too", "{why you should meet}"),
        ("ana needs a kiln for the fair", "bo has a new job", "{why you should meet}"),
    ],
)
def test_what_one_needs_and_the_other_has_is_said_by_two_lines_too(need: str, line: str, said: str) -> None:
    made = Introduction(id=5, between=(1, 2), made=TODAY - DAY)
    has = replace(typed(line, 6), id=91, people=(2,))
    network = MemoryNetwork(ANA, BO, made, replace(typed(need, 9), id=90, people=(1,)), has)
    assert said in introduction_note(network, SETTINGS, TODAY, made)
    wanted = introduction_note(network, SETTINGS, TODAY, made, reader=2)
    assert ("is looking for a" in wanted) == ("{" not in said)


def test_an_hour_that_they_named_weeks_ago_is_looked_forward_to() -> None:
    slot = Slot(start=NOW + DAY, end=NOW + DAY + DAY / 24, tz="Europe/Lisbon")
    line = "ana wants to move our call to thu 12 mar 10:00"
    for days, said in ((1, "{yes, or another time}"), (20, "I'm looking forward to our call on Thursday 12 March")):
        coffee = Coffee(
            id=1,
            people=(1,),
            said=TODAY - days * DAY,
            said_by="them",
            slot=slot,
            state="proposed",
            channel="call",
            line=line,
        )
        assert said in coffee_note(MemoryNetwork(ANA, coffee), SETTINGS, NOW, coffee)


@pytest.mark.parametrize(
    ("line", "said"),
    [("told ana yes, filming fri 1pm", "to the filming on"), ("meeting with ana about filming fri 1pm", "our meeting")],
)
def test_a_plan_is_called_by_its_name_and_not_by_its_matter(line: str, said: str) -> None:
    plan = Coffee(id=1, people=(1,), said=TODAY, slot=FRIDAY, state="confirmed", purpose="filming", line=line)
    assert said in coffee_note(
        MemoryNetwork(ANA, replace(plan, channel="meeting")), SETTINGS, NOW, replace(plan, channel="meeting")
    )


def test_who_called_and_asked_nothing_waits_for_no_answer() -> None:
    line = "spoke with ana on the phone for an hour about ice"
    call = replace(typed(line, 2, "call", topic="ice"), initiator="them")
    assert not letter_note(MemoryNetwork(ANA, call), SETTINGS, TODAY, ANA)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "ana could use meeting Bo about pricing, promised to introduce them",
            "Ruiz (at Nortel) would like to talk about pricing",
        ),
        (
            "ana wants to know where to buy larch, told her i'd introduce her to Bo",
            "would like to know where to buy larch, and I thought of you.",
        ),
    ],
)
def test_the_other_one_of_an_introduction_hears_what_for(line: str, said: str) -> None:
    made = Introduction(id=5, between=(1, 2), made=TODAY - 3 * DAY)
    asks = Request(id=6, from_=1, text="to know where to buy larch", asked=NOW - 3 * DAY)
    network = MemoryNetwork(ANA, BO, made, asks, replace(typed(line, 3), mentions=(2,)))
    assert said in introduction_note(network, SETTINGS, TODAY, made)
