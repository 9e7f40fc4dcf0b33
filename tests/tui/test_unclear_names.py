"""A person is never guessed: a digit picks only somebody who can be read beside it, in one order everywhere."""

import re

import pytest
from textual.pilot import Pilot

from netritual.domain.model import Interaction, Person
from netritual.services.verbs import touches
from netritual.tui.app import Opening
from tests.support.amount import some
from tests.support.records import record_of
from tests.tui.conftest import World, press, settle, shown, type_text

SIZES = [(80, 24), (120, 40), (60, 15)]
LONG = "Maximiliana Theodora Konstantinopolitanskaya-Featherstonehaugh of the Isles and the Shores"


def crowd(world: World, names: list[str], line: str = "coffee @ana re grants") -> list[int]:
    """People of these names, and an entry that may be with any of them; their ids in the order of its candidates."""
    world.put(
        *[Person(handle=f"ana-{at}", name=name, company="Acme", tier=1 + at % 5) for at, name in enumerate(names)]
    )
    touches.log(world.store, world.clock.now(), line, world.settings)
    (talk,) = world.store.view().unsettled()
    return list(talk.unsettled[0].candidates)


def digits(pilot: Pilot[None]) -> int:
    """How many digits stand beside somebody; where the keys tell of digits, they tell of no other number."""
    screen = shown(pilot)
    last = max((at for at in range(1, 10) if re.search(rf"(?<!\w){at} +Ana", screen)), default=0)
    keys = re.search(r"(?:1-)?([1-9]) pick", screen)
    assert keys is None or int(keys[1]) == last
    return last


def listed(pilot: Pilot[None]) -> str:
    """The words of the list: all there is on a line, or what stands between the frames of the left column."""
    lines = [line.split("│")[1] if "│" in line else line for line in shown(pilot).splitlines()]
    return " ".join(" ".join(line.replace("▌", " ").split()) for line in lines)


def readable(pilot: Pilot[None], digit: int, name: str) -> bool:
    """True when the whole name stands behind its digit on one line of the screen."""
    return any(re.search(rf"(?<!\w){digit} +{re.escape(name)}(?!\w)", line) for line in shown(pilot).splitlines())


def step() -> Opening:
    return Opening(place="review", mode="step", step="who")


@pytest.mark.parametrize("size", some(SIZES, 2))
async def test_every_digit_of_the_row_stands_beside_its_person(world: World, size: tuple[int, int]) -> None:
    names = [f"Ana {'Maria ' * (at % 4)}Nr{at}" for at in range(40)]
    ids = crowd(world, names, "coffee @ana re a matter that takes more words than a row of any list has room for")
    people = {person.id: person for person in world.store.view().all(Person)}
    ids.sort(key=lambda one: (people[one].tier, one))  # the nearest tier first
    async with world.run(size, step()) as pilot:
        await settle(pilot)
        last = digits(pilot)
        assert last > 2
        for at in range(1, last + 1):
            assert readable(pilot, at, people[ids[at - 1]].name)
        assert f"{40 - last} more" in shown(pilot)
        if last < 9:
            await press(pilot, str(last + 1))
            assert world.store.view().unsettled()
        await press(pilot, str(last))
        assert not world.store.view().unsettled() and len(world.store.view().talks(ids[last - 1])) == 1


@pytest.mark.parametrize("size", some(SIZES, 2))
async def test_who_cannot_be_read_has_no_digit(world: World, size: tuple[int, int]) -> None:
    crowd(world, [f"Ana {LONG}", f"Ana {LONG} II", "Ana Li"])
    async with world.run(size, step()) as pilot:
        await settle(pilot)
        seen = digits(pilot)
        await press(pilot, *[str(at) for at in range(seen + 1, 10)])
        assert world.store.view().unsettled(), "a digit that stands beside nobody does nothing"
        assert size[0] > 100 or seen == 0


async def test_two_of_one_name_are_told_apart_by_handle(world: World) -> None:
    crowd(world, ["Ana Li", "Ana Li"])
    async with world.run(opening=step()) as pilot:
        await settle(pilot)
        assert "1 Ana Li @ana-0 2 Ana Li @ana-1" in listed(pilot)


@pytest.mark.parametrize("size", some(SIZES, 2))
async def test_the_pick_list_has_the_order_and_the_digits_of_the_row(world: World, size: tuple[int, int]) -> None:
    ids = crowd(world, [f"Ana Nr{at}" for at in (7, 3, 9, 1)])
    name = {person.id: person.name for person in world.store.view().all(Person)}
    async with world.run(size, step()) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert all(readable(pilot, at, name[who]) for at, who in enumerate(ids, 1))
        await press(pilot, "3")
        assert len(world.store.view().talks(ids[2])) == 1


async def test_in_the_pick_list_a_digit_behind_a_letter_is_text(world: World) -> None:
    crowd(world, [f"Ana Nr{at}" for at in (7, 3, 9)])
    async with world.run(opening=step()) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "nr3")
        assert world.store.view().unsettled()
        await press(pilot, "enter")
        assert [person.name for person in world.store.view().all(Person) if world.store.view().talks(person.id)] == [
            "Ana Nr3"
        ]


