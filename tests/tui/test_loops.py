"""Loops: everything open, in its section, with the acts of its kind."""

from datetime import timedelta

import pytest

from netritual.clock import FixedClock
from netritual.domain.loops.closing_decisions import is_late
from netritual.domain.loops.loop import day_given
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Ask, Person, Promise, Request, Settings
from netritual.services.verbs import touches
from netritual.tui.screens.loop_rows import ADVICE, LATE, LATER, THEIRS, THIS_WEEK, section_of, when_spans
from netritual.tui.widgets.item_list import ItemList
from tests.support.network import MemoryNetwork
from tests.tui.conftest import World, cursor_row, press, row_with, screen_text, shown, toasts, type_text
from tests.tui.sample import NOW, TODAY, ago, fill


async def test_the_frame_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "3")
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert lines[0].endswith("1 of 7 late")
        heads = [line.split("  ")[0].strip() for line in lines if line.strip().startswith((LATE, THIS_WEEK, THEIRS))]
        assert heads == [LATE, THIS_WEEK, THEIRS]
        assert "reply" in cursor_row(pilot) and "◐ Tom Reed" in cursor_row(pilot)
        assert "your resume" in cursor_row(pilot) and " late " in cursor_row(pilot)
        assert row_with(pilot, "send deck").rstrip().endswith("by Friday")
        assert "Advice to report back on" in shown(pilot) and "report back" in row_with(pilot, "Søren Holm")
        assert "m opens a draft, y copies it" in shown(pilot)


async def test_times_stand_at_the_right_and_headings_have_their_counts(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "3")
        items = pilot.app.screen.query_one("#items", ItemList)
        right = items.content_region.right - 1
        ends = [
            line[items.content_region.x : right].rstrip()[-1:]
            for line in screen_text(pilot)[items.content_region.y : items.content_region.bottom]
        ]
        widths = {
            len(line[items.content_region.x : right].rstrip())
            for line in screen_text(pilot)
            if any(word in line for word in ("Tom Reed  ", "send deck", LATE))
        }
        assert ends and widths == {right - items.content_region.x}
        assert row_with(pilot, LATE + " ").split("│")[1].split() == [*LATE.split(), "1"]


async def test_a_matter_is_never_cut(world: World) -> None:
    long = "a list of the people who would like to hear of the new way to count ferries in winter"
    (ana,) = world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1))
    world.put(Promise(people=(ana.id,), text=long, made=TODAY, due=TODAY))
    for size in ((120, 40), (80, 24), (60, 15)):
        async with world.run(size) as pilot:
            await press(pilot, "3")
            items = pilot.app.screen.query_one("#items", ItemList)
            area = items.content_region
            rows = [line[area.x : area.right] for line in screen_text(pilot)[area.y : area.bottom]]
            assert all(word in " ".join(rows) for word in long.split()) and "…" not in " ".join(rows)


async def test_a_row_that_asks_says_its_answers(world: World) -> None:
    ana, _ = world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1), Person(name="Bo Lund", handle="bo-lund"))
    touches.log(world.store, world.clock.now(), "talked with Ana, promised her the deck", world.settings)
    async with world.run() as pilot:
        for place in ("1", "3"):
            await press(pilot, place)
            assert "space yes  x no" in shown(pilot) and "space done" not in shown(pilot)
        await press(pilot, "space", "space")
        assert "space yes" not in shown(pilot)
        assert [(one.people, one.state) for one in world.store.view().all(Promise)] == [((ana.id,), "open")]
        await press(pilot, "j", "space")
    assert [one.state for one in world.store.view().all(Promise)] == ["kept"]


async def test_the_panel_at_120_columns(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "3")
        text = shown(pilot)
        for words in ("─ Open between you and others ─", "─ Your resume ─", "─ Your draft ─", "m edit   y copy",
                      "You and Tom", "1 talk in a year"):  # fmt: skip
            assert words in text


async def test_what_was_typed_stands_beside_the_loop_as_a_quote(world: World) -> None:
    world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1))
    touches.log(world.store, world.clock.now(), "coffee @ana-ruiz re visas +promise the form by fri", world.settings)
    for size in ((120, 40), (80, 24)):
        async with world.run(size) as pilot:
            await press(pilot, "3")
            assert "▎ coffee @ana-ruiz re visas" in shown(pilot)


