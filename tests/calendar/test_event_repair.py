"""What is misspelt in an event is mended, what says nothing is lost, and both are told."""

import pytest

from netritual.calendar.event_repair import LONGEST_TEXT, LOSSES, MENDS, MOST_PEOPLE
from tests.calendar.sample import AT, HOUR, ics, reading, times, told

NINE = "DTSTART;TZID=Europe/Paris:20260316T090000\nDTEND;TZID=Europe/Paris:20260316T100000"
THREE = ["16 09:00-10:00", "23 09:00-10:00", "30 09:00-10:00"]
WEEKLY = f"{NINE}\nRRULE:FREQ=WEEKLY;COUNT=3"
DAY = "DTSTART;VALUE=DATE:20260318"

ENDS = [
    ("DTEND:20260318T1030Z", "10:30-11:30", "mended"),
    ("DTEND:20260318T240000Z", "10:30-19 01:00", "mended"),
    ("DTEND:20260318T11Z", "10:30-12:00", "mended"),
    ("DTEND:20260318T103000.000Z", "10:30-11:30", "mended"),
    ("DTEND:2026-03-18T10:30:00Z", "10:30-11:30", "mended"),
    ("DTEND:2026-03-18T12:00:00+01:00", "10:30-12:00", "mended"),
    ("DTEND:20260318T103000z", "10:30-11:30", ""),
    ("DTEND:soon", "10:30-11:30", "mended"),
    ("DTEND:20260230T103000Z", "10:30-11:30", "mended"),
    ("DTEND:", "10:30-11:30", "mended"),
    ("DTEND", "10:30-11:30", "mended"),
    ("DTEND:20260318T103000Z\nDTEND:20260318T103000Z", "10:30-11:30", ""),
    ("DTEND:20260318T103000Z\nDTEND;TZID=Europe/Paris:20260318T113000", "10:30-11:30", ""),
    ("DTEND:20260318T103000Z\nDTEND:20260318T110000Z", "10:30-12:00", "mended"),
    ("DTEND:20260318T103000Z\nDTEND:soon", "10:30-11:30", "mended"),
    ("DTEND:20260318T103000Z\nDURATION:PT1H", "10:30-11:30", ""),
    ("DTEND:20260318T103000Z\nDURATION:PT9H", "10:30-19:30", "mended"),
    ("DTEND:20260318T090000Z\nDURATION:PT2H", "10:30-12:30", "mended"),
    ("DTEND:soon\nDURATION:PT30M", "10:30-11:00", "mended"),
    ("DTEND;VALUE=DATE:20260319", "10:30-19 00:00", "mended"),
    ("DTEND;VALUE=DATE:20260318", "10:30-19 00:00", "mended"),
    ("DTEND:20260318T090000Z", "10:30-11:30", "mended"),
    ("DTEND:20260318T013000Z", "10:30-11:30", "mended"),
    ("DTEND:20260317T083000Z", "10:30-11:30", "mended"),
    ("DTEND:20260317T113000Z", "10:30-12:30", "mended"),
    ("DTEND:20251218T113000Z", "10:30-12:30", "mended"),
    ("DURATION:PT90M", "10:30-12:00", ""),
    ("DURATION:PT1.5H", "10:30-12:00", "mended"),
    ("DURATION:PT1,5H", "10:30-12:00", "mended"),
    ("DURATION:-PT90M", "10:30-12:00", "mended"),
    ("DURATION:1:30", "10:30-12:00", "mended"),
    ("DURATION:P1H30M", "10:30-12:00", "mended"),
    ("DURATION:P45M", "10:30-11:15", "mended"),
    ("DURATION:90", "10:30-11:30", "mended"),
    ("DURATION:P0DT1H\nDURATION:PT2H", "10:30-12:30", "mended"),
]


@pytest.mark.parametrize(("line", "span", "said"), ENDS)
def test_an_end_is_read_or_mended_and_never_no_time(line: str, span: str, said: str) -> None:
    found = reading(ics(f"{AT}\n{line}"))
    assert (times(found), told(found), found.read) == ([f"18 {span}"], said, 1)


