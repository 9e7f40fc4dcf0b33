"""Suggestions over the store: from its indexes as from the documents."""

from typing import Any

from hypothesis import given

from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.suggestions.suggest import suggest, why_not
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.store.test_sums import apply, steps
from tests.support.disk import MemoryDisk
from tests.support.network import MemoryNetwork

SETTINGS = Settings(city="Lisbon")
TODAY = NOW.date()


@given(steps)
def test_the_index_suggests_what_the_documents_do(steps: list[tuple[Any, ...]]) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    for step in steps:
        apply(store, step)
    view = store.view()
    documents = MemoryNetwork(*view.all(Person), *view.all(Interaction))
    assert suggest(view, SETTINGS, TODAY) == suggest(documents, SETTINGS, TODAY)
    for one in documents.all(Person):
        assert why_not(view, SETTINGS, TODAY, one.id) == why_not(documents, SETTINGS, TODAY, one.id)
