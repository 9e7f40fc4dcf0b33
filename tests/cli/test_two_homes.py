"""Two homes with one history, by a backup or by a copy, and one that was moved: each has files of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netritual.domain.model import WrittenFile
from netritual.paths import Home
from netritual.services.external_files import Outside
from netritual.store.journal_store import open_store
from tests.support.shell import ShellUser


class Homes:
    """A home at ``first`` with settings and a calendar file that were written twice, and room for a second one."""

    def __init__(self, sh: ShellUser, folder: Path) -> None:
        self.sh, self.first, self.second = sh, folder / "first", folder / "second"
        self.kept = folder / "a.netritual"
        self.run("log", 'coffee @"Ana Ruiz" yesterday +promise send deck')
        self.run("coffees", "plan", "ana", "tue 17 12:30")
        self.write()
        self.run("settings", "set", "alarm_min", "20")
        self.run("settings", "set", "alarm_min", "25")
        self.run("coffees", "move", "ana", "thu 19 12:30")
        self.write()

    def run(self, *argv: str, home: Path | None = None) -> str:
        answer = self.sh.done(*argv, "--home", str(home or self.first))
        return answer.out + answer.err

    def write(self) -> None:
        self.run("coffees", "--write", Home(str(self.first)).calendar)

    def files(self, home: Path) -> dict[str, bytes]:
        """The settings and the calendar files."""
        paths = [home / "settings.toml", *(home / "calendar").glob("*.ics")]
        return {path.relative_to(home).as_posix(): path.read_bytes() for path in paths if path.exists()}

    def restored(self) -> None:
        self.run("backup", str(self.kept))
        self.run("restore", str(self.kept), home=self.second)

    def copied(self) -> None:
        shutil.copytree(self.first, self.second)

    def moved(self) -> None:
        self.first.rename(self.second)


@pytest.fixture(params=["by name", "by whole path"])
def homes(request: pytest.FixtureRequest, sh: ShellUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Homes:
    """Homes whose journal names its own files, or has the whole path of them as former versions wrote it."""
    with monkeypatch.context() as former:
        if request.param == "by whole path":
            former.setattr(Home, "recorded", lambda self, path: path)
        made = Homes(sh, tmp_path)
    return made


@pytest.mark.parametrize("way", [Homes.restored, Homes.copied, Homes.moved])
def test_undo_changes_the_files_of_its_own_home_only(homes: Homes, way: Callable[[Homes], None]) -> None:
    way(homes)
    first, second = homes.files(homes.first), homes.files(homes.second)
    assert len(second) == 3 and (not first or first == second)
    for _ in range(3):
        assert "stays as it is" not in homes.run("undo", "--yes", home=homes.second)
        assert homes.files(homes.first) == first
    now = homes.files(homes.second)
    assert (b"alarm_min" in now["settings.toml"]) and now["settings.toml"] != second["settings.toml"]
    assert now["calendar/coffees.ics"] != second["calendar/coffees.ics"]
    for _ in range(3):
        homes.run("redo", home=homes.second)
    assert homes.files(homes.second) == second and homes.files(homes.first) == first


@pytest.mark.parametrize("way", [Homes.restored, Homes.copied, Homes.moved])
def test_the_calendar_file_that_came_along_is_known_as_ours(homes: Homes, way: Callable[[Homes], None]) -> None:
    way(homes)
    first = homes.files(homes.first)
    homes.run("coffees", "cancel", "1", home=homes.second)
    homes.run("coffees", "--write", Home(str(homes.second)).calendar, home=homes.second)
    assert b"CANCELLED" in homes.files(homes.second)["calendar/coffees.ics"]
    assert homes.files(homes.first) == first


def test_a_file_outside_of_every_home_keeps_its_path(sh: ShellUser, tmp_path: Path) -> None:
    homes = Homes(sh, tmp_path)
    (tmp_path / "calendar").mkdir()
    file = tmp_path / "calendar" / "coffees.ics"
    homes.run("coffees", "--write", str(file))
    homes.copied()
    homes.run("undo", "--yes", home=homes.second)
    assert not file.exists()
    records = open_store(Home(str(homes.first)), create=False).view().all(WrittenFile)
    assert str(file) in [record.path for record in records]


def test_a_home_that_was_copied_and_used_before_has_a_record_of_either(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes.copied()
    file, home = Home(str(homes.second)).calendar, homes.second
    with monkeypatch.context() as former:
        former.setattr(Home, "recorded", lambda self, path: path)
        former.setattr(Home, "path_of", lambda self, name: name)
        homes.run("coffees", "--write", file, "--yes", home=home)
    homes.run("coffees", "cancel", "1", home=home)
    first, stood = homes.files(homes.first), homes.files(home)
    homes.run("coffees", "--write", file, home=home)
    homes.run("undo", "--yes", home=home)
    assert homes.files(home) == stood and homes.files(homes.first) == first


def test_the_memory_of_digests_goes_where_the_home_goes(homes: Homes) -> None:
    homes.copied()
    home, store = Home(str(homes.second)), open_store(Home(str(homes.second)), create=False)
    record = next(one for one in store.view().all(WrittenFile) if one.path == home.calendar)
    assert Path(home.calendar).read_bytes() and record.digest
    outside = Outside(store.journal.disk, home.outside)
    assert outside.put_by_us(home.calendar, Path(home.calendar).read_bytes())
