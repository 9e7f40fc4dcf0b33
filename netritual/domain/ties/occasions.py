"""Occasions: touch-days that lie close together counted as one, and the rhythm that the gaps between them show."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp, log

APART_DAYS = 3
"""Days between touch-days of one occasion, at most: a meeting and the thanks for it."""
ENOUGH = 3
"""Occasions from which on two people have a history."""
FIRST_GUESS, GUESSES = 60, 2
"""The days that are assumed between two occasions before there are gaps, and how many gaps that guess counts as."""
SHORTEST_RHYTHM, LONGEST_RHYTHM = 21, 365


def gaps_of(days: Iterable[int]) -> list[int]:
    """The days between occasions, from touch-days (ordinals) in order: one less than there are occasions."""
    return [later - day for day, later in pairwise(days) if later - day > APART_DAYS]


def occasions(days: Sequence[int]) -> int:
    """How many occasions touch-days in order are."""
    return 1 + len(gaps_of(days)) if days else 0


def rhythm_of(gaps: Sequence[int]) -> int:
    """R, the rhythm in days of a tie without a chosen one: the geometric mean of its gaps and of two guesses."""
    total = sum(map(log, gaps)) + GUESSES * log(FIRST_GUESS)
    return round(min(max(exp(total / (len(gaps) + GUESSES)), SHORTEST_RHYTHM), LONGEST_RHYTHM))
