"""What is done once somebody rests: a key that is held down does it once, at the end."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


class RestTimer:
    """Does something after a while, unless it is asked for again meanwhile: then it is done after the later while."""

    def __init__(self, pump: MessagePump) -> None:
        self._pump = pump
        """The widget or screen on whose behalf it is done: it is not done once that has gone."""
        self._timer: Timer | None = None

    def after(self, seconds: float, job: Callable[[], object]) -> None:
        """Do a job in so many seconds, in place of one that waits."""

        def rested() -> None:
            if self._timer is timer:  # one that another has followed may be on its way
                job()

        self.stop()
        timer = self._timer = self._pump.set_timer(seconds, rested)

    def stop(self) -> None:
        """Do nothing of what waits."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
