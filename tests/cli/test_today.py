"""``netritual`` without a terminal: what to do now, what comes, and whether what was planned took place."""

from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from tests.support.shell import ShellUser

MONDAY, FRIDAY = "2026-03-02T09:00:00+00:00", "2026-03-06T16:00:00+00:00"


@pytest.fixture
def planned(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> ShellUser:
    """A lunch of Wednesday and a coffee of next Tuesday, looked at on Friday."""
    monkeypatch.setenv("NETRITUAL_NOW", MONDAY)
    sh.done("settings", "set", "tz", "UTC")
    for name in ("Ana Ruiz", "Bob Stone"):
        sh.done("log", f"call @{{{name}}} yesterday")
    sh.done("coffees", "plan", "ana", "2026-03-04T12:30", "--kind", "lunch")
    sh.done("coffees", "plan", "bob", "2026-03-10T09:00")
    monkeypatch.setenv("NETRITUAL_NOW", FRIDAY)
    return sh


def test_today_in_words(planned: ShellUser) -> None:
    words = planned.done().out
    assert "Tue 10 Mar 09:00  coffee  Bob Stone" in words
    assert "Did it happen?\n  Wed 4 Mar 12:30  lunch  Ana Ruiz" in words


def test_a_funeral_stands_among_what_comes(planned: ShellUser) -> None:
    planned.done("log", "ana's dad died, send a card. funeral on thu 12 mar")
    planned.done("log", "bob's mum died. the funeral is wed 11 mar at 2pm")
    words = planned.done().out
    assert "Wed 11 Mar 14:00  funeral  Bob Stone  yes or no?" in words
    assert "Thu 12 Mar  funeral  Ana Ruiz  yes or no?" in words
    planned.done("loops", "open", "all")
    after = planned.done("--now", "2026-03-13T09:00:00+00:00", "loops").out
    assert "Thu 12 Mar" in after and "late" not in after


def test_today_as_json(planned: ShellUser) -> None:
    told = planned.done("--json").json
    assert [loop["kind"] for loop in told["now"]] == ["held"]
    assert [(row["person"]["handle"], row["state"]) for row in told["coming"]] == [("bob-stone", "proposed")]
    assert [(row["person"]["handle"], row["kind"]) for row in told["confirm"]] == [("ana-ruiz", "lunch")]
    assert [row["kind"] for row in planned.done("loops", "--json").json] == ["held"]
    assert [row["kind"] for row in planned.done("coffees", "--json").json] == ["lunch", "coffee"]


def test_a_line_from_the_shell_answers_it(planned: ShellUser) -> None:
    planned.done("log", "lunch with Ana on Wednesday")
    told = planned.done("--json").json
    assert told["confirm"] == told["now"] == []
    assert [row["kind"] for row in planned.done("coffees", "--json").json] == ["coffee"]


def test_a_home_that_is_not_there_is_not_made(sh: ShellUser, own_home: Any) -> None:
    assert sh.done().out == "Do now:\n  No one is waiting.\nComing up:\n  Nothing planned.\n"
    assert sh.done("--json").json == {"now": [], "coming": [], "confirm": [], "tentative": []}
    assert not Path(own_home.root).exists()


def test_a_line_of_which_it_is_not_known_who_is_meant_stands_with_the_command_that_asks(
    sh: ShellUser, tmp_path: Path
) -> None:
    for name in ("Sam Hill", "Sam Ode"):
        sh.done("log", f"email to @{{{name}}}")
    assert "Who was it?" not in sh.done().out
    sh.done("log", "coffee with sam")
    sh.done("log", "lunch, went well")
    *_, told = sh.done().out.partition("Who was it?\n")
    assert [row.strip() for row in told.splitlines()] == [
        "nobody named  “lunch, went well”",
        "sam  “coffee with sam”",
        "to answer: netritual review --plain --step who",
    ]
    table = tmp_path / "people.csv"
    table.write_text("Name,City\nGrace Hill,Leith\n")
    sh.done("import", str(table))
    sh.done("log", "lunch with grace")
    assert "grace “lunch with grace”" in " ".join(sh.done().out.split()), "nor is a word that may be a name forgotten"


def test_no_one_is_waiting_is_not_said_beside_a_letter(sh: ShellUser) -> None:
    sh.done("log", 'email from @"Ana Ruiz", when can we talk')
    assert "Do now:\n  Wrote to you last: Ana Ruiz today.\n" in sh.done().out
    sh.done("log", "emailed Ana Ruiz about the workshop")
    assert "Do now:\n  No one is waiting.\n" in sh.done().out


def test_a_letter_is_named_beside_what_a_line_seems_to_hold(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"q\n")))
    sh.done("log", 'met @"Ruben Vries", promised him the link to my talk')
    sh.done("log", 'email from @"Ana Ruiz", when can we talk')
    today = sh.done().out
    assert "promise  Ruben Vries" in today
    assert "Wrote to you last: Ana Ruiz today.\n" in today
    assert "No one is waiting" not in today
    assert "1 Ana Ruiz  wrote: “when can we talk”  today" in sh.done("review", "--plain", "--step", "replies").out


def test_a_talk_that_waits_for_a_yes_is_told_with_the_words_that_plan_it(
    sh: ShellUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRITUAL_NOW", MONDAY)
    sh.done("settings", "set", "tz", "New York")
    sh.done("log", 'call @"Vince Palumbo" yesterday')
    sh.done("log", "vince palumbo texted, wants to get coffee wed 7:30am")
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-04T07:05:00-05:00")
    today = sh.done().out
    assert "today 7:30am  coffee  Vince Palumbo  yes or no? netritual loops open vince" in today
    assert [row["kind"] for row in sh.done("--json").json["tentative"]] == ["coffee"]
    assert "Planned coffee with Vince Palumbo, Wed 4 Mar 7:30am." in "".join(sh.done("loops", "open", "vince")[1:])
    assert "today 7:30am  coffee  Vince Palumbo\n" in sh.done().out
    assert [row["start"][11:16] for row in sh.done("coffees", "--json").json] == ["07:30"]
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-04T18:00:00-05:00")
    assert "today 7:30am  coffee  Vince Palumbo  netritual coffees held vince" in sh.done().out


def test_a_change_of_a_coffee_is_answered_by_its_own_word(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRITUAL_NOW", MONDAY)
    sh.done("log", 'call @"Vince Palumbo" yesterday')
    sh.done("coffees", "plan", "vince", "thu", "12:30")
    sh.done("log", "vince palumbo cant make thu, will text with new day")
    assert "netritual loops open vince cancel" in sh.done().out
    assert "Cancelled coffee" in "".join(sh.done("loops", "open", "vince", "cancel")[1:])


def test_a_talk_that_a_line_proposes_is_with_the_name_that_is_not_settled(
    sh: ShellUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRITUAL_NOW", MONDAY)
    for name in ("Sam Hill", "Sam Ode", "Bea Lima"):
        sh.done("log", f'call @"{name}" yesterday')
    sh.done("log", "sam wants to meet fri 6 mar at 6pm, bea may come")
    coming = sh.done().out.partition("Coming up:")[2]
    assert "meeting  sam?" in coming and "somebody" not in coming


def test_an_article_that_waits_for_a_yes_is_called_by_its_address(sh: ShellUser) -> None:
    sh.done("log", "call @{Tiago Reis} yesterday")
    sh.done("log", "Tiago shared https://www.example.org/artists-fees")
    assert "an article of Tiago Reis: example.org/artists-fees?" in sh.done("loops").out
