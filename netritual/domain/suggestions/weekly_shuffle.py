"""The weekly lot: an order of people that holds all week, and is neither alphabetical nor that of a file."""

from datetime import date
from hashlib import sha256

from netritual.domain.dates.weeks import week_of


class Lot(dict[str, bytes]):
    """What each handle draws in the ISO week of a day, to be compared; the lowest comes first."""

    def __init__(self, today: date) -> None:
        self._week = f"{week_of(today)}:"

    def __missing__(self, handle: str) -> bytes:
        drawn = self[handle] = sha256((self._week + handle).encode()).digest()
        return drawn
