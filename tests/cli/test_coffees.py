"""Coffees by command: states and what the file says of them, what is listed, what each command does to them."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW
from tests.support.shell import ShellUser

STATUS = {
    "proposed": None, "written": "TENTATIVE", "moved": "TENTATIVE", "confirmed": "CONFIRMED", "held": "CONFIRMED",
    "cancelled": "CANCELLED", "declined": "CANCELLED", "lapsed": "CANCELLED",
}  # fmt: skip


def coffee(who: str, start: str = "2026-03-17T10:00:00Z", **fields: Any) -> dict[str, Any]:
    """An exchange line of a coffee with a slot of 45 minutes."""
    end = start.replace(":00:00", ":45:00")
    slot = {"start": start, "end": end, "tz": "UTC"}
    return {"kind": "coffee", "people": [who], "said_by": "me", "said": "2026-03-01", "slot": slot, **fields}


def bring(sh: ShellUser, folder: Path, *lines: dict[str, Any]) -> None:
    """Import these lines and the people they name."""
    handles = dict.fromkeys(handle for line in lines for handle in line["people"])
    people = [{"kind": "person", "handle": handle, "name": f"{handle.title()} X"} for handle in handles]
    file = folder / "in.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in [*people, *lines]), "utf-8")
    assert sh.done("import", str(file), "--json").json["problems"] == []


def events(path: Path) -> dict[str, dict[str, str]]:
    """The events of a file: uid -> property -> value."""
    found = {}
    for text in path.read_text("utf-8").replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        rows = dict(re.findall(r"^([A-Z-]+)[^:\n]*:(.*?)\r?$", text.split("BEGIN:VALARM")[0], re.MULTILINE))
        found[rows["UID"]] = rows
    return found


def rows(sh: ShellUser, *argv: str) -> dict[str, dict[str, Any]]:
    """The list by handle."""
    return {row["person"]["handle"]: row for row in sh.done("coffees", *argv, "--json").json}


def test_the_kind_and_the_place_may_stand_in_when(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("coffees", "plan", "tom", "lunch 2026-12-03 12h30 chez Mattia")
    (row,) = sh.done("coffees", "--json").json
    assert (row["kind"], row["place"], row["end"][11:16]) == ("lunch", "chez Mattia", "13:30")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (", she said yes", "confirmed"), (", zugesagt", "confirmed"), (" (confirmed)", "confirmed"), ("", "proposed"),
        (", to be confirmed", "proposed"), (", she said yes to the panel", "proposed"), (", not confirmed", "proposed"),
        (", hope she agreed", "proposed"), (", never confirmed", "proposed"), (" re the price we agreed", "proposed"),
    ],
)  # fmt: skip
def test_a_talk_that_they_said_yes_to_is_sure_from_the_start(
    sh: ShellUser, tmp_path: Path, said: str, state: str
) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("log", f"lunch with tom 2026-12-03 13:00{said}")
    (row,) = sh.done("coffees", "--json").json
    assert (row["state"], row["kind"]) == (state, "lunch")
    sh.done("coffees", "--write", str(tmp_path / "c.ics"), "--yes")
    (row,) = sh.done("coffees", "--json").json
    assert row["status"] == ("CONFIRMED" if state == "confirmed" else "TENTATIVE")


def test_every_state_and_its_status(sh: ShellUser, tmp_path: Path) -> None:
    """The table of states; with a sequence above 0 a dropped one was in the file, without one it was not."""
    lines = [
        coffee(state, f"2026-03-17T{8 + at:02d}:00:00Z", state=state, uid=f"uid-{state}", sequence=1)
        for at, state in enumerate(STATUS)
    ]
    never = coffee("never", "2026-03-18T10:00:00Z", state="cancelled", uid="uid-never")
    bring(sh, tmp_path, *lines, never, {**coffee("said"), "slot": None, "state": "said"})
    listed = rows(sh)
    assert {name: listed[name]["status"] for name in STATUS} == STATUS
    assert listed["never"]["status"] is None
    assert "said" not in listed
    assert [row["start"] for row in listed.values()] == sorted(row["start"] for row in listed.values())

    sh.done("coffees", "--write", str(tmp_path / "c.ics"))
    written = events(tmp_path / "c.ics")
    assert {name: written[f"uid-{name}"]["STATUS"] for name in STATUS} == {**STATUS, "proposed": "TENTATIVE"}
    assert "uid-never" not in written
    assert rows(sh)["proposed"]["state"] == "written"


@pytest.mark.parametrize(
    ("start", "listed"),
    [("2026-02-10T10:00:00Z", False), ("2026-03-10T10:00:00Z", True), ("2026-03-11T12:00:00Z", True)],
)
def test_a_past_coffee_is_listed_until_it_is_answered(sh: ShellUser, tmp_path: Path, start: str, listed: bool) -> None:
    """What nobody answers rests in the end."""
    bring(sh, tmp_path, coffee("ana", start, state="written", uid="u"))
    assert ("ana" in rows(sh)) is listed
    if start < "2026-03-11":
        sh.done("coffees", "missed", "ana")
        assert "ana" not in rows(sh)


def test_lengths_unless_given(week: ShellUser) -> None:
    for number, (kind, minutes) in enumerate({"coffee": 45, "lunch": 60, "walk": 45, "video": 30}.items()):
        made = week.done(
            "coffees", "plan", ["ana", "bob", "chloe", "tom"][number], f"2026-03-{17 + number}T10:00", "--kind", kind,
            "--json",
        ).json  # fmt: skip
        assert (made["kind"], made["start"][11:16]) == (kind, "10:00")
        assert made["end"][11:16] == {45: "10:45", 60: "11:00", 30: "10:30"}[minutes]
    moved = week.done("coffees", "move", str(made["id"]), "2026-03-24T15:00+02:00", "--json").json
    assert (moved["start"][11:16], moved["end"][11:16]) == ("13:00", "13:30")


def test_what_is_wrong_is_told_of_the_time_behind_the_longest_name(week: ShellUser) -> None:
    week.done("log", 'met @"Ana Feeney" yesterday')
    answer = week("coffees", "plan", "ana", "feeney", "weds", "9")
    assert answer.code == 2
    assert "“weds 9”" in answer.err and "feeney weds" not in answer.err


def test_a_coffee_is_named_by_person_number_day_or_id(week: ShellUser) -> None:
    """And moved by whatever the app takes for a time: what is left out stays."""
    ana = week.done("coffees", "plan", "ana", "tue", "17", "12:30", "--json").json
    assert (ana["start"], ana["state"]) == ("2026-03-17T12:30:00+00:00", "proposed")
    bob = week.done("coffees", "plan", "bob", "next thu 14h30", "--json").json
    assert bob["start"][:16] == "2026-03-19T14:30"
    for which, when, start in (
        ("ana", ("fri",), "13T12:30"), ("@ana", ("9:00",), "13T09:00"), ("1", ("tomorrow noon",), "12T12:00"),
        (str(ana["id"]), ("17.3. 12:30",), "17T12:30"), ("Ana Ruiz", ("wed 18", "at", "8"), "18T08:00"),
        ("wed", ("2026-03-17T12:30+01:00",), "17T11:30"), ("17.3.", ("13-14:15",), "17T13:00"),
        ("ana", ("some", "day"), ""),
    ):  # fmt: skip
        answer = week("coffees", "move", which, *when, "--json")
        if start:
            assert answer.code == 0 and answer.json["start"][8:16] == start, (which, when, answer)
            assert (answer.json["id"], answer.json["uid"], answer.json["sequence"]) == (ana["id"], ana["uid"], 0)
        else:
            assert answer.code == 2 and "Nothing was changed." in answer.err
    assert week.done("coffees", "confirm", "thu 19", "--json").json["id"] == bob["id"]
    listed = [line.split()[0] for line in week.done("coffees").out.splitlines()]
    assert listed == ["1", "2"]


def test_of_two_that_fit_none_is_taken(week: ShellUser) -> None:
    week.done("coffees", "plan", "ana", "tue 17 10:00")
    week.done("coffees", "plan", "bob", "tue 17 15:00")
    both = week("coffees", "cancel", "tue")
    assert both.code == 2 and "Ana Ruiz" in both.err and "Bob Stone" in both.err
    nobody = week("coffees", "cancel", "fri")
    assert nobody.code == 2 and "lists them with a number" in nobody.err
    assert {row["state"] for row in week.done("coffees", "--json").json} == {"proposed"}


def test_a_plan_is_told_alone_also_when_past_coffees_are_settled_with_it(
    sh: ShellUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ana Ruiz", "Bob Stone"):
        sh.done("log", f'call @"{name}" yesterday')
        sh.done("coffees", "plan", *name.split(), "2026-03-17T12:30" if name[0] == "A" else "2026-03-18T12:30")
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-18T20:00:00+00:00")
    sh.done("log", "coffee with Ana yesterday")
    sh.done("log", "coffee with Bob today")
    planned = sh.done("coffees", "plan", "ana", "2026-03-24T12:30")
    assert planned.err == "Planned coffee with Ana Ruiz, Tue 24 Mar 12:30.\n"


def test_a_name_of_several_words_needs_no_quotes(sh: ShellUser) -> None:
    sh.done("log", 'call @"Sarah Whitfield" yesterday')
    sh.done("log", 'call @"Sarah Stone" yesterday')
    sh.done("coffees", "plan", "sarah", "whitfield", "tue", "17", "12:30")
    (planned,) = sh.done("coffees", "--json").json
    assert (planned["person"]["name"], planned["start"][:16]) == ("Sarah Whitfield", "2026-03-17T12:30")
    sh.done("coffees", "move", "sarah", "whitfield", "13:00")
    sh.done("coffees", "cancel", "Sarah", "Whitfield")
    assert sh("coffees", "plan", "sarah", "stone", "soon").code == 2
    assert "could be" in sh("coffees", "plan", "sarah", "tue", "17", "12:30").err


def test_a_known_busy_time_is_told_and_never_refused(week: ShellUser, tmp_path: Path) -> None:
    week.done("coffees", "plan", "ana", "tue 17 10:00")
    told = week.done("coffees", "plan", "bob", "tue 17 10:30")
    assert "Coffee with Ana Ruiz is at that time too." in told.err
    calendar = tmp_path / "own.ics"
    calendar.write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260301T000000Z\r\n"
        b"DTSTART:20260318T090000Z\r\nDTEND:20260318T110000Z\r\nSUMMARY:team\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    week.done("calendar", "add", "own", "--file", str(calendar))
    moved = week.done("coffees", "move", "bob", "wed 18 10:30")
    assert "Wed 18 Mar 10:30 is busy in own (09:00-11:00 team)." in moved.err
    assert "is busy in own (09:00-11:00 team)." in week.done("coffees", "confirm", "bob").err
    assert "is busy in own (09:00-11:00 team)." in week.done("coffees").err
    assert "is busy in own (09:00-11:00 team)." in week.done("coffees", "--write", str(tmp_path / "c.ics")).err
    free = week.done("coffees", "move", "bob", "wed 18 11:00")
    assert "busy" not in free.err + week.done("coffees").err
    logged = week.done("log", "coffee with Carl Reed wed 18 9:30")
    assert "Wed 18 Mar 09:30 is busy in own (09:00-11:00 team)." in logged.err
    assert "busy" not in week.done("log", "coffee with Dora Lane wed 18 15:00").err
    far = week.done("coffees", "move", "bob", "2026-05-18 11:00")
    assert "What your calendars have at Mon 18 May 11:00 is not known yet" in far.err
    calendar.write_bytes(calendar.read_bytes().replace(b"SUMMARY:", b"CLASS:PRIVATE\r\nSUMMARY:"))
    private = week.done("coffees", "move", "bob", "wed 18 10:30")
    assert "Wed 18 Mar 10:30 is busy in own (09:00-11:00)." in private.err and "team" not in private.err
    calendar.unlink()
    lost = week.done("coffees", "move", "bob", "wed 18 11:30")
    assert "own could not be read, so what stands there at Wed 18 Mar 11:30 is not known." in lost.err


def test_what_the_calendars_cannot_tell_of_the_planned_coffees_is_said_once(week: ShellUser, tmp_path: Path) -> None:
    calendar = tmp_path / "own.ics"
    good = b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260318T090000Z\r\nDTEND:20260318T110000Z\r\nEND:VEVENT\r\n"
    calendar.write_bytes(b"BEGIN:VCALENDAR\r\n" + good + b"END:VCALENDAR\r\n")
    week.done("calendar", "add", "own", "--file", str(calendar))
    days = {"ana": "2026-03-19", "bob": "2026-05-18", "carl reed": "2026-06-02", "dora lane": "2026-03-18"}
    for name, day in days.items():
        week.done("log", f'coffee with @"{name}" yesterday')
        week.done("coffees", "plan", name, f"{day} 10:00")
    far = "What your calendars have at Mon 18 May 10:00 and Tue 2 Jun 10:00 is not known yet: "
    asked = (("coffees",), ("coffees", "--write", str(tmp_path / "c.ics")))
    for words in asked:
        told = week.done(*words).err
        assert told.count(far) == told.count("is not known") == 1 and "Wed 18 Mar 10:00 is busy in own" in told
    calendar.write_bytes(
        calendar.read_bytes().replace(b"END:VC", good.replace(b"DTSTART:2026", b"DTSTART:x") + b"END:VC")
    )
    part = "Some of own could not be read, so there may be more at Thu 19 Mar 10:00 than is known."
    for words in asked:
        assert week.done(*words).err.count(part) == 1
    assert "Some of own could not be read" in week.done("coffees", "move", "ana", "thu 19 10:30").err
    calendar.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    for words in asked:
        told = week.done(*words).err
        assert "own could not be read, so what stands there at Thu 19 Mar 10:30, Mon 18 May 10:00 and" in told


def test_a_coffee_that_was_moved_in_the_calendar_is_busy_there_and_told(week: ShellUser, tmp_path: Path) -> None:
    file = tmp_path / "c.ics"
    week.done("coffees", "plan", "ana", "thu 19 mar 12:30")
    week.done("coffees", "--write", str(file))
    written = file.read_bytes()
    start, end = (re.search(name + rb":(20260319T\d{6}Z)", written) for name in (rb"DTSTART", rb"DTEND"))
    assert start is not None and end is not None
    kept = tmp_path / "own.ics"
    kept.write_bytes(written)
    week.done("calendar", "add", "own", "--file", str(kept))
    assert "stands at" not in week.done("coffees").err
    kept.write_bytes(written.replace(start[1], b"20260320T150000Z").replace(end[1], b"20260320T154500Z"))
    told = week.done("coffees").err
    words = "Coffee with Ana Ruiz stands at Fri 20 Mar 15:00 in own, and here at Thu 19 Mar 12:30."
    assert words in told and "busy" not in told and words in week.done("suggest").err
    assert (
        "Fri 20 Mar 15:10 is busy in own (15:00-15:45 " in week.done("coffees", "plan", "bob", "fri 20 mar 15:10").err
    )
    week.done("coffees", "cancel", "bob")
    command = re.search("`netritual ([^`]*)`", told)
    assert command is not None
    week.done(*command[1].split())
    moved = week.done("coffees").err
    assert "stands at" not in moved and "busy" not in moved
    # What was moved here is no move there, where the calendar still has the older edition.
    week.done("coffees", "move", "ana", "mon 23 mar 12:30")
    assert "stands at" not in week.done("coffees").err
    assert "busy" not in week.done("coffees", "plan", "bob", "fri 20 mar 15:10").err


@pytest.mark.parametrize(
    ("tz", "when", "starts", "told"),
    [
        ("Europe/Berlin", "29 mar 2026 02:30", "03:30:00+02:00", "The clock jumps that night: 02:30 is 03:30."),
        ("Europe/Berlin", "29 mar 2026 04:00", "04:00:00+02:00", ""),
        ("Europe/Berlin", "29 mar 2026 01:30", "01:30:00+01:00", ""),
        ("Australia/Lord_Howe", "4 oct 2026 02:15", "02:45:00+11:00", "The clock jumps that night: 02:15 is 02:45."),
        ("Europe/Berlin", "25 oct 2026 02:30", "02:30:00+02:00", ""),
    ],
)
def test_an_hour_that_no_clock_shows_is_told(week: ShellUser, tz: str, when: str, starts: str, told: str) -> None:
    week.done("settings", "set", "tz", tz)
    done = week.done("coffees", "plan", "ana", when, "--json")
    logged = week.done("log", f"lunch with Bob Stone {when}")
    assert [row["start"].endswith(starts) for row in week.done("coffees", "--json").json] == [True, True]
    for err in (done.err, logged.err):
        assert ("clock jumps" in err) == bool(told) and told in err


def test_hours_are_in_the_zone_of_the_settings_everywhere(sh: ShellUser) -> None:
    """Also after the person moved: the list, the preview, Home's lines and a refusal say one hour."""
    sh.done("settings", "set", "tz", "Europe/Berlin")
    sh.done("log", "coffee @Ana yesterday")
    sh.done("coffees", "plan", "ana", "2026-03-19", "12:30")
    sh.done("settings", "set", "tz", "Asia/Tokyo")
    told = (
        sh.done("coffees").out, sh.done("coffees", "--preview").out, sh.done().out,
        sh("coffees", "plan", "ana", "2026-03-20", "9:00").err,
    )  # fmt: skip
    for words in told:
        assert "20:30" in words and "12:30" not in words, words
    assert "yesterday 20:30" in sh.done("loops", "--now", "2026-03-20T09:00:00+09:00").out
    (row,) = sh.done("coffees", "--json").json
    assert (row["start"], row["tz"]) == ("2026-03-19T12:30:00+01:00", "Europe/Berlin")


