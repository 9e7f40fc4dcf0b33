"""Keys that come faster than the app paints act as if they had been pressed one by one."""

import asyncio
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from netritual.clock import FixedClock
from netritual.domain.model import Coffee, Interaction, Person, Promise, Request
from netritual.paths import Home
from netritual.services.ports import Store
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.run import OFTEN, collect_at_rest
from netritual.tui.screens.log_screen import LogScreen
from netritual.tui.screens.people_screen import PeopleScreen
from netritual.tui.typeahead import TypeAhead
from netritual.tui.widgets.log_bar import LogInput
from tests.support.loaded import PROGRAM
from tests.support.rest import at_rest
from tests.support.terminal import AT_HOME, Terminal
from tests.tui.conftest import World, event, press, screen_text, settle, shown
from tests.tui.reviewed import fill
from tests.tui.test_terminal import environment


def send(app: NetritualApp, keys: str, start: float = 0.0) -> None:
    """All keys at once, as somebody types who does not wait: a second apart, from a moment on."""
    assert app._driver is not None
    for number, char in enumerate(keys, 1):
        app._driver.send_message(event(char, start + number))


def stored(store: Store) -> list[object]:
    """What there is of the records that keys can change."""
    network = store.view()
    return [network.all(kind) for kind in (Person, Interaction, Promise, Request, Coffee)]


async def test_keys_behind_a_key_that_turns_the_step_move_in_the_new_step(world: World) -> None:
    fill(world)
    async with world.run(opening=Opening("review")) as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        await settle(pilot)
        send(app, "]]jj")
        await settle(pilot)
        assert "Follow through" in screen_text(pilot)[0]
        assert "intro to her CFO" in "\n".join(line for line in screen_text(pilot) if line.startswith("▌"))


async def test_a_screen_is_not_painted_while_a_key_waits_that_was_typed_before_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    waits, painted, paint = [True] * 3, set(), Screen._compositor_refresh

    def noted(screen: Screen[None]) -> None:
        painted.add((type(screen), len(waits)))
        paint(screen)

    async with world.run((120, 40)) as pilot:
        monkeypatch.setattr(Screen, "_compositor_refresh", noted)
        monkeypatch.setattr(TypeAhead, "comes_next", property(lambda _: bool(waits) and waits.pop()))
        await press(pilot, "2")
        assert {left for kind, left in painted if kind is PeopleScreen} == {0}
        assert "sorted by" in shown(pilot)


