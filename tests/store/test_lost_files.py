"""A journal or an index that somebody took away, of an open app or a closed one: told, and nothing stands on a gap."""

import errno
from collections.abc import Callable

import msgspec
import pytest

from netritual.domain.model import Interaction, Person
from netritual.errors import NetritualError, NotSaved, Unsound
from netritual.paths import Home
from netritual.store.care.backup import backup
from netritual.store.care.restore import restore
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
JOURNAL = "/h/store/journal.jsonl"


def add(store: JournalStore, handle: str) -> None:
    """A person, by one transaction."""
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)


def handles(store: JournalStore) -> list[str]:
    """Everyone, by id."""
    return [person.handle for person in store.view().all(Person)]


def told(store: JournalStore) -> list[str]:
    """The details of the checks that are not sound."""
    return [words for _, ok, words in store.doctor.checks() if not ok]


def indexed() -> MemoryDisk:
    """A closed home: ana, tom and wei stand in its index, li behind that."""
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    store.update_index()
    add(store, "li")
    store.close()
    return disk


def take_away(disk: MemoryDisk, *parts: str) -> None:
    """Remove files by a part of their names."""
    for path in [path for path in disk.files if any(part in path for part in parts)]:
        del disk.files[path]


def save(disk: MemoryDisk) -> None:
    """By an app that opens."""
    add(open_store(HOME, disk), "zoe")


def save_unmade(disk: MemoryDisk) -> None:
    """By a command that opens without making anything."""
    add(open_store(HOME, disk, create=False), "zoe")


def log(disk: MemoryDisk) -> None:
    """By the shell's quick log."""
    shell = Appender(HOME, disk, still=True)
    assert shell.names().find("ana")
    shell.append("add", NOW, lambda names, new_id: {"people": {new_id(): {"handle": "zoe", "name": "Zoe"}}})


@pytest.mark.parametrize("by", [save, save_unmade, log])
def test_a_lost_journal_is_told_and_what_the_index_holds_goes_on_in_a_new_one(by: Callable[[MemoryDisk], None]) -> None:
    disk = indexed()
    take_away(disk, "journal")
    before = disk.contents()
    store = open_store(HOME, disk)
    assert handles(store) == ["ana", "tom", "wei"] and store.id
    assert any("missing journal" in words for words in told(store))
    store.poll()
    assert disk.contents() == before
    by(disk)
    again = open_store(HOME, disk)
    assert handles(again) == ["ana", "tom", "wei", "zoe"]
    assert any("missing journal" in words for words in told(again))
    add(store, "bo")
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "zoe", "bo"]
    again.poll()
    again.doctor.examine(repair=False)
    assert told(open_store(HOME, disk)) == []


@pytest.mark.parametrize("lost", [True, False], ids=["gone", "cut"])
def test_of_a_lost_journal_the_history_says_what_is_certain(lost: bool) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom"):
        add(store, handle)
    tom = store.view().all(Person)[1]
    store.transact("set-tier", lambda tx: tx.put(msgspec.structs.replace(tom, tier=2)), NOW)
    store.undo(NOW)
    add(store, "wei")
    store.update_index()
    store.close()
    if lost:
        take_away(disk, "journal")
    else:
        del disk.files[JOURNAL].data[-40:]
    notes: list[str] = []
    for _ in range(2):
        store = open_store(HOME, disk, create=False)
        changed = "An earlier change of 1 person."
        sentences = ["Added Wei.", f"Undid: {changed}", changed, changed, "Added Ana."]
        assert [entry.tell() for entry in store.history()][-5:] == sentences
        add(store, "zoe")
        notes += store.notes
    assert len([note for note in notes if "no longer just what they were" in note]) == 1


def test_behind_a_lost_journal_there_is_nothing_to_undo_but_what_comes() -> None:
    disk = indexed()
    take_away(disk, "journal")
    store = open_store(HOME, disk, create=False)
    with pytest.raises(NetritualError, match="nothing to undo"):
        store.undo(NOW)
    assert [entry.verb for entry in open_store(HOME, disk).history()] == ["add"] * 3
    add(store, "zoe")
    store.undo(NOW)
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei"]


