"""Backup and restore: everything comes back, and nothing is destroyed on the way."""

import os
from pathlib import Path

import pytest

from netritual.domain.model import Coffee, Person
from netritual.errors import NetritualError, NotFound, NotSaved, Unsound, UsageError
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.care.backup import backup
from netritual.store.care.restore import restore
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
FILE = "/b/one.netritual"


def add(store: JournalStore, handle: str) -> None:
    """A person, by one transaction."""
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)


def handles(store: JournalStore) -> list[str]:
    """Everyone, by id."""
    return [person.handle for person in store.view().all(Person)]


def made(*names: str) -> tuple[MemoryDisk, JournalStore]:
    """A home with people, settings and a calendar file."""
    disk = MemoryDisk(folders={"/", "/b", "/h", "/h/calendar"})
    store = open_store(HOME, disk)
    for name in names:
        add(store, name)
    disk.write_new("/h/settings.toml", (b'name = "A"\n',))
    disk.write_new("/h/calendar/coffees.ics", (b"BEGIN:VCALENDAR\r\n",))
    disk.write_new("/h/calendar/busy.json", (b"[]",))
    return disk, store


def test_a_backup_comes_back_in_an_empty_home_with_its_history() -> None:
    disk, store = made("ana", "tom")
    store.undo(NOW)
    kept = backup(store, FILE, NOW)
    assert kept == (FILE, 3, len(disk.contents()[FILE]))
    other = MemoryDisk({FILE: disk.contents()[FILE]})
    fresh = open_store(Home("/n"), other, create=False)
    assert restore(fresh, FILE, NOW).entries == 3
    again = open_store(Home("/n"), other)
    assert handles(again) == ["ana"] and again.id == store.id
    words = ["Restored a backup of 3 changes.", "Undid: Added Tom.", "Added Tom.", "Added Ana."]
    assert [entry.summary for entry in again.history()] == words
    assert other.contents()["/n/settings.toml"] == b'name = "A"\n'
    assert other.contents()["/n/calendar/coffees.ics"] == b"BEGIN:VCALENDAR\r\n"
    assert "/n/calendar/busy.json" not in other.contents()
    again.undo(NOW)
    assert handles(again) == []


def test_a_restore_over_a_store_is_one_change_that_can_be_taken_back() -> None:
    disk, store = made("ana")
    coffee, _ = store.transact("plan-coffee", lambda tx: tx.put(Coffee(said=NOW.date(), uid="u")), NOW)
    backup(store, FILE, NOW)
    add(store, "tom")
    store.transact("move-coffee", lambda tx: tx.put(Coffee(id=coffee.id, said=NOW.date(), uid="u", sequence=4)), NOW)
    disk.replace("/h/settings.toml", b'name = "B"\n')
    before = store.journal.state.seq
    restore(store, FILE, NOW)
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana"]
    assert store.journal.state.seq == before + 1 and store.view().all(Coffee)[0].sequence == 4
    assert disk.contents()["/h/settings.toml"] == b'name = "A"\n'
    assert b'name = "B"\n' in [data for path, data in disk.contents().items() if "/kept/" in path]
    store.undo(NOW)
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]


def spoil_beginning(disk: MemoryDisk) -> None:
    """Damage the header and the first two entries, without an index that holds them."""
    data = disk.files["/h/store/journal.jsonl"].data
    at = 0
    for _ in range(3):
        data[at + 20] ^= 1
        at = data.index(b"\n", at) + 1
    for path in [path for path in disk.files if "/index." in path]:
        del disk.files[path]


def test_a_restore_mends_a_store_that_is_read_only() -> None:
    disk, store = made("ana", "tom")
    backup(store, FILE, NOW)
    store.update_index()
    add(store, "wei")
    spoil_beginning(disk)
    found = open_store(HOME, disk)
    assert found.partial and handles(found) == ["wei"]
    spoilt = disk.contents()["/h/store/journal.jsonl"]
    restore(found, FILE, NOW)
    again = open_store(HOME, disk)
    assert handles(again) == ["ana", "tom"] and again.journal.state.seq > store.journal.state.seq
    assert spoilt in [data for path, data in disk.contents().items() if "/kept/" in path]
    add(again, "li")
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "li"]
    assert [check.detail for check in again.doctor.checks() if "Not in the backup: Added Wei." in check.detail]


def test_a_restore_that_fails_leaves_a_damaged_store_for_reading_only() -> None:
    disk, store = made("ana", "tom")
    backup(store, FILE, NOW)
    spoil_beginning(disk)
    hurt = open_store(HOME, disk)

    def full(what: str, path: str, data: bytes) -> bytes:
        if what == "create" and "journal" in path:
            raise OSError(28, "No space left on device", path)
        return data

    disk.fail = full
    with pytest.raises(NotSaved, match="was not restored"):
        restore(hurt, FILE, NOW)
    disk.fail = None
    with pytest.raises(Unsound, match="reading only"):
        add(hurt, "li")
    restore(hurt, FILE, NOW)
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]


def test_an_empty_home_has_nothing_to_back_up_and_is_not_made() -> None:
    disk = MemoryDisk()
    with pytest.raises(NetritualError, match="nothing to back up"):
        backup(open_store(HOME, disk, create=False), "", NOW)
    assert disk.contents() == {}


