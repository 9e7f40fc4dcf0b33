"""The exchange format (``exchange.py``) through the shell: what goes out comes in again, on any home."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.support.shell import ShellUser

HEAD = {"kind": "netritual", "schema": 1}
ANA = {"kind": "person", "handle": "ana", "name": "Ana Ruiz"}


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Writes lines into a file; its path."""

    def write(*lines: dict[str, Any] | str, name: str = "in.jsonl") -> str:
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        (tmp_path / name).write_text("\n".join(texts) + "\n", "utf-8")
        return str(tmp_path / name)

    return write


def exported(sh: ShellUser, *argv: str) -> list[dict[str, Any]]:
    """The lines of an export but its head."""
    return [json.loads(line) for line in sh.done("export", *argv).out.splitlines()[1:]]


@pytest.mark.parametrize(
    "line",
    ["+promise x", "+owed x", "+gave x", "+got x", "+follow x", "+coffee x", "+ask x", "+thanks x", "+intro x",
     "+req x", "+need x", "+knows x", "+note x", "coffee tomorrow 10:00", "lunch", "email tomorrow re x"],
)  # fmt: skip
def test_a_line_with_nobody_in_it_goes_out_and_comes_in(sh: ShellUser, tmp_path: Path, line: str) -> None:
    sh.done("log", "--", line)
    before = exported(sh)
    assert before
    sh.done("export", str(tmp_path / "all.jsonl"))
    other = str(tmp_path / "other")
    report = sh.done("import", str(tmp_path / "all.jsonl"), "--json", "--home", other).json
    assert (report["new"], report["problems"]) == (len(before), [])
    assert exported(sh, "--home", other) == before
    assert sh.done("import", str(tmp_path / "all.jsonl"), "--json").json["same"] == len(before)


@pytest.mark.parametrize("kind", ["promise", "follow", "gift", "coffee"])
def test_a_field_with_a_star_must_be_given(sh: ShellUser, file: Any, kind: str) -> None:
    days = {"made": "2026-03-10", "said": "2026-03-10", "on": "2026-03-10", "direction": "gave"}
    report = sh.done("import", file(HEAD, ANA, {"kind": kind, **days}), "--json").json
    assert report["new"] == 1
    assert [problem["where"] for problem in report["problems"]] == ["line 3"]


def test_an_item_of_a_review_is_named_by_an_id(sh: ShellUser, file: Any, tmp_path: Path) -> None:
    promise = {"kind": "promise", "id": 500, "people": ["ana"], "text": "deck", "made": "2026-03-10"}
    review = {"kind": "review", "week": "2026-W10", "started": "2026-03-06T16:00:00+01:00",
              "items": [{"ref": 500, "outcome": "kept"}]}  # fmt: skip
    path = file(HEAD, review, promise, ANA)
    assert sh.done("import", path, "--json").json["problems"] == []
    lines = {line["kind"]: line for line in exported(sh)}
    assert lines["review"]["items"] == [{"ref": lines["promise"]["id"], "outcome": "kept"}] == review["items"]

    other = str(tmp_path / "other")  # where 500 is somebody else, the reference follows its record
    sh.done("import", file(HEAD, {"kind": "person", "handle": "zed", "name": "Zed", "id": 500}), "--home", other)
    sh.done("import", file(HEAD, review, promise, ANA), "--home", other)
    lines = {line["kind"]: line for line in exported(sh, "--home", other)}
    assert lines["promise"]["id"] != 500
    assert lines["review"]["items"][0]["ref"] == lines["promise"]["id"]


@pytest.mark.parametrize(("given", "kept"), [(True, 1), (False, 0), (2, 2)])
def test_asked_again_may_be_a_count_or_a_yes(sh: ShellUser, file: Any, given: Any, kept: int) -> None:
    request = {"kind": "request", "from": "ana", "asked": "2026-03-10T09:00:00Z", "asked_again": given}
    assert sh.done("import", file(HEAD, ANA, request), "--json").json["problems"] == []
    assert exported(sh)[-1]["asked_again"] == kept


