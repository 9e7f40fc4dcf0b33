"""How long a writer waits while another thread and another process bring the index of a large home up to date.

``python -m tests.durability.held_writers HOME [SECONDS]``: prints the longest and the middle wait, beside two syncs.
HOME is changed: give it a copy.
"""

import statistics
import subprocess
import sys

from netritual.clock import Clock
from netritual.domain.model import Interaction, Person
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.journal_store import open_store

UPDATE = "import sys; from netritual.paths import Home; from netritual.store.journal_store import open_store; {}"


def main() -> int:
    """Entries written one after the other until another process has brought the index up to date."""
    home, clock = Home(sys.argv[1]), Clock()
    store = open_store(home)
    person = store.view().all(Person)[0].id
    now = clock.now()
    made = Interaction(on=now.date(), people=(person,), channel="coffee", topic="pricing", logged=now)
    floor = Disk().create(f"{home.store}/floor")
    syncs: list[float] = []
    for _ in range(200):
        start = clock.elapsed()
        floor.append(b"x" * 283)
        floor.sync()
        syncs.append(clock.elapsed() - start)
    Disk().remove(floor.path)
    code = UPDATE.format("open_store(Home(sys.argv[1])).update_index()")
    process = subprocess.Popen([sys.executable, "-c", code, home.root])
    waits: list[float] = []
    slow: list[str] = []
    while process.poll() is None:
        start = clock.elapsed()
        store.transact("log-interaction", lambda tx: tx.put(made), now)
        waits.append(clock.elapsed() - start)
        if waits[-1] > 0.02:
            slow.append(f"{waits[-1] * 1000:.0f} ms at entry {len(waits)}")
        if len(waits) % 20 == 0:
            store.poll()
            store.view()
    sys.stdout.write(
        f"{len(waits):,} entries, middle {statistics.median(waits) * 1000:.3f} ms, longest "
        f"{max(waits) * 1000:.1f} ms; two syncs: middle {2000 * statistics.median(syncs):.3f}, longest "
        f"{2000 * max(syncs):.1f} ms\n"
    )
    sys.stdout.writelines(f"  {words}\n" for words in slow)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
