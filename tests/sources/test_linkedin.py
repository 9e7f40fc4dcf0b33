"""LinkedIn's list of connections: headers, dates, broken rows, the zip."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.errors import NetritualError
from netritual.sources import detect
from netritual.sources.decoding import day, lines_of, months
from netritual.sources.importers import linkedin

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
    assert "e-mail" in batch.problems[0].why


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
    for month in (name for name, number in months().items() if number == on.month):
        assert day(f"{on.day} {month.title()}. {on.year}") == on
    month = on.strftime("%b")
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
    try:
        batch = linkedin.read(HEADER.encode(encoding) + tail)
    except NetritualError as error:
        assert "empty" in error.message
        return
    assert all(row["name"].strip() for row in batch.rows)
    assert len(batch.rows) == len(batch.places)


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=7, max_size=7)))
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    import csv

    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    batch = linkedin.read((HEADER + "Ada,L,,,,,\n" + buffer.getvalue()).encode())
    assert len(batch.rows) + batch.skipped <= len(rows) + 1
    assert not [problem for problem in batch.problems if "cells" in problem.why]


PERSON = "Ines,Prado,https://www.linkedin.com/in/ines-p,ines@example.org,Nordlicht,Buyer,{}\n"
HEADERS = {
    "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le": "05 mars 2024",
    "Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am": "5. März 2024",
    "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el": "5 de mar. de 2024",
    "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em": "5 de março de 2024",
    "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il": "05 mar 2024",
    "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op": "5 mrt. 2024",
    "Prénom,Nom,URL,E-mail,Société,Fonction,Quelque chose": "5 mars 2024",
    "First Name\tLast Name\tURL\tEmail Address\tCompany\tPosition\tConnected On": "05-Mar-24",
    "sep=;\nFirst Name;Last Name;URL;Email Address;Company;Position;Connected On": "2024-03-05",
}


@pytest.mark.parametrize(("header", "on"), HEADERS.items())
def test_headers_and_months_of_the_languages(header: str, on: str) -> None:
    delimiter = next(sign for sign in "\t;," if header.count(sign) > 4)
    batch = linkedin.read(f"{header}\n{PERSON.format(on).replace(',', delimiter)}".encode())
    (row,) = batch.rows
    assert (row["name"], row["emails"], row["connected_on"]) == ("Ines Prado", ["ines@example.org"], "2024-03-05")
    assert (row["company"], row["position"], batch.problems) == ("Nordlicht", "Buyer", ())


@pytest.mark.parametrize(
    ("dates", "expected", "told"),
    [
        (["03/04/2024", "13/04/2024"], "2024-04-03", 0),
        (["03/04/2024", "03/14/2024"], "2024-03-04", 0),
        (["03-04-2024", "03-14-2024"], "2024-03-04", 0),
        (["03.04.2024", "03.05.2024"], "2024-04-03", 0),
        (["03/04/2024", "05/06/2024"], "2024-03-04", 1),
        (["03/03/2024", "05/05/2024"], "2024-03-03", 0),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_whole_file(dates: list[str], expected: str, told: int) -> None:
    batch = linkedin.read((HEADER + "".join(map(PERSON.format, dates))).encode())
    assert batch.rows[0]["connected_on"] == expected
    assert len(batch.problems) == told


def test_a_sorted_file_is_read_whole() -> None:
    rows = "".join(f"P{n},Q,https://www.linkedin.com/in/p{n},,,,05 Mar 2024\n" for n in range(30))
    first, second = ",,,,,,\n" * 300 + rows, rows.replace("P", "R")
    preamble = '"Notes:",,,,,,\n"Some, or all, are left out",,,,,,\n'
    batch = linkedin.read((first + preamble + HEADER + second).encode())
    assert (len(batch.rows), batch.skipped, batch.problems) == (60, 0, ())
    batch = linkedin.read((",,,,,,\nAda,Love,,,Acme,,\n" + HEADER + rows).encode())
    assert [(problem.where, len(batch.rows)) for problem in batch.problems] == [("line 2", 30)]


def test_a_header_far_down_in_a_large_file_is_found() -> None:
    rows = "".join(f"P{n},Q,https://www.linkedin.com/in/p{n},,,,05 Mar 2024\n" for n in range(9000))
    data = (rows + HEADER).encode()
    assert len(data) > detect.SEEN and len(detect.read(data, "x.csv").rows) == 9000


def test_two_exports_in_one_file_are_read_once_each() -> None:
    batch = linkedin.read((HEADER + PERSON.format("") + HEADER + PERSON.format("").replace("Ines", "Ana")).encode())
    assert ([row["name"] for row in batch.rows], batch.skipped) == (["Ines Prado", "Ana Prado"], 1)


def test_members_without_a_name_are_left_out_and_counted() -> None:
    batch = linkedin.read((HEADER + "LinkedIn,Member,,,,,\n,,https://x.example,,,,\nAda,L,,,,,\n").encode())
    assert ([row["name"] for row in batch.rows], batch.skipped) == (["Ada L"], 2)


def test_several_addresses_and_what_is_none() -> None:
    text = HEADER + 'Ada,L,,"a@example.org; B <b@example.org>",,,\nBob,M,no link,nobody,,,\n'
    batch = linkedin.read(text.encode())
    assert [row["emails"] for row in batch.rows] == [["a@example.org", "b@example.org"], []]
    (problem,) = batch.problems
    assert problem.why == "Bob M is taken without the e-mail 'nobody' and the link 'no link', which cannot be read"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", HEADER.encode(), b"Notes:\n\n" + HEADER.encode()])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(NetritualError, match="empty"):
        detect.read(data, "Connections.csv")


def test_accents_of_an_unknown_encoding_are_named() -> None:
    assert "Windows-1252" in linkedin.read((HEADER + "Zoë,L,,,,,\n").encode("cp1252")).problems[0].why


@given(
    st.lists(st.sampled_from(["x", '"', ",", ";", "\n", "\r", " ", "05 Mar 2024", "\0", "é"]), max_size=8), st.data()
)
def test_no_row_is_lost_in_silence(noise: list[str], data: st.DataObject) -> None:
    """Whatever is put into a valid file or taken out of it: all rows with a name are people, problems or skipped."""
    text = HEADER + "".join(f"P{n},Q,https://www.linkedin.com/in/p{n},,Firm,,05 Mar 2024\n" for n in range(6))
    at = data.draw(st.integers(len(HEADER), len(text)))
    cut = data.draw(st.integers(0, 3))
    changed = text[:at] + "".join(noise) + text[at + cut :]
    batch = linkedin.read(changed.encode())
    rows = sum(1 for line in lines_of(changed)[1:] if line.startswith("P"))
    assert len(batch.rows) + len(batch.problems) + batch.skipped >= rows


def test_a_column_that_is_not_read_is_named() -> None:
    data = b"First Name,Last Name,Connected On,Shoe size,Empty\nAda,Love,05 Mar 2024,39,\n"
    assert linkedin.read(data).notes == ("Not taken: the column “Shoe size”.",)
