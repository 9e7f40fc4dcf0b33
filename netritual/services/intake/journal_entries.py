"""The entries of a journal file that a home lacks, as rows of the exchange format.

A copy that a sync tool left shares its beginning with the journal here: what both hold says nothing new, and what was
changed or removed here since stays so. Of the rest each record is one row, with the fields that were changed there.
"""

from collections.abc import Iterable, Sequence
from math import inf
from typing import Any, NamedTuple

from netritual.domain.dates.day_wording import counted
from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.people.exchange import KINDS, PEOPLE, rewrite
from netritual.domain.quicklog.name_keys import new_handle
from netritual.services.intake import journal_fork
from netritual.services.ports import ImportBatch, ImportProblem, JournalEntry, Store

Key = tuple[str, int]
"""Kind and id of a record."""


class _Left(NamedTuple):
    """What entries leave of a record: whether all of it is in them, where the last of them stands, and its fields."""

    whole: bool
    place: str
    fields: dict[str, Any]


def lacking(batch: ImportBatch, journal: Sequence[JournalEntry], store: Store) -> ImportBatch:
    """The batch of a file of ours with rows for what the home lacks, whose own ``journal`` is given.

    Also with the ids of what never was a talk in it, which only a journal that goes back to the first entry can tell.
    """
    apart = inf if batch.entries else journal_fork.parted(batch.rows, journal, store.view())
    if batch.entries:
        batch = _rows_of(batch, journal, store)
    interactions = {change.id for entry in journal for change in entry.changes if change.kind == "interaction"}
    whole = bool(journal) and journal[0].seq == 1
    ids = (id for row in batch.rows if whole and isinstance(id := row.get("id"), int))
    return batch._replace(unseen=frozenset(ids) - interactions, apart=apart)


def _rows_of(batch: ImportBatch, journal: Sequence[JournalEntry], store: Store) -> ImportBatch:
    network = store.view()
    new = journal_fork.lacking(batch.entries, journal, ((entry.seq, entry.at, entry.verb) for entry in store.history()))
    own = batch.store == store.id if batch.store is not None else len(new) < len(batch.entries)
    if not own:
        return _with_rows(batch, *_left_by(batch.entries), _handles(batch.entries))
    left, removed = _left_by(new)
    gone = [key for key, one in left.items() if not one.whole and network.get(KINDS[key[0]], key[1]) is None]
    problems = [ImportProblem(left.pop(key).place, f"it changes a {key[0]} that is here no longer") for key in gone]
    removed = {(kind, id) for kind, id in removed if network.get(KINDS[kind], id) is not None}
    rows = _with_rows(batch, left, removed, _handles_here(_handles((*batch.entries, *new)), left, network))
    return rows._replace(
        store=store.id, problems=(*batch.problems, *problems), known=len(batch.entries) - len(new)
    )  # fmt: skip


def _with_rows(batch: ImportBatch, left: dict[Key, _Left], removed: set[Key], handles: dict[int, str]) -> ImportBatch:
    def named(person: Any) -> Any:
        return handles.get(person, person) if isinstance(person, int) else person

    rows = [
        {"kind": kind, "id": id, **rewrite(one.fields, PEOPLE.get(kind, ()), named)}
        for (kind, id), one in left.items()
    ]  # fmt: skip
    stay = f"{counted(len(removed), 'record')} that it removes {'stays' if len(removed) == 1 else 'stay'} here."
    places = tuple(one.place for one in left.values())
    notes = (*batch.notes, *([stay] if removed else []))
    return batch._replace(rows=tuple(rows), places=places, notes=notes, entries=())


def _left_by(entries: Iterable[JournalEntry]) -> tuple[dict[Key, _Left], set[Key]]:
    """What entries leave of each record, and which they remove."""
    left: dict[Key, _Left] = {}
    removed: set[Key] = set()
    for entry in entries:
        for kind, id, fields, whole in entry.changes:
            before = left.pop((kind, id), _Left(whole, "", {}))
            if fields is None:
                removed.add((kind, id))
            else:
                removed.discard((kind, id))
                left[kind, id] = _Left(before.whole, entry.place, {**before.fields, **fields})
    return left, removed


def _handles(entries: Iterable[JournalEntry]) -> dict[int, str]:
    """The handles that people have in the file."""
    changes = (change for entry in entries for change in entry.changes if change.kind == "person")
    return {id: fields["handle"] for _, id, fields, _ in changes if fields and isinstance(fields.get("handle"), str)}


def _handles_here(handles: dict[int, str], left: dict[Key, _Left], network: Network) -> dict[int, str]:
    """The handles by which rows name people of a file of this home: those that they have here.

    Two people who were added under one handle on two devices are two, unless they have one name: the one who comes
    gets another handle. Who is here already keeps theirs.
    """
    people = {fold(person.handle): person for person in network.all(Person)}
    own = {person.id: person.handle for person in people.values()}
    names = {*people, *map(fold, handles.values())}
    for (kind, id), one in left.items():
        there = people.get(fold(handles.get(id, ""))) if kind == "person" else None
        if there is None or there.id == id:
            continue
        name = str(one.fields.get("name", ""))
        if id in own:
            one.fields.pop("handle", None)
        elif fold(there.name) != fold(name):
            handles[id] = one.fields["handle"] = new_handle(name, lambda handle: fold(handle) in names)
            names.add(fold(handles[id]))
    return {**handles, **own}
