"""People for other programs: a table for spreadsheets, cards for address books."""

import csv
import io
from collections.abc import Iterator

from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.text import clean

COLUMNS = (
    "handle", "name", "aka", "emails", "urls", "company", "position", "city", "tz", "sphere", "status", "tier",
    "circles", "topics", "needs", "offers", "birthday", "connected_on", "origin", "purpose", "private_notes",
    "snooze_until",
)  # fmt: skip
FOLD_AT = 75
"""Octets of a content line without its line end (RFC 2426 2.6)."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet; names come from strangers, so an apostrophe stands before it."""


def csv_file(network: Network) -> bytes:
    """One row a person, by name; lists are joined by ``; ``. UTF-8 with a BOM, which spreadsheets need for accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for person in _by_name(network):
        writer.writerow([_cell(getattr(person, name)) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    text = "" if value is None else clean(str(value), newlines=True)
    return f"'{text}" if text.startswith(FORMULA) else text


def vcf_file(network: Network) -> bytes:
    """One vCard 3.0 a person, by name: the version that every address book reads."""
    return b"".join(_folded(line) for person in _by_name(network) for line in _card(person))


def _by_name(network: Network) -> list[Person]:
    return sorted(network.all(Person), key=lambda person: (person.name.casefold(), person.id))


def _card(person: Person) -> Iterator[str]:
    given, _, family = person.name.rpartition(" ")
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_text(person.name)}"
    yield f"N:{_text(family)};{_text(given)};;;"
    if person.aka:
        yield f"NICKNAME:{','.join(map(_text, person.aka))}"
    for email in person.emails:
        yield f"EMAIL;TYPE=INTERNET:{_text(email)}"
    for url in person.urls:
        yield f"URL:{_text(url)}"
    if person.company:
        yield f"ORG:{_text(person.company)}"
    if person.position:
        yield f"TITLE:{_text(person.position)}"
    if person.city:
        yield f"ADR;TYPE=WORK:;;;{_text(person.city)};;;"
    if person.birthday:
        # A day without a year is written as Apple writes it: 3.0 has no form of its own.
        known = len(person.birthday) == 10
        yield f"BDAY:{person.birthday}" if known else f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{person.birthday}"
    if person.circles:
        yield f"CATEGORIES:{','.join(map(_text, person.circles))}"
    if person.private_notes:
        yield f"NOTE:{_text(person.private_notes)}"
    yield "END:VCARD"


def _text(value: str) -> str:
    """A text value with its signs escaped (RFC 2426 5)."""
    text = clean(value, newlines=True).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> bytes:
    """The line with CRLF, folded between characters."""
    parts: list[str] = [""]
    room = FOLD_AT
    for char in line:
        size = len(char.encode("utf-8"))
        if size > room:
            parts.append("")
            room = FOLD_AT - 1
        parts[-1] += char
        room -= size
    return "\r\n ".join(parts).encode("utf-8") + b"\r\n"
