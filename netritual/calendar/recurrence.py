"""Events expanded into the times at which they take place, with the versions of each event brought together.

What belongs together is known by UID over all files of a calendar: a version is one by RECURRENCE-ID (RFC 5545 3.8.4.4)
or by SEQUENCE (3.8.7.4), all else is an event of its own. recurring-ical-events is given clock times of one zone, that
of the start of the series: there a rule keeps its hour, and no zone of another file can come in between.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from icalendar import Calendar, Event
from icalendar.prop import vDDDTypes, vRecur
from recurring_ical_events import of

from netritual.calendar.event_repair import EventDraft
from netritual.calendar.expansion_limits import Guard
from netritual.calendar.recurrence_rules import RecurrenceRule
from netritual.calendar.times import FIRST, day_of, in_zone, later, moment

_DAY = timedelta(days=1)
_INDEX = "X-INDEX"
"""By this property an expanded event names the draft it comes from."""


class Time(NamedTuple):
    """One time of an event: start and end in UTC."""

    draft: EventDraft
    start: datetime
    end: datetime
    all_day: bool
    recurrence_id: str | None


def times_of(drafts: Iterable[EventDraft], first: datetime, last: datetime) -> Iterator[Time]:
    """All times between two moments (UTC), of the versions that count. What is lost is noted in the drafts."""
    guard = Guard(first - _DAY, last + _DAY)
    groups: dict[str, list[EventDraft]] = {}
    for number, draft in enumerate(drafts):
        groups.setdefault(draft.uid or f"\n{number}", []).append(draft)
    for group in groups.values():
        masters = _current([draft for draft in group if draft.recurrence_id is None])
        changes = _changes(group, masters)
        for draft in masters:
            draft.rules = [rule for rule in draft.rules if _followed(rule, draft, guard, first)]
        for master, own in _owned(masters, changes, first, last):
            series = [master, *own] if master is not None else own
            if master is None or not (own or master.rules or master.dates):
                times: Iterable[Time] = (_alone(draft) for draft in series)
            else:
                times = _expanded(master, own, first, last)
            yield from (one for one in times if one.start < last + _DAY and one.end > first - _DAY)


def _followed(rule: RecurrenceRule, draft: EventDraft, guard: Guard, first: datetime) -> bool:
    until = moment(rule.until, draft.zone) + _DAY if rule.until is not None else None
    allowed = guard.allows(rule.parts, draft.start + _passed(draft, first), until)
    if not allowed:
        draft.losses.append("rule")
    return allowed


_PERIODS = {"DAILY": _DAY, "WEEKLY": 7 * _DAY}


def _passed(draft: EventDraft, first: datetime) -> timedelta:
    """How far the start of a series can be moved on, so that no time is walked through that is long over.

    Days and weeks are alike on the clock of the series; a rule that counts its times, and two rules, need them all.
    """
    parts = draft.rules[0].parts if len(draft.rules) == 1 and not draft.dates else {"COUNT": []}
    if "COUNT" in parts or parts["FREQ"][0] not in _PERIODS:
        return timedelta()
    period = _PERIODS[parts["FREQ"][0]] * int(parts.get("INTERVAL", ("1",))[0])
    begin, end = moment(draft.start, draft.home), moment(draft.end, draft.home)
    return max(0, ((first - begin) - (end - begin) - 4 * _DAY) // period - 1) * period


def _current(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Of the events with one UID those with the highest SEQUENCE; each is an event of its own.

    A cancellation is a version of what begins when it does, unless that is newer.
    """
    highest = max((draft.sequence for draft in drafts), default=0)
    versions = [draft for draft in drafts if draft.sequence == highest]
    if whole := [draft for draft in versions if draft.cancelled and draft.start == FIRST]:
        return whole
    cancelled = {draft.start: draft.stamp for draft in versions if draft.cancelled}
    by_face: dict[object, EventDraft] = {}
    for draft in sorted(versions, key=lambda draft: draft.stamp):
        if draft.cancelled or draft.stamp > cancelled.get(draft.start, "") or draft.start not in cancelled:
            by_face[_face(draft)] = draft
    return list(by_face.values())


