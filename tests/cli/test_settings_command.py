"""``netritual settings``: every setting is listed, got and set; comments stay, and what goes wrong changes nothing."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.settings.setting_fields import SETTINGS
from netritual.files import Disk
from netritual.paths import Home
from tests.support.shell import ShellUser

FILE = """# mine, by hand
capacity = 3  # enough

# longer coffees
[minutes]
coffee = 50  # with cake
"""


@pytest.fixture
def written(own_home: Home) -> Path:
    """A settings file that a person wrote, in a home that is used already."""
    os.makedirs(own_home.root)
    path = Path(own_home.settings)
    path.write_text(FILE, "utf-8")
    return path


def test_the_list_has_every_setting(sh: ShellUser, own_home: Home) -> None:
    rows = sh.done("settings", "list", "--json").json
    assert [row["key"] for row in rows] == [field.key for field in SETTINGS]
    assert all({"key", "value", "default", "meaning"} <= row.keys() for row in rows)
    by_key = {row["key"]: row for row in rows}
    assert by_key["capacity"]["value"] == by_key["capacity"]["default"] == 2
    assert by_key["review"]["value"] == {"day": "fri", "at": "16:00"}
    assert by_key["steps"]["default"][0] == "who"
    assert not Path(own_home.root).exists()
    words = sh.done("settings", "list").out
    assert words == sh.done("settings").out
    assert "windows  Tue to Thu 08:30-10:00 and 12:30-13:30\n" in words
    assert "A whole number from 0 to 50." in words


def test_get_and_set(sh: ShellUser, own_home: Home) -> None:
    assert sh.done("settings", "get", "capacity").out == "2\n"
    answer = sh.done("settings", "set", "capacity", "4")
    assert (answer.out, answer.err) == ("4\n", "Changed the setting capacity.\n")
    row = sh.done("settings", "get", "capacity", "--json").json[0]
    assert (row["value"], row["default"]) == (4, 2)
    assert sh.done("settings", "set", "capacity", "4").err == "capacity was that already.\n"


@pytest.mark.parametrize(
    ("words", "shown", "value"),
    [
        (["windows", "tue", "to", "thu", "8:30-10"], "Tue to Thu 08:30-10:00",
         [{"days": ["tue", "wed", "thu"], "from": "08:30", "to": "10:00"}]),
        (["windows", "weekday mornings"], "Mon to Fri 09:00-12:00",
         [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "12:00"}]),
        (["working_hours", "mon to thu 8 to 5"], "Mon to Thu 08:00-17:00",
         {"days": ["mon", "tue", "wed", "thu"], "from": "08:00", "to": "17:00"}),
        (["review", "sunday 6pm"], "Sun 18:00", {"day": "sun", "at": "18:00"}),
        (["review", '{day="mon", at="08:00"}'], "Mon 08:00", {"day": "mon", "at": "08:00"}),
        (["tz", "Lisbon"], "Europe/Lisbon", "Europe/Lisbon"),
        (["not_names", "Grace,Will"], "Grace, Will", ["Grace", "Will"]),
        (["plain", "true"], "yes", True),
        (["name", "-"], "-", "-"),
    ],
)  # fmt: skip
def test_words_lists_and_tables(sh: ShellUser, own_home: Home, words: list[str], shown: str, value: Any) -> None:
    assert sh.done("settings", "set", *words).out == f"{shown}\n"
    assert sh.done("settings", "get", words[0], "--json").json[0]["value"] == value


def test_comments_and_order_stay_and_undo_takes_it_back(sh: ShellUser, written: Path) -> None:
    sh.done("settings", "set", "minutes", "lunch 75")
    sh.done("settings", "set", "tz", "Lisbon")
    text = written.read_text("utf-8")
    assert [line for line in FILE.splitlines() if line not in text.splitlines()] == []
    assert text.index("# mine") < text.index("capacity") < text.index("[minutes]") < text.index("lunch = 75")
    sh.done("undo")
    sh.done("undo")
    assert written.read_text("utf-8") == FILE
    sh.done("redo")
    assert "lunch = 75" in written.read_text("utf-8")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["get", "capcity"], "There is no setting “capcity”; the nearest name is capacity."),
        (["set", "window", "x"], "the nearest name is windows."),
        (["set", "capacity", "99"], "“99” is not a whole number from 0 to 50. capacity stays as it is."),
        (["set", "capacity", "-1"], "“-1” is not a whole number from 0 to 50."),
        (["set", "capacity"], "capacity is to be set, but to what?"),
        (["set", "windows", "whenever"], "“whenever” is no day and no hour."),
        (["set", "steps", "who,replys"], "the nearest name is replies. steps stays as it is."),
        (["set", "weights", "loop 30"], "weights should add up to 100, not 94. weights stays as it is."),
        (["set", "review", '{dya="mon"}'], "there is no setting review.dya; the nearest name is review.day"),
        (["set", "keys", '{plan-coffe="C"}'], 'There is no command "plan-coffe".'),
        (["set", "tz", "Nowhere"], "No time zone is named after “Nowhere”."),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(sh: ShellUser, written: Path, argv: list[str], said: str) -> None:
    answer = sh("settings", *argv)
    assert (answer.code, answer.out) == (2, "")
    assert said.lower() in answer.err.lower() and len(answer.err.splitlines()) == 1
    assert written.read_text("utf-8") == FILE
    assert sh.done("history", "--json").json == []


def test_a_place_in_several_zones_is_asked_about(sh: ShellUser, own_home: Home) -> None:
    answer = sh("settings", "set", "tz", "Portugal")
    assert answer.code == 2
    assert answer.err.splitlines()[:2] == ["  Europe/Lisbon", "  Atlantic/Azores"]
    assert not Path(own_home.settings).exists()


@pytest.mark.parametrize(
    "damage", [b"capacity = \n", b"capcity = 3\n", b"capacity = 'two'\n", b"\xff\xfe", b"x" * 9999]
)
def test_a_damaged_file_stays_as_it_is(sh: ShellUser, written: Path, damage: bytes) -> None:
    written.write_bytes(damage)
    for argv in (["list"], ["get", "capacity"], ["set", "city", "Porto"]):
        answer = sh("settings", *argv)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("settings.toml") and len(answer.err.splitlines()) == 1
    assert written.read_bytes() == damage


def test_a_damaged_value_is_mended_by_setting_it(sh: ShellUser, written: Path) -> None:
    written.write_bytes(b"capacity = 'two'  # mine\ncity = \"Porto\"\n")
    assert sh.done("settings", "set", "capacity", "3").out == "3\n"
    assert written.read_text("utf-8") == 'capacity = 3  # mine\ncity = "Porto"\n'
    written.write_bytes(b"capacity = 'two'\ncity = 3\n")
    assert sh("settings", "set", "capacity", "3").code == 1


def test_a_read_only_file_stays_as_it_is(sh: ShellUser, written: Path) -> None:
    written.chmod(0o444)
    answer = sh("settings", "set", "city", "Porto")
    assert answer.code == 1
    assert "the file is read-only. Nothing was changed." in answer.err
    assert written.read_text("utf-8") == FILE
    assert sh.done("history", "--json").json == []


def test_a_full_disk_leaves_the_file(sh: ShellUser, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Disk, path: str, parts: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Disk, "write_new", full)
    answer = sh("settings", "set", "city", "Porto")
    assert answer.code == 1
    assert "the disk is full" in answer.err and len(answer.err.splitlines()) == 1
    monkeypatch.undo()
    assert written.read_text("utf-8") == FILE
    assert sh.done("settings", "set", "city", "Porto").out == "Porto\n"


def test_two_processes_set_at_once(sh: ShellUser, written: Path, own_home: Home) -> None:
    """Each change stands, two in one table too."""
    sets = [("city", "Porto"), ("capacity", "5"), ("minutes", "lunch 75"), ("minutes", "walk 30"), ("eow", "thu")]

    def run(pair: tuple[str, str]) -> int:
        argv = [sys.executable, "-m", "netritual", "--home", own_home.root, "settings", "set", *pair]
        return subprocess.run(argv, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(len(sets)) as pool:
        assert list(pool.map(run, sets)) == [0] * len(sets)
    rows = {row["key"]: row["value"] for row in sh.done("settings", "list", "--json").json}
    assert (rows["city"], rows["capacity"], rows["eow"]) == ("Porto", 5, "thu")
    assert (rows["minutes"]["lunch"], rows["minutes"]["walk"], rows["minutes"]["coffee"]) == (75, 30, 50)
    assert len(sh.done("history", "--json").json) == len(sets)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("London", 'tz = "Europe/London"\ncity = "London"\n'),
        ("Leeds, UK", 'country = "GB"\ntz = "Europe/London"\ncity = "Leeds"\n'),
        ("Portland, USA", 'country = "US"\ncity = "Portland"\n'),
        ("Leeds", 'city = "Leeds"\n'),
    ],
)
def test_a_city_brings_the_zone_that_it_is_surely_in(sh: ShellUser, own_home: Home, typed: str, written: str) -> None:
    answer = sh.done("settings", "set", "city", typed)
    assert Path(own_home.settings).read_text("utf-8") == written
    assert ("Times are in UTC" in answer.err) == ("tz" not in written)


def test_a_zone_that_was_set_stays(sh: ShellUser, own_home: Home) -> None:
    sh.done("settings", "set", "tz", "Lisbon")
    answer = sh.done("settings", "set", "city", "Lyon, France")
    assert "Times stay those of Europe/Lisbon. `netritual settings set tz" in answer.err
    assert 'tz = "Europe/Lisbon"' in Path(own_home.settings).read_text("utf-8")


def test_a_wrong_setting_set_right_tells_nothing_of_the_others(sh: ShellUser, own_home: Home) -> None:
    sh.done("settings", "set", "city", "Lisbon")
    path = Path(own_home.settings)
    path.write_text(f"{path.read_text('utf-8')}buffer_min = 'x'\n", "utf-8")
    assert sh.done("settings", "set", "buffer_min", "20").err == "Changed the setting buffer_min.\n"
