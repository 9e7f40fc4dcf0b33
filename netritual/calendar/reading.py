"""What the files of one calendar hold: their events as occurrences in the window, and what was counted on the way.

Everything a file holds ends as occurrences or as a counted loss, in bounded time.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple
from warnings import filterwarnings

from netritual.calendar.blocks import Blocks, blocks_of
from netritual.calendar.guard import Guard
from netritual.domain.agenda import Busy
from netritual.domain.text import clean

if TYPE_CHECKING:
    from icalendar import Event

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of one calendar that are read."""
MOST_ROWS = 50_000
"""Occurrences in the window that are kept; a person has some hundreds."""
_DAY = timedelta(days=1)


class Window(NamedTuple):
    """The moments (UTC) between which occurrences are wanted, and the zone of what names none: the person's own."""

    first: datetime
    last: datetime
    zone: tzinfo


class Occurrence(NamedTuple):
    """One time at which an event of a file takes place, inside the window or a day beside it."""

    event: "Event"
    """The event with its texts, people and answers; its times are those below."""
    start: datetime
    """UTC; midnight in the person's zone for an all-day event. So is ``end``, which is never before it."""
    end: datetime
    all_day: bool
    cancelled: bool
    """STATUS or METHOD say that it does not take place."""
    calendar: str
    """The name that the file gives to its calendar (X-WR-CALNAME), or ""."""
    recurrence_id: str | None
    """Which one of a series this is: its original start in UTC (``20260302T090000Z``); None for a single event."""


class Reading(NamedTuple):
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


def read(files: Sequence[bytes], window: Window) -> Reading:
    """Read the files of one calendar. Never raises over what they hold."""
    # The readers warn on stderr about zones they guess; a guess is still the best there is.
    filterwarnings("ignore", module=r"icalendar|recurring_ical_events|x_wr_timezone")
    found = [_file(data, window) for data in files]
    return Reading(
        occurrences=tuple(one for part in found for one in part.occurrences),
        events=sum(part.events for part in found),
        read=sum(part.read for part in found),
        lost=sum(part.lost for part in found),
        problems=tuple(dict.fromkeys(problem for part in found for problem in part.problems)),
    )


def _file(data: bytes, window: Window) -> Reading:
    if len(data) > LARGEST_FILE:
        return Reading(problems=(f"The calendar is larger than {LARGEST_FILE >> 20} MB, so it was not read.",))
    blocks = blocks_of(data, window.first.date(), window.last.date())
    if not blocks.calendar and not blocks.events:
        return Reading(problems=("This is not a calendar file." if data.strip() else "The calendar is empty.",))
    events, lost = _parsed(blocks)
    kept, guarded = _guarded(events, window)
    found, late = _expanded(blocks, kept, window)
    lost += blocks.lost + guarded + late
    problems = ("The calendar is cut short; what was whole was read.",) if blocks.cut else ()
    return Reading(tuple(found), (), blocks.events, max(0, blocks.events - lost), 0, lost, (), problems)


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


def _guarded(events: list["Event"], window: Window) -> tuple[list["Event"], int]:
    """The events that may be expanded: whole, and with rules whose walk is bounded."""
    guard = Guard(window.first - _DAY, window.last + _DAY)
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


def _expanded(blocks: Blocks, events: list["Event"], window: Window) -> tuple[list[Occurrence], int]:
    """The occurrences of events, and how many events were lost on the way."""
    lost = 0
    try:
        times = _between(blocks, events, window)
    except Exception:
        groups: dict[str, list[Event]] = {}
        for event in events:
            groups.setdefault(uid_of(event), []).append(event)
        times = []
        for group in groups.values():
            try:
                times += _between(blocks, group, window)
            except Exception:
                lost += len(group)
    series = {uid_of(event) for event in events if {"RRULE", "RDATE", "RECURRENCE-ID"} & event.keys()}
    found: list[Occurrence] = []
    for event in times[:MOST_ROWS]:
        try:
            found.append(_occurrence(event, blocks.name, uid_of(event) in series, window.zone))
        except Exception:
            lost += 1
    return found, lost + max(0, len(times) - MOST_ROWS)


def _between(blocks: Blocks, events: Sequence["Event"], window: Window) -> list["Event"]:
    from icalendar import Calendar
    from recurring_ical_events import of

    calendar = Calendar()
    if blocks.zone:
        calendar.add("x-wr-timezone", blocks.zone)
    for event in events:
        calendar.add_component(event)
    # A day more on each side: floating times are compared before their zone is known.
    return list(of(calendar, skip_bad_series=True).between(window.first - _DAY, window.last + _DAY))


def _occurrence(event: "Event", calendar: str, series: bool, zone: tzinfo) -> Occurrence:
    start, end = _moment(event.start, zone), _moment(event.end, zone)
    recurrence = event.get("RECURRENCE-ID") if series else None
    return Occurrence(
        event=event,
        start=min(start, end),
        end=max(start, end),
        all_day=not isinstance(event.start, datetime),
        cancelled=str(event.get("STATUS", "")).strip().upper() == "CANCELLED",
        calendar=calendar,
        recurrence_id=_moment(recurrence.dt, zone).strftime("%Y%m%dT%H%M%SZ") if recurrence is not None else None,
    )


def _moment(value: date, zone: tzinfo) -> datetime:
    """A moment in UTC; dates and floating times are in ``zone``."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if value.tzinfo is None or value.utcoffset() is None:
        value = value.replace(tzinfo=zone)
    return value.astimezone(UTC)


def uid_of(event: "Event") -> str:
    """The UID of an event, or ""."""
    value: Any = event.get("UID", "")
    return clean(str(value[0] if isinstance(value, list) else value)).strip()
