"""Which of the next weeks are shown beside the coffees."""

from collections.abc import Iterable
from datetime import date, timedelta

from netritual.domain.weeks import monday_of

MOST_WEEKS = 3
"""Weeks that the slots on offer can lie in: two weeks from the next working day (``free_slots.HORIZON``)."""
FAR = 5
"""Weeks from this one in which a coffee is looked for: holidays can put the next working day off."""


def weeks_of(today: date, offered: Iterable[date], planned: Iterable[date] = ()) -> tuple[date, ...]:
    """The Mondays to show: the first two weeks in which a coffee is, and a third one when an offered slot lies in it.

    ``offered`` and ``planned`` are the days of the coffees; what is over or far off counts for nothing. Next week and
    the one after it fill up to two.
    """
    this, fits = monday_of(today), _weeks(today, offered)
    near = fits | _weeks(today, planned)
    fill = [at for at in (1, 2) if at not in near]
    weeks = sorted([*near, *fill[: max(0, 2 - len(near))]])
    count = max(2, *(weeks.index(at) + 1 for at in fits), 0)
    return tuple(this + timedelta(days=7 * at) for at in weeks[: min(count, MOST_WEEKS)])


def _weeks(today: date, days: Iterable[date]) -> set[int]:
    """In which weeks, counted from this one, the days lie that are not over and not far off."""
    this = monday_of(today)
    return {at for day in days if day >= today and (at := (monday_of(day) - this).days // 7) < FAR}
