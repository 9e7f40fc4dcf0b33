"""A line that was typed wrongly: it is written anew, in the place of its entry."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, Literal, cast

from msgspec import Struct, convert
from msgspec.structs import replace

from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.coffees.event_revisions import next_revision
from netritual.domain.language.text import fold
from netritual.domain.model import (
    TABLES,
    Ask,
    Coffee,
    CoffeeState,
    Follow,
    Gift,
    Interaction,
    Introduction,
    Person,
    Promise,
    Request,
    Review,
    Settings,
    Thanks,
)
from netritual.domain.quicklog.documents import Kept, missing
from netritual.domain.quicklog.grammar import read_line
from netritual.domain.quicklog.reading import Clause
from netritual.services.name_book import NameBook, Picked
from netritual.services.ports import Transaction
from netritual.services.references import forget_talks, naming, replace_talk
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse
from netritual.services.verbs.closing_verbs import close_plain, reopen
from netritual.services.verbs.coffees import held_as, join_coffees
from netritual.services.verbs.entries import open_proposed
from netritual.services.verbs.loops import drop_proposed
from netritual.services.verbs.people_verbs import delete_person
from netritual.services.verbs.touches import LoggedLine, save_line, ways

Loop = Promise | Request | Ask | Thanks | Follow | Gift | Coffee | Introduction
_LOOPS: tuple[type[Loop], ...] = (Promise, Request, Ask, Thanks, Follow, Gift, Coffee, Introduction)
_ALIKE = 0.8
"""From this likeness on two texts are one with a slip of the keys (``difflib.SequenceMatcher.ratio``)."""
_VARY = frozenset(("due", "uid", "changed", "created", "aim_hours", "from_interaction"))
"""Fields in which a record with which nothing was done may differ from what its line makes today."""


@verb("correct-entry")
def correct_entry(
    tx: Transaction, id: int, text: str, settings: Settings, picks: Mapping[str, int | Literal["new"]] | None = None
) -> LoggedLine:
    """The line of an entry is another one (``text``): it is read as if it had been typed at that moment, and takes its
    place.

    What the former line opened is taken back, and so is somebody whom it alone made; what it alone closed is open
    again, unless the new line says plainly that it is done. What the new line opens alike is as it was: closed,
    planned, or said yes or no to. What else it seems to hold is asked about anew. The notes of the entry stay.
    """
    talk = existing(tx, Interaction, id)
    if not talk.line:
        raise refuse("This entry has no line of yours.", "Nothing was changed.")
    if not text.strip() or text.strip() == talk.line.strip():
        raise refuse("The line is as it was.", "Nothing was changed.")
    typed = talk.logged or tx.now
    reopen(tx, talk, settings)
    former = [_taken_back(tx, talk, one) for one in _opened_by(tx, talk, settings, typed)]
    there = {(kind, one.id) for kind in _LOOPS for one in tx.all(kind)}
    saved = save_line(tx, text, settings, picks or {}, NameBook(tx), talk.source, typed)
    new = tx.get(Interaction, saved.id)
    if new is None:
        forget_talks(tx, {id})
    else:
        replace_talk(tx, talk, new.id)
        notes = dict.fromkeys(filter(None, (new.note, talk.note)))
        tx.put(replace(new, note="\n".join(notes), event=new.event or talk.event))
    tx.remove(Interaction, id)
    _forget_newcomers(tx, talk)
    if new is not None:
        _answer_alike(tx, new.id, talk, former, settings)
    joined = _carry_over(tx, former, [one for kind in _LOOPS for one in tx.all(kind) if (kind, one.id) not in there])
    if new is not None:
        close_plain(tx, new.id, settings)
    return saved._replace(id=joined.get(saved.id, saved.id))


@verb("remove-entry")
def remove_entry(tx: Transaction, id: int, settings: Settings) -> None:
    """An entry goes: it was none. What its line opened goes with it, and so does somebody whom it alone made; what it
    alone closed is open again, and a coffee that was said to be held by it is planned again."""
    talk = existing(tx, Interaction, id)
    if talk.line:
        reopen(tx, talk, settings)
        for one in _opened_by(tx, talk, settings, talk.logged or tx.now):
            _taken_back(tx, talk, one)
    for coffee in held_as(tx, talk):
        planned: CoffeeState = "written" if coffee.in_file else "proposed"
        again = replace(coffee, state=planned if coffee.slot is not None else "said")
        tx.put(next_revision(coffee, again, tx.now))
    forget_talks(tx, {id})
    tx.remove(Interaction, id)
    _forget_newcomers(tx, talk)


def _forget_newcomers(tx: Transaction, talk: Interaction) -> None:
    """Delete those of an entry that goes whom it alone made."""
    for who in talk.people:
        person = tx.get(Person, who)
        # A review remembers whom it showed, which is no record of them.
        if person is not None and person.new and all(isinstance(one, Person | Review) for one in naming(tx, who)):
            delete_person.within(tx, who)


class _Opened(Struct, kw_only=True):
    """What a clause of the former line opens: its records as it makes them, and what it notes of somebody.

    ``left`` are those records as something was done with them since, each with what it was; ``yes`` tells that the
    clause was opened, ``over`` that what it notes is noted no longer.
    """

    clause: Clause
    people: frozenset[int]
    records: list[tuple[dict[str, Any], Loop]]
    kept: list[Kept]
    left: list[tuple[Loop, Loop]] = []
    yes: bool = False
    over: bool = False


def _opened_by(tx: Transaction, talk: Interaction, settings: Settings, typed: datetime) -> list[_Opened]:
    """What the line of an entry opens when all that it seems to hold is said yes to, by its clauses."""
    names = Picked(NameBook(tx), {}, (*talk.people, *talk.mentions))
    reading = read_line(talk.line, names, typed, settings)
    made_with = ways(tx, names, settings, talk.source)
    opened = []
    for clause in (*(one for one in reading.clauses if one.kind != "note"), *reading.proposed):
        documents = missing(reading, talk.line, typed, made_with, [clause], False, talk.id)
        tables = {table: docs.values() for table, docs in documents.changes.items() if TABLES[table] in _LOOPS}
        records = [(doc, cast(Loop, convert(doc, TABLES[table]))) for table, docs in tables.items() for doc in docs]
        people = frozenset(ref.matches[0][0] for ref in clause.refs if len(ref.matches) == 1)
        opened.append(_Opened(clause=clause, people=people, records=records, kept=documents.kept))
    return opened


def _taken_back(tx: Transaction, talk: Interaction, opened: _Opened) -> _Opened:
    """Remove the records that are as the line of an entry made them, and what it alone noted that somebody needs or
    offers; what something was done with is left."""
    for doc, record in opened.records:
        table = next(name for name, kind in TABLES.items() if kind is type(record))
        own = [one for one in tx.table(table).all() if one.get("from_interaction", talk.id) == talk.id]
        alike = [one for one in own if _lasting(one) == _lasting(doc)]
        if alike:  # some records know no entry: theirs got the next id
            nearest = min(alike, key=lambda one: (one.doc_id < talk.id, one.doc_id))
            tx.remove(TABLES[table], nearest.doc_id)
        else:
            ids = {one.doc_id for one in own if one.doc_id > talk.id}
            there = (one for one in tx.all(type(record)) if one.id in ids and _is_of_one_clause(one, record))
            left = min(there, key=lambda one: one.id, default=None)
            opened.left += [(left, record)] if left is not None else []
        opened.yes = opened.yes or bool(alike) or bool(opened.left)
    for loop in opened.kept:
        for who in loop.people if loop.clause.kind in _NOTED else ():
            texts = _noted(tx, who, loop.clause.kind)
            opened.yes, opened.over = loop.text in texts, loop.text not in texts
            if not any(other.id != talk.id and fold(loop.text) in fold(other.line) for other in tx.talks(who)):
                _note_all(tx, who, loop.clause.kind, (text for text in texts if text != loop.text))
    return opened


def _answer_alike(tx: Transaction, new: int, talk: Interaction, former: Iterable[_Opened], settings: Settings) -> None:
    """What the new line seems to hold, and what the former one seemed to hold too, has its yes or no."""
    for one in existing(tx, Interaction, new).proposed:
        for old in former:
            clause = old.clause
            asked = any(clause.kind == other.kind and _are_alike(clause.text, other.text) for other in talk.proposed)
            if clause.kind == one.kind and old.people == {*one.named} and _are_alike(clause.text, one.text):
                if old.yes:
                    open_proposed.within(tx, new, one, settings)
                elif not asked:
                    drop_proposed.within(tx, new, one)
                break


def _carry_over(tx: Transaction, former: Iterable[_Opened], opened: Iterable[Loop]) -> dict[int, int]:
    """What the new line opened, and the former one opened too and something was done with, is that; which record each
    of the new ones is."""
    left = [pair for one in former for pair in one.left]
    joined = {}
    fresh = list(opened)
    for exactly in (True, False):
        for new in fresh:
            for pair in left if new.id not in joined else ():
                old, was = pair
                same = _text(new) == _text(was) if exactly else _are_alike(_text(new), _text(was))
                if type(new) is type(was) and _whose(new) == _whose(was) and same:
                    left.remove(pair)
                    joined[new.id] = old.id
                    _join(tx, old, was, new)
                    break
    for one in former:
        for loop in one.kept if one.over else ():
            for who in loop.people:
                texts = _noted(tx, who, loop.clause.kind)
                _note_all(tx, who, loop.clause.kind, (text for text in texts if not _are_alike(text, loop.text)))
    return joined


def _join(tx: Transaction, old: Loop, was: Loop, new: Loop) -> None:
    """A record that the corrected line made is one that is there; another hour or another spelling holds for that."""
    if isinstance(old, Coffee) and isinstance(was, Coffee) and isinstance(new, Coffee):
        if new.slot is not None and new.slot != was.slot and old.state in PLANNED:
            join_coffees.within(tx, old.id, new.id)
            return
    elif not isinstance(new, Introduction | Coffee) and not isinstance(old, Introduction | Coffee):
        tx.put(replace(existing(tx, type(old), old.id), text=new.text))
    tx.remove(type(new), new.id)


_NOTED = {"need": "needs", "offer": "offers"}
"""Kinds of clauses that are noted of a person -> the field."""


def _noted(tx: Transaction, who: int, kind: str) -> tuple[str, ...]:
    person = existing(tx, Person, who)
    return person.needs if kind == "need" else person.offers


def _note_all(tx: Transaction, who: int, kind: str, texts: Iterable[str]) -> None:
    tx.put(replace(existing(tx, Person, who), **{_NOTED[kind]: tuple(texts)}))


def _is_of_one_clause(there: Loop, opened: Loop) -> bool:
    """Whether a record that is there may be the one that a clause made, whatever was done with it."""
    if isinstance(there, Coffee) and isinstance(opened, Coffee):
        return there.created == opened.created and not _whose(there)[0].isdisjoint(_whose(opened)[0])
    return _whose(there) == _whose(opened) and _text(there) == _text(opened)


def _whose(loop: Loop) -> tuple[frozenset[int], str]:
    """With whom something is open, and by which of the two."""
    if isinstance(loop, Request):
        return frozenset((loop.from_,)), ""
    if isinstance(loop, Ask | Thanks):
        return frozenset((loop.to,)), ""
    if isinstance(loop, Introduction):
        return frozenset(loop.between), ""
    by = loop.by if isinstance(loop, Promise) else loop.direction if isinstance(loop, Gift) else ""
    return frozenset(loop.people), by


def _text(loop: Loop) -> str:
    """What something open is about; a coffee is its people's, whatever it is about by now."""
    return "" if isinstance(loop, Coffee) else fold(loop.why if isinstance(loop, Introduction) else loop.text)


def _are_alike(one: str, other: str) -> bool:
    """Whether two texts are one, but for a slip of the keys."""
    return fold(one) == fold(other) or SequenceMatcher(None, fold(one), fold(other)).ratio() >= _ALIKE


def _lasting(doc: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in doc.items() if name not in _VARY}
