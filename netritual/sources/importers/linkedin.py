"""LinkedIn's ``Connections.csv``, and the zip of a data export that holds one.

LinkedIn publishes no specification: headers, preambles and dates are those seen in files that people have met.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from netritual.domain.dates.day_wording import listed
from netritual.domain.language.encodings import decode
from netritual.domain.language.text import fold
from netritual.domain.people.addresses import LONGEST, emails_in, tidy, url_of
from netritual.errors import NetritualError
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.decoding import day, lines_of, puts_day_first
from netritual.sources.delimited import Table, columns_not_taken, filled, possible_headers, problems_of_all, records
from netritual.sources.importers import Importer, nameless_row, not_read
from netritual.sources.person_names import person_name

FORMAT = "linkedin"
ALIASES = {
    "first": "First Name|Vorname|Prénom|Nombre|Nome|Primeiro nome|Nome próprio|Voornaam|Imię|Förnamn|Fornavn|Ad|Adı"
             "|Имя",
    "last": "Last Name|Nachname|Nom|Nom de famille|Apellidos|Apellido|Sobrenome|Apelido|Cognome|Achternaam|Nazwisko"
            "|Efternamn|Efternavn|Etternavn|Soyadı|Soyad|Фамилия",
    "url": "URL|Profile URL|Profil-URL|URL du profil|URL del perfil|URL do perfil|URL del profilo|Profiel-URL",
    "email": "Email Address|E-mail Address|Email|E-Mail-Adresse|E-Mail|Adresse e-mail|Adresse email|E-mailadres"
             "|Correo|Correo electrónico|Dirección de correo electrónico|Dirección de correo|Endereço de e-mail"
             "|Indirizzo e-mail|Indirizzo email|Adres e-mail|E-postadress|E-mailadresse|E-postadresse"
             "|E-posta Adresi|E-posta",
    "company": "Company|Unternehmen|Firma|Entreprise|Société|Empresa|Azienda|Bedrijf|Organisatie|Företag|Virksomhed"
               "|Bedrift|Şirket|Компания",
    "position": "Position|Job Title|Poste|Fonction|Intitulé du poste|Cargo|Puesto|Posición|Posição|Posizione"
                "|Qualifica|Functie|Positie|Stanowisko|Befattning|Stilling|Pozisyon|Unvan|Должность",
    "connected": "Connected On|Verbunden am|Vernetzt am|Kontakt seit|Connecté le|En relation depuis"
                 "|Date de connexion|Conectado el|Fecha de conexión|Conectado em|Ligado em|Data da conexão"
                 "|Data de ligação|Collegato il|Connesso il|Data di collegamento|Verbonden op|Connectie sinds"
                 "|Połączono|Kontakt sedan|Ansluten|Forbundet den|Tilknyttet|Bağlantı Tarihi",
}  # fmt: skip
"""The headers in English and in the languages of LinkedIn's export; a column of dates is known by its dates, too."""
_COLUMN = {fold(alias): column for column, aliases in ALIASES.items() for alias in aliases.split("|")}
_LAST_NAMES = tuple(alias.lower() for alias in ALIASES["last"].split("|"))
_PROFILE = "linkedin.com/in/"
LARGEST = 200_000_000
"""Bytes that the file inside a zip may have: more is no list of connections."""


def knows(data: bytes, text: str) -> bool:
    """A zip with a list of connections, or a damaged one; or a text with LinkedIn's header, also far down in it."""
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return any(map(_is_list, archive.namelist()))
        except _DAMAGED:
            return True
    return find_header(lines_of(text)) is not None or (
        len(data) > len(text) and _PROFILE.encode() in data and find_header(lines_of(decode(data))) is not None
    )


def read(data: bytes) -> ImportBatch:
    """People of a ``Connections.csv`` or of the zip around it; every row is a person, skipped, or a problem.

    Raises NetritualError when there is no header of LinkedIn's, or no row.
    """
    data = _inside(data)
    lines = lines_of(decode(data))
    header = find_header(lines)
    if header is None:
        if not any(line.strip("\0\t ,;|") for line in lines):
            raise not_read("This list of connections is empty.")
        raise not_read(
            "This file has no row with First Name, Last Name and Connected On, so it is not read as a list of "
            "connections.",
            "LinkedIn calls the right file Connections.csv.",
        )
    width = len(header.headers)
    table = [*_above(lines[: header.at], header), *records(lines, header.at + 1, header.delimiter, width)]
    if not table:
        way = "Ask LinkedIn for the export again; it says when the file is ready."
        raise not_read("This list of connections is empty: it has no rows.", way)
    whole = [cells for _, cells in table if not isinstance(cells, str)]
    columns = _with_dates(header, whole)
    dates = [cells[at] for cells in whole for at, name in columns.items() if name == "connected" and len(cells) > at]
    day_first = puts_day_first(dates)
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    problems: list[ImportProblem] = []
    nameless: list[str] = []
    for number, cells in table:
        place = f"line {number}"
        if isinstance(cells, str):
            problems.append(ImportProblem(place, cells))
        elif any(cell.strip() for cell in cells[width:]) or 0 < filled(cells) <= len(cells) <= max(columns):
            problems.append(ImportProblem(place, f"{len(cells)} cells where the header has {width}"))
        else:
            row, why = _person(_said(columns, cells), cells[:width], day_first)
            if why:
                problems.append(ImportProblem(place, why))
            if row is not None:
                rows.append(row)
                places.append(place)
            elif not why:
                nameless.append(nameless_row(place, cells))
    problems += problems_of_all(data, dates)
    notes = columns_not_taken(header.headers, columns, whole)
    return ImportBatch(
        FORMAT, tuple(rows), len(nameless), tuple(problems), places=tuple(places), notes=notes, nameless=tuple(nameless)
    )