async def test_a_line_typed_at_once_stands_in_the_log_bar(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        send(pilot.app, "acoffee with ana")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert pilot.app.screen.query_one(LogInput).value == "coffee with ana"


async def test_the_filter_of_another_tab_takes_what_follows(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        send(pilot.app, "/chlo")
        await settle(pilot)
        text = "\n".join(screen_text(pilot))
        assert "Chloé Dubois" in text and "Bob Stone" not in text


async def test_a_command_found_by_name_runs_when_its_name_and_enter_come_at_once(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp) and app._driver is not None
        app._driver.send_message(events.Key("ctrl+p", None))
        send(app, "triage\r")
        for _ in range(200):  # the palette searches in a worker of its own
            if type(app.screen).__name__ == "TriageScreen":
                break
            await settle(pilot)
        assert type(app.screen).__name__ == "TriageScreen"


async def test_a_refused_act_lets_the_next_key_through(world: World) -> None:
    from netritual.errors import NetritualError

    def refuse(store: Store, now: object) -> tuple[None, None]:
        raise NetritualError("No.")

    fill(world)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.write(refuse)
        send(pilot.app, "2")
        await settle(pilot)
        assert "People" in screen_text(pilot)[0] and pilot.app.current_mode == "people"


ALPHABET = "]]]]]][[jjjjkkgG xs xs xs12345uuUa?/wtpch+.\r\r\r" + "\x1b" * 8
"""Keys of commands, and of what they open: questions, the log bar, pages. No key that ends, or writes outside."""


@pytest.mark.parametrize(
    ("seed", "count"), [(0, 50), *(pytest.param(seed, 200, marks=pytest.mark.nightly) for seed in range(8))]
)
async def test_any_keys_do_the_same_at_once_as_one_by_one(
    seed: int, count: int, tmp_path: Path, clock: FixedClock
) -> None:
    keys = "".join(random.Random(seed).choices(ALPHABET, k=count))
    ends = []
    for pace in ("slow", "fast"):
        world = World(Home(str(tmp_path / pace)), clock)
        fill(world)
        app = world.app()
        async with app.run_test(size=(100, 30)) as pilot:  # without toasts: they go by themselves
            await pilot.pause()
            for start, part in enumerate(keys if pace == "slow" else [keys]):
                send(app, part, start)
                await at_rest(app)
            await settle(pilot)
            ends.append((screen_text(pilot), stored(world.store)))
        app.finish()
        world.store.close()
    assert ends[0][0] == ends[1][0]
    assert ends[0][1] == ends[1][1]


@contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Programs beside the test that take every moment they get."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def reviewed_home(root: Path, clock: FixedClock) -> World:
    """A home with something in every step."""
    world = World(Home(str(root)), clock)
    fill(world)
    return world


ROUND = "2jjk\x1b1jj3jkj4j5\x1b]"  # the tabs, and a key that no tab knows
REVIEW = "w]j]jj xj]][[jj]]jk[\x1b\x1b"
"""From a tab into the review, through its steps with acts on the way, and back."""
KEYS = {60: ROUND + REVIEW, 200: (ROUND + REVIEW) * 5}


@pytest.mark.long
@pytest.mark.parametrize(
    ("count", "loops"), [(60, 0), *(pytest.param(count, 2, marks=pytest.mark.nightly) for count in KEYS)]
)
def test_many_keys_at_full_speed_beside_busy_loops(count: int, loops: int, tmp_path: Path, clock: FixedClock) -> None:
    keys = KEYS[count].ljust(count - 3, "j") + "axy"
    assert len(keys) == count
    slow = reviewed_home(tmp_path / "slow", clock)
    asyncio.run(one_by_one(slow, keys))
    fast = reviewed_home(tmp_path / "fast", clock)
    made = Terminal(PROGRAM, environment(fast.home), 100, 30)
    try:
        made.wait(AT_HOME)
        with busy_loops(loops):
            made.send(keys.encode())
            made.wait("› xy", 600)
        made.press("esc")
        made.press("q")
        assert made.end() == 0
    finally:
        made.close()
    again = World(fast.home, clock)
    assert stored(again.store) == stored(slow.store)
    for world in (slow, fast, again):
        world.store.close()


async def one_by_one(world: World, keys: str) -> None:
    """The same keys, each once the one before is done."""
    async with world.run(size=(100, 30)) as pilot:
        assert isinstance(pilot.app, NetritualApp)
        for start, char in enumerate(keys):
            send(pilot.app, char, start)
            await at_rest(pilot.app)


async def test_whoever_types_does_not_rest(world: World) -> None:
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        assert app.typed.holds(event("2", 7.0)) and not app.typed.rests_since(7.0)  # it waits for its turn
        await at_rest(app)
        assert app.typed.rests_since(7.0) and not app.typed.rests_since(6.9)


@pytest.mark.parametrize(
    ("rests", "collections", "collects"), [(True, OFTEN, True), (False, OFTEN, False), (True, OFTEN - 1, False)]
)
def test_all_is_looked_through_for_garbage_only_while_nobody_types(
    monkeypatch: pytest.MonkeyPatch, rests: bool, collections: int, collects: bool
) -> None:
    collected = list[object]()
    monkeypatch.setattr("gc.get_count", lambda: (0, 0, collections))
    monkeypatch.setattr("gc.collect", lambda *which: collected.append(which))
    collect_at_rest(rests)
    assert bool(collected) is collects
