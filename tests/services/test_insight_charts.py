"""The charts and figures of a period say what is in it, in words, and what is missing where nothing is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.charts.fitting import width_of
from netritual.charts.signs import COLORLESS, FULL, PLAIN, Signs
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Channel, Interaction, Person, Promise, Record, Request, Rest, Settings
from netritual.services.pages.insight_charts import CHARTS
from netritual.services.pages.insight_figures import figures
from netritual.services.pages.insight_page import InsightPage, insight_page, people_behind
from netritual.services.pages.year_page import year_page
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)  # a Wednesday
TODAY = NOW.date()
SETTINGS = Settings(tz="UTC")


def ago(days: int) -> date:
    """A day so many days back."""
    return TODAY - timedelta(days=days)


def person(id: int, **fields: Any) -> Person:
    """Somebody of the network."""
    return Person(id=id, handle=f"p{id}", name=f"P {id}", status="network", created=NOW - timedelta(days=400), **fields)


def talk(days: int, who: int, channel: Channel = "call") -> Interaction:
    """An entry about somebody."""
    return Interaction(on=ago(days), channel=channel, people=(who,), initiator="mutual")


def page_of(*records: Record, period: int = 1) -> InsightPage:
    """The page of some records, with its year."""
    network = MemoryNetwork(*records)
    page = insight_page(network, SETTINGS, NOW, period)
    return replace(page, year=year_page(network, page.stats.on))


def drawn(page: InsightPage, chart: str, width: int = 60, signs: Signs = FULL) -> list[str]:
    """A chart as text."""
    return ["".join(span.text for span in line) for line in CHARTS[chart].draw(page, width, signs)]


LOG = [person(1, tier=1, circles=("Lisbon",)), person(2, circles=("lisbon", "[b]x")), talk(8, 1, "coffee"), talk(9, 2)]
LOG += [talk(days, 1) for days in range(30, 300, 9)]


@pytest.mark.parametrize("signs", [FULL, COLORLESS, PLAIN])
@given(width=st.integers(1, 130), filled=st.booleans(), period=st.integers(0, 4))
def test_each_chart_is_as_wide_as_asked(signs: Signs, width: int, filled: bool, period: int) -> None:
    page = page_of(*(LOG if filled else ()), period=period)
    for chart in CHARTS.values():
        for draw in (chart.draw, chart.low):
            for shown in (page, replace(page, year=None)):
                assert {width_of(line) for line in draw(shown, width, signs)} <= {width}


def test_a_year_that_is_still_to_come_takes_the_room_it_will_have() -> None:
    page = page_of(*LOG)
    for draw in (CHARTS["year"].draw, CHARTS["year"].low):
        assert len(draw(replace(page, year=None), 116, FULL)) == len(draw(page, 116, FULL))


def test_a_rest_week_is_a_gap_and_is_said() -> None:
    rests = [Rest(week=week_of(ago(14)))]
    assert "Week 9 was a rest week; it never counts against you." in " ".join(
        drawn(page_of(*LOG, *rests), "weeks", 110)
    )
    assert "in person. Week 9 was a rest week.  " in " ".join(drawn(page_of(*LOG, *rests), "weeks", 73))
    rests.append(Rest(week=week_of(ago(28))))
    said = " ".join(drawn(page_of(*LOG, *rests), "weeks", 120))
    assert "Weeks 7 and 9 were rest weeks; they never count against you." in said
    assert "rest week" not in " ".join(drawn(page_of(*LOG), "weeks", 90))


@pytest.mark.parametrize(("period", "newest", "count"), [(0, 0, 13), (1, 1, 12), (2, 13, 12), (3, 25, 12)])
def test_the_weeks_of_the_period_are_drawn_and_this_week_beside_those_before_it(
    period: int, newest: int, count: int
) -> None:
    page = page_of(*LOG, period=period)
    assert [week.week for week in page.weeks] == [week_of(ago(7 * (newest + n))) for n in reversed(range(count))]
    lit = [span.text for line in CHARTS["weeks"].draw(page, 73, FULL) for span in line if span.role == "here"]
    assert lit == (["11"] if period == 0 else [])


def test_a_rest_week_is_drawn_and_is_none_of_the_twelve_that_count() -> None:
    talks = [talk(7 * back + 2, 1) for back in range(1, 14)]
    page = page_of(person(1), *talks, Rest(week=week_of(ago(14))))
    assert len(page.weeks) == 13 and [week.week for week in page.rests] == [week_of(ago(14))]
    assert sum(week.people_reached for week in page.weeks if not week.rest) == page.stats.of["in_person_share"][1]


def test_the_words_under_the_weeks_count_what_they_say() -> None:
    page = page_of(person(1), *(talk(days, 1, "coffee" if days < 20 else "call") for days in (8, 9, 10, 30, 31)))
    assert "Last 12 weeks: 3 of 5 talks in person." in " ".join(drawn(page, "weeks", 90))


def test_nothing_noted_is_said_in_sentences() -> None:
    page = page_of()
    for chart, words in (
        ("rhythms", "Nobody has a rhythm yet."), ("answers", "Last 12 weeks: no answer is noted."),
        ("coffees", "Last 12 weeks: nobody was suggested."), ("circles", "Nobody is in a circle yet."),
    ):  # fmt: skip
        assert " ".join(drawn(page, chart)).split() == words.split()


def test_of_a_week_in_which_nothing_is_noted_it_is_said_that_it_is_this_one() -> None:
    page = page_of(period=0)
    assert "This week: nobody was suggested." in " ".join(drawn(page, "coffees"))
    assert "promises kept on time none this week" in " ".join(" ".join(drawn(page, "giving", 50)).split())


def test_one_of_very_many_is_more_than_nothing() -> None:
    many = [person(at) for at in range(10, 400)]
    said = " ".join(drawn(page_of(*LOG, *many), "ratio"))
    assert "of 392 people" in said and "under 1 %" not in said
    assert "under 1 %" in " ".join(drawn(page_of(*many, talk(3, 10)), "ratio"))
    assert "0 %" in " ".join(drawn(page_of(*many), "ratio"))


def test_answers_are_counted_by_how_soon_they_came() -> None:
    def answered(hours: float) -> Request:
        asked = datetime(2026, 2, 16, 9, tzinfo=UTC)
        at = asked + timedelta(hours=hours)
        return Request(from_=1, text="x", asked=asked, answered=at, state="answered")

    rows = drawn(page_of(person(1), answered(0.5), answered(3), answered(3), answered(24 * 7)), "answers")
    assert [row.split()[-1] for row in rows] == ["1", "2", "0", "0", "1"]


def test_a_circle_spelt_in_two_ways_is_one_and_hostile_names_are_plain() -> None:
    page = page_of(*LOG)
    assert [circle.name for circle in page.circles] == ["Lisbon", "[b]x"]
    assert [row.split()[0] for row in drawn(page, "circles")] == ["Lisbon", "[b]x"]
    first = page.circles[0]
    assert (first.weeks[-3:], first.met[-3:]) == ((0, 2, 0), (0, 1, 0))
    behind = people_behind(MemoryNetwork(*LOG), SETTINGS, page.stats, "circle:Lisbon")
    assert behind == [1, 2]


def test_nobody_is_in_rhythm_and_quiet_at_once() -> None:
    """Somebody with whom I talked every day for a month, and then for two weeks not: that is within their rhythm."""
    page = page_of(person(3, tier=2, cadence_days=14), *(talk(days, 3) for days in range(13, 43)))
    (layer,) = [one for one in page.tiers if one.people]
    assert (layer.dormant, layer.in_time, layer.quiet) == (1, 1, ())
    assert "Nobody has gone quiet." in " ".join(drawn(page, "rhythms"))


def test_with_whom_there_is_no_talk_yet_has_not_kept_in_rhythm() -> None:
    page = page_of(person(3, tier=2), person(4, tier=2), talk(9, 3))
    assert "With 1 no talk is noted yet." in " ".join(drawn(page, "rhythms"))


def test_in_the_first_weeks_the_cases_are_told_as_they_are() -> None:
    kept = Promise(people=(1,), text="x", made=ago(2), due=ago(0), state="kept", closed=ago(0))
    page = page_of(person(1), talk(2, 1), kept, period=0)
    assert "promises kept on time 1 of 1" in " ".join(" ".join(drawn(page, "glance")).split())
    assert "given and got none" in " ".join(" ".join(drawn(page, "glance")).split())
    assert next(row.value for row in figures(page) if row.words == "promises kept on time") == "1 of 1"


def test_who_has_gone_quiet_stands_first_behind_the_rhythms() -> None:
    gone = [person(3, tier=2), *(talk(days, 3) for days in range(300, 600, 20))]
    page = page_of(*LOG, *gone)
    assert CHARTS["rhythms"].numbers(page)[0] == ("quiet", "gone quiet")
    assert people_behind(MemoryNetwork(*LOG, *gone), SETTINGS, page.stats, "quiet") == [3]
    assert "1 of 2 rhythms is quiet" in " ".join(drawn(page, "rhythms"))
    assert [key for key, _ in CHARTS["rhythms"].numbers(page_of(*LOG))] == ["tier:1"]


def test_who_is_behind_a_day_and_a_year() -> None:
    page = page_of(*LOG)
    network = MemoryNetwork(*LOG)
    assert people_behind(network, SETTINGS, page.stats, f"day:{ago(9)}") == [2]
    assert people_behind(network, SETTINGS, page.stats, "year") == [1, 2]


def test_the_figures_are_whole_words_without_codes() -> None:
    rows = figures(page_of(*LOG), "Learning from your log helps: L uses it.")
    text = "\n".join(f"{row.words} {row.value}" for row in rows)
    assert "!" not in text and "median" not in text and "None" not in text and "_" not in text
    told = {row.words: row.value for row in rows}
    assert told["talked with you in the last year"] == "2 of 2 people"
    assert told["inner, every 14 days"] == "1 of 1 in rhythm"
    assert all(not row.numbers for row in rows if not row.value)
