"""The words of documents, by which ``find`` finds them: how they stand in the index."""

from collections.abc import Sequence, Set
from datetime import date
from typing import Any

import msgspec

from netritual.domain.found_words import DAYS, TEXTS, holds, searched
from netritual.domain.model import Record

TABLE = '"table" INTEGER, day INTEGER, id INTEGER, words TEXT NOT NULL, PRIMARY KEY ("table", day, id)'
_OF_PEOPLE = "id IN (SELECT talk FROM touches WHERE person IN (SELECT value FROM json_each(?)))"
_DECODE = msgspec.json.Decoder().decode


def _document(kind: type[Record] | None, raw: bytes | None) -> dict[str, Any] | None:
    document = _DECODE(raw) if raw is not None and kind in TEXTS else None
    return document if isinstance(document, dict) else None


def text_row(kind: type[Record] | None, raw: bytes | None) -> tuple[int, str] | None:
    """(day as an ordinal, words) of a document; None when it is of a kind that is not looked through."""
    document = _document(kind, raw)
    if document is None or kind is None:
        return None
    try:
        day = date.fromisoformat(str(document.get(DAYS[kind], ""))[:10]).toordinal()
    except ValueError:
        day = 0
    return day, searched(document, TEXTS[kind])


def found_in(
    kind: type[Record] | None, raw: bytes | None, words: Sequence[str], meant: Sequence[Set[int]]
) -> int | None:
    """The day of a document that holds all words; None for any other."""
    row, document = text_row(kind, raw), _document(kind, raw)
    if row is None or document is None:
        return None
    people = document.get("people")
    return row[0] if holds(row[1], words, meant, people if isinstance(people, list) else ()) else None


def query_of(table: int, words: Sequence[str], meant: Sequence[Set[int]], limit: int) -> tuple[str, list[object]]:
    """The query, and its values, for the newest documents of a table that hold all words."""
    clauses = ['"table" = ?']
    values: list[object] = [table]
    for at, word in enumerate(words):
        people = sorted(meant[at]) if meant else []
        clauses.append(f"(instr(words, ?) > 0 OR {_OF_PEOPLE})" if people else "instr(words, ?) > 0")
        values += [f" {word}", *([str(people)] if people else [])]
    where = " AND ".join(clauses)
    return f"SELECT day, id FROM texts WHERE {where} ORDER BY day DESC, id DESC LIMIT ?", [*values, limit]
