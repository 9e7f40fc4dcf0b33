"""People of an address file meet the people of the home.

``people.likeness`` says who is who: one by an address and a name that go together, a question where two look
alike, else somebody new. A row that came in before is whose it was. Everyone new lands on the list; a connection
date is no contact.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from netritual.domain.dates.birthdays import born_by
from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.people.addresses import email_of, link_key, tidy
from netritual.domain.people.file_rows import file_rows, without_uid
from netritual.domain.people.likeness import Likeness, Traits, alike, shared_addresses
from netritual.domain.people.person_fields import FIELDS, PersonField, once
from netritual.domain.people.record_validation import complaint
from netritual.domain.quicklog.name_keys import keys_of, new_handle
from netritual.domain.quicklog.name_kinds import EXACT, WORD
from netritual.services.intake.import_plan import Plan
from netritual.services.intake.job_choice import agrees, job_words, was_told, with_job
from netritual.services.intake.merge_aliases import part_of_words
from netritual.services.name_book import name_row

MOST_COMPARED = 200
"""People with whom one row is compared, those with the rarest keys first: a name or a number may be a whole crowd's."""
MOST_ROWS = 40
"""Rows of address files by which somebody is known again; of more the newest."""


class ContactMatch(NamedTuple):
    """Whom a row meets: ``same`` is that very person, ``maybe`` somebody to ask about.

    ``shared`` tells, in words, of addresses that are also those of people with other names. ``traits`` are those of the
    row, ``likeness`` is why; without one somebody came by this very row before.
    """

    same: Person | None = None
    maybe: Person | None = None
    shared: tuple[str, ...] = ()
    traits: Traits | None = None
    likeness: Likeness | None = None


class KnownPeople:
    """Everyone of the home and of the plan, by what they are known again by."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_handle: dict[str, int] = {}
        self.by_link: dict[str, int] = {}
        self.by_email: dict[str, int] = {}
        self._answers: set[str] = set()
        self._people: dict[int, Person] = {}
        self._traits: Comparable | None = None
        for person in people:
            self.add(person)

    def add(self, person: Person, traits: Traits | None = None) -> None:
        """Put a person in, also over who they were before; with their traits where they were taken already."""
        before = self._people.get(person.id)
        self._people[person.id] = person
        self.by_handle.setdefault(fold(person.handle), person.id)
        for link in filter(None, map(link_key, person.urls)):
            self.by_link.setdefault(link, person.id)
        for email in person.emails:
            self.by_email.setdefault(email.lower(), person.id)
        if self._traits is not None:
            self._traits.add(person, traits or Traits(person))
        if before is None or (before.handle, before.name, before.aka) != (person.handle, person.name, person.aka):
            keys = keys_of(name_row(person))
            self._answers.update(key for key, kinds in keys.items() if kinds & (EXACT | WORD))

    def owners(self, field: str) -> Mapping[Any, int]:
        """Whose the entries of a field are; nobody's for a field that people may share."""
        return {"emails": self.by_email, "urls": self.by_link}.get(field, {})

    def person(self, id: int) -> Person:
        """Somebody of the home or of the plan."""
        return self._people[id]

    def handle_for(self, name: str) -> str:
        """A handle nobody answers to."""
        return new_handle(name, lambda handle: fold(handle) in self._answers)

    def by_row(self, row: str) -> Person | None:
        """Who came by this very row before."""
        who = self._compared().by_same_row(row)
        return None if who is None else self._people[who]

    def _compared(self) -> "Comparable":
        if self._traits is None:
            self._traits = Comparable()
            for person in self._people.values():
                self._traits.add(person, Traits(person))
        return self._traits

    def meet(self, row: Person) -> ContactMatch:
        """Whom a row meets."""
        before = self.by_row(row.source_row or "")
        if before is not None:
            return ContactMatch(before)
        own, traits = Traits(row), self._compared()
        likenesses: list[tuple[Likeness, int]] = []
        shared: list[str] = []
        for who in traits.near(own):
            likeness = alike(own, traits.of[who])
            if likeness is not None:
                likenesses.append((likeness, who))
            else:
                reasons = shared_addresses(own, traits.of[who])
                shared += [f"{reason.words} as {self._people[who].name}; they stay two people" for reason in reasons]
        likenesses.sort(key=lambda each: (not each[0].sure, -each[0].weight, each[1]))
        if not likenesses:
            return ContactMatch(shared=tuple(shared), traits=own)
        sure = [who for likeness, who in likenesses if likeness.sure]
        if not sure or any(alike(traits.of[sure[0]], traits.of[who]) is None for who in sure[1:]):
            sure = [who for likeness, who in likenesses if likeness.has_address and self._knows_all_of(row, who)]
        likeness, who = next((each for each in likenesses if each[1] in sure), likenesses[0])
        if sure:
            return ContactMatch(self._people[who], likeness=likeness)
        return ContactMatch(None, self._people[who], tuple(shared), own, likeness)

    def _knows_all_of(self, row: Person, who: int) -> bool:
        """Whether a row tells nothing new of somebody, as one does that came in before."""
        person = self._people[who]
        return merged(person, row, date.min, self) == person


