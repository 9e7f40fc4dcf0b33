"""Any encoding, line end and layout gives the same content lines, and nothing is said about it."""

import json
from collections.abc import Callable

import pytest

from netritual.calendar.content_lines import content_lines
from netritual.calendar.file_components import components_of
from tests.calendar.sample import HOUR, ics, reading, text, times, told

FILE = text(f"{HOUR}\nSUMMARY:Crème, brûlée\\nwith Ana")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n", "\n\r", "\r\n\r\n"])
def test_line_ends(end: str) -> None:
    found = reading(FILE.replace("\r\n", end).encode())
    assert (times(found), told(found), found.problems) == (["18 10:30-11:30"], "", ())


def test_mixed_line_ends_and_no_end_of_the_last_line() -> None:
    lines = FILE.split("\r\n")[:-1]
    mixed = "".join(line + end for line, end in zip(lines, ["\r", "\n", "\r\n", "\r\r\n"] * 9, strict=False)).rstrip()
    assert times(reading(mixed.encode())) == ["18 10:30-11:30"]
    assert times(reading((FILE.replace("\r\n", "\r").rstrip() + "\n").encode())) == ["18 10:30-11:30"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(coding: str) -> None:
    found = reading(FILE.encode(coding))
    assert (times(found), told(found)) == (["18 10:30-11:30"], "")
    assert str(found.occurrences[0].event["SUMMARY"]) == "Crème, brûlée\nwith Ana"


@pytest.mark.parametrize(
    "layout",
    [
        lambda line: f"  {line}", lambda line: f"\t{line}", lambda line: line.replace("BEGIN:", "BEGIN: "),
        lambda line: line.replace(":V", " : V"), lambda line: f"{line}  " if ":V" in line else line, str.lower,
        lambda line: line if line.startswith("BEGIN:VC") else f"  {line}",
        lambda line: line if line.endswith("VCALENDAR") else f"  {line}" if ":V" in line else f"    {line}",
        lambda line: f" {line}" if line.startswith("END:") else line,
    ],
)  # fmt: skip
def test_layouts(layout: Callable[[str], str]) -> None:
    found = reading("\r\n".join(map(layout, FILE.split("\r\n"))).encode())
    assert (times(found), told(found)) == (["18 10:30-11:30"], "")


def test_folds_anywhere_even_inside_of_a_character() -> None:
    cut = (
        FILE.encode()
        .replace(b"DTEND", b"DT\r\n END")
        .replace(b"\xc3\xa8", b"\xc3\r\n \xa8")
        .replace(b"T1030", b"T\r\n\t1030")
    )
    found = reading(cut)
    assert (times(found), str(found.occurrences[0].event["SUMMARY"])[:5]) == (["18 10:30-11:30"], "Crème")


def test_a_calendar_in_one_line_of_json() -> None:
    for written in (json.dumps(FILE), json.dumps(FILE.replace("\r\n", "\n"))[1:-1]):
        found = reading(written.encode())
        assert (times(found), told(found)) == (["18 10:30-11:30"], "")


def test_files_that_stand_one_behind_the_other() -> None:
    two = FILE.strip() + text("DTSTART:20260319T093000Z\nDURATION:PT1H").replace("e0", "f")
    for joined in (two, two.replace("END:VCALENDARBEGIN:VCALENDAR", "END:VCALENDAR\ufeffBEGIN:VCALENDAR")):
        assert times(reading(joined.encode())) == ["18 10:30-11:30", "19 10:30-11:30"]


def test_a_description_is_no_line_of_the_calendar() -> None:
    folded = FILE.replace(
        "SUMMARY:", "DESCRIPTION:we talk\r\n  DTEND:20260318T180000Z\r\n STATUS:CANCELLED\r\nSUMMARY:"
    )
    assert times(reading(folded.encode())) == ["18 10:30-11:30"]


BARE = f"BEGIN:VEVENT\n{HOUR}\n"
LATER = BARE.replace("0318", "0319")


@pytest.mark.parametrize(
    ("lines", "rows", "said"),
    [
        (f"{BARE}END:VEVENT", 1, ""),
        (f"BEGIN:VCALENDAR\n{BARE}BEGIN:VALARM\nTRIGGER:PT-2H\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR", 1, ""),
        (f"BEGIN:VCALENDAR\n{BARE}BEGIN:VALARM\nTRIGGER:x\nDURATION:P9D\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR", 1, ""),
        (f"BEGIN:VCALENDAR\n{BARE}{LATER}END:VEVENT\nEND:VCALENDAR", 2, "mended"),
        (f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{LATER}END:VEVENT\n{HOUR}\nEND:VEVENT\nEND:VCALENDAR", 2, ""),
        (f"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n{BARE}END:VEVENT\nEND:VCALENDAR", 1, ""),
        (f"BEGIN:VCALENDAR\nBEGIN:VTODO\n{BARE}END:VEVENT\nEND:VTODO\nEND:VCALENDAR", 1, ""),
        (f"END:VEVENT\nEND:X\nBEGIN:VCALENDAR\n{BARE}END:VEVENT\nEND:VEVENT\nEND:VCALENDAR", 1, ""),
        (f"BEGIN:VCALENDAR\n{BARE}END:VCALENDAR", 1, "mended"),
        (f"BEGIN:VCALENDAR\n{BARE}BEGIN:VCALENDAR\nEND:VCALENDAR", 1, "mended"),
        (f"BEGIN:VCALENDAR\n{BARE}", 0, "lost"),
    ],
)  # fmt: skip
def test_components_that_are_not_ended_or_lie_inside_of_each_other(lines: str, rows: int, said: str) -> None:
    found = reading(lines.encode())
    assert (len(times(found)), told(found)) == (rows, said)


def test_each_calendar_of_a_file_has_its_own_lines() -> None:
    lines = content_lines(ics(HOUR, head="X-WR-CALNAME:one") + ics(HOUR, head="METHOD:CANCEL"))
    parts = components_of(lines)
    assert [calendar.head for calendar in parts.calendars] == [{}, {"X-WR-CALNAME": "one"}, {"METHOD": "CANCEL"}]
    assert (parts.events, parts.broken_off, parts.ended, parts.named) == (2, 0, True, True)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"), (b"\x00\n", "not a calendar"), (b"<html>404</html>", "not a calendar"),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "not a calendar"), (FILE.replace("\r\n", " ").encode(), "not a calendar"),
        (b"BEGIN:VCALENDAR\nX:BEGIN:VEVENT\nEND:VCALENDAR", "cannot be told apart"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n", "cut short"),
    ],
)  # fmt: skip
def test_what_is_no_calendar_or_not_all_of_one_is_told(data: bytes, why: str) -> None:
    found = reading(data)
    assert not found.read and why in " ".join(found.problems)


def test_a_calendar_without_an_event_says_so() -> None:
    for data in (ics(), ics().replace(b"VERSION", b"BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nVERSION")):
        found = reading(data)
        assert (found.problems, found.notes) == ((), ("There is no event in it.",))


QUOTED = [
    ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Bespre=C3=A4chung", "SUMMARY:Bespreächung"),
    ("SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Gr=FC=DFe, Jo", "SUMMARY:Grüße, Jo"),
    ("SUMMARY;QUOTED-PRINTABLE:Tea =\nwith Jo", "SUMMARY:Tea with Jo"),
    ("SUMMARY;LANGUAGE=de;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab", "SUMMARY;LANGUAGE=de:a\\nb"),
    ("SUMMARY;ENCODING=QUOTED-PRINTABLE:folded\n  in two", "SUMMARY:folded in two"),
    ("SUMMARY;ENCODING=QUOTED-PRINTABLE:open=", "SUMMARY:open"),
    ("SUMMARY;CHARSET=NOBODYS;ENCODING=QUOTED-PRINTABLE:=C3=A4", "SUMMARY:ä"),
    ("SUMMARY:QUOTED-PRINTABLE=20", "SUMMARY:QUOTED-PRINTABLE=20"),
]


@pytest.mark.parametrize(("text", "line"), QUOTED)
def test_texts_of_vcalendar_are_unquoted(text: str, line: str) -> None:
    around = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}\nEND:VEVENT\nEND:VCALENDAR"
    assert content_lines(around.format(text).encode()) == around.format(line).split("\n")
