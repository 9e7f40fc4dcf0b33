"""The lock is that of the file that has the name: a home that was put back, or a lock made anew, parts no writers."""

import os
import sys
from pathlib import Path

import pytest

from netritual.domain.model import Person
from netritual.errors import NotSaved
from netritual.files import Disk, Lock
from netritual.paths import Home
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.conftest import NOW

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file that is held open keeps its name there")


def add(store: JournalStore, handle: str) -> None:
    """A person, by one transaction."""
    store.transact("add", lambda tx: tx.put(Person(handle=handle, name=handle.title())), NOW)


def made_anew(path: str) -> None:
    """Another file takes the name, as a sync tool or a copy of the home leaves it."""
    Path(f"{path}.new").touch()
    os.replace(f"{path}.new", path)


@pytest.mark.parametrize("gone", [True, False])
def test_an_open_store_locks_the_file_that_has_the_name_now(tmp_path: Path, gone: bool) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    store.journal.lock_seconds = 0
    add(store, "ana")
    path = f"{home.store}/lock"
    os.unlink(path) if gone else made_anew(path)
    other = Disk().lock(path)
    assert other.take(0)
    with pytest.raises(NotSaved, match="another netritual"):
        add(store, "tom")
    other.free()
    add(store, "wei")
    assert [person.handle for person in open_store(home).view().all(Person)] == ["ana", "wei"]
    other.close()


class Replacing(Disk):
    """The lock file is replaced between its opening and its locking, and the new one is held."""

    other: Lock

    def lock(self, path: str) -> Lock:
        """The lock on a file that has lost its name meanwhile."""
        lock = super().lock(path)
        made_anew(path)
        self.other = super().lock(path)
        assert self.other.take(0)
        return lock


def test_the_shell_locks_the_file_that_has_the_name_when_it_has_the_lock(tmp_path: Path) -> None:
    home, disk = Home(str(tmp_path / "home")), Replacing()
    open_store(home).close()
    shell = Appender(home, disk, still=True)
    shell.lock_seconds = 0
    with pytest.raises(NotSaved, match="another netritual"):
        shell.append("log-interaction", NOW, lambda names, new_id: {"gifts": {new_id(): {}}})
    disk.other.close()
    assert open_store(home).journal.state.seq == 0


def test_a_waiting_writer_goes_over_to_the_new_file(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    held, waiting = Disk().lock(path), Disk().lock(path)
    assert held.take(0)
    made_anew(path)
    assert waiting.take(0)
    last = Disk().lock(path)
    assert not last.take(0)
    for lock in (held, waiting, last):
        lock.close()


def test_a_home_whose_folder_is_gone_is_made_again(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    add(store, "ana")
    os.rename(home.root, f"{home.root}.old")
    add(store, "tom")
    assert [person.handle for person in open_store(home).view().all(Person)] == ["ana", "tom"]
