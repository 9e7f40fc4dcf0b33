"""The index: the same answers with and without it, writers not held, and what becomes of a damaged one."""

import threading
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Channel, Interaction, Person, Unsettled
from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.care.backup import weekly
from netritual.store.index.database import is_sound
from netritual.store.index_seal import SEAL, read_seal
from netritual.store.journal_line import encode, frame
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import path_of_index, unlike
from tests.support.records import insert, put, remove

HOME = Home("/h")
CHANNELS: tuple[Channel, ...] = ("coffee", "comment", "email")


def filled(disk: Disk, home: Home = HOME, talks: int = 30) -> JournalStore:
    """Three people and some interactions of all shapes."""
    store = open_store(home, disk, still=True)
    names = ("ana", "tom", "wei")
    people = store.transact("import", lambda tx: [tx.put(Person(handle=n, name=n.title())) for n in names], NOW)[0]
    for at in range(talks):
        made = Interaction(
            on=date(2026, 1, 1) + timedelta(days=at * 7 % 40),
            people=tuple({people[at % 3].id, people[at % 2].id}),
            channel=CHANNELS[at % 3],
            initiator=(None, "mutual", "me", "them")[at % 4],
            value="gave" if at % 5 == 0 else None,
            unsettled=(Unsettled(text="an"),) if at % 7 == 0 else (),
            mentions=(people[2].id,) if at % 4 == 0 else (),
            line='"mentions"',
        )
        store.transact("log-interaction", put(made), NOW)
    return store


def told(store: JournalStore) -> tuple[Any, ...]:
    """Everything a view and the history say."""
    view = store.view()
    people = view.all(Person)
    first, last = date(2026, 1, 5), date(2026, 2, 3)
    return (
        people,
        view.all(Interaction),
        [view.touches(person.id) and list(view.touches(person.id)) for person in people],
        [view.talks(person.id, 4) for person in people],
        view.talks_between(first, last),
        view.talks_with("mentions", first, last),
        view.unsettled(),
        [(row.seq, row.at, row.verb, row.summary, row.undone, row.undoes) for row in store.history()],
        store.id,
    )


def test_an_update_changes_nothing_that_can_be_read() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    before = told(store)
    for _ in range(3):
        assert store.update_index()
        assert told(store) == before
        assert told(open_store(HOME, disk)) == before
    assert [name.split(".")[0] for name in disk.names("/h/store")] == ["index", "index", "journal", "lock", "lock"]


def test_changes_behind_an_index_read_like_those_in_a_journal_alone() -> None:
    plain, indexed = MemoryDisk(), MemoryDisk()
    stores = [filled(plain), filled(indexed)]
    stores[1].update_index()
    for store in stores:
        talks = store.view().all(Interaction)
        ana, tom = store.view().all(Person)[:2]
        moved = Interaction(id=talks[3].id, on=date(2026, 3, 9), people=(tom.id,))
        store.transact("edit", put(moved), NOW)
        store.transact("remove", remove(Interaction, talks[0].id), NOW)
        store.transact("tier", put(Person(id=ana.id, handle="ana", name="Ana", tier=1)), NOW)
    assert told(stores[0])[:7] == told(stores[1])[:7]
    stores[1].undo(NOW)
    stores[0].undo(NOW)
    stores[1].update_index()
    assert told(stores[0])[:7] == told(open_store(HOME, indexed))[:7]


def test_undo_reaches_over_updates() -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=5)
    for _ in range(6):
        store.update_index()
        store = open_store(HOME, disk)
        store.undo(NOW)
    assert store.view().all(Person) == () and store.view().all(Interaction) == ()
    store.update_index()
    store = open_store(HOME, disk)
    for _ in range(6):
        store.redo(NOW)
        store.update_index()
    assert len(store.view().all(Interaction)) == 5
    with pytest.raises(NetritualError, match="nothing to redo"):
        store.redo(NOW)


