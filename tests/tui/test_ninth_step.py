"""A step is one file: a ninth one is walked by its keys, stands in help and palette, and keeps the user's keymap."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from netritual.domain.model import Person, Review
from netritual.errors import NetritualError
from netritual.review.catalog import discover
from netritual.tui import keymap
from netritual.tui.app import Opening
from netritual.tui.registry import keys_table
from netritual.tui.screens.review import ReviewScreen
from tests.support.ninth_step import ninth_step
from tests.tui.conftest import World, press, screen_text, settle, shown, type_text
from tests.tui.reviewed import Cast, fill


@pytest.fixture(autouse=True)
def offers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "steps"
    folder.mkdir()
    with ninth_step(folder, monkeypatch):
        yield


@pytest.fixture
def cast(world: World) -> Cast:
    return fill(world)


def test_it_is_found_where_its_order_puts_it() -> None:
    assert [step.id for step in discover()][-3:] == ["coffees", "offers", "done"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_it_is_walked_by_its_keys(world: World, cast: Cast, size: tuple[int, int]) -> None:
    async with world.run(size, Opening("review")) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        for _ in range(9):
            if screen.standing is not None and screen.standing.view.step.id == "offers":
                break
            await press(pilot, "right_square_bracket")
        assert "●●●●●●●◉○  8 What could they offer?" in screen_text(pilot)[0]
        assert "Think of what they know and have." in shown(pilot) and "z offer" in shown(pilot)
        assert ("─ offers so far" in shown(pilot)) == (size[0] >= 100)
        assert screen.item is not None and screen.item.person == cast.ana
        await press(pilot, "z")
        await type_text(pilot, "an intro to her bank")
        await press(pilot, "enter")
        person = world.store.view().get(Person, cast.ana)
        assert person is not None and person.offers == ("an intro to her bank",)
        review = world.store.view().all(Review)[-1]
        assert (review.step, review.items[-1].ref) == ("offers", f"offers:people:{cast.ana}")
        await press(pilot, "right_square_bracket")
        assert "9 Done" in screen_text(pilot)[0]
        await press(pilot, "left_square_bracket", "u")
        person = world.store.view().get(Person, cast.ana)
        assert person is not None and person.offers == ()


async def test_it_stands_in_help_palette_and_among_the_single_steps(world: World, cast: Cast) -> None:
    async with world.run(opening=Opening("review", "step", "offers")) as pilot:
        await settle(pilot)
        assert "1 What could they offer?" in screen_text(pilot)[0]
        await press(pilot, "question_mark")
        assert "keys of review step 8" in shown(pilot)
        await press(pilot, *("ctrl+d",) * 4)
        assert "z             offer            Note what they could offer." in shown(pilot)
        for key in ("escape", "ctrl+p", *"add offer"):
            await press(pilot, "space" if key == " " else key)
        assert "add offer   z" in shown(pilot)


async def test_its_key_may_be_another(world: World, cast: Cast) -> None:
    assert keymap.checked({"add-offer": "ctrl+g"}) == {"add-offer": "ctrl+g"}
    assert "| review 8 | `z` add-offer |" in keys_table()
    world.settings = replace(world.settings, keys={"add-offer": "ctrl+g"})
    async with world.run(opening=Opening("review", "step", "offers")) as pilot:
        await settle(pilot)
        assert "ctrl+g offer" in shown(pilot)
        await press(pilot, "ctrl+g")
        assert "what could they offer?" in shown(pilot)


def test_a_key_that_the_step_has_already_is_refused() -> None:
    with pytest.raises(NetritualError, match='"add-offer" would both be on c in review step 8') as wrong:
        keymap.checked({"add-offer": "c"})
    assert '"plan-coffee"' in str(wrong.value)
