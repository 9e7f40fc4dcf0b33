"""Triage: one key a person, each its own change, and it stops by itself."""

from collections import Counter
from datetime import date

from textual.pilot import Pilot

from netritual.domain.model import Person, Settings, Sitting
from netritual.tui.app import Opening
from netritual.tui.screens.draft_screen import DraftScreen
from netritual.tui.screens.triage_screen import TriageScreen
from tests.tui.conftest import HOSTILE, World, press, screen_text, settle, title
from tests.tui.test_review import text

TRIAGE = Opening("triage")


def many(world: World, count: int, company: str = "Bluewave") -> None:
    """People who were imported and not sorted."""
    world.settings = Settings(name="Marta", city="Lisbon", tz="UTC")
    world.put(
        *(
            Person(
                handle=f"p{at:03}", name=f"Person {at:03}", company=company if at % 2 else "Acme",
                position="Head of Talent", urls=("https://www.linkedin.com/in/danafox",),
                connected_on=date(2023, 3, 14),
            )
            for at in range(count)
        )
    )  # fmt: skip


def one(world: World, name: str) -> Person:
    return next(person for person in world.store.view().all(Person) if person.name == name)


def words(pilot: Pilot[None]) -> str:
    """All words on the screen, without frames."""
    return " ".join(" ".join(line.strip(" │") for line in screen_text(pilot)).split())


async def test_the_card_is_the_frame(world: World) -> None:
    many(world, 60)
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        page = " ".join(text(pilot).split())
        assert "Whom of these would you enjoy to see?" in screen_text(pilot)[0]
        assert screen_text(pilot)[0].split()[-3:] == ["0", "of", "50"] and "60 of 60 are not sorted" in page
        assert "stop any time: unsorted people stay on the list" in page
        for words in (
            "Head of Talent, Acme", "connected since 14 March 2023", "linkedin.com/in/danafox",
            "1 ◉ inner every 14 days", "5 · light every 365 days", "space keep on the list", "x hide never asked again",
            "30 people are from Acme: B keeps them all on the list.",
        ):  # fmt: skip
            assert words in page, words
        assert "no email" not in page, "what is not known is left out"


async def test_each_key_is_one_change_of_one_person(world: World) -> None:
    many(world, 8)
    names = []
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        before = len(world.store.history())
        for key in ("1", "3", "5", "space", "x"):
            names.append(next(line.strip(" │") for line in screen_text(pilot) if "Person " in line))
            await press(pilot, key)
        assert len(world.store.history()) == before + 5
        assert screen_text(pilot)[0].split()[-3:] == ["5", "of", "50"]
        assert "inner 1 of 5, close 0 of 10, active 1 of 35, keep 0 of 100, light 1" in words(pilot)
        assert "so far 3 yes, 2 stay on the list" in text(pilot)
    tiers = [one(world, name).tier for name in names]
    assert tiers == [1, 3, 5, 0, 0]
    assert one(world, names[3]).listed_on == date(2026, 3, 11) and one(world, names[4]).status == "archived"


async def test_undo_brings_the_person_back_onto_the_card(world: World) -> None:
    many(world, 4)
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        name = next(line.strip(" │") for line in screen_text(pilot) if "Person " in line)
        await press(pilot, "2")
        assert name not in text(pilot)
        await press(pilot, "u")
        assert name in text(pilot) and "0 of 50" in await title(pilot)
        assert one(world, name).tier == 0


async def test_a_whole_company_is_one_change(world: World) -> None:
    many(world, 20)
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        await press(pilot, "B")
        assert world.store.history()[0].verb == "list-company"
        assert sum(person.listed_on is not None for person in world.store.view().all(Person)) == 10
        await press(pilot, "u")
        assert all(person.listed_on is None for person in world.store.view().all(Person))


