"""The last step: the week in a sentence and as bars, reviews as beads, next week with names at the right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from netritual.charts.cup import ROWS, cup
from netritual.charts.signs import FULL, PLAIN, Signs
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Review
from netritual.review.done_rows import LATE, NEXT, WEEK, Ahead, WeekFigure
from netritual.review.step import Item, row
from netritual.tui.app import Opening
from netritual.tui.bodies import done_lines
from netritual.tui.face.spans import Line, text_of, width_of
from tests.tui.conftest import HOSTILE, World, press, settle, shown
from tests.tui.reviewed import fill, gone_on


def figure(key: str, label: str, number: WeekFigure) -> Item:
    """A row of the week."""
    return row("done", "reviews", 0, WEEK, (label, "", ""), (), key=f"week:{key}", subject=number)


def ahead(day: str, about: str, who: str) -> Item:
    """A row of next week."""
    return row("done", "reviews", 0, NEXT, (day, about), (), key=f"next:{who}", subject=Ahead(about, who, day))


def words(lines: list[Line]) -> list[str]:
    """The lines as text, without blanks at their ends."""
    return [text_of(line).rstrip() for line in lines]


def week(reached: int, met: int, kept: int, gave: int, usual: float | None = None) -> list[Item]:
    """The rows of a week."""
    return [
        figure("people_reached", "people", WeekFigure(reached, usual=usual)),
        figure("in_person", "in person", WeekFigure(met)), figure("promises_kept", "promises kept", WeekFigure(kept)),
        figure("gave", "favours given", WeekFigure(gave)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (
            week(10, 5, 2, 1, 7.5),
            "You met 5 people, kept 2 promises and did 1 favour. You were in touch with 10 people. "
            "That is a good week.",
        ),
        (week(3, 1, 0, 0, 7.5), "You met 1 person. You were in touch with 3 people."),
        (
            [figure("people_reached", "people", WeekFigure(1, usual=5, beside=10))],
            "You were in touch with 1 person, and noted something about 10 more.",
        ),
        (
            [
                figure("people_reached", "people", WeekFigure(8, since="since Fri 20 Feb")),
                figure("in_person", "in person", WeekFigure(3, since="since Fri 20 Feb")),
                figure("gave", "favours given", WeekFigure(1)),
            ],
            "You did 1 favour. You were in touch with 8 people since Fri 20 Feb, and met 3 of them.",
        ),
        (week(0, 0, 0, 2), "You did 2 favours."), (week(0, 0, 0, 0, 4), ""), ([], ""),
    ],
)  # fmt: skip
def test_the_week_is_a_sentence_about_people_and_blames_nobody(items: list[Item], said: str) -> None:
    assert done_lines.week_sentence(items) == said


def test_figures_stand_beside_the_usual_and_only_a_whole_is_full() -> None:
    items = [
        figure("a", "people", WeekFigure(10, usual=7.5)), figure("b", "comments", WeekFigure(1)),
        figure("c", "kept", WeekFigure(2, 3)), figure("d", "answers", WeekFigure(2, 2)),
        figure("e", "favours", WeekFigure(3)),
    ]  # fmt: skip
    people, kept, answers, others = words(list(done_lines.week_lines(items, 50, FULL)))
    assert "╋" in people and people.endswith("10 usual 7.5")
    assert others == "comments 1, favours 3", "what has no scale has no bar"
    assert kept.endswith("2 of 3") and "─" in kept and "─" not in answers


def test_figures_of_more_than_a_week_say_since_when() -> None:
    since = "since Fri 20 Feb"
    items = [figure(key, key, WeekFigure(number, since=since)) for key, number in (("people", 8), ("in person", 3))]
    assert words(list(done_lines.week_lines(items, 80, FULL))) == [f"people 8 {since}, in person 3"]


def test_next_week_has_its_names_at_the_right_and_goes_on_below_where_it_is_long() -> None:
    items = [ahead(LATE, "ask Wei about data roles", "Tom Reed"), ahead("Thu 3 Dec", "08:30 coffee", "Omar Haddad")]
    assert words(done_lines.ahead_lines(items, 60)) == [
        "late       ask Wei about data roles                 Tom Reed",
        "Thu 3 Dec  08:30 coffee                          Omar Haddad",
    ]
    assert words(done_lines.ahead_lines(items, 40))[:2] == [
        "late       ask Wei about        Tom Reed", "           data roles",
    ]  # fmt: skip
    assert words(done_lines.ahead_lines([], 40)) == ["Nothing is planned yet."]


@given(st.sampled_from(HOSTILE), st.integers(24, 120), st.sampled_from([FULL, PLAIN]))
def test_no_line_is_wider_than_its_place(text: str, width: int, signs: Signs) -> None:
    lines = [
        *done_lines.ahead_lines([ahead(LATE, text, text), ahead("Thu 3 Dec", text, "Bo")], width),
        *done_lines.week_lines(week(10**9, 3, 2, 1, 7.5), width, signs),
        *done_lines.said_of_reviews(["done", "rest", "missed", "now"] * 13, text, width, signs),
        *done_lines.headline(text, ["done"] * 52, width, signs),
    ]
    assert max(map(width_of, lines)) <= width


@pytest.mark.parametrize("signs", [FULL, PLAIN])
def test_a_cup_fills_from_below(signs: Signs) -> None:
    for filled in range(ROWS + 1):
        rows = words(list(cup(filled, signs)))[1 : ROWS + 1]
        assert [signs.full in one for one in rows] == [False] * (ROWS - filled) + [True] * filled
    assert len(cup(ROWS, signs, steam=True)) > len(cup(ROWS, signs))


async def open_done(pilot: Pilot[None]) -> None:
    """The last step, with the year read."""
    await settle(pilot)
    await settle(pilot)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_the_last_step_shows_the_week_in_any_size(world: World, size: tuple[int, int]) -> None:
    fill(world)
    gone_on(world, "done")
    async with world.run(size, Opening("review")) as pilot:
        await open_done(pilot)
        said = shown(pilot)
        assert "This week" in said and "One thing I learned" in said
        assert ("Your year, day by day" in said) == (size == (120, 40))
        assert ("Next week" in said) == (size != (60, 15))


async def test_below_the_bead_of_a_first_review_stands_that_it_is_the_first(world: World) -> None:
    now = world.clock.now()
    fill(world)
    world.put(Review(week=week_of(now.date()), started=now, ended=now, counts=True))
    gone_on(world, "done")
    async with world.run((120, 40), Opening("review")) as pilot:
        await open_done(pilot)
        assert "Your first review" in shown(pilot)


async def test_the_key_that_notes_an_import_stands_there_once_there_is_a_file(world: World) -> None:
    fill(world)
    gone_on(world, "coffees")
    async with world.run((80, 24), Opening("review")) as pilot:
        await settle(pilot)
        await press(pilot, "]")
        await open_done(pilot)
        assert "i imported" not in shown(pilot)
        await press(pilot, "[", "enter", "enter", "]")
        await open_done(pilot)
        assert "i imported" in shown(pilot) and "i notes that you did." in shown(pilot)
