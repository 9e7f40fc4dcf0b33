"""A person's page: head, loops, timeline, notes; and what its keys do."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from netritual.domain.model import Ask, Coffee, Interaction, Person, Promise, Record, Slot, Thanks
from netritual.services.verbs import touches
from netritual.tui.app import NetritualApp
from netritual.tui.screens.person_screen import PersonScreen
from netritual.tui.widgets.log_bar import LogInput
from tests.tui.conftest import World, cursor_row, press, row_with, screen_text, settle, shown, toasts, type_text
from tests.tui.sample import fill


async def open_page(pilot: Pilot[None], person: int) -> None:
    app = pilot.app
    assert isinstance(app, NetritualApp)
    app.open_person(person)
    await settle(pilot)


async def test_the_page_at_80_columns(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["ana"])
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert "Ana Ruiz" in lines[0] and lines[0].endswith("close, a word by Thu 9 Apr")
        assert "CFO, Nortel   Lisbon" in shown(pilot) and "pricing sparring partner; I help with hiring" in shown(pilot)
        assert "strong  you met yesterday" in shown(pilot) and "gave 1, got 0  every 30 days" in shown(pilot)
        first = cursor_row(pilot)
        assert "you promised send deck" in first and first.rstrip().endswith("by Friday")
        assert row_with(pilot, "space kept   s move")
        assert row_with(pilot, "Ana owes you intro to her CFO")
        assert row_with(pilot, "to read Usage-based pricing, one year on")
        assert "● coffee    Fabrica, 50 min, about pricing, tone warm" in row_with(pilot, "10 Mar")
        assert "“churn is the real price”" in lines[lines.index(row_with(pilot, "10 Mar").rstrip()) + 1]


async def test_all_that_is_known_can_be_reached_at_80_columns(world: World) -> None:
    """What has no room beside the timeline stands at its end."""
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["ana"])
        await press(pilot, "tab", "tab")
        assert "To remember" in shown(pilot)
        await press(pilot, "G")
        for words in ("two kids, prefers mornings before 10", "part-time CFO", "pricing expertise", "lisbon, finance"):
            assert words in shown(pilot)


async def test_the_page_at_120_columns(world: World) -> None:
    ids = fill(world)
    async with world.run((120, 40)) as pilot:
        await open_page(pilot, ids["ana"])
        assert screen_text(pilot)[0].rstrip().endswith("close, a word by Thu 9 Apr")
        text = shown(pilot)
        for words in (
            "close   every 30 days   #fintech   #pricing   lisbon   finance", "You and Ana since Oct 2025", "in person",
            "message", "What Ana needs", "part-time CFO", "nobody yet", "you gave 1", "To remember",
            "two kids, prefers mornings", "in 12 months",
        ):  # fmt: skip
            assert words in text


async def test_a_click_on_a_key_that_is_written_presses_it(world: World) -> None:
    ids = fill(world)
    async with world.run((120, 40)) as pilot:
        await open_page(pilot, ids["ana"])
        lines = screen_text(pilot)
        at = next(number for number, line in enumerate(lines) if "space kept" in line)
        await pilot.click(offset=(lines[at].index("kept"), at))
        await pilot.pause()
        await settle(pilot)
        assert next(promise for promise in world.store.view().all(Promise) if promise.by == "me").state == "kept"


async def test_what_is_not_known_has_no_place(world: World) -> None:
    ids = fill(world)
    async with world.run((120, 40)) as pilot:
        await open_page(pilot, ids["bob"])
        for words in ("needs", "Give and get", "offers", "circles", "Planned with"):
            assert (words in shown(pilot)) == (words == "Planned with")
        await press(pilot, "escape")
        await open_page(pilot, ids["x3"])
        assert "You and" not in shown(pilot), "a curve of nothing"


async def test_space_acts_on_the_loop_and_tab_goes_to_the_timeline(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["ana"])
        await press(pilot, "space")
        kept = next(promise for promise in world.store.view().all(Promise) if promise.by == "me")
        assert kept.state == "kept"
        await press(pilot, "tab")
        assert "coffee    Fabrica" in cursor_row(pilot), "a kept promise is no talk"


async def test_tab_passes_over_a_panel_in_which_nothing_is_open(world: World) -> None:
    (ana,) = world.put(Person(handle="ana", name="Ana Ruiz"))
    now = world.clock.now()
    touches.log(world.store, now - timedelta(days=3), "call @ana re visas", world.settings)
    slot = Slot(start=now + timedelta(days=1), end=now + timedelta(days=1, hours=1), tz="UTC")
    world.put(Coffee(people=(ana.id,), said=now.date(), state="proposed", slot=slot))
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        assert "Nothing is open between you" in shown(pilot)
        await press(pilot, "tab")
        assert "visas" in cursor_row(pilot)


async def test_enter_in_the_timeline_opens_the_line_and_what_is_saved_takes_its_place(world: World) -> None:
    ids = fill(world)
    line = "call @ana re visas"
    touches.log(world.store, world.clock.now() - timedelta(days=3), line, world.settings)
    async with world.run() as pilot:
        await open_page(pilot, ids["ana"])
        await press(pilot, "tab")
        while "visas" not in cursor_row(pilot):
            await press(pilot, "j")
        assert "enter correct the line" in "\n".join(screen_text(pilot))
        await press(pilot, "enter")
        bar = pilot.app.screen.query_one(LogInput)
        assert bar.value == line and "takes its place" in "\n".join(screen_text(pilot))
        assert "Sun 8 Mar" in "\n".join(screen_text(pilot)), "it is read as on the day it was typed"
        await press(pilot, *["backspace"] * len("@ana re visas"))
        await type_text(pilot, "@bob re visas")
        await press(pilot, "enter")
        talks = [talk for talk in world.store.view().all(Interaction) if "visas" in talk.line]
        assert [talk.people for talk in talks] == [(ids["bob"],)]
        await press(pilot, "u")
        talks = [talk for talk in world.store.view().all(Interaction) if "visas" in talk.line]
        assert [talk.people for talk in talks] == [(ids["ana"],)]


async def test_an_entry_goes_once_its_line_is_emptied_and_undo_brings_it_back(world: World) -> None:
    ids = fill(world)
    touches.log(world.store, world.clock.now() - timedelta(days=3), "call @ana re visas", world.settings)
    async with world.run() as pilot:
        await open_page(pilot, ids["ana"])
        await press(pilot, "tab")
        while "visas" not in cursor_row(pilot):
            await press(pilot, "j")
        await press(pilot, "enter", "ctrl+u")
        assert "enter takes the entry off" in "\n".join(screen_text(pilot))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PersonScreen)
        assert not [talk for talk in world.store.view().all(Interaction) if "visas" in talk.line]
        await press(pilot, "u")
        assert [talk for talk in world.store.view().all(Interaction) if "visas" in talk.line]


async def test_a_visit_that_was_said_to_be_held_by_mistake_goes_from_the_timeline(world: World) -> None:
    (ana,) = world.put(Person(handle="ana", name="Ana Ruiz"))
    now = world.clock.now()
    world.put(Interaction(on=now.date(), channel="visit", people=(ana.id,), initiator="mutual", logged=now))
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        while "visit" not in cursor_row(pilot):
            await press(pilot, "j")
        assert "enter take it off" in "\n".join(screen_text(pilot))
        await press(pilot, "enter", "enter")
        assert not world.store.view().all(Interaction)


async def test_promises_and_other_loops_begin_a_log_line(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["bob"])
        await press(pilot, "p")
        assert pilot.app.screen.query_one(LogInput).value == "+promise @bob "
        await type_text(pilot, "send notes by fri")
        await press(pilot, "enter")
        assert any(promise.text == "send notes" for promise in world.store.view().all(Promise))
        assert isinstance(pilot.app.screen, PersonScreen)
        await press(pilot, "plus", "n")
        assert pilot.app.screen.query_one(LogInput).value == "+need @bob "


async def test_introduce_asks_whom_and_why(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["bob"])
        await press(pilot, "i")
        await type_text(pilot, "wei")
        await press(pilot, "enter")
        assert "Why should Bob Stone and 李雷 meet?" in shown(pilot)
        await type_text(pilot, "both ship")
        await press(pilot, "enter")
        from netritual.domain.model import Introduction

        assert world.store.view().all(Introduction)[0].between == (ids["bob"], ids["wei"])


async def test_a_deleted_person_leaves_no_page(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["omar"])
        await press(pilot, "D")
        await type_text(pilot, "omar haddad")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, PersonScreen)
        assert world.store.view().get(Person, ids["omar"]) is None


async def test_a_page_with_nothing_on_it_says_what_to_do(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["x3"])
        for words in (
            "not said yet; e edits",
            "Nothing is open between you",
            "Nothing yet. a logs a talk",
            "b adds one",
        ):
            assert words in shown(pilot)
        await press(pilot, "space", "enter", "s", "escape", "escape")
        assert not isinstance(pilot.app.screen, PersonScreen)


async def test_a_promise_from_the_page_is_a_promise_and_no_talk(world: World) -> None:
    ids = fill(world)
    talks = len(world.store.view().talks(ids["bob"]))
    async with world.run() as pilot:
        await open_page(pilot, ids["bob"])
        await press(pilot, "p")
        await type_text(pilot, "send the plan by fri")
        await press(pilot, "enter")
        view = world.store.view()
        assert any(promise.text == "send the plan" and promise.people == (ids["bob"],) for promise in view.all(Promise))
        assert len(view.talks(ids["bob"])) == talks


@pytest.mark.parametrize("key", ["a", "t", "n", "o"])
async def test_other_loops_from_the_page_log_no_talk(world: World, key: str) -> None:
    ids = fill(world)
    before = world.store.view()
    async with world.run() as pilot:
        await open_page(pilot, ids["bob"])
        await press(pilot, "+", key)
        await type_text(pilot, "a word on pricing")
        await press(pilot, "enter")
        view = world.store.view()
        assert len(view.talks(ids["bob"])) == len(before.talks(ids["bob"]))
        kinds: tuple[type[Record], ...] = (Ask, Thanks, Person)
        assert any(view.all(kind) != before.all(kind) for kind in kinds)


async def test_a_link_that_is_no_web_address_is_shown_and_never_opened(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(world)
    bob = world.store.view().get(Person, ids["bob"])
    assert bob is not None
    world.put(replace(bob, urls=("file:///etc/passwd",)))
    async with world.run() as pilot:
        urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", urls.append)
        await open_page(pilot, ids["bob"])
        await press(pilot, "o", "enter")
        assert urls == []
        assert toasts(pilot) == ["file:///etc/passwd is no web address (http or https)."]


async def test_what_is_planned_stands_first_and_can_be_moved_and_cancelled(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await open_page(pilot, ids["dana"])
        row = cursor_row(pilot)
        assert "Coffee" in row and "Fabrica" in row and "Thu 12" in row and "Planned with Dana" in shown(pilot)
        assert "space held  s move  x cancel" in screen_text(pilot)[22]
        await press(pilot, "s")
        await type_text(pilot, "thu 19 09:00")
        await press(pilot, "enter")
        (coffee,) = [one for one in world.store.view().all(Coffee) if ids["dana"] in one.people]
        assert coffee.state == "moved" and coffee.slot is not None and coffee.slot.start.day == 19
        await press(pilot, "enter")
        assert "give first" in shown(pilot)
        await press(pilot, "escape", "x", "y")
        (coffee,) = [one for one in world.store.view().all(Coffee) if ids["dana"] in one.people]
        assert coffee.state == "cancelled" and "Planned with" not in shown(pilot)


async def test_needs_and_offers_stand_on_the_page_without_a_match(world: World) -> None:
    lee = Person(handle="lee", name="Lee Stone", needs=("a welder",), offers=("sailing",), status="network")
    world.put(lee)
    (known,) = world.store.view().all(Person)
    for size in ((80, 24), (120, 40)):
        async with world.run(size) as pilot:
            await open_page(pilot, known.id)
            assert "a welder" in shown(pilot) and "sailing" in shown(pilot)


async def test_the_keys_of_a_row_are_seen_only_where_they_work(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "slash", *"tom", "enter", "enter")
        assert shown(pilot).count("space answered") == 2  # in the row, and in the key bar
        await press(pilot, "tab")
        assert "space answered" not in shown(pilot)


async def test_a_loop_opens_no_second_page_of_the_same_person(world: World) -> None:
    (ana,) = world.put(Person(handle="ana", name="Ana Ruiz"))
    world.put(Promise(people=(ana.id,), by="them", text="send two names", made=world.clock.now().date()))
    async with world.run() as pilot:
        await open_page(pilot, ana.id)
        assert "send two names" in cursor_row(pilot) and "enter open" not in shown(pilot)
        await press(pilot, "enter")
        assert sum(isinstance(screen, PersonScreen) for screen in pilot.app.screen_stack) == 1
