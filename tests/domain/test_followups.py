"""Open loops: one test for each kind, the order, and do-now."""

from datetime import UTC, date, datetime, timedelta
from math import log2
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.dates.id_stamps import ID_BITS, ID_EPOCH
from netritual.domain.loops.do_now import today_of
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops, nudge_on, open_promises, rest_on
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Handoff,
    Interaction,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Slot,
    Thanks,
)
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 11, 10, tzinfo=UTC)
TODAY = NOW.date()
SETTINGS = Settings(tz="UTC")
ANA = Person(id=1, handle="ana", name="Ana Ruiz", tier=2)
TOM = Person(id=2, handle="tom", name="Tom Reed")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def at(ago: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 11, hour, minute, tzinfo=UTC) - timedelta(days=ago)


def found(*records: Record, **more: Any) -> list[Loop]:
    return loops(MemoryNetwork(ANA, TOM, *records), SETTINGS, NOW, **more)


def one(record: Record) -> Loop:
    (loop,) = found(record)
    return loop


def test_a_reply_is_due_after_its_aim_in_working_hours() -> None:
    loop = one(Request(id=7, from_=2, type="resume", text="my resume", asked=at(1, 9, 10)))
    assert (loop.kind, loop.table, loop.id, loop.who, loop.what) == ("reply", "requests", 7, 2, "my resume")
    assert loop.due == at(0, 9, 10) and loop.late and loop.note == "waits 1 day" and loop.age_days == 1
    assert loop.score == pytest.approx(60 + 10 * log2(1 + 2 / 24) + 15 * 0.25)
    assert not one(Request(from_=2, asked=at(1, 12))).late
    assert one(Request(from_=2, asked=at(1, 12))).what == "an answer"


def test_a_complaint_weighs_more_and_asking_twice_adds_ten() -> None:
    loop = one(Request(from_=2, type="complaint", asked=at(0, 9), aim_hours=1, asked_again=1))
    assert loop.score == pytest.approx(75 + 10 * log2(1 + (70 / 60) / 4) + 15 * 0.25 + 10)


def test_a_reply_with_a_given_day_is_late_after_that_day() -> None:
    assert not one(Request(from_=2, asked=at(9, 9), due=TODAY)).late
    loop = one(Request(from_=2, asked=at(9, 9), due=day(1)))
    assert loop.late and loop.note == "was for Tue 10 Mar, asked 9 days ago" and loop.due == at(1, 23, 59)


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"state": "answered", "answered": at(14, 9)}, ["no_ack"]),
        ({"state": "answered", "answered": at(13, 9)}, []),
        ({"state": "acknowledged", "answered": at(30, 9)}, []),
        ({"state": "no_ack", "answered": at(30, 9)}, []),
        ({"state": "declined"}, []),
        ({"state": "handed", "handoff": Handoff(to=1, on=day(9), check_on=day(2))}, ["handoff"]),
        ({"state": "handed", "handoff": Handoff(to=1, on=day(9), check_on=day(2), landed=day(1))}, []),
    ],
)
def test_what_becomes_of_a_request(fields: dict[str, Any], kinds: list[str]) -> None:
    assert [loop.kind for loop in found(Request(from_=2, asked=at(40, 9), **fields))] == kinds


def test_any_later_word_of_theirs_comes_back_to_an_answer() -> None:
    answered = Request(from_=2, asked=at(40, 9), state="answered", answered=at(30, 9))
    coffee = Interaction(id=90, people=(2,), channel="coffee", initiator="mutual", on=day(20))
    assert found(answered, coffee) == []
    assert [loop.kind for loop in found(answered, replace(coffee, on=day(31)))] == ["no_ack"]
    assert found(answered, replace(coffee, on=day(30))) == []
    assert [loop.kind for loop in found(answered, replace(coffee, channel="email", on=day(30)))] == ["no_ack"]


def test_an_answer_nobody_came_back_to() -> None:
    loop = one(Request(from_=2, asked=at(40, 9), text="reference", state="answered", answered=at(28, 9)))
    assert (loop.due, loop.late, loop.age_days, loop.state, loop.note) == (
        None,
        False,
        28,
        "answered",
        "answered 28 days ago",
    )


def test_a_handoff_is_open_until_it_landed() -> None:
    loop = one(Promise(people=(2,), text="resume", made=day(20), state="handed",
                       handoff=Handoff(to=1, on=day(9), check_on=day(2))))  # fmt: skip
    assert (loop.kind, loop.table, loop.who, loop.people) == ("handoff", "promises", 2, (2, 1))
    assert loop.due == day(2) and loop.late and loop.note == "9 days ago: did it land?" and loop.since == day(9)
    assert loop.score == pytest.approx(35 + 10 * log2(1 + 2 / 7) + 15 * 0.8)


