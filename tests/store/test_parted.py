"""Two writers that did not see each other, generations that do not follow on: both sides are kept, and told of."""

from datetime import timedelta

import pytest

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal import JournalStore, open_store
from netritual.store.line import Changes, transaction
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
LOG = "/h/store/log.00000000.jsonl"


def add(store: JournalStore, handle: str, minutes: int = 0) -> None:
    """A person, by one transaction."""
    moment = NOW + timedelta(minutes=minutes)
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), moment)


def handles(store: JournalStore) -> list[str]:
    """Everyone, by id."""
    return [person.handle for person in store.view().all(Person)]


def bad(store: JournalStore) -> list[str]:
    """The names of the checks that are not sound."""
    return [name for name, ok, _ in store.checks() if not ok]


@pytest.mark.parametrize("by", ["open", "poll"])
def test_a_second_line_with_a_known_number_is_told_and_its_bytes_are_kept(by: str) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    add(store, "tom")
    changes: Changes = {"people": {9: b'{"handle":"wei","name":"Wei"}'}}
    line = transaction(2, NOW, "add", 9, 0, changes)
    disk.files[LOG].data += line
    found = store if by == "poll" else open_store(HOME, disk)
    found.poll()
    assert handles(found) == ["ana", "tom"] and bad(found) == ["damage"]
    assert any("number of another" in words for _, ok, words in found.checks() if not ok)
    add(found, "li")
    assert line in [data for path, data in disk.contents().items() if "/kept/damaged." in path]
    again = open_store(HOME, disk)
    assert handles(again) == ["ana", "tom", "li"]
    again.compact()
    assert bad(open_store(HOME, disk)) == ["damage", "spare"]


def test_the_same_line_twice_is_no_damage() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    store.transact("drop", lambda tx: tx.table("people").truncate(), NOW)
    lines = disk.contents()[LOG].splitlines(keepends=True)
    disk.files[LOG].data += b"".join(lines[1:])
    assert bad(open_store(HOME, disk)) == []


def test_an_app_that_knows_more_than_a_generation_from_memory_gives_it_back() -> None:
    disk = MemoryDisk()
    one = open_store(HOME, disk)
    add(one, "ana")
    two = open_store(HOME, disk)
    add(two, "tom", 1)
    add(two, "wei", 2)
    del disk.files[LOG]
    one.poll()
    two.poll()
    assert handles(two) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei"]
    add(two, "li", 3)
    one.poll()
    assert handles(one) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "li"]


def parted(disk: MemoryDisk, same_length: bool, beside: bool = True) -> tuple[JournalStore, MemoryDisk]:
    """A home and a copy of it, both changed; the copy has compacted, and its new files lie beside ours."""
    store = open_store(HOME, disk)
    add(store, "ana")
    copy = MemoryDisk(disk.contents())
    other = open_store(HOME, copy)
    add(other, "wei", 1)
    add(store, "tom", 2)
    if not same_length:
        add(store, "li", 3)
    other.compact()
    if not beside:
        add(other, "bo", 4)
        add(other, "cy", 5)
    for path, data in copy.contents().items():
        if "00000001" in path:
            disk.write_new(path, (data,))
    return store, copy


@pytest.mark.parametrize("by", ["poll", "save"])
@pytest.mark.parametrize(("same_length", "beside"), [(True, True), (False, True), (True, False)])
def test_a_generation_from_elsewhere_is_not_believed_unseen(by: str, same_length: bool, beside: bool) -> None:
    disk = MemoryDisk()
    store, _ = parted(disk, same_length, beside)
    store.poll() if by == "poll" else add(store, "zoe", 9)
    theirs = ["ana", "wei"] if beside else ["ana", "wei", "bo", "cy"]
    assert handles(store) == handles(open_store(HOME, disk)) == [*theirs, *(["zoe"] if by == "save" else [])]
    rescued = [words for name, ok, words in store.checks() if name == "rescue"]
    assert len(rescued) == (1 if same_length else 2) and "Added Tom." in rescued[0]
    store.compact()
    store.compact()
    assert any(b'"tom"' in data for path, data in disk.contents().items() if "/kept/log.00000000" in path)


@pytest.mark.parametrize(("same_length", "beside"), [(True, True), (False, True), (True, False)])
def test_a_closed_app_tells_of_a_former_journal_that_the_newer_one_does_not_hold(
    same_length: bool, beside: bool
) -> None:
    disk = MemoryDisk()
    parted(disk, same_length, beside)[0].close()
    store = open_store(HOME, disk)
    assert "damage" in bad(store)
    former = disk.contents()[LOG]
    store.compact()
    store.compact()
    assert former in [data for path, data in disk.contents().items() if "/kept/" in path]
    assert "damage" in bad(open_store(HOME, disk))


def test_who_slept_through_compactions_of_the_same_home_hears_all_and_no_damage() -> None:
    disk = MemoryDisk()
    store, other = open_store(HOME, disk), open_store(HOME, disk)
    add(store, "ana")
    other.poll()
    for handle in ("tom", "wei", "li"):
        add(store, handle)
        store.compact()
    assert [change.verb for change in other.poll()] == ["add"] * 3
    assert handles(other) == ["ana", "tom", "wei", "li"] and bad(other) == [] and other.notes == []
    for _ in range(2):
        store.compact()
        other.poll()
    assert bad(other) == [] and not disk.names("/h/store/kept")
