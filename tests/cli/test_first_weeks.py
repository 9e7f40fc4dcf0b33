"""The first weeks in the shell: what ``suggest`` and ``netritual`` say before there is a history."""

import re
from pathlib import Path

import pytest

from tests.support.shell import ShellUser

HEAD = 'Notes:\n"x"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'


def connections(path: Path, rows: int, year: int = 2019) -> str:
    """A LinkedIn file of people who came on the list long ago."""
    lines = [f"Ana,Number{n},https://www.linkedin.com/in/a-{n},,Firm {n},Designer,{1 + n % 28:02d} May {year}\n"
             for n in range(rows)]  # fmt: skip
    file = path / "Connections.csv"
    file.write_text(HEAD + "".join(lines), encoding="utf-8")
    return str(file)


def test_an_empty_home_says_what_to_do(sh: ShellUser) -> None:
    out = sh.done("suggest").out
    assert out.startswith("You have noted nobody yet.") and "netritual import FILE" in out
    assert sh.done("suggest", "--json").json["suggestions"] == []


@pytest.mark.parametrize("rows", [1, 200, pytest.param(3_000, marks=pytest.mark.nightly)])
def test_a_list_alone_never_hears_that_no_one_needs_a_coffee(sh: ShellUser, tmp_path: Path, rows: int) -> None:
    sh.done("import", connections(tmp_path, rows), "--yes")
    out = sh.done("suggest").out
    assert "No one needs a coffee" not in out and "netritual triage --size 12" in out
    (one,) = sh.done("suggest", "--json").json["suggestions"]
    assert (one["kind"], one["class"], one["first_word"], one["slot"]) == ("message", "lot", True, None)
    assert {point["component"] for point in one["points"] if point["points"]} == {"opening"}
    assert "Drawn by lot" in one["why"] and "  no slot" not in out


def test_somebody_of_the_list_is_told_what_would_change_it(sh: ShellUser, tmp_path: Path) -> None:
    sh.done("import", connections(tmp_path, 3, 2024), "--yes")
    out = sh.done("suggest", "Ana Number1").out
    assert "nothing gives a reason for a word yet" in out
    assert re.search(r"netritual tier \S+ 2 sets a rhythm", out)
    assert "sets a rhythm" not in _named(sh)


def _named(sh: ShellUser) -> str:
    sh.done("tier", "Ana Number1", "2")
    out = sh.done("suggest", "Ana Number1").out
    assert "you would call them for advice" in out and "shown" in out
    return out


def test_kept_rhythms_may_be_enjoyed_and_planned_coffees_are_no_silence(sh: ShellUser) -> None:
    sh.done("log", 'call @"Ana Ruiz" yesterday')
    sh.done("tier", "Ana Ruiz", "2")
    assert sh.done("suggest").out.strip() == "No one needs a coffee this week. Enjoy it."
    sh.done("log", 'call @"Bob Stone" yesterday')
    sh.done("tier", "Bob Stone", "2")
    sh.done("coffees", "plan", "Bob Stone", "2026-03-19T09:00")
    out = sh.done("suggest").out
    assert "No one needs a coffee" not in out and "Bob Stone (coffee planned" in out


def test_no_word_of_a_note_leaves_the_screen(sh: ShellUser, tmp_path: Path) -> None:
    """Reasons may come from notes; the calendar file holds none of their words."""
    sh.done("import", connections(tmp_path, 2, 2024), "--yes")
    sh.done("log", 'event met @"Vera Quint" at the Canal Summit 6 mar // zebra pilot, my mentor perhaps')
    sh.done("log", 'coffee @"Dunja Ivic" 1 feb // my mentor, told me of the zebra')
    found = sh.done("suggest", "--json").json["suggestions"]
    assert {row["person"]["name"] for row in found} == {"Vera Quint", "Dunja Ivic"}
    assert any("met once" in row["why"] for row in found)
    sh.done("coffees", "plan", "Dunja Ivic", "2026-03-19T09:00")
    file = tmp_path / "coffees.ics"
    sh.done("coffees", "--write", str(file))
    written = file.read_text("utf-8").casefold()
    assert "dunja" in written and "zebra" not in written
    assert "zebra" not in " ".join(row["why"] for row in found)


def test_whoever_a_talk_waits_with_is_told_and_not_suggested(sh: ShellUser) -> None:
    sh.done("log", "Bob wants coffee fri 13 mar 9am")
    assert "No one else is due this week: Bob (planned, once you say yes)." in sh.done("suggest").out
    assert sh.done("suggest", "--json").json["suggestions"] == []
