"""LinkedIn's list of connections: headers, dates, broken rows, the zip."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.errors import NetritualError
from netritual.sources.importers import linkedin
from netritual.sources.reading import MONTHS, day

DATA = Path(__file__).parent / "data"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def test_a_german_file_with_everything_in_it() -> None:
    batch = linkedin.read((DATA / "connections_de.csv").read_bytes())
    jorg, mina, ana = batch.rows
    assert jorg["name"] == "Jörg Öztürk"
    assert jorg["connected_on"] == "2024-03-05"
    assert jorg["urls"] == ["https://www.linkedin.com/in/J%C3%B6rg-oeztuerk/?trk=x"]
    assert (mina["name"], mina["company"]) == ('Mina "Min" Sørby', "Fjord, Berg & Co")
    assert mina["connected_on"] == "2023-12-03"
    assert mina["emails"] == ["mina@nordlicht.example"]
    assert (ana["emails"], ana["connected_on"], ana["origin"]) == ([], None, "import")
    assert batch.skipped == 1
    assert batch.places == ("line 5", "line 7", "line 8")
    assert [problem.where for problem in batch.problems] == ["line 8", "line 9"]
    assert "irgendwann" in batch.problems[0].why and "9 cells" in batch.problems[1].why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05 Mar 2024", date(2024, 3, 5)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("2/4/18, 5:33 PM", date(2018, 2, 4)),
        ("11/30/17, 9:05 AM", date(2017, 11, 30)),
        ("03/15/2024", date(2024, 3, 15)),
        ("15/03/2024", date(2024, 3, 15)),
        ("05.03.2024", date(2024, 3, 5)),
        ("2024-03-05", date(2024, 3, 5)),
        ("2024-03-05T10:00:00Z", date(2024, 3, 5)),
        ("Mar 5, 2024", date(2024, 3, 5)),
        ("12 August 2023", date(2023, 8, 12)),
        ("31 Feb 2024", None),
        ("05 Foo 2024", None),
        ("99/99/2024", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    assert day(text) == expected


@given(st.dates(date(2003, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_each_form(on: date) -> None:
    month = list(MONTHS)[on.month - 1].title()
    assert day(f"{on.day:02} {month} {on.year}") == on
    assert day(f"{on.day}-{month}-{on.year % 100:02}") == on
    assert day(f"{on.month}/{on.day}/{on.year % 100:02}, 5:33 PM") == on
    assert day(on.isoformat()) == on


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n"])
def test_encodings_delimiters_and_line_ends(delimiter: str, encoding: str, end: str) -> None:
    text = HEADER + 'Zoë,Müller,,zoe@example.org,"Müller & Co",Chefin,01 Feb 2025\n'
    batch = linkedin.read(text.replace(",", delimiter).replace("\n", end).encode(encoding))
    assert [row["name"] for row in batch.rows] == ["Zoë Müller"]
    assert batch.rows[0]["company"] == "Müller & Co"


def test_one_bad_byte_spoils_its_own_line_only() -> None:
    data = (HEADER + "Zoë,Müller,,,,,\n").encode() + b"Ren\xe9,Roy,,,,,\n"
    assert [row["name"] for row in linkedin.read(data).rows] == ["Zoë Müller", "René Roy"]


def test_the_older_header_without_links() -> None:
    text = 'First Name,Last Name,Email Address,Company,Position,Connected On\nAda,L,,Eng,Maths,"2/4/18, 5:33 PM"\n'
    row = linkedin.read(text.encode()).rows[0]
    assert (row["company"], row["urls"], row["connected_on"]) == ("Eng", [], "2018-02-04")


def test_a_quote_that_is_never_closed_costs_its_line_only() -> None:
    text = HEADER + 'Ada,"Lovelace,,,,,\n' + "".join(f"P{n},Q,,,,,\n" for n in range(60))
    batch = linkedin.read(text.encode())
    assert len(batch.rows) == 60
    assert [problem.where for problem in batch.problems] == ["line 2"]


def test_the_quote_of_a_later_row_closes_no_earlier_one() -> None:
    text = HEADER + 'Ada,"Lovelace,,,,,\nBob,M,,,"Müller, Schmidt",,\nEve,N,,,,,\n'
    batch = linkedin.read(text.encode())
    assert [row["name"] for row in batch.rows] == ["Bob M", "Eve N"]
    assert batch.rows[0]["company"] == "Müller, Schmidt"
    assert [problem.where for problem in batch.problems] == ["line 2"]


def test_cells_with_line_ends_keep_the_count_of_lines() -> None:
    text = HEADER + 'Ada,L,,,"Two\nLines",,\nBob,M,,,,,nonsense\n'
    batch = linkedin.read(text.encode())
    assert batch.rows[0]["company"] == "Two Lines"
    assert batch.problems[0].where == "line 4"


def test_stray_quotes_short_rows_and_long_cells() -> None:
    text = HEADER + 'Ada,L,,,5" pipes,,\nBob,M\nEve,"N"x,,,,,\nBig,' + "x" * 200_000 + ',,,,,\n"Cy,D,,,"Co, Inc",,\n,\n'
    batch = linkedin.read(text.encode())
    assert [row["name"] for row in batch.rows] == ["Ada L", "Eve Nx"]
    assert [problem.where for problem in batch.problems] == ["line 3", "line 5", "line 6"]
    assert batch.skipped == 1


def test_controls_are_taken_out() -> None:
    row = linkedin.read((HEADER + "A\x1b[31mda\x00,L\u202eo,,,C\x07o,,\n").encode()).rows[0]
    assert (row["name"], row["company"]) == ("A[31mda Lo", "Co")


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_zip_gives_its_connections() -> None:
    data = zipped(**{"Profile.csv": b"x", "Basic/Connections.csv": (HEADER + "Ada,L,,,,,\n").encode()})
    assert [row["name"] for row in linkedin.read(data).rows] == ["Ada L"]


CUT = zipped(**{"Connections.csv": b"x" * 999})[:60]


@pytest.mark.parametrize("data", [zipped(other=b""), b"PK\x03\x04 no zip", CUT], ids=["other", "no zip", "cut"])
def test_a_zip_without_it_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(NetritualError, match="zip"):
        linkedin.read(data)


def test_a_damaged_member_is_refused_in_words() -> None:
    data = bytearray(zipped(**{"Connections.csv": (HEADER + "Ada,L,,,,,\n" * 99).encode()}))
    data[60:70] = b"\xff" * 10
    with pytest.raises(NetritualError, match="zip"):
        linkedin.read(bytes(data))


def test_another_csv_is_refused() -> None:
    with pytest.raises(NetritualError, match="First Name"):
        linkedin.read(b"First Name,Last Name,E-mail 1 - Value\nAda,L,a@b.c\n")


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_bytes_after_the_header_end_in_people_or_problems(tail: bytes, encoding: str) -> None:
    batch = linkedin.read(HEADER.encode(encoding) + tail)
    assert all(row["name"].strip() for row in batch.rows)
    assert len(batch.rows) == len(batch.places)


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=7, max_size=7)))
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    import csv

    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    batch = linkedin.read((HEADER + buffer.getvalue()).encode())
    assert len(batch.rows) + batch.skipped <= len(rows)
    assert not [problem for problem in batch.problems if "cells" in problem.why]
