"""What ends the app besides the person: signals of the system, and defects, each by the same way out.

A defect ends it without telling what is in it: no local variables, no names, no notes. Textual prints a traceback with
local variables; ours writes a redacted report into the home (the kinds of the errors and the places in code they
passed) and names it. Whatever ends the app comes through ``report``: an error in a handler, a timer, a worker, the
input thread, any other thread, or outside of the app's loop.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from netritual.services.crash_report import defect_words
from netritual.services.parts import Parts

ENDING = ("SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT")
"""The signals by which a system or a person asks a program to end."""


def report(error: BaseException, parts: Parts) -> str:
    """Write the report; what the terminal says about it."""
    return f"{defect_words(_cause(error), lambda: parts)}\nStart it again; a review goes on where it was."


def say(words: str) -> None:
    """Say something on a terminal that the app has left."""
    print(words, file=sys.stderr)


@contextmanager
def ended_by_signals(hang_up: Callable[[int], None]) -> Iterator[None]:
    """Whoever asks the process to end gets what ``q`` does: all is saved, and the terminal is put back in order."""
    numbers = [number for name in ENDING if (number := getattr(signal, name, None)) is not None]
    former = [signal.signal(number, lambda met, _: hang_up(met)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, former, strict=True):
            signal.signal(number, handler)


@contextmanager
def ended_by_threads(end: Callable[[BaseException], object]) -> Iterator[None]:
    """A defect in any thread ends the app, not that thread alone."""
    former = threading.excepthook
    threading.excepthook = lambda met: end(met.exc_value or RuntimeError())
    try:
        yield
    finally:
        threading.excepthook = former


def _cause(error: BaseException) -> BaseException:
    """The error itself, where Textual wrapped it: in a worker it is an attribute, in a timer the context."""
    from textual.message_pump import CallbackError
    from textual.worker import WorkerFailed

    if isinstance(error, WorkerFailed):
        return error.error
    return error.__context__ or error if isinstance(error, CallbackError) else error
