"""Some torn writes; ``python -m tests.durability.shim_sweep`` tears them at every byte."""

import pytest

from tests.durability.shim_sweep import sweep, why_not

REASON = why_not()


@pytest.mark.skipif(bool(REASON), reason=REASON)
def test_no_torn_write_costs_what_was_acknowledged() -> None:
    runs, hits, wrong = sweep(97)
    assert wrong == [] and runs > hits > 15
