"""The grid of the next weeks in step 7: every coffee of those weeks stands in it, whatever the day it is looked at."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.charts.signs import COLORLESS, FULL, PLAIN, Signs
from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.free_slots import HORIZON
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Review, Settings, Window
from netritual.review.step import StepContext
from netritual.tui.bodies.fortnight import Fortnight, GridMark, MarkKind, weeks_of
from netritual.tui.face.spans import Line, text_of, width_of
from tests.support.network import MemoryNetwork

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WINDOW = Window(days=("tue", "wed", "thu"), from_="08:30", to="12:00")
WIDE, NARROW = 114, 78


def grid(
    now: datetime, *starts: datetime, settings: Settings | None = None, kind: MarkKind = "proposed",
    busy: tuple[Busy, ...] = (), holidays: frozenset[date] = frozenset(), signs: Signs = FULL, name: str = "No",
) -> Fortnight:  # fmt: skip
    context = StepContext(
        network=MemoryNetwork(),
        settings=settings or Settings(tz="Europe/Lisbon", windows=(WINDOW,)),
        now=now,
        review=Review(week=week_of(now.date()), started=now),
        busy=busy,
        holidays=holidays,
    )
    marks = [
        GridMark(start, start + timedelta(minutes=45), f"{name}{at}", kind, f"key{at}")
        for at, start in enumerate(starts)
    ]
    return Fortnight(context, marks, signs)


def texts(grid: Fortnight, width: int = NARROW, height: int = 0) -> list[str]:
    return [text_of(line).rstrip() for line in grid.lines(width, height)]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Lisbon"))


def column(lines: list[str], day: str) -> int:
    return next(line.index(day) for line in lines if day in line)


def cell(lines: list[str], day: str, hour: str) -> str:
    """What stands in an hour of a day, where weeks stand beside each other: each has its hours before it."""
    first = column(lines, day)
    row = next(line for line in lines if line.startswith(hour))
    return row[first : first + 8].rstrip()


def spans(lines: list[Line], words: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.role, span.press) for line in lines for span in line if words in span.text]


def test_on_a_monday_the_weeks_are_those_of_the_slots() -> None:
    shown = grid(NOW, at(date(2026, 11, 24), 8, 30), at(date(2026, 12, 2), 8, 30))
    lines = texts(shown)
    assert [line.split()[:2] for line in lines if "Mon" in line] == [["Mon", "23"], ["Mon", "30"]]
    assert shown.title == "Next two weeks"
    row = next(line for line in lines if "No0" in line)
    assert row.startswith("08:30") and row.index("No0") == lines[0].index("Tue 24") + 1


def test_two_weeks_stand_beside_each_other_where_there_is_room() -> None:
    shown = grid(NOW, at(date(2026, 11, 24), 8, 30), at(date(2026, 12, 2), 8, 30))
    below, beside = texts(shown, NARROW), texts(shown, WIDE)
    assert [sum(word in line for line in below) for word in ("Mon 23", "Mon 30")] == [1, 1]
    assert "Mon 23" in beside[0] and "Mon 30" in beside[0]
    assert next(line for line in beside if "No1" in line).index("No1") == beside[0].index("Wed 2 ") + 1


def test_with_nothing_before_it_next_week_is_the_first() -> None:
    lines = texts(grid(datetime(2026, 11, 25, 9, tzinfo=UTC), at(date(2026, 12, 2), 8, 30)))
    assert [line.split()[1] for line in lines if "Mon" in line] == ["30", "7"]


def test_days_that_are_over_are_neither_free_nor_busy() -> None:
    busy = (Busy(at(date(2026, 11, 24), 8), at(date(2026, 11, 24), 18)),)
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    lines = texts(grid(now, at(date(2026, 11, 27), 8, 30), busy=busy, signs=COLORLESS), WIDE)
    assert cell(lines, "Tue 24", "08:30") == cell(lines, "Wed 25", "08:30") == ""
    assert cell(lines, "Thu 26", "08:30").strip() == FULL.free


def test_a_slot_between_the_rows_and_one_on_a_weekend_are_shown() -> None:
    lines = texts(grid(NOW, at(date(2026, 11, 25), 10, 30)), WIDE)
    assert cell(lines, "Wed 25", "10:30") == " No0"
    lines = texts(grid(NOW, at(date(2026, 11, 28), 8, 30)))
    assert "Sat 28" in lines[0] and any("No0" in line for line in lines)


def test_busy_times_of_the_calendars_stand_in_their_hours() -> None:
    busy = (Busy(at(date(2026, 11, 26), 14).astimezone(UTC), at(date(2026, 11, 26), 16).astimezone(UTC)),)
    start = at(date(2026, 11, 25), 8, 30)
    lines = texts(grid(NOW, start, busy=busy, signs=COLORLESS), WIDE)
    assert [cell(lines, "Thu 26", hour) for hour in ("13:00", "14:00", "15:00", "16:00")] == ["", "░" * 8, "░" * 8, ""]
    assert "░░░░ busy" in lines[-1] and "busy" not in texts(grid(NOW, start), WIDE)[-1]
    shown = grid(NOW, start, busy=busy).lines(WIDE)
    assert [role for text, role, _ in spans(shown, " " * 8) if role == "busy"], "in colour it is a ground"


def test_a_coffee_hour_is_free_where_nothing_is_in_it() -> None:
    busy = (Busy(at(date(2026, 11, 26), 8), at(date(2026, 11, 26), 9)), Busy(at(MONDAY, 8), at(MONDAY, 9)))
    lines = texts(grid(NOW, at(date(2026, 11, 25), 8, 30), busy=busy), WIDE)
    assert cell(lines, "Tue 24", "08:30").strip() == FULL.free
    assert [cell(lines, "Wed 25", hour).strip() for hour in ("08:30", "09:00", "10:00", "11:00")] == [
        "No0", "", FULL.free, ""
    ], "the coffee lasts until 09:15"  # fmt: skip
    assert cell(lines, "Thu 26", "09:00").strip() == FULL.free, "the rest of the window is free"
    assert cell(lines, "Fri 27", "08:30") == "", "no coffee hour"


def test_a_holiday_is_struck_out_and_named_once() -> None:
    lines = texts(grid(NOW, at(date(2026, 11, 25), 8, 30), holidays=frozenset({date(2026, 12, 1)})), WIDE)
    assert sum(" holiday" in line for line in lines[:-1]) == 1 and any("╱" * 8 in line for line in lines)
    assert "╱╱ holiday" in lines[-1]


@pytest.mark.parametrize(
    ("kind", "words", "role", "explained"),
    [
        ("proposed", " No0", "proposed", "picked"), ("planned", " No0", "chip-strong", "planned"),
        ("offered", " No0?", "muted", "not picked"), ("tentative", " No0?", "tentative", "yes or no?"),
        ("words", " No0", "tentative", "first words"),
    ],
)  # fmt: skip
def test_each_kind_says_what_it_is_and_leads_to_its_row(kind: MarkKind, words: str, role: str, explained: str) -> None:
    lines = grid(NOW, at(date(2026, 12, 2), 8, 30), kind=kind).lines(WIDE)
    assert [one for one in spans(lines, "No0") if one[0].rstrip() == words] == [
        (spans(lines, "No0")[0][0], role, "key0")
    ]
    assert explained in text_of(lines[-1])
    assert (FULL.tick in "".join(text_of(line) for line in lines[:-1])) is (kind == "planned")


def test_without_colour_what_is_proposed_stands_in_brackets() -> None:
    for signs in (COLORLESS, PLAIN):
        lines = texts(grid(NOW, at(date(2026, 12, 2), 8, 30), signs=signs), WIDE)
        assert cell(lines, "Wed 2", "08:30") == "[No0]" and "[Name] picked" in lines[-1]


def test_two_coffees_of_one_hour_are_counted() -> None:
    lines = texts(grid(NOW, at(date(2026, 11, 25), 8, 30), at(date(2026, 11, 25), 8, 30)), WIDE)
    assert cell(lines, "Wed 25", "08:30") == " No0 +1"


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("planned", "Ana", " Ana+1 ✓"), ("planned", "Priyanka", " Pri+1 ✓"), ("proposed", "Priyanka", " Priy+1"),
        ("planned", "李雷", " 李+1 ✓"),
    ],
)  # fmt: skip
def test_of_two_coffees_the_first_has_its_name(kind: MarkKind, name: str, words: str) -> None:
    two = grid(NOW, at(date(2026, 11, 25), 8, 30), at(date(2026, 11, 25), 8, 30), kind=kind, name=name)
    row = next(line for line in texts(two, WIDE) if line.startswith("08:30"))
    assert words in row and "…" not in row


@pytest.mark.parametrize("height", range(4, 18))
def test_where_room_is_short_hours_without_a_coffee_go_first(height: int) -> None:
    busy = (Busy(at(date(2026, 11, 26), 14), at(date(2026, 11, 26), 16)),)
    shown = grid(NOW, at(date(2026, 11, 25), 8, 30), at(date(2026, 11, 24), 11), busy=busy)
    lines = texts(shown, WIDE, height)
    assert len(lines) <= height and "No0" in "".join(lines) and "No1" in "".join(lines)
    assert "picked" in lines[-1]


@given(
    st.integers(1, 200), st.integers(0, 40), st.sampled_from((FULL, COLORLESS, PLAIN)),
    st.sampled_from(("No", "[b]x[/b]", "日本太郎", "שלום", "a\x1b[31m\n", "Wolfeschlegelstein")),
)  # fmt: skip
def test_lines_fit_any_width_and_any_name(width: int, height: int, signs: Signs, name: str) -> None:
    shown = grid(NOW, at(date(2026, 11, 25), 8, 30), kind="planned", signs=signs, name=name)
    least = 6 + 5 * 4
    assert all(width_of(line) <= max(width, least) for line in shown.lines(width, height))


def test_a_week_without_a_coffee_gives_way_to_two_that_have_one() -> None:
    assert weeks_of(MONDAY, [MONDAY, MONDAY + timedelta(days=14)]) == (MONDAY, date(2026, 12, 7))
    assert weeks_of(MONDAY, [MONDAY + timedelta(days=8)], [MONDAY]) == (MONDAY, date(2026, 11, 30))
    assert weeks_of(MONDAY, [MONDAY + timedelta(days=15)]) == (date(2026, 11, 30), date(2026, 12, 7))


def test_a_planned_coffee_after_the_offers_makes_no_third_week() -> None:
    offers = [MONDAY + timedelta(days=n) for n in (8, 15)]
    assert len(weeks_of(MONDAY, offers, [MONDAY + timedelta(days=22)])) == 2
    assert len(weeks_of(MONDAY, offers, [MONDAY])) == 3


@pytest.mark.parametrize("days", [(), (MONDAY - timedelta(days=1),), (MONDAY + timedelta(days=40),)])
def test_what_is_over_or_far_off_moves_nothing(days: tuple[date, ...]) -> None:
    assert weeks_of(MONDAY, days) == (date(2026, 11, 30), date(2026, 12, 7))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.lists(st.integers(1, HORIZON), max_size=6))
def test_every_slot_on_offer_lies_in_the_weeks_that_are_shown(today: date, ahead: list[int]) -> None:
    days = [today + timedelta(days=n) for n in ahead]
    weeks = weeks_of(today, days)
    assert 2 <= len(weeks) <= 3 and list(weeks) == sorted(weeks)
    shown_days = {week + timedelta(days=n) for week in weeks for n in range(7)}
    assert shown_days.issuperset(days)


def test_an_hour_beside_a_coffee_that_is_only_offered_is_free() -> None:
    start = at(date(2026, 11, 24), 9)
    assert cell(texts(grid(NOW, start, kind="offered"), WIDE), "Tue 24", "08:30").strip() == FULL.free
    assert not cell(texts(grid(NOW, start), WIDE), "Tue 24", "08:30"), "a picked one leaves no room before it"
