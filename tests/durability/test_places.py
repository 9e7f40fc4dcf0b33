"""Disks that are full, folders that may not be written, things in the way, a holder of the lock that stands still."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from netritual.domain.model import Person
from netritual.errors import NetritualError, NotSaved
from netritual.paths import Home
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.store.test_processes import TOP
from tests.support.records import put

ROOT = sys.platform == "linux" and os.geteuid() == 0
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts and users as on Linux")
LOG = "coffee @ana yesterday re pricing"


def add(store: JournalStore, handle: str, notes: str = "") -> None:
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title(), private_notes=notes)), NOW)


def handles(home: Home) -> list[str]:
    store = open_store(home, create=False)
    assert all(check.ok for check in store.doctor.checks())
    return [person.handle for person in store.view().all(Person)]


def shell(home: Home, *before: str) -> "subprocess.CompletedProcess[str]":
    command = [*before, sys.executable, "-m", "netritual", "--home", home.root, "log", LOG]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOP, stdin=subprocess.DEVNULL)


def told(home: Home, *before: str) -> None:
    """The shell says in words that the entry was not saved, and gives it back."""
    done = shell(home, *before)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "not saved" in (done.stderr + done.stdout).lower() and LOG in done.stderr + done.stdout


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    made = subprocess.run(["mount", *options, "none", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("file systems cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.skipif(not ROOT, reason="mounting needs root")
def test_a_full_disk_costs_only_the_entry_and_saving_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=128k") as disk:
        home = Home(str(disk / "home"))
        store = open_store(home)
        saved: list[str] = []
        for notes in ("x" * 3000, ""):  # first by pages, then to the last bytes of the last page
            with pytest.raises(NotSaved, match="the disk is full"):
                for at in range(len(saved), 1000):
                    add(store, f"p{at}", notes)
                    saved.append(f"p{at}")
        told(home)
        with pytest.raises(NetritualError):
            store.update_index()
        assert handles(home) == saved
        subprocess.run(["mount", "-o", "remount,size=1m", disk], check=True)
        add(store, "last")
        assert shell(home).returncode == 0
        store.poll()
        store.update_index()
        assert handles(home) == [*saved, "last", "ana"]
        store.close()


@pytest.mark.skipif(not ROOT, reason="mounting needs root")
def test_a_read_only_disk_is_read_and_a_save_says_why(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=1m") as disk:
        home = Home(str(disk / "home"))
        store = open_store(home)
        add(store, "ana")
        store.close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        store = open_store(home)
        assert [person.handle for person in store.view().all(Person)] == ["ana"]
        with pytest.raises(NotSaved, match=r"read-only|may not be written"):
            add(store, "bo")
        told(home)
        store.close()


def command(home: Home, *argv: str, before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
    """Another command of the shell."""
    whole = [*before, sys.executable, "-m", "netritual", "--home", home.root, *argv]
    return subprocess.run(whole, capture_output=True, text=True, check=False, cwd=TOP, stdin=subprocess.DEVNULL)


@pytest.mark.skipif(not ROOT, reason="mounting needs root")
def test_a_read_only_home_can_be_read_examined_and_backed_up_elsewhere(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=1m") as disk:
        home = Home(str(disk / "home"))
        store = open_store(home)
        add(store, "ana")
        store.close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        backup = str(tmp_path / "one.netritual")
        read: list[tuple[str, ...]] = [("people",), ("history",), ("backup", backup), ("export",)]
        for argv in read:
            done = command(home, *argv)
            assert done.returncode == 0, done.stderr
        looked = command(home, "doctor")
        assert looked.returncode == 1 and looked.stdout.count("look ") == 1 and "may not be written" in looked.stdout
        card = tmp_path / "x.vcf"
        card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Tom\nEND:VCARD\n")
        for argv in (("tier", "ana", "2"), ("undo", "--yes"), ("import", "--yes", str(card)), ("restore", backup)):
            done = command(home, *argv)
            assert done.returncode == 1 and "may not be written" in done.stderr and "Traceback" not in done.stderr
        other = Home(str(tmp_path / "other"))
        assert command(other, "restore", backup).returncode == 0 and handles(other) == ["ana"]


@pytest.mark.skipif(not ROOT or not shutil.which("setpriv"), reason="only root can give a home to another user")
def test_a_home_of_another_user_is_refused_in_words(tmp_path: Path) -> None:
    """Root without its privileges is any other user, and can read this interpreter."""
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    before = {path: path.read_bytes() for path in Path(home.store).iterdir()}
    for path in (Path(home.root), Path(home.store), *before):
        os.chown(path, 65534, 65534)
    stranger = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    told(home, *stranger)
    for argv in (("tier", "ana", "2"), ("people",), ("doctor",), ("undo", "--yes")):
        done = command(home, *argv, before=stranger)
        assert done.returncode == 1 and "permission denied" in (done.stderr + done.stdout).lower()
    assert {path: path.read_bytes() for path in before} == before
    for path in (Path(home.root), Path(home.store)):
        path.chmod(0o755)
    for path in before:
        path.chmod(0o644)
    assert "Ana" in command(home, "person", "ana", before=stranger).stdout
    told(home, *stranger)
    done = command(home, "tier", "ana", "2", before=stranger)
    assert done.returncode == 1 and "may not be written" in done.stderr
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("write:error=ENOSPC", "the disk is full"),
        ("write:error=EDQUOT", "the disk is full"),
        ("write:error=EIO", "input/output error"),
        ("fdatasync:error=EIO", "the disk reported an error"),
        ("fdatasync:error=ENOSPC", "the disk reported an error"),
        ("flock:error=ENOLCK", "no file locks"),
        ("flock:error=EOPNOTSUPP", "no file locks"),
    ],
)
def test_what_the_system_refuses_is_one_sentence_and_changes_nothing(tmp_path: Path, fault: str, words: str) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    before = (Path(home.store) / "journal.jsonl").read_bytes()
    files = [part for path in Path(home.store).iterdir() for part in ("-P", str(path))]
    strace = ("strace", "-f", "-qq", "-o", os.devnull, *files, "-e", f"inject={fault}")
    told(home, *strace)
    for done in (shell(home, *strace), command(home, "tier", "ana", "2", before=strace)):
        assert done.returncode == 1 and words in done.stderr
    assert (Path(home.store) / "journal.jsonl").read_bytes() == before
    assert shell(home).returncode == 0 and handles(home) == ["ana"]


def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    code = (
        "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (350, 350)); sys.argv[0] = 'netritual';"
        "runpy.run_module('netritual', run_name='__main__')"
    )
    command = [sys.executable, "-c", code, "--home", home.root, "log", LOG]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOP, stdin=subprocess.DEVNULL)
    assert done.returncode == 1 and "the disk is full" in done.stderr and LOG in done.stderr
    assert handles(home) == ["ana"]


def test_a_folder_in_the_place_of_the_log_and_a_file_in_that_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "store").write_text("a file of somebody's")
    home = Home(str(tmp_path / "one"))
    told(home)
    with pytest.raises(NotSaved):
        add(open_store(home, create=False), "ana")
    assert (tmp_path / "one" / "store").read_text() == "a file of somebody's"
    done = command(home, "doctor")
    assert done.returncode == 1 and "is no folder" in done.stdout
    other = Home(str(tmp_path / "two"))
    (Path(other.store) / "journal.jsonl").mkdir(parents=True)
    told(other)
    with pytest.raises(NetritualError):
        add(open_store(other, create=False), "ana")


def test_a_holder_of_the_lock_that_stands_still_is_waited_for_and_then_told_of(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    code = (
        "import sys, time; from netritual.files import Disk;"
        "lock = Disk().lock(sys.argv[1]); print(lock.take(5), flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, f"{home.store}/lock"], stdout=subprocess.PIPE, cwd=TOP)
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"True\n"
        holder.send_signal(signal.SIGSTOP)
        store.journal.lock_seconds = 0.05
        with pytest.raises(NotSaved, match="another netritual"):
            add(store, "bo")
        assert handles(home) == ["ana"]
    finally:
        holder.kill()
        holder.communicate()
    add(store, "bo")
    assert handles(home) == ["ana", "bo"]


@pytest.mark.parametrize("jump", [timedelta(days=-4000), timedelta(days=15000), timedelta(hours=-1)])
def test_a_clock_that_jumps_gives_no_id_twice_and_loses_nothing(tmp_path: Path, jump: timedelta) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    ids: list[int] = []
    for at in range(12):
        moment = NOW + (jump if at % 2 else timedelta())
        made = store.transact("add", put(Person(handle=f"p{at}", name="N")), moment)[0]
        ids.append(made.id)
        if at % 5 == 4:
            store.update_index()
            store.undo(moment)
            store.redo(moment)
    assert ids == sorted(set(ids)) and ids[-1] < 2**53
    assert handles(home) == [f"p{at}" for at in range(12)]
