"""What parts of the app tell each other: facts in the past tense, and requests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from textual.message import Message

from netritual.domain.model import Change
from netritual.domain.network import Network
from netritual.errors import NetritualError

Answered = Callable[[Any], object]
"""What a screen wants called, on the screen's own thread, with the value of its verb once that is saved."""
Refused = Callable[[NetritualError], object]
"""What a screen wants called when its verb was refused or could not be saved."""


@runtime_checkable
class Follower(Protocol):
    """A screen that follows the store."""

    def changed(self, change: Change) -> None:
        """A transaction is on disk."""


@runtime_checkable
class TextKeeper(Protocol):
    """A screen that knows which of its texts are not saved."""

    def unsaved(self) -> Sequence[str]:
        """Texts that were typed and are not in the journal yet."""

    def leave(self) -> None:
        """The app is about to end: ask for what must still be saved."""


@runtime_checkable
class Drawn(Protocol):
    """A screen that can draw itself again."""

    def draw(self) -> None:
        """Draw all of it."""


@runtime_checkable
class LetterTaker(Protocol):
    """A screen in which letters may be text though no field has the focus."""

    def takes_letters(self, character: str) -> bool:
        """Whether this one is text now."""


@runtime_checkable
class FeedShower(Protocol):
    """A screen that shows how feeds stand."""

    def show_feeds(self) -> None:
        """A look at feeds has come farther, or has ended."""


class StoreChanged(Message):
    """A transaction is on disk: our own, or one of another process. Screens redraw from ``change.touched``.

    ``network`` is everything known after it; ``own`` says that this app did it, ``quiet`` that no toast is wanted.
    """

    def __init__(self, change: Change, network: Network, own: bool, quiet: bool = False) -> None:
        super().__init__()
        self.change, self.network, self.own, self.quiet = change, network, own, quiet


class StoreDone(Message):
    """A verb of ours ended well, whether it changed anything or not; ``then`` is called with what it returned."""

    def __init__(self, value: Any, then: Answered | None) -> None:
        super().__init__()
        self.value, self.then = value, then


class StoreFailed(Message):
    """A verb of ours was refused or could not be saved, or met a defect; nothing was changed by it. ``refused`` is what
    to call with the error."""

    def __init__(self, error: Exception, refused: Refused | None = None) -> None:
        super().__init__()
        self.error, self.refused = error, refused


class StoreNoted(Message):
    """The store has something to say that no verb asked for, in one sentence."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class TextLeft(Message):
    """Escape: the person is done with a text for now; it stays as it is."""


class HungUp(Message):
    """The terminal has gone away, or the process was asked to end."""
