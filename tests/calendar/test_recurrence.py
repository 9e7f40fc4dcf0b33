"""Events are expanded, and versions of one event are told from events that only share a UID."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.calendar.expansion_limits import BURST
from tests.calendar.sample import HOUR, WINDOW, ics, reading, times, told

NINE = "UID:s\nDTSTART;TZID=Europe/Paris:20260316T090000\nDTEND;TZID=Europe/Paris:20260316T100000"
WEEKLY = f"{NINE}\nRRULE:FREQ=WEEKLY;COUNT=3"
THREE = ["16 09:00-10:00", "23 09:00-10:00", "30 09:00-10:00"]
MOVED = "DTSTART:20260324T120000Z\nDTEND:20260324T130000Z\nUID:s"
AFTER = [THREE[0], "24 13:00-14:00", THREE[2]]


def on(day: int, *lines: str) -> str:
    return "\n".join(["UID:same", HOUR.replace("0318", f"03{day}"), *lines])


def test_plain_events_with_one_uid_are_events_of_their_own() -> None:
    days = [on(17), on(18), on(19, "SUMMARY:x")]
    rows = [f"{day} 10:30-11:30" for day in (17, 18, 19)]
    for files in ([ics(*days)], [ics(day) for day in days]):
        found = reading(*files)
        assert (times(found), found.read, told(found)) == (rows, 3, "")


def test_plain_events_with_one_uid_that_differ_in_anything_are_all_kept() -> None:
    noon = "UID:same\nDTSTART:20260316T113000Z\nDURATION:PT1H"
    daily = f"{noon}\nRRULE:FREQ=DAILY;COUNT=3"
    for one, other, rows in (
        (f"{noon}\nRDATE:20260318T113000Z", f"{noon}\nRDATE:20260319T113000Z", (16, 18, 19)),
        (daily, f"{daily}\nEXDATE:20260317T113000Z", (16, 17, 18)),
        (f"{noon}\nSUMMARY:board", f"{noon}\nSUMMARY:fyi\nTRANSP:TRANSPARENT", (16,)),
    ):
        for order in ((one, other), (other, one)):
            found = reading(ics(*order))
            assert times(found) == [f"{day} 12:30-13:30" for day in rows]
            assert sum("TRANSP" not in row.event for row in found.occurrences) >= len(rows)


def test_the_highest_sequence_is_the_version_that_counts() -> None:
    versions = [on(17, "SEQUENCE:1"), on(19, "SEQUENCE:2"), on(18)]
    for order in (versions, versions[::-1]):
        found = reading(*map(ics, order))
        assert (times(found), found.read, found.lost) == (["19 10:30-11:30"], 3, 0)


@pytest.mark.parametrize(
    ("cancellation", "rows"),
    [
        ("STATUS:CANCELLED", 0), ("STATUS:CANCELLED\nSEQUENCE:1", 0), ("STATUS:CANCELLED\nDTSTAMP:20260302T000000Z", 0),
        ("STATUS:CANCELLED\nDTSTAMP:20260228T000000Z", 1),
    ],
)  # fmt: skip
def test_a_cancellation_counts_against_what_is_not_newer(cancellation: str, rows: int) -> None:
    first = on(18, "DTSTAMP:20260301T000000Z")
    cancelled = on(18, *cancellation.split("\n"))
    if rows == 0 and "DTSTAMP" not in cancellation:
        cancelled += "\nDTSTAMP:20260301T000000Z"
    for order in ([first, cancelled], [cancelled, first]):
        assert len(times(reading(*map(ics, order)))) == rows


def test_a_message_that_cancels_need_not_say_when() -> None:
    one = ics("UID:s", head="METHOD:CANCEL")
    assert (times(reading(ics(WEEKLY), one)), told(reading(one))) == ([], "")
    time = ics("UID:s\nRECURRENCE-ID:20260323T080000Z", head="METHOD:CANCEL")
    for files in ([ics(WEEKLY), time], [time, ics(WEEKLY)]):
        assert times(reading(*files)) == [THREE[0], THREE[2]]


@pytest.mark.parametrize(
    "which",
    [":20260323T080000Z", ";TZID=Europe/Paris:20260323T090000", ":20260323T090000", ";VALUE=DATE:20260323",
     ";TZID=Asia/Tokyo:20260323T170000"],
)  # fmt: skip
def test_a_changed_time_applies_wherever_it_stands(which: str) -> None:
    change = f"{MOVED}\nRECURRENCE-ID{which}"
    for files in ([ics(WEEKLY, change)], [ics(change, WEEKLY)], [ics(WEEKLY), ics(change)], [ics(change), ics(WEEKLY)]):
        found = reading(*files)
        assert (times(found), found.read, told(found)) == (AFTER, 2, "")


def test_the_last_version_of_a_changed_time_counts() -> None:
    change = f"{MOVED}\nRECURRENCE-ID:20260323T080000Z"
    again = f"{change.replace('0324', '0325')}\nSEQUENCE:2"
    assert times(reading(ics(WEEKLY, again, change))) == [THREE[0], "25 13:00-14:00", THREE[2]]
    cancelled = f"{change}\nSTATUS:CANCELLED\nSEQUENCE:3"
    assert times(reading(ics(WEEKLY, cancelled, again))) == [THREE[0], THREE[2]]


def test_a_change_of_all_that_follows() -> None:
    change = f"{MOVED}\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260323T080000Z"
    assert times(reading(ics(WEEKLY, change))) == [*AFTER[:2], "31 13:00-14:00"]


def test_a_changed_time_alone_is_an_event() -> None:
    found = reading(ics(f"{MOVED}\nRECURRENCE-ID:20260323T080000Z"))
    assert times(found) == ["24 13:00-14:00"]
    assert found.occurrences[0].recurrence_id == "20260323T080000Z"


def test_a_changed_time_belongs_to_the_series_that_has_begun_by_then() -> None:
    first = f"{NINE}\nRRULE:FREQ=WEEKLY;UNTIL=20260322"
    second = f"{NINE.replace('0316T09', '0323T10').replace('0316T10', '0323T11')}\nRRULE:FREQ=WEEKLY;COUNT=2"
    change = f"{MOVED}\nRECURRENCE-ID:20260323T090000Z"
    assert times(reading(ics(first, second, change))) == [THREE[0], "24 13:00-14:00", "30 10:00-11:00"]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ("RECURRENCE-ID;VALUE=DATE:20260323\nDTSTART;TZID=Europe/Paris:20260323T090000", 9),
        ("RECURRENCE-ID;VALUE=DATE:20260323\nDTSTART;TZID=Europe/Paris:20260323T123000", 12),
        ("RECURRENCE-ID;TZID=Europe/Paris:20260323T090000\nDTSTART:20260323T190000Z", 9),
        ("RECURRENCE-ID:20260323T113000Z\nDTSTART:20260323T190000Z", 12),
    ],
)
def test_a_changed_time_is_taken_out_of_the_series_that_it_belongs_to(lines: str, taken: int) -> None:
    noon = WEEKLY.replace("T090000", "T123000").replace("T100000", "T133000")
    change = f"UID:s\nSTATUS:CANCELLED\nDURATION:PT1H\n{lines}"
    kept = {9: "23 12:30-13:30", 12: "23 09:00-10:00"}[taken]
    for order in ((WEEKLY, noon, change), (noon, change, WEEKLY)):
        assert [row for row in times(reading(ics(*order))) if row.startswith("23")] == [kept]


@given(
    st.sampled_from(["DAILY", "WEEKLY"]), st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=5"]),
    st.sampled_from(["", ";BYDAY=MO,TH", ";BYDAY=SU;WKST=SU", ";BYMONTH=3", ";BYHOUR=9,15"]),
    st.dates(date(2014, 1, 1), date(2026, 4, 1)), st.sampled_from(["PT1H", "P1D", "PT50H"]),
    st.sampled_from(["", "RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE"]),
)  # fmt: skip
def test_a_series_is_the_same_wherever_the_walk_through_it_begins(
    frequency: str, interval: str, filters: str, day: date, length: str, change: str
) -> None:
    start = f"UID:s\nDTSTART;TZID=Europe/Paris:{day:%Y%m%d}T083000\nDURATION:{length}"
    changed = [f"{MOVED}\n{change};TZID=Europe/Paris:20260320T083000"] if change else []
    rule = f"RRULE:FREQ={frequency}{interval}{filters}"
    # A rule that counts its times is walked through from its first.
    whole, walked = (reading(ics(f"{start}\n{one}", *changed)) for one in (rule, f"{rule};COUNT=100000"))
    assert (times(whole), told(whole)) == (times(walked), told(walked))


def test_an_exception_takes_out_one_time_of_a_day() -> None:
    hourly = "DTSTART;TZID=Europe/Paris:20260316T090000\nDURATION:PT10M\nRRULE:FREQ=HOURLY;COUNT=4\n"
    found = reading(ics(f"{hourly}EXDATE;TZID=Europe/Paris:20260316T100000"))
    assert [row[3:5] for row in times(found)] == ["09", "11", "12"]


def test_a_series_keeps_its_hour_and_a_duration_its_kind_over_a_change_of_the_clock() -> None:
    saturday = "DTSTART;TZID=Europe/Paris:20260321T120000\nRRULE:FREQ=WEEKLY;COUNT=2\nDURATION:"
    assert times(reading(ics(saturday + "P1D"))) == ["21 12:00-22 12:00", "28 12:00-29 12:00"]
    assert times(reading(ics(saturday + "PT24H"))) == ["21 12:00-22 12:00", "28 12:00-29 13:00"]
    assert times(reading(ics("DTSTART;TZID=Europe/Paris:20260328T120000\nDURATION:P1DT1H"))) == ["28 12:00-29 13:00"]


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("DTSTART:20251001T080000Z\nDURATION:PT4100H", "01 10:00-21 05:00"),
        ("DTSTART:20251001T080000Z\nDURATION:P171DT20H", "01 10:00-22 05:00"),
        ("DTSTART:20250101T080000Z\nDURATION:P80D\nRRULE:FREQ=YEARLY", "01 09:00-22 09:00"),
    ],
)
def test_long_events_are_as_long_as_they_say(lines: str, row: str) -> None:
    found = reading(ics(lines))
    assert (times(found)[0], told(found)) == (row, "")


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:20260318T090000Z\nDTEND:99991231T235959Z", "DTSTART:00010101T000000Z\nDTEND:99991231T235959Z",
        "DTSTART;VALUE=DATE:19000101\nDTEND;VALUE=DATE:99991231", "DTSTART:20200101T000000Z\nDURATION:P9999W",
    ],
)  # fmt: skip
def test_an_event_may_last_to_the_end_of_the_calendar(lines: str) -> None:
    found = reading(ics(lines))
    assert [one.end > WINDOW.last for one in found.occurrences] == [True]
    assert (told(found), found.read) == ("", 1)


@pytest.mark.parametrize("frequency", ["DAILY", "WEEKLY", "YEARLY"])
@pytest.mark.parametrize("start", ["00010101", "19000101", "20260301"])
def test_a_series_of_events_to_the_end_of_the_calendar_is_read_or_told(frequency: str, start: str) -> None:
    found = reading(ics(f"DTSTART:{start}T000000Z\nDTEND:99991231T235959Z\nRRULE:FREQ={frequency};UNTIL={start}"))
    assert len(found.occurrences) == 1 and found.occurrences[0].end > WINDOW.last


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("FREQ=MINUTELY;INTERVAL=15;COUNT=2", 2), ("FREQ=MINUTELY;INTERVAL=30;UNTIL=20260318T110000Z", 4),
        ("FREQ=SECONDLY;INTERVAL=900;COUNT=3", 3), ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;UNTIL=20260319T230000Z", 11),
        ("FREQ=MINUTELY;INTERVAL=2880;COUNT=4", 4),
    ],
)  # fmt: skip
def test_a_small_rule_by_the_minute_is_expanded(rule: str, rows: int) -> None:
    found = reading(ics(f"DTSTART:20260318T093000Z\nDURATION:PT1M\nRRULE:{rule}"))
    assert (len(times(found)), told(found)) == (rows, "")


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=9", f"FREQ=MINUTELY;COUNT={BURST + 1}"])
def test_a_large_one_is_lost_but_for_its_first_time(rule: str) -> None:
    found = reading(ics(f"DTSTART:20260318T093000Z\nDURATION:PT1M\nRRULE:{rule}"))
    assert (times(found), found.read, found.lost) == (["18 10:30-10:31"], 1, 1)


def test_a_series_that_ends_before_it_begins_has_no_time() -> None:
    found = reading(ics(f"{NINE}\nRRULE:FREQ=WEEKLY;UNTIL=20260301"))
    assert (times(found), found.read, found.lost) == ([], 1, 0)


@pytest.mark.parametrize(
    ("series", "change", "rows", "said"),
    [
        ("SEQUENCE:1", "SEQUENCE:3", AFTER, ""),
        ("SEQUENCE:3", "SEQUENCE:1", [THREE[0], THREE[2]], ""),
        ("LAST-MODIFIED:20260301T000000Z", "LAST-MODIFIED:20260302T000000Z", AFTER, ""),
        ("LAST-MODIFIED:20260302T000000Z", "LAST-MODIFIED:20260301T000000Z", [THREE[0], THREE[2]], ""),
        ("SEQUENCE:1", "SEQUENCE:1", AFTER, "mended"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("exception", ["EXDATE;TZID=Europe/Paris:20260323T090000", "EXDATE:20260323T080000Z"])
def test_of_an_exception_and_a_change_of_one_time_the_newer_counts(
    series: str, change: str, rows: list[str], said: str, exception: str
) -> None:
    moved = f"{MOVED}\nRECURRENCE-ID;TZID=Europe/Paris:20260323T090000\n{change}"
    events = [f"{WEEKLY}\n{exception}\n{series}", moved]
    for order in (events, events[::-1]):
        found = reading(ics(*order))
        assert (times(found), told(found)) == (rows, said)
