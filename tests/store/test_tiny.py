"""TinyDB on the journal: what its own tests do not ask."""

from collections.abc import Callable
from typing import Any

import pytest
from tinydb import where
from tinydb.table import Document

from netritual.domain.model import Interaction, Person, Settings
from netritual.paths import Home
from netritual.services.demo import fill
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from netritual.store.tiny import JournalDB, JournalStorage, JournalTable
from netritual.store.transaction import OpenTransaction
from tests.conftest import NOW
from tests.support.disk import MemoryDisk


def two() -> tuple[JournalDB, JournalDB]:
    """Two databases on one home, as two processes have them."""
    disk = MemoryDisk()
    return JournalDB(open_store(Home("/h"), disk)), JournalDB(open_store(Home("/h"), disk))


def test_two_processes_never_pick_the_same_id() -> None:
    one, other = two()
    ids = [db.insert({"n": n}) for n in range(20) for db in (one, other)]
    assert ids == sorted(set(ids)) and len(ids) == 40
    assert one.all() == other.all() and len(one) == 40


def test_inserting_many_never_gives_an_id_twice() -> None:
    one, _ = two()
    top = 2**52  # beyond the present moment, so that new ids count up from it
    ids = one.insert_multiple([Document({"a": 1}, top), Document({"a": 2}, top + 1)])
    ids += one.insert_multiple([Document({"a": 3}, top + 2), {"a": 4}, {"a": 5}])
    assert len(set(ids)) == len(one) == 5


def test_an_id_is_never_given_again() -> None:
    one, other = two()
    ids = one.insert_multiple([{"n": 1}, {"n": 2}])
    one.remove(doc_ids=[max(ids)])
    assert other.insert({"n": 3}) > max(ids)


def test_a_changed_result_changes_nothing() -> None:
    one, other = two()
    one.insert({"tags": ["a"]})
    one.all()[0]["tags"].append("b")
    assert one.all() == other.all() == [{"tags": ["a"]}]


def test_each_write_is_one_line_and_can_be_taken_back() -> None:
    one, other = two()
    one.insert_multiple({"n": n} for n in range(5))
    one.update({"odd": True}, where("n").one_of([1, 3]))
    one.remove(where("n") == 0)
    assert [entry.verb for entry in one.storage._store.history()] == ["tinydb"] * 3  # type: ignore[attr-defined]
    assert [doc["n"] for doc in other.search(where("odd").exists())] == [1, 3]


def test_what_is_not_json_is_refused_before_anything_is_written() -> None:
    one, other = two()
    for value in (float("nan"), {1, 2}, object()):
        with pytest.raises((TypeError, ValueError)):
            one.insert_multiple([{"fine": 1}, {"odd": value}])
    assert other.all() == []


def test_tables_are_dropped_in_one_line() -> None:
    one, other = two()
    one.table("a").insert({"x": 1})
    one.table("b").insert({"x": 1})
    one.drop_tables()
    assert other.tables() == set() and len(other.table("a")) == 0


@pytest.mark.parametrize("doc_id", [0, -5, -(2**70), 2**53 + 1, 2**63 - 1, 2**63, 2**80])
@pytest.mark.parametrize("table", ["x", "people"])
def test_an_id_that_no_document_can_have_is_refused_in_words(doc_id: int, table: str) -> None:
    disk = MemoryDisk()
    store = open_store(Home("/h"), disk)
    db = JournalDB(store)
    db.insert({"n": 1})
    before = disk.contents()
    with pytest.raises(ValueError, match=f"from 1 to .*, not {doc_id}"):
        db.table(table).insert(Document({"a": 1}, doc_id=doc_id))
    with pytest.raises(ValueError, match="the id of a document"):
        JournalStorage(store).write({table: {doc_id: {"a": 1}}})
    assert disk.contents() == before and db.table(table).all() == []
    assert store.update_index() and db.insert({"n": 2}) not in (0, doc_id)


def test_the_largest_id_that_may_be_given_leaves_room_for_all_that_come_after_it() -> None:
    disk = MemoryDisk()
    store = open_store(Home("/h"), disk)
    db = JournalDB(store)
    assert db.insert(Document({"a": 1}, doc_id=2**53)) == 2**53
    assert db.insert_multiple([{"a": 2}, {"a": 3}]) == [2**53 + 1, 2**53 + 2]
    ana, _ = store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    assert store.update_index() and ana.id == 2**53 + 3
    again = open_store(Home("/h"), disk)
    again.undo(NOW)
    again.redo(NOW)
    assert JournalDB(again).update({"b": 1}) == [2**53, 2**53 + 1, 2**53 + 2]
    assert [check.detail for check in again.doctor.checks() if not check.ok] == []


@pytest.mark.parametrize("person", [2**63, -(2**63), 2**64, -(10**30)])
def test_a_talk_with_an_id_that_nobody_can_have_does_not_break_the_index(person: int) -> None:
    disk = MemoryDisk()
    store = open_store(Home("/h"), disk)
    ana, _ = store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    doc = {"on": "2026-01-01", "people": [person, ana.id], "channel": "coffee", "topic": "pricing", "minutes": 30}
    JournalDB(store).table("interactions").insert(doc)
    for _ in range(3):
        found = open_store(Home("/h"), disk)
        assert [check.detail for check in found.doctor.checks() if not check.ok] == []
        (talk,) = found.view().all(Interaction)
        assert talk.people == (person, ana.id) and len(found.view().touches(ana.id)) == 1
        assert list(found.view().touches(person)) == []
        assert found.update_index()


def test_what_verbs_write_passes_through_a_table_of_tinydb(monkeypatch: pytest.MonkeyPatch) -> None:
    """The months of the sample people, then lines and a removal."""
    writing: list[JournalTable] = []
    written: set[str] = set()
    update, write = JournalTable._update_table, OpenTransaction.write

    def updating(table: JournalTable, updater: Callable[[Any], None]) -> None:
        writing.append(table)
        update(table, updater)
        writing.pop()

    def watched(tx: OpenTransaction, name: str, doc_id: int, raw: bytes | None) -> None:
        assert writing == [store.database.table(name)], f"{name} is written past TinyDB"
        written.add(name)
        write(tx, name, doc_id, raw)

    monkeypatch.setattr(JournalTable, "_update_table", updating)
    monkeypatch.setattr(OpenTransaction, "write", watched)
    store = open_store(Home("/h"), MemoryDisk(), still=True)
    fill(store, NOW, Settings(tz="Europe/Lisbon"))
    for line in ("coffee with Zoe yesterday, promised her the deck by friday", "lunch @zoe fri 12:30"):
        log(store, NOW, line, Settings(), source="hand")
    (zoe,) = [person for person in store.view().all(Person) if person.name == "Zoe"]
    store.transact("remove", lambda tx: tx.remove(Person, zoe.id), NOW)
    assert written == set(store.journal.state.names())
    assert {"people", "interactions", "promises", "coffees", "reviews"} <= written
