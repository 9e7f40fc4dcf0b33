"""Suggestions over the store: kept up from view to view as made anew, and from the index as from the documents."""

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.suggestions.memory import Memory
from netritual.domain.suggestions.ranking import Ranking
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.suggestion import Ranked
from netritual.paths import Home
from netritual.store.journal import open_store
from netritual.store.reading import View
from tests.conftest import NOW
from tests.store.test_sums import apply, steps
from tests.support.disk import MemoryDisk
from tests.support.network import MemoryNetwork

SETTINGS = Settings(city="Lisbon")
TODAY = NOW.date()


@given(steps, st.data())
def test_what_is_kept_from_view_to_view_changes_nothing(steps: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    store, memory = open_store(Home("/home"), MemoryDisk()), Memory()
    views: list[View] = []
    for step in steps:
        apply(store, step)
        views.append(store.view())
        for view in (views[-1], data.draw(st.sampled_from(views))):
            kept, fresh = (suggest(view, SETTINGS, TODAY, memory=known) for known in (memory, None))
            assert kept == fresh
    documents = MemoryNetwork(*store.view().all(Person), *store.view().all(Interaction))
    assert suggest(store.view(), SETTINGS, TODAY) == suggest(documents, SETTINGS, TODAY)
    ranking = Ranking(store.view(), SETTINGS, TODAY)
    for one in documents.all(Person):
        verdict = ranking.judged.get(one.id)
        assert (verdict is None) == (one.tier == 0)
        assert not isinstance(verdict, Ranked) or ranking.explained(one).score == verdict.score
