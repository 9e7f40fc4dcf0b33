"""What parts of the app tell each other: facts in the past tense, and requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.message import Message

from netritual.domain.model import Change
from netritual.domain.network import Network
from netritual.errors import NetritualError

Answered = Callable[[Any], object]
"""What a screen wants called, on the screen's own thread, with the value of its verb once that is saved."""
Refused = Callable[[NetritualError], object]
"""What a screen wants called when its verb was refused or could not be saved."""


class StoreChanged(Message):
    """A transaction is on disk: our own, or one of another process. Screens redraw from ``change.touched``."""

    def __init__(self, change: Change, network: Network, own: bool, quiet: bool = False) -> None:
        super().__init__()
        self.change = change
        """What the transaction did."""
        self.network = network
        """Everything known after it."""
        self.own = own
        """True when this app did it."""
        self.quiet = quiet
        """True when no toast is wanted."""


class StoreDone(Message):
    """A verb of ours ended well, whether it changed anything or not."""

    def __init__(self, value: Any, change: Change | None, then: Answered | None) -> None:
        super().__init__()
        self.value = value
        """What the verb returned."""
        self.change = change
        """Its change, or None."""
        self.then = then
        """What to call with the value."""


class StoreFailed(Message):
    """A verb of ours was refused or could not be saved; nothing was changed by it."""

    def __init__(self, error: NetritualError, refused: Refused | None = None) -> None:
        super().__init__()
        self.error = error
        """What happened, what is safe and what to do."""
        self.refused = refused
        """What to call with the error."""


class StoreNoted(Message):
    """The store has something to say that no verb asked for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        """One sentence."""


class StoreBroke(Message):
    """A verb of ours met a defect. The app ends with a report; everything saved before it is safe."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
        """The defect."""


class HungUp(Message):
    """The terminal has gone away, or the process was asked to end."""
