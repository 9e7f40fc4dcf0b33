"""Snoozing: what is put off to a later day stays away until then; and who is snoozed review after review."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from netritual.domain.model import TABLES, Review
from netritual.domain.network import Network

SNOOZE_OUTCOMES = frozenset(("later", "snooze-person", "too_soon", "busy"))
"""Outcomes of a review that put a person off."""

_ABOUT = ("people", "between", "to", "from_", "person", "author", "shared_by")
"""Fields that say whom a record is about, the first that names anybody."""


class Snoozable(Protocol):
    """A record or a loop that can be put off."""

    @property
    def snooze_until(self) -> date | None:
        """The day on which it comes back; None where it was not put off."""


def is_snoozed(record: Snoozable, today: date) -> bool:
    """Whether it was put off to a day that is still to come: on that day it is back."""
    return record.snooze_until is not None and record.snooze_until > today


def snooze_streaks(network: Network) -> Mapping[int, int]:
    """Person -> how many times in a row they were put off in reviews; anything else that was done ends the row."""
    counted: dict[int, int] = {}
    for review in sorted(network.all(Review), key=lambda r: (r.week, r.id)):
        for item in review.items:
            for person in people_of_row(network, item.ref):
                counted[person] = counted.get(person, 0) + 1 if item.outcome in SNOOZE_OUTCOMES else 0
    return counted


def people_of_row(network: Network, ref: str) -> Iterable[int]:
    """Whom an item's key ("step:table:id") is about."""
    parts = ref.split(":")
    if len(parts) != 3 or not parts[2].isdigit():
        return ()
    table, number = parts[1], int(parts[2])
    if table in ("people", "favour"):
        return (number,)
    kind = TABLES.get(table)
    record = network.get(kind, number) if kind is not None else None
    named = (getattr(record, field, None) for field in _ABOUT)
    return next(((who,) if isinstance(who, int) else who for who in named if who), ())
