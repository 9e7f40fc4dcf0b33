"""What a page shows of everyone is read in a few queries, however many people there are."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from netritual.domain.model import Interaction, Person, Record, Settings
from netritual.domain.search.people_rows import PeopleIndex
from netritual.paths import Home
from netritual.services.pages.home_page import home_page
from netritual.services.pages.insight_page import insight_page
from netritual.services.pages.person_page import person_page
from netritual.services.ports import Transaction
from netritual.store.index.database import Index
from netritual.store.index.tables import DocumentTable
from netritual.store.journal_store import open_store
from netritual.store.views import StoreView
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

SETTINGS = Settings(tz="UTC")
PAGES: dict[str, Callable[[StoreView], object]] = {
    "home": lambda view: home_page(view, SETTINGS, NOW),
    "people": lambda view: PeopleIndex(view, SETTINGS, NOW.date(), NOW).rows("", "name")[:10],
    "a person": lambda view: person_page(view, SETTINGS, NOW, view.all(Person)[0]),
    "insights": lambda view: insight_page(view, SETTINGS, NOW),
}


def view_of(count: int) -> StoreView:
    """A home of so many people: each third has a rhythm, and most were talked with, some of them half a year ago."""

    def put(tx: Transaction) -> None:
        for at in range(count):
            who = tx.put(Person(handle=f"p{at}", name=f"Person {at}", tier=at % 3 and 2)).id
            for ago in range(at % 4):
                on = NOW.date() - timedelta(days=60 * ago + at % 7)
                tx.put(Interaction(on=on, channel="coffee", people=(who,), initiator="mutual"))

    store = open_store(Home("/home"), MemoryDisk())
    store.transact("import", put, NOW)
    store.update_index()
    return store.view()


@pytest.mark.parametrize("page", PAGES)
def test_more_people_ask_for_no_more_queries(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows = Index.rows

    def counted(index: Index, query: str, *values: object) -> list[object]:
        asked.append(query)
        return rows(index, query, *values)

    few, many = view_of(40), view_of(160)
    monkeypatch.setattr(Index, "rows", counted)
    PAGES[page](few)
    of_few = len(asked)
    PAGES[page](many)
    assert 0 < of_few == len(asked) - of_few


def test_the_page_of_a_person_reads_no_entry_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    record = DocumentTable.record

    def noted(table: DocumentTable, doc_id: int) -> Record | None:
        read.extend([doc_id] * (table.name == "interactions"))
        return record(table, doc_id)

    view = view_of(40)
    monkeypatch.setattr(DocumentTable, "record", noted)
    person_page(view, SETTINGS, NOW, view.all(Person)[3])
    assert {*read} == {touch.talk for touch in view.touches(view.all(Person)[3].id)} != set()
