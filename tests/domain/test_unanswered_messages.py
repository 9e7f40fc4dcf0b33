"""Messages of mine without an answer: when a nudge is fine, when they rest, and what counts as an answer."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.loops.loop_list import loops
from netritual.domain.loops.unanswered_messages import Unanswered, unanswered
from netritual.domain.model import Ask, Interaction, Introduction, Person, Promise, Proposed, Record, Settings
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 31, 11, tzinfo=UTC)
TODAY = NOW.date()
ANA = Person(id=1, handle="ana", name="Ana Ruiz")
TOM = Person(id=2, handle="tom", name="Tom Reed")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def wrote(days: int, id: int, **more: Any) -> Interaction:
    fields: dict[str, Any] = {"people": (1,), "channel": "email", "initiator": "me", "awaiting_reply": True, **more}
    return Interaction(id=id, on=ago(days), logged=NOW, **fields)


def silent(*records: Record, today: date = TODAY) -> list[Unanswered]:
    return unanswered(MemoryNetwork(ANA, TOM, *records), today)


def notes(*records: Record) -> list[str]:
    found = loops(MemoryNetwork(ANA, TOM, *records), Settings(tz="UTC"), NOW)
    return [loop.note for loop in found if loop.kind == "no_answer"]


@pytest.mark.parametrize(
    ("days", "note"),
    [
        ((6,), []),
        ((7,), ["7 days ago: time for a nudge"]),
        ((14, 7), ["14 days ago: time for a second, last nudge"]),
        ((14, 6), []),
        ((20, 13, 6), []),
        ((21, 14, 7), ["21 days ago: two nudges sent, let it rest"]),
        ((30,), ["30 days ago: time for a nudge"]),
        ((31,), []),
    ],
)
def test_a_nudge_is_fine_a_week_and_two_weeks_after_then_it_rests(days: tuple[int, ...], note: list[str]) -> None:
    assert notes(*(wrote(day, id) for id, day in enumerate(days, 10))) == note


@pytest.mark.parametrize(
    "answer",
    [
        wrote(8, 11, initiator="them", awaiting_reply=False),
        wrote(3, 11, initiator="mutual", channel="coffee", awaiting_reply=False),
        wrote(9, 11, initiator="mutual", channel="call", awaiting_reply=False),
        wrote(3, 11, initiator=None, channel="note", awaiting_reply=False, line="ana finally said yes"),
        wrote(9, 11, initiator=None, channel="note", awaiting_reply=False, line="told ana the money is approved"),
        wrote(3, 11, initiator=None, channel="note", awaiting_reply=False, line="form is off, ana's over the moon"),
        wrote(3, 11, initiator=None, channel="note", awaiting_reply=False, line="saw ana at the station"),
    ],
)
def test_a_word_of_theirs_is_an_answer(answer: Interaction) -> None:
    assert silent(wrote(9, 10)) and not silent(wrote(9, 10), answer)


@pytest.mark.parametrize(
    ("made", "closed", "state", "who", "waits"),
    [
        (9, 2, "kept", 1, 0),
        (20, 2, "kept", 1, 0),
        (9, 2, "kept", 2, 1),
        (9, 2, "released", 1, 1),
        (8, 2, "kept", 1, 1),
        (20, 10, "kept", 1, 1),
    ],
)
def test_what_they_owed_when_i_wrote_and_did_since_is_an_answer(
    made: int, closed: int, state: Any, who: int, waits: int
) -> None:
    owed = Promise(id=11, by="them", people=(who,), text="the rent", made=ago(made), closed=ago(closed), state=state)
    assert len(silent(wrote(9, 10), owed)) == waits


def test_a_note_of_what_somebody_else_said_is_none() -> None:
    assert silent(wrote(9, 10), wrote(3, 11, initiator=None, channel="note", awaiting_reply=False, line="tom said yes"))


@pytest.mark.parametrize("line", ["texted ana happy birthday", "ana + tom: intro done by mail", "congrats to ana"])
def test_a_wish_and_an_introduction_wait_for_no_answer(line: str) -> None:
    assert not silent(wrote(9, 10, line=line))


@pytest.mark.parametrize(
    "line",
    [
        "texted ana la multi ani", "texted ana feliz cumpleaños", "messaged ana: alles Gute!", "texted ana gracias",
        "texted ana joyeux noël", "wrote ana to say hi", "texted ana good luck with the talk", "texted ana auguri!",
    ],
)  # fmt: skip
def test_a_greeting_and_thanks_in_any_language_wait_for_no_answer(line: str) -> None:
    assert not silent(wrote(9, 10, line=line))


@pytest.mark.parametrize(
    "line",
    [
        "texted ana about the lease", "texted ana hi, can you send the plan", "texted ana the years of the lease",
        "texted ana, feliz con la oferta", "emailed ana about the good work", "texted ana if she says hi to tom",
        "wrote ana alles über die Miete", "texted ana about the bonne", "emailed ana the plan for the party",
        "texted ana the ciao song link",
    ],
)  # fmt: skip
def test_a_message_that_says_more_waits_for_one(line: str) -> None:
    assert silent(wrote(9, 10, line=line))


def test_my_own_note_after_theirs_is_an_answer_and_waits_for_none() -> None:
    theirs = wrote(12, 9, initiator="them", awaiting_reply=False)
    assert not silent(theirs, wrote(9, 10))
    met = wrote(12, 9, initiator="mutual", channel="coffee", awaiting_reply=False)
    assert silent(met, wrote(9, 10))


@pytest.mark.parametrize(
    "waiting",
    [
        Ask(id=5, to=1, asked=ago(9), state="asked"),
        Promise(id=5, by="them", people=(1,), text="the intro", made=ago(9)),
        Introduction(id=5, between=(2, 1), state="asked_b", made=ago(9), asked_b=ago(9)),
    ],
)
def test_who_is_waited_for_in_another_way_is_not_told_twice(waiting: Record) -> None:
    assert not silent(wrote(9, 10), waiting)


def test_one_answer_of_several_is_enough_and_each_circle_of_people_stands_alone() -> None:
    both, ana = wrote(9, 10, people=(1, 2)), wrote(8, 11)
    assert [silence.people for silence in silent(both, ana)] == [(1, 2), (1,)]
    tom = wrote(7, 12, people=(2,), initiator="them", awaiting_reply=False)
    assert [silence.people for silence in silent(both, ana, tom)] == [(1,)]


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=12))
def test_what_waits_is_mine_since_their_last_word_and_rests_in_time(days: list[tuple[int, bool]]) -> None:
    talks = [
        wrote(day, id, initiator="me" if mine else "them", awaiting_reply=mine)
        for id, (day, mine) in enumerate(days, 10)
    ]
    theirs = [(talk.on, talk.id) for talk in talks if talk.initiator == "them"]
    for silence in silent(*talks):
        assert all(message.initiator == "me" for message in silence.messages)
        assert (silence.first, silence.messages[0].id) > max(theirs, default=(date.min, 0))
        assert silence.nudges >= 0 and silence.first < silence.shown_from <= silence.rests_on
        assert silence.newest.on >= ago(30)


@pytest.mark.parametrize("line", ["text to Ana: thanks for the slides", "emailed Ana to thank her"])
def test_thanks_wait_for_no_answer(line: str) -> None:
    assert silent(wrote(9, 10, line=line)) == []


def test_thanks_that_ask_something_wait_for_an_answer() -> None:
    assert silent(wrote(9, 10, line="emailed Ana to thank her and asked about the audit"))


def test_what_a_message_seems_to_ask_is_asked_about_once() -> None:
    asked = Proposed(kind="ask", text="raffle prizes", people=(1,))
    assert silent(wrote(9, 10, line="emailed Ana asking for raffle prizes", proposed=(asked,))) == []


@pytest.mark.parametrize(
    ("line", "waits"),
    [
        ("texted Ana thx for the tip. she asked if I know a baker, told her about Tom", False),
        ("emailed Ana, she wanted the date", False),
        ("emailed Ana about the deck", True),
        ("emailed Ana and asked if she said yes to Tom", True),
    ],
)
def test_a_message_that_came_back_to_a_word_of_theirs_waits_for_none(line: str, waits: bool) -> None:
    assert bool(silent(wrote(9, 10, line=line))) == waits


@pytest.mark.parametrize(
    "line", ["ana r got the plan, loves it", "Ana received the deck", "ana asked for the other one"]
)
def test_a_note_of_what_they_did_with_it_is_their_answer(line: str) -> None:
    note = Interaction(id=11, on=ago(3), logged=NOW, channel="note", people=(1,), line=line)
    assert silent(wrote(9, 10), note) == []


@pytest.mark.parametrize(
    ("line", "people", "waits"),
    [
        ("ana and tom: both in", (1, 2), False),
        ("ana and tom, alle beide dabei", (1, 2), False),
        ("ana ist dabei", (1,), False),
        ("both dabei", (), False),
        ("all three are coming", (), False),
        ("all five are coming", (), True),
        ("ana and tom at the fair", (1, 2), True),
    ],
)
def test_a_note_of_how_all_took_it_is_the_answer_of_each(line: str, people: tuple[int, ...], waits: bool) -> None:
    note = Interaction(id=11, on=ago(3), logged=NOW, channel="note", people=people, line=line)
    assert bool(silent(wrote(9, 10, people=(1, 2)), note)) == waits
