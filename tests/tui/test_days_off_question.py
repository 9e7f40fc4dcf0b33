"""Days on which a line says that I am away become days without coffees, or not, by one key."""

from datetime import date

import pytest

from netritual.settings_toml import load
from tests.tui.conftest import World, press, settle, shown, toasts, type_text
from tests.tui.sample import fill


@pytest.mark.parametrize(("key", "days"), [("y", 2), ("n", 0), ("escape", 0)])
async def test_a_yes_sets_the_days_on_which_i_am_away(world: World, key: str, days: int) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "i am on holiday from 23 march to 24 march")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Keep Mon 23 Mar to Tue 24 Mar free of coffees?" in shown(pilot)
        await press(pilot, key)
        await settle(pilot)
        assert ("No coffees on these days. u takes that back." in toasts(pilot)) == (key == "y")
    home, disk = world.home, world.disk
    off = load(disk.read(home.settings) if disk.exists(home.settings) else None).holidays
    assert off == tuple(date(2026, 3, day) for day in (23, 24))[:days]
