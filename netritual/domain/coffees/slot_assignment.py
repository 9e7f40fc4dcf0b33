"""Who gets which slot: exact depth-first branch and bound. Pure.

Greedy choice is worse in half of the weeks with five people; K is at most about 8, so the exact answer takes a few
milliseconds. Values are whole numbers, so equal means equal. Of equal plans the first one met stays: the better person
(equal scores: the lower doc id) has the earlier slot.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

ADJACENT = 3_000
"""Thousandths that each pair of neighbouring days costs when both hold a coffee."""
MOST_NODES = 300_000
"""A stop for inputs that no person has (dozens of people, all hours free); then the best plan so far is taken."""


class SlotPlace(NamedTuple):
    """A slot as the search sees it: ordinal day, week, moments in seconds, value in thousandths."""

    day: int
    week: int
    start: int
    end: int
    value: int


class Limits(NamedTuple):
    """What holds for a plan: coffees a day and a week, the seconds between two, and those planned already."""

    a_day: int
    a_week: int
    gap: int
    taken: tuple[SlotPlace, ...] = ()


Worth = tuple[int, int, int, SlotPlace]
"""A slot of a person: its value, its index among theirs, its place among the days of the search, and itself."""
State = tuple[bool, int, int]
"""Walking along the days: the day before is in use, places used this week, days added."""


def best_plan(options: Sequence[Sequence[SlotPlace]], limits: Limits) -> list[int | None]:
    """For each person the index of their slot, or None. People stand best first: of equal plans, the first of them
    has the earlier slot."""
    return _Search(options, limits).run()


class _Search:
    """One search. People are taken in order; each tries their slots from the best down, and also none.

    The bound looks at people and days apart: a slot is worth no more than what its person can give at most (``_gifts``)
    plus what its day is worth (``_Days.price``, falling with the delay). So no plan that puts r more people is worth
    more than the r best gifts and the best r days, chosen with the day's and the week's places and the cost of
    neighbours.
    """

    def __init__(self, options: Sequence[Sequence[SlotPlace]], limits: Limits) -> None:
        self._limits = limits
        worths = [sorted((-p.value, p.start, n, p) for n, p in enumerate(places)) for places in options]
        longest = max((p.end - p.start for places in options for p in places), default=0)
        enough = [_enough_of_each_day([(n, p) for _, _, n, p in places], limits, longest) for places in worths]
        self._days = _Days([[place for _, place in places] for places in enough], limits)
        at = self._days.at
        self._worths: list[list[Worth]] = [[(p.value, n, at[p.day], p) for n, p in places] for places in enough]
        gifts = [max((worth - self._days.price[d] for worth, _, d, _ in rows), default=None) for rows in self._worths]
        # at [r]: the r greatest gifts together
        able = ([gift for gift in gifts[first:] if gift is not None] for first in range(len(gifts) + 1))
        self._gifts = [list(accumulate(sorted(some, reverse=True), initial=0)) for some in able]
        self._chosen: list[tuple[int, SlotPlace] | None] = [None] * len(options)
        self._best: list[int | None] = [None] * len(options)
        self._best_value = 0
        self._nodes = 0

    def run(self) -> list[int | None]:
        """Search, and give the best plan."""
        self._go(0, 0)
        return self._best

    def _go(self, at: int, value: int) -> None:
        if value > self._best_value:
            self._best_value = value
            self._best = [chosen[0] if chosen else None for chosen in self._chosen]
        self._nodes += 1
        if at == len(self._worths) or self._nodes > MOST_NODES or value + self._more(at) <= self._best_value:
            return
        # One more place taken leaves the others no more than they have without it.
        others = self._more(at + 1)
        days = self._days
        for gain, index, day, place in self._worths[at]:
            if gain <= 0 or value + gain + others <= self._best_value:
                break
            if days.room(day) and self._fits(place):
                cost = days.put(day)
                self._chosen[at] = (index, place)
                self._go(at + 1, value + gain - cost)
                self._chosen[at] = None
                days.take_out(day)
        self._go(at + 1, value)

    def _more(self, at: int) -> int:
        """The most that the people from ``at`` on can add to the plan at hand."""
        return max(map(int.__add__, self._gifts[at], self._days.best()))

    def _fits(self, place: SlotPlace) -> bool:
        """True when no coffee of the plan is in the way; with one a day the day says enough."""
        gap = self._limits.gap
        return self._limits.a_day == 1 or not any(
            other is not None and place.start < other[1].end + gap and other[1].start < place.end + gap
            for other in self._chosen
        )


class _Days:
    """The days of a search by their place in time: what each is worth, how many coffees it holds, what is possible.

    Days whose neighbours and weeks have nothing to do with each other form stretches, which are looked at apart: what
    more days can be worth in a stretch depends on its own coffees alone, and is kept.
    """

    def __init__(self, options: Sequence[Sequence[SlotPlace]], limits: Limits) -> None:
        self._a_day, self._a_week, self._most = limits.a_day, limits.a_week, len(options)
        weeks = {place.day: place.week for place in (*limits.taken, *(p for places in options for p in places))}
        days = sorted(weeks)
        self.at = {day: n for n, day in enumerate(days)}
        self._near = [n > 0 and days[n - 1] == day - 1 for n, day in enumerate(days)]
        numbers = {week: n for n, week in enumerate(dict.fromkeys(weeks[day] for day in days))}
        self._week = [numbers[weeks[day]] for day in days]
        prices = self._prices(options)
        self._open = [n in prices for n in range(len(days))]
        self.price = [prices.get(n, 0) for n in range(len(days))]
        self._filled, self._used = [0] * len(days), [0] * len(numbers)
        for place in limits.taken:
            self._filled[self.at[place.day]] += 1
            self._used[numbers[place.week]] += 1
        cuts = [n for n in range(1, len(days)) if not self._near[n] and self._week[n] != self._week[n - 1]]
        self._stretches = list(zip([0, *cuts], [*cuts, len(days)], strict=True))
        self._best_by_days: dict[tuple[int, ...], list[int]] = {}
        self._of_stretch: list[dict[tuple[int, ...], list[int]]] = [{} for _ in self._stretches]

    def _prices(self, options: Sequence[Sequence[SlotPlace]]) -> dict[int, int]:
        """What a day is worth, at most, against the best day of each person: 0 or less, falling with the delay."""
        prices: dict[int, int] = {}
        for places in options:
            for place in places:
                day, loss = self.at[place.day], place.value - places[0].value
                prices[day] = max(loss, prices.get(day, loss))
        return prices

    def room(self, day: int) -> bool:
        """True when the day and its week hold one more."""
        return self._filled[day] < self._a_day and self._used[self._week[day]] < self._a_week

    def put(self, day: int) -> int:
        """One more coffee on a day; says what the neighbouring days cost it."""
        filled = self._filled
        filled[day] += 1
        self._used[self._week[day]] += 1
        if filled[day] > 1:
            return 0
        pairs = self._near[day] and filled[day - 1] > 0
        return ADJACENT * (pairs + (day + 1 < len(filled) and self._near[day + 1] and filled[day + 1] > 0))

    def take_out(self, day: int) -> None:
        """One coffee less."""
        self._filled[day] -= 1
        self._used[self._week[day]] -= 1

    def best(self) -> list[int]:
        """At [r]: the most that r more days can be worth beside those taken, with the cost of neighbours."""
        key = tuple(self._filled)
        best = self._best_by_days.get(key)
        if best is None:
            best = [0]
            for (first, end), cache in zip(self._stretches, self._of_stretch, strict=True):
                here = cache.get(key[first:end])
                if here is None:
                    here = cache[key[first:end]] = self._walk(first, end)
                best = _joined(best, here, self._most)
            self._best_by_days[key] = best
        return best

    def _walk(self, first: int, end: int) -> list[int]:
        """Day by day through a stretch."""
        states: dict[State, int] = {(False, 0, 0): 0}
        week = None
        for day in range(first, end):
            if self._week[day] != week:
                week = self._week[day]
                start = sum(self._filled[n] for n in range(first, end) if self._week[n] == week)
                states = _merged(((used, start, added), value) for (used, _, added), value in states.items())
            states = self._step(states, day, day > first and self._near[day])
        best: dict[int, int] = {}
        for (_, _, added), value in states.items():
            best[added] = max(value, best.get(added, value))
        return [best[added] for added in range(len(best))]

    def _step(self, states: dict[State, int], day: int, near: bool) -> dict[State, int]:
        here, price = self._filled[day], self.price[day]
        room = max(0, self._a_day - here) if self._open[day] else 0
        already = near and here > 0 and self._filled[day - 1] > 0
        best: dict[State, int] = {}
        for (used, count, added), value in states.items():
            for more in range(max(0, min(room, self._a_week - count, self._most - added)) + 1):
                pair = near and used and here + more > 0 and not already
                state = (here + more > 0, count + more, added + more)
                worth = value + more * price - (ADJACENT if pair else 0)
                if worth > best.get(state, worth - 1):
                    best[state] = worth
        return best


def _joined(one: list[int], two: list[int], most: int) -> list[int]:
    """At [r]: the best of r days, some of the one stretch and some of the other."""
    best: list[int] = []
    for n, left in enumerate(one):
        for m, right in enumerate(two[: most - n + 1], n):
            if m == len(best):
                best.append(left + right)
            elif left + right > best[m]:
                best[m] = left + right
    return best


def _merged(rows: Iterable[tuple[State, int]]) -> dict[State, int]:
    """The best value of each state."""
    best: dict[State, int] = {}
    for state, value in rows:
        if value > best.get(state, value - 1):
            best[state] = value
    return best


def _enough_of_each_day(rows: list[tuple[int, SlotPlace]], limits: Limits, longest: int) -> list[tuple[int, SlotPlace]]:
    """The slots of each day that can be in the best plan.

    With n coffees a day at most n - 1 others can be in the way. So the slots of one day, best first, are enough up to
    the n-th that lies so far from the others that no single coffee of another can block two of them.
    """
    far: dict[int, list[SlotPlace]] = {}
    enough = []
    for row in rows:
        place = row[1]
        apart = far.setdefault(place.day, [])
        if len(apart) >= limits.a_day:
            continue
        enough.append(row)
        if all(_apart(place, other) >= longest + 2 * limits.gap for other in apart):
            apart.append(place)
    return enough


def _apart(one: SlotPlace, other: SlotPlace) -> int:
    """The seconds between two slots, below zero when they overlap."""
    return max(one.start - other.end, other.start - one.end)
