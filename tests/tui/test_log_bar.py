"""The log bar: read with each key, unclear names picked, the text kept until it is saved."""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from netritual.domain.model import Coffee, Interaction, Person, Promise
from netritual.domain.quicklog import grammar
from netritual.domain.quicklog.reading import Reading
from netritual.errors import NotSaved
from netritual.files import Disk
from netritual.settings_toml import load
from netritual.store.journal_store import open_store
from netritual.tui.app import shell_of
from netritual.tui.log_legend import legend
from netritual.tui.screens.help import PageScreen
from netritual.tui.screens.log_screen import LogScreen
from netritual.tui.screens.loops_screen import LoopsScreen
from netritual.tui.widgets.item_list import ItemList
from netritual.tui.widgets.log_bar import LogInput, name_at_end
from tests.support.amount import some
from tests.support.screen import open_tab
from tests.tui.conftest import World, press, row_with, screen_text, settle, shown, toasts, type_text
from tests.tui.sample import TODAY, fill


def newest(world: World) -> Interaction:
    return world.store.view().talks_between(TODAY.replace(year=2000), TODAY.replace(year=2100))[-1]


@pytest.mark.parametrize("size", some([(80, 24), (120, 40)], 2))
async def test_a_loop_that_waits_for_a_yes_can_be_read_before_it(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with Ana Ruiz yesterday, promised her the deck by fri")
        seen = " ".join(shown(pilot).split())
        assert "? you promise the deck, by Fri 13 Mar" in seen


async def test_whoever_is_archived_is_told_of_when_logged(world: World) -> None:
    world.put(Person(handle="karim", name="Karim Benali", status="archived"))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch with Karim Benali yesterday")
        await press(pilot, "enter")
        assert any("Karim Benali is archived" in told for told in toasts(pilot))


async def test_whoever_is_family_is_told_of_when_logged(world: World) -> None:
    async with world.run((120, 40)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch with my sister Rita Silva yesterday")
        await press(pilot, "enter")
        assert any("Rita Silva is family by this line" in told for told in toasts(pilot))


async def test_the_frame_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @ana yesterday re pricing #fintech +promise send deck by fri")
        lines = screen_text(pilot)
        assert "2 People" in lines[0], "the view stays in sight"
        bar = [" ".join(line.strip(" │╭╮╰╯─").split()) for line in lines]
        at = bar.index("Log what happened")
        assert [words for words in bar[at + 1 :] if words] == [
            "› coffee @ana yesterday re pricing #fintech +promise send deck by fri",
            "how coffee who Ana Ruiz when Tue 10 Mar about pricing",
            "topics #fintech you promise send deck, by Fri 13 Mar",
            "Both of you spoke, in person. The next word with Ana moves to Thu 9 Apr.",
            "enter saves esc cancels F2 form ctrl+z undoes typing F1 help",
        ]
        await press(pilot, "enter")
        assert newest(world).topic == "pricing"
        assert any(promise.text == "send deck" for promise in world.store.view().all(Promise))
        assert len(toasts(pilot)) == 1


def underlined(pilot: Pilot[Any], line: LogInput | None = None) -> tuple[list[str], list[str]]:
    """The words of the line that are underlined, and those among them that are bold."""
    line = line or pilot.app.screen.query_one(LogInput)
    styled = [segment for segment in line.render_line(0) if segment.style and segment.style.underline]
    return [each.text for each in styled], [each.text for each in styled if each.style and each.style.bold]


@pytest.mark.parametrize("size", some([(80, 24), (120, 40)], 2))
async def test_the_words_of_each_chip_are_underlined_and_the_keys_stand_while_something_is_asked(
    world: World, size: tuple[int, int]
) -> None:
    fill(world)
    async with world.run(size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with Ana Ruiz on Monday")
        assert underlined(pilot) == (["coffee", "Ana Ruiz", "on Monday"], [])
        assert "tab yes" not in shown(pilot) and "not that" not in shown(pilot)
        await type_text(pilot, ", promised her the deck by fri ")
        loop = "promised her the deck by fri"
        assert underlined(pilot) == (["coffee", "Ana Ruiz", "on Monday", loop], [loop])
        assert "? you promise the deck, by Fri 13 Mar" in shown(pilot)
        assert "tab yes shift+tab no ctrl+t not that" in " ".join(shown(pilot).split())
        await press(pilot, "tab")
        line = pilot.app.screen.query_one(LogInput)
        assert line.value.endswith("by fri  +promise @ana the deck due:2026-03-13")
        assert any("promise @ana" in words for words in underlined(pilot)[0])
        assert "tab yes" not in shown(pilot) and "not that" not in shown(pilot)


async def test_not_that_takes_the_last_chip_and_then_the_one_before(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with Ana Ruiz yesterday at 9:30 ")
        line, seen = pilot.app.screen.query_one(LogInput), []
        for _ in range(3):
            await press(pilot, "ctrl+t")
            seen.append((line.value.strip(), underlined(pilot)[0]))
        assert seen == [
            ("coffee with Ana Ruiz yesterday at \\9:30", ["coffee", "Ana Ruiz", "yesterday"]),
            ("coffee with Ana Ruiz \\yesterday at \\9:30", ["coffee", "Ana Ruiz"]),
            ("coffee with \\Ana Ruiz \\yesterday at \\9:30", ["coffee"]),
        ]


def never_names(pilot: Pilot[Any]) -> tuple[str, ...]:
    """The setting as it stands in the file."""
    file = Path(shell_of(pilot.app.screen).parts.home.settings)
    return load(file.read_bytes()).not_names if file.exists() else ()


async def test_a_word_that_was_refused_twice_is_no_name_any_longer(world: World) -> None:
    fill(world)
    world.put(Person(handle="grace-hopper", name="Grace Hopper"))
    async with world.run() as pilot:
        for times in (1, 2):
            await press(pilot, "a")
            await type_text(pilot, "coffee with Grace ")
            assert "Grace Hopper" in shown(pilot)
            await press(pilot, "ctrl+t", "enter")
            assert any("“grace” was refused twice" in toast for toast in toasts(pilot)) == (times == 2)
        assert never_names(pilot) == ("grace",)
        await press(pilot, "u")
        assert never_names(pilot) == ()


async def test_a_new_name_has_no_chip_while_it_is_typed(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with Zoltan")
        assert "Zoltan is new" not in shown(pilot) and "+ Zoltan" not in shown(pilot)
        await type_text(pilot, " ")
        assert "Zoltan is new" in shown(pilot) and "+ Zoltan" in shown(pilot)


async def test_over_a_wide_view_the_view_stays_in_sight(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "3", "a")
        await type_text(pilot, "coffee @sam yesterday re grant")
        lines = screen_text(pilot)
        assert open_tab(lines) == "3 Loops"
        at = next(y for y, words in enumerate(lines) if "› coffee @sam yesterday re grant" in words)
        assert at > len(lines) / 2 and any("send deck" in words for words in lines[:at])
        assert "how coffee" in lines[at + 2] and "about grant" in lines[at + 2]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LoopsScreen)


async def test_an_unclear_name_is_asked_for_once(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @sam")
        await press(pilot, "enter")
        seen = " ".join(shown(pilot).split())
        assert "1 Sam Lee" in seen and "2 Sam Patel" in seen
        await press(pilot, "2")
        assert "who Sam Patel" in row_with(pilot, "how call")
        await press(pilot, "enter")
        assert newest(world).people == (ids["samp"],)
        assert newest(world).line == "call @sam"


async def test_tab_picks_another_than_the_nearest_of_a_name(world: World) -> None:
    ids = fill(world)
    world.put(Interaction(on=TODAY, channel="call", people=(ids["saml"],), initiator="mutual"))
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call with sam about it")
        assert "the one you are in touch with" in shown(pilot)
        await press(pilot, "tab", "2", "enter")
        assert newest(world).people == (ids["samp"],)


async def gone(pilot: Pilot[Any], person: int) -> None:
    """Somebody else takes a person back."""
    other = open_store(shell_of(pilot.app.screen).parts.home, Disk(), True)
    other.transact("delete-person", lambda tx: tx.remove(Person, person), shell_of(pilot.app.screen).parts.now())
    other.close()
    shell_of(pilot.app.screen)._writer.poll()
    await settle(pilot)


async def test_who_is_taken_back_elsewhere_is_picked_and_offered_no_longer(world: World) -> None:
    ids = fill(world)
    (third,) = world.put(Person(handle="samq", name="Sam Quist"))
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @sam")
        await press(pilot, "enter")
        row = next(line for line in screen_text(pilot) if "Sam Quist" in line)
        await gone(pilot, third.id)
        assert (
            "Sam Quist" in row and "Sam Quist" not in shown(pilot) and "2 Sam Patel" in " ".join(shown(pilot).split())
        )
        await press(pilot, "2")
        await gone(pilot, ids["samp"])
        await press(pilot, "enter")
        assert newest(world).line == "call @sam" and toasts(pilot)[-1].startswith("Logged")
        assert newest(world).people == (ids["saml"],)


async def test_a_pick_that_is_gone_at_the_last_moment_names_no_number(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @sam")
        await press(pilot, "enter", "2")
        screen = pilot.app.screen
        assert isinstance(screen, LogScreen)
        screen._picks["sam"] = 987
        await press(pilot, "enter")
        assert "“sam” is no longer there" in toasts(pilot)[-1] and "987" not in " ".join(toasts(pilot))
        assert pilot.app.screen.query_one(LogInput).value == "call @sam" and ids


async def test_a_second_enter_saves_unsettled(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @sam")
        await press(pilot, "enter", "enter")
        assert [name.text for name in world.store.view().unsettled()[0].unsettled] == ["sam"]


async def test_n_makes_a_new_person_and_escape_goes_back_to_the_text(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @sam")
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, LogScreen)
        await type_text(pilot, " 2")
        assert row_with(pilot, "› call @sam 2")
        await press(pilot, "enter", "n", "enter")
        assert any(person.new for person in world.store.view().all(Person))


async def test_tab_accepts_the_closest(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @sa")
        assert "▌ Sam Lee" in shown(pilot)
        await press(pilot, "tab")
        assert row_with(pilot, "› coffee @saml")


async def test_the_picker_goes_on_over_a_blank_and_down_chooses(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        line = pilot.app.screen.query_one(LogInput)
        await type_text(pilot, "coffee @sam")
        assert "▌ Sam Lee" in shown(pilot) and "Sam Patel" in shown(pilot)
        await press(pilot, "down")
        assert "▌ Sam Patel" in shown(pilot)
        await press(pilot, "up")
        assert "▌ Sam Lee" in shown(pilot)
        await type_text(pilot, " p")
        assert "▌ Sam Patel" in shown(pilot) and "Sam Lee" not in shown(pilot)
        await press(pilot, "tab")
        assert line.value == "coffee @samp " and "▌ Sam" not in shown(pilot)
        await type_text(pilot, "y")
        await press(pilot, "enter")
        assert newest(world).line == "coffee @samp y"


async def test_the_pick_list_narrows_as_one_types_and_saving_is_one_more_enter(world: World) -> None:
    people = [
        Person(handle=f"ana-{at}", name="Ana Li", company="Quill" if at == 17 else f"Firm {at}") for at in range(20)
    ]
    quill = world.put(*people)[17]
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @ana")
        await press(pilot, "enter")
        assert "9 of 20" in shown(pilot) and "Ana Li  Firm 0" in shown(pilot)
        await type_text(pilot, "qu")
        assert "1   Ana Li  Quill" in shown(pilot) and "Firm" not in shown(pilot)
        await press(pilot, "backspace", "backspace")
        assert "9 of 20" in shown(pilot)
        await type_text(pilot, "q")
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, LogScreen) and "1   Ana" not in shown(pilot)
        await press(pilot, "enter")
        assert newest(world).people == (quill.id,)


async def test_enter_takes_the_row_of_the_pick_list_that_the_cursor_is_on(world: World) -> None:
    """In haste that leaves the name open; what is typed, or an arrow, brings the cursor to somebody."""
    names = ("Dan Okafor", "Dan Walsh", "Kim Abe", "Kim Nolan")
    _, walsh, abe, _ = world.put(*(Person(handle=f"p{at}", name=name) for at, name in enumerate(names)))

    async def logged(pilot: Pilot[None], name: str, *keys: str) -> tuple[int, ...]:
        await press(pilot, "a")
        await type_text(pilot, f"call with {name}")
        await press(pilot, "enter", *keys)
        return newest(world).people

    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call with dan")
        await press(pilot, "enter")
        assert "enter saves it open" in shown(pilot) and "▌" not in shown(pilot).split("who? dan")[-1]
        await press(pilot, *"wal")
        assert "enter takes it" in shown(pilot) and "▌  1   Dan Walsh" in shown(pilot)
        await press(pilot, "escape", "escape")
        assert await logged(pilot, "dan", "enter") == () and await logged(pilot, "dan", "0") == ()
        assert await logged(pilot, "dan", *"wal", "enter", "enter") == (walsh.id,)
        assert await logged(pilot, "kim", "down", "enter", "enter") == (abe.id,)


async def test_typing_is_taken_back_and_recent_lines_come_again(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @bob")
        await press(pilot, "ctrl+z", "ctrl+z")
        line = pilot.app.screen.query_one(LogInput)
        assert line.value == "call @b"
        await press(pilot, "up")
        assert line.value == "coffee @ana yesterday re pricing"
        await press(pilot, "down")
        assert line.value == "call @b"


@pytest.mark.parametrize("size", some([(80, 24), (120, 40), (60, 15)], 2))
async def test_f1_shows_a_legend_that_fits(world: World, size: tuple[int, int]) -> None:
    async with world.run(size) as pilot:
        await press(pilot, "a", "f1")
        assert isinstance(pilot.app.screen, PageScreen)
        page = pilot.app.screen.query_one("#lines", VerticalScroll)
        assert page.max_scroll_y == 0
        for words in ("coffee with Ana on Monday", "tab yes", "WHO", "WHEN", "+promise", "a free note to the end"):
            assert words in shown(pilot)
        assert ("you promised" in shown(pilot)) == (size != (60, 15))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LogScreen)


def test_the_legend_has_no_more_lines_than_there_are_whatever_the_width() -> None:
    for width in range(20):
        assert len(legend(width, 9)) <= 9


@pytest.mark.parametrize("key", ["f2", "ctrl+e"])
async def test_the_form_writes_the_line_anew(world: World, key: str) -> None:
    fill(world)
    async with world.run((80, 30)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @ana re pricing")
        await press(pilot, key, "tab", "tab", "tab", "tab")
        await type_text(pilot, "45")
        await press(pilot, "f2", "enter")
        assert (newest(world).minutes, newest(world).topic) == (45, "pricing")


async def test_what_could_not_be_saved_stays_in_the_line(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @bob")
        app = pilot.app

        real = world.store.transact

        def refused(*_: Any) -> Any:
            raise NotSaved("The line could not be saved: the disk is full.", hint="It is still in the bar.")

        monkeypatch.setattr(world.store, "transact", refused)
        await press(pilot, "enter")
        assert isinstance(app.screen, LogScreen)
        assert app.screen.query_one(LogInput).value == "call @bob"
        assert toasts(pilot) == ["The line could not be saved: the disk is full. It is still in the bar."]
        monkeypatch.setattr(world.store, "transact", real)
        await press(pilot, "enter")
        assert newest(world).channel == "call"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("coffee @an", (7, "an")),
        ("@", (0, "")),
        ('@"Ana R', (0, "Ana R")),
        ('@"Ana" ', None),
        ("@ana x", (0, "ana x")),
        ("@ana, x", None),
        ("@ana ", None),
        ("", None),
    ],
)
def test_the_name_behind_the_cursor(text: str, name: tuple[int, str] | None) -> None:
    assert name_at_end(text) == name


async def test_a_line_begun_is_kept_when_the_bar_is_closed_and_comes_back_by_up(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch with ana +promise")
        await press(pilot, "escape", "a")
        assert "↑ brings back  lunch with ana +promise" in shown(pilot)
        await press(pilot, "up")
        assert "› lunch with ana +promise" in shown(pilot)


async def test_a_line_that_was_undone_comes_back_by_up_and_is_marked_as_not_saved(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch @bob yesterday re hiring plans ")
        await press(pilot, "enter", "u", "a")
        assert "↑ brings back  lunch @bob yesterday re hiring plans" in shown(pilot)
        await press(pilot, "up")
        assert pilot.app.screen.query_one(LogInput).value == "lunch @bob yesterday re hiring plans"
        assert "not saved yet" in shown(pilot)
        await type_text(pilot, " 45m")
        await press(pilot, "enter", "a")
        assert any(talk.line.endswith("plans 45m") for talk in world.store.view().talks(ids["bob"]))
        assert "brings back" not in shown(pilot) and "not saved" not in shown(pilot)


@pytest.mark.parametrize("line", ["lunch @bob tomorrow", "+promise @bob send deck"])
async def test_a_plan_and_loops_come_back_by_up_too(world: World, line: str) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, line)
        await press(pilot, "enter", "u", "a", "up")
        assert pilot.app.screen.query_one(LogInput).value == line
        await press(pilot, "escape", "U", "a")
        assert "not saved" not in shown(pilot)


async def test_a_line_that_was_given_back_is_saved_again(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch @bob re hiring plans ")
        await press(pilot, "enter", "u", "U", "a")
        assert "brings back" not in shown(pilot) and "not saved" not in shown(pilot)
        assert "lunch @bob re hiring plans" in shown(pilot)


async def test_a_line_begun_outlives_the_app_until_it_is_saved(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch @ana")
    async with world.run() as pilot:
        await press(pilot, "a", "up", "enter")
        assert any(talk.line == "lunch @ana" for talk in world.store.view().all(Interaction))
        await press(pilot, "a")
        assert "brings back" not in shown(pilot)


async def test_a_saved_line_closes_what_it_says_is_done(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone the forecast")
        await press(pilot, "enter")
        (kept,) = [one for one in world.store.view().all(Promise) if one.text == "the forecast"]
        assert kept.state == "kept" and any("Kept the promise to Bob Stone" in words for words in toasts(pilot))


async def test_a_talk_that_was_a_coffee_only_said_is_told_so(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        for line in ("+coffee @hanna", "lunch with Hanna"):
            await press(pilot, "a")
            await type_text(pilot, line)
            await press(pilot, "enter")
        assert any("That was the coffee you both spoke of." in words for words in toasts(pilot))


async def test_two_closings_are_both_told_and_one_beside_a_question_with_it(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        for line in ("+promise @bob the forecast", "+promise @bob the keys", "+owed @bob the invoice"):
            await press(pilot, "a")
            await type_text(pilot, line)
            await press(pilot, "enter")
        await press(pilot, "a")
        await type_text(pilot, "sent Bob Stone the forecast, got the invoice from Bob Stone")
        await press(pilot, "enter")
        both = [words for words in toasts(pilot) if "Kept the promise to Bob Stone: the forecast." in words]
        assert len(both) == 1 and "Bob Stone kept the promise: the invoice." in both[0]
        for line in ("+promise @hanna the deck", "sent Bob Stone the keys, sent Hanna half of the deck"):
            await press(pilot, "a")
            await type_text(pilot, line)
            await press(pilot, "enter")
        there = " ".join(" ".join(line.strip("│ ") for line in screen_text(pilot)).split())
        assert "Kept the promise to Bob Stone: the keys. Does this close: you promised Hanna" in there


@pytest.mark.parametrize(("key", "state"), [("y", "kept"), ("n", "open"), ("escape", "open")])
async def test_a_saved_line_asks_about_what_it_may_have_closed(world: World, key: str, state: str) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone part of the forecast")
        await press(pilot, "enter")
        assert "Does this close: you promised Bob Stone: the forecast?" in shown(pilot)
        await press(pilot, key)
        (promise,) = [one for one in world.store.view().all(Promise) if one.text == "the forecast"]
        assert promise.state == state


@pytest.mark.parametrize(
    ("line", "asked", "start"),
    [
        ("bob cancelled coffee", "Cancel the coffee with Bob Stone,", None),
        (
            "bob cant make coffee, can do 2 april 9am",
            "Move the coffee with Bob Stone to Thu 2 Apr 09:00?",
            "2026-04-02T09:00",
        ),
    ],
)
async def test_a_saved_line_asks_to_change_a_planned_coffee(
    world: World, line: str, asked: str, start: str | None
) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @bob booked for 1 april 10am")
        await press(pilot, "enter", "a")
        await type_text(pilot, line)
        await press(pilot, "enter")
        assert asked in shown(pilot)
        await press(pilot, "y")
        coffee = max(world.store.view().all(Coffee), key=lambda one: one.id)
        assert coffee.slot is not None
        assert coffee.state == ("cancelled" if start is None else "proposed")
        assert start is None or coffee.slot.start.isoformat().startswith(start)


async def test_a_move_without_a_sure_time_is_told_and_no_key_cancels_the_coffee(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @bob booked for 1 april 10am")
        await press(pilot, "enter", "a")
        await type_text(pilot, "coffee w bob moved to feb 31")
        await press(pilot, "enter")
        (told,) = [words for words in toasts(pilot) if "Moved to when?" in words]
        assert "There is no day “feb 31”." in told and told.endswith("In step 7, s moves it.")
        await press(pilot, "y", "escape")
        coffee = max(world.store.view().all(Coffee), key=lambda one: one.id)
        assert coffee.slot is not None and (coffee.state, coffee.slot.start.day) == ("proposed", 1)


async def test_whoever_types_on_loses_nothing_to_that_question(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone part of the forecast")
        await press(pilot, "enter", "a", *"yes")
        assert pilot.app.screen.query_one(LogInput).value == "yes"


async def test_a_key_that_is_no_answer_does_what_it_does_without_a_question(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone part of the forecast")
        await press(pilot, "enter", "3")
        assert isinstance(pilot.app.screen, LoopsScreen) and ASKED not in shown(pilot)


async def test_space_answers_no_row_below_a_question(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone part of the forecast")
        await press(pilot, "enter")
        before = world.store.history(1)[0].seq
        await press(pilot, "space")
        assert ASKED in shown(pilot) and world.store.history(1)[0].seq == before


ASKED = "Does this close: you promised Bob Stone: the forecast?"


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_a_question_that_was_typed_over_is_told_and_asked_again(world: World, key: str) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone part of the forecast")
        await press(pilot, "enter", "a", *"the weather is fine")
        assert any(f"Asked again later, y or n: {ASKED}" in words for words in toasts(pilot))
        await press(pilot, key)
        assert ASKED in shown(pilot)
        await press(pilot, "y", "a", "escape")
        assert ASKED not in shown(pilot)
        (kept,) = [one for one in world.store.view().all(Promise) if one.text == "the forecast"]
        assert kept.state == "kept"


MOVED = "Move the coffee with Bob Stone to Thu 2 Apr 09:00?"


async def begin_a_move(pilot: Pilot[Any]) -> None:
    """A coffee with Bob is planned, and a line moves it."""
    await press(pilot, "a")
    await type_text(pilot, "coffee @bob booked for 1 april 10am")
    await press(pilot, "enter", "a")
    await type_text(pilot, "bob can't make wed, can do thu 2 april 9am")
    await press(pilot, "enter")


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_a_move_that_was_typed_over_is_asked_again(world: World, key: str) -> None:
    fill(world)
    async with world.run() as pilot:
        await begin_a_move(pilot)
        await press(pilot, "a", *"the weather is fine")
        assert any(f"Asked again later, y or n: {MOVED}" in words for words in toasts(pilot))
        await press(pilot, key)
        assert MOVED in shown(pilot)


@pytest.mark.parametrize(("key", "starts"), [("space", "2026-04-02T09:00"), ("x", "2026-04-01T10:00")])
async def test_a_move_without_an_answer_stands_in_loops_until_there_is_one(world: World, key: str, starts: str) -> None:
    fill(world)
    async with world.run() as pilot:
        await begin_a_move(pilot)
        await press(pilot, "escape")
        assert any("It stands in Loops" in words for words in toasts(pilot))
    async with world.run() as pilot:
        await press(pilot, "3")
        assert "move to Thu 2 Apr 09:00?" in " ".join(shown(pilot).split())
        while (row := pilot.app.screen.query_one(ItemList).row) is not None and "move to" not in str([*row.paint(120)]):
            await press(pilot, "j")
        await press(pilot, key)
        assert "move to" not in shown(pilot)
        coffee = max(world.store.view().all(Coffee), key=lambda one: one.id)
        assert coffee.slot is not None and coffee.slot.start.isoformat().startswith(starts)


async def test_a_no_to_a_move_is_not_asked_about_again(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await begin_a_move(pilot)
        await press(pilot, "n", "3")
        assert "move to" not in shown(pilot)
        assert world.store.history(1)[0].summary == "Left as it was planned: coffee with Bob Stone, Wed 1 Apr 10am."


async def test_what_was_closed_meanwhile_is_not_asked_again_and_esc_says_where_it_stands(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "+promise @bob the forecast")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone part of the forecast")
        await press(pilot, "enter", "escape")
        assert any(f"Not answered: {ASKED} It stands in Loops." in words for words in toasts(pilot))
        await press(pilot, "a")
        await type_text(pilot, "sent Bob Stone part of the forecast again")
        await press(pilot, "enter", "a")
        await type_text(pilot, "sent Bob Stone the forecast")
        await press(pilot, "enter")
        assert ASKED not in shown(pilot)


async def test_after_a_yes_one_types_on_behind_the_words(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with Ana Ruiz, promised her the deck ")
        await press(pilot, "tab")
        await type_text(pilot, "by fri, she needs a lawyer")
        line = pilot.app.screen.query_one(LogInput)
        assert (
            line.value
            == "coffee with Ana Ruiz, promised her the deck by fri, she needs a lawyer +promise @ana the deck"
        )
        await press(pilot, "tab", "enter")
        (promise,) = [one for one in world.store.view().all(Promise) if one.text == "the deck"]
        assert promise.due is not None and not newest(world).proposed


LONG = (
    "lunch with Ana Ruiz and Bob Stone yesterday re the pricing of the new programme in spring, promised Ana Ruiz the "
    "long deck about the northern programme by friday, Bob Stone will send the signed contract next week, asked Ana "
    "Ruiz for an intro to Zoltan Kiss, Ana Ruiz asked me for a reference, thanks to Bob Stone for the tickets"
)


@pytest.mark.parametrize("size", some([(80, 24), (100, 30), (120, 40)], 2))
async def test_all_that_a_long_line_saves_can_be_read_before_it_is_saved(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, LONG)
        seen = " ".join(" ".join(line.strip("│ ") for line in screen_text(pilot)).replace(",", "").split())
        for words in (
            "how lunch who Ana Ruiz Bob Stone when Tue 10 Mar",
            "about the pricing of the new programme in spring",
            "you promise Ana Ruiz: the long deck about the northern programme by Fri 13 Mar",
            "owed by Bob Stone: send the signed contract by Fri 20 Mar",
            "you ask Ana Ruiz: an intro to Zoltan Kiss (intro)", "asked by Ana Ruiz: a reference (reference)",
            "thanks to Bob Stone: for the tickets", "Zoltan Kiss is new",
        ):  # fmt: skip
            assert words in seen, words


async def test_the_line_of_a_step_shows_all_that_it_saves_too(world: World) -> None:
    fill(world)
    async with world.run((80, 24)) as pilot:
        await press(pilot, "r", "a")
        await type_text(pilot, LONG.partition(", asked")[0])
        seen = " ".join(" ".join(line.strip("│ ") for line in screen_text(pilot)).replace(",", "").split())
        assert "by Fri 13 Mar" in seen and "owed by Bob Stone" in seen and "about the pricing" in seen


async def test_the_key_of_the_line_is_no_letter_where_the_line_stayed_open(world: World) -> None:
    fill(world)
    async with world.run((80, 24)) as pilot:
        await press(pilot, "r", "a")
        await type_text(pilot, "call with Ana Ruiz")
        await press(pilot, "enter")
        await type_text(pilot, "alunch with Bob Stone")
        assert pilot.app.screen.query_one(LogInput).value == "lunch with Bob Stone"
        await press(pilot, "enter")
    assert newest(world).line == "lunch with Bob Stone"


async def test_a_name_typed_in_the_pick_list_is_not_taken_for_its_key(world: World) -> None:
    fill(world)
    world.put(Person(handle="kim-nolan", name="Kim Nolan"), Person(handle="kim-abe", name="Kim Abe"))
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @kim yesterday")
        await press(pilot, "enter")
        assert "+   someone new" in shown(pilot)
        await press(pilot, *"nol", "1", "enter")
        (person,) = [one for one in world.store.view().all(Person) if one.name == "Kim Nolan"]
        assert newest(world).people == (person.id,)


async def test_whoever_types_on_while_the_pick_list_is_open_loses_no_line(world: World) -> None:
    fill(world)
    world.put(Person(handle="kim-nolan", name="Kim Nolan"), Person(handle="kim-abe", name="Kim Abe"))
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @kim yesterday")
        await press(pilot, "enter")
        await type_text(pilot, "alunch with Bob Stone re 2 prices")
        assert "and this as the next one" in " ".join(shown(pilot).split())
        await press(pilot, "enter")
        lines = [talk.line for talk in sorted(world.store.view().all(Interaction), key=lambda one: one.id)[-2:]]
        assert lines == ["coffee @kim yesterday", "lunch with Bob Stone re 2 prices"]


async def test_keys_in_the_border_and_open_chips_can_be_clicked(world: World) -> None:
    fill(world)

    async def click(pilot: Pilot[Any], words: str) -> None:
        y = next(at for at, line in enumerate(screen_text(pilot)) if words in line)
        await pilot.click(offset=(screen_text(pilot)[y].index(words) + 1, y))
        await press(pilot)

    async with world.run((120, 40)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with Ana Ruiz, promised her the deck ")
        line = pilot.app.screen.query_one(LogInput)
        await click(pilot, "? you promise the deck")
        assert "+promise @ana the deck" in line.value
        await click(pilot, "esc cancels")
        assert not isinstance(pilot.app.screen, LogScreen)
        await press(pilot, "a")
        await type_text(pilot, "call @sam, about grants")
        await press(pilot, "tab")
        await click(pilot, "2   Sam Patel")
        assert "who Sam Patel" in row_with(pilot, "how call")


async def test_a_line_that_cannot_be_read_stays_and_is_not_saved(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect in what reads a line ends no app: it says so, and who types goes on."""
    fill(world)
    reader = grammar.read_line

    def broken(text: str, *rest: Any) -> Reading:
        if text.endswith("!"):
            raise ValueError(text)
        return reader(text, *rest)

    monkeypatch.setattr(grammar, "read_line", broken)
    async with world.run((80, 24)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "met Ana!")
        await press(pilot, "enter")
        assert "This line cannot be read as it stands" in shown(pilot)
        assert pilot.app.screen.query_one(LogInput).value == "met Ana!"
        (report,) = world.disk.names(world.home.reports)
        text = world.disk.read(f"{world.home.reports}/{report}").decode()
        assert "ValueError" in text and "Ana" not in text
        await press(pilot, "backspace", "enter")
        await settle(pilot)
        assert newest(world).line == "met Ana"


async def test_what_is_told_never_lies_over_the_line_while_a_name_is_picked(world: World) -> None:
    world.put(*(Person(handle=f"rita{at}", name=f"Rita {name}") for at, name in enumerate(("Sharma", *"ABCDEFG"))))
    async with world.run((60, 15)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee with rita, fri 9h at the majestic, she brings the plans of the house")
        await press(pilot, "enter")
        shell_of(pilot.app.screen).toast("Noted the answer of Ana Ruiz, which you asked for last week and she gave.")
        await press(pilot, "down")
        line = pilot.app.screen.query_one(LogInput).region
        (toast,) = (one.region for one in pilot.app.screen.query("Toast"))
        assert line.y < 3 and not set(range(toast.y, toast.bottom)) & set(range(line.y - 1, line.bottom))


async def test_the_bar_does_not_grow_while_a_usual_line_is_typed(world: World) -> None:
    world.put(Person(handle="ana", name="Ana Ruiz"))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "a")
        place, heights = pilot.app.screen.query_one(".at-foot"), set[int]()
        for letter in "coffee w ana yes":
            heights.add(place.region.height)
            await type_text(pilot, letter)
        assert heights == {place.region.height}


async def test_a_second_enter_behind_a_saved_line_opens_nothing(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        home = pilot.app.screen
        await press(pilot, "a", *"call with Sean", "enter", "enter")
        await settle(pilot)
        assert pilot.app.screen is home and "Logged call with Seán" in " ".join(toasts(pilot))
        later = events.Key("enter", None)
        later.time += 1
        pilot.app.post_message(later)
        await settle(pilot)
        assert pilot.app.screen is not home, "later it does what it says"
