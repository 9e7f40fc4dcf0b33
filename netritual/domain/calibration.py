"""The constants of p_keep fitted to the user's own log, and how much they would help (``suggestions.md`` 1.8).

Logistic regression on the two features of ``ties.p_keep`` by Newton's method. The error is told on weeks that the fit
has not seen, before and after; nothing changes unless the user turns it on.
"""

from collections.abc import Sequence
from datetime import date
from math import exp, log

from msgspec import Struct

from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.ties import KEEP, Day, Keep, days_of, decays, p_keep

LEAST_WEEKS = 200
"""Labelled tie-weeks below which nothing is fitted."""
LEAST_EACH = 20
"""So many of the weeks must have gone on, and so many not: from a log in which nothing ends nothing is learned."""
AHEAD_DAYS = 60
"""A tie went on by itself when there was a touch within this many days (the horizon of the evaluation)."""
STEP_DAYS = 7
LEAST_TOUCHES = 3
WEEKS_BACK = 104
TRAINED = 2 / 3
"""The share of the time that is fitted on; the rest only judges."""
RIDGE = 4.0
"""How strongly the fit is held to the constants of the design: as much as four tie-weeks at even odds."""


class Newton:
    """Logistic regression with a ridge towards given constants; rows are added, then solved."""

    def __init__(self, size: int, ridge: float = 0.0, start: Sequence[float] = ()) -> None:
        self._size, self._ridge = size, ridge
        self._start = tuple(start) or (0.0,) * size
        self._rows: list[tuple[tuple[float, ...], bool]] = []

    def add(self, features: tuple[float, ...], label: bool) -> None:
        """One observation."""
        self._rows.append((features, label))

    def solve(self, rounds: int = 12) -> tuple[float, ...]:
        """The weights; the same for the rows in any order, to rounding."""
        weights = list(self._start)
        size = range(self._size)
        for _ in range(rounds):
            slope = [self._ridge * (s - w) for s, w in zip(self._start, weights, strict=True)]
            bend = [[(self._ridge or 1e-9) * (i == j) for j in size] for i in size]
            for features, label in self._rows:
                chance = sigmoid(sum([w * x for w, x in zip(weights, features, strict=True)]))
                spread, error = chance * (1 - chance), label - chance
                for i in size:
                    slope[i] += error * features[i]
                    part, line = spread * features[i], bend[i]
                    for j in size:
                        line[j] += part * features[j]
            step = solved(bend, slope)
            weights = [w + s for w, s in zip(weights, step, strict=True)]
            if max(abs(s) for s in step) < 1e-9:
                break
        return tuple(weights)


