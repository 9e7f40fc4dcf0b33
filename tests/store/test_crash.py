"""A crash at any step of anything the store does leaves the state before it, or the state after (``storage.md`` 8)."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from netritual.domain.model import Interaction, Person, Promise
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.store.backup import backup, restore
from netritual.store.indexes import walk
from netritual.store.journal import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.crash import crashes, torn_everywhere
from tests.support.disk import MemoryDisk, Step

HOME = Home("/h")
LOG = "/h/store/log.00000000.jsonl"
Content = dict[str, dict[int, bytes]]
Marks = list[tuple[int, Content]]
Scenario = Callable[[MemoryDisk, "Recorder"], None]


def content(store: JournalStore) -> Content:
    """Every document, as it is on disk."""
    return {name: dict(walk(store.state.rows(name))) for name in store.state.names()}


class Recorder:
    """Notes, after each act, how many steps were done and what the store then held."""

    def __init__(self, disk: MemoryDisk) -> None:
        self.disk = disk
        self.marks: Marks = [(0, {})]

    def mark(self) -> None:
        """An act was acknowledged."""
        self.marks.append((len(self.disk.steps), content(open_store(HOME, self.disk, create=False))))

    def allowed(self, done: int) -> list[Content]:
        """What a crash after so many steps may show: what was acknowledged, or the act under way as well."""
        at = max(index for index, (steps, _) in enumerate(self.marks) if steps <= done)
        return [found for _, found in self.marks[at : at + 2]]


def person(handle: str) -> Person:
    """Someone."""
    return Person(handle=handle, name=handle.title())


def many_tables(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    ana = store.transact("add", lambda tx: tx.put(person("ana")), NOW)[0]
    note.mark()

    def log(tx):  # type: ignore[no-untyped-def]
        tx.put(Interaction(on=date(2026, 3, 1), people=(ana.id,)))
        tx.put(Promise(people=(ana.id,), made=date(2026, 3, 1), text="x" * 300))
        tx.put(person("tom"))

    store.transact("log-interaction", log, NOW)
    note.mark()
    store.transact("tier", lambda tx: tx.put(Person(id=ana.id, handle="ana", name="Ana", tier=2)), NOW)
    note.mark()
    store.transact("remove", lambda tx: tx.remove(Person, ana.id), NOW)
    note.mark()
    store.undo(NOW)
    note.mark()
    store.redo(NOW)
    note.mark()


def compaction(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom"):
        store.transact("add", lambda tx, handle=handle: tx.put(person(handle)), NOW)  # type: ignore[misc]
        note.mark()
        for _ in range(2):
            store.compact()
            note.mark()
        store.transact("log-interaction", lambda tx: tx.put(Interaction(on=date(2026, 3, 1))), NOW)
        note.mark()


def shell(disk: MemoryDisk, note: Recorder) -> None:
    for handle in ("ana", "tom"):
        doc = {"handle": handle, "name": handle}
        made = Appender(HOME, disk, still=True)
        made.append("log-interaction", NOW, lambda names, new_id, doc=doc: {"people": {new_id(): doc}})  # type: ignore[misc]
        note.mark()
        disk.files[LOG].data += b"torn"
        disk.steps.append(Step("write", LOG, disk.files[LOG].inode, b"torn"))


def rescue(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom", "wei"):
        store.transact("add", lambda tx, handle=handle: tx.put(person(handle)), NOW)  # type: ignore[misc]
        note.mark()
    older = b"".join(disk.contents()[LOG].splitlines(keepends=True)[:2])
    disk.replace(LOG, older)
    note.mark()
    store.poll()
    note.mark()


def restoring(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    store.transact("add", lambda tx: tx.put(person("ana")), NOW)
    note.mark()
    backup(store, "/h/one", NOW)
    note.mark()
    store.transact("add", lambda tx: tx.put(person("tom")), NOW)
    note.mark()
    restore(store, "/h/one", NOW)
    note.mark()


SCENARIOS = (many_tables, compaction, shell, rescue, restoring)


def bad_states(
    scenario: Scenario, without: str = "", states: Callable[..., Iterator[tuple[int, MemoryDisk]]] = crashes
) -> tuple[int, list[str]]:
    """(states tried, what was wrong). ``without`` leaves out one kind of step, as a store that forgets it would."""
    disk = MemoryDisk()
    note = Recorder(disk)
    scenario(disk, note)
    steps = [Step("nothing", "") if step.what == without else step for step in disk.steps]
    tried, wrong = 0, []
    for done, after in states(steps):
        tried += 1
        try:
            fault = judge(after, note.allowed(done))
        except NetritualError as error:
            fault = str(error)
        if fault:
            wrong.append(f"after {done} steps: {fault}")
    return tried, wrong


def judge(disk: MemoryDisk, allowed: list[Content]) -> str:
    """What is wrong with a disk after a crash; nothing when it opens, is whole, and takes an entry."""
    store = open_store(HOME, disk, still=True, create=False)
    found = content(store)
    if found not in allowed:
        return f"{found} is neither before nor after"
    faults = [words for _, ok, words in store.checks() if not ok]
    if faults and not any("Kept in rescue" in words for words in faults):
        return f"false damage: {faults}"
    if content(open_store(HOME, disk, create=False)) != found:
        return "opening it again shows another state"
    one, _ = store.transact("add", lambda tx: tx.put(person("new")), NOW)
    again = open_store(HOME, disk, create=False)
    if again.view().get(Person, one.id) != one or len(again.view().all(Person)) != len(found.get("people", ())) + 1:
        return "it does not take an entry"
    Appender(HOME, disk, still=True).append("log-interaction", NOW, lambda names, new_id: {"gifts": {new_id(): {}}})
    again.poll()
    return "" if again.compact() and again.state.seq == store.state.seq + 1 else "it does not compact"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_a_crash_leaves_the_state_before_or_after(scenario: Scenario) -> None:
    tried, wrong = bad_states(scenario)
    assert tried > 20
    assert wrong == []


@pytest.mark.parametrize("scenario", [shell, many_tables], ids=lambda scenario: scenario.__name__)
def test_a_write_torn_at_any_byte_is_no_damage(scenario: Scenario) -> None:
    tried, wrong = bad_states(scenario, states=torn_everywhere)
    assert tried > 300 and wrong == []


@pytest.mark.parametrize(
    ("scenario", "without"),
    [
        (many_tables, "sync"),
        (compaction, "sync"),
        (compaction, "sync_folder"),
        (shell, "sync"),
        (many_tables, "sync_folder"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_store_that_forgot_to_sync_would_be_caught(scenario: Scenario, without: str) -> None:
    assert bad_states(scenario, without)[1]
