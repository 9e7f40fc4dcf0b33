"""Steps 4 to 6 as they are drawn: the text beside the queue, fit as beads, favours with how below."""

import pytest

from netritual.tui.app import Opening
from netritual.tui.bodies.item_rows import item_lines
from netritual.tui.face.spans import text_of, width_of
from tests.tui.conftest import World, press, settle, shown, type_text
from tests.tui.reviewed import fill


def opening(step: str) -> Opening:
    """One step alone."""
    return Opening("review", "step", step)


async def test_an_article_stands_beside_the_queue_where_there_is_room(world: World) -> None:
    fill(world)
    async with world.run((120, 40), opening("articles")) as pilot:
        await settle(pilot)
        said = shown(pilot)
        assert "fetches it and reads it here" in said and "Your comment, public" in said
        assert said.index("Picked for you") < said.index("Why ")
    async with world.run((80, 24), opening("articles")) as pilot:
        await settle(pilot)
        assert "fetches it" not in shown(pilot) and "Your comment, public" in shown(pilot)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_fit_to_the_topic_is_beads_and_its_word_stands_beside(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size, opening("asks")) as pilot:
        await settle(pilot)
        assert "●●" not in shown(pilot), "nobody is ranked without a topic"
        await press(pilot, "tab")
        await type_text(pilot, "pricing")
        await press(pilot, "enter")
        await settle(pilot)
        assert "●●" in shown(pilot)
        assert size != (120, 40) or " fit" in shown(pilot)


def test_both_people_of_an_introduction_are_named_in_whole() -> None:
    pair = "Bartholomew Featherstonehaugh and Anastasia Konstantinopolskaya"
    lines = item_lines((pair, "from different circles", "both said yes: write it"), 40, 13)
    assert pair in " ".join(text_of(line).strip() for line in lines)
    assert max(map(width_of, lines)) <= 40