def test_promises_of_mine_and_of_theirs() -> None:
    mine = one(Promise(people=(1,), text="send deck", made=day(1), due=day(-2)))
    assert (mine.kind, mine.due, mine.late, mine.note) == ("promise", day(-2), False, "by Friday")
    late = one(Promise(people=(1,), text="send deck", made=day(9), due=day(3)))
    assert late.late and late.score == pytest.approx(55 + 10 * log2(1 + 3) + 12)
    theirs = one(Promise(by="them", people=(1, 2), text="intro", made=day(4)))
    assert (theirs.kind, theirs.due, theirs.late, theirs.people, theirs.note) == (
        "owed",
        None,
        False,
        (1, 2),
        "4 days ago",
    )
    assert one(Promise(people=(1,), made=day(1), state="moved", due=day(-2))).state == "moved"
    assert (
        found(Promise(people=(1,), made=day(1), state="kept"), Promise(people=(1,), made=day(1), state="released"))
        == []
    )


def test_an_ask_waits_for_its_nudge() -> None:
    loop = one(Ask(to=1, type="advice", asked=day(4)))
    assert (loop.kind, loop.what, loop.due, loop.late) == ("ask", "advice", None, False)
    assert loop.note == "4 days ago: a nudge from Saturday" and loop.score == 25 + 12
    assert one(Ask(to=1, asked=day(10))).note == "10 days ago: time for a nudge"
    assert one(Ask(to=1, asked=day(10))).score == pytest.approx(25 + 12 + 10 * log2(1 + 3 / 7))
    assert one(Ask(to=1, asked=day(30), nudges=2, nudged=day(7))).note == "30 days ago: two nudges sent, let it rest"
    assert one(Ask(to=1, asked=day(4), due=day(1))).late
    noted = (day(9) - ID_EPOCH.date()) // timedelta(milliseconds=1) << ID_BITS
    planned = one(Ask(id=noted, to=1, state="planned", topic="pricing", due=day(-14)))
    assert (planned.state, planned.due, planned.age_days, planned.note) == (
        "planned",
        day(-14),
        9,
        "to ask by Wed 25 Mar",
    )


@pytest.mark.parametrize(
    ("ask", "nudge", "rest"),
    [
        (Ask(to=1, asked=day(0)), day(-7), None),
        (Ask(to=1, asked=day(9), nudges=1, nudged=day(2)), day(-5), None),
        (Ask(to=1, asked=day(20), nudges=1, nudged=day(13)), day(6), None),
        (Ask(to=1, asked=day(20), nudges=2, nudged=day(6)), None, day(-1)),
        (Ask(to=1, asked=day(20), state="answered"), None, None),
        (Ask(to=1, state="planned"), None, None),
    ],
)
def test_two_nudges_seven_days_apart_then_rest(ask: Ask, nudge: date | None, rest: date | None) -> None:
    assert (nudge_on(ask), rest_on(ask)) == (nudge, rest)


def test_an_outcome_not_told() -> None:
    loop = one(Ask(to=1, topic="pricing", asked=day(80), state="answered", answered=day(71)))
    assert (loop.kind, loop.note, loop.age_days) == ("outcome", "71 days ago: not told yet", 71)
    assert found(Ask(to=1, asked=day(80), state="answered", outcome_told=day(1))) == []
    assert found(Ask(to=1, asked=day(80), state="rest"), Ask(to=1, asked=day(80), state="declined")) == []


def test_thanks_are_due_in_two_days() -> None:
    loop = one(Thanks(to=1, text="warm intro", made=day(2)))
    assert (loop.kind, loop.due, loop.late, loop.note, loop.state) == (
        "thanks",
        TODAY,
        False,
        "2 days ago",
        "open",
    )
    assert one(Thanks(to=1, made=day(3))).late and not one(Thanks(to=1, made=day(9), due=day(-1))).late
    assert found(Thanks(to=1, made=day(9), said=day(1))) == []


def test_a_coffee_that_was_only_said() -> None:
    loop = one(Coffee(people=(1,), said=day(12)))
    assert (loop.kind, loop.what, loop.note, loop.due) == ("coffee", 'you both said "coffee"', "said 12 days ago", None)
    assert one(Coffee(people=(1,), said=day(2))).note == "said 2 days ago"
    assert one(Coffee(people=(1,), said=day(3), said_by="them", channel="lunch")).what == 'they said "lunch"'
    assert found(*(Coffee(people=(1,), said=day(3), state=s) for s in ("proposed", "held", "declined", "lapsed"))) == []


