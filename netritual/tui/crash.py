"""A defect ends the app without telling what is in it: no local variables, no names, no notes.

Textual prints a traceback with local variables. Ours writes a redacted report into the home (the kinds of the errors
and the places in code they passed) and names it. Whatever ends the app comes through ``report``: an error in a handler,
a timer, a worker, the input thread, any other thread, or outside of the app's loop.
"""

from __future__ import annotations

import sys

from netritual.services.parts import Parts
from netritual.services.report import defect_words


def report(error: BaseException, parts: Parts) -> str:
    """Write the report; what the terminal says about it."""
    return f"{defect_words(_cause(error), lambda: parts)}\nStart it again; a review goes on where it was."


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
