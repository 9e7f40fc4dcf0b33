"""What differs between two moments of a store, found from its layers: those that both have are not looked at."""

from netritual.store.index.facts import facts_of
from netritual.store.index.rows import Nothing, Rows


def differing_ids(rows: Rows, other: Rows) -> set[int] | None:
    """The ids of the documents that may differ between two moments of a table; None over different snapshots.

    Only what stands above the layers that both have in common is looked at.
    """
    base, former = rows.base(), other.base()
    if base is not former and not (type(base) is Nothing and type(former) is Nothing):
        return None
    mine, theirs = _layers(rows), _layers(other)
    common = {id(layer) for layer in theirs}.intersection(map(id, mine))
    over, was = _above(mine, common), _above(theirs, common)
    missing = object()
    found = {doc_id for doc_id, raw in over.items() if was.get(doc_id, missing) is not raw}
    return found.union(doc_id for doc_id in was if doc_id not in over)


def _layers(rows: Rows) -> list[Rows]:
    """A layer and all those in memory below it."""
    found = [rows]
    while isinstance(rows.below, Rows):
        rows = rows.below
        found.append(rows)
    return found


def _above(layers: list[Rows], common: set[int]) -> dict[int, bytes | None]:
    """What the layers above some others say together."""
    over: dict[int, bytes | None] = {}
    for layer in layers:
        if id(layer) in common:
            break
        over = {**layer.over, **over} if over else layer.over
    return over


def differing_people(talks: Rows, other: Rows) -> set[int] | None:
    """The people whose touches may differ between two moments of the interactions; None over different snapshots."""
    ids = differing_ids(talks, other)
    if ids is None:
        return None
    found = [facts_of(raw) for rows in (talks, other) for doc_id in ids if (raw := rows.get(doc_id)) is not None]
    return {person for facts in found if facts is not None for person in facts.people}
