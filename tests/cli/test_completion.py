"""Completion: the printed script, sourced in a real bash, offers commands, subcommands, options and words."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netritual.main import main
from tests.support.shell import ShellUser

ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=()
_netritual_completion netritual
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["co"], {"coffees", "completion"}),
        (["coffees", ""], {"plan", "move", "confirm", "without", "cancel", "declined", "held", "missed", "prep"}),
        (["calendar", ""], {"add", "list", "test", "remove"}),
        (["stats", ""], {"week", "12w"}),
        (["export", "--format", ""], {"jsonl", "csv", "vcf", "ics", "opml", "md"}),
        (["log", "--pre"], {"--preview"}),
        (["--json", "pers"], {"person"}),
    ],
)
def test_bash_is_offered_what_there_is(sh: ShellUser, tmp_path: Path, typed: list[str], offered: set[str]) -> None:
    script = tmp_path / "netritual.bash"
    script.write_text(sh.done("completion", "bash").out, "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    answer = subprocess.run(
        ["bash", "-c", ASK, "bash", str(script), "netritual", *typed],
        env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(answer.stdout.split()) == offered
    assert answer.stderr == ""


@pytest.fixture
def known(sh: ShellUser) -> ShellUser:
    """Somebody with a rhythm, a namesake on the list, and a coffee with a third."""
    sh.done("log", 'coffee with @"Ana Ruiz", @"Zoe Adams" yesterday')
    sh.done("log", 'note @"Anatole Bix" at the fair')
    sh.done("coffees", "plan", "zoe-adams", "tomorrow", "12:30")
    return sh


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["person", "an"], ["ana-ruiz", "anatole-bix"]),
        (["person", "rui"], ["ana-ruiz"]),
        (["person", "@an"], ["ana-ruiz", "anatole-bix"]),
        (["person", ""], ["ana-ruiz", "zoe-adams"]),
        (["tier", "zo"], ["zoe-adams"]),
        (["merge", "ana-ruiz", "anat"], ["anatole-bix"]),
        (["suggest", "zo"], ["zoe-adams"]),
        (["coffees", "plan", "ana"], ["ana-ruiz", "anatole-bix"]),
        (["coffees", "move", ""], ["zoe-adams"]),
        (["coffees", "cancel", "a"], ["zoe-adams"]),
        (["coffees", "held", "x"], []),
    ],
)
@pytest.mark.usefixtures("known")
def test_names_are_offered(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: list[str], offered: list[str]
) -> None:
    monkeypatch.setenv("COMP_WORDS", shlex.join(["netritual", *typed]))
    monkeypatch.setenv("COMP_CWORD", str(len(typed)))
    monkeypatch.setenv("_NETRITUAL_COMPLETE", "bash_complete")
    capfd.readouterr()
    with pytest.raises(SystemExit):
        main([])
    assert [line.removeprefix("plain,") for line in capfd.readouterr().out.split()] == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(sh: ShellUser, shell: str) -> None:
    assert f"_NETRITUAL_COMPLETE={shell}_complete" in sh.done("completion", shell).out


def test_two_hyphens_before_the_command_change_nothing(sh: ShellUser) -> None:
    assert sh.done("--", "log", "--preview", "--json", "coffee @ana").json["reading"]["channel"] == "coffee"
    assert sh.done("--json", "--", "people").json == []