@pytest.mark.parametrize("size", some(SIZES, 2))
async def test_every_digit_of_the_log_bar_stands_beside_its_person(world: World, size: tuple[int, int]) -> None:
    names = [f"Ana {'Maria ' * (at % 4)}Nr{at}" for at in range(40)]
    ids = crowd(world, names)
    name = {person.id: person.name for person in world.store.view().all(Person)}
    async with world.run(size) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call @ana +promise one thing +ask another +owed a third")
        await press(pilot, "enter")
        last = digits(pilot)
        for at in range(1, last + 1):
            assert readable(pilot, at, name[ids[at - 1]])
        assert size[1] < 20 or last > 3
        assert "+   someone new" in shown(pilot) or size[1] < 20
        await press(pilot, "9", "enter")
        calls = [talk for talk in world.store.view().all(Interaction) if talk.channel == "call"]
        assert [talk.people for talk in calls] == ([(ids[8],)] if last == 9 else [()])


@pytest.mark.parametrize("size", SIZES[:2])
async def test_what_a_line_seems_to_say_can_be_read_with_its_name(world: World, size: tuple[int, int]) -> None:
    """The words of the line give way to what is asked of it."""
    crowd(world, ["Ana Li", "Ana Berg", "Ana Costa"], "coffee @ana about the merger of two teams and a move to Berlin")
    line = "had coffee with Tomasz Draganov, I promised to send him the pricing deck for the tender by Friday"
    touches.log(world.store, world.clock.now(), line, world.settings)
    async with world.run(size, step()) as pilot:
        await settle(pilot)
        words = listed(pilot)
        assert "you promised Tomasz Draganov: send him the pricing deck for the tender, by " in words
        assert "1 Ana Li 2 Ana Berg 3 Ana Costa" in words


async def test_who_is_only_like_what_was_typed_is_asked_twice(world: World) -> None:
    world.put(Person(handle="henrik-hansen", name="Henrik Hansen", tier=3))
    touches.log(world.store, world.clock.now(), "lunch at noon", world.settings)
    async with world.run((80, 24), step()) as pilot:
        await press(pilot, "enter")
        await type_text(pilot, "henrik hansn")
        await press(pilot, "enter")
        assert "Nobody is called henrik hansn" in shown(pilot) and world.store.view().unsettled()
        await press(pilot, "enter")
        assert not world.store.view().unsettled()


async def test_a_name_that_nobody_has_says_how_to_make_somebody_new(world: World) -> None:
    touches.log(world.store, world.clock.now(), "coffee yesterday re grants", world.settings)
    world.put(Person(handle="ana", name="Ana Ruiz"))
    async with world.run(opening=step()) as pilot:
        await press(pilot, "enter")
        await type_text(pilot, "zzyzx")
        await press(pilot, "enter")
        assert "Nobody is called zzyzx. esc, then n makes somebody new." in shown(pilot)
        await press(pilot, "escape", "n")
        await type_text(pilot, "Zzy Zx")
        await press(pilot, "enter")
    (talk,) = world.store.view().all(Interaction)
    assert [record_of(world.store.view(), Person, who).name for who in talk.people] == ["Zzy Zx"]


async def test_a_line_that_is_asked_about_stands_whole_where_there_is_room(world: World) -> None:
    told = "a matter that takes more words than half of a list has room for and a few more at its very end"
    crowd(world, [f"Ana {'Maria ' * at}Konstantinopolitanskaya" for at in range(3)], f"coffee @ana re {told}")
    async with world.run((120, 40), step()) as pilot:
        await settle(pilot)
        assert told in listed(pilot)


async def test_an_answer_leaves_the_digits_of_the_next_rows_where_they_are(world: World) -> None:
    world.put(*[Person(handle=f"tom-{name.lower()}", name=f"Tom {name}", tier=3) for name in ("Barrow", "Hughes")])
    for line in ("call tom", "tom didn't pick up", "email tom re the article"):
        touches.log(world.store, world.clock.now(), line, world.settings)
    async with world.run(opening=step()) as pilot:
        for left in (3, 2, 1):
            await settle(pilot)
            assert len(world.store.view().unsettled()) == left and "1 Tom Barrow 2 Tom Hughes" in listed(pilot)
            await press(pilot, "2")


async def test_whoever_a_line_of_the_week_names_in_full_comes_first(world: World) -> None:
    names = ("Barrow", "Hughes", "Hale")
    world.put(*[Person(handle=f"tom-{name.lower()}", name=f"Tom {name}", tier=3) for name in names])
    for line in ("call with Tom Hughes", "met @tom-hale", "email tom re the article"):
        touches.log(world.store, world.clock.now(), line, world.settings)
    async with world.run(opening=step()) as pilot:
        await settle(pilot)
        assert "1 Tom Hughes 2 Tom Hale 3 Tom Barrow" in listed(pilot)


async def test_step_one_says_when_nothing_is_left_to_answer(world: World) -> None:
    crowd(world, ["Ana Li", "Ana Berg"])
    async with world.run((80, 24), step()) as pilot:
        await settle(pilot)
        assert "Still open" in shown(pilot)
        await press(pilot, "1")
        assert "Nothing left to answer" in shown(pilot) and "Still open" not in shown(pilot)
