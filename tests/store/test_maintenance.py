"""What the store does by itself: an index when idle, the backup of the week, a way back after a failed sync."""

import errno
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.message import Message

from netritual.compose import compose
from netritual.domain.model import Change, Coffee, Interaction, Person, Promise
from netritual.errors import NetritualError, NotFound, NotSaved
from netritual.main import main
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.store.backup_files import WEEKLY_KEPT, backup_due
from netritual.store.care import maintenance
from netritual.store.care.backup import backup, weekly
from netritual.store.care.index_rebuild import DUE_BYTES, DUE_LINES, INDEX_LOCK
from netritual.store.care.maintenance_process import tidy
from netritual.store.care.restore import restore
from netritual.store.journal_store import JournalStore, open_store
from netritual.tui.messages import StoreDone, StoreFailed, StoreNoted
from netritual.tui.store_thread import IDLE_POLLS, StoreThread
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.records import put


def add(store: Store, handle: str) -> Change:
    change = store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)[1]
    assert change is not None
    return change


def wait(store: JournalStore) -> None:
    process = store.maintenance._process
    assert process is not None
    assert process.wait(60) == 0


def test_an_idle_store_makes_its_index_in_a_process_of_its_own_and_goes_over_to_it(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    log = Path(home.store) / "journal.jsonl"
    store.tidy(NOW)
    wait(store)
    store.tidy(NOW)
    assert log.exists() and len(list(Path(home.backups).iterdir())) == 1
    assert store.journal.file is not None
    store.journal.file.lines = DUE_LINES
    spare = open_store(home)
    people = "".join(chr(97 + at % 26) for at in range(70_000))
    spare.transact("add", lambda tx: tx.put(Person(handle="long", name="Long", private_notes=people)), NOW)
    store.tidy(NOW)
    wait(store)
    add(store, "mid")
    store.tidy(NOW)
    assert store.journal.index is not None and not store.maintenance.due()
    assert [person.handle for person in store.view().all(Person)] == ["ana", "long", "mid"]
    assert {change.seq for change in store.poll()} == {2}


@pytest.mark.parametrize("words", ["people", "doctor", "doctor --repair", "restore FILE", "log sent Ana the deck"])
def test_a_command_that_meets_an_index_due_waits_for_none(
    own_home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    store, file = open_store(own_home), str(tmp_path / "one.netritual")
    ana = store.transact("add", put(Person(handle="ana", name="Ana")), NOW)[0]
    deck = Promise(people=(ana.id,), text="deck", made=NOW.date())
    store.transact("import", lambda tx: [tx.put(deck), tx.put(Interaction(on=NOW.date(), note="x" * DUE_BYTES))], NOW)
    backup(store, file, NOW)
    assert store.maintenance.due() and store.journal.index is None
    run, processes = maintenance._run_module, []

    def started(*args: str) -> Any:
        processes.append(run(*args))
        return processes[-1]

    monkeypatch.setattr(maintenance, "_run_module", started)
    monkeypatch.setattr(JournalStore, "update_index", None)
    assert main([file if word == "FILE" else word for word in words.split()]) == 0
    (process,) = processes
    assert process is not None and process.wait(60) == 0
    assert not open_store(own_home).maintenance.due()


def test_no_second_process_is_started_while_one_makes_an_index(tmp_path: Path) -> None:
    store = open_store(Home(str(tmp_path / "home")))
    store.transact("import", lambda tx: tx.put(Interaction(on=NOW.date(), note="x" * DUE_BYTES)), NOW)
    with closing(store.journal.disk.lock(f"{store.journal.home.store}/{INDEX_LOCK}")) as lock:
        assert lock.take(0)
        store.close(NOW)
    assert store.maintenance._process is None
    store.close(NOW)
    wait(store)


def test_nothing_is_done_with_a_clock_that_stands_still(tmp_path: Path) -> None:
    store = open_store(Home(str(tmp_path / "home")), still=True)
    add(store, "ana")
    store.tidy(NOW)
    assert store.maintenance._process is None


def test_a_backup_a_week_the_last_eight_are_kept_and_those_of_a_person_for_ever(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    assert weekly(store, NOW) is None
    add(store, "ana")
    own = Path(home.backups) / "weekly-of-mine.txt"
    own.parent.mkdir()
    own.write_text("mine")
    for week in range(12):
        assert tidy(home.root, NOW + timedelta(weeks=week)) == 0
        assert tidy(home.root, NOW + timedelta(weeks=week, days=6)) == 0
    made = sorted(path.name for path in own.parent.iterdir() if path != own)
    first = (NOW + timedelta(weeks=12 - WEEKLY_KEPT)).strftime("%Y%m%d")
    assert len(made) == WEEKLY_KEPT and made[0] == f"weekly-{first}.netritual" and own.exists()
    other = open_store(Home(str(tmp_path / "other")), create=False)
    restore(other, str(own.parent / made[-1]), NOW)
    assert [person.handle for person in other.view().all(Person)] == ["ana"]


def test_a_clock_that_was_far_ahead_does_not_end_the_backups(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    assert weekly(store, NOW + timedelta(days=4000)) is not None
    assert weekly(store, NOW) is not None


def test_backups_of_days_to_come_never_drive_out_those_that_were_made() -> None:
    home, disk = Home("/home"), MemoryDisk()
    store = open_store(home, disk)
    add(store, "ana")
    for week in range(3):
        weekly(store, NOW + timedelta(weeks=week))
    for week in range(WEEKLY_KEPT):
        disk.write_new(f"{home.backups}/weekly-{NOW + timedelta(days=3650 + week):%Y%m%d}.netritual", (b"ahead",))
    genuine = [f"weekly-{NOW + timedelta(weeks=week):%Y%m%d}.netritual" for week in range(4)]
    now = NOW + timedelta(weeks=3)
    assert backup_due(disk, home, now) and weekly(store, now) is not None
    made = disk.names(home.backups)
    assert made[:4] == genuine and len(made) == WEEKLY_KEPT
    assert not backup_due(disk, home, now) and weekly(store, now) is None


def test_a_file_that_only_begins_like_a_weekly_backup_is_left_alone() -> None:
    home, disk = Home("/home"), MemoryDisk()
    store = open_store(home, disk)
    add(store, "ana")
    mine = ("weekly-1.netritual", "weekly-20269999.netritual", "weekly-of-mine.netritual", "weekly-zz.netritual")
    disk.make_folder(home.backups)
    for name in mine:
        disk.write_new(f"{home.backups}/{name}", (b"mine",))
    for week in range(WEEKLY_KEPT + 2):
        assert weekly(store, NOW + timedelta(weeks=week)) is not None
    names = disk.names(home.backups)
    assert set(mine) < set(names) and len(names) == WEEKLY_KEPT + len(mine)


def test_a_file_that_cannot_be_restored_makes_no_home(tmp_path: Path) -> None:
    parts = compose(str(tmp_path / "home"))
    with pytest.raises(NotFound):
        parts.restore(str(tmp_path / "nothing.netritual"), NOW)
    wrong = tmp_path / "wrong"
    wrong.write_text("no backup")
    with pytest.raises(NetritualError):
        parts.restore(str(wrong), NOW)
    assert not (tmp_path / "home").exists()


def test_an_undo_leaves_what_calendars_have_seen_of_a_coffee() -> None:
    store = open_store(Home("/home"), MemoryDisk())

    def plan(**values: object) -> None:
        def act(tx: Transaction) -> None:
            coffee = next(iter(tx.all(Coffee)), Coffee(said=NOW.date()))
            tx.put(replace(coffee, **values))

        store.transact("plan-coffee", act, NOW)

    plan(state="said")
    plan(state="proposed", place="Café")
    plan(state="written", in_file=True, sequence=1)
    plan(place="Park", sequence=2)
    for state, place in (("written", "Café"), ("proposed", "Café"), ("said", None)):
        store.undo(NOW)
        (coffee,) = store.view().all(Coffee)
        assert (coffee.state, coffee.place, coffee.in_file, coffee.sequence) == (state, place, True, 2)
    for _ in range(3):
        store.redo(NOW)
    (coffee,) = store.view().all(Coffee)
    assert (coffee.state, coffee.place, coffee.in_file, coffee.sequence) == ("written", "Park", True, 2)


def test_after_a_failed_sync_the_app_reads_the_journal_anew_and_goes_on() -> None:
    disk = MemoryDisk()
    store = open_store(Home("/home"), disk)
    add(store, "ana")
    heard: list[Message] = []
    thread = StoreThread(store, heard.append, lambda: NOW)
    failing = True

    def fail(what: str, path: str, data: bytes) -> bytes:
        if failing and what == "sync" and "journal." in path:
            raise OSError(errno.EIO, "Input/output error")
        return data

    disk.fail = fail
    thread.start()
    thread.submit(lambda store, now: (None, add(store, "bo")))
    thread.submit(lambda store, now: (done.append(store.refuses), None))  # type: ignore[func-returns-value]
    done: list[bool] = []
    thread.close()
    assert [type(message) for message in heard if isinstance(message, (StoreFailed, StoreNoted))] == [
        StoreFailed,
        StoreNoted,
    ]
    assert isinstance(heard[0], StoreFailed) and isinstance(heard[0].error, NotSaved)
    assert any(isinstance(m, StoreNoted) and "could not be confirmed" in m.words for m in heard)
    assert done == [False] and any(isinstance(message, StoreDone) for message in heard)
    failing = False
    add(store, "cy")
    assert "cy" in [person.handle for person in open_store(Home("/home"), disk).view().all(Person)]


def test_the_app_tidies_up_after_five_quiet_seconds(tmp_path: Path) -> None:
    store = open_store(Home(str(tmp_path / "home")))
    add(store, "ana")
    thread = StoreThread(store, lambda message: None, lambda: NOW)
    for _ in range(IDLE_POLLS - 1):
        thread._look(store, NOW)
    assert store.maintenance._process is None
    thread._look(store, NOW)
    wait(store)
    assert len(list(Path(store.journal.home.backups).iterdir())) == 1
