"""Pictures of every view over the demo people, at the sizes of the frames, in each theme and without colour.

They are kept as text, cell by cell, so that a change can be read in a diff. Whoever changes a picture looks at it
(``python -m tests.pictures`` draws the same views).
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace as with_fields
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from netritual.clock import FixedClock
from netritual.paths import Home
from netritual.services.demo import fill as fill_demo
from netritual.services.demo import settings as demo_settings
from netritual.services.feeds.article_pages import article_page
from netritual.services.verbs import touches
from netritual.settings_toml import changed, load
from netritual.tui.app import Opening
from tests.conftest import NOW
from tests.tui.conftest import World, press, settle
from tests.tui.reviewed import gone_on
from tests.tui.screen_picture import picture_of, pictured

__all__ = ["pictured"]

WIDE, NARROW, SMALL = (120, 40), (80, 24), (60, 15)
LINE = "coffee with Ana and will on Monday, promised Ana the deck by friday"
STEPS = ("who", "replies", "promises", "articles", "asks", "give", "coffees", "done")


class View(NamedTuple):
    """One view: its name, the keys that lead there from Home, and the step of the review that it begins at."""

    name: str
    keys: tuple[str, ...] = ()
    step: str = ""


MAIN = (
    View("home"), View("people", ("2",)), View("person", ("2", "enter")), View("loops", ("3",)),
    View("articles", ("4",)), View("insights", ("5",)),
    *(View(f"review-{number}-{step}", step=step) for number, step in enumerate(STEPS, 1)),
)  # fmt: skip
OTHERS = (
    View("who-was-it", ("enter",), "who"), View("what-came", ("space",)), View("nothing-done", ("enter",), "done"),
    View("log-bar", ("a", *("space" if char == " " else "comma" if char == "," else char for char in LINE))),
    View("question", ("x",), "coffees"), View("preview", ("enter",), "coffees"), View("palette", ("colon", *"theme")),
    View("help", ("question_mark",)), View("settings", ("comma",)), View("feeds", ("4", "B")),
    View("find", ("F", *"pricing")), View("toast", ("j", "space")), View("until-when", ("j", "s", "1")),
)  # fmt: skip
BY_NAME = {view.name: view for view in (*MAIN, *OTHERS)}
PERSON = ("slash", *"petra", "enter", "enter")
FIRST_WEEK = (
    (2, "coffee with Jonas Weber about his move, he asked for an intro to Petra Lang"),
    (1, "call with Petra Lang, promised her the grant list by Friday"),
    (0, "lunch with Marek Novak, he gave me good advice on pricing, thank you"),
    (0, "met Sam at the fair"),
)
"""Days ago, and the line as somebody types it who has just begun."""
SECOND_WEEK = (
    (9, "coffee with Jonas Weber about his move"), (8, "call with Petra Lang re grants"),
    (6, "lunch with Sam Becker, she knows the fair"), (2, "sent Jonas the address of Petra"),
    (1, "Priya Shah needs a bookkeeper"), (0, "coffee with Petra Lang tomorrow at 12:30 at Lumen re the grant list"),
)  # fmt: skip
DAY_AFTER = ((2, "coffee with Jonas Weber tomorrow at 12:30"), (2, "call with Petra Lang re grants"))
EARLY = (
    ("first-week", FIRST_WEEK, View("home")),
    ("first-week", FIRST_WEEK, View("people", ("2",))),
    ("first-week", FIRST_WEEK, View("review-1-who", step="who")),
    ("first-week", FIRST_WEEK, View("review-7-coffees", step="coffees")),
    ("second-week", SECOND_WEEK, View("home")),
    ("second-week", SECOND_WEEK, View("person-planned", PERSON)),
    ("second-week", SECOND_WEEK, View("review-7-coffees", step="coffees")),
    ("day-after", DAY_AFTER, View("home")),
    ("day-after", DAY_AFTER, View("what-came", ("space",))),
)
"""The weeks in which there is little yet: their name, the lines of the log, and a view of them."""
ARTICLE = "".join(
    f"<p>Paragraph {n}: a pilot has a price, or it has no end. {'Ask for it early. ' * 9}</p>" for n in range(9)
)
IN_THEMES = ("home", "insights", "review-7-coffees")
WITHOUT_COLOUR = (
    "home", "people", "person", "loops", "insights", "review-1-who", "review-3-promises", "review-7-coffees",
    "review-8-done", "log-bar",
)  # fmt: skip
IN_SMALL = ("home", "people", "review-1-who", "review-7-coffees")


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo people, made once and copied for each picture."""
    root = tmp_path_factory.mktemp("demo")
    made = World(Home(str(root)), FixedClock(NOW))
    fill_demo(made.store, NOW, load(changed(None, **demo_settings())))
    made.store.close()
    return root


