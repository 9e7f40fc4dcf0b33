"""My key messages: set, changed and ended. What they said before stays, with the days on which they held."""

from datetime import date

from msgspec.structs import replace

from netritual.domain.drafts.key_messages import (
    KEYS,
    MESSAGE_KINDS,
    Message,
    current,
    key_named,
    kind_of,
    last_day,
    messages,
)
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse


@verb("set-line")
def set_line(
    tx: Transaction, key: str, text: str, until: date | None = None, channel: str | None = None, kind: str = ""
) -> Message:
    """Say what holds from today under a key. What held before ends yesterday; one of today is written anew.

    ``kind`` is one of ``MESSAGE_KINDS``; without one it stays as it is, a key of ``KEYS`` is a line, any other a fact.
    """
    key, text, today = key_named(key), " ".join(text.split()), tx.now.date()
    if not key or not text:
        raise refuse("A line needs a key and a text.", "For instance: headline Fair prices for small firms")
    if until is not None and until < today:
        raise refuse("This would be over already.", "until takes a day that is still to come.")
    standing = (one for one in current(messages(tx), today) if (key_named(one.key), one.channel) == (key, channel))
    there = next((one for one in standing if kind in ("", kind_of(one))), None)
    message_type = MESSAGE_KINDS[kind or (kind_of(there) if there is not None else "line" if key in KEYS else "fact")]
    new: Message = message_type(key=key, text=text, channel=channel, valid_from=today, valid_to=until)
    if there is None:
        return tx.put(new)
    if (there.text, there.valid_to) == (text, until):
        return there
    if there.valid_from == today:
        return tx.put(replace(new, id=there.id))
    tx.put(replace(there, valid_to=last_day(today)))
    return tx.put(new)


@verb("end-line")
def end_line(tx: Transaction, kind: str, id: int) -> None:
    """It holds no more from today; one that was set today was never there."""
    there, today = existing(tx, MESSAGE_KINDS[kind], id), tx.now.date()
    if there.valid_from == today:
        tx.remove(MESSAGE_KINDS[kind], id)
    else:
        tx.put(replace(there, valid_to=last_day(today)))
