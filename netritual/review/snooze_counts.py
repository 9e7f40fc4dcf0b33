"""How often a person was put off: after the third "later" the review offers a slower rhythm."""

from collections.abc import Iterable, Mapping

from netritual.domain.model import TABLES, Review
from netritual.domain.network import Network
from netritual.domain.ties.rhythm import PUT_OFF

_ABOUT = ("people", "between", "to", "from_", "person", "author", "shared_by")
"""Fields that say whom a record is about, the first that names anybody."""


def put_off(network: Network) -> Mapping[int, int]:
    """Person -> how many times in a row they were put off in reviews; anything else that was done ends the row."""
    counted: dict[int, int] = {}
    for review in sorted(network.all(Review), key=lambda r: (r.week, r.id)):
        for item in review.items:
            for person in _people(network, item.ref):
                counted[person] = counted.get(person, 0) + 1 if item.outcome in PUT_OFF else 0
    return counted


def _people(network: Network, ref: str) -> Iterable[int]:
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
