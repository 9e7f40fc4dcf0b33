"""What `doctor` says of a store: damage until it was seen, days at the end of time, the index of a long journal."""

from datetime import date
from pathlib import Path

import pytest
from textual.message import Message

from netritual.domain.model import Interaction, Person
from netritual.errors import NotSaved, Unsound
from netritual.paths import Home
from netritual.store.care.backup import backup, weekly
from netritual.store.care.maintenance_process import tidy
from netritual.store.journal_store import JournalStore, open_store
from netritual.tui.messages import StoreNoted
from netritual.tui.store_thread import StoreThread
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import path_of_index, unlike
from tests.support.records import put

HOME = Home("/h")
LOG = "/h/store/journal.jsonl"


def add(store: JournalStore, handle: str) -> Person:
    """A person, by one transaction."""
    return store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)[0]


def bad(store: JournalStore) -> list[str]:
    """The names of the checks that are not sound, as `doctor` finds them."""
    return [check.check for check in store.doctor.examine(repair=False) if not check.ok]


def damaged() -> MemoryDisk:
    """A home of three people, of whom the second entry is damaged."""
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    disk.spoil(LOG, disk.contents()[LOG].index(b'"tom"'))
    return disk


@pytest.mark.parametrize("day", [date.max, date.max.replace(day=27), date.min])
@pytest.mark.parametrize("indexed", [False, True])
def test_an_entry_of_the_last_year_there_is_can_be_checked(day: date, indexed: bool) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    ana = add(store, "ana")
    for on in (day, NOW.date()):
        store.transact("import", put(Interaction(on=on, people=(ana.id,))), NOW)
    if indexed:
        store.update_index()
    assert bad(open_store(HOME, disk)) == []


def test_damage_is_told_at_the_start_and_by_every_doctor_while_it_stands() -> None:
    disk = damaged()
    for _ in range(2):
        store = open_store(HOME, disk)
        assert bad(store) == ["damage", "gaps"] and bad(store) == ["damage", "gaps"]
    heard: list[Message] = []
    thread = StoreThread(open_store(HOME, disk), heard.append, lambda: NOW)
    thread.start()
    thread.poll()
    thread.close()
    (note,) = [message.words for message in heard if isinstance(message, StoreNoted)]
    assert "damaged" in note and "doctor" in note


def test_the_next_save_keeps_the_damaged_bytes_once() -> None:
    disk = damaged()
    line = disk.contents()[LOG].splitlines(keepends=True)[2]
    for handle in ("li", "bo"):
        add(open_store(HOME, disk), handle)
    assert [data for path, data in disk.contents().items() if "/kept/" in path] == [line]
    assert bad(open_store(HOME, disk)) == ["damage", "gaps"]


def test_no_room_to_keep_damaged_bytes_is_no_reason_not_to_save() -> None:
    disk = damaged()

    def fail(what: str, path: str, data: bytes) -> bytes:
        if "/kept" in path:
            raise OSError(28, "No space left on device")
        return data

    disk.fail = fail
    add(open_store(HOME, disk), "li")
    assert [person.handle for person in open_store(HOME, disk).view().all(Person)] == ["ana", "wei", "li"]


def test_damage_that_the_index_stands_for_is_told_by_every_doctor() -> None:
    disk = damaged()
    assert open_store(HOME, disk).update_index()
    for _ in range(2):
        assert bad(open_store(HOME, disk)) == ["damage", "gaps"]


def test_a_second_entry_with_the_number_of_another_is_told_and_its_bytes_are_kept() -> None:
    """Two processes on machines that share a folder, where locks do nothing."""
    disk = MemoryDisk()
    add(open_store(HOME, disk), "ana")
    other = MemoryDisk(disk.contents())
    add(open_store(HOME, disk), "tom")
    add(open_store(HOME, other), "wei")
    line = other.contents()[LOG].splitlines(keepends=True)[-1]
    disk.files[LOG].data += line
    store = open_store(HOME, disk)
    assert next(check.detail for check in store.doctor.checks() if not check.ok).startswith("A second entry")
    add(store, "li")
    assert line in [data for path, data in disk.contents().items() if "/kept/" in path]
    open_store(HOME, disk).doctor.mend()
    again = open_store(HOME, disk)
    assert bad(again) == [] and [person.handle for person in again.view().all(Person)] == ["ana", "tom", "li"]


