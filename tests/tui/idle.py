"""When the app under test is idle, told by the event loop itself; it paints then, and no sooner.

Textual's pilot takes an app for idle that used no CPU for 20 ms: two such naps a key on a quiet machine, and on a busy
one a mistake, for a process that is not given the CPU uses none. Here the app is idle when its loop has nothing left to
run and no timer comes soon, however long that takes. An app that has ended is idle too: its screens stay until the
test ends.

Textual paints after each layout, and up to 60 times a second. Here the loop says when: once all there was to run has
run. So what is painted does not depend on how busy the machine is, and many keys and layouts are one picture.
"""

import asyncio
from collections.abc import Callable, Coroutine
from selectors import DefaultSelector, SelectorKey
from typing import Any
from weakref import WeakSet

from textual._context import active_app
from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

SOON = 0.02
"""Seconds: a timer that is due within them belongs to what is going on."""
PATIENCE = 300.0
"""Seconds after which an app that never rests is a failure."""


class _Selector(DefaultSelector):
    """A selector that lets others go when its loop is about to wait: first ``painters``, then ``waiters``."""

    def __init__(self) -> None:
        super().__init__()
        self.painters: list[asyncio.Future[None]] = []
        self.waiters: list[asyncio.Future[None]] = []

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """As always, but instead of a wait the painters go on, and the waiters instead of one longer than ``SOON``."""
        if self.painters and timeout != 0:
            self.painters, timeout = _release(self.painters), 0
        elif self.waiters and (timeout is None or timeout > SOON):
            self.waiters, timeout = _release(self.waiters), 0
        return super().select(timeout)


def _release(futures: list[asyncio.Future[None]]) -> list[asyncio.Future[None]]:
    for future in futures:
        if not future.done():
            future.set_result(None)
    return []


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

    def painting(self) -> asyncio.Future[None]:
        """Done when everything but painting is."""
        painter = self.create_future()
        self._watched.painters.append(painter)
        return painter


def _loop() -> IdleLoop:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, IdleLoop), "the app runs in a loop that cannot tell"
    return loop


async def idle(*_: object) -> None:
    """Return when the app is idle: in place of all by which Textual waits, whatever it is given."""
    await _loop().idle(active_app.get()._task)


def paint_when_idle(run: Callable[[Timer], Coroutine[Any, Any, None]]) -> Callable[[Timer], Coroutine[Any, Any, None]]:
    """``Timer._run``, but for the timer by which a screen paints: that one ticks when there is nothing else to do."""

    async def ticking(timer: Timer) -> None:
        if timer.name != "screen_update":
            await run(timer)
            return
        while True:
            await timer._active.wait()
            await _loop().painting()
            if timer._active.is_set():
                await timer._tick(next_timer=0, count=0)

    return ticking


def paint_once(paint: Callable[[Screen[Any]], None]) -> Callable[[Screen[Any]], None]:
    """``Screen._compositor_refresh``, put off until there is nothing else to do: what came until then is one paint."""
    asked: WeakSet[Screen[Any]] = WeakSet()

    def ask(screen: Screen[Any]) -> None:
        if screen in asked:
            return
        app = screen.app

        def done(_: object) -> None:
            asked.discard(screen)
            try:
                if app.is_running and screen.is_attached and not screen._layout_required:  # else it is asked again
                    paint(screen)
            except Exception as error:
                app._handle_exception(error)

        asked.add(screen)
        _loop().painting().add_done_callback(done)

    return ask


def hold_until_idle(app: App[Any], delay: float = 0.0) -> None:
    """``App.delay_update``, by which another tab is laid out unseen: until there is nothing else to do, not so long."""
    app._begin_batch()

    def done(_: object) -> None:
        try:
            app._end_batch()
            if app.is_running and not app._batch_count:
                app.screen.refresh()
        except Exception as error:
            app._handle_exception(error)

    _loop().painting().add_done_callback(done)
