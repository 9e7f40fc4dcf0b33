"""Pictures of the review, the first run and triage over the sample people, in both sizes of the frames."""

import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from netritual.clock import FixedClock
from netritual.domain.model import Person, Settings
from netritual.paths import Home
from netritual.services.demo import fill as fill_demo
from netritual.services.demo import settings as demo_settings
from netritual.settings import changed, load
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.screens.first_run import FirstRunScreen
from tests.conftest import NOW
from tests.support.amount import some
from tests.tui.conftest import World, press, settle
from tests.tui.reviewed import gone_on
from tests.tui.test_triage import many

SIZES = ((80, 24), (120, 40))
STEPS = ("who", "replies", "promises", "articles", "asks", "give", "coffees", "done")
PICTURES = [(step, SIZES[(at + other) % 2]) for at, step in enumerate(STEPS) for other in (0, 1)]
"""Each step in the one size and then in the other: at night both are seen."""
Snap = Callable[..., bool]
Before = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample people, made once and copied for each picture."""
    root = tmp_path_factory.mktemp("sample")
    made = World(Home(str(root)), FixedClock(NOW))
    fill_demo(made.store, NOW, load(changed(None, **demo_settings())))
    made.store.close()
    return root


@pytest.fixture
def sample(sample_home: Path, own_home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The sample people, and a timer that stands still."""
    shutil.copytree(sample_home, own_home.root)
    monkeypatch.setattr(clock, "elapsed", lambda: 0.0)
    made = World(own_home, clock)
    made.settings = load(changed(None, **demo_settings()))
    yield made
    made.store.close()


def pressing(*keys: str) -> Before:
    """Press keys in the review, which says no more that it goes on."""

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        pilot.app.clear_notifications()
        await press(pilot, *keys)
        for text in pilot.app.screen.query("TextArea"):
            text.cursor_blink = False  # type: ignore[attr-defined]
        await pilot.pause()

    return before


def at_step(sample: World, name: str) -> NetritualApp:
    """The app with the review gone on to a step."""
    gone_on(sample, name)
    return sample.app(Opening("review"))


@pytest.mark.parametrize(
    ("step", "size"), some(PICTURES, 2, of_several=True), ids=[f"{step}-{size[0]}x{size[1]}" for step, size in PICTURES]
)
def test_step(snap_compare: Snap, sample: World, step: str, size: tuple[int, int]) -> None:
    begun, keys = ("coffees", "]") if step == "done" else (step, "")  # the last one tells what was left before it
    assert snap_compare(at_step(sample, begun), terminal_size=size, run_before=pressing(*keys))


def test_preview_of_the_file(snap_compare: Snap, sample: World) -> None:
    app = at_step(sample, "coffees")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("enter"))


def test_a_question(snap_compare: Snap, sample: World) -> None:
    app = at_step(sample, "coffees")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("x"))


def test_a_small_terminal_shows_the_list_alone(snap_compare: Snap, sample: World) -> None:
    app = at_step(sample, "replies")
    assert snap_compare(app, terminal_size=(60, 18), run_before=pressing())


def test_without_colour(snap_compare: Snap, sample: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    app = at_step(sample, "promises")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("j"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_first_run(snap_compare: Snap, world: World, size: tuple[int, int]) -> None:
    world.settings = Settings(name="Marta Silva", city="Lisbon", tz="Europe/Lisbon")

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FirstRunScreen)
        screen.open_question(1)
        await pilot.press(*"Ana Ruiz", "enter", *"Priya")
        await settle(pilot)

    app: NetritualApp = world.app(Opening("first_run"))
    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_triage(snap_compare: Snap, world: World, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    monkeypatch.setattr(world.clock, "elapsed", lambda: 0.0)
    many(world, 60)
    world.put(Person(handle="wei", name="李雷", company="Bluewave", tier=2, status="network"))

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in ("1", "3", "space"):
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(world.app(Opening("triage")), terminal_size=size, run_before=before)
