"""The cursor of a list: on which row it stands, and where it goes from there. It passes over headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar


class _Row(Protocol):
    """What a cursor knows of a row."""

    @property
    def key(self) -> str:
        """What it is known by."""

    @property
    def head(self) -> bool:
        """Whether it is a heading."""


R = TypeVar("R", bound=_Row)


class RowCursor(Generic[R]):
    """The rows of a list, and the place of the one under the cursor. Where it goes is told, and whoever draws it puts
    it there."""

    def __init__(self) -> None:
        self.rows: Sequence[R] = ()
        self.at: int | None = None
        """The place of the row under the cursor; None where it stands on none."""
        self.is_away = False
        """Whether it was taken off the last row that waits, and stands nowhere until it is moved."""

    @property
    def row(self) -> R | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.at is not None else None

    @property
    def first(self) -> int | None:
        """The place of the first row."""
        return self.near(0)

    @property
    def last(self) -> int | None:
        """The place of the last row."""
        return self.near(len(self.rows) - 1, -1)

    def take(self, rows: Sequence[R], *, keep: bool) -> None:
        """Have other rows. With ``keep`` the cursor stays on its row, or else on the next of the rows that stay, or
        else at its place; without it, it goes to the top. One that stands nowhere then stays there."""
        target = self._place_in(rows) if keep else None
        self.is_away = self.is_away and keep
        self.rows = rows
        self.at = None if self.is_away else self.near(target or 0)

    def _place_in(self, rows: Sequence[R]) -> int | None:
        """The place among other rows of the row under the cursor, else of the nearest that is still there: one below
        it first, so that a row which only came now is not under the cursor. Its old place without one."""
        at = self.at
        if at is None:
            return None
        places = {row.key: place for place, row in enumerate(rows) if not row.head}
        nearest = (*self.rows[at:], *reversed(self.rows[:at]))
        return next((places[row.key] for row in nearest if row.key in places), at)

    def moved(self, steps: int) -> int | None:
        """Where it goes by so many rows; headings are stepped over, and it stops at the ends."""
        at = self.at
        if at is None:
            return self.first
        way, left, target = (1 if steps > 0 else -1), abs(steps), at
        index = at + way
        while left and 0 <= index < len(self.rows):
            if not self.rows[index].head:
                target, left = index, left - 1
            index += way
        return target

    def section(self, way: int) -> int | None:
        """The place of the first row of the next (or previous) section; None when there is none that way."""
        heads = [index for index, row in enumerate(self.rows) if row.head]
        at = self.at or 0
        own = max((index for index in heads if index < at), default=-1)
        others = [h for h in heads if (h > at if way > 0 else h < own)]
        for head in others if way > 0 else reversed(others):
            target = self.near(head, 1)
            if target is not None and target > head and (target < at if way < 0 else True):
                return target
        return None

    def place_of(self, key: str) -> int | None:
        """The place of the row with a key."""
        return next((index for index, row in enumerate(self.rows) if row.key == key and not row.head), None)

    def next_waiting(self, first: Callable[[R], bool]) -> int | None:
        """The place of the next row of which ``first`` is true, else of the next one; None where there is no other."""
        at = self.at or 0
        others = [place for place in (*range(at + 1, len(self.rows)), *range(at)) if not self.rows[place].head]
        asking = (place for place in others if first(self.rows[place]))
        return next(asking, next(iter(others), None))

    def near(self, index: int, way: int = 1) -> int | None:
        """The row nearest to an index that is no heading: this way first, then the other."""
        last = len(self.rows) - 1
        index = max(0, min(index, last))
        for direction in (way, -way):
            at = index
            while 0 <= at <= last:
                if not self.rows[at].head:
                    return at
                at += direction
        return None