@pytest.mark.parametrize(
    ("lines", "span", "said"),
    [
        (DAY, "00:00-19 00:00", ""),
        (f"{DAY}\nDTEND;VALUE=DATE:20260318", "00:00-19 00:00", ""),
        (f"{DAY}\nDTEND;VALUE=DATE:20260320", "00:00-20 00:00", ""),
        (f"{DAY}\nDTEND;VALUE=DATE:20260317", "00:00-19 00:00", "mended"),
        (f"{DAY}\nDTEND:20260318T103000Z", "00:00-19 00:00", "mended"),
        (f"{DAY}\nDTEND:soon", "00:00-19 00:00", "mended"),
        (f"{DAY}\nDURATION:P2D", "00:00-20 00:00", ""),
        (f"{DAY}\nDURATION:PT30H", "00:00-20 00:00", ""),
        ("DTSTART:20260318\nDTEND:20260319", "00:00-19 00:00", ""),
        (f"{DAY}T000000\nDTEND;VALUE=DATE:20260319T000000", "00:00-19 00:00", "mended"),
    ],
)
def test_events_of_whole_days(lines: str, span: str, said: str) -> None:
    found = reading(ics(lines))
    assert (times(found), told(found)) == ([f"18 {span}"], said)
    assert found.occurrences[0].all_day


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (f"{HOUR}\n{AT}", ""), (f"{HOUR}\nDTSTART:20260320T093000Z", "mended"), (f"{HOUR}\nDTSTART:", ""),
        (HOUR.replace("T093000Z", "T93000Z"), "mended"), (HOUR.replace("DTSTART", "dtstart"), ""),
        (f"{HOUR}\nUID:a\nUID:b", ""), (f"{HOUR}\nSEQUENCE:x", "mended"),
        (f"{HOUR}\nSEQUENCE:\nSTATUS:\nSUMMARY", ""), (f"{HOUR}\nEXDATE:", ""),
        (f"{HOUR}\nRECURRENCE-ID:", ""), (f"{HOUR}\nRECURRENCE-ID:soon", "mended"), (f"{HOUR}\nRRULE:", ""),
        (f"{HOUR}\nEXDATE:garbage", "mended"), (f"{HOUR}\nRDATE:garbage", "lost"), (f"{HOUR}\nRDATE:", ""),
        (f"{HOUR}\nEXRULE:FREQ=DAILY", "mended"), (f"{HOUR}\nATTENDEE;CN=a b;;=:mailto:x@y", "mended"),
        (f"{HOUR}\nLAST-MODIFIED:x", "mended"), (f"{HOUR}\nGEO:x\nCREATED:x\nATTACH;X=:\n:\n;\nX", ""),
        (f"{HOUR}\nDURATION:PT1H\nPRIORITY:9\nATTENDEE;CN=\"a:b\":mailto:x@y", ""),
    ],
)  # fmt: skip
def test_what_else_is_odd_costs_no_event(lines: str, said: str) -> None:
    found = reading(ics(lines))
    assert (times(found), found.read) == (["18 10:30-11:30"], 1)
    assert told(found).replace("mended lost", "lost") == said


@pytest.mark.parametrize("lines", ["SUMMARY:x", "DTSTART:\nDTEND:20260318T103000Z", "DTSTART:20260318T0900X0Z"])
def test_an_event_without_a_start_is_lost_alone(lines: str) -> None:
    found = reading(ics(HOUR, lines, HOUR.replace("0318", "0319")))
    assert (times(found), found.read, found.lost) == (["18 10:30-11:30", "19 10:30-11:30"], 2, 1)
    assert LOSSES["start"] in " ".join(found.problems)


RULES = [
    ("FREQ=WEEKLY;COUNT=3", THREE, ""),
    ("freq=weekly;count=3;", THREE, ""),
    (r"FREQ=WEEKLY\;COUNT=3", THREE, "mended"),
    ("RRULE:FREQ=WEEKLY;COUNT=3", THREE, ""),
    ("FREQ=WEEKLY;COUNT=3;BYDAY=XX", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;BYDAY=MONDAY", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;BYDAY=MO,XX", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;BYDAY=1MO", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;BYDAY=", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;BYMONTHDAY=32", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;INTERVAL=0", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;INTERVAL=x", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;WKST=", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;BYSETPOS=1", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;X-MINE=1", THREE, "mended"),
    ("FREQ=WEEKLY;COUNT=3;FREQ=DAILY", THREE, "mended"),
    ("RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=3;SKIP=OMIT", THREE, ""),
    ("RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=3;SKIP=FORWARD", THREE, "mended"),
    ("RSCALE=CHINESE;FREQ=WEEKLY;COUNT=3", THREE[:1], "lost"),
    ("FREQ=FORTNIGHTLY;COUNT=3", THREE[:1], "lost"),
    ("COUNT=3", THREE[:1], "lost"),
    ("COUNT=1", THREE[:1], "mended"),
    ("FREQ=NEVER;COUNT=1", THREE[:1], "mended"),
    ("garbage", THREE[:1], "mended"),
    ("WEEKLY 3", THREE[:1], "lost"),
    ("M5 #3", THREE[:1], "lost"),
    ("W1 0900 #3", THREE[:1], "lost"),
    ("FREQ=WEEKLY;COUNT=3;UNTIL=20270101", THREE, "mended"),
    ("FREQ=WEEKLY;UNTIL=20260330", THREE, ""),
    ("FREQ=WEEKLY;UNTIL=20260316", THREE[:1], ""),
    ("FREQ=WEEKLY;UNTIL=20260315", [], "mended"),
    ("FREQ=WEEKLY;UNTIL=20260316T075959Z", [], "mended"),
    ("FREQ=WEEKLY;UNTIL=19000101", [], "mended"),
    ("FREQ=WEEKLY;UNTIL=20260329", THREE[:2], ""),
    ("FREQ=WEEKLY;UNTIL=2026-03-30", THREE, "mended"),
    ("FREQ=WEEKLY;UNTIL=20260330T090000", THREE, ""),
    ("FREQ=WEEKLY;UNTIL=20260330T070000Z", THREE, ""),
    ("FREQ=WEEKLY;UNTIL=20260330T065959Z", THREE[:2], ""),
    ("FREQ=WEEKLY;COUNT=3;UNTIL=soon", THREE, "mended"),
]


