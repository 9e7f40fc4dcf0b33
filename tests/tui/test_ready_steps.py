"""The steps beside the one that is read are made ready meanwhile, and show what they show otherwise."""

from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest
from msgspec.structs import replace
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region
from textual.screen import Screen

from netritual.domain.model import Promise, Record, Request
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.bodies.host import StepHost
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.face import painter
from netritual.tui.face.unscrolled import Unpainted
from netritual.tui.screens.review_screen import ReviewScreen
from netritual.tui.view import ViewBody
from netritual.tui.widgets.draft_pane import DraftPane
from netritual.tui.widgets.item_list import ItemList
from tests.support.screen import open_tab
from tests.tui.conftest import World, cursor_row, press, screen_text, settle, shown
from tests.tui.reviewed import fill, gone_on

STEPS = 8
FULL = Opening("review")
READS = "netritual.tui.screens.review_control.READS"
"""After how many seconds a step is read."""


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step is read as soon as it is shown."""
    monkeypatch.setattr(READS, 0.001)


async def _walked(world: World, size: tuple[int, int], *, ready: bool) -> list[list[str]]:
    """What each step shows, and some on the way back, with the steps beside them made ready or not."""
    seen = []
    async with world.run(size, FULL) as pilot:
        for key in "]" * (STEPS - 1) + "[[[":
            await settle(pilot)
            assert (len(pilot.app.screen.query_one(StepHost).children) > 1) is ready
            seen.append(screen_text(pilot))
            await press(pilot, {"]": "right_square_bracket", "[": "left_square_bracket"}[key])
    return seen


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_step_that_was_made_ready_looks_as_any(
    world: World, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = World(Home(str(tmp_path / "other")), world.clock)
    fill(world)
    fill(other)
    monkeypatch.setattr(READS, 60.0)
    before = await _walked(world, size, ready=False)
    monkeypatch.setattr(READS, 0.001)
    after = await _walked(other, size, ready=True)
    other.store.close()
    assert after == before


async def test_what_was_saved_since_a_step_was_made_ready_stands_in_it(world: World, quick_reader: None) -> None:
    ids = fill(world)
    async with world.run((120, 40), Opening("review")) as pilot:
        await press(pilot, "right_square_bracket")
        await settle(pilot)
        bodies = pilot.app.screen.query_one(StepHost).children
        assert [body.display for body in bodies] == [True, False, False]
        due = date(2026, 3, 12)
        world.change(lambda tx: tx.put(Promise(people=(ids.wei,), text="call the printer", made=due, due=due)))
        await press(pilot, "right_square_bracket")
        assert "call the printer" in shown(pilot)


async def test_keys_go_to_the_step_in_sight_alone(world: World, quick_reader: None) -> None:
    fill(world)
    async with world.run((120, 40), FULL) as pilot:
        await press(pilot, "right_square_bracket")
        await settle(pilot)
        unseen = [body for body in pilot.app.screen.query(StepBody) if not body.display]
        before = [body.query_one(ItemList).row for body in unseen]
        first = cursor_row(pilot)
        await press(pilot, "j")
        assert len(unseen) == 2 and cursor_row(pilot) != first
        assert [body.query_one(ItemList).row for body in unseen] == before


async def test_keys_do_not_wait_for_what_nobody_asked_for(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "replies")) as pilot:
        app, first, may_end = pilot.app, cursor_row(pilot), Event()
        assert isinstance(app, NetritualApp)
        app.write(lambda store, now: (may_end.wait(), None), quiet=True, waited=False)
        await pilot.press("j")
        moved = cursor_row(pilot) != first
        may_end.set()
        assert moved


async def test_a_step_that_was_made_ready_is_laid_out_and_painted_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for the coffees, whose list has a scroll bar: Textual lays out for that."""
    fill(world)
    async with world.run((120, 40), FULL) as pilot:
        screen, counts = pilot.app.screen, dict[str, tuple[int, int]]()
        assert isinstance(screen, ReviewScreen)
        for _ in range(STEPS - 1):
            await settle(pilot)
            screen.control.look_ahead()
            await settle(pilot)
            layouts, paints = Mock(side_effect=Screen._refresh_layout), Mock(side_effect=Compositor._render_chops)
            with monkeypatch.context() as patch:
                patch.setattr(READS, 60.0)
                patch.setattr(Screen, "_refresh_layout", lambda *about, counted=layouts, **how: counted(*about, **how))
                patch.setattr(Compositor, "_render_chops", lambda *about, counted=paints: counted(*about))
                await press(pilot, "right_square_bracket")
            assert screen.standing is not None
            counts[screen.standing.view.step.id] = layouts.call_count, paints.call_count
        assert {step for step, count in counts.items() if count != (1, 1)} == {"coffees"}


