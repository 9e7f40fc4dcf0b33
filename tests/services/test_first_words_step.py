"""First words in step 7, and in the calendar file: written, sent, turned into a coffee, put off."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.calendar_events import FileEvent
from netritual.domain.coffees.first_words import TITLE
from netritual.domain.model import (
    Ask,
    Follow,
    Interaction,
    Line,
    Person,
    Promise,
    Record,
    Settings,
    Thanks,
)
from netritual.paths import Home
from netritual.review.step import CalendarSnapshot, Item
from netritual.services.ports import Store
from netritual.services.reviews.review_run import ReviewRun
from tests.support.review import NOW, SETTINGS, TODAY, a_run, a_store, put

WORDS = "A first word"
NEW, BORN = "Ana Ruiz", "Chloé Dubois"


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    """Nobody but one name of the list who is new, and one with a birthday; a note about each."""
    store = a_store(own_home)
    put(
        store,
        Person(handle="ana", name=NEW, connected_on=TODAY - timedelta(days=3), private_notes="owes money", created=NOW),
        Person(
            handle="chloe",
            name=BORN,
            birthday=f"{TODAY + timedelta(days=3):%m-%d}",
            private_notes="divorce",
            created=NOW,
        ),
    )
    yield store
    store.close()


def begun(store: Store, settings: Settings = SETTINGS, snapshot: CalendarSnapshot | None = None) -> ReviewRun:
    return a_run(store, "step", "coffees", snapshot=snapshot, settings=settings)


def of(run: ReviewRun, section: str) -> list[Item]:
    return [item for item in run.items(NOW) if item.section == section]


def do(run: ReviewRun, item: Item, key: str, answer: str = "") -> None:
    act = item.act(key)
    assert act is not None
    run.act(item.key, act, answer, NOW)


def written(run: ReviewRun) -> Sequence[FileEvent]:
    return [event for event in run.plan(NOW).preview("coffees.ics").events if event.title == TITLE]


def test_who_and_why_and_no_slot(store: Store) -> None:
    run = begun(store)
    assert [item.cells[0] for item in of(run, WORDS)] == [BORN, NEW]
    assert all(item.cells[2] and not item.cells[3] and item.state == "first word" for item in of(run, WORDS))
    assert not run.plan(NOW).picks


def test_the_draft_has_the_sense_of_the_opener_and_nothing_of_a_note(store: Store) -> None:
    born, new = (item.draft for item in of(begun(store), WORDS))
    assert "birthday" in born and born.startswith("Hi Chloé")
    assert "connect" in new and "birthday" not in new
    assert not any(word in draft for draft in (born, new) for word in ("owes", "money", "divorce", "{"))


def test_sent_is_a_message_that_waits_and_one_undo_takes_it_back(store: Store) -> None:
    run = begun(store)
    do(run, of(run, WORDS)[1], "space")
    (message,) = store.view().all(Interaction)
    assert (message.channel, message.initiator, message.awaiting_reply, message.on) == ("dm", "me", True, TODAY)
    assert [item.cells[0] for item in of(run, WORDS)] == [BORN]
    run.undo(NOW)
    do(run, of(run, WORDS)[0], "space")
    (wish,) = store.view().all(Interaction)
    assert (wish.summary, wish.awaiting_reply) == ("birthday wishes", False), "a wish waits for no answer"
    assert [item.cells[0] for item in of(run, WORDS)] == [NEW]
    run.undo(NOW)
    assert not store.view().all(Interaction)
    assert [item.cells[0] for item in of(run, WORDS)] == [BORN, NEW]


def test_who_was_sent_thanks_is_thanked_and_one_undo_takes_both_back(store: Store) -> None:
    """Thanks that the draft does not say stay open."""
    new = next(one for one in store.view().all(Person) if one.name == NEW)
    put(store, replace(new, connected_on=None))
    put(store, Thanks(to=new.id, text="the posters", made=TODAY - timedelta(days=9)))
    put(store, Thanks(to=new.id, text="", made=TODAY))
    run = begun(store)
    (item,) = (item for item in run.items(NOW) if item.person == new.id and item.state == "first word")
    assert "the posters" in item.draft
    act = item.act("space")
    assert act is not None
    change = run.act(item.key, act, "", NOW)
    assert change is not None and "Thanked Ana Ruiz: the posters." in change.words
    assert [(one.text, one.said) for one in store.view().all(Thanks)] == [("the posters", TODAY), ("", None)]
    assert [(one.summary, one.awaiting_reply) for one in store.view().all(Interaction)] == [("a word of thanks", False)]
    run.undo(NOW)
    assert not store.view().all(Interaction) and all(one.said is None for one in store.view().all(Thanks))


def test_a_coffee_instead_gets_a_box_and_a_slot_until_it_is_left(store: Store) -> None:
    run = begun(store)
    do(run, of(run, WORDS)[0], "c")
    (coffee,) = of(run, "Coffees")
    assert coffee.cells[0] == BORN and coffee.state == "picked"
    assert [(pick.person, pick.channel) for pick in run.plan(NOW).picks] == [(coffee.ref, "coffee")]
    assert written(run)[0].text == NEW
    do(run, coffee, "space")
    assert [item.cells[0] for item in of(run, WORDS)] == [BORN, NEW] and not run.plan(NOW).picks


def test_not_now_puts_off_and_a_busy_person_is_no_reason(store: Store) -> None:
    run = begun(store)
    born = of(run, WORDS)[0]
    act = born.act("x")
    assert act is not None and act.choices == ("too soon", "not a fit")
    do(run, born, "x", "too soon")
    person = store.view().get(Person, born.ref)
    assert person is not None and person.snooze_until is not None and person.snooze_until > TODAY
    assert BORN not in [item.cells[0] for item in run.items(NOW)]


def test_whose_message_was_let_rest_is_suggested_no_more_in_that_review(store: Store) -> None:
    born = next(person for person in store.view().all(Person) if person.name == BORN)
    put(
        store,
        Interaction(
            on=TODAY - timedelta(days=14), channel="dm", initiator="me", people=(born.id,), summary="a first word",
            awaiting_reply=True, logged=NOW - timedelta(days=14),
        ),
    )  # fmt: skip
    run = a_run(store)
    run.go("promises", NOW)
    (message,) = (item for item in run.items(NOW) if item.person == born.id)
    do(run, message, "x")
    run.go("coffees", NOW)
    assert BORN not in [item.cells[0] for item in run.items(NOW) if item.state != "left out"]


@pytest.mark.parametrize("record", [
    lambda who: Follow(people=(who,), text="ask how the move went", made=TODAY - timedelta(days=8), due=TODAY),
    lambda who: Ask(to=who, text="a word on the talk", asked=TODAY - timedelta(days=20)),
])  # fmt: skip
def test_one_who_was_let_rest_in_a_step_is_offered_no_message_in_a_later_one(
    store: Store, record: Callable[[int], Record]
) -> None:
    born = next(person for person in store.view().all(Person) if person.name == BORN)
    put(store, record(born.id))
    run = a_run(store)
    run.go("promises", NOW)
    item = next(item for item in run.items(NOW) if item.person == born.id)
    act = next(act for act in item.acts if act.id == "let-rest")
    run.act(item.key, act, "", NOW)
    run.go("coffees", NOW)
    assert BORN not in [item.cells[0] for item in run.items(NOW) if item.state != "left out"]
    run.undo(NOW)
    assert BORN in [item.cells[0] for item in run.items(NOW) if item.state != "left out"]


def test_whom_one_passed_over_in_step_6_is_offered_no_message_in_step_7(store: Store) -> None:
    run = a_run(store)
    run.go("give", NOW)
    (here,) = (item for item in run.items(NOW) if item.key.startswith("give:here:") and item.cells[0] == BORN)
    do(run, here, "x")
    run.go("coffees", NOW)
    assert BORN not in [item.cells[0] for item in run.items(NOW) if item.state != "left out"]


def test_nobody_at_my_own_company_is_offered_as_a_first_word(store: Store) -> None:
    new = next(person for person in store.view().all(Person) if person.name == NEW)
    put(store, replace(new, company="Shandon Players Ltd"))
    assert NEW in [item.cells[0] for item in of(begun(store), WORDS)]
    put(store, Line(key="company", text="Shandon Players"))
    assert [item.cells[0] for item in of(begun(store), WORDS)] == [BORN], "a birthday stands all the same"


@pytest.mark.parametrize("work", ["Self-employed", "self employed", "Freelance", "Retired", "Selbstständig"])
def test_whoever_works_alone_as_i_do_is_no_colleague(store: Store, work: str) -> None:
    new = next(person for person in store.view().all(Person) if person.name == NEW)
    put(store, replace(new, company=work), Line(key="company", text=work))
    assert NEW in [item.cells[0] for item in of(begun(store), WORDS)]


def test_the_file_holds_the_names_alone_in_the_first_free_quarter_of_an_hour(store: Store, own_home: Home) -> None:
    run = begun(store)
    (event,) = written(run)
    assert (event.text, event.status) == (f"{BORN}\n{NEW}", "TENTATIVE")
    taken = Busy(start=event.start, end=event.start + timedelta(minutes=45))
    (later,) = written(begun(store, snapshot=CalendarSnapshot(busy=(taken,))))
    assert later.start == event.start + timedelta(hours=1), "the grid has two starts an hour"


def test_whoever_i_met_gets_no_first_word_in_the_file(store: Store) -> None:
    born = next(one for one in store.view().all(Person) if one.name == BORN)
    put(store, Interaction(people=(born.id,), on=TODAY - timedelta(days=30), channel="coffee", line="coffee Chloé"))
    run = begun(store)
    assert born.id in {item.person for item in run.items(NOW) if item.state == "first word"}
    (event,) = written(run)
    assert event.text == NEW


def test_the_setting_leaves_them_out(store: Store) -> None:
    assert not written(begun(store, replace(SETTINGS, first_words=False)))


def test_a_message_to_somebody_i_know_is_no_first_word(store: Store) -> None:
    (sabine,) = put(store, Person(handle="sabine", name="Sabine Hofer", created=NOW))
    put(
        store,
        Interaction(people=(sabine.id,), on=TODAY - timedelta(days=40), channel="coffee"),
        Promise(
            people=(sabine.id,), text="three dates", made=TODAY - timedelta(days=40), due=TODAY - timedelta(days=1)
        ),
    )
    run = begun(store)
    assert [item.cells[0] for item in of(run, "A message")] == ["Sabine Hofer"]
    assert "Sabine Hofer" not in [item.cells[0] for item in of(run, WORDS)]
    assert all("Sabine" not in event.text for event in written(run))


def test_whoever_wrote_last_stands_first_to_be_answered_and_never_under_a_first_word(store: Store) -> None:
    (sabine,) = put(store, Person(handle="sabine", name="Sabine Hofer", created=NOW))
    line = "Sabine wrote, can we talk?"
    put(
        store,
        Interaction(
            people=(sabine.id,), on=TODAY - timedelta(days=2), channel="email", initiator="them", line=line,
            sentence=True,
        ),
    )  # fmt: skip
    run = begun(store)
    assert next(iter(run.items(NOW))).section == "Answer"
    assert [item.cells[0] for item in of(run, "Answer")] == ["Sabine Hofer"]
    assert all("Sabine" not in event.text for event in written(run))
