"""Reading a calendar: busy stretches and past meetings, whatever the bytes are.

What counts as busy follows the tools that do it well: TRANSP, STATUS and the answer to the invitation decide; all-day
events only when the person wants it; floating and unknown zones are the person's own. Everything a file holds ends as
rows or as a counted loss, in bounded time.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple
from warnings import filterwarnings

from netritual.calendar.attendees import OwnAddress, invitation, others
from netritual.calendar.blocks import Blocks, blocks_of
from netritual.calendar.guard import Guard
from netritual.domain.agenda import Busy, PastMeeting
from netritual.domain.text import clean, unaccent
from netritual.services.ports import CalendarReading

if TYPE_CHECKING:
    from icalendar import Event

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of one calendar that are read."""
MOST_ROWS = 50_000
"""Occurrences in the window that are kept; a person has some hundreds."""
LARGEST_MEETING = 8
"""Attendees up to which a past meeting is a contact."""
LONGEST_TITLE = 200
_DAY = timedelta(days=1)
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


class Found(NamedTuple):
    """What one file gave."""

    busy: tuple[Busy, ...]
    meetings: tuple[PastMeeting, ...]
    events: int
    lost: int
    problem: str


def read_busy(name: str, files: Sequence[bytes], frame: Frame, lost_files: int = 0) -> CalendarReading:
    """The reading of one source, which may be many files (a folder). Never raises over what the files hold."""
    found = [read_file(data, frame) for data in files]
    busy = sorted({row for part in found for row in part.busy})[:MOST_ROWS]
    meetings = {(m.uid, m.recurrence_id): m for part in found for m in part.meetings}
    problems = list(dict.fromkeys(part.problem for part in found if part.problem))
    if lost_files:
        problems.append(f"{lost_files} {'file' if lost_files == 1 else 'files'} could not be read.")
    return CalendarReading(
        name=name,
        busy=tuple(busy),
        meetings=tuple(sorted(meetings.values(), key=lambda m: (m.start, m.uid))),
        events=sum(part.events for part in found),
        lost=sum(part.lost for part in found),
        fetched=frame.now,
        problem=" ".join(problems),
    )


def read_file(data: bytes, frame: Frame) -> Found:
    """What one file's bytes hold."""
    if len(data) > LARGEST_FILE:
        return Found((), (), 0, 0, f"The calendar is larger than {LARGEST_FILE >> 20} MB, so it was not read.")
    # The readers warn on stderr about zones they guess; a guess is still the best there is.
    filterwarnings("ignore", module=r"icalendar|recurring_ical_events|x_wr_timezone")
    blocks = blocks_of(data, frame.first.date(), frame.last.date())
    if not blocks.calendar and not blocks.events:
        return Found((), (), 0, 0, "This is not a calendar file." if data.strip() else "The calendar is empty.")
    events, lost = _parsed(blocks)
    kept, guarded = _guarded(events, frame)
    rows = _Rows(frame, blocks, kept)
    lost += blocks.lost + guarded + rows.fill()
    problem = "The calendar is cut short; what was whole was read." if blocks.cut else ""
    return Found(tuple(rows.busy), tuple(rows.meetings), blocks.events, lost, problem)


def _parsed(blocks: Blocks) -> tuple[list["Event"], int]:
    """The events of the kept blocks. A block that cannot be parsed is found by halving, and is lost alone."""
    from icalendar import Calendar

    zones = b"".join(zone for zone in blocks.zones if _parses(zone))

    def parse(part: Sequence[bytes]) -> tuple[list["Event"], int]:
        text = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + zones + b"".join(part) + b"END:VCALENDAR\r\n"
        found: list[Event] = []
        try:
            for top in Calendar.from_ical(text, multiple=True):
                found += top.events
        except Exception:  # the parser raises half a dozen kinds on hostile files
            found = []
        if len(found) == len(part):
            return found, 0
        if len(part) == 1:
            return [], 1
        half = len(part) // 2
        left, right = parse(part[:half]), parse(part[half:])
        return left[0] + right[0], left[1] + right[1]

    return parse(blocks.kept) if blocks.kept else ([], 0)


def _parses(zone: bytes) -> bool:
    from icalendar import Calendar

    try:
        tops = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + zone + b"END:VCALENDAR\r\n", multiple=True)
        return any(True for top in tops for _ in top.walk("VTIMEZONE"))
    except Exception:
        return False


def _guarded(events: list["Event"], frame: Frame) -> tuple[list["Event"], int]:
    """The events that may be expanded: whole, and with rules whose walk is bounded."""
    guard = Guard(frame.first - _DAY, frame.last + _DAY)
    kept = []
    for event in events:
        try:
            _mend_end(event)
            start = event.start
            rules: Any = event.get("RRULE")
            if not rules:
                event.pop("RRULE", None)
            rules = rules if isinstance(rules, list) else [rules]
            if all(guard.allows(rule, start) for rule in rules if rule):
                kept.append(event)
        except Exception:  # each event may be broken in a way of its own
            continue
    return kept, len(events) - len(kept)


