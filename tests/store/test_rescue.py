"""The journal on disk goes back in time, is replaced, deleted or damaged under an open store: nothing known is lost."""

import os
from base64 import b64encode
from datetime import timedelta

import pytest

from netritual.domain.model import Person, WrittenFile
from netritual.errors import NotSaved
from netritual.paths import Home
from netritual.store.care.restore import restore
from netritual.store.journal_file import JournalFile, read
from netritual.store.journal_line import body_of, frame, line_at
from netritual.store.journal_state import LINE, State
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
LOG = "/h/store/journal.jsonl"


def add(store: JournalStore, handle: str, minutes: int = 0) -> None:
    """A person, by one transaction."""
    moment = NOW + timedelta(minutes=minutes)
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), moment)


def handles(store: JournalStore) -> list[str]:
    """Everyone, by id."""
    return [person.handle for person in store.view().all(Person)]


def replace(disk: MemoryDisk, path: str, data: bytes) -> None:
    """What a sync tool does: another file takes the name."""
    disk.files.pop(path, None)
    disk.write_new(path, (data,))


def bad(store: JournalStore) -> list[str]:
    """The names of the checks that are not sound."""
    return [name for name, ok, _ in store.doctor.checks() if not ok]


@pytest.mark.parametrize("in_place", [True, False])
@pytest.mark.parametrize("by", ["poll", "save"])
def test_an_older_journal_gets_back_what_it_lacks(in_place: bool, by: str) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    older = disk.contents()[LOG]
    for handle in ("tom", "wei"):
        add(store, handle)
    if in_place:
        disk.files[LOG].data[:] = older
    else:
        replace(disk, LOG, older)
    if by == "poll":
        assert store.poll() == []
    else:
        add(store, "li")
    wanted = ["ana", "tom", "wei"] if by == "poll" else ["ana", "tom", "wei", "li"]
    assert handles(store) == handles(open_store(HOME, disk)) == wanted
    assert [entry.verb for entry in open_store(HOME, disk).history()] == ["add"] * len(wanted)
    assert bad(store) == [] and len([note for note in store.notes if "replaced by an older one" in note]) == 1
    for _ in wanted:
        store.undo(NOW)
    assert handles(open_store(HOME, disk)) == []


@pytest.mark.parametrize("indexed", [1, 2])
def test_what_an_older_journal_gets_back_can_still_be_undone(indexed: int) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    older = disk.contents()[LOG]
    add(store, "tom")
    for at in (1, 2):
        if at == indexed:
            store.update_index()
        add(store, f"wei{at}")
    disk.files[LOG].data[:] = older if indexed == 2 else disk.contents()[LOG][:-40]
    store.poll()
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei1", "wei2"]
    store.undo(NOW)
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei1"]


def test_two_open_stores_give_back_once() -> None:
    disk = MemoryDisk()
    one, two = open_store(HOME, disk), open_store(HOME, disk)
    add(one, "ana")
    older = disk.contents()[LOG]
    add(one, "tom")
    two.poll()
    replace(disk, LOG, older)
    one.poll()
    two.poll()
    assert handles(one) == handles(two) == handles(open_store(HOME, disk)) == ["ana", "tom"]
    assert [entry.verb for entry in open_store(HOME, disk).history()] == ["add", "add"]


def test_a_journal_with_other_entries_keeps_both() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    fork = MemoryDisk(disk.contents())
    add(store, "tom")
    add(open_store(HOME, fork), "wei", minutes=1)
    replace(disk, LOG, fork.contents()[LOG])
    store.poll()
    assert handles(store) == ["ana", "wei"]
    (name,) = disk.names("/h/store/kept")
    assert b'"tom"' in disk.contents()[f"/h/store/kept/{name}"]
    (words,) = (words for check, _, words in store.doctor.checks() if check == "copy")
    assert f"`netritual import /h/store/kept/{name}`" in words
    add(store, "li")
    assert handles(open_store(HOME, disk)) == ["ana", "wei", "li"]


