"""Pastes: a field of one line takes one, and no other is lost or acts as keys."""

from textual import events
from textual.widgets import Input, TextArea

from netritual.domain.model import Interaction
from netritual.tui.app import NetritualApp
from netritual.tui.screens.log import LogScreen
from tests.support.rest import at_rest
from tests.tui.conftest import World, press, settle, shown, toasts
from tests.tui.sample import fill
from tests.tui.test_typeahead import event

TWO = "coffee with Ana\rlunch with Bob"


async def paste(app: object, text: str) -> None:
    """A paste that the terminal marks as one."""
    assert isinstance(app, NetritualApp) and app._driver is not None
    app._driver.send_message(events.Paste(text))
    await at_rest(app)


async def burst(app: object, text: str) -> None:
    """A paste that looks like keys: all of it at one moment."""
    assert isinstance(app, NetritualApp) and app._driver is not None
    for char in text:
        app._driver.send_message(event(char, 1000.0))
    await at_rest(app)


async def test_two_hundred_pasted_lines_are_offered_one_by_one(world: World) -> None:
    fill(world)
    before = len(world.store.view().all(Interaction))
    async with world.run() as pilot:
        await press(pilot, "a")
        await paste(pilot.app, "\n".join(f"call @ana re {number}" for number in range(1, 201)) + "\n")
        assert pilot.app.screen.query_one(Input).value == "call @ana re 1"
        assert any("1 of 200 lines pasted" in said for said in toasts(pilot))
        await press(pilot, "enter", "a")
        assert "PgDn inserts:  call @ana re 2" in shown(pilot)
        await press(pilot, "pagedown", "enter")
        assert any("2 of 200 lines pasted" in said for said in toasts(pilot))
    assert len(world.store.view().all(Interaction)) == before + 2


async def test_the_second_line_of_a_burst_is_neither_keys_nor_lost(world: World) -> None:
    fill(world)
    before = len(world.store.view().all(Interaction))
    async with world.run() as pilot:
        await press(pilot, "a")
        await burst(pilot.app, TWO)
        await settle(pilot)
        assert not isinstance(pilot.app.screen, LogScreen) and len(pilot.app.screen_stack) == 1
        assert any("PgDn" in said for said in toasts(pilot))
        await press(pilot, "a", "pagedown")
        assert pilot.app.screen.query_one(Input).value == "lunch with Bob"
    assert [one.line for one in world.store.view().all(Interaction)[before:]] == ["coffee with Ana"]


async def test_keys_behind_an_enter_that_came_alone_are_keys(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await burst(pilot.app, "coffee with Ana")
        await pilot.press("enter", "2")
        await settle(pilot)
        assert pilot.app.current_mode == "people"


async def test_lines_of_a_burst_go_on_in_the_next_field_of_the_same_form(world: World) -> None:
    from netritual.tui.app import Opening

    async with world.run(opening=Opening("first_run")) as pilot:
        await burst(pilot.app, "x\rPorto\r")
        await settle(pilot)
        assert pilot.app.screen.query_one("#city", Input).value.endswith("Porto")


async def test_a_paste_where_nothing_takes_text_waits(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await paste(pilot.app, "quit\nuuu")
        await settle(pilot)
        assert any("0 of 2 lines pasted" in said for said in toasts(pilot))
        await press(pilot, "a", "pagedown")
        assert pilot.app.screen.query_one(Input).value == "quit"


async def test_a_text_of_many_lines_keeps_them(world: World) -> None:
    from netritual.tui.screens.draft import DraftScreen

    async with world.run() as pilot:
        pilot.app.push_screen(DraftScreen("", "Ana"))
        await settle(pilot)
        await press(pilot, "e")
        await paste(pilot.app, "one\ntwo\nthree")
        await settle(pilot)
        assert pilot.app.screen.query_one(TextArea).text == "one\ntwo\nthree"
