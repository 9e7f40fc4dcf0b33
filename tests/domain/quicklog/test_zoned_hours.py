"""Hours of another place, in a line that is typed in Berlin on Sunday 29 November 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

BOOK = NameIndex([(1, "kim", "Kim Nguyen", (), "", "network"), (2, "tom", "Tom Becker", (), "", "network")])

UNWORKED = "is kept as typed, for the zone could not be worked out: write the hour as your clock shows it."


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
        ("call with kim tomorrow 9:30am sgt", "2026-11-30 02:30", "9:30am sgt is 02:30"),
        ("call with kim tomorrow 9am pst re the series", "2026-11-30 18:00", "9am pst is 18:00"),
        ("call with kim tomorrow 10am NY time", "2026-11-30 16:00", "10am NY time is 16:00"),
        ("call with kim tomorrow 10am eastern time", "2026-11-30 16:00", "10am eastern time is 16:00"),
        (
            "call with kim tomorrow 10am Eastern Standard Time",
            "2026-11-30 16:00",
            "10am Eastern Standard Time is 16:00",
        ),
        ("call with kim tomorrow 10am ET for 30 min", "2026-11-30 16:00", "10am ET is 16:00"),
        ("call with kim tomorrow 10am (ET)", "2026-11-30 16:00", "10am ET is 16:00"),
        ("call with kim tomorrow 10am EST about the series", "2026-11-30 16:00", "10am EST is 16:00"),
        ("5pm ET time call with kim tomorrow", "2026-11-30 23:00", "5pm ET time is 23:00"),
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
        "18:00", ["6pm london is taken as your own hour; “6pm london time” would be the hour there."]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "hour", "said"),
    [
        ("call with kim tomorrow 5pm here 6pm GMT", "17:00", "6pm GMT"),
        ("call with kim tomorrow at 17:00, 18:00 GMT for her", "17:00", "18:00 GMT"),
        ("call with kim tomorrow 6pm GMT (7pm here)", "18:00", "6pm GMT"),
        ("5pm my time (6pm GMT) call with kim tomorrow", "17:00", "6pm GMT"),
        ("call with kim tomorrow 3pm or 4pm ET", "15:00", "4pm ET"),
        ("call with kim tomorrow between 3pm and 4pm ET", "15:00", "4pm ET"),
    ],
)
def test_beside_another_hour_nothing_is_reckoned_and_that_is_told(line: str, hour: str, said: str) -> None:
    reading = read(line)
    assert (reading.time, reading.warnings) == (
        hour, [f"{said} is left as typed. {hour} is taken as your own hour."]
    )  # fmt: skip


@pytest.mark.parametrize(
    "line", ["call with kim tomorrow 6pm GMT +coffee fri 10:00", "call kim tomorrow 6pm GMT // 8pm"]
)
def test_an_hour_of_a_loop_or_a_note_is_no_other_hour(line: str) -> None:
    assert read(line).time == "19:00"


@pytest.mark.parametrize("place", ["georgia", "victoria", "jersey"])
def test_a_place_that_is_two_is_told_and_changes_nothing(place: str) -> None:
    reading = read(f"call kim tomorrow 6pm {place} time")
    assert (reading.time, reading.warnings) == (
        "18:00", [f"6pm {place} time {UNWORKED}"]
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "tomorrow 5pm ET call with kim", "call with kim tomorrow 5pm eastern", "call kim tomorrow 5pm Eastern desk",
        "call with kim tomorrow 5pm Pacific",
    ],
)  # fmt: skip
def test_what_may_be_no_zone_is_told_of_a_call(line: str) -> None:
    reading = read(line)
    assert reading.time == "17:00"
    (warning,) = reading.warnings
    said = warning.partition(" is ")[0]
    assert warning == f"{said} is taken as your own hour; “{said} time” would be the hour there."


def test_without_an_own_zone_the_hour_stands_and_that_is_told() -> None:
    reading = read("call kim tomorrow 6pm uk time", own="")
    assert (reading.time, reading.warnings) == (
        "18:00", [f"6pm uk time {UNWORKED}"]
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
        "first time call with kim tomorrow 18:00", "call with kim tomorrow 18:00 the time is bad",
    ],
)  # fmt: skip
def test_an_hour_is_ones_own_where_no_other_zone_is_certain(line: str) -> None:
    reading = read(line)
    assert (reading.date, reading.time) == (date(2026, 11, 30), "18:00")
    assert not any("your" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "line",
    [
        "demain dîner de 18h est chez kim", "demain l'appel avec kim à 18h est confirmé", "demain 18h est bon pour kim",
        "café kim demain 18h est OK", "demain la réunion de 18h est finie, kim contente",
        "cena con kim mañana 18h est. Atocha", "encontro com kim amanhã às 18h est. Oriente",
        "tomorrow 6pm jst to chat with kim", "tomorrow 6pm est. arrival of kim",
        "tomorrow 6pm Est 1998 bar with kim", "tomorrow 6pm EST 1998 bar with kim",
        "DEMAIN 18H EST BON POUR KIM", "café com kim amanhã 18h PT", "llamada con kim mañana 18:00 hora de la cena",
        "tomorrow 6pm CT scan, kim drives me", "tomorrow 6pm PT session with kim", "tomorrow 6pm PT with kim",
        "tomorrow 6pm ET film night with kim", "tomorrow 6pm Pacific Bar with kim",
        "lunch with kim tomorrow 6pm Pacific Heights", "tomorrow 6pm Eastern European restaurant with kim",
        "tomorrow 18:00 Eastern gate with kim", "tomorrow 6pm Eastern Airlines with kim",
        "dinner with kim tomorrow 6pm Eastern & Oriental", "coffee with kim tomorrow 6pm London Time Out market",
        "coffee with kim tomorrow 6pm London Zeit office",
    ],
)  # fmt: skip
def test_a_word_that_is_no_zone_moves_no_hour(line: str) -> None:
    reading = read(line)
    assert f"{reading.date} {reading.time}" in ("2026-11-29 ", "2026-11-30 18:00")
    assert not any("clock" in warning or "your own time" in warning for warning in reading.warnings)
