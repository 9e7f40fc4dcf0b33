"""Screens over screens: whatever is open, two clicks at once, a late answer and a small terminal end nothing."""

from random import Random
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from netritual.tui.app import NetritualApp, Opening
from netritual.tui.navigation import ClosesOnce, TooSmallScreen
from netritual.tui.screens.home import HomeScreen
from netritual.tui.screens.log_screen import LogScreen
from netritual.tui.screens.people_screen import PeopleScreen
from netritual.tui.widgets.question import Pick
from tests.support.amount import some
from tests.tui.conftest import World, press, settle, shown, type_text
from tests.tui.reviewed import fill as reviewed
from tests.tui.sample import fill

DOORS = ["2 t", "a", "2 enter", "?", "2 n", ":", "3 +", "F", ",", "2 enter e", "w ] ] +", "2 M", "3 enter", "w", "2 m"]
"""The keys that open each kind of screen."""
SIZE, SMALL = (100, 30), (6, 5)


def stack(pilot: Pilot[Any]) -> list[Screen[Any]]:
    """The screens of the tab in sight, but the notice."""
    return [screen for screen in pilot.app.screen_stack if not isinstance(screen, TooSmallScreen)]


def click(pilot: Pilot[Any], x: int, y: int) -> None:
    """Send a click as the terminal does; what it does is not waited for."""
    driver = pilot.app._driver
    assert driver is not None
    for kind in (events.MouseDown, events.MouseUp):
        made = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        driver.send_message(made)


async def home(pilot: Pilot[Any]) -> None:
    """Leave everything that is open, one by one."""
    for _ in range(8):
        if len(stack(pilot)) > 1:
            await press(pilot, "escape")
    await press(pilot, "1")
    assert len(pilot.app.screen_stack) == 1


async def test_home_is_made_once_what_the_app_opened_with_has_closed(world: World) -> None:
    fill(world)
    async with world.run(opening=Opening("triage")) as pilot:
        screens = [screen for screens in pilot.app._screen_stacks.values() for screen in screens]
        assert not any(isinstance(screen, HomeScreen) for screen in screens)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen) and "Coming up" in shown(pilot)
        await press(pilot, "2", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("door", some(DOORS, 5))
async def test_two_clicks_at_once_do_what_two_clicks_do(world: World, door: str) -> None:
    fill(world)
    chance = Random(door)
    async with world.run(SIZE) as pilot:
        for _ in range(4):
            await press(pilot, *door.split())
            for _ in range(3):
                click(pilot, chance.randrange(SIZE[0]), SIZE[1] - 1 - int(chance.expovariate(0.15)) % SIZE[1])
            await settle(pilot)
            await home(pilot)


@pytest.mark.parametrize("door", some(DOORS, 5))
async def test_what_opens_and_closes_in_a_small_terminal_does_so_under_the_notice(world: World, door: str) -> None:
    fill(world)
    async with world.run(SIZE) as pilot:
        await press(pilot, *door.split())
        await pilot.resize_terminal(*SMALL)
        below = stack(pilot)
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_log()
        await settle(pilot)
        assert isinstance(pilot.app.screen, TooSmallScreen) and isinstance(stack(pilot)[-1], LogScreen)
        for _ in range(2):
            stack(pilot)[-1].dismiss(None)
            await settle(pilot)
        assert stack(pilot) == below[: max(1, len(below) - 1)]
        await pilot.resize_terminal(*SIZE)
        await settle(pilot)
        assert stack(pilot) == pilot.app.screen_stack
        await home(pilot)


async def test_a_screen_is_left_once_and_takes_no_other_away(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "t")
        question, answers = pilot.app.screen, list[str | None]()
        assert isinstance(question, Pick) and isinstance(question, ClosesOnce)
        pilot.app.push_screen(late := Pick("Over it?", ()), answers.append)
        question.dismiss("1")
        await settle(pilot)
        assert pilot.app.screen is late and not answers
        late.dismiss("yes")
        late.dismiss("no")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PeopleScreen) and answers == ["yes"]


TEXTS = ["w ] m", "4 m", "w ] ] ] m", "a", "w a", "2 e", "2 enter m", "/", "w ] ] ] ] ] ] m"]
"""The keys that open each kind of text."""


@pytest.mark.parametrize("door", some(TEXTS, 4))
async def test_who_types_goes_on_typing_in_any_size(world: World, door: str) -> None:
    """A text that was hidden by a smaller terminal would give its letters to the row at work."""
    reviewed(world)
    async with world.run(SIZE) as pilot:
        await press(pilot, *door.split())
        await type_text(pilot, "gazelle ")
        for size in ((70, 18), SMALL, (80, 24), (60, 15), SIZE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            await press(pilot, *"x" if size != SMALL else ())
        field = pilot.app.focused
        assert isinstance(field, Input | TextArea)
        assert "gazelle xxxx" in (field.value if isinstance(field, Input) else field.text)


async def test_a_draft_opens_in_the_smallest_terminal(world: World) -> None:
    reviewed(world)
    async with world.run((60, 15), Opening("review", "step", "replies")) as pilot:
        await press(pilot, "m")
        await type_text(pilot, "gazelle ")
        assert "gazelle" in shown(pilot)
        await press(pilot, "escape", "j")
        assert "gazelle" not in shown(pilot)
