"""Whose turn it is: the places of a week, after the invitations of twelve weeks."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Coffee, Interaction, Person, Record, Settings
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.suggestion import Suggestion, Suggestions
from netritual.domain.suggestions.tier_turns import ASKED_DAYS, LEAST_ASKED
from tests.support.network import MemoryNetwork
from tests.support.score import score_of

TODAY = date(2026, 3, 11)
CLOSE, MIDDLE, KEEP, LIGHT = 2, 3, 4, 5


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def quiet(number: int, tier: int, **fields: Any) -> tuple[Record, Record]:
    """Somebody of the same city who was met two years ago, long past every rhythm."""
    known = Person(
        id=number, **{"handle": f"p{number}", "name": f"P {number}", "city": "Lisbon", "tier": tier, **fields}
    )
    return known, Interaction(on=day(730), channel="coffee", people=(number,), initiator="mutual")


def asked(number: int, tier: int, ago: int = 40) -> tuple[Record, Record]:
    """Somebody of that tier who was asked so long ago and said no; archived, so that nothing else is said of them."""
    moment = datetime(2026, 3, 11, 9, tzinfo=UTC) - timedelta(days=ago)
    known = Person(id=number, handle=f"a{number}", name=f"A {number}", tier=tier, status="archived")
    return known, Coffee(said=day(ago), people=(number,), state="declined", changed=moment)


def close(*numbers: int) -> list[Record]:
    return [record for number in numbers for record in quiet(number, CLOSE)]


def history(count: int, tier: int = CLOSE, ago: int = 40) -> list[Record]:
    return [record for number in range(count) for record in asked(100 + number, tier, ago)]


def found(*records: Record, capacity: int = 2) -> Suggestions:
    return suggest(MemoryNetwork(*records), Settings(city="Lisbon", capacity=capacity), TODAY)


def chosen(told: Suggestions) -> list[int]:
    return [one.person for one in told.shown if one.preselected]


def turn(one: Suggestion) -> str:
    return next((row.why for row in one.multipliers if row.name == "turn"), "")


def test_the_best_are_taken_as_long_as_hardly_anybody_was_asked() -> None:
    people = [*close(1, 2, 3), *quiet(4, MIDDLE), *quiet(5, LIGHT)]
    assert chosen(found(*people)) == [1, 2]
    assert chosen(found(*people, *history(LEAST_ASKED - 1))) == [1, 2]
    assert chosen(found(*people, *history(20, ago=ASKED_DAYS + 1))) == [1, 2]


def test_after_many_invitations_to_close_people_it_is_the_turn_of_the_others() -> None:
    people = [*close(1, 2, 3), *quiet(4, MIDDLE), *quiet(5, LIGHT)]
    told = found(*people, *history(LEAST_ASKED))
    assert set(chosen(told)) == {4, 5}
    assert {turn(one) for one in told.shown if one.preselected} == {
        "their turn: none of 6 invitations in 12 weeks went to active or keep ties",
        "their turn: none of 6 invitations in 12 weeks went to keep or light ties",
    }
    assert [turn(one) for one in told.shown if not one.preselected] == ["", "", ""]


def test_the_list_falls_by_score_whoever_has_the_places() -> None:
    told = found(*close(1, 2, 3), *quiet(4, MIDDLE), *quiet(5, LIGHT), *history(LEAST_ASKED))
    assert [one.person for one in told.shown] == [1, 2, 3, 4, 5] and set(chosen(told)) == {4, 5}


@pytest.mark.parametrize(("age", "first"), [(10, 3), (0, 4)])
def test_the_best_of_all_is_not_passed_over_while_they_wait_for_something(age: int, first: int) -> None:
    people = [*close(1, 2, 3), *quiet(4, MIDDLE), *quiet(5, LIGHT), Coffee(people=(3,), said=day(age))]
    assert first in chosen(found(*people, *history(LEAST_ASKED)))


def test_somebody_of_both_groups_comes_first_when_both_are_owed_all_places() -> None:
    told = found(*close(1, 2), *quiet(3, MIDDLE), *quiet(4, KEEP), *quiet(5, LIGHT), *history(12))
    assert chosen(told)[-1] == 4


@pytest.mark.parametrize("tier", [MIDDLE, KEEP])
def test_the_best_are_taken_when_the_shares_were_kept(tier: int) -> None:
    had = [*history(6, MIDDLE), *(record for n in range(12) for record in asked(200 + n, KEEP))]
    told = found(*close(1, 2, 3), *quiet(4, tier), *had)
    assert chosen(told) == [1, 2]
    assert not any(turn(one) for one in told.shown)


def test_a_light_contact_out_of_reach_is_owed_nothing() -> None:
    far = [*quiet(4, LIGHT, city="Oslo"), *quiet(5, LIGHT, city="")]
    assert chosen(found(*close(1, 2, 3), *far, *history(12))) == [1, 2]
    assert chosen(found(*close(1, 2, 3), *far, *quiet(6, LIGHT), *history(12)))[-1] == 6


def test_nobody_is_taken_without_a_reason_for_a_coffee() -> None:
    fresh = Person(id=4, handle="p4", name="P 4", city="Lisbon", tier=MIDDLE)
    call = Interaction(on=day(5), channel="call", people=(4,), initiator="mutual")
    assert chosen(found(*close(1, 2, 3), fresh, call, *history(12))) == [1, 2]


@given(
    tiers=st.lists(st.integers(1, 5), min_size=1, max_size=12),
    asks=st.lists(st.tuples(st.integers(1, 5), st.integers(0, 100)), max_size=14),
    capacity=st.integers(0, 4),
    luck=st.randoms(use_true_random=False),
)
def test_a_turn_changes_no_score_and_no_order_of_the_input_matters(
    tiers: list[int], asks: list[tuple[int, int]], capacity: int, luck: Random
) -> None:
    records: list[Record] = [record for n, tier in enumerate(tiers, 1) for record in quiet(n, tier)]
    records += [record for n, (tier, ago) in enumerate(asks, 100) for record in asked(n, tier, ago)]
    told = found(*records, capacity=capacity)
    assert len(chosen(told)) == min(capacity, sum(1 for one in told.shown if not one.wild_card))
    for one in told.shown:
        assert one.score == score_of(one.points, one.multipliers)
        assert [row.value for row in one.multipliers if row.name == "turn"] in ([], [1.0])
    mixed = records.copy()
    luck.shuffle(mixed)
    assert found(*mixed, capacity=capacity).shown == told.shown
