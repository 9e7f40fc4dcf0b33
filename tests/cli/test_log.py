"""``netritual log`` as a person meets it: through a process of its own, on a home of its own."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.model import Interaction, Person
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.journal_store import open_store

NOW = "2026-10-15T09:30:00+02:00"


def netritual(*args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "netritual", *args],
        input=stdin,
        capture_output=True,
        env={**os.environ, **env},
        check=False,
    )


def logged(*args: str, stdin: bytes = b"") -> list[dict[str, Any]]:
    done = netritual("log", "--now", NOW, "--json", *args, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def talks(home: Home) -> list[Interaction]:
    store = open_store(home, Disk(), True, create=False)
    try:
        view = store.view()
        return [talk for person in view.all(Person) for talk in view.talks(person.id)]
    finally:
        store.close()


def test_a_saved_line_answers_in_the_shape_of_the_contract(own_home: Home) -> None:
    (answer,) = logged('walk @"Ines Melo" yesterday re rent +promise call by mon')
    assert list(answer) == ["saved", "id", "reading", "unsettled", "new_people"]
    assert answer["saved"] is True and answer["new_people"] == ["Ines Melo"] and answer["unsettled"] == {}
    assert answer["reading"]["date"] == "2026-10-14"
    assert answer["reading"]["clauses"][0]["due"] == "2026-10-19"
    (talk,) = talks(own_home)
    assert talk.id == answer["id"] and talk.source == "shell" and talk.topic == "rent"


def test_the_second_line_knows_the_first_ones_people(own_home: Home) -> None:
    logged("lunch @{Ines Melo}")
    (answer,) = logged("call @ines")
    assert answer["reading"]["people"] == ["ines-melo"] and answer["new_people"] == []


def test_plain_words_hold_the_date_in_full() -> None:
    done = netritual("log", "--now", NOW, "call", "@ines", "tue", "6/10")
    assert done.returncode == 0
    assert b"Tue 6 Oct 2026" in done.stdout and done.stdout.count(b"\n") == 1
    assert b"Ines" in done.stderr, "a new name is told"


def test_an_unclear_name_is_no_failure_and_its_candidates_are_words() -> None:
    logged("-", stdin=b'met @"Kim Abe"\nmet @"Kim Boe"\n')
    done = netritual("log", "--now", NOW, "--json", "call @kim")
    answer = json.loads(done.stdout)
    assert done.returncode == 0 and answer["saved"] is True
    assert answer["unsettled"] == {"kim": ["kim-abe", "kim-boe"]} and "people" not in answer["reading"]
    assert b"Kim Abe" in done.stderr and b"Kim Boe" in done.stderr


def test_a_likely_name_has_a_key_of_its_own_in_the_answer_and_the_export() -> None:
    logged('met @"Priya Nair"')
    (answer,) = logged("coffee with Pryia")
    assert answer["reading"]["likely"] == {"Pryia": ["priya-nair"]} and answer["unsettled"] == {}
    lines = [json.loads(line) for line in netritual("export").stdout.splitlines()[1:]]
    (kept,) = [line for line in lines if line.get("line") == "coffee with Pryia"]
    assert kept["likely"] == {"Pryia": ["priya-nair"]} and (kept["unsettled"], kept["people"]) == ([], [])


def test_the_languages_are_those_of_the_setting_else_of_the_machine(own_home: Home) -> None:
    def day(locale: str) -> str:
        done = netritual("log", "--preview", "--now", NOW, "--json", "coffee @ines 5 ene", LC_ALL=locale)
        return str(json.loads(done.stdout)["reading"]["date"])

    assert (day("es_ES.UTF-8"), day("en_US.UTF-8")) == ("2026-01-05", NOW[:10])
    Path(own_home.root).mkdir(parents=True, exist_ok=True)
    Path(own_home.settings).write_text('languages = ["es", "en"]\n')
    assert day("en_US.UTF-8") == "2026-01-05"


def test_a_preview_saves_nothing_and_needs_no_home(own_home: Home) -> None:
    (answer,) = logged("--preview", "lunch @ines")
    assert answer["saved"] is False and answer["id"] is None
    assert not Path(own_home.root).exists()


def test_stdin_is_one_entry_a_line(own_home: Home) -> None:
    answers = logged("-", stdin="lunch @ines\r\n\n   \ncall @noé\n".encode())
    assert [answer["reading"]["channel"] for answer in answers] == ["lunch", "call"]
    assert len(talks(own_home)) == 2


def test_bytes_that_are_no_text_are_replaced(own_home: Home) -> None:
    (answer,) = logged("-", stdin=b"lunch @ines caf\xe9\n")
    assert answer["reading"]["summary"] == "caf\ufffd"


@pytest.mark.parametrize(
    "args",
    [(), ("",), ("  ",), ("--nonsense", "x"), ("--now",), ("--now", "tomorrow", "x"), ("--now", "2026-10-15", "x")],
)
def test_wrong_use_is_told_and_ends_with_2(args: tuple[str, ...], own_home: Home) -> None:
    done = netritual("log", *args)
    assert done.returncode == 2 and done.stderr and not done.stdout
    assert not Path(own_home.root).exists()


def test_options_stand_before_and_behind_the_text(own_home: Home, tmp_path: Path) -> None:
    assert logged("lunch", "@ines", "--preview")[0]["saved"] is False
    assert not Path(own_home.root).exists(), "a preview behind the text saves nothing"
    elsewhere = tmp_path / "elsewhere"
    assert logged("lunch @ines", "--home", str(elsewhere))[0]["saved"] is True
    assert (elsewhere / "store").is_dir() and not Path(own_home.root).exists()


def test_two_hyphens_end_the_options() -> None:
    assert logged("--", "--preview is a word")[0]["saved"] is True
    (answer,) = logged("--", "lunch", "@ines", "--preview")
    assert answer["saved"] is True and answer["reading"]["summary"] == "--preview"
    assert logged("- a dash first")[0]["reading"]["summary"] == "- a dash first"


def test_an_unknown_option_behind_the_text_is_text_and_told() -> None:
    done = netritual("log", "--now", NOW, "--json", "lunch", "@ines", "--later")
    assert done.returncode == 0 and b"--later" in done.stderr
    assert json.loads(done.stdout)["reading"]["summary"] == "--later"


def test_a_text_beside_a_wrong_option_is_printed_back() -> None:
    done = netritual("log", "lunch @ines", "--home")
    assert done.returncode == 2 and b"lunch @ines" in done.stderr


@pytest.mark.parametrize(
    "data", ["\ufefflunch @ines\r\ncall @noé\r\n".encode(), "lunch @ines\ncall @noé\n".encode("utf-16")]
)
def test_a_byte_order_mark_is_no_part_of_the_first_line(data: bytes) -> None:
    answers = logged("-", stdin=data)
    assert [answer["reading"]["channel"] for answer in answers] == ["lunch", "call"]
    assert answers[1]["new_people"] == ["noé"]


@pytest.mark.parametrize(
    "data", [b"coffee @noe \xff yes\n", b"lunch @ines\ncall @noe \xe9t\xe9\n", b"\xff\xfec\x00\x00\xd8 \x00"]
)
def test_bytes_that_are_no_text_are_told(data: bytes) -> None:
    done = netritual("log", "-", "--now", NOW, stdin=data)
    assert done.returncode == 0 and "Some bytes are no text" in done.stderr.decode()
    assert done.stderr.count(b"Some bytes") == 1


def test_bytes_that_are_no_text_among_the_arguments_are_told() -> None:
    done = netritual("log", "--now", NOW, os.fsdecode(b"coffee @noe \xff"))
    assert done.returncode == 0 and b"Some bytes are no text" in done.stderr
    assert b"Some bytes" not in netritual("log", "--now", NOW, "coffee @no\u00e9").stderr


def test_common_options_may_stand_before_the_command(tmp_path: Path) -> None:
    done = netritual("--home", str(tmp_path / "other"), "--json", "log", "lunch @ines")
    assert done.returncode == 0 and json.loads(done.stdout)["saved"] is True
    assert (tmp_path / "other" / "store").is_dir()


def test_help() -> None:
    done = netritual("log", "--help")
    assert done.returncode == 0 and b"--preview" in done.stdout


def test_an_impossible_date_is_told(own_home: Home) -> None:
    done = netritual("log", "--now", NOW, "--json", "lunch @ines 31 feb")
    answer = json.loads(done.stdout)
    assert answer["reading"]["date"] == "2026-10-15" and "31 feb" in answer["reading"]["summary"]
    assert b"31 feb" in done.stderr


def test_what_cannot_be_saved_is_printed_back(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"in the way")
    done = netritual("log", "--home", str(blocked), "-", stdin="lunch @ines naïve\ncall @noé\n".encode())
    assert done.returncode == 1 and not done.stdout
    assert "lunch @ines naïve".encode() in done.stderr and "call @noé".encode() in done.stderr
    assert b"Traceback" not in done.stderr
    assert blocked.read_bytes() == b"in the way"


@pytest.mark.parametrize(("zone", "day"), [("America/New_York", "2026-04-02"), ("Europe/Lisbon", "2026-02-04")])
def test_without_an_order_numeric_dates_are_those_of_the_zone(
    own_home: Home, monkeypatch: pytest.MonkeyPatch, zone: str, day: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    (read,) = logged("lunch @ines 4/2")
    assert read["reading"]["date"] == day


def test_the_settings_decide_numeric_dates_and_planned_times(own_home: Home) -> None:
    Path(own_home.root).mkdir()
    Path(own_home.settings).write_text('date_order = "mdy"\ntz = "Asia/Tokyo"\n[minutes]\ncoffee = 30\n', "utf-8")
    (read,) = logged("lunch @ines 4/2")
    assert read["reading"]["date"] == "2026-04-02"
    logged("coffee @ines next tue 9am")
    log = (Path(own_home.store) / "journal.jsonl").read_text("utf-8").splitlines()[-1]
    (coffee,) = json.loads(log[9:])["changes"]["coffees"].values()
    assert coffee["slot"] == {
        "start": "2026-10-20T09:00:00+09:00", "end": "2026-10-20T09:30:00+09:00", "tz": "Asia/Tokyo",
    }  # fmt: skip
    assert coffee["state"] == "proposed"


def test_a_clause_that_changes_a_person_goes_through_the_store(own_home: Home) -> None:
    logged("lunch @ines")
    (answer,) = logged("+need @ines a bike")
    store = open_store(own_home, Disk(), True, create=False)
    (ines,) = store.view().all(Person)
    store.close()
    assert ines.needs == ("a bike",) and answer["id"] == ines.id


def test_a_persons_text_cannot_steer_the_terminal() -> None:
    done = netritual("log", "--now", NOW, "lunch @ines \x1b]0;owned\x07 \u202egnp")
    assert b"\x1b" not in done.stdout + done.stderr and "\u202e".encode() not in done.stdout


def test_a_still_clock_gives_the_same_bytes(tmp_path: Path) -> None:
    lines = b"coffee @ines +coffee +promise x fri\nlunch @ines next tue 9am\n"
    logs = []
    for name in ("one", "two"):
        done = netritual("--home", str(tmp_path / name), "--now", NOW, "log", "-", stdin=lines)
        assert done.returncode == 0
        body = (tmp_path / name / "store" / "journal.jsonl").read_bytes()
        logs.append(body.split(b"\n", 1)[1])
    assert logs[0] == logs[1]


def test_of_very_many_candidates_a_few_are_named_and_the_rest_is_counted() -> None:
    logged("-", stdin="".join(f'met @"Kim Nr{at:03}"\n' for at in range(200)).encode())
    done = netritual("log", "--now", NOW, "--json", "call @kim")
    assert len(json.loads(done.stdout)["unsettled"]["kim"]) == 200, "the JSON names everyone"
    told = done.stderr.decode()
    assert "Kim Nr000" in told and "Kim Nr004" in told and "200 people match" in told
    assert "Kim Nr005" not in told and len(told) < 400


@pytest.mark.parametrize(("typed", "people"), [("y", ["Ines Melo"]), ("n", []), ("", [])])
def test_plain_names_are_asked_at_a_terminal_when_the_setting_says_so(
    own_home: Home, typed: str, people: list[str]
) -> None:
    logged('walk @"Ines Melo" yesterday')
    Path(own_home.settings).write_text('natural = "ask"\n')
    near, far = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "netritual", "log", "--now", NOW, "lunch with Ines"],
        stdin=far, stdout=far, stderr=far, env=dict(os.environ),
    ) as process:  # fmt: skip
        os.close(far)
        os.write(near, f"{typed}\n".encode())
        said = b"".join(iter(lambda: _read(near), b"")).decode()
        assert process.wait() == 0
    os.close(near)
    assert "Ines: Ines Melo?" in said and "Logged: lunch" in said
    assert [talk.channel for talk in talks(own_home)].count("lunch") == len(people)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


def test_of_several_lines_each_remark_says_which_it_is_of(own_home: Home) -> None:
    typed = b"coffee @ines\n\nlunch 31 feb with somebody and a long tail of words\n"
    done = netritual("log", "--now", NOW, "-", stdin=typed)
    first, *rest = done.stderr.decode().splitlines()
    assert first.startswith("Line 1, \u201ccoffee @ines\u201d: ") and "Ines" in first
    assert rest and all(
        line.startswith("Line 3, \u201clunch 31 feb with somebody and a\u2026\u201d: ") for line in rest
    )
