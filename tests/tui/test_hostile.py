"""Hostile names and texts in every view: nothing crashes, nothing vanishes, no click does what a text says."""

from datetime import timedelta

import pytest
from textual.widgets import Input

from netritual.domain.language.text import clean
from netritual.domain.model import Article, Ask, Coffee, Interaction, Person, Promise, Request, Thanks
from netritual.tui.app import Opening
from netritual.tui.screens.home import HomeScreen
from netritual.tui.screens.person_screen import PersonScreen
from tests.support.amount import some
from tests.tui.conftest import HOSTILE, World, press, screen_text, settle, shown, type_text
from tests.tui.sample import NOW, ago


def hostile(world: World) -> list[int]:
    """Every hostile string as a name, a company, a promise, a request, an article and a note."""
    sound = [text.replace("\udc80", "?") for text in HOSTILE]
    people = world.put(
        *[
            Person(
                handle=f"h{n}", name=text, company=text, position=text, city=text, tier=n % 5 + 1, status="network",
                purpose=text, private_notes=text, circles=(text,), topics=(text,), needs=(text,), offers=(text,),
                phones=(text,), pronouns=text,
            )
            for n, text in enumerate(sound)
        ]
    )  # fmt: skip
    ids = [person.id for person in people]
    world.put(
        *(
            record
            for who, text in zip(ids, sound, strict=True)
            for record in (
                Interaction(on=ago(400), channel="coffee", people=(who,), initiator="mutual", topic=text, place=text,
                            note=text, summary=text, line=text),
                Promise(people=(who,), text=text, made=ago(3), due=ago(-2)),
                Request(from_=who, text=text, asked=NOW - timedelta(days=3)),
                Thanks(to=who, text=text, made=ago(1)),
                Ask(to=who, text=text, topic=text, asked=ago(9)),
                Article(url=f"https://ex.org/{who}", title=text, author=who, shared=ago(1), topics=(text,)),
                Coffee(people=(who,), said=ago(9), purpose=text, uid=f"u{who}"),
            )
        )
    )  # fmt: skip
    return ids


@pytest.mark.parametrize("size", some([(80, 24), (120, 40), (60, 20)], 3))
async def test_every_view_shows_hostile_texts(world: World, size: tuple[int, int]) -> None:
    hostile(world)
    async with world.run(size) as pilot:
        for number in "12345":
            await press(pilot, number, "j", "j", "G", "k", "g")
            assert pilot.app.is_running
        await press(pilot, "2", "v")
        for _ in range(len(HOSTILE)):
            await press(pilot, "j")
        assert pilot.app.is_running


@pytest.mark.parametrize("number", some(range(len(HOSTILE)), 16))
async def test_names_come_out_verbatim_on_their_page(world: World, number: int) -> None:
    ids = hostile(world)
    name = clean(HOSTILE[number].replace("\udc80", "?"))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "2", "slash")
        await type_text(pilot, "tier:1")
        from netritual.tui.app import NetritualApp

        app = pilot.app
        assert isinstance(app, NetritualApp)
        app.open_person(ids[number])
        await settle(pilot)
        assert name[:40].strip() in shown(pilot).replace("\u2068", "").replace("\u2069", "")
        await press(pilot, "m", "escape", "c", "escape", "e", "escape", "M", "escape", "D", "escape", "full_stop", "c")
        assert pilot.app.is_running


async def test_a_click_on_a_text_does_nothing_that_it_says(world: World) -> None:
    world.put(Person(handle="x", name="[@click=app.quit]click[/]", tier=1, status="network"))
    async with world.run() as pilot:
        await press(pilot, "2")
        for column in (5, 20, 30):
            await pilot.click("#items", offset=(column, 0))
            await settle(pilot)
            assert pilot.app.is_running
            if isinstance(pilot.app.screen, PersonScreen):
                await press(pilot, "escape")
        assert "[@click=app.quit]click[/]" in shown(pilot)


async def test_the_palette_the_log_bar_and_toasts(world: World) -> None:
    hostile(world)
    async with world.run() as pilot:
        await press(pilot, "ctrl+p")
        for key in ("a", "n"):
            await press(pilot, key)
        await press(pilot, "escape")
        for line in ("coffee @h0 re [/b] +promise [b='x", "call @[/b] // [@click=app.quit]go", "#[x] \\ [["):
            await press(pilot, "a")
            await type_text(pilot, "".join(char for char in line))
            await press(pilot, "enter")
            if not isinstance(pilot.app.screen, HomeScreen):
                await press(pilot, "enter", "escape", "escape")
        assert pilot.app.is_running


async def test_no_control_sign_reaches_the_terminal_from_the_title_of_a_place(world: World) -> None:
    """A promise that holds an escape sequence stands in the title of what is told of it in step 3."""
    bob = world.put(Person(handle="bob", name="Bob \x1b[2J Stone", tier=2, status="network"))[0].id
    deck = "the \x1b]52;c;ZXZpbA==\x1b\\ deck \x9b31m"
    world.put(Promise(people=(bob,), text=deck, made=NOW.date()))
    async with world.run((120, 40), Opening("review", "step", "promises")) as pilot:
        await settle(pilot)
        titles = [f"{part.border_title or ''}{part.border_subtitle or ''}" for part in pilot.app.screen.query("*")]
        assert any("deck" in title for title in titles)
        assert all(title.isprintable() for title in titles)
        assert all(row.isprintable() for row in screen_text(pilot))


@pytest.mark.parametrize("door", ["2 e", "a", "ctrl+p"])
async def test_no_control_sign_reaches_the_terminal_from_a_text_that_is_edited(world: World, door: str) -> None:
    """The text itself stays: what is drawn in its place has as many letters."""
    hostile_text = "Bob \x1b]52;c;ZXZpbA==\x1b\\ \x9b31m\u202eStone"
    world.put(Person(handle="bob", name=hostile_text, tier=2, status="network"))
    async with world.run((120, 40)) as pilot:
        await press(pilot, *door.split())
        field = pilot.app.screen.query(Input).first()
        field.value = field.value or hostile_text
        await settle(pilot)
        assert field.value == hostile_text
        assert all(row.isprintable() for row in screen_text(pilot))
        assert "52;c" in shown(pilot)
