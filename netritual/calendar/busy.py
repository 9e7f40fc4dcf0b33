"""Reading a calendar: busy stretches and past meetings, whatever the bytes are.

What counts as busy follows the tools that do it well: TRANSP, STATUS and the answer to the invitation decide; of
events of all day the absences count, or what the person wants.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Any, NamedTuple

from icalendar import Event, vDuration

from netritual.calendar.attendees import NOT_COMING, OwnAddress, invitation, others, proposed_addresses
from netritual.calendar.availability import FREE_MARKS, AllDayBlocks, AllDayEvent
from netritual.calendar.calendar_reading import MOST_ROWS, FilesReading, Occurrence, ReadingWindow, read, uid_of
from netritual.domain.coffees.calendar_entries import Busy, MovedCoffee, PastMeeting
from netritual.domain.coffees.event_revisions import stands_elsewhere
from netritual.domain.dates.day_wording import counted
from netritual.domain.language.text import clean
from netritual.domain.model import Coffee
from netritual.services.ports import CalendarReading

LARGEST_MEETING = 8
"""Attendees up to which a past meeting is a contact."""
LONGEST_TITLE = 200
LONGEST_TRAVEL = timedelta(days=1)


class ReadingFrame(NamedTuple):
    """What a reading needs to know: the window, the person's zone, name and addresses, and our coffees by uid."""

    first: datetime
    last: datetime
    now: datetime
    zone: tzinfo
    name: str = ""
    all_day_blocks: AllDayBlocks = "absences"
    own: Mapping[str, Coffee] = MappingProxyType({})
    addresses: Collection[str] = ()


def read_busy(name: str, files: Sequence[bytes], frame: ReadingFrame, lost_files: int = 0) -> CalendarReading:
    """The reading of one source, which may be many files (a folder). Never raises over what the files hold.

    ``lost_files``, or folders, could not be opened; each counts as one lost event at least.
    """
    reading = read(files, ReadingWindow(frame.first, frame.last, frame.zone))
    rows = _Rows(name, frame, reading)
    problems = list(reading.problems)
    if lost_files:
        problems.append(f"{counted(lost_files, 'file or folder', 'files or folders')} could not be read.")
    meetings = {(m.uid, m.recurrence_id): m for m in rows.meetings}
    return CalendarReading(
        name=name,
        busy=tuple(sorted({*rows.busy, *reading.busy})[:MOST_ROWS]),
        meetings=tuple(sorted(meetings.values(), key=lambda m: (m.start, m.uid))),
        events=reading.events,
        lost=reading.lost + lost_files,
        fetched=frame.now,
        problem=" ".join(problems),
        read=reading.read,
        mended=reading.mended,
        notes=reading.notes,
        coffees=tuple(rows.coffees),
        addresses=rows.addresses,
        invites=rows.invites,
    )


