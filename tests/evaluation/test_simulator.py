"""Six held-out seeds of the invented network, coarsely; the whole is ``python -m tests.evaluation``."""

from statistics import mean

import pytest

from tests.evaluation.policies import BASELINES, Outcome, engine, lived
from tests.evaluation.tables import ORACLE, STRICT, gains, outcomes
from tests.evaluation.world import HISTORY_DAYS, PLACES, REST_DAYS, SIZES, WEEKS, World

SEEDS = range(200, 206)


@pytest.fixture(scope="module")
def found() -> dict[str, list[Outcome]]:
    bounds = ("nobody", ORACLE, STRICT, "**engine**")
    return outcomes([*bounds, *BASELINES], SEEDS)


def test_the_engine_comes_near_one_who_knows_the_closeness(found: dict[str, list[Outcome]]) -> None:
    assert mean(gains(found, "**engine**")) >= 0.85


def test_the_engine_is_better_than_every_simple_rule(found: dict[str, list[Outcome]]) -> None:
    mine = found["**engine**"]
    for name in BASELINES:
        other = found[name]
        assert mean(one.level for one in mine) > mean(one.level for one in other), name
        assert sum(one.broken for one in mine) < sum(one.broken for one in other), name
        assert sum(one.dead for one in mine) < sum(one.dead for one in other), name


def test_a_seed_lives_the_same_life_twice() -> None:
    assert lived(203, engine()) == lived(203, engine())


def test_the_world_is_as_described() -> None:
    world = World(204)
    assert (len(world.people), world.day) == (sum(SIZES), HISTORY_DAYS)
    assert all(0 < one.closeness < 1 and abs(one.seen_tier - one.tier) <= 1 for one in world.people)
    policy = engine()
    for _ in range(WEEKS // 4):
        for one in policy(world):
            assert not one.invited or world.day - one.invited[-1] >= REST_DAYS
            world.invite(one)
        assert sum(1 for one in world.people if one.invited and one.invited[-1] == world.day) <= PLACES
        for _ in range(7):
            world.live()
    assert 0 < world.accepted < world.asked