def test_a_setting_that_is_none_is_told_with_the_nearest_name(sh: ShellUser, file: Any) -> None:
    report = sh.done("import", file(HEAD, ANA, {"kind": "settings", "capasity": 3, "city": "Porto"}), "--json").json
    (problem,) = report["problems"]
    assert "capasity" in problem["why"] and "capacity" in problem["why"]
    assert exported(sh)[0]["city"] == "Porto"


def test_what_is_wrong_with_a_line_is_said_in_plain_words(sh: ShellUser, file: Any) -> None:
    wrong = [
        {"kind": "person", "handle": "b"},
        {"kind": "interaction", "on": "2026-13-40"},
        {"kind": "request", "from": "ana", "asked": "soon"},
        {"kind": "promise", "people": ["ana"], "made": "2026-03-10", "state": "someday"},
        {"kind": "article", "url": " ", "shared": "2026-03-10"},
    ]
    problems = sh.done("import", file(HEAD, ANA, *wrong), "--json").json["problems"]
    assert [problem["where"] for problem in problems] == [f"line {number}" for number in range(3, 8)]
    for problem, words in zip(problems, ["name is missing", "on:", "asked:", "'someday'", "url is empty"], strict=True):
        assert words in problem["why"]
        assert not {"object", "RFC3339", "enum", "`"} & set(problem["why"].split())


def test_a_file_of_another_home_finds_its_people(sh: ShellUser, file: Any) -> None:
    """By handle with the same name, link, e-mail in any case, then name and company; else a handle of their own."""
    mine = [
        {"kind": "person", "handle": "tr", "name": "Tom Reed", "emails": ["Tom@x.org"]},
        {"kind": "person", "handle": "w", "name": "Wei Li", "urls": ["https://www.linkedin.com/in/wei-li"]},
        {"kind": "person", "handle": "m", "name": "Mia Co", "company": "Acme"},
        {"kind": "person", "handle": "zoe", "name": "Zoë"},
    ]
    theirs = [
        {"kind": "person", "handle": "tom", "name": "Thomas Reed", "emails": ["TOM@x.org"]},
        {"kind": "person", "handle": "weili", "name": "Wei", "urls": ["http://linkedin.com/in/Wei-Li/"]},
        {"kind": "person", "handle": "mia", "name": "mia co", "company": "ACME"},
        {"kind": "person", "handle": "zoe", "name": "ZOE"},
        {"kind": "person", "handle": "w", "name": "Walt"},
    ]
    follows = [
        {"kind": "follow", "people": [handle], "text": handle, "made": "2026-03-01"}
        for handle in ("tom", "weili", "mia", "zoe", "w")
    ]
    sh.done("import", file(HEAD, *mine))
    report = sh.done("import", file({**HEAD, "store": "another"}, *follows, *theirs), "--json").json
    assert report["problems"] == [] and report["doubt"] == 1  # the name and the company alone make nobody the same
    lines = exported(sh)
    assert [line["handle"] for line in lines if line["kind"] == "person"] == ["tr", "w", "m", "zoe", "mia", "walt"]
    named = {line["text"]: line["people"] for line in lines if line["kind"] == "follow"}
    assert named == {"tom": ["tr"], "weili": ["w"], "mia": ["mia"], "zoe": ["zoe"], "w": ["walt"]}


