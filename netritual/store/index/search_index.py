"""The words of documents, by which ``find`` finds them: how they stand in the index."""

from collections.abc import Iterable, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import msgspec

from netritual.domain.model import Record
from netritual.domain.search.search_terms import TEXTS, day_in, holds, searched

TABLE = '"table" INTEGER, day INTEGER, id INTEGER, words TEXT NOT NULL, PRIMARY KEY ("table", day, id)'
VOCABULARY = '"table" INTEGER, word TEXT, first INTEGER, last INTEGER, PRIMARY KEY ("table", word)'
WIDEN = 'ON CONFLICT DO UPDATE SET first = min("first", excluded."first"), last = max("last", excluded."last")'
SPAN = 'SELECT min("first"), max("last") FROM vocabulary WHERE "table" = ? AND word >= ? AND word < ?'
"""The days between which all words stand that begin with one, or stood: what is gone is not taken out."""
BEHIND = "\U0010ffff"
"""It comes after all letters."""
_OF_PEOPLE = "(day, id) IN (SELECT day, talk FROM touches WHERE person IN (SELECT value FROM json_each(?)))"
_DECODE = msgspec.json.Decoder().decode


class Text(NamedTuple):
    """What is looked through of a document: its day (an ordinal, 0 for none), its words, and the people it names."""

    day: int
    words: str
    people: Sequence[int]


def text_of(kind: type[Record], raw: bytes) -> Text:
    """The text of a document of a kind that is looked through."""
    document = _DECODE(raw)
    if not isinstance(document, dict):
        return Text(0, "", ())
    try:
        day = date.fromisoformat(day_in(document, kind)).toordinal()
    except ValueError:
        day = 0
    people = document.get("people")
    words = searched({**_defaults(kind), **document}, TEXTS[kind])
    return Text(day, words, people if isinstance(people, list) else ())


@lru_cache
def _defaults(kind: type[Record]) -> dict[str, object]:
    """What a document of a kind leaves out, as it is what it is in most of them: the channel of a coffee."""
    return {one.name: one.default for one in msgspec.structs.fields(kind) if isinstance(one.default, str)}


def found_in(
    kind: type[Record] | None, raw: bytes | None, words: Sequence[str], meant: Sequence[Set[int]]
) -> int | None:
    """The day of a document that holds all words; None for any other."""
    text = text_of(kind, raw) if raw is not None and kind is not None and kind in TEXTS else None
    return text.day if text is not None and holds(text.words, words, meant, text.people) else None


def vocabulary_of(table: int, texts: Iterable[tuple[int, int, int, str]]) -> list[tuple[int, str, int, int]]:
    """The rows for the words of some rows of texts of a table, each with the days between which it stands."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for _, day, _, words in texts:
        for word in words.split():
            if word not in first:
                first[word] = last[word] = day
            elif day < first[word]:
                first[word] = day
            elif day > last[word]:
                last[word] = day
    return [(table, word, day, last[word]) for word, day in sorted(first.items())]


def query_of(
    table: int, words: Sequence[str], meant: Sequence[Set[int]], limit: int, spans: Sequence[tuple[int | None, int]]
) -> tuple[str, list[object]] | None:
    """The query, and its values, for the newest documents of a table that hold all words; None when none can.

    ``spans`` are the days between which each word stands, None for one that stands nowhere.
    """
    clauses: list[str] = []
    values: list[object] = [table]
    for at, (word, (first, last)) in enumerate(zip(words, spans, strict=True)):
        people = sorted(meant[at]) if meant else []
        if first is None and not people:
            return None
        ways = ([] if first is None else ["instr(words, ?) > 0"]) + ([_OF_PEOPLE] if people else [])
        clauses.append(f"({' OR '.join(ways)})")
        values += ([] if first is None else [f" {word}"]) + ([str(people)] if people else [])
        if not people:
            clauses.append("day BETWEEN ? AND ?")
            values += [first, last]
    where = " AND ".join(['"table" = ?', *clauses])
    return f"SELECT day, id FROM texts WHERE {where} ORDER BY day DESC, id DESC LIMIT ?", [*values, limit]
