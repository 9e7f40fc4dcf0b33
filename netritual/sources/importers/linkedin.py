"""LinkedIn's ``Connections.csv``, and the zip of a data export that holds one.

LinkedIn publishes no specification: headers, preambles and dates are those seen in files that people have met.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from netritual.domain.identity import LONGEST, email_of, tidy, url_of
from netritual.domain.text import fold
from netritual.errors import NetritualError
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.importer import Importer
from netritual.sources.reading import day, decode, lines_of

FORMAT = "linkedin"
ALIASES = {
    "first": ("First Name", "Vorname"),
    "last": ("Last Name", "Nachname"),
    "url": ("URL", "Profile URL", "Profil-URL"),
    "email": ("Email Address", "E-mail Address", "Email", "E-Mail-Adresse"),
    "company": ("Company", "Unternehmen"),
    "position": ("Position",),
    "connected": ("Connected On", "Verbunden am"),
}
_COLUMN = {fold(alias): column for column, aliases in ALIASES.items() for alias in aliases}
DELIMITERS = ",;\t"
HEADER_WITHIN = 200
"""Lines in which the header must stand; the preamble has three, and nothing says that it will stay so."""
LONGEST_ROW = 40
"""Physical lines that one quoted row may take; beyond them a quote was never closed."""
UNCLOSED = "a quote is opened and never closed"
LARGEST = 200_000_000
"""Bytes that the file inside a zip may have: more is no list of connections."""


def knows(data: bytes, text: str) -> bool:
    """A zip (of a data export, if of anything), or a text with LinkedIn's header."""
    return data.startswith(b"PK\x03\x04") or find_header(lines_of(text)) is not None


def read(data: bytes) -> ImportBatch:
    """People of a ``Connections.csv`` or of the zip around it; every row is a person, skipped, or a problem.

    Raises NetritualError when there is no header of LinkedIn's.
    """
    lines = lines_of(decode(_inside(data)))
    header = find_header(lines)
    if header is None:
        raise NetritualError(
            "This file has no row with First Name, Last Name and Connected On, so it is no list of connections.",
            title="import",
            hint="Nothing was changed. LinkedIn calls the right file Connections.csv.",
        )
    at, delimiter, columns, width = header
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    problems: list[ImportProblem] = []
    skipped = 0
    for number, cells in records(lines, at + 1, delimiter, width):
        place = f"line {number}"
        if isinstance(cells, str):
            problems.append(ImportProblem(place, cells))
        elif any(cell.strip() for cell in cells[width:]) or 0 < _filled(cells) <= len(cells) <= max(columns.values()):
            problems.append(ImportProblem(place, f"{len(cells)} cells where the header has {width}"))
        else:
            found = {name: cells[index] for name, index in columns.items() if index < len(cells)}
            row, why = _person(found, cells[:width])
            if why:
                problems.append(ImportProblem(place, why))
            if row is not None:
                rows.append(row)
                places.append(place)
            elif not why:
                skipped += 1
    return ImportBatch(FORMAT, tuple(rows), skipped, tuple(problems), None, tuple(places))


def _filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def find_header(lines: list[str]) -> tuple[int, str, dict[str, int], int] | None:
    """(index of the line, delimiter, column name -> index, number of columns) of LinkedIn's header, or None.

    First and last name alone stand in the files of other programs too; the connection date, or the profile link with
    company and position, stand in LinkedIn's only.
    """
    for at, line in enumerate(lines[:HEADER_WITHIN]):
        if len(line) > 2000:
            continue
        for delimiter in DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            columns: dict[str, int] = {}
            for index, cell in enumerate(cells):
                name = _COLUMN.get(fold(cell))
                if name and name not in columns:
                    columns[name] = index
            if {"first", "last"} <= columns.keys() and (
                "connected" in columns or {"url", "company", "position"} <= columns.keys()
            ):
                return at, delimiter, columns, len(cells)
    return None


def records(lines: list[str], start: int, delimiter: str, width: int) -> Iterator[tuple[int, list[str] | str]]:
    """(physical line, cells) of each row from a line on, or (line, what is wrong). Lines without a sign are no rows.

    A quote that is never closed costs its own line only: reading goes on with the next. So it is also when the quote of
    a later row closes it, which shows in the number of cells.
    """
    at = start
    while at < len(lines):
        if not lines[at].strip("\0 \t"):
            at += 1
            continue
        taken, cells = _record(lines, at, delimiter)
        if taken > 1 and len(cells) != width:
            taken, cells = 1, UNCLOSED
        yield at + 1, cells
        at += taken


def _record(lines: list[str], at: int, delimiter: str) -> tuple[int, list[str] | str]:
    text = lines[at]
    for taken in range(1, LONGEST_ROW + 1):
        try:
            return taken, next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            if "unexpected end" not in str(error):
                return _loosely(text, taken, delimiter)
        if at + taken >= len(lines):
            break
        text = f"{text}\n{lines[at + taken]}"
    return 1, UNCLOSED


def _loosely(text: str, taken: int, delimiter: str) -> tuple[int, list[str] | str]:
    """Stray quotes are read as they stand; a cell beyond the csv module's limit is not."""
    try:
        return taken, next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return taken, "a cell is too long"


def _person(found: dict[str, str], cells: list[str]) -> tuple[dict[str, Any] | None, str]:
    """(exchange row or None, what is wrong or ""). A person is kept without a date that cannot be read."""
    name = tidy(f"{found.get('first', '')} {found.get('last', '')}")
    if not name:
        return None, ""
    if len(name) > LONGEST["name"]:
        return None, f"a name of {len(name)} characters"
    email, url = email_of(found.get("email", "")), url_of(found.get("url", ""))
    connected, why = found.get("connected", "").strip(), ""
    on = day(connected)
    if connected and on is None:
        why = f"the date {tidy(connected)[:40]!r} could not be read; {name} is taken without it"
    row: dict[str, Any] = {
        "kind": "person",
        "name": name,
        "emails": [email] if email else [],
        "urls": [url] if url else [],
        "company": tidy(found.get("company", ""))[: LONGEST["text"]],
        "position": tidy(found.get("position", ""))[: LONGEST["text"]],
        "origin": "import",
        "connected_on": on.isoformat() if on else None,
        "source_row": f"{FORMAT}: {tidy(' | '.join(cells))}"[: LONGEST["text"]],
    }
    return row, why


def _inside(data: bytes) -> bytes:
    """The bytes of the connections file: the data itself, or the one in a zip."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.filename.replace("\\", "/").rpartition("/")[2].lower() == "connections.csv":
                    with archive.open(entry) as file:
                        content = file.read(LARGEST + 1)
                    if len(content) > LARGEST:
                        raise _zip_error("The Connections.csv in this zip is far too large to be one.")
                    return content
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _zip_error("This zip file is damaged or locked and cannot be read.") from error
    except Exception as error:  # zlib.error and lzma.LZMAError have no base of their own
        if isinstance(error, NetritualError):
            raise
        raise _zip_error("This zip file is damaged and cannot be read.") from error
    raise _zip_error("This zip file holds no Connections.csv.")


def _zip_error(message: str) -> NetritualError:
    return NetritualError(
        message, title="import", hint="Nothing was changed. A LinkedIn data export has the file at its top."
    )


IMPORTER = Importer(FORMAT, 30, "LinkedIn's Connections.csv (or its zip)", knows, read)
