"""What the files of one calendar hold: their events as occurrences in the window, and what was counted on the way.

Everything a file holds ends as occurrences or as a counted loss, in bounded time.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import NamedTuple

from icalendar import Event

from netritual.calendar.content_lines import content_lines
from netritual.calendar.event_repair import LOSSES, MENDS, EventDraft, Reader, drafted
from netritual.calendar.file_components import components_of
from netritual.calendar.recurrence import times_of
from netritual.calendar.times import moment
from netritual.calendar.timezones import Zones
from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.language.text import clean
from netritual.regex import regex

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of one calendar that are read."""
MOST_ROWS = 50_000
"""Occurrences in the window that are kept; a person has some hundreds."""
MOST_EVENTS = 20_000
"""Events in the window whose texts are read (about 8 s)."""


_FREEBUSY = regex(r"\s*FREEBUSY\s*(;.*?)?:", re.I)
_FREEBUSY_KIND = regex(r";\s*FBTYPE\s*=\s*\"?([A-Z-]+)", re.I)


class ReadingWindow(NamedTuple):
    """The moments (UTC) between which occurrences are wanted, and the zone of what names none: the person's own."""

    first: datetime
    last: datetime
    zone: tzinfo


class Occurrence(NamedTuple):
    """One time at which an event of a file takes place, inside the window or a day beside it."""

    event: Event
    """The event with its texts, people and answers; its times are those below."""
    start: datetime
    """UTC; midnight in the person's zone for an all-day event. So is ``end``, which is never before it."""
    end: datetime
    all_day: bool
    cancelled: bool
    """STATUS or METHOD say that it does not take place."""
    private: bool
    """Whether anything in its series, or its calendar, says that its title is not for others."""
    calendar: str
    """The name that the file gives to its calendar (X-WR-CALNAME), or ""."""
    recurrence_id: str | None
    """Which one of a series this is: its original start in UTC (``20260302T090000Z``); None for a single event."""


class FilesReading(NamedTuple):
    """What all files of one calendar gave.

    ``read`` counts events of which something came out, the ``mended`` among them; ``lost`` counts events, or single
    times of a series, of which nothing did.
    """

    occurrences: tuple[Occurrence, ...] = ()
    busy: tuple[Busy, ...] = ()
    """Busy times that have no event: those of VFREEBUSY (RFC 5545 3.6.4)."""
    events: int = 0
    read: int = 0
    mended: int = 0
    lost: int = 0
    notes: tuple[str, ...] = ()
    """What was mended, and how: one sentence for each kind."""
    problems: tuple[str, ...] = ()
    """What could not be read, and why: sentences."""


def read(files: Sequence[bytes], window: ReadingWindow) -> FilesReading:
    """Read the files of one calendar. Never raises over what they hold."""
    gathered = _Gathered()
    for data in files:
        _file(data, window.zone, gathered)
    occurrences = tuple(_occurrences(gathered, window))
    lost = gathered.lost + sum(len(draft.losses) for draft in gathered.drafts)
    losses = gathered.losses + Counter(loss for draft in gathered.drafts for loss in set(draft.losses))
    mends = gathered.mends + Counter(mend for draft in gathered.drafts for mend in draft.mends)
    problems = [*gathered.problems, *(f"Not read: {LOSSES[loss]} ({count})." for loss, count in sorted(losses.items()))]
    if not gathered.events and not gathered.periods and not problems:
        gathered.notes.append("There is no event in it.")
    return FilesReading(
        occurrences=occurrences,
        busy=tuple(one for one in gathered.busy if one.start < window.last and one.end > window.first),
        events=gathered.events,
        read=len(gathered.drafts) + gathered.periods,
        mended=sum(bool(draft.mends) for draft in gathered.drafts) + gathered.mends.total(),
        lost=lost,
        notes=(*gathered.notes, *(f"Mended: {MENDS[mend]} ({count})." for mend, count in sorted(mends.items()))),
        problems=tuple(dict.fromkeys(problems)),
    )


