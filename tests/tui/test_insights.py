"""Insights: periods, the people behind a number, export; and nothing before there is something to say."""

import csv
import io
import os
from datetime import UTC, datetime
from random import Random

from msgspec.structs import replace
from textual.pilot import Pilot

from netritual.domain.figures.stats_metrics import Period, stats
from netritual.domain.model import Coffee, Interaction, Keep, Person, Review, Settings, Shown
from netritual.domain.suggestions.calibration import calibrate
from netritual.services.pages.insight_charts import CHARTS
from netritual.services.pages.insight_figures import InsightFigure, figures
from netritual.services.pages.insight_page import insight_page, people_behind
from netritual.settings_toml import load
from netritual.tui.screens.calibration_wording import words_of
from netritual.tui.screens.person_screen import PersonScreen
from netritual.tui.widgets.item_list import ItemList
from tests.tui.conftest import World, press, screen_text, settle, shown
from tests.tui.sample import NOW, TODAY, ago, fill


def titles(pilot: Pilot[None]) -> list[str]:
    """The titles of the places in sight, in their order."""
    text = " ".join(screen_text(pilot))
    known = [*(chart.title for chart in CHARTS.values()), "All figures"]
    return sorted((title for title in known if title in text), key=text.index)


async def test_at_80_columns_the_charts_are_low_and_all_figures_have_a_page_of_their_own(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5")
        assert "5 Insights" in screen_text(pilot)[0] and screen_text(pilot)[0].rstrip().endswith("last 12 weeks")
        assert titles(pilot) == ["People a week", "In rhythm", "At a glance", "Your year"]
        assert "10 of 53" in shown(pilot) and "reviews" in shown(pilot)
        await press(pilot, *["tab"] * 4)
        assert titles(pilot) == ["All figures"] and "10 of 53 people" in shown(pilot)


async def test_at_120_columns_all_charts_are_in_sight(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5")
        assert set(titles(pilot)) >= {chart.title for chart in CHARTS.values()} - {"At a glance"}
        assert "of 53 people" in shown(pilot) and "…" not in shown(pilot)


async def test_below_80_columns_there_is_the_list_alone(world: World) -> None:
    fill(world)
    async with world.run((60, 15)) as pilot:
        await press(pilot, "5")
        assert titles(pilot) == ["All figures"]
        assert "10 of 53 people" in shown(pilot)
        await press(pilot, "enter")
        assert "Talked with you in a year: 10" in shown(pilot)


async def test_periods_go_back_and_forth(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "greater_than_sign")
        assert "this week" in screen_text(pilot)[0]
        await press(pilot, "less_than_sign", "less_than_sign")
        assert "12 weeks before" in screen_text(pilot)[0]


async def test_a_click_on_an_arrow_moves_the_period(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5")
        await pilot.click(offset=(screen_text(pilot)[0].index("‹"), 0))
        await settle(pilot)
        assert "12 weeks before" in screen_text(pilot)[0]


async def test_enter_shows_who_is_behind_a_chart(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5", "tab", "enter")
        assert "Talked with you in a year: 10" in shown(pilot)
        await press(pilot, *"pri", "enter")
        assert isinstance(pilot.app.screen, PersonScreen)
        assert "Priya Nair" in shown(pilot)


async def test_a_chart_with_two_numbers_asks_which(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5", "enter")
        assert "The people behind which number?" in shown(pilot)
        await press(pilot, "2")
        assert "Met in person: " in shown(pilot)


async def test_tab_and_j_walk_from_chart_to_chart_and_into_the_list(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "5")
        walked = []
        for key in ("tab", "j", "tab", "j"):
            focused = pilot.app.focused
            walked.append(focused.id if focused is not None else "")
            await press(pilot, key)
        assert walked == ["weeks", "rhythms", "glance", "year"]
        assert pilot.app.focused is not None and pilot.app.focused.id == "figures"
        await press(pilot, "j", "enter")
        assert "People you reached: " in shown(pilot)


async def test_the_focus_comes_back_with_the_room_for_its_chart(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5", "tab")
        places = []
        for size in ((60, 15), (80, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            places.append(pilot.app.focused.id if pilot.app.focused is not None else "")
        assert places[0] == "figures" and places[2] == "ratio"


async def test_a_click_on_a_day_shows_who_one_talked_with(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5")
        top = next(at for at, text in enumerate(screen_text(pilot)) if "  Your year " in text)
        tuesday = screen_text(pilot)[top + 3]
        await pilot.click(offset=(tuesday.rindex("■"), top + 3))
        await settle(pilot)
        assert "Tue 10 Mar: 1" in shown(pilot) and "Ana Ruiz" in shown(pilot)


def test_each_number_that_can_be_opened_has_its_people(world: World) -> None:
    fill(world)
    page = insight_page(world.store.view(), world.settings, NOW)
    numbers = [*(one for chart in CHARTS.values() for one in chart.numbers(page))]
    numbers += [one for figure in figures(page) for one in figure.numbers]
    plain = {key for key, _ in numbers if ":" not in key}
    assert plain - {"network_ratio", "year"} <= page.stats.behind.keys()
    assert {"gave", "got", "people_reached", "tier:1", "circle:lisbon"} <= {key for key, _ in numbers}
    assert set(people_behind(world.store.view(), world.settings, page.stats, "circle:lisbon"))


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


def listed(pilot: Pilot[None]) -> list[InsightFigure]:
    """The rows of the list of all figures."""
    rows = pilot.app.screen.query_one("#figures", ItemList).rows
    return [row.value for row in rows if isinstance(row.value, InsightFigure)]


def words_shown(pilot: Pilot[None]) -> str:
    """What stands on the screen, with one blank between words."""
    return " ".join(shown(pilot).split())


def learned_words(pilot: Pilot[None]) -> str:
    """What the list says of learning from the log."""
    return " ".join(figure.words for figure in listed(pilot) if "log" in figure.words)


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
        assert "Learning from your log helps: L uses it." in learned_words(pilot)
        assert not world.disk.exists(world.home.settings)
        await press(pilot, "L")
        assert "1 the built-in rule" in words_shown(pilot)
        assert "2 your own log, which guesses better" in words_shown(pilot)
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
        assert "L goes back to the built-in rule." in learned_words(pilot)
    assert words_of(taught, Keep(1.0, 1.0, 1.0)).endswith("L learns anew.")


async def test_a_young_log_is_too_short_to_learn_from(world: World) -> None:
    fill(world)
    weeks = calibrate(world.store.view(), TODAY).weeks
    async with world.run() as pilot:
        await press(pilot, "5")
        await pilot.pause()
        assert f"after 200 weeks of talks; it has {weeks}." in learned_words(pilot)
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
        told = {figure.words: figure.value for figure in listed(pilot)}
        assert told["suggestions you took"] == "1 of 3"
        assert told["of these you met"] == "0 of 1" and told["not a fit"] == "1 of 3"
    numbers = stats(world.store.view(), world.settings, NOW, "12w")
    behind = people_behind(world.store.view(), world.settings, numbers, "suggestions_accepted")
    assert set(behind) == {ids["bob"], ids["dana"], ids["tom"]}


async def test_the_first_of_all_is_a_chart_and_the_last_a_figure(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "5")
        await press(pilot, "G")  # what the log teaches has come by now: it is the last of the figures
        figures = pilot.app.screen.query_one("#figures", ItemList)
        assert pilot.app.screen.focused is figures and figures.row == [row for row in figures.rows if not row.head][-1]
        await press(pilot, "g")
        assert pilot.app.screen.focused is pilot.app.screen.query("ChartPlace").first()
