"""Hours of the week as people say them: "tue to thu 8:30-10", "weekday mornings", "Friday 4pm".

``read_windows`` makes the stored windows of such words, ``window_words`` the sentence that is shown, which reads back
as the same windows. Hours without a half of the day are those in which people meet: 1 to 6 are in the afternoon, and
what would end before it begins ends after noon.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netritual.domain.dates.dates import WEEKDAY, WEEKDAYS
from netritual.domain.dates.day_wording import listed
from netritual.domain.language.text import unaccent
from netritual.domain.model import ReviewTime, Window

WORKDAYS = WEEKDAYS[:5]
EXAMPLE = "For instance: tue to thu 8:30-10, or weekday mornings."
"""What is said to somebody whose words are no hours of the week."""

_GROUPS = {
    "weekday": WORKDAYS, "workday": WORKDAYS, "weekend": WEEKDAYS[5:], "day": WEEKDAYS, "daily": WEEKDAYS,
    "everyday": WEEKDAYS,
}  # fmt: skip
_PARTS = {
    "morning": ("09:00", "12:00"), "lunch": ("12:00", "14:00"), "lunchtime": ("12:00", "14:00"),
    "noon": ("12:00", "14:00"), "afternoon": ("14:00", "18:00"), "evening": ("18:00", "21:00"),
}  # fmt: skip
"""Parts of a day and their hours, for whoever names no others."""
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_TO, _AND = frozenset(("to", "-", "till", "until", "through", "thru")), frozenset((",", ";", "and", "&", "/", "+"))
_FILLERS = frozenset(
    ("on", "from", "in", "at", "the", "every", "each", "any", "all", "o'clock", "between", "a", "h", "uhr")
)
_LONGEST = 10 * 60
"""Minutes of the longest hours that are read into "8 to 6"; "10 to 9" is a slip."""
_WORD = r"\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\b\.?)?|\d{3,4}|\d{1,2}(?:\s*[ap]\.?m\b\.?)?|[^\W\d_]+(?:'[^\W\d_]+)?|\S"
_TIME = r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?"


class _Clock(NamedTuple):
    """A time of the day in minutes; ``half`` is "a" or "p" when it was said, ``sure`` that it can be no other time."""

    minute: int
    sure: bool
    half: str = ""


def day_name(day: str) -> str:
    """A weekday as it is shown: "Tue"."""
    return day.capitalize()


def read_day(text: str) -> str | None:
    """A weekday by its name, in the plural too, or by its first letters (two at least)."""
    word = unaccent(text.strip()).rstrip(".")
    names = [name for name in WEEKDAY if len(word) >= 2 and (name.startswith(word) or f"{name}s" == word)]
    days = {WEEKDAYS[WEEKDAY[name]] for name in names}
    return days.pop() if len(days) == 1 else None


def read_days(text: str) -> tuple[str, ...] | None:
    """``Tue Wed Thu``, ``tuesday, thu`` or ``mon-fri`` as weekdays in the order of the week; else None."""
    words = _words(text)
    days, at = _days(words, 0) if words else ((), 0)
    return days if days and at == len(words) else None


def read_time(text: str) -> str | None:
    """``16:00``, ``16.00``, ``1600``, ``16``, ``4pm`` or ``noon`` as HH:MM; None when it is no time."""
    clock = _clock(text.strip().lower())
    return _hhmm(clock.minute) if clock and clock.minute < 1440 else None


def read_windows(text: str, days: Sequence[str] = ()) -> tuple[Window, ...]:
    """The windows that words mean, in their order; ``days`` hold for words that name none.

    ValueError says what is not understood.
    """
    words = _words(text)
    if text.strip() and not any(char.isalnum() for char in text):
        raise ValueError(f"“{text.strip()}” is no day and no hour. {EXAMPLE}")
    runs: list[tuple[str, ...] | list[tuple[str, str]]] = []
    at = 0
    while at < len(words):
        run, after = _days(words, at)
        if run:
            runs.append(run)
        else:
            hours, after = _hours(words, at)
            if hours and runs and isinstance(runs[-1], list):
                runs[-1].extend(hours)
            elif hours:
                runs.append(hours)
        at = after
    pairs = _pairs(runs, tuple(days))
    return tuple(dict.fromkeys(Window(days=on, from_=start, to=end) for on, hours in pairs for start, end in hours))


def read_review(text: str, now: ReviewTime) -> ReviewTime:
    """When the review is, out of "Friday 4pm"; what is left out stays. ValueError when it is neither."""
    day, at = now.day, now.at
    for word in _words(text):
        named, time = read_day(word), read_time(word)
        part = _part(word)
        if named:
            day = named
        elif time or part:
            at = time or _PARTS[part][0]
        elif word not in _FILLERS and word not in _AND:
            raise ValueError(f"“{word}” is no weekday and no time. For instance: Fri 16:00.")
    if not text.strip():
        raise ValueError("A weekday and a time. For instance: Fri 16:00.")
    return ReviewTime(day=day, at=_afternoon(text, at))


def window_words(windows: Iterable[Window]) -> str:
    """The windows as a sentence: "Tue to Thu 08:30-10:00 and 12:30-13:30; Fri 09:00-10:00"."""
    by_days: list[tuple[tuple[str, ...], list[str]]] = []
    for window in windows:
        hours = f"{window.from_}-{window.to}"
        if by_days and by_days[-1][0] == window.days:
            by_days[-1][1].append(hours)
        else:
            by_days.append((window.days, [hours]))
    return "; ".join(f"{days_words(days)} {listed(hours)}" for days, hours in by_days)


def days_words(days: Sequence[str]) -> str:
    """Weekdays in the order of the week, three and more in a row as a span: "Mon, Wed to Fri"."""
    places = [at for at, day in enumerate(WEEKDAYS) if day in days]
    rows: list[list[int]] = []
    for at in places:
        if rows and rows[-1][-1] == at - 1:
            rows[-1].append(at)
        else:
            rows.append([at])
    names = [day_name(day) for day in WEEKDAYS]
    parts = [
        part
        for row in rows
        for part in ([f"{names[row[0]]} to {names[row[-1]]}"] if len(row) > 2 else [names[at] for at in row])
    ]
    return ", ".join(parts)


def _words(text: str) -> list[str]:
    return re.findall(_WORD, unaccent(text).replace("–", "-").replace("—", "-").replace("’", "'"))


def _part(word: str) -> str:
    """The part of a day that a word names, in the plural too; "" for none."""
    return next((name for name in (word, word.removesuffix("s"), word.removesuffix("es")) if name in _PARTS), "")


def _group(word: str) -> tuple[str, ...]:
    day = read_day(word)
    return (day,) if day else _GROUPS.get(word, ()) or _GROUPS.get(word.removesuffix("s"), ())


def _days(words: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    """A run of weekdays that begins at a word, and the place behind it; none when the word is no weekday."""
    days: set[str] = set()
    end = at
    while at < len(words):
        group = _group(words[at])
        if not group:
            if words[at] not in _FILLERS and words[at] not in _AND:
                break
            at += 1
            continue
        if len(group) == 1 and at + 2 < len(words) and words[at + 1] in _TO and read_day(words[at + 2]):
            first, last = WEEKDAYS.index(group[0]), WEEKDAYS.index(read_day(words[at + 2]) or "")
            group = tuple(WEEKDAYS[(first + n) % 7] for n in range((last - first) % 7 + 1))
            at += 2
        days.update(group)
        at = end = at + 1
    return tuple(day for day in WEEKDAYS if day in days), end


def _hours(words: Sequence[str], at: int) -> tuple[list[tuple[str, str]], int]:
    """The hours that begin at a word, and the place behind them; none for a word that only joins others."""
    word = words[at]
    part, clock = _part(word), _clock(word)
    if part and not (clock and at + 1 < len(words) and words[at + 1] in _TO):
        following = next((n for n in range(at + 1, len(words)) if words[n] not in _FILLERS), len(words))
        if following < len(words) and _clock(words[following]) and not _part(words[following]):
            hours, after = _span(words, following, part)
            return [hours], after
        return [_PARTS[part]], at + 1
    if clock:
        hours, after = _span(words, at, "")
        behind = next((n for n in range(after, len(words)) if words[n] not in _FILLERS), len(words))
        if behind < len(words) and _part(words[behind]) and not _clock(words[behind]):  # "8-10 in the morning"
            return [_span(words, at, _part(words[behind]))[0]], behind + 1
        return [hours], after
    if word in _FILLERS or word in _AND:
        return [], at + 1
    raise ValueError(f"“{word}” is no day and no hour. {EXAMPLE}")


def _span(words: Sequence[str], at: int, part: str) -> tuple[tuple[str, str], int]:
    """The two times from a word on, in the half of the day that ``part`` names."""
    between = at > 0 and words[at - 1] == "between"
    joins = at + 1 < len(words) and (words[at + 1] in _TO or (between and words[at + 1] == "and"))
    first, last = _clock(words[at]), _clock(words[at + 2]) if joins and at + 2 < len(words) else None
    if first is None or last is None:
        raise ValueError(f"From {words[at]} until when? {EXAMPLE}")
    start, end = first.minute, last.minute
    afternoon = part in ("afternoon", "evening") or (start < 420 and part != "morning")
    if not first.half and start < 720:
        # "1-2pm" begins after noon, "9-1pm" before it.
        later = start + 720 < end if last.half == "p" else afternoon and last.half != "a" and not first.sure
        start += 720 if later else 0
    if not last.sure and end <= start and end < 720 and end + 720 - start <= _LONGEST:
        end += 720
    if not start < end <= 1440 or start >= 1440:
        raise ValueError(f"{words[at]} to {words[at + 2]} ends before it begins.")
    return (_hhmm(start), _hhmm(end)), at + 3


def _clock(word: str) -> _Clock | None:
    if word in _NAMED_TIMES:
        hour, minute = _NAMED_TIMES[word].split(":")
        return _Clock(int(hour) * 60 + int(minute), True)
    match = re.fullmatch(_TIME, word)
    if not match or (match[2] is None and len(match[1]) > 2):
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match[3] == "p" else 0)
    if minutes > 59 or hours * 60 + minutes > 1440:
        return None
    full = match[2] is not None and len(match[1]) == 2
    return _Clock(hours * 60 + minutes, bool(match[3]) or full or not 1 <= hours <= 12, match[3] or "")


def _hhmm(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _afternoon(text: str, at: str) -> str:
    """Nobody reviews at four in the night: a bare hour of "Fri 4" or "Fri at 4:30" is in the afternoon."""
    clock = next((clock for word in _words(text) if (clock := _clock(word))), None)
    return _hhmm(clock.minute + 720) if clock and not clock.sure and clock.minute < 420 else at


def _pairs(
    runs: Sequence[tuple[str, ...] | list[tuple[str, str]]], days: tuple[str, ...]
) -> list[tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """Runs of days with their hours: the days stand before the hours, or all of them behind."""
    hours = [run for run in runs if isinstance(run, list)]
    on = [run for run in runs if isinstance(run, tuple)]
    if not hours:
        raise ValueError(f"Which hours? {EXAMPLE}")
    if not on:
        if not days:
            raise ValueError(f"On which days? {EXAMPLE}")
        return [(days, run) for run in hours]
    if len(on) != len(hours):
        which = "days" if len(on) < len(hours) else "hours"
        raise ValueError(f"Which {which} go with which? For instance: tue 8:30-10, thu 12-13.")
    return list(zip(on, hours, strict=True))
