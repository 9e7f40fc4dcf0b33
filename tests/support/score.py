"""The arithmetic of a score, done plainly from what a suggestion tells."""

from collections.abc import Sequence
from fractions import Fraction

from netritual.domain.suggestions.suggestion import Multiplier, Point


def score_of(points: Sequence[Point], multipliers: Sequence[Multiplier]) -> float:
    """The sum of the parts times the factors, rounded half-even to 1 decimal: exact, on the decimals that are shown."""
    total = sum((Fraction(repr(point.points)) for point in points), Fraction())
    for row in multipliers:
        total *= Fraction(repr(row.value))
    return round(total * 10) / 10
