"""A line that was typed wrongly is written anew, in the place of its entry, and one undo takes that back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Interaction,
    Introduction,
    Person,
    Promise,
    Request,
    Settings,
    Thanks,
)
from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.ports import Store
from netritual.services.questions.closing_by_entry import close_certain, close_done, closing_act
from netritual.services.verbs import coffees, entries, touches
from netritual.services.verbs.corrections import correct_entry, remove_entry
from netritual.services.verbs.gifts import need_met
from netritual.services.verbs.introductions import made as introduction_made
from netritual.services.verbs.loops import drop_proposed, keep_promise
from netritual.store.journal_store import open_store
from tests.support.records import record_of

NOW = datetime(2026, 3, 4, 18, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
RULES = Settings(tz="UTC")
LINE = "met markus leitner at the breakfast, he needs a venue for 80 pax, promised him the contact"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Home(str(tmp_path / "corrections")), Disk(), True)
    opened.transact("test", lambda tx: [tx.put(Person(handle=name.split()[1].lower(), name=name)) for name in WHO], NOW)
    yield opened
    opened.close()


WHO = ("Markus Leitner", "Markus Brandl")


def typed(store: Store, line: str) -> int:
    """Log a line, and say yes to all that it seems to hold."""
    entry = touches.log(store, NOW, line, RULES)[0].id
    for proposed in record_of(store.view(), Interaction, entry).proposed:
        entries.open_proposed(store, NOW, entry, proposed, RULES)
    return entry


def test_the_other_person_gets_all_of_it(store: Store) -> None:
    entry = typed(store, LINE)
    leitner, brandl = store.view().all(Person)
    assert leitner.needs == ("a venue for 80 pax",) and len(store.view().all(Promise)) == 1
    before = write("jsonl", store.view())
    saved, change = correct_entry(store, LATER, entry, LINE.replace("leitner", "brandl"), RULES)
    view = store.view()
    (talk,) = view.all(Interaction)
    assert talk.id == saved.id and talk.people == (brandl.id,) and talk.on == NOW.date() and talk.logged == NOW
    assert record_of(view, Person, leitner.id).needs == () and not view.all(Promise)
    assert {one.kind for one in talk.proposed} == {"need", "promise"}, "it is asked about anew"
    assert change is not None and change.tell().startswith("Corrected “met markus leitner at")
    store.undo(LATER)
    assert write("jsonl", store.view()) == before


def test_a_line_that_becomes_a_plan_says_what_is_there_now(store: Store) -> None:
    entry = typed(store, "coffee with markus leitner yesterday")
    line = "dinner wed 18 mar 7pm w/ markus leitner"
    _, change = correct_entry(store, LATER, entry, line, RULES)
    assert not store.view().all(Interaction)
    words = change.words if change is not None else ""
    assert words.startswith("Corrected “coffee with markus") and "Removed" not in words
    assert "Planned dinner with Markus Leitner, Wed 18 Mar 7pm." in words


def test_what_something_was_done_with_stays_and_knows_its_entry(store: Store) -> None:
    entry = typed(store, LINE)
    (promise,) = store.view().all(Promise)
    keep_promise(store, LATER, promise.id)
    saved, _ = correct_entry(store, LATER, entry, f"{LINE}. nice man", RULES)
    (kept,) = store.view().all(Promise)
    assert kept.state == "kept" and kept.from_interaction == saved.id


def test_a_line_may_become_a_plan_and_nobody_is_left_of_a_slip(store: Store) -> None:
    entry = typed(store, 'coffee @"Hassan Moved"')
    assert len(store.view().all(Person)) == 3
    correct_entry(store, LATER, entry, "+thanks @leitner the tip", RULES)
    view = store.view()
    assert not view.all(Interaction) and len(view.all(Person)) == 2
    assert [one.text for one in view.all(Thanks)] == ["the tip"]
    entry = typed(store, "call @leitner")
    correct_entry(store, LATER, entry, "coffee @leitner 2026-03-20 12:30", RULES)
    assert not store.view().all(Interaction)
    assert [plan.state for plan in store.view().all(Coffee)] == ["proposed"]


@pytest.mark.parametrize("line", ["", "  ", "call @leitner"])
def test_nothing_new_changes_nothing(store: Store, line: str) -> None:
    entry = typed(store, "call @leitner")
    with pytest.raises(NetritualError, match="as it was"):
        correct_entry(store, LATER, entry, line, RULES)


def test_what_another_line_made_stays(store: Store) -> None:
    entry = typed(store, "coffee @newguy")
    touches.log(store, NOW, "+promise @newguy the deck by fri", RULES)
    correct_entry(store, LATER, entry, "coffee @leitner", RULES)
    (promise,) = store.view().all(Promise)
    assert [record_of(store.view(), Person, who).name for who in promise.people] == ["Newguy"]


def test_of_two_promises_alike_its_own_is_taken_back(store: Store) -> None:
    first = typed(store, "call @leitner +promise deck by fri")
    second = typed(store, "coffee @leitner +promise deck by mon")
    correct_entry(store, LATER, second, "coffee @brandl", RULES)
    assert [one.from_interaction for one in store.view().all(Promise)] == [first]


def test_of_two_thanks_alike_its_own_are_taken_back(store: Store) -> None:
    typed(store, "call @leitner +thanks the tip")
    (early,) = store.view().all(Thanks)
    second = typed(store, "coffee @leitner +thanks the tip")
    correct_entry(store, LATER, second, "coffee @brandl", RULES)
    assert store.view().all(Thanks) == (early,)


def test_a_need_that_another_line_noted_too_stays(store: Store) -> None:
    typed(store, "call @leitner, he needs a designer")
    entry = typed(store, "met @leitner, he needs a designer")
    correct_entry(store, LATER, entry, "met @brandl", RULES)
    leitner, _ = store.view().all(Person)
    assert leitner.needs == ("a designer",)


def told(store: Store, line: str, now: datetime = LATER) -> int:
    """Log a line and close what it says plainly; its entry."""
    entry = touches.log(store, now, line, RULES)[0].id
    close_certain(store, now, RULES, entry)
    return entry


def open_kinds(store: Store) -> list[str]:
    return [loop.kind for loop in loops(store.view(), RULES, LATER)]


@pytest.mark.parametrize(
    ("opened", "line", "corrected"),
    [
        ("+promise @leitner the deck", "sent leitner the deck", "sent leitner the photos"),
        ("+owed @leitner the invoice", "leitner sent the invoice", "leitner wants the invoice from me by tue"),
        ("+thanks @leitner the intro", "thanked leitner for the intro", "thanked brandl for the intro"),
        ("+ask @leitner advice on pricing", "leitner replied on pricing", "saw leitner's talk on stage"),
        ("+request @leitner visas", "answered leitner about the visas", "answered brandl about the visas"),
        ("+follow @leitner the proposal", "followed up with leitner on the proposal", "no word with leitner yet"),
    ],
)
def test_what_the_former_line_alone_closed_is_open_again(store: Store, opened: str, line: str, corrected: str) -> None:
    touches.log(store, NOW, opened, RULES)
    kinds = open_kinds(store)
    entry = told(store, line)
    assert len(kinds) == 1 and open_kinds(store) != kinds, "the line closes it"
    closed = write("jsonl", store.view())
    _, change = correct_entry(store, LATER, entry, corrected, RULES)
    assert set(kinds) <= set(open_kinds(store)), "beside what the new line seems to hold"
    assert change is not None and "Undid: " in change.words
    store.undo(LATER)
    assert write("jsonl", store.view()) == closed


def test_what_the_former_line_put_off_has_its_day_again(store: Store) -> None:
    touches.log(store, NOW, f"+promise @leitner the deck due:{NOW + timedelta(days=2):%Y-%m-%d}", RULES)
    entry = told(store, "leitner's deck will be two weeks late")
    (moved,) = store.view().all(Promise)
    correct_entry(store, LATER, entry, "leitner's wife is ill", RULES)
    (promise,) = store.view().all(Promise)
    assert (moved.due, promise.due) == (NOW.date() + timedelta(days=16), NOW.date() + timedelta(days=2))
    assert promise.state == "open" and not promise.history


def test_what_the_corrected_line_closes_is_closed_in_the_same_change(store: Store) -> None:
    touches.log(store, NOW, "+promise @leitner the deck", RULES)
    entry = told(store, "sent leitner the dekc")
    assert open_kinds(store) == ["promise"]
    before = write("jsonl", store.view())
    _, change = correct_entry(store, LATER, entry, "sent leitner the deck", RULES)
    assert open_kinds(store) == [] and change is not None and "Kept the promise to Markus Leitner" in change.words
    entry = next(talk.id for talk in store.view().all(Interaction) if talk.line == "sent leitner the deck")
    _, change = correct_entry(store, LATER, entry, "sent leitner the deck today", RULES)
    assert open_kinds(store) == [] and change is not None and "Undid" not in change.words
    store.undo(LATER)
    store.undo(LATER)
    assert write("jsonl", store.view()) == before


def test_what_another_line_tells_as_done_stays_closed(store: Store) -> None:
    touches.log(store, NOW, "+promise @leitner the deck", RULES)
    entry = told(store, "sent leitner the deck")
    told(store, "emailed leitner the deck")
    correct_entry(store, LATER, entry, "sent leitner the photos", RULES)
    assert open_kinds(store) == []


CLAUSES = (
    "+promise @leitner the book +ask @leitner a mentor +owed @leitner his CV +req @leitner a reference"
    " +thanks @leitner the tip +follow @leitner the offer"
)


@pytest.mark.parametrize("corrected", [f"met @leitner at the fair {CLAUSES}", f"call @leitner 20m {CLAUSES}"])
def test_what_was_closed_since_stays_closed_once_a_slip_is_mended(store: Store, corrected: str) -> None:
    entry = typed(store, f"met @leitner at teh fair {CLAUSES}")
    assert len(open_kinds(store)) == 6
    for loop in loops(store.view(), RULES, LATER, snoozed=True):
        store.transact(closing_act(loop), partial(close_done, settings=RULES, loop=loop), LATER)
    before = write("jsonl", store.view())
    closed = sorted(loop.kind for loop in loops(store.view(), RULES, LATER))
    counts = [len(store.view().all(kind)) for kind in (Promise, Ask, Request, Thanks, Follow)]
    correct_entry(store, LATER, entry, corrected, RULES)
    assert sorted(loop.kind for loop in loops(store.view(), RULES, LATER)) == closed
    assert [len(store.view().all(kind)) for kind in (Promise, Ask, Request, Thanks, Follow)] == counts
    store.undo(LATER)
    assert write("jsonl", store.view()) == before


def test_the_spelling_of_what_was_kept_is_mended(store: Store) -> None:
    entry = typed(store, "met @leitner +promise the boook")
    keep_promise(store, LATER, store.view().all(Promise)[0].id)
    correct_entry(store, LATER, entry, "met @leitner +promise the book", RULES)
    assert [(one.text, one.state) for one in store.view().all(Promise)] == [("the book", "kept")]


def test_another_promise_beside_the_one_that_was_kept_is_opened(store: Store) -> None:
    entry = typed(store, "met @leitner +promise the book")
    keep_promise(store, LATER, store.view().all(Promise)[0].id)
    correct_entry(store, LATER, entry, "met @leitner +promise the book +promise the photos", RULES)
    assert [(one.text, one.state) for one in store.view().all(Promise)] == [
        ("the book", "kept"),
        ("the photos", "open"),
    ]


def test_a_coffee_that_was_planned_since_is_planned_once(store: Store) -> None:
    entry = typed(store, "met @leitner at teh fair +coffee @leitner next week")
    leitner = store.view().all(Person)[0].id
    planned, _ = coffees.plan_coffee(store, NOW, (leitner,), NOW + timedelta(days=12), RULES)
    correct_entry(store, LATER, entry, "met @leitner at the fair +coffee @leitner next week", RULES)
    assert [one.id for one in store.view().all(Coffee)] == [planned.id]
    correct_entry(store, LATER, store.view().all(Interaction)[0].id, "met @leitner", RULES)
    assert [one.id for one in store.view().all(Coffee)] == [planned.id], "it was planned by hand"


def test_an_introduction_that_was_made_since_is_made_once(store: Store) -> None:
    entry = typed(store, "call @leitner +intro @leitner @brandl")
    introduction_made(store, LATER, store.view().all(Introduction)[0].id)
    correct_entry(store, LATER, entry, "call @leitner 20m +intro @leitner @brandl", RULES)
    assert [one.state for one in store.view().all(Introduction)] == ["sent"]


def test_a_need_that_was_met_since_is_noted_no_more(store: Store) -> None:
    entry = typed(store, "call @leitner +need a designer")
    leitner = store.view().all(Person)[0]
    need_met(store, LATER, leitner.id, "a designer")
    correct_entry(store, LATER, entry, "call @leitner 20m +need a designer", RULES)
    assert store.view().all(Person)[0].needs == ()


def test_a_yes_and_a_no_are_asked_for_once(store: Store) -> None:
    entry = touches.log(store, NOW, LINE, RULES)[0].id
    need, promise = record_of(store.view(), Interaction, entry).proposed
    if need.kind != "need":
        need, promise = promise, need
    entries.open_proposed(store, NOW, entry, promise, RULES)
    drop_proposed(store, NOW, entry, need)
    saved, _ = correct_entry(store, LATER, entry, LINE.replace("breakfast", "lunch"), RULES)
    view = store.view()
    assert record_of(view, Interaction, saved.id).proposed == ()
    assert [one.state for one in view.all(Promise)] == ["open"] and view.all(Person)[0].needs == ()


def test_an_entry_that_was_none_goes_with_what_its_line_opened(store: Store) -> None:
    before = write("jsonl", store.view())
    entry = typed(store, f'{LINE}, with @"Hassan Moved"')
    assert len(store.view().all(Person)) == 3
    _, change = remove_entry(store, LATER, entry, RULES)
    view = store.view()
    assert not view.all(Interaction) and not view.all(Promise) and len(view.all(Person)) == 2
    assert all(person.needs == () for person in view.all(Person))
    assert change is not None and change.tell().startswith("Took “met markus leitner at")
    store.undo(LATER)
    assert len(store.view().all(Interaction)) == 1 and write("jsonl", store.view()) != before


def test_what_an_entry_alone_closed_is_open_again_once_it_goes(store: Store) -> None:
    typed(store, "call with @leitner, promised him the deck")
    entry = touches.log(store, LATER, "sent Markus Leitner the deck", RULES)[0].id
    close_certain(store, LATER, RULES, entry)
    assert [one.state for one in store.view().all(Promise)] == ["kept"]
    remove_entry(store, LATER, entry, RULES)
    assert [one.state for one in store.view().all(Promise)] == ["open"]


def test_a_coffee_that_was_said_to_be_held_by_mistake_is_planned_again(store: Store) -> None:
    touches.log(store, NOW, "coffee @leitner 2026-03-05 12:30", RULES)
    (coffee,) = store.view().all(Coffee)
    coffees.hold_coffee(store, LATER, coffee.id)
    (talk,) = store.view().all(Interaction)
    assert not talk.line
    _, change = remove_entry(store, LATER, talk.id, RULES)
    assert [one.state for one in store.view().all(Coffee)] == ["proposed"] and not store.view().all(Interaction)
    assert change is not None and change.tell().startswith("Took an entry that has no line off.")
