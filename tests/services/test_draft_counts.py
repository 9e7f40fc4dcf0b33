"""What the guards found in copied drafts and checked texts, by the day: kept, and counted by ``stats``."""

from datetime import date, timedelta

import pytest

from netritual.domain.drafts.claims import named_lines
from netritual.domain.drafts.key_messages import Message
from netritual.domain.figures.draft_days import DraftDay
from netritual.domain.figures.stats_metrics import stats
from netritual.domain.model import Fact, Line, Settings, Standard
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.pages.draft_counts import KEPT_DAYS, count_drafts, draft_days
from tests.conftest import NOW
from tests.support.network import MemoryNetwork

TODAY = NOW.date()
MINE: tuple[Message, ...] = (
    Line(id=1, key="headline", text="Prices that small firms dare to say"),
    Line(id=2, key="role", text="Pricing consultant", valid_from=date(2026, 1, 1)),
    Line(id=3, key="role", text="Head of Sales", valid_to=date(2025, 12, 31)),
    Fact(id=4, key="workshop price", text="450 euros"),
    Standard(id=5, key="all", text="no smileys"),
)


def test_days_are_added_up_and_kept_for_a_year(own_home: Home) -> None:
    disk = Disk()
    count_drafts(disk, own_home, DraftDay(TODAY, 1))
    assert draft_days(disk, own_home) == [], "there is no home yet, and none is made"
    disk.make_folder(own_home.root)
    count_drafts(disk, own_home, DraftDay(TODAY, 1, 1, 3, 2))
    count_drafts(disk, own_home, DraftDay(TODAY, 1, 0, 1, 1))
    assert draft_days(disk, own_home) == [DraftDay(TODAY, 2, 1, 4, 3)]
    later = TODAY + timedelta(days=KEPT_DAYS + 1)
    count_drafts(disk, own_home, DraftDay(later, 1))
    assert draft_days(disk, own_home) == [DraftDay(later, 1)]


@pytest.mark.parametrize("data", [b"", b"[", b"\xff", b"{}", b'[["x", 1]]'])
def test_a_file_that_cannot_be_read_holds_nothing(own_home: Home, data: bytes) -> None:
    disk = Disk()
    disk.make_folder(own_home.root)
    disk.replace(own_home.draft_days, data)
    assert draft_days(disk, own_home) == []


def test_the_numbers_are_those_of_the_period() -> None:
    days = [DraftDay(TODAY, 4, 3, 5, 4), DraftDay(TODAY - timedelta(days=10), 1, 0, 5, 0)]
    numbers = stats(MemoryNetwork(), Settings(), NOW, "week", days)
    assert (numbers.counted["personal_note_rate"], numbers.of["personal_note_rate"]) == (0.75, [3, 4])
    assert (numbers.counted["consistency"], numbers.of["consistency"]) == (0.8, [4, 5])
    assert stats(MemoryNetwork(), Settings(), NOW).counted["consistency"] is None


@pytest.mark.parametrize(
    ("text", "named", "right"),
    [
        ("Hi Tom, how was the fair?", 0, 0),
        ("I am a pricing consultant. Prices that small firms dare to say!", 2, 2),
        ("The workshop price is €450.", 1, 1),
        ("The workshop costs 300 euros.", 1, 0),
        ("Head of Sales. My workshop price is 450 euros.", 2, 1),
    ],
)
def test_lines_and_facts_are_counted_as_they_are_said(text: str, named: int, right: int) -> None:
    assert named_lines(text, MINE, TODAY) == (named, right)
