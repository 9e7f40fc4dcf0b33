"""What the README says is so: every command in it runs, in its order, and every picture and file it names is there."""

import os
import re
import shlex
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from netritual.paths import Home
from tests.conftest import NOW
from tests.support.loaded import COLD
from tests.support.shell import Answer, ShellUser
from tests.support.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Rui,Sousa,https://www.linkedin.com/in/rui,,Nortel,CFO,05 Mar 2024\n"
)
BUSY = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260301T000000Z\r\n"
    "DTSTART:20260317T080000Z\r\nDTEND:20260317T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
OPENS = {"netritual review": "Who did you interact with?", "netritual review --short": "Who did you interact with?"}
"""Commands that open the app, and what stands on the screen then."""


def commands() -> list[str]:
    """The lines of the fenced blocks that run netritual, in order."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("netritual ")]


@pytest.fixture
def env(own_home: Home) -> dict[str, str]:
    """The surroundings of somebody who has netritual on their path."""
    return {**os.environ, "NETRITUAL_HOME": own_home.root, "NETRITUAL_NOW": NOW.isoformat(), "PYTHONPATH": str(ROOT)}


@pytest.mark.long
@pytest.mark.parametrize(
    "cold", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["in this process", "each in its own"]
)
def test_every_command_runs_in_its_order(
    cold: bool,
    env: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETRITUAL_NOW", NOW.isoformat())
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO()))
    shell = ShellUser(capfd)
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, "utf-8")
    (tmp_path / "work.ics").write_text(BUSY, "utf-8")
    lines = commands()
    assert len(lines) >= 15
    for line in lines:
        argv = [sys.executable, "-m", "netritual", *shlex.split(line)[1:]]
        if line in OPENS:
            terminal = Terminal(argv, env, cold=cold or COLD)
            try:
                terminal.wait(OPENS[line])
                terminal.press("q")
                assert terminal.end() == 0, line
            finally:
                terminal.close()
            continue
        if cold:
            ran = subprocess.run(argv, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            answer = Answer(ran.returncode, ran.stdout, ran.stderr)
        else:
            answer = shell(*argv[3:])
        assert answer.code == 0 and "Traceback" not in answer.err, (line, answer)
    assert (tmp_path / "everything.jsonl").exists()


def test_commands_in_the_text_are_commands() -> None:
    """What stands in backticks within a sentence begins with a command that there is."""
    from netritual.cli.command_group import COMMANDS

    named = [words.split() for words in re.findall(r"`netritual ([^`\n]+)`", README)]
    assert named
    assert [words for words in named if words[0] not in COMMANDS] == []


def test_pictures_and_files_are_there() -> None:
    """Each picture and each link within the tree."""
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert any(target.endswith(".svg") for target in targets)
    missing = [target for target in targets if "://" not in target and not (ROOT / target).exists()]
    assert missing == []


def test_the_help_of_log_names_every_clause_of_the_readme(env: dict[str, str]) -> None:
    """The signs that the README teaches are those that the program explains."""
    taught = set(re.findall(r"(?<!\w)\+[a-z]+", README))
    help_text = subprocess.run(
        [sys.executable, "-m", "netritual", "log", "--help"], env=env, capture_output=True, text=True, check=True
    ).stdout
    assert taught <= set(re.findall(r"\+[a-z]+", help_text)) | {"+req", "+word"}
