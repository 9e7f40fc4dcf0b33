"""The guards on a draft on the screen: what they say stands below it, and what is private is copied at the second y."""

from textual.pilot import Pilot

from netritual.domain.drafts.draft_checks import Draft
from netritual.domain.model import Line, Person
from netritual.tui.app import NetritualApp
from netritual.tui.screens.draft_screen import DraftScreen
from netritual.tui.widgets.draft_pane import DraftText
from tests.tui.conftest import World, press, settle, shown, toasts, type_text

LEAK = "Hi Tom, Ana has a divorce to get through."
NOTE = "come to a small evening on pricing, with food and no slides"


def words_of(pilot: Pilot[None]) -> str:
    """All words on the screen, without frames."""
    return " ".join(shown(pilot).replace("│", " ").split())


def two(world: World) -> tuple[Person, Person]:
    ana, tom = world.put(
        Person(handle="ana", name="Ana Ruiz", private_notes="Her divorce."), Person(handle="tom", name="Tom Reed")
    )
    return ana, tom


async def test_what_is_private_is_marked_and_copied_at_the_second_try(world: World) -> None:
    _, tom = two(world)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_draft(Draft(text="Hi Tom, ", person=tom))
        await settle(pilot)
        await type_text(pilot, LEAK.removeprefix("Hi Tom, "))
        assert "“divorce”: from your private notes about Ana Ruiz" in shown(pilot)
        area = pilot.app.screen.query_one(DraftText)
        assert [LEAK[slice(*place)] for place in area.marks] == ["divorce"]
        assert any(LEAK[span.start : span.end] == "divorce" for span in area.get_line(0).spans)
        await press(pilot, "escape", "y")
        assert toasts(pilot)[-1].startswith("Not copied yet: “divorce”: from your private notes about Ana Ruiz")
        await press(pilot, "y")
        assert toasts(pilot)[-1].startswith("Sent to the terminal's clipboard.") and pilot.app.clipboard == LEAK


async def test_a_note_that_was_copied_for_one_is_known_when_the_next_gets_it(world: World) -> None:
    ana, tom = two(world)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        assert pilot.app.outgoing.copy_draft(Draft(text=f"Hi Ana, {NOTE}", person=ana))
        pilot.app.push_screen(DraftScreen(Draft(text=f"Hi Tom, {NOTE}", person=tom)))
        await settle(pilot)
        assert "100 % the same as your note to Ana Ruiz of today" in words_of(pilot)
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.push_screen(DraftScreen(Draft(text=f"Hi Tom, {NOTE}", person=tom)))
        await settle(pilot)
        assert "your note to Ana Ruiz of today" in words_of(pilot)


async def test_a_line_of_mine_is_inserted_by_its_name(world: World) -> None:
    _, tom = two(world)
    world.put(Line(key="headline", text="Prices one dares to say"))
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.open_draft(Draft(text="Hi Tom, ", person=tom))
        await settle(pilot)
        await type_text(pilot, "{line:headline}. More {line:")
        area = pilot.app.screen.query_one(DraftText)
        assert area.text == "Hi Tom, Prices one dares to say. More {line:"
        await type_text(pilot, "slogan}")
        await press(pilot, "escape", "y")
        assert "your lines: headline" in toasts(pilot)[-1]