@pytest.mark.parametrize(("rule", "rows", "said"), RULES)
def test_a_rule_without_what_cannot_be_read_of_it(rule: str, rows: list[str], said: str) -> None:
    found = reading(ics(f"{NINE}\nRRULE:{rule}"))
    assert (times(found), told(found), found.read) == (rows, said, 1)


@pytest.mark.parametrize(
    ("until", "last"),
    [("20260318", 18), ("20260317T230000Z", 18), ("20260318T000000Z", 18), ("20260318T235959Z", 18),
     ("20260318T215959Z", 18), ("20260318T090000", 18), ("20260318T230000Z", 19)],
)  # fmt: skip
def test_the_end_of_a_series_of_whole_days_is_a_day(until: str, last: int) -> None:
    found = reading(ics(f"DTSTART;VALUE=DATE:20260316\nRRULE:FREQ=DAILY;UNTIL={until}"))
    assert times(found)[-1][:2] == str(last)


@pytest.mark.parametrize(
    ("lines", "rows", "said"),
    [
        ("EXDATE;TZID=Europe/Paris:20260323T090000", [0, 2], ""),
        ("EXDATE:20260323T080000Z", [0, 2], ""),
        ("EXDATE;VALUE=DATE:20260323", [0, 2], ""),
        ("EXDATE;TZID=Europe/Paris:20260316T090000,20260323T090000", [2], ""),
        ("EXDATE;TZID=Europe/Paris:20260323T090000,x,", [0, 2], "mended"),
        (r"EXDATE;TZID=Europe/Paris:20260316T090000\,20260323T090000", [2], ""),
        ("EXDATE;TZID=Europe/Paris:", [0, 1, 2], ""),
        ("EXDATE", [0, 1, 2], ""),
    ],
)
def test_exceptions(lines: str, rows: list[int], said: str) -> None:
    found = reading(ics(f"{WEEKLY}\n{lines}"))
    assert (times(found), told(found)) == ([THREE[n] for n in rows], said)


@pytest.mark.parametrize(
    ("lines", "row", "said"),
    [
        ("RDATE;VALUE=DATE:20260318", "18 09:00-10:00", ""),
        ("RDATE:20260318T100000Z", "18 11:00-12:00", ""),
        ("RDATE;VALUE=PERIOD:20260318T100000Z/PT2H", "18 11:00-13:00", ""),
        ("RDATE;VALUE=PERIOD:20260318T100000Z/20260318T103000Z", "18 11:00-11:30", ""),
        ("RDATE;VALUE=PERIOD:20260318T100000Z/soon", "18 11:00-12:00", "mended"),
        ("RDATE;VALUE=PERIOD:20260318T100000Z/20260319", "18 11:00-19 00:00", "mended"),
        ("RDATE:20260318Z", "18 09:00-10:00", "mended"),
        ("RDATE:20260318T100000Z,soon", "18 11:00-12:00", "lost"),
        ("RDATE:20260318T100000Z,20260318T1000Z", "18 11:00-12:00", "mended"),
    ],
)
def test_further_times(lines: str, row: str, said: str) -> None:
    found = reading(ics(f"{NINE}\n{lines}"))
    assert (times(found), told(found)) == ([THREE[0], row], said)


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        ("STATUS:CANCELLED", ""), ("STATUS:CANCELED", ""), ("STATUS:cancelled", ""), ("SUMMARY:Canceled: team", ""),
        ("SUMMARY;LANGUAGE=en:Cancelled: team", ""), ("SUMMARY:Abgesagt: Team", ""), ("SUMMARY:Annulé : équipe", ""),
        ("STATUS:CONFIRMED", "METHOD:CANCEL"), ("SUMMARY:x", "METHOD;X=y:cancel"),
    ],
)  # fmt: skip
def test_a_cancelled_event_is_read_and_does_not_take_place(lines: str, head: str) -> None:
    found = reading(ics(f"{HOUR}\n{lines}", head=head))
    assert (times(found), found.read, told(found)) == ([], 1, "")
    assert times(reading(ics(f"{HOUR}\nSUMMARY:Canceled flights", head="METHOD:PUBLISH"))) == ["18 10:30-11:30"]


