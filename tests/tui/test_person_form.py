"""The form and the page of a person: every field is shown and saved, and a hostile text is a text."""

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from netritual.domain.model import Person
from netritual.domain.people.person_fields import FIELDS, form_line
from netritual.tui.widgets.form import Form
from tests.support.amount import some
from tests.tui.conftest import HOSTILE, World, press, screen_text, shown
from tests.tui.test_person import open_page

LINES = [name for name, field in FIELDS.items() if field.form]
BEFORE = Person(
    handle="ana", name="Ana Ruiz", aka=("Anita", "A, R"), emails=("a@x.org",), urls=("https://x.org/a",),
    phones=("+351 912 345 678", "HomePhone"), pronouns="she/her", company="Nortel", position="CFO", city="Lisbon",
    tz="Europe/Lisbon", tier=2, status="network", cadence_days=21, circles=("chess", "back\\slash"), topics=("t",),
    needs=("a CFO",), offers=("b",), birthday="02-29", purpose="why", private_notes="tea, no milk",
)  # fmt: skip
AFTER = {
    "handle": "anna", "name": "Anna Ruiz", "aka": r"Annie\, R, Nan", "emails": "b@x.org, c@x.org", "urls": "x.org/b",
    "phones": "00351 912-345-678, +351 912 345 678, 5", "pronouns": "they/them", "company": "Acme", "position": "CEO",
    "city": "Porto", "tz": "", "cadence_days": "", "circles": "go", "topics": "", "needs": "x, y", "offers": "z",
    "birthday": "1980-01-02", "purpose": "new", "private_notes": "coffee",
}  # fmt: skip
SAVED = replace(
    BEFORE, handle="anna", name="Anna Ruiz", aka=("Annie, R", "Nan"), emails=("b@x.org", "c@x.org"),
    urls=("https://x.org/b",), phones=("00351 912-345-678", "5"), pronouns="they/them", company="Acme", position="CEO",
    city="Porto", tz=None, cadence_days=None, circles=("go",), topics=(), needs=("x", "y"), offers=("z",),
    birthday="1980-01-02", purpose="new", private_notes="coffee",
)  # fmt: skip


def line(form: Form, name: str) -> Input:
    """One line of the form."""
    return form.query_one(f"#field-{name}", Input)


async def test_the_form_shows_and_saves_every_line(world: World) -> None:
    (ana,) = world.put(BEFORE)
    assert set(AFTER) == set(LINES)
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, Form)
        for name in LINES:
            assert line(form, name).value == form_line(getattr(ana, name)), name
            line(form, name).value = AFTER[name]
        await press(pilot, "f2")
    assert world.store.view().get(Person, ana.id) == replace(SAVED, id=ana.id)


async def test_a_form_that_is_saved_untouched_changes_nothing(world: World) -> None:
    (ana,) = world.put(replace(BEFORE, company=" Nortel ", circles=("a,b", "c\\")))
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        await press(pilot, "e", "f2")
        assert not isinstance(pilot.app.screen, Form)
    assert world.store.view().get(Person, ana.id) == ana


async def test_a_line_that_is_no_number_is_told(world: World) -> None:
    (ana,) = world.put(BEFORE)
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, Form)
        line(form, "cadence_days").value = "soon"
        await press(pilot, "f2")
        assert "“own rhythm, days” must be a whole number, or empty." in shown(pilot)


async def to_the_facts(pilot: Pilot[None]) -> None:
    """Where they have no room beside the timeline they stand behind it."""
    pilot.app.screen.query_one("#timeline").focus()
    for _ in range(12):
        if "phones  " in shown(pilot):
            break
        await press(pilot, "j")


@pytest.mark.parametrize("size", some([(80, 24), (120, 40)], 2))
async def test_the_page_shows_numbers_and_pronouns(world: World, size: tuple[int, int]) -> None:
    (ana,) = world.put(BEFORE)
    async with world.run(size) as pilot:
        await open_page(pilot, ana.id)
        assert "Ana Ruiz (she/her)" in screen_text(pilot)[0] and "CFO, Nortel" in shown(pilot)
        await to_the_facts(pilot)
        assert "phones     +351 912 345 678, HomePhone" in shown(pilot)


async def test_the_page_says_nothing_of_what_is_not_known(world: World) -> None:
    (ana,) = world.put(replace(BEFORE, phones=(), pronouns=""))
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        assert "Ana Ruiz (" not in screen_text(pilot)[0]
        await to_the_facts(pilot)
        assert "phones" not in shown(pilot) and "CFO, Nortel" in shown(pilot)


LONG = [("9" * 10_000, (80, 24)), ("李" * 10_000, (120, 40)), ("مر" * 5_000, (60, 20)), ("9 " * 5_000, (120, 40))]


@pytest.mark.parametrize(
    ("text", "size"), some(LONG, 2, of_several=True), ids=["digits", "wide", "right-to-left", "blanks"]
)
async def test_a_very_long_number_breaks_no_page(world: World, text: str, size: tuple[int, int]) -> None:
    (ana,) = world.put(replace(BEFORE, phones=(text, "5"), pronouns=text))
    async with world.run(size) as pilot:
        await open_page(pilot, ana.id)
        assert "Ana Ruiz" in shown(pilot) and "Nothing is open between you." in shown(pilot)
        await to_the_facts(pilot)
        seen = shown(pilot).replace("\u2068", "").replace("李 ", "李")
        assert f"phones     {text[:20]}" in seen
        await press(pilot, "e", "f2", "tab")
        assert pilot.app.is_running
    assert world.store.view().get(Person, ana.id) == ana


async def test_hostile_numbers_are_shown_and_left_as_they_are(world: World) -> None:
    sound = tuple(text.replace("\udc80", "?") for text in HOSTILE)
    (ana,) = world.put(replace(BEFORE, phones=sound, pronouns=sound[0]))
    async with world.run((120, 40)) as pilot:
        await open_page(pilot, ana.id)
        assert f"Ana Ruiz ({sound[0]})" in shown(pilot)
        assert f"phones     {sound[0]}" in shown(pilot) and sound[1] in shown(pilot)
        await press(pilot, "e", "f2")
        assert not isinstance(pilot.app.screen, Form)
    assert world.store.view().get(Person, ana.id) == ana


async def test_a_wrong_birthday_leaves_all_that_was_typed_in_the_form(world: World) -> None:
    (ana,) = world.put(BEFORE)
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, Form)
        line(form, "city").value, line(form, "birthday").value = "Porto", "3/4/81"
        await press(pilot, "f2")
        again = pilot.app.screen
        assert isinstance(again, Form) and line(again, "city").value == "Porto"
        line(again, "birthday").value = "1981-04-03"
        await press(pilot, "f2")
        assert not isinstance(pilot.app.screen, Form)
    saved = world.store.view().get(Person, ana.id)
    assert saved is not None and (saved.city, saved.birthday) == ("Porto", "1981-04-03")


async def test_the_zone_that_is_shown_as_an_example_is_mine(world: World) -> None:
    (ana,) = world.put(replace(BEFORE, tz=None))
    world.settings = replace(world.settings, tz="Europe/Berlin")
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, Form) and line(form, "tz").placeholder == "Europe/Berlin"
