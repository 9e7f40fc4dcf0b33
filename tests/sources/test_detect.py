"""Telling files apart by content; our own lines; every file of the corpus."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.errors import NetritualError
from netritual.sources import detect
from netritual.sources.importers import own_export

HEAD = '{"kind":"netritual","schema":1,"store":"abc"}\n'


def kind(data: bytes) -> str | None:
    importer = detect.importer_of(data)
    return None if importer is None else importer.format


def test_kinds_are_told_by_content() -> None:
    assert kind(HEAD.encode()) == "netritual"
    assert kind(b"\xef\xbb\xbf" + HEAD.encode()) == "netritual"
    assert kind(b"broken\n" + HEAD.encode()) == "netritual"
    assert kind(b"\n\n  begin:vcard \r\nFN:x\r\nend:vcard") == "vcard"
    assert kind(b"Notes:\nFirst Name;Last Name;Connected On\n") == "linkedin"
    assert kind(b"First Name,Last Name,E-mail Address,Company\nAda,L,,\n") == "table"
    assert kind(b"First Name,Last Name,Company,Business Street,E-mail Address\nAda,L,,,\n") is None
    assert kind(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n") is None
    assert kind(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100) is None


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00" * 1000, b"hello", b"[1, 2]", b'{"a": 1}'])
def test_others_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(NetritualError) as caught:
        detect.read(data, "file.bin")
    assert caught.value.message.startswith("file.bin is ") and "Connections.csv" in caught.value.hint


def test_lines_of_our_own() -> None:
    lines = [
        HEAD.strip(),
        '{"kind":"person","handle":"ana","name":"Ana","x-own":[1]}',
        "",
        "{broken",
        '{"kind":"pigeon"}',
        '{"handle":"tom"}',
        "[1]",
        '{"kind":"note","n":NaN}',
        '{"kind":"settings","tz":"UTC"}',
        '{"kind":"person","handle":"b","name":"\\ud800"}',
    ]
    batch = own_export.read("\n".join(lines).encode() + b'\n{"kind":"person","name":"\xff"}\n' + b"[" * 100_000)
    assert batch.store == "abc"
    assert [row["kind"] for row in batch.rows] == ["person", "settings", "person"]
    assert (batch.rows[0]["x-own"], batch.rows[2]["name"]) == ([1], "?")
    assert batch.places == ("line 2", "line 9", "line 10")
    assert [problem.where for problem in batch.problems] == [f"line {n}" for n in (4, 5, 6, 7, 8, 11, 12)]


@pytest.mark.parametrize("schema", ["2", "0", '"1"', "true", "1.5"])
def test_a_schema_of_tomorrow_is_refused(schema: str) -> None:
    with pytest.raises(NetritualError, match="schema"):
        own_export.read(f'{{"kind":"netritual","schema":{schema}}}\n'.encode())


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(JSON | st.dictionaries(st.sampled_from(["kind", "id", "x"]), JSON, max_size=3), max_size=6))
def test_any_json_is_a_row_or_a_problem(values: list[Any]) -> None:
    values = [value for value in values if not (isinstance(value, dict) and value.get("kind") == "netritual")]
    batch = own_export.read("\n".join(json.dumps(value) for value in values).encode())
    assert len(batch.rows) + len(batch.problems) == len(values)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        detect.read(data, "x")
    except NetritualError as error:
        assert error.message


def test_every_file_of_the_corpus_ends_in_words(shared: Path) -> None:
    folders = [shared / "corpus" / kind for kind in ("csv", "vcf")]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 100
    people = 0
    for path in files:
        try:
            batch = detect.read(path.read_bytes(), path.name)
        except NetritualError as error:
            assert error.message.startswith(path.name)
            continue
        assert len(batch.rows) + batch.skipped + len(batch.problems) > 0, path
        assert all(row["name"] == row["name"].strip() != "" for row in batch.rows), path
        people += len(batch.rows)
    assert people > 100


def test_cards_of_the_corpus_are_read_or_named(shared: Path) -> None:
    """Each card is somebody, named in a problem, or no person; only a calendar under a wrong name is refused."""
    refused, named, left_out = [], [], 0
    for path in sorted((shared / "corpus" / "vcf").rglob("*.vcf")):
        data = path.read_bytes()
        try:
            batch = detect.read(data, path.name)
        except NetritualError:
            refused.append(path.name)
            continue
        begun = len(re.findall(rb"(?im)^\s*BEGIN:VCARD", data))
        assert len(batch.rows) + len(batch.problems) + batch.skipped >= begun, path
        left_out += batch.skipped
        if batch.problems:
            named.append(path.name)
    assert (refused, left_out) == (["user-cal.vcf"], 7)
    assert sorted(named) == [
        "John_Doe_ANDROID.vcf", "export.vcf", "fullcontact.vcf", "outlook_21_quoted_printable_cp1252.vcf", "test.vcf",
        "text-bday.vcf", "unparsable.vcf", "vcard3.vcf", "vcard4.vcf",
    ]  # fmt: skip


def zip_of(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"x")  # of 1980: its bytes are a part of the name of a test
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words", "way"),
    [
        (zip_of("[Content_Types].xml", "xl/workbook.xml"), "Excel", "CSV"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "Excel", "CSV"),
        (zip_of("mimetype", "META-INF/manifest.xml"), "OpenDocument", "CSV"),
        (zip_of("Index/Document.iwa"), "Numbers", "CSV"),
        (zip_of("Takeout/Contacts/All.vcf"), "vCard", "Unpack"),
        (zip_of("Messages.csv"), "zip", "Connections.csv"),
        (b"\x1f\x8b\x08", "packed", "Unpack"),
        (b'["vcard", [["fn", {}, "text", "Ada"]]]', "jCard", "vcf"),
        (b'[["vcard", []]]', "jCard", "vcf"),
        (b'<?xml version="1.0"?>\n<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0">', "xCard", "vcf"),
        (b'<html xmlns:x="urn:schemas-microsoft-com:office:excel">', "Excel", "CSV"),
        (b"<!DOCTYPE html><html>", "web page", "vcf"),
        (b"version: 1\n\ndn: cn=Ada\nobjectclass: person\n", "LDIF", "vcf"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar", "calendar add"),
        (b"Display Name,Nickname,Primary Email,Screen Name\nAda,,a@b.example,\n", "address book", "vcf"),
        (b"First Name,Last Name,Company,Business Street,E-mail Address\nAda,L,,,\n", "address book", "vcf"),
        (b"Ada Love,Acme,ada@x.example\nTom Reed,Acme,tom@x.example\n", "does not name its columns", "Name,"),
        (b"From,To,Sent At,Message,Direction\nA,B,1/2/24,,OUTGOING\n", "LinkedIn", "Connections.csv"),
        (
            b"Etunimi,Sukunimi,Osoite,Yritys\nAda,L,https://www.linkedin.com/in/ada,Firma\n",
            "LinkedIn profiles", "English",
        ),
    ],
)  # fmt: skip
def test_files_that_are_not_read_are_named_with_the_way_out(data: bytes, words: str, way: str) -> None:
    with pytest.raises(NetritualError) as caught:
        detect.read(data, "my file")
    assert words in caught.value.message and way in caught.value.hint
