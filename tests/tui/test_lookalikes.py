"""Two who look like one person are offered in step 1: one key joins them, one says that they are two, one opens."""

import pytest

from netritual.domain.model import Distinction, Person
from netritual.review.step import Item
from netritual.review.steps.s10_who import ALIKE, MOST_ALIKE
from netritual.services.reviews.review_run import ReviewRun
from netritual.tui.app import Opening
from tests.support.review import SETTINGS, TODAY, talk
from tests.tui.conftest import World, press, settle, shown, toasts

SIZES = [(80, 24), (120, 40), (60, 15)]


def two(world: World) -> tuple[int, int]:
    """Robert, who has a rhythm, and Bob, who came in with a file; they share a company."""
    robert, bob = world.put(
        Person(handle="robert", name="Robert Stone", company="Nortel", tier=2, status="network"),
        Person(handle="bob", name="Bob Stone", company="Nortel", city="Porto", emails=("bob@x.org",)),
    )
    return robert.id, bob.id


def offered(world: World) -> list[Item]:
    run = ReviewRun.start(world.store, SETTINGS, world.clock.now(), "step", "who", elapsed=lambda: 0.0)
    return [item for item in run.items(world.clock.now()) if item.section == ALIKE]


def step() -> Opening:
    return Opening(place="review", mode="step", step="who")


@pytest.mark.parametrize("size", SIZES)
async def test_space_joins_and_u_parts_again(world: World, size: tuple[int, int]) -> None:
    robert, bob = two(world)
    async with world.run(size, step()) as pilot:
        await settle(pilot)
        assert "Robert Stone and Bob Stone" in shown(pilot) and "one person" in shown(pilot)
        await press(pilot, "space")
        assert [person.id for person in world.store.view().all(Person)] == [robert]
        kept = world.store.view().get(Person, robert)
        assert kept is not None and (kept.city, [each.id for each in kept.merged]) == ("Porto", [bob])
        assert not offered(world)
        await press(pilot, "u")
        assert len(world.store.view().all(Person)) == 2 and offered(world)


async def test_a_run_of_yes_joins_no_two_who_share_a_name_alone(world: World) -> None:
    world.put(
        Person(handle="anna", name="Anna Berg", company="Nortel", tier=2, status="network"),
        Person(handle="anna-2", name="Anna Berg", company="Skatteverket"),
    )
    async with world.run((120, 40), step()) as pilot:
        await settle(pilot)
        assert "Nortel" in shown(pilot) and "Skatteverket" in shown(pilot)
        await press(pilot, "space", "space")
        assert len(world.store.view().all(Person)) == 2 and offered(world)
        await press(pilot, "M")
        assert len(world.store.view().all(Person)) == 1


async def test_a_run_of_yes_joins_no_two_who_share_an_office_telephone(world: World) -> None:
    world.put(
        Person(handle="declan", name="Declan Murphy", phones=("021 4270000",), tier=2, status="network"),
        Person(handle="declan-2", name="Declan O'Sullivan", phones=("021 4270000",)),
    )
    one, two = (person.id for person in world.store.view().all(Person))
    world.put(Distinction(between=(one, two), open=True))
    async with world.run((120, 40), step()) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space")
        assert len(world.store.view().all(Person)) == 2 and offered(world)


async def test_x_says_that_they_are_two_for_good(world: World) -> None:
    robert, bob = two(world)
    async with world.run((80, 24), step()) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        assert [each.between for each in world.store.view().all(Distinction)] == [(robert, bob)]
        assert toasts(pilot) == ["Noted that Robert Stone and Bob Stone are two people."]
        pilot.app.clear_notifications()
        await settle(pilot)
        assert not offered(world) and "Robert Stone and Bob Stone" not in shown(pilot)


async def test_enter_opens_the_one_who_would_go(world: World) -> None:
    two(world)
    async with world.run((80, 24), step()) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "no rhythm" in shown(pilot) and len(world.store.view().all(Person)) == 2


def test_only_lookalikes_of_people_one_deals_with_are_offered(world: World) -> None:
    world.put(*(Person(handle=f"ana-{at}", name="Ana Ruiz", company="Nortel") for at in range(2)))
    assert not offered(world)
    people = [person.id for person in world.store.view().all(Person)]
    world.put(talk(people[1], TODAY))
    (item,) = offered(world)
    assert item.cells == (
        "",
        "the same name, both at Nortel",
        "Ana Ruiz, last coffee Wed 11 Mar and Ana Ruiz, no talk yet",
    )
    assert [(act.key, act.label) for act in item.acts] == [
        ("space", "one person"), ("x", "two of them"), ("enter", "open"),
    ]  # fmt: skip
    world.put(*(Person(handle=f"{name}-{at}", name=f"{name} Reed", new=True) for name in "abcdef" for at in range(2)))
    world.put(*(Person(handle=f"l{at}", name="Lena Reed", new=True) for at in range(4)))
    assert len(offered(world)) == MOST_ALIKE


def in_two_files(world: World, count: int) -> None:
    """So many people who stand in an address book and on LinkedIn, under one name and company, and two of one file."""
    names = [f"{first} {last}" for first in ("Ana", "Bo", "Cy") for last in ("Reed", "Lund", "Voss")][:count]
    for name in names:
        handle = name.lower().replace(" ", "-")
        world.put(
            Person(handle=handle, name=name, company="Nortel", tier=3, status="network", source_row=f"vcard: {name}"),
            Person(handle=f"{handle}-2", name=name, company="Nortel", source_row=f"linkedin: {name}"),
        )
    world.put(*(Person(handle=f"max-{at}", name="Max Gray", company="Nortel", tier=3, source_row=f"vcard: {at}")
                for at in range(2)))  # fmt: skip


async def test_who_stands_in_two_files_under_one_name_and_company_is_joined_at_once(world: World) -> None:
    in_two_files(world, 4)
    every, single = offered(world)
    assert every.cells[1] == "4 people, in two files under the same name and company"
    assert [(act.key, act.label) for act in every.acts] == [("space", "merge all 4"), ("enter", "one by one")]
    assert single.key.count(":") == 3
    async with world.run((80, 24), step()) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        assert "Merged 4 people who were here twice: " in " ".join(toasts(pilot))
        assert len(world.store.view().all(Person)) == 6
        await press(pilot, "u")
        assert len(world.store.view().all(Person)) == 10


async def test_enter_merges_nobody_but_shows_the_pairs_one_by_one(world: World) -> None:
    in_two_files(world, 4)
    async with world.run((80, 24), step()) as pilot:
        await settle(pilot)
        assert "space merge all 4" in shown(pilot) and "enter one by one" in shown(pilot)
        await press(pilot, "enter")
        assert len(world.store.view().all(Person)) == 10
        assert len(offered(world)) == MOST_ALIKE


def test_one_by_one_asks_about_three_pairs_and_says_how_many_are_left(world: World) -> None:
    in_two_files(world, 6)
    run = ReviewRun.start(world.store, SETTINGS, world.clock.now(), "step", "who", elapsed=lambda: 0.0)

    def pairs() -> list[Item]:
        return [item for item in run.items(world.clock.now()) if item.section == ALIKE]

    run.act(pairs()[0].key, pairs()[0].acts[1], None, world.clock.now())
    for left in (3, 2, 1, 0):
        assert len(pairs()) == left
        lines = run.context(world.clock.now()).lines(run.step)
        assert "4 more pairs may be one person: later reviews ask; M in People and netritual merge list all." in lines
        if left:
            run.act(pairs()[0].key, pairs()[0].acts[left % 2], None, world.clock.now())
