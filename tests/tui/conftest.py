"""What every test of the app starts from: parts over a real store in a new home, and a pilot that shows every toast."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from math import inf
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual._context import active_app
from textual._time import get_time
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from netritual.clock import FixedClock
from netritual.compose import Maker
from netritual.domain.model import Change, Record, Settings
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.parts import Parts
from netritual.services.ports import Store, Transaction
from netritual.store.journal_store import open_store
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.widgets.item_list import ItemList
from tests.support.rest import at_rest, is_busy
from tests.support.web import TableWeb, read_here
from tests.tui.idle import IdleLoop, hold_until_idle, idle, paint_once, paint_when_idle

HOSTILE = (
    "Ann [/b] Lee", "x [/] y", "Bo [ACME] Inc", "met at [b]event", "unbalanced [ here", "[@click=app.quit]click[/]",
    "[@click=app.quit]go", "[$primary]z", "[on nosuch]q", "C:\\path\\", "[x=1]y", "[1] note", "[[b]]",
    "[b='unterminated", ":smile: ok", "a\\[b]c", "[#zzz]t", "[B]t", "[ b ]t", "[a-b]t", "[link=http://x]t",
    "李雷", "Ngũgĩ wa Thiong'o", "e\u0301clair A\u030angstro\u0308m", "שרה כהן", "مريم حسن", "👩‍💻 Dev", "N" * 200,
    "bell\a tab\t", "over\u202eride", "lone \udc80 byte",
)  # fmt: skip
"""Each of the first 21 broke or bent a widget that takes markup; the rest bend widths."""


class NoSecrets:
    """A keyring that holds nothing and keeps nothing."""

    def get(self, name: str) -> str | None:
        return None

    def put(self, name: str, secret: str) -> None:
        raise AssertionError("no test of the app keeps a secret")

    def hold(self, name: str, secret: str) -> None:
        raise AssertionError("no test of the app keeps a secret")

    def forget(self, name: str) -> None:
        return None

    def usable(self) -> bool:
        return False


class World:
    """A home with a store in it, a clock that stands still, and settings that a test may set before it starts."""

    def __init__(self, home: Home, clock: FixedClock) -> None:
        self.home, self.clock, self.disk = home, clock, Disk()
        self.settings = Settings(name="Marta Silva", city="Lisbon", tz="UTC")
        self.store: Store = open_store(home, self.disk, clock.still)
        self.web = TableWeb()

    def parts(self) -> Parts:
        """The real parts, but for a clock that stands still, this test's settings, no keyring, and a web of its own."""
        made = Maker(self.home, self.disk).parts(self.clock)
        return replace(
            made, settings=lambda: self.settings, secrets=NoSecrets(), web=lambda: self.web, read_page=read_here
        )

    def put(self, *records: Record) -> list[Any]:
        """Store records as they are, in one transaction, and give them with their ids."""

        def act(tx: Transaction) -> list[Any]:
            return [tx.put(record) for record in records]

        return self.store.transact("import-file", act, self.clock.now())[0]

    def change(self, act: Callable[[Transaction], Any]) -> Change | None:
        """One transaction, as another process would make it."""
        return self.store.transact("import-file", act, self.clock.now())[1]

    def app(self, opening: Opening | None = None) -> NetritualApp:
        """The app over this home; snapshots run it themselves."""
        return NetritualApp(self.parts(), self.store, self.settings, opening or Opening())

    @asynccontextmanager
    async def run(self, size: tuple[int, int] = (80, 24), opening: Opening | None = None) -> AsyncIterator[Pilot[None]]:
        """The app under a pilot, with toasts and tooltips on: a test without them proves little."""
        app = self.app(opening)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            await all_shown(pilot)
            try:
                yield pilot
            finally:
                app.finish()


