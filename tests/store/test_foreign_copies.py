"""What only looks like a conflicted copy of our journal: of another home, of a newer netritual, or no file at all."""

import pytest

from netritual.store.journal import open_store
from netritual.store.line import FORMAT, encode, frame
from tests.conftest import NOW
from tests.store.test_sync_conflicts import COPY, HOME, NAMES, add, bad, newest_log, people, tier
from tests.support.disk import MemoryDisk


@pytest.mark.parametrize("how", ["poll", "repair"])
def test_a_copy_of_another_home_is_set_aside_and_told(how: str) -> None:
    disk, foreign = MemoryDisk(), MemoryDisk()
    store, other = open_store(HOME, disk), open_store(HOME, foreign)
    ana = add(store, "ana")
    other.transact("add", lambda tx: tx.put(ana), NOW)  # the very same entry does not make it ours
    tier(other, add(other, "wei", 1), 1, 2)
    copy = newest_log(foreign)
    for number in (1, 2):  # it is of another home when it comes again, too
        disk.write_new(COPY, (copy,))
        store._looked = None
        if how == "poll":
            store.poll()
        words = store.notes[-1] if how == "poll" else store.take_in_copies()[0]
        assert "of another home" in words and f"{NAMES[0]}.{number}" in words
    assert people(open_store(HOME, disk)) == [("ana", 0)] and bad(store) == []
    assert copy in [data for path, data in disk.contents().items() if "/kept/" in path]


def test_a_folder_with_the_name_of_a_copy_is_left_alone() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    disk.folders.add(COPY)
    store.poll()
    assert store.mend() == [] and bad(store) == [] and COPY in disk.folders


def test_a_copy_of_a_newer_format_is_left_alone() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    head = {"log": FORMAT + 1, "gen": 0, "seq": 0, "top": 0, "people_at": 0, "store": "s", "device": "d"}
    disk.write_new(COPY, (frame(encode(head)),))
    store.poll()
    assert COPY in disk.contents() and bad(store) == ["copy"] and store.take_in_copies() == []
    (told,) = [check.detail for check in store.checks() if check.check == "copy"]
    assert "update" in told and "--repair" not in told
