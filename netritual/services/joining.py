"""Two people made one: their fields joined, and what then stands twice put right."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from netritual.domain.identity import link_key
from netritual.domain.model import Coffee, Introduction, Mentorship, Person
from netritual.domain.text import fold
from netritual.services.ports import Transaction

JOINED = ("emails", "circles", "topics", "needs", "offers", "events", "away_days", "prefers", "blocked_kinds")
FILLED = (
    "company", "position", "city", "tz", "cadence_days", "origin", "birthday", "travel_min", "purpose", "snooze_until",
    "source_row", "listed_on",
)  # fmt: skip
STATUS = ("network", "list", "archived")
"""Of two statuses the first one here stays: whoever is network as one of the two is network."""
PROGRESS = ("proposed", "asked_a", "asked_b", "both_yes", "sent", "outcome", "closed")


def joined(one: Person, two: Person) -> Person:
    """``one`` with everything that ``two`` has and ``one`` has not; names and handle of ``two`` become aka."""
    changes: dict[str, Any] = {name: _once((*getattr(one, name), *getattr(two, name))) for name in JOINED}
    for name in FILLED:
        if not getattr(one, name) and getattr(two, name):
            changes[name] = getattr(two, name)
    taken = {fold(one.name), fold(one.handle)}
    names = [name for name in (*one.aka, two.name, two.handle, *two.aka) if fold(name) not in taken]
    changes["aka"] = _once(names)
    changes["urls"] = _links((*one.urls, *two.urls))
    changes["knows"] = tuple(
        known for known in dict.fromkeys((*one.knows, *two.knows)) if known not in (one.id, two.id)
    )  # fmt: skip
    if not one.tier and two.tier:
        changes |= {"tier": two.tier, "tier_set": two.tier_set}
    changes["status"] = min(one.status, two.status, key=STATUS.index)
    changes["sphere"] = one.sphere if one.sphere == two.sphere else "both"
    changes["confidence"] = "broken" if "broken" in (one.confidence, two.confidence) else "ok"
    changes["kin"] = one.kin or two.kin
    changes["new"] = one.new and two.new
    changes["connected_on"] = min(filter(None, (one.connected_on, two.connected_on)), default=None)
    changes["created"] = min(filter(None, (one.created, two.created)), default=None)
    notes = [note for note in (one.private_notes, two.private_notes) if note]
    changes["private_notes"] = one.private_notes if two.private_notes in one.private_notes else "\n".join(notes)
    return replace(one, **changes)


def _once(values: Iterable[Any]) -> tuple[Any, ...]:
    """Each value once; texts are compared folded, the first spelling stays."""
    found: dict[Any, Any] = {}
    for value in values:
        found.setdefault(fold(value) if isinstance(value, str) else value, value)
    return tuple(found.values())


def _links(urls: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for url in urls:
        found.setdefault(link_key(url) or url, url)
    return tuple(found.values())


def keep_unknown_fields(tx: Transaction, keep: int, gone: int) -> None:
    """Fields that no type of ours has are joined as well: those of ``keep`` stand over those of ``gone``."""
    from tinydb.table import Document

    table = tx.table("people")
    one, two = table.get(doc_id=keep), table.get(doc_id=gone)
    if isinstance(one, Document) and isinstance(two, Document):
        known = {*Person.__struct_encode_fields__, "id"}
        extra = {name: value for name, value in two.items() if name not in known and name not in one}
        if extra:
            table.upsert(Document({**one, **extra}, doc_id=keep))


def drop_doubles(tx: Transaction, person: int) -> None:
    """What may stand once only for a person: an open introduction of a pair, an active mentorship, a coffee said."""
    pairs: dict[frozenset[int], Introduction] = {}
    for pair in [pair for pair in tx.all(Introduction) if person in pair.between]:
        if pair.state in ("outcome", "closed"):
            continue
        other = pairs.setdefault(frozenset(pair.between), pair)
        if other is not pair:
            first, last = sorted((other, pair), key=lambda each: PROGRESS.index(each.state))
            tx.remove(Introduction, first.id)
            pairs[frozenset(pair.between)] = last
    active = [each for each in tx.all(Mentorship) if each.person == person and each.state == "active"]
    for later in sorted(active, key=lambda each: (each.since, each.id))[1:]:
        tx.put(replace(later, state="ended"))
    coffees = [each for each in tx.all(Coffee) if person in each.people and each.state in _OPEN]
    planned = [each for each in coffees if each.slot is not None]
    said = sorted((each for each in coffees if each.slot is None), key=lambda each: (each.said, each.id))
    for double in said if planned else said[1:]:
        if double.people == (person,):
            tx.put(replace(double, state="lapsed"))


_OPEN = ("said", "proposed", "written", "confirmed", "moved")
