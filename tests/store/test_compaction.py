"""Generations: the same state before and after, writers not held, spares and damage."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Interaction, Person, Unsettled
from netritual.errors import NetritualError, Unsound
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.journal import JournalStore, open_store
from netritual.store.line import body_of
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
CHANNELS = ("coffee", "comment", "email")


def filled(disk: MemoryDisk, talks: int = 30) -> JournalStore:
    """Three people and some interactions of all shapes."""
    store = open_store(HOME, disk, still=True)
    names = ("ana", "tom", "wei")
    people = store.transact("import", lambda tx: [tx.put(Person(handle=n, name=n.title())) for n in names], NOW)[0]
    for at in range(talks):
        made = Interaction(
            on=date(2026, 1, 1) + timedelta(days=at * 7 % 40),
            people=tuple({people[at % 3].id, people[at % 2].id}),
            channel=CHANNELS[at % 3],  # type: ignore[arg-type]
            initiator=(None, "mutual", "me", "them")[at % 4],
            value="gave" if at % 5 == 0 else None,
            unsettled=(Unsettled(text="an"),) if at % 7 == 0 else (),
        )
        store.transact("log-interaction", lambda tx, made=made: tx.put(made), NOW)  # type: ignore[misc]
    return store


def told(store: JournalStore) -> tuple[object, ...]:
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
        view.unsettled(),
        store.history(),
        store.id,
    )


def people_lines(log: bytes) -> int:
    """Every line follows on the one before, and knows the newest earlier line about people; how many such there are."""
    at, seq, people = 0, -1, [0]
    for line in log.splitlines(keepends=True):
        body = body_of(line[:-1])
        assert body is not None
        found = json.loads(body)
        assert found["people_at"] == people[-1] and (seq < 0 or found["seq"] == seq + 1)
        seq = found["seq"]
        if "people" in found.get("changes", ()):
            people.append(at)
        at += len(line)
    return len(people) - 1


def test_a_compaction_changes_nothing_that_can_be_read() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    before = told(store)
    for _ in range(3):
        assert store.update_index()
        assert told(store) == before
        assert told(open_store(HOME, disk)) == before
    kept = {name.split(".")[1] for name in disk.names("/h/store") if name.count(".") > 1}
    assert kept == {"00000002", "00000003"}


def test_changes_over_a_snapshot_read_like_those_in_one_log() -> None:
    plain, compacted = MemoryDisk(), MemoryDisk()
    stores = [filled(plain), filled(compacted)]
    stores[1].update_index()
    for store in stores:
        talks = store.view().all(Interaction)
        ana, tom = store.view().all(Person)[:2]
        moved = Interaction(id=talks[3].id, on=date(2026, 3, 9), people=(tom.id,))
        store.transact("edit", lambda tx, moved=moved: tx.put(moved), NOW)  # type: ignore[misc]
        store.transact("remove", lambda tx, gone=talks[0]: tx.remove(Interaction, gone.id), NOW)  # type: ignore[misc]
        store.transact("tier", lambda tx, a=ana: tx.put(Person(id=a.id, handle="ana", name="Ana", tier=1)), NOW)  # type: ignore[misc]
    assert told(stores[0])[:7] == told(stores[1])[:7]
    stores[1].undo(NOW)
    stores[0].undo(NOW)
    stores[1].update_index()
    assert told(stores[0])[:7] == told(open_store(HOME, compacted))[:7]


def test_undo_reaches_over_compactions() -> None:
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


def test_lines_written_during_a_compaction_are_in_the_new_generation() -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=3)
    shell = Appender(HOME, disk, still=True)
    written: list[int] = []

    def fail(what: str, path: str, data: bytes) -> bytes:
        slow = what == "sync" and path.endswith("tmp") and disk.files["/h/store/lock"].held_by is None
        if slow and len(written) < 4:
            written.append(0)
            doc = {"handle": f"new{len(written)}", "name": f"New {len(written)}"}
            written[-1] = shell.append("add", NOW, lambda names, new_id: {"people": {new_id(): doc}})
        return data

    disk.fail = fail
    assert store.update_index()
    assert len(written) >= 3
    assert people_lines(disk.contents()["/h/store/log.00000001.jsonl"]) == len(written)
    handles = [person.handle for person in open_store(HOME, disk).view().all(Person)]
    assert handles == ["ana", "tom", "wei", *(f"new{at + 1}" for at in range(len(written)))]
    assert [change.seq for change in store.poll()] == written
    names = Appender(HOME, disk, still=True).names()
    assert [len(names.find(handle)) for handle in handles] == [1] * len(handles)


def test_an_open_store_switches_logs_without_reading_everything_again() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    other = open_store(HOME, disk)
    view = other.view()
    store.update_index()
    store.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    assert [change.words for change in other.poll()] == ["Added Li."]
    assert other.journal.state.undo_log.applied[0].seq == 1 and view.all(Person) == other.view().all(Person)[:3]


@pytest.mark.parametrize("compactions", [1, 2, 3])
def test_who_slept_through_compactions_hears_everything_once(compactions: int) -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=2)
    sleeper = open_store(HOME, disk)
    for at in range(compactions):
        store.transact("add", lambda tx, at=at: tx.put(Person(handle=f"n{at}", name=f"N{at}")), NOW)  # type: ignore[misc]
        store.update_index()
    assert [change.words for change in sleeper.poll()] == [f"Added N{at}." for at in range(compactions)]
    assert told(sleeper) == told(store) and sleeper.poll() == []
    sleeper = open_store(HOME, disk)
    for _ in range(compactions):
        store.update_index()
    assert sleeper.poll() == []
    sleeper.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    store.poll()
    assert told(sleeper) == told(store) == told(open_store(HOME, disk))


def test_a_second_compaction_at_the_same_time_stands_back() -> None:
    disk = MemoryDisk()
    store = filled(disk)
    held = disk.lock("/h/store/lock.compaction")
    assert held.take(0)
    assert not store.update_index()
    held.free()
    assert store.update_index()


def test_a_failed_compaction_leaves_nothing_behind() -> None:
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
    assert limit > 20
    disk.fail = None
    assert told(open_store(HOME, disk)) == before
    assert not [name for name in disk.names("/h/store") if name.endswith(".tmp")] and names


@pytest.mark.parametrize("each", [31, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_flipped_byte_of_a_snapshot_is_noticed_and_nothing_is_read_wrong(each: int) -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=12)
    store.update_index()
    store.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    wanted = told(open_store(HOME, disk))
    path = "/h/store/snap.00000001.jsonl"
    size = len(disk.contents()[path])
    for at in range(0, size, each):
        disk.spoil(path, at, 1 << at % 8)
        found = open_store(HOME, disk)
        assert found.journal.broken is None
        assert told(found) == wanted
        assert [name for name, ok, _ in found.checks() if not ok], f"byte {at} of {size}"
        disk.spoil(path, at, 1 << at % 8)
    whole = disk.contents()[path]
    for length in range(0, size, 8 * each + 1):
        disk.files[path].data[:] = whole[:length]
        assert told(open_store(HOME, disk)) == wanted


def test_without_a_whole_snapshot_the_store_is_read_only() -> None:
    disk = MemoryDisk()
    store = filled(disk, talks=3)
    store.update_index()
    store.update_index()
    store.transact("add", lambda tx: tx.put(Person(handle="li", name="Li")), NOW)
    for gen in (1, 2):
        disk.spoil(f"/h/store/snap.0000000{gen}.jsonl", 40)
    found = open_store(HOME, disk, create=False)
    assert [person.handle for person in found.view().all(Person)] == ["li"]
    with pytest.raises(Unsound, match="reading only"):
        found.transact("add", lambda tx: tx.put(Person(handle="x", name="X")), NOW)
    with pytest.raises(Unsound, match="reading only"):
        found.undo(NOW)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["add", "edit", "remove", "compact", "undo"])), max_size=25)
)
def test_touches_equal_those_rebuilt_from_the_interactions(steps: list[tuple[int, str]]) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    for number, (person, step) in enumerate(steps):
        talks = store.view().all(Interaction)
        if step == "compact":
            store.update_index()
        elif step == "undo":
            if store.journal.state.undo_log.to_undo():
                store.undo(NOW)
        elif step == "remove" and talks:
            gone = talks[number % len(talks)]
            store.transact("remove", lambda tx, t=gone: tx.remove(Interaction, t.id), NOW)  # type: ignore[misc]
        else:
            known = talks[number % len(talks)].id if step == "edit" and talks else 0
            made = Interaction(id=known, on=date(2026, 1, 1) + timedelta(days=number * 11 % 17), people=(person + 1, 9))
            store.transact("log-interaction", lambda tx, made=made: tx.put(made), NOW)  # type: ignore[misc]
        store.view().touches(person + 1)
    for reader in (store, open_store(HOME, disk)):
        view = reader.view()
        for person in (1, 2, 3, 4, 5, 9):
            mine = sorted((t.on.toordinal(), t.id) for t in view.all(Interaction) if person in t.people)
            assert [(touch.day, touch.talk) for touch in view.touches(person)] == mine
            assert [(t.on.toordinal(), t.id) for t in view.talks(person)] == mine[::-1]


def test_an_import_ends_with_a_compaction_and_can_still_be_taken_back() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    people = [Person(handle=f"p{at}", name=f"Person {at}") for at in range(1500)]
    _, change = store.transact("import", lambda tx: [tx.put(person) for person in people], NOW)
    assert change is not None and change.words == "Imported 1500 people."
    assert "snap.00000001.jsonl" in disk.names("/h/store") and not store.index_due()
    assert len(Appender(HOME, disk, still=True).names().find("p1499")) == 1
    store.undo(NOW)
    assert open_store(HOME, disk).view().all(Person) == ()


def test_many_entries_and_many_changed_people_are_index_due() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    assert not store.index_due()
    for at in range(700):
        person = Person(handle=f"p{at}", name="N" * 100)
        store.transact("add", lambda tx, person=person: tx.put(person), NOW)  # type: ignore[misc]
    assert store.index_due() and open_store(HOME, disk).index_due()
    store.update_index()
    assert not store.index_due()
    for at in range(5000):
        store.transact("log-interaction", lambda tx, at=at: tx.table("mine").insert({"n": at}), NOW)  # type: ignore[misc]
    assert store.index_due() and open_store(HOME, disk).index_due()


def test_everyone_is_read_though_a_block_is_damaged() -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)

    def act(tx: Transaction) -> None:
        for at in range(700):
            tx.put(Person(handle=f"p{at}", name=f"P {at}", private_notes="x" * 300))

    store.transact("import", act, NOW)
    store.update_index()
    store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)
    store.update_index()
    assert [person.handle for person in open_store(HOME, disk).view().all(Person)] == [
        *map("p{}".format, range(700)),
        "new",
    ]
    disk.spoil("/h/store/snap.00000002.jsonl", 100_000)
    view = open_store(HOME, disk).view()
    everyone = view.all(Person)
    assert [person.handle for person in everyone] == [*map("p{}".format, range(700)), "new"]
    assert all(view.get(Person, person.id) is person for person in everyone)
