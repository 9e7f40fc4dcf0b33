"""What is kept from one ranking to the next, by whoever asks again and again: the app, a review."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netritual.domain.suggestions.ranking import Ranking


class Memory:
    """Room for the last ranking. The next one goes on from it, which saves work and changes nothing that it says.

    A ranking never changes and is put here as a whole, so threads may share a memory.
    """

    def __init__(self) -> None:
        self.last: Ranking | None = None
