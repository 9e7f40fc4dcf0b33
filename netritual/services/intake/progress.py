"""How far a record has come. An older export comes in after what it tells of was closed or moved on: it takes nothing
back."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from netritual.domain.coffee import next_edition
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Distinction,
    Follow,
    Interaction,
    Introduction,
    Mentorship,
    Promise,
    Record,
    Request,
    Review,
    Thanks,
)

_NEVER = datetime.min.replace(tzinfo=UTC)
STATES: Mapping[type[Record], tuple[str, ...]] = {
    Promise: ("open", "moved", "handed", "released kept"),
    Request: ("open", "handed", "answered", "declined acknowledged no_ack"),
    Ask: ("planned", "asked", "answered declined rest"),
    Mentorship: ("active paused", "ended"),
    Follow: ("open", "done rest"),
    Article: ("queued", "read skipped", "commented mine"),
    Coffee: ("said", "proposed", "written", "confirmed moved", "held declined cancelled lapsed"),
    Introduction: ("proposed", "asked_a", "asked_b", "both_yes", "sent", "outcome", "closed"),
}
"""Kind -> its states in the order in which they are reached; those of one text stand side by side."""

_BESIDE_STATES: Mapping[type[Record], Callable[[Any], tuple[int, ...]]] = {
    Promise: lambda one: (len(one.history), _landed(one)),
    Request: lambda one: (one.asked_again, one.rounds, _landed(one)),
    Ask: lambda one: (one.nudges, one.thanked is not None, one.outcome_told is not None),
    Thanks: lambda one: (one.said is not None,),
    Interaction: lambda one: (-len(one.open_names) - len(one.asks) - len(one.proposed), not one.awaiting_reply),
    Distinction: lambda one: (not one.open, one.likeness),
    Review: lambda one: (one.ended is not None, len(one.items)),
}
"""What else tells how far one of a kind has come, the weightiest first; it only grows."""


def coming_over(coming: Record, there: Record, now: datetime) -> Record:
    """The record that a line makes of one that is there: a coffee keeps its uid, and a change of what a calendar shows
    of it is a new edition."""
    if not isinstance(coming, Coffee) or not isinstance(there, Coffee):
        return coming
    coming = replace(coming, uid=there.uid or coming.uid, in_file=coming.in_file or there.in_file)
    return coming if coming.sequence > there.sequence else next_edition(there, coming, now)


def progress(record: Record) -> tuple[Any, ...]:
    """How far a record has come: of two states of one, that with less is the older. Of a coffee the editions count
    first (RFC 5546 2.1.5: SEQUENCE, then DTSTAMP)."""
    edition = (record.sequence, record.changed or _NEVER) if isinstance(record, Coffee) else ()
    states = STATES.get(type(record))
    state = getattr(record, "state", "") if states else ""
    rank = next((at for at, words in enumerate(states or ()) if state in words.split()), 0)
    beside = _BESIDE_STATES.get(type(record))
    return (*edition, rank, *(beside(record) if beside else ()))


def _landed(record: Promise | Request) -> bool:
    return record.handoff is not None and record.handoff.landed is not None