def lost() -> MemoryDisk:
    """A home whose journal was lost, and written anew out of the index."""
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    store.update_index()
    del disk.files[LOG]
    add(open_store(HOME, disk), "tom")
    return disk


def test_what_was_lost_is_told_until_a_doctor_has_shown_it() -> None:
    disk = lost()
    (words,) = [check.detail for check in open_store(HOME, disk).doctor.checks() if not check.ok]
    assert LOG in words and "missing journal" in words
    assert bad(open_store(HOME, disk)) == ["damage"]
    assert bad(open_store(HOME, disk)) == []
    assert len([name for name in disk.names("/h/store/kept") if name.startswith("seen.")]) == 1


def test_where_nothing_can_be_written_a_report_is_shown_again() -> None:
    disk = lost()

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what not in ("open", "read"):
            raise OSError(30, "Read-only file system")
        return data

    disk.fail = fail
    assert bad(open_store(HOME, disk)) == bad(open_store(HOME, disk)) == ["damage"]


def test_repair_tells_what_it_leaves_behind_and_then_all_is_sound() -> None:
    disk = damaged()
    found = open_store(HOME, disk).doctor.examine(repair=True)
    assert all(check.ok for check in found)
    told = [check.detail for check in found if check.check == "mended"]
    assert LOG in told[0] and "1 entry is missing" in told[1] and "written anew without what is damaged" in told[-1]
    assert bad(open_store(HOME, disk)) == []


def test_a_repair_has_the_index_made_anew() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    store.update_index()
    former = path_of_index(store)
    assert store.doctor.examine(repair=False) and path_of_index(store) == former
    assert (
        store.doctor.examine(repair=True) and store.maintenance.due() and open_store(HOME, disk).journal.index is None
    )
    assert store.update_index() and path_of_index(store) != former and unlike(store) == []


def test_a_store_for_reading_only_names_the_newest_backup(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    assert weekly(store, NOW.replace(day=1)) is not None
    newest = backup(store, "", NOW).file
    for path in Path(home.store).iterdir():
        if not path.name.startswith("lock"):
            path.write_bytes(b"spoilt" + path.read_bytes()[6:-9])
    found = open_store(home)
    with pytest.raises(Unsound, match="reading only") as told:
        add(found, "tom")
    assert f"netritual restore {newest}" in str(told.value.hint)
    assert not [check for check in found.doctor.examine(repair=False) if check.check == "index"]
    tidy(home.root, NOW.replace(year=2027))
    assert len(list(Path(home.backups).iterdir())) == 2, "what is there of a damaged store is no backup"


def test_a_failed_sync_refuses_until_reopened_and_doctor_reads_on() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what in ("sync", "cut"):
            raise OSError(5, "Input/output error")
        return data

    disk.fail = fail
    with pytest.raises(NotSaved):
        add(store, "tom")
    assert bad(store) == ["journal"]
    assert store.reopen() and bad(store) == []


@pytest.mark.parametrize("name", ["lock", "lock.index"])
def test_a_folder_in_the_place_of_a_lock_is_told(name: str) -> None:
    disk = MemoryDisk()
    add(open_store(HOME, disk), "ana")
    disk.files.pop(f"/h/store/{name}", None)
    disk.folders.add(f"/h/store/{name}")
    (found,) = [check for check in open_store(HOME, disk).doctor.checks() if not check.ok]
    assert found.check == "lock" and f"/h/store/{name}" in found.detail
