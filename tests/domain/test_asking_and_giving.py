"""Whom to ask, who should meet whom, and small favours."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netritual.domain.model import (
    Ask,
    Gift,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Settings,
    Thanks,
)
from netritual.domain.suggestions.advice import Advice, Advisers
from netritual.domain.suggestions.introduction_matches import favours, pairs
from netritual.domain.suggestions.needs import match
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def person(number: int, **fields: Any) -> Person:
    return Person(id=number, **{"handle": f"p{number}", "name": f"Person {number}", **fields})


def talk(ago: int, *people: int, channel: Any = "coffee", initiator: Any = "mutual", **more: Any) -> Interaction:
    return Interaction(on=day(ago), channel=channel, people=people, initiator=initiator, **more)


PRIYA = person(1, tier=1, offers=("pricing strategy",))
OTHER = person(2, tier=3, offers=("gardens",))


def rank(topic: str, *records: Record) -> list[Advice]:
    advisers = Advisers(MemoryNetwork(*records), SETTINGS, TODAY)
    return [*advisers.free(topic), *advisers.blocked(topic)]


def first(*records: Record, topic: str = "pricing") -> Advice:
    return rank(topic, PRIYA, OTHER, *records)[0]


def parts(*records: Record, topic: str = "pricing") -> dict[str, float]:
    return {p.component: p.points for p in first(*records, topic=topic).parts}


def test_the_parts_of_advice() -> None:
    assert parts() == {"topic": 40.0, "trust": 12.0, "novelty": 15.0, "balance": 7.5, "access": 5.0}
    assert first().fit == 79.5 and first().blocked_by == ()


def test_the_topic_is_found_in_public_words_only() -> None:
    found = rank("the pricing", PRIYA, person(2, position="Head of Pricing"), person(3, topics=("prices",)),
                 person(4, private_notes="pricing"), person(5), talk(3, 5, topic="pricing"))  # fmt: skip
    assert {a.person for a in found} == {1, 2, 3, 5}
    assert parts(topic="pricing zebras")["topic"] < 40


def test_without_a_topic_everyone_known_is_ranked() -> None:
    found = rank("", PRIYA, person(3), person(4), talk(3, 4))
    assert {a.person for a in found} == {1, 4}


@pytest.mark.parametrize(
    ("record", "trust"),
    [
        (Gift(people=(1,), direction="got", on=day(9)), 20.0),
        (Ask(to=1, asked=day(300), answered=day(290), state="answered", outcome_told=day(280)), 20.0),
        (Gift(people=(1,), direction="gave", on=day(9)), 12.0),
    ],
)
def test_trust(record: Record, trust: float) -> None:
    assert parts(record)["trust"] == trust


def test_a_broken_confidence_takes_the_trust() -> None:
    broken = person(3, tier=1, offers=("zebras",), confidence="broken")
    assert parts(broken, topic="zebras")["trust"] == 0.0


def test_little_time_together_is_novel() -> None:
    records = (talk(9, 1, minutes=600), talk(9, 2, minutes=60))
    assert parts(*records)["novelty"] == 0.0


def test_balance_and_access() -> None:
    gifts = [Gift(people=(1,), direction="gave", on=day(n)) for n in range(2)]
    mails = [talk(90, 1, channel="email", initiator="me"), talk(88, 1, channel="email", initiator="them"),
             talk(50, 1, channel="email", initiator="me")]  # fmt: skip
    told = parts(*gifts, *mails)
    assert told["balance"] == 12.5 and told["access"] == 5.0
    assert parts(*mails[:2])["access"] == 6.7


def test_who_never_answers_two_hundred_notes_is_ranked_all_the_same() -> None:
    mails = [talk(30 + 40 * n, 1, channel="email", initiator="me") for n in range(250)]
    assert parts(*mails)["access"] == 0.0


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([Ask(to=1, asked=day(4))], "one ask is still open, 4 days ago"),
        ([Ask(to=1, asked=day(300), state="answered", answered=day(290))], "tell them how the last advice went first"),
        ([Thanks(to=1, made=day(3))], "thank them first"),
        (
            [talk(4, 1, channel="dm", initiator="me", awaiting_reply=True)],
            "no answer yet to your message, 4 days ago",
        ),
        (
            [Ask(to=1, asked=day(n), state="declined") for n in (180, 20)],
            "asked twice in 180 days",
        ),
        ([Ask(to=1, asked=day(100), state="declined", answered=day(89))], "said no 89 days ago"),
        (
            [Request(from_=1, asked=datetime(2026, 3, 10, 9, tzinfo=UTC), text="an intro")],
            "answer them first: an intro",
        ),
        ([Ask(to=2, asked=day(n), state="rest") for n in (0, 1)], "two asks this week are enough"),
    ],
)
def test_blocks(records: list[Record], words: str) -> None:
    found = first(*records)
    assert found.person == 1 and words in found.blocked_by


def test_what_does_not_block() -> None:
    old = [Ask(to=1, asked=day(n), state="declined") for n in (181, 90)]
    planned = Ask(to=1, state="planned", due=day(-3))
    last_week = [Ask(to=2, asked=day(n), state="rest") for n in (3, 4)]
    assert first(*old, planned, *last_week, Thanks(to=1, made=day(9), said=day(8))).blocked_by == ()


def test_who_said_no_is_never_first() -> None:
    twin = person(3, tier=1, offers=("pricing strategy",))
    no = Ask(to=1, asked=day(120), state="declined")
    assert [a.person for a in rank("pricing", PRIYA, twin)] == [1, 3]
    assert [a.person for a in rank("pricing", PRIYA, twin, person(4, topics=("prices",)), no)] == [3, 4, 1]


def test_the_blocked_come_last() -> None:
    found = rank("pricing", PRIYA, person(2, topics=("pricing",)), Ask(to=1, asked=day(4)))
    assert [a.person for a in found] == [2, 1]


@pytest.mark.parametrize(
    ("need", "offer", "value"),
    [
        ("data people", "data hiring", 0.5),
        ("a part-time CFO", "CFO services", 0.5),
        ("a CFO", "the CFO", 1.0),
        ("", "x", 0.0),
    ],
)
def test_match(need: str, offer: str, value: float) -> None:
    assert match(need, offer) == value


NEEDY = person(1, tier=2, needs=("CFO",), circles=("a",), city="Lisbon")
ABLE = person(2, tier=3, offers=("CFO services",), circles=("b",), city="LISBON")


def test_a_pair_and_its_parts() -> None:
    found = pairs(MemoryNetwork(NEEDY, ABLE))[0]
    assert (found.a, found.b, found.need, found.offer) == (1, 2, "CFO", "CFO services")
    assert [p.points for p in found.parts] == [50.0, 0.0, 9.0, 10.0, 5.0] and found.fit == 74.0
    baker = person(1, needs=("CFO",), offers=("bread",))
    both = pairs(MemoryNetwork(baker, person(2, needs=("bread",), offers=("CFO",))))
    assert len(both) == 1 and both[0].parts[1].points == 20.0


@pytest.mark.parametrize(
    "changes",
    [
        {"knows": (2,)}, {"company": "Nortel"}, {"kin": True}, {"status": "archived"},
    ],
)  # fmt: skip
def test_people_who_are_not_introduced(changes: dict[str, Any]) -> None:
    one = person(1, needs=("CFO",), **changes)
    assert pairs(MemoryNetwork(one, person(2, offers=("CFO",), company="nortel"))) == []


@pytest.mark.parametrize(
    "intro",
    [
        Introduction(between=(2, 1), state="closed"),
        Introduction(between=(1, 3), state="asked_a"),
        Introduction(between=(3, 2), state="proposed"),
    ],
)
def test_earlier_and_open_introductions_exclude(intro: Introduction) -> None:
    assert pairs(MemoryNetwork(NEEDY, ABLE, person(3), intro)) == []
    closed = Introduction(between=(1, 3), state="outcome")
    assert len(pairs(MemoryNetwork(NEEDY, ABLE, person(3), closed))) == 1


@pytest.mark.parametrize(
    "done",
    [
        Introduction(between=(1, 2), state="sent", sent=day(2)),
        Promise(people=(1,), text="intro abena", state="kept", made=day(4)),
    ],
)
def test_a_need_is_met_once_they_were_introduced_to_somebody_who_fits(done: Record) -> None:
    ama = person(1, name="Ama Serwaa", tier=3, needs=("a fintech lawyer",))
    abena = person(2, name="Abena Osei", tier=3, position="Lawyer")
    assert [one.what for one in favours(MemoryNetwork(ama, abena), SETTINGS, TODAY)] == ["a fintech lawyer"]
    assert favours(MemoryNetwork(ama, abena, done), SETTINGS, TODAY) == []
    other = person(2, name="Abena Osei", tier=3, position="Baker")
    assert [one.what for one in favours(MemoryNetwork(ama, other, done), SETTINGS, TODAY)] == ["a fintech lawyer"]


def test_favours() -> None:
    gifts = [Gift(people=(3,), direction="got", on=day(n)) for n in range(2)]
    found = favours(MemoryNetwork(NEEDY, ABLE, person(3), person(4, tier=1), talk(50, 4), *gifts), SETTINGS, TODAY)
    assert [(f.kind, f.person, f.other) for f in found] == [
        ("need", 1, 2),
        ("give_back", 3, None),
        ("ask_need", 4, None),
    ]
    assert found[1].why == "they gave 2, you gave 0"


def test_what_would_help_is_not_to_be_asked_just_after_a_talk() -> None:
    asked = [bool(favours(MemoryNetwork(person(1, tier=1), talk(ago, 1)), SETTINGS, TODAY)) for ago in (0, 6, 7)]
    assert asked == [False, False, True]


def test_needs_and_offers_are_seen_without_a_match_too() -> None:
    found = favours(
        MemoryNetwork(person(1, needs=("a designer", "a flat")), person(2, offers=("sailing",))), SETTINGS, TODAY
    )
    assert [(f.kind, f.person, f.what, f.other) for f in found] == [
        ("need", 1, "a designer", None), ("offer", 2, "sailing", None),
    ]  # fmt: skip
    matched = favours(MemoryNetwork(NEEDY, ABLE), SETTINGS, TODAY)
    assert [(f.kind, f.person, f.other) for f in matched] == [("need", 1, 2)]


def test_nobody_is_asked_for_a_need_before_a_first_talk() -> None:
    never, wrote = person(1, tier=1), talk(5, 1, channel="email", initiator="me")
    assert favours(MemoryNetwork(never), SETTINGS, TODAY) == favours(MemoryNetwork(never, wrote), SETTINGS, TODAY) == []
    (new,) = favours(MemoryNetwork(person(1, tier=4, connected_on=day(3))), SETTINGS, TODAY)
    assert (new.kind, new.why) == ("welcome", "connected 3 days ago, and no word yet")
    assert not favours(MemoryNetwork(person(1, tier=4, connected_on=day(29))), SETTINGS, TODAY)
    assert not favours(MemoryNetwork(person(1, connected_on=day(3))), SETTINGS, TODAY)


def test_what_somebody_offered_to_do_for_me_helps_nobody_else() -> None:
    mine = ("do our audit at half price", "share their donor survey", "a will-writing week for us")
    assert (
        favours(MemoryNetwork(*(person(at, offers=(text,)) for at, text in enumerate(mine, 1))), SETTINGS, TODAY) == []
    )
    (found,) = favours(MemoryNetwork(person(1, offers=(*mine, "free office space"))), SETTINGS, TODAY)
    assert found.what == "free office space"
