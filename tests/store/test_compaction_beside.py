"""A compaction while others cut, rescue and write anew: it takes no file of theirs, and copies no line that is gone."""

import errno
from collections.abc import Callable

import pytest

from netritual.domain.model import Person
from netritual.errors import NetritualError, NotSaved, Unsound
from netritual.paths import Home
from netritual.store.care.backup import backup, restore
from netritual.store.journal import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
LOG = "/h/store/log.00000000.jsonl"


def add(store: JournalStore, handle: str) -> None:
    """A person, by one transaction."""
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)


def handles(store: JournalStore) -> list[str]:
    """Everyone, by id."""
    return [person.handle for person in store.view().all(Person)]


def at(disk: MemoryDisk, what: str, part: str, act: Callable[[], None]) -> None:
    """Do something once, at a step of the disk on a path."""

    def fail(step: str, path: str, data: bytes) -> bytes:
        if step == what and part in path:
            disk.fail = None
            act()
        return data

    disk.fail = fail


def test_a_compaction_takes_no_files_of_a_generation_that_another_wrote_from_memory() -> None:
    disk = MemoryDisk()
    one = open_store(HOME, disk)
    add(one, "ana")
    one.compact()
    add(one, "tom")
    two = open_store(HOME, disk)

    def vanish() -> None:
        for name in disk.names("/h/store"):
            if name.startswith("log.") and name.endswith(".jsonl"):
                del disk.files[f"/h/store/{name}"]
        one.poll()

    at(disk, "sync", "log.00000002", vanish)
    with pytest.raises(NetritualError, match="could not be compacted"):
        two.compact()
    one.poll()
    two.poll()
    for store in (one, two, open_store(HOME, disk)):
        assert store.broken is None and handles(store) == ["ana", "tom"]
    add(one, "wei")
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei"]
    with pytest.raises(NotSaved, match="tidying"), disk.lock("/h/store/lock.compaction") as lock:
        assert lock.take(0)
        disk.files = {path: file for path, file in disk.files.items() if "/log." not in path}
        add(one, "li")
    assert handles(one) == ["ana", "tom", "wei"]
    add(one, "li")
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "li"]


def test_a_compaction_sweeps_nothing_that_another_is_writing() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    older = disk.contents()[LOG]
    add(store, "tom")
    del disk.files[LOG]
    disk.write_new(LOG, (older,))

    def compact() -> None:
        with pytest.raises(NetritualError, match="another netritual"):
            open_store(HOME, disk).compact()

    at(disk, "sync", "rescue.", compact)
    store.poll()
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom"]


def test_a_line_that_was_cut_off_again_is_not_compacted_in_the_place_of_the_next() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    add(store, "ana")
    end = len(disk.contents()[LOG])
    fork = MemoryDisk(disk.contents())
    add(open_store(HOME, fork, still=True), "ghost")
    ghost = fork.contents()[LOG][end:]

    def cut() -> None:
        del disk.files[LOG].data[end:]
        add(open_store(HOME, disk, still=True), "tommy")

    def torn() -> None:
        disk.files[LOG].data += ghost
        at(disk, "sync", "log.00000001", cut)

    at(disk, "sync", "names.00000001", torn)
    assert not store.compact()
    assert len(disk.contents()[LOG]) == end + len(ghost)
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tommy"]
    assert [name for name in disk.names("/h/store") if "00000001" in name] == []
    assert store.compact() and handles(open_store(HOME, disk)) == ["ana", "tommy"]


def test_a_restore_that_fails_leaves_a_damaged_store_for_reading_only() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    disk.make_folder("/b")
    backup(store, "/b/one.netritual", NOW)
    store.compact()
    add(store, "tom")
    for path in list(disk.files):
        if "/snap." in path:
            disk.files[path].data[:6] = b"spoilt"
    store = open_store(HOME, disk)
    assert store.broken is not None

    def full(what: str, path: str, data: bytes) -> bytes:
        if what == "write":
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return data

    disk.fail = full
    with pytest.raises(NotSaved, match="not restored"):
        restore(store, "/b/one.netritual", NOW)
    disk.fail = None
    with pytest.raises(Unsound, match="reading only"):
        add(store, "wei")
    restore(store, "/b/one.netritual", NOW)
    add(store, "wei")
    assert handles(open_store(HOME, disk)) == ["ana", "wei"]
