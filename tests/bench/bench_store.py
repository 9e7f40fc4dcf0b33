"""The store's numbers, beside a floor measured in the same run. Prints tables for a reader and gates nothing.

``python -m tests.bench.bench_store [COUNT ...]``: interactions to measure with, 1000 and 10000 by default.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

from netritual.domain.model import Interaction, Person
from netritual.files import Disk, Handle
from netritual.paths import Home
from netritual.store.journal import open_store
from netritual.store.quick import Appender

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
ROUNDS = 200
PEOPLE = 2000


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


def fill(home: Home, talks: int) -> None:
    """A home with people in one import and interactions in single lines."""
    store = open_store(home, UnsyncedDisk())
    names = [f"Person {at:05d} Name{at % 977}" for at in range(PEOPLE)]
    people = store.transact(
        "import",
        lambda tx: [tx.put(Person(handle=f"p{at}", name=name, company="Nortel")) for at, name in enumerate(names)],
        NOW,
    )[0]

    for at in range(talks):
        made = Interaction(
            on=date(2024, 1, 1) + timedelta(days=at % 800), people=(people[at * 7 % PEOPLE].id,), channel="coffee",
            initiator="mutual", minutes=45, topic="pricing", line="coffee @someone yesterday re pricing", logged=NOW,
        )  # fmt: skip
        store.transact("log-interaction", lambda tx, made=made: tx.put(made), NOW)  # type: ignore[misc]
    store.close()


def floor(folder: str, size: int) -> list[float]:
    """``write`` and ``fdatasync`` of so many bytes."""
    handle = Disk().create(os.path.join(folder, "floor"))

    def one() -> None:
        handle.append(b"x" * size)
        handle.sync()

    return [ms(one) for _ in range(ROUNDS)]


def table(name: str, times: list[float], base: list[float] | None = None) -> None:
    """One row: median and minimum, and both as a ratio of the floor."""
    median, least = statistics.median(times), min(times)
    ratio = f"  {median / statistics.median(base):5.2f} x  {least / min(base):5.2f} x" if base else ""
    print(f"  {name:42} {median:9.3f} {least:9.3f}{ratio}")


def measure(talks: int) -> None:
    """All rows for one size."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(os.path.join(folder, "home"))
        fill(home, talks)
        store = open_store(home)
        print(f"\n{PEOPLE} people, {talks} interactions   (ms: median, minimum; x floor)")
        person = store.view().all(Person)[5].id
        made = Interaction(on=date(2026, 3, 1), people=(person,), channel="coffee", topic="pricing", logged=NOW)
        disk, doc = Disk(), {"on": "2026-03-01", "channel": "coffee", "people": [person], "topic": "pricing"}

        def insert() -> None:
            store.transact("log-interaction", lambda tx: tx.put(made), NOW)

        def insert_seen() -> None:
            store.view()
            insert()

        def quick() -> None:
            Appender(home, disk, still=False).append(
                "log-interaction", NOW, lambda names, new_id: {"interactions": {new_id(): doc}}
            )

        for state in ("one log", "compacted"):
            if state == "compacted":
                table("compaction", [ms(store.compact)])
            base, single, seen, shell = [], [], [], []
            for _ in range(4):
                base += floor(folder, 420)[: ROUNDS // 4]
                single += [ms(insert) for _ in range(ROUNDS // 4)]
                seen += [ms(insert_seen) for _ in range(ROUNDS // 4)]
                shell += [ms(quick) for _ in range(ROUNDS // 4)]
                store.poll()
            print(f" {state}")
            table("floor: write + fdatasync, 420 bytes", base)
            table("durable insert", single, base)
            table("durable insert, a view is held", seen, base)
            table("quick append, with names", shell, base)
            table("poll, nothing new", [ms(store.poll) for _ in range(ROUNDS)])
            opened = [ms(lambda: open_store(home)) for _ in range(9)]
            table("open (modules loaded)", opened)
            table("open, all people and all their touches", [ms(lambda: everything(home)) for _ in range(9)])
            code = f"from netritual.store.journal import *;open_store(Home({home.root!r})).view()"
            table("open in a fresh process", [ms(partial(run, code)) for _ in range(5)])
            table("bare interpreter", [ms(lambda: run("pass")) for _ in range(5)])


def everything(home: Home) -> None:
    """What a first screen may need."""
    view = open_store(home).view()
    for person in view.all(Person):
        view.touches(person.id)


def run(code: str) -> None:
    """A fresh interpreter."""
    subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    for count in [int(word) for word in sys.argv[1:]] or [1000, 10000]:
        measure(count)
