"""``netritual log`` as a whole process against the bare interpreter, at several sizes of home."""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta

from netritual.domain.model import Interaction, Person
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.journal import open_store
from tests.bench.measure import PYTHON, processes, table

NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)
LINE = "coffee @ana yesterday re pricing +promise send deck by fri"
SIZES = ((60, 1_000), (2_000, 10_000), (2_000, 100_000))


def fill(root: str, people: int, talks: int) -> None:
    """A home of invented numbers, compacted as an import leaves it."""
    store = open_store(Home(root), Disk())

    def act(tx: Transaction) -> None:
        known = [
            tx.put(Person(handle=f"p{n}", name=f"Ana Ruiz {n}" if n % 500 == 0 else f"Given{n} Family{n % 97}")).id
            for n in range(people - 1)
        ]
        known.append(tx.put(Person(handle="ana", name="Ana Lima")).id)
        day = NOW.date()
        for n in range(talks):
            tx.put(Interaction(on=day - timedelta(days=n % 700), channel="call", people=(known[n % people],)))

    store.transact("import", act, NOW)
    store.compact()
    store.close()


def main() -> str:
    """The table: medians in milliseconds, and the ratio to the floor of the same run."""
    floor = [PYTHON, "-c", "pass"]
    script = os.path.join(os.path.dirname(sys.executable), "netritual")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        homes = []
        for people, talks in SIZES:
            homes.append(os.path.join(folder, f"{people}-{talks}"))
            fill(homes[-1], people, talks)
        commands = [floor, *([script, "--home", home, "log", LINE] for home in homes)]
        bare, *figures = processes(commands, runs=25)
        rows.append(["bare `python -c pass`", bare.median, bare.least, 1.0])
        for (people, talks), figure in zip(SIZES, figures, strict=True):
            name = f"`netritual log`, {people:,} people, {talks:,} interactions"
            rows.append([name, figure.median, figure.least, figure.median / bare.median])
    return table("Quick log, whole process", ["case", "median ms", "least ms", "times the floor"], rows)


if __name__ == "__main__":
    sys.stdout.write(main())
