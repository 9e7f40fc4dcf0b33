"""Where a calendar file and an export may go, and what they never write over."""

import os
from pathlib import Path

import pytest

from netritual.paths import Home
from tests.support.shell import ShellUser

OWN = ["store/journal.jsonl", "store/new.ics", "settings.toml", "texts.json", "calendar/outside.json",
       "calendar/busy.json", "calendar/holidays.json", "backups/a.ics", "place.json"]  # fmt: skip


@pytest.fixture
def planned(week: ShellUser) -> ShellUser:
    week.done("coffees", "plan", "chloe", "2026-03-17T08:30")
    week.done("settings", "set", "alarm_min", "20")
    return week


def bytes_of(folder: str | Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("command", [["coffees", "--write"], ["export", "--format", "jsonl"]])
def test_what_netritual_keeps_for_itself_is_never_written_over(
    planned: ShellUser, own_home: Home, tmp_path: Path, command: list[str], name: str
) -> None:
    file = Path(own_home.root, name)
    file.parent.mkdir(exist_ok=True)
    (tmp_path / "link.ics").symlink_to(file)
    before = bytes_of(own_home.root)
    for path in (file, tmp_path / "link.ics", os.path.relpath(file)):
        answer = planned(*command, str(path), "--yes")
        assert answer.code == 1 and "own files. Nothing was changed." in answer.err
    assert bytes_of(own_home.root) == before


@pytest.mark.parametrize("command", [["coffees", "--write"], ["export", "--format", "jsonl"]])
def test_the_files_of_another_home_are_never_written_over(
    planned: ShellUser, tmp_path: Path, command: list[str]
) -> None:
    other = tmp_path / "other"
    planned.done("log", "coffee @Ana yesterday", "--home", str(other))
    before = bytes_of(other)
    for name in ("store/journal.jsonl", "settings.toml"):
        assert planned(*command, str(other / name), "--yes").code == 1
    assert planned("coffees", "--write", str(other / "calendar" / "coffees.ics"), "--yes").code == 1
    assert bytes_of(other) == before


@pytest.mark.parametrize("command", [["coffees", "--write"], ["export", "--format", "jsonl"]])
def test_only_a_regular_file_or_a_new_one_is_written(planned: ShellUser, tmp_path: Path, command: list[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "null").symlink_to("/dev/null")
    for path in ("/dev/null", str(tmp_path / "null"), str(tmp_path), str(tmp_path / "pipe")):
        answer = planned(*command, path, "--yes")
        assert answer.code == 1 and f"{path} is not a regular file. Nothing was changed." in answer.err
    assert not list(tmp_path.glob("*new*"))
    planned.done(*command, str(tmp_path / "new.ics"))


def test_settings_that_are_a_link_are_settings_at_both_ends(planned: ShellUser, own_home: Home, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.toml"
    Path(own_home.settings).rename(elsewhere)
    Path(own_home.settings).symlink_to(elsewhere)
    for path in (own_home.settings, str(elsewhere)):
        assert planned("export", path, "--yes").code == 1
    assert b"alarm_min" in elsewhere.read_bytes()


def test_the_new_file_beside_the_calendar_file_is_looked_at_too(planned: ShellUser, tmp_path: Path) -> None:
    (tmp_path / "c-new.ics").symlink_to("/dev/null")
    assert planned("coffees", "--write", str(tmp_path / "c.ics"), "--yes").code == 1
    assert not (tmp_path / "c.ics").exists()


def test_a_calendar_file_may_lie_among_those_of_the_home(planned: ShellUser, own_home: Home) -> None:
    planned.done("coffees", "--write", own_home.calendar)
    planned.done("coffees", "--write", str(Path(own_home.calendar).with_name("work.ics")))


def test_an_export_goes_over_its_own_file_and_over_no_other(planned: ShellUser, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    planned.done("export", str(file))
    planned.done("log", "coffee @ana yesterday")
    planned.done("export", str(file))
    file.write_bytes(b"mine\n")
    answer = planned("export", str(file))
    assert answer.code == 1 and "not the file that netritual wrote last" in answer.err and "--yes" in answer.err
    assert file.read_bytes() == b"mine\n"
    planned.done("export", str(file), "--yes")
    assert b"Ana Ruiz" in file.read_bytes()


def test_an_export_without_a_home_makes_none(sh: ShellUser, tmp_path: Path) -> None:
    sh.done("export", str(tmp_path / "all.jsonl"), "--home", str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()
