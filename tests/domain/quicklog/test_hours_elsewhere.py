"""Hours of another place, in a line that is typed in Berlin on Sunday 29 November 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

BOOK = NameIndex([(1, "kim", "Kim Nguyen", (), "", "network"), (2, "tom", "Tom Becker", (), "", "network")])


def read(line: str, own: str = "Europe/Berlin") -> Reading:
    return parse(line, BOOK, date(2026, 11, 29), hour="08:00", own=lambda: own)


@pytest.mark.parametrize(
    ("line", "when", "told"),
    [
        ("call with kim tomorrow 6pm uk time re the series", "2026-11-30 19:00", "6pm uk time is 19:00"),
        ("call with kim tomorrow 18:00 GMT", "2026-11-30 19:00", "18:00 GMT is 19:00"),
        ("call with kim 9am ET tomorrow", "2026-11-30 15:00", "9am ET is 15:00"),
        ("call kim tomorrow 6 pm london time", "2026-11-30 19:00", "6 pm london time is 19:00"),
        ("call with kim morgen 15 uhr londoner zeit", "2026-11-30 16:00", "15 uhr londoner zeit is 16:00"),
        ("appel avec kim demain 18h heure de londres", "2026-11-30 19:00", "18h heure de londres is 19:00"),
        ("call with kim tomorrow 8pm PT", "2026-12-01 05:00", "8pm PT is 05:00 on Tue 1 Dec 2026"),
    ],
)
def test_an_hour_of_another_zone_is_reckoned_and_told(line: str, when: str, told: str) -> None:
    reading = read(line)
    assert f"{reading.date} {reading.time}" == when and reading.planned
    assert f"{told} by your clock, and noted so." in reading.warnings


def test_a_city_alone_changes_nothing_and_is_told() -> None:
    reading = read("call kim tomorrow 6pm london")
    assert (reading.time, reading.warnings) == (
        "18:00", ["6pm london is taken for your own time. For that of the place, add “time”."]
    )  # fmt: skip


def test_without_an_own_zone_the_hour_stands_and_that_is_told() -> None:
    reading = read("call kim tomorrow 6pm uk time", own="")
    assert (reading.time, reading.warnings) == (
        "18:00", ["6pm uk time is taken as it stands. Write it in your own time."]
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "call with kim tomorrow 18:00 CET", "call with kim morgen 18 uhr warschauer zeit",
        "call with kim tomorrow 18:00",
        "call with kim tomorrow 18:00 tea time", "call with kim tomorrow 18:00 local time",
        "call with kim tomorrow 18:00 same time as last week", "appel avec kim demain 18h et tom",
        "coffee with kim tomorrow 18:00 paris",
        "llamada con kim mañana 18:00 hora de madrid", "call with kim tomorrow 18:00, no time before",
        "call with kim tomorrow 18:00 my time", "call with kim tomorrow 18:00 our time",
        "first time call with kim tomorrow 18:00",
    ],
)  # fmt: skip
def test_an_hour_is_ones_own_where_no_other_zone_is_certain(line: str) -> None:
    reading = read(line)
    assert (reading.date, reading.time) == (date(2026, 11, 30), "18:00")
    assert not any("your" in warning for warning in reading.warnings)
