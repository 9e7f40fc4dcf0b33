"""On which lines the rows of a list stand, when some take more than one, and one of them grows under the cursor; and
rows of one line that are made when they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar, overload

R = TypeVar("R")
V = TypeVar("V")


class RowPlaces:
    """Rows that begin on the lines ``tops``, and end at the last of them. Row ``grown`` has ``extra`` lines more."""

    def __init__(self, tops: Sequence[int] = (0,), grown: int | None = None, extra: int = 0) -> None:
        self._tops, self._grown, self._extra = tops, grown, extra if grown is not None else 0

    @classmethod
    def of_heights(cls, heights: Iterable[int]) -> RowPlaces:
        """Rows of these heights, below each other."""
        return cls(list(accumulate(heights, initial=0)))

    def grown(self, row: int, extra: int) -> RowPlaces:
        """The same rows, one of them with so many lines more."""
        return RowPlaces(self._tops, row, extra)

    @property
    def count(self) -> int:
        """How many lines all rows take."""
        return self._tops[-1] + self._extra

    def top(self, row: int) -> int:
        """The first line of a row, or the one behind the last."""
        return self._tops[row] + (self._extra if self._grown is not None and row > self._grown else 0)

    def height(self, row: int) -> int:
        """How many lines a row takes."""
        return self.top(row + 1) - self.top(row)

    def row_at(self, line: int) -> int:
        """The row that a line belongs to; the number of rows behind the last one."""
        if self._grown is not None:
            end = self._tops[self._grown + 1]
            if line >= end:
                line = max(end - 1, line - self._extra)
        return bisect_right(self._tops, line) - 1


class EvenRows(Sequence[R], Generic[R, V]):
    """Rows of one line each, of very many values."""

    def __init__(self, values: Sequence[V], row_of: Callable[[V], R]) -> None:
        self._values, self._row_of = values, row_of

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, at: int) -> R: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[R]: ...

    def __getitem__(self, at: int | slice) -> R | Sequence[R]:
        return [*map(self._row_of, self._values[at])] if isinstance(at, slice) else self._row_of(self._values[at])