class Comparable:
    """What of people is compared, by the keys that two who look alike share."""

    def __init__(self) -> None:
        self.of: dict[int, Traits] = {}
        self._by_row: dict[str, int] = {}
        self._by_row_without_uid: dict[str, int] = {}
        self._holders: dict[str, list[int]] = {}

    def add(self, person: Person, own: Traits) -> None:
        """Put a person in. The keys that somebody had before stay: who is found by one is compared as they are now."""
        self.of[person.id] = own
        for row in file_rows(person):
            self._by_row.setdefault(row, person.id)
            if (plain := without_uid(row)) != row:
                self._by_row_without_uid.setdefault(plain, person.id)
        keys, initials, words = _keys(own)
        for key in (*keys, *(f"_{letter}" for letter in initials), *(f"~{letter}" for letter in words)):
            holders = self._holders.setdefault(key, [])
            if not holders or holders[-1] != person.id:
                holders.append(person.id)

    def by_same_row(self, row: str) -> int | None:
        """Who came by this very row. One of the two may lack the UID: not every address book writes it."""
        plain = without_uid(row)
        others = self._by_row if plain != row else self._by_row_without_uid
        return self._by_row.get(row, others.get(plain))

    def near(self, own: Traits) -> Iterable[int]:
        """Those with whom somebody is compared."""
        keys, initials, words = _keys(own)
        sought = (*keys, *(f"~{letter}" for letter in initials), *(f"_{letter}" for letter in words))
        holders = [self._holders[key] for key in dict.fromkeys(sought) if key in self._holders]
        nearest: dict[int, None] = {}
        for ids in sorted(holders, key=lambda ids: (len(ids), ids[0])):  # the rarest key first
            nearest.update(dict.fromkeys(ids[: MOST_COMPARED - len(nearest)]))
        return nearest


@lru_cache(1)
def _keys(own: Traits) -> tuple[set[str], set[str], set[str]]:
    """The keys of somebody, and those with the first letter of a word: of initials, and of all words. Who holds one of
    the latter is under ``~``, where an initial seeks; who holds one of the former under ``_``, where a word seeks."""
    return own.block_keys(), own.letter_keys(initial=True), own.letter_keys(initial=False)


def take(plan: Plan, book: KnownPeople, at: int, row: Mapping[str, Any]) -> Person | None:
    """Plan one row of an address file; the person it became, or None when the row is a problem."""
    coming = person_of(row)
    if coming is None:
        plan.problem(at, "the row cannot be read")
        return None
    born = born_by(plan.now.date(), coming.birthday) if coming.birthday else coming.birthday
    if born != coming.birthday:
        plan.notice(at, f"the birthday of {coming.name}, {coming.birthday}, lies ahead, so it is taken as {born}")
        coming = replace(coming, birthday=born)
    meeting = book.meet(coming)
    if meeting.same is not None:
        for gone in meeting.same.merged:
            if fold(gone.name) == fold(coming.name) != fold(meeting.same.name):
                plan.notice(at, part_of_words(gone, meeting.same))
                break
        person = meet(plan, book, at, meeting.same, coming)
        is_twice, is_changed = plan.network.get(Person, person.id) is None, person != meeting.same
        if is_twice:
            plan.count("twice")
            plan.counts["twice_changed"] += is_changed
        if is_twice or (meeting.likeness is not None and is_changed):
            why = meeting.likeness.why if meeting.likeness is not None else "the same once more"
            plan.join(at, coming.name, meeting.same, why)
        return person
    person = add(plan, book, coming, meeting.traits)
    plan.count("new" if meeting.maybe is None else "doubt")
    for words in meeting.shared:
        plan.notice(at, f"{person.name} has {words}")
    if meeting.maybe is not None and meeting.likeness is not None:
        plan.ask(at, person, meeting.maybe, meeting.likeness)
    return person


