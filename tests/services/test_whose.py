"""Loops that were logged with nobody in them: they ask whose they are, and settling their entry settles them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from netritual.domain.loops.loop_list import loops
from netritual.domain.loops.tentative_talks import tentative
from netritual.domain.model import Coffee, Follow, Interaction, Person, Promise, Record, Review, Settings
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.review.step import Item, StepContext
from netritual.review.steps.s10_who import build as who
from netritual.review.steps.s30_promises import build as promises
from netritual.services.ports import Store, Transaction
from netritual.services.reviews.act_execution import perform
from netritual.services.verbs.entries import answer_who, answer_whose
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 11, 11, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(Home("/home"), MemoryDisk())

    def meet(tx: Transaction) -> Record:
        return tx.put(Person(handle="ana", name="Ana Ruiz", status="network", created=NOW))

    opened.transact("import", meet, NOW)
    yield opened
    opened.close()


def ana(store: Store) -> int:
    return store.view().all(Person)[0].id


def asked(store: Store) -> list[Item]:
    """The rows about promises and follow-ups in the review, in steps 1 and 3."""
    review = Review(week="2026-W11", started=NOW)
    context = StepContext(network=store.view(), settings=SETTINGS, now=NOW, review=review)
    return [item for item in (*who(context), *promises(context)) if item.table in ("promises", "follows")]


@pytest.mark.parametrize(
    "line", ["+promise send the notes by fri", "+follow up on the notes", "+owed the notes by fri"]
)
def test_a_loop_of_nobody_asks_once_whose_it_is(store: Store, line: str) -> None:
    log(store, NOW, line, SETTINGS)
    (item,) = asked(store)
    assert "somebody: whose is it?" in item.cells[2]
    act = item.act("enter")
    assert act is not None and act.id == "answer-whose"
    keys = [one.key for one in item.acts]
    assert len(keys) == len(set(keys))
    perform(store, NOW, SETTINGS, act, item, "ana")
    assert [loop.people for loop in loops(store.view(), SETTINGS, NOW)] == [(ana(store),)]
    (item,) = asked(store)
    assert item.key.startswith("promises:") and item.cells[0] == "Ana Ruiz"
    with pytest.raises(NetritualError):
        answer_whose(store, NOW, item.table, item.ref, ana(store))


def test_settling_who_of_an_entry_reaches_its_promises(store: Store) -> None:
    logged, _ = log(store, NOW, "lunch yesterday +promise send the slides by fri", SETTINGS)
    assert asked(store) == [], "the entry asks who it was with"
    answer_who(store, NOW, logged.id, ana(store))
    assert [promise.people for promise in store.view().all(Promise)] == [(ana(store),)]


def test_what_somebody_knows_without_a_person_is_a_note_and_no_loop(store: Store) -> None:
    log(store, NOW, "call with Ana re the harbour +knows about ISO audits", SETTINGS)
    log(store, NOW, "+knows @ana about old ships", SETTINGS)
    talk, note = sorted(store.view().talks(ana(store)), key=lambda one: one.id)
    assert (talk.note, note.summary, note.channel) == ("knows about ISO audits", "knows about old ships", "note")
    assert not store.view().all(Follow) and not loops(store.view(), SETTINGS, NOW)
    assert len(store.view().talks_between(NOW.date(), NOW.date())) == 2
    assert isinstance(talk, Interaction)


@pytest.mark.parametrize("key", ["enter", "n"])
def test_a_talk_to_come_of_nobody_is_planned_once_somebody_is_named(store: Store, key: str) -> None:
    line = "Dinner on 16 mar 7pm at Meert // she may bring him"
    log(store, NOW, line, SETTINGS)
    (loop,) = loops(store.view(), SETTINGS, NOW)
    assert loop.what.startswith("dinner 19:00 at Meert") and "bring" not in loop.what
    (waiting,) = tentative(store.view(), SETTINGS, NOW, [loop])
    assert waiting.place.startswith("Meert") and waiting.asked == "with whom?"
    (item,) = asked(store)
    act = item.act(key)
    assert act is not None
    change = perform(store, NOW, SETTINGS, act, item, "ana" if key == "enter" else "Vince Carter")
    name = "Ana Ruiz" if key == "enter" else "Vince Carter"
    assert change is not None and change.words == f"Planned dinner with {name}, Mon 16 Mar 7pm."
    (coffee,) = store.view().all(Coffee)
    assert coffee.place == "Meert" and coffee.line == line
    assert not loops(store.view(), SETTINGS, NOW)


def test_a_note_to_what_is_done_without_a_talk_stays_out_of_its_words(store: Store) -> None:
    log(store, NOW, "email ana 2026-03-16 re the deck // she is ill", SETTINGS)
    (follow,) = store.view().all(Follow)
    assert "ill" not in follow.text and follow.line.endswith("// she is ill")
