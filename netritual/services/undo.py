"""Undo and redo of a whole change, files outside the store included."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.model import TABLE_OF, Change, Coffee, Entry, Follow, Interaction, WrittenFile
from netritual.domain.network import Network, known_people
from netritual.errors import NetritualError
from netritual.services.external_files import Outside
from netritual.services.ports import Store
from netritual.services.verbs.file_verbs import put_back

MOVES = frozenset(("review-go", "review-pause", "review-shown", "review-draft"))
"""Changes of place in a review, and the keeping of texts under way: no acts. An undo takes them back on its way to an
act of that review, and leaves them where the act before them was of something else."""


TAKEN = frozenset(("undo", "redo"))
LOOK_BACK = 200
"""Entries of the history that are looked through: moves, undos and redos stand close together."""


_STAYS = (
    "You said that your calendar has this file: what it has stays there. "
    "Cancel or move a coffee instead, or take it out of your calendar by hand."
)


class Undone(NamedTuple):
    """The change that an undo or a redo made; ``notes`` are sentences about what it could not reach."""

    change: Change
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        """One plain sentence of what was taken back or given back."""
        return self.change.words


def undo(store: Store, outside: Outside, now: datetime) -> Undone:
    """Take back the newest change not yet undone, and put the former bytes of its files back.

    NetritualError when nothing is left, or when a later change touched the same records. A file that somebody changed
    since is left alone and named in the notes.
    """
    view = store.view()
    before, titles = view.all(WrittenFile), _titles(view)
    change = _take_back(store, now)
    notes = _files(store, tuple(before), outside, undone=True)
    return Undone(change, (*_in_calendar(store, change.undoes, titles), *notes))


def _take_back(store: Store, now: datetime) -> Change:
    """Take back the newest act: alone, where no change of place behind it was of the same records."""
    act = to_take_back(store, LOOK_BACK)
    if act is not None:
        try:
            return store.undo(now, act.seq)
        except NetritualError:
            pass  # the moves of its review go with it
    change = store.undo(now)
    while act is not None and (change.undoes or 0) > act.seq:
        change = store.undo(now)
    return change


def redo(store: Store, outside: Outside, now: datetime) -> Undone:
    """Give back what the newest undo took, its files too."""
    before = store.view().all(WrittenFile)
    change = store.redo(now)
    return Undone(change, _files(store, tuple(before), outside, undone=False))


def lines_gone(change: Change, there: Network, gone: Network) -> tuple[str, ...]:
    """The typed lines whose records an undo took away: they stand in the one state and no longer in the other.

    With the states the other way round, those that a redo gave back. Nothing for a change that is neither.
    """
    if change.undoes is None:
        return ()
    records = [
        there.get(kind, id_)
        for kind in (Interaction, Coffee, Follow)
        for id_ in sorted(change.touched.get(TABLE_OF[kind], ()))
        if gone.get(kind, id_) is None
    ]
    lines = [record.line for record in records if isinstance(record, Interaction | Coffee | Follow)]
    return tuple(dict.fromkeys(line for line in lines if line))


def diary(store: Store, limit: int | None = None) -> list[Entry]:
    """The history as it is told, newest first: acts, undos and redos. Changes of place in a review are no acts.

    They are left out, and so is what an undo did with them on its way to an act.
    """
    reach = None if limit is None else LOOK_BACK + 2 * limit
    rows = store.history(reach)
    by_seq = {row.seq: row for row in rows}
    about = [(row, _target(row, by_seq)) for row in rows]
    acts = [(row, target) for row, target in about if target is None or target.verb not in MOVES][:limit]
    if reach is None or len(rows) < reach or (len(acts) == limit and all(target for _, target in acts)):
        return [row for row, _ in acts]
    return diary(store)[:limit]


def _target(row: Entry, by_seq: Mapping[int, Entry]) -> Entry | None:
    """What a row is about: itself, or the change that an undo or a redo took or gave back; None: not among those."""
    target: Entry | None = row
    while target is not None and target.verb in TAKEN and target.undoes is not None:
        target = by_seq.get(target.undoes)
    return target


def to_take_back(store: Store, reach: int | None = None) -> Entry | None:
    """The change that ``undo`` is about: the newest act; a change of place only when nothing else is left.

    ``reach`` are the rows of the history that are looked through, all of them when it is None.
    """
    open_ones = [row for row in store.history(reach) if not row.undone and row.verb not in TAKEN]
    return next((row for row in open_ones if row.verb not in MOVES), next(iter(open_ones), None))


def _titles(network: Network) -> Mapping[int, str]:
    """The titles of the coffees that a calendar file held."""
    return {
        coffee.id: title_of(coffee, known_people(network, coffee.people))
        for coffee in network.all(Coffee)
        if coffee.in_file
    }


def _in_calendar(store: Store, seq: int | None, titles: Mapping[int, str]) -> tuple[str, ...]:
    """What is to be known where the file or a coffee that was taken back was said to be in the calendar: no undo
    reaches that. ``titles`` are those of the coffees before."""
    entries = store.history(LOOK_BACK)
    if seq is None or not any(one.seq > seq and one.verb == "calendar-imported" for one in entries):
        return ()
    written = any(one.seq == seq and one.verb == "write-calendar" for one in entries)
    there = store.view()
    gone = [title for id_, title in titles.items() if there.get(Coffee, id_) is None]
    return (*((_STAYS,) if written else ()), *(f"{title} stays in your calendar: take it out there." for title in gone))


def _files(store: Store, before: tuple[WrittenFile, ...], outside: Outside, *, undone: bool) -> tuple[str, ...]:
    try:
        return put_back(before, store.view().all(WrittenFile), outside, undone=undone)
    except NetritualError as error:
        # The records are taken back already; the file is told of, and the next write renders it anew.
        return (str(error),)