def test_writers_do_not_wait_for_an_update_and_what_they_write_stands_behind_it() -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=3)
    shell = Appender(HOME, disk, still=True)
    written: list[int] = []

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what in ("create", "sync") and "index." in path and len(written) < 4:
            written.append(0)
            doc = {"handle": f"new{len(written)}", "name": f"New {len(written)}"}
            written[-1] = shell.append("add", NOW, lambda names, new_id: {"people": {new_id(): doc}})
        return data

    disk.fail = fail
    assert store.update_index()
    assert len(written) >= 3
    handles = [person.handle for person in open_store(HOME, disk).view().all(Person)]
    assert handles == ["ana", "tom", "wei", *(f"new{at + 1}" for at in range(len(written)))]
    assert [change.seq for change in store.poll()] == written
    names = Appender(HOME, disk, still=True).names()
    assert [len(names.find(handle)) for handle in handles] == [1] * len(handles)


def test_an_open_store_goes_on_with_the_index_it_has() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    store.update_index()
    other = open_store(HOME, disk)
    view = other.view()
    store.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    store.update_index()
    assert [change.words for change in other.poll()] == ["Added Li."]
    assert told(other) == told(store) and view.all(Person) == other.view().all(Person)[:3]


@pytest.mark.parametrize("updates", [1, 2, 3])
def test_who_slept_through_updates_hears_everything_once(updates: int) -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=2)
    sleeper = open_store(HOME, disk)
    for at in range(updates):
        store.transact("add", put(Person(handle=f"n{at}", name=f"N{at}")), NOW)
        store.update_index()
    assert [change.words for change in sleeper.poll()] == [f"Added N{at}." for at in range(updates)]
    assert told(sleeper) == told(store) and sleeper.poll() == []
    sleeper = open_store(HOME, disk)
    for _ in range(updates):
        store.update_index()
    assert sleeper.poll() == []
    sleeper.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    store.poll()
    assert told(sleeper) == told(store) == told(open_store(HOME, disk))


def test_somebody_renamed_is_found_by_the_new_name_alone() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    store.update_index()
    ana, tom = store.view().all(Person)[:2]
    store.transact("edit", lambda tx: tx.put(replace(ana, handle="zoe", name="Zoe Quist")), NOW)
    store.transact("remove", lambda tx: tx.remove(Person, tom.id), NOW)
    store.update_index()
    assert unlike(store) == []
    names = Appender(HOME, disk, still=True).names()
    assert [len(names.find(word)) for word in ("ana", "tom", "zoe", "quist", "wei")] == [0, 0, 1, 1, 1]


def test_an_update_sweeps_up_what_is_ours_and_nothing_else() -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=3)
    mine = ["/h/store/journal.jsonl.tmp", "/h/store/index.seal.17.tmp", "/h/store/index.0123456789abcdef.sqlite"]
    others = ["/h/store/~syncthing~journal.jsonl.tmp", "/h/store/index.old.sqlite", "/h/store/notes.tmp"]
    for path in (*mine, *others):
        disk.write_new(path, (b"left",))
    assert store.update_index()
    assert not disk.files.keys() & set(mine) and set(others) <= disk.files.keys()


def test_a_second_update_at_the_same_time_stands_back() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    held = disk.lock("/h/store/lock.index")
    assert held.take(0)
    assert not store.update_index()
    held.free()
    assert store.update_index()


def test_a_failed_update_leaves_nothing_behind() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    before, names = told(store), disk.names("/h/store")
    count, limit = [0], 0

    def fail(what: str, path: str, data: bytes) -> bytes:
        count[0] += 1
        if count[0] == limit:
            raise OSError(28, "No space left on device")
        return data

    for limit in range(1, 200):  # noqa: B007 - fail reads it
        count[0] = 0
        disk.fail = fail
        try:
            if store.update_index():
                break
        except NetritualError:
            disk.fail = None
            assert told(open_store(HOME, disk)) == before
    assert limit > 10
    disk.fail = None
    assert told(open_store(HOME, disk)) == before
    assert not [name for name in disk.names("/h/store") if name.endswith(".tmp")] and names


