"""What the store's index spares: Home, advice and tags with 150 people of very many entries. Markdown; gates nothing.

``python -m tests.bench.bench_index [COUNT ...]``: interactions to measure with, 100000 by default; 1000000 takes four
minutes. A third of them is about the 150 people with a rhythm. Each figure is of fresh processes, as processor time and
wall time: the second says more on a quiet machine, the first on a shared one.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from datetime import timedelta
from random import Random

from msgspec.structs import replace

from netritual.domain.model import Interaction, Person
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.journal_store import JournalStore, open_store
from tests.bench.bench_store import NOW, UnsyncedDisk
from tests.bench.measure import table
from tests.support.records import put

HEAVY = 150
LINES = 4000
"""Entries behind the index, all about the people with a rhythm; some are of days long ago."""
EDITS = 50
RUNS = 5
STEMS = ("pric", "hir", "fund", "legal", "tax", "design", "sale", "support", "product", "market")
WORDS = [
    stem + end for stem in STEMS for end in ("ing", "ation", "or", "eur", "ist", "ance", "ology", "craft", "board")
]

HOME_PAGE = """
import sys, time
from datetime import UTC, datetime
from netritual.domain.model import Settings
from netritual.paths import Home
from netritual.services.pages.home_page import home_page
from netritual.store.journal_store import open_store
told = []
def timed(act):
    cpu, wall = time.process_time(), time.perf_counter()
    made = act()
    told.extend(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
    return made
store = timed(lambda: open_store(Home(sys.argv[1])))
timed(lambda: home_page(store.view(), Settings(tz="Europe/Berlin"), datetime(2026, 3, 11, 10, tzinfo=UTC)))
private = 0
if sys.platform == "linux":
    rows = [line.split() for line in open("/proc/self/smaps_rollup")]
    private = sum(int(row[1]) for row in rows if row[0] in ("Private_Clean:", "Private_Dirty:")) / 1024
print(*told, private)
"""

ASKED = """
import itertools, sys, time
from datetime import date
from netritual.domain.suggestions.advice import Advisers
from netritual.domain.ties.counts import counts
from netritual.domain.model import Settings
from netritual.paths import Home
from netritual.store.journal_store import open_store
told = []
def timed(act):
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    told.extend(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
view = open_store(Home(sys.argv[1])).view()
advisers = Advisers(view, Settings(), date(2026, 3, 11))
timed(lambda: list(itertools.islice(advisers.free("pricing of salecraft"), 5)))
timed(lambda: list(itertools.islice(advisers.free("taxist"), 5)))
timed(lambda: list(itertools.islice(advisers.free(""), 5)))
timed(lambda: counts(view).tagged())
print(*told)
"""
ROWS = (
    "advice on a topic, the first five", "on another topic after that", "without a topic", "who has which tag",
)  # fmt: skip

UPDATE = """
import sys, time
from netritual.paths import Home
from netritual.store.journal_store import open_store
store = open_store(Home(sys.argv[1]))
cpu, wall = time.process_time(), time.perf_counter()
store.update_index()
peak = 0
if sys.platform == "linux":  # what getrusage says has the parent's memory in it
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
print((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000, peak)
"""


def entry(chance: Random, person: int, ago: int) -> Interaction:
    """An entry as people write them: one in five has a topic, one in twenty a tag, few have a note."""
    kind = chance.random()
    return Interaction(
        on=NOW.date() - timedelta(days=ago), people=(person,), logged=NOW,
        channel=chance.choice(("coffee", "lunch", "call", "email", "dm", "comment", "note")),
        initiator=chance.choice(("me", "them", "mutual")), minutes=45 if kind < 0.5 else None,
        topic=chance.choice(WORDS) if kind < 0.2 else "", tags=(chance.choice(WORDS[:40]),) if kind < 0.05 else (),
        note=" ".join(chance.choices(WORDS, k=8)) if kind > 0.9 else "", line="coffee @someone yesterday re pricing",
    )  # fmt: skip


def fill(home: Home, talks: int, people: int) -> None:
    """A home with its index."""
    chance = Random(7)

    def act(tx: Transaction) -> None:
        known = [
            tx.put(
                Person(
                    handle=f"p{at}", name=f"Person {at:05d} Name{at % 977}", tier=1 + at % 4 if at < HEAVY else 0,
                    topics=(WORDS[at % len(WORDS)],) if at % 3 == 0 else (), position=f"Head of {WORDS[at % 77]}",
                    created=NOW - timedelta(days=2600),
                )
            ).id
            for at in range(people)
        ]  # fmt: skip
        for at in range(talks):
            person = known[at % HEAVY] if at % 3 == 0 else chance.choice(known)
            tx.put(entry(chance, person, chance.randrange(2600)))

    store = open_store(home, UnsyncedDisk())
    store.transact("import", act, NOW)
    store.update_index()
    store.close()


def write_on(store: JournalStore) -> None:
    """Entries and edits behind the index, each a line."""
    chance = Random(8)
    view = store.view()
    ranked = [person.id for person in view.all(Person) if person.tier]
    old = [view.talks(person, 40)[-1] for person in ranked[:EDITS]]
    for at in range(LINES):
        made = entry(chance, ranked[at % HEAVY], at % 3 if at % 20 else 400)
        store.transact("log-interaction", put(made), NOW)
    for talk in old:
        store.transact("edit", put(replace(talk, minutes=50)), NOW)


def run(script: str, home: Home, runs: int = RUNS) -> list[float]:
    """Medians of what fresh processes print."""
    rows = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", script, home.root], capture_output=True, text=True, check=True)
        rows.append([float(word) for word in done.stdout.split()])
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def looked(home: Home) -> list[list[object]]:
    """Home, advice and tags of one home."""
    open_cpu, opened, page_cpu, page, private = run(HOME_PAGE, home)
    asked = run(ASKED, home)
    rows: list[list[object]] = [["open, modules loaded", open_cpu, opened], ["Home's data after that", page_cpu, page]]
    rows += [[name, asked[2 * at], asked[2 * at + 1]] for at, name in enumerate(ROWS)]
    return [*rows, ["private memory with Home, MB", "", private]]


def measure(talks: int) -> str:
    """The tables of one size."""
    people = max(1000, talks // 20)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(os.path.join(folder, "home"))
        fill(home, talks, people)
        plain = looked(home)
        store = open_store(home, UnsyncedDisk())
        write_on(store)
        store.close()
        logged = looked(home)
        cpu, wall, peak = run(UPDATE, home, 1)
    size = f"{talks:,} entries, {people:,} people, {HEAVY} of them with {talks // 3 // HEAVY:,} each"
    head = ("what", "processor ms", "wall ms")
    indexed: list[list[object]] = [["index brought up to date", cpu, wall], ["the most memory in it, MB", "", peak]]
    return "\n".join(
        [
            table(size, head, plain),
            table(f"{size}; {LINES:,} lines and {EDITS} edits behind the index", head, [*logged, *indexed]),
        ]
    )


if __name__ == "__main__":
    for count in [int(word) for word in sys.argv[1:]] or [100_000]:
        sys.stdout.write(measure(count) + "\n")
        sys.stdout.flush()
