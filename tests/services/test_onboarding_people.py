"""The first people: who is there by that name is meant, several are never guessed among, and nobody is doubled."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from netritual.domain.model import Person
from netritual.errors import UsageError
from netritual.paths import Home
from netritual.services.name_book import NameBook
from netritual.services.ports import Store
from netritual.services.verbs.onboarding_people import add_first_people, is_unclear
from netritual.store.journal_store import open_store

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    yield opened
    opened.close()


def put(store: Store, *people: Person) -> None:
    store.transact("seed", lambda tx: [tx.put(person) for person in people], NOW)


def everyone(store: Store) -> list[tuple[str, int, str]]:
    """Name, tier and handle of everyone."""
    return [(person.name, person.tier, person.handle) for person in store.view().all(Person)]


def test_a_known_name_is_that_person(store: Store) -> None:
    put(store, Person(handle="ana-ruiz", name="Dr. Ana Ruíz", company="Nortel"))
    add_first_people(store, NOW, ["ana ruiz", "", "Priya Nair", "priya  nair"])
    assert everyone(store) == [("Dr. Ana Ruíz", 2, "ana-ruiz"), ("Priya Nair", 2, "priya-nair")]
    assert {person.status for person in store.view().all(Person)} == {"network"}


def test_a_rhythm_that_is_there_stays(store: Store) -> None:
    put(store, Person(handle="bob", name="Bob Stone", tier=4, status="network"))
    assert add_first_people(store, NOW, ["Bob Stone"])[0] == ()
    assert everyone(store) == [("Bob Stone", 4, "bob")]


def test_of_several_with_a_name_nobody_is_taken(store: Store) -> None:
    put(store, Person(handle="ana-ruiz", name="Ana Ruiz"), Person(handle="ana-ruiz-2", name="Ana Ruiz"))
    with pytest.raises(UsageError, match="2 people are called Ana Ruiz: @ana-ruiz, @ana-ruiz-2"):
        add_first_people(store, NOW, ["Bob Stone", "Ana Ruiz"])
    assert [tier for _, tier, _ in everyone(store)] == [0, 0]
    add_first_people(store, NOW, ["@ana-ruiz-2"])
    assert [tier for _, tier, _ in everyone(store)] == [0, 2]
    add_first_people(store, NOW, ["Ana Ruiz"], ["Ana Ruiz"])
    assert everyone(store)[2] == ("Ana Ruiz", 2, "ana-ruiz-3")


@pytest.mark.parametrize(
    ("typed", "unclear"),
    [("Ana", True), ("Ruiz", True), ("Ana R", True), ("Ana Ruiz", False), ("@ana-ruiz", False), ("Zoë", False)],
)
def test_a_part_of_a_name_is_unclear(store: Store, typed: str, unclear: bool) -> None:
    put(store, Person(handle="ana-ruiz", name="Ana Ruiz"))
    assert is_unclear(NameBook(store.view()), typed) is unclear