def test_what_became_of_a_coffee(week: ShellUser) -> None:
    """Held on its day at the earliest, and then one talk; missed is let rest."""
    week.done("coffees", "plan", "ana", "tue 17 10:00")
    week.done("coffees", "plan", "bob", "tue 17 15:00")
    early = week("coffees", "held", "ana")
    assert early.code == 1 and "still to come, Tue 17 Mar 10:00" in early.err
    week.done("coffees", "confirm", "bob")
    early = week("coffees", "missed", "bob")
    assert early.code == 1 and "still to come, Tue 17 Mar 15:00" in early.err and "cancel it" in early.err
    assert [one["state"] for one in week.done("coffees", "--json").json] == ["proposed", "confirmed"]
    evening = ("--now", "2026-03-17T18:00:00+00:00")
    held = week.done("coffees", "held", "ana", "--json", *evening).json
    assert held["state"] == "held"
    last = week.done("person", "ana", "--json", *evening).json["last"]
    assert last == {"on": "2026-03-17", "channel": "coffee"}
    assert week.done("coffees", "missed", "bob", "--json", *evening).json["state"] == "lapsed"


def test_an_undo_of_a_write_gives_the_bytes_back_and_lowers_no_sequence(week: ShellUser, tmp_path: Path) -> None:
    file = tmp_path / "c.ics"
    number = str(week.done("coffees", "plan", "ana", "2026-03-17T10:00", "--json").json["id"])
    week.done("coffees", "--write", str(file))
    first = file.read_bytes()
    week.done("coffees", "move", number, "2026-03-18T10:00")
    week.done("coffees", "--write", str(file))
    (moved,) = week.done("coffees", "--json").json
    assert events(file)[moved["uid"]]["SEQUENCE"] == "1"
    week.done("undo")
    assert file.read_bytes() == first
    week.done("undo")
    (back,) = week.done("coffees", "--json").json
    assert (back["start"][:10], back["state"]) == ("2026-03-17", "written")
    assert back["sequence"] >= moved["sequence"]
    week.done("coffees", "--write", str(file))
    assert int(events(file)[back["uid"]]["SEQUENCE"]) > 1  # newer than what the calendar may have taken
    for _ in range(4):
        week("undo")
    assert not file.exists()
    assert not (tmp_path / "c-new.ics").exists()


