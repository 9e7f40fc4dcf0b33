"""One thread writes, another reads: every view is one moment, whole."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from netritual.domain.model import Gift, Interaction, Person
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.journal_store import open_store
from netritual.store.tiny import JournalStorage
from tests.conftest import NOW
from tests.support.disk import MemoryDisk


@pytest.mark.parametrize("writes", [100, pytest.param(1000, marks=pytest.mark.nightly)])
def test_a_view_read_beside_a_writer_is_one_moment(own_home: Home, writes: int) -> None:
    store = open_store(own_home, Disk())
    ana = store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)[0]
    wrong: list[str] = []
    done = threading.Event()

    def write() -> None:
        try:
            write_all()
        finally:
            done.set()

    def write_all() -> None:
        for at in range(writes):
            talk = Interaction(on=date(2026, 1, 1 + at % 28), people=(ana.id,))
            gift = Gift(people=(ana.id,), direction="gave", on=date(2026, 1, 1))
            store.transact("log-interaction", lambda tx, t=talk, g=gift: (tx.put(t), tx.put(g)), NOW)  # type: ignore[misc]
            if at % 30 == 29:
                store.update_index()
            if at % 7 == 3:
                store.undo(NOW)

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        view = store.view()
        counts = {len(view.touches(ana.id)), len(view.talks(ana.id)), len(view.all(Interaction)), len(view.all(Gift))}
        if len(counts) != 1 or len(view.talks_between(date(2026, 1, 1), date(2026, 1, 31))) not in counts:
            wrong.append(str(counts))
    writer.join()
    assert wrong == []
    assert (
        len(store.view().all(Gift))
        == len(open_store(own_home).view().all(Interaction))
        == writes - len(range(3, writes, 7))
    )


def test_threads_that_write_through_one_table_of_tinydb_get_ids_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    store, change = open_store(Home("/h"), MemoryDisk()), JournalStorage.change

    def lingering(storage: JournalStorage, name: str, updater: Callable[[Any], None]) -> None:
        change(storage, name, updater)
        threading.Event().wait(0.001)  # the next one is in the store meanwhile

    monkeypatch.setattr(JournalStorage, "change", lingering)
    table, ids = store.database.table("x"), list[int]()
    threads = [threading.Thread(target=lambda: ids.extend(table.insert({}) for _ in range(20))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(ids)) == len(table) == 80
