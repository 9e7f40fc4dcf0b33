"""A shell on a home of its own, at the clock of the worked cases."""

import pytest

from tests.conftest import NOW
from tests.support.shell import ShellUser


@pytest.fixture
def sh(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ShellUser:
    """An empty home."""
    monkeypatch.setenv("NETRITUAL_NOW", NOW.isoformat())
    return ShellUser(capfd)


@pytest.fixture
def week(sh: ShellUser) -> ShellUser:
    """A home in which a few things happened this week."""
    for line in (
        'coffee @"Ana Ruiz" yesterday re pricing +promise send deck by fri',
        'lunch @"Bob Stone" mon +owed budget numbers',
        'email from @"Tom Reed" +req my resume',
        'call @"Priya Nair" +thanks for the referral',
        "+article @ana https://ex.org/pricing",
        'email @"Chloé Dubois" 27 feb +coffee',
    ):
        sh.done("log", line)
    return sh
