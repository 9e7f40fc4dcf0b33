"""What waits until somebody rests is done once, at the end of the newest while."""

from collections.abc import Callable
from functools import partial
from typing import cast

from textual.message_pump import MessagePump

from netritual.tui.rest_timer import RestTimer


class Timer:
    """A timer whose while is over when the test says so: also after it was stopped, as one that is on its way."""

    def __init__(self, over: Callable[[], object]) -> None:
        self.over, self.is_stopped = over, False

    def stop(self) -> None:
        self.is_stopped = True


class Pump:
    """What sets timers."""

    def __init__(self) -> None:
        self.timers: list[Timer] = []

    def set_timer(self, seconds: float, over: Callable[[], object]) -> Timer:
        self.timers.append(Timer(over))
        return self.timers[-1]


def test_of_several_jobs_the_newest_is_done_once() -> None:
    pump, done = Pump(), list[str]()
    timer = RestTimer(cast(MessagePump, pump))
    for job in "abc":
        timer.after(0.1, partial(done.append, job))
    assert [one.is_stopped for one in pump.timers] == [True, True, False]
    for one in pump.timers:
        one.over()
    assert done == ["c"], "the others were on their way"


def test_what_was_stopped_is_not_done_though_it_is_on_its_way() -> None:
    pump, done = Pump(), list[str]()
    timer = RestTimer(cast(MessagePump, pump))
    timer.after(0.1, lambda: done.append("a"))
    timer.stop()
    timer.stop()
    pump.timers[0].over()
    assert pump.timers[0].is_stopped and done == []
    timer.after(0.1, lambda: done.append("b"))
    pump.timers[1].over()
    assert done == ["b"]
