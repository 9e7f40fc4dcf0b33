"""People of an address file meet the people of the home (``commands.md`` 4, ``screens.md`` 7).

Known again by profile link, then e-mail, then folded name and company. Somebody with the same name only is kept as a
person of their own and offered for a merge. Everyone new lands on the list; a connection date is no contact.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from netritual.domain.identity import email_of, link_key, name_key, tidy
from netritual.domain.model import Person, PersonEvent
from netritual.domain.person_fields import FIELDS, PersonField, once
from netritual.domain.quicklog.name_keys import keys_of, new_handle
from netritual.domain.quicklog.names import EXACT, WORD
from netritual.domain.text import fold
from netritual.services.intake.plan import Plan
from netritual.services.name_book import name_row


class Known:
    """Everyone of the home and of the plan, by what they are known again by."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_handle: dict[str, int] = {}
        self.by_link: dict[str, int] = {}
        self.by_email: dict[str, int] = {}
        self._by_job: dict[tuple[str, str], list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._answers: set[str] = set()
        self._people: dict[int, Person] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Put a person in, also over who they were before."""
        before = self._people.get(person.id)
        self._people[person.id] = person
        self.by_handle.setdefault(fold(person.handle), person.id)
        for link in _links(person.urls):
            self.by_link.setdefault(link, person.id)
        for email in person.emails:
            self.by_email.setdefault(email.lower(), person.id)
        _note(self._by_job, name_key(person.name, person.company), person.id)
        for key in _spellings(person.name, person.aka):
            _note(self._by_name, key, person.id)
        if before is None or (before.handle, before.name, before.aka) != (person.handle, person.name, person.aka):
            keys = keys_of(name_row(person))
            self._answers.update(key for key, kinds in keys.items() if kinds & (EXACT | WORD))

    def handle_for(self, name: str) -> str:
        """A handle nobody answers to."""
        return new_handle(name, lambda handle: fold(handle) in self._answers)

    def match(self, row: Person) -> Person | None:
        """Who this is, by link, e-mail, then name and company."""
        found = [self.by_link.get(link) for link in _links(row.urls)]
        found += [self.by_email.get(email.lower()) for email in row.emails]
        for person in found:
            if person is not None:
                return self._people[person]
        for person in self._by_job.get(name_key(row.name, row.company), ()):
            # A name without a company is weak; what each has and the other has not then speaks against it.
            there = self._people[person]
            if name_key(there.name, there.company) == name_key(row.name, row.company) and not _apart(there, row):
                return there
        return None

    def similar(self, row: Person) -> Person | None:
        """Somebody of the same name who may be this person: not when each has a profile of their own."""
        for key in _spellings(row.name, row.aka):
            for person in self._by_name.get(key, ()):
                there = self._people[person]
                if not _two_profiles(there, row):
                    return there
        return None


def _note(book: dict[Any, list[int]], key: Any, person: int) -> None:
    known = book.setdefault(key, [])
    if person not in known:
        known.append(person)


def _links(urls: Iterable[str]) -> list[str]:
    return [key for url in urls if (key := link_key(url))]


def _spellings(name: str, aka: Iterable[str]) -> list[str]:
    """Folded names, and the words of a name in any order."""
    keys = [fold(name), *(fold(other) for other in aka), " ".join(sorted(map(fold, name.split())))]
    return list(dict.fromkeys(key for key in keys if key))


def _two_profiles(one: Person, other: Person) -> bool:
    mine = {link for link in _links(one.urls) if link.startswith("in/")}
    theirs = {link for link in _links(other.urls) if link.startswith("in/")}
    return bool(mine and theirs and not mine & theirs)


def _apart(one: Person, other: Person) -> bool:
    if _two_profiles(one, other):
        return True
    return not one.company and bool(one.emails and other.emails)


def take(plan: Plan, known: Known, at: int, row: Mapping[str, Any]) -> Person | None:
    """Plan one row of an address file; the person it became, or None when the row is a problem."""
    coming = person_of(row)
    if coming is None:
        plan.problem(at, "the row cannot be read")
        return None
    there = known.match(coming)
    if there is not None:
        return meet(plan, known, there, coming)
    doubt = known.similar(coming)
    person = add(plan, known, coming)
    plan.count("new" if doubt is None else "doubt")
    if doubt is not None:
        plan.pairs.append((person.id, doubt.id))
    return person


def add(plan: Plan, known: Known, coming: Person) -> Person:
    """Plan somebody new, on the list, under a free handle."""
    person = replace(coming, id=plan.id_for(None), handle=known.handle_for(coming.name), created=plan.now)
    plan.stage(person, {})
    known.add(person)
    return person


def meet(plan: Plan, known: Known, there: Person, coming: Person) -> Person:
    """Plan what a row adds to somebody known; counted as same or changed."""
    person = merged(there, coming, plan.now.date(), known)
    if person == there:
        plan.count("same")
        return there
    plan.count("changed")
    plan.stage(person, {})
    known.add(person)
    return person


def merged(there: Person, coming: Person, today: Any, known: Known) -> Person:
    """A person with what a row of an address file says: lists joined, empty fields filled, a new job recorded.

    A row that is as it was at the last import says nothing new, so that a hand-made correction stays.
    """
    if coming.source_row is not None and coming.source_row == there.source_row:
        return there
    changes: dict[str, Any] = {}
    for field in FIELDS.values():
        had, new = getattr(there, field.name), getattr(coming, field.name)
        if field.intake == "joined":
            new = (*had, *_new_entries(field, there, coming, known))
        elif field.intake == "filled":
            new = had or new
        elif field.intake != "renewed" or not new or fold(new) == fold(had) or _same_job(there, coming):
            continue
        if new != had:
            changes[field.name] = new
    if any(getattr(there, name) for name in changes if FIELDS[name].intake == "renewed"):
        changes["events"] = (*changes.get("events", there.events), PersonEvent(kind="job", on=today))
    return replace(there, **changes, source_row=coming.source_row) if changes else there


def _same_job(there: Person, coming: Person) -> bool:
    """Whether the row of the last import told of the same job (a card's row begins with it), whatever is new in it."""
    job = " | ".join((coming.name, coming.company, coming.position))
    return f"{(there.source_row or '').partition(': ')[2]} | ".startswith(f"{job} | ")


def _new_entries(field: PersonField, there: Person, coming: Person, known: Known) -> list[Any]:
    """Entries that are not there yet and, where they must be unique, belong to nobody else."""
    key, new = field.type.key, getattr(coming, field.name)
    seen = set(map(key, getattr(there, field.name)))
    if field.name == "aka":
        seen.add(key(there.name))
        new = (coming.name, *new)
    owners: dict[Any, int] = {"emails": known.by_email, "urls": known.by_link}.get(field.name, {})
    return [
        entry for entry in once(new, key)
        if key(entry) not in seen and owners.get(key(entry), there.id) == there.id
    ]  # fmt: skip


def person_of(row: Mapping[str, Any]) -> Person | None:
    """The person of an address row, not stored yet; None when the row is no person."""
    import msgspec

    from netritual.domain.checks import complaint

    plain = {name: value for name, value in row.items() if name not in ("kind", "id", "handle")}
    try:
        person = msgspec.convert({**plain, "handle": "?", "name": tidy(str(row.get("name", "")))}, Person)
    except msgspec.ValidationError:
        return None
    emails = tuple(dict.fromkeys(address for email in person.emails if (address := email_of(email))))
    person = replace(person, emails=emails)
    return None if complaint(person) else person
