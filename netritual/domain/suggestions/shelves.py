"""Things on shelves by a number, the highest first: put in order only as far as somebody reads.

Very many are ranked and few are shown, so nobody sorts them all: each number is a shelf, and a shelf is sorted when it
is read. What they hold never changes: ``changed`` gives others, which share what stays.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Places(NamedTuple):
    """The number of a thing's shelf, and its place among those on the same one, the least first."""

    shelf: Callable[[Any], float]
    within: Callable[[Any], Any]


class Shelves(Generic[T]):
    """The things that were given, in the order of their places."""

    def __init__(self, places: Places, things: Iterable[T] = ()) -> None:
        self._places = places
        self._shelves: dict[float, list[T]] = {}
        self._sorted: set[float] = set()
        shelf, shelves = places.shelf, self._shelves
        for thing in things:
            at = shelf(thing)
            if at in shelves:
                shelves[at].append(thing)
            else:
                shelves[at] = [thing]

    def changed(self, gone: Sequence[T], come: Sequence[T]) -> "Shelves[T]":
        """The same without some of the very things that stand here, and with others."""
        if not gone and not come:
            return self
        shelf, within, new = self._places.shelf, self._places.within, Shelves[T](self._places)
        # In this order: another thread may sort a shelf in between, and what is said to be sorted has to be.
        new._sorted = set(self._sorted)
        new._shelves = dict(self._shelves)
        without = set(map(id, gone))
        for at in {shelf(thing) for thing in (*gone, *come)}:
            new._shelves[at] = [thing for thing in new._shelves.get(at, ()) if id(thing) not in without]
        for thing in come:
            at = shelf(thing)
            if at in new._sorted:
                insort(new._shelves[at], thing, key=within)
            else:
                new._shelves[at].append(thing)
        return new

    def count(self, least: float) -> int:
        """How many stand on the shelves from this number on."""
        return sum(len(things) for at, things in self._shelves.items() if at >= least)

    def __iter__(self) -> Iterator[T]:
        """All of them, in order."""
        return self.down_to(-inf)

    def down_to(self, least: float) -> Iterator[T]:
        """Those on the shelves from this number on, in order; a shelf is sorted when it is reached."""
        for at in sorted((at for at in self._shelves if at >= least), reverse=True):
            if at not in self._sorted:
                self._shelves[at] = sorted(self._shelves[at], key=self._places.within)
                self._sorted.add(at)
            yield from self._shelves[at]