def test_the_new_file_holds_what_is_not_imported_yet(week: ShellUser, tmp_path: Path) -> None:
    file, new = tmp_path / "c.ics", tmp_path / "c-new.ics"
    week.done("coffees", "plan", "ana", "2026-03-17T10:00")
    week.done("coffees", "--write", str(file))
    second = week.done("coffees", "plan", "bob", "2026-03-19T10:00", "--json").json
    week.done("coffees", "--write", str(file))
    assert {"Coffee with Ana Ruiz", "Coffee with Bob Stone"} <= {row["SUMMARY"] for row in events(new).values()}
    week.done("coffees", "--imported")
    assert not new.exists()
    week.done("coffees", "move", "ana", "15:00")
    week.done("coffees", "cancel", "bob")
    week.done("coffees", "confirm", "ana")
    shown = week.done("coffees", "--write", str(file), "--preview", "--json")
    assert {row["person"]["handle"]: row["change"] for row in shown.json} == {
        "ana-ruiz": "moved",
        "bob-stone": "cancelled",
    }
    assert re.search(r"moved +Coffee with Ana Ruiz, Tue 17 Mar 15:00, was Tue 17 Mar 10:00, confirmed", shown.err)
    assert re.search(r"cancelled +Coffee with Bob Stone, Thu 19 Mar 10:00", shown.err)
    week.done("settings", "set", "program", "thunderbird")
    told = week.done("coffees", "--write", str(file)).err
    assert (
        "By hand: Coffee with Ana Ruiz, Tue 17 Mar 15:00; Cancelled: Coffee with Bob Stone, Thu 19 Mar 10:00." in told
    )
    assert events(file)[second["uid"]]["STATUS"] == "CANCELLED" and not new.exists()
    week.done("coffees", "plan", "tom", "2026-03-20T10:00")
    week.done("coffees", "--write", str(file))
    assert [row["SUMMARY"] for row in events(new).values()] == ["Coffee with Tom Reed"]
    before = file.read_bytes(), new.read_bytes()
    week.done("coffees", "--write", str(file), "--now", "2026-03-13T18:00:00+00:00")
    assert (file.read_bytes(), new.read_bytes()) == before


