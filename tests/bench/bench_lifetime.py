"""A home of a lifetime, each entry a line of its own: the index made anew, ``find``, Home. Markdown; gates nothing.

``python -m tests.bench.bench_lifetime [ENTRIES PEOPLE]``: 200000 and 20000 by default, three minutes. Processor times,
with those of a second process, and the clock's for the index; the floor is one look at every line of the journal: its
checksum, and its JSON decoded.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.services.pages.find_page import find
from netritual.services.ports import Transaction
from netritual.store.journal_line import JOURNAL, body_of
from netritual.store.journal_store import open_store
from tests.bench.bench_index import HEAVY, HOME_PAGE, WORDS, entry, run
from tests.bench.bench_store import NOW, UnsyncedDisk
from tests.bench.measure import inside, table

HITS = 50
LOOKS = 5
SOUGHT = (
    ("a word of very many talks", "coffee"),
    ("a word of some", "pricing"),
    ("two words of some", "taxist legalcraft"),
    ("the name of one person", "person 00886"),
    ("a word of people alone", "head"),
    ("a word that nothing holds", "zzzz"),
)


def fill(home: Home, talks: int, people: int) -> None:
    """People in one entry, as an import leaves them; then each talk in its own. A third of them is about 150."""
    chance = Random(7)
    store = open_store(home, UnsyncedDisk())

    def add(tx: Transaction) -> list[int]:
        return [
            tx.put(
                Person(
                    handle=f"p{at}", name=f"Person {at:05d} Name{at % 977}", tier=1 + at % 4 if at < HEAVY else 0,
                    topics=(WORDS[at % len(WORDS)],) if at % 3 == 0 else (), position=f"Head of {WORDS[at % 77]}",
                    created=NOW - timedelta(days=2600),
                )
            ).id
            for at in range(people)
        ]  # fmt: skip

    known = store.transact("import", add, NOW)[0]
    for at in range(talks):
        made = entry(chance, known[at % HEAVY] if at % 3 == 0 else chance.choice(known), chance.randrange(2600))
        store.transact("log-interaction", lambda tx, made=made: tx.put(made), NOW)  # type: ignore[misc]
    store.close()


def seconds(act: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds that a call takes, with those of processes that it waits for, and seconds on the clock."""
    start, clock = os.times(), time.perf_counter()
    act()
    return sum(os.times()[:4]) - sum(start[:4]), time.perf_counter() - clock


def read_lines(home: Home) -> None:
    """The floor."""
    with open(f"{home.store}/{JOURNAL}", "rb") as lines:
        for line in lines:
            json.loads(body_of(line.rstrip(b"\n")) or b"")


def measure(talks: int, people: int) -> str:
    """The table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(os.path.join(folder, "home"))
        fill(home, talks, people)
        floor = seconds(lambda: read_lines(home))[0]
        store = open_store(home)
        anew, clock = seconds(store.update_index)
        view = store.view()
        rows: list[list[object]] = [
            ["each line read and decoded (floor)", floor * 1000, "1.00"],
            [f"index made anew in {clock:.1f} s, {talks / clock:,.0f} lines a second", anew * 1000, anew / floor],
        ]
        rows += [
            [f"`find`: {what}", inside(lambda text=text: find(view, text, HITS), LOOKS).cpu_median, ""]  # type: ignore[misc]
            for what, text in SOUGHT
        ]
        store.close()
        rows.append(["Home's data, a fresh process", run(HOME_PAGE, home)[2], ""])
    return table(f"{talks:,} entries, a line each, {people:,} people", ("what", "processor ms", "x floor"), rows)


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or [200_000, 20_000]
    sys.stdout.write(measure(*sizes) + "\n")