async def test_the_lines_of_a_step_that_was_made_ready_are_drawn_already(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    gone_on(world, "coffees")
    async with world.run((120, 40), FULL) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        screen.control.look_ahead()
        await settle(pilot)
        drawn, head_and_keys = Mock(side_effect=painter.strip_of), 3 + 2
        monkeypatch.setattr(READS, 60.0)  # or a slow machine makes the step before ready, and draws it, meanwhile
        monkeypatch.setattr(painter, "strip_of", drawn)
        await press(pilot, "right_square_bracket")
        assert screen.standing is not None and screen.standing.view.step.id == "done"
        assert drawn.call_count <= head_and_keys


async def test_containers_draw_no_line_of_which_nothing_is_seen(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "replies")) as pilot:
        parts = pilot.app.screen.query("*").results(Unpainted)
        drawn = {type(one): one.render_lines(Region(0, 0, 9, 1)) for one in parts}
        assert not drawn[StepHost] and not drawn[ViewBody]
        assert drawn[DraftPane], "it has a frame"


async def test_the_styles_of_a_list_are_looked_up_once_as_the_focus_goes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "replies")) as pilot:
        items, applied = pilot.app.screen.query_one(ItemList), Mock(side_effect=Stylesheet.apply)
        monkeypatch.setattr(Stylesheet, "apply", lambda *about, **how: applied(*about, **how))
        lit = items.styles.border_title_color
        pilot.app.screen.set_focus(None)
        await settle(pilot)
        assert items.styles.border_title_color != lit
        assert [call.args[1] for call in applied.call_args_list].count(items) == 1


async def test_what_was_looked_at_for_a_review_that_was_left_is_dropped(world: World, quick_reader: None) -> None:
    fill(world)
    async with world.run((120, 40), FULL) as pilot:
        await settle(pilot)
        screen, app, may_end = pilot.app.screen, pilot.app, Event()
        assert isinstance(screen, ReviewScreen) and isinstance(app, NetritualApp)
        app.write(lambda store, now: (may_end.wait(), None), quiet=True, waited=False)
        screen.control.look_ahead()
        await screen.dismiss(None)
        may_end.set()
        await settle(pilot)
        assert open_tab(screen_text(pilot)) == "1 Home"


async def test_what_was_typed_since_a_step_was_made_ready_stands_in_it(world: World, quick_reader: None) -> None:
    fill(world)
    async with world.run((120, 40), FULL) as pilot:
        await press(pilot, "right_square_bracket")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and screen.item is not None
        key = screen.item.key
        await press(pilot, "right_square_bracket")
        await settle(pilot)
        screen.control.texts[key] = "words of my own"
        await press(pilot, "left_square_bracket")
        assert screen.item.key == key and "words of my own" in shown(pilot)


def _put(record: Record, tx: Transaction) -> object:
    return tx.put(record)


async def test_an_act_looks_at_none_of_the_steps_that_were_passed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far these are now is told while the step is read."""
    fill(world)
    monkeypatch.setattr(READS, 60.0)
    async with world.run((120, 40), FULL) as pilot:
        for _ in range(2):
            await press(pilot, "right_square_bracket")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and screen.standing is not None
        passed = screen.standing.marks[:2]
        assert [mark.mark for mark in passed] == ["looked-at", "looked-at"]
        for request in world.store.view().all(Request):
            world.change(partial(_put, replace(request, state="acknowledged")))
        await settle(pilot)
        await press(pilot, "space")
        assert screen.standing.marks[:2] == passed
        screen.control.look_ahead()
        await settle(pilot)
        assert [mark.mark for mark in screen.standing.marks[:2]] == ["looked-at", "done"]
