"""Fitting p_keep to the own log: it learns what is there, judges on what it has not seen, and holds still else."""

from datetime import date, timedelta
from itertools import pairwise
from math import exp, log
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from netritual.domain.model import Interaction, Keep, Person, Record, Settings
from netritual.domain.search.people_rows import PeopleIndex
from netritual.domain.suggestions.calibration import (
    AHEAD_DAYS,
    LEAST_WEEKS,
    MOST_WEEKS,
    Newton,
    Week,
    calibrate,
    fitted,
    loss,
    solved,
    weeks_of,
)
from netritual.domain.suggestions.suggest import suggest, why_not
from netritual.domain.ties.tie import KEEP, p_keep, ties
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)


def drawn(keep: Keep, count: int, seed: int = 1) -> list[Week]:
    """Weeks whose outcome follows given constants."""
    rng, weeks = Random(seed), []
    for number in range(count):
        s60, gap = 5 * rng.random() ** 2, int(200 * rng.random())
        weeks.append(Week(number, s60, gap, rng.random() < p_keep(s60, gap, keep)))
    return weeks


def lived(people: int, every: Any, seed: int = 3) -> list[Record]:
    """Two and a half years in which each person is called now and then; ``every`` gives the days to the next call."""
    rng = Random(seed)
    records: list[Record] = [Person(id=n, handle=f"p{n}", name=f"P {n}", tier=3) for n in range(1, people + 1)]
    for who in range(1, people + 1):
        ago = 900.0
        while ago > 0:
            on = TODAY - timedelta(days=int(ago))
            records.append(Interaction(on=on, channel="call", people=(who,), initiator="me"))
            ago -= every(rng)
    return records


@given(st.lists(st.tuples(st.floats(-4, 8), st.floats(0, 7), st.booleans()), max_size=40), st.floats(0.5, 8))
def test_newton_ends_where_the_slope_is_level(rows: list[tuple[float, float, bool]], ridge: float) -> None:
    """Also where few rows part cleanly and a whole step would lead ever further away."""
    start = (0.9, 0.75, 0.45)
    newton = Newton(3, ridge, start)
    for a, b, label in rows:
        newton.add((1.0, a, -b), label)
    found = newton.solve()
    slope = [ridge * (s - w) for s, w in zip(start, found, strict=True)]
    for a, b, label in rows:
        x = (1.0, a, -b)
        error = label - 1 / (1 + exp(-sum(w * f for w, f in zip(found, x, strict=True))))
        slope = [s + error * f for s, f in zip(slope, x, strict=True)]
    assert max(map(abs, slope)) < 1e-3


@pytest.mark.parametrize("truth", [Keep(-1.0, 1.2, 0.1), Keep(2.5, 0.3, 0.9)])
def test_the_fit_finds_the_constants_behind_the_weeks(truth: Keep) -> None:
    found = fitted(drawn(truth, 6000))
    assert astuple(found) == pytest.approx(astuple(truth), abs=0.25)
    assert loss(drawn(truth, 3000, 2), found) < loss(drawn(truth, 3000, 2), KEEP)


def test_newton_solves_and_leans_to_its_start_where_nothing_is_known() -> None:
    assert solved([[0.0, 2.0], [1.0, 1.0]], [4.0, 5.0]) == [3.0, 2.0] and solved([[0.0]], [1.0]) == [0.0]
    assert Newton(2, ridge=1.0, start=(0.3, -0.2)).solve() == (0.3, -0.2)
    even = Newton(1)
    for label in (True, True, True, False):
        even.add((1.0,), label)
    assert even.solve()[0] == pytest.approx(log(3))


def test_a_short_log_teaches_nothing_and_says_so() -> None:
    found = calibrate(MemoryNetwork(*lived(1, lambda rng: 200)), TODAY)
    assert not found.better and found.keep == KEEP and found.weeks < LEAST_WEEKS
    assert found.words == f"{found.weeks} of 200 weeks of talks that it takes to learn from your own log"
    assert not calibrate(MemoryNetwork(), TODAY).better


def test_a_log_unlike_the_design_is_learned_and_the_error_told() -> None:
    found = calibrate(MemoryNetwork(*lived(40, lambda rng: rng.expovariate(1 / 120))), TODAY)
    assert found.better and found.after < found.before and found.keep != KEEP
    assert found.words == "learning from it helps"


def test_a_log_in_which_nothing_ends_teaches_nothing() -> None:
    found = calibrate(MemoryNetwork(*lived(12, lambda rng: rng.expovariate(1 / 6) + 1)), TODAY)
    assert found.weeks >= LEAST_WEEKS and not found.better and found.keep == KEEP
    assert found.words == "in your log too few ties went quiet, or too few went on, to learn from"


