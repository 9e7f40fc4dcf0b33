"""Closing what an entry speaks of as done: by the verb of the loop, with the entry as the contact that it was."""

from datetime import datetime

from netritual.domain.closing import Closing, closings
from netritual.domain.loop import Loop
from netritual.domain.model import Change, Settings
from netritual.domain.network import Network
from netritual.review.acts import loop_acts
from netritual.review.rows import names_of
from netritual.services.ports import Store, Transaction
from netritual.services.verb import verb_named
from netritual.services.verbs.entries import open_proposed

_MOST_ASKED = 3
"""Loops that are asked about after one line."""
_LOOP_PHRASES = {
    "reply": "{} asked you: {}", "promise": "you promised {}: {}", "owed": "{} owes you: {}", "ask": "you asked {}: {}",
    "thanks": "thanks to {}: {}", "handoff": "handed on, for {}: {}", "outcome": "telling {} what came of: {}",
    "follow": "following up with {}: {}", "no_ack": "hearing from {} how it went: {}",
}  # fmt: skip
"""Kind of loop -> what it is, as a question names it, with whom and what."""


def close(store: Store, now: datetime, settings: Settings, closing: Closing) -> Change | None:
    """Close a loop with the entry that tells of it."""
    return _close(store, now, settings, closing.loop, closing.act, closing.statement.id)


def close_proposed(store: Store, now: datetime, settings: Settings, loop: Loop) -> Change | None:
    """Close what a line only seems to hold and what is done already."""
    act = next(act for act in loop_acts(loop.kind) if act.key == "space")
    return _close(store, now, settings, loop, act.id)


def _close(store: Store, now: datetime, settings: Settings, loop: Loop, act: str, talk: int = 0) -> Change | None:
    """Close a loop as one transaction; what was only proposed is opened and closed in it."""
    verb = verb_named(act)
    assert verb is not None, act

    def both(tx: Transaction) -> None:
        id = open_proposed.within(tx, loop.id, loop.proposed, settings) if loop.proposed is not None else loop.id
        given = {"id": id, "table": loop.table, "talk": talk}
        verb.within(tx, **{name: given[name] for name in verb.parameters if name in given})

    return store.transact(act, both, now)[1]


def close_certain(store: Store, now: datetime, settings: Settings, id: int) -> tuple[list[Change], list[Closing]]:
    """Close what the entry with this id says plainly; what was closed, and the few that are to be asked about."""
    found = closings(store.view(), settings, now, id)
    done = [close(store, now, settings, one) for one in found if one.sure]
    return [change for change in done if change is not None], [one for one in found if not one.sure][:_MOST_ASKED]


def question(network: Network, closing: Closing) -> str:
    """A loop as it is asked about: "you promised Katrin Vogel: the template"."""
    loop = closing.loop
    return _LOOP_PHRASES[loop.kind].format(names_of(network, loop.people), loop.what)
