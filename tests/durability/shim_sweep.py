"""Tear a write at each of its bytes and kill the process; or take it short, or say that the disk is full.

``python -m tests.durability.shim_sweep [STEP]``: Linux with a C compiler; some minutes. A small library is put before
``write`` (``shim.c``), limited to the store's folder. What was acknowledged is there afterwards, once, no damage is
told of, and a further entry is taken.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from netritual.domain.model import Interaction
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.durability.strace_sweep import TOP, UPDATING
from tests.store.test_processes import SHELL, STORE

MODES = ("kill", "short", "full")
ENTRIES = 2
MANY = "store that updates its index"
MOST_BYTES = 240
"""No write of one entry is longer. A write taken short, or not at all, is torn at each fifth byte."""
COARSE = 16
"""The writes of an update are torn at each so many bytes: ``tests.durability.crash_states`` tears them at each."""


def why_not() -> str:
    """Why no write can be torn here, empty when it can."""
    return "" if sys.platform == "linux" and shutil.which("cc") else "needs Linux and a C compiler"


def build(folder: Path) -> Path:
    """The library."""
    made = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made


def one(shim: Path, base: Path, code: str, write: int, size: int, mode: str) -> tuple[bool, str]:
    """(whether the write was met, what was wrong afterwards) of one torn write on a copy of a home."""
    with tempfile.TemporaryDirectory() as folder:
        root = f"{folder}/home"
        shutil.copytree(base, root)
        shims = {"SHIM_PREFIX": f"{root}/store/", "SHIM_WRITE": str(write), "SHIM_BYTES": str(size), "SHIM_MODE": mode}
        hurt = subprocess.run(
            [sys.executable, "-c", code, root, "hurt", str(ENTRIES), "moving"], capture_output=True, text=True,
            env={**os.environ, **shims, "PYTHONPATH": str(TOP), "LD_PRELOAD": str(shim)}, check=False,
        )  # fmt: skip
        told = [line.split()[1] for line in hurt.stdout.splitlines()] + ["first-0"]
        store = open_store(Home(root))
        wrong = [check.detail for check in store.doctor.checks() if not check.ok]
        store.transact("log-interaction", lambda tx: tx.put(Interaction(on=NOW.date(), summary="after")), NOW)
        store.close()
        found = [talk.summary for talk in open_store(Home(root)).view().all(Interaction)]
        if not {*told, "after"} <= set(found) or len(found) != len(set(found)):
            wrong.append(f"{sorted({*told, 'after'} - set(found))} is lost, or one is there twice")
        return hurt.returncode != 0, "; ".join(wrong)


def sweep(step: int) -> tuple[int, int, list[str]]:
    """(runs, those in which a write was torn, what was wrong)."""
    runs = hits = 0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shim, base = build(folder), folder / "base"
        command = [sys.executable, "-c", SHELL, str(base), "first", "1", "moving"]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(TOP)})
        for who, code, writes in (("shell", SHELL, 1), ("store", STORE, 2), (MANY, UPDATING, 6)):
            for write in range(1, writes + 1):
                for mode in MODES:
                    for size in range(
                        0, MOST_BYTES, step * (1 if mode == "kill" else 5) * (COARSE if who == MANY else 1)
                    ):
                        met, words = one(shim, base, code, write, size, mode)
                        runs += 1
                        hits += met
                        wrong += [f"{who}, write {write} at byte {size}, {mode}: {words}"] if words else []
                        if not met:  # longer than the write was
                            break
    return runs, hits, wrong


def main() -> int:
    """The sweep in words."""
    reason = why_not()
    if reason:
        sys.stdout.write(f"skipped: {reason}\n")
        return 0
    runs, hits, wrong = sweep(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    sys.stdout.write(f"{runs:,} runs, {hits:,} torn writes, {len(wrong)} with loss or damage\n")
    sys.stdout.writelines(f"  {words}\n" for words in wrong[:20])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