def test_a_preview_writes_nothing(week: ShellUser, tmp_path: Path) -> None:
    week.done("coffees", "plan", "ana", "2026-03-17T10:00")
    history = week.done("history", "--json").json
    answer = week.done("coffees", "--write", str(tmp_path / "c.ics"), "--preview")
    assert "Ana Ruiz" in answer.out
    assert not (tmp_path / "c.ics").exists()
    assert week.done("history", "--json").json == history


def test_a_logged_coffee_to_come_is_planned_with_a_time_and_said_without(sh: ShellUser, tmp_path: Path) -> None:
    sh.done("log", 'coffee @"Ana Ruiz" tomorrow 10:00')
    sh.done("log", 'lunch @"Bob Stone" tomorrow')
    (ana,) = sh.done("coffees", "--json").json
    assert (ana["state"], ana["person"]["name"], ana["kind"]) == ("proposed", "Ana Ruiz", "coffee")
    (bob,) = [row for row in sh.done("loops", "--json").json if row["kind"] == "coffee"]
    assert (bob["state"], bob["due"], bob["who"]["name"]) == ("said", "2026-03-12", "Bob Stone")
    sh.done("coffees", "--write", str(tmp_path / "c.ics"))
    assert ana["uid"] in events(tmp_path / "c.ics")


