"""Files that people try and that are not read: each kind is called by its name, with the way out."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from netritual.domain.people.addresses import email_of
from netritual.sources.decoding import lines_of

AS_CSV = "Open it, save it as CSV (UTF-8), and import that file."
AS_CARDS = "Export the contacts as vCard (.vcf) there, and import that file."
UNPACK = "Unpack it, and import the files in it."


class ForeignKind(NamedTuple):
    """``words`` name the kind, ``way`` says what to do; ``knows`` gets the bytes and the text of the beginning."""

    words: str
    way: str
    knows: Callable[[bytes, str], bool]


def _starts(*marks: bytes) -> Callable[[bytes, str], bool]:
    return lambda data, text: data.startswith(marks)


def _says(pattern: str) -> Callable[[bytes, str], bool]:
    """A text that begins with a pattern."""
    return lambda data, text: re.match(pattern, text[:4000].lstrip(), re.IGNORECASE) is not None


def _packs(pattern: str) -> Callable[[bytes, str], bool]:
    """A zip in which the name of a file ends with a pattern."""

    def knows(data: bytes, text: str) -> bool:
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
            return False
        return any(re.search(rf"(?:{pattern})\Z", name, re.IGNORECASE) for name in names)

    return knows


def _heads(*columns: str) -> Callable[[bytes, str], bool]:
    """A table whose first line has one of the columns."""
    wanted = {column.casefold() for column in columns}

    def knows(data: bytes, text: str) -> bool:
        first = re.split(r"[\r\n]", text[:20_000].lstrip(), maxsplit=1)[0]
        cells = [cell.strip('" ').casefold() for cell in re.split(r"[,;\t]", first)]
        return len(cells) > 2 and not wanted.isdisjoint(cells)

    return knows


def _has_profiles(data: bytes, text: str) -> bool:
    """Whether a text is a table with LinkedIn profiles in a column."""
    rows = [line for line in lines_of(text)[:200] if "linkedin.com/in/" in line.lower()]
    return any(row.count(delimiter) >= 3 for row in rows for delimiter in ",;\t|")


def _has_emails(data: bytes, text: str) -> bool:
    """Whether a text is a table with e-mail addresses in a column."""
    rows = [line for line in lines_of(text)[:50] if len(line) < 2000]
    cells = ([cell.strip('" ') for cell in line.split(mark)] for line in rows for mark in ",;\t|")
    return any(len(row) > 1 and any(email_of(cell) for cell in row) for row in cells)


OF_A_PROGRAM = (
    ForeignKind(
        "a table of another address book",
        AS_CARDS,
        _heads(
            "E-mail 1 - Value", "E-mail 1 - Type", "Group Membership", "Primary Email", "Primäre E-Mail-Adresse",
            "E-mail 2 Address", "E-mail Type", "E-mail Display Name", "Business Phone", "Business Street",
            "E-Mail: Angezeigter Name",
        ),
    ),
    ForeignKind(
        "another list of LinkedIn's export",
        "The one with people is called Connections.csv.",
        _heads("Conversation ID", "Sent At", "Invitee", "Endorsement Date", "Recommendation", "Maiden Name"),
    ),
)  # fmt: skip
"""Tables that a program wrote, of which it has a fuller form or that are none of people."""


def is_of_a_program(data: bytes, text: str) -> bool:
    """Whether a table was written by a program that has a fuller form of it, or another one."""
    return any(kind.knows(data, text) for kind in OF_A_PROGRAM)


KINDS = (
    ForeignKind("an Excel workbook", AS_CSV, _packs(r"xl/workbook\.(?:xml|bin)")),
    ForeignKind("an OpenDocument spreadsheet or text", AS_CSV, _packs(r"META-INF/manifest\.xml")),
    ForeignKind("a Numbers spreadsheet", "Export it as CSV there, and import that file.", _packs(r"\.iwa|Index\.zip")),
    ForeignKind("an old Excel workbook, or another file of Office", AS_CSV, _starts(bytes.fromhex("d0cf11e0a1b11ae1"))),
    ForeignKind("an Excel workbook as XML", AS_CSV, _says(r"<\?xml[^>]*>\s*<\?mso-application progid=.Excel")),
    ForeignKind("an Excel workbook as a web page", AS_CSV, _says(r"<html[^>]*office:excel")),
    ForeignKind("a zip with vCard files", UNPACK, _packs(r"\.vcf")),
    ForeignKind("a zip without a Connections.csv", "LinkedIn's export has it at its top.", _starts(b"PK\x03\x04")),
    ForeignKind("packed", UNPACK, _starts(b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")),
    ForeignKind("a PDF document", AS_CARDS, _starts(b"%PDF")),
    ForeignKind("an Outlook data file", AS_CARDS, _starts(b"!BDN")),
    ForeignKind("a database", AS_CARDS, _starts(b"SQLite format 3\0")),
    ForeignKind("a property list of macOS", AS_CARDS, _starts(b"bplist")),
    ForeignKind("a jCard (vCard as JSON)", AS_CARDS, _says(r"\[\s*(?:\[\s*)?\"vcard\"")),
    ForeignKind("an xCard (vCard as XML)", AS_CARDS, _says(r"(?:<\?xml[^>]*>\s*)?<(?:\w+:)?vcards?\b")),
    ForeignKind("a web page", AS_CARDS, _says(r"<!doctype html|<html")),
    ForeignKind("a file of XML", AS_CARDS, _says(r"<\?xml")),
    ForeignKind("an address book in LDIF", AS_CARDS, _says(r"(?:version: *\d+\s+|#[^\n]*\s+)*dn::? ")),
    ForeignKind("a calendar", "Add it: netritual calendar add NAME FILE.", _says(r"BEGIN:VCALENDAR")),
    *OF_A_PROGRAM,
    ForeignKind(
        "a table with LinkedIn profiles, whose columns have names that netritual does not know",
        "Set LinkedIn to English and ask for the export again, or write over the columns: First Name, Last Name, URL, "
        "Email Address, Company, Position, Connected On.",
        _has_profiles,
    ),
    ForeignKind(
        "a table whose first line does not name its columns",
        "Write over them what they are: Name, Organisation, Role, Email, City, in any order.",
        _has_emails,
    ),
)  # fmt: skip


def foreign(data: bytes, text: str) -> ForeignKind | None:
    """The kind of a file that is none of ours, where it is a known one."""
    return next((kind for kind in KINDS if kind.knows(data, text)), None)
