"""What the calendars say to a review and to ``suggest``: the rows of the last reading, or a fresh one."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from netritual.domain.model import CalendarSource, Review, Settings, Slot
from netritual.domain.network import Network
from netritual.review.step import CalendarSnapshot, StepContext
from netritual.services.busy_times import (
    busy_of,
    doubt_words,
    fetched_of,
    in_the_way,
    load,
    moved_coffees,
    moved_words,
    or_last,
    own_coffees,
    refresh,
    save,
    unread_words,
)
from netritual.services.parts import Parts
from netritual.services.ports import CalendarReading

AHEAD_DAYS = 28
"""Days whose public holidays matter for the slots of the next two weeks, with room to move."""
QUICK = 5000
"""Events and busy times of a calendar up to which it is read once more for a title (about a second)."""
OLDEST = timedelta(days=7)
"""The age from which on a calendar is read again also where it did not change: a reading reaches five weeks ahead."""


def kept_snapshot(parts: Parts, settings: Settings, now: datetime) -> CalendarSnapshot:
    """Times of the last reading (no titles, no meetings), and public holidays. Nothing outside is touched."""
    return _agenda(parts, settings, now, load(parts.disk, parts.home.busy))


def week_ahead(
    parts: Parts, network: Network, settings: Settings, now: datetime, readings: Sequence[CalendarReading]
) -> StepContext:
    """What the planning step of a review would see, outside of a review, with the ``current`` readings."""
    return StepContext.outside_review(network, settings, now, _agenda(parts, settings, now, readings, network))


def current(
    parts: Parts, network: Callable[[], Network], settings: Settings, now: datetime, slots: Collection[Slot] = (),
    *, fresh: str = "",
) -> tuple[CalendarReading, ...]:  # fmt: skip
    """The calendars of the settings as they stand on this machine: the last readings, and a fresh one of each file or
    folder that changed since. An address is not fetched; what was last read of it counts.

    Where something stands at one of the ``slots``, the calendar is read for its titles, which are kept nowhere, unless
    it is so large that this would be felt; so is the one called ``fresh``. Slow only when something is read: for a
    worker.
    """
    last = {reading.name: reading for reading in load(parts.disk, parts.home.busy)}
    by_name = {source.name: last.get(source.name) for source in settings.calendars}
    changed = False
    for source in settings.calendars:
        before = last.get(source.name)
        if not source.is_local:
            continue
        stale = (
            source.name == fresh
            or before is None
            or before.stamp != parts.calendar_stamp(source, settings)
            or (before.fetched is not None and not timedelta() <= now - before.fetched < OLDEST)
            or (before.coffees and len(moved_coffees(network(), [before], now)) < len(before.coffees))
        )
        quick = before is not None and before.read + len(before.busy) <= QUICK
        if not stale and not (quick and before and any(in_the_way([before], slot) for slot in slots)):
            continue
        changed |= bool(stale)
        by_name[source.name] = or_last(parts.read_calendar(source, settings, now, now, own_coffees(network())), before)
    readings = tuple(reading for reading in by_name.values() if reading is not None)
    if changed:
        with suppress(OSError):
            save(parts.disk, parts.home.busy, readings)
    return readings


def fresh_snapshot(
    parts: Parts, network: Network, settings: Settings, now: datetime, *, secret: bool = True
) -> CalendarSnapshot:
    """Read the calendars now, past meetings too, and keep their times. Slow: for a worker.

    With ``secret`` false an address is not fetched; what was last read of it counts.
    """
    from netritual.review.unlogged_meetings import meetings_from

    own, since = own_coffees(network), meetings_from(network.all(Review), now)
    last = {reading.name: reading for reading in load(parts.disk, parts.home.busy)}

    def read(source: CalendarSource) -> CalendarReading:
        if not (secret or source.is_local):
            return last.get(source.name) or CalendarReading(source.name, (), (), 0, 0, None, "not read yet")
        return parts.read_calendar(source, settings, since, now, own)

    if not settings.calendars:
        return kept_snapshot(parts, settings, now)
    return _agenda(parts, settings, now, refresh(parts.disk, parts.home.busy, settings, read), network)


def _agenda(
    parts: Parts, settings: Settings, now: datetime, readings: Sequence[CalendarReading], network: Network | None = None
) -> CalendarSnapshot:
    names = {source.name for source in settings.calendars}
    counted = tuple(reading for reading in readings if reading.name in names)
    return CalendarSnapshot(
        busy=busy_of(counted),
        meetings=tuple(meeting for reading in counted for meeting in reading.meetings),
        holidays=parts.holidays(
            settings, now.date(), now.date() + timedelta(days=max(AHEAD_DAYS, 7 * settings.review_events))
        ),
        fetched=fetched_of(counted),
        unread=unread_words(counted, settings),
        doubts=(
            *doubt_words(counted, settings, now),
            *(moved_words(network, settings, counted, now) if network is not None else ()),
        ),
    )
