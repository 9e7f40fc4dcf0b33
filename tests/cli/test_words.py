"""What may be typed: names, filters that begin with a hyphen, options around ``-``."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.support.shell import ShellUser


@pytest.mark.parametrize(
    "name",
    ["ana-ruiz", "@ana", "ANA", "Ana Ruiz", '@"Ana Ruiz"', '"Ana Ruiz"', "@{Ana Ruiz}", "ana_ruiz", "ruiz", "Ana,",
     "ana's", "Ana’s", "  @ana  "],
)  # fmt: skip
def test_a_name_is_read_by_rule_5(week: ShellUser, name: str) -> None:
    assert week.done("person", name, "--json").json["name"] == "Ana Ruiz"
    assert week.done("tier", name, "3", "--json").json["tier"] == 3


def test_of_a_first_name_the_only_one_in_the_network_is_meant_and_the_others_are_told(
    sh: ShellUser, tmp_path: Path
) -> None:
    rows = [{"kind": "person", "handle": f"ana-{n}", "name": f"Ana L{n}", "status": "list"} for n in range(5)]
    rows += [{"kind": "person", "handle": "bob-clark", "name": "Robert (Bob) Clark", "status": "list"},
             {"kind": "person", "handle": "bob-stone", "name": "Bob Stone", "status": "list"},
             {"kind": "person", "handle": "ana-garcia", "name": "Dr. Eva García", "status": "list"},
             {"kind": "person", "handle": "maria", "name": "María García López, PhD", "status": "list"}]  # fmt: skip
    (tmp_path / "people.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    sh.done("import", str(tmp_path / "people.jsonl"))
    assert sh("person", "ana").code == 2 and "could be 5 people" in sh("person", "ana").err
    sh.done("log", "emailed @ana-2 about the flyers")
    assert sh.done("person", "ana", "--json").json["handle"] == "ana-2"  # the only one who was written to
    sh.done("log", "coffee @ana-3")
    answer = sh.done("person", "ana", "--json")
    assert answer.json["handle"] == "ana-3" and "Ana L3; 4 other people have that first name." in answer.err
    sh.done("log", "email @ana-1 yesterday")
    assert sh.done("person", "ana", "--json").json["handle"] == "ana-3"
    sh.done("log", "email < @ana-1")
    assert sh("person", "ana").code == 2
    for typed, handles in (("bob", {"bob-clark", "bob-stone"}), ("garcía", {"ana-garcia", "maria"})):
        assert sh("person", typed).code == 2
        reading = sh.done("log", "--preview", "--json", f"coffee @{typed}").json["reading"]
        assert set(reading["ambiguous"][typed]) == handles
    assert sh.done("person", "lópez", "--json").json["handle"] == "maria"


def test_an_import_says_what_to_do_next(sh: ShellUser, tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_text('{"kind":"person","handle":"ana","name":"Ana L","status":"list"}\n', "utf-8")
    words = "netritual triage --size 12"
    dry = sh.done("import", str(tmp_path / "people.jsonl"), "--dry-run")
    assert words not in dry.err + dry.out
    assert words in sh.done("import", str(tmp_path / "people.jsonl")).err
    assert words not in sh.done("import", "--json", str(tmp_path / "people.jsonl")).err


def test_an_empty_network_says_who_is_on_the_list(sh: ShellUser, tmp_path: Path) -> None:
    assert "Nobody here yet." in sh.done("people").err
    rows = [{"kind": "person", "handle": f"p{n}", "name": f"Person {n}", "status": "list"} for n in range(1200)]
    (tmp_path / "people.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    sh.done("import", str(tmp_path / "people.jsonl"))
    answer = sh.done("people")
    assert answer.out == "" and answer.err.startswith(
        "Nobody in your network yet; 1,200 on your list: netritual people list, netritual triage --size 12"
    )
    assert sh.done("people", "--json").json == [] and len(sh.done("people", "list", "--json").json) == 1200
    assert "Nobody fits" in sh.done("people", "close").err


def test_a_name_of_many_words_needs_no_quotes(week: ShellUser) -> None:
    assert week.done("person", "Ana", "Ruiz", "--json").json["name"] == "Ana Ruiz"


def test_an_error_repeats_a_long_name_in_short(week: ShellUser) -> None:
    answer = week("person", "x" * 10_000)
    assert answer.code == 2
    assert len(answer.err) < 300


@pytest.mark.parametrize("terms", [["-ana"], ["network", "-ana"], ["network -ana"], ["--", "network", "-ana"]])
def test_a_term_may_begin_with_a_hyphen(week: ShellUser, terms: list[str]) -> None:
    names = [row["name"] for row in week.done("people", "--json", *terms).json]
    assert "Bob Stone" in names and "Ana Ruiz" not in names


def test_options_stand_among_the_terms(week: ShellUser) -> None:
    rows = week.done("people", "-ana", "--json", "--now", "2026-03-11T10:00:00+00:00", "network").json
    assert [row["name"] for row in rows] == ["Bob Stone", "Priya Nair"]


@pytest.mark.parametrize("argv", [["-", "--json"], ["--json", "-"], ["--json", "--", "-"]], ids=" ".join)
def test_stdin_is_one_entry_a_line(sh: ShellUser, monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    typed = b"coffee @ana\n\n  \nlunch @bob 31 feb\r\nbytes \xff\xfe @cleo\n+promise x"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    answer = sh.done("log", *argv)
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert len(rows) == 4
    assert all(set(row) == {"saved", "id", "reading", "unsettled", "new_people"} and row["saved"] for row in rows)
    assert len({row["id"] for row in rows}) == 4
    assert rows[1]["reading"]["date"] == "2026-03-11"
    assert "31 feb" in answer.err


def test_a_hyphen_with_words_behind_it_is_text(sh: ShellUser) -> None:
    sh.done("log", "--", "-", "a note", "--json")
    (row,) = [json.loads(line) for line in sh.done("export").out.splitlines()[1:]]
    assert row["summary"] == "- a note --json"


@pytest.mark.parametrize("later", ["encrypt", "decrypt", "key", "calendar push", "calendar pull"])
def test_what_comes_later_is_no_command(week: ShellUser, later: str) -> None:
    answer = week(*later.split())
    assert (answer.code, answer.out) == (2, "")
    assert later.split()[-1] in answer.err


@pytest.mark.parametrize(
    "start", ["2026-03-19", "10:00", "tomorrow", "2026-02-30T08:30", "2026-03-19T25:00", "2026-W12-1T10:00", "", "-"]
)
def test_a_start_is_a_day_and_a_time(week: ShellUser, start: str) -> None:
    answer = week("coffees", "plan", "ana", start)
    assert (answer.code, answer.out) == (2, "")
    assert week.done("coffees", "--json").json == []


SECRET = "https://calendar.example/private-0123456789/basic.ics"


@pytest.mark.parametrize(
    "argv",
    [["work", "--secret", SECRET], ["work", SECRET], [SECRET, "--secret"], ["work", f"--secret={SECRET}"]],
    ids=["behind", "alone", "as a name", "as a value"],
)
def test_a_secret_address_is_no_argument_and_is_not_said_again(week: ShellUser, argv: list[str]) -> None:
    before = week.done("export").out
    answer = week("calendar", "add", *argv)
    assert (answer.code, answer.out) == (2, "")
    assert "private" not in answer.err
    assert week.done("calendar", "list", "--json").json == []
    assert week.done("export").out == before


def test_a_group_without_a_command_says_so_in_one_line(week: ShellUser) -> None:
    answer = week("calendar")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1


def test_redo_answers_with_the_change_it_gave_back(week: ShellUser) -> None:
    week.done("tier", "ana", "1")
    taken = week.done("undo", "--json").json
    given = week.done("redo", "--json").json
    assert (taken["undone"], given["undone"]) == (True, False)
    assert {**taken, "undone": False} == given


@pytest.mark.parametrize("moment", ["0001-01-02T00:00:00+00:00", "9999-12-30T00:00:00+00:00", "2026-03-11T10:00:00"])
@pytest.mark.parametrize("argv", [["suggest"], ["log", "coffee @ana"]], ids=" ".join)
def test_a_clock_out_of_reach_is_wrong_use(sh: ShellUser, moment: str, argv: list[str]) -> None:
    answer = sh("--now", moment, *argv)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("moment", ["1999-01-01T00:00:00-12:00", "2031-12-31T23:59:59+14:00", "2028-02-29T12:00:00Z"])
def test_every_command_answers_at_any_clock(week: ShellUser, moment: str) -> None:
    commands = [["people"], ["loops"], ["suggest", "--why"], ["stats"], ["stats", "12w"], ["coffees", "--preview"],
                ["history"], ["person", "ana"], ["articles"], ["doctor"], ["export", "--format", "md"]]  # fmt: skip
    for argv in commands:
        assert "Traceback" not in week.done("--now", moment, *argv).err


@pytest.mark.parametrize(
    ("term", "instead"),
    [
        ("quiet>abc", "quiet>30"), ("quiet>", "quiet>30"), ("quiet<5", "quiet>30"), ("tier:zzz", "0 to 5"),
        ("tier:9", "0 to 5"), ("state:old", "dormant"), ("-state:old", "dormant"), ("bogus:x", "company:"),
        ("tag:", "value"), ('ana company:""', "value"),
    ],
)  # fmt: skip
def test_a_filter_that_is_none_is_told_in_one_line(week: ShellUser, term: str, instead: str) -> None:
    answer = week("people", term)
    assert answer.code == 2 and not answer.out
    assert len(answer.err.splitlines()) == 1 and "is no filter" in answer.err and instead in answer.err


@pytest.mark.parametrize("term", ["quietly", "tier:close", "tag: x", 'city:"a:b"', "nobody", "quiet>400", "ana:"])
def test_a_filter_that_nobody_fits_is_no_mistake(week: ShellUser, term: str) -> None:
    week.done("log", 'call @"Ana: Ruiz"')
    assert "no filter" not in week.done("people", term).err


def test_text_with_a_colon_that_somebody_holds_is_found(week: ShellUser) -> None:
    week.done("log", 'call @"Otto re:Invent"')
    assert "Otto re:Invent" in week.done("people", "re:invent").out


def test_one_is_said_as_one(sh: ShellUser, tmp_path: Path) -> None:
    sh.done("log", "call @ana")
    kept = str(tmp_path / "kept")
    assert "Backed up 1 change (" in sh.done("backup", kept).err
    assert "Restored 1 change from" in sh.done("restore", kept, "--yes").err
    rows = tmp_path / "Connections.csv"
    rows.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBo,Li,,,,,\n,,,,,,x\n")
    assert ", 2 rows: 1 new person, 1 left out." in sh.done("import", str(rows)).out


def test_a_name_that_is_not_certain_is_asked_about_in_a_sentence(sh: ShellUser, tmp_path: Path) -> None:
    rows = tmp_path / "people.csv"
    rows.write_text("Name,City\nSam Lee,Leith\nSam Okoro,Leith\nGrace Hill,Leith\n")
    sh.done("import", str(rows))
    assert "“sam” could be Sam Lee (@sam-lee) or Sam Okoro (@sam-okoro). " in sh.done("log", "lunch with sam").err
    assert "Is “grace” Grace Hill? The review asks." in sh.done("log", "lunch with grace").err


def test_a_change_of_the_calendars_names_the_calendar(sh: ShellUser, tmp_path: Path) -> None:
    path = tmp_path / "w.ics"
    path.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "utf-8")
    assert "Added the calendar work." in sh.done("calendar", "add", "work", "--file", str(path)).err
    sh.done("calendar", "add", "home", "--file", str(path))
    assert "Removed the calendar work." in sh.done("calendar", "remove", "work").err
    told = [row["summary"] for row in sh.done("history", "--json").json]
    assert told == ["Removed the calendar work.", "Added the calendar home.", "Added the calendar work."]


def test_an_unclear_name_lists_some_and_counts_the_rest(sh: ShellUser, tmp_path: Path) -> None:
    people = [{"kind": "person", "handle": f"kim{at:03}", "name": f"Kim Nr{at:03}"} for at in range(300)]
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in people), "utf-8")
    sh.done("import", str(file))
    answer = sh("person", "kim")
    assert answer.code == 2 and not answer.out
    assert "kim000" in answer.err and "and 280 more" in answer.err and len(answer.err.splitlines()) == 22


def test_who_is_archived_is_told_when_logged_with_and_on_their_page(sh: ShellUser, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    row = {"kind": "person", "handle": "karim", "name": "Karim Benali", "status": "archived"}
    file.write_text(f"{json.dumps(row)}\n")
    sh.done("import", str(file))
    back = "netritual tier karim 3"
    assert back in sh.done("log", "lunch with Karim Benali").err
    assert f"never suggested  archived; {back} changes it" in sh.done("person", "karim").out
    sh.done("tier", "karim", "3")
    assert back not in sh.done("log", "lunch with Karim Benali").err
    assert "never suggested" not in sh.done("person", "karim").out


def test_people_names_those_of_the_list_with_whom_something_goes_on(sh: ShellUser) -> None:
    sh.done("log", "coffee with @{Bob Stone}")
    assert "On your list" not in sh.done("people").err
    for name in ("Ana Ruiz", "Priya Nair"):
        sh.done("log", f"emailed @{{{name}}} about the flyers")
    answer = sh.done("people")
    assert "Bob Stone" in answer.out and "Ana" not in answer.out
    assert "On your list, and something is open or was logged this month: Ana Ruiz and Priya Nair." in answer.err
    assert "On your list" not in sh.done("people", "list").err


def test_a_note_of_which_nothing_else_is_said_shows_its_line(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    for line in ("tom ok", "tom :("):
        sh.done("log", line)
    page = sh.done("person", "tom")
    assert [line.split("  ")[-1] for line in page.out.splitlines()[-3:]] == ["“tom :(”", "“tom ok”", "call"]
    texts = [one["text"] for one in sh.done("person", "tom", "--json").json["timeline"]]
    assert texts == ["“tom :(”", "“tom ok”", ""]
