"""Giving entries back on a disk that is full, and behind a torn end: none is let go of."""

import errno

import pytest

from netritual.domain.model import Person
from netritual.errors import NotSaved
from netritual.paths import Home
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
LOG = "/h/store/journal.jsonl"


def add(store: JournalStore, handle: str) -> None:
    """A person, by one transaction."""
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)


def handles(store: JournalStore) -> list[str]:
    """Everyone, by id."""
    return [person.handle for person in store.view().all(Person)]


def gone_back(disk: MemoryDisk) -> JournalStore:
    """An open store of three people whose journal on disk has gone back to the first."""
    store = open_store(HOME, disk)
    add(store, "ana")
    older = disk.contents()[LOG]
    add(store, "tom")
    add(store, "wei")
    del disk.files[LOG]
    disk.write_new(LOG, (older,))
    return store


@pytest.mark.parametrize("full", ["create journal.", "write journal."])
def test_what_cannot_be_written_is_kept_in_memory_until_there_is_room(full: str) -> None:
    disk = MemoryDisk()
    store = gone_back(disk)
    step, name = full.split()

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == step and f"/{name}" in path:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return data

    disk.fail = fail
    for _ in range(3):
        store.poll()
        assert handles(store) == ["ana", "tom", "wei"]
    with pytest.raises(NotSaved, match=r"no space left|disk is full"):
        add(store, "li")
    assert handles(open_store(HOME, MemoryDisk(disk.contents()))) == ["ana"]
    disk.fail = None
    store.poll()
    add(store, "li")
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "li"]
    assert [entry.verb for entry in store.history()] == ["add"] * 4
    assert len([note for note in store.notes if "cannot be written" in note]) == 1


def test_what_is_given_back_is_not_glued_to_a_torn_end() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    add(store, "tom")
    del disk.files[LOG].data[-10:]
    store.poll()
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom"]
    add(store, "wei")
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei"]
    assert all(ok for _, ok, _ in open_store(HOME, disk).doctor.checks())