def test_a_title_that_asks_about_what_is_cancelled_takes_place() -> None:
    for title in ("Canceled: how to handle it (talk)", "Abgesagt: was nun", "Annulé : pourquoi"):
        assert times(reading(ics(f"{HOUR}\nSUMMARY:{title}"))) == ["18 10:30-11:30"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TRANSP:TRANSPARENT", "TRANSP:OPAQUE"), ("STATUS:CANCELLED", "STATUS:CONFIRMED"),
        ("STATUS:CANCELLED", "STATUS:TENTATIVE"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"),
    ],
)  # fmt: skip
def test_free_and_busy_in_one_event_is_busy_and_told(one: str, other: str) -> None:
    for lines in (f"{one}\n{other}", f"{other}\n{one}"):
        found = reading(ics(f"{HOUR}\n{lines}"))
        name, _, value = other.partition(":")
        assert [one.event[name] for one in found.occurrences] == [value]
        assert (times(found), found.notes) == (["18 10:30-11:30"], (f"Mended: {MENDS['twice']} (1).",))
    assert told(reading(ics(f"{HOUR}\n{other}\n{other}"))) == ""


@pytest.mark.parametrize(
    ("lines", "mend"),
    [
        ("DURATION:P1M", "months"),
        ("DURATION:PT1.5H", "length"),
        ("DTEND:20260318T090000Z", "order"),
        ("DTEND:20260317T113000Z", "night"),
        ("DTEND:20260318T090000Z\nDURATION:PT1H", "ends"),
    ],
)
def test_what_is_made_of_an_end_is_what_is_told(lines: str, mend: str) -> None:
    assert reading(ics(f"{AT}\n{lines}")).notes == (f"Mended: {MENDS[mend]} (1).",)


def test_more_people_or_letters_than_are_read_are_told() -> None:
    people = "\n".join(f"ATTENDEE:mailto:p{n}@x.org" for n in range(MOST_PEOPLE + 1))
    for lines in (people, f"SUMMARY:{'x' * LONGEST_TEXT}"):
        found = reading(ics(f"{HOUR}\n{lines}"))
        assert (times(found), found.notes) == (["18 10:30-11:30"], (f"Mended: {MENDS['long']} (1).",))


def test_hours_of_availability_are_lost_and_told() -> None:
    lines = (
        "BEGIN:VAVAILABILITY\r\nBEGIN:AVAILABLE\r\nDTSTART:20260318T093000Z\r\nEND:AVAILABLE\r\nEND:VAVAILABILITY\r\n"
    )
    for events in ((), (HOUR,)):
        found = reading(ics(*events).replace(b"END:VCAL", lines.encode() + b"END:VCAL"))
        assert (found.read, found.lost) == (len(events), 1)
        assert LOSSES["availability"] in " ".join(found.problems)


def test_free_busy_times() -> None:
    lines = [
        "FREEBUSY:20260318T093000Z/PT1H,20260319T093000Z/20260319T103000Z",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260320T093000Z/20260320T1030Z",
        "FREEBUSY;FBTYPE=FREE:20260321T093000Z/PT1H",
        "FREEBUSY:20260322T093000Z",
    ]
    found = reading(
        ics().replace(b"END:", "\r\n".join(["BEGIN:VFREEBUSY", *lines, "END:VFREEBUSY", "END:"]).encode(), 1)
    )
    assert times(found) == ["18 10:30-11:30", "19 10:30-11:30", "20 10:30-11:30"]
    assert [one.tentative for one in found.busy] == [False, False, True]
    assert (found.read, found.mended, found.lost, found.events) == (4, 1, 1, 0)


def test_each_kind_of_mend_and_loss_is_said_once_with_its_number() -> None:
    found = reading(ics(*[f"{AT}\nDTEND:20260318T1030Z"] * 3, "SUMMARY:x", "SUMMARY:y"))
    assert found.notes == (f"Mended: {MENDS['form']} (3).",)
    assert found.problems == (f"Not read: {LOSSES['start']} (2).",)
