"""People: filtered with each key, sorted, and acted on."""

from collections.abc import Sequence
from typing import cast

import pytest

from netritual.domain.model import Coffee, Interaction, Person, Promise, Settings
from netritual.domain.search.people_rows import PeopleIndex, PersonRow
from netritual.domain.suggestions.suggest import fits
from netritual.tui.app import NetritualApp
from netritual.tui.face.spans import Line, text_of
from netritual.tui.screens.people_card import next_cell
from netritual.tui.screens.people_screen import PeopleScreen
from netritual.tui.screens.person_screen import PersonScreen
from tests.support.network import MemoryNetwork
from tests.tui.conftest import World, cursor_row, press, row_with, screen_text, settle, shown, title, toasts, type_text
from tests.tui.sample import NOW, TODAY, ago, fill


def one(world: World, handle: str) -> Person | None:
    return next((person for person in world.store.view().all(Person) if person.handle == handle), None)


async def test_the_card_of_a_row_is_worked_out_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world)
    shows, drawn = PeopleScreen.show_row, 0

    def counted(screen: PeopleScreen) -> None:
        nonlocal drawn
        drawn += 1
        shows(screen)

    monkeypatch.setattr(PeopleScreen, "show_row", counted)
    monkeypatch.setattr("netritual.tui.filtered_list.RESTED", 0.001)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2")
        assert drawn == 1
        await press(pilot, "j")
        assert drawn == 2


async def test_people_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2")
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert lines[0].endswith("13 people")
        assert row_with(pilot, " / ").rstrip().endswith("who needs a word  v")
        assert "Tom Reed" in cursor_row(pilot)
        for words in ("◐", "60 days call", "late to answer", "warm", "·········•··"):
            assert words in cursor_row(pilot)
        assert "Tom waits for your resume" in shown(pilot)
        assert "Last: call, " in shown(pilot)
        heads = row_with(pilot, "─People  ")
        for head, words in (
            ("12 months", "·········•··"),
            ("last talk", "60 days"),
            ("why a word", "late"),
            ("lately", "warm"),
        ):
            assert heads.index(head) == cursor_row(pilot).index(words)


async def test_what_is_dropped_first_is_the_state_then_the_beads_and_never_the_name(world: World) -> None:
    fill(world)
    for size, there, gone in (((80, 24), ("•", "warm"), ()), ((60, 15), (), ("•", "warm"))):
        async with world.run(size) as pilot:
            await press(pilot, "2")
            row = cursor_row(pilot)
            assert all(words in row for words in ("Tom Reed", "60 days call", "late to answer", *there))
            assert not any(words in row for words in gone)


async def test_a_long_name_takes_the_room_of_the_beads(world: World) -> None:
    name = "Maximiliane von Hohenlohe AG"
    world.put(Person(handle="max", name=name, tier=2, status="network"), Person(handle="b", name="Bo", tier=5))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2")
        assert name in row_with(pilot, "Maximiliane") and "············" in row_with(pilot, "· Bo ")


async def test_the_list_is_shown_while_the_network_is_empty(world: World) -> None:
    world.put(*(Person(handle=f"p{n}", name=f"Person {n}", company="Acme") for n in range(3)))
    async with world.run() as pilot:
        await press(pilot, "2")
        assert "Nobody in your network yet." in shown(pilot) and "3 on your list" in screen_text(pilot)[0]
        assert "Person 0" in cursor_row(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "person 2")
        assert "Person 2" in shown(pilot) and "Person 0" not in shown(pilot)
        await press(pilot, "escape", "j", "t", "2")
        assert "obody in your network" not in shown(pilot) and "1 person" in await title(pilot)


async def test_people_at_120_columns_show_the_panel(world: World) -> None:
    fill(world)
    world.put(Person(handle="gone", name="Gone Since", status="archived"))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2", "slash")
        await type_text(pilot, "holm")
        lines = screen_text(pilot)
        assert lines[0].rstrip().endswith("1 match, 13 in your network, 53 in all")
        assert "╭─ People  " in shown(pilot) and "─ Søren Holm ─" in shown(pilot)
        text = shown(pilot)
        for words in ("Maersk", "Copenhagen, 1 hour ahead", "close, 30 days", "ports and pricing", "over 12 months"):
            assert words in text