class _Rows:
    """Turns the occurrences of a calendar into rows."""

    def __init__(self, name: str, frame: ReadingFrame, reading: FilesReading) -> None:
        self._name, self._frame = name, frame
        calendars: dict[str, dict[int, Event]] = {}
        for one in reading.occurrences:
            calendars.setdefault(one.calendar, {})[id(one.event)] = one.event
        self._own = {title: OwnAddress(frame.addresses, frame.name, title) for title in calendars}
        proposed = (proposed_addresses(of.values(), frame.name, title) for title, of in calendars.items())
        self.invites = any(len(invitation(event)) > 1 for of in calendars.values() for event in of.values())
        self.addresses = tuple(dict.fromkeys(address for some in proposed for address in some))
        self.busy: list[Busy] = []
        self.meetings: list[PastMeeting] = []
        self.coffees: list[MovedCoffee] = []
        for one in reading.occurrences:
            self._take(one)

    def _take(self, one: Occurrence) -> None:
        frame, event = self._frame, one.event
        if one.cancelled:
            return
        if (coffee := frame.own.get(uid_of(event))) is not None:
            self._own_coffee(one, coffee)
            return
        answer = self._own[one.calendar].answer(event)
        if answer in NOT_COMING:
            return
        all_day = self._is_all_day(one)
        if one.end <= frame.now and not all_day:
            self._meeting(one)
        start = one.start - _travel(event)
        blocks = self._blocks_days(one) if all_day else _blocks_time(event)
        if start < frame.last and one.end > frame.first and one.end > start and blocks:
            tentative = _tentative(event) or answer in ("NEEDS-ACTION", "TENTATIVE")
            self.busy.append(Busy(max(start, frame.first), min(one.end, frame.last), tentative, _shown_title(one)))

    def _own_coffee(self, one: Occurrence, coffee: Coffee) -> None:
        """A coffee of ours takes its time here only where it was moved in the calendar; its title is our own."""
        sequence, changed = one.event.get("SEQUENCE", 0), getattr(one.event.get("LAST-MODIFIED"), "dt", None)
        changed = changed if isinstance(changed, datetime) and changed.tzinfo is not None else None
        if one.end <= self._frame.now or not stands_elsewhere(coffee, one.start, one.end, int(sequence), changed):
            return
        self.coffees.append(MovedCoffee(coffee.uid, one.start, one.end, coffee.sequence))
        self.busy.append(Busy(one.start, one.end, title=_title(one.event)))

    def _is_all_day(self, one: Occurrence) -> bool:
        """True also for an event from midnight on that Outlook marks so, instead of writing its days."""
        flagged = _text(one.event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        return one.all_day or (flagged and f"{one.start.astimezone(self._frame.zone):%H%M}" == "0000")

    def _blocks_days(self, one: Occurrence) -> bool:
        event = AllDayEvent(
            title=_title(one.event),
            mark=_mark(one.event),
            transparent=_text(one.event, "TRANSP").upper() == "TRANSPARENT",
            calendar=f"{self._name} {one.calendar}",
            categories=tuple(_categories(one.event)),
            name=self._frame.name,
        )
        return event.takes_days(self._frame.all_day_blocks)

    def _meeting(self, one: Occurrence) -> None:
        if one.start < self._frame.first or len(invitation(one.event)) > LARGEST_MEETING:
            return
        unasked = () if self._frame.addresses else self.addresses
        with_whom = others(one.event, self._own[one.calendar], unasked)
        uid = uid_of(one.event)
        if not with_whom or not uid:
            return
        self.meetings.append(PastMeeting(uid, one.recurrence_id, one.start, one.end, _shown_title(one), with_whom))


def _blocks_time(event: Event) -> bool:
    """Out of office is busy whatever TRANSP says: the person chose it, and programs write TRANSP by themselves."""
    mark = _mark(event)
    return mark == "OOF" or (_text(event, "TRANSP").upper() != "TRANSPARENT" and mark not in FREE_MARKS)


def _travel(event: Event) -> timedelta:
    """How long the way there takes, as Apple's calendar writes it: it ends with the start of the event."""
    value: Any = event.get("X-APPLE-TRAVEL-DURATION", "")
    try:
        way = value.dt if hasattr(value, "dt") else vDuration.from_ical(value)  # type: ignore[no-untyped-call]  # icalendar
    except (ValueError, TypeError):
        return timedelta()
    return way if isinstance(way, timedelta) and timedelta() < way <= LONGEST_TRAVEL else timedelta()


def _tentative(event: Event) -> bool:
    status = _text(event, "STATUS").upper()
    return "TENTATIVE" in (status, _mark(event))


def _mark(event: Event) -> str:
    """How Outlook marks the time, or Apple's calendar that of an Exchange account."""
    return (_text(event, "X-MICROSOFT-CDO-BUSYSTATUS") or _text(event, "X-APPLE-EWS-BUSYSTATUS")).upper()


def _title(event: Event) -> str:
    return clean(_text(event, "SUMMARY")).strip()[:LONGEST_TITLE]


def _shown_title(one: Occurrence) -> str:
    """The title, where nothing says that it is private."""
    return "" if one.private else _title(one.event)


def _text(event: Event, name: str) -> str:
    return next(_texts(event, name), "")


def _texts(event: Event, name: str) -> Iterator[str]:
    """The values of a property, one for each time it is written."""
    value: Any = event.get(name, [])
    for one in value if isinstance(value, list) else [value]:
        yield str(one).strip().strip('"')


def _categories(event: Event) -> Iterator[str]:
    value: Any = event.get("CATEGORIES")
    for part in value if isinstance(value, list) else [value]:
        yield from (str(word) for word in getattr(part, "cats", ()))