def test_a_follow_up() -> None:
    loop = one(Follow(people=(2,), text="up on proposal", made=day(3), due=day(-5)))
    assert (loop.kind, loop.due, loop.note, loop.late) == ("follow", day(-5), "by Monday", False)
    assert found(Follow(people=(2,), made=day(3), state="done"), Follow(people=(2,), made=day(3), state="rest")) == []
    assert one(Follow(made=day(3), text="x")).who is None


def test_what_was_put_off_comes_back_on_its_day() -> None:
    records = (
        Promise(people=(1,), made=day(9), snooze_until=day(-1)), Thanks(to=1, made=day(9), snooze_until=day(-1)),
        Ask(to=1, asked=day(9), snooze_until=day(-1)), Coffee(people=(1,), said=day(9), snooze_until=day(-1)),
        Follow(people=(1,), made=day(9), snooze_until=day(-1)), Request(from_=1, asked=at(9, 9), snooze_until=day(-1)),
    )  # fmt: skip
    assert found(*records) == [] and len(found(*records, snoozed=True)) == 6
    assert one(Promise(people=(1,), made=day(9), snooze_until=TODAY)).snooze_until == TODAY


def test_the_order_is_f_then_due_then_name() -> None:
    bob = Person(id=3, handle="bob", name="bob Stone")
    records = [
        Promise(id=1, people=(2,), made=day(1)), Promise(id=2, people=(3,), made=day(1)),
        Promise(id=3, people=(2,), made=day(1), due=day(-4)), Promise(id=4, people=(1,), made=day(1), due=day(-9)),
        Thanks(id=1, to=2, made=day(0)), Promise(id=5, people=(2,), made=day(9), due=day(1)),
    ]  # fmt: skip
    told = found(bob, *records)
    assert [(loop.table, loop.id) for loop in told] == [
        ("promises", 5), ("promises", 4), ("promises", 3), ("promises", 2), ("promises", 1), ("thanks", 1),
    ]  # fmt: skip
    assert found(bob, *reversed(records)) == told


def test_do_now_is_short_and_names_nobody_twice() -> None:
    records = [Promise(id=n, people=(1 + n % 2,), made=day(9), due=day(n)) for n in range(1, 9)]
    now = today_of(MemoryNetwork(ANA, TOM, *records, Follow(made=day(1), text="x")), SETTINGS, NOW).first
    assert [loop.who for loop in now] == [1, 2, None]
    people = [Person(id=n, handle=f"p{n}", name=f"P{n}") for n in range(1, 9)]
    many = MemoryNetwork(*people, *(Promise(people=(n,), made=day(1)) for n in range(1, 9)))
    assert len(today_of(many, SETTINGS, NOW).first) == 5


def test_whoever_waits_for_a_late_answer_is_named_beside_a_promise_to_them() -> None:
    request = Request(from_=1, text="a reference", asked=at(9, 9), due=day(2))
    promises = [Promise(people=(1,), made=day(9), due=day(ago)) for ago in (3, 4)]
    late = today_of(MemoryNetwork(ANA, TOM, request, *promises), SETTINGS, NOW).first
    assert sorted(loop.kind for loop in late) == ["promise", "reply"]
    early = replace(request, due=day(-2))
    assert [loop.kind for loop in today_of(MemoryNetwork(ANA, TOM, early, *promises), SETTINGS, NOW).first] == [
        "promise"
    ]


@pytest.mark.parametrize(
    ("record", "from_", "until"),
    [
        (Request(from_=2, asked=at(1, 9)), day(1), day(-30)),
        (Promise(people=(1,), made=day(0)), TODAY, day(-30)),
        (Promise(people=(1,), made=day(1), due=day(-4)), day(1), day(-34)),
        (Promise(by="them", people=(1,), made=day(1), due=day(-4)), day(-5), day(-35)),
        (Promise(by="them", people=(1,), made=day(1)), day(-6), day(-36)),
        (Promise(people=(1,), made=day(1), snooze_until=day(-9)), day(-9), day(-39)),
        (Ask(to=1, state="planned", due=day(-4)), day(-4), day(-34)),
        (Ask(to=1, asked=TODAY), day(-7), day(-37)),
        (Ask(to=1, asked=day(20), nudges=2, nudged=day(6)), day(-1), day(-31)),
        (Ask(to=1, asked=day(9), state="answered", answered=day(1)), day(-13), day(-73)),
        (Thanks(to=1, made=day(0)), TODAY, day(-32)),
        (Coffee(people=(1,), said=day(0)), TODAY, day(-30)),
        (Follow(people=(1,), made=day(0), due=day(-5)), day(-5), day(-35)),
        (Request(from_=2, asked=at(40, 9), state="answered", answered=at(14, 9)), TODAY, day(-30)),
        (
            Promise(people=(2,), made=day(1), state="handed", handoff=Handoff(to=1, on=day(1), check_on=day(-6))),
            day(-6),
            day(-36),
        ),
    ],
)
def test_a_loop_is_asked_about_from_its_day_and_not_for_ever(record: Record, from_: date, until: date) -> None:
    (loop,) = found(record, snoozed=True)
    assert (loop.from_, loop.until) == (from_, until)
    network = MemoryNetwork(ANA, TOM, record)
    for on in range((from_ - TODAY).days - 1, (until - TODAY).days + 2):
        asked = today_of(network, SETTINGS, NOW + timedelta(days=on)).first
        assert bool(asked) == (from_ <= TODAY + timedelta(days=on) <= until) or on < 0, on


