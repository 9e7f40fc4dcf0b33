"""A few power cuts; ``python -m tests.durability.power_cut`` makes many."""

import pytest

from tests.durability.power_cut import cut, why_not

REASON = why_not()


@pytest.mark.skipif(bool(REASON), reason=REASON)
def test_what_was_acknowledged_survives_a_power_cut_and_the_control_loses() -> None:
    real = cut(4)
    assert real.lost == 0 and real.wrong == [] and real.acknowledged > 0
    control = cut(4, synced=False)
    assert control.lost > 0
