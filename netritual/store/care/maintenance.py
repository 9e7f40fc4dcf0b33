"""What is done while nobody waits: the index brought up to date and the backup of the week, in a process of their own.

A process, not a thread: a thread that computes for seconds makes every other one wait for the interpreter, and what a
large home needs meanwhile would stay with the app.
"""

import sys
import threading
from datetime import datetime
from typing import TYPE_CHECKING

from netritual.store.backup_files import backup_due
from netritual.store.care.index_rebuild import is_due, may_update, throw_away_doubted
from netritual.store.index.database import is_sound
from netritual.store.index_seal import read_seal
from netritual.store.journal_access import Journal

if TYPE_CHECKING:
    from subprocess import Popen


class Maintenance:
    """Starts the process when there is something to do, and looks whether it is done."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._process: Popen[bytes] | None = None
        self._failed = False
        self._checked = ""

    def due(self) -> bool:
        """True once so much stands behind the index that opening, or finding a name from the shell, could be felt."""
        return is_due(self._journal)

    def look(self, now: datetime) -> None:
        """Start, go on waiting, or go over to what was written. The caller holds the journal's mutex."""
        if self._process is not None:
            ended = self._process.poll()
            if ended is not None:
                self._process = None
                self._failed = ended != 0
                self._journal.refresh()
        elif not self._failed and self._due(now) and may_update(self._journal):
            throw_away_doubted(self._journal)
            module = "netritual.store.care.maintenance_process"
            self._process = _run_module(module, self._journal.home.root, now.isoformat())
            self._failed = self._process is None
        else:
            self._check_index()

    def _due(self, now: datetime) -> bool:
        journal = self._journal
        if journal.broken is not None or journal.file is None or journal.state.seq == 0:
            return False
        return is_due(journal) or backup_due(journal.disk, journal.home, now)

    def _check_index(self) -> None:
        """Compare the file of an index with its seal, once, on a thread: reading and checksums hold nobody up."""
        journal, index = self._journal, self._journal.index
        seal = read_seal(journal.disk, journal.home) if index is not None and index.file != self._checked else None
        if index is None or seal is None or seal.file != index.file:
            return
        self._checked = index.file

        def check() -> None:
            if not is_sound(journal.disk, journal.home, seal):
                index.doubted = True

        threading.Thread(target=check, daemon=True).start()


def _run_module(name: str, *words: str) -> "Popen[bytes] | None":
    """A module as a process of its own, with some words behind it; None where there cannot be one."""
    from subprocess import DEVNULL, Popen

    # -P: nothing that lies in the folder we happen to be in is taken for a module of Python's.
    command = [sys.executable, "-P", "-m", name, *words]
    try:
        return Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    except OSError:
        return None
