"""The words of documents, by which ``find`` finds them: how they stand in the index."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from netritual.domain.finding import DAYS, TEXTS, holds, searched
from netritual.domain.model import Record

TABLE = '"table" INTEGER, day INTEGER, id INTEGER, words TEXT NOT NULL, PRIMARY KEY ("table", day, id)'
_DECODE = msgspec.json.Decoder().decode


def text_row(kind: type[Record] | None, raw: bytes | None) -> tuple[int, str] | None:
    """(day as an ordinal, words) of a document; None when it is of a kind that is not looked through."""
    if raw is None or kind is None or kind not in TEXTS:
        return None
    document: Any = _DECODE(raw)
    if not isinstance(document, dict):
        return None
    try:
        day = date.fromisoformat(str(document.get(DAYS[kind], ""))[:10]).toordinal()
    except ValueError:
        day = 0
    return day, searched(kind, document)


def found_in(kind: type[Record] | None, raw: bytes | None, words: Sequence[str]) -> int | None:
    """The day of a document that holds all words; None for any other."""
    row = text_row(kind, raw)
    return row[0] if row is not None and holds(row[1], words) else None


def query_of(words: Sequence[str]) -> str:
    """The query for the newest documents of a table that hold all words: its values are the table, each word behind a
    blank, and how many.
    """
    each = "".join(" AND instr(words, ?) > 0" for _ in words)
    return f'SELECT day, id FROM texts WHERE "table" = ?{each} ORDER BY day DESC, id DESC LIMIT ?'
