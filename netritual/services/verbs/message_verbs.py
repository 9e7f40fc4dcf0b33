"""A message to whoever is suggested, and what becomes of those without an answer: answered, nudged, let rest."""

from msgspec.structs import replace

from netritual.domain.birthdays import days_to_birthday
from netritual.domain.letters import letters
from netritual.domain.model import Interaction, Person, Promise
from netritual.domain.unanswered import Unanswered, unanswered
from netritual.domain.undecided import is_bare_answer
from netritual.regex import regex
from netritual.services.ports import Transaction
from netritual.services.record import check_nudge, contact, existing, refuse
from netritual.services.verb import verb

_TO_ANSWER = regex(r"\b(?:answer|reply|respond|(?:get|come) back)\b")
WISHED_DAYS = 7
"""A word in so many days before a birthday is the wish for it."""


@verb("first-word-sent")
def first_word_sent(tx: Transaction, person: int) -> Interaction | None:
    """I wrote to somebody whom a page of suggestions named, and wait for an answer.

    The wish for a birthday waits for none, nor does the answer to their own letter, which keeps a promise of no more
    than that. It is a first word only where we never talked.
    """
    birthday, today = existing(tx, Person, person).birthday, tx.now.date()
    days = days_to_birthday(birthday, today) if birthday else None
    if person in letters(tx, today):
        answer = contact(tx, (person,), "an answer", channel="dm")
        _keep_answers(tx, person)
        return answer
    if days is not None and days <= WISHED_DAYS:
        return contact(tx, (person,), "birthday wishes", channel="dm")
    words = "a message" if tx.touches(person) else "a first word"
    return contact(tx, (person,), words, channel="dm", awaiting_reply=True)


def _keep_answers(tx: Transaction, person: int) -> None:
    """Keep each promise to somebody of an answer and nothing else."""
    for one in [promise for promise in tx.all(Promise) if promise.is_open and promise.by == "me"]:
        if one.people == (person,) and _TO_ANSWER.search(one.text.lower()) and is_bare_answer(one.text):
            tx.put(replace(one, state="kept", closed=tx.now.date()))


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