def _face(draft: EventDraft) -> tuple[object, ...]:
    """What an event says, but for when it was written: two that differ in anything else are two."""
    texts = tuple(line for line in draft.texts if not line.upper().startswith(("DTSTAMP", "LAST-MODIFIED")))
    repeated = str(draft.rules), tuple(draft.dates), tuple(draft.exceptions)
    return (draft.start, draft.end, draft.cancelled, *repeated, *texts)


def _changes(drafts: Iterable[EventDraft], masters: Sequence[EventDraft]) -> list[EventDraft]:
    """The changed times of a series, the last version of each; none older than the cancellation of the whole."""
    least = max((draft.sequence + 1 for draft in masters), default=0) if all(d.cancelled for d in masters) else 0
    by_moment: dict[datetime, EventDraft] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.sequence, draft.stamp, draft.cancelled)):
        if draft.recurrence_id is not None and draft.sequence >= least:
            by_moment[moment(draft.recurrence_id, draft.home)] = draft
    return list(by_moment.values())


def _owned(
    masters: Sequence[EventDraft], changes: Sequence[EventDraft], first: datetime, last: datetime
) -> Iterator[tuple[EventDraft | None, list[EventDraft]]]:
    """Each series with its changed times."""
    if not masters:
        yield None, list(changes)
        return
    owned: dict[int, list[EventDraft]] = {}
    if len(masters) == 1 or not changes:
        owned[0] = list(changes)
    else:
        owners = _Owners(masters, first, last)
        for change in changes:
            owned.setdefault(owners.owner(change), []).append(change)
    for n, master in enumerate(masters):
        yield master, owned.get(n, [])


class _Owners:
    """Finds to which of the events with one UID a changed time belongs."""

    def __init__(self, masters: Sequence[EventDraft], first: datetime, last: datetime) -> None:
        self._masters = masters
        begins = sorted((moment(master.start, master.home), n) for n, master in enumerate(masters))
        self._recurring = [(at, n) for at, n in begins if masters[n].rules or masters[n].dates] or begins
        self._at: dict[datetime, int] = {}
        self._on: dict[date, list[int]] = {}
        for at, n in begins:
            master = masters[n]
            recurs = master.rules or master.dates
            starts = [one.start for one in _expanded(master, [], first, last)] if recurs else [at]
            self._at |= dict.fromkeys(starts, n)
            for day in {in_zone(start, master.zone).date() for start in starts}:
                self._on.setdefault(day, []).append(n)

    def owner(self, change: EventDraft) -> int:
        """The number of the event that takes place at the time which is changed, or on the day, at the hour of the
        change if there is one; else the last one that has begun by then."""
        original = change.recurrence_id or change.start
        at = moment(original, change.home)
        if at in self._at:
            return self._at[at]
        if not isinstance(original, datetime) and (there := self._on.get(original)):
            return next((n for n in there if self._hour(n) == self._hour(n, change)), there[-1])
        last = bisect_right(self._recurring, (at + _DAY, len(self._masters)))
        return self._recurring[max(0, last - 1)][1]

    def _hour(self, n: int, change: EventDraft | None = None) -> time:
        master = self._masters[n]
        draft = change or master
        return in_zone(moment(draft.start, draft.home), master.zone).time()


def _alone(draft: EventDraft) -> Time:
    original = draft.recurrence_id
    return Time(
        draft,
        moment(draft.start, draft.home),
        moment(draft.end, draft.home),
        not isinstance(draft.start, datetime),
        _key(moment(original, draft.home)) if original is not None else None,
    )


