"""Sorting the list: the answer to one name, or a whole company at once."""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from netritual.domain.model import Person, Sitting
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verbs.people import archive_person, list_person, set_tier

Answer = Literal[1, 2, 3, 4, 5, "list", "archive"]
"""A tier, which is a yes; or the list, or out of sight."""


@verb("sort-person")
def sort_person(tx: Transaction, person: int, answer: Answer) -> Person:
    """Take the answer to one name; the day counts as one on which names were sorted. NetritualError as the verbs of
    its own that the answer is: ``set-tier``, ``list-person``, ``archive-person``."""
    if all(sitting.on != tx.now.date() for sitting in tx.all(Sitting)):
        tx.put(Sitting(on=tx.now.date()))
    if answer == "list":
        return list_person.within(tx, person)
    if answer == "archive":
        return archive_person.within(tx, person)
    return set_tier.within(tx, person, answer)


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
