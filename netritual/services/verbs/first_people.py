"""The first people of a home: those one would call for advice."""

from collections.abc import Sequence

from msgspec.structs import replace

from netritual.domain.identity import tidy
from netritual.domain.model import Person
from netritual.domain.quicklog.name_keys import new_handle
from netritual.domain.text import fold
from netritual.services.ports import Transaction
from netritual.services.verb import verb

CLOSE = 2
"""The tier of somebody you would call for advice: every 30 days."""


@verb("add-five")
def add_first_people(tx: Transaction, names: Sequence[str]) -> tuple[Person, ...]:
    """Everyone named, close and in the network, as one change; a person of that name who is there is not doubled.

    Empty names are passed over. Somebody who is there without a rhythm gets one; another rhythm stays.
    """
    today, found = tx.now.date(), []
    there = {fold(person.name): person for person in tx.all(Person)}
    handles = {person.handle for person in there.values()}
    for name in dict.fromkeys(tidy(name) for name in names):
        known = there.get(fold(name))
        if not name or (known is not None and known.tier):
            continue
        if known is not None:
            found.append(tx.put(replace(known, tier=CLOSE, tier_set=today, status="network")))
            continue
        handle = new_handle(name, handles.__contains__)
        handles.add(handle)
        person = Person(
            handle=handle, name=name, status="network", tier=CLOSE, tier_set=today, origin="met", created=tx.now
        )
        there[fold(name)] = stored = tx.put(person)
        found.append(stored)
    return tuple(found)