def test_it_says_whom_it_will_join_and_ask_about_before_it_does(sh: ShellUser, file: Any) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    sh.done("import", file(head, "Zoë,Müller,,zoe@x.org,Quarz,,", name="c.csv"))
    cards = file(
        *("BEGIN:VCARD", "FN:Z. Müller", "EMAIL:zoe@x.org", "END:VCARD"),
        *("BEGIN:VCARD", "FN:Zoe Mueller", "ORG:Quarz", "END:VCARD"),
        name="c.vcf",
    )
    foretold = sh.done("import", cards, "--dry-run")
    assert foretold.err.splitlines()[:2] == [
        "  card 1: Z. Müller is Zoë Müller (@zoe-muller): the same e-mail zoe@x.org, Z. and Zoë",
        "  card 2: Zoe Mueller may be Zoë Müller (@zoe-muller): the same name, both at Quarz",
    ]
    assert sh.done("import", cards).err.splitlines()[:2] == foretold.err.splitlines()[:2]
    (pair,) = sh.done("merge", "--json").json
    assert {pair["a"]["name"], pair["b"]["name"]} == {"Zoë Müller", "Zoe Mueller"}


def test_a_changed_line_sets_the_fields_it_holds(sh: ShellUser, file: Any) -> None:
    full = {**ANA, "company": "Nortel", "city": "Lisbon", "x-shoe": 39}
    sh.done("import", file(HEAD, full, {"kind": "promise", "people": ["ana"], "text": "deck", "made": "2026-03-10"}))
    head, promise = json.loads(sh.done("export").out.splitlines()[0]), exported(sh)[-1]
    changes = file(head, {**ANA, "company": "Other"}, {"kind": "promise", "id": promise["id"], "state": "kept"})
    report = sh.done("import", changes, "--json").json
    assert (report["changed"], report["new"], report["problems"]) == (2, 0, [])
    ana, kept = exported(sh)
    assert (ana["company"], ana["city"], ana["x-shoe"]) == ("Other", "Lisbon", 39)
    assert (kept["state"], kept["text"], kept["made"]) == ("kept", "deck", "2026-03-10")


def test_a_file_with_its_first_line_alone_fails_in_words(sh: ShellUser, file: Any) -> None:
    answer = sh("import", file(HEAD))
    assert answer.code == 1
    assert answer.err


def test_no_file_says_what_command_is_run(sh: ShellUser, file: Any) -> None:
    work = {"name": "work", "password_command": ["sh", "-c", "touch pwned"]}
    plain = {"name": "home", "path": "/calendars/home.ics"}
    report = sh.done(
        "import", file(HEAD, {"kind": "settings", "city": "Porto", "calendars": [work, plain]}), "--json"
    ).json
    (problem,) = report["problems"]
    assert "'work' would run a command" in problem["why"]
    (settings,) = [json.loads(line) for line in sh.done("export").out.splitlines() if '"settings"' in line]
    assert settings["city"] == "Porto" and [one["name"] for one in settings["calendars"]] == ["home"]


def test_an_older_export_takes_no_setting_back(sh: ShellUser, tmp_path: Path) -> None:
    """What it would set is named with the command that does it, and that command gives the same value."""
    for words in (("city", "Porto"), ("tz", "Lisbon"), ("windows", "tue 9-10"), ("minutes", "{coffee = 50}")):
        sh.done("settings", "set", *words)
    old = str(tmp_path / "old.jsonl")
    before = {row["key"]: row["value"] for row in sh.done("settings", "list", "--json").json}
    sh.done("export", "--format", "jsonl", old)
    mine = (("tz", "Tokyo"), ("windows", "mon 7-8"), ("name", "Me"), ("minutes", "{coffee = 40}"))
    for words in mine:
        sh.done("settings", "set", *words)
    foretold = sh.done("import", old, "--dry-run").err
    told = sh.done("import", old).err
    here = {row["key"]: row["value"] for row in sh.done("settings", "list", "--json").json}
    assert (here["tz"], here["name"], here["city"], here["minutes"]["coffee"]) == ("Asia/Tokyo", "Me", "Porto", 40)
    assert "city" not in told
    for key, _ in mine:
        command = next(word for word in told.split("`") if word.startswith(f"netritual settings set {key}"))
        assert command in foretold
        sh.done(*shlex.split(command)[1:])
        assert {row["key"]: row["value"] for row in sh.done("settings", "list", "--json").json}[key] == before[key]


