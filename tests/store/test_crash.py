"""A crash at any step of anything the store does leaves the state before it, or the state after."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from netritual.domain.model import Interaction, Person, Promise
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.care.backup import backup
from netritual.store.care.restore import restore
from netritual.store.index.layers import walk
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.crash import crashes, torn_everywhere
from tests.support.disk import MemoryDisk, Step
from tests.support.records import put

HOME = Home("/h")
LOG = "/h/store/journal.jsonl"
Content = dict[str, dict[int, bytes]]
Marks = list[tuple[int, Content]]
Scenario = Callable[[MemoryDisk, "Recorder"], None]


def content(store: JournalStore) -> Content:
    """Every document, as it is on disk."""
    return {name: dict(walk(store.journal.state.rows(name))) for name in store.journal.state.names()}


class Recorder:
    """Notes, after each act, how many steps were done and what the store then held."""

    def __init__(self, disk: MemoryDisk) -> None:
        self.disk = disk
        self.marks: Marks = [(0, {})]

    def mark(self) -> None:
        """An act was acknowledged."""
        self.marks.append((len(self.disk.steps), content(opened(self.disk))))

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

    def log(tx: Transaction) -> None:
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


def indexing(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom"):
        store.transact("add", put(person(handle)), NOW)
        note.mark()
        for _ in range(2):
            store.update_index()
            note.mark()
        store.transact("log-interaction", lambda tx: tx.put(Interaction(on=date(2026, 3, 1))), NOW)
        note.mark()


def shell(disk: MemoryDisk, note: Recorder) -> None:
    for handle in ("ana", "tom", "wei"):
        doc = {"handle": handle, "name": handle}
        made = Appender(HOME, disk, still=True)
        made.append("log-interaction", NOW, lambda names, new_id, doc=doc: {"people": {new_id(): doc}})  # type: ignore[misc]
        note.mark()
        disk.files[LOG].data += b"torn"
        disk.steps.append(Step("write", LOG, disk.files[LOG].inode, b"torn"))


def rescue(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom", "wei"):
        store.transact("add", put(person(handle)), NOW)
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
    disk.write_new("/h/settings.toml", (b'name = "A"\n',))
    backup(store, "/h/one.netritual", NOW)
    note.mark()
    store.transact("add", lambda tx: tx.put(person("tom")), NOW)
    note.mark()
    disk.replace("/h/settings.toml", b'name = "B"\n')
    restore(store, "/h/one.netritual", NOW)
    note.mark()


def restoring_anew(disk: MemoryDisk, note: Recorder) -> None:
    """A backup in the place of a store that is open for reading only."""
    store = open_store(HOME, disk, still=True)
    store.transact("add", lambda tx: tx.put(person("ana")), NOW)
    note.mark()
    backup(store, "/h/one.netritual", NOW)
    note.mark()
    disk.replace(LOG, b"spoilt" + disk.read(LOG)[6:-9])
    note.mark()
    restore(open_store(HOME, disk, still=True), "/h/one.netritual", NOW)
    note.mark()


def mending(disk: MemoryDisk, note: Recorder) -> None:
    """A journal that is damaged in its middle is written anew."""
    store = open_store(HOME, disk, still=True)
    for handle in ("ana", "tom", "wei"):
        store.transact("add", put(person(handle)), NOW)
        note.mark()
    disk.replace(LOG, disk.read(LOG).replace(b'"tom"', b'"tim"', 1))
    note.mark()
    open_store(HOME, disk, still=True).doctor.mend()
    note.mark()


def landing(disk: MemoryDisk, note: Recorder) -> None:
    """A journal that was lost is written anew out of the index."""
    store = open_store(HOME, disk, still=True)
    store.transact("add", lambda tx: tx.put(person("ana")), NOW)
    note.mark()
    store.update_index()
    note.mark()
    disk.remove(LOG)
    disk.sync_folder(HOME.store)
    note.mark()
    open_store(HOME, disk, still=True).make()
    note.mark()


def shortened(disk: MemoryDisk, note: Recorder) -> None:
    """A journal was put back to what it was before; what its index holds is written as a new one."""
    store = open_store(HOME, disk, still=True)
    store.transact("add", lambda tx: tx.put(person("ana")), NOW)
    note.mark()
    older = disk.contents()[LOG]
    store.transact("add", lambda tx: tx.put(person("tom")), NOW)
    note.mark()
    store.update_index()
    note.mark()
    disk.replace(LOG, older)
    note.mark()
    open_store(HOME, disk, still=True).make()
    note.mark()


def first_start(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True, create=True)
    note.mark()
    store.transact("add", lambda tx: tx.put(person("ana")), NOW)
    note.mark()


def first_line(disk: MemoryDisk, note: Recorder) -> None:
    made = Appender(HOME, disk, still=True)
    doc = {"handle": "ana", "name": "Ana"}
    made.append("log-interaction", NOW, lambda names, new_id: {"people": {new_id(): doc}, "mine": {new_id(): {}}})
    note.mark()


def undoing(disk: MemoryDisk, note: Recorder) -> None:
    store = open_store(HOME, disk, still=True)
    ana = store.transact("add", lambda tx: tx.put(person("ana")), NOW)[0]
    note.mark()
    talk = Interaction(on=date(2026, 3, 1), people=(ana.id,))
    store.transact("log-interaction", lambda tx: (tx.put(talk), tx.put(person("tom"))), NOW)
    note.mark()
    store.update_index()
    note.mark()
    for act in (store.undo, store.undo, store.redo):
        act(NOW)
        note.mark()
    store.update_index()
    note.mark()
    store.redo(NOW)
    note.mark()


SCENARIOS = (
    many_tables, indexing, shell, first_start, first_line, undoing, rescue, restoring, restoring_anew,
    mending, landing, shortened,
)  # fmt: skip
DAMAGED: dict[Scenario, tuple[str, ...]] = {
    restoring_anew: ("A damaged entry", "Not in the backup"),
    mending: ("A damaged entry", "1 entry is missing"),
    landing: ("A missing journal",),
    shortened: ("A journal that lacks",),
}
"""Where something was damaged before, that is told of too."""


def bad_states(
    scenario: Scenario,
    without: str = "",
    states: Callable[..., Iterator[tuple[int, MemoryDisk]]] = crashes,
    first: bool = False,
) -> tuple[int, list[str]]:
    """(states tried, what was wrong). ``without`` leaves out one kind of step, as a store that forgets it would;
    ``first`` ends with the first that is wrong.
    """
    disk = MemoryDisk()
    note = Recorder(disk)
    scenario(disk, note)
    steps = [Step("nothing", "") if step.what == without else step for step in disk.steps]
    tried, wrong = 0, []
    for done, after in states(steps):
        tried += 1
        try:
            fault = judge(after, note.allowed(done), DAMAGED.get(scenario, ()))
        except NetritualError as error:
            fault = str(error)
        if fault:
            wrong.append(f"after {done} steps: {fault}")
            if first:
                break
    return tried, wrong


def opened(disk: MemoryDisk) -> JournalStore:
    """The store as a new process opens it."""
    return open_store(HOME, disk, still=True, create=False)


def judge(disk: MemoryDisk, allowed: list[Content], excused: tuple[str, ...]) -> str:
    """What is wrong with a disk after a crash; nothing when it opens, is whole, and takes an entry."""
    store = opened(disk)
    found = content(store)
    if found not in allowed:
        return f"{found} is neither before nor after"
    faults = [words for _, ok, words in store.doctor.checks() if not ok and not words.startswith(excused)]
    if store.journal.broken is not None:
        return broken(disk, store, found)
    if faults:
        return f"false damage: {faults}"
    if content(opened(disk)) != found:
        return "opening it again shows another state"
    store.poll()
    found = content(store)
    if found not in allowed or content(opened(disk)) != found:
        return f"what others left was not taken in wholly: {found}"
    one, _ = store.transact("add", lambda tx: tx.put(person("new")), NOW)
    again = opened(disk)
    if again.view().get(Person, one.id) != one or len(again.view().all(Person)) != len(found.get("people", ())) + 1:
        return "it does not take an entry"
    Appender(HOME, disk, still=True).append("log-interaction", NOW, lambda names, new_id: {"gifts": {new_id(): {}}})
    again.poll()
    if not again.update_index() or again.journal.state.seq != store.journal.state.seq + 1:
        return "it does not compact"
    left = [name for name in disk.names(HOME.store) if name.endswith(".tmp")]
    return f"{left} stays" if left else backups(disk)


def broken(disk: MemoryDisk, store: JournalStore, found: Content) -> str:
    """A store that was for reading only before the crash as well: it says so, and a backup mends it."""
    if "reading only" not in str(store.journal.broken):
        return str(store.journal.broken)
    restore(opened(disk), "/h/one.netritual", NOW)
    mended = opened(disk)
    return "" if mended.journal.broken is None and mended.view().all(Person) else f"the backup does not mend {found}"


def backups(disk: MemoryDisk) -> str:
    """A backup is whole or not there."""
    for path in list(disk.contents()):
        if path.endswith(".netritual") and "/store/" not in path:
            fresh = open_store(Home("/n"), disk, create=False)
            restore(fresh, path, NOW)
            if not fresh.view().all(Person):
                return f"{path} gives nothing back"
    return ""


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_a_crash_leaves_the_state_before_or_after(scenario: Scenario) -> None:
    tried, wrong = bad_states(scenario)
    assert tried > 20
    assert wrong == []


@pytest.mark.parametrize("each", [23, pytest.param(1, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("scenario", [shell, many_tables], ids=lambda scenario: scenario.__name__)
def test_a_write_torn_at_any_byte_is_no_damage(scenario: Scenario, each: int) -> None:
    tried, wrong = bad_states(scenario, states=lambda steps: torn_everywhere(steps, each))
    assert tried > 1000 / each and wrong == []


@pytest.mark.parametrize(
    ("scenario", "without"),
    [
        (many_tables, "sync"),
        (indexing, "sync"),
        (indexing, "sync_folder"),
        (shell, "sync"),
        (many_tables, "sync_folder"),
        (first_start, "sync_folder"),
        (first_line, "sync"),
        (undoing, "sync"),
        (restoring, "sync"),
        (restoring_anew, "sync"),
        (restoring_anew, "sync_folder"),
        (mending, "sync"),
        (landing, "sync"),
        (shortened, "sync"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_store_that_forgot_to_sync_would_be_caught(scenario: Scenario, without: str) -> None:
    assert bad_states(scenario, without, first=True)[1]
