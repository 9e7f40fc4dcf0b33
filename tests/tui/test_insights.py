"""Insights: periods, the people behind a number, export; and nothing before there is something to say."""

import csv
import io
import os
from datetime import UTC, datetime
from random import Random

import pytest
from msgspec.structs import replace

from netritual.domain.model import Coffee, Interaction, Keep, Person, Review, Settings, Shown
from netritual.domain.stats_metrics import Period, stats
from netritual.domain.suggestions.calibration import calibrate
from netritual.services.insight_page import insight_page, people_behind
from netritual.settings import load
from netritual.tui.screens import insight_lines
from netritual.tui.screens.learning import lines_of
from netritual.tui.screens.person import PersonScreen
from tests.support.screen import open_tab
from tests.tui.conftest import World, press, screen_text, settle, shown
from tests.tui.sample import NOW, TODAY, ago, fill


async def test_the_frame_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5")
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert open_tab(lines) == "5 Insights" and lines[0].rstrip().endswith(" last 12 weeks")
        assert lines[2].startswith("▌  IS IT A NETWORK OR A LIST?   10 / 53 two-way in the last year  18.9 %")
        heads = ["people per week", "in person", "useful comments", "asks / mentors", "give : get"]
        assert [line[3:].startswith(head) for line, head in zip(lines[3:], heads, strict=False)] == [True] * 5
        assert lines[8].startswith("  promises ─") and "─ answering ─" in lines[8]
        assert lines[11].startswith("  layers ─") and "─ balance ─" in lines[11]


async def test_the_frame_at_120_columns(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5")
        lines = screen_text(pilot)
        assert lines[3].startswith("  effort ─") and lines[3][58] == "┬" and "─ results ─" in lines[3]
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
        await press(pilot, *"pri", "enter")
        assert isinstance(pilot.app.screen, PersonScreen)
        assert "Priya Nair" in shown(pilot)


async def test_a_line_with_two_numbers_asks_which(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "j", "j", "j", "j", "j", "enter")
        assert "The people behind which number?" in shown(pilot)
        await press(pilot, "1")
        assert "favours given: 1" in shown(pilot)


@pytest.mark.parametrize("wide", [False, True])
def test_each_line_opens_the_numbers_that_stand_in_it(world: World, wide: bool) -> None:
    fill(world)
    page = insight_page(world.store.view(), world.settings, NOW)
    lines = insight_lines.lines_of(page, 118 if wide else 80, wide)
    keys = {key for line in lines for key, _ in line.keys if not key.startswith("tier:")}
    assert keys - {"network_ratio"} <= page.stats.behind.keys()
    favours = next(line for line in lines if "give : get" in line.text)
    assert {"gave", "got"} <= {key for key, _ in favours.keys}


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

    def behind(key: str, period: Period = "week") -> set[int]:
        return set(people_behind(network, settings, stats(network, settings, NOW, period), key))

    assert behind("people_reached") == {ids["ana"], ids["priya"]}
    assert behind("in_person") == {ids["ana"]}
    assert behind("tier:1") == {ids["priya"]}
    assert behind("asks_made") == set() and behind("asks_made", "12w") == {ids["omar"], ids["soren"]}
    assert behind("nothing") == set()


def lived(world: World) -> None:
    """Forty people called now and then over two years and a half: a log unlike those that tuned the constants."""
    rng = Random(3)
    ids = [person.id for person in world.put(*(Person(handle=f"p{n}", name=f"P {n}", tier=3) for n in range(40)))]
    for who in ids:
        days, records = 900.0, []
        while days > 0:
            records.append(Interaction(on=ago(int(days)), channel="call", people=(who,), initiator="me"))
            days -= rng.expovariate(1 / 120)
        world.put(*records)


def settings_file(world: World) -> Settings:
    return load(world.disk.read(world.home.settings))


async def test_what_the_log_teaches_is_told_and_used_only_when_chosen(world: World) -> None:
    lived(world)
    taught = calibrate(world.store.view(), TODAY)
    assert taught.better
    async with world.run() as pilot:
        await press(pilot, "5")
        await pilot.pause()
        assert f"error {taught.before:.3f} before, {taught.after:.3f} after" in shown(pilot)
        assert f"on {taught.judged:,} weeks not seen before; L: use it" in shown(pilot)
        assert not world.disk.exists(world.home.settings)
        await press(pilot, "L")
        assert "1 the built-in rule (error" in shown(pilot) and "2 your own log (error" in shown(pilot)
        await press(pilot, "escape")
        assert not world.disk.exists(world.home.settings)
        await press(pilot, "L", "2")
        await settle(pilot)
        assert settings_file(world).learned == taught.keep
        assert "own log says which ties fade" in shown(pilot)
        world.settings = replace(world.settings, learned=taught.keep)
        await press(pilot, "L", "1")
        await settle(pilot)
        assert settings_file(world).learned is None


async def test_a_chosen_rule_is_undone_like_any_change(world: World) -> None:
    lived(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5", "L", "2")
        await settle(pilot)
        assert settings_file(world).learned is not None
        await press(pilot, "u")
        await settle(pilot)
        assert not world.disk.exists(world.home.settings) or settings_file(world).learned is None


async def test_learned_constants_are_in_use_until_learned_anew(world: World) -> None:
    lived(world)
    taught = calibrate(world.store.view(), TODAY)
    world.settings = replace(world.settings, learned=taught.keep)
    async with world.run() as pilot:
        await press(pilot, "5")
        await pilot.pause()
        assert "in use; L: the built-in rule" in shown(pilot)
    assert lines_of(taught, Keep(1.0, 1.0, 1.0))[1] == "in use from before; L: learn anew"


async def test_a_young_log_is_too_short_to_learn_from(world: World) -> None:
    fill(world)
    weeks = calibrate(world.store.view(), TODAY).weeks
    async with world.run() as pilot:
        await press(pilot, "5")
        await pilot.pause()
        assert f"not enough yet: {weeks} of 200 tie-weeks" in shown(pilot)
        await press(pilot, "L")
        assert "of 200 weeks of talks" in shown(pilot)


async def test_what_became_of_the_suggestions_is_counted(world: World) -> None:
    ids = fill(world)
    rows = [Shown(person=ids[who], score=20.0, picked=who == "bob") for who in ("bob", "dana", "tom")]
    week = datetime(2026, 3, 4, 16, tzinfo=UTC)
    world.put(Review(week="2026-W10", started=week, ended=week, shown=tuple(rows)))
    world.put(Coffee(people=(ids["tom"],), said=ago(6), state="declined", decline_reason="not_a_fit", uid="t"))
    async with world.run() as pilot:
        await press(pilot, "5")
        await pilot.pause()
        assert "accepted 1 of 3" in shown(pilot)
        assert "held 0 of 1   not a fit 1 of 3" in shown(pilot)
    numbers = stats(world.store.view(), world.settings, NOW, "12w")
    behind = people_behind(world.store.view(), world.settings, numbers, "suggestions_accepted")
    assert set(behind) == {ids["bob"], ids["dana"], ids["tom"]}
