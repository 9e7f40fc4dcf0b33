"""Help given: favours, a word at the right time, and the needs that favours come from."""

from msgspec.structs import replace

from netritual.domain.model import Gift, GiftType, Person
from netritual.domain.people.addresses import tidy
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import contact, existing, refuse


@verb("give")
def give(tx: Transaction, people: tuple[int, ...], text: str = "", type: GiftType | None = None) -> Gift:
    """I gave somebody something useful: a gift, and the contact it was."""
    if not people:
        raise refuse("A gift is for somebody.", "Name the person.")
    for person in people:
        existing(tx, Person, person)
    contact(tx, people, text or "something useful")
    return tx.put(Gift(people=people, direction="gave", type=type, text=text, on=tx.now.date()))


@verb("be-here")
def be_here(tx: Transaction, people: tuple[int, ...], text: str = "") -> Gift:
    """A word at the right time, without an ask: "I am here for you"."""
    return give.within(tx, people, text or "a word, no ask", "presence")


@verb("add-need")
def add_need(tx: Transaction, person: int, text: str) -> Person:
    """One more thing that somebody looks for."""
    record, word = existing(tx, Person, person), tidy(text)
    if not word:
        raise refuse("A need takes a few words.", 'For example "data people".')
    return tx.put(replace(record, needs=tuple(dict.fromkeys((*record.needs, word)))))


@verb("need-met")
def need_met(tx: Transaction, id: int, need: str) -> Person:
    """They have what they looked for."""
    record = existing(tx, Person, id)
    if need not in record.needs:
        raise refuse("They do not look for this any more.", "Nothing was changed.")
    return tx.put(replace(record, needs=tuple(other for other in record.needs if other != need)))
