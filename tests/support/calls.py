"""How much is done, counted and not timed: a slow machine changes nothing of it."""

import sys
from collections.abc import Callable


def count_calls(job: Callable[[], object]) -> int:
    """The functions that are called while a job is done, in this thread; a generator counts each time it goes on."""
    count, before = 0, sys.getprofile()

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        job()
    finally:
        sys.setprofile(before)
    return count
