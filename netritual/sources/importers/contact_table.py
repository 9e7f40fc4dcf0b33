"""A table of contacts as people keep it in a spreadsheet, saved as CSV: any columns, in any order; and as Google and
Outlook write it.

A column is known by its name, else by what stands in it; what was guessed is told before anything is done, and where
nothing tells which column has the names, that is asked.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from netritual.domain.dates.day_wording import listed
from netritual.domain.language.encodings import decode
from netritual.domain.language.text import clean, fold
from netritual.domain.people import vcard_values
from netritual.domain.people.addresses import LONGEST, emails_in, links_in, phone_of, tidy
from netritual.errors import NetritualError
from netritual.regex import regex
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.column_names import NAMES, column_of
from netritual.sources.decoding import day, lines_of, puts_day_first
from netritual.sources.delimited import Table, columns_not_taken, filled, possible_headers, problems_of_all, records
from netritual.sources.ignored_vcard_fields import not_taken_words
from netritual.sources.importers import Importer, nameless_row, not_read
from netritual.sources.person_names import person_name
from netritual.sources.program_columns import PARTS, group_name, program_columns, says_nothing
from netritual.sources.source_rows import source_row
from netritual.sources.unsupported_files import is_of_a_program

FORMAT = "table"
_EMPTY_CELLS = frozenset(
    ("0/0/00", "-", "--", "–", "—", "n/a", "#n/a", "none", "nil", "null", "?", "k.a.", "s/o", "n.v.t.")
)
"""What people write into a cell for nothing."""
_SALUTATIONS = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "herrn", "m", "mme", "mlle", "sr", "sra", "srta",
     "d", "dna", "sig", "sigra", "sigri", "dott", "dottssa", "dhr", "mevr", "mw", "ir", "drs", "ing", "rev", "hon",
     "sir")
)  # fmt: skip
_SINGLE = ("city", "company", "position")
"""Of these a person has one."""
_PLURAL = ("emails", "phones", "urls", "circles", "aka")
_LINES_SEARCHED = 5000
"""Lines of a file among which the names of the columns are sought."""
_FORMULA = regex(r"^'(?=[=+\-@])")
"""The apostrophe by which a spreadsheet, and our own table, keeps a text from being a formula."""


def knows(data: bytes, text: str) -> bool:
    """A text with a line of column names: that of a name or an address, and another; or names below "Name" alone."""
    table = find_table(lines_of(text))
    return table is not None and (_is_google_or_outlook(table) or not is_of_a_program(data, text))


def _is_google_or_outlook(table: Table) -> bool:
    return program_columns(table.headers) is not None


def find_table(lines: Sequence[str]) -> Table | None:
    """The line that names the most columns, the first of several; where no line names two, a single one of names."""
    best: Table | None = None
    for at, delimiter, written in possible_headers(lines[:_LINES_SEARCHED]):
        cells = [tidy(cell.removeprefix("\ufeff")) for cell in written]
        if (own := program_columns(cells)) is not None:
            return Table(at, delimiter, cells, own)
        columns = {index: column for index, cell in enumerate(cells) if (column := column_of(cell))}
        named = set(columns.values())
        is_header = "emails" in named or (len(named) > 1 and not named.isdisjoint((*NAMES, "contact", "phones")))
        if is_header and (best is None or len(columns) > len(best.columns)):
            best = Table(at, delimiter, cells, columns)
    return best or _single_column(lines)


def _single_column(lines: Sequence[str]) -> Table | None:
    """A table of names alone: a comma in one stands before a first name."""
    said = [(at, tidy(line.removeprefix("\ufeff"))) for at, line in enumerate(lines) if line.strip("\0 \t")]
    column = column_of(said[0][1].strip('"')) if said else ""
    if column not in ("person", "name") or not _are_names([text for _, text in said[1:]], fewest=1):
        return None
    return Table(said[0][0], "\t", [said[0][1]], {0: column})


def read(data: bytes) -> ImportBatch:
    """People of a table; every row is a person, skipped for want of a name, or a problem.

    Raises NetritualError where nothing tells which column has the names, or there is no row.
    """
    lines = lines_of(decode(data))
    table = find_table(lines)
    if table is None:
        raise _refused("This table has no line with the names of its columns.")
    width = len(table.headers)
    problems: list[ImportProblem] = []
    body: list[tuple[int, list[str]]] = []
    for number, cells in (*_above(lines, table), *records(lines, table.at + 1, table.delimiter, width)):
        if isinstance(cells, str):
            problems.append(ImportProblem(f"line {number}", cells))
        elif any(cell.strip() for cell in cells[width:]):
            problems.append(ImportProblem(f"line {number}", f"{len(cells)} cells where the header has {width}"))
        elif filled(cells):
            body.append((number, [_cell(cell) for cell in (*cells, *[""] * (width - len(cells)))]))
    if not body and not problems:
        raise _refused("This table has no row below the names of its columns.")
    columns, notes = _settled(table, [cells for _, cells in body])
    is_turned = _has_last_name_first(columns, [cells for _, cells in body])
    if is_turned:
        notes.append("The names are read as “Last name, First name”.")
    dates = [cells[at] for _, cells in body for at, column in columns.items() if column == "birthday"]
    day_first = puts_day_first(dates)
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    nameless: list[str] = []
    not_taken: Counter[str] = Counter()
    for number, cells in body:
        name = _name(columns, cells, is_turned)
        row, flaws = _person(name, columns, cells, day_first) if name else (None, "")
        place = f"line {number}"
        if row is not None:
            rows.append(row)
            places.append(place)
            not_taken += _second_values(columns, cells)
        if flaws:
            problems.append(ImportProblem(place, flaws))
        if not name:
            nameless.append(nameless_row(place, cells))
    problems += problems_of_all(data, dates)
    silent = {at for at, header in enumerate(table.headers) if _is_google_or_outlook(table) and says_nothing(header)}
    notes += columns_not_taken(table.headers, {*columns, *silent}, [cells for _, cells in body])
    notes += not_taken_words(+not_taken)
    return ImportBatch(
        FORMAT,
        tuple(rows),
        len(nameless),
        tuple(problems),
        places=tuple(places),
        notes=tuple(notes),
        nameless=tuple(nameless),
    )


def _second_values(columns: dict[int, str], cells: list[str]) -> Counter[str]:
    """How many more cities, companies and positions than the one that is taken a row has: of the office and of the
    home, say."""
    values: dict[str, set[str]] = {column: set() for column in _SINGLE}
    for at, column in columns.items():
        if column in values:
            values[column].update(word for part in cells[at].split(PARTS.strip()) if (word := fold(part)))
    return Counter({column.upper(): max(0, len(each) - 1) for column, each in values.items()})


def _refused(message: str) -> NetritualError:
    way = "Name the columns in the first line of it: Name, Organisation, Role, Email, City. Their order is free."
    return not_read(message, way)


def _cell(text: str) -> str:
    text = _FORMULA.sub("", clean(text, newlines=True).strip("\0 \t\r\n"))
    return "" if text.lower() in _EMPTY_CELLS else text


def _above(lines: list[str], table: Table) -> Iterator[tuple[int, list[str] | str]]:
    """Rows that a sort put above the names of the columns: those with an e-mail in its place. A title of the table
    stands in one cell; other rows are named."""
    mails = [at for at, column in table.columns.items() if column == "emails"]
    for number, cells in records(lines[: table.at], 0, table.delimiter, len(table.headers)):
        if isinstance(cells, str):
            continue
        if any(emails_in(cells[at]) for at in mails if at < len(cells)):
            yield number, cells
        elif filled(cells) > 1:
            yield number, "it stands above the row of the column names"


def _settled(table: Table, body: list[list[str]]) -> tuple[dict[int, str], list[str]]:
    """(the columns that are read, by index; what was guessed, in sentences)."""
    notes: list[str] = []
    columns: dict[int, str] = {}
    if _is_google_or_outlook(table):
        return table.columns, notes
    values = [[cells[at] for cells in body if cells[at]] for at in range(len(table.headers))]
    for at in sorted(range(len(values)), key=lambda at: table.columns.get(at) == "title"):
        column, cells = table.columns.get(at, ""), values[at]
        if column == "title":
            column = "" if "position" in columns.values() or all(_is_salutation(cell) for cell in cells) else "title"
        elif column in ("", "contact"):
            column = _by_content(cells) or column
        if column and cells and (column in _PLURAL or column == "private_notes" or column not in columns.values()):
            columns[at] = column
    if "person" in columns.values() and "name" in columns.values():
        other = next(at for at, column in columns.items() if column == "name")
        if "company" not in columns.values():
            columns[other] = "company"
            notes.append(f"“{table.headers[other]}” is read as the organisation, since another column has the person.")
        else:
            del columns[other]
    if not {*NAMES} & {*columns.values()}:
        may_be = [
            at for at, cells in enumerate(values) if columns.get(at, "contact") == "contact" and _are_names(cells)
        ]
        if len(may_be) != 1:
            candidates = " or ".join(f"“{clean(table.headers[at])[:40]}”" for at in may_be)
            asked = f"Is it {candidates}? Write Name over that one, and import the file again." if may_be else ""
            raise _refused(f"Nothing says which column of this table has the names of people. {asked}".strip())
        columns[may_be[0]] = "name"
        notes.append(f"The column “{clean(table.headers[may_be[0]])[:40]}” is read as that of the names.")
    return {at: column for at, column in columns.items() if column != "contact"}, notes


def _is_salutation(text: str) -> bool:
    return all(fold(word) in _SALUTATIONS for word in text.replace("/", " ").split())


def _by_content(cells: list[str]) -> str:
    """The column of cells that are all addresses or all links; "" for any others."""
    if cells and all(emails_in(cell) for cell in cells):
        return "emails"
    if cells and all(re.match(r"(?i)https?://|www\.|(?:\w+\.)?linkedin\.com/", cell) for cell in cells):
        return "urls"
    return "phones" if cells and all(re.fullmatch(r"\+[\d\s()/.-]{7,}", cell) for cell in cells) else ""


def _are_names(cells: list[str], fewest: int = 2) -> bool:
    """Whether most cells may be names of people: two to four words of letters."""
    fitting = [cell for cell in cells if fewest <= len(cell.split()) <= 4 and not re.search(r"[\d@:/]", cell)]
    return len(fitting) > len(cells) * 0.6


def _has_last_name_first(columns: dict[int, str], body: list[list[str]]) -> bool:
    """Whether the column of whole names has the last name in front, before a comma."""
    if {"first", "last"} & {*columns.values()}:
        return False
    names = [cells[at] for cells in body for at, column in columns.items() if column in NAMES and cells[at]]
    turned = [name for name in names if re.fullmatch(r"[^,]+,\s*[^\W\d_][^,]*", name)]
    return len(turned) > len(names) / 2


def _name(columns: dict[int, str], cells: list[str], is_turned: bool) -> str:
    """The whole name of a row: a column "Name" beside one for a first or last name has the other part, or all of it."""
    said = {column: tidy(cells[at]) for at, column in columns.items() if column in (*NAMES, "middle")}
    first, last = tidy(f"{said.get('first', '')} {said.get('middle', '')}"), said.get("last", "")
    whole = said.get("person") or said.get("name") or ""
    if not whole or (first and last):
        parts = [first, last] if first or last else [whole]
    else:
        words = {fold(word) for word in whole.split()}
        front, back = ([part] if not words.issuperset(map(fold, part.split())) else [] for part in (first, last))
        parts = [*front, whole, *back]
    name = person_name(tidy(" ".join(parts)))
    if is_turned:
        surname, _, first_name = (part.strip() for part in name.partition(","))
        name = f"{first_name} {surname}".strip()
    return name if fold(name) else ""


def _phones(text: str) -> list[str]:
    parts = [part for part in re.split(r"[;,\n|]+|\s/\s|:::", text) if sum(sign.isdigit() for sign in part) > 3]
    return [number for part in parts if (number := phone_of(part)) and not re.search(r"\dE\+?\d", part)]


_READ: dict[str, Callable[[str], list[str]]] = {
    "emails": emails_in,
    "phones": _phones,
    "urls": links_in,
    "circles": lambda text: [word[:80] for part in re.split(r"[;,|\n]+|:::", text) if (word := tidy(group_name(part)))],
    "aka": lambda text: [name for part in re.split(r"[;,|\n]+", text) if (name := tidy(part))],
}
_CALLED = {"emails": "e-mail", "phones": "phone", "urls": "link", "birthday": "birthday"}


def _person(
    name: str, columns: dict[int, str], cells: list[str], day_first: bool | None
) -> tuple[dict[str, Any] | None, str]:
    """(exchange row or None, what is wrong or ""). A person is kept without what cannot be read of them."""
    if len(name) > LONGEST["name"]:
        return None, f"a name of {len(name)} characters"
    row: dict[str, Any] = {"kind": "person", "name": name, "company": "", "position": "", "origin": "import"}
    unread: list[str] = []
    for at, column in columns.items():
        text = cells[at]
        if column == "title":
            column, text = "position", "" if _is_salutation(text) else text
        if not text or column in (*NAMES, "middle"):
            continue
        if column in _READ:
            values = _READ[column](text.replace(PARTS, "\n"))
            row[column] = list(dict.fromkeys((*row.get(column, []), *values)))
        elif column == "private_notes":
            values = [text]
            row[column] = "\n".join(filter(None, (row.get(column, ""), text)))
        elif column == "birthday":
            on = day(text, day_first)
            row[column] = vcard_values.birthday(text) or (on.isoformat() if on else None)
            values = [row[column]]
        else:
            values = [text]
            row[column] = row.get(column) or tidy(text.partition(PARTS)[0])[: LONGEST["text"]]
        if not any(values) and column in _CALLED:
            unread.append(f"the {_CALLED[column]} {tidy(text)[:40]!r}")
    why = f"{name} is taken without {listed(unread)}, which cannot be read" if unread else ""
    return {**row, "source_row": source_row(FORMAT, row)}, why


IMPORTER = Importer(
    FORMAT,
    40,
    "a table of contacts as CSV with named columns (Name, Organisation, Email), or as Google and Outlook write it",
    knows,
    read,
)
