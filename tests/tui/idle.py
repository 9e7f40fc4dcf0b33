"""When the app under test is idle, told by the event loop itself.

Textual's pilot takes an app for idle that used no CPU for 20 ms: two such naps a key on a quiet machine, and on a busy
one a mistake, for a process that is not given the CPU uses none. Here the app is idle when its loop has nothing left to
run and no timer comes soon, however long that takes. An app that has ended is idle too: its screens stay until the
test ends, and so does the timer by which they paint 60 times a second.
"""

import asyncio
from selectors import DefaultSelector, SelectorKey

from textual._context import active_app

SOON = 0.02
"""Seconds: a timer that is due within them belongs to what is going on, such as a screen about to be painted."""
PATIENCE = 300.0
"""Seconds after which an app that never rests is a failure."""


class _Selector(DefaultSelector):
    """A selector that lets ``waiters`` go when its loop is about to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waiters: list[asyncio.Future[None]] = []

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """As always, but whoever waits for idleness goes on instead of a wait that is longer than ``SOON``."""
        if self.waiters and (timeout is None or timeout > SOON):
            waiters, self.waiters = self.waiters, []
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)
            timeout = 0
        return super().select(timeout)


class IdleLoop(asyncio.SelectorEventLoop):
    """An event loop that one can ask to tell when it is idle."""

    def __init__(self) -> None:
        self._watched = _Selector()
        super().__init__(self._watched)

    async def idle(self, app: asyncio.Future[None] | None) -> None:
        """Return when there is nothing left to run, or ``app`` is done; None for one that ends with whoever asks."""
        waiter = self.create_future()
        self._watched.waiters.append(waiter)
        waited_for = (waiter, app) if app is not None else (waiter,)
        done, _ = await asyncio.wait(waited_for, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            raise TimeoutError(f"The app found no rest in {PATIENCE:.0f} seconds.")


async def idle(*_: object) -> None:
    """Return when the app is idle: in place of all by which Textual waits, whatever it is given."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, IdleLoop), "the app runs in a loop that cannot tell"
    await loop.idle(active_app.get()._task)
