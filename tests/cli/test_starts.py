"""The ways to start: who is suggested, on which footing, by which first step, and that every sentence is true."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.shell import ShellUser
from tests.support.starts import STARTS, TODAY, Start, day

Fact = Callable[[Start, str, re.Match[str]], bool]


@pytest.fixture
def begin(sh: ShellUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Start], list[dict[str, Any]]]:
    """Lives through a start, up to the afternoon of its last day; gives what is suggested then."""

    def at(ago: int) -> None:
        monkeypatch.setenv("NETRITUAL_NOW", f"{day(ago)}T15:30:00+00:00")

    def lived(start: Start) -> list[dict[str, Any]]:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "settings.toml").write_text(start.toml, encoding="utf-8")
        at(0)
        for file in start.files(tmp_path):
            sh.done("import", str(file), "--yes")
        for line in sorted(start.log, key=lambda line: -line.ago):
            at(line.ago)
            sh.done("log", line.text)
        at(0)
        for name, tier in start.tiers:
            sh.done("tier", name, str(tier))
        found: list[dict[str, Any]] = sh.done("suggest", "--json").json["suggestions"]
        return found

    return lived


@pytest.mark.parametrize("start", STARTS, ids=lambda start: start.about)
def test_a_start(sh: ShellUser, begin: Callable[[Start], list[dict[str, Any]]], start: Start) -> None:
    found = begin(start)
    assert [(one["class"], one["kind"]) for one in found] == [(hint.footing, hint.kind) for hint in start.hints]
    for one, hint in zip(found, start.hints, strict=True):
        assert one["person"]["name"] in hint.names
        assert hint.words in f"{one['why']} {' '.join(point['why'] for point in one['points'])}"
        adds_up(one)
        tells_the_truth(start, one)
    assert len({one["person"]["name"] for one in found}) == len(found)
    plain = sh.done("suggest").out
    assert start.says in plain and ("No one needs a coffee" in plain) == ("No one needs a coffee" in start.says)
    assert (f"{len(found)} suggestion" in sh.done().out) == bool(found)


def adds_up(one: dict[str, Any]) -> None:
    """The parts sum up and multiply to the score."""
    total = sum(point["points"] for point in one["points"])
    for factor in one["multipliers"]:
        total *= factor["value"]
    assert total == pytest.approx(one["score"], abs=0.1)


def tells_the_truth(start: Start, one: dict[str, Any]) -> None:
    """Each number and name in the reasons is that of the records."""
    name, told = one["person"]["name"], [point["why"] for point in one["points"] if point["points"]]
    for words in told:
        known = [fact(start, name, found) for pattern, fact in FACTS.items() if (found := re.search(pattern, words))]
        assert known and all(known), (name, words)


def talks(start: Start, name: str, *, written: bool = False) -> list[int]:
    """How many days ago somebody was talked with, or with ``written`` wrote, the newest first."""
    mine = [line for line in start.log if name in line.text]
    return sorted(line.ago for line in mine if line.text.startswith(("dm", "note")) == written)


def listed(start: Start, name: str) -> int:
    """How many days ago somebody came on the list; -1 for nobody on it."""
    return next((row.ago for row in start.rows if row.name == name), -1)


def company(start: Start, name: str) -> str:
    """Where somebody works."""
    return next((row.company for row in start.rows if row.name == name), "")


FACTS: dict[str, Fact] = {
    r"you promised “(.+)”": lambda start, name, found: any(f"+promise {found[1]}" in line.text for line in start.log),
    r"no talk is noted yet": lambda start, name, found: not talks(start, name),
    r"call them for advice": lambda start, name, found: name in start.five or dict(start.tiers).get(name, 9) < 3,
    r"enjoy to see them": lambda start, name, found: dict(start.tiers).get(name) == 3,
    r"like to stay in touch": lambda start, name, found: dict(start.tiers).get(name, 0) > 3,
    r"they answered you (\d+) days ago": lambda start, name, found: (
        talks(start, name, written=True)[0] == int(found[1])
    ),
    r"(?:met once|one talk noted), (\d+) days ago": lambda start, name, found: talks(start, name) == [int(found[1])],
    r"(\d+) days since: tell them": lambda start, name, found: talks(start, name)[0] == int(found[1]),
    r"your purpose says “(\w+)”": lambda start, name, found: (
        found[1] in start.settings["purpose"]
        and any(row.name == name and found[1] in row.position.lower() for row in start.rows)
    ),
    r"birthday in (\d+) days": lambda start, name, found: any(
        card.name == name and card.birthday == f"{day(-int(found[1])):%m-%d}" for card in start.cards
    ),
    r"you connected on (\d+) Mar": lambda start, name, found: day(listed(start, name)).day == int(found[1]),
    r"on your list for (\d+) years": lambda start, name, found: (
        abs(listed(start, name) - round(int(found[1]) * 365.2425)) <= 3
    ),
    r"you connected in (\d+)": lambda start, name, found: day(listed(start, name)).year == int(found[1]),
    r"nothing is noted yet: ask": lambda start, name, found: not any(name in line.text for line in start.log),
    r"you are in (\w+) (\d+) to (\d+) Mar": lambda start, name, found: (
        (name, found[1]) in [card[:2] for card in start.cards]
        and all(f"2026-03-{number}" in start.settings["trips"] for number in (found[2], found[3]))
    ),
    r"^(.+), whom you call close, is at (.+) too": lambda start, name, found: (
        found[1] in start.five and company(start, found[1]) == company(start, name) == found[2]
    ),
    r"in (\w+) like you": lambda start, name, found: (
        (name, found[1]) in [card[:2] for card in start.cards] and found[1] in start.settings["city"]
    ),
    r"quiet for (\d+) days?": lambda start, name, found: talks(start, name)[0] == int(found[1]),
    r"last talk (\d+) days ago, on a rhythm of (30|90) days": lambda start, name, found: (
        talks(start, name)[0] == int(found[1])
    ),
    r"every (\d+) days? or so": lambda start, name, found: (
        int(found[1]) in {two - one for one, two in zip(talks(start, name), talks(start, name)[1:], strict=False)}
    ),
    r"not met for (\d+) days": lambda start, name, found: talks(start, name)[0] == int(found[1]),
    r"never met in (\d+) days": lambda start, name, found: "coffee" not in str(start.log),
    r"\d+ of 100 such ties go on by themselves": lambda start, name, found: len(talks(start, name)) > 2,
    r"last on \w+ (\d+) (\w+)": lambda start, name, found: (
        f"{day(talks(start, name)[0]):%-d %b}" == f"{found[1]} {found[2]}"
    ),
    r"used to talk every|quiet since": lambda start, name, found: len(talks(start, name)) > 2,
    r"said coffee (\d+) days ago": lambda start, name, found: any("+coffee" in line.text for line in start.log),
}
"""What a reason says, and whether it is so."""


@pytest.mark.parametrize(
    "about", ["a list and a purpose", "a list with somebody new", "an address book with birthdays"]
)
def test_the_order_of_the_file_decides_nothing(begin: Callable[[Start], list[dict[str, Any]]], about: str) -> None:
    start = next(one for one in STARTS if one.about == about)
    turned = begin(start._replace(rows=start.rows[::-1], cards=start.cards[::-1]))
    assert [one["kind"] for one in turned] == [hint.kind for hint in start.hints]
    assert all(one["person"]["name"] in hint.names for one, hint in zip(turned, start.hints, strict=True))


@pytest.mark.long
@pytest.mark.parametrize("names", [("07",), pytest.param((), marks=pytest.mark.nightly)], ids=len)
def test_the_situations_that_are_shared(shared: Path, names: Sequence[str]) -> None:
    """The runner of the shared situations, as it is there, on this netritual: some by name, at night all of them."""
    runner = shared / "cases" / "coldstart" / "check.py"
    if not runner.is_file():
        pytest.skip("the shared situations of newcomers are not on this machine")
    program = Path(sys.executable).with_name("netritual")
    done = subprocess.run(
        [sys.executable, str(runner), "--bin", str(program), *names], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_at_least_as_many_as_there_are_ways() -> None:
    assert len(STARTS) >= 28 and TODAY.weekday() == 4
