"""A sync tool sets copies beside the journal: what they hold is taken in, or shown, and the copy is kept."""

from datetime import timedelta

import pytest

from netritual.domain.model import Interaction, Person
from netritual.errors import NotSaved
from netritual.paths import Home
from netritual.store.care.backup import restore
from netritual.store.care.conflict_copy import Copy
from netritual.store.journal import JournalStore, open_store
from netritual.store.line import transaction
from netritual.store.quick import Appender
from netritual.store.undo_log import Applied
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
NAMES = (
    "log.00000000.sync-conflict-20260311-100000-ABCDEFG.jsonl",
    "log.00000000 (Bo's conflicted copy 2026-03-11).jsonl",
    "log.00000000 (conflicted copy 2026-03-11 100000).jsonl",
)
COPY = f"/h/store/{NAMES[0]}"


def add(store: JournalStore, handle: str, minutes: int = 0) -> Person:
    """A person, by one transaction."""
    moment = NOW + timedelta(minutes=minutes)
    return store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), moment)[0]


def tier(store: JournalStore, person: Person, number: int, minutes: int = 0) -> None:
    """A person's rhythm, by one transaction."""
    new = Person(id=person.id, handle=person.handle, name=person.name, tier=number)
    store.transact("tier", lambda tx: tx.put(new), NOW + timedelta(minutes=minutes))


def people(store: JournalStore) -> list[tuple[str, int]]:
    """Everyone with their rhythm, by handle."""
    return sorted((person.handle, person.tier) for person in store.view().all(Person))


def newest_log(disk: MemoryDisk) -> bytes:
    """The bytes of the newest generation's log."""
    names = [name for name in disk.names("/h/store") if name.startswith("log.") and len(name) == 18]
    return disk.contents()[f"/h/store/{names[-1]}"]


def bad(store: JournalStore) -> list[str]:
    """The names of the checks that are not sound."""
    return [name for name, ok, _ in store.checks() if not ok]


@pytest.fixture(params=[0, 1, 2])
def forked(request: pytest.FixtureRequest) -> tuple[MemoryDisk, JournalStore, MemoryDisk, JournalStore, list[Person]]:
    """Two devices with the same three people and the same number of compactions, about to go their own ways."""
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    three = [add(store, handle) for handle in ("ana", "bo", "cy")]
    for _ in range(request.param):
        store.compact()
    fork = MemoryDisk(disk.contents())
    return disk, open_store(HOME, disk), fork, open_store(HOME, fork), three


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["poll", "save", "repair"])
def test_what_a_copy_holds_is_added_and_what_clashes_is_shown(forked, name: str, how: str) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, (ana, bo, cy) = forked
    add(other, "tom", 1)
    tier(other, ana, 1, 2)
    tier(other, bo, 3, 3)
    tier(store, ana, 2, 4)
    copy = newest_log(fork)
    disk.write_new(f"/h/store/{name}", (copy,))
    heard = []
    if how == "poll":
        heard = [change.verb for change in store.poll()]
        assert heard == ["rescue"]
        assert ["Entries added from it: 2. Set aside" in note for note in store.notes] == [True]
    elif how == "save":
        tier(open_store(HOME, disk), cy, 4, 5)
        store.poll()
    else:
        assert ["Entries added from it: 2. Set aside" in words for words in store.take_in_copies()] == [True]
    wanted = [("ana", 2), ("bo", 3), ("cy", 4 if how == "save" else 0), ("tom", 0)]
    assert people(store) == people(open_store(HOME, disk)) == wanted
    found = open_store(HOME, disk)
    assert bad(found) == ["rescue"]
    assert next(words for check, _, words in found.checks() if check == "rescue").endswith(": Gave Ana rhythm 1.")
    assert name not in disk.names("/h/store")
    assert copy in [data for path, data in disk.contents().items() if "/kept/" in path]
    found.undo(NOW)  # the newest change: with "save" that of Cy, else what was taken in
    assert people(found) == (
        [("ana", 2), ("bo", 3), ("cy", 0), ("tom", 0)] if how == "save" else [("ana", 2), ("bo", 0), ("cy", 0)]
    )


