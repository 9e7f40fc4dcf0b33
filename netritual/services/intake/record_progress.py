"""What an older export may not take back: how far a record has come, and entries that were written anew since, or
joined into another."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from netritual.domain.coffees.event_revisions import next_revision
from netritual.domain.history.sentences import END_DAYS
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Distinction,
    Fact,
    Follow,
    Interaction,
    Introduction,
    Line,
    Mentorship,
    Promise,
    Record,
    Request,
    Review,
    Standard,
    Thanks,
)
from netritual.domain.network import Network
from netritual.domain.people.exchange import KIND_OF, people_in, whole

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
    Article: lambda one: (one.author_replied is not None,),
    **dict.fromkeys((Line, Fact, Standard), lambda one: (one.valid_to is not None,)),
}
"""What else tells how far one of a kind has come, the weightiest first; it only grows."""


def coming_over(coming: Record, there: Record, now: datetime) -> Record:
    """The record that a line makes of one that is there: a coffee keeps its uid, and a change of what a calendar shows
    of it is a new revision."""
    if not isinstance(coming, Coffee) or not isinstance(there, Coffee):
        return coming
    coming = replace(coming, uid=there.uid or coming.uid, in_file=coming.in_file or there.in_file)
    return coming if coming.sequence > there.sequence else next_revision(there, coming, now)


def progress(record: Record) -> tuple[Any, ...]:
    """How far a record has come: of two states of one, that with less is the older. Of a coffee the revisions count
    first (RFC 5546 2.1.5: SEQUENCE, then DTSTAMP)."""
    revision = (record.sequence, record.changed or _NEVER) if isinstance(record, Coffee) else ()
    states = STATES.get(type(record))
    state = getattr(record, "state", "") if states else ""
    rank = next((at for at, words in enumerate(states or ()) if state in words.split()), 0)
    beside = _BESIDE_STATES.get(type(record))
    return (*revision, rank, *(beside(record) if beside else ()))


def _landed(record: Promise | Request) -> bool:
    return record.handoff is not None and record.handoff.landed is not None


class Rewritten:
    """Which entry of this home stands for each of the former ones that a file of it still holds."""

    def __init__(self, network: Network, rows: Iterable[Mapping[str, Any]]) -> None:
        """``rows`` are the interactions of the file."""
        ids = {id for row in rows if isinstance(id := row.get("id"), int)}
        gone = {id for id in ids if network.get(Interaction, id) is None}
        since = [talk for talk in network.all(Interaction) if talk.id not in ids] if gone else []
        self._by_moment = {talk.logged: talk for talk in since if talk.logged is not None and talk.line}
        self._network, self._gone = network, gone
        self.by: dict[int, int] = {}
        """Former entry -> the one that stands for it."""
        self.joined: set[int] = set()
        """Entries that another one was joined into."""
        self._corrected: list[Interaction] = []

    def find(self, id: int, coming: Interaction) -> Interaction | None:
        """The entry that stands for one that is here no longer: it was typed at the same moment, or has its words as a
        note, or the hour of one without words."""
        if id not in self._gone:
            return None
        entry = self._by_moment.get(coming.logged) if coming.logged is not None and coming.line else None
        if entry is not None:
            self._corrected.append(coming)
        else:
            beside = self._network.talks_between(coming.on, coming.on)
            with_it = (one for one in beside if not set(one.people).isdisjoint(coming.people))
            entry = next((one for one in with_it if _holds(one, coming)), None)
            if entry is not None:
                self.joined.add(entry.id)
        if entry is not None:
            self.by[id] = entry.id
        return entry

    def closed(self, record: Record) -> bool:
        """Whether a record may have been closed by an entry that says something else by now."""
        document, kind = whole(record), KIND_OF[type(record)]
        people = set(people_in(document, kind))
        days = {str(document[name])[:10] for name in END_DAYS if document.get(name)}
        return any(
            not people.isdisjoint((*talk.people, *talk.mentions))
            and (not days or not days.isdisjoint(_days_of(talk.on, talk.logged)))
            for talk in self._corrected
        )


def _holds(talk: Interaction, joined: Interaction) -> bool:
    """Whether an entry has what another one said that was joined into it."""
    if joined.line:
        return joined.line in talk.note.split("\n")
    return joined.time is not None and joined.time == talk.time and set(joined.people) <= set(talk.people)


def _days_of(on: date, logged: datetime | None) -> set[str]:
    return {on.isoformat(), *([logged.date().isoformat()] if logged is not None else [])}