@pytest.mark.parametrize(
    ("loop", "section", "when"),
    [
        (Request(from_=1, asked=NOW - timedelta(days=9)), LATE, "late 9 days"),
        (Request(from_=1, asked=NOW), THIS_WEEK, "asked today"),
        (Request(from_=1, asked=NOW, due=ago(-20)), LATER, "by Tue 31 Mar"),
        (Promise(people=(1,), made=ago(9), due=ago(1)), LATE, "late Tue 10 Mar"),
        (Promise(people=(1,), made=ago(9), due=ago(-20)), LATER, "by Tue 31 Mar"),
        (Promise(by="them", people=(1,), made=ago(9), due=ago(3)), THEIRS, "was for Sun 8 Mar"),
        (Ask(to=1, asked=ago(4)), THEIRS, "4 days ago"),
        (Ask(to=1, asked=ago(60), state="answered", answered=ago(40)), ADVICE, "40 days ago"),
    ],
)
def test_sections_and_ages(loop: Request | Promise | Ask, section: str, when: str) -> None:
    network = MemoryNetwork(Person(handle="a", name="A"), loop)
    first = loops(network, Settings(tz="UTC"), NOW)[0]
    assert section_of(first, day_given(network, first), TODAY, is_late=is_late(network, first)) == section
    state = "late" if section == LATE else ""
    assert "".join(span.text for span in when_spans(first.note, state)) == when


async def test_home_counts_what_loops_counts(world: World) -> None:
    tom, wei = world.put(Person(name="Tom Reed", handle="tom", tier=2), Person(name="Li Wei", handle="wei", tier=2))
    world.put(Request(from_=tom.id, asked=NOW - timedelta(days=9), text="your view"))
    world.put(Promise(people=(wei.id,), text="the list", made=ago(9), due=ago(2)))
    world.put(Promise(by="them", people=(wei.id,), text="the forecast", made=ago(9), due=ago(2)))
    async with world.run((120, 40)) as pilot:
        assert "3 open, 2 late" in shown(pilot)
        assert "late" not in row_with(pilot, "Owed")
        await press(pilot, "3")
        assert screen_text(pilot)[0].rstrip().endswith("3 open, 2 late")


async def test_hand_on_asks_to_whom(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "3", "h")
        await type_text(pilot, "dana")
        await press(pilot, "enter")
        request = world.store.view().all(Request)[0]
        assert request.state == "handed" and request.handoff is not None and request.handoff.to == ids["dana"]
        assert "handed on" in shown(pilot)


async def test_space_x_and_undo(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "3", "space")
        assert row_with(pilot, "reply") == ""
        await press(pilot, "u")
        assert "Tom Reed" in row_with(pilot, "reply")


async def test_a_key_without_an_act_says_so(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "3", "d")
        assert "Nothing is on this key here" in shown(pilot)


async def test_the_filter(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "ana")
        assert "Tom Reed" not in shown(pilot) and "intro to her CFO" in shown(pilot)
        await press(pilot, "escape")
        assert "Tom Reed" in shown(pilot)


async def test_no_loops_name_one_action(world: World) -> None:
    world.put(Person(handle="x", name="X"))
    async with world.run() as pilot:
        await press(pilot, "3")
        assert "No one is waiting. A line for what somebody asks: Tom wants my resume" in shown(pilot)


async def test_what_a_line_tells_as_done_is_not_late(world: World) -> None:
    ana, _ = world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1), Person(name="Bo Lund", handle="bo-lund"))
    week = timedelta(days=7)
    world.put(Promise(people=(ana.id,), text="my sizing notes", made=TODAY - week, due=TODAY - timedelta(days=2)))
    touches.log(world.store, world.clock.now(), "sent Ana the sizing photos", world.settings)
    async with world.run() as pilot:
        await press(pilot, "3")
        assert screen_text(pilot)[0].rstrip().endswith("1 open") and "is it done?" in cursor_row(pilot)


async def test_enter_says_what_it_does_where_it_only_opens_the_page(world: World) -> None:
    world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1))
    touches.log(world.store, world.clock.now(), "call @ana-ruiz +ask advice on pricing", world.settings)
    async with world.run() as pilot:
        await press(pilot, "3")
        assert "enter open" in shown(pilot) and "enter act" not in shown(pilot)
        assert "m draft" not in shown(pilot)


async def test_before_the_day_that_they_named_the_row_says_why_nothing_is_to_be_written(world: World) -> None:
    (ana,) = world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1))
    minutes = Promise(
        by="them", people=(ana.id,), text="send me the board report", made=TODAY, due=TODAY + timedelta(days=2)
    )
    world.put(minutes)
    async with world.run() as pilot:
        await press(pilot, "3", "m")
        assert toasts(pilot) == ["They have until Fri 13 Mar: a nudge before that would hurry them."]
        await press(pilot, "n")
        assert toasts(pilot) == ["They have until Fri 13 Mar: a nudge before that would hurry them."]
        assert world.store.view().all(Promise)[0].snooze_until is None and "nudged" not in shown(pilot)
    world.clock = FixedClock(NOW + timedelta(days=3))
    async with world.run() as pilot:
        await press(pilot, "3", "m")
        assert not toasts(pilot) and "could you still send me the board report" in shown(pilot)
