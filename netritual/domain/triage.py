"""Sorting the list: who comes first, and when to stop (``screens.md`` 7)."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from netritual.domain.model import Settings
from netritual.domain.network import Network

SITTING = 50
"""People in one sitting, about 2.5 minutes."""


class Candidate(Struct, frozen=True, kw_only=True):
    """Someone to sort, with the clues in words; ``weight`` orders the queue."""

    person: int
    clues: tuple[str, ...]
    weight: float


def queue(network: Network, settings: Settings, today: date, size: int = SITTING) -> list[Candidate]:
    """The next people to sort, those with the strongest clues first."""
    raise NotImplementedError


def should_stop(kept: Sequence[bool]) -> bool:
    """True when fewer than 1 in 10 of the last 50 were kept: the rest can stay on the list."""
    raise NotImplementedError
