"""Reading calendars: what is busy, whom one met, and that no bytes are too odd."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.calendar import expansion_limits
from netritual.calendar.busy import ReadingFrame, read_busy
from netritual.domain.coffees.calendar_entries import Busy, PastMeeting
from netritual.domain.model import Coffee
from netritual.services.ports import CalendarReading
from tests.support.amount import some

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
FIRST, LAST = NOW - timedelta(days=14), NOW + timedelta(days=28)
LISBON, PARIS = ZoneInfo("Europe/Lisbon"), ZoneInfo("Europe/Paris")


def frame(**changes: Any) -> ReadingFrame:
    return ReadingFrame(FIRST, LAST, NOW, PARIS, "Zoë Müller")._replace(**changes)


def read_file(data: bytes, asked: ReadingFrame) -> CalendarReading:
    """What one file gives."""
    return read_busy("x", [data], asked)


def ics(*events: str, head: str = "") -> bytes:
    """A file of events given as property lines; uid and times of 17 March 09:00-10:00 UTC unless they say otherwise."""
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("\n"), ""]
    for number, event in enumerate(events):
        lines = [line.strip() for line in event.strip().split("\n") if line.strip()]
        names = {line.partition(":")[0].partition(";")[0] for line in lines}
        if "UID" not in names:
            lines.append(f"UID:e{number}")
        if "DTSTART" not in names:
            lines += ["DTSTART:20260317T090000Z", "DTEND:20260317T100000Z"]
        parts += ["BEGIN:VEVENT", *lines, "END:VEVENT"]
    return "\r\n".join([part for part in parts if part] + ["END:VCALENDAR", ""]).encode()


def busy(*events: str, head: str = "", **changes: Any) -> list[str]:
    found = read_file(ics(*events, head=head), frame(**changes))
    assert found.lost == 0
    return [f"{row.start:%d %H:%M}-{row.end:%H:%M}{'?' if row.tentative else ''}" for row in found.busy]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ("SUMMARY:x", ["17 09:00-10:00"]),
        ("TRANSP:TRANSPARENT", []),
        ("STATUS:CANCELLED", []),
        ("STATUS:CANCELED", []),
        ("SUMMARY:Canceled: team", []),
        ("SUMMARY:Annulé : équipe", []),
        ("SUMMARY:Cancelled flights: what to do", ["17 09:00-10:00"]),
        ("X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT30M", ["17 08:30-10:00"]),
        ("X-APPLE-TRAVEL-DURATION:PT1H30M", ["17 07:30-10:00"]),
        ("X-APPLE-TRAVEL-DURATION;VALUE=DURATION:soon", ["17 09:00-10:00"]),
        ("X-APPLE-TRAVEL-DURATION;VALUE=DURATION:-PT30M", ["17 09:00-10:00"]),
        ("STATUS:TENTATIVE", ["17 09:00-10:00?"]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", ["17 09:00-10:00?"]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", ["17 09:00-10:00"]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF\nTRANSP:TRANSPARENT", ["17 09:00-10:00"]),
        ('ATTENDEE;CN="Zoë Müller";PARTSTAT=DECLINED:mailto:z@x.org', []),
        ("ATTENDEE;CN=zoe muller;PARTSTAT=NEEDS-ACTION:MAILTO:z@x.org", ["17 09:00-10:00?"]),
        ("ATTENDEE;CN=Somebody;PARTSTAT=DECLINED:mailto:s@x.org", ["17 09:00-10:00"]),
        ("DTSTART:20260317T090000Z\nDURATION:PT30M", ["17 09:00-09:30"]),
        ("DTSTART:20260317T090000Z", []),
        ("DTSTART:20260317T090000", []),
        ("DTSTART:20260317T090000\nDTEND:20260317T093000", ["17 08:00-08:30"]),
        ("DTSTART;TZID=Customized Time Zone:20260317T090000\nDURATION:PT1H", ["17 08:00-09:00"]),
        ("DTSTART;TZID=America/New_York:20260317T090000\nDURATION:PT1H", ["17 13:00-14:00"]),
        ("DTSTART;TZID=Pacific Standard Time:20260317T090000\nDURATION:PT1H", ["17 16:00-17:00"]),
        ("DTSTART;VALUE=DATE:20260317", []),
        ("DTSTART:20260301T090000Z\nDURATION:P12D", ["01 09:00-09:00"]),
        ("DTSTART:20260317T100000Z\nDTEND:20260317T090000Z", ["17 10:00-11:00"]),
        ("DTSTART:20260317T090000Z\nDTEND:20260317T100000Z\nDURATION:PT30M", ["17 09:00-10:00"]),
        ("DTSTART:20260317T090000Z\nDTEND:20260317T100000Z\nRRULE:", ["17 09:00-10:00"]),
        ("DTSTART:20250317T090000Z\nDTEND:20250317T100000Z", []),
    ],
)
def test_what_counts_as_busy(lines: str, rows: list[str]) -> None:
    assert busy(lines) == rows


def test_all_day_events_block_only_when_wanted() -> None:
    day = "DTSTART;VALUE=DATE:20260317\nDTEND;VALUE=DATE:20260318"
    assert busy(day) == []
    # Midnight in Paris is 23:00 UTC the day before.
    assert busy(day, all_day_blocks=True) == ["16 23:00-23:00"]
    assert busy(day + "\nTRANSP:TRANSPARENT", all_day_blocks=True) == []
    assert busy(day + "\nCATEGORIES:Birthday", all_day_blocks=True) == []
    assert busy(day, head="X-WR-CALNAME:Jours fériés", all_day_blocks=True) == []
    assert busy("DTSTART;VALUE=DATE:20260317", all_day_blocks=True) == ["16 23:00-23:00"]


def test_our_own_coffees_are_not_busy() -> None:
    assert busy("UID:ours", "UID:theirs", own={"ours": Coffee(uid="ours", said=NOW.date())}) == ["17 09:00-10:00"]


def test_recurrence_with_exceptions_and_moved_occurrences() -> None:
    series = "UID:s\nDTSTART;TZID=Europe/Paris:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO"
    rows = busy(
        series + "\nEXDATE;TZID=Europe/Paris:20260316T090000",
        "UID:s\nRECURRENCE-ID;TZID=Europe/Paris:20260323T090000\nDTSTART;TZID=Europe/Paris:20260324T140000\nDURATION:PT1H",
    )
    # 30 March is after the clock change: the wall-clock time stays.
    assert rows == ["02 08:00-09:00", "09 08:00-09:00", "24 13:00-14:00", "30 07:00-08:00", "06 07:00-08:00"]


def test_floating_times_follow_the_calendars_zone_if_it_names_one() -> None:
    lines = "DTSTART:20260317T090000\nDTEND:20260317T100000"
    assert busy(lines, zone=LISBON) == ["17 09:00-10:00"]
    assert busy("DTSTART:20260317T090000Z\nDTEND:20260317T100000Z", head="X-WR-TIMEZONE:Asia/Tokyo") == [
        "17 09:00-10:00"
    ]


MET = "DTSTART:20260310T090000Z\nDTEND:20260310T100000Z\nSUMMARY:Panel\x07 talk"


def met(lines: str, **changes: Any) -> list[PastMeeting]:
    return list(read_file(ics(MET + "\n" + lines), frame(**changes)).meetings)


def test_a_past_meeting_names_the_others() -> None:
    found = met(
        'ATTENDEE;CN="Zoë Müller";PARTSTAT=ACCEPTED:mailto:zoe@x.org\n'
        'ATTENDEE;CN="Ana Ruiz";PARTSTAT=ACCEPTED:MailTo:Ana@X.org\n'
        "ATTENDEE;PARTSTAT=DECLINED:mailto:tom@x.org\n"
        "ATTENDEE;CUTYPE=ROOM:mailto:room4@x.org\n"
        "ATTENDEE:mailto:abc@resource.calendar.google.com\n"
        "ATTENDEE:mailto:no-reply@x.org\nATTENDEE:urn:uuid:1\n"
        "ORGANIZER;CN=li@x.org:mailto:li@x.org"
    )
    assert [(m.title, m.recurrence_id, m.attendees) for m in found] == [
        ("Panel talk", None, (("ana@x.org", "Ana Ruiz"), ("li@x.org", ""))),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "SUMMARY:alone",
        "ATTENDEE:mailto:ana@x.org\nSTATUS:CANCELLED",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@x.org",
        'ATTENDEE:mailto:ana@x.org\nATTENDEE;CN="Zoë Müller";PARTSTAT=DECLINED:mailto:zoe@x.org',
        "\n".join(f"ATTENDEE:mailto:p{n}@x.org" for n in range(9)),
    ],
)
def test_what_is_no_past_meeting(lines: str) -> None:
    assert met(lines) == []


def test_meetings_to_come_and_all_day_ones_are_not_past() -> None:
    who = "ATTENDEE:mailto:ana@x.org"
    data = ics(who, f"DTSTART;VALUE=DATE:20260309\n{who}")
    assert read_file(data, frame()).meetings == ()


def test_each_occurrence_is_a_meeting_with_its_own_key() -> None:
    line = "UID:s\nDTSTART:20260302T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nATTENDEE:mailto:ana@x.org"
    found = read_file(ics(line), frame()).meetings
    assert [m.recurrence_id for m in found] == ["20260302T090000Z", "20260303T090000Z", "20260304T090000Z"]


def test_the_one_address_in_every_meeting_is_the_persons_own() -> None:
    events = [
        f"{MET}\nATTENDEE:mailto:me@x.org\nATTENDEE:mailto:p{n}@x.org\nUID:m{n}\nDTSTAMP:20260101T000000Z"
        for n in range(3)
    ]
    found = read_file(ics(*events), frame(name="")).meetings
    assert [m.attendees for m in found] == [((f"p{n}@x.org", ""),) for n in range(3)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9,10;BYMINUTE=0,10,20,30,40,50",
        "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=FORTNIGHTLY", "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=4",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=30",
    ],
)  # fmt: skip
def test_rules_without_end_or_sense_are_counted_and_cost_nothing(rule: str) -> None:
    found = read_file(ics(f"DTSTART:20260302T090000Z\nDURATION:PT1M\nRRULE:{rule}", "SUMMARY:good"), frame())
    assert (found.read, found.lost + found.mended) == (2, 1)
    assert [row.start.day for row in found.busy] == [2, 17], "the first time of a series stays"


def test_an_hourly_rule_of_decades_is_lost_and_a_birthday_of_centuries_is_not() -> None:
    hourly = "DTSTART:19700101T000000Z\nDURATION:PT1M\nRRULE:FREQ=HOURLY"
    assert read_file(ics(hourly), frame()).lost == 1
    birthday = "DTSTART;VALUE=DATE:16040317\nRRULE:FREQ=YEARLY"
    assert busy(birthday, all_day_blocks=True) == ["16 23:00-23:00"]


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", 5), ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", 6),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", 1), ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=2", 1),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=3;BYMONTHDAY=2", 1), ("FREQ=DAILY;INTERVAL=2;BYMONTH=3", 15),
    ],
)  # fmt: skip
def test_rules_with_an_interval_that_do_happen_are_kept(rule: str, rows: int) -> None:
    found = read_file(ics(f"DTSTART:20260302T090000Z\nDURATION:PT1H\nRRULE:{rule}"), frame(last=LAST + timedelta(40)))
    assert found.lost == 0
    assert len([row for row in found.busy if row.start < datetime(2026, 4, 5, tzinfo=UTC)]) == rows


def test_odd_rules_that_do_happen_are_kept() -> None:
    last_friday = "DTSTART:20260130T090000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert busy(last_friday) == ["27 09:00-10:00", "31 09:00-10:00"]


def test_one_broken_event_loses_only_itself() -> None:
    good = [f"DTSTART:202603{day}T090000Z\nDURATION:PT1H" for day in range(12, 20)]
    data = ics(*good[:4], "DTSTART:20260317T0900X0Z", "SUMMARY:no start\nDTSTART;VALUE=DATE:2026", *good[4:])
    found = read_file(data, frame())
    assert (len(found.busy), found.lost, found.events) == (8, 2, 10)


def test_a_cut_file_is_told_and_what_was_whole_is_kept() -> None:
    data = ics("SUMMARY:one", "DTSTART:20260318T090000Z\nDURATION:PT1H\nSUMMARY:two")
    found = read_file(data[: data.index(b"SUMMARY:two")], frame())
    assert [row.start.day for row in found.busy] == [17]
    assert (found.events, found.lost) == (2, 1)
    assert "cut short" in found.problem


@pytest.mark.parametrize("data", [b"", b"\x00", b"<html>404</html>", b"BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_what_is_no_calendar_is_told(data: bytes) -> None:
    assert read_file(data, frame()).problem


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.replace(b"\r\n", b"\n"), lambda d: b"\xef\xbb\xbf" + d, lambda d: d.decode().encode("utf-16"),
        lambda d: d.replace(b"\r\n", b"\r"), lambda d: d.replace(b"BEGIN:V", b"begin:v").replace(b"END:V", b"end:v"),
        lambda d: d + d.replace(b"e0", b"f0").replace(b"0317T", b"0318T"),
    ],
)  # fmt: skip
def test_other_programs_line_ends_marks_and_letters(change: Callable[[bytes], bytes]) -> None:
    found = read_file(change(ics("SUMMARY:x")), frame())
    assert len(found.busy) in (1, 2) and found.lost == 0 and not found.problem


@pytest.mark.parametrize("number", some([10_000, 100_000], 2))
def test_many_begins_end_in_time(number: int) -> None:
    found = read_file(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * number, frame())
    assert (found.events, found.lost, found.busy) == (number, number, ())
    todo = read_file(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VTODO\r\n" * number, frame())
    assert todo.events == 0


@pytest.mark.parametrize("most", some([6_000, expansion_limits.ALL_OCCURRENCES], 2))
def test_dense_rules_are_bounded(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(expansion_limits, "ALL_OCCURRENCES", most)
    hourly = [
        f"DTSTART:202603{day:02}T00{m:02}00Z\nDURATION:PT1M\nRRULE:FREQ=HOURLY" for day in (1, 2) for m in range(60)
    ]
    found = read_busy("dense", [ics(*hourly)], frame())
    assert 0 < len(found.busy) <= most
    assert found.lost > 0


def test_the_readings_of_a_folder_are_one(tmp_path: Path) -> None:
    reading = read_busy("all", [ics("SUMMARY:x"), ics("SUMMARY:x"), b"nothing"], frame(), lost_files=1)
    assert reading.busy == (
        Busy(datetime(2026, 3, 17, 9, tzinfo=UTC), datetime(2026, 3, 17, 10, tzinfo=UTC), title="x"),
    )
    assert (reading.events, reading.fetched) == (2, NOW)
    assert "not a calendar" in reading.problem and "1 file" in reading.problem


@given(st.binary(max_size=400), st.integers(0, 300))
def test_no_bytes_are_too_odd(noise: bytes, at: int) -> None:
    data = ics("SUMMARY:x\nRRULE:FREQ=WEEKLY", "ATTENDEE:mailto:a@x.org")
    read_file(data[:at] + noise + data[at:], frame())
    read_file(noise, frame())


def windows() -> list[tuple[datetime, datetime]]:
    """Where the files of the corpus have their events."""
    return [(datetime(year, month, 1, tzinfo=UTC), datetime(year, month, 28, tzinfo=UTC)) for year, month in (
        (2026, 3), (2019, 3), (2020, 1), (2013, 4), (1997, 9), (2007, 1),
    )]  # fmt: skip


def corpus(shared: Path) -> list[Path]:
    """The files of the corpus, in an order that stays."""
    files = sorted((shared / "corpus" / "ics").rglob("*.ics"))
    assert len(files) > 400
    return files


each_of = pytest.mark.parametrize("each", [27, pytest.param(1, marks=pytest.mark.nightly)])
"""Some files of the corpus; every night all of them."""


@each_of
def test_every_file_of_the_corpus_ends_in_rows_or_a_counted_loss(shared: Path, each: int) -> None:
    rows = 0
    for path in corpus(shared)[::each]:
        data = path.read_bytes()
        for first, last in windows():
            found = read_file(data, frame(first=first, last=last, now=last))
            rows += len(found.busy)
            assert 0 <= found.lost <= found.events, path
            assert all(row.start < row.end for row in found.busy)
            assert all(a <= b for a, b in pairwise(sorted(found.busy)))
    assert rows > 500 / each
