"""Sorting the list: a tier, the list, or out of sight. One person is one change; a whole company is one change too."""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from netritual.domain.identity import tidy
from netritual.domain.model import Person
from netritual.services.ports import Transaction
from netritual.services.record import found, refuse
from netritual.services.verb import verb

Place = Literal["list", "archive"] | int
"""Where a person goes: tier 1 to 5, the list, or the archive."""


@verb("sort-person")
def sort_person(tx: Transaction, person: int, place: Place) -> Person:
    """Put one person in their place. Going to the list keeps the day, so that they are not asked about again."""
    record, today = found(tx, Person, person), tx.now.date()
    if place == "archive":
        return tx.put(replace(record, status="archived", tier=0, tier_set=today))
    if place == "list":
        return tx.put(replace(record, status="list", tier=0, listed_on=today))
    if not isinstance(place, int) or not 1 <= place <= 5:
        raise refuse("A tier is 1 to 5.", "space sends somebody to the list.")
    return tx.put(replace(record, status="network", tier=place, tier_set=today, new=False))


@verb("list-company")
def list_company(tx: Transaction, people: Sequence[int]) -> int:
    """Send everyone named to the list, as one change; who has a rhythm stays. How many went."""
    gone = 0
    for person in people:
        record = tx.get(Person, person)
        if record is not None and record.tier == 0 and record.status != "archived":
            tx.put(replace(record, status="list", listed_on=tx.now.date()))
            gone += 1
    return gone


@verb("describe-person")
def describe_person(
    tx: Transaction, person: int, circle: str | None = None, city: str | None = None, purpose: str | None = None
) -> Person:
    """Add a circle, set the city, or say in one line why this person matters."""
    record = found(tx, Person, person)
    if circle is not None and (name := tidy(circle).lstrip("#").strip()):
        record = replace(record, circles=tuple(dict.fromkeys((*record.circles, name))))
    if city is not None:
        record = replace(record, city=tidy(city))
    if purpose is not None:
        record = replace(record, purpose=tidy(purpose))
    return tx.put(record)
