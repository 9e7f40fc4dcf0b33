"""Each calendar has zones of its own, and every name that programs give to a zone is known."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from netritual.calendar.event_repair import MENDS
from netritual.calendar.timezones import Zones
from tests.calendar.sample import HOME, ics, reading, times, told

Rule = tuple[str, str, str]
PARIS: Sequence[Rule] = (("STANDARD", "+0200+0100", "-1SU;BYMONTH=10"), ("DAYLIGHT", "+0100+0200", "-1SU;BYMONTH=3"))
YORK: Sequence[Rule] = (("STANDARD", "-0400-0500", "1SU;BYMONTH=11"), ("DAYLIGHT", "-0500-0400", "2SU;BYMONTH=3"))
LONDON: Sequence[Rule] = (("STANDARD", "+0100+0000", "-1SU;BYMONTH=10"), ("DAYLIGHT", "+0000+0100", "-1SU;BYMONTH=3"))
FIXED: Sequence[Rule] = (("STANDARD", "-0500-0500", ""), ("DAYLIGHT", "-0500-0500", ""))


def zone(name: str, rules: Sequence[Rule], since: str = "16010101T020000") -> str:
    """A VTIMEZONE as Outlook writes it."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for kind, offsets, on in rules:
        lines += [f"BEGIN:{kind}", f"DTSTART:{since}", f"TZOFFSETFROM:{offsets[:5]}", f"TZOFFSETTO:{offsets[5:]}"]
        lines += [f"RRULE:FREQ=YEARLY;BYDAY={on}"] if on else []
        lines.append(f"END:{kind}")
    return "\n".join([*lines, "END:VTIMEZONE"])


def at(name: str, day: int = 18) -> str:
    """Nine to ten by the clock of a zone."""
    return f"DTSTART;TZID={name}:202603{day}T090000\nDTEND;TZID={name}:202603{day}T100000\nUID:u{day}"


BOX, EAST = "Customized Time Zone", "Eastern Standard Time"
FILES = [
    ics(at(BOX, 18), head=zone(BOX, PARIS)), ics(at(BOX, 19), head=zone(BOX, YORK)), ics(at(BOX, 20)),
    ics(at(EAST, 23), head=zone(EAST, FIXED)), ics(at(EAST, 24), head=zone(EAST, YORK)), ics(at(EAST, 25)),
]  # fmt: skip
ROWS = ["18 09:00-10:00", "19 14:00-15:00", "20 09:00-10:00", "23 15:00-16:00", "24 14:00-15:00", "25 14:00-15:00"]


@pytest.mark.parametrize("order", permutations(range(6), 2))
def test_clashing_names_of_zones_mean_what_their_own_calendar_says(order: tuple[int, int]) -> None:
    files, rows = [FILES[n] for n in order], sorted(ROWS[n] for n in order)
    assert times(reading(*files)) == rows
    assert times(reading(b"".join(files))) == rows, "two calendars in one file"
    assert [times(reading(file)) for file in files] == [[ROWS[n]] for n in order]


def test_a_definition_may_stand_behind_what_uses_it() -> None:
    assert times(reading(ics(at(BOX)).replace(b"END:VCAL", zone(BOX, YORK).encode() + b"\r\nEND:VCAL"))) == [
        "18 14:00-15:00"
    ]


def test_two_zones_of_one_name_in_one_calendar_are_told() -> None:
    two = f"{zone(BOX, PARIS)}\n{zone(BOX, YORK)}"
    found = reading(ics(at(BOX), "DTSTART:20260320T090000Z\nDURATION:PT1H", head=two))
    assert (times(found), found.mended) == (["18 09:00-10:00", "20 10:00-11:00"], 1)
    assert MENDS["zones"] in " ".join(found.notes)
    assert told(reading(ics(at(BOX), head=f"{zone(BOX, YORK)}\n{zone(BOX, YORK)}"))) == ""


@pytest.mark.parametrize(
    ("name", "rules", "row"),
    [
        ("GMT", LONDON, "18 10:00-11:00"), ("EST", YORK, "18 14:00-15:00"), ("EST", FIXED, "18 15:00-16:00"),
        ("UTC", PARIS, "18 09:00-10:00"), ("gmt", YORK, "18 14:00-15:00"), ("Europe/Lisbon", YORK, "18 10:00-11:00"),
        ("/x.example/Europe/Lisbon", YORK, "18 14:00-15:00"), ('"Mine: the one"', YORK, "18 14:00-15:00"),
    ],
)  # fmt: skip
def test_which_rules_count(name: str, rules: Sequence[Rule], row: str) -> None:
    found = reading(ics(at(name), head=zone(name.strip('"'), rules)))
    assert (times(found), told(found)) == ([row], "")


