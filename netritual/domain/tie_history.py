"""How a tie came to stand as it does: its strength and its talks on former days."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log2

from netritual.domain.model import Person, Settings
from netritual.domain.network import Touch
from netritual.domain.rhythm import cadence
from netritual.domain.ties import IN_PERSON, NO_TOUCH, days_of, decays, half_life

MONTHS = 12
_FULL = 8.0
"""One and the strength that is drawn at the top: a talk in person every two weeks, and notes between."""


SHORTEST = 12
"""Weeks that a curve covers at least, however lately somebody was met."""


def weeks_known(first: date | None, today: date, most: int) -> int:
    """The weeks since the first touch, ``SHORTEST`` to ``most`` of them: 0 when there was none."""
    return min(most, max(SHORTEST, (today - first).days // 7 + 2)) if first is not None else 0


def week_ends(today: date, weeks: int) -> list[date]:
    """So many days a week apart, the last of which is today."""
    return [today - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]


def strengths(person: Person, touches: Sequence[Touch], settings: Settings, on: Sequence[date]) -> list[float]:
    """S of ``ties.tie`` on each of some days in order, as the log of today tells it."""
    if not on:
        return []
    decay = decays(half_life(cadence(person, settings)))
    days = days_of(touches, on[-1].toordinal())
    values: list[float] = []
    strength, before, at = 0.0, 0, 0
    for day in on:
        now = day.toordinal()
        strength *= _faded(decay, now - before)
        while at < len(days) and (days[at].day <= now or day == on[-1]):
            strength += days[at].depth * _faded(decay, max(0, now - days[at].day))
            at += 1
        before = now
        values.append(strength)
    return values


def _faded(decay: Sequence[float], age: int) -> float:
    return decay[age] if age < len(decay) else 0.0


def closeness(strength: float) -> float:
    """A strength as a share of the height of a chart, 0 to 1: a third each for light, warm and strong."""
    return min(1.0, log2(1 + max(0.0, strength)) / log2(_FULL))


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
