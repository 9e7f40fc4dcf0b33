"""The constants of p_keep fitted to the user's own log, and how much they would help.

Logistic regression on the two features of ``tie.p_keep`` by Newton's method. The error is told on weeks that the fit
has not seen, before and after. Nothing changes by itself: Insights offers the constants, and only when the person takes
them they become the setting ``learned``, which every list is then made with.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil, exp, log, log1p
from operator import mul
from typing import Literal

from msgspec import Struct

from netritual.domain.model import Keep, Person
from netritual.domain.network import Network
from netritual.domain.ties.tie import KEEP, PLAIN_HALF_LIFE, Day, days_of, decays, p_keep

LEAST_WEEKS = 200
"""Fewer labelled tie-weeks are not fitted."""
LEAST_EACH = 20
"""Weeks that must have gone on, and as many that must not: a log in which nothing ends teaches nothing."""
AHEAD_DAYS = 60
"""A tie went on by itself when there was a touch within this many days (the horizon of the evaluation)."""
STEP_DAYS = 7
MOST_APART = 13
"""Weeks between two that are looked at, at most, when there are many ties: neighbours tell nearly the same."""
MOST_WEEKS = 6_000
"""Tie-weeks that are enough for three constants; they are fitted in a tenth of a second."""
LEAST_TOUCHES = 3
WEEKS_BACK = 104
TRAINED = 2 / 3
"""The share of the time that is used for fitting; the rest judges the fit."""
RIDGE = 4.0
"""How strongly the fit is held to ``tie.KEEP``: as much as four tie-weeks at even odds."""


_ROUNDS = 60
CLOSE = 1e-7
"""A smaller step of Newton's method changes nothing: the constants have four decimals."""
_DESIGN = (KEEP.base, KEEP.strength, KEEP.silence)


class Newton:
    """Logistic regression with a ridge towards given constants; rows are added, then solved."""

    def __init__(self, size: int, ridge: float = 0.0, start: Sequence[float] = ()) -> None:
        self._size, self._ridge = size, ridge
        self._start = tuple(start) or (0.0,) * size
        self._rows: list[tuple[tuple[float, ...], bool]] = []

    def add(self, features: tuple[float, ...], label: bool) -> None:
        """One observation."""
        self._rows.append((features, label))

    def solve(self) -> tuple[float, ...]:
        """The weights; the same for the rows in any order, to rounding.

        A step that makes the fit worse is halved, so that weights that are far off converge.
        """
        weights, step, share = self._start, [0.0] * self._size, 1.0
        worth, slope, bend = self._seen_from(weights)
        for _ in range(_ROUNDS):
            if share == 1.0:
                step = solved(bend, slope)
            tried = tuple(w + share * s for w, s in zip(weights, step, strict=True))
            its_worth, its_slope, its_bend = self._seen_from(tried)
            if its_worth < worth - CLOSE:
                share /= 2
                continue
            weights, worth, slope, bend = tried, its_worth, its_slope, its_bend
            if max(abs(share * s) for s in step) < CLOSE:
                break
            share = 1.0
        return weights

    def _seen_from(self, weights: tuple[float, ...]) -> tuple[float, list[float], list[list[float]]]:
        """At these weights: the log likelihood less the ridge, its slope, and how it bends."""
        size = range(self._size)
        away = [s - w for s, w in zip(self._start, weights, strict=True)]
        worth = -self._ridge / 2 * sum(a * a for a in away)
        slope = [self._ridge * a for a in away]
        bend = [[(self._ridge or 1e-9) * (i == j) for j in size] for i in size]
        lines = [(i, bend[i], range(i, self._size)) for i in size]
        for features, label in self._rows:
            total = sum(map(mul, weights, features))
            small = exp(-abs(total))
            chance = (1.0 if total >= 0 else small) / (1 + small)
            worth -= log1p(small) + (abs(total) if (total < 0) is label else 0.0)
            spread, error = chance * (1 - chance), label - chance
            for i, line, rest in lines:
                x = features[i]
                slope[i] += error * x
                part = spread * x
                for j in rest:
                    line[j] += part * features[j]
        return worth, slope, [[bend[min(i, j)][max(i, j)] for j in size] for i in size]


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


State = Literal["few", "short", "one-sided", "same", "better"]
"""Too few weeks; too few to check the fit; nearly all went one way; no gain; worth using."""


class Week(Struct, frozen=True, gc=False):
    """One tie on one day of the past, and whether there was a touch in the 60 days after it. ``day`` is an ordinal."""

    day: int
    s60: float
    gap: int
    kept: bool


