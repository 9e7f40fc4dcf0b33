"""The first people of a home: those one would call for advice."""

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.people.addresses import tidy
from netritual.domain.people.likeness import Traits, name_reason
from netritual.domain.quicklog.name_keys import is_letters, new_handle
from netritual.domain.quicklog.name_kinds import ALIAS, NAME
from netritual.domain.quicklog.names import NameLookup
from netritual.domain.quicklog.natural.vocabulary import ORGANISATION
from netritual.domain.quicklog.nicknames import roots_of
from netritual.errors import UsageError
from netritual.regex import regex
from netritual.services.name_book import NameBook, name_row
from netritual.services.ports import Transaction
from netritual.services.references import naming
from netritual.services.verb import verb

MOST_ALIKE = 20
"""People whose names are compared with a typed one."""
_HOUSES = frozenset(("stiftung", "verein", "verlag", "universitat", "ministerium", "bank", "e.v", "ngo"))
CLOSE = 2
"""The tier of somebody you would call for advice: every 30 days."""
MOST_WORDS = 6
_NO_NAME = regex(r"[^\W\d_]{4,}\.\s+[a-z]|\b\d{1,2}(?::\d\d|\s?[ap]m|h)\b")
"""A stop behind a word, or an hour."""
_BETWEEN = regex(r"\s*([,;&+])\s*|\s+(and)\s+", re.IGNORECASE)
"""What stands between the names of two people."""
_NOTE = regex(r"(?<=\w)\s*\(([^()]*)\)")
"""What stands in brackets behind a name is a note on somebody."""


def without_note(typed: str) -> str:
    """A name without what stands in brackets."""
    return _NOTE.sub("", typed).strip() or typed.strip()


def _note_in(typed: str) -> str:
    """What stands in brackets, but a short form of the name: "Robert Clark (Bob)"."""
    first = {fold(word) for word in without_note(typed).split()}
    notes = (match[1].strip() for match in _NOTE.finditer(typed))
    return ", ".join(note for note in notes if note and roots_of(fold(note)).isdisjoint(first))


def readings(typed: str) -> Sequence[tuple[str, ...]]:
    """The names that a typed text may be, the likeliest reading first; one reading where there is no doubt.

    Letters behind a name stay with it ("Ana Ruiz, PhD"). A single word beside a comma is in doubt: "Ruiz, Ana" is two
    people, or one with the last name first, or somebody and where they are ("Tom Reed, Bosch"); so is an organisation.
    """
    pieces, signs = [""], []
    for word, sign in _pieces(typed):
        if pieces[-1] and word and all(map(is_letters, word.split())):
            pieces[-1] += f", {word}"
        elif word:
            pieces.append(word)
            signs.append(sign)
    names = tuple(pieces[1:])
    if not all(map(is_name, names)):
        return ((typed.strip(),),)
    if len(names) < 2:
        return (names or (typed.strip(),),)
    first, second = map(str.split, map(without_note, names[:2]))
    if signs[1:] == [","] and (1 in (len(first), len(second)) or _is_organisation(second)):
        one = f"{names[0]} ({names[1]})" if len(first) > 1 else f"{names[1]} {names[0]}"
        return (names, (one,), (typed.strip(),))
    return (names,)


def _is_organisation(words: Sequence[str]) -> bool:
    """Whether words name where somebody is: the first or the last is one of an organisation, or the first is small."""
    folded = [fold(word).strip(".") for word in words]
    return not words[0][:1].isupper() or not (ORGANISATION | _HOUSES).isdisjoint((folded[0], folded[-1]))


def is_name(typed: str) -> bool:
    """Whether a text may be a name, and is no sentence: a few words without a stop or an hour."""
    return len(typed.split()) <= MOST_WORDS and _NO_NAME.search(typed) is None


