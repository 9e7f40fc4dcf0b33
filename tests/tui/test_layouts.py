"""Keys of other keyboards act as the keys of the table; texts keep what was typed."""

import pytest
from textual import events
from textual.keys import _character_to_key

from netritual.tui.keyboard_layouts import folded
from netritual.tui.screens.log_screen import LogScreen
from netritual.tui.terminal import KeyParser
from netritual.tui.widgets.log_bar import LogInput
from tests.tui.conftest import World, press
from tests.tui.sample import fill


def meant(typed: str, typing: bool = False) -> str:
    """What each character of a text means as a key."""
    keys = (folded(events.Key(_character_to_key(char), char), typing) for char in typed)
    return "".join(key.character or "" for key in keys)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("фцйыхЫГ", "awqs[SU"),  # Russian
        ("фцйіїІЖ", "awqs]S:"),  # Ukrainian
        ("ασδφςΑΣ", "asdfwAS"),  # Greek
        ("שדגכעי", "asdfgh"),  # Hebrew
        ("شسيبعض", "asdfuq"),  # Arabic
        ("&é\"'(à", "123450"),  # French digits
        ("aA1/?]", "aA1/?]"),
    ],
)
def test_a_key_of_another_keyboard_is_the_one_in_its_place(typed: str, keys: str) -> None:
    assert meant(typed) == keys
    assert meant(typed, typing=True) == typed


@pytest.mark.parametrize(("sent", "key"), [("\x1b[1079;5u", "ctrl+p"), ("\x1b[1097;5u", "ctrl+o"), ("\x10", "ctrl+p")])
def test_ctrl_and_a_letter_of_another_script_are_folded_in_texts_too(sent: str, key: str) -> None:
    parser = KeyParser()
    (event,) = [each for each in (*parser.feed(sent), *parser.feed("")) if isinstance(each, events.Key)]
    assert folded(event, typing=True).key == key


def test_kittys_codes_of_keypad_and_shifted_digits_are_digits() -> None:
    parser = KeyParser()
    sent = "\x1b[57400u\x1b[38;2;49u"
    made = [*parser.feed(sent), *parser.feed("")]
    assert [event.key for event in made if isinstance(event, events.Key)] == ["1", "1"]


async def test_a_russian_and_a_french_keyboard_move_about(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "é")
        assert pilot.app.current_mode == "people"
        await press(pilot, "&")
        assert pilot.app.current_mode == "home"
        await press(pilot, "ф")
        assert isinstance(pilot.app.screen, LogScreen)
        await press(pilot, *"обед & é")
        assert pilot.app.screen.query_one(LogInput).value == "обед & é"


async def test_a_question_mark_in_an_empty_line_opens_the_help(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a", "?")
        assert type(pilot.app.screen).__name__ == "LegendScreen"
        await press(pilot, "escape", "x", "?")
        assert pilot.app.screen.query_one(LogInput).value == "x?"
