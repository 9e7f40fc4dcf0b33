"""Days off: the person's own, and the public holidays of a country, which the package that knows them is asked once."""

from datetime import date
from pathlib import Path

import pytest
from holidays import HolidayBase

from netritual.calendar.holidays import between, public_holidays
from netritual.domain.model import Settings
from netritual.files import Disk
from netritual.paths import Home

SPRING = date(2026, 4, 1), date(2026, 5, 3)
PORTUGAL, BRITAIN = Settings(country="pt"), Settings(country="GB")


class UpdatedPackages(Disk):
    """A disk on which every file was written anew."""

    def changed(self, path: str) -> int:
        return super().changed(path) + 1


class AnotherVersion(Disk):
    """A disk with another version of each package, all of whose files have the time that those of the former had."""

    def names(self, path: str) -> list[str]:
        return [name.replace(".dist-info", ".1.dist-info") for name in super().names(path)]


def days_off(settings: Settings, home: Home, disk: Disk | None = None) -> frozenset[date]:
    """Of another process each time."""
    public_holidays.cache_clear()
    return between(settings, *SPRING, disk or Disk(), home)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(str(tmp_path))
    Path(home.store).mkdir()
    return home


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The countries that the package was asked for."""
    countries: list[str] = []

    def country_holidays(country: str, **_: object) -> HolidayBase:
        countries.append(country)
        return HolidayBase()

    monkeypatch.setattr("holidays.country_holidays", country_holidays)
    return countries


def test_holidays_of_a_country_and_the_persons_own(home: Home) -> None:
    for _ in ("asked for", "as it was kept"):
        days = days_off(Settings(country="pt", holidays=(date(2026, 4, 10), date(2026, 7, 1))), home)
        assert {date(2026, 4, 10), date(2026, 4, 25), date(2026, 5, 1)} <= days
        assert all(SPRING[0] <= day <= SPRING[1] for day in days)
        assert days_off(Settings(country="ZZ"), home) == days_off(Settings(), home) == frozenset()
        assert date(2026, 4, 6) in days_off(BRITAIN, home), "Easter Monday, but in Scotland"


def test_the_package_is_asked_once_for_a_country_and_a_year(home: Home, asked: list[str]) -> None:
    for _ in range(3):
        days_off(PORTUGAL, home)
        days_off(BRITAIN, home)
    assert asked == ["PT", "GB"]
    between(PORTUGAL, date(2026, 12, 30), date(2027, 1, 2), Disk(), home)
    assert asked == ["PT", "GB", "PT"], "another year"


def test_another_version_of_the_package_is_asked_anew(home: Home, asked: list[str]) -> None:
    days_off(PORTUGAL, home)
    for disk in (AnotherVersion(), AnotherVersion(), UpdatedPackages(), UpdatedPackages()):
        days_off(PORTUGAL, home, disk)
    assert asked == ["PT", "PT", "PT"]


@pytest.mark.parametrize("left", [b"", b"not whole", b'{"format":1,"days":{"PT 2026":["2026-13-01"]}}'])
def test_a_file_that_is_not_whole_is_made_anew(home: Home, asked: list[str], left: bytes) -> None:
    days_off(PORTUGAL, home)
    Path(home.holidays).write_bytes(left)
    days_off(PORTUGAL, home)
    days_off(PORTUGAL, home)
    assert asked == ["PT", "PT"]


def test_no_home_is_made_for_holidays(tmp_path: Path) -> None:
    assert days_off(PORTUGAL, Home(str(tmp_path / "none")))
    assert not list(tmp_path.iterdir())