def test_without_journal_and_index_nothing_is_founded_in_their_place() -> None:
    disk = indexed()
    disk.make_folder("/b")
    backup(open_store(HOME, disk), "/b/one.netritual", NOW)
    take_away(disk, "journal", ".sqlite")
    before = disk.contents()
    store = open_store(HOME, disk)
    with pytest.raises(Unsound, match="reading only"):
        add(store, "zoe")
    with pytest.raises(NetritualError):
        Appender(HOME, disk, still=True).append("log", NOW, lambda names, new_id: {"gifts": {new_id(): {}}})
    assert {path: data for path, data in disk.contents().items() if not path.endswith("lock")} == {
        path: data for path, data in before.items() if not path.endswith("lock")
    }
    restore(store, "/b/one.netritual", NOW)
    add(store, "zoe")
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "li", "zoe"]


@pytest.mark.parametrize("also", ["no more", ".sqlite", "index."])
def test_an_open_app_gives_back_what_a_lost_journal_held(also: str) -> None:
    disk = indexed()
    store, other = open_store(HOME, disk), open_store(HOME, disk)
    take_away(disk, "journal", also)
    store.poll()
    add(store, "zoe")
    other.poll()
    for found in (store, other, open_store(HOME, disk)):
        assert handles(found) == ["ana", "tom", "wei", "li", "zoe"]
        assert [entry.verb for entry in found.history()] == ["add"] * 5


def test_who_knows_less_follows_a_journal_that_was_written_from_memory() -> None:
    disk = MemoryDisk()
    store, stale = open_store(HOME, disk), open_store(HOME, disk)
    add(store, "ana")
    stale.poll()
    store.update_index()
    add(store, "tom")
    take_away(disk, "journal")
    store.poll()
    add(stale, "wei")
    store.poll()
    for found in (store, stale, open_store(HOME, disk)):
        assert handles(found) == ["ana", "tom", "wei"]


@pytest.mark.parametrize("full", [False, True])
def test_an_index_that_vanishes_under_an_open_app_is_no_loss(full: bool) -> None:
    disk = indexed()
    store = open_store(HOME, disk)
    store.poll()
    take_away(disk, "index.")
    if full:

        def fail(what: str, path: str, data: bytes) -> bytes:
            if what == "create":
                raise OSError(errno.ENOSPC, "No space left on device", path)
            return data

        disk.fail = fail
        store.poll()
        disk.fail = None
    store.poll()
    add(store, "zoe")
    again = open_store(HOME, disk)
    assert not again.partial and handles(again) == handles(store) == ["ana", "tom", "wei", "li", "zoe"]
    assert told(again) == [] and [entry.verb for entry in again.history()] == ["add"] * 5


def test_a_restore_that_lacks_only_a_file_says_that_people_and_entries_are_back() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    store.transact("log-interaction", lambda tx: tx.put(Interaction(on=NOW.date())), NOW)
    disk.write_new("/h/settings.toml", (b'name = "A"\n',))
    disk.make_folder("/b")
    backup(store, "/b/one.netritual", NOW)
    disk.replace("/h/settings.toml", b'name = "B"\n')

    def full(what: str, path: str, data: bytes) -> bytes:
        if what == "create" and "settings.toml" in path:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return data

    disk.fail = full
    other = open_store(Home("/n"), disk)
    disk.make_folder("/n")
    with pytest.raises(NotSaved, match=r"are restored, but settings\.toml could not be written"):
        restore(other, "/b/one.netritual", NOW)
    assert handles(other) == ["ana"]


def cut_within(disk: MemoryDisk) -> None:
    """In the middle of an entry."""
    disk.files[JOURNAL].data[:] = disk.contents()[JOURNAL][:-300]


def cut_whole(disk: MemoryDisk) -> None:
    """Two entries that stand in the index, and what came behind it."""
    disk.files[JOURNAL].data[:] = b"".join(disk.contents()[JOURNAL].splitlines(keepends=True)[:2])


def emptied(disk: MemoryDisk) -> None:
    """All of it, as a power cut may."""
    disk.files[JOURNAL].data.clear()


def zeroed(disk: MemoryDisk) -> None:
    """The length is there, the bytes are not."""
    data = disk.files[JOURNAL].data
    data[300:] = bytes(len(data) - 300)


