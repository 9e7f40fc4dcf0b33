"""What the end-to-end runs share."""

import sys
from collections.abc import Iterator

import pytest

from netritual.paths import Home
from tests.e2e.someone import Someone
from tests.support.shell import ShellUser

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)


@pytest.fixture
def person(own_home: Home, capfd: pytest.CaptureFixture[str]) -> Iterator[Someone]:
    """Somebody with an empty home; whatever they left open is closed."""
    someone = Someone(own_home, ShellUser(capfd))
    yield someone
    for terminal in someone.open:
        terminal.close()
