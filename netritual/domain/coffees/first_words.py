"""The first words of a week as one short event: fifteen minutes, the names, and no more.

Pure. There is one event a week while there is somebody to write a first word to, in the first free slot. It takes no
time in the calendar and rings no bell.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from msgspec.structs import replace

from netritual.domain.coffees.calendar_events import FileEvent, end_of, file_event, is_current, newest, week_event
from netritual.domain.coffees.event_revisions import next_week_revision
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Settings, WeekEvent

TITLE = "First words: 15 min"


class FirstWords(NamedTuple):
    """Whom to write a first word to, best first, and the first free moment for it (with an offset), if any."""

    names: tuple[str, ...]
    start: datetime | None


def first_words_ahead(
    written: Iterable[WeekEvent], wanted: FirstWords | None, home: str, settings: Settings, now: datetime
) -> tuple[WeekEvent, ...]:
    """The first words of the file, by week: those of this week and later.

    ``written`` are those of the file so far. One that is still to come keeps its moment; other names make it the next
    revision, and without names it is cancelled until it is past. With ``wanted`` None nothing is known of this week,
    and all stay as they are.
    """
    by_week = {week: words for week, words in newest(written).items() if is_current(end_of(words), settings, now)}
    if wanted is None:
        return tuple(by_week[week] for week in sorted(by_week))
    names = wanted.names if settings.first_words else ()
    ahead = [words for words in by_week.values() if end_of(words) > now and not words.cancelled]
    for words in ahead:
        changed = replace(words, names=names, changed=now) if names else replace(words, cancelled=True, changed=now)
        by_week[words.week] = next_week_revision(words, changed)
    if names and not ahead and wanted.start is not None:
        week = week_of(wanted.start.date())
        old = by_week.get(week)
        if old is None or old.cancelled:
            start = wanted.start.astimezone(UTC)
            by_week[week] = next_week_revision(old, week_event("first-words", week, start, home, now, names))
    return tuple(by_week[week] for week in sorted(by_week))


def first_words_events(words: Iterable[WeekEvent]) -> list[FileEvent]:
    """Their events in the file: a name a line, and nothing else about anybody."""
    return [file_event(one, "TENTATIVE", TITLE, "\n".join(one.names), "first words", quiet=True) for one in words]
