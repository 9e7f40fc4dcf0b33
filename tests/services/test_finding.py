"""What ``find`` shows: people, then talks that were held, planned or are to be followed up, the newest first."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from netritual.paths import Home
from netritual.services.pages.find_page import find
from netritual.services.ports import Store
from netritual.services.verbs.touches import log
from tests.conftest import NOW
from tests.support.review import SETTINGS, a_store, people


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    with closing(a_store(own_home)) as store:
        people(store, "Ana Ruiz", "Bob Stone")
        yield store


def texts(store: Store, words: str) -> list[tuple[str, str]]:
    return [(hit.table, hit.text) for hit in find(store.view(), words, 10)]


def test_what_was_typed_of_a_talk_is_found_before_and_after_it(store: Store) -> None:
    line = "coffee with Ana tomorrow 5pm at koshy's re fundraise"
    log(store, NOW, line, SETTINGS, source="shell")
    planned = [("coffees", line)]
    assert texts(store, "koshy") == texts(store, "fundraise") == texts(store, "ana koshy") == planned
    assert texts(store, "coffee") == texts(store, "ruiz coffee") == planned, "its kind and its people are found too"
    assert texts(store, "stone coffee") == []
    told = "coffee with Ana yesterday, she was great"
    log(store, NOW + timedelta(days=2), told, SETTINGS, source="shell")
    assert texts(store, "koshy") == planned
    assert sorted(texts(store, "coffee")) == [*planned, ("interactions", told)]


def test_what_is_to_be_followed_up_is_found(store: Store) -> None:
    log(store, NOW, "+follow ring the archive about the maps by friday", SETTINGS, source="shell")
    assert [table for table, _ in texts(store, "maps archive")] == ["follows"]
