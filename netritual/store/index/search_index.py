"""The words of documents, by which ``find`` finds them: how they stand in the index."""

from collections.abc import Iterable, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from netritual.domain.model import Record
from netritual.domain.search.search_terms import DAYS, TEXTS, day_in, holds, searched

TABLE = "place INTEGER PRIMARY KEY, id INTEGER NOT NULL, words TEXT NOT NULL"
VOCABULARY = '"table" INTEGER, word TEXT, first INTEGER, last INTEGER, PRIMARY KEY ("table", word)'
WIDEN = 'ON CONFLICT DO UPDATE SET first = min("first", excluded."first"), last = max("last", excluded."last")'
SPAN = 'SELECT min("first"), max("last") FROM vocabulary WHERE "table" = ? AND word >= ? AND word < ?'
"""The days between which all words stand that begin with one, or stood: what is gone is not taken out."""
BEHIND = "\U0010ffff"
"""It comes after all letters."""
DAY_BITS, NUMBER_BITS = 22, 24
"""Of a place: the table, then so many bits for the day, and so many for which text of the table it is."""
LAST_DAY = (1 << DAY_BITS) - 1
DAY = f"place >> {NUMBER_BITS} & {LAST_DAY}"
_OF_PEOPLE = "id IN (SELECT talk FROM touches WHERE person IN (SELECT value FROM json_each(?)))"


class Text(NamedTuple):
    """What is looked through of a document: its day (an ordinal, 0 for none), its words, and the people it names."""

    day: int
    words: str
    people: Sequence[int]


def text_of(kind: type[Record], raw: bytes) -> Text:
    """The text of a document of a kind that is looked through."""
    try:
        document = msgspec.structs.asdict(_decoder(kind).decode(raw))
    except msgspec.ValidationError:
        return Text(0, "", ())
    try:
        day = date.fromisoformat(day_in(document, kind)).toordinal()
    except ValueError:
        day = 0
    people = document["people"]
    return Text(day, searched(document, TEXTS[kind]), people if isinstance(people, list) else ())


@lru_cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    """Decodes of a document what is looked through, of any shape. What it leaves out is what it is in most of them: the
    channel of a coffee."""
    defaults = {one.name: one.default for one in msgspec.structs.fields(kind) if isinstance(one.default, str)}
    names = (*TEXTS[kind], DAYS[kind][0], "people")
    return msgspec.json.Decoder(msgspec.defstruct("Fields", [(name, Any, defaults.get(name)) for name in names]))


def place_of(table: int, day: int, number: int = 0) -> int:
    """Where a text stands: behind all of its table that are of an earlier day, or of this one and a lower number."""
    return (((table << DAY_BITS) + day) << NUMBER_BITS) + number


def found_in(
    kind: type[Record] | None, raw: bytes | None, words: Sequence[str], meant: Sequence[Set[int]]
) -> int | None:
    """The day of a document that holds all words; None for any other."""
    text = text_of(kind, raw) if raw is not None and kind is not None and kind in TEXTS else None
    return text.day if text is not None and holds(text.words, words, meant, text.people) else None


def vocabulary_of(table: int, texts: Iterable[tuple[int, int, str]]) -> list[tuple[int, str, int, int]]:
    """The rows for the words of some rows of texts of a table, by their places; each with the days between which it
    stands."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, _, words in texts:
        day = place >> NUMBER_BITS & LAST_DAY
        for word in words.split():
            if word not in first:
                first[word] = day
            last[word] = day
    return [(table, word, day, last[word]) for word, day in sorted(first.items())]


def query_of(
    table: int, words: Sequence[str], meant: Sequence[Set[int]], limit: int, spans: Sequence[tuple[int | None, int]]
) -> tuple[str, list[object]] | None:
    """The query, and its values, for the newest documents of a table that hold all words; None when none can.

    ``spans`` are the days between which each word stands, None for one that stands nowhere.
    """
    clauses = ["place >= ? AND place < ?"]
    values: list[object] = []
    low, high = 0, LAST_DAY - 1
    for at, (word, (first, last)) in enumerate(zip(words, spans, strict=True)):
        people = sorted(meant[at]) if meant else []
        if first is None and not people:
            return None
        ways = ([] if first is None else ["instr(words, ?) > 0"]) + ([_OF_PEOPLE] if people else [])
        clauses.append(f"({' OR '.join(ways)})")
        values += ([] if first is None else [f" {word}"]) + ([str(people)] if people else [])
        if first is not None and not people:
            low, high = max(low, first), min(high, last)
    query = f"SELECT {DAY}, id FROM texts WHERE {' AND '.join(clauses)} ORDER BY place DESC LIMIT ?"
    return query, [place_of(table, low), place_of(table, high + 1), *values, limit]
