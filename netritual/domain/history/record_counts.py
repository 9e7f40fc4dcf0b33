"""How many records of which kind a change touched, in words."""

from collections.abc import Mapping

from netritual.domain.dates.day_wording import counted, listed
from netritual.domain.history.record_wording import Doc

Docs = Mapping[int, Doc | None]
Changes = Mapping[str, Docs]

_NOUNS = {
    "people": ("person", "people"), "interactions": ("entry", "entries"), "thanks": ("thanks", "thanks"),
    "follows": ("follow-up",), "rests": ("rest week",), "distinctions": ("question",), "standards": ("rule",),
}  # fmt: skip
"""What a record of a table is called, and several of them, where that is not the name of the table."""
TABLES = (
    "interactions", "coffees", "promises", "requests", "asks", "thanks", "follows", "gifts", "introductions",
    "articles", "mentorships", "lines", "standards", "facts", "rests", "people", "files", "reviews", "feeds",
    "sittings", "distinctions",
)  # fmt: skip
"""Which table a sentence is about when a change touched several: the first of these that it touched."""


def record_noun(table: str) -> tuple[str, ...]:
    """What one record of a table is called, and several where that is no plain plural."""
    return _NOUNS.get(table) or (table.removesuffix("s") if table in TABLES else "record",)


def records_counted(table: str, count: int) -> str:
    """So many records of a table: "2 people"."""
    return counted(count, *record_noun(table))


def changes_counted(changes: Changes) -> str:
    """How many records of each table: "3 people and a promise"."""
    return listed([records_counted(table, len(docs)) for table, docs in changes.items() if docs]) or "nothing"
