"""The first run: four questions, each saved at once; nothing is lost by leaving in the middle."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from netritual.domain.model import Person, Settings
from netritual.services.reviews.session_files import KeptTexts, keep_question, keep_texts, kept_question, kept_texts
from netritual.services.verbs.touches import log
from netritual.settings_toml import load
from netritual.tui.app import Opening
from netritual.tui.run import is_unknown
from netritual.tui.screens.onboarding_fields import KEPT
from netritual.tui.screens.onboarding_screen import FirstRunScreen
from tests.support.amount import some
from tests.tui.conftest import HOSTILE, World, press, screen_text, settle, toasts, type_text
from tests.tui.test_review import text

FIRST = Opening("first_run")
OFFER = "would you call for advice?"
"""The offer of Home to name the five."""


@pytest.fixture(autouse=True)
def fresh(world: World) -> None:
    """Nobody has answered anything; the zone is the machine's."""
    world.settings = Settings(tz="Europe/Lisbon")


def saved(world: World) -> Settings:
    """The settings file as it is."""
    file = Path(world.home.settings)
    return load(file.read_bytes() if file.exists() else None)


def value(pilot: Pilot[None], field: str) -> str:
    """What stands in a field."""
    return pilot.app.screen.query_one(f"#{field}", Input).value


async def click(pilot: Pilot[None], words: str) -> None:
    """Click on the first letter of some words."""
    row = next(at for at, line in enumerate(screen_text(pilot)) if words in line)
    await pilot.click(offset=(screen_text(pilot)[row].index(words), row))
    await settle(pilot)


async def open_by_click(pilot: Pilot[None], number: int) -> None:
    """Click on the segment of a question, from 1."""
    row = next(at for at, line in enumerate(screen_text(pilot)) if "━━━━━━━━━━━ " in line)
    first = next(at for at, sign in enumerate(screen_text(pilot)[row]) if sign in "━")
    await pilot.click(offset=(first + (number - 1) * 12 + 1, row))
    await settle(pilot)


