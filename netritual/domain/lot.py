"""The weekly lot: an order of people that is the same all week, and neither the alphabet nor that of a file."""

from datetime import date
from hashlib import sha256

from netritual.domain.weeks import week_of


class Lot(dict[str, int]):
    """The number that each handle draws in the ISO week of a day; the lowest comes first."""

    def __init__(self, today: date) -> None:
        self._week = week_of(today)

    def __missing__(self, handle: str) -> int:
        drawn = int.from_bytes(sha256(f"{self._week}:{handle}".encode()).digest()[:8], "big")
        self[handle] = drawn
        return drawn
