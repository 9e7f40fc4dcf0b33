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
