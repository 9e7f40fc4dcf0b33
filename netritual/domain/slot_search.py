"""Who gets which slot: exact depth-first branch and bound (``suggestions.md`` 2). Pure.

Greedy choice is worse in half of the weeks with five people; K is at most about 8, so the exact answer takes a few
milliseconds. Values are whole numbers, so equal means equal. Of equal plans the first one met stays: the better person
(equal scores: the lower doc id) has the earlier slot.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

ADJACENT = 3_000
"""Thousandths that each pair of neighbouring days costs when both hold a coffee."""
MOST_NODES = 300_000
"""A stop for inputs that no person has (dozens of people, all hours free); then the best plan so far is taken."""


class Place(NamedTuple):
    """A slot as the search sees it: ordinal day, week, moments, value in thousandths."""

    day: int
    week: int
    start: datetime
    end: datetime
    value: int


class Limits(NamedTuple):
    """What holds for a plan: coffees a day and a week, the gap between two, and those planned already."""

    a_day: int
    a_week: int
    gap: timedelta
    taken: tuple[Place, ...] = ()


def best_plan(options: Sequence[Sequence[Place]], limits: Limits) -> list[int | None]:
    """For each person the index of their slot, or None. People stand best first: of equal plans, the first of them
    has the earlier slot."""
    return _Search(options, limits).run()


class _Search:
    """One search. People are taken in order; each tries their slots from the best down, and also none.

    The bound looks at people and days apart: a slot is worth no more than what its person can give at most (``_gifts``)
    plus what its day is worth (``_price``, falling with the delay). So no plan that puts r more people is worth more
    than the r best gifts and the best r days, chosen with the day's and the week's places and the cost of neighbours.
    """

    def __init__(self, options: Sequence[Sequence[Place]], limits: Limits) -> None:
        self._limits = limits
        worths = [
            sorted(((p.value, n, p) for n, p in enumerate(found)), key=lambda w: (-w[0], w[2].start, w[1]))
            for found in options
        ]
        longest = max((p.end - p.start for found in options for p in found), default=timedelta(0))
        self._worths = [_enough_of_each_day(found, limits, longest) for found in worths]
        self._weeks_of = {p.day: p.week for found in self._worths for _, _, p in found}
        self._weeks_of |= {p.day: p.week for p in limits.taken}
        self._open_days = sorted({p.day for found in self._worths for _, _, p in found})
        self._price = self._prices()
        self._gifts = [self._gifts_from(n) for n in range(len(options) + 1)]
        self._days: dict[int, int] = {}
        self._weeks: dict[int, int] = {}
        for place in limits.taken:
            self._days[place.day] = self._days.get(place.day, 0) + 1
            self._weeks[place.week] = self._weeks.get(place.week, 0) + 1
        self._chosen: list[tuple[int, Place] | None] = [None] * len(options)
        self._best: list[int | None] = [None] * len(options)
        self._best_value = 0
        self._nodes = 0
        self._known: dict[tuple[tuple[int, int], ...], list[int]] = {}

    def run(self) -> list[int | None]:
        """Search, and give the best plan."""
        self._go(0, 0)
        return self._best

    def _prices(self) -> dict[int, int]:
        """What a day is worth, at most, against the best day of each person: 0 or less, falling with the delay."""
        found: dict[int, int] = {}
        for options in self._worths:
            for gain, _, place in options:
                loss = gain - options[0][0]
                found[place.day] = max(loss, found.get(place.day, loss))
        return found

    def _gifts_from(self, first: int) -> list[int]:
        """At [r]: the most that r of the people from ``first`` on can give, apart from their days."""
        gifts = [max(w - self._price[p.day] for w, _, p in found) for found in self._worths[first:] if found]
        sums = [0]
        for gift in sorted(gifts, reverse=True):
            sums.append(sums[-1] + gift)
        return sums

    def _go(self, at: int, value: int) -> None:
        if value > self._best_value:
            self._best_value = value
            self._best = [chosen[0] if chosen else None for chosen in self._chosen]
        self._nodes += 1
        if at == len(self._worths) or self._nodes > MOST_NODES or value + self._more(at) <= self._best_value:
            return
        for gain, index, place in self._worths[at]:
            if gain <= 0:
                break
            if self._allowed(place):
                cost = self._put(place)
                self._chosen[at] = (index, place)
                self._go(at + 1, value + gain - cost)
                self._chosen[at] = None
                self._take_out(place)
        self._go(at + 1, value)

    def _more(self, at: int) -> int:
        """The most that the people from ``at`` on can add to the plan at hand."""
        gifts, days = self._gifts[at], self._best_days()
        return max(gift + price for gift, price in zip(gifts, days, strict=False))

    def _best_days(self) -> list[int]:
        """At [r]: the most that r more days can be worth beside those taken, with the cost of neighbours."""
        key = tuple(sorted((day, count) for day, count in self._days.items() if count))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._walk_days(dict(key))
        return found

    def _walk_days(self, held: dict[int, int]) -> list[int]:
        """Day by day: the best for each (day before in use, places used this week, days added)."""
        most = len(self._worths)
        states: dict[tuple[bool, int, int], int] = {(False, 0, 0): 0}
        before, week = None, None
        for day in sorted({*self._open_days, *held}):
            near = before is not None and day == before + 1
            if self._weeks_of.get(day) != week:
                week = self._weeks_of.get(day)
                start = sum(count for other, count in held.items() if self._weeks_of.get(other) == week)
                states = _merged(((used, start, added), value) for (used, _, added), value in states.items())
            states = self._step(states, day, held, near, most)
            before = day
        best = [max((v for (_, _, n), v in states.items() if n == r), default=None) for r in range(most + 1)]
        return [value for value in best if value is not None]

    def _step(
        self, states: dict[tuple[bool, int, int], int], day: int, held: dict[int, int], near: bool, most: int
    ) -> dict[tuple[bool, int, int], int]:
        here, price = held.get(day, 0), self._price.get(day)
        room = 0 if price is None else max(0, self._limits.a_day - here)
        already = near and here > 0 and held.get(day - 1, 0) > 0
        rows = []
        for (used, count, added), value in states.items():
            for more in range(max(0, min(room, self._limits.a_week - count, most - added)) + 1):
                pair = near and used and here + more > 0 and not already
                worth_now = value + more * (price or 0) - (ADJACENT if pair else 0)
                rows.append(((here + more > 0, count + more, added + more), worth_now))
        return _merged(rows)

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
        return pairs * ADJACENT

    def _take_out(self, place: Place) -> None:
        self._days[place.day] -= 1
        self._weeks[place.week] -= 1


State = tuple[bool, int, int]


def _merged(rows: Iterable[tuple[State, int]]) -> dict[State, int]:
    """The best value of each state."""
    found: dict[State, int] = {}
    for state, value in rows:
        if value > found.get(state, value - 1):
            found[state] = value
    return found


def _enough_of_each_day(
    found: list[tuple[int, int, Place]], limits: Limits, longest: timedelta
) -> list[tuple[int, int, Place]]:
    """The slots of each day that can be in the best plan.

    With n coffees a day at most n - 1 others can be in the way. So the slots of one day, best first, are enough up to
    the n-th that lies so far from the others that no single coffee of another can block two of them.
    """
    far: dict[int, list[Place]] = {}
    kept = []
    for row in found:
        place = row[2]
        apart = far.setdefault(place.day, [])
        if len(apart) >= limits.a_day:
            continue
        kept.append(row)
        if all(_apart(place, other) >= longest + 2 * limits.gap for other in apart):
            apart.append(place)
    return kept


def _apart(one: Place, other: Place) -> timedelta:
    """The time between two slots, below zero when they overlap."""
    return max(one.start - other.end, other.start - one.end)
