"""What a line tells as done, closed with the entry that tells of it."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from netritual.domain.loops.closing_case import is_said_again, rule_kind
from netritual.domain.loops.closing_decisions import AMENDING, LATEST, OPEN, Closing, as_refused, closings
from netritual.domain.loops.closing_rules import HELP_BESIDE, LOWER
from netritual.domain.loops.consent import promise_of
from netritual.domain.loops.loop import Loop, LoopKind
from netritual.domain.model import (
    TABLES,
    Ask,
    Follow,
    Gift,
    Interaction,
    Introduction,
    Mentorship,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Thanks,
)
from netritual.errors import NotFound, Refused
from netritual.services.ports import Transaction
from netritual.services.verb import verb, verb_named
from netritual.services.verb_checks import existing
from netritual.services.verbs.loops import drop_proposed

EACH: Mapping[LoopKind, type[Ask] | type[Thanks]] = {"ask": Ask, "thanks": Thanks}
"""Kinds of loops that several people have one each of."""
_TABLES: Mapping[LoopKind, str] = {"owed": "promises", "ask": "asks"}
"""The table of the record of what can be let rest, also where it was only proposed."""


@verb("close-reported")
def close_reported(tx: Transaction, closing: Closing, settings: Settings) -> str:
    """Yes, that is done: the loop is closed by the verb of its kind, which is the outcome in a review."""
    close_loop(tx, closing.loop, closing.act, settings, closing)
    return closing.act


@verb("leave-reported")
def leave_reported(tx: Transaction, closing: Closing) -> Interaction:
    """No, that is not done: the loop stays as it is, and this entry asks about it no more."""
    entry, loop = existing(tx, Interaction, closing.statement.id), as_refused(closing.loop)
    return tx.put(replace(entry, still_open=tuple(dict.fromkeys((*entry.still_open, loop)))))


def close_loop(tx: Transaction, loop: Loop, act: str, settings: Settings, closing: Closing | None = None) -> None:
    """Close a loop by the verb with this id; what was only proposed is opened before, unless it is dropped."""
    if act == LOWER and closing is not None:  # the line that tells of the part tells nothing of the rest
        entry = existing(tx, Interaction, closing.statement.id)
        tx.put(replace(entry, still_open=(*entry.still_open, as_refused(replace(loop, what=closing.what)))))
    if act in AMENDING and loop.proposed is not None and closing is not None:
        entry, moved = existing(tx, Interaction, loop.id), _moved(tx, closing, loop.proposed)
        tx.put(replace(entry, proposed=tuple(moved if one == loop.proposed else one for one in entry.proposed)))
        return _settle(tx, closing, settings)
    if act == OPEN and loop.proposed is not None:
        _open(tx, loop.id, loop.proposed, settings)
        return
    verb = verb_named(act)
    assert verb is not None, act
    opens = loop.proposed is not None and verb is not drop_proposed
    for id in _opened(tx, loop, loop.proposed, settings) if opens and loop.proposed is not None else (loop.id,):
        talk = closing.statement.id if closing is not None else 0
        table = _TABLES.get(loop.kind, loop.table)
        values = {"id": id, "table": table, "talk": talk, "need": loop.what, "proposed": loop.proposed}
        values |= {"day": closing.day, "text": closing.what} if closing is not None else {"day": None}
        if act == "introduction-outcome":
            values["text"] = "good"
        verb.within(tx, **{name: values[name] for name in verb.parameters if name in values})
    if closing is not None:
        _settle(tx, closing, settings)


def _moved(tx: Transaction, closing: Closing, before: Proposed) -> Proposed:
    """What was only proposed, with its new day or sum: a talk with the hour and the place of the entry that moves it,
    where that says them."""
    talk = existing(tx, Interaction, closing.statement.id)
    again = next((one for one in talk.proposed if is_said_again(closing.loop, one)), before)
    says = before.kind == "coffee" and again.text and "same" not in again.text.split()
    if closing.act == LOWER:
        return replace(before, text=closing.what, due=closing.day or before.due)
    return replace(before, due=closing.day, text=again.text if says else before.text)


def _settle(tx: Transaction, closing: Closing, settings: Settings) -> None:
    """What the entry itself seems to hold of an introduction or of thanks that it closed: noted once, and not asked.
    A message that gave what somebody waited for waits for no answer."""
    talk = tx.get(Interaction, closing.statement.id)
    if talk is None:
        return
    if talk.awaiting_reply and rule_kind(closing.loop) in ("promise", "reply", "thanks", "outcome", "need"):
        talk = tx.put(replace(talk, awaiting_reply=False))
    if closing.loop.kind == "reply" and (promise := promise_of(tx, closing)) is not None:
        talk = tx.put(replace(talk, proposed=(*talk.proposed, promise)))
    for one in talk.proposed:
        if one.kind == "thanks" and closing.loop.kind == "thanks" and set(one.people) == set(closing.loop.people):
            drop_proposed.within(tx, closing.statement.id, one)  # "thx Ana for the intro": that was the thanks
        if one.kind == "intro" and one.done and set(closing.loop.people) <= set(one.people):
            _introduce_others(tx, talk, one, settings)
        rest = replace(closing.loop, what=closing.what or closing.loop.what)
        if closing.act in AMENDING and (is_said_again(closing.loop, one) or is_said_again(rest, one)):
            drop_proposed.within(tx, closing.statement.id, one)
        if one.kind in HELP_BESIDE.get(rule_kind(closing.loop), ()) and set(one.named) == set(closing.loop.people):
            drop_proposed.within(tx, closing.statement.id, one)  # "Bob gave me the keys" that he owed


def _introduce_others(tx: Transaction, talk: Interaction, proposed: Proposed, settings: Settings) -> None:
    """Note the introductions that an entry tells of, but for those that are noted as made by it."""
    introduced = {frozenset(one.between) for one in tx.all(Introduction) if one.sent == talk.on}
    first, *others = proposed.people
    left = tuple(who for who in others if frozenset((first, who)) not in introduced)
    if not left:
        drop_proposed.within(tx, talk.id, proposed)
        return
    alone = replace(proposed, people=(first, *left))
    proposals = tuple(alone if one == proposed else one for one in existing(tx, Interaction, talk.id).proposed)
    tx.put(replace(existing(tx, Interaction, talk.id), proposed=proposals))
    _open(tx, talk.id, alone, settings)


def _open(tx: Transaction, entry: int, proposed: Proposed, settings: Settings) -> int:
    """Open what an entry proposes; the id of its record."""
    from netritual.services.verbs.entries import open_proposed  # most of what is closed was opened before

    return open_proposed.within(tx, entry, proposed, settings)


def _opened(tx: Transaction, loop: Loop, proposed: Proposed, settings: Settings) -> list[int]:
    """Open what was proposed; the ids of its records that stand on those of the loop: an ask of several people is one
    for each of them."""
    talk = existing(tx, Interaction, loop.id)
    opened = loop.id
    if loop.kind not in EACH or proposed in talk.proposed:
        opened = _open(tx, loop.id, proposed, settings)
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


def close_plain(tx: Transaction, entry: int, settings: Settings) -> None:
    """Close what an entry says plainly, in the open transaction; what it closed already in another way stays so."""
    for closing in closings(tx, settings, tx.now, entry):
        if closing.sure and closing.closes:
            try:
                close_loop(tx, closing.loop, closing.act, settings, closing)
            except (NotFound, Refused):
                continue


def reopen(tx: Transaction, talk: Interaction, settings: Settings) -> None:
    """Open again what an entry alone told as done, as it was before: the entry is about to say something else."""
    for record, before in _closed_with(tx, talk):
        tx.put(before)
        others = {other.id for who in talk.people for other in tx.talks(who, LATEST)} - {talk.id}
        tells = _tells_of(tx, talk.id, before, settings, plainly=False)
        if not tells or any(_tells_of(tx, other, before, settings, plainly=True) for other in others):
            tx.put(record)
            continue
        if isinstance(record, Ask):
            _forget_answer(tx, record, talk)
        if isinstance(record, Introduction):
            for gift in [one for one in tx.all(Gift) if one.type == "intro" and one.on == talk.on]:
                if set(gift.people) == set(record.between):
                    tx.remove(Gift, gift.id)


def _tells_of(tx: Transaction, entry: int, record: Record, settings: Settings, *, plainly: bool) -> bool:
    """Whether an entry speaks of a record as done, or says so plainly."""
    return any(
        TABLES[one.loop.table] is type(record) and one.loop.id == record.id and (one.sure or (one.said and not plainly))
        for one in closings(tx, settings, tx.now, entry)
    )


def _closed_with(tx: Transaction, talk: Interaction) -> Iterator[tuple[Record, Record]]:
    """The records that may have been closed with an entry, by their day, each with what it was before."""
    days = {talk.on, (talk.logged or tx.now).date()}
    for promise in list(tx.all(Promise)):
        if promise.closed in days:
            was = "moved" if promise.history else "open"
            yield promise, replace(promise, state=was, closed=None, told=False, reason="")
        elif promise.state == "moved" and promise.history[-1].on in days:
            *earlier, last = promise.history
            was = "moved" if earlier else "open"
            yield promise, replace(promise, state=was, due=last.due, history=tuple(earlier))
        elif promise.handoff is not None and promise.handoff.landed in days:
            yield promise, replace(promise, handoff=replace(promise.handoff, landed=None))
    for request in list(tx.all(Request)):
        if request.state in ("answered", "declined") and request.answered and request.answered.date() in days:
            yield request, replace(request, state="open", answered=None, rounds=max(0, request.rounds - 1))
        elif request.state == "acknowledged":
            yield request, replace(request, state="answered")
    for thanks in list(tx.all(Thanks)):
        if thanks.said in days:
            yield thanks, replace(thanks, said=None)
    for follow in list(tx.all(Follow)):
        if follow.state == "done":
            yield follow, replace(follow, state="open")
    for ask in list(tx.all(Ask)):
        if ask.outcome_told in days:
            thanked = None if ask.thanked == ask.outcome_told else ask.thanked
            yield ask, replace(ask, outcome_told=None, thanked=thanked)
        elif ask.state == "asked" and ask.asked in days:
            yield ask, replace(ask, state="planned", asked=None)
        elif ask.state == "rest" or (ask.state in ("answered", "declined") and ask.answered in days):
            yield ask, replace(ask, state="asked", answered=None)
    for intro in list(tx.all(Introduction)):
        if intro.state == "sent" and intro.sent in days:
            yield intro, replace(intro, state=_stage_before(intro), sent=None)
        elif intro.state == "outcome":
            yield intro, replace(intro, state="sent", outcome=None)


def _stage_before(intro: Introduction) -> Literal["proposed", "asked_a", "asked_b", "both_yes"]:
    """How far an introduction was before it was made, by the days of what was asked and answered."""
    if intro.yes_a and intro.yes_b:
        return "both_yes"
    return "asked_b" if intro.asked_b else "asked_a" if intro.asked_a else "proposed"


def _forget_answer(tx: Transaction, ask: Ask, talk: Interaction) -> None:
    """Take back what an answer, or the word of what came of it, left beside the ask."""
    if ask.outcome_told is not None:
        for gift in [one for one in tx.all(Gift) if one.on == ask.outcome_told and one.text.startswith("outcome: ")]:
            if gift.people == (ask.to,):
                tx.remove(Gift, gift.id)
    elif ask.type == "mentor":
        day = (talk.logged or tx.now).date()
        for mentor in [one for one in tx.all(Mentorship) if one.person == ask.to and one.since == day]:
            tx.remove(Mentorship, mentor.id)
