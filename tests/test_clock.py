"""The clock tells the time where the person is, not where the machine stands."""

from datetime import UTC, datetime, timedelta

import pytest

from netritual import clock
from netritual.clock import Clock, FixedClock


def test_a_clock_follows_the_zone_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "zone_set", lambda: "Etc/UTC")
    here = Clock()
    here.follow("Asia/Kolkata")
    now = here.now()
    assert now.utcoffset() == timedelta(hours=5, minutes=30)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert (now + timedelta(days=200)).utcoffset() == now.utcoffset(), "one moment has one offset"


@pytest.mark.parametrize("zone", ["", "Etc/UTC", "Nowhere/Land", "../x"])
def test_without_another_zone_it_tells_the_time_of_the_machine(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setattr(clock, "zone_set", lambda: "Etc/UTC")
    here = Clock()
    here.follow("Asia/Kolkata")
    here.follow(zone)
    assert here.now().utcoffset() == datetime.now().astimezone().utcoffset()


def test_a_clock_that_stands_still_stays_as_it_was_set() -> None:
    noon = datetime(2026, 7, 6, 12, tzinfo=UTC)
    fixed = FixedClock(noon)
    fixed.follow("Asia/Kolkata")
    assert fixed.now() == noon and fixed.now().utcoffset() == timedelta()
