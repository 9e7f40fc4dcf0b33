"""The store beside stock TinyDB, sqlite3 and the bare disk, in one interleaved run a size. Markdown; gates nothing.

``python -m tests.bench.bench_store [COUNT ...]``: interactions to measure with, 1000 and 10000 by default; 1000000
takes two minutes. TinyDB, which writes everything anew at each insert, is left out from 100000 on.
"""

import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tinydb import TinyDB

from netritual.domain.model import Interaction, Person
from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.journal_line import encode
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from tests.bench.measure import table
from tests.support.records import put

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
ROUNDS = 200
PEOPLE = 2000
TINYDB_LIMIT = 10_000
TINYDB_ROUNDS = 12


def ms(act: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


class _Unsynced(Handle):
    """A file whose syncs are left out."""

    def sync(self) -> None:
        """Nothing."""


class UnsyncedDisk(Disk):
    """For filling a home only; what is measured is always synced."""

    def open(self, path: str, write: bool = False) -> Handle:
        """An existing file."""
        flags = os.O_RDWR | os.O_APPEND if write else os.O_RDONLY
        return _Unsynced(os.open(path, flags), path)


def entry(at: int, person: int) -> Interaction:
    """One entry of about 230 bytes; the days go over a bit more than two years."""
    return Interaction(
        on=NOW.date() - timedelta(days=at % 800), people=(person,), channel="coffee", initiator="mutual", minutes=45,
        topic="pricing", line="coffee @someone yesterday re pricing", logged=NOW,
    )  # fmt: skip


def fill(home: Home, talks: int, people: int = PEOPLE, single: int = 0) -> None:
    """A home as an import leaves it, with its index; then ``single`` entries, a line each."""
    store = open_store(home, UnsyncedDisk())

    def act(tx: Transaction) -> list[int]:
        known = [
            tx.put(Person(handle=f"p{at}", name=f"Person {at:05d} Name{at % 977}", tier=_tier(at))).id
            for at in range(people)
        ]
        for at in range(talks):
            tx.put(entry(at, known[at * 7 % people]))
        return known

    known = store.transact("import", act, NOW)[0]
    store.update_index()
    for at in range(single):
        made = entry(at, known[at * 7 % people])
        store.transact("log-interaction", put(made), NOW)
    store.close()


def _tier(at: int) -> int:
    return next((tier for tier, end in enumerate((5, 15, 50, 150), start=1) if at < end), 0)


class Contender:
    """One way to keep an entry: how its insert is done, and the times it took."""

    def __init__(self, name: str, insert: Callable[[], object], rounds: int = ROUNDS) -> None:
        self.name = name
        self.insert = insert
        self.rounds = rounds
        self.times: list[float] = []


def floor(folder: str, size: int) -> Callable[[], object]:
    """``write`` and ``fdatasync`` of as many bytes as the store writes for an entry."""
    handle = Disk().create(os.path.join(folder, "floor"))
    data = b"x" * size

    def insert() -> None:
        handle.append(data)
        handle.sync()

    return insert


def sqlite(folder: str, doc: bytes, talks: int) -> Callable[[], object]:
    """A table of documents with WAL and synchronous=FULL, as full as the store."""
    base = sqlite3.connect(os.path.join(folder, "sqlite.db"), isolation_level=None)
    base.execute("pragma journal_mode=wal")
    base.execute("create table talks (id integer primary key, doc text)")
    base.execute("begin")
    base.executemany("insert into talks (doc) values (?)", ((doc.decode(),) for _ in range(talks)))
    base.execute("commit")
    base.execute("pragma wal_checkpoint(truncate)")
    base.execute("pragma synchronous=full")
    return lambda: base.execute("insert into talks (doc) values (?)", (doc.decode(),))


def tinydb(folder: str, doc: dict[str, object], talks: int) -> Callable[[], object]:
    """Stock TinyDB with its own storage."""
    base = TinyDB(os.path.join(folder, "tiny.json"))
    talk = base.table("interactions")
    talk.insert_multiple(dict(doc) for _ in range(talks))
    return lambda: talk.insert(dict(doc))


def inserts(home: Home, folder: str, talks: int) -> list[Contender]:
    """Durable inserts of one entry, all contenders in turn."""
    other = Home(os.path.join(folder, "other"))  # else the store would read the shell's entries before its own
    shutil.copytree(home.root, other.root)
    store = open_store(home)
    person = store.view().all(Person)[5].id
    made = entry(1, person)
    doc: dict[str, object] = {"on": "2026-03-10", "people": [person], "channel": "coffee", "initiator": "mutual"}
    doc |= {"minutes": 45, "topic": "pricing", "line": made.line, "logged": NOW.isoformat()}

    def insert() -> None:
        store.transact("log-interaction", lambda tx: tx.put(made), NOW)

    def insert_seen() -> None:
        store.view()
        insert()

    def quick() -> None:
        Appender(other, Disk(), still=False).append(
            "log-interaction", NOW, lambda names, new_id: {"interactions": {new_id(): doc}}
        )

    insert()
    contenders = [
        Contender("floor: write + fdatasync", floor(folder, _line(store, insert))),
        Contender("**netritual**", insert),
        Contender("netritual, a view is held", insert_seen),
        Contender("netritual, from the shell (modules loaded)", quick),
        Contender("sqlite3 WAL, synchronous=FULL", sqlite(folder, encode(doc), talks)),
    ]
    if talks <= TINYDB_LIMIT:
        contenders.append(Contender("stock TinyDB", tinydb(folder, doc, talks), TINYDB_ROUNDS))
    luck = random.Random(1)
    for turn in range(ROUNDS):
        # Each round in another order: whoever comes after the floor finds colder caches than whoever follows its like.
        for contender in luck.sample(contenders, len(contenders)):
            if turn < contender.rounds:
                contender.times.append(ms(contender.insert))
        if turn % 20 == 0:
            store.poll()
    store.close()
    return contenders


def _line(store: JournalStore, insert: Callable[[], object]) -> int:
    """The bytes that one entry takes."""
    before = store.journal.file.size if store.journal.file is not None else 0
    insert()
    return (store.journal.file.size if store.journal.file is not None else 0) - before


HOME_PAGE = """
import sys, time
start = time.perf_counter()
from datetime import datetime, UTC
from netritual.domain.model import Settings
from netritual.paths import Home
from netritual.services.pages.home_page import home_page
from netritual.store.journal_store import open_store
loaded = time.perf_counter()
store = open_store(Home(sys.argv[1]))
opened = time.perf_counter()
home_page(store.view(), Settings(tz="Europe/Berlin"), datetime(2026, 3, 11, 10, tzinfo=UTC))
done = time.perf_counter()
private = 0
if sys.platform == "linux":
    rows = [line.split() for line in open("/proc/self/smaps_rollup")]
    private = sum(int(row[1]) for row in rows if row[0] in ("Private_Clean:", "Private_Dirty:")) / 1024
print((loaded - start) * 1000, (opened - loaded) * 1000, (done - opened) * 1000, private)
"""


def opening(home: Home, runs: int = 7) -> list[float]:
    """Medians of fresh processes: ms to load modules, to open, until Home's data are there; private MB."""
    rows = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", HOME_PAGE, home.root], capture_output=True, text=True, check=True)
        rows.append([float(word) for word in done.stdout.split()])
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def measure(talks: int) -> str:
    """The tables of one size."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(os.path.join(folder, "home"))
        fill(home, talks)
        load, opened, page, private = opening(home)
        contenders = inserts(home, folder, talks)
        store = open_store(home)
        updating = ms(store.update_index)
        polls = statistics.median(ms(store.poll) for _ in range(ROUNDS))
        store.close()
    base = contenders[0].times
    rows = [
        [
            one.name,
            f"{statistics.median(one.times):.3f}",
            f"{statistics.median(one.times) / statistics.median(base):.2f}",
            f"{min(one.times):.3f}",
            f"{min(one.times) / min(base):.2f}",
        ]
        for one in contenders
    ]
    head = ("durable insert", "median ms", "x floor", "least ms", "x floor")
    told: list[list[object]] = [
        ["open, modules loaded, ms", opened],
        ["Home's data after that, ms", page],
        ["modules, ms", load],
        ["private memory then, MB", private],
        ["poll, nothing new, ms", f"{polls:.4f}"],
        ["index brought up to date, ms", updating],
    ]
    title = f"{talks:,} entries, {PEOPLE:,} people"
    return table(title, head, rows) + "\n" + table(f"{title}: the rest", ("what", "median"), told)


if __name__ == "__main__":
    for count in [int(word) for word in sys.argv[1:]] or [1000, 10000]:
        sys.stdout.write(measure(count) + "\n")
        sys.stdout.flush()
