"""A journal and a copy of it that went its own way: one id may stand for two records in them.

A clock that is behind the newest id gives the next number, on both sides the same. Such a record of the copy gets an id
of its own, the same at every import.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from netritual.domain.exchange import KINDS, PEOPLE, TALKS, rewrite, rewrite_items
from netritual.services.intake.matching import another_id
from netritual.services.ports import JournalEntry

Known = tuple[int, Any, str]
"""What an entry is known by: its number, its moment and its verb."""


def lacking(
    entries: Sequence[JournalEntry], journal: Sequence[JournalEntry], history: Iterable[Known]
) -> list[JournalEntry]:
    """The entries of a copy that a journal lacks, each record that is not the one of its id here under another id.

    From where another entry has the number of one, all are lacking. ``history`` is known of the entries before the
    first of the journal, too.
    """
    moved = _moves(entries, journal)
    known = {entry[0]: entry for entry in history}
    new, parted = [], False
    for entry in entries:
        there = known.get(entry.seq)
        is_another = there != entry[:3] or any(id in moved for id in entry.made)
        parted = parted or (there is not None and is_another)
        if parted or there is None:
            new.append(_moved(entry, moved) if moved else entry)
    return new


def _moves(entries: Sequence[JournalEntry], journal: Sequence[JournalEntry]) -> dict[int, int]:
    """Id of a record that both sides made, and not the same -> its new one. What only came in by an import was once as
    it is on the other side."""
    forms, forms_here = _forms(entries), _forms(journal)
    made_here = {id for entry in journal for id in entry.made}
    moved = {}
    for entry in entries:
        for id in made_here.intersection(entry.made):
            ours, theirs = forms_here[id], forms[id]
            if ours[0] not in theirs and theirs[0] not in ours:
                moved[id] = another_id(id, theirs[0])
    return moved


def _forms(entries: Iterable[JournalEntry]) -> dict[int, list[Any]]:
    """The forms that each record had, the first of them first."""
    fields: dict[int, dict[str, Any]] = {}
    forms: dict[int, list[Any]] = {}
    for entry in entries:
        for change in entry.changes:
            if change.fields is not None:
                former = {} if change.whole else fields.get(change.id, {})
                fields[change.id] = {**former, **change.fields}
                forms.setdefault(change.id, []).append(_form(change.kind, fields[change.id]))
    return forms


def _form(kind: str, fields: Mapping[str, Any]) -> Any:
    """A record as it is compared: of a person without what an import may have given them."""
    given = {"handle": "", "created": None} if kind == "person" else {}
    try:
        return msgspec.convert({**fields, **given}, KINDS[kind])
    except msgspec.ValidationError:
        return kind, fields


def _moved(entry: JournalEntry, moved: Mapping[int, int]) -> JournalEntry:
    """An entry with other ids, wherever it names them."""

    def by(id: Any) -> Any:
        return moved.get(id, id) if isinstance(id, int) else id

    changes = []
    for change in entry.changes:
        fields = change.fields
        if fields is not None:
            paths = (*PEOPLE.get(change.kind, ()), *TALKS.get(change.kind, ()), "merged[].id")
            fields = rewrite(fields, paths, by)
            fields = rewrite_items(fields, lambda _, id: by(id)) if change.kind == "review" else fields
        changes.append(change._replace(id=by(change.id), fields=fields))
    return entry._replace(changes=tuple(changes))
