"""In the weeks of a newcomer what I owe is a message, by its day; nobody is met for it, and nothing hides it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.model import (
    Channel,
    Follow,
    Interaction,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Review,
    Settings,
    Shown,
    Thanks,
    Trip,
)
from netritual.domain.suggestions.suggest import suggest, why_not
from netritual.domain.suggestions.suggestion import Suggestion
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 13)
SETTINGS = Settings(city="Ghent")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def person(number: int, **fields: Any) -> Person:
    return Person(id=number, handle=f"p{number}", name=f"Person {number}", **fields)


def talk(ago: int, who: int, channel: Channel = "call", **fields: Any) -> Interaction:
    return Interaction(on=day(ago), channel=channel, people=(who,), **{"initiator": "mutual", **fields})


def promised(due: int | None, made: int = 9, who: int = 1) -> Promise:
    """A promise of so many days ago, due in so many."""
    return Promise(people=(who,), text="the deck", made=day(made), due=None if due is None else day(-due))


def shown(*records: Record, **settings: Any) -> list[Suggestion]:
    return list(suggest(MemoryNetwork(*records), Settings(**{"city": "Ghent", **settings}), TODAY).shown)


@pytest.mark.parametrize(
    ("owed", "words"),
    [
        (promised(1), "you promised “the deck”, by tomorrow"),
        (promised(-3), "you promised “the deck”, was for Tue 10 Mar"),
        (promised(None, made=8), "you promised “the deck”"),
        (Thanks(to=1, made=day(1)), "you have not thanked them yet"),
        (
            Follow(people=(1,), text="ring him", made=day(9), due=day(2)),
            "you wanted to follow up, was for Wed 11 Mar: ring him",
        ),
        (Request(from_=1, text="photos", asked=datetime(2026, 3, 5, tzinfo=UTC)), "“photos” is not answered yet"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tier", [0, 2])
def test_what_i_owe_is_a_message_though_we_met_lately(owed: Record, words: str, tier: int) -> None:
    met = [talk(9, 1, "coffee")] if tier == 0 else [talk(200, 1, "coffee")]
    (one,) = shown(person(1, city="Ghent", tier=tier), *met, owed)
    assert one.kind == "message" and words in one.why


def test_what_was_due_long_ago_is_no_reason() -> None:
    asked = Request(from_=1, text="photos", asked=datetime(2025, 12, 5, tzinfo=UTC), due=day(61))
    for owed in (asked, promised(-61, made=90)):
        assert shown(person(1), talk(100, 1, "coffee"), replace(owed, due=day(60)))[0].kind == "message"
        assert not [one for one in shown(person(1), talk(100, 1, "coffee"), owed) if one.kind == "message"]


def test_what_they_owe_without_a_day_is_told_after_a_week() -> None:
    def told(ago: int) -> bool:
        owed = Promise(by="them", people=(1,), text="her article", made=day(ago))
        (one,) = shown(person(1), talk(ago, 1, "event", line="met Person 1, she will send her article"), owed)
        return "they owe you" in one.why

    assert not told(6) and told(7)


def test_an_old_promise_without_a_day_is_a_message_two_days_after_a_meeting_with_a_close_one() -> None:
    (one,) = shown(person(1, tier=2), talk(249, 1, "coffee"), promised(None, made=249), talk(2, 1, "coffee"))
    assert one.kind == "message" and one.why.startswith("you promised “the deck”")


@pytest.mark.parametrize(
    "owed", [promised(None, made=2), promised(20), Thanks(to=1, made=day(1), snooze_until=day(-3))]
)
def test_what_is_not_due_yet_is_no_reason(owed: Record) -> None:
    assert not shown(person(1), talk(5, 1, "coffee"), owed)


def test_what_was_shown_last_week_and_is_owed_keeps_its_score() -> None:
    week = Review(
        id=90, week="2026-W10", started=datetime(2026, 3, 6, tzinfo=UTC), ended=datetime(2026, 3, 6, tzinfo=UTC),
        shown=(Shown(person=1, score=9, picked=False),),
    )  # fmt: skip
    records = person(1), talk(30, 1), promised(-9, made=30)
    assert shown(*records, week)[0].score == shown(*records)[0].score


def test_of_what_is_owed_alike_the_first_day_goes_first() -> None:
    who = (1, 2, 3)
    records = [one for n in who for one in (person(n), talk(20 + n, n), promised(-n, who=n))]
    assert [one.person for one in shown(*records)] == [3, 2, 1]


def test_of_several_with_one_person_the_dated_one_leads_and_the_others_are_counted() -> None:
    asked = [
        Proposed(kind="request", text="feedback on the book", from_=1),
        Proposed(kind="request", text="a quote", from_=1, due=day(-1)),
    ]
    lines = [
        talk(9 - n, 1, "note", proposed=(one,), line=f"Person 1 asked for {one.text}") for n, one in enumerate(asked)
    ]
    (one,) = shown(person(1), *lines)
    assert "is their request “a quote”, by tomorrow, still open? (and 1 more)" in one.why


def test_it_takes_the_place_of_another_message_and_none_beyond_the_size() -> None:
    event = [one for n in range(1, 9) for one in (person(n), talk(5, n, "event"))]
    owed = [person(9), talk(40, 9), promised(6, made=40, who=9)]
    found = shown(*event, *owed, capacity=0)
    assert len(found) == 3 and 9 in [one.person for one in found]


def test_a_follow_up_that_a_later_line_takes_up_is_none() -> None:
    planned = Follow(people=(1,), text="ring him", made=day(9), due=day(2))
    assert not shown(person(1), talk(9, 1, "note"), planned, talk(3, 1, "note", line="rang Person 1"))


def test_with_a_settled_network_a_rhythm_keeps_its_coffee() -> None:
    others = [one for n in range(2, 15) for one in (person(n, tier=2), talk(20, n, "coffee"))]
    found = shown(person(1, tier=2, city="Ghent"), talk(100, 1, "coffee"), promised(-3), *others)
    assert [(one.person, one.kind) for one in found] == [(1, "coffee")]


@pytest.mark.parametrize(
    ("text", "due", "open_"),
    [
        ("if I come to Munich", None, False),
        ("whether I could speak at her event", day(2), False),
        ("whether I could speak at her event", day(-2), True),
        ("if I come to Porto", None, True),
        ("photos of Munich", None, True),
        ("a quote", day(2), True),
    ],
)
@pytest.mark.parametrize("said_yes", [False, True])
def test_a_question_about_a_day_or_a_trip_that_is_past_is_no_reason(
    text: str, due: date | None, open_: bool, said_yes: bool
) -> None:
    asks = Proposed(kind="request", text=text, from_=1, due=due)
    request = Request(from_=1, text=text, asked=datetime(2026, 2, 12, tzinfo=UTC), due=due)
    line = talk(30, 1, "note", line=f"Person 1 asked me {text}", proposed=() if said_yes else (asks,))
    trips = (Trip(city="Munich", from_=day(4), to=day(2)),)
    assert bool(shown(person(1), line, *[request] * said_yes, trips=trips)) == open_


def test_nobody_is_owed_what_a_line_tells_as_done() -> None:
    line = talk(
        9, 1, "note", proposed=(Proposed(kind="promise", text="the list of suppliers", people=(1,), due=day(4)),)
    )
    done = talk(5, 1, "note", line="sent Person the list of suppliers", initiator="me")
    later = talk(2, 1, "note", line="Person 1 is in Porto")
    network = MemoryNetwork(person(1), line, done, later)
    assert "suppliers" not in why_not(network, SETTINGS, TODAY, 1).told.why


@pytest.mark.parametrize(
    ("line", "proposed", "tier"),
    [
        ("met Person 1, will send him my rates", Proposed(kind="promise", text="send him my rates", people=(1,)), 0),
        ("Person 1 called, call him back", Proposed(kind="follow", text="call him back", people=(1,)), 3),
    ],
)
def test_what_a_line_says_that_i_will_do_for_them_waits_for_no_yes(line: str, proposed: Proposed, tier: int) -> None:
    (one,) = shown(person(1, tier=tier), talk(8, 1, line=line, proposed=(proposed,)))
    assert one.kind == "message" and proposed.text in one.why


def test_what_i_got_from_them_keeps_no_promise() -> None:
    line = talk(9, 1, proposed=(Proposed(kind="promise", text="a demo", people=(1,)),), line="promised Person 1 a demo")
    got = talk(1, 1, "note", line="got the number of Adam from Person 1")
    (one,) = shown(person(1), line, got)
    assert "did you promise “a demo”" in one.why


def test_a_line_is_quoted_once() -> None:
    line = talk(1, 1, "event", line="met Person 1 at the fair, we talked about coffee next week", sentence=True)
    (one,) = shown(person(1), replace(line, channel="meeting"))
    assert one.why.count("we talked about coffee next week") == 1


def test_what_is_due_before_a_trip_is_no_coffee_there() -> None:
    trips = (Trip(city="Porto", from_=day(-5), to=day(-7)),)
    kinds = [shown(person(1, city="Porto"), talk(20, 1), promised(due), trips=trips)[0].kind for due in (2, 6)]
    assert kinds == ["message", "coffee"]


def test_a_promise_of_a_later_day_is_no_reason_to_meet_before_it() -> None:
    proposed = Proposed(kind="promise", text="cover her clients", people=(1,), due=day(-10))
    line = talk(15, 1, line="call with Person 1, promised to cover her clients on 23 march", proposed=(proposed,))
    assert not shown(person(1), line)


def test_whoever_only_a_note_names_where_a_trip_goes_gets_a_message_with_the_line() -> None:
    trips = (Trip(city="Porto", from_=day(-5), to=day(-7)),)
    note = talk(2, 1, "note", line="Person 1 has not answered", sentence=True)
    (one,) = shown(person(1, city="Porto"), note, trips=trips)
    assert one.kind == "message" and "“Person 1 has not answered”" in one.why


@pytest.mark.parametrize(("kind", "step"), [("owed", "message"), ("need", "message"), ("offer", "coffee")])
def test_what_they_owe_me_or_need_is_written_about(kind: str, step: str) -> None:
    proposed = Proposed(kind=kind, text="the course notes", people=(1,))
    line = talk(17, 1, "lunch", line="lunch with Person 1, the course notes", proposed=(proposed,))
    (one,) = shown(person(1, city="Ghent"), line)
    assert (one.opener, one.kind == "message") == ("met once", step == "message")