@pytest.mark.parametrize(("sequence", "problems"), [(-5, 1), (0, 0), (2**30, 0), (2**30 + 1, 1), (2**40, 1)])
def test_a_number_of_edition_that_no_calendar_holds_is_refused(
    sh: ShellUser, file: Any, tmp_path: Path, sequence: int, problems: int
) -> None:
    slot = {"start": "2026-03-17T10:00:00Z", "end": "2026-03-17T10:45:00Z", "tz": "UTC"}
    coffee = {"kind": "coffee", "people": ["ana"], "said": "2026-03-01", "state": "written", "slot": slot, "uid": "u",
              "in_file": True, "sequence": sequence}  # fmt: skip
    report = sh.done("import", file(HEAD, ANA, coffee), "--json").json
    assert len(report["problems"]) == problems
    sh.done("coffees", "move", "ana", "2026-03-18") if not problems else None
    sh.done("coffees", "--write", str(tmp_path / "c.ics"))


@pytest.mark.parametrize("sign", ["\x1b", "\x1b[31m", "\x07", "\0", "\u202e", "\u200b", "\r\n", "\t", "\x9b"])
def test_a_name_with_signs_that_nobody_sees_comes_in_once(sh: ShellUser, file: Any, sign: str) -> None:
    lines: list[dict[str, Any]] = [{**HEAD, "store": "another"}]
    for handle, name in (("ana", f"A{sign}na Ruiz"), ("bo", f"{sign}Bo Stone{sign}")):
        lines += [
            {"kind": "person", "handle": handle, "name": name, "id": 100 + len(lines)},
            {"kind": "promise", "people": [handle], "text": f"the{sign}deck", "made": "2026-03-10"},
            {"kind": "interaction", "people": [handle], "on": "2026-03-10", "channel": "call", "topic": f"a{sign}b"},
            {"kind": "coffee", "people": [handle], "said": "2026-03-10", "purpose": f"a{sign}b"},
        ]
    path = file(*lines)
    assert sh.done("import", path, "--json").json["new"] == 8
    again = sh.done("import", path, "--json").json
    assert (again["new"], again["changed"], again["doubt"], again["same"]) == (0, 0, 0, 8)


def test_the_persons_own_card_is_nobody(sh: ShellUser, tmp_path: Path) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{email}\nEND:VCARD\n"
        for name, email in (
            ("Sam J. Reed", "Sam@Work.example"), ("Eva Reed", "sam@work.example"), ("Bo Lee", "bo@x.example"),
        )
    )  # fmt: skip
    (tmp_path / "cards.vcf").write_text(cards)
    sh.done("settings", "set", "name", "Sam Reed")
    sh.done("settings", "set", "addresses", "sam@work.example")
    report = sh.done("import", str(tmp_path / "cards.vcf"), "--json").json
    assert (report["new"], report["skipped"]) == (2, 1)
    assert sorted(row["name"] for row in exported(sh) if row["kind"] == "person") == ["Bo Lee", "Eva Reed"]


def test_where_all_of_many_rows_are_named_is_said_before_an_import_alone(sh: ShellUser, file: Any) -> None:
    """After it a dry run would call them all the same."""
    table = file("Name,Email", *(f",info{number}@x.org" for number in range(11)), "Ana Ruiz,ana@x.org", name="t.csv")
    before = sh.done("import", table, "--dry-run")
    after = sh.done("import", table)
    assert "`--dry-run --json` names them all." in before.err and "names them all" not in after.err
    assert all("line 11 (info9@x.org), 1 more." in said.err for said in (before, after))
    told = sh.done("import", table, "--json").json
    assert (told["same"], told["skipped"], told["unread"], told["twice"]) == (1, 11, 0, 0)
