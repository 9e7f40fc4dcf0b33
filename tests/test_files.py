"""The door to the disk: what a sync is on each system, and what a lock says where there are none."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netritual.domain.model import Person
from netritual.errors import NotSaved
from netritual.files import Disk, Lock
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.conftest import NOW

if sys.platform != "win32":
    import fcntl

FULL = 51
"""F_FULLFSYNC of macOS."""


@pytest.mark.skipif(sys.platform == "win32", reason="fcntl is POSIX")
@pytest.mark.parametrize(("error", "calls"), [(0, ["full"]), (errno.ENOTSUP, ["full", "plain"]), (errno.EIO, ["full"])])
def test_macos_brings_files_and_folders_through_the_drive(
    error: int, calls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def full(fd: int, command: int) -> int:
        assert command == FULL
        heard.append("full")
        if error:
            raise OSError(error, os.strerror(error))
        return 0

    handle = Disk().create(str(tmp_path / "file"))
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", FULL, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda fd: heard.append("plain"))
    for sync in (handle.sync, lambda: Disk().sync_folder(str(tmp_path))):
        heard.clear()
        if error == errno.EIO:
            with pytest.raises(OSError, match="Input/output"):
                sync()
        else:
            sync()
        assert heard == calls


@pytest.mark.skipif(sys.platform == "win32", reason="flock is POSIX")
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_file_system_without_locks_is_told_of_before_anything_is_written(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(fd: int, how: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", flock)
    home = Home(str(tmp_path / "home"))
    with pytest.raises(NotSaved, match="no file locks"):
        open_store(home, create=False).transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    assert {path.name: path.stat().st_size for path in Path(home.store).iterdir()} == {"lock": 0}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_the_kernel_frees_the_lock_of_a_process_that_was_killed(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    code = "import sys, time; from netritual.files import Disk; lock = Disk().lock(sys.argv[1]);"
    code += "print(lock.take(5), flush=True); time.sleep(600)"
    holder = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
    lock: Lock = Disk().lock(path)
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"True\n"
        assert not lock.take(0)
    finally:
        holder.kill()
        holder.communicate()
    assert lock.take(0)
    lock.close()
