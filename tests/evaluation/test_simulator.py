"""A held-out seed of the invented network, every night six; the whole is ``python -m tests.evaluation``."""

from statistics import mean

import pytest

from netritual.domain.model import Review
from netritual.domain.suggestions import tier_turns
from tests.evaluation.measures import standard_error
from tests.evaluation.policies import BASELINES, Outcome, Reviewed, engine, lived
from tests.evaluation.readings import distance
from tests.evaluation.tables import ENGINE, ORACLE, RANDOM, REPORTING, STRICT, TUNING, gains, outcomes
from tests.evaluation.world import FORMER, HISTORY_DAYS, PLACES, REST_DAYS, SIZES, WEEKS, World


@pytest.fixture(scope="module", params=[1, pytest.param(6, marks=pytest.mark.nightly)])
def found(request: pytest.FixtureRequest) -> dict[str, list[Outcome]]:
    return outcomes(["nobody", ORACLE, STRICT, ENGINE, *BASELINES], REPORTING[: request.param])


@pytest.mark.long
def test_the_engine_comes_near_one_who_knows_the_closeness_and_is_better_than_every_simple_rule(
    found: dict[str, list[Outcome]],
) -> None:
    assert mean(gains(found, ENGINE)) >= 0.85
    mine = found[ENGINE]
    for name in BASELINES:
        other = found[name]
        assert mean(one.level for one in mine) > mean(one.level for one in other), name
        assert sum(one.broken for one in mine) < sum(one.broken for one in other), name
        assert sum(one.dead for one in mine) < sum(one.dead for one in other), name


@pytest.mark.parametrize("found", [pytest.param(6, marks=pytest.mark.nightly)], indirect=True)
def test_no_more_weak_ties_go_lost_than_by_lot(found: dict[str, list[Outcome]]) -> None:
    mine, lot = ([one.lost for one in found[name]] for name in (ENGINE, RANDOM))
    assert mean(mine) <= mean(lot) + standard_error(lot)


def test_what_is_reported_on_is_not_what_was_chosen_by() -> None:
    assert set(TUNING).isdisjoint(REPORTING)


@pytest.mark.nightly
def test_the_world_is_read_as_the_simple_rules_tell() -> None:
    names, tuning = ["nobody", ORACLE, *BASELINES], TUNING[:4]
    former = distance(outcomes(names, tuning, reading=FORMER), ORACLE)
    assert distance(outcomes(names, tuning), ORACLE) < former / 2


@pytest.mark.nightly
def test_an_ablation_leaves_the_engine_as_it_was() -> None:
    before = lived(103, engine())
    assert lived(103, engine({(tier_turns, "LEAST_ASKED"): 10**6})) != before
    assert lived(103, engine()) == before


@pytest.mark.long
def test_the_reviews_remember_what_was_shown() -> None:
    world = Reviewed(104)
    first = engine()(world)
    (review,) = world.all(Review)
    assert [one.person for one in review.shown if one.picked] == [one.id for one in first]
    assert len(first) == PLACES < len(review.shown)
    assert lived(104, engine(), kind=Reviewed) != lived(104, engine())


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
