"""The search: each key narrows, the words are marked, enter opens the person, and hostile text stays text."""

from datetime import timedelta

import pytest
from textual.widgets import Input

from netritual.domain.model import Interaction, Person
from netritual.services.ports import Transaction
from netritual.tui.screens.find_screen import FindScreen
from netritual.tui.screens.person_screen import PersonScreen
from netritual.tui.widgets.item_list import ItemList
from tests.tui.conftest import HOSTILE, World, press, shown

SIZES = [(80, 24), (60, 15), (120, 40)]


@pytest.fixture
def written(world: World) -> World:
    """Two people and three talks."""
    now = world.clock.now()

    def write(tx: Transaction) -> None:
        ana = tx.put(Person(handle="ana", name="Ana Ruiz", created=now))
        tx.put(Person(handle="bo", name=f"Bo {HOSTILE[9]}", created=now))
        for days, topic in ((1, "pricing"), (2, "the price list"), (3, "holidays")):
            tx.put(Interaction(on=now.date() - timedelta(days=days), people=(ana.id,), channel="call", topic=topic))

    world.store.transact("add", write, now)
    return world


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_key_narrows_and_enter_opens_the_person(written: World, size: tuple[int, int]) -> None:
    async with written.run(size) as pilot:
        await press(pilot, "F")
        screen = pilot.app.screen
        assert isinstance(screen, FindScreen)
        await press(pilot, *"pric")
        assert "pricing" in shown(pilot) and "the price list" in shown(pilot) and "holidays" not in shown(pilot)
        lit = {
            segment.text
            for strip in screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.underline and segment.text.strip()
        }
        assert {"pricing", "price"} <= lit
        screen.query_one("#filter", Input).value = "ana pric"
        await press(pilot)
        assert len(screen.query_one("#items", ItemList).rows) == 2
        screen.query_one("#filter", Input).value = "pricing"
        await press(pilot)
        assert len(screen.query_one("#items", ItemList).rows) == 1
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, PersonScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FindScreen)
        await press(pilot, "escape")
        assert screen.query_one("#filter", Input).value == ""
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, FindScreen)


async def test_nothing_found_is_said_and_hostile_text_is_shown_as_it_is(written: World) -> None:
    async with written.run((80, 24)) as pilot:
        await press(pilot, "F")
        assert "Type words" in shown(pilot)
        screen = pilot.app.screen
        screen.query_one("#filter", Input).value = "qqqq"
        await press(pilot)
        assert "Nothing holds all of these words." in shown(pilot)
        screen.query_one("#filter", Input).value = "bo"
        await press(pilot)
        assert f"Bo {HOSTILE[9]}"[:12] in shown(pilot) and len(screen.query_one("#items", ItemList).rows) == 1
