"""The lines of one event, read for its times: what is misspelt is mended, the rest is lost, and both are told.

Every way in which lines of real files go wrong is one row of ``MENDS`` or ``LOSSES``. Where a line stands twice the
first that can be read counts; empty values and equal repetitions say nothing and are not told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from netritual.calendar.availability import is_cancelled
from netritual.calendar.event_line_reading import dated, of_kind, value_of
from netritual.calendar.file_components import PUBLIC, EventLines, is_private
from netritual.calendar.recurrence_rules import RecurrenceRule, rule_of
from netritual.calendar.times import FIRST, LAST, Length, WrittenTime, day_of, later, length, moment, written
from netritual.calendar.timezones import Zones
from netritual.calendar.vcalendar import rfc_rule
from netritual.regex import regex

MENDS = {
    "end": "without its END line",  # RFC 5545 3.6.1
    "form": "a time in an odd form",  # RFC 5545 3.3.4, 3.3.5
    "zone": "a time zone that nobody knows, taken for yours",  # RFC 5545 3.2.19
    "utc": "a time in UTC with a time zone beside it, taken for UTC",  # RFC 5545 3.2.19
    "start": "two different starts, the first taken",  # RFC 5545 3.6.1: DTSTART at most once
    "ends": "two different ends, the later taken",  # RFC 5545 3.6.1: one of DTEND and DURATION, once
    "length": "a length in an odd form",  # RFC 5545 3.3.6
    "months": "a length in months, taken for minutes",  # RFC 5545 3.3.6 has no months
    "no end": "an end that cannot be read, taken for an hour or a day after the start",  # RFC 5545 3.6.1
    "day": "a day for an end of a timed event, taken to the end of that day",  # RFC 5545 3.8.2.2
    "time": "a time for an end of an event of whole days, taken for that day",  # RFC 5545 3.8.2.2
    "order": "an end before the start, taken for an hour or a day after it",  # RFC 5545 3.8.2.2
    "night": "an end before the start, taken for that time of a later day",  # RFC 5545 3.8.2.2
    "rule": "a part of a repetition that cannot be read, left out",  # RFC 5545 3.3.10, RFC 7529 4
    "until": "a repetition that ends before it begins: it has no time",  # RFC 5545 3.3.10
    "zones": "a time zone that the calendar defines in two ways, the first taken",  # RFC 5545 3.6.5
    "twice": "free and busy in one event, taken as busy",  # RFC 5545 3.6.1: STATUS and TRANSP at most once
    "exception": "an exception to a repetition that cannot be read, left out",  # RFC 5545 3.8.5.1
    "excepted": "a time of a series both changed and left out, taken as changed",  # RFC 5545 3.8.5.1
    "exrule": "a rule of exceptions (EXRULE), left out",  # RFC 2445 4.8.5.2, not in RFC 5545
    "id": "the time in a series that it stands for cannot be read",  # RFC 5545 3.8.4.4
    "text": "a detail that cannot be read, left out",
    "long": "a detail that is too long, or people too many, read in part",
}  # fmt: skip
"""What is mended, in words, and the rule that the line breaks."""
LOSSES = {
    "start": "no start that can be read",
    "rule": "a repetition that cannot be followed; its first time is read",
    "date": "a further time of a series that cannot be read",
    "dates": "more further times than are read",
    "expand": "a repetition that fails; its first time is read",
    "many": "more events than are read",
    "availability": "hours of availability (VAVAILABILITY)",  # RFC 7953
    "period": "a free/busy time that cannot be read",
    "broken off": "the file breaks off in it",
}
"""What is lost, in words."""
TEXTS = frozenset((
    "UID", "SUMMARY", "STATUS", "TRANSP", "SEQUENCE", "CATEGORIES", "ATTENDEE", "ORGANIZER", "DTSTAMP",
    "LAST-MODIFIED", "LOCATION", "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS",
    "X-MICROSOFT-CDO-ALLDAYEVENT", "X-APPLE-EWS-BUSYSTATUS", "X-APPLE-TRAVEL-DURATION", *PUBLIC,
))  # fmt: skip
"""What is read of an event beside its times."""
_REPEATED = ("ATTENDEE", "CATEGORIES", *PUBLIC)
_BUSIEST = {
    "STATUS": ("CONFIRMED", "TENTATIVE"), "TRANSP": ("OPAQUE",),
    "X-MICROSOFT-CDO-BUSYSTATUS": ("OOF", "BUSY", "TENTATIVE"), "X-APPLE-EWS-BUSYSTATUS": ("OOF", "BUSY", "TENTATIVE"),
}  # fmt: skip
"""What may stand once and decides busy time: of two values the one that comes first here counts, then any other."""
_TIMES = frozenset(("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"))
_NAME = regex(r"\s*([A-Za-z][A-Za-z0-9-]*)\s*(?=[;:]|$)")
_KIND = regex(r"[^:]*;\s*VALUE\s*=\s*\"?(DATE(?:-TIME)?)\"?\s*[;:]", re.I)
_SERIES = regex(r"^(?!.*\bCOUNT=1(?!\d)).*[\d=]", re.I | re.S)
"""A rule that may say of more than one time; a word without a number or a sign says nothing of a series."""
MOST_DATES = 20_000
"""Further times and exceptions of one event that are read."""
MOST_PEOPLE = 2000
"""Attendees of one event that are read (about 0.3 s)."""
LONGEST_TEXT = 20_000
"""Letters of one detail that are read."""
_MONTHS = regex(r"[-+]?P(?:\d+[WD])*\d+M", re.I)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

Moment = date
"""A date, or a moment with a zone."""


@dataclass(slots=True)
class EventDraft:
    """One event with its times, before it is expanded; the texts are lines for icalendar."""

    start: Moment
    """``FIRST`` for the cancellation of an event of which it says no more."""
    end: Moment
    """Of the kind of ``start`` and not before it."""
    length: Length | None
    """Its DURATION, where that says how long it is."""
    uid: str = ""
    sequence: int = 0
    stamp: str = ""
    cancelled: bool = False
    private: bool = False
    """Whether it says, or its calendar does, that its title is not for others."""
    calendar: str = ""
    home: tzinfo = UTC
    recurrence_id: Moment | None = None
    this_and_future: bool = False
    rules: list[RecurrenceRule] = field(default_factory=list)
    dates: list[Moment | tuple[Moment, Moment]] = field(default_factory=list)
    exceptions: list[Moment] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    mends: set[str] = field(default_factory=set)
    losses: list[str] = field(default_factory=list)

    @property
    def zone(self) -> tzinfo:
        """The zone of its start: that in which a series keeps its hour."""
        zone = self.start.tzinfo if isinstance(self.start, datetime) else None
        return zone or self.home


def drafted(event: EventLines, zones: Zones, head: dict[str, str]) -> EventDraft | None:
    """The event of some lines; None when they have no start that can be read. Linear in their length."""
    texts: dict[str, list[str]] = {}
    times: dict[str, list[str]] = {}
    for line in event.lines:
        match = _NAME.match(line)
        name = match[1].upper() if match else ""
        if name in _TIMES:
            times.setdefault(name, []).append(line)
        elif name in TEXTS and (name in _REPEATED or name in _BUSIEST or name not in texts) and value_of(line):
            texts.setdefault(name, []).append(line.strip())
    reader = Reader(zones, times)
    for name, lines in texts.items():
        if len(lines) > MOST_PEOPLE or any(len(line) > LONGEST_TEXT for line in lines):
            reader.mends.add("long")
            texts[name] = [line[:LONGEST_TEXT] for line in lines[:MOST_PEOPLE]]
    for name, order in _BUSIEST.items():
        said = {value_of(line).upper(): line for line in texts.get(name, ())}
        if len(said) > 1:
            reader.mends.add("twice")
            texts[name] = [next((said[value] for value in order if value in said), next(iter(said.values())))]
    if "SEQUENCE" in texts and not re.fullmatch(r"\d{1,9}", _first(texts, "SEQUENCE")):
        del texts["SEQUENCE"]
        reader.mends.add("text")
    return reader.draft(event.ended, texts, head)


class Reader:
    """Reads lines with times of one event, and notes what it mends."""

    def __init__(self, zones: Zones, lines: dict[str, list[str]]) -> None:
        self._zones, self._lines = zones, lines
        self.mends: set[str] = set()
        self._losses: list[str] = []

    def draft(self, ended: bool, texts: dict[str, list[str]], head: dict[str, str]) -> EventDraft | None:
        starts = list(dict.fromkeys(self._moments("DTSTART", "form")))
        if (
            not starts
            and not self._lines.get("DTSTART")
            and "UID" in texts
            and is_cancelled("", "", head.get("METHOD", ""))
        ):
            # A message that cancels an event need not say when it would have begun (RFC 5546 3.2.5).
            starts = [next(self._moments("RECURRENCE-ID", "form"), FIRST)]
        if not starts:
            return None
        start = starts[0]
        end, lasts = self._end(start)
        end = self._ordered(start, end)
        if len(starts) > 1:
            self.mends.add("start")
        if not ended:
            self.mends.add("end")
        draft = EventDraft(start, end, lasts, home=self._zones.home, mends=self.mends, losses=self._losses)
        draft.uid, draft.stamp = _first(texts, "UID"), _first(texts, "LAST-MODIFIED") or _first(texts, "DTSTAMP")
        draft.sequence = int(_first(texts, "SEQUENCE") or 0)
        draft.calendar = head.get("X-WR-CALNAME", "")
        draft.cancelled = is_cancelled(_first(texts, "STATUS"), _first(texts, "SUMMARY"), head.get("METHOD", ""))
        said = [(name, value_of(line)) for name, lines in texts.items() for line in lines if name in PUBLIC]
        draft.private = is_private([*head.items(), *said])
        draft.texts = [line for lines in texts.values() for line in lines]
        self._recurrence(draft)
        return draft

    def _recurrence(self, draft: EventDraft) -> None:
        ids = self._moments("RECURRENCE-ID", "form", unreadable="id")
        draft.recurrence_id = next(iter(ids), None)
        draft.this_and_future = any("THISANDFUTURE" in line.upper() for line in self._lines.get("RECURRENCE-ID", ()))
        for line in dict.fromkeys(self._lines.get("RRULE", ())):
            value = value_of(line)
            rule = rule_of(rfc_rule(value, draft.start) or value)
            if rule is not None:
                draft.rules.append(rule)
                self.mends |= {"rule"} if not rule.sound else set()
                self.mends |= {"until"} if rule.until is not None and _is_before(rule.until, draft) else set()
            elif _SERIES.search(value):
                self._losses.append("rule")
            elif value:
                self.mends.add("rule")
        draft.exceptions = list(self._moments("EXDATE", "exception", unreadable="exception"))
        draft.dates = self._further(draft.start)
        if any(value_of(line) for line in self._lines.get("EXRULE", ())):
            self.mends.add("exrule")

    def _end(self, start: Moment) -> tuple[Moment, Length | None]:
        """Where the event ends, and its DURATION if that is what says so."""
        said = [value_of(line) for name in ("DTEND", "DURATION") for line in dict.fromkeys(self._lines.get(name, ()))]
        ends = [self._fitting(start, end) for end in self._moments("DTEND", "form")]
        lengths = [
            length
            for line in dict.fromkeys(self._lines.get("DURATION", ()))
            if (length := self._length(value_of(line)))
        ]
        if said and not ends and not lengths:
            self.mends.add("no end")
        elif len(ends) + len(lengths) < sum(map(bool, said)):
            self.mends.add("form")
        candidates: list[tuple[Moment, Length | None]] = [(end, None) for end in ends]
        candidates += [(_after(start, lasts), lasts) for lasts in lengths]
        if candidates:
            different = {moment(end, self._zones.home) for end, _ in candidates}
            self.mends |= {"ends"} if len(different) > 1 else set()
            return max(candidates, key=lambda one: moment(one[0], self._zones.home))
        if not said:
            return (start if isinstance(start, datetime) else _next(start)), None
        return _after(start, Length(timedelta(), _HOUR)), None

    def _fitting(self, start: Moment, end: Moment) -> Moment:
        """An end of the kind of the start."""
        home = self._zones.home
        if isinstance(start, datetime) and not isinstance(end, datetime):
            self.mends.add("day")
            zone = home if start.tzinfo is UTC else start.tzinfo or home
            on = moment(start).astimezone(zone).date()
            return datetime.combine(end if end > on else _next(on), time(), zone)
        if not isinstance(start, datetime):
            if isinstance(end, datetime):
                self.mends.add("time")
                there = moment(end).astimezone(home)
                end = there.date() if there.time() == time() else _next(there.date())
            return _next(start) if end == start else end
        return end

    def _length(self, value: str) -> Length | None:
        lasts = length(value)
        if lasts is not None and not lasts.sound:
            self.mends.add("months" if _MONTHS.fullmatch(value) else "length")
        return lasts

    def _ordered(self, start: Moment, end: Moment) -> Moment:
        """The end, where it is not before the start.

        Else it is that time of a later day, where this is within half a day: a night. What is not so is taken for an
        hour, and has one day where it has whole days: the start is as good as ever.
        """
        back = moment(start, self._zones.home) - moment(end, self._zones.home)
        if back <= timedelta():
            return end
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            self.mends.add("order")
            return _next(start)
        night = _DAY - back % _DAY
        self.mends.add("night" if night <= _DAY / 2 else "order")
        return _after(start, Length(timedelta(), night if night <= _DAY / 2 else _HOUR))

    def _further(self, start: Moment) -> list[Moment | tuple[Moment, Moment]]:
        """The further times of a series (RDATE): each its start, or start and end where it says both."""
        moments: list[Moment | tuple[Moment, Moment]] = []
        for line in dict.fromkeys(self._lines.get("RDATE", ())):
            for at, end in self.periods(line):
                if at is None or len(moments) >= MOST_DATES:
                    self._losses.append("date" if at is None else "dates")
                    continue
                at = _alike(at, start, self._zones.home)
                moments.append(at if end is None else (at, self._ordered(at, self._fitting(at, end))))
        return moments

    def periods(self, line: str) -> Iterator[tuple[Moment | None, Moment | None]]:
        """Start and end of each value of a line; no end where none is said, no start where it cannot be read."""
        tzid, values = dated(line)
        for value in values:
            begin, slash, rest = value.partition("/")
            start = self._moment(written(begin), tzid, "form")
            lasts = self._length(rest) if slash else None
            if start is None or not slash:
                yield start, None
            elif lasts is not None:
                yield start, _after(start, lasts)
            elif (end := self._moment(written(rest), tzid, "form")) is not None:
                yield start, self._ordered(start, self._fitting(start, end))
            else:
                self.mends.add("no end")
                yield start, _after(start, Length(timedelta(), _HOUR))

    def _moments(self, name: str, mend: str, unreadable: str = "") -> Iterator[Moment]:
        """The values of all lines of a name that can be read; ``unreadable`` is noted for each that cannot."""
        for line in dict.fromkeys(self._lines.get(name, ())):
            tzid, values = dated(line)
            kind = _KIND.match(line)
            self.mends |= {unreadable} if unreadable and len(values) > MOST_DATES else set()
            for value in values[:MOST_DATES]:
                at = self._moment(of_kind(written(value), kind[1] if kind else ""), tzid, mend)
                if at is not None:
                    yield at
                elif unreadable:
                    self.mends.add(unreadable)

    def _moment(self, value: WrittenTime | None, tzid: str, mend: str) -> Moment | None:
        if value is None:
            return None
        if not value.sound:
            self.mends.add(mend)
        at = value.when
        if not isinstance(at, datetime):
            return at
        if at.tzinfo is not None:
            beside = self._zones.named(tzid) if tzid else None
            if beside is not None and moment(at.replace(tzinfo=beside)) != moment(at):
                self.mends.add("utc")
            return at
        zone = self._zones.named(tzid) if tzid else self._zones.floating
        if zone is None:
            self.mends.add("zone")
        elif tzid and self._zones.is_twofold(tzid):
            self.mends.add("zones")
        return at.replace(tzinfo=zone or self._zones.floating)


def _is_before(until: date, draft: EventDraft) -> bool:
    """Whether the end of a rule is before the start of its event; a date counts to its last second."""
    if isinstance(until, datetime) and isinstance(draft.start, datetime):
        return moment(until, draft.zone) < moment(draft.start)
    return day_of(until, draft.zone) < day_of(draft.start, draft.zone)


def _first(texts: dict[str, list[str]], name: str) -> str:
    return value_of(texts[name][0]) if name in texts else ""


def _after(start: Moment, lasts: Length) -> Moment:
    """The end of what lasts so long: days by the calendar, the rest as time passes; a date moves by whole days."""
    if not isinstance(start, datetime):
        return _next(start, max(1, -(-(lasts.days + lasts.exact) // _DAY)))
    ahead = moment(later(start, lasts.days))
    return min(later(ahead, lasts.exact), LAST).astimezone(start.tzinfo)


def _next(day: date, days: int = 1) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return LAST.date()


def _alike(at: Moment, start: Moment, home: tzinfo) -> Moment:
    """A further time of the kind of the start: on a date at the hour of the start."""
    if isinstance(start, datetime) and not isinstance(at, datetime):
        return datetime.combine(at, start.timetz())
    if isinstance(at, datetime) and not isinstance(start, datetime):
        return day_of(at, home)
    return at
