"""Which of the first questions is open, kept until the first run is left: after a kill the next start comes back to it.

The answers themselves are saved one by one, in the settings and the journal.
"""

from contextlib import suppress

from netritual.files import Disk
from netritual.paths import Home


def kept_question(disk: Disk, home: Home) -> int | None:
    """The question that was open, from 1; None when the first run is over, or when it cannot be read."""
    try:
        return max(1, int(disk.read(home.question)))
    except (OSError, ValueError):
        return None


def keep_question(disk: Disk, home: Home, number: int | None) -> None:
    """Keep the open question; None: the first run is over. A disk that refuses keeps nothing."""
    with suppress(OSError):
        if number is None:
            disk.remove(home.question)
        else:
            disk.replace(home.question, str(number).encode())
