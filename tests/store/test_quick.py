"""The shell's append path: the same bytes as the store's, the same names, and nothing lost on the way."""

import errno
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Interaction, Person
from netritual.domain.quicklog.names import NameLookup
from netritual.errors import NotSaved, Unsound
from netritual.paths import Home
from netritual.services.name_book import NameBook
from netritual.store.journal_line import frame
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW
from tests.support.disk import MemoryDisk, MemoryHandle
from tests.support.indexes import path_of_index
from tests.support.records import put, remove

HOME = Home("/h")
LOG = "/h/store/journal.jsonl"
Docs = Mapping[str, Mapping[int, Any]]


def entry(day: str = "2026-03-10") -> Callable[[NameLookup, Callable[[], int]], Docs]:
    """One interaction with nobody."""
    return lambda names, new_id: {"interactions": {new_id(): {"on": day, "channel": "coffee"}}}


def with_people(disk: MemoryDisk, *people: Person) -> JournalStore:
    """A store that knows some people."""
    store = open_store(HOME, disk, still=True)
    store.transact("import", lambda tx: [tx.put(person) for person in people], NOW)
    return store


def test_reading_names_creates_nothing() -> None:
    disk = MemoryDisk()
    assert Appender(HOME, disk, still=True).names().find("ana") == []
    assert disk.contents() == {} and disk.folders == {"/"}


def test_both_writers_write_the_same_bytes() -> None:
    doc = {"on": "2026-03-10", "channel": "coffee", "summary": "“é”\x00", "minutes": 45, "warmth": None}
    logs = []
    for shell in (True, False):
        disk = MemoryDisk()
        with_people(disk, Person(handle="ana", name="Ana Ruíz\u2028 \udc80"))
        if shell:
            made = Appender(HOME, disk, still=True)
            made.append("log-interaction", NOW, lambda names, new_id: {"interactions": {new_id(): doc}})
        else:
            store = open_store(HOME, disk, still=True)
            store.transact("log-interaction", lambda tx: tx.table("interactions").insert(doc), NOW)
        logs.append(disk.contents()[LOG].split(b"\n", 1)[1])
    assert logs[0] == logs[1] and logs[0].count(b"\n") == 2


def test_the_first_entry_makes_the_home_and_the_store_reads_it() -> None:
    disk = MemoryDisk()
    shell = Appender(HOME, disk, still=True)
    assert [shell.append("log-interaction", NOW, entry()), shell.append("log-interaction", NOW, entry())] == [1, 2]
    talks = open_store(HOME, disk).view().all(Interaction)
    assert [talk.on for talk in talks] == [date(2026, 3, 10)] * 2
    assert talks[0].id + 1 == talks[1].id


def test_entries_of_the_shell_and_of_an_open_store_follow_one_another() -> None:
    disk = MemoryDisk()
    store = with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    shell = Appender(HOME, disk, still=True)
    for _ in range(3):
        shell.append("log-interaction", NOW, entry())
        store.transact("log-interaction", lambda tx: tx.put(Interaction(on=date(2026, 3, 1))), NOW)
        store.update_index()
    assert [found.seq for found in open_store(HOME, disk).history()] == [7, 6, 5, 4, 3, 2, 1]
    assert len({talk.id for talk in store.view().all(Interaction)}) == 6


def test_right_after_an_update_of_the_index_nothing_is_lost() -> None:
    disk = MemoryDisk()
    store = with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    store.update_index()
    assert Appender(HOME, disk, still=True).append("log-interaction", NOW, entry()) == 2
    assert [change.seq for change in store.poll()] == [2]


def test_people_saved_while_waiting_are_known_under_the_lock() -> None:
    disk = MemoryDisk()
    store = with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    shell = Appender(HOME, disk, still=True)
    assert shell.names().find("tom") == []
    store.transact("add", lambda tx: tx.put(Person(handle="tom", name="Tom Smith")), NOW)
    seen: list[list[str]] = []

    def build(names: NameLookup, new_id: Callable[[], int]) -> Docs:
        seen.append([handle for _, handle, _, _ in names.find("tom")])
        return {"people": {new_id(): {"handle": "new", "name": "New One", "new": True}}}

    shell.append("log-interaction", NOW, build)
    assert seen == [["tom"]]
    assert [handle for _, handle, _, _ in shell.names().find("new")] == ["new"]


@pytest.mark.parametrize("rest", [b"0", b'12345678 {"seq":9', b"\x00" * 300, b'00000000 {"seq":2}\n', b"x" * 70000])
def test_a_torn_end_is_cut_kept_and_written_over(rest: bytes) -> None:
    disk = MemoryDisk()
    with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    disk.files[LOG].data += rest
    assert Appender(HOME, disk, still=True).append("log-interaction", NOW, entry()) == 2
    kept = [data for path, data in disk.contents().items() if "/kept/" in path]
    assert kept == [rest]
    assert len(open_store(HOME, disk).view().all(Interaction)) == 1


