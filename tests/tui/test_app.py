"""The shell: tabs, other processes' lines, undo, errors in words, sizes, and a terminal that goes away."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from textual.command import CommandList
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input

from netritual.clock import FixedClock
from netritual.domain.model import Change, Person
from netritual.errors import NotSaved, UsageError
from netritual.services.ports import Store, Transaction
from netritual.services.verbs import people_verbs
from netritual.tui.app import NetritualApp
from netritual.tui.command_table import TABS, VIEWS, Where, commands_in
from netritual.tui.command_table import shown as shown_key
from netritual.tui.navigation import DEMO, TooSmallScreen
from netritual.tui.screens.help import HelpScreen
from netritual.tui.screens.home import HomeScreen
from netritual.tui.screens.people_screen import PeopleScreen
from netritual.tui.view import View, shape_of
from netritual.tui.widgets.item_list import ItemList
from netritual.tui.widgets.key_bar import KeyBar
from netritual.tui.widgets.question import Pick
from tests.support.amount import some
from tests.support.screen import open_tab
from tests.tui.conftest import World, cursor_row, press, screen_text, settle, shown, toasts
from tests.tui.sample import NOW, fill


async def test_digits_switch_tabs_and_each_keeps_its_state(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        for number, place in enumerate(TABS, 1):
            await press(pilot, str(number))
            assert open_tab(screen_text(pilot)) == f"{number} {place}"
        await press(pilot, "2", "j", "j")
        before = cursor_row(pilot)
        await press(pilot, "1", "2")
        assert cursor_row(pilot) == before


async def test_a_click_on_a_tab_and_on_a_key_do_what_the_key_does(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await pilot.click("TabStrip", offset=(26, 0))
        await settle(pilot)
        assert isinstance(pilot.app.screen, PeopleScreen)
        bar = pilot.app.screen.query_one(KeyBar)
        start, hint = next((start, hint) for start, hint in bar.hints(80)[1] if hint.press == "question_mark")
        await pilot.click(KeyBar, offset=(start + 1, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, HelpScreen), hint


async def test_a_line_of_another_process_shows_without_a_toast(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2")

        def elsewhere(tx: Transaction) -> Person:
            return tx.put(Person(handle="neu", name="Nela Nová", tier=1, status="network"))

        other = world.parts().open_store(False)
        other.transact("add-person", elsewhere, world.clock.now())
        other.close()
        app = pilot.app
        assert isinstance(app, NetritualApp)
        app._writer.poll()
        await settle(pilot)
        assert "Nela Nová" in shown(pilot)
        assert toasts(pilot) == []


async def test_a_view_under_another_one_shows_what_changed_when_it_comes_back(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        await press(pilot, "2")
        app.open_person(ids["bob"])
        await settle(pilot)
        below = app.screen_stack[-2]
        assert isinstance(below, PeopleScreen) and below not in app.in_sight()
        app.write(lambda store, now: people_verbs.edit_person(store, now, person=ids["bob"], name="Bohumil Stone"))
        await settle(pilot)
        assert "Bohumil Stone" in screen_text(pilot)[0]
        await press(pilot, "escape")
        assert app.screen is below and "Bohumil Stone" in shown(pilot)


@pytest.mark.parametrize("key", ["2", "3", "4", "5", ","])
async def test_a_screen_opens_with_the_style_that_it_was_mounted_with(
    world: World, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    fill(world)
    update, anew = Stylesheet.update_nodes, 0

    def counted(sheet: Stylesheet, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        nonlocal anew
        styled = [*nodes]
        anew += any(isinstance(node, View) for node in styled) and len(styled) > 1
        update(sheet, styled, animate)

    async with world.run((120, 40)) as pilot:
        monkeypatch.setattr(Stylesheet, "update_nodes", counted)
        await press(pilot, key)
        assert anew == 0


async def test_a_view_under_a_question_is_in_sight_and_follows_at_once(world: World) -> None:
    ids = fill(world)
    async with world.run(size=(120, 40)) as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        await press(pilot, "2", "a")
        app.write(
            lambda store, now: people_verbs.edit_person(store, now, person=ids["bob"], name="Bohumil Stone"), quiet=True
        )
        await settle(pilot)
        assert "Bohumil Stone" in shown(pilot)


async def test_undo_and_redo_say_what_they_did(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        app.write(lambda store, now: people_verbs.set_tier(store, now, ids["bob"], 1))
        await settle(pilot)
        await press(pilot, "u")
        bob = app.network.get(Person, ids["bob"])
        assert bob is not None and bob.tier == 3
        assert toasts(pilot) == ["Undid: Set the rhythm of Bob Stone: inner."]
        await press(pilot, "U")
        bob = app.network.get(Person, ids["bob"])
        assert bob is not None and bob.tier == 1
        assert toasts(pilot) == ["Put back: Set the rhythm of Bob Stone: inner."]


async def test_nothing_to_undo_is_said_in_words(world: World) -> None:
    async with world.run() as pilot:
        await press(pilot, "u")
        assert len(toasts(pilot)) == 1
        assert "!" not in toasts(pilot)[0]


async def test_writes_keep_their_order_and_none_is_lost_at_quit(world: World) -> None:
    done: list[int] = []

    def job(number: int, store: Store) -> tuple[int, Change | None]:
        done.append(number)
        return people_verbs.add_person(store, world.clock.now(), f"Person {number}")[0].id, None

    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        for number in range(25):
            app.write(lambda store, now, number=number: job(number, store))  # type: ignore[misc]
        await app.action_quit()
    assert done == list(range(25))
    assert len(world.store.view().all(Person)) == 25


async def test_what_is_refused_is_said_and_the_screen_hears_of_it(world: World) -> None:
    heard: list[str] = []
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)

        def refuse(store: Store, now: object) -> tuple[None, None]:
            raise UsageError("[b]That[/b] does not fit.", hint="Try another.")

        def fail(store: Store, now: object) -> tuple[None, None]:
            raise NotSaved("The disk is full.", hint="Your text is kept.")

        app.write(refuse, refused=lambda error: heard.append(error.message))
        app.write(fail, then=lambda _: heard.append("never"), refused=lambda error: heard.append(error.message))
        await settle(pilot)
        assert heard == ["[b]That[/b] does not fit.", "The disk is full."]
        assert toasts(pilot) == ["[b]That[/b] does not fit. Try another.", "The disk is full. Your text is kept."]


async def test_down_to_four_by_four_and_back(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        for number in "12345":
            await press(pilot, number)
            before = screen_text(pilot)
            await pilot.resize_terminal(4, 4)
            await settle(pilot)
            assert isinstance(pilot.app.screen, TooSmallScreen)
            await pilot.resize_terminal(120, 40)
            await settle(pilot)
            assert screen_text(pilot) == before


async def test_the_palette_opens_once_however_small_the_terminal_becomes(world: World) -> None:
    async with world.run((100, 30)) as pilot:
        await press(pilot, "ctrl+p")
        palette = pilot.app.screen
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert pilot.app.screen is palette


async def test_too_small_stands_above_a_question_too(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "t")
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "how often" in shown(pilot)


@pytest.mark.parametrize(
    ("size", "shape"),
    [((60, 20), "single"), ((80, 19), "single"), ((80, 20), "narrow"), ((99, 40), "narrow"), ((100, 30), "wide")],
)
def test_shapes(size: tuple[int, int], shape: str) -> None:
    assert shape_of(*size) == shape


@pytest.mark.parametrize("size", some([(60, 15), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60)], 2))
async def test_the_key_bar_is_never_cut(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        for number in "12345":
            await press(pilot, number)
            screen = pilot.app.screen
            assert isinstance(screen, View)
            text = " ".join(" ".join(screen_text(pilot)).split())
            for row in screen.query_one(KeyBar).rows:
                for hint in row:
                    assert " ".join(hint.text.split()) in text


async def test_help_shows_every_command_of_the_place(world: World) -> None:
    async with world.run((120, 60)) as pilot:
        await press(pilot, "question_mark")
        text = shown(pilot)
        for words in ("Log what happened, in one line.", "Take back the newest change.", "Here", "Everywhere"):
            assert words in text
        for command in commands_in(Where.HOME):
            words = command.label if command.action.startswith("open_tab(") else command.help.split(":")[0][:30]
            assert words in text, command.id
            assert all(shown_key(key) in text for key in command.keys_in()), command.id
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_letters_in_a_filter_are_text(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "slash", "q", "a", "1", "u")
        assert isinstance(pilot.app.screen, PeopleScreen)
        assert " / qa1u" in screen_text(pilot)[2]
        await press(pilot, "escape")
        assert "qa1u" not in shown(pilot)


async def test_the_users_keys_work_and_show(world: World) -> None:
    fill(world)
    world.settings = type(world.settings)(tz="UTC", keys={"cycle-sort": "z", "set-tier": "ctrl+g"})
    async with world.run() as pilot:
        await press(pilot, "2", "z")
        assert "name  z" in shown(pilot)
        assert "z sort" in shown(pilot)
        await press(pilot, "v")
        assert "name  z" in shown(pilot)
        await press(pilot, "ctrl+g")
        assert "how often" in shown(pilot)


async def test_the_palette_finds_people_and_commands(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "ctrl+p")
        for key in "søren":
            await press(pilot, key)
        assert "Søren Holm  Maersk" in shown(pilot)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert "  Søren Holm" in screen_text(pilot)[0]


@pytest.mark.parametrize("key", ["page_down", "page_up"])
async def test_a_page_of_hits_that_have_no_place_yet_is_none(world: World, key: str) -> None:
    async with world.run() as pilot:
        pilot.app.action_command_palette()
        while not (found := pilot.app.screen.query(CommandList)) or not found.first().option_count:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)
        hits = found.first()
        await pilot.app.screen.run_action(f"command_list('{key}')")
        assert not hits.size and hits.highlighted == 0
        await settle(pilot)
        await press(pilot, key.replace("_", ""))
        assert bool(hits.highlighted) == (key == "page_down")


async def test_a_theme_is_chosen_in_the_palette_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with world.run() as pilot:
        await press(pilot, "ctrl+p", *"paper")
        assert "Theme: paper" in shown(pilot)
        settings = replace(world.settings, theme="paper")
        monkeypatch.setattr(world, "settings", settings)
        await press(pilot, "enter")
        assert pilot.app.theme == "paper"
        assert b'theme = "paper"' in world.disk.read(world.home.settings)


async def test_a_hit_says_in_words_what_it_does_with_its_key_and_the_letters_that_were_typed(world: World) -> None:
    async with world.run((120, 40)) as pilot:
        await press(pilot, "ctrl+p", *"what happened")
        row = next(line for line in screen_text(pilot) if "Log what happened" in line)
        assert "Log what happened, in one line" in row and row.split("│")[-2].split()[-1] == "a"


async def test_sample_people_end_this_home_with_a_sign_for_the_caller(world: World) -> None:
    async with world.run() as pilot:
        await press(pilot, "d")
    assert pilot.app.return_code == DEMO


@pytest.mark.parametrize("place", VIEWS)
def test_every_bound_command_of_a_view_has_an_action(place: str) -> None:
    from netritual.tui.screens.articles_screen import ArticlesScreen
    from netritual.tui.screens.insights import InsightsScreen
    from netritual.tui.screens.loops_screen import LoopsScreen
    from netritual.tui.screens.person_screen import PersonScreen

    screens = (HomeScreen, PeopleScreen, LoopsScreen, ArticlesScreen, InsightsScreen, PersonScreen)
    screen = next(screen for screen in screens if place == screen.PLACE)
    missing = []
    for binding in screen.BINDINGS:
        name = getattr(binding, "action", "").partition("(")[0]
        action = f"action_{name.removeprefix('app.')}"
        if not hasattr(NetritualApp if name.startswith("app.") else screen, action):
            missing.append(action)
    assert missing == []


@pytest.mark.parametrize(
    "keys",
    [("question_mark",), ("2", "t"), ("2", "full_stop"), ("2", "m", "escape")],
    ids=["help", "tier", "hot log", "draft"],
)
async def test_q_quits_from_pages_and_questions_too(world: World, keys: tuple[str, ...]) -> None:
    fill(world)
    async with world.run() as pilot:
        tab = pilot.app.screen
        await press(pilot, *keys)
        assert pilot.app.screen is not tab and pilot.app.screen.is_modal
        assert pilot.app.return_code is None
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_in_a_text_field_of_a_question_q_is_text(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "c", "q")
        assert pilot.app.return_code is None and pilot.app.screen.query_one(Input).value == "q"


async def test_in_the_pick_list_of_the_log_bar_q_narrows(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a", *"call", "space", "at", *"sam", "enter")
        picking = pilot.app.screen
        await press(pilot, "q")
        assert pilot.app.return_code is None and pilot.app.screen is picking and picking.is_modal


async def test_a_message_that_is_said_again_stands_once(world: World) -> None:
    def refused(store: Store, now: object) -> tuple[None, None]:
        raise UsageError("The store is damaged.", title="Not saved")

    fill(world)
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        for _ in range(4):
            app.write(refused)
            await settle(pilot)
        app.toast("The store is damaged.")
        await settle(pilot)
        assert toasts(pilot) == ["The store is damaged."] * 2, "the same words under another title are another message"
        assert len(app.screen.query("Toast")) == 2


async def test_a_toast_takes_the_place_of_what_earlier_keys_brought_but_not_of_a_warning(world: World) -> None:
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        app.toast("first")
        app.toast("beside it")
        app.toast_error(UsageError("The store is damaged.", title="Not saved"))
        await press(pilot, "j")
        assert toasts(pilot) == ["first", "beside it", "The store is damaged."]
        app.toast("second")
        await settle(pilot)
        assert toasts(pilot) == ["The store is damaged.", "second"]
        await press(pilot, "j")
        app.toast_error(UsageError("The disk is full.", title="Not saved"))
        await settle(pilot)
        assert toasts(pilot) == ["The disk is full."]


async def test_keys_that_cannot_be_taken_are_told_and_the_others_stand(world: World) -> None:
    fill(world)
    world.settings = replace(world.settings, keys={"plan-cofee": "ctrl+g"})
    async with world.run() as pilot:
        await settle(pilot)
        said = " ".join(toasts(pilot))
        assert 'There is no command "plan-cofee".' in said and "all keys are those of the help" in said
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PeopleScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_toast_hides_neither_the_row_at_work_nor_the_log_bar(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        for key in ("G", "g"):
            await press(pilot, "2", key)
            app.toast("Something was done, and this says what.")
            await press(pilot)
            items = app.screen.query_one("#items", ItemList)
            toast = app.screen.query("Toast").last().region
            assert "Something was done" in shown(pilot)
            assert not set(items.rows_at_cursor) & set(range(toast.y, toast.bottom)), key
        await press(pilot, "a", *"lunch")
        app.toast("Something else was done.")
        await press(pilot)
        assert "Something else was done." in shown(pilot) and "› lunch" in shown(pilot)


class LeapingClock(FixedClock):
    """A clock that stands still, but for leaps."""

    days = 0

    def now(self) -> datetime:
        return super().now() + timedelta(days=self.days)


async def test_another_day_is_drawn_wherever_one_is(world: World) -> None:
    fill(world)
    world.clock = clock = LeapingClock(NOW)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "3", "a", *"lunch with ana")
        clock.days = 3
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.look_around()
        await settle(pilot)
        assert "late 5 days" in shown(pilot)
        await press(pilot, "escape", "1")
        assert "Saturday 14 March" in shown(pilot)


async def test_of_sizes_that_follow_each_other_only_the_last_is_laid_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.run((120, 40)) as pilot:
        widths = set[int]()
        resized = Screen._screen_resized

        def noted(screen: Screen[object], size: Size) -> None:
            widths.add(size.width)
            resized(screen, size)

        monkeypatch.setattr(Screen, "_screen_resized", noted)
        for width in (110, 100, 90):
            pilot.app.post_message(Resize(Size(width, 40), Size(width, 40)))
        await settle(pilot)
        assert widths == {90} and pilot.app.size.width == 90


async def test_toasts_of_a_screen_stand_on_the_one_that_covers_it_alone(world: World) -> None:
    async with world.run() as pilot:
        assert isinstance(pilot.app, NetritualApp)
        below = pilot.app.screen
        pilot.app.toast("Saved.")
        await settle(pilot)
        pilot.app.push_screen(Pick("Over it?", ()))
        await settle(pilot)
        assert [rack.display for rack in below.query("ToastRack")] == [False] and toasts(pilot) == ["Saved."]
        await press(pilot, "escape")
        assert pilot.app.screen is below and [rack.display for rack in below.query("ToastRack")] == [True]
