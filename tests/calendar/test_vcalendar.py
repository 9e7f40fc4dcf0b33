"""Repetitions of vCalendar 1.0 say the same in the words of RFC 5545."""

from datetime import date

import pytest

from netritual.calendar.vcalendar import rfc_rule
from tests.calendar.sample import ics, reading, times, told

SECOND_TUESDAY = date(2026, 3, 10)
RULES = [
    ("D1 #10", "FREQ=DAILY;INTERVAL=1;COUNT=10"),
    ("D2 #0", "FREQ=DAILY;INTERVAL=2"),
    ("D2", "FREQ=DAILY;INTERVAL=2"),
    ("D1 20261231T000000Z", "FREQ=DAILY;INTERVAL=1;UNTIL=20261231T000000Z"),
    ("W1 TH #0", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH"),
    ("w2 mo$ we #4", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=8"),
    ("W1 #5", "FREQ=WEEKLY;INTERVAL=1;COUNT=5"),
    ("W1 TH 20261231", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;UNTIL=20261231"),
    ("MP1 4+ TH #0", "FREQ=MONTHLY;INTERVAL=1;BYDAY=4TH"),
    ("MP1 1+ 1- FR #2", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1FR,-1FR;COUNT=4"),
    ("MP2 1+ MO 2+ TU WE #0", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,2TU,2WE"),
    ("MP1 #0", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU"),
    ("MP1 1- #0", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TU"),
    ("MD1 1 15 #6", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1,15;COUNT=12"),
    ("MD1 3- LD #0", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-3,-1"),
    ("MD1 #0", "FREQ=MONTHLY;INTERVAL=1"),
    ("YM1 6 7 #8", "FREQ=YEARLY;INTERVAL=1;BYMONTH=6,7;COUNT=16"),
    ("YD5 1 100 #0", "FREQ=YEARLY;INTERVAL=5;BYYEARDAY=1,100"),
    ("D1 0600 1200 #2", None),
    ("M5 #3", None),
    ("YM1 6 MP1 1+ MO #0", None),
    ("MP1 TH #0", None),
    ("W1 XX #0", None),
    ("FREQ=WEEKLY", None),
    ("D", None),
    ("", None),
]


@pytest.mark.parametrize(("rule", "rfc"), RULES)
def test_a_rule_is_translated_or_told_to_be_none(rule: str, rfc: str | None) -> None:
    assert rfc_rule(rule, SECOND_TUESDAY) == rfc


def test_the_series_of_a_phone_is_busy_in_each_week() -> None:
    event = "DTSTART:20260312T113000Z\nDTEND:20260312T123000Z\nRRULE:{}\nEXDATE:20260319T113000Z;20260402T113000Z"
    for rule in ("W1 TH #0", "W1 TH #5", "W1 TH 20260409T120000Z"):
        found = reading(ics(event.format(rule)).replace(b"VERSION:2.0", b"VERSION:1.0"))
        assert times(found)[:3] == ["12 12:30-13:30", "26 12:30-13:30", "09 13:30-14:30"]
        assert told(found) == ""