def test_a_journal_that_was_mended_stays_so_and_an_entry_read_before_is_kept() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    disk.spoil(LOG, disk.contents()[LOG].index(b'"tom"'))
    other = open_store(HOME, disk)
    assert other.doctor.mend() and bad(open_store(HOME, disk)) == []
    store.poll()
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "wei"]
    assert bad(open_store(HOME, disk)) == []
    (kept,) = [data for path, data in disk.contents().items() if "/kept/journal.replaced." in path]
    assert b'"tom"' in kept


def test_each_entry_of_a_journal_that_was_kept_has_the_highest_id_until_then() -> None:
    disk, other = MemoryDisk(), MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    add(open_store(HOME, other), "li")
    replace(disk, LOG, other.contents()[LOG])
    store.poll()
    (kept,) = [data for path, data in disk.contents().items() if "/kept/journal.replaced." in path]
    lines = [LINE.decode(body_of(line) or b"") for line in kept.splitlines()[1:]]
    assert [[line.top] for line in lines] == [list(line.changes["people"] or ()) for line in lines]


def test_the_same_journal_written_anew_is_no_rescue() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    replace(disk, LOG, disk.contents()[LOG])
    assert store.poll() == [] and store.notes == []
    add(store, "tom")
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]


@pytest.mark.parametrize("how", ["log", "all"])
def test_a_journal_that_is_gone_is_written_again_from_memory(how: str) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    if how == "log":
        del disk.files[LOG]
    else:
        disk.files.clear()
        disk.folders = {"/"}
    add(store, "tom")
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]
    assert [entry.summary for entry in open_store(HOME, disk).history()] == ["Added Tom.", "Added Ana."]
    assert any("gone" in note for note in store.notes)
    store.undo(NOW)
    store.undo(NOW)
    assert handles(open_store(HOME, disk)) == []


def test_a_whole_older_home_put_back_is_no_loss() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    older = disk.contents()
    add(store, "tom")
    store.update_index()
    add(store, "wei")
    disk.files.clear()
    for path, data in older.items():
        disk.write_new(path, (data,))
    store.poll()
    assert handles(store) == handles(open_store(HOME, disk)) == ["ana", "tom", "wei"]
    add(store, "li")
    assert handles(open_store(HOME, disk)) == ["ana", "tom", "wei", "li"]


def test_when_another_home_takes_the_place_all_of_ours_is_kept_as_a_backup() -> None:
    disk, other = MemoryDisk(), MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom"):
        add(store, handle)
    store.update_index()
    add(open_store(HOME, other), "wei")
    disk.files.clear()
    for path, data in other.contents().items():
        disk.write_new(path, (data,))
    store.poll()
    assert handles(store) == ["wei"]
    (name,) = disk.names("/h/store/kept")
    restore(store, f"/h/store/kept/{name}", NOW)
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]
    store.undo(NOW)
    assert handles(open_store(HOME, disk)) == ["wei"]


def test_a_ghost_line_that_was_cut_is_not_kept_instead_of_the_one_in_its_place() -> None:
    disk = MemoryDisk()
    writer, reader = open_store(HOME, disk, still=True), open_store(HOME, disk, still=True)
    add(writer, "ana")
    end = len(disk.contents()[LOG])
    add(writer, "ghost")
    reader.poll()
    del disk.files[LOG].data[end:]
    fresh = open_store(HOME, disk, still=True)
    add(fresh, "tommy")
    reader.poll()
    assert "tommy" in handles(reader) and handles(reader) == handles(open_store(HOME, disk))


def test_a_damaged_entry_in_the_middle_costs_only_itself() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    disk.spoil(LOG, disk.contents()[LOG].index(b'"tom"'))
    found = open_store(HOME, disk)
    assert handles(found) == ["ana", "wei"]
    assert bad(found) == ["damage", "gaps"]
    found.poll()
    assert bad(found) == ["damage", "gaps"]
    damaged = disk.contents()[LOG]
    assert found.doctor.mend() and bad(open_store(HOME, disk)) == []
    assert damaged in disk.contents().values()
    assert handles(open_store(HOME, disk)) == ["ana", "wei"]


