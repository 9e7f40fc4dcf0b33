"""What was read, mended and lost of a calendar is told wherever its busy times count; and one's own addresses."""

import io
import sys
from pathlib import Path

import pytest

from netritual.cli.streams import Streams
from tests.calendar.test_busy import ics
from tests.support.shell import Answer, ShellUser

SOUND = ics("SUMMARY:team")
BROKEN = ics("DTSTART:20260317T0900X0Z", "SUMMARY:team")
NOTHING = ics("DTSTART:20260317T0900X0Z")
INVITED = "ATTENDEE;PARTSTAT=DECLINED:mailto:sam.reed@work.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@x.example"


@pytest.fixture
def calendar(week: ShellUser, tmp_path: Path) -> Path:
    """A calendar called work."""
    file = tmp_path / "work.ics"
    file.write_bytes(SOUND)
    week.done("settings", "set", "name", "Sam Reed")
    assert "work: 1 event read.\n" in week.done("calendar", "add", "work", "--file", str(file)).err
    return file


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is typed into a review: it is looked at and left."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))


def row(week: ShellUser) -> dict[str, object]:
    (found,) = week.done("calendar", "list", "--json").json
    assert isinstance(found, dict)
    return found


def checks(answer: Answer) -> list[tuple[bool, str]]:
    return [(one["ok"], one["detail"]) for one in answer.json if one["check"] == "calendar"]


def test_all_of_it(week: ShellUser, calendar: Path) -> None:
    assert (row(week)["ok"], row(week)["detail"]) == (True, "1 busy time; 1 event read")
    told = week.done("suggest")
    assert "Busy times read a moment ago.\nwork: 1 event read.\n" in told.err
    assert week.done("suggest", "--json").json["calendars"] == [
        {"name": "work", "ok": True, "detail": "1 busy time; 1 event read"}
    ]
    assert checks(week("doctor", "--json")) == [(True, "work: 1 event read.")]
    assert "some of its busy times" not in week.done("review", "--step", "coffees", "--plain").out


def test_some_of_it_lost(week: ShellUser, calendar: Path) -> None:
    calendar.write_bytes(BROKEN)
    told = week.done("suggest", "--json").json["calendars"]
    assert [(one["ok"], one["detail"][:34]) for one in told] == [(False, "1 busy time; 1 event read, 1 lost.")]
    words = "work: 1 event read, 1 lost; some of its busy times may be missing."
    assert words in week.done("suggest").err
    assert words in week.done("review", "--step", "coffees", "--plain").out
    assert (row(week)["ok"], row(week)["lost"]) == (False, 1)
    ((ok, detail),) = checks(week("doctor", "--json"))
    assert not ok and detail.startswith(words)


@pytest.mark.parametrize("data", [NOTHING, b"<html>404</html>", None])
def test_nothing_of_it_is_never_ok_and_its_busy_times_are_missing(
    week: ShellUser, tmp_path: Path, data: bytes | None
) -> None:
    file = tmp_path / "work.ics"
    file.write_bytes(data or b"")
    added = week.done("calendar", "add", "work", "--file", str(file))
    if data is None:
        file.unlink()
    assert "Nothing of work could be read" in added.err
    for told in (week.done("suggest").err, week.done("review", "--step", "coffees", "--plain").out):
        assert "Nothing of work could be read" in told and "so its busy times are missing." in told
    (one,) = week.done("suggest", "--json").json["calendars"]
    assert not one["ok"] and "0 events read" in one["detail"]
    (tested,) = week.done("calendar", "test", "--json").json
    assert not tested["ok"] and not row(week)["ok"]
    assert not checks(week("doctor", "--json"))[0][0]


def test_the_last_times_of_a_calendar_that_broke_count_and_that_is_said(week: ShellUser, calendar: Path) -> None:
    calendar.write_bytes(NOTHING)
    told = week.done("suggest").err
    assert "Nothing of work could be read (1 event lost), so its busy times are those of a moment ago." in told
    detail = str(row(week)["detail"])
    assert detail.startswith("0 events read, 1 lost; 1 busy time of the last reading. ")


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ("absences", "Days of vacation, leave or out of office stay free of coffees"),
        ("yes", "Each event of all day that is not marked as free keeps its days free"),
        ("no", "Events of all day do not count"),
    ],
)
def test_what_is_added_says_which_days_of_all_day_count(
    week: ShellUser, tmp_path: Path, blocks: str, words: str
) -> None:
    week.done("settings", "set", "all_day_blocks", blocks)
    (tmp_path / "own.ics").write_bytes(SOUND)
    assert words in week.done("calendar", "add", "own", "--file", str(tmp_path / "own.ics")).err


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Somebody at a terminal, with these answers; what is asked is kept behind them."""
    given: list[str] = []

    def answer(self: Streams, question: str) -> str:
        asked = given.pop(0)
        given.append(question)
        return asked

    monkeypatch.setattr(Streams, "answering", property(lambda self: bool(given)))
    monkeypatch.setattr(Streams, "answer", answer)
    return given


def test_the_addresses_are_asked_for_once_and_proposed_from_the_file(
    week: ShellUser, tmp_path: Path, answers: list[str]
) -> None:
    week.done("settings", "set", "name", "Sam Reed")
    (tmp_path / "own.ics").write_bytes(ics(INVITED))
    answers.append("1, sam@home.example")
    added = week.done("calendar", "add", "own", "--file", str(tmp_path / "own.ics"))
    assert "1  sam.reed@work.example" in answers[0] and "ana@x.example" not in answers[0]
    assert week.done("settings", "get", "addresses").out == "sam.reed@work.example, sam@home.example\n"
    assert "own: 1 event read." in added.err
    (row,) = week.done("calendar", "list", "--json").json
    assert row["busy"] == [], "what was declined is free at once"
    answers[:] = ["2"]
    week.done("calendar", "add", "again", "--file", str(tmp_path / "own.ics"))
    assert answers == ["2"], "nobody is asked twice"


def test_no_answer_and_no_terminal_set_no_address(week: ShellUser, tmp_path: Path, answers: list[str]) -> None:
    week.done("settings", "set", "name", "Sam Reed")
    (tmp_path / "own.ics").write_bytes(ics(INVITED))
    answers.append("")
    week.done("calendar", "add", "own", "--file", str(tmp_path / "own.ics"))
    answers.clear()
    told = week.done("calendar", "test").err
    assert "If sam.reed@work.example is you" in told and "settings set addresses sam.reed@work.example" in told
    assert week.done("settings", "get", "addresses").out.strip() == ""
    (row,) = week.done("calendar", "list", "--json").json
    assert len(row["busy"]) == 1


@pytest.mark.parametrize("typed", ["7 nonsense", "12"])
def test_a_wrong_address_is_told_and_the_calendar_stays(
    week: ShellUser, tmp_path: Path, answers: list[str], typed: str
) -> None:
    (tmp_path / "own.ics").write_bytes(ics(INVITED))
    answers.append(typed)
    answer = week("calendar", "add", "own", "--file", str(tmp_path / "own.ics"))
    assert answer.code != 0 and "should be e-mail addresses" in answer.err
    assert [row["name"] for row in week.done("calendar", "list", "--json").json] == ["own"]
