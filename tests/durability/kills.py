"""Many processes write, one reads, indexes are made, and processes are killed at random: nothing acknowledged is lost.

``python -m tests.durability.kills [SECONDS [WRITERS]]``: ten seconds by default, minutes for a release.
"""

import os
import random
import signal
import sys
import tempfile
from typing import NamedTuple

from netritual.clock import Clock
from netritual.domain.model import Interaction
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.durability.writers import UPDATING, Writer
from tests.store.test_processes import SHELL, STORE

PATIENCE = 10
"""A slow machine may take so many times the given seconds for the kills that are wanted, and for a first index."""


class Outcome(NamedTuple):
    """Acknowledged entries, kills, whether the reader went over to an index, and everything that was wrong."""

    acknowledged: int
    kills: int
    indexed: bool
    wrong: list[str]


def run(seconds: float, writers: int, least: int = 0, seed: int = 1) -> Outcome:
    """Kill a random writer every 50 ms or so and start another, beside a store that polls and compares.

    It goes on until ``least`` were killed and an index was made, however slow the machine is.
    """
    chance, clock = random.Random(seed), Clock()
    codes = (STORE, SHELL, UPDATING)
    kills = number = 0
    told: set[str] = set()
    unseen: set[str] = set()
    heard: dict[int, str] = {}
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Home(f"{folder}/home")
        reader = open_store(home)
        alive: list[Writer] = []
        start = clock.elapsed()

        def goes_on() -> bool:
            took = clock.elapsed() - start
            wanted = kills < least or (least > 0 and not any("index.seal" in name for name in os.listdir(home.store)))
            return took < seconds or (wanted and took < PATIENCE * seconds)

        while goes_on():
            while len(alive) < writers:
                alive.append(Writer(codes[number % len(codes)], home.root, f"w{number}"))
                number += 1
            signal.sigtimedwait([], 0.05)
            if chance.random() < 0.7:
                victim = alive.pop(chance.randrange(len(alive)))
                told.update(victim.end())
                kills += 1
            for writer in alive:
                told.update(writer.told())
            for change in reader.poll():
                wrong += [f"change {change.seq} was heard twice"] if change.seq in heard else []
                heard[change.seq] = change.verb
            seen = {talk.summary for talk in reader.view().all(Interaction)}
            wrong += [f"{entry} was saved before a look that did not see it" for entry in told - seen - unseen]
            unseen |= told - seen
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
            wrong += [check.detail for check in store.doctor.checks() if not check.ok and check.check != "tail"]
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
