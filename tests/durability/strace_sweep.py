"""Kill, fail or fill the disk at every system call of a save, by strace: what was acknowledged is there.

``python -m tests.durability.strace_sweep``: Linux with strace; some minutes. Prints one row a kind of fault.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from netritual.domain.model import Interaction
from netritual.paths import Home
from netritual.store.care.index_rebuild import INDEX_LOCK
from netritual.store.index_seal import SEAL
from netritual.store.journal_line import JOURNAL
from netritual.store.journal_store import open_store
from tests.store.test_processes import SHELL, STORE

TOP = Path(__file__).resolve().parents[2]
CALLS = ("write", "fdatasync", "fsync", "rename", "ftruncate", "flock", "pread64", "openat")
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
UPDATING = STORE.replace("    print(", "    at % 2 and store.update_index()\n    print(")
ENTRIES = 4


def run(
    code: str, home: str, name: str, inject: str = "", trace: str = os.devnull
) -> "subprocess.CompletedProcess[str]":
    """One writer of a few entries, under strace when something is to go wrong."""
    command = [sys.executable, "-c", code, home, name, str(ENTRIES), "moving"]
    if inject:
        command = ["strace", "-f", "-qq", "-o", trace, "-P", f"{home}/store", *paths(home), "-e", inject, *command]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(TOP)}, check=False
    )


def paths(home: str) -> list[str]:
    """The files of the store, so that only calls on them are hit; an index has a name that nobody knows before."""
    names = ("lock", INDEX_LOCK, JOURNAL, f"{JOURNAL}.tmp", SEAL)
    return [part for name in names for part in ("-P", f"{home}/store/{name}")]


def one(code: str, call: str, fault: str, when: int) -> tuple[bool, str]:
    """(whether the fault was met, what was wrong afterwards)."""
    with tempfile.TemporaryDirectory() as folder:
        home = f"{folder}/home"
        first = run(SHELL, home, "first").stdout.split("\n")
        hurt = run(code, home, "hurt", f"inject={call}:{fault}:when={when}", f"{folder}/trace")
        after = run(STORE, home, "after")
        met = hurt.returncode != 0 or "INJECTED" in Path(f"{folder}/trace").read_text("utf-8", "replace")
        told = [line.split()[1] for line in [*first, *hurt.stdout.split("\n"), *after.stdout.split("\n")] if line]
        if after.returncode:
            return met, f"no further entry was taken: {after.stderr[-300:]}"
        store = open_store(Home(home))
        kept = [talk.summary for talk in store.view().all(Interaction)]
        if not set(told) <= set(kept) or len(kept) != len(set(kept)):
            return met, f"acknowledged {sorted(set(told) - set(kept))} is lost, or one is there twice"
        faults = [words for _, ok, words in store.doctor.checks() if not ok]
        if call == "pread64" and fault.startswith("error"):  # a part that could not be read is told of, rightly
            faults = [words for words in faults if "It is left behind" not in words]
        return met, f"{faults}" if faults else ""


def main() -> int:
    """Every call of every writer, until a call is reached no more."""
    lost = 0
    for name, code in (("shell", SHELL), ("store", STORE), ("store that updates its index", UPDATING)):
        for fault in FAULTS:
            runs = hits = 0
            for call in CALLS:
                for when in range(1, 60):
                    met, wrong = one(code, call, fault, when)
                    runs += 1
                    hits += met
                    if wrong:
                        lost += 1
                        sys.stdout.write(f"  {name}, {call} {fault} when={when}: {wrong}\n")
                    if not met:
                        break
            sys.stdout.write(f"{name:24} {fault:14} {runs:4} runs {hits:4} hits {lost:3} lost\n")
    return lost


if __name__ == "__main__":
    sys.exit(main())
