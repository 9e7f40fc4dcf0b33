"""Sorting the list: a whole company at once. One person is ``set-tier``, ``list-person`` or ``archive-person``."""

from collections.abc import Sequence

from msgspec.structs import replace

from netritual.domain.model import Person
from netritual.services.ports import Transaction
from netritual.services.verb import verb


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
