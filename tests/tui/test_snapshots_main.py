"""Pictures of the main views at three sizes and without colours. Baselines are made on Python 3.11 only."""

import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from netritual.domain.feed_items import FeedItem, LeftOut
from netritual.domain.model import Feed
from netritual.services.feed_states import FeedState, save_states
from tests.conftest import NOW
from tests.tui.conftest import World, press, settle, type_text
from tests.tui.sample import fill

Compare = Callable[..., bool]

pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="baselines are made on Python 3.11")

ARTICLE = (
    "<html lang='en'><body><article><h1>Usage-based pricing, one year on</h1><p>We asked forty shops what a seat costs "
    "them, and thirty of them look at <a href='/next'>the shop next door</a> first [/b].</p><h2>What they told us</h2>"
    "<blockquote><p>I raise it when the bread runs out before noon.</p></blockquote><ul><li>Eight have a floor.</li>"
    "<li>Two asked a <a href='https://guild.example'>guild</a>.</li></ul><pre><code>price = max(floor, cost * 3)"
    "</code></pre>" + "<p>A floor price is the least that a seat costs, whoever uses it. 李雷 pays it, too.</p>" * 9
    + "</article></body></html>"
)  # fmt: skip
VIEWS = ("home", "people", "loops", "articles", "insights")


def pressed(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """Press keys before the picture is taken."""

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)], ids=["80x24", "120x40", "60x20"])
@pytest.mark.parametrize("number", range(1, 6), ids=VIEWS)
def test_views(world: World, snap_compare: Compare, number: int, size: tuple[int, int]) -> None:
    fill(world)
    app = world.app()
    assert snap_compare(app, terminal_size=size, run_before=pressed(str(number)))
    app.finish()


@pytest.mark.parametrize("number", [1, 2], ids=["home", "people"])
def test_without_colours(world: World, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    fill(world)
    app = world.app()
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed(str(number), "j"))
    app.finish()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_person(world: World, snap_compare: Compare, size: tuple[int, int]) -> None:
    fill(world)
    app = world.app()
    assert snap_compare(app, terminal_size=size, run_before=pressed("2", "j", "enter"))
    app.finish()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_log_bar(world: World, snap_compare: Compare, size: tuple[int, int]) -> None:
    fill(world)
    app = world.app()
    keys = ("3", "a", *("space" if char == " " else "at" if char == "@" else char for char in "coffee @ana re x"))
    assert snap_compare(app, terminal_size=size, run_before=pressed(*keys))
    app.finish()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
def test_the_feeds(world: World, snap_compare: Compare, size: tuple[int, int]) -> None:
    ids, day = fill(world), NOW.date()
    items = tuple(
        FeedItem(url=f"https://ana.example/{at}", title=f"Letter {at}", shared=day - timedelta(days=at))
        for at in range(1, 5)
    )
    left = (LeftOut(what="An old one", why="older than 30 days"),)
    world.put(
        Feed(url="https://ana.example/feed", of=ids["ana"], title="Letters", added=day, since=day),
        Feed(url="https://bob.example/feed", of=ids["bob"], title="Bob [/b] writes", added=day),
        Feed(url="https://x.example/feed", title="Whose blog", added=day),
    )
    states: dict[str, FeedState | None] = {
        "https://ana.example/feed": FeedState(last=NOW, detected="RSS 2.0", items=items, left_out=left),
        "https://bob.example/feed": FeedState(last=NOW, failures=1, problem="bob.example could not be reached."),
    }
    save_states(world.disk, world.home.feeds, states)
    app = world.app()
    assert snap_compare(app, terminal_size=size, run_before=pressed("4", "B", "G"))
    app.finish()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_reader(world: World, snap_compare: Compare, size: tuple[int, int]) -> None:
    """An article with each kind of block, and a comment on it."""
    fill(world)
    world.web.articles["https://ex.org/a"] = ARTICLE

    async def read(pilot: Pilot[Any]) -> None:
        await press(pilot, "4", "enter")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "m")
        await type_text(pilot, "Did a floor price help any of the forty shops that you asked?")
        await press(pilot, "shift+tab", "4", "escape")

    app = world.app()
    assert snap_compare(app, terminal_size=size, run_before=read)
    app.finish()


def test_day_one(world: World, snap_compare: Compare) -> None:
    app = world.app()
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed())
    app.finish()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)], ids=["80x24", "120x40", "60x15"])
def test_the_settings(world: World, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = world.app()
    assert snap_compare(app, terminal_size=size, run_before=pressed("comma", "tab", "tab", "j", "j", "j"))
    app.finish()


@pytest.mark.parametrize("size", [(80, 24), (60, 15)], ids=["80x24", "60x15"])
def test_a_setting_is_asked_for(world: World, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = world.app()
    keys = ("comma", "tab", "tab", "j", "j", "j", "enter", "end", "x", "enter")
    assert snap_compare(app, terminal_size=size, run_before=pressed(*keys))
    app.finish()
