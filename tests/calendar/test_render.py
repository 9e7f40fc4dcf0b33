"""The bytes of a calendar file."""

import ctypes
import ctypes.util
import json
import shutil
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from netritual.calendar.event_writing import render
from netritual.domain.coffees.calendar_events import FileEvent
from netritual.domain.coffees.coffee import slot_at
from netritual.domain.coffees.event_revisions import FileStatus
from netritual.domain.language.text import plain_text
from netritual.domain.model import Settings
from tests.calendar.form import events as event_lines
from tests.calendar.form import faults, unfolded

GOLDEN = Path(__file__).parent / "golden.ics"
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
START = datetime(2026, 3, 17, 8, 30, tzinfo=UTC)


def event(uid: str = "u1", **fields: Any) -> FileEvent:
    made = FileEvent(
        uid=uid,
        sequence=0,
        start=START,
        end=START + timedelta(minutes=45),
        status="TENTATIVE",
        title="Coffee with Zoë Müller, Ph.D.",
        text="Purpose: pricing panel in May\nGive: intro to Ngũgĩ; Nairobi\nYou owe: nothing",
        place="Fabrica, Rua da Madalena 121",
        created=NOW,
        changed=NOW,
        categories=("netritual", "coffee"),
    )
    return made._replace(**fields)


def golden_events() -> list[FileEvent]:
    later = START + timedelta(days=2)
    return [
        event("0c1f6a52-6f0e-4a3a-9a57-0d3f1b0f7a01"),
        event(
            "7b1d4c9e-2f53-4e0c-8f3e-5b8f0a6f2c02", sequence=2, status="CANCELLED", start=later,
            end=later + timedelta(minutes=60), title="Lunch with 李伟 🦊", text="Purpose: Catch up", place="",
            changed=NOW + timedelta(hours=3),
        ),
        event(
            "f2d0c6a4-9a0b-4a6d-b1a0-3c9d5e7f1b03", status="CONFIRMED", start=later, end=later + timedelta(minutes=15),
            title="Weekly review", text="15 minutes", place="", categories=("netritual", "review"),
        ),
    ]  # fmt: skip


def made(events: list[FileEvent], alarm_min: int = 60) -> bytes:
    data = render(events, alarm_min)
    assert data is not None
    return data


def test_the_golden_file() -> None:
    assert made(golden_events()) == GOLDEN.read_bytes()
    assert faults(GOLDEN.read_bytes()) == []


def test_the_order_given_does_not_matter() -> None:
    assert made(golden_events()[::-1]) == made(golden_events())


def test_without_events_there_is_no_file() -> None:
    assert render([], 60) is None


def test_a_moment_in_any_zone_is_written_in_utc() -> None:
    zoned = event(start=START.astimezone(), end=datetime.fromisoformat("2026-03-17T11:15:00+02:00"))
    assert made([zoned]) == made([event()])


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        ("Europe/Paris", datetime(2026, 3, 29, 8, 30), "20260329T063000Z"),
        ("Europe/Paris", datetime(2026, 3, 28, 8, 30), "20260328T073000Z"),
        ("Europe/Paris", datetime(2026, 10, 25, 2, 30), "20261025T003000Z"),  # twice there: the first
        ("Europe/Paris", datetime(2026, 10, 25, 3, 0), "20261025T020000Z"),
        ("America/New_York", datetime(2026, 11, 1, 1, 30), "20261101T053000Z"),
        ("America/New_York", datetime(2027, 3, 14, 8, 30), "20270314T123000Z"),
        ("Australia/Sydney", datetime(2026, 10, 4, 8, 30), "20261003T213000Z"),
        ("Australia/Sydney", datetime(2026, 10, 3, 8, 30), "20261002T223000Z"),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 8, 30), "20261003T213000Z"),
        ("Australia/Lord_Howe", datetime(2026, 10, 3, 8, 30), "20261002T220000Z"),
    ],
)
def test_a_coffee_stands_at_the_right_minute_around_a_clock_change(zone: str, wall: datetime, utc: str) -> None:
    slot = slot_at(wall, timedelta(minutes=45), Settings(tz=zone), NOW)
    lines = unfolded(made([event(start=slot.start, end=slot.end)]))
    assert f"DTSTART:{utc}" in lines
    (start,) = [line[8:] for line in lines if line.startswith("DTSTART:")]
    (end,) = [line[6:] for line in lines if line.startswith("DTEND:")]
    form = "%Y%m%dT%H%M%SZ"
    assert datetime.strptime(end, form) - datetime.strptime(start, form) == timedelta(minutes=45)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Lima"])
