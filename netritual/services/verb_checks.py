"""What verbs over records share: the record itself, a refusal, and the contact that an act is."""

from collections.abc import Container
from datetime import date
from typing import Literal, TypeVar

from msgspec.structs import replace

from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Channel, Gift, Initiator, Interaction, Person, Record
from netritual.errors import NotFound, Refused
from netritual.services.ports import Transaction

R = TypeVar("R", bound=Record)
TAKE_BACK = "Take the former step back first (u)."


def existing(tx: Transaction, kind: type[R], id: int) -> R:
    """The record; NotFound when it is gone."""
    record = tx.get(kind, id)
    if record is None:
        raise NotFound(f"There is no {kind.__name__.lower()} {id}.", hint="It may have been taken back; look again.")
    return record


def in_state(tx: Transaction, kind: type[R], id: int, states: Container[str], why: str, hint: str = "") -> R:
    """The record, if it is in one of these states; else Refused, with the hint or the state that it is in now."""
    record = existing(tx, kind, id)
    state: str = getattr(record, "state", "")
    if state not in states:
        raise refuse(why.format(state), hint or f"It is {state.replace('_', ' ')} now.")
    return record


def refuse(sentence: str, hint: str, title: str = "") -> Refused:
    """What a verb raises when it will not do something: nothing was changed."""
    return Refused(sentence, hint=hint, title=title)


def check_nudge(on: date | None, today: date) -> None:
    """Refuse a nudge before the day ``on`` which it is fine, and any more where there is none (None)."""
    if on is None:
        raise refuse("Two nudges were sent; now let it rest.", "x lets it rest.", title="Enough asked")
    if today < on:
        raise refuse(f"The next nudge is fine from {day_words(on, today)}.", "s puts it off until then.")


def closing_day(tx: Transaction, talk: int) -> date:
    """The day of what is closed: that of the entry which tells of it, else today."""
    entry = (tx.get(Interaction, talk) or tx.get(Gift, talk)) if talk else None
    return entry.on if entry is not None else tx.now.date()


def contact(
    tx: Transaction,
    people: tuple[int, ...],
    summary: str,
    *,
    channel: Channel = "text",
    initiator: Initiator = "me",
    value: Literal["gave", "got", "both"] | None = None,
    awaiting_reply: bool = False,
    urls: tuple[str, ...] = (),
    talk: int = 0,
) -> Interaction | None:
    """Log the contact that an act is (a reply, a word of thanks), today; None without people.

    Last touches are derived from interactions alone, so an act that reaches somebody leaves one: none where an entry
    (``talk``) tells of it already.
    """
    entry = tx.get(Interaction, talk) if talk else None
    if entry is not None or not people:
        return entry
    return tx.put(
        Interaction(
            on=tx.now.date(),
            logged=tx.now,
            channel=channel,
            people=people,
            initiator=initiator,
            summary=summary,
            value=value,
            awaiting_reply=awaiting_reply,
            urls=urls,
            source="hand",
        )
    )


def stop_waiting(tx: Transaction, person: int, since: date | None) -> None:
    """Their answer ends the wait of every note that I sent them since a day; of all for None."""
    for talk in tx.talks(person):
        if since is not None and talk.on < since:
            break
        if talk.awaiting_reply:
            tx.put(replace(talk, awaiting_reply=False))


def acquaint(tx: Transaction, a: int, b: int) -> None:
    """Note of two people, of each, that they know the other."""
    for one, other in ((a, b), (b, a)):
        person = tx.get(Person, one)
        if person is not None and other not in person.knows:
            tx.put(replace(person, knows=(*person.knows, other)))
