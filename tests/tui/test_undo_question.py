"""Undo in the app: at once for what was just done in it, asked for what is older or of another process."""

from contextlib import closing

import pytest

from netritual.domain.model import Interaction
from netritual.files import Disk
from netritual.services.verbs import people_verbs, touches
from netritual.store.journal_store import open_store
from tests.tui.conftest import World, press, shown


def logged(world: World) -> int:
    return len(list(world.store.view().all(Interaction)))


@pytest.mark.parametrize(("answer", "left"), [("enter", 1), ("escape", 1), ("n", 1), ("y", 0)])
async def test_what_was_done_before_is_named_and_asked_about(world: World, answer: str, left: int) -> None:
    now = world.clock.now()
    people_verbs.add_person(world.store, now, "Ana Ruiz")
    touches.log(world.store, now, "coffee with Ana Ruiz yesterday", world.settings)
    async with world.run() as pilot:
        await press(pilot, "u")
        assert "Take back what was done today?" in shown(pilot) and "Ana Ruiz" in shown(pilot)
        await press(pilot, answer)
        assert logged(world) == left


async def test_what_was_just_done_is_taken_back_at_once(world: World) -> None:
    people_verbs.add_person(world.store, world.clock.now(), "Ana Ruiz")
    async with world.run() as pilot:
        await press(pilot, "a", *"coffee with ana ruiz", "enter")
        assert logged(world) == 1
        await press(pilot, "escape", "u")
        assert logged(world) == 0 and "Take back" not in shown(pilot)


async def test_a_yes_takes_back_what_was_named_and_no_other(world: World) -> None:
    now = world.clock.now()
    people_verbs.add_person(world.store, now, "Ana Ruiz")
    touches.log(world.store, now, "coffee with Ana Ruiz yesterday", world.settings)
    async with world.run() as pilot:
        await press(pilot, "u")
        with closing(open_store(world.home, Disk(), True)) as elsewhere:
            touches.log(elsewhere, now, "lunch with Ana Ruiz today", world.settings)
        await press(pilot, "y")
        assert logged(world) == 2 and "Logged lunch" in shown(pilot)
        await press(pilot, "y")
        assert logged(world) == 1
