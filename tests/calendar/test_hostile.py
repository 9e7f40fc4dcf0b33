"""No bytes are too odd, and no event of a file is lost in silence."""

import importlib.util
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.calendar.calendar_reading import FilesReading
from netritual.calendar.content_lines import content_lines
from netritual.calendar.expansion_limits import STEPS
from netritual.calendar.fetch import read as read_source
from netritual.calendar.file_components import components_of
from netritual.domain.model import CalendarSource, Settings
from netritual.files import Disk
from netritual.services.verbs.calendar import calendar_row
from tests.calendar.sample import WINDOW, ics, reading

SERIES = (
    "UID:s\nDTSTART;TZID=Europe/Paris:20260316T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU\n"
    "EXDATE;TZID=Europe/Paris:20260317T090000\nRDATE:20260318T100000Z,20260319T100000Z"
)
GOOD = ics(
    SERIES,
    "UID:s\nRECURRENCE-ID:20260323T080000Z\nDTSTART:20260324T120000Z\nDTEND:20260324T130000Z\nSUMMARY:moved",
    "DTSTART;VALUE=DATE:20260318\nDTEND;VALUE=DATE:20260320\nCATEGORIES:a,b\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM",
    'DTSTART;TZID="Mine":20260318T090000\nDTEND;TZID="Mine":20260318T100000\nATTENDEE;CN="a;b":mailto:a@x.org',
    head="X-WR-TIMEZONE:Europe/Paris\nBEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE",
)
ODD = [
    b"\r\n",
    b"\n ",
    b":",
    b";",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"END:VCALENDAR\r\n",
    b"\xff",
    b"\x00",
    b"=",
    b",",
]


def begins(data: bytes) -> int:
    """How many events begin in a file, counted without the reader."""
    plain = re.sub(rb"[\r\n]+", b"\n", data).replace(b"\x00", b"")
    return len(re.findall(rb"^BEGIN:VEVENT$", re.sub(rb"\n[ \t]", b"", plain), re.M | re.I))


def complete(found: FilesReading, data: bytes) -> bool:
    """True when every event that begins in ``data`` was read or is counted as lost."""
    whole = found.read + found.lost >= begins(data)
    return whole and (found.lost == 0 or bool(found.problems)) and found.mended <= found.read


@given(st.binary(max_size=400), st.integers(0, len(GOOD)), st.integers(0, 60))
def test_any_bytes_inside_of_a_calendar_raise_nothing_and_lose_nothing_in_silence(
    noise: bytes, at: int, over: int
) -> None:
    data = GOOD[:at] + noise + GOOD[at + over :]
    assert complete(reading(data), data)
    assert complete(reading(noise), noise)


@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.sampled_from(ODD), st.booleans()), min_size=1, max_size=6))
def test_a_changed_calendar_loses_nothing_in_silence(changes: list[tuple[int, bytes, bool]]) -> None:
    data = GOOD
    for at, part, instead in changes:
        data = data[:at] + part + data[at + (len(part) if instead else 0) :]
    assert complete(reading(data), data)


LINES = GOOD.decode().split("\r\n")[:-1]


@given(
    st.permutations(range(len(LINES))), st.integers(0, len(LINES)), st.sets(st.integers(0, len(LINES) - 1), max_size=5)
)
def test_lines_that_are_moved_doubled_or_missing(order: list[int], count: int, gone: set[int]) -> None:
    kept = [line for n, line in enumerate(LINES) if n not in gone]
    for lines in (kept, [LINES[n] for n in order[:count]], LINES + kept):
        data = "\r\n".join([*lines, ""]).encode()
        assert complete(reading(data), data)


WORDS = st.sampled_from(
    [
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "UID",
        "STATUS",
        "FREQ",
        "BYDAY",
        "COUNT",
    ]
)
VALUES = st.one_of(
    st.text(max_size=30),
    st.datetimes(min_value=datetime(1, 1, 1)).map(lambda at: f"{at.year:04}{at:%m%dT%H%M%S}"),
    st.dates().map(lambda at: f"{at.year:04}{at:%m%d}"),
    st.sampled_from(["PT1H", "-P9999999999W", "P1.5D", "FREQ=DAILY", "FREQ=YEARLY;UNTIL=00010101", "99991231T240000"]),
    st.builds("FREQ={};INTERVAL={};COUNT={}".format, st.sampled_from(tuple(STEPS)), st.integers(), st.integers()),
)  # fmt: skip


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from(["", ";VALUE=DATE", ";TZID=Mine", ";TZID=Europe/Paris"]), VALUES), max_size=9
    )
)
def test_an_event_of_any_lines_is_read_or_lost(lines: list[tuple[str, str, str]]) -> None:
    event = "\n".join(f"{name}{params}:{value}" for name, params, value in lines)
    data = GOOD.replace(
        b"END:VCALENDAR", f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR".encode("utf-8", "replace")
    )
    found = reading(data)
    assert complete(found, data)
    assert all(one.start <= one.end and one.start.tzinfo is UTC for one in found.occurrences)


@pytest.mark.parametrize(
    "part",
    ["BEGIN:VEVENT", "BEGIN:VTODO", "END:VEVENT", "BEGIN:VTIMEZONE", "BEGIN:X", "BEGIN:VCALENDAR", " ", "a:"],
)
def test_sorting_lines_into_components_is_linear(part: str) -> None:
    """Each line is put on the stack, taken off it and looked at a bounded number of times."""
    lines = content_lines(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + f"{part}\r\n".encode() * 50_000)
    parts = components_of(lines)
    assert sum(len(event.lines) for calendar in parts.calendars for event in calendar.events) <= len(lines)
    assert parts.events <= 50_001


def checker(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check", shared / "cases" / "calendar" / "check.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_calendars_of_others_have_their_right_times(shared: Path) -> None:
    """Inputs that programs fail on, each with its right value."""
    folder = shared / "cases" / "calendar"
    check, answers = checker(shared), json.loads((folder / "answers.json").read_text("utf-8"))
    context = answers["context"]
    zone = context["zone_"] = WINDOW.zone
    now = datetime.fromisoformat(context["now"]).astimezone(zone)
    first, last = (datetime.fromisoformat(word).replace(tzinfo=zone) for word in context["window"])
    context["window_"] = (first, now, last)
    wrong = []
    for name, answer in answers["files"].items():
        place = folder / name
        one, many = (None, str(place)) if place.is_dir() else (str(place), None)
        source = CalendarSource(name="x", path=one, folder=many)
        needs: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in answer["needs"].items()
        }
        settings = Settings(tz=context["zone"], name=context["owner"], **needs)
        row = calendar_row(source, read_source(source, settings, first, now, Disk(), lambda _: ""))
        if all(
            check.differences(row, one["busy"], one["told"], context) for one in (answer, *answer.get("busy_any", ()))
        ):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("each", [9, pytest.param(1, marks=pytest.mark.nightly)])
def test_no_file_of_the_corpus_is_whole_with_something_lost(shared: Path, each: int) -> None:
    for path in sorted((shared / "corpus" / "ics").rglob("*.ics"))[::each]:
        data = path.read_bytes()
        found = reading(data)
        assert complete(found, data), path
        assert found.read or found.problems or found.notes, path
