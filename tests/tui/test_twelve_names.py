"""Twelve names from an import on: where they are offered, and where they are not."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from netritual.domain.model import Person, Sitting
from netritual.tui.app import Opening
from netritual.tui.screens.onboarding_screen import FirstRunScreen
from netritual.tui.screens.triage_screen import TriageScreen
from tests.tui.conftest import World, press, shown, type_text

OFFER = "Whom of your list would you enjoy to see?"


@pytest.fixture
def connections(tmp_path: Path) -> str:
    """A file of twenty connections as LinkedIn exports them."""
    rows = (f"Ana{n},Ruiz,https://www.linkedin.com/in/a{n},,Acme {n},CFO,01 Mar 2020" for n in range(20))
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    (tmp_path / "Connections.csv").write_text("\n".join((head, *rows)), "utf-8")
    return str(tmp_path / "Connections.csv")


async def take_in(pilot: Pilot[None], file: str) -> None:
    """Type the name of a file, look at what it would do, and import it."""
    await type_text(pilot, file)
    await press(pilot, "enter")
    assert "This would happen" in shown(pilot)
    await press(pilot, "enter")
    assert "Done." in shown(pilot)


async def test_an_import_goes_on_with_twelve_names(world: World, connections: str) -> None:
    async with world.run() as pilot:
        await press(pilot, "i")
        await take_in(pilot, connections)
        assert "Twelve names, one key each, about a minute: enter." in " ".join(shown(pilot).split())
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TriageScreen) and "0 of 12" in shown(pilot)
        await press(pilot, "escape")
        assert OFFER in shown(pilot)
        await press(pilot, "t", "2", "space")
        assert "2 of 12" in shown(pilot)
        await press(pilot, "escape")
        assert OFFER not in shown(pilot)
        await press(pilot, "u", "u")
        assert OFFER[:12] in shown(pilot)


async def test_who_came_in_twice_is_asked_before_the_names(world: World, connections: str) -> None:
    world.put(Person(handle="ana3-ruiz", name="Ana3 Ruiz", tier=2, status="network"))
    async with world.run() as pilot:
        await press(pilot, "i")
        await take_in(pilot, connections)
        assert "One of them may be somebody you have. enter asks" in " ".join(shown(pilot).split())
        await press(pilot, "enter")
        assert "Who may be one person" in shown(pilot) and "stays: Ana3 Ruiz" in shown(pilot)
        await press(pilot, "space", "escape")
        assert "u takes the last answer back, then the whole import" in " ".join(shown(pilot).split())
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TriageScreen)
    found = [one for one in world.store.view().all(Person) if one.name == "Ana3 Ruiz"]
    assert [(one.tier, one.company) for one in found] == [(2, "Acme 3")]


async def test_an_import_in_the_first_run_asks_about_the_five(world: World, connections: str) -> None:
    async with world.run(opening=Opening("first_run")) as pilot:
        await press(pilot, "enter", "enter", "enter", *"Ana7 Ruiz", "enter", "enter", "ctrl+o")
        await take_in(pilot, connections)
        await press(pilot, "enter")
        assert "stays: Ana7 Ruiz" in shown(pilot)
        await press(pilot, "space", "escape", "enter")
        assert isinstance(pilot.app.screen, FirstRunScreen) and "question 3 of 5" in shown(pilot)
    found = [one for one in world.store.view().all(Person) if one.name == "Ana7 Ruiz"]
    assert [(one.tier, one.company) for one in found] == [(2, "Acme 7")]


async def test_an_import_in_the_first_run_goes_back_to_its_questions(world: World, connections: str) -> None:
    async with world.run(opening=Opening("first_run")) as pilot:
        await press(pilot, "ctrl+o")
        await take_in(pilot, connections)
        assert "enter goes on with the questions" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FirstRunScreen)


async def test_without_an_offer_an_import_goes_on_with_people(world: World, connections: str) -> None:
    world.put(Sitting(on=world.clock.now().date()))
    async with world.run() as pilot:
        await press(pilot, "i")
        await take_in(pilot, connections)
        assert "Twelve names" not in shown(pilot) and "enter to people" in shown(pilot)


async def test_the_step_of_coffees_offers_them_at_its_foot(world: World) -> None:
    world.put(*(Person(handle=f"p{n}", name=f"Person {n}") for n in range(9)))
    async with world.run(opening=Opening("review", "step", "coffees")) as pilot:
        assert "Whom would you enjoy to see?" in shown(pilot) and "twelve names" in shown(pilot)
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, TriageScreen)
        await press(pilot, "space", "escape")
        assert "twelve names" not in shown(pilot)
