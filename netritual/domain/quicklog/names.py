"""Who is meant by a typed name: rule 5 of ``quicklog.md``, for the app and for the quick log alike.

A person answers to ranked keys (``keys_of``). A lookup offers them by rank, and ``NameLookup`` holds the rule: the
first rank that finds someone decides, and nobody is ever guessed. Standard library only: the quick log loads this.
"""

from __future__ import annotations

from netritual.domain.text import fold, is_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    Match: TypeAlias = tuple[int, str, str]
    """A person found: id, handle, name."""
    Row: TypeAlias = tuple[int, str, str, Sequence[str]]
    """A person of the address book: id, handle, name, aliases."""

EXACT, WORD, PREFIX = 0, 1, 2
"""Ranks of a key, in the order in which they decide: handle, alias or full name; first or last name; start of one."""

SHORTEST_PREFIX = 2
"""Letters that a prefix needs."""


def keys_of(handle: str, name: str, aka: Iterable[str] = ()) -> list[tuple[int, str]]:
    """All (rank, folded key) a person answers to, each once, by rank. PREFIX keys are those whose start may be typed.

    A last name counts with and without the small words before it ("de la Cruz", "Cruz").
    """
    words = name.split()
    typed, whole, parts = fold(handle), fold(name), [fold(word) for word in words]
    keys = [(EXACT, typed), (EXACT, whole), *[(EXACT, fold(text)) for text in aka]]
    if words:
        small = len(words) - 1
        while small > 1 and words[small - 1][:1].islower():
            small -= 1
        last = parts[-1] if small == len(words) - 1 else fold("".join(words[small:]))
        keys += [(WORD, parts[0]), (WORD, parts[-1]), (WORD, last)]
    keys += [(PREFIX, key) for key in (typed, whole, *parts)]
    return [pair for pair in dict.fromkeys(keys) if pair[1]]


class NameLookup:
    """The matching rule over four primitives that a lookup gives: ``ids_exact``, ``ids_word``, ``ids_prefix``, ``row``.

    Keys are folded; ids may come in any order and more than once.
    """

    __slots__ = ()

    def ids_exact(self, key: str) -> Iterable[int]:
        """People with this EXACT key."""
        raise NotImplementedError

    def ids_word(self, key: str) -> Iterable[int]:
        """People with this WORD key."""
        raise NotImplementedError

    def ids_prefix(self, start: str) -> Iterable[int]:
        """People with a PREFIX key that begins with ``start``."""
        raise NotImplementedError

    def row(self, person: int) -> Match:
        """Id, handle and name of a person that one of the other three gave."""
        raise NotImplementedError

    def find(self, typed: str) -> list[Match]:
        """Everyone a typed name may mean, in the order of the address book (by id); none, one, or an ambiguity."""
        key = fold(typed)
        if not key:
            return []
        ids = set(self.ids_exact(key)) or set(self.ids_word(key))
        if not ids and len(key) >= SHORTEST_PREFIX:
            ids = set(self.ids_prefix(key))
        return [self.row(person) for person in sorted(ids)]

    def exact(self, typed: str) -> list[Match]:
        """Everyone whose handle, alias or full name this is: what a name without its ``@`` must be."""
        key = fold(typed)
        return [self.row(person) for person in sorted(set(self.ids_exact(key)))] if key else []

    def taken(self, handle: str) -> bool:
        """True when somebody answers to this already, so that a new person must not be given it as a handle."""
        key = fold(handle)
        return any(True for _ in self.ids_exact(key)) or any(True for _ in self.ids_word(key))


class NoNames(NameLookup):
    """The lookup of a home where nobody is known yet."""

    __slots__ = ()

    def ids_exact(self, key: str) -> Iterable[int]:
        """Nobody."""
        return ()

    def ids_word(self, key: str) -> Iterable[int]:
        """Nobody."""
        return ()

    def ids_prefix(self, start: str) -> Iterable[int]:
        """Nobody."""
        return ()


class NameIndex(NameLookup):
    """The lookup in memory: built from rows, kept up by ``add`` (which also replaces) and ``remove``."""

    __slots__ = ("_exact", "_rows", "_starts", "_word")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows: dict[int, Row] = {}
        self._exact: dict[str, set[int]] = {}
        self._word: dict[str, set[int]] = {}
        self._starts: list[tuple[str, int]] = []
        for row in rows:
            self._put(row, self._starts.append)
        self._starts.sort()

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, person: int) -> bool:
        return person in self._rows

    def add(self, row: Row) -> None:
        """Put a person in, in place of the one with the same id."""
        from bisect import insort  # the quick log adds nobody

        self.remove(row[0])
        self._put(row, lambda pair: insort(self._starts, pair))

    def remove(self, person: int) -> None:
        """Take a person out; unknown ids are ignored."""
        from bisect import bisect_left

        row = self._rows.pop(person, None)
        if row is None:
            return
        for rank, key in keys_of(row[1], row[2], row[3]):
            if rank == PREFIX:
                at = bisect_left(self._starts, (key, person))
                del self._starts[at]
                continue
            book = self._exact if rank == EXACT else self._word
            book[key].discard(person)
            if not book[key]:
                del book[key]

    def ids_exact(self, key: str) -> Iterable[int]:
        """People with this EXACT key."""
        return self._exact.get(key, ())

    def ids_word(self, key: str) -> Iterable[int]:
        """People with this WORD key."""
        return self._word.get(key, ())

    def ids_prefix(self, start: str) -> Iterable[int]:
        """People with a PREFIX key that begins with ``start``."""
        from bisect import bisect_left

        at, found = bisect_left(self._starts, (start,)), set()
        while at < len(self._starts) and self._starts[at][0].startswith(start):
            found.add(self._starts[at][1])
            at += 1
        return found

    def row(self, person: int) -> Match:
        """Id, handle and name of a person of this index."""
        return self._rows[person][:3]

    def _put(self, row: Row, start: Callable[[tuple[str, int]], None]) -> None:
        self._rows[row[0]] = row
        for rank, key in keys_of(row[1], row[2], row[3]):
            if rank == PREFIX:
                start((key, row[0]))
            else:
                (self._exact if rank == EXACT else self._word).setdefault(key, set()).add(row[0])


def new_handle(name: str, taken: Callable[[str], bool]) -> str:
    """A handle nobody answers to: first and last name, else with a number. Any script.

    Not the first name alone: an exact handle decides, and a second Sam must leave ``@sam`` open, not go to the first.
    """
    words = [word for word in (_letters(part) for part in name.split()) if word]
    if not words:
        words = ["person"]
    base = words[0] if len(words) == 1 else f"{words[0]}-{words[-1]}"
    if not taken(base):
        return base
    number = 2
    while taken(f"{base}-{number}"):
        number += 1
    return f"{base}-{number}"


def _letters(word: str) -> str:
    """The folded word as far as a handle may hold it: from its first letter on, letters, their marks and digits."""
    kept = "".join([char for char in fold(word) if char.isalnum() or is_mark(char)])
    first = next((at for at, char in enumerate(kept) if char.isalpha()), len(kept))
    return kept[first:]
