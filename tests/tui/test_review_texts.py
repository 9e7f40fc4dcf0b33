"""Texts typed in the review: kept while they are under way, and nobody has to type anything twice."""

from datetime import timedelta
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from netritual.clock import FixedClock
from netritual.domain.articles.comments import CommentText
from netritual.domain.model import Article, Interaction, Person, Review
from netritual.services.undo import MOVES, undo
from netritual.tui.app import Opening, shell_of
from netritual.tui.screens.review_screen import ReviewScreen
from netritual.tui.widgets.draft_pane import DraftText
from netritual.tui.widgets.log_bar import LogInput
from tests.tui.conftest import World, press, screen_text, settle, shown, type_text
from tests.tui.reviewed import Cast, fill, gone_on

REVIEW = Opening("review")


@pytest.fixture
def cast(world: World) -> Cast:
    return fill(world)


def drafts(world: World) -> dict[str, str]:
    return world.store.view().all(Review)[-1].drafts


async def test_a_draft_outlives_the_step_the_review_and_the_app(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "]", "m")
        await type_text(pilot, " See you.")
        await press(pilot, "escape", "]", "[")
        assert "See you." in shown(pilot)
        await press(pilot, "escape")
        await press(pilot, "w")
        await settle(pilot)
        assert "See you." in shown(pilot)
        await pilot.press("q")
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert "See you." in shown(pilot)


async def test_a_comment_and_its_kind_are_stored_when_the_text_is_left(world: World, cast: Cast) -> None:
    gone_on(world, "articles")
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "2")
        await type_text(pilot, "We saw less churn")
        await press(pilot, "escape")
        # no pause, no quit: what is on disk now is what a crash would leave
        assert [CommentText.of_text(text) for text in drafts(world).values()] == [
            CommentText("counter-example", "We saw less churn")
        ]
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert "We saw less churn" in shown(pilot) and "✓ counter-example" in shown(pilot)


async def test_quitting_in_the_middle_of_a_text_keeps_it(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "]", "m")
        await type_text(pilot, " half a sent")
        await pilot.app.action_quit()
    (kept,) = drafts(world).values()
    assert " half a sent\n" in kept and "{" not in kept


@pytest.mark.parametrize("end", ["esc", "quit"])
async def test_a_line_typed_in_a_new_review_is_kept_when_it_is_left(world: World, cast: Cast, end: str) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await type_text(pilot, "lunch @chloe re lynx")
        if end == "esc":
            await press(pilot, "escape", "escape")
            assert not isinstance(pilot.app.screen, ReviewScreen)
        else:
            await pilot.app.action_quit()
    assert drafts(world) == {"line": "lunch @chloe re lynx"}


async def test_the_topic_and_the_learned_line_wait_half_typed(world: World, cast: Cast) -> None:
    gone_on(world, "asks")
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        await type_text(pilot, "pric")
        await press(pilot, "escape", "]", "[")
        assert "› pric" in shown(pilot)
        assert world.store.view().all(Review)[-1].topic == ""
        await press(pilot, "tab")
        await type_text(pilot, "ing")
        await press(pilot, "enter")
        assert world.store.view().all(Review)[-1].topic == "pricing"
        await press(pilot, *["]"] * 3, "tab")
        await type_text(pilot, "floor")
        await press(pilot, "escape", "escape")
        await press(pilot, "w")
        pilot.app.clear_notifications()
        await settle(pilot)
        assert "› floor" in shown(pilot)
        assert drafts(world) == {"learned": "floor"}


