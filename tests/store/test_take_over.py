"""A home of format 1 becomes one of today's format: the same to the byte, and it can be undone as far."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.model import Gift
from netritual.errors import NotSaved, Unsound
from netritual.paths import Home
from netritual.services.exports.jsonl import jsonl
from netritual.store.format_one import journal_lines, read_home, take_over
from netritual.store.history import History
from netritual.store.index.layers import walk
from netritual.store.journal_file import Bytes, JournalFile, header_of, read
from netritual.store.journal_line import body_of, frame, transaction
from netritual.store.journal_state import Header, State
from netritual.store.journal_store import open_store
from netritual.store.quick import Appender
from netritual.store.views import StoreView
from tests.conftest import NOW
from tests.support.crash import crashes
from tests.support.disk import MemoryDisk, Step

HOME = Home("/h")
JOURNAL = "/h/store/journal.jsonl"
HOMES = sorted((Path(__file__).parent / "homes" / "format-1").iterdir())
HOMES_BY_NAME = {path.name: path for path in HOMES}


def state_of(data: bytes) -> tuple[Header, State]:
    """The header of a journal, and the state after its last line."""
    file, state = JournalFile(MemoryDisk(), JOURNAL, Bytes(data, JOURNAL)), State()
    assert read(file, state) == [] and not file.spoilt()
    header = header_of(file)
    assert header is not None and header.log == 2 and header.journal
    return header, state


def text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode()


def told(header: Header, state: State) -> dict[str, Any]:
    """Everything that a state says, as it was noted with the program of format 1."""
    history = History(state)
    undo, redo = state.undo_log.to_undo(), state.undo_log.to_redo()
    changes = [
        [
            change.seq, change.when, change.verb, change.undoes, history.words(change),
            {table: {str(doc_id): text(raw) for doc_id, raw in docs.items()} for table, docs in change.before.items()},
            {table: {str(doc_id): found for doc_id, found in docs.items()} for table, docs in change.marks.items()},
        ]
        for change in reversed(state.undo_log.since(0))
    ]  # fmt: skip
    return {
        "id": header.store,
        "seq": state.seq,
        "top": state.top,
        "missing": state.missing,
        "tables": {
            name: {str(doc_id): text(raw) for doc_id, raw in walk(state.rows(name))}
            for name in state.names()
        },
        "history": [
            [row.seq, row.at.isoformat(), row.verb, row.summary, row.undone, row.undoes]
            for row in history.entries(None)
        ],
        "changes": changes,
        "undo": undo.seq if undo else None,
        "redo": redo.seq if redo else None,
        "export": jsonl(StoreView(state.share(), HOME), header.store, None).decode(),
    }  # fmt: skip


def disk_of(kept: Path) -> MemoryDisk:
    return MemoryDisk({f"/h/store/{path.name}": path.read_bytes() for path in (kept / "store").iterdir()})


def expected_of(kept: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((kept / "expected.json").read_text("utf-8"))
    if kept.name == "parted":  # told with the command that takes the entry in, as that is no damage
        found["damage"] = []
    return found


@pytest.mark.parametrize("kept", HOMES, ids=lambda path: path.name)
def test_a_former_home_is_read_as_it_was(kept: Path) -> None:
    disk, expected = disk_of(kept), expected_of(kept)
    former = read_home(disk, HOME)
    if "refusal" in expected:
        assert "open for reading only" in expected["refusal"] and "open for reading only" in str(former.refusal)
        return
    assert former.refusal is None
    assert [*map(str, former.damage)] == expected.pop("damage")
    found = told(*state_of(b"".join(journal_lines(former))))
    assert found.keys() == expected.keys()
    if kept.name == "clock-leapt":  # two changes of a clock that ran ahead are kept, with older ones between them gone
        expected["changes"] = [change for change in expected["changes"] if change[0] > 24]
    if kept.name == "snapshot-damaged":  # somebody was renamed since; the spare's log is told with the name of now
        for side in (expected, found):
            side["history"] = [[*row[:3], row[3].replace("é", ""), *row[4:]] for row in side["history"]]
            side["changes"] = [[*row[:4], row[4].replace("é", ""), *row[5:]] for row in side["changes"]]
    for part, value in expected.items():
        assert found[part] == value, part


@pytest.mark.parametrize("kept", HOMES, ids=lambda path: path.name)
def test_its_files_go_to_kept_and_damage_is_told_once(kept: Path) -> None:
    disk, expected = disk_of(kept), expected_of(kept)
    before = {path.rsplit("/", 1)[-1]: data for path, data in disk.contents().items()}
    former = take_over(disk, HOME)
    commands = ["`netritual import /h/store/kept/log." in note for note in former.notes]
    assert any(commands) == (kept.name in ("parted", "second-entry"))
    if former.refusal is not None:
        assert disk.contents() == disk_of(kept).contents() and not disk.steps
        return
    assert disk.names(HOME.store) == ["journal.jsonl", "kept"]
    after = {path.rsplit("/", 1)[-1]: data for path, data in disk.contents().items() if "/kept/" in path}
    reports = [data.decode() for name, data in after.items() if name.startswith("report.")]
    assert {name.removesuffix(".1"): data for name, data in after.items() if not name.startswith("report.")} == before
    damage = [
        words.replace("/h/store/", "/h/store/kept/").replace(".jsonl", ".jsonl.1") for words in expected["damage"]
    ]
    assert reports == (["\n".join(damage)] if damage else [])
    assert told(*state_of(disk.contents()[JOURNAL]))["export"] == expected["export"]
    assert take_over(disk, HOME).notes == []


def test_a_former_home_that_cannot_be_read_whole_is_read_as_far_as_it_goes() -> None:
    former = read_home(disk_of(HOMES_BY_NAME["both-snapshots-damaged"]), HOME)
    state = state_of(b"".join(journal_lines(former)))[1]
    assert former.refusal is not None and state.names() and len(state.undo_log.applied) == 25


@pytest.mark.parametrize("name", ["compacted", "log", "tail-torn", "entry-damaged", "log-lost"])
def test_killed_at_any_step_it_is_the_former_home_or_the_journal(name: str) -> None:
    start, expected = disk_of(HOMES_BY_NAME[name]), expected_of(HOMES_BY_NAME[name])
    disk = MemoryDisk(start.contents())
    take_over(disk, HOME)
    made = [Step("folder", "/h"), Step("folder", "/h/store"), *files_as_steps(start)]
    tried = 0
    for done, after in crashes([*made, *disk.steps]):
        if done < len(made):
            continue
        tried += 1
        take_over(after, HOME)
        found = state_of(after.contents()[JOURNAL])
        assert told(*found)["export"] == expected["export"]
        assert [name for name in after.names(HOME.store) if name not in ("journal.jsonl", "kept")] == []
        held = list(after.contents().values())
        assert all(data in held for data in start.contents().values())
    assert tried > 9


def files_as_steps(disk: MemoryDisk) -> list[Step]:
    """The steps that have made the files of a disk, all of them certain."""
    steps = []
    for path, file in disk.files.items():
        steps += [Step("create", path, file.inode), Step("write", path, file.inode, bytes(file.data))]
        steps.append(Step("sync", path, file.inode))
    folders = [Step("sync_folder", folder) for folder in ("/", "/h", "/h/store")]
    return [*steps, *folders]


@pytest.mark.parametrize("without", ["sync", "sync_folder"])
def test_a_take_over_that_forgot_to_sync_would_be_caught(without: str) -> None:
    start = disk_of(HOMES_BY_NAME["log"])
    disk = MemoryDisk(start.contents())
    take_over(disk, HOME)
    made = [Step("folder", "/h"), Step("folder", "/h/store"), *files_as_steps(start)]
    steps = [Step("nothing", "") if step.what == without else step for step in disk.steps]
    wrong = 0
    for done, after in crashes([*made, *steps]):
        if done >= len(made):
            take_over(after, HOME)
            wrong += not whole(after) or any(
                data not in after.contents().values() for data in start.contents().values()
            )
    assert wrong


def whole(disk: MemoryDisk) -> bool:
    """True when the journal is there, and whole."""
    lines = disk.contents().get(JOURNAL, b"").split(b"\n")
    return len(lines) > 1 and lines[-1] == b"" and all(body_of(line) for line in lines[:-1])


def test_what_an_older_program_writes_beside_the_journal_is_told() -> None:
    kept = HOMES_BY_NAME["log"]
    disk = disk_of(kept)
    take_over(disk, HOME)
    ((name, data),) = disk_of(kept).contents().items()
    line = transaction(99, NOW, "add", 7, {"gifts": {7: b"{}"}})
    disk.write_new(name, (data + line,))
    (note,) = take_over(disk, HOME).notes
    assert "`netritual import /h/store/kept/log.00000000.jsonl.2`" in note
    assert disk.contents()["/h/store/kept/log.00000000.jsonl.2"] == data + line
    assert [
        check.detail for check in open_store(HOME, disk).doctor.checks() if "log.00000000.jsonl.2" in check.detail
    ] == [note]
    open_store(HOME, disk).transact("import", lambda tx: tx.put(Gift(id=7, direction="gave", on=NOW.date())), NOW)
    assert note not in [check.detail for check in open_store(HOME, disk).doctor.checks()]


@pytest.mark.parametrize("act", ["names", "append"])
def test_the_shell_says_that_the_disk_is_full(act: str) -> None:
    disk = disk_of(HOMES_BY_NAME["log"])

    def fail(what: str, path: str, data: bytes) -> bytes:
        if path.endswith(".tmp"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return data

    disk.fail = fail
    shell = Appender(HOME, disk, still=True)
    with pytest.raises(NotSaved, match="the disk is full"):
        shell.names() if act == "names" else shell.append("log", NOW, lambda names, ids: {})


def test_a_newer_format_is_left_alone() -> None:
    disk = MemoryDisk({"/h/store/log.00000000.jsonl": frame(b'{"log":9,"seq":0,"top":0,"store":"s","device":"d"}')})
    with pytest.raises(Unsound, match="newer netritual"):
        take_over(disk, HOME)
    assert not disk.steps


def test_a_folder_without_log_and_snapshot_is_no_former_home() -> None:
    disk = MemoryDisk({"/h/store/names.00000001.tsv": b"x"})
    assert read_home(disk, HOME).header is None
    take_over(disk, HOME)
    assert list(disk.contents()) == ["/h/store/kept/names.00000001.tsv.1"]
