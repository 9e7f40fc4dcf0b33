"""Commands over a damaged home: what is whole is shown, and a line on stderr says what is not."""

from pathlib import Path

import pytest

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.support.shell import ShellUser


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, own_home: Home) -> ShellUser:
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-11T10:00:00+01:00")
    user = ShellUser(capfd)
    for name in ("Ana", "Tom", "Wei"):
        user.done("log", f"coffee @{name} yesterday")
    return user


def spoil(path: Path, what: bytes) -> None:
    """Damage one byte of a file."""
    data = path.read_bytes()
    at = data.index(what)
    path.write_bytes(data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])


def spoil_beginning(home: Home) -> None:
    """Damage the header and the first two entries of a journal, and take the index away, which holds them."""
    path = Path(home.store) / "journal.jsonl"
    head, first, second, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line.replace(b'{"', b"{'", 1) for line in (head, first, second)) + b"".join(rest))
    for index in Path(home.store).glob("index.*"):
        index.unlink()


def test_a_damaged_entry_is_told_by_every_command_and_costs_only_itself(shell: ShellUser, own_home: Home) -> None:
    spoil(Path(own_home.store) / "journal.jsonl", b'"Tom"')
    told = shell.done("people")
    assert told.err.count("is damaged in") == 1 and "doctor" in told.err
    assert "Ana" in told.out and "Wei" in told.out and "Tom" not in told.out
    assert shell.done("people", "--json").json
    done = shell.done("tier", "Ana", "2")
    assert done.err.count("is damaged in") == 1


def test_a_home_for_reading_only_is_read_and_says_which_backup_to_restore(shell: ShellUser, own_home: Home) -> None:
    shell.done("backup")
    (backup,) = Path(own_home.backups).iterdir()
    shell.done("log", "coffee @Bo yesterday")
    spoil_beginning(own_home)
    told = shell.done("people")
    assert "reading only" in told.err and str(backup) in told.err and "Bo" in told.out
    refused = shell("tier", "Bo", "2")
    assert refused.code == 1 and str(backup) in refused.err
    assert shell("doctor").code == 1
    shell.done("restore", str(backup), "--yes")
    assert {"Ana", "Tom", "Wei"} <= set(shell.done("people").out.split())
    assert "Bo" in shell("doctor").out
    shell("doctor", "--repair", "--yes")
    assert shell("doctor").code == 0


def test_a_damaged_home_without_a_backup_names_the_export_and_no_repair_that_would_refuse(
    shell: ShellUser, own_home: Home
) -> None:
    spoil_beginning(own_home)
    refused = shell("backup")
    assert refused.code == 1 and "is damaged" in refused.err and "netritual export" in refused.err
    told = shell("doctor")
    assert told.code == 1 and "netritual export FILE" in told.out and "doctor --repair" not in told.out + told.err
    assert "Wei" in shell.done("export", "--format", "jsonl").out


def test_a_repair_forgets_the_public_holidays_that_were_kept(shell: ShellUser, own_home: Home) -> None:
    Path(own_home.holidays).parent.mkdir(exist_ok=True)
    Path(own_home.holidays).write_bytes(b"{}")
    shell.done("doctor")
    assert Path(own_home.holidays).exists()
    assert "public holidays" in shell("doctor", "--repair", "--yes").out
    assert not Path(own_home.holidays).exists()
    assert "public holidays" not in shell("doctor", "--repair", "--yes").out


@pytest.mark.parametrize("command", ["loops", "people", "articles", "coffees", "history"])
def test_of_a_store_that_cannot_be_read_nobody_says_that_there_is_nothing(
    shell: ShellUser, own_home: Home, command: str
) -> None:
    (Path(own_home.store) / "journal.jsonl").write_bytes(b"garbage\n")
    told = shell(command)
    assert told.code == 1 and told.out == ""
    first, second = told.err.splitlines()
    assert first.startswith("The store is damaged") and second == "What this would show may be in the damaged part."
    answer = shell(command, "--json")
    assert answer.code == 1 and answer.json == []


@pytest.mark.parametrize(
    ("broken", "zone", "told"),
    [
        ("tz = 'America/New_York'\nreview = [\n", "America/New_York", "settings.toml, end of document"),
        ("tz = 'America/New_Yo\n", "Europe/Lisbon", "The hour is in Europe/Lisbon, the zone of this machine."),
        ("tz = 'Mars/Olympus'\n", "Europe/Lisbon", "The settings name Mars/Olympus, which is no time zone"),
    ],
)
def test_an_hour_planned_beside_damaged_settings_is_in_a_zone_that_is_told(
    sh: ShellUser, monkeypatch: pytest.MonkeyPatch, own_home: Home, broken: str, zone: str, told: str
) -> None:
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    path = Path(own_home.settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(broken, "utf-8")
    assert told in sh.done("log", "coffee @Zed tomorrow 15:00").err
    listed = sh.done("coffees")
    hour = "3pm" if zone.startswith("America/") else "15:00"
    assert hour in listed.out and ("no time zone" in told or "settings" in listed.err)
    path.write_text(f"tz = '{zone}'\n", "utf-8")
    (coffee,) = sh.done("coffees", "--json").json
    assert (coffee["tz"], coffee["start"][11:16]) == (zone, "15:00")


def test_a_logged_line_tells_that_the_journal_had_lost_entries(shell: ShellUser, own_home: Home) -> None:
    open_store(own_home).update_index()
    journal = Path(own_home.store) / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])
    done = shell.done("log", "coffee with Tom yesterday")
    assert "netritual doctor" in done.err and "Logged: coffee with Tom" in done.out + done.err
    assert [person.name for person in open_store(own_home).view().all(Person)] == ["Ana", "Tom", "Wei"]


def test_a_copy_of_a_sync_tool_is_told_until_it_is_imported(shell: ShellUser, own_home: Home) -> None:
    store = Path(own_home.store)
    (store / "journal.sync-conflict-1.jsonl").write_bytes((store / "journal.jsonl").read_bytes())
    shell.done("log", "coffee @Zoe yesterday")
    place = str(store / "kept" / "journal.sync-conflict-1.jsonl.1")
    for argv, told in (((place, "--dry-run"), True), ((place,), False)):
        assert f"netritual import {place}" in shell.done("doctor").out
        shell.done("import", *argv)
        assert (f"netritual import {place}" in shell.done("doctor").out) == told
    assert Path(place).exists()