def _expanded(master: EventDraft, changes: list[EventDraft], first: datetime, last: datetime) -> list[Time]:
    zone = master.zone
    excepted = {moment(_like(at, master, zone), zone) for at in master.exceptions}
    changes = [change for change in changes if not _is_excepted(change, master, excepted)]
    drafts = [master, *changes]
    try:
        calendar = Calendar()
        passed = _passed(master, first) if not any(change.this_and_future for change in changes) else timedelta()
        changed = {
            moment(_like(change.recurrence_id, master, zone), zone) for change in changes if change.recurrence_id
        }
        for number, draft in enumerate(drafts):
            calendar.add_component(_event(draft, number, master, zone, passed, changed))
        window = in_zone(first, zone) - _DAY, in_zone(last, zone) + _DAY
        return [_time(event, drafts, zone) for event in of(calendar).between(*window)]
    except Exception:  # the library raises half a dozen kinds on what it cannot follow
        master.losses += ["expand"] if "expand" not in master.losses else []
        return [_alone(draft) for draft in drafts]


def _is_excepted(change: EventDraft, master: EventDraft, excepted: set[datetime]) -> bool:
    """Whether a changed time is one that the series leaves out, in a newer revision; where neither is newer it is busy,
    and that is told."""
    zone = master.zone
    if change.recurrence_id is None or moment(_like(change.recurrence_id, master, zone), zone) not in excepted:
        return False
    mine, other = (change.sequence, change.stamp), (master.sequence, master.stamp)
    if mine < other:
        return True
    if mine == other and not change.cancelled:
        change.mends.add("excepted")
    return False


def _event(
    draft: EventDraft, number: int, master: EventDraft, zone: tzinfo, passed: timedelta, changed: Collection[datetime]
) -> Event:
    """What the library needs of a draft, on the clock of ``zone``; a series begins later by what is ``passed``, and
    leaves nothing out that is ``changed``."""
    event = Event()
    event.add("UID", "one")
    event[_INDEX] = number
    start = _local(draft.start, zone)
    event["DTSTART"], event["DTEND"] = vDDDTypes(start), vDDDTypes(_local(draft.end, zone))
    if draft.recurrence_id is not None:
        event["RECURRENCE-ID"] = vDDDTypes(_like(draft.recurrence_id, master, zone))
        if draft.this_and_future:
            event["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        return event
    if passed:
        event["DTSTART"] = vDDDTypes(start + passed)
        event["DTEND"] = vDDDTypes(_local(draft.end, zone) + passed)
    if draft.rules:
        event["RRULE"] = [vRecur.from_ical(rule.line(start, zone, draft.home)) for rule in draft.rules]
    if draft.dates:
        dates = [date for date in draft.dates if not isinstance(date, tuple)]
        periods = [tuple(_local(end, zone) for end in date) for date in draft.dates if isinstance(date, tuple)]
        event.add("RDATE", [*(_local(date, zone) for date in dates), *periods])
    if exceptions := [at for at in draft.exceptions if moment(_like(at, master, zone), zone) not in changed]:
        event.add("EXDATE", [_like(at, master, zone) if isinstance(at, datetime) else at for at in exceptions])
    return event


def _local(value: date, zone: tzinfo) -> date:
    return in_zone(value, zone) if isinstance(value, datetime) else value


def _like(value: date, master: EventDraft, zone: tzinfo) -> date:
    """A time of a series as it is in the series: on a date at the hour of its start, a day for one of whole days."""
    if isinstance(master.start, datetime):
        if isinstance(value, datetime):
            return in_zone(value, zone)
        return datetime.combine(value, in_zone(master.start, zone).time())
    return day_of(value, master.home)


def _time(event: Event, drafts: Sequence[EventDraft], zone: tzinfo) -> Time:
    values: dict[str, Any] = {**event}
    draft = drafts[values[_INDEX]]
    start, end = values["DTSTART"].dt, values["DTEND"].dt
    all_day = not isinstance(start, datetime)
    begin, finish = moment(start, zone), moment(end, zone)
    usual = _local(draft.end, zone) - _local(draft.start, zone)
    if draft.length is not None and not all_day and end - start == usual:
        finish = later(moment(later(start, draft.length.days), zone), draft.length.exact)
    return Time(draft, begin, max(begin, finish), all_day, _key(moment(values["RECURRENCE-ID"].dt, zone)))


def _key(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"