@pytest.mark.parametrize("each", [173, pytest.param(1, marks=pytest.mark.nightly)])
def test_no_flipped_byte_of_an_index_gives_a_wrong_document_and_each_is_noticed(each: int) -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=12)
    store.update_index()
    store.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    wanted = told(open_store(HOME, disk))
    path = path_of_index(store)
    whole, sealed = disk.contents()[path], disk.contents()[f"/h/store/{SEAL}"]
    for at in range(0, len(whole), each):
        disk.spoil(path, at, 1 << at % 8)
        found = open_store(HOME, disk)
        documents = {person.id: person for person in found.view().all(Person)}
        assert documents.items() <= {person.id: person for person in wanted[0]}.items()
        seal = read_seal(disk, HOME)
        assert seal is not None and not is_sound(disk, HOME, seal)
        assert all(ok for _, ok, _ in found.doctor.examine(repair=False)), f"byte {at} of {len(whole)}"
        after = open_store(HOME, disk)
        assert told(after) == wanted and after.journal.index is None, f"byte {at} of {len(whole)}"
        disk = MemoryDisk({**disk.contents(), path: whole, f"/h/store/{SEAL}": sealed})
    for length in range(0, len(whole), 8 * each + 1):
        disk.files[path].data[:] = whole[:length]
        assert told(open_store(HOME, disk)) == wanted


@pytest.mark.parametrize("how", ["removed", "emptied", "swapped", "unsealed", "of another home", "parted", "layout"])
def test_an_index_that_does_not_fit_is_left_alone_and_made_anew(how: str) -> None:
    disk, other = MemoryDisk(), MemoryDisk()
    store = filled(disk, talks=5)
    filled(other, talks=2).update_index()
    store.update_index()
    path = path_of_index(store)
    if how == "removed":
        del disk.files[path]
    elif how == "emptied":
        disk.files[path].data.clear()
    elif how == "swapped":
        disk.files[path].data[:] = next(data for name, data in other.contents().items() if name.endswith(".sqlite"))
    elif how == "unsealed":
        del disk.files[f"/h/store/{SEAL}"]
    elif how == "of another home":
        for name, data in other.contents().items():
            if "/index." in name:
                disk.write_new(name, (data,))
    elif how == "parted":  # another process went on from where the journal had been put back to
        lines = disk.contents()["/h/store/journal.jsonl"].splitlines(keepends=True)
        disk.files["/h/store/journal.jsonl"].data[:] = b"".join(lines[:-2])
        sealed = disk.files.pop(f"/h/store/{SEAL}")
        for at in range(2):
            made = Interaction(on=date(2026, 2, 1), channel="call", summary=f"longer than the one before {at}" * 9)
            open_store(HOME, disk).transact("log", put(made), NOW)
        disk.files[f"/h/store/{SEAL}"] = sealed
    else:
        disk.files[f"/h/store/{SEAL}"].data[:] = frame(encode({"index": 0}))
    found = open_store(HOME, disk)
    assert Appender(HOME, disk, still=True).names().find("ana")
    assert found.journal.index is None and found.journal.broken is None
    assert len(found.view().all(Interaction)) == 5
    assert all(ok for _, ok, _ in found.doctor.checks())
    assert found.update_index()
    again = open_store(HOME, disk)
    assert again.journal.index is not None and told(again) == told(found)
    assert len([name for name in disk.names("/h/store") if name.endswith(".sqlite")]) == 1


def test_a_damaged_index_is_noticed_while_nobody_waits_and_made_anew(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    store.update_index()
    weekly(store, NOW)
    path = Path(path_of_index(store))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    store = open_store(home)
    store.tidy(NOW)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(10)
    assert store.maintenance.due()
    store.tidy(NOW)
    process = store.maintenance._process
    assert process is not None and process.wait(60) == 0
    store.tidy(NOW)
    assert [person.handle for person in open_store(home).view().all(Person)] == ["ana"]
    assert not store.maintenance.due() and not path.exists()


def test_documents_come_from_the_journal_when_the_index_is_damaged_while_it_is_read() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)

    def act(tx: Transaction) -> None:
        for at in range(700):
            tx.put(Person(handle=f"p{at}", name=f"P {at}", private_notes="x" * 300))

    store.transact("import", act, NOW)
    store.update_index()
    store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)
    wanted = [*map("p{}".format, range(700)), "new"]
    assert [person.handle for person in open_store(HOME, disk).view().all(Person)] == wanted
    path = path_of_index(store)
    disk.spoil(path, disk.contents()[path].index(b'"P 350"') + 2)
    found = open_store(HOME, disk)
    everyone = found.view().all(Person)
    assert [person.handle for person in everyone] == wanted
    assert all(found.view().get(Person, person.id) == person for person in everyone)
    assert found.journal.index is not None and found.journal.index.doubted and found.maintenance.due()


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["add", "edit", "remove", "index", "undo"])), max_size=25))
def test_touches_equal_those_rebuilt_from_the_interactions(steps: list[tuple[int, str]]) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    for number, (person, step) in enumerate(steps):
        talks = store.view().all(Interaction)
        if step == "index":
            store.update_index()
        elif step == "undo":
            if store.journal.state.undo_log.to_undo():
                store.undo(NOW)
        elif step == "remove" and talks:
            gone = talks[number % len(talks)]
            store.transact("remove", remove(Interaction, gone.id), NOW)
        else:
            known = talks[number % len(talks)].id if step == "edit" and talks else 0
            made = Interaction(id=known, on=date(2026, 1, 1) + timedelta(days=number * 11 % 17), people=(person + 1, 9))
            store.transact("log-interaction", put(made), NOW)
        store.view().touches(person + 1)
    for reader in (store, open_store(HOME, disk)):
        view = reader.view()
        for person in (1, 2, 3, 4, 5, 9):
            mine = sorted((t.on.toordinal(), t.id) for t in view.all(Interaction) if person in t.people)
            assert [(touch.day, touch.talk) for touch in view.touches(person)] == mine
            assert [(t.on.toordinal(), t.id) for t in view.talks(person)] == mine[::-1]


