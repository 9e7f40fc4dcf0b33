"""A line that tells of somebody's death lays them to rest; one of their kin's, or of a laptop's, does not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from netritual.domain.followups import loops
from netritual.domain.model import Coffee, Interaction, Person, Settings
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.verbs.farewells import farewell
from netritual.services.verbs.touches import log, settle_entry
from netritual.store.journal import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(Home("/home"), MemoryDisk(), still=True)

    def meet(tx: Transaction) -> None:
        for at, name in enumerate(("Nachbar Hans", "Gerda Ketterer", "Tom Berg", "Tom Stein")):
            tx.put(Person(handle=f"p{at}", name=name, status="network", tier=2, created=NOW))

    opened.transact("import", meet, NOW)
    yield opened
    opened.close()


def say(store: Store, line: str, days: int = 0) -> list[str]:
    """What is told of a death after a line of so many days later."""
    now = NOW + timedelta(days=days)
    return [change.words for change in farewell(store, now, log(store, now, line, SETTINGS)[0].id)]


def archived(store: Store) -> list[str]:
    return [person.name for person in store.view().all(Person) if person.status == "archived"]


@pytest.mark.parametrize(
    "line",
    [
        "hans died this morning. gerda called", "nachbar hans passed away last night", "RIP hans",
        "hans ist heute gestorben", "went to the funeral of hans, gerda was brave", "hans has died",
    ],
)  # fmt: skip
def test_whose_death_a_line_tells_is_left_in_peace(store: Store, line: str) -> None:
    assert say(store, line) == [
        "You noted that Nachbar Hans died. Nothing more is suggested or asked, and what was open rests."
    ]
    assert archived(store) == ["Nachbar Hans"]


@pytest.mark.parametrize(
    "line",
    [
        "hans' mother died, called him", "call with hans, his laptop died", "hans died laughing at lunch",
        "gerda rang about her late sister", "hans is dead tired",
    ],
)  # fmt: skip
def test_the_death_of_another_or_of_a_thing_is_none_of_theirs(store: Store, line: str) -> None:
    assert say(store, line) == [] and archived(store) == []


def test_what_is_open_with_the_dead_rests_and_a_coffee_does_not_take_place(store: Store) -> None:
    say(store, "coffee @p0 date:2026-12-01 at:10:00 +promise bring soup")
    assert loops(store.view(), SETTINGS, NOW)
    say(store, "hans died this morning", 1)
    assert not loops(store.view(), SETTINGS, NOW + timedelta(days=8))
    assert [one.state for one in store.view().all(Coffee)] == ["cancelled"]
    store.undo(NOW + timedelta(days=1))
    assert loops(store.view(), SETTINGS, NOW + timedelta(days=8)) and archived(store) == []


def test_a_name_that_is_settled_later_is_laid_to_rest_then(store: Store) -> None:
    assert say(store, "tom died on sunday") == []
    talk = next(one for one in store.view().all(Interaction))
    who = next(person.id for person in store.view().all(Person) if person.name == "Tom Stein")
    settle_entry(store, NOW, talk.id, talk.open_names[0].text, who, SETTINGS)
    assert archived(store) == ["Tom Stein"]


def test_a_funeral_is_no_coffee(store: Store) -> None:
    found = log(store, NOW, "gerda ketterer called, funeral is mo 30.11 14:00", SETTINGS)[0].reading
    assert [(one.kind, one.text) for one in found.proposed] == [("follow", "funeral is 14:00")]
