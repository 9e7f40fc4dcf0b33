"""Beads on a string: months of talks with somebody, or reviews week by week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from netritual.charts.fitting import Cell, spans_of
from netritual.charts.signs import Signs
from netritual.charts.span import Role, Span

ReviewState = Literal["done", "rest", "missed", "now"]
"""What became of a week's review; ``now`` is one that has just been done."""
FIT_BEADS = 5
"""Beads of a very good fit."""
LIT_FROM = 3
"""Beads from which something fits well."""


def bead(count: int, signs: Signs) -> str:
    """None, one, or more."""
    return signs.beads[min(2, max(0, count))]


def beads(counts: Sequence[int], signs: Signs, role: Role = "virtual", in_person: Sequence[int] = ()) -> list[Span]:
    """A cell a count. Where ``in_person`` says how many of them were, a bead with any is drawn as in person."""
    met = [*in_person, *[0] * len(counts)]
    return spans_of(
        (bead(count, signs), "line" if count <= 0 else "inperson" if met[at] > 0 else role)
        for at, count in enumerate(counts)
    )


def month_beads(months: Sequence[tuple[int, int]], signs: Signs) -> list[Span]:
    """A bead for each month of (in person, all) talks."""
    return beads([every for _, every in months], signs, in_person=[met for met, _ in months])


def review_beads(states: Sequence[ReviewState], signs: Signs) -> list[Span]:
    """A cell a review."""
    shown: dict[ReviewState, Cell] = {
        "done": (bead(2, signs), "done"),
        "rest": (signs.open, "faint"),
        "missed": (bead(0, signs), "line"),
        "now": (bead(2, signs), "here"),
    }
    return spans_of(shown[state] for state in states)


def fit_beads(full: int, signs: Signs) -> list[Span]:
    """How well something fits, by five beads; from three on they are lit."""
    lit: Role = "inperson" if full >= LIT_FROM else "muted"
    return [Span(bead(2, signs) * full, lit), Span(signs.open * (FIT_BEADS - full), "faint")]