def test_an_import_makes_an_index_due_waits_for_none_and_can_still_be_taken_back() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    people = [Person(handle=f"p{at}", name=f"Person {at}") for at in range(1500)]
    _, change = store.transact("import", lambda tx: [tx.put(person) for person in people], NOW)
    assert change is not None and change.words == "Imported 1500 people."
    assert store.journal.index is None and store.maintenance.due()
    for _ in range(2):
        assert len(Appender(HOME, disk, still=True).names().find("p1499")) == 1
        store.update_index()
    store.undo(NOW)
    assert open_store(HOME, disk).view().all(Person) == ()


def test_many_entries_and_many_changed_people_make_an_update_due() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    assert not store.maintenance.due()
    for at in range(700):
        person = Person(handle=f"p{at}", name="N" * 100)
        store.transact("add", put(person), NOW)
    assert store.maintenance.due() and open_store(HOME, disk).maintenance.due()
    store.update_index()
    assert not store.maintenance.due()
    for at in range(1000):
        store.transact("log-interaction", insert(at), NOW)
    assert store.maintenance.due() and open_store(HOME, disk).maintenance.due()


def test_an_index_that_came_while_the_journal_was_read_is_no_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process saves, and brings the index up to date, between a look at the journal and that at the seal."""
    disk = MemoryDisk()
    store = filled(disk, talks=3)
    store.update_index()
    grown = [False]

    def grow(*args: Any) -> Any:
        if not grown[0]:
            grown[0] = True
            add = Person(handle="li", name="Li")
            store.transact("add", lambda tx: tx.put(add), NOW)
            store.update_index()
        return read_seal(*args)

    monkeypatch.setattr("netritual.store.index_seal.read_seal", grow)
    found = open_store(HOME, disk)
    assert grown[0] and found.journal.damage == [] and found.notes == []
    assert told(found) == told(store)


@pytest.mark.parametrize(
    "spoil", ["UPDATE tables SET name = NULL WHERE name = 'interactions'", "UPDATE touches SET channel = NULL"]
)
def test_an_index_with_a_table_or_a_channel_without_a_name_is_not_believed(tmp_path: Path, spoil: str) -> None:
    home = Home(str(tmp_path / "home"))
    store = filled(Disk(), home)
    store.update_index()
    expected, path = told(store), path_of_index(store)
    for statement in ("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')", spoil):
        with closing(connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA writable_schema = ON")
            database.execute(statement)
    found = open_store(home)
    assert told(found) == expected and (found.journal.index is None or found.journal.index.doubted)
    assert Appender(home, Disk(), still=True).names().find("ana")


def test_what_an_index_says_of_itself_is_not_believed_once_it_is_damaged() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    store.update_index()
    expected, path = told(store), path_of_index(store)
    at = disk.contents()[path].index(b'"missing":0') + len(b'"missing":')
    disk.spoil(path, at, 1)
    found = open_store(HOME, disk)
    assert found.journal.state.missing == 0 and told(found) == expected
    assert all(ok for _, ok, _ in found.doctor.examine(repair=False))
