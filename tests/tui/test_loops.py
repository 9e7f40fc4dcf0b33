"""Loops: everything open, in its section, with the acts of its kind."""

from datetime import timedelta

import pytest

from netritual.domain.followups import loops
from netritual.domain.model import Ask, Person, Promise, Request, Settings
from netritual.services.verbs import touches
from netritual.tui.screens.loops import section_of, short_when
from tests.support.network import MemoryNetwork
from tests.support.screen import open_tab
from tests.tui.conftest import World, press, row_with, screen_text, shown, type_text
from tests.tui.sample import NOW, TODAY, ago, fill


async def test_the_frame_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "3")
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert open_tab(lines) == "3 Loops" and lines[0].endswith(" 7 open, 1 late")
        assert lines[2] == "   kind        who              what                          due / age"
        assert lines[3:8] == [
            " LATE",
            "▌  reply       Tom Reed         your resume                  waits 2 days",
            " THIS WEEK",
            "   promise     Ana Ruiz         send deck                    by Friday",
            "   thanks      Priya Nair       warm intro to Stripe         2 days ago",
        ]
        assert lines[9] == " WAITING ON THEM"
        assert "said 12 days ago" in lines[8]
        assert " MENTORS" in lines and "report back Søren Holm" in shown(pilot)
        assert lines[22:] == [
            "enter act  space done  s later  h hand on  m draft  c coffee  o link  + new",
            "x rest  a log  w review  / filter  u undo  ? keys  ctrl+p commands  q quit",
        ]


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
        lines = screen_text(pilot)
        assert lines[2].startswith("─ open loops ─") and "┬─ Tom Reed: your resume ─" in lines[2]
        assert "m shows it, y copies it" in shown(pilot)


@pytest.mark.parametrize(
    ("loop", "section", "when"),
    [
        (Request(from_=1, asked=NOW - timedelta(days=9)), "LATE", "waits 9 days"),
        (Promise(people=(1,), made=ago(9), due=ago(1)), "LATE", "was for Tue 10 Mar"),
        (Promise(people=(1,), made=ago(9), due=ago(-20)), "LATER", "by Tue 31 Mar"),
        (Promise(by="them", people=(1,), made=ago(9), due=ago(3)), "WAITING ON THEM", "was for Sun 8 Mar"),
        (Ask(to=1, asked=ago(4)), "WAITING ON THEM", "4 days ago: a nudge from Saturday"),
        (Ask(to=1, asked=ago(60), state="answered", answered=ago(40)), "MENTORS", "40 days ago: not told yet"),
    ],
)
def test_sections_and_ages(loop: Request | Promise | Ask, section: str, when: str) -> None:
    network = MemoryNetwork(Person(handle="a", name="A"), loop)
    found = loops(network, Settings(tz="UTC"), NOW)[0]
    assert section_of(found, TODAY) == section
    assert short_when(found, brief=False) == when


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
        assert "No one is waiting. Ask someone how you can help.  try:  a  +req @tom resume" in shown(pilot)


async def test_what_a_line_tells_as_done_is_not_late(world: World) -> None:
    ana, _ = world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1), Person(name="Bo Lund", handle="bo-lund"))
    week = timedelta(days=7)
    world.put(Promise(people=(ana.id,), text="my sizing notes", made=TODAY - week, due=TODAY - timedelta(days=2)))
    touches.log(world.store, world.clock.now(), "sent Ana the sizing photos", world.settings)
    async with world.run() as pilot:
        await press(pilot, "3")
        assert "late" not in screen_text(pilot)[0] and "done?" in row_with(pilot, "sizing")


async def test_enter_says_what_it_does_where_it_only_opens_the_page(world: World) -> None:
    world.put(Person(name="Ana Ruiz", handle="ana-ruiz", tier=1))
    touches.log(world.store, world.clock.now(), "call @ana-ruiz +ask advice on pricing", world.settings)
    async with world.run() as pilot:
        await press(pilot, "3")
        assert "enter open" in shown(pilot) and "enter act" not in shown(pilot)
        assert "m draft" not in shown(pilot)
