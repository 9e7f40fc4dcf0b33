"""The first words of a week as one short event: fifteen minutes, the names, and no more.

Pure. There is one event a week while there is somebody to write a first word to, in the first free slot. It takes no
time in the calendar and rings no bell.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from netritual.domain.events import FileEvent, is_current
from netritual.domain.model import FileFirstWords, Settings
from netritual.domain.weeks import week_of

MINUTES = 15
TITLE = "First words: 15 min"


class FirstWords(NamedTuple):
    """Whom to write a first word to, best first, and the first free moment for it (with an offset), if there is one."""

    names: tuple[str, ...]
    start: datetime | None


def first_words_ahead(
    known: Iterable[FileFirstWords], wanted: FirstWords | None, home: str, settings: Settings, now: datetime
) -> tuple[FileFirstWords, ...]:
    """The first words of the file, by week: those of this week and later.

    ``known`` are those written so far. One that is still to come keeps its moment; other names make it the next
    edition, and without names it is cancelled until it is past. The uid is made of the id of the home and the week, the
    same every time. With ``wanted`` None nothing is known of this week, and all stay as they are.
    """
    found = {}
    for words in sorted(known, key=lambda words: (words.sequence, words.changed)):
        if is_current(ends(words), settings, now):
            found[words.week] = words
    if wanted is None:
        return tuple(found[week] for week in sorted(found))
    names = wanted.names if settings.first_words else ()
    ahead = [words for words in found.values() if ends(words) > now and not words.cancelled]
    for words in ahead:
        if not names:
            found[words.week] = replace(words, cancelled=True, sequence=words.sequence + 1, changed=now)
        elif words.names != names:
            found[words.week] = replace(words, names=names, sequence=words.sequence + 1, changed=now)
    if names and not ahead and wanted.start is not None:
        start = wanted.start.astimezone(UTC)
        week = week_of(wanted.start.date())
        old = found.get(week)
        if old is None:
            uid = str(uuid5(NAMESPACE_URL, f"netritual:{home}:first-words:{week}"))
            found[week] = FileFirstWords(week=week, uid=uid, start=start, names=names, changed=now, created=now)
        elif old.cancelled:
            found[week] = replace(
                old, start=start, names=names, cancelled=False, sequence=old.sequence + 1, changed=now
            )
    return tuple(found[week] for week in sorted(found))


def ends(words: FileFirstWords) -> datetime:
    """When the event ends."""
    return words.start + timedelta(minutes=MINUTES)


def first_words_events(words: Iterable[FileFirstWords]) -> list[FileEvent]:
    """Their events in the file: a name a line, and nothing else about anybody."""
    return [
        FileEvent(
            uid=one.uid,
            sequence=one.sequence,
            start=one.start,
            end=ends(one),
            status="CANCELLED" if one.cancelled else "TENTATIVE",
            title=TITLE,
            text="\n".join(one.names),
            place="",
            created=one.created,
            changed=one.changed,
            categories=("netritual", "first words"),
            quiet=True,
        )
        for one in words
    ]
