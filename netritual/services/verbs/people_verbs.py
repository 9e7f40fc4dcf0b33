"""People: added, corrected, given a rhythm, sorted, put on the list or out of sight, made one, deleted."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from netritual.domain.coffees import coffee
from netritual.domain.language.text import clean, fold
from netritual.domain.model import Coffee, Distinction, Follow, Interaction, Person, PersonEvent, Record, Sitting
from netritual.domain.people import record_validation
from netritual.domain.people.addresses import link_key, tidy
from netritual.domain.people.exchange import whole
from netritual.domain.people.likeness import Traits, alike, ordered
from netritual.domain.people.person_fields import FIELDS
from netritual.errors import UsageError
from netritual.services.intake import person_merge
from netritual.services.intake.contact_matching import KnownPeople
from netritual.services.intake.line_record import words
from netritual.services.ports import Transaction
from netritual.services.references import forget_talks, naming, others, renamed, without
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse

Answer = Literal[1, 2, 3, 4, 5, "list", "archive"]
"""A tier, which is a yes; or the list, or out of sight."""


@verb("add-person")
def add_person(tx: Transaction, /, name: str, **fields: Any) -> Person:
    """Somebody new, on the list. ``fields`` are those of ``edit-person``; a handle is made from the name if not given.

    NetritualError when a value is wrong, or when an e-mail, a link or the handle belongs to somebody else.
    """
    handle = fields.pop("handle", None) or KnownPeople(tx.all(Person)).handle_for(tidy(name))
    person = Person(handle=handle, name=name, origin="met", created=tx.now)
    return tx.put(_edited(tx, person, {"handle": handle, "name": name, **fields}))


@verb("edit-person")
def edit_person(tx: Transaction, /, person: int, **fields: Any) -> Person:
    """Set some fields of somebody, those with ``edit`` in their row. NetritualError names the value that is wrong."""
    return tx.put(_edited(tx, existing(tx, Person, person), fields))


@verb("change-company")
def change_company(tx: Transaction, person: int, company: str, on: date | None = None) -> Person:
    """They work somewhere else now, as was said on a day (``on``, else today): what they were there goes with the
    former company. Nothing changes where they work there already. NetritualError for no company at all."""
    there = existing(tx, Person, person)
    if not tidy(company):
        raise UsageError("A company needs a name.", hint="Nothing was changed. On their page in the app, e edits it.")
    if fold(tidy(company)) == fold(there.company):
        return there
    changed = _edited(tx, there, {"company": company, "position": ""})
    return tx.put(replace(changed, events=(*there.events, PersonEvent(kind="job", on=on or tx.now.date()))))


@verb("set-tier")
def set_tier(tx: Transaction, person: int, tier: int) -> Person:
    """The rhythm: 1 to 5 makes somebody network, also one who was no fit; 0 takes the rhythm away and leaves the
    status as it is."""
    record = existing(tx, Person, person)
    if not 0 <= tier <= 5:
        raise refuse("A tier is a number from 0 to 5.", "1 inner, 2 close, 3 active, 4 keep, 5 light, 0 none.")
    today, kinds = tx.now.date(), tuple(kind for kind in record.blocked_kinds if kind != "all")
    if tier == record.tier and (tier == 0 or kinds == record.blocked_kinds):
        return record
    if tier == 0:
        return tx.put(replace(record, tier=0, tier_set=today))
    return tx.put(replace(record, tier=tier, tier_set=today, status="network", new=False, blocked_kinds=kinds))


@verb("list-person")
def list_person(tx: Transaction, person: int) -> Person:
    """Back to the list, without a rhythm; the next two-way talk makes them network again."""
    today = tx.now.date()
    record = existing(tx, Person, person)
    return tx.put(replace(record, status="list", tier=0, tier_set=today if record.tier else None, listed_on=today))


@verb("archive-person")
def archive_person(tx: Transaction, person: int) -> Person:
    """Out of sight, and never asked about. Nobody is archived while a coffee with them is open."""
    record = existing(tx, Person, person)
    if coffee.open_with(tx.all(Coffee), (person,)):
        raise refuse(f"A coffee with {clean(record.name)} is still open.", "Cancel it or let it rest first.")
    return archived(tx, record)


def archived(tx: Transaction, record: Person) -> Person:
    """Somebody put out of sight."""
    return tx.put(replace(record, status="archived", tier=0))


@verb("sort-person")
def sort_person(tx: Transaction, person: int, answer: Answer) -> Person:
    """Take the answer to one name; the day counts as one on which names were sorted. NetritualError as the verbs of
    its own that the answer is: ``set-tier``, ``list-person``, ``archive-person``."""
    if all(sitting.on != tx.now.date() for sitting in tx.all(Sitting)):
        tx.put(Sitting(on=tx.now.date()))
    if answer == "list":
        return list_person.within(tx, person)
    if answer == "archive":
        return archive_person.within(tx, person)
    return set_tier.within(tx, person, answer)


@verb("list-company")
def list_company(tx: Transaction, people: Sequence[int]) -> int:
    """Send everyone named to the list, as one change; who has a rhythm stays. How many went."""
    gone = 0
    for person in people:
        record = tx.get(Person, person)
        if record is not None and record.tier == 0 and record.status != "archived":
            tx.put(replace(record, status="list", listed_on=tx.now.date()))
            gone += 1
    return gone


@verb("merge-people")
def merge_people(tx: Transaction, keep: int, gone: int) -> Person:
    """``gone`` becomes ``keep``: empty fields filled, lists joined, every reference rewritten, names kept as aka.

    What then stands twice (an introduction of somebody to themselves, a second open coffee without a day, a second
    active mentorship) goes. One transaction, so one undo takes it back.
    """
    one, two = existing(tx, Person, keep), existing(tx, Person, gone)
    if one.id == two.id:
        raise refuse("These are the same person already.", "Name two people.")
    for record in list(naming(tx, gone)):
        if isinstance(record, Person):
            continue
        try:
            new: Record = renamed(record, gone, keep)
        except ValueError:
            tx.remove(type(record), record.id)
            continue
        if new != record:
            tx.put(new)
    for other in others(tx, gone):
        knows = (keep if friend == gone else friend for friend in other.knows)
        tx.put(replace(other, knows=tuple(dict.fromkeys(friend for friend in knows if friend != other.id))))
    person_merge.keep_unknown_fields(tx, keep, gone)
    tx.remove(Person, gone)
    # Read again: the loop above may have changed whom they know.
    person = tx.put(person_merge.joined(existing(tx, Person, one.id), two))
    person_merge.drop_doubles(tx, keep)
    return person


@verb("merge-all")
def merge_all(tx: Transaction, merges: Sequence[tuple[int, int]]) -> None:
    """Several merges at once, each who stays and who becomes a part of them. Nobody stands in two of them."""
    for keep, gone in merges:
        merge_people.within(tx, keep, gone)


@verb("distinguish-people")
def distinguish_people(tx: Transaction, person: int, other: int) -> Distinction:
    """Two who look alike are two people: they are not offered again until more speaks for one person than does today.

    Said again, it holds for what they share by then.
    """
    first, second = existing(tx, Person, person), existing(tx, Person, other)
    if person == other:
        raise refuse("These are the same person.", "Name two people.")
    likeness = alike(Traits(first), Traits(second))
    weight = likeness.weight if likeness is not None else 0
    pair = ordered(person, other)
    before = next((each for each in tx.all(Distinction) if ordered(*each.between) == pair), None)
    if before is not None and not before.open and before.likeness >= weight:
        return before
    said = Distinction(id=before.id if before is not None else 0, between=pair, likeness=weight, on=tx.now.date())
    return tx.put(said)


@verb("delete-person")
def delete_person(tx: Transaction, person: int) -> Person:
    """Somebody goes: what was about them only goes too, elsewhere they leave the list of people.

    Nobody goes while a coffee with a day is planned: it stands in a calendar and has to be cancelled there.
    """
    record = existing(tx, Person, person)
    _leave(tx, record, keeps_lines=False)
    return record


@verb("refuse-person")
def refuse_person(tx: Transaction, person: int) -> Person:
    """A provisional person is nobody I know, or no person at all: they go, and the lines that name them stay as they
    were typed. What was only with them goes; of a planned talk that no calendar has it is asked whose it is. Raises as
    ``delete-person`` does."""
    record = existing(tx, Person, person)
    if not record.new:
        raise refuse(f"{clean(record.name)} is somebody you keep.", "In People, D deletes them.")
    for planned in coffee.open_with(list(tx.all(Coffee)), (person,)):
        if planned.state == "proposed" and planned.slot is not None:
            _plan_without(tx, planned, person)
    _leave(tx, record, keeps_lines=True)
    return record


def _plan_without(tx: Transaction, planned: Coffee, person: int) -> None:
    """A planned talk of which no calendar knows goes on without somebody; with nobody left it waits for a name, as a
    line that names nobody does."""
    if (others := tuple(who for who in planned.people if who != person)) or planned.slot is None:
        tx.put(replace(planned, people=others))
        return
    place = f" at {planned.place}" if planned.place else ""
    start = planned.slot.start
    line = planned.line or f"{planned.channel} {start:%Y-%m-%d %H:%M}{place}"
    tx.remove(Coffee, planned.id)
    tx.put(Follow(text=f"{planned.channel} {start:%H:%M}{place}", line=line, made=planned.said, due=start.date()))


def _leave(tx: Transaction, person: Person, *, keeps_lines: bool) -> None:
    """Somebody goes, and what was about them only; with ``keeps_lines`` not the entries that were typed."""
    if any(planned.slot is not None for planned in coffee.open_with(tx.all(Coffee), (person.id,))):
        raise refuse(f"A coffee with {clean(person.name)} is planned.", "Cancel it first, so that calendars hear.")
    talks: set[int] = set()
    for named in list(naming(tx, person.id)):
        if isinstance(named, Person):
            continue
        left = without(named, person.id, keeps_lines=keeps_lines)
        if left is not None:
            tx.put(left)
            continue
        tx.remove(type(named), named.id)
        if isinstance(named, Interaction):
            talks.add(named.id)
    for other in others(tx, person.id):
        tx.put(replace(other, knows=tuple(friend for friend in other.knows if friend != person.id)))
    if talks:
        forget_talks(tx, talks)
    tx.remove(Person, person.id)


def _edited(tx: Transaction, person: Person, fields: dict[str, Any]) -> Person:
    editable = [field.name for field in FIELDS.values() if field.edit]
    unknown = [name for name in fields if name not in editable]
    if unknown:
        raise refuse(f"A person has no field {unknown[0]!r} to edit.", f"Fields: {', '.join(editable)}.")
    try:
        values = {name: FIELDS[name].type.stored(value) for name, value in fields.items()}
    except ValueError as error:
        raise refuse(f"{error}.", "Nothing was changed.") from None
    try:
        new = msgspec.convert(whole(replace(person, **values)), Person)
        wrong = record_validation.complaint(new)
    except msgspec.ValidationError as error:
        new, wrong = person, words(error)
    if wrong is None and not record_validation.handle(new.handle):
        wrong = f"{new.handle!r} is no handle: it is one word that begins with a letter"
    if wrong is not None:
        raise refuse(f"{clean(person.name)}: {clean(wrong)}.", "Nothing was changed.")
    _own(tx, new, person if person.id else None)
    return new


def _own(tx: Transaction, person: Person, before: Person | None) -> None:
    """A new handle, e-mail or link must be nobody else's; what two people shared already stays as it is."""
    mine = set() if before is not None and before.handle == person.handle else {fold(person.handle)}
    emails = set(person.emails) - set(before.emails if before is not None else ())
    links = {link_key(url) for url in person.urls} - {None}
    links -= {link_key(url) for url in before.urls} if before is not None else set()
    for other in tx.all(Person):
        if other.id == person.id:
            continue
        theirs = {link_key(url) for url in other.urls}
        if fold(other.handle) in mine or emails & {email.lower() for email in other.emails} or links & theirs:
            what = "handle" if fold(other.handle) in mine else "address or link"
            raise refuse(f"That {what} is {clean(other.name)}'s already.", "If they are one person, merge them.")