@dataclass(slots=True)
class _Gathered:
    """What the files gave so far."""

    drafts: list[EventDraft] = field(default_factory=list)
    busy: list[Busy] = field(default_factory=list)
    events: int = 0
    periods: int = 0
    lost: int = 0
    losses: Counter[str] = field(default_factory=Counter)
    mends: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def lose(self, why: str, count: int = 1) -> None:
        """Count what is lost without a draft."""
        self.lost += count
        self.losses[why] += count


def _file(data: bytes, home: tzinfo, gathered: _Gathered) -> None:
    if len(data) > LARGEST_FILE:
        gathered.problems.append(f"The calendar is larger than {LARGEST_FILE >> 20} MB, so it was not read.")
        return
    parts = components_of(content_lines(data))
    periods = gathered.periods
    for calendar in parts.calendars:
        zones = Zones(calendar.zones, home, calendar.head.get("X-WR-TIMEZONE", ""))
        for event in calendar.events:
            draft = drafted(event, zones, calendar.head)
            if draft is None:
                gathered.lose("start")
            else:
                gathered.drafts.append(draft)
        for lines in calendar.freebusy:
            _free_busy(lines, zones, gathered)
    gathered.events += parts.events + parts.availabilities
    if parts.availabilities:
        gathered.lose("availability", parts.availabilities)
    if parts.broken_off:
        gathered.lose("broken off")
    if not parts.ended:
        gathered.problems.append("The calendar is cut short; what was whole was read.")
    elif not parts.events and not parts.availabilities and gathered.periods == periods:
        if not data.strip():
            gathered.problems.append("The calendar is empty.")
        elif not parts.named or b"BEGIN:VEVENT" in data.upper():
            gathered.problems.append(
                "This is not a calendar file."
                if not parts.named
                else "There are events in it that cannot be told apart."
            )


def _free_busy(lines: list[str], zones: Zones, gathered: _Gathered) -> None:
    """The busy times of a VFREEBUSY, which says when somebody is busy and nothing else (RFC 5545 3.6.4, 3.8.2.6)."""
    for line in dict.fromkeys(lines):
        match = _FREEBUSY.match(line)
        if match is None:
            continue
        kind = _FREEBUSY_KIND.search(match[1] or "")
        word = kind[1].upper() if kind else "BUSY"
        reader = Reader(zones, {})
        for start, end in reader.periods(line):
            if start is None or end is None:
                gathered.lose("period")
                continue
            gathered.periods += 1
            gathered.mends.update(reader.mends)
            reader.mends.clear()
            if word != "FREE":
                gathered.busy.append(Busy(moment(start), moment(end), word == "BUSY-TENTATIVE"))


def _occurrences(gathered: _Gathered, window: ReadingWindow) -> Iterator[Occurrence]:
    """The times of all events, with the texts of each as icalendar reads them."""
    events: dict[int, Event] = {}
    private = {draft.uid for draft in gathered.drafts if draft.private and draft.uid}
    for number, time in enumerate(times_of(gathered.drafts, window.first, window.last)):
        draft = time.draft
        if number >= MOST_ROWS or (id(draft) not in events and len(events) >= MOST_EVENTS):
            gathered.lose("many")
            continue
        if id(draft) not in events:
            events[id(draft)] = texts_of(draft)
        yield Occurrence(
            event=events[id(draft)],
            start=time.start,
            end=time.end,
            all_day=time.all_day,
            cancelled=draft.cancelled,
            private=draft.private or draft.uid in private,
            calendar=draft.calendar,
            recurrence_id=time.recurrence_id,
        )


def texts_of(draft: EventDraft) -> Event:
    """The texts and people of an event; a line that icalendar cannot read is left out, and that is noted."""

    def parsed(lines: list[str]) -> Event:
        event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
        if not isinstance(event, Event):
            raise ValueError("not one event")
        return event

    def sound(line: str) -> bool:
        try:
            return not parsed([line]).errors
        except Exception:  # the parser raises half a dozen kinds on hostile lines
            return False

    with suppress(Exception):  # as above
        event = parsed(draft.texts)
        if not event.errors:
            return event
    draft.mends.add("text")
    return parsed([line for line in draft.texts if sound(line)])


def uid_of(event: Event) -> str:
    """The UID of an event, or ""."""
    return clean(str(event.get("UID", ""))).strip()
