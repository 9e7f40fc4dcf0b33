"""Which recurrence rules may be expanded: real files hold rules that keep any reader busy for minutes.

An endless rule by the second, an hourly rule since 1970, a rule for the 30th of February: each is small in a file and
huge when walked through. A rule that is not let through is counted as lost; the first time of its event stays.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from dateutil.rrule import rrulestr

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
Rule = Mapping[str, Sequence[str]]
"""The parts of a ``RecurrenceRule``: sound values, with a FREQ."""
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FINE_FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY")
"""Frequencies at which a walk makes one step an interval; the slower ones look at each day."""
_RARE_PARTS = ("BYSETPOS", "BYWEEKNO", "BYYEARDAY")


class Guard:
    """Decides, event by event, what is expanded; keeps account of the work of the whole file."""

    def __init__(self, since: datetime, until: datetime) -> None:
        self._until = until
        self._window = (until - since).total_seconds() / 86400
        self._left = ALL_WALKS
        self._room = float(ALL_OCCURRENCES)

    def allows(self, rule: Rule, start: date, until: datetime | None = None) -> bool:
        """True when walking through ``rule`` to its end or that of the window is bounded and leads anywhere.

        ``start`` is where its series begins, ``until`` the moment of its UNTIL, if it has one.
        """
        frequency = rule["FREQ"][0]
        pace = STEPS[frequency]
        interval = int(rule.get("INTERVAL", ("1",))[0])
        if not _possible(rule):
            return False
        if interval > 1 and not _surely_falls(rule, frequency):
            self._left -= int(PROBE_DAYS * pace / (interval if frequency in _FINE_FREQUENCIES else 1))
            if self._left < 0 or not _falls(rule, start):
                return False
        begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, tzinfo=UTC)
        begin = begin if begin.tzinfo is not None else begin.replace(tzinfo=UTC)
        days = max(1.0, (min(self._until, until or self._until) - begin).total_seconds() / 86400)
        count = int(rule["COUNT"][0]) if "COUNT" in rule else None
        rate = _a_day(rule, frequency) / (interval if frequency in _FINE_FREQUENCIES else 1)
        expected = min(rate * min(days, self._window), count if count is not None else rate * days)
        if (rate > A_DAY and min(rate * days, count if count is not None else rate * days) > BURST) or (
            expected > self._room
        ):
            return False
        steps = days * pace / (interval if frequency in _FINE_FREQUENCIES else 1)
        if frequency in _FINE_FREQUENCIES and count is not None and not any(name[:2] == "BY" for name in rule):
            steps = min(steps, float(max(1, count)))
        if steps > LONGEST_WALK or steps > self._left:
            return False
        self._left -= int(steps)
        self._room -= expected
        return True


def _a_day(rule: Rule, frequency: str) -> float:
    """Occurrences a day that a rule can give, at most."""
    if frequency in ("SECONDLY", "MINUTELY"):
        return STEPS[frequency] * max(1, len(rule.get("BYSECOND", ())) if frequency == "MINUTELY" else 1)
    hours = 24 if frequency == "HOURLY" else max(1, len(rule.get("BYHOUR", ())))
    times = hours * max(1, len(rule.get("BYMINUTE", ()))) * max(1, len(rule.get("BYSECOND", ())))
    return times * min(1.0, max(1, len(rule.get("BYDAY", ()))) / 7) if frequency == "WEEKLY" else times


def _possible(rule: Rule) -> bool:
    """False for days that no year has: a walk that finds nothing goes on to the year 9999."""
    # A walk ends at the year 9999, so it is short in the last 28 years, which hold every pair of weekday and leap year.
    if any(name in rule for name in _RARE_PARTS) and not _any_day(rule, datetime(9971, 1, 1), ("INTERVAL",)):
        return False
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", ())]
    longest = max((_LONGEST_MONTH[int(month) - 1] for month in rule.get("BYMONTH", ())), default=31)
    return not days or min(days) <= longest


def _surely_falls(rule: Rule, frequency: str) -> bool:
    """True for the usual rules with an interval: every second Monday, every third month on the 2nd Tuesday."""
    filters = {name for name in rule if name[:2] == "BY"} - {"BYHOUR", "BYMINUTE", "BYSECOND"}
    if not filters:
        return True
    if frequency == "WEEKLY":
        return filters == {"BYDAY"}
    if frequency == "MONTHLY" and filters == {"BYDAY"}:
        return not any(re.match(r"[+-]?[05-9]", day) for day in rule["BYDAY"])
    return (
        frequency == "MONTHLY" and filters == {"BYMONTHDAY"} and all(abs(int(day)) <= 28 for day in rule["BYMONTHDAY"])
    )


PROBE_DAYS = 440 * 366
"""Days that ``_falls`` looks at, at most."""


def _falls(rule: Rule, start: date) -> bool:
    """Whether a rule with an interval ever falls on a day, from its own start.

    Every seventh day that is a Monday never comes when the start is a Thursday, and the walk goes on to the year 9999.
    The calendar repeats after 400 years to the day of the week, so the start is moved to shortly before that year.
    """
    year = start.year + (9959 - start.year) // 400 * 400
    return _any_day(rule, datetime(year, start.month, start.day), ())


def _any_day(rule: Rule, start: datetime, without: tuple[str, ...]) -> bool:
    parts = [f"{name}={','.join(rule[name])}" for name in rule if name not in ("COUNT", "WKST", *without)]
    try:
        return next(iter(rrulestr(";".join(parts), dtstart=start)), None) is not None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return False
