"""What a line tells as done, closed with the entry that tells of it."""

from collections.abc import Mapping

from msgspec.structs import replace

from netritual.domain.closing import Closing, rule_kind
from netritual.domain.loop import Loop, LoopKind
from netritual.domain.model import Ask, Interaction, Introduction, Proposed, Settings, Thanks
from netritual.services.ports import Transaction
from netritual.services.record import found
from netritual.services.verb import verb, verb_named
from netritual.services.verbs.entries import drop_proposed, open_proposed

EACH: Mapping[LoopKind, type[Ask] | type[Thanks]] = {"ask": Ask, "thanks": Thanks}
"""Kinds of loops that several people have one each of."""
_TABLES: Mapping[LoopKind, str] = {"owed": "promises", "ask": "asks"}
"""The table of the record of what can be let rest, also where it was only proposed."""


@verb("close-told")
def close_told(tx: Transaction, closing: Closing, settings: Settings) -> str:
    """Yes, that is done: the loop is closed by the verb of its kind, which is the outcome in a review."""
    close_loop(tx, closing.loop, closing.act, settings, closing)
    return closing.act


def close_loop(tx: Transaction, loop: Loop, act: str, settings: Settings, closing: Closing | None = None) -> None:
    """Close a loop by the verb with this id; what was only proposed is opened before."""
    verb = verb_named(act)
    assert verb is not None, act
    for id in _opened(tx, loop, loop.proposed, settings) if loop.proposed is not None else (loop.id,):
        talk = closing.statement.id if closing is not None else 0
        given = {"id": id, "table": _TABLES.get(loop.kind, loop.table), "talk": talk, "need": loop.what}
        verb.within(tx, **{name: given[name] for name in verb.parameters if name in given})
    if closing is not None:
        _settle(tx, closing, settings)


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