def test_a_zone_with_rules_of_its_own_has_summer_and_winter() -> None:
    found = Zones([zone("GMT", LONDON).split("\n")[1:-1]], HOME).named("GMT")
    assert [datetime(2026, month, 18, tzinfo=found).utcoffset() for month in (1, 7)] == [
        timedelta(0),
        timedelta(hours=1),
    ]


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("UTC", 10), ("Z", 10), ("GMT", 10), ("Etc/GMT-2", 8), ("UTC+02:00", 8), ("GMT+0200", 8), ("UTC+2", 8),
        ("Europe/Paris", 9), ("europe/paris", 9), ("Paris", 9), ("America/New York", 14), ("US/Eastern", 14),
        ("Romance Standard Time", 9), ("romance standard time", 9), ("Eastern Daylight Time", 14), ("PST", 17),
        ("/freeassociation.sourceforge.net/America/New_York", 14), ("/a.example/2007_1/America/Argentina/Salta", 13),
        ("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", 9), ("(GMT-05:00) Eastern Time (US & Canada)", 14),
        ("(UTC-03:30) Nowhere at all", 13), ("Europe/Paris (CET)", 9), ("CEST", 9),
        ("US-Eastern", 14), ('"Europe/Lisbon"', 10),
    ],
)  # fmt: skip
def test_names_of_zones(name: str, hour: int) -> None:
    found = reading(ics(at(name)))
    assert (times(found)[0][3:5], told(found)) == (f"{hour:02}", "")


@pytest.mark.parametrize("name", ["Middle Earth", "Local", "x" * 300, "../../etc/passwd", "Europe/", "UTC+99", ";", ""])
def test_a_zone_that_nobody_knows_is_the_persons_own_and_that_is_told(name: str) -> None:
    found = reading(ics(at(name)))
    assert times(found) == ["18 09:00-10:00"]
    assert told(found) == ("mended" if name.strip(";") else "")


@pytest.mark.parametrize(
    ("head", "floating"),
    [
        ("X-WR-TIMEZONE:Europe/Paris", 9), ("X-WR-TIMEZONE:Eastern Standard Time", 14), ('X-WR-TIMEZONE:"UTC"', 10),
        ("X-WR-TIMEZONE;VALUE=TEXT:america/new_york", 14), ("X-WR-TIMEZONE:Local", 9), ("X-WR-TIMEZONE:", 9),
        (f"X-WR-TIMEZONE:{BOX}\n{zone(BOX, YORK)}", 14), ("X-WR-TIMEZONE:../../x", 9),
    ],
)  # fmt: skip
def test_the_zone_of_a_calendar_is_that_of_its_floating_times_alone(head: str, floating: int) -> None:
    utc = "DTSTART:20260319T093000Z\nDTEND:20260319T103000Z"
    series = "DTSTART:20260327T093000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"
    found = reading(ics("DTSTART:20260318T090000\nDURATION:PT1H", utc, series, head=head))
    hours = [f"18 {floating:02}:00-{floating + 1:02}:00", "19 10:30-11:30", "27 10:30-11:30", "28 10:30-11:30"]
    assert (times(found), told(found)) == ([*hours, "29 11:30-12:30"], "")


@pytest.mark.parametrize(
    "lines",
    [
        "BEGIN:STANDARD\nTZOFFSETTO:-0500\nEND:STANDARD", "BEGIN:STANDARD\nDTSTART:x\nTZOFFSETTO:-05:00\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:-0500\nRRULE:FREQ=SECONDLY\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:-050000\nRDATE:20260101T000000,x\nX-Y:1\nEND:STANDARD",
        "X-LIC-LOCATION:America/Panama\nBEGIN:STANDARD\nTZOFFSETTO:soon\nEND:STANDARD",
    ],
)  # fmt: skip
def test_half_a_definition_is_followed_as_far_as_it_goes(lines: str) -> None:
    assert times(reading(ics(at(BOX), head=f"BEGIN:VTIMEZONE\nTZID:{BOX}\n{lines}\nEND:VTIMEZONE"))) == [
        "18 15:00-16:00"
    ]


def test_many_names_of_zones_are_bounded() -> None:
    zones = Zones([], HOME)
    assert zones.named("UTC") is UTC
    assert [zones.named(f"Nowhere {n}") for n in range(1000)] == [None] * 1000
