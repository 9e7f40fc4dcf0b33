"""People for other programs: a table for spreadsheets, cards for address books."""

import csv
import io
from collections.abc import Iterator

from netritual.domain.language.text import clean
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.people.person_fields import FIELDS
from netritual.domain.people.vcard_values import PRODUCT

FOLD_AT = 75
"""Octets of a content line without its line end (RFC 2426 2.6)."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet; names come from strangers, so an apostrophe stands before it."""


def csv_file(network: Network) -> bytes:
    """One row a person, by name; lists are joined by ``; ``. UTF-8 with a BOM, which spreadsheets need for accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [field.name for field in FIELDS.values() if field.csv]
    writer.writerow(columns)
    for person in _by_name(network):
        writer.writerow([_cell(getattr(person, name)) for name in columns])
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
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"PRODID:{PRODUCT}"
    values = [(field.card, getattr(person, field.name)) for field in FIELDS.values() if field.card]
    for card, value in sorted(values, key=lambda each: each[0].last):
        if value:
            yield from card.write(value)
    yield "END:VCARD"


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
