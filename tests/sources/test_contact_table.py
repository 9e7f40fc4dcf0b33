"""Tables of contacts as people keep them in a spreadsheet: any columns, any order, seven languages."""

import re
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Person
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.sources.column_names import ALIASES, column_of
from netritual.sources.importers import contact_table
from netritual.sources.program_columns import program_columns
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

ANA = {"name": "Ana Ruiz", "company": "UNICEF", "position": "Director", "emails": ["ana@x.org"], "city": "Nairobi"}
CELLS = {"name": "Ana Ruiz", "company": "UNICEF", "position": "Director", "emails": "ana@x.org", "city": "Nairobi"}


def table_of(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def people(data: bytes) -> list[dict[str, Any]]:
    batch = detect.read(data, "my.csv")
    assert batch.format == "table"
    return [{key: value for key, value in row.items() if key in ANA and value} for row in batch.rows]


def only(data: bytes) -> dict[str, Any]:
    (row,) = detect.read(data, "my.csv").rows
    return dict(row)


@pytest.mark.parametrize(
    "header",
    [
        "Name,Organisation,Role,Email,City", "NAME;Organization;Job Title;E-mail;Town",
        "Full name\tCompany\tPosition\tEmail Address\tLocation", "Name;Firma;Funktion;E-Mail-Adresse;Ort",
        "Name,Verein,Rolle,E-Mail (privat),Wohnort", "Nom;Organisme;Fonction;Courriel;Ville",
        "Nom complet;Société;Poste;Adresse e-mail;Commune", "Nombre;Organización;Cargo;Correo electrónico;Ciudad",
        "Nombre y apellidos;Empresa;Puesto;Correo;Localidad", "Nome;Organização;Função;E-mail;Cidade",
        "Nominativo;Ente;Ruolo;Indirizzo e-mail;Città", "Nome;Azienda;Qualifica;E-mail;Comune",
        "Naam;Organisatie;Functie;E-mailadres;Plaats", "Donor Name,Organisation Name,Role / Title,Email 1,City/Town",
        "Name *,Organisation / Company,Role:,Work Email,Home City", "﻿name,company,position,emails,city",
    ],
)  # fmt: skip
def test_any_order_in_seven_languages(header: str) -> None:
    mark = next(mark for mark in "\t;," if mark in header)
    columns = [column_of(cell.removeprefix("\ufeff")) for cell in header.split(mark)]
    assert columns == list(ANA)
    for order in list(permutations(range(5)))[::7]:
        names = [header.removeprefix("\ufeff").split(mark)[at] for at in order]
        cells = [CELLS[columns[at]] for at in order]
        assert people(table_of(mark.join(names), mark.join(cells))) == [ANA]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_as_spreadsheets_save_it(encoding: str, end: str) -> None:
    lines = ["sep=;", "Donors 2026;;", "", "Name;Stadt;E-Mail", "Zoë Müller;Köln;zoe@x.org", ";;", "Tom Reed;;"]
    batch = detect.read(end.join(lines).encode(encoding), "d.csv")
    assert [(row["name"], row.get("city", "")) for row in batch.rows] == [("Zoë Müller", "Köln"), ("Tom Reed", "")]
    assert [problem.where for problem in batch.problems] == (["all lines"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("First name,Last name,City", "Ana,Ruiz,Rome", "Ana Ruiz"),
        ("Vorname;Name;Ort", "Ana;Ruiz;Rom", "Ana Ruiz"),
        ("Nom;Prénom;Ville", "Ruiz;Ana;Rome", "Ana Ruiz"),
        ("Nombre;Apellidos;Ciudad", "Ana;Ruiz García;Roma", "Ana Ruiz García"),
        ("Cognome;Nome;Città", "Ruiz;Ana;Roma", "Ana Ruiz"),
        ("Name,Surname,City", "Ana Ruiz,Ruiz,Rome", "Ana Ruiz"),
        ("Name,City", '"Ruiz, Ana",Rome', "Ana Ruiz"),
        ("Name,City", "'=Ana,Rome", "=Ana"),
        ("Name,City", "Ana Ruiz <ana@x.org>,Rome", "Ana Ruiz"),
        ("Contact,Email", "Ana Ruiz,ana@x.org", "Ana Ruiz"),
        ("Donor,Email", "Ana Ruiz,ana@x.org", "Ana Ruiz"),
        ("Who,Email,Amount", "Ana Ruiz,ana@x.org,200", "Ana Ruiz"),
        ("Name,Ansprechpartner,Email", "Ruiz Stiftung,Ana Ruiz,ana@x.org", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_names(header: str, cells: str, name: str) -> None:
    assert only(table_of(header, cells))["name"] == name


def test_a_column_is_told_by_what_stands_in_it() -> None:
    batch = detect.read(
        table_of("Who,Email,Site we saw,Where to write", "Ana Ruiz,ana@x.org,www.x.org,a@y.org"), "d.csv"
    )
    assert [(row["name"], row["emails"], row["urls"]) for row in batch.rows] == [
        ("Ana Ruiz", ["ana@x.org", "a@y.org"], ["https://www.x.org"])
    ] and batch.notes == ("The column “Who” is read as that of the names.",)
    title = "Title,Name,City"
    assert "position" not in {key for key, value in only(table_of(title, "Mrs,Ana Ruiz,Rome")).items() if value}
    assert only(table_of(title, "Director,Ana Ruiz,Rome"))["position"] == "Director"
    assert only(table_of("Title,Role,Name", "Director,CFO,Ana Ruiz"))["position"] == "CFO"
    assert only(table_of("Name,Contact", "Ana Ruiz,ana@x.org"))["emails"] == ["ana@x.org"]


@pytest.mark.parametrize("header", ["Donor,Partner,Email", "Giver,Group leader,Email"])
def test_it_is_asked_which_column_has_the_names(header: str) -> None:
    one, two, _ = header.split(",")
    with pytest.raises(NetritualError, match=f"“{one}” or “{two}”") as caught:
        detect.read(table_of(header, "Ana Ruiz,Acme Ltd,ana@x.org", "Tom Reed,Loom Inc,tom@x.org"), "d.csv")
    assert "Nothing was changed" in caught.value.hint


def test_nothing_is_left_out_in_silence() -> None:
    lines = [
        "Name,Email,Phone,Birthday,Donation 2025,Gift Aid,Empty",
        "Ana Ruiz,ana at x,2.54713E+11,soon,200,yes,",
        "Tom Reed,n/a,+254 712 345678 / +254 733 345678,1990-05-05,-,,",
        ",info@x.org,,,,,",
        "Eve,eve@x.org,,,1,2,3,4",
    ]
    batch = detect.read(table_of(*lines), "d.csv")
    ana, tom = batch.rows
    assert tom["phones"] == ["+254 712 345678", "+254 733 345678"] and tom["birthday"] == "1990-05-05"
    assert batch.skipped == 1
    assert batch.nameless == ("line 4 (info@x.org)",), "which row names nobody is told"
    assert batch.notes == ("Not taken: the columns “Donation 2025” and “Gift Aid”.",)
    assert [problem.where for problem in batch.problems] == ["line 5", "line 2"]
    for word in ("ana at x", "2.54713E+11", "soon"):
        assert word in batch.problems[1].why
    assert ana["name"] == "Ana Ruiz"


def test_a_sorted_table_is_read_whole() -> None:
    lines = ["Ana Ruiz,Nairobi,ana@x.org", "Name,City,Email", "Tom Reed,Rome,tom@x.org", "Zoe Rue,Rome,"]
    assert [row["name"] for row in detect.read(table_of(*lines), "d.csv").rows] == ["Ana Ruiz", "Tom Reed", "Zoe Rue"]


@pytest.mark.parametrize("lines", [["Name,City,Email"], ["Name,City,Email", ",,"]])
def test_a_table_without_rows_says_so(lines: list[str]) -> None:
    with pytest.raises(NetritualError, match="no row"):
        detect.read(table_of(*lines), "d.csv")


def test_every_alias_is_one_column() -> None:
    for column, aliases in ALIASES.items():
        for alias in aliases.split("|"):
            assert column_of(alias) == column, alias


def test_a_table_that_grew_brings_what_is_new_and_nothing_twice() -> None:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    now = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
    first = table_of("Name,Organisation,Email", "Ana Ruiz,UNICEF,ana@x.org", "Tom Reed,,")
    turned = table_of("City,Email,Name,Organisation,Amount", "Rome,ana@x.org,Ana Ruiz,UNICEF,5", ",,Tom Reed,,7")
    reports = [import_rows(store, now, detect.read(data, "d"), store.id)[0] for data in (first, first, turned, turned)]
    assert [(each.new, each.same, each.changed) for each in reports] == [(2, 0, 0), (0, 2, 0), (0, 1, 1), (0, 2, 0)]
    assert {person.name: person.city for person in store.view().all(Person)} == {"Ana Ruiz": "Rome", "Tom Reed": ""}
    assert [(row["name"], row.get("city", "")) for row in detect.read(write("csv", store.view()), "d").rows] == [
        ("Ana Ruiz", "Rome"), ("Tom Reed", ""),
    ]  # fmt: skip
    store.close()


CELL = st.text(st.sampled_from("aZé ,;\t\"'\n\r@.=-1/|"), max_size=12)
HEADERS = st.sampled_from(["Name", "Email", "Ort", "Donor", "", "X", "Vorname", "Titel", '"Na', "Birthday"])


@given(
    st.lists(HEADERS, min_size=1, max_size=5), st.lists(st.lists(CELL, max_size=6), max_size=5), st.sampled_from(",;\t")
)
def test_any_table_is_read_named_or_refused(header: list[str], rows: list[list[str]], mark: str) -> None:
    data = table_of(mark.join(header), *(mark.join(row) for row in rows))
    if not contact_table.knows(data, data.decode()):
        return
    try:
        batch = contact_table.read(data)
    except NetritualError:
        return
    assert all(row["name"].strip() and row["source_row"].startswith("table: ") for row in batch.rows)
    assert len(batch.rows) == len(batch.places)


@given(st.binary(max_size=200))
def test_any_bytes_raise_nothing_but_our_own_error(data: bytes) -> None:
    for text in (data, b"Name,Email\n" + data):
        try:
            contact_table.read(text)
        except NetritualError as error:
            assert re.search(r"table", error.message)


@pytest.mark.parametrize("name", ["Al Albers", "Jo Johansen", "An Brandt", "Eva Evangelista", "Ida Friday"])
def test_a_first_name_within_a_last_name_is_kept(name: str) -> None:
    first, last = name.split()
    assert only(table_of("Vorname;Name;E-Mail", f"{first};{last};a@x.org"))["name"] == name
    assert only(table_of("Vorname;Name;E-Mail", f"{first};{name};a@x.org"))["name"] == name


@pytest.mark.parametrize(
    "lines",
    [
        ("Name", "Ana Ruiz", "Bob Cole"), ("Nombre", '"Ruiz, Ana"', '"Cole, Bob"'), ("Name", "Ruiz, Ana", "Cole, Bob"),
        ('"Full name"', '"Ana Ruiz"', "", '"Bob Cole"'),
    ],
)  # fmt: skip
def test_a_list_of_names_is_a_table(lines: tuple[str, ...]) -> None:
    assert people(table_of(*lines)) == [{"name": "Ana Ruiz"}, {"name": "Bob Cole"}]


@pytest.mark.parametrize("lines", [("Name",), ("Notes", "Ana Ruiz"), ("Name", "see https://ex.org/a for the list")])
def test_a_text_is_no_list_of_names(lines: tuple[str, ...]) -> None:
    with pytest.raises(NetritualError):
        detect.read(table_of(*lines), "my.txt")


def test_the_name_of_a_business_is_no_person() -> None:
    assert column_of("Business Name") == "company" and column_of("Contact Name") == "person"
    row = only(table_of("Business Name,Contact,Email", "Acme Ltd,Ana Ruiz,ana@x.org"))
    assert (row["name"], row["company"]) == ("Ana Ruiz", "Acme Ltd")


def test_a_birth_year_of_two_digits_is_past_and_meets_the_right_card(own_home: Home) -> None:
    store = open_store(own_home, MemoryDisk())
    table = table_of("Name;Email;Geburtstag", "Eva Klein;e@k.de;14.03.80", "Max Roth;;25.12.45", "Ida;;01.02.24")
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Eva Klein\nEMAIL:e@k.de\nBDAY:1980-03-14\nEND:VCARD\n"
    now = datetime(2026, 3, 24, tzinfo=UTC)
    report, _ = import_rows(store, now, detect.read(table, "a.csv"))
    import_rows(store, now, detect.read(card, "a.vcf"))
    born = {person.name: person.birthday for person in store.view().all(Person)}
    assert born == {"Eva Klein": "1980-03-14", "Max Roth": "1945-12-25", "Ida": "2024-02-01"}
    assert sum("lies ahead" in str(notice) for notice in report.notices) == 2


@pytest.mark.parametrize(
    ("dates", "may", "told"),
    [
        (("25/12/1980", "05/06/1980"), "1980-06-05", ""), (("3/14/1980", "05/06/1980"), "1980-05-06", ""),
        (("3/14/1980", "05/06/1980", "25/12/1980"), "1980-05-06", "taken as 6 May 1980"),
        (("1980-03-14", "05/06/1980"), "1980-05-06", "taken as 6 May 1980"),
    ],
)  # fmt: skip
def test_the_whole_column_tells_whether_the_day_is_first_and_a_guess_is_told(
    dates: tuple[str, ...], may: str, told: str
) -> None:
    rows = (f"Person {chr(65 + number)},{text}" for number, text in enumerate(dates))
    batch = detect.read(table_of("Name,Birthday", *rows), "my.csv")
    assert batch.rows[1]["birthday"] == may
    assert told in " ".join(problem.why for problem in batch.problems) and bool(told) == bool(batch.problems)


def test_a_salutation_among_titles_is_no_position() -> None:
    table = table_of("Name,Title,Email", "Ana Ruiz,Dr,ana@x.org", "Tom Reed,CEO,tom@x.org")
    assert [row["position"] for row in detect.read(table, "my.csv").rows] == ["", "CEO"]


GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Formatted,Address 1 - City,"
    "Website 1 - Label,Website 1 - Value"
)
FORMER_GOOGLE = (
    "Name,Given Name,Additional Name,Family Name,Nickname,Birthday,Notes,Photo,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,Address 1 - City"
)
OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Mobile Phone,"
    "Business Fax,Job Title,Company,Assistant's Phone,Business City,Home City,Web Page,Birthday,Categories,Notes"
)
ADA = {
    "name": "Ada King Lovelace", "company": "Engines", "position": "Mathematician", "city": "London",
    "emails": ["ada@x.org", "king@x.org"], "phones": ["+44 20 7946 0018", "+44 20 7946 0019"],
    "birthday": "1815-12-10", "private_notes": "likes tea", "circles": ["Maths"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (GOOGLE, "Ada,King,Lovelace,,Ms,,,Lovelace A,Engines,Mathematician,,1815-12-10,likes tea,https://p.example/1,"
                 "Maths ::: * myContacts,* Work,ada@x.org ::: king@x.org,,,Mobile,"
                 "+44 20 7946 0018 ::: +44 20 7946 0019,London SW1,London,,"),
        (FORMER_GOOGLE, "Ada King Lovelace,Ada,King,Lovelace,,1815-12-10,likes tea,,* myContacts ::: Maths,* Work,"
                        "ada@x.org ::: king@x.org,Mobile,+44 20 7946 0018 ::: +44 20 7946 0019,Engines,Mathematician,"
                        "London"),
        (OUTLOOK, "Ada,King,Lovelace,Ms,ada@x.org,king@x.org,,+44 20 7946 0018,+44 20 7946 0019,+44 20 7946 0020,"
                  "Mathematician,Engines,+44 20 7946 0021,,London,,12/10/1815,Maths,likes tea"),
    ],
)  # fmt: skip
def test_the_contacts_of_google_and_outlook_are_read_as_they_write_them(headers: str, cells: str) -> None:
    batch = detect.read(table_of(f"\ufeff{headers}", cells), "contacts.csv")
    (row,) = batch.rows
    assert {key: value for key, value in row.items() if key in ADA} == ADA and row.get("urls", []) == []
    guessed = ["nothing says whether the day or the month of '12/10/1815' is first; it is taken as 10 December 1815, "
               "and the others alike"]  # fmt: skip
    assert [problem.why for problem in batch.problems] == (guessed if headers == OUTLOOK else [])


def test_the_birthdays_of_outlook_have_the_day_first_where_one_of_them_has() -> None:
    blank = "," * OUTLOOK.count(",")
    rows = []
    for name, born in (("Ada", "12/10/1815"), ("Bob", "25/3/1980")):
        cells = blank.split(",")
        cells[0], cells[16] = name, born
        rows.append(",".join(cells))
    batch = detect.read(table_of(OUTLOOK, *rows), "contacts.csv")
    assert [row["birthday"] for row in batch.rows] == ["1815-10-12", "1980-03-25"] and batch.problems == ()


def test_of_several_values_in_one_cell_of_google_each_is_read_or_told() -> None:
    headers = (
        "First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Value,Phone 1 - Value,"
        "Website 1 - Value,Nickname,File As"
    )
    cells = "Ada,Bee,Alpha AG ::: Beta AG,Cook ::: Owner,Friends,a@x.org,,https://a.org ::: https://b.org,Addie ::: Ad,"
    batch = detect.read(table_of(headers, cells), "contacts.csv")
    (row,) = batch.rows
    assert (row["company"], row["position"], row["urls"], row["aka"]) == (
        "Alpha AG", "Cook", ["https://a.org", "https://b.org"], ["Addie", "Ad"],
    )  # fmt: skip
    assert batch.notes == ("Not taken: 1 second company, 1 second position.",)


SEVERAL = (
    "Name,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,Organization 2 - Name,"
    "Organization 2 - Title,Address 1 - City,Address 2 - City"
)


def test_of_several_organisations_and_cities_the_first_is_taken_and_the_others_are_told() -> None:
    lines = ["Ada Bee,a@x.org,,Alpha AG,,Beta AG,Owner,Bern,Genf", "Tom Cee,t@x.org,,Alpha AG,Cook,,,,Genf"]
    batch = detect.read(table_of(SEVERAL, *lines, "Eve Dee,e@x.org,,,,,,Bern,bern"), "contacts.csv")
    assert [(row["company"], row["position"], row.get("city")) for row in batch.rows] == [
        ("Alpha AG", "", "Bern"), ("Alpha AG", "Cook", "Genf"), ("", "", "Bern"),
    ]  # fmt: skip
    assert batch.notes == (
        "Not taken: the columns “Organization 2 - Name” and “Organization 2 - Title”.", "Not taken: 1 second city.",
    )  # fmt: skip


def test_what_such_a_table_says_besides_is_told() -> None:
    blank = "," * GOOGLE.count(",")
    company = blank.split(",")
    company[8], company[16] = "Engines Ltd", "office@x.org"
    photo = blank.split(",")
    photo[0], photo[13], photo[14], photo[15] = "Ada", "https://p.example/1", "* starred", "* Work"
    batch = detect.read(table_of(GOOGLE, ",".join(company), ",".join(photo)), "contacts.csv")
    assert [row["name"] for row in batch.rows] == ["Ada"] and batch.rows[0].get("circles", []) == []
    notes = " ".join(batch.notes)
    assert batch.nameless == ("line 2 (Engines Ltd)",) and "Not taken: the column “Photo”." in notes
    assert "Label" not in notes and "File As" not in notes


@pytest.mark.parametrize(
    "headers",
    ["First Name,Last Name,E-mail,Labels", "Name,Email 1,Phone 1", "First Name,Last Name,Company,Business Phone,Email"],
)
def test_a_spreadsheet_with_such_words_stays_a_spreadsheet(headers: str) -> None:
    assert program_columns(headers.split(",")) is None
