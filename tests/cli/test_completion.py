"""Completion: the printed script, sourced in a real bash, offers commands, subcommands, options and words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
        (["coffees", ""], {"plan", "move", "confirm", "cancel", "declined", "held", "missed", "prep"}),
        (["calendar", ""], {"add", "list", "test", "remove"}),
        (["stats", ""], {"week", "12w"}),
        (["export", "--format", ""], {"jsonl", "csv", "vcf", "ics", "md"}),
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


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(sh: ShellUser, shell: str) -> None:
    assert f"_NETRITUAL_COMPLETE={shell}_complete" in sh.done("completion", shell).out


def test_two_hyphens_before_the_command_change_nothing(sh: ShellUser) -> None:
    assert sh.done("--", "log", "--preview", "--json", "coffee @ana").json["reading"]["channel"] == "coffee"
    assert sh.done("--json", "--", "people").json == []
