"""Rows of a list that are made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

R = TypeVar("R")
V = TypeVar("V")


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
