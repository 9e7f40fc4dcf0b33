"""When a birthday comes round again."""

from datetime import date, timedelta


def days_to_birthday(text: str, today: date) -> int | None:
    """Days to the next one of ``YYYY-MM-DD`` or ``MM-DD``; 29 February is the 28th in other years. None if unread."""
    try:
        month, day = int(text[-5:-3]), int(text[-2:])
        for year in (today.year, today.year + 1):
            on = _birthday_in(year, month, day)
            if on >= today:
                return (on - today).days
    except ValueError:
        return None
    return None


def _birthday_in(year: int, month: int, day: int) -> date:
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)