async def test_why_somebody_stands_first_is_what_put_them_there(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2")
        heads = row_with(pilot, "╭─ People  ")
        for head, words in (
            ("12 months", "·········•··"),
            ("last talk", "60 days"),
            ("why a word", "late"),
            ("lately", "warm"),
        ):
            assert heads.index(head) == cursor_row(pilot).index(words)
        assert "Why here" in shown(pilot) and "Tom waits for an answer" in shown(pilot)
        await press(pilot, "v")
        assert "Why here" not in shown(pilot)


@pytest.mark.parametrize(("late", "words"), [(True, "late promise"), (False, "promise")])
def test_what_is_open_is_the_reason_and_else_the_rhythm(late: bool, words: str) -> None:
    quiet = Person(id=1, handle="a", name="A", tier=1)
    talk = Interaction(id=2, on=ago(60), channel="call", people=(1,))
    due = Promise(id=3, people=(1,), text="the deck", made=ago(9), due=ago(1 if late else -9))
    for network, said in ((MemoryNetwork(quiet, talk, due), words), (MemoryNetwork(quiet, talk), "now")):
        (row,) = PeopleIndex(network, Settings(tz="UTC"), TODAY, NOW).rows()
        assert text_of(next_cell(row, TODAY, late=row.loop is not None and row.loop.late)).endswith(said)


async def test_the_keys_of_people_say_what_its_signs_mean(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2", "question_mark")
        assert "◉ inner, ● close" in shown(pilot) and "● some of them in person" in shown(pilot)


async def test_the_filter_says_how_many_and_escape_clears_it(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "slash")
        await type_text(pilot, "close -alan")
        assert "2 of 53" in screen_text(pilot)[0]
        await press(pilot, "enter", "j")
        assert "Søren" in cursor_row(pilot)
        await press(pilot, "escape")
        assert "13 people" in screen_text(pilot)[0]
        await press(pilot, "slash")
        await type_text(pilot, "nobody at all")
        assert "Nobody matches. esc clears the filter." in shown(pilot)


async def test_sorts_cycle_by_key_and_by_click(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2")
        lines = screen_text(pilot)
        at = next(number for number, line in enumerate(lines) if "who needs a word  v" in line)
        await pilot.click(offset=(lines[at].index("  v") + 2, at))
        await pilot.pause()
        await settle(pilot)
        assert "name  v" in shown(pilot)
        await press(pilot, "v", "v", "v", "v")
        for words, first in (("name", "Ana Ruiz"), ("the last word", "Ana Ruiz"), ("how close", "Priya Nair")):
            await press(pilot, "v")
            assert f"{words}  v" in shown(pilot)
            assert first in cursor_row(pilot)


async def test_the_order_by_fit_is_that_of_the_store_as_it_stands(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        app = cast(NetritualApp, pilot.app)
        await press(pilot, "2", "v", "v", "v", "v")
        assert "who fits a coffee" in shown(pilot)
        for key in ("X", ""):
            found = fits(app.network, app.settings, app.parts.now().date())
            best = max(found, key=lambda who: found[who])
            person = app.network.get(Person, best)
            assert person is not None and person.name in cursor_row(pilot)
            await press(pilot, *key)


async def test_a_long_list_lays_out_what_is_in_sight(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    person_lines = PeopleScreen.person_lines

    def noted(screen: PeopleScreen, person: PersonRow, width: int) -> Sequence[Line]:
        drawn.append(person.name)
        return person_lines(screen, person, width)

    monkeypatch.setattr(PeopleScreen, "person_lines", noted)
    world.put(*[Person(handle=f"p{n}", name=f"Person {n:04}", status="network", tier=5) for n in range(1200)])
    async with world.run() as pilot:
        await press(pilot, "2", "v")
        assert len(drawn) <= 48
        drawn.clear()
        await press(pilot, *["ctrl+d"] * 12)
        assert len(drawn) < 300
        await press(pilot, "G")
        assert "Person 1199" in cursor_row(pilot)
        await press(pilot, "g")
        assert "Person 0000" in cursor_row(pilot)


async def test_tier_and_to_list(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "t", "1")
        tom = one(world, "tom")
        assert tom is not None and tom.tier == 1
        await press(pilot, "X")
        tom = one(world, "tom")
        assert tom is not None and (tom.tier, tom.status) == (0, "list")
        assert "12 people" in await title(pilot)


async def test_new_person_opens_the_page(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "n")
        await type_text(pilot, "Nela Nova")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PersonScreen)
        assert "‹ People  Nela Nova" in screen_text(pilot)[0]


async def test_delete_wants_the_name_and_can_be_undone(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "D")
        await type_text(pilot, "Tom")
        await press(pilot, "enter")
        assert "That is not the name" in shown(pilot)
        assert one(world, "tom") is not None
        await type_text(pilot, " Reed")
        await press(pilot, "enter")
        assert one(world, "tom") is None
        await press(pilot, "u")
        assert one(world, "tom") is not None


async def test_merge_asks_who_and_for_a_yes(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "M")
        await type_text(pilot, "dana")
        await press(pilot, "enter")
        assert "Dana Fox becomes Tom Reed" in shown(pilot)
        await press(pilot, "y")
        assert one(world, "dana") is None
        tom = one(world, "tom")
        assert tom is not None and "Dana Fox" in tom.aka


async def test_the_form_writes_only_what_changed(world: World) -> None:
    fill(world)
    async with world.run((80, 30)) as pilot:
        await press(pilot, "2", "e", "tab", "tab")
        await type_text(pilot, "CTO")
        await press(pilot, "f2")
        tom = one(world, "tom")
        assert tom is not None and tom.position == "CTO" and tom.company == "Bluewave"
        before = len(world.store.history())
        await press(pilot, "e", "f2")
        assert len(world.store.history()) == before


async def test_a_coffee_is_planned_for_a_time(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "c")
        await type_text(pilot, "soon")
        await press(pilot, "enter")
        assert "“soon” is no day and time." in shown(pilot)
        for _ in range(4):
            await pilot.press("backspace")
        await type_text(pilot, "2026-03-19T08:30")
        await press(pilot, "enter")
        assert any("Tom Reed" in words for words in toasts(pilot))


async def test_an_empty_network_names_one_action(world: World) -> None:
    world.put(Person(handle="x", name="Nobody Near", status="archived"))
    async with world.run() as pilot:
        await press(pilot, "2")
        assert "Press n to add someone" in shown(pilot)


async def test_what_is_planned_with_somebody_is_at_hand(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "slash")
        await type_text(pilot, "dana")
        await press(pilot, "enter")
        assert "planned coffee at Fabrica, Thu 12 Mar 08:30" in shown(pilot)
        assert "space held  s move  x cancel" in screen_text(pilot)[22]
        await press(pilot, "x", "y")
        (coffee,) = [one for one in world.store.view().all(Coffee) if ids["dana"] in one.people]
        assert coffee.state == "cancelled" and "s later" in screen_text(pilot)[22]
