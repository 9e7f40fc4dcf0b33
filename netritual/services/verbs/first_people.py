"""The first people of a home: those one would call for advice."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from netritual.domain.identity import tidy
from netritual.domain.model import Person
from netritual.domain.quicklog.name_keys import new_handle
from netritual.domain.quicklog.names import ALIAS, NAME, NameLookup
from netritual.domain.text import fold
from netritual.errors import UsageError
from netritual.services.name_book import NameBook, name_row
from netritual.services.ports import Transaction
from netritual.services.verb import verb

CLOSE = 2
"""The tier of somebody you would call for advice: every 30 days."""


def called(names: NameLookup, typed: str) -> Sequence[int]:
    """Everyone whose full name or alias this is, by id; behind an ``@`` whose handle it is."""
    if typed.startswith("@"):
        return [match[0] for match in names.exact(typed[1:])]
    return [person for person, kinds in sorted(names.holders(fold(typed))) if kinds & (NAME | ALIAS)]


def is_unclear(names: NameLookup, typed: str) -> bool:
    """Whether it must be asked who is meant: several are called so, or nobody is and it may be a part of a name."""
    there = called(names, typed)
    return len(there) > 1 or (not there and bool(names.hits(typed)))


@verb("add-five")
def add_first_people(tx: Transaction, names: Sequence[str], new: Collection[str] = ()) -> tuple[Person, ...]:
    """Everyone named, close and in the network, as one change; a person of that name who is there is not doubled.

    Empty names are passed over. Somebody who is there without a rhythm gets one; another rhythm stays. ``new`` are
    those of the names that are somebody new, whoever is called so. UsageError when a name is that of several people.
    """
    today, changed = tx.now.date(), []
    known, others = NameBook(tx), {fold(name) for name in new}
    for name in dict.fromkeys(tidy(name) for name in names):
        there = () if fold(name) in others else called(known, name)
        if len(there) > 1:
            handles = ", ".join(f"@{known.row(person)[1]}" for person in there)
            raise UsageError(
                f"{len(there)} people are called {name}: {handles}.", hint="Type the handle of one of them."
            )
        person = tx.get(Person, there[0]) if there else _new(name.lstrip("@ "), known, tx)
        if person is None or person.tier:
            continue
        stored = tx.put(replace(person, tier=CLOSE, tier_set=today, status="network"))
        known.add(name_row(stored))
        changed.append(stored)
    return tuple(changed)


def _new(name: str, known: NameLookup, tx: Transaction) -> Person | None:
    """Somebody nobody has met yet; None when there is no name."""
    return Person(handle=new_handle(name, known.taken), name=name, origin="met", created=tx.now) if name else None