def sigmoid(value: float) -> float:
    """1 / (1 + e^-value), for any value."""
    return 1 / (1 + exp(-min(max(value, -40.0), 40.0)))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of equations, by elimination with the largest pivot."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        if rows[at][at] == 0:
            return [0.0] * size
        for row in range(size):
            share = rows[row][at] / rows[at][at]
            if row != at and share:
                rows[row] = [a - share * b for a, b in zip(rows[row], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


class Week(Struct, frozen=True, gc=False):
    """One tie on one day of the past, and whether there was a touch in the 60 days after it. ``day`` is an ordinal."""

    day: int
    s60: float
    gap: int
    kept: bool


class Calibration(Struct, frozen=True, kw_only=True):
    """The fit and its worth. ``before`` and ``after`` are log losses on ``judged`` tie-weeks the fit has not seen.

    ``better``: the fitted constants are worth using. ``words`` is the sentence for Insights.
    """

    weeks: int
    judged: int
    keep: Keep
    before: float
    after: float
    better: bool
    words: str


def weeks_of(network: Network, today: date) -> list[Week]:
    """Every tie of someone with a tier on every seventh day of two years, as far as its 60 days are over."""
    now, plain = today.toordinal(), decays(60)
    found: list[Week] = []
    cuts = range(now - AHEAD_DAYS - STEP_DAYS * (WEEKS_BACK - 1), now - AHEAD_DAYS + 1, STEP_DAYS)
    for person in network.all(Person):
        if not person.tier or person.kin:
            continue
        days = days_of(network.touches(person.id), now - 1)
        found.extend(week for cut in cuts if (week := _week(days, cut, plain)) is not None)
    return found


def _week(days: Sequence[Day], cut: int, plain: Sequence[float]) -> Week | None:
    past = [day for day in days if day.day <= cut]
    if len(past) < LEAST_TOUCHES:
        return None
    s60 = sum(plain[cut - day.day] for day in past if cut - day.day < len(plain))
    both = [day.day for day in past if day.two_way]
    if not both:
        return None
    kept = any(cut < day.day <= cut + AHEAD_DAYS for day in days)
    return Week(cut, s60, cut - both[-1], kept)


def loss(weeks: Sequence[Week], keep: Keep) -> float:
    """The mean log loss of p_keep: 0 is perfect, 0.69 is a coin."""
    total = 0.0
    for week in weeks:
        chance = min(max(p_keep(week.s60, week.gap, keep), 1e-6), 1 - 1e-6)
        total -= log(chance if week.kept else 1 - chance)
    return total / len(weeks) if weeks else 0.0


def fitted(weeks: Sequence[Week]) -> Keep:
    """The constants that fit these weeks, held a little to those of the design. Their signs stay."""
    newton = Newton(3, RIDGE, (KEEP.base, KEEP.strength, -KEEP.silence))
    for week in sorted(weeks, key=lambda w: (w.day, w.s60, w.gap, w.kept)):
        newton.add((1.0, log(week.s60 + 0.05), log(1 + week.gap)), week.kept)
    base, strength, silence = newton.solve()
    return Keep(round(base, 4), round(max(strength, 0.0), 4), round(max(-silence, 0.0), 4))


def calibrate(network: Network, today: date) -> Calibration:
    """What the log of this network teaches, on one day."""
    return taught(weeks_of(network, today))


def taught(weeks: Sequence[Week]) -> Calibration:
    """Fit on the first two thirds of the time, judge on the rest; the constants offered are fitted on all of it.

    Between the two parts lie the 60 days that a label looks ahead, so that no week is judged by what was fitted.
    """
    if len(weeks) < LEAST_WEEKS:
        words = f"{len(weeks)} of {LEAST_WEEKS} weeks of talks that it takes to learn from your own log"
        return _told(weeks, [], KEEP, 0.0, 0.0, words)
    first, last = min(week.day for week in weeks), max(week.day for week in weeks)
    split = first + round((last - first) * TRAINED)
    judged = [week for week in weeks if week.day > split]
    trained = [week for week in weeks if week.day <= split - AHEAD_DAYS]
    if len(trained) < LEAST_WEEKS // 2 or len(judged) < LEAST_WEEKS // 4:
        return _told(weeks, [], KEEP, 0.0, 0.0, "the log is too short to check what it would teach")
    if min(sum(week.kept is kept for week in trained) for kept in (True, False)) < LEAST_EACH:
        words = "in your log too few ties went quiet, or too few went on, to learn from"
        return _told(weeks, [], KEEP, 0.0, 0.0, words)
    before, after = loss(judged, KEEP), loss(judged, fitted(trained))
    gain = f"{before:.3f} before, {after:.3f} after, on {len(judged)} weeks it had not seen"
    if after >= before - 0.005:
        return _told(weeks, judged, KEEP, before, after, f"your log teaches nothing new here: error {gain}")
    return _told(weeks, judged, fitted(weeks), before, after, f"learned from your log: error {gain}")


def _told(
    weeks: Sequence[Week], judged: Sequence[Week], keep: Keep, before: float, after: float, words: str
) -> Calibration:
    better = keep is not KEEP
    return Calibration(
        weeks=len(weeks), judged=len(judged), keep=keep, before=before, after=after, better=better, words=words
    )
