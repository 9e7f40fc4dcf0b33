"""One thread writes, another reads: every view is one moment, whole."""

import threading
from datetime import date

import pytest

from netritual.domain.model import Gift, Interaction, Person
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.journal import open_store
from tests.conftest import NOW


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
