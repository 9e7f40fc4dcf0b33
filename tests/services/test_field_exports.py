"""Every field out and back: exchange lines, cards and tables hold what the table of fields says."""

import csv
import io
import re
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from icalendar.parser import Contentlines
from msgspec.structs import replace

from netritual.domain.model import Person
from netritual.domain.people.exchange import whole
from netritual.domain.people.person_fields import FIELDS
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.ports import Store
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.sources.importers import vcard
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk
from tests.support.people import persons

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
READ_ONLY = {"events"}
"""Fields that are read from cards and have no property in the version that is written."""


def fresh(*people: Person) -> Store:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    store.transact("seed", lambda tx: [tx.put(person) for person in people], NOW)
    return store


def only(store: Store) -> Person:
    (person,) = store.view().all(Person)
    return person


@given(persons())
def test_any_person_comes_back_from_a_line(person: Person) -> None:
    one, two = fresh(replace(person, id=7)), fresh()
    data = write("jsonl", one.view(), store_id=one.id)
    report, _ = import_rows(two, NOW, detect.read(data, "x.jsonl"), two.id)
    assert not report.problems
    expected = only(one)
    assert only(two) == (replace(expected, created=NOW) if expected.created is None else expected)
    for store in (one, two):
        store.close()


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


@given(persons())
def test_any_person_comes_back_from_a_card(person: Person) -> None:
    store = fresh(person)
    data = write("vcf", store.view())
    (row,) = vcard.read(data).rows
    plain = whole(person)
    for name, field in FIELDS.items():
        if field.card and name not in READ_ONLY:
            assert row[name] == plain[name], name
    read: dict[str, list[str]] = {}
    parser: Any = Contentlines
    for line in parser.from_ical(data):
        head, _, value = line.partition(":")
        read.setdefault(head.partition(";")[0], []).append(unescaped(value))
    assert read.get("TEL", []) == list(person.phones)
    assert read.get("PRONOUNS", []) == [person.pronouns] * bool(person.pronouns)
    assert read.get("EMAIL", []) == list(person.emails)
    assert read["FN"] == [person.name]
    store.close()


@given(persons())
def test_the_table_has_the_columns_of_the_fields(person: Person) -> None:
    store = fresh(person)
    (row,) = csv.DictReader(io.StringIO(write("csv", store.view()).decode("utf-8-sig"), newline=""))
    assert list(row) == [name for name, field in FIELDS.items() if field.csv]
    assert row["handle"] == person.handle and row["tier"] == str(person.tier)
    assert row["phones"].removeprefix("'") == "; ".join(person.phones).removeprefix("'")
    assert row["pronouns"].removeprefix("'") == person.pronouns.removeprefix("'")
    store.close()


def test_the_diary_tells_numbers_and_pronouns() -> None:
    store = fresh(Person(handle="ana", name="Ana", phones=("+351 912 345", "*31#"), pronouns="she/her"))
    text = write("md", store.view()).decode()
    assert "* phones: +351 912 345, \\*31\\#\n* pronouns: she/her" in text
    store.close()


def test_exports_of_somebody_without_them_say_nothing_of_them() -> None:
    store = fresh(Person(handle="ana", name="Ana"))
    assert b"TEL" not in write("vcf", store.view()) and b"phones" not in write("md", store.view())
    store.close()