def test_a_backup_without_a_name_stands_among_the_backups() -> None:
    disk, store = made("ana")
    assert backup(store, "", NOW).file == "/h/backups/netritual-20260311-100000.netritual"
    assert backup(store, "/b", NOW).file == "/b/netritual-20260311-100000.netritual"
    assert [name for name in disk.names("/h/backups") if name.endswith(".tmp")] == []


def test_only_a_backup_is_written_over() -> None:
    disk, store = made("ana")
    disk.write_new(FILE, (b"my thesis",))
    with pytest.raises(UsageError, match="not a backup"):
        backup(store, FILE, NOW)
    assert disk.contents()[FILE] == b"my thesis"
    assert backup(store, "/b/two", NOW).entries == backup(store, "/b/two", NOW).entries == 1


def test_what_is_no_backup_changes_nothing() -> None:
    disk, store = made("ana")
    before = disk.contents()
    with pytest.raises(NotFound):
        restore(store, "/b/none", NOW)
    disk.write_new("/b/x", (b"x\n" * 5000,))
    with pytest.raises(UsageError, match="no whole backup"):
        restore(store, "/b/x", NOW)
    del disk.files["/b/x"]
    assert disk.contents() == before


def test_every_flipped_byte_and_every_cut_of_a_backup_is_noticed() -> None:
    disk, store = made("ana", "tom")
    backup(store, FILE, NOW)
    whole = disk.contents()[FILE]
    for at in range(0, len(whole), 3):
        other = MemoryDisk({FILE: whole})
        other.spoil(FILE, at, 1 << at % 8)
        with pytest.raises((UsageError, Unsound)):
            restore(open_store(Home("/n"), other, create=False), FILE, NOW)
        assert set(other.contents()) == {FILE}
    for size in range(0, len(whole), 29):
        other = MemoryDisk({FILE: whole[:size]})
        with pytest.raises((UsageError, Unsound)):
            restore(open_store(Home("/n"), other, create=False), FILE, NOW)
        assert set(other.contents()) == {FILE}


def test_a_backup_cut_behind_its_snapshot_is_no_snapshot() -> None:
    disk, store = made("ana", "tom")
    backup(store, FILE, NOW)
    whole = disk.contents()[FILE]
    end = whole.index(b'name = "A"')  # the settings come after it
    for size in range(end - 3, end + 1):
        other = MemoryDisk({FILE: whole[:size]})
        with pytest.raises((UsageError, Unsound)):
            restore(open_store(Home("/n"), other, create=False), FILE, NOW)


def test_a_full_disk_leaves_no_half_backup() -> None:
    disk, store = made("ana")

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == "write" and ".tmp" in path:
            raise OSError(28, "No space left on device")
        return data

    disk.fail = fail
    with pytest.raises(NetritualError, match="could not be written"):
        backup(store, FILE, NOW)
    assert disk.names("/b") == []


def test_a_home_that_may_only_be_read_says_so_whether_it_has_backups_or_not() -> None:
    told = []
    for folders in ((), ("/h/backups",)):
        disk, store = made("ana")
        disk.folders |= set(folders)

        def fail(what: str, path: str, data: bytes) -> bytes:
            if what not in ("open", "read"):
                raise OSError(30, "Read-only file system", path)
            return data

        disk.fail = fail
        with pytest.raises(NetritualError, match="could not be written") as error:
            backup(store, "", NOW)
        told.append(str(error.value))
    assert told[0] == told[1]


def test_what_a_killed_backup_left_is_swept_up_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    home, disk = Home(str(tmp_path / "home")), Disk()
    store = open_store(home)
    add(store, "ana")
    folder = Path(home.backups)
    folder.mkdir()
    names = ("weekly-20260302.netritual.4711.tmp", "netritual-1.netritual.12.tmp", "mine.tmp", "mine.netritual")
    for name in names:
        (folder / name).write_bytes(b"half")
    written = (folder / names[0]).stat().st_mtime
    for name in (names[0], *names[2:]):
        os.utime(folder / name, (written - 90_000, written - 90_000))
    done = Path(backup(store, "", NOW).file).name
    assert set(disk.names(home.backups)) == {*names[1:], done}


def test_a_stopped_backup_leaves_nothing() -> None:
    disk, store = made("ana")

    def stop(what: str, path: str, data: bytes) -> bytes:
        if what == "sync" and path.endswith(".tmp"):
            raise KeyboardInterrupt
        return data

    disk.fail = stop
    with pytest.raises(KeyboardInterrupt):
        backup(store, FILE, NOW)
    assert disk.names("/b") == []


def test_a_damaged_store_of_which_no_whole_backup_can_be_made_says_so() -> None:
    disk, _ = made("ana", "tom")
    spoil_beginning(disk)
    del disk.files["/h/store/journal.jsonl"].data[-1:]
    with pytest.raises(Unsound, match=r"damaged.*netritual export"):
        backup(open_store(HOME, disk), FILE, NOW)
    found = open_store(HOME, disk)
    assert handles(found) == [] and FILE not in disk.contents()
    (journal,) = [check.detail for check in found.doctor.checks() if check.check == "journal"]
    assert "netritual export" in journal
