"""The one thread that writes. Writes wait in a queue, in order; none is ever cancelled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from queue import SimpleQueue
from threading import Thread
from typing import Any

from msgspec import Struct
from textual.message import Message

from netritual.domain.model import Change
from netritual.services.ports import Store
from netritual.tui.messages import Answered, Refused, StoreChanged, StoreDone, StoreFailed, StoreNoted

Job = Callable[[Store, datetime], tuple[Any, Change | None]]
"""One use of a verb: ``lambda store, now: set_tier(store, now, person=7, tier=2)``."""


IDLE_POLLS = 20
"""Looks at the journal without a change after which the store may tidy up: five seconds, and again every five."""


class _Task(Struct, frozen=True):
    job: Job
    then: Answered | None = None
    refused: Refused | None = None
    quiet: bool = True
    waited: bool = False


class StoreThread:
    """Runs verbs one after the other and posts what became of them.

    ``post`` must be safe to call from a thread (``App.post_message`` is); ``now`` gives the moment of each job.
    """

    def __init__(self, store: Store, post: Callable[[Message], object], now: Callable[[], datetime]) -> None:
        self._store, self._post, self._now = store, post, now
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="store", daemon=True)
        self._asked = self._answered = 0
        self._polls = 0
        self._quiet_polls = 0
        self._noted = 0

    def start(self) -> None:
        """Begin; nothing is read before the first job or poll."""
        self._thread.start()

    @property
    def busy(self) -> bool:
        """True while a job that is waited for has no answer; that is posted before its job stops counting."""
        return self._thread.is_alive() and self._asked != self._answered

    def submit(
        self, job: Job, then: Answered | None = None, refused: Refused | None = None, *, quiet: bool = False,
        waited: bool = True,
    ) -> None:  # fmt: skip
        """Queue one use of a verb: ``job(store, now)`` gives (value, change).

        After the screens were told of the change, ``then`` gets the value; ``refused`` gets the error instead, both on
        the app's own thread. The change's own words are the toast, unless ``quiet``. What is typed waits for the
        answer, unless the job is not ``waited`` for.
        """
        self._asked += waited
        self._queue.put(_Task(job, then, refused, quiet, waited))

    def poll(self) -> None:
        """Look for what other processes saved, unless a look is already waiting."""
        if self._polls == 0:
            self._polls += 1
            self._queue.put(_Task(self._look))

    def close(self) -> None:
        """Finish everything that waits, then end the thread. Safe to call twice."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def _look(self, store: Store, now: datetime) -> tuple[None, None]:
        self._polls = 0
        for change in store.poll():
            self._quiet_polls = 0
            self._post(StoreChanged(change, store.view(), own=False))
        for words in store.notes[self._noted :]:
            self._post(StoreNoted(words))
        self._noted = len(store.notes)
        self._quiet_polls += 1
        if self._quiet_polls % IDLE_POLLS == 0:
            store.tidy(now)
        return None, None

    def _reopen(self) -> None:
        """After a failed sync the journal is read anew before the next act, and the person is told what it holds."""
        words = self._store.reopen()
        if words:
            self._post(StoreNoted(words))
        for change in self._store.poll():
            self._post(StoreChanged(change, self._store.view(), own=False))

    def _run(self) -> None:
        while (task := self._queue.get()) is not None:
            try:
                if task.job != self._look:
                    self._quiet_polls = 0
                    if self._store.refuses:
                        self._reopen()
                value, change = task.job(self._store, self._now())
            except Exception as error:  # told on the app's own thread; a defect ends the app with a report there
                self._post(StoreFailed(error, task.refused))
            else:
                self._tell(task, value, change)
            self._answered += task.waited

    def _tell(self, task: _Task, value: Any, change: Change | None) -> None:
        if change is not None:
            self._post(StoreChanged(change, self._store.view(), own=True, quiet=task.quiet))
        if task.job != self._look:
            self._post(StoreDone(value, task.then))
