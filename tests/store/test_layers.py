"""Views that are held cost an entry nothing, and never change, however the layers below them are put together."""

from datetime import timedelta
from random import Random

import pytest
from msgspec.structs import force_setattr

from netritual.domain.model import Interaction, Person
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.index import talks
from netritual.store.index.layers import Rows
from netritual.store.index.talk_facts import Talk, talk_of
from netritual.store.journal_store import open_store
from netritual.store.views import StoreView
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.records import put

WRITES = 900
TODAY = NOW.date()


def content(view: StoreView) -> list[tuple[int, int, tuple[int, ...]]]:
    first = TODAY - timedelta(days=400)
    talks = view.talks_between(first, TODAY)
    assert view.talks_with("mentions", first, TODAY) == tuple(talk for talk in talks if talk.mentions)
    return sorted((talk.id, (TODAY - talk.on).days, talk.people) for talk in talks)


@pytest.mark.parametrize("asked", [False, True], ids=["index made at the end", "index kept up"])
@pytest.mark.parametrize("indexed", [False, True])
def test_every_view_stays_as_it_was(asked: bool, indexed: bool) -> None:
    chance = Random(4)
    disk = MemoryDisk()
    store = open_store(Home("/home"), disk)
    plain: dict[int, tuple[int, tuple[int, ...]]] = {}
    held: list[tuple[StoreView, list[tuple[int, int, tuple[int, ...]]]]] = []
    store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    for at in range(WRITES):
        number = chance.randrange(1, 260)
        ago, people = chance.randrange(300), (chance.randrange(1, 6),)

        def act(tx: Transaction, number: int = number, ago: int = ago, people: tuple[int, ...] = people) -> None:
            if number in plain and ago % 4 == 0:
                tx.remove(Interaction, number)
                return
            talk = Interaction(
                on=TODAY - timedelta(days=ago), people=people, channel="coffee", mentions=people[: ago % 2]
            )
            force_setattr(talk, "id", number)
            tx.put(talk)

        store.transact("change", act, NOW)
        if number in plain and ago % 4 == 0:
            del plain[number]
        else:
            plain[number] = (ago, people)
        if indexed and at == WRITES // 2:
            store.update_index()
        view = store.view()
        if asked:
            view.touches(1)
        if at % 60 == 0:
            held.append((view, sorted((key, *value) for key, value in plain.items())))
    for view, expected in [*held, (store.view(), sorted((key, *value) for key, value in plain.items()))]:
        assert content(view) == expected
        for person in range(1, 6):
            of = sorted(key for key, _, people in expected if person in people)
            assert sorted(touch.talk for touch in view.touches(person)) == of
    rows, depth = store.journal.state.rows("interactions"), 0
    while isinstance(rows, Rows):
        rows, depth = rows.below, depth + 1  # type: ignore[assignment]
    assert depth <= 6
    assert content(open_store(Home("/home"), disk).view()) == content(store.view())


def test_what_is_asked_after_an_entry_reads_little_of_what_stands_behind_the_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    ana = store.transact("add", put(Person(handle="ana", name="Ana")), NOW)[0].id
    talk = Interaction(on=TODAY, people=(ana,), channel="coffee")
    store.transact("import", lambda tx: [tx.put(talk) for _ in range(2000)], NOW)
    store.view().touches(ana)
    documents: list[bytes | None] = []

    def decode(raw: bytes | None) -> Talk | None:
        documents.append(raw)
        return talk_of(raw)

    monkeypatch.setattr(talks, "talk_of", decode)
    for at in range(1, 101):
        store.transact("log", put(talk), NOW)
        assert len(store.view().touches(ana)) == 2000 + at
    assert len(documents) < 100 * 200
