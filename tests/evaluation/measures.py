"""Area under the curve, and means with the interval that resampling gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import mean, stdev


@dataclass(frozen=True)
class Mean:
    """A mean and half the width of its 95 % bootstrap interval."""

    value: float
    half: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ± {self.half:.3f}"


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float | None:
    """The chance that a positive one has the higher score (ties count half); None when one side is empty."""
    order = sorted(zip(scores, labels, strict=True))
    positive = sum(labels)
    negative = len(order) - positive
    if not positive or not negative:
        return None
    ranks, at = 0.0, 0
    while at < len(order):
        end = at
        while end < len(order) and order[end][0] == order[at][0]:
            end += 1
        ranks += (at + end + 1) / 2 * sum(label for _, label in order[at:end])
        at = end
    return (ranks - positive * (positive + 1) / 2) / (positive * negative)


def interval(values: Sequence[float], rounds: int = 1000) -> Mean:
    """The mean over egos (or seeds), with 95 % of the means of as many drawn again."""
    luck = Random(17)
    means = sorted(mean(luck.choices(values, k=len(values))) for _ in range(rounds))
    low, high = means[round(0.025 * (rounds - 1))], means[round(0.975 * (rounds - 1))]
    return Mean(mean(values), (high - low) / 2)


def standard_error(values: Sequence[float]) -> float:
    """The standard error of a mean."""
    return stdev(values) / len(values) ** 0.5 if len(values) > 1 else 0.0
