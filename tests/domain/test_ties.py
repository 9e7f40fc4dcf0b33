"""Ties: depth, two-way, gaps, strength, stages, status, rhythm."""

from datetime import date, timedelta
from math import exp, log
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Coffee, Interaction, Person, Settings
from netritual.domain.ties.rhythm import cadence, in_person_aim, next_word, tier_of
from netritual.domain.ties.tie import Seen, Tie, p_keep, status_of, tie, ties
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings()


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def person(**fields: Any) -> Person:
    return Person(id=1, **{"handle": "a", "name": "A", "tier": 2, **fields})


def of(*talks: tuple[Any, ...], **fields: Any) -> Tie:
    one = person(**fields)
    rows = [Interaction(on=day(t[0]), channel=t[1], initiator=t[2] if len(t) > 2 else "mutual", people=(1,),
                        value=t[3] if len(t) > 3 else None) for t in talks]  # fmt: skip
    return tie(one, MemoryNetwork(one, *rows).touches(1), SETTINGS, TODAY)


@pytest.mark.parametrize(
    ("talk", "strength"),
    [
        ((0, "coffee"), 3.0), ((0, "social"), 3.0), ((0, "video"), 2.0), ((0, "call"), 2.0), ((0, "email"), 1.0),
        ((0, "email", "me"), 0.5), ((0, "letter", "them"), 0.5), ((0, "comment", "me", "gave"), 0.7),
        ((0, "comment", "me"), 0.5), ((0, "react", "me"), 0.0), ((0, "note", None), 0.0), ((30, "coffee"), 1.5),
        ((0, "text", None), 0.5),
    ],
)  # fmt: skip
def test_the_depth_of_a_touch(talk: tuple[Any, ...], strength: float) -> None:
    assert of(talk).strength == pytest.approx(strength)


def test_several_touches_of_a_day_count_once_the_deepest() -> None:
    found = of((3, "email", "me"), (3, "coffee"), (3, "call"), (3, "react", "me"))
    assert found.touch_days == 1 and found.strength == pytest.approx(3 * 2 ** (-3 / 30))
    assert found.last == Seen(day(3), "coffee") == found.in_person


@pytest.mark.parametrize(
    ("talks", "gap"),
    [
        ([(40, "email", "me"), (10, "email", "them")], 10),
        ([(41, "email", "me"), (10, "email", "them")], None),
        ([(40, "email", "me"), (20, "dm", "them"), (5, "text", "me")], 5),
        ([(40, "email", "me"), (20, "email", "me")], None),
        ([(40, "email", "me"), (20, "comment", "them")], None),
        ([(7, "reply", "mutual")], 7),
        ([(7, "call", None)], 7),
        ([(7, "react", "them"), (9, "email", "me")], None),
    ],
)
def test_written_words_are_two_way_when_both_wrote_within_30_days(talks: list[Any], gap: int | None) -> None:
    found = of(*talks)
    assert (found.last_two_way is None) == (gap is None)
    if gap is not None:
        assert found.gap == gap


def test_a_note_of_tomorrow_counts_and_later_ones_do_not() -> None:
    assert of((-1, "coffee")).gap == 0 and of((-1, "coffee")).touch_days == 1
    assert of((-2, "coffee")).touch_days == 0
    assert of((3, "email", "me"), (-5, "email", "them")).last_two_way is None


def test_gaps_of_those_never_met_and_never_talked() -> None:
    assert of((50, "email", "me"), tier_set=day(9)).gap == 9
    assert of((50, "email", "me"), (20, "call")).gap_in_person == 50
    assert of(tier_set=day(9)).gap == 9 and of(tier_set=day(9)).gap_in_person == 9


def test_the_numbers_of_a_tie() -> None:
    found = of((120, "call"), (100, "email", "me"), (60, "coffee"))
    assert (found.touch_days, found.median_gap, found.first) == (3, 30.0, day(120))
    assert found.s60 == pytest.approx(2**-2 + 2 ** (-100 / 60) + 2**-1)
    assert found.p_keep == pytest.approx(1 / (1 + exp(-(0.9 + 0.75 * log(found.s60 + 0.05) - 0.45 * log(61)))))


