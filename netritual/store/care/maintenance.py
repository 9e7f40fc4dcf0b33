"""Tidying up while nobody waits: compaction and the backup of the week, in a process of their own.

A process, not a thread: a thread that computes for seconds makes every other one wait for the interpreter, and what a
large home needs meanwhile would stay with the app.
"""

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from netritual.errors import NetritualError

if TYPE_CHECKING:
    import subprocess

    from netritual.store.journal import JournalStore


class Maintenance:
    """Starts the process when there is something to do, and looks whether it is done."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._failed = False

    def look(self, store: "JournalStore", now: datetime) -> None:
        """Start, go on waiting, or go over to what was written. The caller holds the store's mutex."""
        if self._process is not None:
            ended = self._process.poll()
            if ended is not None:
                self._process = None
                self._failed = ended != 0
                if store.broken is None:
                    store.refresh()
        elif not self._failed and _due(store, now):
            import subprocess

            # -P: nothing that lies in the folder we happen to be in is taken for a module of Python's.
            command = [sys.executable, "-P", "-m", "netritual.store.care.maintenance", store.home.root, now.isoformat()]
            try:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )  # fmt: skip
            except OSError:
                self._failed = True


def _due(store: "JournalStore", now: datetime) -> bool:
    from netritual.store.care.backup import backup_due

    if store.broken is not None or store.log is None or store.state.seq == 0:
        return False
    return store.due_for_compaction() or backup_due(store.disk, store.home, now)


def tidy(root: str, now: datetime) -> int:
    """Compact a home once due and make the backup of the week; 0 when all went well."""
    from netritual.files import Disk
    from netritual.paths import Home
    from netritual.store.care.backup import weekly
    from netritual.store.journal import open_store

    store = open_store(Home(root), Disk(), create=False)
    try:
        if store.due_for_compaction():
            store.compact()
        weekly(store, now)
    except NetritualError:
        return 1
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(5)
    sys.exit(tidy(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