@pytest.mark.parametrize("by", [save, save_unmade, log])
@pytest.mark.parametrize("hurt", [cut_within, cut_whole, emptied, zeroed])
def test_a_journal_that_ends_before_its_index_is_told_and_goes_on_from_what_the_index_holds(
    hurt: Callable[[MemoryDisk], None], by: Callable[[MemoryDisk], None]
) -> None:
    disk = indexed()
    hurt(disk)
    before = disk.contents()
    store = open_store(HOME, disk, create=False)
    assert handles(store) == ["ana", "tom", "wei"]
    assert any("lacks its newest entries" in words for words in told(store))
    store.poll()
    assert {path: data for path, data in disk.contents().items() if not path.endswith("lock")} == {
        path: data for path, data in before.items() if not path.endswith("lock")
    }
    by(disk)
    again = open_store(HOME, disk)
    assert handles(again) == ["ana", "tom", "wei", "zoe"]
    assert any("lacks its newest entries" in words for words in told(again))
    assert before[JOURNAL] in [data for path, data in disk.contents().items() if "/kept/" in path]
    add(store, "bo")
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "zoe", "bo"]
    again.doctor.examine(repair=False)
    assert told(open_store(HOME, disk)) == []


@pytest.mark.parametrize("hurt", [cut_within, cut_whole, emptied])
def test_repair_of_a_journal_that_ends_before_its_index_leaves_nothing_out(hurt: Callable[[MemoryDisk], None]) -> None:
    disk = indexed()
    hurt(disk)
    open_store(HOME, disk, create=False).doctor.examine(repair=True)
    again = open_store(HOME, disk)
    again.doctor.examine(repair=False)
    assert handles(again) == ["ana", "tom", "wei"] and told(open_store(HOME, disk)) == []


@pytest.mark.parametrize("by", [save, save_unmade, log])
@pytest.mark.parametrize("with_index", [True, False])
def test_a_journal_without_its_header_is_told_and_has_all_its_entries(
    with_index: bool, by: Callable[[MemoryDisk], None]
) -> None:
    disk = indexed()
    name = open_store(HOME, disk).id
    if not with_index:
        take_away(disk, "/index.")
    disk.files[JOURNAL].data[:] = disk.contents()[JOURNAL].partition(b"\n")[2]
    store = open_store(HOME, disk, create=False)
    assert handles(store) == ["ana", "tom", "wei", "li"] and (store.id == name) is with_index
    assert any("missing header" in words for words in told(store))
    by(disk)
    again = open_store(HOME, disk)
    assert handles(again) == ["ana", "tom", "wei", "li", "zoe"]
    again.doctor.examine(repair=True)
    mended = open_store(HOME, disk)
    assert told(mended) == [] and handles(mended) == ["ana", "tom", "wei", "li", "zoe"] and mended.id == store.id


@pytest.mark.parametrize("by", [save, save_unmade, log])
def test_a_journal_that_was_cut_beside_a_damaged_index_keeps_what_it_has_and_says_so(
    by: Callable[[MemoryDisk], None],
) -> None:
    disk = indexed()
    cut_whole(disk)
    path = next(path for path in disk.files if path.endswith(".sqlite"))
    disk.spoil(path, 5000)
    assert handles(open_store(HOME, disk, create=False)) == ["ana"]
    by(disk)
    again = open_store(HOME, disk)
    assert handles(again) == ["ana", "zoe"] and any("lacks its newest entries" in words for words in told(again))


def gone(disk: MemoryDisk) -> None:
    """The whole file."""
    take_away(disk, "journal")


@pytest.mark.parametrize("hurt", [cut_whole, gone])
@pytest.mark.parametrize("polled", [True, False])
def test_an_open_app_gives_back_what_a_lost_journal_held_and_what_only_the_index_knows(
    hurt: Callable[[MemoryDisk], None], polled: bool
) -> None:
    disk = indexed()
    store, other = open_store(HOME, disk), open_store(HOME, disk)
    add(other, "bo")
    other.update_index()
    hurt(disk)
    if polled:
        store.poll()
    add(store, "zoe")
    assert not [name for name in disk.names("/h/store/kept") if "replaced" in name]
    for found in (store, open_store(HOME, disk)):
        assert handles(found) == ["ana", "tom", "wei", "li", "bo", "zoe"]
