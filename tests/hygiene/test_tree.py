"""What stands in the tree: the top level that was asked for, and nothing of one machine."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[str]:
    """The files git knows."""
    answer = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        pytest.skip("not a git checkout")
    return answer.stdout.splitlines()


def test_the_top_level_holds_what_was_asked_for() -> None:
    """pyproject.toml, netritual, tests, screenshots, README.md, and dot-files."""
    top = {name.split("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} == {
        "pyproject.toml",
        "netritual",
        "tests",
        "screenshots",
        "README.md",
    }


def test_every_room_says_what_it_is_for() -> None:
    """Each package and module opens with a docstring."""
    bare = [
        name
        for name in tracked()
        if name.startswith("netritual/")
        and name.endswith(".py")
        and not (ROOT / name).read_text("utf-8").lstrip().startswith('"""')
    ]
    assert bare == []


def test_a_file_name_stands_for_one_file() -> None:
    """No two files of the package have one name, so that a name says which file is meant."""
    files = [name for name in tracked() if name.startswith("netritual/") and name.endswith(".py")]
    names = Counter(Path(name).name for name in files)
    assert {name for name, times in names.items() if times > 1} == {"__init__.py"}


def test_no_unfinished_marks() -> None:
    """What is not done is not there."""
    marks = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + 'Error("later')
    found = [
        (name, mark)
        for name in tracked()
        if name.startswith("netritual/") and name.endswith((".py", ".md"))
        for mark in marks
        if re.search(rf"\b{re.escape(mark)}", (ROOT / name).read_text("utf-8"))
    ]
    assert found == []
