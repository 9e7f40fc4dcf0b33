"""What becomes of promises, requests, thanks and follow-ups; and putting any of the open things off."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from netritual.domain.loops.closing_decisions import told_on
from netritual.domain.loops.undecided_proposals import is_answer_to, is_same_matter
from netritual.domain.model import (
    TABLES,
    Article,
    Ask,
    Coffee,
    DueMove,
    Follow,
    Handoff,
    Interaction,
    Introduction,
    Person,
    Promise,
    Proposed,
    Request,
    Thanks,
)
from netritual.domain.network import known_people
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import TAKE_BACK, closing_day, contact, existing, in_state, refuse
from netritual.services.verbs import asks, coffees, introductions, message_verbs

CHECK_DAYS = 7
"""A hand-off is looked at again after a week."""

Snoozable = Promise | Request | Ask | Thanks | Follow | Article | Coffee | Introduction | Interaction | Person
Restable = Promise | Request | Ask | Thanks | Follow | Coffee | Introduction | Interaction


@verb("snooze")
def snooze(tx: Transaction, table: str, id: int, day: date) -> Snoozable:
    """Put something off to a later day: a record of any kind that can wait."""
    if day <= tx.now.date():
        raise refuse(
            "Later means a day after today.", "Say fri, 3 days, a week, a month or a date that is still to come."
        )
    record = existing(tx, TABLES[table], id)
    if not isinstance(record, Snoozable):
        raise refuse(f"The {table} cannot be put off.", "Let it rest, or leave it for the next review.")
    return tx.put(replace(record, snooze_until=day))


@verb("keep-promise")
def keep_promise(tx: Transaction, id: int, talk: int = 0) -> Promise:
    """I kept it: today, or on the day of an entry that speaks of it, when its own is past. That is no contact: how it
    reached the person, and whether today, nobody said. What they had asked for is answered with it.

    ``talk`` is the entry that tells of it already. Here its day counts; below, no second contact is made either.
    """
    promise = _open_promise(tx, id, "me")
    closed = closing_day(tx, talk) if talk else told_on(tx, promise, tx.now.date())
    for request in [one for one in tx.all(Request) if one.state == "open"]:
        if is_answer_to(promise, request.from_, request.text, request.asked.date()):
            tx.put(replace(_with_answer(tx, request, talk), state="answered"))
    return tx.put(replace(promise, state="kept", closed=closed))


@verb("move-promise")
def move_promise(tx: Transaction, id: int, day: date, table: str = "promises") -> Promise | Request | Follow:
    """Another day for what I promised, of which the former one stays in the history, for what is asked of me, or for a
    funeral."""
    if table == "requests":
        request = in_state(tx, Request, id, ("open",), "This request is closed.", TAKE_BACK)
        return tx.put(replace(request, due=day, snooze_until=None))
    if table == "follows":
        return tx.put(replace(existing(tx, Follow, id), due=day, snooze_until=None))
    promise = _open_promise(tx, id, None)
    today = tx.now.date()
    if day < max(promise.made, today):
        raise refuse(
            "A promise can only be moved to a day that is still to come.", "Say fri, 3 days, a week or a later date."
        )
    moved = DueMove(on=today, due=promise.due)
    return tx.put(replace(promise, state="moved", due=day, history=(*promise.history, moved), snooze_until=None))


@verb("lower-sum")
def lower_sum(tx: Transaction, id: int, text: str, day: date | None = None) -> Promise:
    """A part of what was owed was paid: ``text`` are its words with the sum that is left, ``day`` when that is due,
    where the line names a day that is still to come."""
    promise = tx.put(replace(_open_promise(tx, id, None), text=text))
    if day is not None and day >= max(promise.made, tx.now.date()):
        move_promise.within(tx, id, day)
    return existing(tx, Promise, id)


@verb("release-promise")
def release_promise(tx: Transaction, id: int, text: str = "") -> Promise:
    """Let a promise of mine go: ``text`` is the reason; without one they were told."""
    promise = _open_promise(tx, id, "me")
    reason = text.strip()
    return tx.put(replace(promise, state="released", closed=tx.now.date(), told=not reason, reason=reason))


@verb("receive-owed")
def receive_owed(tx: Transaction, id: int, talk: int = 0) -> Promise:
    """They kept what they promised me; that is no contact by itself."""
    promise = _open_promise(tx, id, "them")
    return tx.put(replace(promise, state="kept", closed=closing_day(tx, talk)))


@verb("nudge")
def nudge(tx: Transaction, table: str, id: int, talk: int = 0) -> Promise | Ask | Interaction | None:
    """I wrote once more: about what they promised me, which comes back in a week, an ask, or a message of mine."""
    if table == "asks":
        return asks.nudged(tx, id, talk)
    if table == "interactions":
        return message_verbs.nudged(tx, id)
    promise = _open_promise(tx, id, "them")
    contact(tx, promise.people, f"reminded: {promise.text}".rstrip(": "), awaiting_reply=True)
    return tx.put(replace(promise, snooze_until=tx.now.date() + timedelta(days=CHECK_DAYS)))


@verb("let-rest")
def let_rest(tx: Transaction, table: str, id: int) -> Restable:
    """Let something rest that did not come about: nothing more is asked or done, and nobody hears of it."""
    rest = _RESTS.get(table)
    if rest is None:
        raise refuse(f"The {table} cannot rest.", "Close it, or leave it for the next review.")
    return rest(tx, id)


@verb("hand-on")
def hand_on(tx: Transaction, table: str, id: int, whom: int) -> Promise | Request:
    """Hand a promise of mine or a request on to somebody; it stays open until it landed."""
    record = _handable(tx, table, id)
    today = tx.now.date()
    existing(tx, Person, whom)
    concerned = record.people if isinstance(record, Promise) else (record.from_,)
    if whom in concerned:
        raise refuse("It cannot be handed on to the person it is for.", "Choose somebody else.")
    handoff = Handoff(to=whom, on=today, check_on=today + timedelta(days=CHECK_DAYS), note=_context(tx, record))
    return tx.put(replace(record, state="handed", handoff=handoff))


@verb("handoff-landed")
def handoff_landed(tx: Transaction, table: str, id: int) -> Promise | Request:
    """What was handed on reached the one it was for."""
    record = _handed(tx, table, id)
    today = tx.now.date()
    handoff = record.handoff or Handoff(to=0, on=today, check_on=today)
    return tx.put(replace(record, handoff=replace(handoff, landed=today)))


@verb("take-back")
def take_back(tx: Transaction, table: str, id: int) -> Promise | Request:
    """It is mine again."""
    record = _handed(tx, table, id)
    if isinstance(record, Promise):
        return tx.put(replace(record, state="moved" if record.history else "open", handoff=None))
    return tx.put(replace(record, state="open", handoff=None))


@verb("answer-request")
def answer_request(tx: Transaction, id: int, text: str = "", talk: int = 0) -> Request:
    """I answered: the clock stops, one more round, and the reply is a contact."""
    request = in_state(tx, Request, id, ("open",), "It is answered already.")
    return tx.put(replace(_replied(tx, request, text or _about(request), talk), state="answered"))


@verb("decline-request")
def decline_request(tx: Transaction, id: int, text: str = "", talk: int = 0, wrong: bool = False) -> Request:
    """I said no, and told them: a reply too. One that is noted ``wrong``, which they never asked, only goes."""
    request = in_state(tx, Request, id, ("open", "handed"), "It is closed already.")
    if wrong:
        tx.remove(Request, id)
        return request
    return tx.put(replace(_replied(tx, request, text or f"no to: {_about(request)}", talk), state="declined"))


def _replied(tx: Transaction, request: Request, words: str, talk: int) -> Request:
    """The request with the moment of my reply, which is a contact; its state is still the former."""
    contact(tx, (request.from_,), words, channel="reply", talk=talk)
    return _with_reply(tx, request, talk)


def answered(tx: Transaction, request: Request) -> Request:
    """A request that is answered now by a message which is a contact already."""
    return tx.put(replace(_with_reply(tx, request), state="answered"))


def _with_reply(tx: Transaction, request: Request, talk: int = 0) -> Request:
    _close_beside(tx, request)
    return _with_answer(tx, request, talk)


def _close_beside(tx: Transaction, request: Request) -> None:
    """The line of a request that is answered leaves no second loop of its matter: "wants the deck, must answer him"."""
    line = request.from_interaction
    talk = tx.get(Interaction, line) if line is not None else None
    if talk is None:
        return

    def is_beside(people: tuple[int, ...], text: str) -> bool:
        return request.from_ in people and is_same_matter(text, request.text)

    for promise in list(tx.all(Promise)):
        open_ = promise.by == "me" and promise.is_open and promise.from_interaction == line
        if open_ and is_beside(promise.people, promise.text):
            tx.put(replace(promise, state="kept", closed=tx.now.date()))
    for follow in list(tx.all(Follow)):
        if follow.state == "open" and follow.made == talk.on and is_beside(follow.people, follow.text):
            tx.put(replace(follow, state="done"))
    for one in talk.proposed:
        if one.kind in ("promise", "follow") and is_beside(one.named, one.text):
            drop_proposed.within(tx, talk.id, one)


def proposing(tx: Transaction, id: int, proposed: Proposed) -> Interaction:
    """The entry, if it still proposes this."""
    talk = existing(tx, Interaction, id)
    if proposed not in talk.proposed:
        raise refuse("This is answered already.", "Look again: the entry may have changed meanwhile.")
    return talk


@verb("drop-proposed")
def drop_proposed(tx: Transaction, id: int, proposed: Proposed) -> Interaction:
    """No, this is no loop; what was typed stays."""
    talk = proposing(tx, id, proposed)
    at = talk.proposed.index(proposed)
    return tx.put(replace(talk, proposed=(*talk.proposed[:at], *talk.proposed[at + 1 :])))


@verb("asked-again")
def asked_again(tx: Transaction, id: int) -> Request:
    """They asked a second time: it rises one class, and an answered one is open again."""
    request = in_state(tx, Request, id, ("open", "answered", "handed"), "It is closed already.")
    state = "open" if request.state == "answered" else request.state
    answered = None if state == "open" else request.answered
    return tx.put(
        replace(request, state=state, answered=answered, asked_again=request.asked_again + 1, snooze_until=None)
    )


@verb("acknowledge-request")
def acknowledge_request(tx: Transaction, id: int) -> Request:
    """They came back and told me how it went, some day before; that is no contact by itself."""
    request = in_state(tx, Request, id, ("answered", "no_ack"), "Answer it first.")
    return tx.put(replace(request, state="acknowledged"))


@verb("say-thanks")
def say_thanks(tx: Transaction, id: int, talk: int = 0) -> Thanks:
    """I thanked them."""
    thanks = existing(tx, Thanks, id)
    if thanks.said is not None:
        raise refuse("You have said thanks for this.", "Nothing is left to do.")
    words = f"thanks {thanks.text}" if thanks.text.startswith("for ") else f"thanks: {thanks.text}".rstrip(": ")
    contact(tx, (thanks.to,), words, talk=talk)
    return tx.put(replace(thanks, said=closing_day(tx, talk)))


@verb("follow-done")
def follow_done(tx: Transaction, id: int) -> Follow:
    """Followed up. It is no touch by itself: a talk is logged as what it was."""
    return tx.put(replace(_open_follow(tx, id), state="done"))


def _rest_owed(tx: Transaction, id: int) -> Promise:
    """Let rest what they owe me."""
    promise = _open_promise(tx, id, "them")
    return tx.put(replace(promise, state="released", closed=tx.now.date(), reason="let it rest"))


def _rest_request(tx: Transaction, id: int) -> Request:
    """They never came back to say how it went."""
    request = in_state(tx, Request, id, ("answered",), "Only an answered one can rest like this.")
    return tx.put(replace(request, state="no_ack"))


def _rest_thanks(tx: Transaction, id: int) -> Thanks:
    """There is nothing to thank for, or no need."""
    thanks = existing(tx, Thanks, id)
    if thanks.said is not None:
        raise refuse("You have said thanks for this.", "Nothing is left to do.")
    tx.remove(Thanks, id)
    return thanks


_RESTS: Mapping[str, Callable[[Transaction, int], Restable]] = {
    "promises": _rest_owed, "requests": _rest_request, "asks": asks.rested,
    "follows": lambda tx, id: tx.put(replace(_open_follow(tx, id), state="rest")), "thanks": _rest_thanks,
    "coffees": coffees.rested, "introductions": introductions.rested,
    "interactions": message_verbs.rested,
}  # fmt: skip
"""How a record of each table is let rest."""


def _context(tx: Transaction, record: Promise | Request) -> str:
    """What goes with a hand-off, so that nobody asks twice: who it is for, what, since when."""
    asker = record.people[:1] if isinstance(record, Promise) else (record.from_,)
    names = [person.name for person in known_people(tx, asker)]
    day = record.made if isinstance(record, Promise) else record.asked.date()
    verb_word = "promised to" if isinstance(record, Promise) else "asked by"
    return f"{_about(record)}, {verb_word} {' '.join(names) or 'somebody'} on {day.isoformat()}"


def _open_follow(tx: Transaction, id: int) -> Follow:
    return in_state(tx, Follow, id, ("open",), "This follow-up is closed already.", "Nothing is left to do.")


def _open_promise(tx: Transaction, id: int, by: str | None) -> Promise:
    promise = in_state(tx, Promise, id, ("open", "moved"), "This promise is {} already.", TAKE_BACK)
    if by is not None and promise.by != by:
        whose = "yours" if promise.by == "me" else "theirs"
        raise refuse(f"This promise is {whose}.", "Choose what fits it.")
    return promise


def _about(record: Promise | Request) -> str:
    return record.text or (record.type if isinstance(record, Request) else "something")


def _with_answer(tx: Transaction, request: Request, talk: int) -> Request:
    """One more round, with the moment of the answer: now, or that of the entry which tells of it. One that was logged
    for a later hour of today never makes it precede the ask."""
    entry, moment = tx.get(Interaction, talk) if talk else None, tx.now
    if entry is not None and entry.on < moment.date():
        at = time.fromisoformat(entry.time) if entry.time else time(18)
        moment = datetime.combine(entry.on, at, moment.tzinfo)
    return replace(request, answered=max(moment, request.asked), rounds=request.rounds + 1)


def _handable(tx: Transaction, table: str, id: int) -> Promise | Request:
    if table == "requests":
        return in_state(tx, Request, id, ("open",), "Only an open one can be handed on.")
    if table == "promises":
        return _open_promise(tx, id, "me")
    raise refuse("Only promises and requests can be handed on.", "Introduce them instead.")


def _handed(tx: Transaction, table: str, id: int) -> Promise | Request:
    if table not in ("requests", "promises"):
        raise refuse("Only promises and requests are handed on.", "Look at the person's page.")
    kind: type[Promise | Request] = Request if table == "requests" else Promise
    return in_state(tx, kind, id, ("handed",), "It is not handed on.", "Nothing was changed.")
