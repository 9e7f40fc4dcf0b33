"""Introducing two people: both are asked first, one by one, and either no closes it silently."""

from typing import Literal

from msgspec.structs import replace

from netritual.domain.model import Gift, Introduction, Person
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import acquaint, closing_day, contact, existing, in_state, refuse, stop_waiting

OVER = ("sent", "outcome", "closed")
OUTCOMES: tuple[Literal["good", "none"], ...] = ("good", "none")


@verb("introduce")
def introduce(tx: Transaction, pair: tuple[int, int], why: str = "", asked: bool = False) -> Introduction:
    """Two people who should meet; ``asked`` says that the first of them was asked, today. One open introduction for
    each pair."""
    a, b = pair
    for person in pair:
        existing(tx, Person, person)
    if a == b:
        raise refuse("An introduction needs two people.", "Name the other one.")
    if any({a, b} == set(i.between) and i.state not in OVER for i in tx.all(Introduction)):
        raise refuse("These two have an open introduction.", "It stands in the review, under Introductions.")
    proposed = tx.put(Introduction(between=pair, why=why, made=tx.now.date()))
    return ask_next.within(tx, proposed.id) if asked else proposed


@verb("ask-introduction")
def ask_next(tx: Transaction, id: int) -> Introduction:
    """I asked the first of the two, or after their yes the second."""
    record, today = existing(tx, Introduction, id), tx.now.date()
    if record.state == "proposed":
        contact(tx, (record.between[0],), _question(tx, record, 1), awaiting_reply=True)
        return tx.put(replace(record, state="asked_a", asked_a=today, snooze_until=None))
    if record.state == "asked_a" and record.yes_a is not None:
        contact(tx, (record.between[1],), _question(tx, record, 0), awaiting_reply=True)
        return tx.put(replace(record, state="asked_b", asked_b=today, snooze_until=None))
    if record.state == "asked_a":
        raise refuse("The first of them has not said yes yet.", "Mark the yes with space, or the no with x.")
    raise refuse("Both were asked.", "Mark what they said.")


@verb("introduction-yes")
def said_yes(tx: Transaction, id: int) -> Introduction:
    """The one who was asked said yes: a contact of theirs."""
    record, today = existing(tx, Introduction, id), tx.now.date()
    if record.state == "asked_a" and record.yes_a is None:
        _answered(tx, record, 0)
        return tx.put(replace(record, yes_a=today, snooze_until=None))
    if record.state == "asked_b":
        _answered(tx, record, 1)
        return tx.put(replace(record, state="both_yes", yes_b=today, snooze_until=None))
    raise refuse("Nobody has been asked just now.", "Ask first; i notes that you did.")


@verb("introduction-no")
def said_no(tx: Transaction, id: int) -> Introduction:
    """The one who was asked said no: it is closed, and the other one hears nothing."""
    asked = ("asked_a", "asked_b")
    record = in_state(tx, Introduction, id, asked, "Nobody has been asked just now.", "x lets a proposal rest.")
    _answered(tx, record, 0 if record.state == "asked_a" else 1)
    return tx.put(replace(record, state="closed"))


@verb("introduction-sent")
def sent(tx: Transaction, id: int) -> Introduction:
    """The introduction is written: something given to both, a contact, and they know each other from now on."""
    record, today = existing(tx, Introduction, id), tx.now.date()
    if record.yes_a is None or record.yes_b is None or record.state != "both_yes":
        raise refuse("Both have to say yes first.", "Ask the next one; i notes that you did.")
    a, b = record.between
    contact(tx, (a, b), f"introduced them: {record.why}".rstrip(": "), channel="email")
    tx.put(Gift(people=(a, b), direction="gave", type="intro", text=record.why, on=today))
    acquaint(tx, a, b)
    return tx.put(replace(record, state="sent", sent=today, snooze_until=None))


@verb("introduction-made")
def made(tx: Transaction, id: int, talk: int = 0) -> Introduction:
    """The two are introduced, whoever was asked before: something given to both, who know each other from now on. The
    contact is the entry ``talk``."""
    record, day = _under_way(tx, id), closing_day(tx, talk)
    if any(set(i.between) == set(record.between) and i.sent == day for i in tx.all(Introduction)):
        return tx.put(replace(record, state="closed"))
    tx.put(Gift(people=record.between, direction="gave", type="intro", text=record.why, on=day))
    acquaint(tx, *record.between)
    return tx.put(replace(record, state="sent", sent=day, snooze_until=None))


@verb("introduction-outcome")
def outcome(tx: Transaction, id: int, text: str) -> Introduction:
    """What came of it, one of ``OUTCOMES``."""
    record = in_state(tx, Introduction, id, ("sent",), "It was not sent yet.", "Both have to say yes first.")
    if text not in OUTCOMES:
        raise refuse(f"{text or 'Nothing'} is no outcome.", "It was good, or nothing came of it.")
    return tx.put(replace(record, state="outcome", outcome=text, snooze_until=None))


def rested(tx: Transaction, id: int) -> Introduction:
    """Let it rest before anything was sent."""
    return tx.put(replace(_under_way(tx, id), state="closed"))


def _under_way(tx: Transaction, id: int) -> Introduction:
    record = existing(tx, Introduction, id)
    if record.state in OVER:
        raise refuse("It was sent or closed already.", "Nothing is left to do.")
    return record


def _answered(tx: Transaction, record: Introduction, which: int) -> None:
    who = record.between[which]
    stop_waiting(tx, who, record.asked_b if which else record.asked_a)
    contact(tx, (who,), "about an introduction", channel="reply", initiator="them")


def _question(tx: Transaction, record: Introduction, other: int) -> str:
    person = tx.get(Person, record.between[other])
    return f"asked about meeting {person.name if person is not None else 'somebody'}"
