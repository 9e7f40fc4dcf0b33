"""Whatever can be clicked does what its key does: tabs, steps, rows, keys, days, marks of the weeks; and the wheel."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events
from textual.command import CommandList
from textual.geometry import Offset
from textual.pilot import Pilot

from netritual.tui.app import Opening
from netritual.tui.face.painter import Painter
from netritual.tui.screens.review_screen import ReviewScreen
from netritual.tui.widgets.item_list import ItemList
from tests.tui.conftest import World, press, screen_text, settle
from tests.tui.reviewed import fill as reviewed
from tests.tui.sample import fill

SIZE = (120, 40)


def place(pilot: Pilot[Any], words: str, *, last: bool = False) -> tuple[int, int]:
    """Where some words stand on the screen: the leftmost, or the last of all."""
    rows = screen_text(pilot)
    found = [(line.find(words), y) for y, line in enumerate(rows) if words in line]
    assert found, (words, "\n".join(rows))
    return found[-1] if last else min(found)


async def click(pilot: Pilot[Any], words: str, *, last: bool = False) -> None:
    """Click on the first cell of some words."""
    await pilot.click(offset=place(pilot, words, last=last))
    await settle(pilot)


@pytest.mark.parametrize(("number", "name"), enumerate(("Home", "People", "Loops", "Articles", "Insights"), 1))
async def test_a_tab_opens(world: World, number: int, name: str) -> None:
    fill(world)
    async with world.run(SIZE) as pilot:
        await press(pilot, "2" if number == 1 else "1")
        await click(pilot, f"{number} {name}")
        assert pilot.app.current_mode == name.lower()


async def test_a_row_gets_the_cursor_and_a_second_click_opens_it(world: World) -> None:
    fill(world)
    async with world.run(SIZE) as pilot:
        await press(pilot, "2")
        await click(pilot, "Bob Stone")
        row = pilot.app.screen.query_one(ItemList).row
        assert row is not None and any("▌" in line and "Bob Stone" in line for line in screen_text(pilot))
        await click(pilot, "Bob Stone")
        assert type(pilot.app.screen).__name__ == "PersonScreen"


async def test_the_wheel_scrolls(world: World) -> None:
    fill(world)
    async with world.run((120, 15)) as pilot:
        await press(pilot, "2")
        items = pilot.app.screen.query_one(ItemList)
        assert items.virtual_size.height > items.size.height
        before = items.scroll_offset.y
        await pilot.hover(offset=place(pilot, "Ana Ruiz"))
        pilot.app.screen._forward_event(_wheel(*place(pilot, "Ana Ruiz")))
        await settle(pilot)
        assert items.scroll_offset.y > before


def _wheel(x: int, y: int) -> Any:
    return events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, x, y)


@pytest.mark.parametrize(
    ("words", "screen"), [("a log", "LogScreen"), ("? keys", "HelpScreen"), ("w review", "ReviewScreen")]
)
async def test_a_key_of_the_key_bar_is_pressed(world: World, words: str, screen: str) -> None:
    fill(world)
    async with world.run(SIZE) as pilot:
        await click(pilot, words)
        assert type(pilot.app.screen).__name__ == screen


async def test_a_step_opens(world: World) -> None:
    reviewed(world)
    async with world.run(SIZE, Opening("review")) as pilot:
        for name, question in (("Promises", "Follow through"), ("Coffees", "Coffees for next week")):
            await click(pilot, name)
            assert question in screen_text(pilot)[0]


async def test_a_mark_in_the_weeks_is_the_way_to_its_card(world: World) -> None:
    reviewed(world)
    async with world.run(SIZE, Opening("review", "step", "coffees")) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        await press(pilot, "G")
        assert screen.item is None or "Chloé" not in screen.item.cells[0]
        await click(pilot, "Chloé", last=True)
        assert screen.item is not None and "Chloé" in screen.item.cells[0]


async def test_a_day_of_the_year_opens_its_talks(world: World) -> None:
    fill(world)
    async with world.run(SIZE) as pilot:
        await press(pilot, "5")
        painter, x, y = next(_days(pilot))
        painter.scroll_visible(animate=False)
        await settle(pilot)
        before = screen_text(pilot)
        await pilot.click(offset=painter.content_region.offset + Offset(x, y))
        await settle(pilot)
        assert screen_text(pilot) != before


def _days(pilot: Pilot[Any]) -> Iterator[tuple[Painter, int, int]]:
    """The days that can be clicked, the newest first: a painter, and the place in it."""
    for painter in pilot.app.screen.query(Painter):
        for y, spans in enumerate(painter.lines(painter.size.width)):
            for at, span in reversed([*enumerate(spans)]):
                if span.press.startswith("day:"):
                    yield painter, sum(cell_len(before.text) for before in spans[:at]), y


async def test_a_key_in_the_frame_of_the_log_bar_is_pressed(world: World) -> None:
    fill(world)
    async with world.run(SIZE) as pilot:
        await press(pilot, "a")
        await click(pilot, "esc", last=True)
        assert type(pilot.app.screen).__name__ == "HomeScreen"


async def test_a_click_on_what_was_just_taken_away_does_nothing(world: World) -> None:
    fill(world)
    async with world.run((100, 30)) as pilot:
        x, y = place(pilot, "Tom Reed")
        hit, _ = pilot.app.screen.get_widget_and_offset_at(x, y)
        assert hit is not None
        above = hit._parent
        assert above is not None
        hit._detach()
        await pilot.app.on_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False))
        assert pilot.app.screen._select_state is None
        hit._attach(above)


async def test_a_click_on_a_hit_that_another_search_took_away_does_nothing(world: World) -> None:
    async with world.run((100, 30)) as pilot:
        await press(pilot, "ctrl+p", *"paper")
        palette, (x, y) = pilot.app.screen, place(pilot, "Theme: paper")
        for kind in (events.MouseDown, events.MouseUp):
            await pilot.app.on_event(kind(None, x, y, 0, 0, 1, False, False, False))
        palette.query_one(CommandList).clear_options()
        await settle(pilot)
        assert pilot.app.screen is palette
        await press(pilot, "backspace")
        await click(pilot, "Theme: paper")
        assert b'theme = "paper"' in world.disk.read(world.home.settings)