async def test_the_page_is_the_frame(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        page = text(pilot)
        assert "Welcome" in page and "question 1 of 5" in page
        assert 'Networking is "how can I help?", not "how many people?".' in page
        assert "Who are you, and where?" in page and "Europe/Lisbon" in page
        assert "enter next  shift+tab back  F4 skip the rest  esc quit (saved)" in page


def test_the_questions_open_where_people_came_in_and_nothing_was_logged(world: World) -> None:
    assert not is_unknown(world.parts(), world.store)
    world.store.transact("import", lambda tx: tx.put(Person(handle="bo", name="Bo Lund")), world.clock.now())
    assert is_unknown(world.parts(), world.store)
    log(world.store, world.clock.now(), "coffee with Bo", world.settings)
    assert not is_unknown(world.parts(), world.store)


async def test_tab_goes_on_as_in_every_form(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "tab", *"Lisbon", "enter", "enter")
        assert (saved(world).name, saved(world).city) == ("Marta", "Lisbon")


async def test_four_answers_are_four_changes(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta Silva", "enter", *"Lisbon", "enter", "enter")
        assert (saved(world).name, saved(world).city, saved(world).tz) == ("Marta Silva", "Lisbon", "Europe/Lisbon")
        assert "question 2 of 5" in text(pilot)
        await press(pilot, *"Ana Ruiz", "enter", *"Priya Nair", "enter", "enter")
        people = world.store.view().all(Person)
        assert [(one.name, one.tier, one.status) for one in people] == [
            ("Ana Ruiz", 2, "network"), ("Priya Nair", 2, "network"),
        ]  # fmt: skip
        assert "question 3 of 5" in text(pilot)
        await press(pilot, *["backspace"] * 3, *"monday", "enter", *["backspace"] * 5, *"8.30", "enter")
        assert (saved(world).review.day, saved(world).review.at) == ("mon", "08:30")
        await press(pilot, "backspace", "3", "enter", "enter", "enter", "enter")
        assert saved(world).capacity == 3 and "question 5 of 5" in text(pilot)
        await press(pilot, "down")
        assert pilot.app.theme == "paper"
        await press(pilot, "up", "enter")
        assert not isinstance(pilot.app.screen, FirstRunScreen) and pilot.app.theme == "ritual"
    assert [entry.verb for entry in world.store.history()] == [
        "change-settings", "change-settings", "add-five", "change-settings",
    ]  # fmt: skip


async def test_what_can_not_be_read_is_said_and_nothing_is_saved(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Ma", "enter", "enter", *["backspace"] * 20, *"Nowhere", "enter")
        assert "question 1 of 5" in text(pilot) and "time zone" in text(pilot)
        assert saved(world).name == ""
        await press(pilot, *["backspace"] * 8, *"UTC", "enter")
        assert saved(world).tz == "UTC" and "question 2 of 5" in text(pilot)
        await press(pilot, "enter", *["backspace"] * 3, *"someday", "enter", "enter")
        assert "Which weekday?" in text(pilot)


async def test_skipping_keeps_what_stands_there(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "f4")
        assert not isinstance(pilot.app.screen, FirstRunScreen)
    assert saved(world).name == "Marta"
    assert world.store.view().all(Person) == ()


async def test_skipping_leaves_what_cannot_be_read_as_it_was_and_says_so(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", "enter", "enter", "enter", "enter", "enter", *"oops", "f4")
        assert not isinstance(pilot.app.screen, FirstRunScreen)
        assert "is not a whole number" in text(pilot) and "That question stays as it was" in text(pilot)
    assert saved(world).name == "Marta" and saved(world).capacity == Settings().capacity
    assert kept_question(world.disk, world.home)[0] is None
    async with world.run() as pilot:
        assert not isinstance(pilot.app.screen, FirstRunScreen)


async def test_escape_quits_and_keeps_the_answers_before(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", "enter", "enter", *"Ana Ruiz")
        await pilot.press("escape")
    assert saved(world).name == "Marta"
    assert kept_question(world.disk, world.home)[0] == 2


async def test_shift_tab_goes_back_and_a_name_is_not_doubled(world: World) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Ana Ruiz", "enter", "enter")
        assert "question 3 of 5" in text(pilot)
        await press(pilot, "shift+tab")
        assert "question 2 of 5" in text(pilot) and "Ana Ruiz" in text(pilot)
        await press(pilot, "enter", *"Bob", "enter", "enter")
        assert [one.name for one in world.store.view().all(Person)] == ["Ana Ruiz", "Bob"]


@pytest.mark.parametrize("name", some(HOSTILE[:21], 11))
async def test_names_stand_as_typed(world: World, name: str) -> None:
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FirstRunScreen)
        screen.open_question(1)
        screen.query_one("#person-1", Input).value = name
        await settle(pilot)
        assert name[:20] in text(pilot)
        await press(pilot, "enter", "enter")
        assert world.store.view().all(Person)[0].name == name


async def test_sample_people_open_in_a_home_of_their_own(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()
    assert pilot.app.return_code
    assert world.store.view().all(Person) == ()


async def test_a_click_opens_a_question(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        await open_by_click(pilot, 3)
        assert "question 3 of 5" in text(pilot)


async def test_four_by_four_and_back(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        before = screen_text(pilot)
        await pilot.resize_terminal(4, 4)
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert screen_text(pilot) == before


async def test_plain_words_go_into_the_fields_they_are_about(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", *"Madrid", "enter")
        assert value(pilot, "tz") == "Europe/Madrid"
        await press(pilot, "enter", "enter", *["backspace"] * 3, *"sunday 6pm", "enter")
        assert (value(pilot, "review-day"), value(pilot, "review-at")) == ("Sun", "18:00")
        await press(pilot, "enter", "enter", *["backspace"] * 11, *"weekday mornings", "enter")
        assert value(pilot, "days") == "Mon Tue Wed Thu Fri"
        assert (value(pilot, "window-1"), value(pilot, "window-2")) == ("09:00-12:00", "")
        await press(pilot, "enter", "enter")
        settings = saved(world)
        assert (settings.tz, settings.review.day, settings.review.at) == ("Europe/Madrid", "sun", "18:00")
        assert [(one.days[0], one.days[-1], one.from_, one.to) for one in settings.windows] == [
            ("mon", "fri", "09:00", "12:00")
        ]


async def test_hours_that_differ_from_day_to_day_stand_in_one_field(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"M", "f4")
    async with world.run(opening=FIRST) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, FirstRunScreen)
        screen.open_question(3, "days")
        await press(pilot, *["backspace"] * 11, *"tue 9-10, thu 14-15", "f4")
        assert [(one.days, one.from_) for one in saved(world).windows] == [(("tue",), "09:00"), (("thu",), "14:00")]


async def test_a_zone_that_may_be_several_is_asked_about(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"M", "enter", "enter", *["backspace"] * 20, *"Portugal", "enter")
        assert "1   Europe/Lisbon" in text(pilot) and "2   Atlantic/Azores" in text(pilot)
        await press(pilot, "2")
        assert saved(world).tz == "Atlantic/Azores" and "question 2 of 5" in text(pilot)


CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ruiz,https://www.linkedin.com/in/anaruiz,,Nortel,CFO,01 Mar 2020
Ana,Silva,https://www.linkedin.com/in/anasilva,,Acme,CTO,02 Mar 2020
Bo,Lund,https://www.linkedin.com/in/bolund,,Maersk,Pilot,03 Mar 2020
"""


def names(pilot: Pilot[None]) -> list[str]:
    """What stands in the five lines for people."""
    return [value(pilot, f"person-{n}") for n in range(1, 6)]


async def take_in(pilot: Pilot[None], tmp_path: Path) -> None:
    """Import three connections and come back."""
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, "utf-8")
    await press(pilot, "ctrl+o")
    await type_text(pilot, str(tmp_path / "Connections.csv"))
    await press(pilot, "enter", "enter", "enter")
    assert isinstance(pilot.app.screen, FirstRunScreen)


async def test_an_import_comes_back_to_the_open_question(world: World, tmp_path: Path) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", "enter", "enter", *"Zoe Bell", "enter", *"An")
        await take_in(pilot, tmp_path)
        page = text(pilot)
        assert "question 2 of 5" in page and "3 people came in. Their names are offered while you type one." in page
        await press(pilot, "a")
        assert value(pilot, "person-1") == "Zoe Bell" and value(pilot, "person-2") == "Ana"
        assert "tab Ana Ruiz, Nortel ↓ 1 of 2" in " ".join(text(pilot).split())
        await press(pilot, "down", "tab", "enter", *"bo l", "tab", "enter", "enter")
        people = world.store.view().all(Person)
        assert [(one.name, one.tier) for one in people] == [
            ("Ana Ruiz", 0), ("Ana Silva", 2), ("Bo Lund", 2), ("Zoe Bell", 2),
        ]  # fmt: skip
        assert "question 3 of 5" in text(pilot)


async def test_a_second_import_says_how_many_there_are(world: World, tmp_path: Path) -> None:
    world.put(Person(handle="dan", name="Dan Fox"))
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await take_in(pilot, tmp_path)
        assert "3 people came in, 4 are there now." in text(pilot)


async def test_whoever_types_on_behind_a_name_that_was_taken_types_the_next_one(world: World, tmp_path: Path) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", "enter", "enter")
        await take_in(pilot, tmp_path)
        await press(pilot, *"ana r", "tab", *"bo l", "tab", "enter", *"Zoe Bell")
        assert names(pilot) == ["Ana Ruiz", "Bo Lund", "Zoe Bell", "", ""]


@pytest.mark.parametrize(
    ("again", "left"),
    [
        (("shift+tab", "shift+tab", *"Jim"), ["Jim", "Bo Lund", "Zoe Bell", "", ""]),
        (("shift+tab", "shift+tab", "end", *"!"), ["Ana Ruiz!", "Bo Lund", "Zoe Bell", "", ""]),
        (("shift+tab", "shift+tab", *"ana r", "tab", "home", *"x"), ["xAna Ruiz", "Bo Lund", "Zoe Bell", "", ""]),
        (("shift+tab", "shift+tab", *"ana s", "tab", *"Al"), ["Ana Silva", "Bo Lund", "Zoe Bell", "Al", ""]),
    ],
)
async def test_no_name_is_lost_when_one_before_it_is_corrected(
    world: World, tmp_path: Path, again: tuple[str, ...], left: list[str]
) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", "enter", "enter")
        await take_in(pilot, tmp_path)
        await press(pilot, *"ana r", "tab", *"bo l", "tab", "enter", *"Zoe Bell")
        await press(pilot, *again)
        assert names(pilot) == left


async def test_an_import_that_is_given_up_says_nothing(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Mar", "ctrl+o", "escape", *"ta")
        assert value(pilot, "name") == "Marta" and "came in" not in text(pilot)


@pytest.mark.parametrize(
    ("answer", "tiers"), some([("up", [0, 0, 0, 2]), ("1", [2, 0, 0]), ("2", [0, 2, 0])], 3, of_several=True)
)
async def test_of_two_with_a_name_it_is_asked_who_is_meant(
    world: World, tmp_path: Path, answer: str, tiers: list[int]
) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await take_in(pilot, tmp_path)
        await press(pilot, *"ana", "enter", "enter")
        assert "Who is ana?" in text(pilot) and "a new person, ana" in text(pilot)
        assert [one.tier for one in world.store.view().all(Person)] == [0, 0, 0]
        await press(pilot, *(("up", "up", "down", "down", "enter") if answer == "up" else (answer,)))
        assert [one.tier for one in world.store.view().all(Person)] == tiers
        assert "question 3 of 5" in text(pilot)


@pytest.mark.parametrize(
    ("machine", "typed", "kept"),
    some(
        [
            ("UTC", ("Hasselt", "Belgium"), ("Hasselt", "Europe/Brussels", "BE")),
            ("Europe/Brussels", ("Hasselt", ""), ("Hasselt", "Europe/Brussels", "BE")),
            ("Europe/Brussels", ("Lisbon", ""), ("Lisbon", "Europe/Lisbon", "PT")),
            ("UTC", ("Hasselt, Belgium", ""), ("Hasselt", "Europe/Brussels", "BE")),
            ("UTC", ("Hasselt", ""), ("Hasselt", "UTC", "")),
            ("UTC", ("Lyon", ""), ("Lyon", "Europe/Paris", "FR")),
            ("Europe/Paris", ("Hasselt, Belgium", ""), ("Hasselt", "Europe/Brussels", "BE")),
        ],
        4,
        of_several=True,
    ),
)
async def test_the_country_comes_from_the_city_or_the_zone_or_is_asked(
    world: World, machine: str, typed: tuple[str, str], kept: tuple[str, str, str]
) -> None:
    world.settings = Settings(tz=machine)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, "enter", *typed[0], "enter")
        asked = "Which country is Hasselt in?" in text(pilot)
        assert asked == (machine == "UTC" and typed[0] == "Hasselt")
        await press(pilot, *typed[1], "enter")
        assert "question 2 of 5" in text(pilot)
    assert (saved(world).city, saved(world).tz, saved(world).country) == kept


async def test_a_country_that_was_chosen_stays_while_the_zone_does(world: World) -> None:
    world.settings = Settings(tz="Europe/Brussels", country="NL", city="Breda")
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, "enter", *"Tilburg", "enter", "enter")
    assert (saved(world).city, saved(world).country) == ("Tilburg", "NL")


async def test_several_names_in_one_place_are_several_people(world: World) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Ana Ruiz, Bo Lund & Cy Moe", "enter")
        assert [value(pilot, f"person-{at}") for at in range(1, 5)] == ["Ana Ruiz", "Bo Lund", "Cy Moe", ""]
        await press(pilot, *"Dan Oz, PhD", "enter", *"Ed Park; Flo Quist", "enter")
        assert "question 3 of 5" in text(pilot)
    names = ["Ana Ruiz", "Bo Lund", "Cy Moe", "Dan Oz, PhD", "Ed Park", "Flo Quist"]
    assert [one.name for one in world.store.view().all(Person)] == names


@pytest.mark.parametrize(
    ("answer", "names"), some([("1", ["Ruiz", "Ana"]), ("2", ["Ana Ruiz"]), ("3", ["Ruiz, Ana"])], 3, of_several=True)
)
async def test_one_word_beside_a_comma_is_asked_about(world: World, answer: str, names: list[str]) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Ruiz, Ana", "enter", "enter")
        assert "Is Ruiz, Ana one person?" in text(pilot) and world.store.view().all(Person) == ()
        await press(pilot, answer)
        assert "question 3 of 5" in text(pilot)
    assert [one.name for one in world.store.view().all(Person)] == names


@pytest.mark.parametrize("typed", some(["el amrani", "Mohammed El Amrani", "Amrani Mohamed", "M. El Amrani"], 4))
async def test_a_name_that_is_like_a_known_one_is_asked_about(world: World, typed: str) -> None:
    world.put(Person(handle="mohamed-amrani", name="Mohamed El Amrani", status="list"), Person(handle="x", name="Bo"))
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *typed, "enter", "enter")
        assert f"Who is {typed}?" in text(pilot)
        await press(pilot, "1")
        assert "question 3 of 5" in text(pilot)
    assert [(one.name, one.tier) for one in world.store.view().all(Person)] == [("Mohamed El Amrani", 2), ("Bo", 0)]


async def test_a_shared_first_name_alone_is_no_question(world: World) -> None:
    world.put(Person(handle="ana-ruiz", name="Ana Ruiz", status="list"))
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Ana Silva", "enter", "enter")
        assert "question 3 of 5" in text(pilot)


async def test_who_is_unclear_at_the_end_is_kept_as_a_text(world: World) -> None:
    world.put(Person(handle="ana-ruiz", name="Ana Ruiz"), Person(handle="ana-silva", name="Ana Silva"))
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Ana", "enter", *"Zoe Bell", "escape", "escape")
        await pilot.press("escape")
        await pilot.pause()
    assert [(one.name, one.tier) for one in world.store.view().all(Person)][2:] == [("Zoe Bell", 2)]
    assert kept_texts(world.disk, world.home).under_way == ("Ana",)


async def test_keys_of_screens_make_no_name(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"2]j", "escape")
        assert "“2]j” does not look like a name. It can stay empty." in text(pilot)
        await pilot.press("escape")
    assert not world.disk.exists(world.home.settings)
    assert kept_texts(world.disk, world.home).under_way == ("2]j",)


async def test_typing_replaces_what_stands_in_a_field_and_escape_gives_it_back(world: World) -> None:
    world.settings = Settings(name="Marta", city="Lisbon", tz="Europe/Lisbon")
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, "tab", *"Porto")
        assert value(pilot, "city") == "Porto" and "esc as it was" in text(pilot)
        await press(pilot, "escape")
        assert value(pilot, "city") == "Lisbon" and "esc quit (saved)" in text(pilot)
        await open_by_click(pilot, 3)
        await click(pilot, "6:00")
        await press(pilot, *"9.15")
        assert value(pilot, "review-at") == "9.15"
        await click(pilot, "9.15")
        await press(pilot, *"0")
        assert value(pilot, "review-at") == "09.15"


async def test_what_was_typed_into_another_question_is_saved_too(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", "enter", "enter", *"Ana Ruiz")
        await open_by_click(pilot, 3)
        await click(pilot, "16:00")
        await press(pilot, *"9:15")
        await pilot.press("f4")
        await settle(pilot)
    assert [one.name for one in world.store.view().all(Person)] == ["Ana Ruiz"]
    assert saved(world).review.at == "09:15"


async def test_the_five_are_asked_for_later_too(world: World) -> None:
    world.put(Person(handle="bo", name="Bo Lund"))
    async with world.run() as pilot:
        assert f"Whom {OFFER}  Five people: f begins" in text(pilot)
        await press(pilot, "f")
        assert "The first questions" in text(pilot) and "esc back (saved)" in text(pilot)
        await press(pilot, *"bo lund", "enter", *"C", "enter", *"D", "enter", *"E", "enter", "escape")
        assert not isinstance(pilot.app.screen, FirstRunScreen) and f"Whom else {OFFER}  4 people so far" in text(pilot)
        await press(pilot, "f")
        assert [value(pilot, f"person-{number}") for number in range(1, 6)] == ["Bo Lund", "C", "D", "E", ""]
        await press(pilot, *"F", "enter")
        assert not isinstance(pilot.app.screen, FirstRunScreen) and OFFER not in text(pilot)
    assert [one.name for one in world.store.view().all(Person)] == ["Bo Lund", "C", "D", "E", "F"]


@pytest.mark.parametrize(
    ("typed", "leave"),
    some(
        [
            ("E", ("tab", "escape")), ("lunch elif today", ("f4",)), ("Bo Lundpieter h", ("escape",)),
            ("E", ("shift+tab", "escape")),
        ],
        4,
        of_several=True,
    ),
)  # fmt: skip
async def test_a_half_typed_name_is_kept_as_a_text_and_makes_nobody(
    world: World, typed: str, leave: tuple[str, ...]
) -> None:
    world.put(Person(handle="bo", name="Bo Lund"))
    async with world.run() as pilot:
        await press(pilot, "f", *"C", "enter", *typed, *leave)
        assert not isinstance(pilot.app.screen, FirstRunScreen)
        assert f"{typed} is kept as a text" in " ".join(text(pilot).split())
    assert [one.name for one in world.store.view().all(Person)] == ["Bo Lund", "C"]
    assert typed in kept_texts(world.disk, world.home).put_away


async def test_a_line_among_the_five_is_asked_about_and_makes_nobody(world: World) -> None:
    world.put(Person(handle="bo", name="Bo Lund"))
    line = "lunch elif + yusuf today. site visit fri 10am"
    async with world.run() as pilot:
        await press(pilot, "f", *line, "enter", "escape")
        assert f"Who is {line}?" in text(pilot)
    assert [one.name for one in world.store.view().all(Person)] == ["Bo Lund"]


async def test_names_that_were_ended_are_kept_until_they_are_saved(world: World) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Mar", "enter", *"Ana Ruiz, To", "enter", *"half")
        number, texts = kept_question(world.disk, world.home)
        assert (number, texts[:5]) == (2, ("Mar", "Ana Ruiz, To", "", "", ""))


async def test_a_killed_first_run_gives_the_names_back_in_their_fields(world: World) -> None:
    keep_question(world.disk, world.home, 2, ("Mar", "Ana Ruiz", "To", "", ""))
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        assert [value(pilot, f"person-{at}") for at in range(1, 4)] == ["Mar", "Ana Ruiz", "To"]
        await press(pilot, "enter", "enter")
    assert {one.name for one in world.store.view().all(Person)} >= {"Mar", "Ana Ruiz", "To"}


@pytest.mark.parametrize(
    ("keys", "field", "typed"),
    [
        ([*"Marta"], "name", {"name": "Marta"}),
        ([*"Marta", "enter", *"Lisb"], "city", {"name": "Marta", "city": "Lisb"}),
        (["enter"] * 4 + [*"Mon", "enter", *"4pm"], "review-at", {"review-day": "Mon", "review-at": "4pm"}),
        (["enter"] * 6 + [*"3"], "capacity", {"capacity": "3"}),
    ],
)
async def test_a_killed_first_run_gives_every_answer_back_in_its_field(
    world: World, monkeypatch: pytest.MonkeyPatch, keys: list[str], field: str, typed: dict[str, str]
) -> None:
    monkeypatch.setattr("netritual.tui.screens.onboarding_screen.SECONDS", 0.01)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *keys)
        await pilot.pause(0.05)
        at_the_kill = world.disk.read(world.home.question)
        under_way = tuple(dict.fromkeys(typed.values()))
    world.disk.replace(world.home.question, at_the_kill)
    keep_texts(world.disk, world.home, lambda _: KeptTexts(under_way=under_way))
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        assert {name: value(pilot, name) for name in typed} == typed
        assert pilot.app.focused is not None and pilot.app.focused.id == field
        assert not toasts(pilot)
        await press(pilot, "f4")
    assert not kept_texts(world.disk, world.home).put_away


async def test_a_name_of_which_it_was_asked_whose_it_is_is_asked_about_again(world: World) -> None:
    world.put(
        Person(handle="ruth-ab", name="Ruth Abel", company="Abel Law"),
        Person(handle="ruth-ko", name="Ruth Kovac", company="Kovac"),
        Person(handle="dan", name="Dan Fox"),
    )
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"ruth", "enter", *"Dan Fox", "enter", "enter")
        assert "Who is ruth?" in text(pilot)
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        assert "Who is ruth?" in text(pilot)
        await press(pilot, "1")
        await settle(pilot)
        assert "question 3 of 5" in text(pilot)
    close = {one.name for one in world.store.view().all(Person) if one.tier}
    assert close == {"Ruth Abel", "Dan Fox"}


@pytest.mark.parametrize(("number", "asked"), [(2, "Dan Fox"), (3, "ruth"), (2, "")])
async def test_nothing_is_asked_at_once_where_nobody_was_asked_about(world: World, number: int, asked: str) -> None:
    world.put(Person(handle="ruth-ab", name="Ruth Abel"), Person(handle="ruth-ko", name="Ruth Kovac"))
    texts = ["" if field else "ruth" for field in range(len(KEPT))]
    keep_question(world.disk, world.home, number, (*texts, asked))
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        assert f"question {number} of 5" in text(pilot) and "Who is" not in text(pilot)


async def test_two_cards_of_one_name_are_told_apart_where_it_is_asked_who_is_meant(world: World) -> None:
    """One of an address book, one of LinkedIn: their handles are cut at 80 columns."""
    ruth = Person(handle="ruth-abernathy-stone", name="Ruth Abernathy-Stone", company="Abernathy Law")
    world.put(
        replace(ruth, phones=("(312) 555-0101",)),
        replace(ruth, handle="ruth-abernathy-stone-2", urls=("https://www.linkedin.com/in/ruth",)),
        replace(ruth, handle="ruth-abernathy-stone-3"),
    )
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"ruth", "enter", "enter")
        said = " ".join(text(pilot).split())
        assert all(f"Ruth Abernathy-Stone {fact}" in said for fact in ("(312) 555-0101", "from LinkedIn", "@ruth-"))


async def test_names_come_back_beside_those_who_were_saved(world: World) -> None:
    world.put(Person(handle="dan", name="Dan Fox", tier=2, status="network"))
    keep_question(world.disk, world.home, 2, ("ruth", "Dan Fox", "To", "", ""))
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        assert [value(pilot, f"person-{at}") for at in range(1, 5)] == ["Dan Fox", "ruth", "To", ""]


async def test_the_arrows_go_from_field_to_field(world: World) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Mar", "down", *"Ana", "down", *"To", "up", "up", "up")
        assert [value(pilot, f"person-{at}") for at in range(1, 4)] == ["Mar", "Ana", "To"]
        assert pilot.app.focused is not None and pilot.app.focused.id == "person-1"
        await press(pilot, "shift+tab", "down", "down", "down")
        assert pilot.app.focused is not None and pilot.app.focused.id == "tz"


async def test_a_killed_first_run_comes_back_to_its_question(world: World) -> None:
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Marta", "enter", *"Lisbon", "enter", "enter")
        assert kept_question(world.disk, world.home)[0] == 2
    async with world.run(opening=FIRST) as pilot:
        await settle(pilot)
        assert "question 2 of 5" in text(pilot) and saved(world).city == "Lisbon"
        await press(pilot, "f4")
        assert kept_question(world.disk, world.home)[0] is None


async def test_a_comma_in_brackets_parts_nobody_and_what_stands_in_them_is_a_note(world: World) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Jörg-Peter Matthiesen (board, treasurer)", "enter", "enter")
        assert "question 3 of 5" in text(pilot)
    (one,) = world.store.view().all(Person)
    assert (one.name, one.private_notes) == ("Jörg-Peter Matthiesen", "board, treasurer")


@pytest.mark.parametrize(
    ("answer", "people"),
    [("1", [("Tom O'Rourke", ""), ("Bosch Stiftung", "")]), ("2", [("Tom O'Rourke", "Bosch Stiftung")])],
)
async def test_somebody_and_where_they_are_is_asked_about(
    world: World, answer: str, people: list[tuple[str, str]]
) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Tom O'Rourke, Bosch Stiftung", "enter", "enter")
        assert "Is Tom O'Rourke, Bosch Stiftung one person?" in text(pilot)
        await press(pilot, answer)
        assert "question 3 of 5" in text(pilot)
    assert [(one.name, one.private_notes) for one in world.store.view().all(Person)] == people


async def test_a_name_that_is_typed_anew_takes_the_place_of_the_first(world: World) -> None:
    keep_question(world.disk, world.home, 2)
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, *"Jörg", "enter", *"Ana Ruiz", "enter", "enter")
        assert "question 3 of 5" in text(pilot) and len(world.store.view().all(Person)) == 2
        screen = pilot.app.screen
        assert isinstance(screen, FirstRunScreen)
        screen.open_question(1, "person-1")
        screen.query_one("#person-1", Input).value = "Jörg-Peter Matthiesen"
        await press(pilot, "enter", "enter", "enter")
        assert "question 3 of 5" in text(pilot)
    assert [one.name for one in world.store.view().all(Person)] == ["Ana Ruiz", "Jörg-Peter Matthiesen"]


async def test_what_became_of_each_card_can_be_read_to_the_end(world: World, tmp_path: Path) -> None:
    names = [f"Ida {chr(65 + at // 2)}nders" for at in range(24)]
    cards = [f"BEGIN:VCARD\nFN:{name}\nTEL:+44 7700 9000{at // 2:02}\nEND:VCARD\n" for at, name in enumerate(names)]
    cards += [f"BEGIN:VCARD\nFN:\nTEL:+44 7700 9100{at:02}\nEND:VCARD\n" for at in range(6)]
    (tmp_path / "phone.vcf").write_text("".join(cards), "utf-8")
    async with world.run(opening=FIRST) as pilot:
        await press(pilot, "ctrl+o")
        await type_text(pilot, str(tmp_path / "phone.vcf"))
        await press(pilot, "enter", "enter")
        page = text(pilot)
        assert "30 cards: 12 new people, 12 doubles joined, 6 left out." in page and "u takes the whole import" in page
        assert "card 30" not in page
        await press(pilot, "G")
        assert "card 24: Ida Lnders" in text(pilot) and "Left out, without a person's name: card 25" in text(pilot)
        assert "card 30." in text(pilot)
        await press(pilot, "g")
        assert "30 cards: 12 new people" in text(pilot)
