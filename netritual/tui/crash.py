"""A defect ends the app without telling what is in it: no local variables, no names, no notes.

Textual prints a traceback with local variables. Ours writes a redacted report into the home (the kinds of the errors
and the places in code they passed) and names it. Whatever ends the app comes through ``report``: an error in a handler,
a timer, a worker, the input thread, any other thread, or outside of the app's loop.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netritual.services.parts import Parts


def report(error: BaseException, parts: Parts) -> str:
    """Write the report; what the terminal says about it."""
    cause = _cause(error)
    return farewell(cause, write_report(cause, parts, parts.now()))


def say(words: str) -> None:
    """Say something on a terminal that the app has left."""
    print(words, file=sys.stderr)


def _cause(error: BaseException) -> BaseException:
    """The error itself, where Textual wrapped it: in a worker it is an attribute, in a timer the context."""
    from textual.message_pump import CallbackError
    from textual.worker import WorkerFailed

    if isinstance(error, WorkerFailed):
        return error.error
    return error.__context__ or error if isinstance(error, CallbackError) else error


def write_report(error: BaseException, parts: Parts, now: datetime) -> str | None:
    """Write the report and give its path; None when the disk refuses."""
    from netritual.services.report import write_report as write

    try:
        return write(parts.disk, parts.home, now, error)
    except OSError:
        return None


def farewell(error: BaseException, path: str | None) -> str:
    """What the terminal says after a defect: what happened, what is safe, what to do."""
    where = f"A report without any of your data: {path}" if path else "The report could not be written."
    return (
        f"netritual stopped because of a defect ({type(error).__name__}). Everything saved before is safe.\n"
        f"{where}\nStart it again; a review goes on where it was."
    )
