"""The brief: one page for a coffee, from Home and from step 7, at two sizes."""

import pytest

from netritual.tui.app import Opening
from netritual.tui.face.spans import text_of
from netritual.tui.screens.brief import LABEL, BriefScreen
from netritual.tui.widgets.item_list import ItemList
from tests.tui import reviewed
from tests.tui.conftest import World, press, settle, shown
from tests.tui.sample import fill

LABELS = ("why now", "purpose", "give first", "the ask", "you owe", "they owe", "last talks", "personal")
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def has_all(told: str) -> bool:
    """Every part of the page is there, and giving stands before asking."""
    return all(label in told for label in LABELS) and told.index("give first") < told.index("the ask")


@SIZES
async def test_a_planned_coffee_has_its_page(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        for _ in range(8):
            await press(pilot, "tab")
            focused = pilot.app.focused
            if isinstance(focused, ItemList) and focused.row is not None and focused.row.state == "coming":
                break
        for _ in range(20):
            if isinstance(focused, ItemList) and focused.row is not None and focused.row.state == "coming":
                break
            await press(pilot, "j")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BriefScreen)
        assert has_all(shown(pilot)) and "Dana Fox, Thu 12" in shown(pilot) and "hiring" in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, BriefScreen)


@SIZES
async def test_a_suggestion_has_its_page_in_step_seven(world: World, size: tuple[int, int]) -> None:
    reviewed.fill(world)
    async with world.run(size, Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, BriefScreen)
        assert has_all(shown(pilot)) and "nothing is booked" in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, BriefScreen)


def test_long_texts_go_on_under_themselves() -> None:
    rows = BriefScreen("", "", [("why now", "word " * 30), ("", "more"), ("you owe", "")]).page(52)
    lines = [text_of(row) for row in rows]
    assert lines[0].startswith(f"{'why now':{LABEL}}word") and lines[-1].strip() == "you owe"
    assert len(lines) == 6 and all(line.startswith(" " * LABEL) for line in lines[1:-1])
    assert all(len(line) <= 52 for line in lines)


async def test_somebody_who_is_not_shown_can_be_asked_about(world: World) -> None:
    reviewed.fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        await press(pilot, "n", "G", "k", "o")  # the last row offers twelve names
        assert isinstance(pilot.app.screen, BriefScreen)
        told = shown(pilot)
        assert "why not?" in told and "others come first" in told and "fit  " in told


async def test_why_not_is_a_command_on_people(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "ctrl+p", *"why not", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefScreen) and "why not?" in shown(pilot)
