"""vCard files of all three versions, and what is left of broken ones."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.sources.importers import vcard

DATA = Path(__file__).parent / "data"


def card(*lines: str) -> dict[str, Any]:
    batch = vcard.read("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]).encode())
    (row,) = batch.rows
    return dict(row)


def test_a_file_of_many_cards() -> None:
    batch = vcard.read((DATA / "people.vcf").read_bytes())
    lucia, tariq, li = batch.rows
    assert (lucia["name"], lucia["birthday"]) == ("Lucía Ibáñez", "1979-02-28")
    assert lucia["private_notes"] == "Sings; plays\nthe oboe"
    assert (tariq["name"], tariq["aka"]) == ("Tariq Aziz", ["Tariq Aziz;Sr", "T,A", "Riq"])
    assert (tariq["emails"], tariq["birthday"], tariq["city"]) == (["tariq@example.org"], "02-29", "Muscat")
    assert tariq["company"] == "Souk & Sons;Ltd"
    assert tariq["urls"] == ["https://www.linkedin.com/in/tariq-aziz-x"]
    assert tariq["events"] == [{"kind": "anniversary", "on": "2012-09-01"}]
    assert (li["name"], li["birthday"], li["emails"], li["urls"]) == ("李桃", "03-11", ["li@example.org"], [])
    assert batch.skipped == 1
    assert [problem.where for problem in batch.problems] == ["card 3", "card 6"]
    assert batch.places == ("card 1", "card 2", "card 4")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1985-04-12", "1985-04-12"),
        ("19850412", "1985-04-12"),
        ("1985-04-12T10:22:00Z", "1985-04-12"),
        ("--0412", "04-12"),
        ("--04-12", "04-12"),
        ("1604-03-07", "03-07"),
        ("---12", None),
        ("1985", None),
        ("circa 1800", None),
        ("1985-02-31", None),
        ("", None),
    ],
)
def test_birthdays(value: str, expected: str | None) -> None:
    assert card("FN:Ada", f"BDAY:{value}")["birthday"] == expected


def test_names_from_what_there_is() -> None:
    assert card("N:Lovelace;Ada;;;")["name"] == "Ada Lovelace"
    assert card("N:Lovelace;;;;")["name"] == "Lovelace"
    assert card("NICKNAME:Countess")["name"] == "Countess"
    assert card("FN:Dr. Ada", "N:Lovelace;Ada;;Dr.;")["aka"] == ["Ada Lovelace"]


def test_lists_notes_and_circles() -> None:
    row = card("FN:Ada", r"CATEGORIES:Chess\, fast,Maths", r"NOTE:one\ntwo", "NOTE:three", "TITLE:Countess", "ROLE:x")
    assert row["circles"] == ["Chess, fast", "Maths"]
    assert (row["private_notes"], row["position"]) == ("one\ntwo\nthree", "Countess")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL;TYPE=WORK,VOICE:555-555-1111", "555-555-1111"),
        ("TEL;WORK;VOICE:+49 30 123456", "+49 30 123456"),
        ("item1.TEL;type=pref:+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ('TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+44-555-555-5555;ext=5555', "+44-555-555-5555 ext. 5555"),
        ("TEL;TYPE=cell;VALUE=URI:67545678", "67545678"),
        (r"TEL;TYPE=FAX:205246\;\;\,\;", "205246;;,;"),
        ("TEL;HOME;ENCODING=QUOTED-PRINTABLE:=2B351=20912", "+351 912"),
        ("TEL;VOICE:HomePhone", "HomePhone"),
    ],
)
def test_telephone_numbers_as_programs_write_them(line: str, number: str) -> None:
    row = card("FN:Ada", line)
    assert row["phones"] == [number]
    assert row["source_row"] == f"vcard: Ada |  |  | {number}"


def test_preferred_numbers_stand_first_and_each_once() -> None:
    row = card(
        "FN:Ada", "TEL:1", "TEL;PREF=2:2", "TEL;CELL;PREF:3", "TEL;PREF=1:4", "TEL;TYPE=home,pref:5", "TEL:",
        "TEL:+3-1", "TEL;VALUE=uri:tel:+31", "TEL:0031",
    )  # fmt: skip
    assert row["phones"] == ["3", "4", "5", "2", "1", "+3-1"]


def test_pronouns_are_read_where_they_are_certain() -> None:
    assert card("FN:Ada", "PRONOUNS;LANGUAGE=en;PREF=2:they/them", "PRONOUNS;PREF=1:she/her")["pronouns"] == (
        "she/her, they/them"
    )
    assert card("FN:Ada", "X-PRONOUNS:xe/xir")["pronouns"] == "xe/xir"
    assert card("FN:Ada", "GENDER:F", "GRAMGENDER:feminine", "X-GENDER:female")["pronouns"] == ""


def test_every_number_of_the_collected_files_is_read(shared: Path) -> None:
    """As many as there are TEL lines with something in them, in cards that are people; each once a card."""
    told = 0
    for path in sorted((shared / "corpus/vcf").rglob("*.vcf")):
        for row in vcard.read(path.read_bytes()).rows:
            told += len(row["phones"])
            assert all(number == number.strip() and not number.lower().startswith("tel:") for number in row["phones"])
    assert told > 100


def test_a_character_folded_in_two_is_whole_again() -> None:
    data = "BEGIN:VCARD\r\nFN:Zo\u00eb\r\nEND:VCARD\r\n".encode().replace(b"\xc3\xab", b"\xc3\r\n \xab")
    assert vcard.read(data).rows[0]["name"] == "Zoë"


def test_unknown_charsets_and_bytes() -> None:
    data = b"BEGIN:VCARD\nFN;CHARSET=KLINGON:Ren\xe9\nN;CHARSET=windows-1252:Roy;Ren\xe9\nEND:VCARD\n"
    assert vcard.read(data).rows[0]["name"] == "René"


def test_utf16_and_companies() -> None:
    assert vcard.read("BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode("utf-16")).rows[0]["name"] == "Zoë"
    batch = vcard.read(b"BEGIN:VCARD\nFN:Firm\nX-ABShowAs:COMPANY\nEND:VCARD\n")
    assert (batch.rows, batch.skipped) == ((), 1)


def test_colons_and_semicolons_in_quoted_parameters() -> None:
    row = card('FN;X-A="a:b;c":Ada: the first', 'EMAIL;TYPE="x:y":ada@example.org')
    assert (row["name"], row["emails"]) == ("Ada: the first", ["ada@example.org"])


def test_a_huge_line_is_left_out() -> None:
    row = card("FN:Ada", "NOTE:" + "x" * 200_000)
    assert row["private_notes"] == ""


LINES = st.sampled_from(
    [
        "BEGIN:VCARD", "END:VCARD", "FN:Ada", "N:L;A", "BDAY:--0412", "AGENT:", "item1.EMAIL:a@b.c", " folded", "NOTE;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=3D=", "FN;CHARSET=UTF-16:x", ":", ";;;", "ADR:;;;", "\x00", "CATEGORIES:a,\\",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_lines_in_any_order_end_in_people_or_problems(lines: list[str]) -> None:
    batch = vcard.read("\n".join(lines).encode())
    begun = sum(1 for line in lines if line == "BEGIN:VCARD")
    assert len(batch.rows) + batch.skipped + len(batch.problems) <= begun


@given(st.binary(max_size=200))
def test_any_bytes_in_a_card(data: bytes) -> None:
    batch = vcard.read(b"BEGIN:VCARD\nFN:Ada\n" + data + b"\nEND:VCARD\n")
    assert batch.rows or batch.problems or batch.skipped
