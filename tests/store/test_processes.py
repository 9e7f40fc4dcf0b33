"""Many processes write to one home beside an open store: every acknowledged entry is there, once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netritual.domain.model import Interaction, Person
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.support.amount import some

TOP = Path(__file__).resolve().parents[2]
WRITERS, ENTRIES = 8, 50

SHELL = """
import sys
from datetime import datetime, UTC
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.quick import Appender
shell = Appender(Home(sys.argv[1]), Disk(), still=sys.argv[4] == "still")
shell.lock_seconds = 60
for at in range(int(sys.argv[3])):
    doc = {"on": "2026-03-10", "summary": f"{sys.argv[2]}-{at}"}
    def build(names, new_id):
        return {"interactions": {new_id(): doc}}
    seq = shell.append("log-interaction", datetime(2026, 3, 11, tzinfo=UTC), build)
    print(seq, doc["summary"], flush=True)
"""

STORE = """
import sys
from datetime import date, datetime, UTC
from netritual.domain.model import Interaction
from netritual.paths import Home
from netritual.store.journal_store import open_store
store = open_store(Home(sys.argv[1]), still=sys.argv[4] == "still")
store.journal.lock_seconds = 60
for at in range(int(sys.argv[3])):
    made = Interaction(on=date(2026, 3, 10), summary=f"{sys.argv[2]}-{at}")
    _, change = store.transact("log-interaction", lambda tx: tx.put(made), datetime(2026, 3, 11, tzinfo=UTC))
    print(change.seq, made.summary, flush=True)
"""


def start(code: str, home: str, name: str, clock: str) -> "subprocess.Popen[str]":
    """A process that writes its entries and says which were acknowledged."""
    command = [sys.executable, "-c", code, home, name, str(ENTRIES), clock]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TOP)})


@pytest.mark.parametrize("clock", some(["moving", "still"], 2))
def test_all_entries_of_all_processes_are_there_once(tmp_path: Path, clock: str) -> None:
    home = str(tmp_path / "home")
    store = open_store(Home(home))
    store.journal.lock_seconds = 60
    store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    writers = [start(SHELL if at % 2 else STORE, home, f"w{at}", clock) for at in range(WRITERS)]
    heard: list[int] = []
    own = 0
    while any(writer.poll() is None for writer in writers):
        heard += [change.seq for change in store.poll()]
        store.transact("add", lambda tx: tx.put(Person(handle="x", name="X")), NOW)
        own += 1
        if own % 10 == 0:
            store.update_index()
    told = [line.split() for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    heard += [change.seq for change in store.poll()]
    assert len(told) == WRITERS * ENTRIES
    assert sorted(heard) == sorted(int(seq) for seq, _ in told)
    for reader in (store, open_store(Home(home))):
        talks = reader.view().all(Interaction)
        assert sorted(talk.summary for talk in talks) == sorted(summary for _, summary in told)
        assert len({talk.id for talk in talks}) == WRITERS * ENTRIES
        assert [entry.seq for entry in reader.history()] == list(range(len(told) + own + 1, 0, -1))
        assert all(ok for _, ok, _ in reader.doctor.checks())


def test_a_killed_writer_lets_go_of_the_lock(tmp_path: Path) -> None:
    home = Home(str(tmp_path / "home"))
    store = open_store(home)
    code = (
        "import sys, time; from netritual.files import Disk;"
        "lock = Disk().lock(sys.argv[1]); print(lock.take(5), flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, f"{home.store}/lock"], stdout=subprocess.PIPE, text=True, cwd=TOP
    )
    assert holder.stdout is not None and holder.stdout.readline() == "True\n"
    holder.kill()
    holder.communicate()
    store.transact("add", lambda tx: tx.put(Person(handle="ana", name="Ana")), NOW)
    assert len(open_store(home).view().all(Person)) == 1


FULL = """
import resource, signal, sys
from datetime import datetime, UTC
from netritual.domain.model import Person
from netritual.errors import NotSaved
from netritual.paths import Home
from netritual.store.journal_store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(Home(sys.argv[1]))
now = datetime(2026, 3, 11, tzinfo=UTC)
room = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, room[1]))
saved = 0
try:
    while True:
        store.transact("add", lambda tx: tx.put(Person(handle=f"p{saved}", name="N")), now)
        saved += 1
except NotSaved as error:
    print(error.message)
resource.setrlimit(resource.RLIMIT_FSIZE, room)
store.transact("add", lambda tx: tx.put(Person(handle="last", name="N")), now)
print(saved)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="file size limits as on Linux")
def test_a_full_disk_costs_only_the_entry_and_saving_resumes(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    run = subprocess.run([sys.executable, "-c", FULL, home], capture_output=True, text=True, check=True, cwd=TOP)
    words, saved = run.stdout.splitlines()
    assert words == "This was not saved: the disk is full."
    store = open_store(Home(home))
    assert [person.handle for person in store.view().all(Person)] == [*(f"p{at}" for at in range(int(saved))), "last"]
    assert int(saved) >= 2 and all(ok for _, ok, _ in store.doctor.checks())
