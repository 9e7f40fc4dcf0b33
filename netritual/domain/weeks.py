"""ISO weeks: the week a review belongs to, and spans of completed weeks."""

from datetime import date, timedelta


def week_of(day: date) -> str:
    """The ISO week of a day, ``YYYY-Www``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


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
