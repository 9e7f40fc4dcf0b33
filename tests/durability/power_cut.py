"""Cut the power: copy the image of a mounted file system while the writers are stopped, mount the copy, and look.

``python -m tests.durability.power_cut [CUTS [KIND ...]]``: Linux, root and a loop device; a second or two a cut.
Kinds of file system: ext4, xfs, btrfs; without a name all that can be made and mounted here. What was acknowledged
before the cut is in the copy. A control that leaves out every sync must lose entries: else nothing is shown. The
kernel's own code replays the file system's journal, as after a real cut; a disk that lies about flushing is not tested.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from netritual.domain.model import Interaction
from netritual.paths import Home
from netritual.store.journal_store import open_store
from tests.durability.writers import UPDATING, Writer
from tests.store.test_processes import SHELL, STORE

SIZE = 320 * 1024 * 1024
KINDS = {"ext4": ("-q", "-F"), "xfs": ("-q", "-f"), "btrfs": ("-q", "-f")}
"""File systems, and what their ``mkfs`` is told."""
OPTIONS = {"ext4": "loop", "xfs": "loop,nouuid", "btrfs": "loop"}
"""How they are mounted: the copy of an xfs has the id of the one that is mounted already."""
ROUND = 20
"""Cuts of one home; then a new one is begun, so that the images stay small."""
UNSYNCED = "import os\nos.fsync = os.fdatasync = lambda fd: None\n"


class Outcome(NamedTuple):
    """Cuts, entries acknowledged before them, cuts after which one was missing, and what was wrong besides."""

    cuts: int
    acknowledged: int
    lost: int
    wrong: list[str]


def why_not(kind: str = "ext4") -> str:
    """Why no power can be cut here on such a file system, empty when it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "needs Linux and root"
    if not shutil.which(f"mkfs.{kind}") or not os.path.exists("/dev/loop-control"):
        return f"needs mkfs.{kind} and loop devices"
    with tempfile.TemporaryDirectory() as folder:
        image = _image(Path(folder), kind)
        tried = subprocess.run(["mount", "-o", OPTIONS[kind], image, folder], capture_output=True, check=False)
        if tried.returncode == 0:
            subprocess.run(["umount", folder], check=True)
        return "" if tried.returncode == 0 else f"no {kind} can be mounted from a file here"


def _image(folder: Path, kind: str) -> Path:
    image = folder / "image"
    with image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run([f"mkfs.{kind}", *KINDS[kind], image], check=True, capture_output=True)
    return image


@contextmanager
def _mounted(image: Path, place: Path, kind: str) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", OPTIONS[kind], image, place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def cut(cuts: int, seed: int = 1, synced: bool = True, kind: str = "ext4") -> Outcome:
    """Cut the power so many times while two stores (one updates its index) and a shell write; look at every copy."""
    chance = random.Random(seed)
    acknowledged = lost = 0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _mounted(_image(folder, kind), folder / "disk", kind) as disk:
            home = str(disk / "home")
            open_store(Home(home)).close()
            codes = (UPDATING, STORE, SHELL)
            writers = [Writer(("" if synced else UNSYNCED) + code, home, f"w{at}") for at, code in enumerate(codes)]
            try:
                while not all(writer.told() for writer in writers):
                    os.sched_yield()
                for number in range(cuts):
                    _wait(chance.uniform(0.01, 0.15))
                    _signal(writers, signal.SIGSTOP)
                    told = [entry for writer in writers for entry in writer.told()]
                    copy = folder / "copy"
                    subprocess.run(["cp", "--sparse=always", folder / "image", copy], check=True)
                    _signal(writers, signal.SIGCONT)
                    acknowledged += len(told)
                    with _mounted(copy, folder / "after", kind) as after:
                        missing, words = _look(str(after / "home"), told)
                    lost += bool(missing)
                    wrong += [f"cut {number}: {word}" for word in words]
            finally:
                for writer in writers:
                    writer.end()
    return Outcome(cuts, acknowledged, lost, wrong)


def _wait(seconds: float) -> None:
    """Let the writers run for a while."""
    signal.sigtimedwait([], seconds)


def _signal(writers: list[Writer], number: signal.Signals) -> None:
    for writer in writers:
        writer.process.send_signal(number)
    if number == signal.SIGSTOP:
        for writer in writers:
            os.waitid(os.P_PID, writer.process.pid, os.WSTOPPED | os.WNOWAIT)


def _look(home: str, told: list[str]) -> tuple[set[str], list[str]]:
    """(acknowledged entries that are missing, what else is wrong) of the home that a cut has left."""
    try:
        store = open_store(Home(home), create=False)
        try:
            found = [talk.summary for talk in store.view().all(Interaction)]
            wrong = [check.detail for check in store.doctor.checks() if not check.ok and check.check != "tail"]
            wrong += ["an entry is there twice"] if len(found) != len(set(found)) else []
            store.make()
            return set(told) - set(found), wrong
        finally:
            store.close()
    except Exception as error:  # whatever happens is a finding
        return set(told), [repr(error)]


def main() -> int:
    """The cuts on each kind of file system, and the control that must lose."""
    cuts = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    failed = 0
    for kind in sys.argv[2:] or KINDS:
        reason = why_not(kind)
        if reason:
            sys.stdout.write(f"{kind:6} skipped: {reason}\n")
            continue
        rounds = [cut(min(ROUND, cuts - done), seed=done, kind=kind) for done in range(0, cuts, ROUND)]
        real = Outcome(
            cuts,
            sum(one.acknowledged for one in rounds),
            sum(one.lost for one in rounds),
            [words for one in rounds for words in one.wrong],
        )
        control = cut(min(ROUND, max(5, cuts // 3)), synced=False, kind=kind)
        for name, told in (("store and shell", real), ("control without syncs", control)):
            row = f"{told.cuts:4} cuts, {told.acknowledged:8,} acknowledged, {told.lost:3} with loss"
            sys.stdout.write(f"{kind:6} {name:22} {row}\n")
            sys.stdout.flush()
        sys.stdout.writelines(f"  {words}\n" for words in real.wrong)
        failed += bool(real.lost or real.wrong or not control.lost)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
