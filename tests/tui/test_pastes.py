"""Pastes: a field of one line takes one, and no other is lost or acts as keys."""

from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.widgets import Input, TextArea

from netritual.domain.model import Interaction
from netritual.tui.app import NetritualApp
from netritual.tui.screens.log_screen import LogScreen
from tests.support.rest import at_rest
from tests.tui.conftest import World, event, press, settle, shown, toasts
from tests.tui.sample import fill

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
        assert "PgDn inserts  call @ana re 2" in shown(pilot)
        await press(pilot, "pagedown")
        assert any("2 of 200 lines pasted" in said for said in toasts(pilot))
        await press(pilot, "enter")
    assert len(world.store.view().all(Interaction)) == before + 2


async def test_the_second_line_of_a_burst_is_neither_keys_nor_lost(world: World) -> None:
    fill(world)
    before = len(world.store.view().all(Interaction))
    async with world.run() as pilot:
        await press(pilot, "a")
        await burst(pilot.app, TWO)
        await settle(pilot)
        assert not any(isinstance(screen, LogScreen) for screen in pilot.app.screen_stack)
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


async def test_a_command_as_fast_as_the_line_before_it_is_kept_and_told(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        before = shown(pilot)
        await burst(pilot.app, "acall @ana re rain\rj")
        await settle(pilot)
        assert any("PgDn" in said for said in toasts(pilot))
        assert [one for one in before.splitlines() if one.lstrip().startswith(">")] == [
            one for one in shown(pilot).splitlines() if one.lstrip().startswith(">")
        ]
        await press(pilot, "a", "pagedown")
        assert pilot.app.screen.query_one(Input).value == "j"
    assert world.store.view().all(Interaction)[-1].line == "call @ana re rain"


@pytest.mark.parametrize("hidden", [False, True])
async def test_text_that_comes_at_once_goes_to_a_field_at_once(world: World, hidden: bool) -> None:
    from netritual.tui.widgets.question import Question

    async with world.run() as pilot:
        pilot.app.push_screen(Question("What?", hidden=hidden))
        await settle(pilot)
        values: list[str] = []
        field = pilot.app.screen.query_one(Input)
        pilot.app.screen.watch(field, "value", lambda value: values.append(value), init=False)
        await burst(pilot.app, "   " + "wörd " * 1000)
        await settle(pilot)
        assert field.value == "   " + "wörd " * 1000
        assert len(values) < 10


async def test_a_long_text_in_an_empty_field_shows_its_end(world: World) -> None:
    from netritual.tui.widgets.question import Question

    async with world.run() as pilot:
        for screen in (LogScreen(), Question("What?")):
            pilot.app.push_screen(screen)
            await settle(pilot)
            await paste(pilot.app, "wxyz " * 1000 + "END")
            await settle(pilot)
            assert "END" in shown(pilot)


async def test_keys_in_the_middle_of_text_act_in_their_place(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        app = pilot.app
        assert isinstance(app, NetritualApp) and app._driver is not None
        for key in (*"lunch", "home", *"an ", "end", *"es", "backspace", *" with"):
            made = event(key, 0) if len(key) == 1 else events.Key(key, None)
            made.time = 1000.0
            app._driver.send_message(made)
        await settle(pilot)
        assert app.screen.query_one(Input).value == "an lunche with"


async def test_a_paste_where_nothing_takes_text_waits(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await paste(pilot.app, "quit\nuuu")
        await settle(pilot)
        assert any("0 of 2 lines pasted" in said for said in toasts(pilot))
        await press(pilot, "a", "pagedown")
        assert pilot.app.screen.query_one(Input).value == "quit"


@pytest.mark.parametrize("send", [paste, burst])
async def test_a_text_of_many_lines_keeps_them(world: World, send: Callable[[object, str], Awaitable[None]]) -> None:
    from netritual.domain.drafts.draft_checks import Draft
    from netritual.tui.screens.draft_screen import DraftScreen

    async with world.run() as pilot:
        pilot.app.push_screen(DraftScreen(Draft(text="")))
        await settle(pilot)
        await send(pilot.app, "one\rtwo\rthree" if send is burst else "one\ntwo\nthree")
        await settle(pilot)
        assert pilot.app.screen.query_one(TextArea).text == "one\ntwo\nthree"
