"""How a tie came to stand as it does: its strength and its talks on former days."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log2

from msgspec import Struct

from netritual.domain.model import Person, Settings
from netritual.domain.network import Touch
from netritual.domain.ties.rhythm import cadence
from netritual.domain.ties.tie import IN_PERSON, NO_TOUCH, days_of, decay, half_life

MONTHS = 12
_STRONG, _FULL = log2(1 + 3), log2(1 + 15)
"""Where strong begins, and the strength that is drawn at the top: a talk in person every week."""
_SMOOTH_DAYS = 28
"""Days to each side that a curve is smoothed over: each talk would be a spike."""
_SHORTEST_DAYS = 84
"""Days that a curve covers at least, however lately the first talk was."""
_BEFORE_DAYS = 7
"""Days before the first talk from which a short curve begins."""
_POINTS = 104


class TieCourse(Struct, frozen=True):
    """How close a tie was from a day on until today, in even steps: heights of a curve from 0 to 1, None before there
    was a touch."""

    first: date
    heights: tuple[float | None, ...]


def course_of(
    person: Person, touches: Sequence[Touch], settings: Settings, first: date | None, today: date, most_days: int
) -> TieCourse:
    """The course of a tie whose ``first`` touch is known, over at most so many days; empty where there was none."""
    if first is None:
        return TieCourse(today, ())
    length = min(most_days, max(_SHORTEST_DAYS, (today - first).days + _BEFORE_DAYS))
    step = max(1, length // _POINTS)
    days = [today - timedelta(days=back) for back in range(length - length % step, -1, -step)]
    heights = closeness(strengths(person, touches, settings, days), _SMOOTH_DAYS // step)
    return TieCourse(
        days[0], tuple(height if day >= first else None for day, height in zip(days, heights, strict=True))
    )


def strengths(person: Person, touches: Sequence[Touch], settings: Settings, on: Sequence[date]) -> list[float]:
    """S of ``tie.tie`` on each of some days in order, as the log of today tells it."""
    if not on:
        return []
    half = half_life(cadence(person, settings))
    days = days_of(touches, on[-1].toordinal())
    values: list[float] = []
    strength, before, at = 0.0, 0, 0
    for day in on:
        now = day.toordinal()
        strength *= decay(now - before, half)
        while at < len(days) and (days[at].day <= now or day == on[-1]):
            strength += days[at].depth * decay(max(0, now - days[at].day), half)
            at += 1
        before = now
        values.append(strength)
    return values


def closeness(strengths: Sequence[float], smooth: int = 0) -> list[float]:
    """Strengths as heights of a curve, 0 to 1: a third each for light, medium and strong.

    Each is the mean of ``smooth`` to both sides, as far as there are any.
    """
    heights: list[float] = []
    for at in range(len(strengths)):
        reach = min(smooth, at, len(strengths) - 1 - at)
        near = strengths[at - reach : at + reach + 1]
        heights.append(_height(sum(near) / len(near)))
    return heights


def _height(strength: float) -> float:
    felt = log2(1 + max(0.0, strength))
    if felt <= _STRONG:
        return felt / _STRONG * 2 / 3
    return min(1.0, 2 / 3 + (felt - _STRONG) / (_FULL - _STRONG) / 3)


def monthly(touches: Sequence[Touch], today: date) -> list[tuple[int, int]]:
    """For each of the last twelve months, the oldest first, how many touches were in person, and how many in all."""
    counts = [[0, 0] for _ in range(MONTHS)]
    this_month = today.year * 12 + today.month
    first = date(today.year - 1, today.month, 1).toordinal()
    for touch in reversed(touches):
        if touch.day < first:
            break
        if touch.channel in NO_TOUCH:
            continue
        on = date.fromordinal(touch.day)
        back = this_month - (on.year * 12 + on.month)
        if 0 <= back < MONTHS:
            counts[MONTHS - 1 - back][0] += touch.channel in IN_PERSON
            counts[MONTHS - 1 - back][1] += 1
    return [(met, both) for met, both in counts]
