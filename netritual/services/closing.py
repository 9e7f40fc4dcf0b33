"""Closing what an entry speaks of as done: by the verb of the loop, with the entry as the contact that it was."""

import shlex
from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from netritual.domain.closing import RULES, Closing, closings, introductions, needs, rule_kind
from netritual.domain.loop import Loop, LoopKind
from netritual.domain.model import Ask, Change, Interaction, Introduction, Proposed, Settings, Thanks
from netritual.domain.network import Network
from netritual.errors import NotFound, Refused
from netritual.review.rows import names_of
from netritual.services.ports import Store, Transaction
from netritual.services.record import found
from netritual.services.verb import verb_named
from netritual.services.verbs.entries import drop_proposed, open_proposed

_MOST_ASKED = 3
"""Loops that are asked about after one line."""
_LOOP_PHRASES = {
    "reply": "{} asked you: {}", "promise": "you promised {}: {}", "owed": "{} owes you: {}", "ask": "you asked {}: {}",
    "thanks": "thanks to {}: {}", "handoff": "handed on, for {}: {}", "outcome": "telling {} what came of: {}",
    "follow": "following up with {}: {}", "no_ack": "hearing from {} how it went: {}",
}  # fmt: skip
"""Kind of loop -> what it is, as a question names it, with whom and what."""
EACH: Mapping[LoopKind, type[Ask] | type[Thanks]] = {"ask": Ask, "thanks": Thanks}
"""Kinds of loops that several people have one each of."""
_TABLES: Mapping[LoopKind, str] = {"owed": "promises", "ask": "asks"}
"""The table of the record of what can be let rest, also where it was only proposed."""


def close(store: Store, now: datetime, settings: Settings, closing: Closing) -> Change | None:
    """Close a loop with the entry that tells of it."""
    return _close(store, now, settings, closing.loop, closing.act, closing)


def close_done(store: Store, now: datetime, settings: Settings, loop: Loop) -> Change | None:
    """Close what is done already and what a line only seems to hold, or what stands in no list of loops, as one change.
    What no rule closes is noted: help that was given, or an introduction that was made."""
    if rules := RULES.get(rule_kind(loop)):
        return _close(store, now, settings, loop, rules[-1].act)
    if loop.kind == "coffee" or loop.proposed is None:
        return _close(store, now, settings, loop, "hold-coffee")
    return open_proposed(store, now, loop.id, loop.proposed, settings)[1]


def _close(
    store: Store, now: datetime, settings: Settings, loop: Loop, act: str, closing: Closing | None = None
) -> Change | None:
    """Close a loop as one transaction; what was only proposed is opened and closed in it."""
    verb = verb_named(act)
    assert verb is not None, act

    def both(tx: Transaction) -> None:
        for id in _opened(tx, loop, loop.proposed, settings) if loop.proposed is not None else (loop.id,):
            talk = closing.statement.id if closing is not None else 0
            given = {"id": id, "table": _TABLES.get(loop.kind, loop.table), "talk": talk, "need": loop.what}
            verb.within(tx, **{name: given[name] for name in verb.parameters if name in given})
        if closing is not None:
            _settle(tx, closing, settings)

    return store.transact(act, both, now)[1]


def _settle(tx: Transaction, closing: Closing, settings: Settings) -> None:
    """What the entry itself seems to hold of an introduction or of thanks that it closed: noted once, and not asked.
    A message that gave what somebody waited for waits for no answer."""
    talk = tx.get(Interaction, closing.statement.id)
    if talk is None:
        return
    if talk.awaiting_reply and rule_kind(closing.loop) in ("promise", "reply", "thanks", "outcome", "need"):
        talk = tx.put(replace(talk, awaiting_reply=False))
    for one in talk.proposed:
        if one.kind == "thanks" and closing.loop.kind == "thanks" and set(one.people) == set(closing.loop.people):
            drop_proposed.within(tx, closing.statement.id, one)  # "thx Ana for the intro": that was the thanks
        if one.kind == "intro" and one.done and set(closing.loop.people) <= set(one.people):
            sent = (i for i in tx.all(Introduction) if i.sent == talk.on and set(i.between) == set(one.people))
            if any(sent):
                drop_proposed.within(tx, closing.statement.id, one)
            else:
                open_proposed.within(tx, closing.statement.id, one, settings)


def _opened(tx: Transaction, loop: Loop, proposed: Proposed, settings: Settings) -> list[int]:
    """Open what was proposed; the ids of its records that stand on those of the loop: an ask of several people is one
    for each of them."""
    talk = found(tx, Interaction, loop.id)
    opened = loop.id
    if loop.kind not in EACH or proposed in talk.proposed:
        opened = open_proposed.within(tx, loop.id, proposed, settings)
    if loop.kind not in EACH:
        return [opened]
    each = [
        record
        for record in tx.all(EACH[loop.kind])
        if record.to in proposed.named and record.id > talk.id and record.text.startswith(proposed.text)
    ]
    for record in each:
        if isinstance(record, Ask) and record.state == "planned":  # a day in it was that of the matter
            tx.put(replace(record, state="asked", asked=talk.on, due=None))
    return [record.id for record in each if record.to in loop.people]


def close_certain(store: Store, now: datetime, settings: Settings, id: int) -> tuple[list[Change], list[Closing]]:
    """Close what the entry with this id says plainly; what was closed, and the few that are to be asked about."""
    every = closings(store.view(), settings, now, id)
    done = [_close_if_open(store, now, settings, one) for one in every if one.sure]
    return [change for change in done if change is not None], [one for one in every if not one.sure][:_MOST_ASKED]


def _close_if_open(store: Store, now: datetime, settings: Settings, closing: Closing) -> Change | None:
    """Close a loop, unless one that the same entry closed before it closed it too, or it is none that can be closed."""
    try:
        return close(store, now, settings, closing)
    except (NotFound, Refused):
        return None


def unlisted(network: Network, now: datetime, id: int) -> list[Loop]:
    """What of a record stands in no list of loops and can be closed: an introduction under way, needs of a person."""
    today = now.date()
    return [loop for loop in (*introductions(network, today), *needs(network, today, (id,))) if loop.id == id]


def which(loop: Loop) -> str:
    """How the shell names a loop: its number and its kind; a need by its words, for a person may have several."""
    return f"{loop.id} {shlex.quote(loop.what) if loop.table == 'people' else loop.kind}"


def question(network: Network, closing: Closing) -> str:
    """A loop as it is asked about: "you promised Katrin Vogel: the template"."""
    loop, names = closing.loop, names_of(network, closing.loop.people)
    if closing.act == "introduction-made":
        return f"introducing {names}"
    if closing.act == "need-met":
        return f"{names} looks for: {loop.what}"
    if loop.kind == "thanks" and loop.what in ("", "thanks"):
        return f"the thanks to {names}"
    return _LOOP_PHRASES[loop.kind].format(names, loop.what or "what you agreed")
