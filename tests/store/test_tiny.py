"""TinyDB on the journal: what its own tests do not ask."""

import pytest
from tinydb import where
from tinydb.table import Document

from netritual.paths import Home
from netritual.store.journal import open_store
from netritual.store.tiny import JournalDB
from tests.support.disk import MemoryDisk


def two() -> tuple[JournalDB, JournalDB]:
    """Two databases on one home, as two processes have them."""
    disk = MemoryDisk()
    return JournalDB(open_store(Home("/h"), disk)), JournalDB(open_store(Home("/h"), disk))


def test_two_processes_never_pick_the_same_id() -> None:
    one, other = two()
    ids = [db.insert({"n": n}) for n in range(20) for db in (one, other)]
    assert ids == list(range(1, 41))
    assert one.all() == other.all() and len(one) == 40


def test_inserting_many_never_gives_an_id_twice() -> None:
    one, _ = two()
    assert one.insert_multiple([Document({"a": 1}, 1), {"a": 2}, {"a": 3}]) == [1, 2, 3]
    assert len(one) == 3


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
