"""Steps 2 and 3: beside a row stand the words as they were typed, the two of us, and how such things are kept."""

from datetime import timedelta

from netritual.charts.signs import FULL
from netritual.domain.model import Interaction, Request
from netritual.tui.app import Opening
from netritual.tui.bodies.loops_body import quote_lines
from netritual.tui.face.spans import text_of, width_of
from tests.tui.conftest import HOSTILE, World, press, shown
from tests.tui.sample import NOW, ago, fill


async def test_who_waits_is_shown_with_a_tier_and_with_the_talks_of_a_year(world: World) -> None:
    ids = fill(world)
    async with world.run((120, 40), opening=Opening("review", step="replies", mode="step")) as pilot:
        text = shown(pilot)
        assert "◐ Tom Reed" in text and "You and Tom" in text
        assert "◐ active" in text and "1 talk in 12 months" in text
        assert "in twelve weeks" not in text, "none was answered yet"
    then = NOW - timedelta(days=21)
    world.put(Request(from_=ids["bob"], text="which bank?", asked=then, state="answered", answered=then))
    async with world.run((120, 40), opening=Opening("review", step="replies", mode="step")) as pilot:
        assert "1 of 1 answered in time, in twelve weeks" in shown(pilot)


async def test_the_words_as_they_were_typed_are_a_quote(world: World) -> None:
    ids = fill(world)
    line = "call @bob he asks for the name of a bank"
    (talk,) = world.put(Interaction(on=ago(3), channel="call", people=(ids["bob"],), initiator="them", line=line))
    world.put(Request(from_=ids["bob"], text="the name of a bank", asked=NOW, from_interaction=talk.id))
    async with world.run((120, 40), opening=Opening("review", step="replies", mode="step")) as pilot:
        for _ in range(4):
            if f"▎ “{line}”" in shown(pilot):
                break
            await press(pilot, "j")
        assert f"▎ “{line}”" in shown(pilot)


def test_a_quote_keeps_to_its_width_and_is_plain() -> None:
    for text in HOSTILE:
        for width in (12, 40):
            lines = quote_lines(text, width, FULL)
            assert all(width_of(one) <= width for one in lines)
            assert text_of(lines[0]).startswith(f"{FULL.quote} ")
