"""The app in a real terminal: it starts, saves at once, and loses nothing when the terminal goes away."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netritual.domain.model import Person, Promise, Request
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.kept_line import kept_line
from netritual.services.kept_place import kept_place
from netritual.store.journal import open_store
from tests.support.terminal import Terminal
from tests.tui.conftest import World
from tests.tui.reviewed import fill as reviewed
from tests.tui.sample import fill

NOW = "2026-03-11T10:00:00+00:00"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def environment(home: Home, **more: str) -> dict[str, str]:
    """What the program runs with: this home, and a clock that stands still."""
    return {**os.environ, "NETRITUAL_HOME": home.root, "NETRITUAL_NOW": NOW, "LC_ALL": "C.UTF-8", **more}


@pytest.fixture
def terminal(world: World) -> Iterator[Terminal]:
    """The program over a filled home."""
    fill(world)
    made = Terminal([sys.executable, "-m", "netritual"], environment(world.home))
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


def test_a_line_half_typed_outlives_the_terminal(terminal: Terminal, world: World) -> None:
    terminal.wait("DO NOW")
    terminal.press("a")
    terminal.wait("KINDS OF LINE")
    terminal.press("lunch with ana")
    terminal.wait("> lunch with ana")
    os.kill(terminal.pid, signal.SIGHUP)
    assert terminal.end() == 0
    assert kept_line(world.disk, world.home) == "lunch with ana"


def test_a_kill_after_the_toast_loses_nothing(terminal: Terminal, world: World) -> None:
    terminal.wait("DO NOW")
    terminal.press("space")
    terminal.wait("Answered")
    terminal.kill()
    assert answered(world)


def test_after_a_kill_the_review_opens_at_the_row_where_it_was(world: World) -> None:
    reviewed(world)
    store = world.parts().open_store(False)
    owed = next(one.id for one in store.view().all(Promise) if one.text == "intro to her CFO")
    store.close()
    command = [sys.executable, "-m", "netritual", "review"]
    first = Terminal(command, environment(world.home))
    try:
        first.wait("Who did you interact with?")
        first.press("]")
        first.wait("Who is waiting for you?")
        first.press("]")
        first.wait("Follow through")
        first.press("j", "j")
        first.until(lambda: row_kept(world) == f"promises:promises:{owed}", "the row was not kept")
        first.kill()
    finally:
        first.close()
    second = Terminal(command, environment(world.home))
    try:
        second.wait("Follow through")
        second.until(lambda: marked(second, "intro to her CFO"), "the cursor is elsewhere")
    finally:
        second.close()


def row_kept(world: World) -> str:
    """The row that is kept beside the journal."""
    place = kept_place(world.disk, world.home)
    return place.row if place is not None else ""


def marked(terminal: Terminal, words: str) -> bool:
    """True when the cursor stands on the row with these words."""
    return any(line.lstrip().startswith(">") and words in line for line in terminal.text.splitlines())


def test_sample_people_open_in_a_home_of_their_own_and_q_comes_back_to_the_own_home(
    own_home: Home, tmp_path: Path
) -> None:
    made = Terminal([sys.executable, "-m", "netritual"], environment(own_home, TMPDIR=str(tmp_path)))
    try:
        made.wait("welcome")
        made.press("\x14")  # ctrl+t
        made.wait("DO NOW")
        samples = list(tmp_path.glob("netritual-demo-*"))
        made.press("q")
        made.wait("Four short questions")
        made.press("esc")
        assert made.end() == 0
        assert len(samples) == 1 and not list(tmp_path.glob("netritual-demo-*"))
        store = open_store(own_home, Disk(), True)
        assert store.view().all(Person) == ()
        store.close()
    finally:
        made.close()
