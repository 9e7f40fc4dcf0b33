"""A line that seems to tell of somebody's death is asked about; a yes ends what is open with them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from netritual.domain.loops.death_lines import deaths_in_line, said_to_have_died
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Coffee, Interaction, Person, Settings
from netritual.paths import Home
from netritual.review.acts import ACTS
from netritual.services.ports import Store, Transaction
from netritual.services.verbs.deaths import record_death
from netritual.services.verbs.entries import open_proposed
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk
from tests.support.review import a_run

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")
PEOPLE = (
    "Nachbar Hans",
    "Gerda Ketterer",
    "Tom Reed",
    "Ana Ruiz",
    "Sophie Lang",
    "Peter Smith",
    "Ana Reed",
    "Bob Smith",
    "Nan",
)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(Home("/home"), MemoryDisk(), still=True)

    def meet(tx: Transaction) -> None:
        for at, name in enumerate(PEOPLE):
            tx.put(Person(handle=f"p{at}", name=name, status="network", tier=2, created=NOW))

    opened.transact("import", meet, NOW)
    yield opened
    opened.close()


def say(store: Store, line: str, days: int = 0) -> list[Person]:
    """Of whom it is asked after a line of so many days later whether they died."""
    id = log(store, NOW + timedelta(days=days), line, SETTINGS)[0].id
    return deaths_in_line(store.view(), id)


@pytest.mark.parametrize(
    "line",
    [
        "hans died this morning. gerda called", "nachbar hans passed away last night",
        "gerda rang, hans ist heute gestorben", "hans has died", "hans est mort hier", "sadly hans died",
        "hans died on tuesday", "hans ist am dienstag gestorben", "hans passed away on Sunday", "hans died on 24 Nov",
        "hans est décédé mardi", "hans ha muerto", "RIP Hans", "hans is dinsdag overleden",
    ],
)  # fmt: skip
def test_whose_death_a_line_tells_is_asked_about_and_nothing_changes(store: Store, line: str) -> None:
    assert [person.name for person in say(store, line)] == ["Nachbar Hans"]
    assert not [person for person in store.view().all(Person) if person.status == "archived"]


@pytest.mark.parametrize(
    "line",
    [
        "lunch with Peter Smith, his dad Bob Smith died", "coffee with Tom Reed, his wife Ana Reed died",
        "call with Tom Reed, the father of Ana Ruiz died", "call with Ana Ruiz, project with Tom Reed died",
        "call with Sophie, her cat Hans died", "talked to Sophie; if Sophie died who gets the keys",
        "coffee with Ana Ruiz, thought Tom Reed died in that crash, he is fine", "Sophie almost died there",
        "Tom Reed morto di stanchezza", "Ana Ruiz è morta dal ridere", "Sophie died laughing", "hans is dead tired",
        "hans' mother died, called him", "hans mother died", "call with hans, his laptop died", "hans did not die",
        "hans died on stage", "RIP hans mother", "hans died on us at the quiz on tuesday",
        "the deadline of hans is fri, trip to rome", "Sophie, dead on time", "funeral of hans",
    ],
)  # fmt: skip
def test_kin_causes_and_what_is_only_thought_of_are_no_death_of_theirs(store: Store, line: str) -> None:
    assert say(store, line) == []


def test_a_yes_ends_what_is_open_with_the_dead_and_can_be_taken_back(store: Store) -> None:
    say(store, "coffee @p0 date:2026-12-01 at:10:00 +promise bring soup +ask a hand +thanks the saw")
    say(store, "hans wants the ladder, promised gerda the plan")
    later = NOW + timedelta(days=8)
    assert len({one.people for one in loops(store.view(), SETTINGS, later)}) == 2
    (hans,) = say(store, "hans died this morning", 1)
    _, change = record_death(store, NOW + timedelta(days=1), hans.id, SETTINGS)
    assert change is not None and change.words.startswith("Noted that Nachbar Hans died. ")
    assert "ancel" in change.words and change.words.count("bring soup") == 1
    assert all(hans.id not in one.people for one in loops(store.view(), SETTINGS, later))
    assert loops(store.view(), SETTINGS, later), "what is open with others stays"
    assert [one.state for one in store.view().all(Coffee)] == ["cancelled"]
    assert [person.id for person in store.view().all(Person) if person.status == "archived"] == [hans.id]
    store.undo(NOW + timedelta(days=1))
    assert any(hans.id in one.people for one in loops(store.view(), SETTINGS, later))


def test_a_funeral_is_no_coffee(store: Store) -> None:
    found = log(store, NOW, "gerda ketterer called, funeral is mo 30.11 14:00", SETTINGS)[0].reading
    assert [(one.kind, one.text) for one in found.proposed] == [("follow", "funeral is 14:00")]


def asked(store: Store, act: str = "") -> list[str]:
    """What the review asks of deaths, each answered by an act."""
    now = NOW + timedelta(days=1)
    run = a_run(store, now=now, settings=SETTINGS)
    items = [item for item in run.items(now) if item.key.startswith("who:death")]
    for item in items if act else ():
        run.act(item.key, ACTS[act], None, now)
    return [item.cells[-1] for item in items]


def test_the_review_asks_and_a_yes_keeps_the_day_of_the_funeral(store: Store) -> None:
    say(store, "nachbar hans died weds, funeral 18th dec 2pm")
    (talk,) = store.view().all(Interaction)
    open_proposed(store, NOW, talk.id, talk.proposed[0], SETTINGS)
    assert asked(store, "record-death") == ["did Nachbar Hans die?"]
    assert asked(store) == []
    later = NOW + timedelta(days=22)
    assert [(one.kind, one.what) for one in loops(store.view(), SETTINGS, later)] == [("follow", "funeral 2pm")]


def test_a_no_holds_for_its_line_and_they_are_suggested_again(store: Store) -> None:
    say(store, "nachbar hans died weds")
    assert said_to_have_died(store.view(), NOW.date())
    assert asked(store, "deny-death") == ["did Nachbar Hans die?"]
    assert asked(store) == [] and not said_to_have_died(store.view(), NOW.date())
    assert say(store, "hans died today", 3)


def test_kin_that_is_called_just_so_is_asked_about_and_nobody_of_such_a_first_name(store: Store) -> None:
    assert [person.name for person in say(store, "my nan died weds, funeral 18th dec 2pm")] == ["Nan"]
    assert not say(store, "my tom died", 1)
    assert not say(store, "my nan's cat died", 1)