def test_entries_behind_the_damage_stay_as_they_are_with_fields_that_we_do_not_know() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    store.close()
    *lines, newest = disk.contents()[LOG].splitlines(keepends=True)
    newest = frame((body_of(newest[:-1]) or b"")[:-1] + b',"from_inbox":"x"}')
    disk.files[LOG].data[:] = b"".join([*lines, newest])
    disk.spoil(LOG, disk.contents()[LOG].index(b'"tom"'))
    assert open_store(HOME, disk).doctor.mend()
    assert disk.contents()[LOG].endswith(newest) and handles(open_store(HOME, disk)) == ["ana", "wei"]


@pytest.mark.parametrize("behind", [False, True], ids=["nothing behind the index", "an entry behind it"])
@pytest.mark.parametrize("updated", [False, True], ids=["as it is", "after an update of the index"])
def test_what_only_the_index_holds_of_a_damaged_journal_is_told_and_written_back(behind: bool, updated: bool) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    assert store.update_index()
    store.close()
    disk.spoil(LOG, disk.contents()[LOG].index(b'"tom"'))
    store = open_store(HOME, disk)
    everyone = ["ana", "tom", "wei"]
    if behind:
        add(store, "zoe")
        everyone.append("zoe")
    if updated:
        assert not store.update_index(), "the index that holds all of them stays"
        assert any("damaged" in note for note in store.journal.notes)
        assert "damage" in bad(open_store(HOME, disk))
    store = open_store(HOME, disk)
    assert handles(store) == everyone and "Added Tom." in [entry.tell() for entry in store.history()]
    store.doctor.examine(repair=True)
    assert handles(store) == everyone
    again = open_store(HOME, disk)
    assert handles(again) == everyone and bad(again) == []


def test_a_missing_line_in_the_middle_is_reported() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    lines = disk.contents()[LOG].splitlines(keepends=True)
    replace(disk, LOG, b"".join(lines[:2] + lines[3:]))
    found = open_store(HOME, disk)
    assert handles(found) == ["ana", "wei"] and bad(found) == ["gaps"]


def test_every_cut_of_a_journal_opens_with_what_was_whole() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    whole = disk.contents()[LOG]
    ends = [at for at in range(len(whole)) if whole[at : at + 1] == b"\n"]
    for size in range(ends[0] + 1, len(whole) + 1):
        cut = MemoryDisk({LOG: whole[:size]})
        found = open_store(HOME, cut)
        count = sum(1 for end in ends[1:] if end < size)
        assert len(handles(found)) == count
        assert bad(found) == []
        add(found, "new")
        assert handles(open_store(HOME, cut)) == [*["ana", "tom", "wei"][:count], "new"]


@pytest.mark.parametrize("end", [b"", b"torn"])
def test_a_journal_that_is_cut_while_it_is_read_is_read_to_its_end(end: bytes) -> None:
    disk, state = MemoryDisk(), State()
    add(open_store(HOME, disk), "ana")
    disk.files[LOG].data += end
    file = JournalFile(disk, LOG)
    file.size += 1000
    assert read(file, state) == [] and state.seq == 1 and file.spoilt() == end


def test_every_flipped_byte_of_a_journal_hides_at_most_one_entry() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom", "wei"):
        add(store, handle)
    header = len(line_at(disk.open(LOG), 0)) + 1
    for at in range(header, len(disk.contents()[LOG])):
        disk.spoil(LOG, at)
        found = open_store(HOME, disk)
        seen = handles(found)
        assert set(seen) <= {"ana", "tom", "wei"} and len(seen) >= 1
        assert len(seen) >= 2 or disk.contents()[LOG][at] == 0x0B
        assert bad(found) or seen == ["ana", "tom"]
        disk.spoil(LOG, at)


def test_after_a_failed_sync_nothing_is_done_until_reopened() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == "sync":
            raise OSError(28, "No space left on device")
        return data

    disk.fail = fail
    with pytest.raises(NotSaved, match="not saved"):
        add(store, "tom")
    disk.fail = None
    with pytest.raises(NotSaved, match="not saved"):
        add(store, "tom")
    assert handles(store) == ["ana"]
    again = open_store(HOME, disk)
    add(again, "tom")
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]