def test_the_page_of_a_coffee(week: ShellUser) -> None:
    """By name or by number, planned or only possible; giving stands before asking, and only here the personal line."""
    told = week.done("coffees", "prep", "@ana").out
    assert [line.split("  ")[0] for line in told.splitlines() if line and not line.startswith(" ")][:5] == [
        "Ana Ruiz", "why now", "purpose", "give first", "the ask",
    ]  # fmt: skip
    assert "send deck" in told
    week.done("coffees", "plan", "@ana", "2026-03-17T08:30")
    (row,) = week.done("coffees", "--json").json
    page = week.done("coffees", "prep", str(row["id"]), "--json").json
    assert page["id"] == row["id"] and [person["name"] for person in page["people"]] == ["Ana Ruiz"]
    assert set(page) >= {"why", "purpose", "give", "ask", "you_owe", "they_owe", "talks", "personal"}
    assert "08:30" in week.done("coffees", "prep", "@ana").out
    assert week("coffees", "prep", "nobody at all").code == 2


def test_why_not_can_be_asked_about_anyone(week: ShellUser) -> None:
    """Shown or not, with a rhythm or without, every part adds up to the fit."""
    before = week.done("history", "--json").json
    shown = {row["person"]["handle"] for row in week.done("suggest", "--json").json["suggestions"]}
    for person in week.done("people", "--json").json:
        answer = week.done("suggest", f"@{person['handle']}", "--json").json
        assert (answer["why"] == "shown") is (person["handle"] in shown) and answer["why"]
        product = sum(point["points"] for point in answer["points"])
        for factor in answer["multipliers"]:
            product *= factor["value"]
        assert abs(product - answer["score"]) <= 0.1
        told = week.done("suggest", f"@{person['handle']}").out
        assert told.startswith(person["name"]) and ("why not" in told) is (person["handle"] not in shown)
    assert week.done("history", "--json").json == before


