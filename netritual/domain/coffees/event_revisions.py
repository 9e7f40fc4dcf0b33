"""What a calendar file says of the state of an event, and when it is a new revision.

One rule holds (RFC 5545 3.8.7.4): SEQUENCE grows by one, and ``changed`` becomes this moment, only when what a calendar
shows changes. That a confirmed coffee was held changes nothing there. Pure.
"""

from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from netritual.domain.model import Coffee, CoffeeState, Slot, WeekEvent

FileStatus = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]

IN_CALENDAR: frozenset[CoffeeState] = frozenset(("written", "confirmed", "moved"))
"""Promised to a calendar file: a change of these is a new revision, also where an import lost ``in_file``."""


def file_status(coffee: Coffee) -> FileStatus | None:
    """What the calendar file says of it, or None when it is not in the file."""
    if coffee.slot is None:
        return None
    if coffee.state in ("written", "moved"):
        return "TENTATIVE"
    if coffee.state in ("confirmed", "held"):
        return "CONFIRMED"
    if coffee.state in ("cancelled", "declined", "lapsed") and coffee.in_file:
        return "CANCELLED"
    return None


def stands_elsewhere(
    coffee: Coffee, start: datetime, end: datetime, sequence: int, changed: datetime | None = None
) -> bool:
    """Whether the event of a coffee was moved in a calendar: there it has another time, and it is no older revision
    than ours (RFC 5545 3.8.7.4), or was changed later."""
    if coffee.slot is None or coffee.state not in IN_CALENDAR or (start, end) == _times(coffee.slot):
        return False
    later = changed is not None and coffee.changed is not None and changed > coffee.changed
    return sequence >= coffee.sequence or later


def next_revision(before: Coffee, after: Coffee, now: datetime) -> Coffee:
    """``after`` with its revision: a higher sequence and a new moment when a calendar must hear of a change."""
    if _face(before) == _face(after):
        return after
    if before.in_file or before.state in IN_CALENDAR:
        return replace(after, sequence=before.sequence + 1, changed=now)
    return replace(after, changed=now)


def revised_beside(coffee: Coffee, sequence: int, *, is_same: bool, now: datetime) -> Coffee:
    """A coffee as a revision that is newer than that of the file, where it is another: ``sequence`` is what the file
    has, and ``is_same`` whether a calendar shows the same.

    What a calendar shows of it may have changed without a word to it: somebody was renamed or merged. And a change that
    was written and then undone leaves it as the file says with a higher sequence (an undo never lowers it): some
    calendar may have read the undone revision, and takes back nothing that is not newer.
    """
    if coffee.sequence > sequence:
        return replace(coffee, sequence=coffee.sequence + 1, changed=now) if is_same else coffee
    if is_same:
        return coffee if coffee.sequence == sequence else replace(coffee, sequence=sequence)
    return replace(coffee, sequence=sequence + 1, changed=now)


def within_limit(coffee: Coffee) -> Coffee:
    """A coffee with a sequence that a file can hold: a higher one came from outside, and was never written."""
    from netritual.domain.people.record_validation import LARGEST_SEQUENCE

    return coffee if coffee.sequence <= LARGEST_SEQUENCE else replace(coffee, sequence=LARGEST_SEQUENCE)


def next_week_revision(old: WeekEvent | None, wanted: WeekEvent) -> WeekEvent:
    """``wanted`` as the revision after ``old``; ``old`` itself where nothing is different."""
    if old is None:
        return wanted
    if (old.start, old.names, old.cancelled) == (wanted.start, wanted.names, wanted.cancelled):
        return old
    return replace(wanted, uid=old.uid, created=old.created, sequence=old.sequence + 1)


def _face(coffee: Coffee) -> tuple[object, ...]:
    """What of a coffee a calendar shows."""
    slot = _times(coffee.slot) if coffee.slot is not None else None
    status = file_status(coffee) or coffee.state
    return slot, status, coffee.channel, coffee.people, coffee.purpose, coffee.place


def _times(slot: Slot) -> tuple[datetime, datetime]:
    return slot.start, slot.end
