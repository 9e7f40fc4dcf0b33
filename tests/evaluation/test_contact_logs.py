"""The rules against the futures of three real contact logs; skipped where the logs are not at hand."""

from pathlib import Path

import pytest

from netritual.domain.ties.tie import p_keep
from tests.evaluation import tie_tasks
from tests.evaluation.contact_logs import SOURCES, folder, read
from tests.evaluation.measures import auc
from tests.evaluation.tie_tasks import RULES, Cut, Seen, fitted, persists, revives, two, weighed

EGOS = {"EU mail": 489, "calls": 77, "college": 175}
AUC = {"EU mail": 0.77, "calls": 0.80, "college": 0.80}
TIMES_RANDOM = 1.3


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Cut]]:
    where: Path | None = folder()
    if where is None:
        pytest.skip("the contact logs are not on this machine (NETRITUAL_TIES)")
    logs = {source.name: read(where, source) for source in SOURCES}
    assert {name: len(log.egos) for name, log in logs.items()} == EGOS
    return {name: list(tie_tasks.cuts(log)) for name, log in logs.items()}


@pytest.mark.nightly
def test_the_chance_to_go_on_is_right(sets: dict[str, list[Cut]]) -> None:
    for name, data in sets.items():
        assert persists(data, RULES["p_keep, the constants of the engine"]).value >= AUC[name], name


@pytest.mark.nightly
def test_the_chance_to_go_on_is_right_for_ties_it_was_not_fitted_on(sets: dict[str, list[Cut]]) -> None:
    for name, data in sets.items():
        weights = fitted([other for key, other in sets.items() if key != name], two)
        assert weights[0] > 0 > weights[1]
        assert persists(data, weighed(weights, two)).value >= AUC[name], name


@pytest.mark.nightly
def test_quiet_ties_that_are_taken_up_again_are_found(sets: dict[str, list[Cut]]) -> None:
    for name, data in sets.items():
        by_lot = revives(data, RULES["random"]).value
        assert revives(data, RULES["p_keep, the constants of the engine"]).value >= TIMES_RANDOM * by_lot, name
        assert revives(data, RULES["longest since"]).value < by_lot, name


def test_the_measure_of_order() -> None:
    assert auc([1.0, 2.0, 3.0], [False, True, True]) == 1.0
    assert auc([3.0, 2.0, 1.0], [False, True, True]) == 0.0
    assert auc([1.0, 1.0, 0.0, 2.0], [False, True, False, True]) == 0.875
    assert auc([1.0, 2.0], [True, True]) is None


def test_where_a_rule_sees_no_difference_the_mean_is_expected() -> None:
    ties = [Seen(gap, 3, 1.0, 1.0, 1.0, 9.0, False, False) for gap in (5, 5, 5, 5, 9)]
    assert tie_tasks.expected(ties, [1.0, 0.0, 0.0, 1.0, 4.0], lambda tie: tie.gap) == 5.0
    assert tie_tasks.expected(ties, [1.0, 1.0, 1.0, 1.0, 4.0], lambda tie: -tie.gap) == 3.0
    assert p_keep(1.0, 5) > p_keep(1.0, 9)