def test_the_first_words_of_the_week_are_one_event_of_names(sh: ShellUser, tmp_path: Path) -> None:
    """In the preview and in the file; cancelled once it is sent, and by the setting."""
    file, new = tmp_path / "c.ics", (NOW.date() - timedelta(days=3)).isoformat()
    line = {"kind": "person", "handle": "ana", "name": "Ana Ruiz", "connected_on": new, "private_notes": "a secret"}
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    sh.done("import", str(tmp_path / "in.jsonl"))
    assert "First words: 15 min" in sh.done("coffees", "--preview").out
    sh.done("coffees", "--write", str(file))
    (words,) = [event for event in events(file).values() if event["SUMMARY"] == "First words: 15 min"]
    assert (words["DESCRIPTION"], words["STATUS"]) == ("Ana Ruiz", "TENTATIVE")
    sh.done("log", "dm to @ana")
    sh.done("coffees", "--write", str(file))
    assert events(file)[words["UID"]]["STATUS"] == "CANCELLED"
    sh.done("undo")
    sh.done("undo")
    sh.done("settings", "set", "first_words", "no")
    assert re.search("cancelled .*First words: 15 min", sh.done("coffees", "--preview").out)


def test_the_calendar_learns_who_when_where_and_a_typed_purpose(sh: ShellUser, tmp_path: Path) -> None:
    """Topics of other talks, needs, promises, tags and notes stay in the home, on the page of the coffee."""
    for line in (
        "coffee @ana Mar 9 re her divorce #therapy +need a lawyer // SECRET",
        "call @ana @tom Mar 9 +promise intro to a clinic",
        "call @tom Mar 10 +owed ana's medical file",
        "coffee @tom 2026-03-18 9:00 at Fabrica re the panel #therapy // SECRET he cries",
    ):
        sh.done("log", line)
    sh.done("coffees", "plan", "ana", "2026-03-17", "9:00")
    path = tmp_path / "c.ics"
    sh.done("coffees", "--write", str(path))
    told = {one["SUMMARY"]: one for one in events(path).values() if "Coffee" in one["SUMMARY"]}
    assert {name: (one["DESCRIPTION"], one["CLASS"]) for name, one in told.items()} == {
        "Coffee with Ana": ("Purpose: Catch up", "PRIVATE"), "Coffee with Tom": ("Purpose: the panel", "PRIVATE"),
    }  # fmt: skip
    assert told["Coffee with Tom"]["LOCATION"] == "Fabrica"
    text = path.read_text("utf-8")
    assert not [word for word in ("divorce", "therapy", "lawyer", "SECRET", "clinic", "medical") if word in text]
    ana, tom = sh.done("coffees", "prep", "ana").out, sh.done("coffees", "prep", "tom").out
    assert "a lawyer" in ana and "intro to a clinic" in ana and "her divorce" in ana and "he cries" in tom


