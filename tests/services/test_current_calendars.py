"""Calendars on this machine: read again when their files changed, and what stands at a coffee's time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from msgspec.structs import replace as with_parts

from netritual.compose import compose
from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.model import CalendarSource, Settings, Slot
from netritual.paths import Home
from netritual.services import calendar_snapshot
from netritual.services.calendar_snapshot import current
from netritual.services.clashes import busy_words
from netritual.services.parts import Parts
from netritual.services.ports import CalendarReading
from tests.calendar.test_busy import ics

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)


class Desk:
    """A home with calendars, and which of them were read."""

    def __init__(self, home: Home, folder: Path) -> None:
        made = compose(home.root, NOW.isoformat())
        self.read: list[str] = []
        self.parts: Parts = with_parts(made, read_calendar=self._noting(made))
        self.folder = folder
        self.settings = Settings(tz="UTC")

    def _noting(self, parts: Parts) -> Callable[..., CalendarReading]:
        def read(source: CalendarSource, *more: Any) -> CalendarReading:
            self.read.append(source.name)
            return parts.read_calendar(source, *more)

        return read

    def add(self, source: CalendarSource) -> None:
        self.settings = replace(self.settings, calendars=(*self.settings.calendars, source))

    def look(self, now: datetime = NOW, *slots: Slot) -> tuple[CalendarReading, ...]:
        self.read.clear()
        view = self.parts.open_store(False).view
        return current(self.parts, view, self.settings, now, slots)


@pytest.fixture
def desk(own_home: Home, tmp_path: Path) -> Desk:
    (tmp_path / "team" / "inner").mkdir(parents=True)
    (tmp_path / "work.ics").write_bytes(ics("SUMMARY:team"))
    (tmp_path / "team" / "inner" / "a.ics").write_bytes(ics("SUMMARY:planning"))
    made = Desk(own_home, tmp_path)
    made.add(CalendarSource(name="work", path=str(tmp_path / "work.ics")))
    made.add(CalendarSource(name="team", folder=str(tmp_path / "team")))
    return made


def test_only_what_changed_is_read_again(desk: Desk) -> None:
    desk.look()
    assert desk.read == ["work", "team"]
    desk.look(NOW + timedelta(minutes=5))
    assert desk.read == []
    (desk.folder / "work.ics").write_bytes(ics("SUMMARY:team", "DTSTART:20260318T090000Z\nDURATION:PT1H"))
    work, _ = desk.look(NOW + timedelta(minutes=10))
    assert desk.read == ["work"] and len(work.busy) == 2
    (desk.folder / "team" / "inner" / "b.ics").write_bytes(ics("SUMMARY:x"))
    desk.look(NOW + timedelta(minutes=15))
    assert desk.read == ["team"]
    (desk.folder / "team" / "inner" / "b.ics").unlink()
    (desk.folder / "work.ics").unlink()
    work, _ = desk.look(NOW + timedelta(minutes=20))
    assert desk.read == ["work", "team"] and work.failed and len(work.busy) == 2, "its last times are kept"
    desk.look(NOW + timedelta(minutes=25))
    assert desk.read == []


def test_a_reading_is_made_anew_when_it_no_longer_reaches_ahead(desk: Desk) -> None:
    desk.look()
    desk.look(NOW + timedelta(days=6))
    assert desk.read == []
    desk.look(NOW + timedelta(days=7))
    assert desk.read == ["work", "team"]


def test_a_setting_that_says_how_to_read_counts_as_a_change(desk: Desk) -> None:
    desk.look()
    for changed in ({"addresses": ("sam@work.example",)}, {"all_day_blocks": True}, {"tz": "Europe/Paris"}):
        desk.settings = replace(desk.settings, **changed)
        desk.look()
        assert desk.read == ["work", "team"]


def test_an_address_is_not_fetched(desk: Desk) -> None:
    desk.settings = replace(desk.settings, calendars=(CalendarSource(name="home", secret=True),))
    assert desk.look() == () and desk.read == []


def test_a_title_is_read_for_a_clash_and_kept_nowhere(desk: Desk, own_home: Home) -> None:
    slot = Slot(start=datetime(2026, 3, 17, 9, 30, tzinfo=UTC), end=datetime(2026, 3, 17, 10, 15, tzinfo=UTC), tz="UTC")
    desk.look()
    told = busy_words(slot, desk.settings, desk.look(NOW, slot), NOW.date())
    assert desk.read == ["work", "team"]
    assert told == "Tue 17 Mar 09:30 is busy in work (09:00-10:00 team) and team (09:00-10:00 planning)."
    desk.look(NOW, Slot(start=slot.end, end=slot.end + timedelta(hours=1), tz="UTC"))
    assert desk.read == []
    assert not any(b"planning" in path.read_bytes() for path in Path(own_home.root).rglob("*") if path.is_file())


def test_a_calendar_that_takes_long_is_not_read_again_for_a_title(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slot = Slot(start=datetime(2026, 3, 17, 9, 30, tzinfo=UTC), end=datetime(2026, 3, 17, 10, 15, tzinfo=UTC), tz="UTC")
    desk.look()
    monkeypatch.setattr(calendar_snapshot, "QUICK", 1)
    told = busy_words(slot, desk.settings, desk.look(NOW, slot), NOW.date())
    assert desk.read == [] and told == "Tue 17 Mar 09:30 is busy in work (09:00-10:00) and team (09:00-10:00)."


def stretch(first: str, last: str, *, tentative: bool = False, title: str = "") -> Busy:
    return Busy(datetime.fromisoformat(f"{first}Z"), datetime.fromisoformat(f"{last}Z"), tentative, title)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ""),
        ([stretch("2026-03-17T08:00", "2026-03-17T08:30")], ""),
        ([stretch("2026-03-17T08:00", "2026-03-17T08:31")], "Tue 17 Mar 09:30 is busy in work (09:00-09:31)."),
        ([stretch("2026-03-17T08:00", "2026-03-17T09:00", tentative=True, title="team")],
         "Tue 17 Mar 09:30 may be busy in work (09:00-10:00 team)."),
        ([stretch("2026-03-16T23:00", "2026-03-17T23:00", title="Off")],
         "Tue 17 Mar 09:30 is busy in work (all day Off)."),
        ([stretch("2026-03-15T23:00", "2026-03-20T23:00", title="Vacation")],
         "Tue 17 Mar 09:30 is busy in work (Mon 16 Mar to Fri 20 Mar Vacation)."),
        ([stretch("2026-03-16T19:00", "2026-03-17T09:00")],
         "Tue 17 Mar 09:30 is busy in work (Mon 16 Mar 20:00 to Tue 17 Mar 10:00)."),
        ([stretch("2026-03-11T10:00", "2026-03-20T23:00", title="Vacation")],
         "Tue 17 Mar 09:30 is busy in work (until Fri 20 Mar Vacation)."),
        ([stretch("2026-03-10T08:00", "2026-03-17T09:00", title="Fair")],
         "Tue 17 Mar 09:30 is busy in work (until Tue 17 Mar 10:00 Fair)."),
        ([stretch("2026-03-17T07:00", "2026-03-17T23:00")], "Tue 17 Mar 09:30 is busy in work (08:00-24:00)."),
        ([stretch("2026-03-17T08:00", f"2026-03-17T09:0{n}") for n in range(5)],
         "Tue 17 Mar 09:30 is busy in work (09:00-10:00), work (09:00-10:01), work (09:00-10:02) and 2 more."),
        ([stretch("2026-03-17T08:00", "2026-03-17T09:00", title="x" * 60)],
         f"Tue 17 Mar 09:30 is busy in work (09:00-10:00 {'x' * 40}…)."),
    ],
)  # fmt: skip
def test_what_stands_at_the_time_of_a_coffee_is_said_in_the_persons_zone(rows: list[Busy], words: str) -> None:
    start = datetime(2026, 3, 17, 8, 30, tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="Europe/Paris")
    reading = CalendarReading("work", tuple(rows), (), len(rows), 0, NOW)
    assert busy_words(slot, Settings(tz="Europe/Paris"), [reading], NOW.date()) == words
