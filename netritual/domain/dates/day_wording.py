"""Days and amounts in plain words, as rows and reasons say them."""

from collections.abc import Sequence
from datetime import date, datetime
from datetime import time as clock_time

from netritual.domain.dates.dates import MONTH_NAMES, WEEKDAY_NAMES
from netritual.domain.dates.weeks import monday_of

WEEKDAYS = tuple([name[:3] for name in WEEKDAY_NAMES])
MONTHS = tuple([name[:3] for name in MONTH_NAMES])
CHANNEL_WORDS = {"dm": "message", "react": "reaction"}
"""Channel -> the word for it, where that is another one."""


def span(days: int) -> str:
    """A number of days: "1 day", "12 days"."""
    return counted(max(0, days), "day")


def capital(text: str) -> str:
    """The text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str, many: str = "") -> str:
    """So many of something: "1 event", "12 events"; ``many`` is the plural of other nouns."""
    return f"{number} {noun if number == 1 else many or f'{noun}s'}"


def ago(days: int) -> str:
    """How long ago: "today", "yesterday", "12 days ago"."""
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def moment_ago(moment: datetime, now: datetime) -> str:
    """How long ago a moment is: "a moment ago", "5 hours ago", then as ``ago`` says it."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return "a moment ago"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    return f"{counted(minutes // 60, 'hour')} ago" if minutes < 1440 else ago(minutes // 1440)


def in_days(days: int) -> str:
    """How soon: "today", "tomorrow", "in 12 days"."""
    return "today" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"


def day_words(day: date | None, today: date) -> str:
    """A day: "today", "Fri 13 Mar", with the year when it is another one. "" for none."""
    if day is None:
        return ""
    return "today" if day == today else dated(day, today)


def near_day(day: date, today: date) -> str:
    """A day ahead, as one says it: "today", "tomorrow", "Sunday" within a week, else "Sun 6 Dec"."""
    days = (day - today).days
    return WEEKDAY_NAMES[day.weekday()] if 1 < days < 7 else in_days(days) if days in (0, 1) else day_words(day, today)


def by_day(day: date, today: date) -> str:
    """By when something is due: "due today", "by Sunday", "by Sun 6 Dec"; once that is over "was for Tue 24 Nov"."""
    if day < today:
        return f"was for {day_words(day, today)}"
    return "due today" if day == today else f"by {near_day(day, today)}"


def dated(day: date, today: date) -> str:
    """A day by its date, today too, for a text that is read later: "Fri 13 Mar", with the year when it is another."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


BY_HALVES = ("America/", "Australia/", "US/", "Canada/")
"""Zones of countries in which hours have am and pm."""


def clock_words(time: datetime | clock_time, by_halves: bool) -> str:
    """The hour as it is said: "17:30", or in the halves of a day "5:30pm"."""
    if not by_halves:
        return f"{time:%H:%M}"
    minutes = f":{time:%M}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'am' if time.hour < 12 else 'pm'}"


def moment_words(local: datetime, today: date) -> str:
    """A day and an hour as a clock beside the person shows them: "Tue 10 Mar 09:00", "today 12:30"."""
    return f"{day_words(local.date(), today)} {local:%H:%M}"


def on_day(day: date, today: date, *, near: bool = False) -> str:
    """A day in a sentence: "on Friday 13 March", with the year when it is another one.

    With ``near`` one of the last six days is "on Friday", and an earlier one "on 3 March".
    """
    if not near:
        return f"on {day_in_full(day, today)}"
    lately = -7 < (day - today).days <= 0
    return f"on {WEEKDAY_NAMES[day.weekday()] if lately else f'{day.day} {month_in_full(day, today)}'}"


def day_in_full(day: date, today: date) -> str:
    """A day in a sentence: "Friday 13 March", with the year when it is another one."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {month_in_full(day, today)}"


def month_in_full(day: date, today: date) -> str:
    """A month in a sentence: "March", "March 2023" when it is another year."""
    return MONTH_NAMES[day.month - 1] + (f" {day.year}" if day.year != today.year else "")


def days_words(first: date, last: date) -> str:
    """Some days in a row: "22 to 24 Mar", "30 Mar to 2 Apr", "22 Mar"."""
    end = f"{last.day} {MONTHS[last.month - 1]}"
    if first >= last:
        return end
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {end}"


def month_words(day: date) -> str:
    """A month: "Mar 2023"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def week_words(day: date, today: date) -> str:
    """The week of a day: "this week", "next week", "last week", "the week of Mon 23 Mar"."""
    monday = monday_of(day)
    ahead = (monday - monday_of(today)).days // 7
    near = {-1: "last week", 0: "this week", 1: "next week"}
    return near.get(ahead, f"the week of {day_words(monday, today)}")


def listed(parts: Sequence[str]) -> str:
    """Parts as a person says them: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def some_of(names: Sequence[str]) -> str:
    """Names in a row of little room, of many the first two: "a, b and c", "a, b and 3 more"."""
    return listed(names) if len(names) < 4 else f"{', '.join(names[:2])} and {len(names) - 2} more"


def since_words(day: date, today: date) -> str:
    """When something was, as one says it: "on Monday", "last week", "two weeks ago", "in March"; "" of today."""
    weeks = (monday_of(today) - monday_of(day)).days // 7
    if day >= today:
        return ""
    if weeks > 3:
        return f"in {month_in_full(day, today)}"
    return (on_day(day, today, near=True), "last week", "two weeks ago", "three weeks ago")[weeks]
