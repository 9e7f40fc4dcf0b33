"""Steps of the review with nothing in them: how many there are, and in a line each what would fill them."""

import pytest
from msgspec.structs import replace

from netritual.domain.model import Article, Person
from netritual.services.verbs import touches
from netritual.tui.app import Opening
from tests.tui.conftest import World, press, shown, toasts

WHAT_FILLS = {
    "replies": "Nobody is waiting for you. A line for it: Dana",
    "promises": "Nothing is promised, either way. A line for it: promised",
    "articles": "Nothing to read this week. b adds a blog;",
    "asks": "Nobody to ask yet. A line for a talk:",
    "give": "No need is noted yet. A line for it: Priya",
}


async def test_the_review_counts_its_steps_and_says_what_was_passed_over(world: World) -> None:
    world.put(Article(url="https://ex.org/a", shared=world.clock.now().date()))
    async with world.run(opening=Opening("review")) as pilot:
        assert "8 steps, 4 empty" in shown(pilot)
        await press(pilot, "right_square_bracket")
        (said,) = toasts(pilot)
        assert said == "Passed over, as no more is asked there: Replies and Promises. ctrl+p and its name opens a step."
        await press(pilot, "left_square_bracket")
        assert toasts(pilot) == [], "nothing is said on the way back, and what was said before is gone"
        await press(pilot, "ctrl+p", *"promises", "enter")
        assert "A line for it: promised Ana the deck by Friday" in " ".join(shown(pilot).split())


async def test_whoever_passes_steps_over_hears_that_an_answer_may_open_something_there(world: World) -> None:
    world.put(Article(url="https://ex.org/a", shared=world.clock.now().date()))
    touches.log(world.store, world.clock.now(), "call with Ana Ruiz, promised her the deck", world.settings)
    async with world.run(opening=Opening("review")) as pilot:
        await press(pilot, "right_square_bracket")
        (said,) = toasts(pilot)
        assert "nothing is open there yet: Replies and Promises. 1 question of step 1 has no answer" in said


@pytest.mark.parametrize("size", [(80, 24), (60, 15)], ids=str)
async def test_one_step_alone_says_what_would_fill_it(world: World, size: tuple[int, int]) -> None:
    for step, words in WHAT_FILLS.items():
        async with world.run(size, Opening("review", "step", step)) as pilot:
            said = " ".join(shown(pilot).split())
            assert words in said and "empty" not in said


async def test_an_empty_step_of_articles_asks_about_somebody_suggested(world: World) -> None:
    petra = Person(handle="petra", name="Petra Holm", position="Head of Water Policy", tier=2, status="network")
    world.put(replace(petra, blocked_kinds=("blog",)))
    async with world.run(opening=Opening("review", "step", "articles")) as pilot:
        words = " ".join(shown(pilot).split())
        assert "Has Petra Holm (Head of Water Policy) written something? A line for it: +article @petra" in words


async def test_a_step_of_coffees_in_which_no_coffee_was_written_is_not_ticked(world: World) -> None:
    world.put(Person(handle="petra", name="Petra Holm", connected_on=world.clock.now().date()))
    async with world.run((120, 40), Opening("review")) as pilot:
        await press(pilot, *["right_square_bracket"] * 7)
        assert "Done" in shown(pilot) and "○ Coffees" in shown(pilot)
