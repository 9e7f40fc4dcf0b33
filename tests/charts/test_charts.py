"""Charts are as wide as asked whatever the numbers, say the same in any signs, and show what is there."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.charts.balance import balance
from netritual.charts.bar import BarRow, bar, bar_rows
from netritual.charts.beads import beads, review_beads
from netritual.charts.big_figures import big, stat
from netritual.charts.curve import curve
from netritual.charts.fitting import width_of
from netritual.charts.lanes import Lane, lanes, month_axis
from netritual.charts.levels import levels
from netritual.charts.signs import COLORLESS, FULL, PLAIN, Signs, signs_of
from netritual.charts.span import Line, Span
from netritual.charts.week_columns import WeekColumn, columns
from netritual.charts.year import year, year_legend, year_of_weeks

MONDAY = date(2025, 12, 1)
counts = st.one_of(st.none(), st.integers(0, 9), st.just(0), st.integers(0, 10**12))
many = st.lists(counts, max_size=60)
texts = st.one_of(st.text(max_size=12), st.sampled_from(["[b]x[/b]", "李雷 雷", "a\nb\x1b[31m", "‏اسم", "é" * 30]))
BRAILLE = signs_of("braille", "utf-8")
signs_in_use = st.sampled_from([FULL, COLORLESS, PLAIN, BRAILLE])
widths = st.integers(0, 130)


def words(lines: Sequence[Line]) -> list[str]:
    """What stands in the lines."""
    return ["".join(span.text for span in line) for line in lines]


def charts_of(values: list[int | None], text: str, width: int, height: int, signs: Signs) -> Iterator[Sequence[Line]]:
    """Each chart of some numbers with a label, as its lines."""
    known = [value or 0 for value in values]
    part, whole = sum(known[:1]), sum(known)
    weeks = [None if one is None else WeekColumn(str(at), one // 2, one - one // 2) for at, one in enumerate(values)]
    shares = [None if one is None else one / 12 for one in values]
    days = [MONDAY + timedelta(days=one % 800) for one in known]
    end = MONDAY + timedelta(days=730)
    yield [bar(part, whole, width, signs, usual=part / 2)]
    yield bar_rows([BarRow([Span(text)], one, whole, f"{one:,}", f"of {whole:,}") for one in known], width, signs)
    yield columns(weeks, width, height, signs, usual=part / 3)
    yield year(values, MONDAY, width, signs, press=True)
    yield year_of_weeks(values, ["done", "rest", "missed"] * (len(values) // 3), MONDAY, width, signs)
    yield curve(shares, width, height, signs, gutter=10)
    yield lanes([Lane(text, signs.call, "virtual", days)], MONDAY, end, width, signs)
    yield [month_axis(MONDAY, end, width, 12)]
    yield balance(part, whole, width, signs)
    yield stat(f"{part:,}", [[Span(text)], [Span(text)]], width, signs)


@given(many, texts, widths, st.integers(1, 12), signs_in_use)
def test_each_line_is_exactly_as_wide_as_asked(
    values: list[int | None], text: str, width: int, height: int, signs: Signs
) -> None:
    for lines in charts_of(values, text, width, height, signs):
        assert {width_of(line) for line in lines} <= {width}, words(lines)


@given(many, widths, st.integers(1, 12))
def test_plain_signs_are_ascii_and_nothing_steers_the_terminal(
    values: list[int | None], width: int, height: int
) -> None:
    lines = [line for chart in charts_of(values, "a\x1b[31m\nb", width, height, PLAIN) for line in chart]
    lines += [levels(values, PLAIN), beads([one or 0 for one in values], PLAIN), year_legend(PLAIN)]
    texts_drawn = [text.replace("…", "") for text in words(lines)]
    assert all(text.isascii() and text.isprintable() for text in texts_drawn)


@given(many, signs_in_use)
def test_a_row_of_levels_or_beads_has_a_cell_a_value(values: list[int | None], signs: Signs) -> None:
    assert width_of(levels(values, signs)) == len(values)
    assert width_of(beads([one or 0 for one in values], signs)) == len(values)
    assert width_of(review_beads(["done"] * len(values), signs)) == len(values)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(3, 60))
def test_only_the_whole_fills_a_bar_and_any_part_shows(value: int, more: int, width: int) -> None:
    filled = words([bar(value, value + more, width, FULL)])[0].count("━")
    assert 1 <= filled < width
    assert words([bar(value, value, width, FULL)]) == ["━" * width]
    assert "━" not in words([bar(0, more, width, FULL)])[0]


def test_the_usual_value_stands_in_its_bar_and_not_when_it_is_nothing() -> None:
    assert words([bar(8, 10, 10, FULL, usual=5)]) == ["━━━━╋━━━──"]
    assert words([bar(2, 10, 10, FULL, usual=5)]) == ["━━──┃─────"]
    assert words([bar(2, 10, 10, FULL, usual=0)]) == ["━━────────"]


def test_bars_stand_under_each_other_with_their_figures() -> None:
    rows = [BarRow([Span("inner")], 4, 4, "4", "of 4"), BarRow([Span("active")], 4, 16, "11", "of 16")]
    assert words(bar_rows(rows, 28, FULL)) == ["inner  ━━━━━━━━━━━━  4 of 4 ", "active ━━━───────── 11 of 16"]
    assert words(bar_rows(rows, 16, FULL)) == ["inner    4 of 4 ", "active  11 of 16"]


def test_columns_tell_in_person_from_afar_and_leave_a_gap_for_a_rest_week() -> None:
    weeks = [WeekColumn("36", 2, 1), None, WeekColumn("38", 0, 3)]
    lines = [line.rstrip() for line in words(columns(weeks, 40, 3, PLAIN))]
    assert lines == [
        "3  :::::       :::::  # in person",
        "2  #####       :::::  : from afar",
        "1  #####       :::::",
        "    36          38",
    ]


@pytest.mark.parametrize("signs", [FULL, COLORLESS, PLAIN])
def test_the_usual_line_has_its_word(signs: Signs) -> None:
    weeks = [WeekColumn(str(at), at, 2) for at in range(12)]
    lines = words(columns(weeks, 77, 9, signs, usual=7.5))
    dashed = [line for line in lines if signs.dash * 3 in line]
    assert len(dashed) == 1 and "usual 7.5" in dashed[0]
    assert sum("in person" in line or "from afar" in line for line in lines) == 2


def test_where_all_weeks_do_not_fit_the_newest_stay() -> None:
    weeks = [WeekColumn(f"{at:02}", 1, 0) for at in range(52)]
    labels = words(columns(weeks, 30, 5, FULL))[-1].split()
    assert labels[-1] == "51" and "00" not in labels


def test_a_year_takes_two_cells_a_week_where_it_can_and_names_its_months() -> None:
    days = [1] * 364
    wide, narrow = words(year(days, MONDAY, 116, FULL)), words(year(days, MONDAY, 60, FULL))
    assert wide[1].startswith("Mon  ■ ■ ■") and narrow[1].startswith("Mon  ■■■")
    for lines in (wide, narrow):
        assert lines[0].split() == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
        assert len(lines) == 8 and sum(line.count("■") for line in lines) == 364


def test_days_that_are_not_there_yet_are_blank_and_a_click_names_the_day() -> None:
    lines = year([2] * 3 + [None] * 4, MONDAY, 20, FULL, press=True)
    pressed = {span.press for line in lines for span in line if span.press}
    assert pressed == {"day:2025-12-01", "day:2025-12-02", "day:2025-12-03"}
    assert sum(text.count("■") for text in words(lines)) == 3


@pytest.mark.parametrize("signs", [COLORLESS, PLAIN])
def test_without_colour_a_day_says_by_its_sign_how_many_it_had(signs: Signs) -> None:
    column = [words([line])[0][5] for line in year([0, 1, 2, 3, 4, 5, 9], MONDAY, 20, signs)[1:]]
    assert [signs.heat.index(sign) for sign in column] == [0, 1, 2, 3, 3, 4, 4]


def test_a_bead_says_none_one_or_more_and_whether_they_met() -> None:
    row = beads([0, 1, 3, 2], FULL, in_person=[0, 0, 1, 0])
    assert words([row]) == ["·•●●"]
    assert [span.role for span in row] == ["line", "virtual", "inperson", "virtual"]


@pytest.mark.parametrize("signs", [FULL, PLAIN, BRAILLE])
def test_a_curve_rises_and_begins_where_something_began(signs: Signs) -> None:
    lines = words(curve([None, None, 0.0, 0.5, 1.0], 20, 4, signs))
    starts = [len(line) - len(line.lstrip()) for line in lines]
    assert starts == sorted(starts, reverse=True) and starts[-1] >= 5


@pytest.mark.parametrize("signs", [FULL, PLAIN, BRAILLE])
def test_a_curve_that_stays_is_one_bright_line_over_dim_ground(signs: Signs) -> None:
    rows = curve([None, *[0.9] * 9], 20, 4, signs)
    assert [{span.role for span in row if span.text.strip()} for row in rows] == [{"inperson"}, *[{"heat1"}] * 3]
    assert len({len(line) - len(line.lstrip()) for line in words(rows)}) == 1


@pytest.mark.parametrize("signs", [COLORLESS, PLAIN, BRAILLE._replace(afar=COLORLESS.afar)])
def test_without_colour_the_ground_of_a_curve_has_a_sign_of_its_own(signs: Signs) -> None:
    line, ground = words(curve([0.99] * 9, 20, 2, signs))
    assert not set(line) & set(ground)


def test_a_curve_names_its_heights_in_a_gutter() -> None:
    assert [line.split()[0] for line in words(curve([0.5], 20, 3, FULL, gutter=8))] == ["strong", "medium", "light"]


def test_lanes_stand_on_the_axis_of_their_months() -> None:
    end = date(2026, 11, 30)
    lane = Lane("call", "◆", "virtual", [date(2026, 6, 1), date(2020, 1, 1)])
    row = words(lanes([lane], MONDAY, end, 80, FULL))[0]
    axis = words([month_axis(MONDAY, end, 80, 12)])[0]
    assert row.count("◆") == 1 and row.startswith("call  ")
    assert row.index("◆") == axis.index("Jun 26")


def test_a_balance_grows_to_both_sides_of_one_line() -> None:
    above, below = words(balance(7, 3, 41, FULL))
    assert above.startswith("you gave 7") and above.endswith("3 you got")
    left, right = below.split("┃")
    assert left.count("━") == 19 and right.count("━") == 8


def test_a_big_figure_that_has_no_room_is_a_word() -> None:
    beside = [[Span("of 58 people")], [Span("talked with you")]]
    assert words(stat("42", beside, 30, FULL))[0].startswith("╻ ╻ ╺━┓   of 58 people")
    assert words(stat("42", beside, 20, FULL)) == [
        "42" + " " * 18,
        "of 58 people" + " " * 8,
        "talked with you" + " " * 5,
    ]
    assert {width_of(row) for row in big("1,234", FULL)} == {3 * 4 + 1 + 4}