@pytest.fixture(autouse=True)
def told_when_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot goes on when the app is idle, not when the process used no CPU for a while; toasts stay.

    Keys that are pressed together are sent together: the app itself gives each to what the one before it brought.
    """
    monkeypatch.setattr("asyncio.events.new_event_loop", IdleLoop)
    monkeypatch.setattr("textual.pilot.wait_for_idle", idle)
    monkeypatch.setattr("textual.app.wait_for_idle", next_key)
    monkeypatch.setattr("netritual.tui.typeahead.BURST_SECONDS", 0.0)
    monkeypatch.setattr("netritual.tui.app_in_terminal.GATHER_SECONDS", 0.001)
    monkeypatch.setattr("netritual.tui.filtered_list.RESTED", 0.001)
    monkeypatch.setattr(Pilot, "_wait_for_screen", idle)
    monkeypatch.setattr(Timer, "_run", paint_when_idle(Timer._run))
    monkeypatch.setattr(Screen, "_compositor_refresh", paint_once(Screen._compositor_refresh))
    monkeypatch.setattr(App, "delay_update", hold_until_idle)
    monkeypatch.setattr(NetritualApp, "NOTIFICATION_TIMEOUT", 3600.0)


@pytest.fixture(scope="session", autouse=True)
def style_rules() -> Iterator[None]:
    """Every app of a process reads the same style sheets: each is parsed once."""
    parsed: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def once(sheet: Stylesheet, css: str, *source: Any, **kind: Any) -> list[RuleSet]:
        key = (css, source, *kind.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, css, *source, **kind)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


async def next_key(*_: object) -> None:
    """The next key of the pilot comes at once, but never in a burst."""
    app = active_app.get()
    if isinstance(app, NetritualApp) and not app.typed._giving:
        app.typed._last = -inf


@pytest.fixture
def world(own_home: Home, clock: FixedClock) -> Iterator[World]:
    """A new home with an open store."""
    made = World(own_home, clock)
    yield made
    made.store.close()


def screen_text(pilot: Pilot[Any]) -> list[str]:
    """What the terminal shows, line by line, without styles."""
    app = pilot.app
    width, height = app.size
    lines = [""] * height
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        lines[y] = strip.text[:width] if y < height else ""
    return lines


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until what was typed has been done, with every write that it asked for, and is shown."""
    app = pilot.app
    assert isinstance(app, NetritualApp)
    app.write(lambda store, now: (None, None), quiet=True)  # answered after a look at the journal that is under way
    await all_shown(pilot)


async def press_and_wait(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until what they had looked at beside the screens is done too, and is shown: no key waits
    for it, so ``press`` does not."""
    await press(pilot, *keys)
    while len(pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)


async def all_shown(pilot: Pilot[Any]) -> None:
    """Wait until the app is at rest and has painted it.

    A thread of the store, of which the loop knows nothing, may set the app to work again while it is painted.
    """
    app = pilot.app
    assert isinstance(app, NetritualApp)
    await at_rest(app)
    await pilot.pause()
    while is_busy(app):
        await at_rest(app)
        await pilot.pause()


def shown(pilot: Pilot[Any]) -> str:
    """All that the terminal shows, as one text."""
    return "\n".join(screen_text(pilot))


def row_with(pilot: Pilot[Any], words: str) -> str:
    """The first line that holds some words; "" when there is none."""
    return next((line for line in screen_text(pilot) if words in line), "")


def cursor_row(pilot: Pilot[Any]) -> str:
    """The line with the cursor of the list that has the focus, else of the first list; "" without one."""
    app, screen = pilot.app, pilot.app.screen
    assert isinstance(app, NetritualApp)
    lists = screen.query(ItemList)
    items = screen.focused if isinstance(screen.focused, ItemList) else next(iter(lists), None)
    if items is None:
        return ""
    area = items.content_region
    lines = screen_text(pilot)[area.y : area.bottom]
    return next((line for line in lines if line[area.x : area.x + 1] == app.signs.cursor), "")


async def title(pilot: Pilot[Any]) -> str:
    """The first row, once no toast stands over it."""
    pilot.app.clear_notifications()
    await settle(pilot)
    return screen_text(pilot)[0]


def toasts(pilot: Pilot[Any]) -> list[str]:
    """What was said in toasts that still stand."""
    return [notification.message for notification in pilot.app._notifications]


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait until everything they asked for is saved and shown."""
    await pilot.press(*keys)
    await settle(pilot)


KEY_NAMES = {" ": "space", "\r": "enter", "\x1b": "escape", "\t": "tab"}


def event(char: str, at: float) -> events.Key:
    """A key that somebody pressed at a moment, in seconds."""
    name = KEY_NAMES.get(char) or (char if char.isalnum() else _character_to_key(char))
    made = events.Key(name, char)
    made.time = at
    return made


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text as a quick hand does: in one burst up to its last word, and that one key by key."""
    head = text[: text.rstrip().rfind(" ") + 1]
    at, driver = get_time(), pilot.app._driver
    assert driver is not None
    for char in head:
        driver.send_message(event(char, at))
    await pilot.pause()
    await pilot.press(*(event(char, at).key for char in text[len(head) :]))
    await pilot.pause()
