"""What a new index says is what stood there before, however much of the journal was read at a time."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import connect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from netritual.domain.model import Interaction, Person, Unsettled
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store import journal_file
from netritual.store.care import index_rebuild
from netritual.store.index import writing
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import path_of_index, unlike

TODAY = NOW.date()
CHANNELS = ("coffee", "call", "email", "note")

talks = st.builds(
    lambda at, who, ago, channel, typed: (at, tuple(who), ago, channel, typed),
    st.integers(1, 12), st.lists(st.integers(1, 3), max_size=3), st.integers(-3, 60), st.sampled_from(CHANNELS),
    st.booleans(),
)  # fmt: skip
rounds = st.lists(st.lists(st.one_of(talks, st.integers(1, 12)), max_size=6), min_size=2, max_size=5)


def change(store: JournalStore, steps: list[object]) -> None:
    def act(tx: Transaction) -> None:
        for step in steps:
            if isinstance(step, tuple):
                at, who, ago, channel, typed = step
                names = (Unsettled(text="anna", candidates=(1, 2)),) if typed else ()
                made = Interaction(
                    on=TODAY - timedelta(days=ago), people=who, channel=channel, unsettled=names, mentions=who[2:],
                    awaiting_reply=typed,
                )  # fmt: skip
                force_setattr(made, "id", at)
                tx.put(made)
            elif isinstance(step, int):
                tx.remove(Interaction, step)

    store.transact("change", act, NOW)


def told(store: JournalStore) -> tuple[object, ...]:
    view = store.view()
    return (
        view.all(Interaction),
        view.all(Person),
        view.unsettled(),
        view.talks_between(TODAY - timedelta(days=90), TODAY + timedelta(days=9)),
        view.talks_with("mentions", TODAY - timedelta(days=90), TODAY + timedelta(days=9)),
        view.talks_with("awaiting_reply", TODAY - timedelta(days=90), TODAY + timedelta(days=9)),
        [list(view.touches(person)) for person in range(5)],
    )


@given(rounds)
def test_a_new_index_says_what_stood_there(rounds: list[list[object]]) -> None:
    disk = MemoryDisk()
    store = open_store(Home("/home"), disk)
    for steps in rounds:
        change(store, steps)
        before = told(store)
        store.update_index()
        assert told(store) == before
        assert told(open_store(Home("/home"), disk)) == before
    assert unlike(store) == []


TABLES = ("history", "versions", "texts", "vocabulary", "words", "touches", "persons", "names")


def rows_of(store: JournalStore) -> list[list[object]]:
    """What stands in some tables of the index of a store."""
    with closing(connect(path_of_index(store))) as index:
        return [index.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in TABLES]


def test_a_journal_read_in_stretches_makes_the_index_of_one_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(Home(str(tmp_path / "home")))
    people = [Person(handle=f"p{at}", name=f"Person {at}", topics=("pricing", "chess")) for at in range(4)]
    ids = [store.transact("add", lambda tx, made=made: tx.put(made).id, NOW)[0] for made in people]  # type: ignore[misc]
    for at in range(40):
        made = Interaction(
            on=TODAY - timedelta(days=at * 7 % 30), people=(ids[at % 4],), channel="coffee" if at % 4 else "note",
            topic="legal pricing", tags=("work",) if at % 3 else (), minutes=30 if at % 2 else None, line=f"line {at}",
        )  # fmt: skip
        force_setattr(made, "id", at // 2 + 1)  # each is written twice
        store.transact("log", lambda tx, made=made: tx.put(made), NOW)  # type: ignore[misc]
    store.transact("remove", lambda tx: tx.remove(Interaction, 7), NOW)
    store.transact("remove", lambda tx: tx.remove(Person, ids[3]), NOW)
    store.update_index()
    at_once = rows_of(store)
    monkeypatch.setattr(index_rebuild, "STRETCH", 1)
    monkeypatch.setattr(journal_file, "PIECE", 700)  # two lines at a time
    monkeypatch.setattr(writing, "TOGETHER", 3)
    monkeypatch.setattr(writing, "VALUES", 14)  # one row of a person, a few of all others, by one statement
    assert store.journal.index is not None
    store.journal.index.doubted = True
    store.update_index()
    assert rows_of(store) == at_once and unlike(store) == []
    assert [len(rows) > 3 for rows in at_once] == [True] * len(TABLES)
