"""The gate for what is typed: each key acts on what the one before it brought, however fast they come.

A key is given to the app when the app is at rest: no message on its way, no act of ours unanswered by the store, and
what has the focus laid out. Until then it waits, in order. This holds for every screen, step and question alike; what
opens them does not have to know.

Keys within 10 ms of each other are a burst: most likely a paste that the terminal did not mark as one. Its text goes
to a field at once, not letter by letter. When ``enter`` in a burst leaves a field of one line, the text behind it is
handled as a paste and never as keys. The limit of this: a text, ``enter`` and a command that a program or a very fast
hand sends within ``BURST_SECONDS`` of each other count as a paste too; the command is kept as a pasted line, and the
app says so.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from netritual.tui.messages import LetterTaker

ALT = "alt+"
WAIT_SECONDS = 0.005
"""Between two looks while the store is waited for."""
LONGEST_SECONDS = 10.0
"""No key waits longer than this for what came before it, such as an import of many people."""
BURST_SECONDS = 0.01
"""Keys this close together are taken for a burst."""
TWICE_SECONDS = 0.4
"""A key that left a question and comes once more within this time was pressed twice by one hand."""
_BY_WORD = {"alt+b": "ctrl+left", "alt+f": "ctrl+right"}
"""What option and an arrow send on macOS: in a text they move by a word."""
_TEXT = {"enter": "\n", "ctrl+j": "\n", "tab": "\t"}


class TypeAhead:
    """Holds what was typed until it is its turn. ``storing`` says whether the store owes an answer."""

    def __init__(self, app: App[Any], storing: Callable[[], bool]) -> None:
        self._app, self._storing = app, storing
        self.sent: deque[Message] = deque()
        """What the terminal has sent, and has not come to the app yet."""
        self._waiting: deque[Message] = deque()
        self._due: Message | None = None
        """What was given to the app and has not come to it yet."""
        self._giver: asyncio.Task[None] | None = None
        self._last = 0.0
        self._typed = False
        """True when the burst at hand put text into a field of one line."""
        self._left: Screen[Any] | None = None
        """The screen of a field that an ``enter`` of this burst may have left."""
        self._once: tuple[str, float] | None = None
        """A key that may come twice and acts once, and when it came."""

    def acts_once(self, key: str) -> None:
        """The key that was given last acts once: what it leads to gets no second one that was meant for this."""
        self._once = key, self._last

    def rests_since(self, time: float) -> bool:
        """Whether nothing was typed after a time, as keys have it."""
        return not self._waiting and self._last <= time

    @property
    def comes_next(self) -> bool:
        """Whether something was typed that acts as soon as the app is at rest."""
        return bool(self.sent or self._giving or self._due is not None) and not self._storing()

    def holds(self, message: Message) -> bool:
        """Take a message in; False when it has come back because it is its turn."""
        if message is self._due:
            self._due = None
            return False
        while self.sent and self.sent.popleft() is not message:
            pass
        self._waiting.append(message)
        if not self._giving:
            self._giver = asyncio.create_task(self._give(), name="type-ahead")
        return True

    def again(self, message: Message) -> None:
        """Give a key that left a question to what is below it, before all that wait."""
        self._waiting.appendleft(message)
        if not self._giving:
            self._giver = asyncio.create_task(self._give(), name="type-ahead")

    @property
    def _giving(self) -> bool:
        return self._giver is not None and not self._giver.done()

    async def _give(self) -> None:
        try:
            while self._waiting and await self._turn():
                message = self._waiting.popleft()
                for due in await self._meant(message) if isinstance(message, events.Key) else (message,):
                    if await self._turn():
                        self._due = due
                        self._app.post_message(due)
        except Exception as error:
            self._app._handle_exception(error)

    async def _turn(self) -> bool:
        """Wait for the app to be at rest; False when it has ended."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_SECONDS):
                await self._calm()
                if self._app.is_running and (focused := self._app.focused) is not None and not focused.size:
                    laid_out = asyncio.Event()
                    self._app.call_after_refresh(laid_out.set)
                    await laid_out.wait()
                    await self._calm()
        return self._app.is_running

    async def _calm(self) -> None:
        while self._app.is_running and self._busy():  # noqa: ASYNC110 - the store tells nobody
            await asyncio.sleep(0 if _ready() else WAIT_SECONDS)

    def _busy(self) -> bool:
        """True while something that was begun goes on by itself."""
        return bool(_ready() or self._due is not None or self._storing() or self._app.message_queue_size)

    async def _meant(self, key: events.Key) -> list[Message]:
        """The key, or a paste of it and of what follows, or the two keys that came as one."""
        if key.time - self._last > BURST_SECONDS:
            self._typed, self._left = False, None
        self._last = key.time
        if self._once is not None:
            once, since = self._once
            if key.key == once and key.time - since <= TWICE_SECONDS:
                return []
            self._once = None
        screen, in_line = self._app.screen, isinstance(self._app.focused, Input)
        if self._left is not None and _text(key) and not (in_line and screen is self._left):
            return [events.Paste(_text(key) + await self._rest_of_burst())]
        self._left = screen if in_line and self._typed and key.key == "enter" else None
        self._typed = in_line and (self._typed or key.is_printable)
        if _letters(key) and takes_text(self._app.focused) and (behind := self._behind(_letters)):
            return [events.Paste(_letters(key) + behind)]
        return [self._known_key(each) for each in self._apart(key)]

    async def _rest_of_burst(self) -> str:
        """The text that came without a pause; what is still on its way is waited for."""
        text = self._behind(_text)
        while not self._waiting:
            await asyncio.sleep(BURST_SECONDS)
            if not (more := self._behind(_text)):
                break
            text += more
        return text

    def _behind(self, text_of: Callable[[Message], str]) -> str:
        """The text of those that wait and came without a pause; they wait no longer."""
        text = []
        while self._waiting and self._waiting[0].time - self._last <= BURST_SECONDS:
            if not (more := text_of(self._waiting[0])):
                break
            self._last = self._waiting.popleft().time
            text.append(more)
        return "".join(text)

    def _apart(self, key: events.Key) -> list[events.Key]:
        """``esc`` and a key that follow each other closely arrive as ``alt+…``: two keys, unless that one is bound."""
        if not key.key.startswith(ALT) or key.character is None or key.key in self._app.screen.active_bindings:
            return [key]
        if key.key in _BY_WORD and takes_text(self._app.focused):
            return [events.Key(_BY_WORD[key.key], None)]
        return [events.Key("escape", "\x1b"), events.Key(key.key.removeprefix(ALT), key.character)]

    def _known_key(self, key: events.Key) -> events.Key:
        """The key as commands are bound to it: that of another layout folded, and ``?`` in an empty line is F1."""
        from netritual.tui.keyboard_layouts import folded

        screen, focused = self._app.screen, self._app.focused
        asks = key.key == "question_mark" and isinstance(focused, Input) and not (focused.value or focused.password)
        if asks and "f1" in screen.active_bindings:
            return events.Key("f1", None)
        typing = takes_text(focused) or (isinstance(screen, LetterTaker) and screen.takes_letters(key.character or ""))
        meant = folded(key, typing)
        return key if meant is key or key.key in screen.active_bindings else meant


def _ready() -> int:
    """How much asyncio's loop has to do at once: all messages, mounts and callbacks of Textual, and store answers."""
    return len(getattr(asyncio.get_running_loop(), "_ready", ()))


def takes_text(widget: Widget | None) -> bool:
    """True for a widget in which letters are text, not commands."""
    return widget is not None and widget.check_consume_key("a", "a")


def _text(message: Message) -> str:
    """What a key types; "" for keys that type nothing, and for other messages."""
    return (isinstance(message, events.Key) and _TEXT.get(message.key)) or _letters(message)


def _letters(message: Message) -> str:
    """What a key types into a line; "" for all others."""
    if not isinstance(message, events.Key) or not message.is_printable or message.key.startswith(ALT):
        return ""
    return message.character or ""