async def test_circle_city_and_why(world: World) -> None:
    many(world, 2)
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        name = next(line.strip(" │") for line in screen_text(pilot) if "Person " in line)
        await press(pilot, "#", *"fintech", "enter", "c", *"Porto", "enter", "w", *"knows pricing", "enter")
        person = one(world, name)
        assert (person.circles, person.city, person.purpose) == (("fintech",), "Porto", "knows pricing")
        assert "noted: #fintech, knows pricing" in text(pilot) and "Porto" in text(pilot)


async def test_a_filter_and_everyone_again(world: World) -> None:
    many(world, 10)
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        await press(pilot, "f", *"blue", "enter")
        assert "Head of Talent, Bluewave" in text(pilot)
        await press(pilot, "f", *"zzz", "enter")
        assert "Nobody left to sort holds “zzz”." in text(pilot)
        await press(pilot, "enter")
        assert "Head of Talent" in text(pilot)


async def test_it_stops_by_itself_when_hardly_anyone_is_kept(world: World) -> None:
    many(world, 70)
    async with world.run(opening=Opening("triage", size=60)) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, TriageScreen)
        for _ in range(49):
            await pilot.press("space")
            await settle(pilot)
        assert "the rest can stay on the list" not in text(pilot)
        await press(pilot, "space")
        assert "the rest can stay on the list" in text(pilot)
        await press(pilot, "enter")
        assert "Head of Talent" in text(pilot)


async def test_a_sitting_ends_after_its_people(world: World) -> None:
    many(world, 6)
    async with world.run(opening=Opening("triage", size=3)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "4", "4")
        assert "That is enough for today." in text(pilot)
        await press(pilot, "4")
        assert sum(person.tier == 4 for person in world.store.view().all(Person)) == 3
        await press(pilot, "enter", "4")
        assert sum(person.tier == 4 for person in world.store.view().all(Person)) == 4


async def test_nobody_left_says_what_to_do(world: World) -> None:
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        assert "Nobody is here yet." in text(pilot)
    many(world, 1)
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        assert "Everyone is sorted." in text(pilot)


async def test_twelve_names_and_what_comes_of_them(world: World) -> None:
    many(world, 40)
    async with world.run(opening=Opening("triage", size=12)) as pilot:
        await settle(pilot)
        assert "Whom of these would you enjoy to see?" in text(pilot)
        await press(pilot, "1", "3", *(["space"] * 10))
        assert "a rhythm now: step 7 of the weekly review suggests them" in " ".join(words(pilot).split())
    view = world.store.view()
    assert [sitting.on for sitting in view.all(Sitting)] == [date(2026, 3, 11)]
    assert Counter(person.tier for person in view.all(Person)) == {0: 38, 1: 1, 3: 1}
    for _ in range(12):
        world.store.undo(world.clock.now())
    assert not world.store.view().all(Sitting)


async def test_names_stand_verbatim(world: World) -> None:
    from netritual.domain.language.text import clean, sound

    world.put(*(
        Person(handle=f"h{number}", name=name, company=name, position=name, city=name)
        for number, name in enumerate(map(sound, HOSTILE))
    ))  # fmt: skip
    unsorted = {one.id for one in world.store.view().all(Person)}
    async with world.run((60, 20), TRIAGE) as pilot:
        await settle(pilot)
        while unsorted:
            if len(unsorted) % 8 == 0:
                await pilot.resize_terminal(4, 4)
                await pilot.resize_terminal(60, 20)
            card = text(pilot)
            await press(pilot, "3")
            (one,) = (one for one in world.store.view().all(Person) if one.tier == 3 and one.id in unsorted)
            assert clean(one.name)[:10] in card
            unsorted.remove(one.id)


async def test_m_drafts_a_message_to_who_is_on_the_card(world: World) -> None:
    world.put(Person(handle="ana", name="Ana Ruiz", company="Nortel", connected_on=date(2026, 3, 9)))
    async with world.run(opening=TRIAGE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, DraftScreen) and "hank you for connecting." in text(pilot)
        await press(pilot, "escape", "y")
        assert pilot.app.clipboard.startswith("Hi Ana, ") and "hank you for connecting." in pilot.app.clipboard
        await press(pilot, "escape", "space")
        assert "Everyone is sorted." in text(pilot)