def test_a_copy_is_taken_in_once_whatever_comes_again(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, (ana, *_) = forked
    tom = add(other, "tom", 1)
    disk.write_new(COPY, (newest_log(fork),))
    store.poll()
    tier(store, tom, 5, 3)
    add(other, "wei", 2)
    tier(store, ana, 2, 4)
    store.compact()
    disk.write_new(COPY, (newest_log(fork),))
    store.poll()
    assert people(store) == [("ana", 2), ("bo", 0), ("cy", 0), ("tom", 5), ("wei", 0)]
    assert bad(store) == []
    before = store.state.seq
    disk.write_new(COPY, (newest_log(fork),))
    store.poll()
    assert store.state.seq == before and COPY not in disk.contents() and bad(store) == []


def test_a_copy_of_our_own_past_adds_nothing() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    ana = add(store, "ana")
    tier(store, ana, 1, 1)
    older = newest_log(disk)
    tier(store, ana, 2, 2)
    for _ in range(3):
        store.compact()
    disk.write_new(COPY, (older,))
    before = store.state.seq
    store.poll()
    assert store.state.seq == before and people(store) == [("ana", 2)] and bad(store) == []


def test_what_builds_on_an_entry_that_clashes_is_set_aside_with_it(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, (ana, bo, _) = forked

    def both(tx):  # type: ignore[no-untyped-def]
        tx.put(Person(id=ana.id, handle="ana", name="Ana", tier=1))
        return tx.put(Interaction(on=NOW.date(), people=(ana.id,)))

    talk, _ = other.transact("log-interaction", both, NOW + timedelta(minutes=1))
    edited = Interaction(id=talk.id, on=NOW.date(), people=(bo.id,))
    other.transact("edit", lambda tx: tx.put(edited), NOW + timedelta(minutes=2))
    tier(store, ana, 2, 3)
    disk.write_new(COPY, (newest_log(fork),))
    store.poll()
    assert store.view().all(Interaction) == () and people(store)[0] == ("ana", 2)
    assert bad(store) == ["rescue", "rescue"]


def test_a_copy_of_this_home_is_known_by_its_entries_when_a_header_is_damaged(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    add(other, "tom", 1)
    copy = bytearray(newest_log(fork))
    copy[20] ^= 1
    disk.write_new(COPY, (bytes(copy),))
    store.poll()
    assert COPY not in disk.contents() and bad(store) == []
    if store.log is not None and store.log.gen == 0:  # later ones begin with the header alone: nothing in it is known
        assert ("tom", 0) in people(store) and "1 line of it is damaged" in store.notes[-1]
    else:
        assert ("tom", 0) not in people(store) and "its beginning is damaged" in store.notes[-1]


def test_damaged_lines_of_a_copy_are_told_and_the_rest_is_taken_in(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    for number, handle in enumerate(("tom", "wei", "li"), 1):
        add(other, handle, number)
    copy = bytearray(newest_log(fork))
    copy[copy.index(b'"wei"')] ^= 1
    disk.write_new(COPY, (bytes(copy),))
    store.poll()
    assert {"tom", "li"} <= {handle for handle, _ in people(store)}
    assert "Entries added from it: 2. 1 line of it is damaged" in store.notes[-1]
    assert f"/h/store/kept/{NAMES[0]}.1" in store.notes[-1]


def test_a_table_that_a_copy_drops_is_set_aside_and_stays(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, (ana, *_) = forked
    tom = add(other, "tom", 1)
    after = NOW + timedelta(minutes=2)
    line = transaction(other.state.seq + 1, after, "tinydb", other.state.top, 0, {"people": None, "gifts": None})
    disk.write_new(COPY, (newest_log(fork) + line,))
    store.poll()
    assert people(store) == [("ana", 0), ("bo", 0), ("cy", 0), ("tom", 0)]
    assert "Entries added from it: 1. Set aside" in store.notes[-1] and bad(store) == ["rescue"]
    (rescue,) = (data for path, data in disk.contents().items() if "/rescue." in path)
    assert f'"{ana.id}":null' in rescue.decode() and f'"{tom.id}":null' in rescue.decode()
    disk.write_new(COPY, (newest_log(fork) + line,))
    store.poll()
    assert "Entries added from it: 0." in store.notes[-1] and "Set aside" not in store.notes[-1]


@pytest.mark.parametrize("doc_id", [-5, 0, 2**53 + 1, 2**63, 2**80])
def test_an_id_that_no_document_can_have_is_not_taken_in(forked, doc_id: int) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    line = transaction(other.state.seq + 1, NOW + timedelta(minutes=2), "x", doc_id, 0, {"gifts": {doc_id: b"{}"}})
    disk.write_new(COPY, (newest_log(fork) + line,))
    store.poll()
    assert "Entries added from it: 0. Set aside" in store.notes[-1] and bad(store) == ["rescue"]
    assert store.compact() and add(store, "li", 3).id < 2**53


def test_a_copy_that_may_not_be_read_keeps_no_other_from_being_taken_in(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    add(other, "tom", 1)
    copy = newest_log(fork)
    disk.write_new(f"/h/store/{NAMES[1]}", (copy,))
    disk.write_new(COPY, (copy,))

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == "open" and path == f"/h/store/{NAMES[1]}":
            raise PermissionError(13, "Permission denied", path)
        return data

    disk.fail = fail
    store.poll()
    assert ("tom", 0) in people(store) and bad(store) == ["copy"]
    (words,) = store.take_in_copies()
    assert NAMES[1] in words and "permission denied" in words
    (told,) = [check.detail for check in store.checks() if check.check == "copy"]
    assert told == f"A sync tool left {NAMES[1]}. It cannot be read: permission denied."


def test_a_copy_is_read_and_compared_before_the_lock_is_taken(forked, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, (ana, *_) = forked
    add(other, "tom", 1)
    tier(other, ana, 1, 2)
    disk.write_new(COPY, (newest_log(fork),))
    lock = disk.files["/h/store/lock"]
    held: list[bool] = []
    read, stands = disk.read, store._parted
    monkeypatch.setattr(disk, "read", lambda path: held.append(lock.held_by is not None) or read(path))  # type: ignore[func-returns-value]
    monkeypatch.setattr(store, "_parted", lambda copy: held.append(lock.held_by is not None) or stands(copy))  # type: ignore[func-returns-value]
    store.poll()
    assert ("tom", 0) in people(store) and held == [False, False]


def test_an_entry_that_comes_while_a_copy_is_read_is_compared_too(forked, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, (ana, *_) = forked
    tier(other, ana, 1, 2)
    disk.write_new(COPY, (newest_log(fork),))
    shell = open_store(HOME, disk)
    shell.gathers = False
    parted = store._parted
    calls: list[int] = []

    def late(copy: Copy) -> tuple[list[Applied], list[Applied]] | None:
        found: tuple[list[Applied], list[Applied]] | None = parted(copy)
        if not calls:
            tier(shell, ana, 2, 3)
        calls.append(1)
        return found

    monkeypatch.setattr(store, "_parted", late)
    store.poll()
    assert len(calls) == 2 and ("ana", 2) in people(open_store(HOME, disk)) and bad(store) == ["rescue"]


def test_a_copy_that_is_still_on_its_way_is_left_alone(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    add(other, "tom", 1)
    copy = newest_log(fork)
    disk.write_new(COPY, (copy[:-1],))
    store.poll()
    assert disk.contents()[COPY] == copy[:-1] and bad(store) == ["copy"]
    disk.files[COPY].data += copy[-1:]
    store._looked = None  # as after five quiet seconds
    store.poll()
    assert ("tom", 0) in people(store) and bad(store) == []


def test_a_copy_of_a_snapshot_is_kept_and_can_be_restored() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    fork = MemoryDisk(disk.contents())
    other = open_store(HOME, fork)
    add(other, "tom", 1)
    other.compact()
    store.compact()
    for kind, end in (("snap", "jsonl"), ("names", "tsv")):
        copy = fork.contents()[f"/h/store/{kind}.00000001.{end}"]
        disk.write_new(f"/h/store/{kind}.00000001.sync-conflict-20260311-1-A.{end}", (copy,))
    store.poll()
    assert people(store) == [("ana", 0)] and bad(store) == [] and len(store.notes) == 2
    (kept,) = (name for name in disk.names("/h/store/kept") if name.startswith("snap."))
    restore(store, f"/h/store/kept/{kept}", NOW)
    assert people(store) == [("ana", 0), ("tom", 0)]


def test_no_compaction_takes_a_copy_of_an_older_generation_away(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    add(other, "tom", 1)
    disk.write_new(COPY, (newest_log(fork),))
    for _ in range(4):
        assert store.compact()
    assert COPY in disk.contents()
    store.poll()
    assert ("tom", 0) in people(store)


def test_the_shell_leaves_copies_alone(forked) -> None:  # type: ignore[no-untyped-def]
    disk, store, fork, other, _ = forked
    add(other, "tom", 1)
    disk.write_new(COPY, (newest_log(fork),))
    Appender(HOME, disk, still=False).append("log-interaction", NOW, lambda names, new_id: {"gifts": {new_id(): {}}})
    store.gathers = False
    add(store, "li", 2)
    assert COPY in disk.contents()


@pytest.mark.parametrize("held", ["lock", "write"])
def test_where_nothing_can_be_written_a_copy_waits(held: str) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    fork = MemoryDisk(disk.contents())
    add(open_store(HOME, fork), "tom", 1)
    disk.write_new(COPY, (newest_log(fork),))
    holder = disk.lock("/h/store/lock")
    if held == "lock":
        assert holder.take(0)
    else:
        disk.fail = lambda what, path, data: data[:3] if what == "write" else data
    assert store.poll() == [] and COPY in disk.contents()
    if held == "lock":
        with pytest.raises(NotSaved):
            add(store, "li")
    holder.free()
    disk.fail = None
    store._looked = None
    assert [change.verb for change in store.poll()] == ["rescue"]


def test_a_look_at_a_quiet_folder_lists_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    store.poll()
    listed: list[str] = []
    names = disk.names
    monkeypatch.setattr(disk, "names", lambda path: listed.append(path) or names(path))  # type: ignore[func-returns-value]
    for _ in range(10):
        store.poll()
        add(store, f"p{len(listed)}")
    assert listed == []


def test_what_a_crash_left_is_swept_up_and_what_a_sync_tool_writes_is_not() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk)
    add(store, "ana")
    disk.write_new("/h/store/snap.00000001.jsonl.tmp", (b"half",))
    disk.write_new("/h/store/.syncthing.log.00000000.jsonl.tmp", (b"half",))
    held = disk.lock("/h/store/lock.compaction")
    assert held.take(0)
    open_store(HOME, disk).poll()
    assert "snap.00000001.jsonl.tmp" in disk.names("/h/store")
    held.free()
    open_store(HOME, disk).view()
    assert "snap.00000001.jsonl.tmp" in disk.names("/h/store")
    add(open_store(HOME, disk), "bo")
    assert [name for name in disk.names("/h/store") if name.endswith(".tmp")] == [".syncthing.log.00000000.jsonl.tmp"]
    assert open_store(HOME, disk).compact() and ".syncthing.log.00000000.jsonl.tmp" in disk.names("/h/store")
