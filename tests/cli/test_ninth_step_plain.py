"""A step is one file: a ninth one is walked line by line, stands behind ``--step``, and settings may name it."""

import io
import sys
from pathlib import Path

import pytest

from netritual.paths import Home
from tests.support.ninth_step import ninth_step
from tests.support.shell import Answer, ShellUser

pytestmark = pytest.mark.usefixtures(ninth_step.__name__)


@pytest.fixture
def close(week: ShellUser) -> ShellUser:
    """A home in which Ana is close."""
    week.done("tier", "ana", "2")
    return week


def plain(sh: ShellUser, monkeypatch: pytest.MonkeyPatch, answers: str, *argv: str) -> Answer:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers.encode())))
    return sh.done("review", "--plain", *argv)


def test_it_is_walked_line_by_line(close: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    told = plain(close, monkeypatch, "]\n" * 6 + "1 z\n1 z an intro to a bank\nu\n1 z an intro\n]\n").out
    step = told.partition("8/9 What do they look for?\n")[2]
    assert step.startswith("Think of what keeps them busy.\n")
    assert "Close people:\n  1 Ana Ruiz  no need noted\nkeys: z need  log TEXT" in step
    assert "9/9 Done" in step
    assert close.done("person", "ana", "--json").json["needs"] == ["an intro"]


def test_empty_it_says_so_and_is_passed_over(week: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    told = plain(week, monkeypatch, "]\n" * 9).out
    assert "8/9 What do they look for?\nEvery close person has a need noted.\n9/9 Done" in told.replace("> \n", "")


def test_it_is_a_single_step_and_a_part_of_the_short_review(close: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    told = plain(close, monkeypatch, "1 z an intro\n", "--step", "needs").out
    assert told.startswith("1/1 What do they look for?\n")
    assert close.done("person", "ana", "--json").json["needs"] == ["an intro"]
    assert "1/5 Who did you interact with?" in plain(close, monkeypatch, "", "--short").out
    usage = close.done("review", "--help").out
    assert "coffees|needs|done" in "".join(usage.split())
    assert "Who, promises, coffees, needs, done: five minutes." in " ".join(usage.split())


def test_settings_may_name_it(close: ShellUser, monkeypatch: pytest.MonkeyPatch, own_home: Home) -> None:
    Path(own_home.settings).write_text('steps = ["needs", "who"]\n')
    told = plain(close, monkeypatch, "]\n").out
    assert told.startswith("1/2 What do they look for?\n") and "2/2 Who did you interact with?" in told
    Path(own_home.settings).write_text('steps = ["neds"]\n')
    wrong = close("review", "--plain")
    assert wrong.code != 0 and "the nearest name is needs" in wrong.err
