"""The blanks of a draft: enter leaves one as it is, and one that was emptied is told and keeps the draft back."""

from textual.widgets import TextArea

from netritual.domain.drafts.draft_checks import Draft
from netritual.domain.model import Person
from netritual.tui.app import NetritualApp
from netritual.tui.screens.people_screen import PeopleScreen
from tests.tui.conftest import World, press, settle, shown, toasts

MADE = "Hi Tom, thank you for {what you did}. It was kind of you.\nMarcus"
TOM = Person(handle="tom", name="Tom Reed")


async def test_enter_on_a_blank_goes_behind_it_and_an_emptied_one_is_told(world: World) -> None:
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_draft(Draft(text=MADE, person=TOM))
        await settle(pilot)
        area = pilot.app.screen.query_one(TextArea)
        await press(pilot, "enter")
        assert area.text == MADE and "one blank to fill" in shown(pilot)
        assert "for  what you did . It" in shown(pilot), "its braces are the edges of what is lit"
        await press(pilot, *["backspace"] * len("{what you did}"), "i")
        assert "the sentence with the blank is empty now" in shown(pilot)
        await press(pilot, "escape", "y")
        assert toasts(pilot)[-1].startswith("Not copied yet")


async def test_a_blank_that_is_filled_with_a_whole_sentence_keeps_one_mark(world: World) -> None:
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_draft(Draft(text=MADE, person=TOM))
        await settle(pilot)
        area = pilot.app.screen.query_one(TextArea)
        await press(pilot, *"all of it!")
        assert area.text == MADE.replace("{what you did}.", "all of it!")
        await press(pilot, *" v1?2")
        assert " v1?2 It was" in area.text


async def test_a_blank_that_was_half_deleted_is_still_one(world: World) -> None:
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_draft(Draft(text=MADE, person=TOM))
        await settle(pilot)
        area = pilot.app.screen.query_one(TextArea)
        await press(pilot, "right", "backspace")
        assert "{what you did." in area.text and "one blank to fill" in shown(pilot)
        await press(pilot, "escape", "y")
        assert toasts(pilot)[-1].startswith("Not copied yet")


async def test_a_key_that_is_not_the_drafts_leaves_it_and_does_what_it_does_below(world: World) -> None:
    world.put(Person(handle="bo", name="Bo Lund"))
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_draft(Draft(text=MADE, person=TOM))
        await settle(pilot)
        await press(pilot, "a", "escape", "2")
        assert isinstance(pilot.app.screen, PeopleScreen)
        assert pilot.app.edited[MADE] == MADE.replace("{what you did}", "a")