@pytest.mark.parametrize("cut", [True, False])
def test_after_a_failed_sync_reopening_says_what_is_there(cut: bool) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == "sync" or (what == "cut" and not cut):
            raise OSError(5, "Input/output error")
        return data

    disk.fail = fail
    with pytest.raises(NotSaved, match="input/output error"):
        add(store, "tom")
    disk.fail = None
    words = store.reopen()
    assert (
        words
        == f"The entry that could not be confirmed is {'not in the journal' if cut else 'in the journal after all'}."
    )
    assert handles(store) == (["ana"] if cut else ["ana", "tom"])
    add(store, "wei")
    assert handles(open_store(HOME, disk)) == [*handles(store)] and store.reopen() == ""


def test_after_a_write_that_could_not_be_cut_off_nothing_is_done_until_reopened() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == "cut":
            raise OSError(5, "Input/output error")
        return data[:20] if what == "write" else data

    disk.fail = fail
    with pytest.raises(NotSaved, match="the disk reported an error"):
        add(store, "tom")
    disk.fail = None
    with pytest.raises(NotSaved, match="the disk reported an error"):
        add(store, "tom")
    assert store.refuses and store.reopen() == "The entry that could not be confirmed is not in the journal."
    add(store, "tom")
    assert handles(open_store(HOME, disk)) == ["ana", "tom"]


def test_saving_goes_on_when_there_is_room_again() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    before = disk.contents()[LOG]
    disk.fail = lambda what, path, data: data[:20] if what == "write" else data
    with pytest.raises(NotSaved, match="disk is full"):
        add(store, "tom")
    assert disk.contents()[LOG] == before
    disk.fail = None
    add(store, "wei")
    assert handles(open_store(HOME, disk)) == ["ana", "wei"]


def test_something_else_in_the_place_of_the_store_is_said_before_anything_is_written(
    tmp_path: os.PathLike[str],
) -> None:
    home = os.path.join(tmp_path, "home")
    with open(home, "w") as file:
        file.write("mine")
    store = open_store(Home(home), create=False)
    with pytest.raises(NotSaved, match="something else stands"):
        add(store, "ana")
    with open(home) as file:
        assert file.read() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_folders_and_files_are_private(tmp_path: os.PathLike[str]) -> None:
    home = Home(os.path.join(tmp_path, "home"))
    store = open_store(home)
    add(store, "ana")
    store.update_index()
    assert os.stat(home.store).st_mode & 0o777 == 0o700
    modes = {os.stat(os.path.join(home.store, name)).st_mode & 0o777 for name in os.listdir(home.store)}
    assert modes == {0o600}


def test_a_home_that_was_gone_gets_its_files_back_and_what_nobody_has_is_told() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    written = {"/h/settings.toml": b'name = "A"\n', "/h/calendar/coffees.ics": b"BEGIN", "/other/x.ics": b"no"}
    records = [WrittenFile(path=path, data=b64encode(data).decode()) for path, data in written.items()]
    records += [WrittenFile(path="/h/calendar/none.ics"), WrittenFile(path="/h/calendar/odd.ics", data="?")]
    store.transact("files", lambda tx: [tx.put(record) for record in records], NOW)
    disk.files.clear()
    disk.folders -= {"/h", "/h/store", "/h/calendar"}
    store.poll()
    assert {path: data for path, data in disk.contents().items() if "/store/" not in path} == {
        path: data for path, data in written.items() if path.startswith("/h/")
    }
    (note,) = store.notes
    assert "no entry was lost" in note and "settings.toml, calendar/coffees.ics" in note
    assert "whole folder was gone" in note and handles(open_store(HOME, disk)) == ["ana"]
    assert bad(store) == bad(open_store(HOME, disk)) == []


def test_files_that_stayed_beside_a_journal_that_was_gone_are_left_as_they_are() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    store.transact("files", lambda tx: tx.put(WrittenFile(path="/h/settings.toml", data="QQ==")), NOW)
    disk.write_new("/h/settings.toml", (b"by hand",))
    for name in disk.names("/h/store"):
        del disk.files[f"/h/store/{name}"]
    store.poll()
    assert disk.contents()["/h/settings.toml"] == b"by hand"
    assert store.notes == ["The journal was gone. It was written again from memory; nothing was lost."]
    assert bad(store) == []
