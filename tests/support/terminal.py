"""A real terminal for the program: a pseudo-terminal at one end, a screen of cells (pyte) at the other."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import pyte
from pyte.modes import IRM
from pyte.screens import wcwidth

from tests.support.loaded import COLD, PROGRAM, fork_terminal
from tests.support.screen import open_tab

KEYS = {
    "enter": "\r",
    "ctrl+o": "\x0f",
    "esc": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f4": "\x1bOS",
}


ESCAPE_SECONDS = 0.25
"""A terminal program tells the escape key from an escape sequence by what follows it: it needs a moment."""


AT_HOME = "find people"
"""What stands in the key bar of Home, and of no other tab but Insights."""


PATIENCE = 120.0
"""Seconds after which what does not come is missing; long, for others may want the same CPU."""


ASKS_FOR_FRAMES, HAS_FRAMES = "\x1b[?2026$p", b"\x1b[?2026;1$y"
FRAME_BEGINS, FRAME_ENDS = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronized output: what is written between the two is shown at once, never in part."""


MOST_BYTES = 1 << 18
"""Taken in at once: more than any screen has, and not all that somebody writes without an end."""


class Missing(AssertionError):
    """What was waited for did not come; the message holds the screen."""


class _Screen(pyte.Screen):
    """Cells as those of pyte, but written and read by the row: with pyte that takes half the time of a run."""

    def draw(self, data: str) -> None:
        """Put a text at the cursor."""
        at, cursor = self.cursor.x, self.cursor
        if IRM in self.mode or self.charset or at + len(data) > self.columns or {*map(wcwidth, data)} != {1}:
            super().draw(data)
            return
        cells = {char: cursor.attrs._replace(data=char) for char in set(data)}
        self.buffer[cursor.y].update(enumerate(map(cells.__getitem__, data), at))
        cursor.x += len(data)
        self.dirty.add(cursor.y)

    @property
    def text(self) -> str:
        """The rows; the cell behind a wide character is empty."""
        rows = (self.buffer[y] for y in range(self.lines))
        return "\n".join("".join([row[x].data for x in range(self.columns)]).rstrip() for row in rows)


class Terminal:
    """One program in a terminal of ``cols`` x ``rows`` cells; ours is loaded already unless ``cold`` says no."""

    def __init__(
        self, argv: Sequence[str], env: Mapping[str, str], cols: int = 80, rows: int = 24, *, cold: bool = COLD
    ) -> None:
        self._screen = _Screen(cols, rows)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._begun = ""
        """The frame that has not ended yet."""
        self._raw_at_end: bool | None = None
        self.keys = 0
        """How many keys were pressed."""
        self.written = ""
        """Everything that was written, as it came."""
        said = {name: value for name, value in env.items() if name not in ("COLUMNS", "LINES")}  # the terminal says
        said |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        if tuple(argv[: len(PROGRAM)]) == PROGRAM and not cold:
            self.pid, self._fd = fork_terminal(argv[len(PROGRAM) :], said, cols, rows)
            return
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _resize(0, cols, rows)  # before the program asks for it
            os.execvpe(argv[0], list(argv), said)

    @property
    def text(self) -> str:
        """The screen, row by row."""
        return self._screen.text

    @property
    def cursor_line(self) -> str:
        """The row with the terminal's own cursor."""
        return self.text.splitlines()[self._screen.cursor.y]

    @property
    def before_cursor(self) -> str:
        """What stands in its row before the terminal's own cursor."""
        return self.cursor_line[: self._screen.cursor.x]

    def resize(self, cols: int, rows: int) -> None:
        """Give the terminal another size, as a window manager does."""
        self._screen.resize(rows, cols)
        _resize(self._fd, cols, rows)

    def read(self, seconds: float) -> bool:
        """Take in what the program wrote; False once it has closed its end."""
        data, open_ = b"", True
        try:
            while open_ and len(data) < MOST_BYTES and select.select([self._fd], [], [], 0 if data else seconds)[0]:
                data += (more := os.read(self._fd, 65536))
                open_ = bool(more)
        except OSError:
            open_ = False
        text = self._decode(data)
        self.written += text
        if open_ and ASKS_FOR_FRAMES in text:
            os.write(self._fd, HAS_FRAMES)
        whole, begins, frame = (self._begun + text).rpartition(FRAME_BEGINS)
        self._begun = begins + frame if open_ and begins and FRAME_ENDS not in frame else ""
        self._stream.feed(whole if self._begun else whole + begins + frame)
        return open_

    @property
    def raw(self) -> bool:
        """True while keys reach the program one by one, not line by line."""
        if self._raw_at_end is not None:
            return self._raw_at_end
        return not termios.tcgetattr(self._fd)[3] & termios.ICANON

    def blank(self) -> None:
        """Take in what is on its way, and forget what stands on the screen, as another program would leave it."""
        self.listen(0.1)
        self._screen.reset()

    def wait_tab(self, name: str) -> None:
        """Read until a tab is open, such as ``2 People``."""
        self._until(lambda: open_tab(self.text.splitlines()) == name, f"{name} was not opened", PATIENCE)

    def wait(self, text: str, seconds: float = PATIENCE) -> None:
        """Read until ``text`` stands on the screen; Missing when it does not come in time."""
        self._until(lambda: text in self.text, f"{text!r} did not come", seconds)

    def gone(self, text: str, seconds: float = PATIENCE) -> None:
        """Read until ``text`` is no longer on the screen."""
        self._until(lambda: text not in self.text, f"{text!r} did not go", seconds)

    def until(self, holds: Callable[[], bool], missing: str, seconds: float = PATIENCE) -> None:
        """Read until something holds; Missing with these words when it does not in time."""
        self._until(holds, missing, seconds)

    def press(self, *keys: str) -> None:
        """Press keys by name, or single characters."""
        self.keys += len(keys)
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            self.listen(ESCAPE_SECONDS if key == "esc" else 0.05)

    def listen(self, seconds: float) -> None:
        """Take in everything that is written in this time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self.read(left):
            pass

    def type(self, text: str) -> None:
        """Type a text."""
        self.keys += len(text)
        self.send(text.encode())
        self.read(0.05)

    def send(self, data: bytes) -> None:
        """Send bytes as they are, all at once."""
        os.write(self._fd, data)

    def pour(self, data: bytes) -> None:
        """Send as many bytes as there are, as fast as they are taken, and take in what is written meanwhile."""
        while data:
            ready = select.select([], [self._fd], [], 0.05)[1]
            if ready:
                data = data[os.write(self._fd, data[:512]) :]
            self.read(0)

    def shut(self) -> None:
        """Close the window, and take the program's end."""
        os.close(self._fd)
        os.waitpid(self.pid, 0)

    def close(self) -> None:
        """End the program if it still runs; the test is over."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            os.close(self._fd)
        except (ProcessLookupError, ChildProcessError, OSError):
            return

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal and take the program's end."""
        os.kill(self.pid, number)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def end(self, seconds: float = PATIENCE) -> int:
        """Wait for the program to end by itself; its exit code."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                taken = -1
                while self.read(1) and len(self.written) > taken:  # to the last byte; others may keep the end open
                    taken = len(self.written)
                self._raw_at_end = self.raw
                os.close(self._fd)
                return os.waitstatus_to_exitcode(status)
        raise Missing(f"the program did not end\n{self.text}")

    def _until(self, held: Callable[[], bool], words: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not held():
            if time.monotonic() > deadline or not self.read(0.1):
                if held():
                    return
                raise Missing(f"{words}\n{self.text}")


def _resize(terminal: int, cols: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
