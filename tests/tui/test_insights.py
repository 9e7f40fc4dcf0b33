"""Insights: periods, the people behind a number, export; and nothing before there is something to say."""

import csv
import io
import os

from netritual.domain.model import Person
from netritual.services.insight_page import people_behind
from netritual.tui.screens.person import PersonScreen
from tests.tui.conftest import World, press, screen_text, shown
from tests.tui.sample import TODAY, ago, fill


async def test_the_frame_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5")
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert lines[0].endswith("[5 Insights]  last 12 weeks")
        assert lines[2].startswith(" > IS IT A NETWORK OR A LIST?   10 / 53 two-way in the last year  18.9 %")
        heads = ["people per week", "in person", "useful comments", "asks / mentors", "give : get"]
        assert [line[3:].startswith(head) for line, head in zip(lines[3:], heads, strict=False)] == [True] * 5
        assert lines[8].startswith("─ promises ─") and "─ answering ─" in lines[8]
        assert lines[11].startswith("─ layers ─") and "─ balance ─" in lines[11]


async def test_the_frame_at_120_columns(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5")
        lines = screen_text(pilot)
        assert lines[3].startswith("─ effort ─") and lines[3][58] == "┬" and "─ results ─" in lines[3]
        assert {line[58] for line in lines[4:12]} == {"│"}
        assert lines[12][58] == "┼"


async def test_periods_go_back_and_forth(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "greater_than_sign")
        assert "this week" in screen_text(pilot)[0]
        await press(pilot, "less_than_sign", "less_than_sign")
        assert "the 12 weeks before" in screen_text(pilot)[0]


async def test_enter_shows_who_is_behind_a_number(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "enter")
        assert "two-way contact in a year: 10" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PersonScreen)


async def test_a_line_with_two_numbers_asks_which(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "j", "j", "j", "j", "j", "enter")
        assert "The people behind which number?" in shown(pilot)
        await press(pilot, "1")
        assert "given and got: 1" in shown(pilot)


async def test_export_writes_both_files(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "E")
        folder = os.path.join(world.home.root, "exports")
        names = sorted(os.listdir(folder))
        assert [name.rpartition(".")[2] for name in names] == ["csv", "md"]
        rows = list(csv.DictReader(io.StringIO(world.disk.read(os.path.join(folder, names[0])).decode())))
        ratio = next(row for row in rows if row["metric"] == "network_ratio")
        assert (ratio["part"], ratio["whole"]) == ("10", "53")
        assert "**Are you networking" in world.disk.read(os.path.join(folder, names[1])).decode()


async def test_before_three_weeks_it_says_when(world: World) -> None:
    world.put(Person(handle="x", name="X"))
    async with world.run() as pilot:
        await press(pilot, "5")
        assert "Numbers start making sense after three weeks: 3 to go." in shown(pilot)


def test_the_people_behind_are_those_who_count(world: World) -> None:
    ids = fill(world)
    network, settings = world.store.view(), world.settings

    def behind(key: str) -> set[int]:
        return set(people_behind(network, settings, TODAY, key, ago(7), TODAY))

    assert behind("people_reached") == {ids["ana"], ids["bob"], ids["priya"]}
    assert behind("in_person") == {ids["ana"], ids["bob"]}
    assert behind("tier:1") == {ids["priya"]}
    assert behind("thanks") == {ids["priya"]}
    assert behind("asks_made") == {ids["omar"]}
    assert behind("nothing") == set()
