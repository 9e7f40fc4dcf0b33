"""Which of the first questions is open, kept until the first run is left: after a kill the next start comes back to it.

The answers themselves are saved one by one, in the settings and the journal; the names of the question of the five
people are saved together, so those that were ended are kept here until then.
"""

from collections.abc import Iterable
from contextlib import suppress

from netritual.files import Disk
from netritual.paths import Home


def kept_question(disk: Disk, home: Home) -> tuple[int | None, tuple[str, ...]]:
    """(the question that was open, from 1; the names that stood in their fields). The number is None when the first run
    is over, or when it cannot be read."""
    try:
        number, *names = disk.read(home.question).decode().split("\n")
        return max(1, int(number)), tuple(names)
    except (OSError, ValueError):
        return None, ()


def keep_question(disk: Disk, home: Home, number: int | None, names: Iterable[str] = ()) -> None:
    """Keep the open question, and names of one line each; None: the first run is over. A disk that refuses keeps
    nothing."""
    with suppress(OSError):
        if number is None:
            disk.remove(home.question)
        else:
            disk.replace(home.question, "\n".join((str(number), *names)).encode(errors="replace"))