def add(plan: Plan, book: KnownPeople, coming: Person, traits: Traits | None) -> Person:
    """Plan somebody new, on the list, under a free handle."""
    person = replace(coming, id=plan.id_for(None), handle=book.handle_for(coming.name), created=plan.now)
    plan.stage(person, {})
    book.add(person, traits)
    return person


def meet(plan: Plan, book: KnownPeople, at: int, there: Person, coming: Person) -> Person:
    """Plan what a row adds to somebody known; counted as same or changed."""
    home = plan.network.get(Person, there.id)
    person = merged(there, coming, plan.now.date(), book, file_rows(home) if home is not None else ())
    if person == there:
        plan.count("same")
        return there
    for words in _disagreements(there, coming, person, book):
        plan.notice(at, words)
    plan.count("changed")
    plan.stage(person, {})
    book.add(person)
    return person


def merged(there: Person, coming: Person, today: date, book: KnownPeople, earlier: Iterable[str] = ()) -> Person:
    """A person with what a row of an address file says: lists joined, empty fields filled, a new job recorded.

    A row that is as it was at an import before says nothing new, so that a hand-made correction stays. One that
    disagrees with what is there is only remembered, so that it is told once.
    """
    rows = file_rows(there)
    if coming.source_row in rows:
        return there
    new = with_job(there, coming, earlier, today)
    for field in FIELDS.values():
        if field.intake == "joined" and (more := _new_entries(field, there, coming, book)):
            new = replace(new, **{field.name: (*getattr(new, field.name), *more)})
        elif field.intake == "filled" and (value := _with_both(field, there, coming)):
            new = replace(new, **{field.name: value})
    if coming.source_row is None or (new == there and not any(_disagreements(there, coming, new, book))):
        return new
    most = MOST_ROWS * (1 + len(there.merged))
    return replace(new, source_row="\n".join((*rows, coming.source_row)[-most:]))


def _new_entries(field: PersonField, there: Person, coming: Person, book: KnownPeople) -> list[Any]:
    """Entries that are not there yet and, where they must be unique, belong to nobody else."""
    key, new = field.type.key, getattr(coming, field.name)
    keys = set(map(key, getattr(there, field.name)))
    if field.name == "aka":
        keys.add(key(there.name))
        new = (coming.name, *new)
    owners = book.owners(field.name)
    return [
        entry for entry in once(new, key)
        if key(entry) not in keys and owners.get(key(entry), there.id) == there.id
    ]  # fmt: skip


def _with_both(field: PersonField, there: Person, coming: Person) -> Any:
    """What a field says when the row's value is taken in beside the one that is there; None where they disagree."""
    mine, theirs = getattr(there, field.name), getattr(coming, field.name)
    return field.type.both(mine, theirs) if mine and theirs else mine or theirs


def _disagreements(there: Person, coming: Person, new: Person, book: KnownPeople) -> Iterator[str]:
    """What a row says of somebody otherwise than it stays, each in one sentence; ``new`` is who they became."""
    if job_words(new) == job_words(there) and not (agrees(there, coming) or was_told(there, coming)):
        yield f"{there.name} stays {job_words(there)}, not {job_words(coming)}"
    for field in FIELDS.values():
        mine, theirs = getattr(there, field.name), getattr(coming, field.name)
        if field.intake == "filled" and mine and theirs and _with_both(field, there, coming) is None:
            yield f"{there.name}: {field.label} stays {mine}, not {theirs}"
    for entry, owner in _entries_of_others(there, coming, book):
        yield f"{entry} stays with {owner.name} and is not {there.name}'s"


def _entries_of_others(there: Person, coming: Person, book: KnownPeople) -> Iterator[tuple[str, Person]]:
    """The addresses of a row that somebody else has already, with whom."""
    for name in ("emails", "urls"):
        owners, key = book.owners(name), FIELDS[name].type.key
        for entry in getattr(coming, name):
            owner = book.person(owners.get(key(entry), there.id))
            if owner.id != there.id and key(entry) not in set(map(key, getattr(there, name))):
                yield entry, owner


def person_of(row: Mapping[str, Any]) -> Person | None:
    """The person of an address row, not stored yet; None when the row is no person. A circle spelt twice is one."""
    plain = {name: value for name, value in row.items() if name not in ("kind", "id", "handle")}
    try:
        person = msgspec.convert({**plain, "handle": "?", "name": tidy(str(row.get("name", "")))}, Person)
    except msgspec.ValidationError:
        return None
    emails = tuple(dict.fromkeys(address for email in person.emails if (address := email_of(email))))
    person = replace(person, emails=emails, circles=once(person.circles, FIELDS["circles"].type.key))
    return None if complaint(person) else person
