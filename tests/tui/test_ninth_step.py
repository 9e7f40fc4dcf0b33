"""A step is one file: a ninth one is walked by its keys, stands in help and palette, and keeps the user's keymap."""

import pytest
from msgspec.structs import replace

from netritual.domain.model import Person, Review
from netritual.errors import NetritualError
from netritual.review.step_loading import discover
from netritual.tui import own_keys
from netritual.tui.app import Opening
from netritual.tui.screens.review_screen import ReviewScreen
from netritual.tui.widgets.question import Question
from tests.support.amount import some
from tests.support.ninth_step import ninth_step
from tests.tui.conftest import World, press, screen_text, settle, shown, type_text
from tests.tui.reviewed import Cast, fill

pytestmark = pytest.mark.usefixtures(ninth_step.__name__)


@pytest.fixture
def cast(world: World) -> Cast:
    return fill(world)


def test_it_is_found_where_its_order_puts_it() -> None:
    assert [step.id for step in discover()][-3:] == ["coffees", "needs", "done"]


@pytest.mark.parametrize("size", some([(80, 24), (120, 40)], 2), ids=str)
async def test_it_is_walked_by_its_keys(world: World, cast: Cast, size: tuple[int, int]) -> None:
    async with world.run(size, Opening("review")) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        for _ in range(9):
            if screen.standing is not None and screen.standing.view.step.id == "needs":
                break
            await press(pilot, "right_square_bracket")
        assert "What do they look for?" in screen_text(pilot)[0]
        assert [mark[0] for mark in screen_text(pilot)[2].split()] == list(
            "○○○○○○○━─" if size == (80, 24) else "━━━━━━━━─"
        )
        assert "Think of what keeps them busy." in shown(pilot) and "z need" in shown(pilot)
        assert "Needs so far" in shown(pilot)
        assert screen.item is not None and screen.item.person == cast.priya
        await press(pilot, "z")
        await type_text(pilot, "an intro to a bank")
        await press(pilot, "enter")
        person = world.store.view().get(Person, cast.priya)
        assert person is not None and person.needs == ("an intro to a bank",)
        review = world.store.view().all(Review)[-1]
        assert (review.step, review.items[-1].ref) == ("needs", f"needs:people:{cast.priya}")
        await press(pilot, "right_square_bracket")
        assert " Done " in screen_text(pilot)[0]
        await press(pilot, "left_square_bracket", "u")
        person = world.store.view().get(Person, cast.priya)
        assert person is not None and person.needs == ()


async def test_it_stands_in_help_palette_and_among_the_single_steps(world: World, cast: Cast) -> None:
    async with world.run((120, 60), Opening("review", "step", "needs")) as pilot:
        await settle(pilot)
        assert "What do they look for?" in screen_text(pilot)[0]
        await press(pilot, "question_mark")
        assert "Keys of review step 8" in shown(pilot)
        assert "z Note what they look for." in " ".join(shown(pilot).split())
        for key in ("escape", "ctrl+p", *"add need"):
            await press(pilot, "space" if key == " " else key)
        assert any("Note what they look for" in line and line.split()[-2] == "z" for line in screen_text(pilot))


async def test_its_key_may_be_another(world: World, cast: Cast) -> None:
    assert own_keys.checked({"add-need": "ctrl+g"}) == {"add-need": "ctrl+g"}
    world.settings = replace(world.settings, keys={"add-need": "ctrl+g"})
    async with world.run(opening=Opening("review", "step", "needs")) as pilot:
        await settle(pilot)
        assert "ctrl+g need" in shown(pilot)
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, Question)


def test_a_key_that_the_step_has_already_is_refused() -> None:
    with pytest.raises(NetritualError, match='"add-need" would both be on c in review step 8') as wrong:
        own_keys.checked({"add-need": "c"})
    assert '"plan-coffee"' in str(wrong.value)
