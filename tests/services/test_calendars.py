"""Busy calendars as verbs, and the rows that are kept between two readings."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.calendar.fetch import read as read_source
from netritual.compose import compose
from netritual.domain.coffees.calendar_entries import Busy, PastMeeting
from netritual.domain.model import CalendarSource, Review, Settings
from netritual.errors import NetritualError, UsageError
from netritual.files import Disk
from netritual.paths import Home
from netritual.review.step import StepContext
from netritual.review.steps import s70_coffees
from netritual.services import busy_times as cache
from netritual.services.ports import CalendarReading
from netritual.services.setting_changes import SettingsFile
from netritual.services.verbs.calendar import (
    add_calendar,
    calendar_rows,
    new_source,
    read_calendars,
    remove_calendar,
)
from netritual.settings_toml import load
from netritual.sources.secrets import KeyringSecrets
from netritual.store.journal_store import JournalStore, open_store

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
ADDRESS = "https://calendar.example/private-a1b2c3/basic.ics"


class Kept:
    """Secrets in memory, where a keyring would be."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.held.get(name)

    def put(self, name: str, secret: str) -> None:
        self.held[name] = secret

    def hold(self, name: str, secret: str) -> None:
        self.held[name] = secret

    def forget(self, name: str) -> None:
        self.held.pop(name, None)

    def usable(self) -> bool:
        return True


class House:
    """A home with a settings file that a person has written."""

    def __init__(self, home: Home) -> None:
        self.home, self.disk = home, Disk()
        self.store: JournalStore = open_store(home, self.disk)
        self.file = SettingsFile(compose(home.root))
        self.disk.make_folder(home.root)
        Path(home.settings).write_text('# mine\nname = "Zoë"\n', "utf-8")

    def settings(self) -> Settings:
        return load(Path(self.home.settings).read_bytes())

    def add(self, source: CalendarSource, secrets: Any, address: str = "") -> object:
        return add_calendar(self.store, NOW, self.file, source, secrets, address)

    def remove(self, name: str, secrets: Kept) -> object:
        return remove_calendar(self.store, NOW, self.file, name, secrets)

    def everything(self) -> bytes:
        return b"".join(p.read_bytes() for p in Path(self.home.root).rglob("*") if p.is_file())


@pytest.fixture
def house(own_home: Home) -> House:
    return House(own_home)


def test_a_calendar_is_added_and_removed(house: House) -> None:
    secrets = Kept()
    assert house.add(new_source("work", path="/a/work.ics"), secrets) is not None
    house.add(new_source("home", secret=True), secrets, ADDRESS + "\n")
    assert [source.name for source in house.settings().calendars] == ["work", "home"]
    assert secrets.held == {"calendar:home": ADDRESS}
    assert b"# mine" in Path(house.home.settings).read_bytes()
    assert b"a1b2c3" not in house.everything()
    with pytest.raises(UsageError, match="already"):
        house.add(new_source("WORK", folder="/x"), secrets)
    house.remove("Home", secrets)
    assert secrets.held == {}
    house.remove("work", secrets)
    assert house.settings().calendars == ()
    with pytest.raises(UsageError, match="no calendar"):
        house.remove("work", secrets)


def test_a_secret_calendar_gets_its_address_anew(house: House) -> None:
    secrets = Kept()
    house.add(new_source("home", secret=True), secrets, ADDRESS)
    assert house.add(new_source("Home", secret=True), secrets, "https://calendar.example/other") is None
    assert secrets.held == {"calendar:home": "https://calendar.example/other"}
    assert len(house.settings().calendars) == 1


def test_without_a_keyring_nothing_is_written_and_the_words_say_what_to_do(house: House) -> None:
    before = Path(house.home.settings).read_bytes()
    with pytest.raises(NetritualError, match="password_command") as refused:
        house.add(new_source("home", secret=True), KeyringSecrets(), ADDRESS)
    assert "a1b2c3" not in str(refused.value)
    assert Path(house.home.settings).read_bytes() == before


def test_a_secret_is_taken_back_when_the_settings_cannot_be_written(house: House) -> None:
    secrets = Kept()
    Path(house.home.settings).write_text("this is not toml [", "utf-8")
    with pytest.raises(NetritualError):
        add_calendar(house.store, NOW, house.file, new_source("home", secret=True), secrets, ADDRESS)
    assert secrets.held == {}


