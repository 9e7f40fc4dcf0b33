"""Who gets which slot: exact depth-first branch and bound (``suggestions.md`` 2). Pure.

Greedy choice is worse in half of the weeks with five people; K is at most about 8, so the exact answer takes a few
milliseconds. Values are whole numbers, so equal means equal, and ties are settled: the earlier slots, then the earlier
one for the lower doc id.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

ADJACENT = 3_000
"""Thousandths that each pair of neighbouring days costs when both hold a coffee."""
MOST_NODES = 300_000
"""A stop for inputs that no person has (dozens of people, all hours free); then the best plan so far is taken."""
_VALUE = 10**14
_LATE = 10**7


class Place(NamedTuple):
    """A slot as the search sees it: ordinal day, week, moments, value in thousandths, minutes from now."""

    day: int
    week: int
    start: datetime
    end: datetime
    value: int
    late: int


class Limits(NamedTuple):
    """What holds for a plan: coffees a day and a week, the gap between two, and those planned already."""

    a_day: int
    a_week: int
    gap: timedelta
    taken: tuple[Place, ...] = ()


def worth(place: Place, rank: int) -> int:
    """The value of a slot with its tie-breakers; ``rank`` is higher for a lower doc id (at most a thousand)."""
    return place.value * _VALUE - place.late * _LATE - place.late * rank


def best_plan(options: Sequence[Sequence[Place]], ids: Sequence[int], limits: Limits) -> list[int | None]:
    """For each person the index of their slot, or None. ``options`` stand best first, people best first."""
    return _Search(options, ids, limits).run()


class _Search:
    """One search. People are taken in order; each tries their slots from the best down, and also none."""

    def __init__(self, options: Sequence[Sequence[Place]], ids: Sequence[int], limits: Limits) -> None:
        self._limits = limits
        order = sorted(ids, reverse=True)
        ranks = [order.index(person) for person in ids]
        self._worths = [
            sorted(((worth(p, rank), n, p) for n, p in enumerate(found)), key=lambda w: (-w[0], w[1]))
            for found, rank in zip(options, ranks, strict=True)
        ]
        if limits.a_day == 1:
            self._worths = [_best_of_each_day(found) for found in self._worths]
        self._bounds = [self._bound_from(n) for n in range(len(options) + 1)]
        self._days: dict[int, int] = {}
        self._weeks: dict[int, int] = {}
        for place in limits.taken:
            self._days[place.day] = self._days.get(place.day, 0) + 1
            self._weeks[place.week] = self._weeks.get(place.week, 0) + 1
        weeks = {p.week for found in self._worths for _, _, p in found}
        self._room = sum(max(0, limits.a_week - self._weeks.get(week, 0)) for week in weeks)
        self._chosen: list[tuple[int, Place] | None] = [None] * len(options)
        self._best: list[int | None] = [None] * len(options)
        self._best_value = 0
        self._nodes = 0

    def run(self) -> list[int | None]:
        """Search, and give the best plan."""
        self._go(0, 0, 0)
        return self._best

    def _bound_from(self, first: int) -> list[int]:
        """At [k]: the most that k of the people from ``first`` on can add, each taken alone."""
        alone = sorted((found[0][0] for found in self._worths[first:] if found and found[0][0] > 0), reverse=True)
        sums = [0]
        for value in alone:
            sums.append(sums[-1] + value)
        return sums

    def _go(self, at: int, value: int, placed: int) -> None:
        if value > self._best_value:
            self._best_value = value
            self._best = [chosen[0] if chosen else None for chosen in self._chosen]
        if at == len(self._worths):
            return
        self._nodes += 1
        bounds = self._bounds[at]
        if value + bounds[min(self._room - placed, len(bounds) - 1)] <= self._best_value or self._nodes > MOST_NODES:
            return
        rest = self._bounds[at + 1]
        room = max(0, self._room - placed - 1)
        for gain, index, place in self._worths[at]:
            if gain <= 0 or value + gain + rest[min(room, len(rest) - 1)] <= self._best_value:
                break
            if not self._allowed(place):
                continue
            cost = self._put(place)
            self._chosen[at] = (index, place)
            self._go(at + 1, value + gain - cost, placed + 1)
            self._chosen[at] = None
            self._take_out(place)
        self._go(at + 1, value, placed)

    def _allowed(self, place: Place) -> bool:
        if self._days.get(place.day, 0) >= self._limits.a_day or self._weeks.get(place.week, 0) >= self._limits.a_week:
            return False
        gap = self._limits.gap
        return self._limits.a_day == 1 or not any(
            other is not None and place.start < other[1].end + gap and other[1].start < place.end + gap
            for other in self._chosen
        )

    def _put(self, place: Place) -> int:
        """Take the place; says what the neighbouring days cost it."""
        fresh = not self._days.get(place.day)
        self._days[place.day] = self._days.get(place.day, 0) + 1
        self._weeks[place.week] = self._weeks.get(place.week, 0) + 1
        pairs = sum(1 for day in (place.day - 1, place.day + 1) if self._days.get(day)) if fresh else 0
        return pairs * ADJACENT * _VALUE

    def _take_out(self, place: Place) -> None:
        self._days[place.day] -= 1
        self._weeks[place.week] -= 1


def _best_of_each_day(found: list[tuple[int, int, Place]]) -> list[tuple[int, int, Place]]:
    """With one coffee a day, only the best slot of a day can be in the best plan."""
    seen: set[int] = set()
    kept = []
    for row in found:
        if row[2].day not in seen:
            seen.add(row[2].day)
            kept.append(row)
    return kept
