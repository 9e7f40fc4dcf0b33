"""The rows, figures and parts of Home as pure functions: any width, any text, any number of rows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.charts.signs import FULL, PLAIN, Signs
from netritual.domain.model import Coffee, Interaction, Person, Promise, Request, Settings, Slot
from netritual.review.step import Item
from netritual.services.pages.coming_up import coming_by_start
from netritual.services.pages.home_offers import home_offers
from netritual.services.pages.home_page import home_page
from netritual.services.pages.next_review import NextReview
from netritual.services.pages.week_figures import first_week
from netritual.tui.face.spans import text_of, width_of
from netritual.tui.screens.home_blocks import HomeBlock, HomeData, blocks_of, form_of, free_rows
from netritual.tui.screens.home_figures import narrow_figures, wide_figures
from netritual.tui.screens.home_notes import day_one
from netritual.tui.screens.home_rows import HomeRows
from netritual.tui.view import shape_of
from netritual.tui.widgets.item_list import Row
from tests.support.network import MemoryNetwork
from tests.tui.conftest import HOSTILE

NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)
TODAY = NOW.date()
SETTINGS = Settings(tz="UTC")
SIZES = ((60, 15), (79, 19), (80, 24), (99, 40), (100, 30), (120, 40), (200, 60))


def network(count: int, weeks: int) -> MemoryNetwork:
    """So many people of hostile names since so many weeks, with something open, planned and quiet."""
    people = [
        Person(
            id=at, handle=f"p{at}", name=HOSTILE[at % len(HOSTILE)], tier=at % 4, position="a [b] c" * 4,
            created=NOW - timedelta(weeks=weeks), needs=("a part-time bookkeeper",) if at == 2 else (),
            offers=("bookkeeping",) if at == 3 else (),
        )
        for at in range(1, count + 1)
    ]  # fmt: skip
    talks = [
        Interaction(id=100 + at, on=TODAY - timedelta(days=7 * at), channel="coffee", people=(at % count + 1,))
        for at in range(weeks)
    ]  # fmt: skip
    start = NOW + timedelta(days=2)
    over = NOW - timedelta(days=1)
    return MemoryNetwork(
        *people, *talks,
        *(Request(id=200 + at, from_=at, type="question", text="why? " * 30, asked=NOW - timedelta(days=4))
          for at in range(1, count + 1)),
        *(Promise(id=300 + at, people=(at,), text="the deck", made=TODAY, due=date(2026, 3, 9)) for at in (1, 2)),
        Coffee(id=400, people=(1,), said=TODAY, state="written", place="Café " * 12,
               slot=Slot(start=start, end=start + timedelta(hours=1), tz="UTC")),
        Coffee(id=401, people=(2,), said=TODAY, state="written", channel="lunch",
               slot=Slot(start=over, end=over + timedelta(hours=1), tz="UTC")),
    )  # fmt: skip


def home(count: int, weeks: int, signs: Signs) -> HomeData:
    """What Home shows of it."""
    told = network(count, weeks)
    page = home_page(told, SETTINGS, NOW)
    offers = home_offers(told, SETTINGS, TODAY, is_planned=False, is_settled=page.figures.is_settled, is_wide=True)
    week = None if page.figures.is_settled else first_week(told, TODAY)
    return HomeData(
        page=page, week=week, offers=offers, network=told, today=TODAY, signs=signs
    )  # fmt: skip


@pytest.mark.parametrize("signs", [FULL, PLAIN], ids=["full", "plain"])
@pytest.mark.parametrize(("count", "weeks"), [(1, 0), (4, 1), (29, 9)])
def test_every_row_keeps_to_its_width_and_height(count: int, weeks: int, signs: Signs) -> None:
    data = home(count, weeks, signs)
    for width, height in SIZES:
        form, make = form_of(shape_of(width, height), width), data.rows()
        for block in blocks_of(data, make, form, height):
            room = form.right if block.side and form.is_wide else form.left
            for row in block.rows:
                for paint in filter(None, (row.paint, row.at_cursor)):
                    lines = [*paint(room)]
                    assert all(width_of(line) <= room for line in lines), (block.id, width)
                    assert len(lines) <= row.lines, (block.id, row.key)
            if block.paint is not None:
                assert all(width_of(line) <= room for line in block.paint(room - 1))


@pytest.mark.parametrize("weeks", [0, 1, 5, 40])
@pytest.mark.parametrize("width", [100, 101, 119, 120, 160, 250])
def test_the_figures_are_as_wide_as_asked(width: int, weeks: int) -> None:
    data = home(5, weeks, FULL)
    for line in wide_figures(data.page, data.week, width - 5, FULL):
        assert width_of(line) == width - 5
    for line in narrow_figures(data.page, data.week, width - 42, FULL):
        assert width_of(line) == width - 42


def test_what_there_is_no_room_for_goes_in_order() -> None:
    """The year gets lower and goes, then the second lines of what is to be done; that itself stays, with what comes."""
    data = home(29, 30, FULL)
    form, make = form_of("wide", 120), data.rows()

    def ids(height: int) -> list[str]:
        return [block.id for block in blocks_of(data, make, form, height)]

    def now(height: int) -> HomeBlock:
        return next(block for block in blocks_of(data, make, form, height) if block.id == "now")

    most = max(height for height in range(90) if "year" not in ids(height))
    assert "year" in ids(most + 1) and {"past", "now", "coming"} <= {*ids(20)}
    flat = max(height for height in range(90) if max(row.lines for row in now(height).rows if not row.head) == 1)
    assert flat < most
    for height in range(28, 90):
        assert free_rows(blocks_of(data, make, form, height), form, height) >= 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_day_one_keeps_to_its_width(width: int, height: int) -> None:
    lines = day_one(width, height, FULL)
    assert all(width_of(line) <= width for line in lines)
    assert not any("…" in text_of(line) for line in lines)


def test_rows_that_are_drawn_otherwise_are_not_equal() -> None:
    make = HomeRows(MemoryNetwork(), PLAIN)
    review = NextReview(on=date(2026, 3, 15), start=None, when="Sun 15 Mar, 17:00", words="", minutes=0, weeks=())
    offers = [
        make.offer("add-five", f"You have {count} people", "f begins", "", 60, "f", tall=True) for count in (3, 4)
    ]
    assert make.review(review) != make.review(replace(review, when="Sun 15 Mar, 18:00")) and offers[0] != offers[1]


def test_on_a_narrow_terminal_a_row_keeps_its_hour_and_how_sure_it_is() -> None:
    """Of what does not fit the name gives way first."""
    who = "Alexandra von Humboldt"
    make = HomeRows(MemoryNetwork(), FULL, [who])
    about = Item(key="a", table="coffees", ref=1, section="", cells=(), acts=())
    asked = ("move to Thu 10 Dec 17:30? coffee Tue 8 Dec", "yes or no?")
    moved = make.matter(replace(about, kind="changed", cells=(who, *asked)), 58, tall=False)
    assert "move to Thu 10 Dec 17:30?" in rows_of(moved, 58) and "Alexandra" in rows_of(moved, 58)
    coming = ("Tue 8 Dec 15:30", "meeting", "Kofi Mensah and Nina Petrova", "", "", "planned")
    planned = rows_of(make.coming(replace(about, cells=coming), tall=False), 58)
    assert "15:30" in planned and planned.rstrip().endswith("planned") and "Kofi Mensah" in planned


def rows_of(row: Row, width: int) -> str:
    """The first line of a row."""
    return text_of(next(iter(row.paint(width))))


@pytest.mark.parametrize("tall", [False, True])
def test_a_talk_of_another_year_has_its_whole_day_and_what_its_line_calls_it(tall: bool) -> None:
    now = datetime(2026, 12, 18, 10, tzinfo=UTC)
    start = datetime(2027, 1, 8, 19, tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(hours=3), tz="UTC")
    party = Coffee(id=400, people=(1, 2), said=now.date(), state="written", channel="social", slot=slot,
                   line="wrap party fri 8 jan 7pm with ana and dana")  # fmt: skip
    people = [Person(id=1, handle="ana", name="Ana Ruiz"), Person(id=2, handle="dana", name="Dana Fox")]
    told = MemoryNetwork(*people, party)
    ((_, item),) = coming_by_start(told, SETTINGS, now)
    row = HomeRows(told, FULL).coming(item, tall=tall)
    (first, *_) = row.paint(36 if tall else 78)
    assert text_of(first).startswith("Fri  8 Jan  19:00  party  " if tall else "Fri  8 Jan  19:00  party ")
    (wide, *_) = row.paint(60)
    assert not tall or "wrap party" in text_of(wide)


@pytest.mark.parametrize("tall", [False, True])
def test_an_hour_with_am_or_pm_is_whole(tall: bool) -> None:
    here = Settings(tz="America/Chicago", country="US")
    start = datetime(2026, 3, 13, 18, 30, tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(hours=1), tz="America/Chicago")
    coffee = Coffee(id=400, people=(1,), said=TODAY, state="written", slot=slot)
    told = MemoryNetwork(Person(id=1, handle="ana", name="Ana Ruiz"), coffee)
    ((_, item),) = coming_by_start(told, here, NOW)
    (first, *_) = HomeRows(told, FULL).coming(item, tall=tall).paint(40 if tall else 78)
    assert "1:30pm   coffee" in text_of(first)


def test_the_review_of_next_year_stands_without_its_year_as_what_else_comes() -> None:
    review = NextReview(on=date(2027, 1, 1), start=None, when="Fri 1 Jan 2027, 16:00", words="", minutes=9, weeks=())
    (painted,) = HomeRows(MemoryNetwork(), PLAIN).review(review).paint(60)
    assert text_of(painted).split() == ["Fri", "1", "Jan", "16:00", "your", "review"]
    (off,) = HomeRows(MemoryNetwork(), PLAIN).review(replace(review, none="none next week: its days are off")).paint(78)
    assert text_of(off).rstrip().endswith("16:00  your review  none next week: its days are off")
