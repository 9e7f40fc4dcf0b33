"""That somebody died: nothing is asked or suggested of them any more."""

from typing import Any

from msgspec.structs import replace

from netritual.domain.coffees import coffee as life
from netritual.domain.loops.death_lines import lives
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import TABLES, Ask, Coffee, Follow, Interaction, Introduction, Person, Promise, Settings
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import existing
from netritual.services.verbs.coffees import cancel_coffee, rested
from netritual.services.verbs.loops import drop_proposed
from netritual.services.verbs.people_verbs import archived

_REASON = "they died"
_ENDED: dict[type[Any], dict[str, Any]] = {
    Ask: {"state": "rest"}, Follow: {"state": "rest"}, Introduction: {"state": "closed"},
    Interaction: {"awaiting_reply": False},
}  # fmt: skip
"""How what is open with somebody ends without a word to them; a request and thanks go, their line stays."""


@verb("record-death")
def record_death(tx: Transaction, person: int, settings: Settings) -> Person:
    """They died: they are archived, what is open with them alone ends, and a coffee that is planned with them does not
    take place. The day of the funeral stays."""
    record = existing(tx, Person, person)
    for each in life.open_with(list(tx.all(Coffee)), (person,)):
        if each.people == (person,):
            cancel_coffee.within(tx, each.id) if each.state in life.PLANNED else rested(tx, each.id)
    for loop in loops(tx, settings, tx.now, snoozed=True):
        if loop.people == (person,) and loop.kind not in ("coffee", "held") and not is_of_mourning(loop.what):
            _end(tx, loop)
    return archived(tx, record)


@verb("deny-death")
def deny_death(tx: Transaction, id: int, person: int) -> Interaction:
    """They did not die: this entry asks about it no more."""
    entry = existing(tx, Interaction, id)
    return tx.put(replace(entry, still_open=(*entry.still_open, lives(person))))


def _end(tx: Transaction, loop: Loop) -> None:
    """End what is open, or drop what was only proposed."""
    if loop.proposed is not None:
        drop_proposed.within(tx, loop.id, loop.proposed)
        return
    table = TABLES[loop.table]
    record = existing(tx, table, loop.id)
    if isinstance(record, Promise):
        tx.put(replace(record, state="released", closed=tx.now.date(), reason=_REASON))
    elif table in _ENDED:
        tx.put(replace(record, **_ENDED[table]))
    else:
        tx.remove(table, loop.id)
