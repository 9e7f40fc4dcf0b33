"""Shares and middles: how numbers of ``stats`` are counted."""

from collections.abc import Iterable, Mapping
from math import ceil, floor
from statistics import median
from typing import Any

FEW_CASES = 5
"""Below this many cases a share is said as "3 of 4"."""


class Tally:
    """Collects metrics: a value by key, the ``(part, whole)`` of each share, and who is ``behind`` it."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.of: dict[str, list[float]] = {}
        self.behind: dict[str, frozenset[int]] = {}

    def people(self, key: str, people: Iterable[int | None]) -> None:
        """Who is behind a number; nobody where the person is not known."""
        self.behind[key] = frozenset(one for one in people if one is not None)

    def put(self, key: str, value: float | int | None) -> None:
        """A number, or None without cases."""
        self.values[key] = value

    def share(self, key: str, part: float, whole: float) -> None:
        """A share; without cases its value is None."""
        self.values[key] = round(part / whole, 4) if whole else None
        self.of[key] = [part, whole]

    def cases(self, key: str, cases: Iterable[bool | float]) -> None:
        """The share of the cases that hold; a case may count half."""
        numbers = [float(case) for case in cases]
        part = float(sum(numbers))
        self.share(key, int(part) if part.is_integer() else part, len(numbers))

    def shares(self, key: str, parts: Mapping[str, tuple[int, int]]) -> None:
        """Shares by sub-key; their cases stand in ``of`` under ``key.sub-key``."""
        self.values[key] = {name: round(part / whole, 4) if whole else None for name, (part, whole) in parts.items()}
        self.of.update({f"{key}.{name}": [part, whole] for name, (part, whole) in parts.items()})


def middle(numbers: Iterable[float]) -> float | None:
    """The median, to 0.1, or None without numbers."""
    values = list(numbers)
    return round(float(median(values)), 1) if values else None


def ninetieth(numbers: Iterable[float]) -> float | None:
    """The 90th percentile (nearest rank), to 0.1, or None without numbers."""
    ordered = sorted(numbers)
    return round(ordered[max(0, ceil(0.9 * len(ordered)) - 1)], 1) if ordered else None


def share_words(part: float, whole: float) -> str:
    """A share in words: "3 of 4" below 5 cases, else a percentage; "" without cases."""
    if not whole:
        return ""
    if whole < FEW_CASES:
        return f"{number_words(part)} of {number_words(whole)}"
    return f"{floor(100 * part / whole + 0.5)} %"


def part_words(part: float, whole: float) -> str:
    """So many of a whole: a count, or a percentage where something counts half, as what was kept late."""
    return number_words(part) if float(part).is_integer() else f"{floor(100 * part / whole + 0.5)} %"


def number_words(value: float) -> str:
    """A number as people read it: 2,031; 2.5."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.1f}"