def _mend_end(event: "Event") -> None:
    """An end that cannot be read, or two of them, is taken off: the event then has its start's own length."""
    for name in ("DURATION", "DTEND"):
        try:
            _ = event.end
            return
        except Exception:  # as above
            event.pop(name, None)
    _ = event.end


class _Rows:
    """Turns the events of one file into rows."""

    def __init__(self, frame: Frame, blocks: Blocks, events: list["Event"]) -> None:
        self._frame, self._blocks, self._events = frame, blocks, events
        self._own = OwnAddress(events, frame.name, blocks.name)
        self._series = {_uid(event) for event in events if {"RRULE", "RDATE", "RECURRENCE-ID"} & event.keys()}
        self._never = any(word in unaccent(blocks.name) for word in NEVER_BUSY)
        self.busy: list[Busy] = []
        self.meetings: list[PastMeeting] = []

    def fill(self) -> int:
        """Expand and sort into rows; says how many events were lost on the way."""
        lost = 0
        occurrences, lost = self._expanded()
        for number, event in enumerate(occurrences):
            if number >= MOST_ROWS:
                return lost + len(occurrences) - MOST_ROWS
            try:
                self._take(event)
            except Exception:
                lost += 1
        return lost

    def _expanded(self) -> tuple[list["Event"], int]:
        try:
            return self._between(self._events), 0
        except Exception:
            groups: dict[str, list[Event]] = {}
            for event in self._events:
                groups.setdefault(_uid(event), []).append(event)
        found: list[Event] = []
        lost = 0
        for group in groups.values():
            try:
                found += self._between(group)
            except Exception:
                lost += len(group)
        return found, lost

    def _between(self, events: Sequence["Event"]) -> list["Event"]:
        from icalendar import Calendar
        from recurring_ical_events import of

        calendar = Calendar()
        if self._blocks.zone:
            calendar.add("x-wr-timezone", self._blocks.zone)
        for event in events:
            calendar.add_component(event)
        # A day more on each side: floating times are compared before their zone is known.
        first, last = self._frame.first - _DAY, self._frame.last + _DAY
        return list(of(calendar, skip_bad_series=True).between(first, last))

    def _take(self, event: "Event") -> None:
        if _uid(event) in self._frame.own or _text(event, "STATUS").upper() == "CANCELLED":
            return
        start, end = event.start, event.end
        all_day = not isinstance(start, datetime)
        begin, finish = self._moment(start), self._moment(end)
        if finish < begin:
            begin, finish = finish, begin
        answer = self._own.answer(event)
        if answer == "DECLINED":
            return
        if finish <= self._frame.now and not all_day:
            self._meeting(event, begin, finish)
        if begin < self._frame.last and finish > self._frame.first and finish > begin and self._blocks_time(event):
            if all_day and not self._all_day(event):
                return
            tentative = _tentative(event) or answer in ("NEEDS-ACTION", "TENTATIVE")
            self.busy.append(Busy(max(begin, self._frame.first), min(finish, self._frame.last), tentative))

    def _moment(self, value: date) -> datetime:
        """A moment in UTC; dates and floating times are in the person's zone."""
        if not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if value.tzinfo is None or value.utcoffset() is None:
            value = value.replace(tzinfo=self._frame.zone)
        return value.astimezone(UTC)

    def _blocks_time(self, event: "Event") -> bool:
        if _text(event, "TRANSP").upper() == "TRANSPARENT":
            return False
        return _text(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() not in ("FREE", "WORKINGELSEWHERE")

    def _all_day(self, event: "Event") -> bool:
        """True when this all-day event blocks its day: only if the person wants it, and never a birthday or holiday."""
        if not self._frame.all_day_blocks or self._never:
            return False
        categories = " ".join(_categories(event))
        return not any(word in unaccent(categories) for word in NEVER_BUSY)

    def _meeting(self, event: "Event", begin: datetime, finish: datetime) -> None:
        if begin < self._frame.first or len(invitation(event)) > LARGEST_MEETING:
            return
        with_whom = others(event, self._own)
        uid = _uid(event)
        if not with_whom or not uid:
            return
        recurrence = event.get("RECURRENCE-ID") if uid in self._series else None
        key = self._moment(recurrence.dt).strftime("%Y%m%dT%H%M%SZ") if recurrence is not None else None
        title = clean(_text(event, "SUMMARY")).strip()[:LONGEST_TITLE]
        self.meetings.append(PastMeeting(uid, key, begin, finish, title, with_whom))


def _tentative(event: "Event") -> bool:
    status = _text(event, "STATUS").upper()
    return status == "TENTATIVE" or _text(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "TENTATIVE"


def _uid(event: "Event") -> str:
    return clean(_text(event, "UID")).strip()


def _text(event: "Event", name: str) -> str:
    value: Any = event.get(name, "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value).strip()


def _categories(event: "Event") -> Iterator[str]:
    value: Any = event.get("CATEGORIES")
    for part in value if isinstance(value, list) else [value]:
        yield from (str(word) for word in getattr(part, "cats", ()))