class SlowDialog(Kept):
    """A keyring that asks: while its dialog stands there, something else happens."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def put(self, name: str, secret: str) -> None:
        self.meanwhile()
        super().put(name, secret)


def test_calendars_added_while_another_is_being_added_are_all_kept(house: House) -> None:
    other = House(house.home)
    house.add(
        new_source("home", secret=True),
        SlowDialog(lambda: other.add(new_source("work", path="/w.ics"), Kept())),
        ADDRESS,
    )
    assert {source.name for source in house.settings().calendars} == {"home", "work"}


def test_of_two_calendars_of_one_name_the_first_is_kept(house: House) -> None:
    other = House(house.home)
    secrets = SlowDialog(lambda: other.add(new_source("Home", path="/h.ics"), Kept()))
    with pytest.raises(UsageError, match="already"):
        house.add(new_source("home", secret=True), secrets, ADDRESS)
    assert [source.name for source in house.settings().calendars] == ["Home"]


def test_a_calendar_that_is_removed_takes_none_with_it_that_was_just_added(house: House) -> None:
    other = House(house.home)
    house.add(new_source("old", path="/o.ics"), Kept())
    settings = house.file.settings

    def seen_before_another_is_added() -> Settings:
        seen = settings()
        house.file.settings = settings  # type: ignore[method-assign]
        other.add(new_source("new", path="/n.ics"), Kept())
        return seen

    house.file.settings = seen_before_another_is_added  # type: ignore[method-assign]
    house.remove("old", Kept())
    assert [source.name for source in house.settings().calendars] == ["new"]


def test_processes_that_add_calendars_at_once_lose_none(house: House, tmp_path: Path) -> None:
    names = ["a", "b", "c"]
    command = [sys.executable, "-m", "netritual", "--home", house.home.root, "calendar", "add"]
    for name in names:
        (tmp_path / f"{name}.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    running = [subprocess.Popen([*command, name, "--file", f"{tmp_path}/{name}.ics"]) for name in names]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert sorted(source.name for source in house.settings().calendars) == names


@pytest.mark.parametrize("address", ["", "  ", "http://example.org/private-a1b2c3", "private-a1b2c3"])
def test_a_secret_must_be_an_address(house: House, address: str) -> None:
    secrets = Kept()
    with pytest.raises(UsageError) as refused:
        house.add(new_source("home", secret=True), secrets, address)
    assert secrets.held == {} and "a1b2c3" not in str(refused.value)


@pytest.mark.parametrize(
    "places",
    [{}, {"path": "/a", "folder": "/b"}, {"path": "/a", "secret": True}],
)
def test_a_calendar_has_one_place(places: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        new_source("work", **places)
    with pytest.raises(UsageError):
        new_source(" \x07", path="/a")


BUSY = Busy(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1), True)


def reading(name: str = "work", **fields: Any) -> CalendarReading:
    met = PastMeeting("u", None, NOW, NOW, "Divorce lawyer", (("ana@x.org", "Ana"),))
    made = CalendarReading(name, (BUSY,), (met,), 3, 0, NOW, read=3)
    return made._replace(**fields)


def test_rows_are_kept_without_titles_or_people(house: House) -> None:
    settings = Settings(calendars=(CalendarSource(name="work", path="/a"),))
    fresh = cache.refresh(house.disk, house.home.busy, settings, lambda _: reading())
    assert fresh[0].meetings
    kept = cache.load(house.disk, house.home.busy)
    assert kept == (reading(meetings=()),)
    assert cache.busy_of(kept) == (BUSY,)
    assert b"lawyer" not in house.everything() and b"ana@x" not in house.everything()


def test_a_calendar_that_fails_keeps_its_last_rows_and_their_age(house: House) -> None:
    settings = Settings(calendars=(CalendarSource(name="work", path="/a"),))
    cache.refresh(house.disk, house.home.busy, settings, lambda _: reading())
    later = NOW + timedelta(hours=3)
    failed = CalendarReading("work", (), (), 0, 0, later, "It did not answer.")
    kept = cache.refresh(house.disk, house.home.busy, settings, lambda _: failed)
    assert (kept[0].busy, kept[0].fetched, kept[0].problem) == ((BUSY,), NOW, "It did not answer.")
    assert cache.age_words(kept, settings, later) == "busy times read 3 hours ago; work could not be read"
    assert cache.age_words((), Settings(), later) == "no calendar was read"
    assert cache.refresh(house.disk, house.home.busy, Settings(), lambda _: failed) == ()


def test_busy_times_that_cannot_be_kept_hold_for_now(house: House) -> None:
    Path(house.home.busy).mkdir(parents=True)
    settings = Settings(calendars=(CalendarSource(name="work", path="/a"),))
    assert cache.busy_of(cache.refresh(house.disk, house.home.busy, settings, lambda _: reading())) == (BUSY,)


def test_what_was_never_read_has_no_age_and_is_named(house: House) -> None:
    settings = Settings(calendars=(CalendarSource(name="work", path="/a"), CalendarSource(name="Sec", path="/b")))

    def read(source: CalendarSource) -> CalendarReading:
        return reading() if source.name == "work" else CalendarReading("Sec", (), (), 0, 0, NOW, "It is gone.")

    cache.refresh(house.disk, house.home.busy, settings, read)
    kept = cache.load(house.disk, house.home.busy)
    later = NOW + timedelta(minutes=5)
    assert cache.fetched_of(kept) == NOW and cache.fetched_of(kept[1:]) is None
    assert cache.age_words(kept, settings, later) == "busy times read 5 minutes ago; Sec could not be read"
    alone = Settings(calendars=settings.calendars[1:])
    assert cache.age_words(kept, alone, later) == "no calendar was read: Sec could not be read"
    assert cache.age_words((), alone, later) == "no calendar was read: Sec was not read yet"
    again = cache.refresh(house.disk, house.home.busy, alone, read)
    assert cache.fetched_of(again) is None, "a second try that gives nothing is no reading either"
    found = cache.refresh(house.disk, house.home.busy, alone, lambda _: reading("Sec", fetched=later))
    assert cache.age_words(found, alone, later) == "busy times read a moment ago"


def test_a_calendar_whose_file_is_gone_is_named_in_step_seven(house: House) -> None:
    gone = CalendarSource(name="g", path=str(Path(house.home.root) / "gone.ics"))
    settings = Settings(tz="UTC", calendars=(gone,))
    secrets = Kept()

    def read(source: CalendarSource) -> CalendarReading:
        return read_source(source, settings, NOW, NOW, house.disk, lambda one: secrets.get(one.name) or "")

    readings = cache.refresh(house.disk, house.home.busy, settings, read)
    context = StepContext(
        network=house.store.view(),
        settings=settings,
        now=NOW,
        review=Review(week="2026-W11", started=NOW),
        fetched=cache.fetched_of(readings),
        unread=cache.unread_words(readings, settings),
    )
    said = s70_coffees.lines(context)[0].partition("\t")[2]
    assert said == "g could not be read"
    assert s70_coffees.lines(replace(context, fetched=NOW))[0].endswith("read a moment ago; g could not be read")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format":6}', b'{"format":3,"calendars":[]}',
                                  b'{"format":6,"calendars":[["x",[[1]]]]}', b"null"])  # fmt: skip
def test_a_file_of_rows_that_is_not_whole_is_none(house: House, data: bytes) -> None:
    house.disk.make_folder(str(Path(house.home.busy).parent))
    house.disk.replace(house.home.busy, data)
    assert cache.load(house.disk, house.home.busy) == ()


def test_list_and_test_tell_what_is_known(house: House) -> None:
    settings = Settings(
        calendars=(CalendarSource(name="work", path="/a"), CalendarSource(name="home", password_command=("pass",)))
    )
    rows = calendar_rows(settings, ())
    assert [(r["name"], r["source"], r["fetched"], r["ok"]) for r in rows] == [
        ("work", "file", None, False), ("home", "secret", None, False),
    ]  # fmt: skip
    told = read_calendars(house.disk, house.home.busy, settings, "WORK", lambda s: reading(s.name, lost=2))
    assert told == [
        {
            "name": "work", "source": "file", "events": 3, "fetched": "2026-03-11T10:00:00+00:00", "ok": False,
            "detail": "1 busy time; 3 events read, 2 lost", "read": 3, "mended": 0, "lost": 2,
            "busy": [["2026-03-12T10:00:00+00:00", "2026-03-12T11:00:00+00:00", "tentative"]],
        }
    ]  # fmt: skip
    assert json.loads(json.dumps(told)) == told
    assert not calendar_rows(settings, cache.load(house.disk, house.home.busy))[0]["ok"]
    with pytest.raises(UsageError):
        read_calendars(house.disk, house.home.busy, settings, "nope", lambda s: reading(s.name))
