"""What stands in the way: homes that are none, settings that cannot be read, text that is hostile, many writers."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW
from tests.support.shell import ShellUser

WRITES = [
    ["log", "coffee @bob"],
    ["import", "{file}"],
    ["review", "--plain"],
    ["restore", "{file}"],
]
READS = [["people"], ["loops"], ["articles"], ["suggest"], ["stats"], ["coffees"], ["history"], ["export"]]


@pytest.fixture
def line(tmp_path: Path) -> str:
    """A file with one person."""
    path = tmp_path / "one.jsonl"
    path.write_text('{"kind":"person","handle":"ana","name":"Ana Ruiz"}\n', "utf-8")
    return str(path)


@pytest.mark.parametrize("argv", WRITES, ids=lambda argv: argv[0])
def test_a_file_in_the_place_of_the_home_is_left_alone(
    sh: ShellUser, tmp_path: Path, line: str, argv: list[str]
) -> None:
    home = tmp_path / "home-file"
    home.write_bytes(b"mine")
    answer = sh(*[word.format(file=line) for word in argv], "--home", str(home)) if argv[0] != "log" else sh(
        "--home", str(home), *argv
    )  # fmt: skip
    assert answer.code in (1, 2)
    assert answer.err and "Traceback" not in answer.err
    assert home.read_bytes() == b"mine"


@pytest.mark.parametrize("argv", [["people"], ["log", "coffee @bob"]], ids=lambda argv: argv[0])
def test_whoever_stops_it_while_it_loads_reads_one_sentence(
    sh: ShellUser, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    class Stops:
        def find_spec(self, name: str, *_: object) -> None:
            if name in ("netritual.cli.command_group", "netritual.cli.quick_log"):
                raise KeyboardInterrupt

    for name in ("netritual.cli.command_group", "netritual.cli.quick_log"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Stops(), *sys.meta_path])
    answer = sh(*argv)
    assert answer.code == 130
    assert answer.err == "Stopped. Everything that was acknowledged is saved.\n"


def test_doctor_says_what_stands_in_the_place_of_the_home(sh: ShellUser, tmp_path: Path) -> None:
    home = tmp_path / "home-file"
    home.write_bytes(b"mine")
    answer = sh("doctor", "--home", str(home), "--json")
    assert answer.code == 1
    assert next(row for row in answer.json if row["check"] == "home")["ok"] is False
    assert sh.done("doctor", "--home", str(tmp_path / "none"), "--json").json[0]["ok"] is True


def test_doctor_says_that_a_home_may_not_be_written(
    week: ShellUser, own_home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: access(path, mode) and mode != os.W_OK)
    answer = week("doctor", "--json")
    (home,) = [row for row in answer.json if row["check"] == "home"]
    assert answer.code == 1 and home["ok"] is False
    assert home["detail"].startswith(f"{own_home.root} may not be written, so nothing can be saved there.")


def test_doctor_says_that_the_disk_is_full(week: ShellUser, own_home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert week("doctor").code == 0
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(2**20, 2**20 - 4096, 4096))
    answer = week("doctor", "--json")
    (home,) = [row for row in answer.json if row["check"] == "home"]
    assert answer.code == 1 and home["detail"].startswith(f"The disk of {own_home.root} is full, or nearly so")


@pytest.mark.parametrize("argv", [["suggest"], ["coffees", "plan", "ana", "2026-03-17T08:30"], ["stats"]], ids=" ".join)
def test_settings_that_cannot_be_read_are_said_in_one_line(week: ShellUser, own_home: Any, argv: list[str]) -> None:
    """A folder in the place of the file: no crash report, nothing changed, and logging goes on."""
    before = week.done("history", "--json").json
    Path(own_home.settings).mkdir()
    answer = week(*argv)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert "settings.toml" in answer.err
    assert week("doctor").code == 1
    assert week.done("history", "--json").json == before
    week.done("log", "coffee @ana")


HOSTILE = [
    "[bold red]Evil[/] [@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m\x07",
    "\u202eevil\u2066",
    "a\x00b",
    "👩‍👩‍👧‍👦 " * 20,
    "x" * 10_000,
    "%s {0} {name} \\N{BULLET}",
    "'; DROP TABLE people; --",
    "Zalgo" + "\u0301" * 500,
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_passes_every_command(sh: ShellUser, tmp_path: Path, name: str) -> None:
    lines: list[dict[str, Any]] = [
        {"kind": "person", "handle": "ana", "name": f"Ana {name}"[:200], "company": name, "city": name, "tier": 2,
         "topics": [name], "purpose": name, "private_notes": name},
        {"kind": "interaction", "on": "2026-01-10", "channel": "coffee", "people": ["ana"], "note": name,
         "summary": name, "topic": name, "place": name, "tags": [name]},
        {"kind": "promise", "people": ["ana"], "text": name, "made": "2026-03-01", "due": "2026-03-02"},
        {"kind": "article", "url": "https://ex.org/a", "title": name, "author": "ana", "shared": "2026-03-01"},
        {"kind": "coffee", "people": ["ana"], "said_by": "me", "said": "2026-03-01", "purpose": name, "place": name,
         "slot": {"start": "2026-03-17T08:30:00Z", "end": "2026-03-17T09:15:00Z", "tz": "UTC"}, "state": "proposed"},
    ]  # fmt: skip
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    assert sh.done("import", str(file), "--json").json["problems"] == []
    sh.done("log", "--", f"call @ana {name.replace(chr(0), '')} +promise {name.replace(chr(0), '')} // {name}")
    calendar = str(tmp_path / "c.ics")
    for argv in (*READS, ["person", "ana"], ["coffees", "--write", calendar], ["coffees", "--preview"],
                 ["suggest", "--why"], ["people", "--", name], ["export", "--format", "csv"],
                 ["export", "--format", "vcf"], ["export", "--format", "md"], ["doctor"]):  # fmt: skip
        for options in ([], ["--json"]):
            answer = sh.done(argv[0], *options, *argv[1:])
            assert "Traceback" not in answer.err
            if argv[0] != "export":
                assert not set(answer.out + answer.err) & {"\x1b", "\x07", "\u202e", "\u2066", "\x00"}
            if options and argv[0] != "export":
                json.loads(answer.out)
    before = sh.done("export").out
    sh.done("export", str(tmp_path / "out.jsonl"))
    assert sh.done("import", str(tmp_path / "out.jsonl"), "--json").json["changed"] == 0
    assert sh.done("export").out == before
    while sh("undo", "--yes").code == 0:
        pass
    assert sh.done("people", "list", "--json").json == []


def test_many_processes_log_at_once(own_home: Any) -> None:
    """Every line of every process is there once, in one readable journal."""
    env = {**os.environ, "NETRITUAL_HOME": own_home.root, "NETRITUAL_NOW": NOW.isoformat()}
    script = (
        "import sys; from netritual.main import main\n"
        "for n in range(25): assert main(['log', f'lunch @ana re topic{sys.argv[1]}x{n}']) == 0"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(number)], env=env, stdout=subprocess.DEVNULL)
        for number in range(4)
    ]
    assert [run.wait() for run in runs] == [0] * 4
    export = subprocess.run(
        [sys.executable, "-m", "netritual", "export"], env=env, capture_output=True, text=True, check=True
    )
    topics = [row["topic"] for row in map(json.loads, export.stdout.splitlines()) if row["kind"] == "interaction"]
    assert sorted(topics) == sorted(f"topic{number}x{n}" for number in range(4) for n in range(25))


@pytest.mark.parametrize("option", ["--file", "--folder"])
def test_a_calendar_is_a_file_or_a_folder_as_it_is_given(week: ShellUser, tmp_path: Path, option: str) -> None:
    (tmp_path / "work.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "utf-8")
    given = {"--file": str(tmp_path), "--folder": str(tmp_path / "work.ics")}[option]
    answer = week("calendar", "add", "work", option, given)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert week.done("calendar", "list", "--json").json == []


@pytest.mark.parametrize(
    "content",
    [b"", b"BEGIN:VCALENDAR\r\nnonsense\r\nBEGIN:VEVENT\r\nDTSTART:zzz\r\n", bytes(range(256)) * 9, b"\xff\xfe" * 50],
    ids=["empty", "nonsense", "bytes", "half a code"],
)
def test_a_calendar_of_nonsense_blocks_nothing(week: ShellUser, tmp_path: Path, content: bytes) -> None:
    """`test` says what is wrong with it; who asks for a coffee gets one all the same."""
    path = tmp_path / "work.ics"
    path.write_bytes(content)
    week.done("calendar", "add", "work", "--file", str(path))
    (row,) = week.done("calendar", "test", "--json").json
    assert (row["ok"], row["events"] <= 1) == (False, True)
    assert row["detail"]
    assert any(row["slot"] for row in week.done("suggest", "--json").json["suggestions"])
    path.unlink()
    (row,) = week.done("calendar", "test", "--json").json
    assert row["ok"] is False
    assert week.done("calendar", "remove", "work", "--json").json == []
