"""The app in a real terminal: it starts, saves at once, and loses nothing when the terminal goes away."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from netritual.domain.model import Request
from tests.support.terminal import Terminal
from tests.tui.conftest import World
from tests.tui.sample import fill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


@pytest.fixture
def terminal(world: World) -> Iterator[Terminal]:
    """The program over a filled home."""
    fill(world)
    env = {**os.environ, "NETRITUAL_HOME": world.home.root, "NETRITUAL_NOW": world.clock.now().isoformat(),
           "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}  # fmt: skip
    made = Terminal([sys.executable, "-m", "netritual"], env)
    yield made
    made.close()


def answered(world: World) -> bool:
    """True when what space did to the first row is on the disk."""
    store = world.parts().open_store(False)
    try:
        return store.view().all(Request)[0].state == "answered"
    finally:
        store.close()


def test_q_ends_with_exit_code_0(terminal: Terminal) -> None:
    terminal.wait("DO NOW")
    terminal.press("q")
    assert terminal.end() == 0


def test_a_terminal_that_goes_away_loses_nothing(terminal: Terminal, world: World) -> None:
    terminal.wait("DO NOW")
    terminal.press("space")
    terminal.wait("Answered")
    os.kill(terminal.pid, signal.SIGHUP)
    assert terminal.end() == 0
    assert answered(world)


def test_a_kill_after_the_toast_loses_nothing(terminal: Terminal, world: World) -> None:
    terminal.wait("DO NOW")
    terminal.press("space")
    terminal.wait("Answered")
    terminal.kill()
    assert answered(world)
