"""ISO weeks: the week a review belongs to, and spans of completed weeks."""

from collections.abc import Container, Iterable
from datetime import date, timedelta


def week_of(day: date) -> str:
    """The ISO week of a day, ``YYYY-Www``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def plus(day: date, days: int) -> date:
    """The day so many days later, the last day there is when there is none: a record may hold any date."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def monday_of(day: date) -> date:
    """The Monday of the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def monday_of_week(week: str) -> date | None:
    """The Monday of ``YYYY-Www``, or None when the text names no week."""
    year, dash, number = week.partition("-W")
    if not (dash and year.isascii() and year.isdigit() and number.isascii() and number.isdigit()):
        return None
    try:
        return date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return None


class WeekSpan:
    """Some ISO weeks, not always in a row (rest weeks are left out); ``first`` and ``last`` are both inside."""

    def __init__(self, mondays: Iterable[date]) -> None:
        self.mondays = tuple(sorted(mondays))
        self.first = self.mondays[0]
        self.last = self.mondays[-1] + timedelta(days=6)

    def holds(self, day: date | None) -> bool:
        """Whether a day is in one of the weeks."""
        return day is not None and self.first <= day <= self.last and monday_of(day) in self.mondays

    def cohort(self, start: date | None, days: int, today: date) -> bool:
        """Whether something that began on ``start`` counts: ``days`` old, and begun or come of age in the span."""
        if start is None or start > self.last:
            return False
        ripe = plus(start, days)
        return self.first <= ripe <= today and (self.holds(start) or self.holds(ripe))


def this_week(today: date) -> WeekSpan:
    """The ISO week of a day."""
    return WeekSpan((monday_of(today),))


def completed_weeks(today: date, rests: Container[str], count: int = 12) -> WeekSpan:
    """The last ``count`` completed weeks without rest weeks."""
    mondays: list[date] = []
    monday = monday_of(today)
    for _ in range(count * 10):
        monday -= timedelta(days=7)
        if week_of(monday) not in rests:
            mondays.append(monday)
        if len(mondays) == count:
            break
    return WeekSpan(mondays or (monday_of(today) - timedelta(days=7),))
