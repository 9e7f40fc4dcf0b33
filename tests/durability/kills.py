"""Many processes write, one reads, indexes are made, and processes are killed at random: nothing acknowledged is lost.

``python -m tests.durability.kills [SECONDS [WRITERS]]``: ten seconds by default, minutes for a release.
"""

import random
import signal
import sys
import tempfile
from typing import NamedTuple

from netritual.clock import Clock
from netritual.domain.model import Interaction
from netritual.paths import Home
from netritual.store.journal import open_store
from tests.durability.writers import UPDATING, Writer
from tests.store.test_processes import SHELL, STORE

SLOWEST = 1.0
"""Seconds in which a reader hears of what another process saved."""


class Outcome(NamedTuple):
    """Acknowledged entries, kills, whether the reader went over to an index, and everything that was wrong."""

    acknowledged: int
    kills: int
    indexed: bool
    wrong: list[str]


def run(seconds: float, writers: int, seed: int = 1) -> Outcome:
    """Kill a random writer every 50 ms or so and start another, beside a store that polls and compares."""
    chance, clock = random.Random(seed), Clock()
    codes = (STORE, SHELL, UPDATING)
    kills = number = 0
    told: set[str] = set()
    heard: dict[int, str] = {}
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Home(f"{folder}/home")
        reader = open_store(home)
        alive: list[Writer] = []
        end = clock.elapsed() + seconds
        since: dict[str, float] = {}
        while clock.elapsed() < end:
            while len(alive) < writers:
                alive.append(Writer(codes[number % len(codes)], home.root, f"w{number}"))
                number += 1
            signal.sigtimedwait([], 0.05)
            if chance.random() < 0.7:
                victim = alive.pop(chance.randrange(len(alive)))
                told.update(victim.end())
                kills += 1
            now = clock.elapsed()
            for writer in alive:
                for entry in writer.told():
                    if entry not in told:
                        told.add(entry)
                        since[entry] = now
            for change in reader.poll():
                wrong += [f"change {change.seq} was heard twice"] if change.seq in heard else []
                heard[change.seq] = change.verb
            seen = {talk.summary for talk in reader.view().all(Interaction)}
            late = [entry for entry, at in since.items() if entry not in seen and clock.elapsed() - at > SLOWEST]
            wrong += [f"{entry} was not heard of within a second" for entry in late]
            since = {entry: at for entry, at in since.items() if entry not in seen and entry not in late}
        for writer in alive:
            told.update(writer.end())
        reader.poll()
        reader.journal.refresh()
        indexed = reader.journal.index is not None
        for store in (reader, open_store(home)):
            talks = store.view().all(Interaction)
            found = [talk.summary for talk in talks]
            wrong += [f"{entry} is lost" for entry in sorted(told - set(found))]
            wrong += ["an entry is there twice"] if len(found) != len(set(found)) else []
            wrong += [check.detail for check in store.checks() if not check.ok and check.check != "tail"]
            seqs = [entry.seq for entry in store.history()]
            wrong += ["the history has a gap"] if seqs != list(range(len(seqs), 0, -1)) else []
    return Outcome(len(told), kills, indexed, wrong)


def main() -> int:
    """One run, in words."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    writers = int(sys.argv[2]) if len(sys.argv) > 2 else 6
    told = run(seconds, writers)
    sys.stdout.write(
        f"{seconds:g} s, {writers} writers: {told.acknowledged:,} acknowledged, {told.kills} kills, "
        f"{'with' if told.indexed else 'without'} an index, {len(told.wrong)} wrong\n"
    )
    sys.stdout.writelines(f"  {words}\n" for words in told.wrong[:20])
    return 1 if told.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
