"""Which recurrence rules may be expanded: real files hold rules that keep any reader busy for minutes.

An endless rule by the second, an hourly rule since 1970, a rule for the 30th of February: each is small in a file and
huge when walked through. A rule that is not let through is counted as lost; the first time of its event stays.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

STEPS = {
    "SECONDLY": 86400.0,
    "MINUTELY": 1440.0,
    "HOURLY": 24.0,
    "DAILY": 1.0,
    "WEEKLY": 0.2,
    "MONTHLY": 0.1,
    "YEARLY": 0.04,
}
"""Work for each day that a walk through a rule passes; slower rules look at each day too, but more cheaply."""
LONGEST_WALK = 60_000
"""Steps from the first occurrence to the window: 160 years of days, 7 of hours, a birthday since 1604."""
ALL_WALKS = 2_000_000
"""Steps of all rules of a file together (about 4 s); 300 daily rules of ten years have half of them."""
A_DAY = 48
"""Occurrences a day of one rule."""
BURST = 500
"""Occurrences of one rule in all up to which they may be closer: every ten minutes of a day, 144."""
ALL_OCCURRENCES = 30_000
"""Occurrences in the window of all rules of a file together (about 1.5 s); 500 weekly events have 3,000."""
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FINE = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY")
"""Frequencies at which a walk makes one step an interval; the slower ones look at each day."""
_ODD = ("BYSETPOS", "BYWEEKNO", "BYYEARDAY")


class Guard:
    """Decides, event by event, what is expanded; keeps account of the work of the whole file."""

    def __init__(self, since: datetime, until: datetime) -> None:
        self._until = until
        self._window = (until - since).total_seconds() / 86400
        self._left = ALL_WALKS
        self._room = float(ALL_OCCURRENCES)

    def allows(self, rule: Mapping[str, Any], start: date, until: datetime | None = None) -> bool:
        """True when walking through ``rule`` to its end or that of the window is bounded and leads anywhere.

        ``start`` is where its series begins, ``until`` the moment of its UNTIL, if it has one.
        """
        frequency = next((str(word).upper() for word in _list(rule, "FREQ")), "")
        pace = STEPS.get(frequency)
        interval = _number(rule, "INTERVAL", 1)
        if pace is None or interval < 1 or not _possible(rule):
            return False
        if interval > 1 and not _surely_falls(rule, frequency):
            self._left -= int(PROBE_DAYS * pace / (interval if frequency in _FINE else 1))
            if self._left < 0 or not _falls(rule, start):
                return False
        begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, tzinfo=UTC)
        begin = begin if begin.tzinfo is not None else begin.replace(tzinfo=UTC)
        days = max(1.0, (min(self._until, until or self._until) - begin).total_seconds() / 86400)
        count = _number(rule, "COUNT", 0) if "COUNT" in rule else None
        rate = _a_day(rule, frequency) / (interval if frequency in _FINE else 1)
        expected = min(rate * min(days, self._window), count if count is not None else rate * days)
        if (rate > A_DAY and min(rate * days, count if count is not None else rate * days) > BURST) or (
            expected > self._room
        ):
            return False
        steps = days * pace / (interval if frequency in _FINE else 1)
        if frequency in _FINE and count is not None and not any(str(name)[:2] == "BY" for name in rule):
            steps = min(steps, float(max(1, count)))
        if steps > LONGEST_WALK or steps > self._left:
            return False
        self._left -= int(steps)
        self._room -= expected
        return True


def _a_day(rule: Mapping[str, Any], frequency: str) -> float:
    """Occurrences a day that a rule can give, at most."""
    if frequency in ("SECONDLY", "MINUTELY"):
        return STEPS[frequency] * max(1, len(_list(rule, "BYSECOND")) if frequency == "MINUTELY" else 1)
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
    return _any_day(rule, datetime(9971, 1, 1), ("INTERVAL",))


def _surely_falls(rule: Mapping[str, Any], frequency: str) -> bool:
    """True for the usual rules with an interval: every second Monday, every third month on the 2nd Tuesday."""
    filters = {str(name).upper() for name in rule if str(name)[:2].upper() == "BY"} - {"BYHOUR", "BYMINUTE", "BYSECOND"}
    if not filters:
        return True
    if frequency == "WEEKLY":
        return filters == {"BYDAY"}
    if frequency == "MONTHLY" and filters == {"BYDAY"}:
        return not any(re.match(r"[+-]?[05-9]", _word(day)) for day in _list(rule, "BYDAY"))
    return (
        frequency == "MONTHLY"
        and filters == {"BYMONTHDAY"}
        and all(1 <= abs(_whole(day)) <= 28 for day in _list(rule, "BYMONTHDAY"))
    )


PROBE_DAYS = 440 * 366
"""Days that ``_falls`` looks at, at most."""


def _falls(rule: Mapping[str, Any], start: date) -> bool:
    """Whether a rule with an interval ever falls on a day, from its own start.

    Every seventh day that is a Monday never comes when the start is a Thursday, and the walk goes on to the year 9999.
    The calendar repeats after 400 years to the day of the week, so the start is moved to shortly before that year.
    """
    year = start.year + (9959 - start.year) // 400 * 400
    return _any_day(rule, datetime(year, start.month, start.day), ())


def _any_day(rule: Mapping[str, Any], start: datetime, without: tuple[str, ...]) -> bool:
    from dateutil.rrule import rrulestr

    parts = []
    for name, values in rule.items():
        if name.upper() not in ("UNTIL", "COUNT", "WKST", "RSCALE", "SKIP", *without):
            parts.append(f"{name}={','.join(_word(v) for v in (values if isinstance(values, list) else [values]))}")
    try:
        return next(iter(rrulestr(";".join(parts), dtstart=start)), None) is not None
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
