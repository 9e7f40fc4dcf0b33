"""A message to whoever is suggested: a first word, wishes for a birthday, an answer."""

from msgspec.structs import replace

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.loops.undecided_proposals import is_bare_answer
from netritual.domain.model import Interaction, Person, Promise, Request, Thanks
from netritual.domain.suggestions.unanswered_contacts import letters
from netritual.regex import regex
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import contact, existing
from netritual.services.verbs import loops

_TO_ANSWER = regex(r"\b(?:answer|reply|respond|(?:get|come) back)\b")
WISHED_DAYS = 7
"""A word in so many days before a birthday is the wish for it."""


@verb("first-word-sent")
def first_word_sent(tx: Transaction, person: int, thanks: int = 0) -> Interaction | None:
    """I wrote to somebody whom a page of suggestions named, and wait for an answer.

    ``thanks`` are those that the draft says, 0 for none: they are said then, and nothing is waited for.

    The wish for a birthday waits for none, nor does the answer to their own letter or to the one thing that they asked
    of me, which answers that request and keeps a promise of no more than that. It is a first word only where we never
    talked.
    """
    birthday, today = existing(tx, Person, person).birthday, tx.now.date()
    if thanks:
        tx.put(replace(existing(tx, Thanks, thanks), said=today))
        return contact(tx, (person,), "a word of thanks", channel="dm")
    days = days_to_birthday(birthday, today) if birthday else None
    letter = letters(tx, today).get(person)
    requests = [one for one in tx.all(Request) if one.from_ == person and one.state == "open"]
    if letter is None and days is not None and days <= WISHED_DAYS:
        return contact(tx, (person,), "birthday wishes", channel="dm")
    to_answer = [one for one in requests if letter is not None and one.from_interaction == letter.id]
    to_answer = to_answer or (requests if len(requests) == 1 else [])
    if letter is not None or to_answer:
        answer = contact(tx, (person,), "an answer", channel="dm")
        for request in to_answer:
            loops.answered(tx, request)
        _keep_answers(tx, person)
        return answer
    words = "a message" if tx.touches(person) else "a first word"
    return contact(tx, (person,), words, channel="dm", awaiting_reply=True)


def _keep_answers(tx: Transaction, person: int) -> None:
    """Keep each promise to somebody of an answer and nothing else."""
    for one in [promise for promise in tx.all(Promise) if promise.is_open and promise.by == "me"]:
        if one.people == (person,) and _TO_ANSWER.search(one.text.lower()) and is_bare_answer(one.text):
            tx.put(replace(one, state="kept", closed=tx.now.date()))