@pytest.mark.parametrize(
    ("talks", "fields", "stage"),
    [
        ([(50 + 10 * n, "coffee") for n in range(5)], {}, "cooling"),
        ([(81 + 10 * n, "coffee") for n in range(5)], {}, "dormant"),
        ([(80 + 10 * n, "coffee") for n in range(5)], {}, "fading"),
        ([(366, "call"), (370, "call"), (900, "call")], {}, "dormant"),
        ([(365, "call"), (370, "call"), (900, "call")], {}, "fading"),
        ([(366, "email", "me"), (500, "email", "me"), (900, "email", "me")], {"tier_set": day(800)}, "fading"),
        ([(366, "call"), (370, "call")], {}, "fading"),
        ([(366, "call"), (370, "call"), (900, "call")], {"status": "archived"}, None),
        ([(22, "coffee")], {}, "warm"),
        ([(23, "coffee")], {}, "fading"),
        ([(60, "coffee")], {"tier": 3}, "warm"),
        ([(31 + 7 * n, "coffee") for n in range(5)], {}, "cooling"),
        ([(31 + 7 * n, "coffee") for n in range(40)], {}, "warm"),
        ([(200, "coffee"), (90, "coffee")], {"kin": True}, "warm"),
        ([(3, "coffee")], {"tier": 0}, None),
        ([(3, "coffee"), (20, "call")], {"tier": 0, "cadence_days": 30}, None),
        ([(9, "coffee"), (7, "email", "me"), (4, "call")], {"tier": 0}, None),
        ([(260 + 2 * n, "call") for n in range(4)], {"tier": 0}, None),
        ([(500, "call"), (501, "call"), (502, "call")], {"tier": 0}, None),
        ([(2 + 7 * n, "coffee") for n in range(3)], {"tier": 0}, "warm"),
        ([(200 + 7 * n, "coffee") for n in range(3)], {"tier": 0}, "fading"),
        ([(400 + 60 * n, "coffee") for n in range(3)], {"tier": 0}, "dormant"),
        ([(200 + 30 * n, "coffee") for n in range(3)], {"tier": 0, "cadence_days": 365}, "warm"),
        ([], {"tier_set": day(300)}, None),
        ([(3, "react", "me")], {}, None),
    ],
)
def test_stages(talks: list[Any], fields: dict[str, Any], stage: str | None) -> None:
    assert of(*talks, **fields).stage == stage


def test_an_open_coffee_intent_is_stalled() -> None:
    network = MemoryNetwork(person(), Coffee(people=(1,), said=day(1)), Person(id=2, handle="b", name="B"))
    known = ties(network, SETTINGS, TODAY)
    assert known[1].stage == "stalled" and known[2].stage is None and set(known) == {1, 2}
    assert (
        ties(MemoryNetwork(person(), Coffee(people=(1,), said=day(1), state="held")), SETTINGS, TODAY)[1].stage is None
    )


@pytest.mark.parametrize(
    ("fields", "talks", "status"),
    [
        ({"tier": 0}, [], "list"),
        ({"tier": 5}, [], "network"),
        ({"tier": 0}, [(900, "call")], "network"),
        ({"tier": 0}, [(9, "email", "me")], "list"),
        ({"tier": 0, "listed_on": day(9)}, [(9, "call")], "list"),
        ({"tier": 0, "listed_on": day(9)}, [(8, "call")], "network"),
        ({"tier": 0, "status": "network"}, [], "network"),
        ({"tier": 1, "status": "archived"}, [(8, "call")], "archived"),
    ],
)
def test_status(fields: dict[str, Any], talks: list[Any], status: str) -> None:
    assert status_of(person(**fields), of(*talks, **fields)) == status


@given(st.floats(0, 60), st.integers(0, 2000), st.integers(1, 500))
def test_the_chance_falls_with_silence_and_grows_with_talks(s60: float, gap: int, more: int) -> None:
    assert 0 < p_keep(s60, gap + more) < p_keep(s60, gap) < 1
    assert p_keep(s60 + 1, gap) > p_keep(s60, gap)


def test_rhythms() -> None:
    assert [cadence(person(tier=t), SETTINGS) for t in range(6)] == [365, 14, 30, 90, 180, 365]
    assert cadence(person(cadence_days=45), SETTINGS) == 45 and cadence(person(cadence_days=3), SETTINGS) == 7
    assert [in_person_aim(days) for days in (14, 90, 365)] == [60, 180, 365]
    assert next_word(person(), day(10), SETTINGS) == day(-20) and next_word(person(tier=0), day(10), SETTINGS) is None
    assert next_word(person(), None, SETTINGS) is None
    assert [tier_of(word) for word in ("close", "4", "0", "9", "")] == [2, 4, 0, None, None]
