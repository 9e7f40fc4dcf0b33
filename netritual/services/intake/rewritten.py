"""Entries of an older export that were written anew here since, or joined into another: they do not come in again."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from netritual.domain.exchange import KIND_OF_TABLE, people_in, whole
from netritual.domain.model import TABLE_OF, Interaction, Record
from netritual.domain.network import Network

_DAYS = ("closed", "answered", "said", "sent", "outcome_told")
"""The days on which records were closed."""


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
        found = self._by_moment.get(coming.logged) if coming.logged is not None and coming.line else None
        if found is not None:
            self._corrected.append(coming)
        else:
            beside = self._network.talks_between(coming.on, coming.on)
            with_it = (one for one in beside if not set(one.people).isdisjoint(coming.people))
            found = next((one for one in with_it if _holds(one, coming)), None)
            if found is not None:
                self.joined.add(found.id)
        if found is not None:
            self.by[id] = found.id
        return found

    def closed(self, record: Record) -> bool:
        """Whether a record may have been closed by an entry that says something else by now."""
        document, kind = whole(record), KIND_OF_TABLE[TABLE_OF[type(record)]]
        people = set(people_in(document, kind))
        days = {str(document[name])[:10] for name in _DAYS if document.get(name)}
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
