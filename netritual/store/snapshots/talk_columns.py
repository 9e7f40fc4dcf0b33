"""The columns of a snapshot's interactions in the making: arrays from the start, so that a million need little memory.

What the log has left as it was is copied from the former snapshot's columns, a run at a time.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

from netritual.domain.contact_measures import NO_TOUCH
from netritual.domain.network import Touch
from netritual.domain.ties import IN_PERSON
from netritual.store.index.layers import monday_ordinal
from netritual.store.index.summing import Former, sum_arrays
from netritual.store.index.talk_facts import TalkFacts
from netritual.store.snapshots.tables import INITIATORS, USEFUL, TalkTable

Numbers = dict[str, "array[int] | array[float]"]
NO_FACTS = TalkFacts(0, "note", (), None, False, False)
"""What the index says of an interaction that cannot be read: a day that no question asks for."""
_FEW = 256
"""So many channels fit into a byte."""


class TalkColumns:
    """One row an interaction, in the order of ids."""

    def __init__(self) -> None:
        self._channels: dict[str, int] = {}
        self._days, self._kinds, self._flags = array("i"), array("i"), array("B")
        self._open = array("i")
        self._who, self._starts = array("q"), array("i", [0])
        self._ids: Sequence[int] = ()
        self._by_person: dict[int, array[int]] = {}
        self._names: list[str] = []

    def add(self, facts: TalkFacts | None) -> None:
        """The next interaction."""
        found = NO_FACTS if facts is None else facts
        if found.open:
            self._open.append(len(self._days))
        self._days.append(found.day)
        self._kinds.append(self._number(found.channel))
        self._flags.append(_flags(found))
        people = found.people if len(found.people) < 2 else dict.fromkeys(found.people)
        self._who.extend(people)
        self._starts.append(len(self._who))

    def copy(self, base: TalkTable, low: int, high: int) -> None:
        """The next interactions are a run of places in a former snapshot."""
        here = len(self._days)
        opened = base.numbers("open")
        within = opened[bisect_left(opened, low) : bisect_left(opened, high)]
        self._open.extend(here + slot - low for slot in within)
        self._days.extend(base.numbers("days")[low:high])
        numbers = [self._number(channel) for channel in base.snapshot.footer.channels]
        self._kinds.extend(map(numbers.__getitem__, base.numbers("channels")[low:high]))
        self._flags.extend(base.numbers("flags")[low:high])
        starts = base.numbers("of_starts")
        shift = len(self._who) - starts[low]
        self._who.extend(map(base.numbers("persons").__getitem__, base.numbers("of")[starts[low] : starts[high]]))
        self._starts.extend(start + shift for start in starts[low + 1 : high + 1])

    def _number(self, channel: str) -> int:
        return self._channels.setdefault(channel, len(self._channels))

    @property
    def channels(self) -> list[str]:
        """The kinds of contact, as they are numbered."""
        return list(self._channels)

    def arrays(self, ids: Sequence[int], former: Former) -> Numbers:
        """All arrays by name. ``former`` gives the sums of those of whom nothing changed."""
        self._ids = ids
        days = self._by_day()
        slots: dict[int, array[int]] = {}
        starts, who = self._starts, self._who
        for slot in chain.from_iterable(days.values()):
            for at in range(starts[slot], starts[slot + 1]):
                found = slots.get(who[at])
                if found is None:
                    found = slots[who[at]] = array("i")
                found.append(slot)
        self._by_person, self._names = slots, self.channels
        persons = array("q", sorted(slots))
        places = {person: at for at, person in enumerate(persons)}
        made: Numbers = {
            "days": self._days,
            "channels": array("B", self._kinds) if len(self._channels) < _FEW else self._kinds,
            "flags": self._flags,
            "open": self._open,
            "by_day": _joined(days.values()),
            "persons": persons,
            "starts": array("i", accumulate((len(slots[person]) for person in persons), initial=0)),
            "slots": _joined(slots[person] for person in persons),
            "of_starts": starts,
            "of": array("i", map(places.__getitem__, who)),
        }
        return {**made, **self._weeks(days), **sum_arrays(persons, self.touches, former)}

    def touches(self, person: int) -> list[Touch]:
        """A person's touches by day, then id; once the arrays are made."""
        channels = self._names
        return [
            Touch(
                self._days[slot],
                channels[self._kinds[slot]],
                INITIATORS[self._flags[slot] & 3],
                bool(self._flags[slot] & USEFUL),
                self._ids[slot],
            )
            for slot in self._by_person.get(person, ())
        ]

    def _by_day(self) -> dict[int, "array[int]"]:
        """The rows of each day, in order."""
        found: dict[int, array[int]] = {}
        for slot, day in enumerate(self._days):
            rows = found.get(day)
            if rows is None:
                rows = found[day] = array("i")
            rows.append(slot)
        return {day: found[day] for day in sorted(found)}

    def _weeks(self, days: dict[int, "array[int]"]) -> Numbers:
        """For each week with an interaction, how many people were reached, and met in person."""
        met_in = [channel in IN_PERSON for channel in self._channels]
        reached_in = [channel not in NO_TOUCH for channel in self._channels]
        weeks: dict[int, tuple[set[int], set[int]]] = {}
        starts, who, kinds = self._starts, self._who, self._kinds
        mondays, reached, met = array("i"), array("i"), array("i")
        for day, slots in days.items():
            if monday_ordinal(day) not in weeks:
                _close(weeks, reached, met)
                mondays.append(monday_ordinal(day))
            people, seen = weeks.setdefault(monday_ordinal(day), (set(), set()))
            for slot in slots:
                if reached_in[kinds[slot]]:
                    these = who[starts[slot] : starts[slot + 1]]
                    people.update(these)
                    if met_in[kinds[slot]]:
                        seen.update(these)
        _close(weeks, reached, met)
        return {"mondays": mondays, "reached": reached, "met": met}


def _close(weeks: dict[int, tuple[set[int], set[int]]], reached: "array[int]", met: "array[int]") -> None:
    """Count the week that is over, and forget its people."""
    for people, seen in weeks.values():
        reached.append(len(people))
        met.append(len(seen))
    weeks.clear()


def _joined(rows: Iterable["array[int]"]) -> "array[int]":
    found = array("i")
    for row in rows:
        found.extend(row)
    return found


def _flags(fact: TalkFacts) -> int:
    who = INITIATORS.index(fact.initiator) if fact.initiator in INITIATORS else 0
    return who | (USEFUL if fact.useful else 0)