def test_the_machines_zone_does_not_show(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert made(golden_events()) == GOLDEN.read_bytes()
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(("minutes", "trigger"), [(60, ["TRIGGER:-PT60M"]), (0, ["TRIGGER:PT0M"]), (-1, [])])
def test_one_alarm_as_set(minutes: int, trigger: list[str]) -> None:
    lines = unfolded(made([event()], minutes))
    assert [line for line in lines if line.startswith("TRIGGER")] == trigger
    assert faults(made([event()], minutes)) == []


def test_empty_texts_are_left_out() -> None:
    lines = unfolded(made([event(place=" \n", text="\x00")]))
    assert not [line for line in lines if line.startswith(("LOCATION", "DESCRIPTION:Purpose"))]


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(exclude_categories=["Cs"], min_codepoint=0x2000), max_size=60),
    st.text(alphabet=",;:\\\"'\n\r\t\x00\x07\x1b\x7f\x85\u202e\u2066\u2028 aé漢🦊\u0301\ud800", max_size=80),
    st.sampled_from(["漢" * 100, "🦊" * 75, "é" * 150, "a" * 300, "\\n" * 90, "BEGIN:VEVENT\r\nATTENDEE:mailto:x@y"]),
)
STATUSES: list[FileStatus] = ["TENTATIVE", "CONFIRMED", "CANCELLED"]


@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(STATUSES), st.integers(0, 10**6))
def test_whatever_the_texts_the_form_holds_and_they_read_back(
    title: str, text: str, place: str, status: FileStatus, sequence: int
) -> None:
    data = made([event(title="Coffee " + title, text=text, place=place, status=status, sequence=sequence), event("u2")])
    assert faults(data) == []
    want = [plain_text(s) for s in ("Coffee " + title, text, place)]
    if status == "CANCELLED":
        want[0] = "Cancelled: " + want[0]
    first = next(e for e in Calendar.from_ical(data).walk("VEVENT") if e["uid"] == "u1")
    assert [str(first.get(n, "")) for n in ("summary", "description", "location")] == want
    assert first["sequence"] == sequence
    assert first.decoded("dtstart") == START


@given(st.text())
def test_a_plain_text_keeps_letters_line_feeds_and_tabs(text: str) -> None:
    got = plain_text(text)
    assert plain_text(got) == got
    kept = [c for c in text if c.isalnum()]
    assert [c for c in got if c.isalnum()] == kept


def test_libical_finds_no_fault() -> None:
    name = ctypes.util.find_library("ical")
    if name is None:
        pytest.skip("libical is not on this machine")
    lib = ctypes.CDLL(name)
    lib.icalparser_parse_string.restype = ctypes.c_void_p
    lib.icalrestriction_check.argtypes = [ctypes.c_void_p]
    lib.icalcomponent_count_errors.argtypes = [ctypes.c_void_p]
    lib.icalcomponent_as_ical_string.argtypes = [ctypes.c_void_p]
    lib.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    root = lib.icalparser_parse_string(ctypes.c_char_p(GOLDEN.read_bytes()))
    assert root
    assert lib.icalcomponent_count_errors(root) == 0
    assert lib.icalrestriction_check(root) == 1, lib.icalcomponent_as_ical_string(root)
    assert _apart_from_categories(lib.icalcomponent_as_ical_string(root)) == _apart_from_categories(GOLDEN.read_bytes())


def _apart_from_categories(data: bytes) -> list[list[str]]:
    """The lines of each event in no order; libical gives each category a line of its own."""
    ends = ("END:VEVENT", "END:VCALENDAR")
    return [
        sorted(line for line in lines if not line.startswith("CATEGORIES") and line not in ends)
        for lines in event_lines(unfolded(data))
    ]


def test_ical_js_reads_the_same() -> None:
    if shutil.which("node") is None:
        pytest.skip("node is not on this machine")
    script = """
    const ICAL = require('ical.js').default || require('ical.js');
    const root = new ICAL.Component(ICAL.parse(require('fs').readFileSync(0, 'utf8')));
    console.log(JSON.stringify(root.getAllSubcomponents('vevent').map(c => new ICAL.Event(c)).map(e =>
      [e.uid, e.summary, e.startDate.toJSDate().toISOString(), e.endDate.toJSDate().toISOString()])));
    """
    ran = subprocess.run(
        ["node", "-e", script], input=GOLDEN.read_bytes(), capture_output=True, timeout=300, check=False
    )
    if b"Cannot find module" in ran.stderr:
        pytest.skip("ical.js is not on this machine")
    assert ran.returncode == 0, ran.stderr
    assert [row[:2] for row in json.loads(ran.stdout)] == [
        [e.uid, ("Cancelled: " if e.status == "CANCELLED" else "") + e.title] for e in golden_events()
    ]
    assert json.loads(ran.stdout)[0][2] == "2026-03-17T08:30:00.000Z"
