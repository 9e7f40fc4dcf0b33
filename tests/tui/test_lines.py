"""The page of my lines: written, changed, ended; what they said before stays."""

import pytest

from netritual.domain.model import Fact, Line, Standard
from netritual.tui.app import NetritualApp
from tests.tui.conftest import World, press, settle, shown, type_text


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (120, 40)])
async def test_lines_facts_and_rules_are_written_changed_and_ended(world: World, size: tuple[int, int]) -> None:
    async with world.run(size=size) as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_page("lines")
        await settle(pilot)
        assert "My lines" in shown(pilot) and "headline" in shown(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "Fair prices")
        await press(pilot, "enter")
        assert "Fair prices" in shown(pilot)
        for typed in ("workshop: 450 euros until 14 Dec", "rule all: Sign it"):
            await press(pilot, "n")
            await type_text(pilot, typed)
            await press(pilot, "enter")
        view = world.store.view()
        assert [(one.key, one.text) for one in view.all(Line)] == [("headline", "Fair prices")]
        assert [(one.key, one.text) for one in view.all(Standard)] == [("all", "Sign it")]
        (fact,) = view.all(Fact)
        assert (fact.key, fact.text) == ("workshop", "450 euros") and fact.valid_to is not None
        assert (fact.valid_to.month, fact.valid_to.day) == (12, 14)
        await press(pilot, "g", "enter", "ctrl+u")
        await type_text(pilot, "Other prices")
        await press(pilot, "enter")
        assert "Other prices" in shown(pilot) and "Fair prices" not in shown(pilot)
        await press(pilot, "g", "D")
        assert not world.store.view().all(Line)
        await press(pilot, "u")
        assert [one.text for one in world.store.view().all(Line)] == ["Other prices"]
