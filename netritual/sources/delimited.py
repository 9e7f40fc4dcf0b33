"""Rows of a delimited text as programs write it: what a strict reader refuses is read too, or named."""

import csv
import io
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from netritual.domain.dates.day_wording import listed
from netritual.domain.language.text import clean
from netritual.services.ports import ImportProblem
from netritual.sources.decoding import day, is_utf8, puts_day_first

DELIMITERS = ",;\t|"
LONGEST_HEADER = 2000
LONGEST_ROW = 40
"""Physical lines that one quoted row may take; beyond them a quote was never closed."""
UNCLOSED = "a quote is opened and never closed"


class Table(NamedTuple):
    """Where the names of the columns stand, and how: ``columns`` are those that are read, by their index."""

    at: int
    delimiter: str
    headers: list[str]
    columns: dict[int, str]


def possible_headers(
    lines: Iterable[str], may_be: Callable[[str], bool] = lambda line: True
) -> Iterator[tuple[int, str, list[str]]]:
    """(number of the line from 0, delimiter, cells) of each line that may name columns, by each delimiter in it."""
    for at, line in enumerate(lines):
        if len(line) <= LONGEST_HEADER and may_be(line):
            for delimiter in filter(line.__contains__, DELIMITERS):
                yield at, delimiter, next(csv.reader([line], delimiter=delimiter), [])


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
        count, cells = _record(lines, at, delimiter)
        if count > 1 and len(cells) != width:
            count, cells = 1, UNCLOSED
        yield at + 1, cells
        at += count


def _record(lines: list[str], at: int, delimiter: str) -> tuple[int, list[str] | str]:
    text = lines[at]
    for count in range(1, LONGEST_ROW + 1):
        try:
            return count, next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            if "unexpected end" not in str(error):
                return _loosely(text, count, delimiter)
        if at + count >= len(lines):
            break
        text = f"{text}\n{lines[at + count]}"
    return 1, UNCLOSED


def _loosely(text: str, count: int, delimiter: str) -> tuple[int, list[str] | str]:
    """Stray quotes are read as they stand; a cell beyond the csv module's limit is not."""
    try:
        return count, next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return count, "a cell is too long"


def columns_not_taken(
    headers: Sequence[str], columns: Container[int], rows: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """The columns that say something and are not read, in one sentence; none where there are none."""
    left = [
        header.strip() or f"number {at + 1}"
        for at, header in enumerate(headers)
        if at not in columns and any(len(cells) > at and cells[at].strip() for cells in rows)
    ]
    names = listed([f"“{clean(header)[:40]}”" for header in left])
    return (f"Not taken: the column{'s' if len(left) > 1 else ''} {names}.",) if left else ()


def problems_of_all(data: bytes, dates: Sequence[str]) -> Iterator[ImportProblem]:
    """What is unsure in every row of a file: the order of day and month in its dates, and how its accents are coded."""
    if puts_day_first(dates) is None:
        unsure = next((text for text in dates if puts_day_first([text]) is None), "")
        example = day(unsure)
        as_what = f"; it is taken as {example.day} {example:%B %Y}, and the others alike" if example else ""
        what = f"nothing says whether the day or the month of {unsure!r} is first{as_what}"
        yield ImportProblem("all lines", what if unsure else "some dates have the day first, and others the month")
    if not is_utf8(data):
        yield ImportProblem("all lines", "the file is not in UTF-8; its accents are read as Windows-1252")


def filled(cells: list[str]) -> int:
    """How many cells of a row say something."""
    return sum(1 for cell in cells if cell.strip())
