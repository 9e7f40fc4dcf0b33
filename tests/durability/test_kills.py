"""A few seconds of writers, readers, updates and kills; ``python -m tests.durability.kills 600`` goes on."""

import sys

import pytest

from tests.durability.kills import run


@pytest.mark.skipif(not hasattr(__import__("signal"), "sigtimedwait"), reason="waits as on Linux")
@pytest.mark.skipif(sys.platform != "linux", reason="pipes and kills as on Linux")
def test_nothing_acknowledged_is_lost_however_many_are_killed() -> None:
    outcome = run(6, 4, least=20)
    assert outcome.wrong == []
    assert outcome.kills >= 20 and outcome.acknowledged > 0 and outcome.indexed
