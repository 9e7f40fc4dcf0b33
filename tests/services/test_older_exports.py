"""An older export of the home comes in again: what was closed or moved on since stays, and no edition goes back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import get_args

import pytest
from msgspec.structs import fields, replace

from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Comment,
    Fact,
    Follow,
    Interaction,
    Introduction,
    Line,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Slot,
    Thanks,
)
from netritual.domain.people.exchange import KINDS
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.intake.import_plan import ImportReport
from netritual.services.intake.record_progress import STATES
from netritual.services.ports import ImportBatch, Store, Transaction
from netritual.services.questions.closing_by_entry import close_certain
from netritual.services.verbs import coffees, entries, people_verbs, touches
from netritual.services.verbs.corrections import correct_entry
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.store.journal_store import open_store
from tests.support.records import record_of

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
SLOT = Slot(start=NOW + timedelta(days=3), end=NOW + timedelta(days=3, hours=1), tz="UTC")


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    people_verbs.add_person(opened, NOW, "Ana Ruiz")
    people_verbs.add_person(opened, NOW, "Tom Reed")
    yield opened
    opened.close()


def export(store: Store) -> ImportBatch:
    return detect.read(write("jsonl", store.view(), store_id=store.id), "x.jsonl")


def take(store: Store, batch: ImportBatch) -> ImportReport:
    return import_rows(store, NOW, batch, store.id)[0]


def put(store: Store, record: Record) -> Record:
    def one(tx: Transaction) -> Record:
        return tx.put(record)

    return store.transact("test", one, NOW)[0]


def steps(ana: int, tom: int) -> list[list[Record]]:
    """Of each kind one record at several points of its life."""
    promise = Promise(people=(ana,), text="the deck", made=TODAY)
    request = Request(from_=ana, asked=NOW, text="a name")
    ask = Ask(to=ana, text="advice", asked=TODAY)
    thanks = Thanks(to=ana, text="the intro", made=TODAY, due=TODAY)
    talk = Interaction(on=TODAY, people=(ana,), channel="text", proposed=(Proposed(kind="promise", text="x"),))
    said = Coffee(people=(ana,), said=TODAY, uid="u-1")
    planned = replace(said, state="proposed", slot=SLOT, changed=NOW)
    intro = Introduction(between=(ana, tom), made=TODAY)
    said_of_it = Article(url="https://x.org/b", shared=TODAY, state="commented", comment=Comment(on=TODAY))
    line = Line(key="role", text="Head of Pricing", valid_from=TODAY - timedelta(days=9))
    fact = Fact(key="workshop", text="450 euros", valid_from=TODAY - timedelta(days=9))
    return [
        [promise, replace(promise, state="moved", due=TODAY), replace(promise, state="kept", closed=TODAY)],
        [request, replace(request, state="answered", answered=NOW), replace(request, state="acknowledged")],
        [replace(ask, state="planned"), ask, replace(ask, nudges=1), replace(ask, state="answered", answered=TODAY)],
        [replace(ask, state="answered"), replace(ask, state="answered", thanked=TODAY)],
        [thanks, replace(thanks, said=TODAY)],
        [Follow(people=(ana,), text="up", made=TODAY), Follow(people=(ana,), text="up", made=TODAY, state="rest")],
        [talk, replace(talk, proposed=())],
        [replace(talk, proposed=(), awaiting_reply=True), replace(talk, proposed=())],
        [said, planned, replace(planned, state="written", in_file=True), replace(planned, state="held", in_file=True)],
        [intro, replace(intro, state="asked_a", asked_a=TODAY), replace(intro, state="closed")],
        [Article(url="https://x.org/a", shared=TODAY), Article(url="https://x.org/a", shared=TODAY, state="read")],
        [said_of_it, replace(said_of_it, author_replied=TODAY)],
        [line, replace(line, valid_to=TODAY)],
        [fact, replace(fact, valid_to=TODAY)],
    ]


@pytest.mark.parametrize("which", range(14))
def test_an_older_export_takes_nothing_back_and_a_newer_one_is_taken(store: Store, which: int) -> None:
    ana, tom = (person.id for person in store.view().all(Person))
    life = steps(ana, tom)[which]
    first = put(store, life[0])
    exports = [export(store)]
    for step in life[1:]:
        put(store, replace(step, id=first.id))
        exports.append(export(store))
    last = store.view().get(type(first), first.id)
    for older in exports[:-1]:
        report = take(store, older)
        assert store.view().get(type(first), first.id) == last
        assert report.changed == 0 and not report.problems
        assert [notice.why for notice in report.notices] == [
            "1 line is from before something was closed or changed here; that stays"
        ]
    put(store, replace(life[0], id=first.id))
    assert take(store, exports[-1]).changed == 1
    assert store.view().get(type(first), first.id) == last
    assert take(store, exports[-1]).notices == ()


def test_every_state_of_every_kind_has_its_place() -> None:
    for kind in KINDS.values():
        known = [get_args(field.type) for field in fields(kind) if field.name == "state"]
        named = " ".join(STATES.get(kind, ())).split()
        assert sorted(named) == sorted(chain.from_iterable(known)), kind


def test_no_edition_of_a_coffee_goes_back_and_a_line_that_was_edited_is_a_new_one(store: Store) -> None:
    ana = store.view().all(Person)[0].id
    coffee, _ = coffees.plan_coffee(store, NOW, (ana,), SLOT.start, Settings())
    put(store, replace(coffee, state="written", in_file=True))
    older = export(store)
    later = NOW + timedelta(hours=1)
    coffees.move_coffee(store, later, coffee.id, SLOT.start + timedelta(days=1), Settings())
    coffees.confirm_coffee(store, later, coffee.id)
    confirmed = store.view().get(Coffee, coffee.id)
    assert confirmed is not None and confirmed.sequence == 2
    take(store, older)
    assert store.view().get(Coffee, coffee.id) == confirmed
    here = write("jsonl", store.view(), store_id=store.id)
    assert take(store, detect.read(here.replace(b'"place":null', b'"place":"Nero"'), "x.jsonl")).changed == 1
    edited = store.view().get(Coffee, coffee.id)
    assert edited is not None
    assert (edited.place, edited.sequence, edited.changed, edited.uid) == ("Nero", 3, NOW, confirmed.uid)


RULES = Settings(tz="UTC")
LATER = NOW + timedelta(days=2)


def said(store: Store, line: str, now: datetime = NOW) -> int:
    """Log a line and close what it says plainly; its entry."""
    entry = touches.log(store, now, line, RULES)[0].id
    close_certain(store, now, RULES, entry)
    return entry


def test_a_line_that_was_corrected_since_stays_so_and_what_it_opened_again_is_open(store: Store) -> None:
    said(store, "+promise @ana the deck", NOW - timedelta(days=1))
    entry = said(store, "sent Ana the deck")
    other = said(store, "lunch with Ana, promised her the photos")
    said(store, "lunch with Ana +promise @ana the slides", NOW + timedelta(hours=1))
    older = export(store)
    correct_entry(store, LATER, entry, "sent Ana the flowers", RULES)
    correct_entry(store, LATER, other, "lunch with Tom, promised him the photos", RULES)
    slides = next(talk.id for talk in store.view().all(Interaction) if "slides" in talk.line)
    correct_entry(store, LATER, slides, "lunch with Tom +promise @tom the slides", RULES)
    assert {one.text: one.state for one in store.view().all(Promise)} == {"the deck": "open", "the slides": "open"}
    before = write("jsonl", store.view())
    report = take(store, older)
    assert write("jsonl", store.view()) == before
    assert "before something was closed or changed here" in report.notices[0].why


def test_two_entries_that_were_joined_since_stay_one(store: Store) -> None:
    first = said(store, "coffee with Ana, she likes bees")
    second = said(store, "coffee with Ana 9:30 at Nero", NOW + timedelta(hours=2))
    older = export(store)
    joined, _ = entries.join_entries(store, LATER, first, second)
    assert joined.time == "09:30"
    before = write("jsonl", store.view())
    take(store, older)
    assert write("jsonl", store.view()) == before


def test_a_rhythm_that_was_set_since_stays(store: Store) -> None:
    ana = store.view().all(Person)[0]
    people_verbs.set_tier(store, NOW, ana.id, 2)
    older = export(store)
    people_verbs.set_tier(store, LATER, ana.id, 3)
    newer = export(store)
    take(store, older)
    assert record_of(store.view(), Person, ana.id).tier == 3
    people_verbs.set_tier(store, NOW, ana.id, 2)
    take(store, newer)
    assert record_of(store.view(), Person, ana.id).tier == 3


def test_two_coffees_that_were_joined_since_stay_one(store: Store) -> None:
    first, second = (said(store, f"coffee with Ana 2026-03-{day} 9:30") for day in (19, 20))
    older = export(store)
    coffees.join_coffees(store, LATER, first, second)
    before = write("jsonl", store.view())
    take(store, older)
    assert write("jsonl", store.view()) == before


def test_a_held_coffee_that_was_joined_with_its_line_since_stays_one_with_its_hour(store: Store) -> None:
    ana = store.view().all(Person)[0].id
    held = put(store, Interaction(on=TODAY, time="12:30", tz="UTC", logged=NOW, channel="coffee", people=(ana,)))
    line = said(store, "coffee with Ana, she likes bees", NOW + timedelta(hours=1))
    older = export(store)
    entries.join_entries(store, LATER, line, held.id)
    before = write("jsonl", store.view())
    take(store, older)
    assert write("jsonl", store.view()) == before
