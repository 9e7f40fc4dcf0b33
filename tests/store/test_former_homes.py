"""A home of format 1 in use: opened, read where nothing may be written, restored over, and its backups brought back."""

import json
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.model import Person
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.exports.jsonl import jsonl
from netritual.store.care.restore import restore
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk

HOME = Home("/h")
FORMER = Path(__file__).parent / "homes" / "format-1"
BACKUP = Path(__file__).parent / "backups" / "format-1.netritual"
HOMES = sorted(path.name for path in FORMER.iterdir())


def disk_of(name: str) -> MemoryDisk:
    return MemoryDisk({f"/h/store/{path.name}": path.read_bytes() for path in (FORMER / name / "store").iterdir()})


def expected_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FORMER / name / "expected.json").read_text("utf-8"))
    return found


def opened(disk: MemoryDisk) -> JournalStore:
    return open_store(HOME, disk, still=True, create=False)


def exported(store: JournalStore) -> str:
    return jsonl(store.view(), store.id, None).decode()


def history(store: JournalStore) -> list[list[object]]:
    return [[row.seq, row.at.isoformat(), row.verb, row.summary, row.undone, row.undoes] for row in store.history()]


def only_reading(what: str, path: str, data: bytes) -> bytes:
    if what in ("open", "read"):
        return data
    raise PermissionError(13, "Permission denied", path)


@pytest.mark.parametrize("name", [name for name in HOMES if name not in ("both-snapshots-damaged", "snapshot-damaged")])
def test_it_is_the_same_once_it_is_opened_and_opened_again(name: str) -> None:
    disk, expected = disk_of(name), expected_of(name)
    for _ in range(2):
        store = opened(disk)
        assert exported(store) == expected["export"] and history(store) == expected["history"]
        assert store.poll() == []
        store.close()
    assert [file for file in disk.names(HOME.store) if file.startswith(("log.", "snap.", "names."))] == []


@pytest.mark.parametrize("name", ["random-log", "random-compacted", "random-kept-whole", "compacted", "snapshot-gone"])
def test_what_was_done_before_can_be_undone_and_given_back(name: str) -> None:
    expected = expected_of(name)
    store = opened(disk_of(name))
    undone = {row[5] for row in expected["history"] if row[2] == "undo"}
    targets = [seq for seq, _, _, undoes, _, before, _ in expected["changes"] if undoes is None and before]
    targets = [seq for seq in targets if seq not in undone][:3]
    assert [store.undo(NOW, seq).undoes for seq in targets] == targets
    for _ in targets:
        store.redo(NOW)
    assert exported(store) == expected["export"]


@pytest.mark.parametrize(
    ("name", "many", "last"), [("random-log", 23, 1), ("random-compacted", 18, 29), ("clock-leapt", 15, 27)]
)
def test_undo_reaches_as_far_as_before(name: str, many: int, last: int) -> None:
    """One after the other, until nothing is left, or a later change is in the way of the next."""
    store = opened(disk_of(name))
    taken = []
    with pytest.raises(NetritualError):
        while True:
            taken.append(store.undo(NOW).undoes)
    assert (len(taken), taken[-1]) == (many, last)


def test_an_undo_of_before_can_be_given_back() -> None:
    name = next(name for name in HOMES if expected_of(name).get("redo"))
    store, expected = opened(disk_of(name)), expected_of(name)
    assert store.redo(NOW).undoes == expected["redo"]
    store.undo(NOW)
    assert exported(store) == expected["export"]


@pytest.mark.parametrize("name", HOMES)
def test_where_nothing_may_be_written_it_is_read(name: str) -> None:
    disk, expected = disk_of(name), expected_of(name)
    before = disk.contents()
    disk.fail = only_reading
    store = opened(disk)
    if "export" in expected:
        assert exported(store) == expected["export"]
    assert store.poll() == [] and store.doctor.checks()
    with pytest.raises(NetritualError):
        store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)
    assert disk.contents() == before
    disk.fail = None
    if "export" in expected:
        added = store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)[0]
        again = opened(disk)
        assert again.view().get(Person, added.id) == added
        again.undo(NOW)
        assert exported(again) == expected["export"]


def test_the_shell_takes_it_over_first() -> None:
    disk, expected = disk_of("compacted"), expected_of("compacted")
    Appender(HOME, disk, still=True).append("log-interaction", NOW, lambda names, new_id: {"gifts": {new_id(): {}}})
    assert len(opened(disk).history()) == len(expected["history"]) + 1


@pytest.mark.parametrize(
    ("name", "fail", "words"),
    [("both-snapshots-damaged", None, "reading only"), ("compacted", only_reading, "may not be written")],
)
def test_the_shell_says_why_it_cannot_be_taken_over(name: str, fail: Any, words: str) -> None:
    disk = disk_of(name)
    disk.fail = fail
    for ask in (Appender.names, lambda appender: appender.append("log-interaction", NOW, lambda names, new_id: {})):
        with pytest.raises(NetritualError, match=words):
            ask(Appender(HOME, disk, still=True))


def test_a_damaged_one_is_for_reading_only_until_a_backup_is_restored() -> None:
    disk = disk_of("both-snapshots-damaged")
    disk.write_new("/one.netritual", (BACKUP.read_bytes(),))
    before = disk.contents()
    store = opened(disk)
    assert store.partial and any("reading only" in words for words in store.notes)
    with pytest.raises(NetritualError, match="reading only"):
        store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)
    assert {path: data for path, data in disk.contents().items() if not path.endswith("/lock")} == before
    restore(store, "/one.netritual", NOW)
    again = opened(disk)
    assert not again.partial and again.view().all(Person)
    held = list(disk.contents().values())
    assert all(data in held for path, data in before.items())
    assert [file for file in disk.names(HOME.store) if file.startswith(("log.", "snap."))] == []


@pytest.mark.parametrize("where", ["new", "beside"])
def test_a_backup_of_format_1_is_restored(where: str) -> None:
    disk = MemoryDisk({"/one.netritual": BACKUP.read_bytes()}, {"/h"})
    store = opened(disk)
    if where == "beside":
        store.transact("add", lambda tx: tx.put(Person(handle="new", name="New")), NOW)
    assert restore(store, "/one.netritual", NOW).entries == 50
    expected = expected_of("random-compacted")
    assert exported(opened(disk)).splitlines()[1:] == expected["export"].splitlines()[1:]
    assert disk.contents()["/h/settings.toml"] == b'name = "Ana"\n'
    if where == "new":
        assert [row[1:3] for row in history(opened(disk))[1:]] == [row[1:3] for row in expected["history"]]


def test_a_damaged_backup_of_format_1_is_refused() -> None:
    data = BACKUP.read_bytes()
    for at in range(0, len(data), 97):
        disk = MemoryDisk({"/one.netritual": data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]}, {"/h"})
        with pytest.raises(NetritualError):
            restore(opened(disk), "/one.netritual", NOW)
        assert not disk.names("/h/store")


def test_a_snapshot_of_format_1_is_restored() -> None:
    (data,) = (path.read_bytes() for path in (FORMER / "compacted" / "store").glob("snap.00000002.jsonl"))
    disk = MemoryDisk({"/kept/snap.00000002.jsonl.1": data}, {"/h"})
    restore(opened(disk), "/kept/snap.00000002.jsonl.1", NOW)
    assert opened(disk).view().all(Person)
