"""Which recurrence rules may be expanded: real files hold rules that keep any reader busy for minutes.

SECONDLY and MINUTELY rules, an hourly rule since 1970, a rule for the 30th of February: each is small in a file and
huge when walked through (``calendar.md`` 0.14). An event that is not let through is counted as lost.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

STEPS = {"HOURLY": 24.0, "DAILY": 1.0, "WEEKLY": 0.3, "MONTHLY": 0.3, "YEARLY": 0.2}
"""Work for each day that a walk through a rule passes; slower rules look at each day too, but more cheaply."""
LONGEST_WALK = 60_000
"""Steps from the first occurrence to the window: 160 years of days, 7 of hours, a birthday since 1604."""
ALL_WALKS = 4_000_000
"""Steps of all rules of a file together (about 8 s)."""
A_DAY = 48
"""Occurrences a day of one rule."""
ALL_OCCURRENCES = 30_000
"""Occurrences in the window of all rules of a file together (about 1.5 s); 500 weekly events have 3,000."""
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ODD = ("BYSETPOS", "BYWEEKNO", "BYYEARDAY")


class Guard:
    """Decides, event by event, what is expanded; keeps account of the work of the whole file."""

    def __init__(self, since: datetime, until: datetime) -> None:
        self._until = until
        self._window = (until - since).total_seconds() / 86400
        self._left = ALL_WALKS
        self._room = float(ALL_OCCURRENCES)

    def allows(self, rule: Mapping[str, Any], start: date) -> bool:
        """True when walking through ``rule`` from ``start`` to the end of the window is bounded and leads anywhere."""
        frequency = next((str(word).upper() for word in _list(rule, "FREQ")), "")
        pace = STEPS.get(frequency)
        interval = _number(rule, "INTERVAL", 1)
        if pace is None or interval < 1 or not _possible(rule):
            return False
        rate = _a_day(rule, frequency)
        expected = rate * self._window / (interval if frequency in ("HOURLY", "DAILY") else 1)
        if rate > A_DAY or expected > self._room:
            return False
        begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, tzinfo=UTC)
        begin = begin if begin.tzinfo is not None else begin.replace(tzinfo=UTC)
        days = max(1.0, (self._until - begin).total_seconds() / 86400)
        if frequency in ("HOURLY", "DAILY"):
            days = days / interval
        steps = days * pace
        if frequency in ("HOURLY", "DAILY") and "COUNT" in rule and not any(str(name)[:2] == "BY" for name in rule):
            steps = min(steps, float(max(1, _number(rule, "COUNT", 1))))
        if steps > LONGEST_WALK or steps > self._left:
            return False
        self._left -= int(steps)
        self._room -= expected
        return True


def _a_day(rule: Mapping[str, Any], frequency: str) -> float:
    """Occurrences a day that a rule can give, at most."""
    hours = 24 if frequency == "HOURLY" else max(1, len(_list(rule, "BYHOUR")))
    times = hours * max(1, len(_list(rule, "BYMINUTE"))) * max(1, len(_list(rule, "BYSECOND")))
    return times * min(1.0, max(1, len(_list(rule, "BYDAY"))) / 7) if frequency == "WEEKLY" else times


def _possible(rule: Mapping[str, Any]) -> bool:
    """False for days that no year has: a walk that finds nothing goes on to the year 9999."""
    if any(name in rule for name in _ODD) and not _probe(rule):
        return False
    months = [m for m in map(_whole, _list(rule, "BYMONTH")) if 1 <= m <= 12]
    days = [abs(d) for d in map(_whole, _list(rule, "BYMONTHDAY"))]
    if "BYMONTH" in rule and not months:
        return False
    longest = max((_LONGEST_MONTH[m - 1] for m in months), default=31)
    return not days or any(1 <= d <= longest for d in days)


def _probe(rule: Mapping[str, Any]) -> bool:
    """Whether a rule with odd parts ever falls on a day: looked up in the last 28 years of the calendar.

    A walk ends at the year 9999, so it is short there; 28 years hold every pair of weekday and leap year.
    """
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    parts = []
    for name, values in rule.items():
        if name.upper() not in ("UNTIL", "COUNT", "INTERVAL", "WKST", "RSCALE", "SKIP"):
            parts.append(f"{name}={','.join(_word(v) for v in (values if isinstance(values, list) else [values]))}")
    try:
        found = rrulestr(";".join(parts), dtstart=datetime(9971, 1, 1))
        return next(iter(found), None) is not None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return False


def _word(value: Any) -> str:
    made = value.to_ical() if hasattr(value, "to_ical") else value
    return made.decode("ascii", "replace") if isinstance(made, bytes) else str(made)


def _list(rule: Mapping[str, Any], name: str) -> Sequence[Any]:
    found = rule.get(name)
    if found is None:
        return ()
    return found if isinstance(found, list) else (found,)


def _number(rule: Mapping[str, Any], name: str, default: int) -> int:
    found = _list(rule, name)
    return _whole(found[0]) if found else default


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