@pytest.fixture
def demo(demo_home: Path, own_home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The demo people, and a timer that stands still."""
    shutil.copytree(demo_home, own_home.root)
    monkeypatch.setattr(clock, "elapsed", lambda: 0.0)
    made = World(own_home, clock)
    made.settings = load(changed(None, **demo_settings()))
    yield made
    made.store.close()


async def draw(world: World, view: View, size: tuple[int, int]) -> str:
    """The picture of a view."""
    if view.step:
        gone_on(world, view.step)
    async with world.run(size, Opening("review") if view.step else None) as pilot:
        await settle(pilot)
        pilot.app.clear_notifications()
        await press(pilot, *view.keys)
        await calm(pilot)
        return picture_of(pilot.app)


async def calm(pilot: Pilot[None]) -> None:
    """No text cursor blinks, and the latest change is painted."""
    for text in pilot.app.screen.query("TextArea, Input"):
        text.cursor_blink = False  # type: ignore[attr-defined]
    await settle(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", BY_NAME)
async def test_a_view(demo: World, pictured: SnapshotAssertion, name: str, size: tuple[int, int]) -> None:
    assert await draw(demo, BY_NAME[name], size) == pictured


@pytest.mark.parametrize("name", IN_SMALL)
async def test_a_small_terminal(demo: World, pictured: SnapshotAssertion, name: str) -> None:
    assert await draw(demo, BY_NAME[name], SMALL) == pictured


@pytest.mark.parametrize("theme", ["paper", "ink", "harbour"])
@pytest.mark.parametrize("name", IN_THEMES)
async def test_a_theme(demo: World, pictured: SnapshotAssertion, name: str, theme: str) -> None:
    demo.settings = with_fields(demo.settings, theme=theme)
    assert await draw(demo, BY_NAME[name], WIDE) == pictured


@pytest.mark.parametrize("name", WITHOUT_COLOUR)
async def test_without_colour(
    demo: World, pictured: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert await draw(demo, BY_NAME[name], WIDE) == pictured


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_day_one(world: World, pictured: SnapshotAssertion, size: tuple[int, int]) -> None:
    assert await draw(world, View("day-one"), size) == pictured


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("weeks", "lines", "view"), EARLY, ids=[f"{weeks}-{view.name}" for weeks, _, view in EARLY])
async def test_the_first_weeks(
    world: World, clock: FixedClock, pictured: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch, weeks: str,
    lines: Sequence[tuple[int, str]], view: View, size: tuple[int, int],
) -> None:  # fmt: skip
    monkeypatch.setattr(clock, "elapsed", lambda: 0.0)
    for days, line in lines:
        touches.log(world.store, NOW - timedelta(days=days), line, world.settings)
    assert await draw(world, view, size) == pictured


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_kept_article_beside_the_queue(demo: World, pictured: SnapshotAssertion, size: tuple[int, int]) -> None:
    url = "https://example.org/price-of-a-pilot"
    demo.web.articles[url] = f"<article><h1>Pilots</h1>{ARTICLE}</article>"
    article_page(demo.parts(), demo.store.view(), url, lambda: False)
    assert await draw(demo, View("kept", ("4",)), size) == pictured


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("opening", ["first_run", "triage"])
async def test_an_opening(demo: World, pictured: SnapshotAssertion, opening: str, size: tuple[int, int]) -> None:
    async with demo.run(size, Opening(opening, size=12)) as pilot:
        await calm(pilot)
        assert picture_of(pilot.app) == pictured
