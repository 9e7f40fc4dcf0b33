"""Who answers to a folded key, out of the index and the lines of the journal behind it.

Standard library only: the quick log loads this module.
"""

from netritual.domain.language.text import fold
from netritual.domain.quicklog.name_kinds import ARCHIVED, NETWORK, status_by
from netritual.domain.quicklog.names import NameIndex, NameLookup
from netritual.store.index_seal import document_crc
from netritual.store.journal_line import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence
    from datetime import date
    from sqlite3 import Connection

    from netritual.domain.quicklog.name_kinds import About, Hit, Match, NamedPerson

PEOPLE = "people"
PEOPLE_NUMBER = 1
"""Under which number the table of people stands in each index."""
DOCUMENT = (
    'SELECT documents.id, crc, json FROM documents JOIN tables ON tables.number = documents."table" WHERE name = ?'
)
"""The documents of a table by its name."""


ODD = (ValueError, KeyError, IndexError, TypeError, AttributeError)
"""What reading an index may raise beside SQLite's own errors: where a byte is flipped, a text may be a number."""


class IndexNames(NameLookup):
    """The lookup over an index. Its methods raise ``sqlite3.Error`` when it cannot be read, or one of ODD."""

    __slots__ = ("_database",)

    def __init__(self, database: "Connection") -> None:
        self._database = database

    def holders(self, key: str) -> "Iterable[Hit]":
        """Everyone who has exactly this key. One who is alone with it has it by their document, too."""
        hits = self._hits("key = ?", key.encode("utf-8", "replace"))
        if len(hits) == 1:
            row = self._row(hits[0][0])
            if row is None or not _answers(row, key):
                raise ValueError
        return hits

    def starting(self, start: str) -> "Iterable[Hit]":
        first = start.encode("utf-8", "replace")
        return self._hits("key >= ? AND key < ?", first, first + b"\xff")

    def _hits(self, where: str, *keys: bytes) -> "list[Hit]":
        rows = self._database.execute(
            "SELECT person, kinds, documents.id FROM names LEFT JOIN documents"
            f' ON documents."table" = {PEOPLE_NUMBER} AND documents.id = person WHERE {where}',
            keys,
        ).fetchall()
        if any([person != there or not isinstance(kinds, int) for person, kinds, there in rows]):
            raise ValueError
        return [(person, kinds) for person, kinds, _ in rows]

    def row(self, person: int) -> "Match":
        row = self._row(person)
        if row is None:
            raise ValueError
        return row[0], row[1], row[2], row[5]

    def about(self, person: int) -> "About":
        return about_of(self._document(person))

    def _row(self, person: int) -> "NamedPerson | None":
        doc = self._document(person)
        two_way = self._database.execute("SELECT two_way_day FROM persons WHERE id = ?", (person,)).fetchone()
        return row_of(person, doc, _iso(two_way[0]) if two_way is not None else None)

    def _document(self, person: int) -> object:
        query = f'SELECT crc, json FROM documents WHERE "table" = {PEOPLE_NUMBER} AND id = ?'
        row = self._database.execute(query, (person,)).fetchone()
        if row is None or document_crc(PEOPLE, person, row[1]) != row[0]:
            raise ValueError
        return decoded(row[1])


def _answers(row: "NamedPerson", key: str) -> bool:
    """True when somebody answers to a folded key. All their keys are worked out only when it is no plain one."""
    return fold(row[1]) == key or f" {key} " in f" {fold(row[2])} " or key in keys_of_row(row)


def _iso(day: int) -> "str | None":
    from datetime import date

    return date.fromordinal(day).isoformat() if day else None


class MovedNames(NameLookup):
    """A lookup over a base and the documents of the people who were saved or removed (None) since.

    ``touched`` gives those who had a two-way touch since, asked only when it matters who is in the network; ``engaged``
    those of some with whom something goes on, on a day.
    """

    __slots__ = ("_base", "_changed", "_engaged", "_recent", "_touched")

    def __init__(
        self, base: NameLookup, changed: "dict[int, object]", touched: "Callable[[], Container[int]]",
        engaged: "Callable[[Sequence[int], date], list[int]]",
    ) -> None:  # fmt: skip
        self._base, self._engaged = base, engaged
        self._changed = changed
        self._touched = touched
        rows = [row_of(person, doc) for person, doc in changed.items()]
        self._recent = NameIndex(row for row in rows if row is not None)

    def holders(self, key: str) -> "Iterable[Hit]":
        return [hit for hit in self._base.holders(key) if hit[0] not in self._changed] + [*self._recent.holders(key)]

    def starting(self, start: str) -> "Iterable[Hit]":
        changed = self._changed
        return [hit for hit in self._base.starting(start) if hit[0] not in changed] + [*self._recent.starting(start)]

    def in_network(self, hits: "Iterable[Hit]") -> "list[int]":
        touched = self._touched()
        return [person for person, kinds in hits if kinds & NETWORK or (person in touched and not kinds & ARCHIVED)]

    def engaged(self, people: "Sequence[int]", today: "date") -> list[int]:
        return self._engaged(people, today)

    def row(self, person: int) -> "Match":
        return self._recent.row(person) if person in self._changed else self._base.row(person)

    def about(self, person: int) -> "About":
        changed = self._changed
        return about_of(changed[person]) if person in changed else self._base.about(person)


def row_of(doc_id: int, doc: object, two_way: str | None = None) -> "NamedPerson | None":
    """The row of a person's document; None when it is removed, or has no name to be found by.

    ``two_way`` is the day of the last two-way touch in ISO form, where it is known.
    """
    if not isinstance(doc, dict):
        return None
    handle, name, aka, company = doc.get("handle"), doc.get("name"), doc.get("aka"), doc.get("company")
    if not isinstance(handle, str) or not isinstance(name, str):
        return None
    others = [text for text in aka if isinstance(text, str)] if isinstance(aka, list) else []
    tier, listed_on = doc.get("tier", 0), doc.get("listed_on")
    status = status_by(
        doc.get("status", "list"), tier if isinstance(tier, int) else 0,
        listed_on if isinstance(listed_on, str) else None, two_way,
    )  # fmt: skip
    return doc_id, handle, name, others, company if isinstance(company, str) else "", status


def about_of(doc: object) -> "About":
    """What the document of a person says beside the name."""
    fields = doc if isinstance(doc, dict) else {}
    texts = [fields.get(field) for field in ("company", "position", "private_notes")]
    company, position, noted = (text if isinstance(text, str) else "" for text in texts)
    circles = fields.get("circles")
    named = [one for one in circles if isinstance(one, str)] if isinstance(circles, list) else []
    return company, " ".join([position, *named]).strip(), noted


def keys_of_row(row: "NamedPerson") -> "dict[str, int]":
    """The folded keys of a person, each with its kinds as bits."""
    from netritual.domain.quicklog.name_keys import keys_of

    return keys_of(row)