def test_weeks_that_the_constants_explain_leave_them_nearly_alone() -> None:
    found = fitted(drawn(KEEP, 6000))
    assert astuple(found) == pytest.approx(astuple(KEEP), abs=0.25)
    assert loss(drawn(KEEP, 3000, 2), KEEP) <= loss(drawn(KEEP, 3000, 2), found) + 0.001


def test_weeks_are_labelled_by_the_sixty_days_after_them_alone() -> None:
    calls = [Interaction(on=TODAY - timedelta(days=ago), channel="call", people=(1,)) for ago in (400, 380, 360, 200)]
    network = MemoryNetwork(Person(id=1, handle="a", name="A", tier=2), *calls)
    now = TODAY.toordinal()
    weeks = {now - week.day: week for week in weeks_of(network, TODAY)}
    assert all(AHEAD_DAYS <= ago <= 360 for ago in weeks)
    assert {ago for ago, week in weeks.items() if week.kept} == {ago for ago in weeks if 200 < ago <= 260}
    assert all(week.gap == (360 if ago >= 200 else 200) - ago or ago == 200 for ago, week in weeks.items())
    for tier, kin in ((0, False), (2, True)):
        assert weeks_of(MemoryNetwork(Person(id=1, handle="a", name="A", tier=tier, kin=kin), *calls), TODAY) == []


@given(st.integers(0, 10**6), st.randoms())
def test_the_order_of_the_weeks_never_matters(seed: int, rng: Any) -> None:
    weeks = drawn(Keep(0.2, 0.5, 0.5), 60, seed)
    shuffled = list(weeks)
    rng.shuffle(shuffled)
    assert fitted(shuffled) == fitted(weeks)
    assert fitted(weeks).strength >= 0 and fitted(weeks).silence >= 0


def test_own_constants_reach_the_suggestions() -> None:
    talks = [Interaction(on=TODAY - timedelta(days=ago), channel="coffee", people=(1,)) for ago in (90, 110, 130)]
    network = MemoryNetwork(Person(id=1, handle="a", name="A", tier=2), *talks)

    def fading(keep: Keep | None) -> tuple[float, str]:
        (shown,) = suggest(network, Settings(learned=keep), TODAY).shown
        return next((p.points, p.why) for p in shown.points if p.component == "fading")

    assert fading(KEEP) == fading(None)
    assert fading(Keep(-9.0, 0.75, 0.45)) == (6.5, "0 of 100 such ties go on by themselves")
    assert fading(Keep(9.0, 0.75, 0.45))[0] < fading(KEEP)[0] < 6.5


KEEPS = st.builds(Keep, st.floats(-4, 4), st.floats(0, 3), st.floats(0, 2))


@given(KEEPS, st.lists(st.integers(1, 900), min_size=3, max_size=12), st.integers(1, 5))
def test_every_list_is_made_with_the_same_constants(keep: Keep, days: list[int], tier: int) -> None:
    """Stages, the people's index, suggestions and the answer to "why not?" speak of one chance."""
    settings = Settings(learned=keep)
    talks = [Interaction(on=TODAY - timedelta(days=ago), channel="call", people=(1,)) for ago in days]
    network = MemoryNetwork(Person(id=1, handle="a", name="A", tier=tier), *talks)
    known = ties(network, settings, TODAY)[1]
    assert known.p_keep == p_keep(known.s60, known.gap, keep)
    told = why_not(network, settings, TODAY, 1).told
    shown = [one for one in suggest(network, settings, TODAY).shown if not one.wild_card]
    words = {p.why for one in (told, *shown) for p in one.points if p.component == "fading"}
    assert words in ({f"{round(100 * known.p_keep)} of 100 such ties go on by themselves"}, {"too few talks to tell"})
    assert all(one.points == told.points for one in shown)
    (row,) = PeopleIndex(network, settings, TODAY).rows("a")
    assert row.state == known.stage


def test_the_slopes_keep_their_signs_and_the_rest_is_fitted_without_them() -> None:
    weeks = [Week(n, 1.0, n % 90, n % 90 > 30) for n in range(900)]  # the longer the silence, the surer a talk
    found = fitted(weeks)
    assert found.silence == 0 and found.strength >= 0
    assert loss(weeks, found) <= loss(weeks, KEEP)
    assert sum(p_keep(w.s60, w.gap, found) for w in weeks) / 900 == pytest.approx(2 / 3, abs=0.02)


def test_many_ties_are_looked_at_in_fewer_weeks() -> None:
    few, many = (weeks_of(MemoryNetwork(*lived(people, lambda rng: 40)), TODAY) for people in (5, 120))
    assert {b - a for a, b in pairwise(sorted({w.day for w in few}))} == {7}
    assert {b - a for a, b in pairwise(sorted({w.day for w in many}))} == {21}
    assert max(w.day for w in few) == max(w.day for w in many) == TODAY.toordinal() - AHEAD_DAYS
    assert 4_000 < len(many) <= MOST_WEEKS
