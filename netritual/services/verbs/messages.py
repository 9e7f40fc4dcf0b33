"""A message to whoever is suggested, and what becomes of those without an answer: answered, nudged, let rest."""

from msgspec.structs import replace

from netritual.domain.birthdays import days_to_birthday
from netritual.domain.letters import letters
from netritual.domain.model import Interaction, Person
from netritual.domain.unanswered import Unanswered, unanswered
from netritual.services.ports import Transaction
from netritual.services.record import check_nudge, contact, existing, refuse
from netritual.services.verb import verb

WISHED_DAYS = 7
"""A word in so many days before a birthday is the wish for it."""


@verb("first-word-sent")
def first_word_sent(tx: Transaction, person: int) -> Interaction | None:
    """I wrote to somebody whom a page of suggestions named, and wait for an answer.

    The wish for a birthday waits for none, nor does the answer to their own letter. It is a first word only where we
    never talked.
    """
    birthday, today = existing(tx, Person, person).birthday, tx.now.date()
    days = days_to_birthday(birthday, today) if birthday else None
    if person in letters(tx, today):
        return contact(tx, (person,), "an answer", channel="dm")
    if days is not None and days <= WISHED_DAYS:
        return contact(tx, (person,), "birthday wishes", channel="dm")
    words = "a message" if tx.touches(person) else "a first word"
    return contact(tx, (person,), words, channel="dm", awaiting_reply=True)


@verb("message-answered")
def message_answered(tx: Transaction, id: int) -> Interaction | None:
    """They wrote back: a contact of theirs, in the channel of the message."""
    silence = _silence(tx, id)
    _settle(tx, silence)
    newest = silence.newest
    return contact(tx, silence.people, f"answered: {_about(silence)}", channel=newest.channel, initiator="them")


def nudged(tx: Transaction, id: int) -> Interaction | None:
    """I wrote once more: twice at most, a week apart, and then it rests."""
    silence = _silence(tx, id)
    check_nudge(silence.nudge_on, tx.now.date())
    newest = silence.newest
    return contact(tx, silence.people, f"reminded: {_about(silence)}", channel=newest.channel, awaiting_reply=True)


def rested(tx: Transaction, id: int) -> Interaction:
    """Let it rest: nobody waits for an answer any more."""
    silence = _silence(tx, id)
    _settle(tx, silence)
    return silence.newest


def _settle(tx: Transaction, silence: Unanswered) -> None:
    for message in silence.messages:
        tx.put(replace(message, awaiting_reply=False, snooze_until=None))


def _silence(tx: Transaction, id: int) -> Unanswered:
    """The messages that this one is the newest of; NetritualError when it waits for no answer."""
    day = tx.now.date()
    for silence in unanswered(tx, day):
        if any(message.id == id for message in silence.messages):
            return silence
    raise refuse("This message waits for no answer any more.", "Look at the person's page.")


def _about(silence: Unanswered) -> str:
    message = silence.messages[0]
    return message.topic or message.summary or message.channel
