"""Three questions that a contact log answers about its own future (``README.md``), and rules that guess.

Every tie is seen at a cut as the engine would see it: S60 and the silence in days are those of ``tie.p_keep``.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, log2
from random import Random
from statistics import mean

from netritual.domain.suggestions.calibration import AHEAD_DAYS, Newton, Week
from netritual.domain.ties.tie import decays, middle, p_keep
from tests.evaluation.contact_logs import TIES, TOUCH_DAYS, Log, Tie
from tests.evaluation.measures import Mean, auc, interval

PICKS = 3
PAIRS = 12_000
"""How many pairs of ties a fit compares in each set."""


@dataclass(frozen=True)
class Seen:
    """One tie at one cut, and what became of it: any contact, and whether the ego wrote or called."""

    gap: int
    count: int
    s60: float
    s90: float
    s180: float
    usual: float
    kept: bool
    revived: bool


Rule = Callable[[Seen], float]
Cut = tuple[int, list[Seen]]


def cuts(log: Log) -> Iterator[Cut]:
    """``(ego, ties)`` for each ego at each cut at which enough ties are known."""
    for ego, ties in log.egos.items():
        for day in log.source.cuts:
            known = [(tie, bisect_right(tie.days, day)) for tie in ties]
            known = [(tie, count) for tie, count in known if count >= TOUCH_DAYS]
            if len(known) < TIES:
                continue
            until = day + log.source.ahead
            seen: list[Seen] = []
            for tie, count in known:
                days = tie.days[:count]
                next_sent = bisect_right(tie.sent, day)
                seen.append(
                    Seen(
                        gap=day - days[-1],
                        count=count,
                        s60=decayed(days, day, 60),
                        s90=decayed(days, day, 90),
                        s180=decayed(days, day, 180),
                        usual=middle(sorted(b - a for a, b in pairwise(days))),
                        kept=count < len(tie.days) and tie.days[count] <= until,
                        revived=next_sent < len(tie.sent) and tie.sent[next_sent] <= until,
                    )
                )
            yield ego, seen


def decayed(days: Sequence[int], now: int, half_life: int) -> float:
    """Touch-days decayed with a half-life."""
    table = decays(half_life)
    return sum(table[now - day] for day in days if now - day < len(table))


def persists(data: Sequence[Cut], rule: Rule) -> Mean:
    """Task A: AUC for any contact within the horizon, inside each ego and cut."""
    found: dict[int, list[float]] = {}
    for ego, ties in data:
        value = auc([rule(tie) for tie in ties], [tie.kept for tie in ties])
        if value is not None:
            found.setdefault(ego, []).append(value)
    return interval([mean(values) for values in found.values()])


def needs_attention(data: Sequence[Cut], rule: Rule) -> Mean:
    """Task B: of ties silent for a week, the value of the three picked that lapse, as a share of the best three."""
    found: dict[int, list[float]] = {}
    for ego, ties in data:
        silent = [tie for tie in ties if tie.gap >= 7]
        worth = [0.0 if tie.kept else log2(1 + tie.count) for tie in silent]
        best = sum(sorted(worth)[-PICKS:])
        if len(silent) >= 5 and best:
            found.setdefault(ego, []).append(expected(silent, worth, rule) / best)
    return interval([mean(values) for values in found.values()])


def revives(data: Sequence[Cut], rule: Rule) -> Mean:
    """Task C: of ties silent for a month, the share of the three picked to whom the ego wrote or called again."""
    found: dict[int, list[float]] = {}
    for ego, ties in data:
        silent = [tie for tie in ties if tie.gap >= 30]
        if len(silent) >= 6 and any(tie.revived for tie in silent):
            value = expected(silent, [float(tie.revived) for tie in silent], rule) / PICKS
            found.setdefault(ego, []).append(value)
    return interval([mean(values) for values in found.values()])


def expected(ties: Sequence[Seen], worth: Sequence[float], rule: Rule) -> float:
    """The worth of the three highest; where the rule sees no difference, the mean of those alike."""
    groups: dict[float, list[float]] = {}
    for tie, value in zip(ties, worth, strict=True):
        groups.setdefault(-rule(tie), []).append(value)
    total, places = 0.0, PICKS
    for key in sorted(groups):
        taken = min(places, len(groups[key]))
        total += taken * mean(groups[key])
        places -= taken
        if not places:
            break
    return total


RULES: dict[str, Rule] = {
    "random": lambda tie: 0.0,
    "recency": lambda tie: -tie.gap,
    "longest since": lambda tie: tie.gap,
    "frequency": lambda tie: tie.count,
    "not overdue": lambda tie: -(tie.gap / ((tie.count * tie.usual + 21) / (tie.count + 3))),
    "overdue ratio": lambda tie: tie.gap / ((tie.count * tie.usual + 21) / (tie.count + 3)),
    "S90": lambda tie: tie.s90,
    "p_keep, the constants of the engine": lambda tie: p_keep(tie.s60, tie.gap),
}


def two(tie: Seen) -> tuple[float, ...]:
    """What p_keep is made of."""
    return log(tie.s60 + 0.05), log(1 + tie.gap)


def three(tie: Seen) -> tuple[float, ...]:
    """A longer memory, and the silence against the tie's own usual gap besides."""
    return log(tie.s180 + 0.05), log(1 + tie.gap), log(1 + tie.gap / (1 + tie.usual))