@pytest.mark.parametrize(("lines", "asked"), [((), True), ((100,), True), ((45,), False), ((95, 70, 40, 10), False)])
def test_the_days_of_an_absence_do_not_count(lines: tuple[int, ...], asked: bool) -> None:
    """Nobody was there to be asked; whoever comes back is, for the rest of the month."""
    promise = Promise(people=(1,), made=day(130), due=day(120))
    talks = [Interaction(id=ago, people=(2,), on=day(ago), channel="call") for ago in (130, *lines)]
    assert bool(today_of(MemoryNetwork(ANA, TOM, promise, *talks), SETTINGS, NOW).first) is asked


def test_a_word_of_theirs_after_an_ask_may_be_the_answer() -> None:
    ask = Ask(id=9, to=1, asked=day(8), topic="pricing")
    before = Interaction(id=8, people=(1,), on=day(8), channel="coffee")
    assert [loop.stage for loop in found(ask, before)] == [""]
    (loop,) = found(ask, before, Interaction(id=10, people=(1,), on=day(2), channel="email", initiator="them"))
    assert (loop.stage, loop.note, loop.from_) == ("heard", "heard from 2 days ago: answered?", day(2))
    mine = Interaction(id=10, people=(1,), on=day(2), channel="email", initiator="me")
    assert [loop.stage for loop in found(ask, mine)] == [""]


def test_a_loop_with_somebody_who_is_gone_is_still_told() -> None:
    loop = one(Promise(people=(99,), made=day(1), text="x"))
    assert loop.who == 99 and loop.score == 55


def test_open_promises() -> None:
    records = (
        Promise(id=1, made=day(1)),
        Promise(id=2, made=day(1), due=day(-3)),
        Promise(id=3, by="them", made=day(1)),
    )
    assert [p.id for p in open_promises(MemoryNetwork(*records), TODAY)] == [2, 1]


def test_a_move_that_was_answered_is_asked_no_more_whatever_becomes_of_the_coffee() -> None:
    line = "Ana rang sick kid so moved to fri same time"
    again = Proposed(kind="coffee", word="meet", text="same time", people=(1,), due=day(-2))
    note = Interaction(id=9, on=day(3), logged=at(3, 9), people=(1,), line=line, proposed=(again,))
    slot = Slot(start=at(-2, 9), end=at(-2, 10), tz="UTC")
    coffee = Coffee(id=5, people=(1,), channel="meeting", state="lapsed", said=day(9), slot=slot, changed=at(0, 10))
    assert [loop.kind for loop in found(note, coffee)] == []
    former = replace(slot, start=at(0, 9), end=at(0, 10))
    assert [loop.kind for loop in found(note, replace(coffee, slot=former))] == ["coffee"], "missed on its old day"
    assert [loop.kind for loop in found(note, replace(coffee, slot=former, state="cancelled"))] == []
    assert [loop.kind for loop in found(note, replace(coffee, changed=at(5, 10)))] == ["coffee"]


def test_a_meeting_that_is_spoken_of_again_is_one_question_with_its_day() -> None:
    sat = Proposed(kind="coffee", word="meet", text="for the afternoon", people=(1,), due=day(-10))
    first = Interaction(id=8, on=day(3), logged=at(3, 9), people=(1,), line="proposed sat 21st", proposed=(sat,))
    yes = replace(first, id=9, on=day(1), logged=at(1, 9), proposed=(replace(sat, text="2pm start"),))
    (loop,) = found(first, yes)
    assert (loop.id, loop.note) == (9, "Sat 21 Mar: yes or no?")
    other = replace(yes, proposed=(replace(sat, due=day(-12)),))
    assert len(found(first, other)) == 2, "another day is another question"
