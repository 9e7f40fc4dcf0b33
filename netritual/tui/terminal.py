"""A terminal driver that survives invalid bytes, unexpected mouse reports, and a terminal that goes away.

Textual's own driver (8.2) crashes on a byte that is not UTF-8, loses ``esc`` when it arrives together with the next
key, and paints nothing after the process was stopped. Everything else is left to Textual.
"""

from __future__ import annotations

import os
import re
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from math import inf
from typing import TYPE_CHECKING, Any, Protocol, TextIO, cast
from unicodedata import normalize

from rich.cells import cell_len
from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from netritual.charts.signs import encodes
from netritual.regex import regex
from netritual.tui.cut_sequences import CutSequences
from netritual.tui.messages import HungUp
from netritual.tui.shown_cells import ShownCells
from netritual.tui.terminal_abilities import Abilities
from netritual.tui.terminal_answers import QUESTIONS, Answers
from netritual.tui.typeahead import ALT, TypeAhead

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

READ_BYTES = 4096
WAIT_SECONDS = 0.1
"""How long the input thread waits before it looks whether it should end, as in Textual's driver."""
LAST_SECONDS = 1.0
"""The longest that the end of the app is put off by what still comes from the terminal."""
PASTE_SECONDS = 1.0
"""A marked paste whose end has not come for so long has ended."""

NO_KEY = "unknown"
"""The name of a key that nothing is bound to."""

_X10_REPORT = re.compile(rb"\x1b\[M[\x20-\xff]{3}")
"""A mouse report in xterm's oldest encoding: three bytes behind ``ESC [ M``, of 128 and more right of column 95."""
_X10_BEGUN = re.compile(rb"\x1b\[M[\x20-\xff]{0,2}\Z")
_PASTE_MARK = regex(r"\x1b\[20([01])~")
PASTE_END = "\x1b[201~"
_INTRODUCERS = "\x1b[O\x7f\t"
"""What may follow an escape and belongs to it: sequences, alt+backspace, and the other spelling of shift+tab."""


class InputText:
    """Decodes what a terminal sends: invalid bytes become U+FFFD, mouse reports in the old encoding are dropped."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._begun = b""
        self.spoiled = False
        """True when the last bytes held an invalid byte or an old mouse report: modes may be lost."""

    def read(self, data: bytes) -> str:
        """The text of the next bytes; no bytes at all end a report that was cut short."""
        if not data:
            self._begun = b""
        data, reports = _X10_REPORT.subn(b"", self._begun + data)
        cut = _X10_BEGUN.search(data)
        self._begun = data[cut.start() :] if cut else b""
        text = self._decode(data[: cut.start()] if cut else data)
        self.spoiled = bool(reports) or "\ufffd" in text
        return text


class KeyParser(XTermParser):
    """An escape and a character that came at once are one key, ``alt+…``; ``typeahead`` says when they are two.

    A paste ends with its mark, or when nothing came for ``PASTE_SECONDS``.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._tail = ""
        self._paste_until: float | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """What the next characters mean; no characters at all mean that none will come."""
        text = self._tail + data
        self._tail = text[1 - len(PASTE_END) :]
        pasting = marks[-1] == "0" if (marks := _PASTE_MARK.findall(text)) else self._paste_until is not None
        self._paste_until = get_time() + PASTE_SECONDS if pasting else None
        return super().feed(data)

    def tick(self) -> Iterable[Message]:
        """What is meant by nothing having come for a while."""
        yield from super().tick()
        if self._paste_until is not None and get_time() >= self._paste_until:
            yield from self.feed(PASTE_END)

    def end(self) -> Iterable[Message]:
        """What was begun, when no more comes."""
        yield from self.feed(PASTE_END)
        yield from self.feed("")

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]  # its cache
        """The keys of one of kitty's sequences. A code that no character has is a key without a meaning: left out, its
        signs would be keys."""
        try:
            keys = super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return [events.Key(NO_KEY, None)]
        return keys and [events.Key(NO_KEY, None) if "\ud800" <= key.key <= "\udfff" else key for key in keys]

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] not in _INTRODUCERS:
            sequence, alt = sequence[1], True
        for key in super()._sequence_to_key_events(sequence):
            yield events.Key(f"{ALT}{key.key}", sequence) if alt and len(sequence) == 1 else key


_ALIKE = str.maketrans("·•…‹›“”‘’–—↑↓←→", "..~<>\"\"''--^v<>")
"""What stands for a sign that an encoding lacks."""


def written_in(encoding: str, text: str) -> str:
    """The text with what an encoding lacks replaced by what is like it, or by question marks, in as many cells."""
    return "".join([char if char.isascii() else _like(char, encoding) for char in text])


def _like(char: str, encoding: str) -> str:
    for like in (char, char.translate(_ALIKE), normalize("NFKD", char)[0]):
        if like.encode(encoding, "ignore"):
            return like
    return "?" * cell_len(char)


