"""A line that was typed wrongly: it is written anew, in the place of its entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec.structs import replace

from netritual.domain.model import TABLES, Interaction, Person, Review, Settings
from netritual.domain.quicklog.documents import Made, missing
from netritual.domain.quicklog.grammar import parse
from netritual.domain.text import fold
from netritual.services.name_book import NameBook, Picked
from netritual.services.ports import Transaction
from netritual.services.record import existing, refuse
from netritual.services.references import forget_talks, naming, replace_talk
from netritual.services.verb import verb
from netritual.services.verbs.closings import close_plain, reopen
from netritual.services.verbs.people import delete_person
from netritual.services.verbs.touches import Logged, save_line, ways

_VARY = frozenset(("due", "uid", "changed", "created", "aim_hours", "from_interaction"))
"""Fields in which a record with which nothing was done may differ from what its line makes today."""


@verb("correct-entry")
def correct_entry(
    tx: Transaction, id: int, text: str, settings: Settings, picks: Mapping[str, int | Literal["new"]] | None = None
) -> Logged:
    """The line of an entry is another one (``text``): it is read as if it had been typed at that moment, and takes its
    place.

    What the former line opened is taken back, as long as nothing was done with it, and so is somebody whom it alone
    made; what it alone closed is open again, unless the new line says plainly that it is done. What that seems to hold
    is asked about anew. The notes of the entry stay.
    """
    talk = existing(tx, Interaction, id)
    if not talk.line:
        raise refuse("This entry has no line of yours.", "Nothing was changed.")
    if not text.strip() or text.strip() == talk.line.strip():
        raise refuse("The line is as it was.", "Nothing was changed.")
    typed = talk.logged or tx.now
    reopen(tx, talk, settings)
    _take_back(tx, talk, _made_by(tx, talk, settings, typed))
    saved = save_line(tx, text, settings, picks or {}, NameBook(tx), talk.source, typed)
    new = tx.get(Interaction, saved.id)
    if new is None:
        forget_talks(tx, {id})
    else:
        replace_talk(tx, talk, new.id)
        notes = dict.fromkeys(filter(None, (new.note, talk.note)))
        tx.put(replace(new, note="\n".join(notes), event=new.event or talk.event))
    tx.remove(Interaction, id)
    for who in talk.people:
        person = tx.get(Person, who)
        # A review remembers whom it showed, which is no record of them.
        if person is not None and person.new and all(isinstance(one, Person | Review) for one in naming(tx, who)):
            delete_person.within(tx, who)
    if new is not None:
        close_plain(tx, new.id, settings)
    return saved


def _made_by(tx: Transaction, talk: Interaction, settings: Settings, typed: datetime) -> Made:
    """What the line of an entry makes when all that it seems to hold is said yes to."""
    names = Picked(NameBook(tx), {}, (*talk.people, *talk.mentions))
    order, eow, hour = settings.date_order, settings.eow, f"{typed:%H:%M}"
    reading = parse(talk.line, names, typed.date(), order, eow, settings.plain_words, hour)
    clauses = [*(one for one in reading.clauses if one.kind != "note"), *reading.proposed]
    return missing(reading, talk.line, typed, ways(tx, names, settings, talk.source), clauses, False, talk.id)


def _take_back(tx: Transaction, talk: Interaction, made: Made) -> None:
    """Remove the records that are as the line of an entry made them, and what it alone noted that somebody needs or
    offers."""
    for table, docs in made.changes.items():
        for doc in docs.values() if table != "people" else ():
            alike = [
                one
                for one in tx.table(table).all()
                if _lasting(one) == _lasting(doc) and one.get("from_interaction", talk.id) == talk.id
            ]
            if alike:  # some records know no entry: theirs got the next id
                nearest = min(alike, key=lambda one: (one.doc_id < talk.id, one.doc_id))
                tx.remove(TABLES[table], nearest.doc_id)
    for kept in made.kept:
        field = {"need": "needs", "offer": "offers"}.get(kept.clause.kind, "")
        for who in kept.people if field else ():
            if any(other.id != talk.id and fold(kept.text) in fold(other.line) for other in tx.talks(who)):
                continue  # another line noted it too
            person = existing(tx, Person, who)
            left = tuple(text for text in getattr(person, field) if text != kept.text)
            tx.put(replace(person, needs=left) if field == "needs" else replace(person, offers=left))


def _lasting(doc: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in doc.items() if name not in _VARY}
