"""Undo and redo of a whole change, files outside the store included (``storage.md`` 3.9)."""

from datetime import datetime
from typing import NamedTuple

from netritual.domain.model import Change, WrittenFile
from netritual.errors import NetritualError
from netritual.services.outside import Outside
from netritual.services.ports import Store
from netritual.services.verbs.files import put_back

MOVES = frozenset(("review-go", "review-pause", "review-shown", "review-draft"))
"""Changes of place in a review, and the keeping of texts under way: no acts, so an undo takes them back on its way to
the act before them."""


TAKEN = frozenset(("undo", "redo"))
LOOK_BACK = 200
"""Entries of the history that are looked through: moves, undos and redos stand close together."""


class Undone(NamedTuple):
    """The change that an undo or a redo made; ``notes`` are sentences about files that were left alone."""

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
    before = store.view().all(WrittenFile)
    change = store.undo(now)
    while _is_move(store, change.undoes) and _more(store):
        change = store.undo(now)
    return Undone(change, _files(store, tuple(before), outside, undone=True))


def redo(store: Store, outside: Outside, now: datetime) -> Undone:
    """Give back what the newest undo took, its files too."""
    before = store.view().all(WrittenFile)
    change = store.redo(now)
    return Undone(change, _files(store, tuple(before), outside, undone=False))


def _is_move(store: Store, seq: int | None) -> bool:
    return any(entry.seq == seq and entry.verb in MOVES for entry in store.history(LOOK_BACK))


def _more(store: Store) -> bool:
    return any(not entry.undone and entry.verb not in TAKEN for entry in store.history(LOOK_BACK))


def _files(store: Store, before: tuple[WrittenFile, ...], outside: Outside, *, undone: bool) -> tuple[str, ...]:
    try:
        return put_back(before, store.view().all(WrittenFile), outside, undone=undone)
    except NetritualError as error:
        # The records are taken back already; the file is told of, and the next write renders it anew.
        return (str(error),)