def own_weeks(ties: Sequence[Tie], last: int, step: int = 14) -> list[Week]:
    """One ego's labelled tie-weeks up to the last day, as ``calibration.weeks_of`` makes them of a user's log."""
    found: list[Week] = []
    for tie in ties:
        for cut in range(tie.days[0], last - AHEAD_DAYS + 1, step):
            count = bisect_right(tie.days, cut)
            if count >= TOUCH_DAYS:
                kept = count < len(tie.days) and tie.days[count] <= cut + AHEAD_DAYS
                found.append(Week(cut, decayed(tie.days[:count], cut, 60), cut - tie.days[count - 1], kept))
    return found


Features = Callable[[Seen], tuple[float, ...]]


def fitted(train: Sequence[Sequence[Cut]], features: Features) -> tuple[float, ...]:
    """Weights by logistic regression on pairs of ties of one ego at one cut, one kept and one not, an ego as often as
    another. Comparing within egos asks the question of task A, so the constants carry over to other sets."""
    newton = Newton(len(features(train[0][0][1][0])), ridge=1.0)
    for number, data in enumerate(train):
        luck = Random(number)
        sides: dict[int, list[tuple[list[Seen], list[Seen]]]] = {}
        for ego, ties in data:
            kept = [tie for tie in ties if tie.kept]
            gone = [tie for tie in ties if not tie.kept]
            if kept and gone:
                sides.setdefault(ego, []).append((kept, gone))
        egos = sorted(sides)
        for _ in range(PAIRS):
            kept, gone = luck.choice(sides[luck.choice(egos)])
            one, other = features(luck.choice(kept)), features(luck.choice(gone))
            newton.add(tuple(a - b for a, b in zip(one, other, strict=True)), True)
    return newton.solve()


def weighed(weights: Sequence[float], features: Features) -> Rule:
    """The rule of fitted weights."""
    return lambda tie: sum(w * x for w, x in zip(weights, features(tie), strict=True))


def at_risk(keep: Rule) -> Rule:
    """Task B's rule: what a tie is worth times the chance that it does not go on by itself."""
    return lambda tie: log2(1 + tie.count) * (1 - keep(tie))


def chance_of(train: Sequence[Sequence[Cut]], rule: Rule) -> Rule:
    """A rule's numbers turned into chances of going on, by what became of the ties of other sets."""
    newton = Newton(2)
    for number, data in enumerate(train):
        every = [tie for _, ties in data for tie in ties]
        for tie in Random(number).sample(every, min(PAIRS, len(every))):
            newton.add((1.0, rule(tie)), tie.kept)
    level, slope = newton.solve()
    return lambda tie: 1 / (1 + exp(-max(level + slope * rule(tie), -700.0)))
