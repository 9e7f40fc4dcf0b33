"""What parts of the app tell each other: facts in the past tense, and requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from textual.message import Message
from textual.message_pump import MessagePump

from netritual.domain.model import Change
from netritual.domain.network import Network
from netritual.errors import NetritualError

if TYPE_CHECKING:
    from netritual.tui.app import NetritualApp


def shell_of(part: MessagePump) -> NetritualApp:
    """The app that something on the screen is a part of, with its store thread, settings and clock."""
    return cast("NetritualApp", part.app)


Answered = Callable[[Any], object]
"""What a screen wants called, on the screen's own thread, with the value of its verb once that is saved."""
Refused = Callable[[NetritualError], object]
"""What a screen wants called when its verb was refused or could not be saved."""


@dataclass
class StoreChanged(Message):
    """A transaction is on disk: our own, or one of another process. Screens redraw from ``change.touched``."""

    change: Change
    network: Network
    """Everything known after it."""
    own: bool
    """True when this app did it."""
    quiet: bool = False
    """True when no toast is wanted."""


@dataclass
class StoreDone(Message):
    """A verb of ours ended well, whether it changed anything or not; ``then`` is called with what it returned."""

    value: Any
    then: Answered | None


@dataclass
class StoreFailed(Message):
    """A verb of ours was refused or could not be saved, or met a defect; nothing was changed by it."""

    error: Exception
    refused: Refused | None = None
    """What to call with the error."""


@dataclass
class StoreNoted(Message):
    """The store has something to say that no verb asked for, in one sentence."""

    words: str


class TextLeft(Message):
    """Escape: the person is done with a text for now; it stays as it is."""


class HungUp(Message):
    """The terminal has gone away, or the process was asked to end."""