def test_a_last_line_of_any_length_is_found() -> None:
    disk = MemoryDisk()
    with_people(disk, *(Person(handle=f"p{at}", name="N" * 200) for at in range(2000)))
    shell = Appender(HOME, disk, still=True)
    assert shell.append("log-interaction", NOW, entry()) == 2
    assert [handle for _, handle, _, _ in shell.names().find("p1999")] == ["p1999"]


def test_a_newer_format_is_left_alone() -> None:
    disk = MemoryDisk({LOG: frame(b'{"log":3,"store":"s","device":"d","journal":"j","seq":0,"top":0}')})
    before = disk.contents()[LOG]
    shell = Appender(HOME, disk, still=True)
    with pytest.raises(Unsound, match="newer netritual"):
        shell.names()
    with pytest.raises(Unsound, match="newer netritual"):
        shell.append("log-interaction", NOW, entry())
    with pytest.raises(Unsound, match="newer netritual"):
        open_store(HOME, disk)
    assert disk.contents()[LOG] == before


@pytest.mark.parametrize("what", ["write", "short", "sync", "open", "lock"])
def test_a_failed_save_says_so_and_leaves_the_journal_as_it_was(what: str) -> None:
    disk = MemoryDisk()
    with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    before = disk.contents()[LOG]
    failures = [what]

    def fail(step: str, path: str, data: bytes) -> bytes:
        if failures and step == {"short": "write"}.get(what, what):
            failures.clear()
            if what == "short":
                return data[:10]
            raise OSError(errno.ENOSPC, "No space left on device")
        return data

    disk.fail = fail
    shell = Appender(HOME, disk, still=True)
    with pytest.raises(NotSaved, match="not saved"):
        shell.append("log-interaction", NOW, entry())
    assert not failures
    assert disk.contents()[LOG] == before
    assert shell.append("log-interaction", NOW, entry()) == 2


def test_a_lock_that_stays_taken_is_said_in_words() -> None:
    disk = MemoryDisk()
    with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    held = disk.lock("/h/store/lock")
    assert held.take(0)
    with pytest.raises(NotSaved, match="another netritual"):
        Appender(HOME, disk, still=True).append("log-interaction", NOW, entry())


WORDS = st.sampled_from(
    ["Ana", "ana", "Ruiz", "Ánna", "de", "la", "Cruz", "Tom\tX", "a\\t", "Li", "李", "O'Neil", "", "(Bob)", "Dr.",
     "PhD,", "🚀", "García-López", "\u202eאב", "e\u0301\u0301", "x" * 5_000]
)  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
ROWS = st.tuples(NAMES, NAMES, st.lists(NAMES, max_size=2), NAMES, st.sampled_from(["list", "network", "archived"]))
STEPS = st.lists(st.tuples(st.sampled_from(["add", "change", "remove", "meet", "compact"]), ROWS, st.integers(0, 9)))


@given(steps=STEPS, typed=st.lists(NAMES, max_size=6))
def test_names_on_disk_and_in_memory_agree(steps: list[Any], typed: list[str]) -> None:
    disk = MemoryDisk()
    store = open_store(HOME, disk, still=True)
    book = NameBook(store.view())
    for what, (handle, name, aka, company, status), at in steps:
        ids = [person.id for person in store.view().all(Person)]
        who = ids[at % len(ids)] if ids else 0
        person = Person(handle=handle, name=name, aka=tuple(aka), company=company, status=status)
        if what == "add":
            store.transact("add", put(person), NOW)
        elif what == "compact":
            store.update_index()
        elif what == "change" and who:
            store.transact("add", put(replace(person, id=who)), NOW)
        elif what == "remove" and who:
            store.transact("remove", remove(Person, who), NOW)
        elif what == "meet" and who:
            talk = Interaction(on=date(2026, 3, 1), channel="coffee", people=(who,), initiator="mutual")
            store.transact("add", put(talk), NOW)
        book = book.follow(store.view())
    memory, names = NameBook(store.view()), Appender(HOME, disk, still=True).names()
    for word in [*typed, *(text[:length] for text in typed for length in (1, 2, 3))]:
        hits = memory.hits(word)
        assert [who for who, _ in names.hits(word)] == [who for who, _ in book.hits(word)] == [who for who, _ in hits]
        assert names.in_network(names.hits(word)) == book.in_network(book.hits(word)) == memory.in_network(hits)
        for lookup in (names, book):
            assert [match[:3] for match in lookup.find(word)] == [match[:3] for match in memory.find(word)]
            assert [match[:3] for match in lookup.exact(word)] == [match[:3] for match in memory.exact(word)]
            assert lookup.meant(word)[1] == memory.meant(word)[1]
            assert lookup.is_taken(word) == memory.is_taken(word)


