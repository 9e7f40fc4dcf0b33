"""Reading a calendar: busy stretches and past meetings, whatever the bytes are.

What counts as busy follows the tools that do it well: TRANSP, STATUS and the answer to the invitation decide; all-day
events only when the person wants it.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from netritual.calendar.attendees import OwnAddress, invitation, others
from netritual.calendar.reading import MOST_ROWS, Occurrence, Reading, Window, read, uid_of
from netritual.domain.agenda import Busy, PastMeeting
from netritual.domain.text import clean, unaccent
from netritual.domain.words import counted
from netritual.services.ports import CalendarReading

if TYPE_CHECKING:
    from icalendar import Event

LARGEST_MEETING = 8
"""Attendees up to which a past meeting is a contact."""
LONGEST_TITLE = 200
NEVER_BUSY = ("birthday", "geburtstag", "anniversaire", "cumplean", "holiday", "feiertag", "jours feries", "festivos")
"""Words of all-day calendars and categories that never block a day, without accents."""


class Frame(NamedTuple):
    """What a reading needs to know: the window, the person's zone and name, and the uids of our own coffees."""

    first: datetime
    last: datetime
    now: datetime
    zone: tzinfo
    name: str = ""
    all_day_blocks: bool = False
    own: Collection[str] = frozenset()


def read_busy(name: str, files: Sequence[bytes], frame: Frame, lost_files: int = 0) -> CalendarReading:
    """The reading of one source, which may be many files (a folder). Never raises over what the files hold.

    ``lost_files`` could not be opened; each counts as one lost event at least.
    """
    reading = read(files, Window(frame.first, frame.last, frame.zone))
    rows = _Rows(frame, reading)
    problems = list(reading.problems)
    if lost_files:
        problems.append(f"{counted(lost_files, 'file')} could not be read.")
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
    )


class _Rows:
    """Turns the occurrences of a calendar into rows."""

    def __init__(self, frame: Frame, reading: Reading) -> None:
        self._frame = frame
        names = {one.calendar for one in reading.occurrences}
        events = {id(one.event): one.event for one in reading.occurrences}
        self._own = OwnAddress(events.values(), frame.name, names.pop() if len(names) == 1 else "")
        self.busy: list[Busy] = []
        self.meetings: list[PastMeeting] = []
        for one in reading.occurrences:
            self._take(one)

    def _take(self, one: Occurrence) -> None:
        if one.cancelled or uid_of(one.event) in self._frame.own:
            return
        answer = self._own.answer(one.event)
        if answer == "DECLINED":
            return
        frame, event = self._frame, one.event
        if one.end <= frame.now and not one.all_day:
            self._meeting(one)
        if one.start < frame.last and one.end > frame.first and one.end > one.start and self._blocks_time(event):
            if one.all_day and not self._all_day(one):
                return
            tentative = _tentative(event) or answer in ("NEEDS-ACTION", "TENTATIVE")
            self.busy.append(Busy(max(one.start, frame.first), min(one.end, frame.last), tentative))

    def _blocks_time(self, event: "Event") -> bool:
        if _text(event, "TRANSP").upper() == "TRANSPARENT":
            return False
        return _text(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() not in ("FREE", "WORKINGELSEWHERE")

    def _all_day(self, one: Occurrence) -> bool:
        """True when this all-day event blocks its day: only if the person wants it, and never a birthday or holiday."""
        if not self._frame.all_day_blocks:
            return False
        words = unaccent(" ".join((one.calendar, *_categories(one.event))))
        return not any(word in words for word in NEVER_BUSY)

    def _meeting(self, one: Occurrence) -> None:
        if one.start < self._frame.first or len(invitation(one.event)) > LARGEST_MEETING:
            return
        with_whom = others(one.event, self._own)
        uid = uid_of(one.event)
        if not with_whom or not uid:
            return
        title = clean(_text(one.event, "SUMMARY")).strip()[:LONGEST_TITLE]
        self.meetings.append(PastMeeting(uid, one.recurrence_id, one.start, one.end, title, with_whom))


def _tentative(event: "Event") -> bool:
    status = _text(event, "STATUS").upper()
    return status == "TENTATIVE" or _text(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "TENTATIVE"


def _text(event: "Event", name: str) -> str:
    value: Any = event.get(name, "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip()


def _categories(event: "Event") -> Iterator[str]:
    value: Any = event.get("CATEGORIES")
    for part in value if isinstance(value, list) else [value]:
        yield from (str(word) for word in getattr(part, "cats", ()))
