"""The settings page: every setting a row, enter asks for another value, and nothing typed is lost."""

from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES
from textual.widgets import Input

from netritual.charts.signs import PLAIN
from netritual.compose import Maker
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.model import Settings, Window
from netritual.domain.settings.setting_fields import SETTINGS
from netritual.domain.settings.theme_names import OTHERS, OWN
from netritual.files import Disk
from netritual.services.parts import Parts
from netritual.services.setting_changes import setting_rows
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.face.themes import roles_in
from netritual.tui.screens.setting_questions import parts_of
from netritual.tui.screens.settings_page import SettingsScreen
from netritual.tui.widgets.item_list import ItemList
from netritual.tui.widgets.log_bar import LogInput
from netritual.tui.widgets.question import Pick, Question
from tests.support.amount import some
from tests.tui.conftest import HOSTILE, NoSecrets, World, cursor_row, press, row_with, screen_text, shown, toasts

DAMAGED = b"capacity = \n"
SIZES = [(80, 24), (60, 15), (120, 40)]


@pytest.fixture
def own(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A home whose settings are those of its file."""
    made = Maker(world.home, world.disk)

    def parts() -> Parts:
        return replace(made.parts(world.clock), secrets=NoSecrets())

    monkeypatch.setattr(world, "parts", parts)
    world.settings = made.settings()
    return world


def saved(world: World) -> Settings:
    """The settings as the file says them now."""
    return Maker(world.home, Disk()).settings()


async def go_to(pilot: Pilot[Any], key: str) -> None:
    """Open the page and put the cursor on a setting."""
    await press(pilot, "comma")
    assert pilot.app.screen.query_one("#items", ItemList).go_to(key)
    await press(pilot)


def row_at_cursor(pilot: Pilot[Any], key: str) -> str:
    """The row of a setting when the cursor stands there, else ""."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    return cursor_row(pilot) if screen.part is not None and screen.part.key == key else ""


def said(pilot: Pilot[Any]) -> str:
    """All words on the screen, without frames and scroll bars."""
    lines = (line.split("│")[-2] if line.count("│") > 1 else line for line in screen_text(pilot))
    return " ".join(" ".join(line.strip(" ▌").rstrip(" ▁▂▃▄▅▆▇█") for line in lines).split())


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text in the place of what stands in the line, and give it."""
    pilot.app.screen.query_one("#answer", Input).value = text
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_setting_is_a_row_and_says_what_it_is_for(own: World, size: tuple[int, int]) -> None:
    async with own.run(size) as pilot:
        await press(pilot, "comma")
        seen = []
        for part in (part for row in setting_rows(saved(own)) for part in parts_of(row)):
            assert row_at_cursor(pilot, part.key).split("▌")[-1].startswith(part.title), part.key
            page = said(pilot)
            assert part.row.field.meaning.split(";")[0].rstrip(".") in page, part.key
            seen.append(part.row.field)
            await press(pilot, "j")
        assert set(field.key for field in seen) == {field.key for field in SETTINGS}
        assert row_with(pilot, "enter change")


async def test_it_is_found_by_the_palette_and_from_the_keys(own: World) -> None:
    async with own.run() as pilot:
        await press(pilot, "question_mark", "comma")
        assert isinstance(pilot.app.screen, SettingsScreen)
        await press(pilot, "escape", "ctrl+p", *"open settings", "enter")
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_a_number_is_set_and_taken_back(own: World) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "capacity")
        await press(pilot, "enter")
        assert "A whole number from 0 to 50." in said(pilot)
        await write(pilot, "3")
        assert saved(own).capacity == 3 and "Coffees a week: 3" in toasts(pilot)
        assert "‹ 3 ›" in cursor_row(pilot)
        await press(pilot, "u")
        assert saved(own).capacity == 2
        assert "‹ 2 ›" in cursor_row(pilot)
        await press(pilot, "U", "d")
        assert saved(own).capacity == 2 and b"capacity" not in own.disk.read(own.home.settings)


async def test_what_begins_with_a_comma_is_added_to_a_list(own: World) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "languages")
        await press(pilot, "enter")
        await write(pilot, "en")
        await press(pilot, "enter")
        await write(pilot, ", de")
        assert saved(own).languages == ("en", "de")


async def test_a_wrong_value_is_said_and_stays_in_the_line(own: World) -> None:
    async with own.run((60, 15)) as pilot:
        await go_to(pilot, "capacity")
        await press(pilot, "enter")
        await write(pilot, "99")
        assert "“99” is not a whole number from 0 to 50." in shown(pilot)
        assert pilot.app.screen.query_one("#answer", Input).value == "99"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SettingsScreen) and not own.disk.exists(own.home.settings)


async def test_plain_words_are_stored_as_windows_and_shown_as_a_sentence(own: World) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "windows")
        await press(pilot, "enter")
        await write(pilot, "weekday mornings")
        assert saved(own).windows == (Window(days=WEEKDAYS[:5], from_="09:00", to="12:00"),)
        assert row_at_cursor(pilot, "windows") and "Mon to Fri 09:00-12:00" in shown(pilot)


async def test_one_of_a_few_is_picked(own: World) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "natural")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Pick) and all(
            row_with(pilot, f"{digit}   {word}") for digit, word in enumerate(("on", "ask", "off"), 1)
        )
        await press(pilot, "2")
        assert saved(own).natural == "ask"


async def test_a_place_in_several_zones_is_asked_about(own: World) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "tz")
        await press(pilot, "enter")
        await write(pilot, "Portugal")
        assert row_with(pilot, "1   Europe/Lisbon") and row_with(pilot, "2   Atlantic/Azores")
        await press(pilot, "2")
        assert saved(own).tz == "Atlantic/Azores"


UNKNOWN = "Times are in UTC, as the time zone of Leeds is not known."


@pytest.mark.parametrize(
    ("city", "zone"), [("Leeds", "UTC"), ("Leeds, UK", "Europe/London"), ("London", "Europe/London")]
)
async def test_a_city_brings_its_zone_or_it_is_said_that_there_is_none(own: World, city: str, zone: str) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "city")
        await press(pilot, "enter")
        await write(pilot, city)
        assert any(words.startswith(UNKNOWN) for words in toasts(pilot)) == (zone == "UTC")
        assert ("Times are those of Europe/London now." in toasts(pilot)) == (zone != "UTC")
    assert (saved(own).city, saved(own).tz.removeprefix("Etc/")) == (city.partition(",")[0], zone)


async def test_the_first_run_says_that_times_are_in_no_place(own: World) -> None:
    async with own.run(opening=Opening("first_run")) as pilot:
        await press(pilot, "enter", *"Leeds", "enter", "enter")
        assert any(words.startswith(UNKNOWN) for words in toasts(pilot))


async def test_what_cannot_be_saved_comes_back_as_it_was_typed(own: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "city")
        await press(pilot, "enter")
        replaced = Disk.replace

        def full(self: Disk, path: str, data: bytes) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Disk, "replace", full)
        await write(pilot, "Porto")
        assert any("No space left on device" in words for words in toasts(pilot))
        assert isinstance(pilot.app.screen, Question)
        assert pilot.app.screen.query_one("#answer", Input).value == "Porto"
        monkeypatch.setattr(Disk, "replace", replaced)
        await press(pilot, "enter")
        assert saved(own).city == "Porto"


async def test_the_filter_finds_a_setting_by_its_meaning(own: World) -> None:
    async with own.run() as pilot:
        await press(pilot, "comma", "slash", *"calendar", "space", *"reminds", "enter")
        assert (
            row_at_cursor(pilot, "alarm_min") and row_with(pilot, "Calendars") and not row_with(pilot, "Coffees a week")
        )
        await press(pilot, "slash", *"xyz", "enter")
        assert "No setting holds these words." in shown(pilot)
        await press(pilot, "d", "enter", "escape")
        assert row_at_cursor(pilot, "name") and row_with(pilot, "Never names")
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, SettingsScreen)


async def test_a_file_that_is_damaged_meanwhile_stays(own: World) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "city")
        own.disk.replace(own.home.settings, DAMAGED)
        await press(pilot, "enter")
        await write(pilot, "Porto")
        assert "settings.toml, line 1" in shown(pilot)
        assert own.disk.read(own.home.settings) == DAMAGED
        assert pilot.app.screen.query_one("#answer", Input).value == "Porto"


@pytest.mark.parametrize("name", some(HOSTILE[:21], 7))
async def test_a_name_stands_as_it_was_typed(own: World, name: str) -> None:
    async with own.run() as pilot:
        await go_to(pilot, "name")
        await press(pilot, "enter")
        await write(pilot, name)
        assert saved(own).name == name and name[:20] in shown(pilot)


def test_every_theme_that_there_is_may_be_chosen() -> None:
    assert tuple(roles_in("truecolor")) == OWN and set(OTHERS) == BUILTIN_THEMES.keys() - set(OWN)


async def test_the_app_looks_as_the_settings_say_from_the_start_and_at_once(own: World) -> None:
    own.disk.make_folder(own.home.root)
    own.disk.replace(own.home.settings, b'theme = "paper"\nmotion = true\n')
    own.settings = saved(own)
    async with own.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        assert (app.theme, str(app.animation_level)) == ("paper", "basic")
        own.disk.replace(own.home.settings, b'theme = "harbour"\nsigns = "plain"\n')
        app.read_settings()
        assert (app.theme, str(app.animation_level)) == ("harbour", "none")
        assert app.signs == PLAIN


async def test_another_theme_and_another_size_lose_no_text_that_is_typed(own: World) -> None:
    async with own.run((120, 40)) as pilot:
        await press(pilot, "a", *"lunch")
        for theme, size in (("ink", (80, 24)), ("textual-dark", (60, 15)), ("paper", (120, 40))):
            pilot.app.theme = theme
            await pilot.resize_terminal(*size)
            await press(pilot, "x")
        assert pilot.app.screen.query_one(LogInput).value == "lunchxxx"


async def test_the_next_value_and_the_one_before_are_one_key_away(own: World) -> None:
    async with own.run((120, 40)) as pilot:
        await go_to(pilot, "capacity")
        await press(pilot, ">", ">", "<")
        assert saved(own).capacity == 3
        await press(pilot, "u", "u", "u")
        assert saved(own).capacity == 2
        pilot.app.screen.query_one("#items", ItemList).go_to("natural")
        await press(pilot, "right")
        assert saved(own).natural == "ask"
        pilot.app.screen.query_one("#items", ItemList).go_to("first_words")
        await press(pilot, "left")
        assert saved(own).first_words is False


async def test_one_value_of_a_table_is_set_alone_and_within_its_bounds(own: World) -> None:
    async with own.run((120, 40)) as pilot:
        await go_to(pilot, "cadences.2")
        assert "Rhythm of close" in cursor_row(pilot) and "30 days" in cursor_row(pilot)
        await press(pilot, "enter")
        await write(pilot, "3")
        assert "between 7 and 730" in shown(pilot)
        await write(pilot, "45")
        assert saved(own).cadences == {**Settings().cadences, "2": 45}
        await press(pilot, ">", "d")
        assert saved(own).cadences == Settings().cadences


async def test_the_app_shows_the_theme_under_the_cursor_and_esc_brings_the_old_one_back(own: World) -> None:
    async with own.run((120, 40)) as pilot:
        await go_to(pilot, "theme")
        assert "your view on his résumé" in shown(pilot), "the sample"
        await press(pilot, "enter", "down")
        assert pilot.app.theme == "paper"
        strips = pilot.app.screen._compositor.render_strips()
        title = next(one for strip in strips for one in strip if "Which theme" in one.text)
        assert title.style is not None and title.style.color is not None
        assert title.style.color.name == roles_in("truecolor")["paper"]["primary"].lower()
        await press(pilot, "down", "escape")
        assert pilot.app.theme == "ritual" and not own.disk.exists(own.home.settings)
        await press(pilot, "enter", "down", "enter")
        assert pilot.app.theme == "paper" and saved(own).theme == "paper"
        await press(pilot, "u")
        assert pilot.app.theme == "ritual"
        await press(pilot, "<")
        assert pilot.app.theme == saved(own).theme == "tokyo-night"


async def test_a_click_on_a_group_leads_to_it(own: World) -> None:
    async with own.run((120, 40)) as pilot:
        await press(pilot, "comma")
        y = next(y for y, line in enumerate(screen_text(pilot)) if line.startswith("   Privacy"))
        await pilot.click(offset=(5, y))
        await press(pilot)
        assert row_at_cursor(pilot, "fetch")