def _said(columns: Mapping[int, str], cells: Sequence[str]) -> dict[str, str]:
    """What a row says in each column that is read."""
    return {name: cells[at] for at, name in columns.items() if at < len(cells)}


def _above(lines: list[str], header: Table) -> list[tuple[int, list[str] | str]]:
    """The rows that a sort put above the header: those with a profile or a date. Others with two cells or more that say
    something are named; the preamble has one in a line."""
    rows: list[tuple[int, list[str] | str]] = []
    width = len(header.headers)
    for number, cells in records(lines, 0, header.delimiter, width):
        if isinstance(cells, str):
            if _PROFILE in lines[number - 1].lower():
                rows.append((number, cells))
            continue
        said = _said(header.columns, cells)
        if len(cells) >= width and (_PROFILE in said.get("url", "").lower() or day(said.get("connected", ""))):
            rows.append((number, cells))
        elif len(cells) >= width and filled(cells) > 1:
            rows.append((number, "it stands above the row of the column names"))
    return rows


def _with_dates(header: Table, table: list[list[str]]) -> dict[int, str]:
    """The columns, with the one that holds nothing but dates as that of the connection where its name is unknown."""
    if "connected" in header.columns.values():
        return header.columns
    for at in set(range(len(header.headers))) - header.columns.keys():
        cells = [cells[at] for cells in table if len(cells) > at and cells[at].strip()]
        if cells and all(day(cell) for cell in cells):
            return {**header.columns, at: "connected"}
    return header.columns


def find_header(lines: list[str]) -> Table | None:
    """LinkedIn's header, in whichever line a sort has put it, or None.

    First and last name alone stand in the files of other programs too; the connection date, or the profile link with
    company and position, stand in LinkedIn's only.
    """
    for at, delimiter, cells in possible_headers(lines, lambda line: any(map(line.lower().__contains__, _LAST_NAMES))):
        columns: dict[int, str] = {}
        for index, cell in enumerate(cells):
            name = _COLUMN.get(fold(cell))
            if name and name not in columns.values():
                columns[index] = name
        named = {*columns.values()}
        if {"first", "last"} <= named and ("connected" in named or {"url", "company", "position"} <= named):
            return Table(at, delimiter, cells, columns)
    return None


def _person(said: dict[str, str], cells: list[str], day_first: bool | None) -> tuple[dict[str, Any] | None, str]:
    """(exchange row or None, what is wrong or ""). A person is kept without what cannot be read of them."""
    first, last = said.get("first", ""), said.get("last", "")
    name = person_name(tidy(f"{first} {last}"))
    if not fold(name) or (_COLUMN.get(fold(first)), _COLUMN.get(fold(last))) == ("first", "last"):
        return None, ""
    if len(name) > LONGEST["name"]:
        return None, f"a name of {len(name)} characters"
    emails, url = emails_in(said.get("email", "")), url_of(said.get("url", ""))
    on = day(said.get("connected", ""), day_first)
    unread = [
        f"the {what} {tidy(text)[:40]!r}"
        for what, text, read in (
            ("date", said.get("connected", ""), on), ("e-mail", said.get("email", ""), emails),
            ("link", said.get("url", ""), url),
        ) if tidy(text) and not read
    ]  # fmt: skip
    why = f"{name} is taken without {listed(unread)}, which cannot be read" if unread else ""
    row: dict[str, Any] = {
        "kind": "person",
        "name": name,
        "emails": emails,
        "urls": [url] if url else [],
        "company": tidy(said.get("company", ""))[: LONGEST["text"]],
        "position": tidy(said.get("position", ""))[: LONGEST["text"]],
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
                if _is_list(entry.filename):
                    with archive.open(entry) as file:
                        content = file.read(LARGEST + 1)
                    if len(content) > LARGEST:
                        raise _zip_error("The Connections.csv in this zip is far too large to be one.")
                    return content
    except _DAMAGED as error:
        raise _zip_error("This zip file is damaged or locked and cannot be read.") from error
    except Exception as error:  # zlib.error and lzma.LZMAError have no base of their own
        if isinstance(error, NetritualError):
            raise
        raise _zip_error("This zip file is damaged and cannot be read.") from error
    raise _zip_error("This zip file holds no Connections.csv.")


def _is_list(name: str) -> bool:
    return name.replace("\\", "/").rpartition("/")[2].lower() == "connections.csv"


_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip
"""What zipfile raises of a file that is no sound zip."""


def _zip_error(message: str) -> NetritualError:
    return not_read(message, "A LinkedIn data export has the file at its top.")


IMPORTER = Importer(FORMAT, 30, "LinkedIn's Connections.csv (or its zip)", knows, read)
