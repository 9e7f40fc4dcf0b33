"""Two people made one: their fields joined, and what then stands twice put right."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from netritual.domain.coffees.coffee import OPEN
from netritual.domain.model import Coffee, Distinction, Introduction, Mentorship, Person
from netritual.domain.people.person_fields import FIELDS
from netritual.services.intake.record_progress import progress
from netritual.services.ports import Transaction

P = TypeVar("P", Introduction, Distinction)


def joined(one: Person, two: Person) -> Person:
    """``one`` with everything that ``two`` has and ``one`` has not, each field by the rule of its row."""
    return replace(one, **{field.name: field.merge(one, two, field) for field in FIELDS.values()})


def keep_unknown_fields(tx: Transaction, keep: int, gone: int) -> None:
    """Fields that no type of ours has are joined as well: those of ``keep`` stand over those of ``gone``."""
    from tinydb.table import Document

    table = tx.table("people")
    one, two = table.get(doc_id=keep), table.get(doc_id=gone)
    if isinstance(one, Document) and isinstance(two, Document):
        own = {*Person.__struct_encode_fields__, "id"}
        extra = {name: value for name, value in two.items() if name not in own and name not in one}
        if extra:
            table.upsert(Document({**one, **extra}, doc_id=keep))


def drop_doubles(tx: Transaction, person: int) -> None:
    """What may stand once only for a person: an open introduction of a pair, what was said of two who look alike, an
    active mentorship, a coffee said."""
    under_way = [each for each in tx.all(Introduction) if each.state not in ("outcome", "closed")]
    _keep_one(tx, person, under_way)
    _keep_one(tx, person, list(tx.all(Distinction)))
    active = [each for each in tx.all(Mentorship) if each.person == person and each.state == "active"]
    for later in sorted(active, key=lambda each: (each.since, each.id))[1:]:
        tx.put(replace(later, state="ended"))
    coffees = [each for each in tx.all(Coffee) if person in each.people and each.state in OPEN]
    planned = [each for each in coffees if each.slot is not None]
    said = sorted((each for each in coffees if each.slot is None), key=lambda each: (each.said, each.id))
    for double in said if planned else said[1:]:
        if double.people == (person,):
            tx.put(replace(double, state="lapsed"))


def _keep_one(tx: Transaction, person: int, records: Iterable[P]) -> None:
    """Of each pair with somebody keep the record that has come farthest."""
    pairs: dict[frozenset[int], P] = {}
    for pair in records:
        if person in pair.between:
            both = frozenset(pair.between)
            less, pairs[both] = sorted((pairs.get(both, pair), pair), key=progress)
            if less is not pairs[both]:
                tx.remove(type(less), less.id)
