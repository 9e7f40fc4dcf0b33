"""The row of the review under the cursor, kept beside the journal: a kill finds it, and no history fills with moves.

The journal holds the place where the last act or pause left the review. This file says on which row the cursor came to
rest since then; it counts only as long as the journal still says the same place.
"""

from contextlib import suppress
from typing import NamedTuple

import msgspec

from netritual.files import Disk
from netritual.paths import Home


class Place(NamedTuple):
    """A row of a review: the review's id, the step and the item where the journal has it, and the row itself."""

    review: int
    step: str
    since: str
    row: str


def kept_place(disk: Disk, home: Home) -> Place | None:
    """The place that was kept last; None for none, or when it cannot be read."""
    try:
        return msgspec.json.decode(disk.read(home.place), type=Place)
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return None


def keep_place(disk: Disk, home: Home, place: Place) -> None:
    """Keep a place. A disk that refuses keeps nothing: the review then opens where the journal has it."""
    with suppress(OSError, UnicodeError):
        disk.replace(home.place, msgspec.json.encode(place))
