"""A journal and a copy of it that went its own way: one id may stand for two records in them.

A clock that is behind the newest id gives the next number, on both sides the same. Such a record of the copy gets an id
of its own, the same at every import.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from math import inf
from typing import Any

import msgspec

from netritual.domain.network import Network
from netritual.domain.people.exchange import KINDS, PEOPLE, TALKS, rewrite, rewrite_items
from netritual.services.intake.record_matching import another_id, is_counted_up, lasting, words_of
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
    by_number = {entry[0]: entry for entry in history}
    new, parted = [], False
    for entry in entries:
        there = by_number.get(entry.seq)
        is_another = there != entry[:3] or any(id in moved for id in entry.new_ids)
        parted = parted or (there is not None and is_another)
        if parted or there is None:
            new.append(_moved(entry, moved) if moved else entry)
    return new


def parted(rows: Iterable[Mapping[str, Any]], journal: Sequence[JournalEntry], network: Network) -> int | float:
    """The first id that the side of an export and this one gave by themselves, as far as an entry of the journal made a
    record that is another one in the export."""
    forms = cache(partial(_forms, journal))
    two = {row["id"] for row in rows if isinstance(row.get("id"), int) and _is_another(row, network, forms)}
    return min((entry.above + 1 for entry in journal if not two.isdisjoint(entry.new_ids)), default=inf)


def _is_another(row: Mapping[str, Any], network: Network, forms: Callable[[], Mapping[int, Sequence[Any]]]) -> bool:
    """Whether a line of an export is not of the record that has its id here. Where both may have counted up to one id
    in the same second, only words that this record never had tell."""
    there = network.get(KINDS[row["kind"]], row["id"]) if row["kind"] in KINDS else None
    if there is None or lasting(row).differs(lasting(there), moments=True):
        return there is not None
    words = words_of(row)
    return words != words_of(there) and is_counted_up(there) and words not in map(words_of, forms().get(there.id, ()))


def _moves(entries: Sequence[JournalEntry], journal: Sequence[JournalEntry]) -> dict[int, int]:
    """Id of a record that both sides made, and not the same -> its new one. What only came in by an import was once as
    it is on the other side."""
    forms, forms_here = _forms(entries), _forms(journal)
    made_here = {id for entry in journal for id in entry.new_ids}
    moved = {}
    for entry in entries:
        for change in entry.changes:
            if change.id > entry.above and change.id in made_here:
                ours, theirs = forms_here[change.id], forms[change.id]
                if ours[0] not in theirs and theirs[0] not in ours:
                    moved[change.id] = another_id(change.id, change.fields)
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
    """A record as it is compared: without what it refers to, and a person without a handle and a first day, for an
    import may give others."""
    defaults = {"handle": "", "created": None} if kind == "person" else {}
    plain = rewrite({**fields, **defaults}, _references(kind), lambda _: 0)
    try:
        return msgspec.convert(plain, KINDS[kind])
    except msgspec.ValidationError:
        return kind, plain


def _references(kind: str) -> tuple[str, ...]:
    return (*PEOPLE.get(kind, ()), *TALKS.get(kind, ()), "merged[].id")


def _moved(entry: JournalEntry, moved: Mapping[int, int]) -> JournalEntry:
    """An entry with other ids, wherever it names them."""

    def by(id: Any) -> Any:
        return moved.get(id, id) if isinstance(id, int) else id

    changes = []
    for change in entry.changes:
        fields = change.fields
        if fields is not None:
            fields = rewrite(fields, _references(change.kind), by)
            fields = rewrite_items(fields, lambda _, id: by(id)) if change.kind == "review" else fields
        changes.append(change._replace(id=by(change.id), fields=fields))
    return entry._replace(changes=tuple(changes))