@pytest.mark.parametrize(
    ("line", "location", "url"),
    [
        ('coffee with Eva Lee thu 19 mar 10:00 at "the old mill"', "the old mill", None),
        ("coffee with Eva Lee thu 19 mar 10:00 at fabrica", "fabrica", None),
        ("coffee with Eva Lee thu 19 mar 10:00 at 12 Rue de Rivoli, Paris", "12 Rue de Rivoli, Paris", None),
        ("coffee with Eva Lee thu 19 mar 10:00 at 星巴克", "星巴克", None),
        ("video with Eva Lee thu 19 mar 10:00 https://ex.org/room?a=1", "https://ex.org/room?a=1", "https://ex.org/room?a=1"),
        ("coffee with Eva Lee thu 19 mar 10:00 https://us02web.zoom.us/j/1,2", "https://us02web.zoom.us/j/1,2",
         "https://us02web.zoom.us/j/1%2C2"),
        ("coffee with Eva Lee thu 19 mar 10:00 at fabrica https://meet.google.com/abc", "fabrica",
         "https://meet.google.com/abc"),
        ("coffee with Eva Lee thu 19 mar 10:00 https://ex.org/article", None, None),
    ],
)  # fmt: skip
def test_where_a_logged_coffee_is_stands_in_the_calendar_file(
    week: ShellUser, tmp_path: Path, line: str, location: str | None, url: str | None
) -> None:
    week.done("log", line)
    file = tmp_path / "c.ics"
    week.done("coffees", "--write", str(file))
    (event,) = (row for row in events(file).values() if row["SUMMARY"].endswith("with Eva Lee"))
    assert (event.get("LOCATION", "").replace("\\", "") or None, event.get("URL")) == (location, url)


