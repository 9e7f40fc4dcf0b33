"""Merging in the app: the pairs that look alike, by keys alone, on a small terminal."""

import pytest

from netritual.domain.model import Distinction, Interaction, Person
from netritual.services.pages import merge_offers
from netritual.services.verbs import people_verbs
from netritual.tui.screens.merge_screen import MergeScreen
from tests.conftest import NOW
from tests.support.amount import some
from tests.tui.conftest import World, cursor_row, press, screen_text, shown, toasts, type_text
from tests.tui.sample import fill


def double(world: World) -> tuple[Person, Person, Person]:
    """Bob Tanaka twice, one of them with a talk, and a third who is somebody else."""
    fill(world)
    store = world.store
    bob = people_verbs.add_person(store, NOW, "Bob Tanaka", company="Harbor", phones=("+351 912",))[0]
    robert = people_verbs.add_person(store, NOW, "Robert Tanaka", company="Harbor", city="Porto")[0]
    other = people_verbs.add_person(store, NOW, "B. Tanaka", company="Oliva")[0]
    talk = Interaction(on=NOW.date(), channel="coffee", people=(robert.id,), logged=NOW)
    store.transact("log-interaction", lambda tx: tx.put(talk), NOW)
    return bob, robert, other


def gone(world: World, person: Person) -> bool:
    return world.store.view().get(Person, person.id) is None


async def test_a_pair_is_merged_and_taken_back_by_keys(world: World) -> None:
    bob, robert, _ = double(world)
    async with world.run() as pilot:
        await press(pilot, "2", "M")
        assert isinstance(pilot.app.screen, MergeScreen)
        lines = screen_text(pilot)
        assert "1 pair" in lines[0] and "Bob and Robert, both at Harbor" in cursor_row(pilot)
        text = shown(pilot)
        assert "stays: Robert Tanaka" in text and "goes: Bob Tanaka" in text  # there was a talk with Robert
        assert "Porto" in text and "+351 912" in text and "1, last coffee" in text
        assert "space merge" in text.replace("enter ", "space ") and "x not the same" in text and "u undo" in text
        await press(pilot, "space")
        assert gone(world, bob) and not gone(world, robert)
        assert toasts(pilot) == ["Merged Bob Tanaka into Robert Tanaka. u makes them two again."]
        assert "Nobody looks like somebody else" in shown(pilot)
        await press(pilot, "u")
        assert not gone(world, bob) and "Bob and Robert" in shown(pilot)
        await press(pilot, "o")
        assert "stays: Bob Tanaka" in shown(pilot)
        await press(pilot, "space")
        assert gone(world, robert) and not gone(world, bob)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, MergeScreen)


async def test_enter_makes_no_two_people_one(world: World) -> None:
    bob, robert, _ = double(world)
    async with world.run() as pilot:
        await press(pilot, "2", "M", "enter", "enter")
        assert toasts(pilot) == ["space makes these two one person, x keeps them two."]
        assert not gone(world, bob) and not gone(world, robert) and "Bob and Robert" in shown(pilot)


async def test_a_no_is_kept_and_taken_back(world: World) -> None:
    double(world)
    async with world.run() as pilot:
        await press(pilot, "2", "M", "x")
        assert "are two people." in str(toasts(pilot)) and "Bob and Robert" not in shown(pilot)
        assert len(world.store.view().all(Distinction)) == 1
        await press(pilot, "u")
        assert not world.store.view().all(Distinction) and "Bob and Robert" in shown(pilot)


async def test_somebody_who_looks_like_nobody_is_merged_by_name(world: World) -> None:
    bob, robert, other = double(world)
    async with world.run() as pilot:
        await press(pilot, "2", "M", "x", "f")
        await type_text(pilot, "b tanaka")
        await press(pilot, "enter", "y")
        assert gone(world, other) and not gone(world, bob) and not gone(world, robert)


async def test_among_many_people_the_pairs_come_when_they_are_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob, *_ = double(world)
    monkeypatch.setattr(merge_offers, "MOST_AT_ONCE", 2)
    async with world.run() as pilot:
        await press(pilot, "2", "M")
        assert "Bob and Robert" in shown(pilot)
        await press(pilot, "space")
        assert gone(world, bob) and "Bob and Robert" not in shown(pilot)


@pytest.mark.parametrize("size", some([(80, 24), (60, 15), (120, 40)], 2))
async def test_it_is_whole_in_any_terminal(world: World, size: tuple[int, int]) -> None:
    double(world)
    async with world.run(size) as pilot:
        await press(pilot, "2", "M")
        lines = screen_text(pilot)
        assert len(lines) == size[1] and all(len(line.rstrip()) <= size[0] for line in lines)
        assert "Robert" in lines[3]


async def test_all_who_stand_in_two_files_under_one_name_and_company_are_merged_at_once(world: World) -> None:
    bob, robert, _ = double(world)
    for name in ("Ann Lowe", "Cy Lowe"):
        world.put(
            Person(handle=name[:2], name=name, company="Nortel", source_row=f"vcard: {name}"),
            Person(handle=f"{name[:2]}-2", name=name, company="Nortel", source_row=f"linkedin: {name}"),
        )
    count = len(world.store.view().all(Person))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2", "M")
        assert "3 pairs" in screen_text(pilot)[0] and "A all of one name and company" in shown(pilot)
        await press(pilot, "A")
        assert len(world.store.view().all(Person)) == count - 2 and not gone(world, bob) and not gone(world, robert)
        said = "Merged 2 people who were here twice: Ann Lowe and Cy Lowe."
        assert said in " ".join(toasts(pilot))
        await press(pilot, "A")
        assert "Nobody is left who stands in two files" in " ".join(toasts(pilot))
        await press(pilot, "u")
        assert len(world.store.view().all(Person)) == count
