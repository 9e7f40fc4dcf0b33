"""A closed store holds no file open, without waiting for the collector: a disk can be taken away, a file replaced."""

import gc
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netritual.domain.model import Interaction, Person
from netritual.paths import Home
from netritual.store.care.backup import backup
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW


def held(folder: str) -> list[str]:
    """The files below a folder that this process holds open."""
    links = [os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd")]
    return [os.readlink(link) for link in links if os.path.islink(link) and os.readlink(link).startswith(folder)]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.view().all(Interaction),
        lambda store: store.doctor.checks(),
        lambda store: store.poll(),
        lambda store: store.update_index(),
        lambda store: backup(store, "", NOW),
        lambda store: store.transact("add", lambda tx: tx.put(Person(handle="tom", name="Tom")), NOW),
        lambda store: store.undo(NOW),
        lambda store: store.reopen(),
    ],
    ids=["view", "checks", "poll", "compact", "backup", "save", "undo", "reopen"],
)
def test_a_closed_store_holds_no_file(tmp_path: Path, use: Callable[[JournalStore], object]) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    person, _ = store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    talk = Interaction(on=date(2026, 3, 10), people=(person.id,), topic="lamps")
    store.transact("log-interaction", lambda tx: tx.put(talk), NOW)
    store.update_index()
    store.update_index()
    store.close()
    del store
    gc.collect(1)  # all of it is young
    gc.disable()
    try:
        store = open_store(home)
        use(store)
        store.close()
        del store
        assert held(str(tmp_path)) == []
    finally:
        gc.enable()