async def test_the_log_line_of_step_1_is_typed_in_its_place(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await type_text(pilot, "coffee @chl")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Chloé Dubois (tab)" in shown(pilot)
        await press(pilot, "escape", "]", "[")
        assert "› coffee @chl" in shown(pilot)
        await press(pilot, "a", "tab", "enter")
        last = world.store.view().talks(cast.chloe, 1)[0]
        assert last.on == world.clock.now().date() and last.channel == "coffee"
        assert not any("› coffee" in line for line in screen_text(pilot))


async def test_the_log_line_of_step_1_takes_a_yes_and_underlines_its_words(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await type_text(pilot, "coffee with Chloé Dubois, promised her the deck ")
        assert "? you promise the deck" in shown(pilot) and "tab yes" in shown(pilot)
        await press(pilot, "tab")
        assert "+promise @chloe the deck" in shown(pilot) and "tab yes" not in shown(pilot)
        line = pilot.app.screen.query_one(LogInput)
        styled = [segment.text for segment in line.render_line(0) if segment.style and segment.style.underline]
        assert styled == ["coffee", "Chloé Dubois", "+promise @chloe the deck"]


async def test_an_unclear_name_in_the_line_is_settled_above(world: World, cast: Cast) -> None:
    world.put(Person(handle="annlee", name="Ann Lee"), Person(handle="annpoe", name="Ann Poe"))
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        before = len(world.store.view().unsettled())
        await press(pilot, "a")
        await type_text(pilot, "call @ann")
        await press(pilot, "enter")
        assert len(world.store.view().unsettled()) == before + 1
        assert any(isinstance(one, Interaction) and one.line == "call @ann" for one in world.store.view().unsettled())


async def test_an_undo_passes_over_kept_texts(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "]", "space", "m")
        await type_text(pilot, " more")
        await press(pilot, "escape", "u")
        assert "Tom Reed" in shown(pilot)
        assert " more" in "".join(pilot.app.screen.control.texts.values())  # type: ignore[attr-defined]
        await press(pilot, "m", "escape", "]")
        assert any(" more\n" in text and "{" not in text for text in drafts(world).values())


async def test_an_undo_from_the_shell_takes_the_act_not_the_text(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await settle(pilot)
        await press(pilot, "]", "space", "m")
        await type_text(pilot, " more")
        await press(pilot, "escape")
        parts = shell_of(pilot.app.screen).parts
    assert world.store.history()[0].verb in MOVES
    undo(world.store, parts.outside, world.clock.now())
    assert world.store.view().all(Review)[-1].items == ()


async def test_leaving_the_first_run_keeps_the_open_question(world: World) -> None:
    async with world.run(opening=Opening("first_run")) as pilot:
        await press(pilot, *["enter"] * 3)
        await type_text(pilot, "Ana Ruiz")
        await press(pilot, "enter")
        await type_text(pilot, "Bob")
        await pilot.press("escape")
        await pilot.pause()
    assert [one.name for one in world.store.view().all(Person)] == ["Ana Ruiz", "Bob"]


async def test_what_can_not_be_read_is_said_once_and_keeps_nobody(world: World) -> None:
    async with world.run(opening=Opening("first_run")) as pilot:
        await press(pilot, *["enter"] * 4, *"Noday", "enter", "escape")
        assert "Which weekday?" in shown(pilot) and pilot.app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app._exit


class At(NamedTuple):
    """Where somebody who writes in a step is: the row, and the text beside it."""

    row: str
    text: str


def at(pilot: Pilot[None]) -> At:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen) and screen.item is not None
    return At(screen.item.key, screen.query_one(DraftText).text)


class Days(FixedClock):
    """A clock that stands still until a day is said to pass."""

    def pass_day(self) -> None:
        self._moment += timedelta(days=1)


async def a_day_later(world: World, pilot: Pilot[None]) -> None:
    """Draw the step as it is a day later: its rows say other days and stand in another order."""
    assert isinstance(world.clock, Days) and isinstance(pilot.app.screen, ReviewScreen)
    world.clock.pass_day()
    pilot.app.screen.catch_up()
    await settle(pilot)


async def test_a_step_beside_a_review_stays_on_the_article_that_is_commented(world: World, cast: Cast) -> None:
    gone_on(world, "promises")
    world.clock = Days(world.clock.now())
    async with world.run((120, 40), Opening("review", mode="step", step="articles")) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "m")
        before = at(pilot)
        await type_text(pilot, "Our fund lists 43 titles. Do options show there?")
        world.clock.pass_day()
        await press(pilot, "escape")
        assert at(pilot) == (before.row, "Our fund lists 43 titles. Do options show there?")
        await press(pilot, "space")
        done = next(article for article in world.store.view().all(Article) if article.comment is not None)
        assert before.row.endswith(f":{done.id}") and done.comment is not None and done.comment.text.startswith("Our")


@pytest.mark.parametrize("name", ["replies", "promises", "articles", "asks"])
async def test_the_row_that_is_written_stays_when_the_step_is_drawn_anew(world: World, cast: Cast, name: str) -> None:
    world.clock = Days(world.clock.now())
    async with world.run((120, 40), Opening("review", mode="step", step=name)) as pilot:
        await settle(pilot)
        if name == "asks":  # without a topic there is nothing to ask in particular
            await press(pilot, "tab")
            await type_text(pilot, "pricing")
            await press(pilot, "enter")
        for _ in range(6):
            await press(pilot, *(("m",) if name == "asks" else ("j", "m")))
            if isinstance(pilot.app.focused, DraftText):
                break
        row = at(pilot).row
        await type_text(pilot, "And more. ")
        before = at(pilot)
        assert before.row == row and "And more. " in before.text
        await a_day_later(world, pilot)
        assert at(pilot) == before
        await type_text(pilot, "Yes.")
        await press(pilot, "escape")
        assert at(pilot) == (before.row, before.text.replace("And more. ", "And more. Yes."))


async def test_an_article_that_goes_while_it_is_commented_stays_until_its_text_is_left(
    world: World, cast: Cast
) -> None:
    world.clock = Days(world.clock.now())
    async with world.run((120, 40), Opening("review", mode="step", step="articles")) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        before = at(pilot)
        article = next(one for one in world.store.view().all(Article) if before.row.endswith(f":{one.id}"))
        world.put(replace(article, state="skipped"))
        await a_day_later(world, pilot)
        await type_text(pilot, "Do they?")
        assert at(pilot) == (before.row, "Do they?")
        await press(pilot, "escape")
        assert at(pilot).row != before.row and at(pilot).text == ""