class Calibration(Struct, frozen=True, kw_only=True):
    """The fit and its worth. ``before`` and ``after`` are log losses on ``judged`` tie-weeks the fit has not seen.

    ``better``: the fitted constants are worth using. ``words`` is a sentence on them.
    """

    state: State
    weeks: int
    words: str
    judged: int = 0
    keep: Keep = KEEP
    before: float = 0.0
    after: float = 0.0

    @property
    def better(self) -> bool:
        """The constants are worth using; else they are ``tie.KEEP``."""
        return self.state == "better"


def weeks_of(network: Network, today: date) -> list[Week]:
    """Every tie of someone with a tier in the weeks of two years, as far as their 60 days are over.

    Every week, or with many ties every second, third... one, the newest first.
    """
    now, plain = today.toordinal(), decays(PLAIN_HALF_LIFE)
    with_rhythm = [person.id for person in network.all(Person) if person.tier and not person.kin]
    logs = [days for who in with_rhythm if len(days := days_of(network.touches(who), now - 1)) >= LEAST_TOUCHES]
    apart = min(max(1, ceil(len(logs) * WEEKS_BACK / MOST_WEEKS)), MOST_APART)
    newest = now - AHEAD_DAYS
    cuts = range(newest, newest - STEP_DAYS * WEEKS_BACK, -STEP_DAYS * apart)
    return [week for days in logs for cut in cuts if (week := _week(days, cut, plain)) is not None]


def _week(days: Sequence[Day], cut: int, plain: Sequence[float]) -> Week | None:
    past = [day for day in days if day.day <= cut]
    if len(past) < LEAST_TOUCHES:
        return None
    s60 = sum(plain[cut - day.day] for day in past if cut - day.day < len(plain))
    both = [day.day for day in past if day.two_way]
    if not both:
        return None
    went_on = any(cut < day.day <= cut + AHEAD_DAYS for day in days)
    return Week(cut, s60, cut - both[-1], went_on)


def loss(weeks: Sequence[Week], keep: Keep) -> float:
    """The mean log loss of p_keep: 0 is perfect, 0.69 is a coin."""
    total = 0.0
    for week in weeks:
        chance = min(max(p_keep(week.s60, week.gap, keep), 1e-6), 1 - 1e-6)
        total -= log(chance if week.kept else 1 - chance)
    return total / len(weeks) if weeks else 0.0


def fitted(weeks: Sequence[Week]) -> Keep:
    """The constants that fit these weeks, held a little to ``tie.KEEP``.

    Their signs stay: where more talks or a shorter silence would speak against a tie, that part is left out and the
    others are fitted without it.
    """
    rows = sorted((week.day, week.s60, week.gap, week.kept) for week in weeks)
    rest = [0, 1, 2]
    while True:
        newton = Newton(len(rest), RIDGE, [_DESIGN[n] for n in rest])
        for _, s60, gap, went_on in rows:
            features = (1.0, log(s60 + 0.05), -log(1 + gap))
            newton.add(tuple(features[n] for n in rest), went_on)
        fit = dict(zip(rest, newton.solve(), strict=True))
        wrong = [n for n in rest[1:] if fit[n] < 0]
        if not wrong:
            return Keep(*(round(fit.get(n, 0.0), 4) for n in range(3)))
        rest = [n for n in rest if n not in wrong]


def calibrate(network: Network, today: date) -> Calibration:
    """What the log of this network teaches, on one day."""
    return taught(weeks_of(network, today))


def taught(weeks: Sequence[Week]) -> Calibration:
    """Fit on the first two thirds of the time, judge on the rest; the constants offered are fitted on all of it.

    Between the two parts lie the 60 days that a label looks ahead, so that no week is judged by what was fitted.
    """
    if len(weeks) < LEAST_WEEKS:
        words = f"{len(weeks)} of {LEAST_WEEKS} weeks of talks that it takes to learn from your own log"
        return Calibration(state="few", weeks=len(weeks), words=words)
    first, last = min(week.day for week in weeks), max(week.day for week in weeks)
    split = first + round((last - first) * TRAINED)
    judged = [week for week in weeks if week.day > split]
    trained = [week for week in weeks if week.day <= split - AHEAD_DAYS]
    if len(trained) < LEAST_WEEKS // 2 or len(judged) < LEAST_WEEKS // 4:
        words = "the log is too short to check what it would teach"
        return Calibration(state="short", weeks=len(weeks), words=words)
    if min(sum(week.kept is outcome for week in trained) for outcome in (True, False)) < LEAST_EACH:
        words = "in your log too few ties went quiet, or too few went on, to learn from"
        return Calibration(state="one-sided", weeks=len(weeks), words=words)
    before, after = loss(judged, KEEP), loss(judged, fitted(trained))
    better = after < before - 0.005
    return Calibration(
        state="better" if better else "same",
        weeks=len(weeks),
        judged=len(judged),
        keep=fitted(weeks) if better else KEEP,
        before=before,
        after=after,
        words="learning from it helps" if better else "it teaches nothing new here",
    )
