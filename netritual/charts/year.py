"""A year as a week a column: seven days each, or one row of weeks where there is less room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.charts.beads import ReviewState, review_beads
from netritual.charts.fitting import fitted
from netritual.charts.signs import Signs
from netritual.charts.span import Role, Span
from netritual.domain.dates.day_wording import MONTHS, WEEKDAYS

WEEK = timedelta(days=7)
GUTTER, WIDE_GUTTER = 5, 9
"""Cells for the names of the days, and for those of rows of weeks."""
_HEAT: tuple[Role, ...] = ("heat0", "heat1", "heat2", "heat3", "heat4")
MANY = 5
"""People a day that are drawn as the most."""


def year(
    counts: Sequence[int | None], monday: date, width: int, signs: Signs, *, press: bool = False
) -> list[list[Span]]:
    """The months and seven rows of days. ``counts`` are people a day from a Monday on; None is no day of the log.

    A week takes two cells where that fits, else one, and where not even that fits the newest weeks stay. With
    ``press`` a click on a day presses ``day:`` and its date.
    """
    rows = [
        (
            WEEKDAYS[day] if day % 2 == 0 else "",
            [_day(counts, monday, at, signs, press) for at in range(day, len(counts), 7)],
        )
        for day in range(7)
    ]
    return _rows(rows, monday, width, GUTTER)


def year_of_weeks(
    talks: Sequence[int | None], reviews: Sequence[ReviewState], monday: date, width: int, signs: Signs
) -> list[list[Span]]:
    """The months, one row of weeks and one of their reviews."""
    top = max((count for count in talks if count), default=0)
    heat = [_heat(count, -(-4 * count // top) if count else 0, signs) for count in talks]
    return _rows([("talks", heat), ("reviews", review_cells(reviews, signs))], monday, width, WIDE_GUTTER)


def review_cells(reviews: Sequence[ReviewState], signs: Signs) -> list[Span]:
    """A span a review."""
    return [Span(sign, span.role) for span in review_beads(reviews, signs) for sign in span.text]


def year_legend(signs: Signs) -> list[Span]:
    """What the days mean."""
    steps = [part for level in range(5) for part in (Span(signs.heat[level], _HEAT[level]), Span(" "))]
    return [Span("none ", "faint"), *steps, Span("5 and more people a day", "faint")]


def level_of(count: int) -> int:
    """How a day of so many people is drawn, from 0 to 4: none, 1, 2, 3 and 4, 5 and more."""
    return 4 if count >= MANY else min(3, max(0, count))


def _day(counts: Sequence[int | None], monday: date, at: int, signs: Signs, press: bool) -> Span:
    count = counts[at]
    span = _heat(count, level_of(count or 0), signs)
    return Span(span.text, span.role, f"day:{monday + timedelta(days=at)}") if press and count is not None else span


def _heat(count: int | None, level: int, signs: Signs) -> Span:
    return Span(" ") if count is None else Span(signs.heat[level], _HEAT[level])


def _rows(rows: Sequence[tuple[str, Sequence[Span]]], monday: date, width: int, gutter: int) -> list[list[Span]]:
    """Named rows of weeks under their months, in exactly ``width`` cells."""
    weeks = max((len(cells) for _, cells in rows), default=0)
    gutter = gutter if width > 2 * gutter else 0
    step = 2 if gutter + 2 * weeks - 1 <= width else 1
    shown = min(weeks, max(0, width - gutter))
    first = weeks - shown
    lines = [fitted([Span(" " * gutter), *_months(monday + first * WEEK, shown, step)], width)]
    for name, cells in rows:
        spans = fitted([Span(name, "faint")], gutter)
        for cell in cells[first:]:
            spans += [cell, Span(" ")] if step == 2 else [cell]
        lines.append(fitted(spans[:-1] if step == 2 and spans and cells else spans, width))
    return lines


def _months(monday: date, weeks: int, step: int) -> list[Span]:
    """The names of the months, each over the week in which it begins, as far as they stand apart."""
    starts = [(at, monday + at * WEEK + timedelta(days=6)) for at in range(weeks)]
    begun = [(at, day) for at, day in starts if day.day <= 7]
    if starts and (not begun or begun[0][0] * step > 3):
        begun.insert(0, starts[0])
    out, used = list[Span](), 0
    for at, day in begun:
        if at * step >= used + (1 if used else 0) and at * step + 3 <= weeks * step:
            out += [Span(" " * (at * step - used)), Span(MONTHS[day.month - 1], "faint")]
            used = at * step + 3
    return out