def _pieces(typed: str) -> list[tuple[str, str]]:
    """The pieces of a text, each with the sign before it."""
    at, sign, pieces = 0, "", []
    notes = [match.span() for match in _NOTE.finditer(typed)]
    for match in _BETWEEN.finditer(typed):
        if any(first < match.start() < last for first, last in notes):
            continue
        pieces.append((typed[at : match.start()].strip(), sign))
        at, sign = match.end(), match[1] or match[2]
    return [*pieces, (typed[at:].strip(), sign)]


def called(names: NameLookup, typed: str) -> Sequence[int]:
    """Everyone whose full name or alias this is, by id; behind an ``@`` whose handle it is."""
    if typed.startswith("@"):
        return [match[0] for match in names.exact(typed[1:])]
    typed = without_note(typed)
    return [person for person, kinds in sorted(names.holders(fold(typed))) if kinds & (NAME | ALIAS)]


def is_unclear(names: NameBook, typed: str, former: Collection[int] = ()) -> bool:
    """Whether it must be asked who is meant: several are called so, or nobody is and it may be somebody's name, or no
    name at all. ``former`` are not meant: their names are typed anew."""
    there = called(names, typed)
    may_be = len(there) > 1 or (not there and not set(maybe(names, typed)).issubset(former))
    return may_be or (not there and not is_name(typed))


def maybe(names: NameBook, typed: str) -> Sequence[int]:
    """Whom a name may mean that nobody is called by, by id: it is a part of their name, or spelled like it."""
    typed = without_note(typed)
    ids = [who for who, _ in names.hits(typed)]
    if ids or typed.startswith("@"):
        return ids
    words, traits = set(map(fold, typed.split())), Traits(Person(handle="?", name=typed))
    near = names.offered(typed, MOST_ALIKE, alike=True)
    return [person.id for person in near if words <= set(map(fold, person.name.split())) or _like(traits, person)]


def _like(traits: Traits, person: Person) -> bool:
    """Whether the two names go together by more than a first name."""
    reason = name_reason(traits, Traits(person))
    return reason is not None and reason.kind != "first"


@verb("add-five")
def add_first_people(
    tx: Transaction, names: Sequence[str], new: Collection[str] = (), former: Collection[int] = ()
) -> tuple[Person, ...]:
    """Everyone named, close and in the network, as one change; a person of that name who is there is not doubled.

    Empty names are passed over. Somebody who is there without a rhythm gets one; another rhythm stays. ``new`` are
    those of the names that are somebody new, whoever is called so. What stands in brackets is noted. ``former`` were
    added by texts in whose place these names stand: who is among them no more goes, or is as before.
    UsageError when a name is that of several people.
    """
    today, changed = tx.now.date(), []
    book, others, meant = NameBook(tx), {fold(name) for name in new}, set[int]()
    for name in dict.fromkeys(tidy(name) for name in names):
        there = () if fold(name) in others else called(book, name)
        if len(there) > 1:
            handles = ", ".join(f"@{book.row(person)[1]}" for person in there)
            raise UsageError(
                f"{len(there)} people are called {name}: {handles}.", hint="Type the handle of one of them."
            )
        meant.update(there)
        person = tx.get(Person, there[0]) if there else _new(name.lstrip("@ "), book, tx)
        if person is None or person.tier:
            continue
        stored = tx.put(replace(person, tier=CLOSE, tier_set=today, status="network"))
        book.add(name_row(stored))
        changed.append(stored)
    for id in set(former) - meant:
        if (person := tx.get(Person, id)) is not None:
            _take_back(tx, person)
    return tuple(changed)


def _take_back(tx: Transaction, person: Person) -> None:
    """Somebody who was added goes; of whom there is more to know, only the rhythm does."""
    if person.origin == "met" and not any(naming(tx, person.id)):
        tx.remove(Person, person.id)
    else:
        tx.put(replace(person, tier=0, tier_set=None))


def _new(name: str, book: NameLookup, tx: Transaction) -> Person | None:
    """Somebody nobody has met yet; None when there is no name."""
    if not name:
        return None
    note = _note_in(name)
    called = without_note(name) if note else name
    return Person(
        handle=new_handle(called, book.is_taken), name=called, private_notes=note, origin="met", created=tx.now
    )
