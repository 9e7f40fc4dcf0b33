"""What becomes of messages of mine without an answer: answered, nudged, let rest."""

from msgspec.structs import replace

from netritual.domain.loops.unanswered_messages import Unanswered, unanswered
from netritual.domain.model import Interaction
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import check_nudge, contact, refuse


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