def test_nothing_is_said_of_a_new_file_where_nothing_is_new(week: ShellUser, tmp_path: Path) -> None:
    file, new = tmp_path / "c.ics", tmp_path / "c-new.ics"
    week.done("settings", "set", "program", "calcurse")
    week.done("coffees", "plan", "ana", "2026-03-17T10:00")
    assert "Import c-new.ics alone" in week.done("coffees", "--write", str(file)).err
    week.done("coffees", "--imported")
    week.done("coffees", "move", "ana", "15:00")
    told = week.done("coffees", "--write", str(file)).err
    assert "twice. By hand: Coffee with Ana Ruiz, Tue 17 Mar 15:00." in told
    assert "Import" not in told and not new.exists()


def test_a_public_holiday_is_told_and_planned_all_the_same(sh: ShellUser) -> None:
    sh.done("log", "coffee @bob")
    sh.done("settings", "set", "country", "GB")
    planned = sh.done("coffees", "plan", "bob", "2026-04-03 10:00")
    assert "Fri 3 Apr is a public holiday." in planned.err and "Planned" in planned.err
    moved = sh.done("coffees", "move", "bob", "2026-04-02 10:00")
    assert "public holiday" not in moved.err
    logged = sh.done("log", "coffee with @bob fri 3 april 9am")
    assert "Planned" in logged.out and "Fri 3 Apr is a public holiday." in logged.err


def test_written_without_a_name_it_is_the_file_of_the_review(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("coffees", "plan", "tom", "2026-12-03 12:30")
    assert "calendar/coffees.ics" in sh.done("coffees", "--write").err
    assert "up to date" in sh.done("coffees", "--write", "--json").err


def test_a_name_means_whoever_of_that_name_has_a_coffee(sh: ShellUser, tmp_path: Path) -> None:
    """Of two Nikhils the one on the list has the coffee, and the other is in the network; Varun alone has none."""
    bring(
        sh,
        tmp_path,
        coffee("nikhil-k", state="proposed"),
        coffee("varun-junior", "2026-03-18T10:00:00Z", state="proposed"),
    )
    sh.done("log", "call @{Nikhil Rao} yesterday")
    sh.done("log", "email @{Varun} yesterday")
    assert sh.done("coffees", "move", "nikhil", "2026-03-19T11:00", "--json").json["person"]["handle"] == "nikhil-k"
    assert sh.done("coffees", "confirm", "varun", "--json").json["person"]["handle"] == "varun-junior"


def test_a_day_goes_before_a_name_that_only_begins_so(sh: ShellUser, tmp_path: Path) -> None:
    bring(
        sh,
        tmp_path,
        coffee("frida", "2026-03-18T10:00:00Z", state="proposed"),
        coffee("bob", "2026-03-13T10:00:00Z", state="proposed"),
    )
    assert sh.done("coffees", "confirm", "fri", "--json").json["person"]["handle"] == "bob"
    assert sh.done("coffees", "confirm", "frid", "--json").json["person"]["handle"] == "frida"


def test_what_did_it_happen_names_can_be_typed(sh: ShellUser, tmp_path: Path) -> None:
    """Two over with one person are told apart by their day, not by an id."""
    people = [
        coffee("ana", "2026-03-09T10:00:00Z", state="proposed"),
        coffee("ana", "2026-03-10T10:00:00Z", state="proposed"),
        coffee("bob", "2026-03-10T08:00:00Z", state="proposed"),
    ]
    bring(sh, tmp_path, *people)
    said = re.findall(r"netritual coffees held (.+)", sh.done().out)
    assert said == ["ana 2026-03-09", "bob", "ana 2026-03-10"]
    for words in said:
        sh.done("coffees", "held", *words.split())
