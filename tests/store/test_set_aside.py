"""Copies of a sync tool beside the journal go to ``kept/``, and the command that takes them in is told."""

import os
from pathlib import Path

import pytest

from netritual.paths import IMPORTED, Home
from netritual.store.care.set_aside import aside, set_aside, waiting
from netritual.store.journal_access import Journal
from netritual.store.journal_line import frame, header
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

HOME = Home("/h")
COPY = header("s", "d") + frame(b'{"seq":1}')


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("journal.sync-conflict-20260311-100000-ABCDEFG.jsonl", "/h/store/kept/{}.1"),
        ("journal (Ana's conflicted copy 2026-03-11).jsonl", "'/h/store/kept/journal (Ana'\"'\"'s conflicted copy"),
        ("journal (conflicted copy 2026-03-11 100000).jsonl", "'/h/store/kept/{}.1'"),
        ("rescue.20260311100000-1.jsonl", "/h/store/kept/{}.1"),
        ("journal (Conflicted copy from PC on 2026-03-11).jsonl", "'/h/store/kept/{}.1'"),
        ("journal (Case Conflict).jsonl", "'/h/store/kept/{}.1'"),
        ("journal (In Konflikt stehende Kopie von PC 2026-03-11).jsonl", "'/h/store/kept/{}.1'"),
        ("journal (1).jsonl", "'/h/store/kept/{}.1'"),
        ("journal 2.jsonl", "'/h/store/kept/{}.1'"),
        ("journal-LAPTOP.jsonl", "/h/store/kept/{}.1"),
        ("log.00000001 (Conflicted Copy).jsonl", "'/h/store/kept/{}.1'"),
        ("log.00000002.sync-conflict-20260311-100000-ABCDEFG.jsonl", "/h/store/kept/{}.1"),
    ],
)
def test_a_copy_is_moved_and_the_command_is_told(name: str, said: str) -> None:
    disk = MemoryDisk({f"/h/store/{name}": COPY, "/h/store/journal.jsonl": b"ours"})
    (words,) = set_aside(disk, HOME)
    assert f"`netritual import {said.format(name)}" in words and words.count(HOME.kept) == 1
    assert disk.contents() == {f"/h/store/kept/{name}.1": COPY, "/h/store/journal.jsonl": b"ours"}
    assert set_aside(disk, HOME) == [] and waiting(disk, HOME) == []
    (words,) = aside(disk, HOME)
    assert f"`netritual import {said.format(name)}" in words


def test_a_second_copy_of_the_same_name_is_kept_beside_the_first() -> None:
    name = "journal.sync-conflict-1.jsonl"
    disk = MemoryDisk({f"/h/store/kept/{name}.1": b"first", f"/h/store/{name}": COPY})
    set_aside(disk, HOME)
    assert disk.contents()[f"/h/store/kept/{name}.2"] == COPY and len(aside(disk, HOME)) == 2


def test_copies_of_former_snapshots_and_names_go_too() -> None:
    names = ("snap.00000001.sync-conflict-1.jsonl", "names.00000001.sync-conflict-1.tsv")
    disk = MemoryDisk({f"/h/store/{name}": COPY for name in names})
    words = set_aside(disk, HOME)
    assert len(words) == 2 and not [path for path in disk.contents() if "/kept/" not in path]
    assert [sentence.count("netritual restore") for sentence in aside(disk, HOME)] == [1]


@pytest.mark.parametrize(
    "name", ["journal.jsonl", "journal.jsonl.tmp", "index.0.sqlite", "index.seal", "notes (conflicted copy).txt"]
)
def test_other_files_stay(name: str) -> None:
    disk = MemoryDisk({f"/h/store/{name}": b"x"})
    assert set_aside(disk, HOME) == [] and disk.contents() == {f"/h/store/{name}": b"x"}


def test_the_copy_of_an_index_goes_untold() -> None:
    disk = MemoryDisk({"/h/store/index.0.sync-conflict-1.sqlite": b"x", "/h/store/index.sync-conflict-1.seal": b"x"})
    assert set_aside(disk, HOME) == [] and disk.contents() == {}


def test_what_cannot_be_moved_waits_and_is_told() -> None:
    path = "/h/store/journal.sync-conflict-1.jsonl"
    disk = MemoryDisk({path: COPY})

    def fail(what: str, path: str, data: bytes) -> bytes:
        if what in ("rename", "folder"):
            raise PermissionError(13, "Permission denied", path)
        return data

    disk.fail = fail
    assert set_aside(disk, HOME) == [] and path in disk.contents()
    ((words, unfinished),) = waiting(disk, HOME)
    assert not unfinished
    assert f"`netritual import {path}`" in words


def test_a_folder_with_the_name_of_a_copy_is_left_alone() -> None:
    disk = MemoryDisk(folders={"/h/store", "/h/store/journal.sync-conflict-1.jsonl"})
    assert set_aside(disk, HOME) == [] and waiting(disk, HOME) == []


@pytest.mark.parametrize("size", [0, 5, len(COPY) - 12, len(COPY) - 1])
def test_a_copy_that_is_still_being_written_waits_until_it_ends_with_a_whole_entry(size: int) -> None:
    path = "/h/store/journal.sync-conflict-1.jsonl"
    disk = MemoryDisk({path: COPY[:size]})
    journal = Journal(HOME, disk)
    journal.look_around()
    assert journal.notes == [] and list(disk.contents()) == [path]
    ((words, unfinished),) = waiting(disk, HOME)
    assert unfinished and "may still be written" in words
    with disk.open(path, write=True) as handle:
        handle.append(COPY[size:])
    journal.look_around()
    assert len(journal.notes) == 1 and list(disk.contents()) == ["/h/store/kept/journal.sync-conflict-1.jsonl.1"]


def test_a_copy_that_stays_cut_is_moved_once_the_journal_was_written_after_it(tmp_path: Path) -> None:
    home = Home(str(tmp_path))
    store = open_store(home)
    copy = Path(home.store) / "journal.sync-conflict-1.jsonl"
    copy.write_bytes(COPY[:-1])
    os.utime(copy, (2e9, 2e9))
    store.poll()
    assert store.notes == [] and copy.exists()
    os.utime(copy, (1e9, 1e9))
    store.poll()
    assert len(store.notes) == 1 and not copy.exists()


def test_a_copy_that_was_imported_is_told_no_more() -> None:
    place = "/h/store/kept/journal.sync-conflict-1.jsonl.1"
    disk = MemoryDisk({place: COPY, place[:-1] + "2": COPY, place + IMPORTED: b""})
    (words,) = aside(disk, HOME)
    assert words.startswith(place[:-1] + "2")
