"""Who is meant by a typed name, for the app and for the quick log alike.

A person answers to keys (``name_keys.keys_of``), each of one or more kinds. ``NameLookup`` holds the rule over any
store of keys: the first rank of kinds that finds someone decides, and nobody is ever guessed. Standard library only:
the quick log loads this.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netritual.domain.language.text import fold
from netritual.domain.quicklog.name_kinds import (
    EXACT,
    FIRST,
    HANDLE,
    LAST,
    MIDDLE,
    NETWORK,
    START,
    WORD,
    About,
    Hit,
    Match,
    NamedPerson,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


SHORTEST_START = 2
"""Letters that a beginning needs."""
LAST_LETTER = "\U0010ffff"
"""Behind all letters of a key."""
FEW_KEYS = 100
"""So many keys are gone through sooner than ``bisect`` is loaded: the quick log has those of the newest people."""
MOST_STARTS = 4096
"""Words of which an index keeps whether a key begins with them: most words of a line are of every line."""
MOST_FOUND = 64
"""Typed names whose answers an index keeps."""
MOST_READ = 10
"""So many people of one first name are read; more are many (1,200 Anas)."""
MOST_WEIGHED = 64
"""Of so many people it is looked up with whom something goes on."""
ENGAGED_DAYS = 31
"""For so many days after an entry something goes on with those it names."""


class NameLookup:
    """The rule over three primitives that a store of keys gives: ``holders``, ``starting`` and ``row``.

    Keys are folded; people may come in any order, and from ``starting`` more than once.
    """

    __slots__ = ()

    def holders(self, key: str) -> Iterable[Hit]:
        """Everyone who has exactly this key, once each, and as what."""
        raise NotImplementedError

    def starting(self, start: str) -> Iterable[Hit]:
        """Everyone with a key that begins with ``start``, and as what; once a key."""
        raise NotImplementedError

    def row(self, person: int) -> Match:
        """A person that one of the other two gave."""
        raise NotImplementedError

    def about(self, person: int) -> About:
        """What is known of such a person beside the name, empty where only names are."""
        return "", "", ""

    def hits(self, typed: str) -> list[Hit]:
        """Everyone a typed name may mean, by id, without a look at their names: the first rank that finds someone.

        With a last name also those who carry it as a middle word, since double last names are shortened to either.
        """
        key = fold(typed)
        if not key:
            return []
        holders = sorted(self.holders(key))
        if exact := [hit for hit in holders if hit[1] & EXACT]:
            return self._by_handle(typed, exact) if len(exact) > 1 else exact
        if any([kinds & WORD for _, kinds in holders]):
            more = MIDDLE if any([kinds & LAST for _, kinds in holders]) else 0
            return [hit for hit in holders if hit[1] & (WORD | more)]
        if len(key) < SHORTEST_START:
            return []
        return self.started(key)

    def started(self, start: str) -> list[Hit]:
        """Everyone a name that begins with ``start`` may mean, by id."""
        return sorted([hit for hit in self.begun(start).items() if hit[1] & START])

    def _by_handle(self, typed: str, hits: list[Hit]) -> list[Hit]:
        """Of several, the one whose handle was typed letter for letter: a handle names one person, whoever is alike."""
        handle = typed.strip().lower()
        mine = [hit for hit in hits if hit[1] & HANDLE and self.row(hit[0])[1].lower() == handle]
        return mine or hits

    def begun(self, start: str) -> dict[int, int]:
        """Everyone with a key that begins with ``start``, and all that those keys are."""
        kinds_of: dict[int, int] = {}
        for person, kinds in self.starting(start):
            kinds_of[person] = kinds_of.get(person, 0) | kinds
        return kinds_of

    def find(self, typed: str) -> Sequence[Match]:
        """Everyone a typed name may mean, in the order of the address book (by id); none, one, or an ambiguity."""
        return [self.row(person) for person, _ in self.hits(typed)]

    def meant(self, typed: str, today: date | None = None) -> tuple[Sequence[Match], int]:
        """As ``find``, but of people with this first name the nearest is meant, where the day is given or the network
        tells.

        Also how many others of that name were passed over, to be told.
        """
        people, passed_over = self.people_meant(typed, today)
        return [self.row(person) for person in people], passed_over

    def people_meant(self, typed: str, today: date | None = None) -> tuple[list[int], int]:
        """The same by id: without a look at the names of what may be very many."""
        hits = self.hits(typed)
        called = all([kinds & FIRST and not kinds & EXACT for _, kinds in hits])
        near = self.nearest(hits, today) if called else []
        return (near, len(hits) - 1) if len(near) == 1 else ([person for person, _ in hits], 0)

    def nearest(self, hits: Sequence[Hit], today: date | None = None) -> list[int]:
        """Of several the only one in the network, else, where the day is given, the only one with whom something goes
        on; all of them where nobody is the only one."""
        people = [person for person, _ in hits]
        near = self.in_network(hits) if len(people) > 1 else []
        if len(near) != 1 and today is not None and 1 < len(people) <= MOST_WEIGHED:
            near = self.engaged(people, today)
        return near if len(near) == 1 else people

    def in_network(self, hits: Iterable[Hit]) -> list[int]:
        """Those of some hits who are in the network."""
        return [person for person, kinds in hits if kinds & NETWORK]

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        """Those of some people with whom something goes on: a loop or a plan is open, or an entry of the last month
        names them. Nobody where only names are known."""
        return []

    def exact(self, typed: str) -> Sequence[Match]:
        """Everyone whose handle, alias or full name this is: what a name without its ``@`` must be."""
        key = fold(typed)
        hits = [hit for hit in sorted(self.holders(key)) if hit[1] & EXACT] if key else []
        return [self.row(person) for person, _ in (self._by_handle(typed, hits) if len(hits) > 1 else hits)]

    def with_holders(self, keys: Iterable[str]) -> Iterable[str]:
        """Those of some keys that somebody may have."""
        return keys

    def is_begun(self, key: str) -> bool:
        """True when somebody has a key that begins with this folded word."""
        return any(True for _ in self.holders(key)) or any(True for _ in self.starting(key))

    def is_new(self, key: str) -> bool:
        """True when it was said that a folded name, in small letters as it may be, is somebody new."""
        return False

    def is_taken(self, handle: str) -> bool:
        """True when somebody answers to this already, so that a new person must not be given it as a handle."""
        return any([kinds & (EXACT | WORD) for _, kinds in self.holders(fold(handle))])


class NoNames(NameLookup):
    """The lookup of a home where nobody is known yet."""

    __slots__ = ()

    def holders(self, key: str) -> Iterable[Hit]:
        """Nobody."""
        return ()

    def starting(self, start: str) -> Iterable[Hit]:
        """Nobody."""
        return ()


_NOBODY: dict[int, int] = {}


def _cached(answers: dict[str, T], asked: str, answer: T, most: int) -> T:
    """An answer, among at most so many that are asked for again at each key of a line."""
    if len(answers) >= most:
        answers.clear()
    answers[asked] = answer
    return answer


class NameIndex(NameLookup):
    """The lookup in memory: built from rows, kept up by ``add`` (which also replaces) and ``remove``.

    The keys are made when somebody is first looked up.
    """

    __slots__ = ("_begun", "_by_key", "_hits", "_matches", "_meant", "_rows", "_sorted", "_started", "_starts")

    def __init__(self, rows: Iterable[NamedPerson] = ()) -> None:
        self._rows = {row[0]: row for row in rows}
        self._by_key: dict[str, dict[int, int]] | None = None
        self._sorted: list[str] | None = None
        self._hits: dict[str, list[Hit]] = {}
        self._matches: dict[str, Sequence[Match]] = {}
        self._starts: dict[str, bool] = {}
        self._begun: tuple[Sequence[str], dict[int, int]] | None = None
        self._started: tuple[dict[int, int], list[Hit]] | None = None
        self._meant: tuple[list[Hit], date | None, tuple[Sequence[Match], int]] | None = None
        """The newest answer to each of these, with what it was made of: very many may begin alike, and the next letter
        often says no more of them."""

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, person: int) -> bool:
        return person in self._rows

    @property
    def _keys(self) -> dict[str, dict[int, int]]:
        """Everyone's kinds by key."""
        if self._by_key is None:
            self._by_key = {}
            for row in self._rows.values():
                self._enter(row)
        return self._by_key

    def add(self, row: NamedPerson) -> None:
        """Put a person in, in place of the one with the same id."""
        self.remove(row[0])
        self._rows[row[0]] = row
        if self._by_key is not None:
            self._enter(row)

    def _enter(self, row: NamedPerson) -> None:
        from netritual.domain.quicklog.name_keys import keys_of  # the quick log adds nobody but new people

        by_key, person = self._keys, row[0]
        for key, kinds in keys_of(row).items():
            holders = by_key.get(key)
            if holders is None:
                by_key[key] = holders = {}
                self._sort(key)
            holders[person] = kinds

    def remove(self, person: int) -> None:
        """Take a person out; unknown ids are ignored."""
        from netritual.domain.quicklog.name_keys import keys_of

        self._hits.clear()
        self._matches.clear()
        self._starts.clear()
        self._begun = self._started = self._meant = None
        row = self._rows.pop(person, None)
        if row is None or self._by_key is None:
            return
        for key in keys_of(row):
            del self._by_key[key][person]
            if not self._by_key[key]:
                del self._by_key[key]
                self._sort(key, gone=True)

    def _sort(self, key: str, *, gone: bool = False) -> None:
        """A key that is new, or gone, among the sorted ones, once there are some."""
        if self._sorted is not None:
            from bisect import bisect_left

            at = bisect_left(self._sorted, key)
            self._sorted[at : at + gone] = [] if gone else [key]

    def hits(self, typed: str) -> list[Hit]:
        """Everyone a typed name may mean; kept until somebody changes, since a line is read again at each key."""
        hits = self._hits.get(typed)
        return hits if hits is not None else _cached(self._hits, typed, super().hits(typed), MOST_FOUND)

    def find(self, typed: str) -> Sequence[Match]:
        """Everyone a typed name may mean; kept as ``hits`` are."""
        matches = self._matches.get(typed)
        return matches if matches is not None else _cached(self._matches, typed, super().find(typed), MOST_FOUND)

    def holders(self, key: str) -> Iterable[Hit]:
        """Everyone who has exactly this key."""
        by_key = self._keys if self._by_key is None else self._by_key
        return by_key.get(key, _NOBODY).items()

    def with_holders(self, keys: Iterable[str]) -> Iterable[str]:
        """Those of some keys that somebody has."""
        by_key = self._keys
        return [key for key in keys if key in by_key]

    def starting(self, start: str) -> Iterable[Hit]:
        """Everyone with a key that begins with ``start``."""
        by_key = self._keys
        for key in self._starting_keys(start):
            yield from by_key[key].items()

    def _starting_keys(self, start: str) -> Sequence[str]:
        by_key = self._keys
        if len(by_key) <= FEW_KEYS:
            return [key for key in by_key if key.startswith(start)]
        from bisect import bisect_left

        if self._sorted is None:
            self._sorted = sorted(by_key)
        return self._sorted[bisect_left(self._sorted, start) : bisect_left(self._sorted, start + LAST_LETTER)]

    def is_begun(self, key: str) -> bool:
        """True when somebody has a key that begins with this folded word."""
        by_key = self._keys if self._by_key is None else self._by_key
        if key in by_key or not by_key:
            return key in by_key
        begins = self._starts.get(key)
        if begins is None:
            from bisect import bisect_left

            if self._sorted is None:
                self._sorted = sorted(by_key)
            at = bisect_left(self._sorted, key)
            begun = at < len(self._sorted) and self._sorted[at].startswith(key)
            begins = _cached(self._starts, key, begun, MOST_STARTS)
        return begins

    def begun(self, start: str) -> dict[int, int]:
        """Everyone with a key that begins with ``start``; the newest answer is kept as long as the same keys do."""
        keys = self._starting_keys(start)
        if self._begun is None or self._begun[0] != keys:
            by_key, kinds_of = self._keys, dict[int, int]()
            for key in keys:  # a call of ``starting`` a hit takes a third longer
                for person, kinds in by_key[key].items():
                    kinds_of[person] = kinds_of.get(person, 0) | kinds
            self._begun = keys, kinds_of
        return self._begun[1]

    def started(self, start: str) -> list[Hit]:
        """Everyone a name that begins with ``start`` may mean, by id; the newest answer is kept."""
        begun = self.begun(start)
        if self._started is None or self._started[0] is not begun:
            self._started = begun, super().started(start)
        return self._started[1]

    def meant(self, typed: str, today: date | None = None) -> tuple[Sequence[Match], int]:
        """Everyone a typed name may mean, or the nearest of them; the newest answer is kept."""
        hits = self.hits(typed)
        if self._meant is None or self._meant[0] is not hits or self._meant[1] != today:
            self._meant = hits, today, super().meant(typed, today)
        return self._meant[2]

    def row(self, person: int) -> Match:
        """A person of this index."""
        row = self._rows[person]
        return row[0], row[1], row[2], row[5]

    def about(self, person: int) -> About:
        """The company of a person of this index."""
        return self._rows[person][4], "", ""