class Output:
    """The stream that is written to. A terminal that is gone takes everything; ``gone`` is called then."""

    def __init__(self, stream: TextIO, gone: Callable[[], object]) -> None:
        self._stream, self._gone = stream, gone
        self._encoding = "" if encodes(stream.encoding) else stream.encoding
        self.fileno = stream.fileno

    def write(self, text: str) -> None:
        """Write, as far as there is a terminal."""
        text = written_in(self._encoding, text) if self._encoding else text
        self._try(lambda: self._stream.write(text))

    def flush(self) -> None:
        """Flush, as far as there is a terminal."""
        self._try(self._stream.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError:
            self._gone()


class HangsUp(Protocol):
    """An app that is told when its terminal has gone away, and what that answered to it."""

    hung_up: int
    abilities: Abilities
    typed: TypeAhead

    def hang_up(self) -> None:
        """End, once what was typed before is done."""


class TerminalDriver(LinuxDriver):
    """Textual's driver for Unix terminals, with robust input, and a screen that is painted again after ``fg``."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True,
                 size: tuple[int, int] | None = None) -> None:  # fmt: skip
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast(Any, self._file and Output(self._file, cast(HangsUp, app).hang_up))
        self._modes_sent = self._stopping = self._continuing = False
        self.shown, self._begun = ShownCells(), ""
        self._may_ask = cast(HangsUp, app).abilities.answers and encodes()

    def write(self, data: str) -> None:
        """Send what changes on the screen, and everything else as it is; of a frame without changes nothing at all."""
        sent = self.shown.changes(data)
        if sent == SYNC_START:
            self._begun = sent
        elif sent == SYNC_END and self._begun:
            self._begun = ""
        elif sent:
            super().write(self._begun + sent)
            self._begun = ""

    def start_application_mode(self) -> None:
        """Take the terminal; the first time, ask what only it knows."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual
        if self._may_ask:
            self._may_ask = False
            self.write(QUESTIONS)
            self.flush()

    # Input.

    def _run_input_thread(self) -> None:
        """The thread; a defect in it ends the app as any other defect does."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    @property
    def tells_end(self) -> bool:
        """True when the input thread tells the app to end, behind all that was typed before."""
        return self._key_thread is None or self._key_thread.is_alive()

    def run_input_thread(self) -> None:
        """Read bytes, and give the app what they mean, until the app is to end; that it is told last.

        What comes without a pause has one time, however long it takes to be read. What stood in the terminal before
        it gave keys one by one has ``enter`` as a line feed.
        """
        app, parser, text = cast(HangsUp, self._app), KeyParser(self._debug), InputText()
        sequences, answers = CutSequences(), Answers()
        early, at, latest = True, get_time(), inf
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if app.hung_up and latest == inf:
                    latest = get_time() + LAST_SECONDS
                if not (ready := bool(selector.select(0))):
                    early, ready, at = False, bool(selector.select(WAIT_SECONDS)), get_time()
                data = self._read() if ready else b""
                if ready and not data:
                    app.hang_up()
                    latest = at
                came = text.read(data.replace(b"\n", b"\r") if early else data)
                typed, answered = answers.read(sequences.read(came))
                for answer in answered:
                    self.send_message(answer)
                for event in parser.feed(typed) if typed else ():
                    event.time = at
                    self.process_message(event)
                if text.spoiled:
                    self._send_modes()
                for event in parser.tick():
                    self.process_message(event)
                if latest < inf and (not data or get_time() >= latest):
                    for event in parser.end():
                        self.process_message(event)
                    self.send_message(HungUp())
                    return

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, READ_BYTES)
        except OSError:  # the terminal is gone
            return b""

    def process_message(self, message: Message) -> None:
        """A mouse report as it was asked for shows that the terminal knows its modes."""
        if isinstance(message, events.MouseEvent):
            self._modes_sent = False
        elif isinstance(message, events.Key | events.Paste):
            cast(HangsUp, self._app).typed.sent.append(message)
        super().process_message(message)

    def _send_modes(self) -> None:
        """Ask for the mouse reports and the pastes anew, once until they come: some terminals never learn."""
        if not self._modes_sent:
            self._modes_sent = True
            self._enable_mouse_support()
            self._enable_bracketed_paste()
            self.flush()

    # Being stopped, and coming back. Both are done between two turns of the loop, never in the middle of one. Python
    # calls the handlers of signals that came at the same time by number, SIGCONT (18) before SIGTSTP (20), and so a
    # stop that is handled before the app went on may have come first. It is ignored: an app that somebody called back
    # must not sleep, and who wanted it to stop asks again.

    def _sigtstp_application(self, *_: object) -> None:
        if not self._auto_restart:
            os.kill(os.getpid(), signal.SIGSTOP)
        elif not self._continuing:
            self._stopping = True
            self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        self._stopping = False
        if self._auto_restart:
            self._continuing = True
            self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        """Give the terminal back, and stop, unless ``fg`` came meanwhile; what follows runs after it."""
        if self._stopping:
            self.suspend_application_mode()
        if self._stopping:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again. After ``kill -STOP`` it was never given back."""
        self._continuing = False
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
        self._must_signal_resume = True  # the app paints everything then
        self.resume_application_mode()
