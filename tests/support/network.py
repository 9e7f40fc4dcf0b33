"""An in-memory network built from records, for tests of pure code."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import count
from typing import Any

from msgspec.structs import replace

from netritual.domain.model import Interaction, Record
from netritual.domain.network import R, Touch
from netritual.domain.people.exchange import whole
from netritual.domain.search.search_terms import TEXTS, day_in, holds, searched


class MemoryNetwork:
    """A ``Network`` of the given records. A record without an id gets the next free one of its kind, in order."""

    def __init__(self, *records: Record) -> None:
        self._kinds: dict[type[Record], dict[int, Record]] = {}
        given = {(type(record), record.id) for record in records if record.id}
        for record in records:
            kept = self._kinds.setdefault(type(record), {})
            number = record.id
            if not number:
                number = next(n for n in count(1) if n not in kept and (type(record), n) not in given)
            kept[number] = replace(record, id=number)
        self._talks = sorted(self._interactions(), key=lambda t: (t.on, t.id))
        self._days = [talk.on for talk in self._talks]
        self._by_person: dict[int, list[Interaction]] = {}
        for talk in self._talks:
            for who in dict.fromkeys(talk.people):
                self._by_person.setdefault(who, []).append(talk)
        self._touches = {who: tuple(touch_of(talk) for talk in talks) for who, talks in self._by_person.items()}

    def _interactions(self) -> list[Interaction]:
        return [r for r in self._kinds.get(Interaction, {}).values() if isinstance(r, Interaction)]

    def all(self, kind: type[R]) -> Sequence[R]:
        kept = self._kinds.get(kind, {})
        return [r for _, r in sorted(kept.items()) if isinstance(r, kind)]

    def document(self, kind: type[Record], id: int) -> Mapping[str, Any] | None:
        record = self.get(kind, id)
        return None if record is None else whole(record)

    def get(self, kind: type[R], id: int) -> R | None:
        found = self._kinds.get(kind, {}).get(id)
        return found if isinstance(found, kind) else None

    def find(self, kind: type[R], words: Sequence[str], limit: int, meant: Sequence[Set[int]] = ()) -> Sequence[R]:
        found = [
            record
            for record in self.all(kind)
            if holds(searched(whole(record), TEXTS[kind]), words, meant, getattr(record, "people", ()))
        ]
        found.sort(key=lambda record: (day_in(whole(record), kind), record.id), reverse=True)
        return found[:limit]

    def touches(self, person: int) -> Sequence[Touch]:
        return self._touches.get(person, ())

    def talks(self, person: int, limit: int | None = None) -> Sequence[Interaction]:
        return self._by_person.get(person, [])[::-1][:limit]

    def talks_between(self, first: date, last: date) -> Sequence[Interaction]:
        days = self._days
        return self._talks[bisect_left(days, first) : bisect_right(days, last)]

    def talks_with(self, field: str, first: date, last: date) -> Sequence[Interaction]:
        return [talk for talk in self.talks_between(first, last) if getattr(talk, field)]

    def unsettled(self) -> Sequence[Interaction]:
        return [t for t in self._talks if t.unsettled or t.proposed or t.asks]


def touch_of(talk: Interaction) -> Touch:
    """The touch that an interaction is to each of its people."""
    useful = talk.channel == "comment" and talk.value in ("gave", "both")
    return Touch(talk.on.toordinal(), talk.channel, talk.initiator, useful, talk.id)