@pytest.mark.parametrize("each", [431, pytest.param(7, marks=pytest.mark.nightly)])
def test_a_damaged_index_gives_no_wrong_document(each: int) -> None:
    """A name that is missed makes somebody new; a name that is found is that of its person."""
    disk = MemoryDisk()
    people = [Person(handle=f"ana{at}", name=f"Ana {chr(97 + at % 26)}ruiz") for at in range(40)]
    store = with_people(disk, *people)
    met = Interaction(on=date(2026, 3, 1), channel="coffee", people=(store.view().all(Person)[7].id,))
    store.transact("add", lambda tx: tx.put(met), NOW)
    store.update_index()
    path = path_of_index(store)
    typed = ["ana7", "bruiz", "an", "zed"]

    def found() -> list[list[tuple[int, str, str]]]:
        names = Appender(HOME, disk, still=True).names()
        return [[row[:3] for row in names.find(word)] for word in typed]

    wanted = found()
    assert [len(rows) for rows in wanted] == [1, 2, 40, 0]
    whole = disk.contents()[path]
    missed = 0
    for at in range(0, len(whole), each):
        disk.spoil(path, at, 1 << at % 8)
        for rows, known in zip(found(), wanted, strict=True):
            assert set(rows) <= set(known)
            missed += len(rows) < len(known)
        disk.spoil(path, at, 1 << at % 8)
    assert missed * each <= len(whole)
    for size in range(0, len(whole), 8 * each + 1):
        disk.files[path].data[:] = whole[:size]
        assert found() == wanted
    del disk.files[path]
    assert found() == wanted


def test_who_is_in_the_network_is_told_by_the_file_and_by_the_lines_behind_it() -> None:
    disk = MemoryDisk()
    store = with_people(
        disk, Person(handle="ana1", name="Ana Ruiz"), Person(handle="ana2", name="Ana Silva"),
        Person(handle="ana3", name="Ana Costa", tier=2),
        Person(handle="ana4", name="Ana Sol", listed_on=date(2026, 3, 5)),
    )  # fmt: skip
    first, second, third, fourth = [person.id for person in store.view().all(Person)]

    def talk(person: int, channel: Any, initiator: Any) -> None:
        made = Interaction(on=date(2026, 3, 1), channel=channel, people=(person,), initiator=initiator)
        store.transact("log", lambda tx: tx.put(made), NOW)

    def near() -> list[int]:
        names = Appender(HOME, disk, still=True).names()
        return names.in_network(names.hits("ana"))

    talk(first, "coffee", "mutual")
    talk(fourth, "coffee", "mutual")
    store.update_index()
    assert near() == [first, third], "the coffee with the fourth was before they were sent back to the list"
    talk(second, "email", "me")
    assert near() == [first, third]
    talk(second, "email", "them")
    assert near() == [first, second, third]


def test_a_damaged_line_of_people_only_hides_itself() -> None:
    disk = MemoryDisk()
    store = with_people(disk, Person(handle="ana", name="Ana Ruiz"))
    for handle in ("tom", "wei"):
        store.transact("add", put(Person(handle=handle, name=handle)), NOW)
    at = disk.contents()[LOG].index(b'"tom"')
    disk.spoil(LOG, at)
    names = Appender(HOME, disk, still=True).names()
    assert [len(names.find(word)) for word in ("ana", "tom", "wei")] == [1, 0, 1]


def test_only_light_modules_are_loaded() -> None:
    code = (
        "import sys; before = set(sys.modules);"
        "import netritual.store.quick, netritual.paths, netritual.files;"
        "print(sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(run.stdout.replace("'", '"')))
    assert not loaded & {"typing", "dataclasses", "msgspec", "pathlib", "tinydb", "logging", "subprocess"}
    ours = {name for name in loaded if name.startswith("netritual.store")}
    assert ours == {
        "netritual.store", "netritual.store.journal_line", "netritual.store.name_lookup",
        "netritual.store.quick", "netritual.store.index_seal",
    }  # fmt: skip


def test_a_moment_keeps_its_offset() -> None:
    disk = MemoryDisk()
    moment = datetime.fromisoformat("2026-03-18T10:00:00.250000+01:00")
    Appender(HOME, disk, still=True).append("log-interaction", moment, entry())
    assert open_store(HOME, disk).history()[0].at == moment


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EISDIR])
def test_a_names_file_that_may_not_be_read_is_done_without(number: int) -> None:
    disk = MemoryDisk()
    store = with_people(disk, Person(handle="ana", name="Ana"))
    store.update_index()
    (ana,) = store.view().all(Person)

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what == "open" and path.endswith(".tsv"):
            raise OSError(number, "it may not be read", path)
        return data

    disk.fail = fail
    assert next(iter(Appender(HOME, disk, still=True).names().holders("ana")))[0] == ana.id
    assert Appender(HOME, disk, still=True).append("log-interaction", NOW, entry()) == 2
    assert len(open_store(HOME, disk).view().all(Interaction)) == 1


def test_a_names_file_that_fails_while_it_is_read_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = MemoryDisk()
    store = with_people(disk, Person(handle="ana", name="Ana"))
    store.update_index()
    names = Appender(HOME, disk, still=True).names()

    def fail(self: MemoryHandle, offset: int, size: int) -> bytes:
        if self.path.endswith(".tsv"):
            raise OSError(errno.EIO, "Input/output error", self.path)
        return bytes(self._file.data[offset : offset + size])

    monkeypatch.setattr(MemoryHandle, "read_at", fail)
    assert len(list(names.holders("ana"))) == 1
