"""The two streams of a command: stdout is data, stderr is words. The only module that writes to them.

What is written is always valid text: lone surrogates are replaced, and nothing of a person's own text can steer a
terminal. Standard library only: the quick log loads this.
"""

from __future__ import annotations

import os
import sys

from netritual.domain.language.text import clean, fit, sound, width
from netritual.errors import NetritualError, why
from netritual.regex import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

DEFAULT_WIDTH = 80
"""Columns when nobody says how wide the terminal is."""
_STEERING = regex("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]")
_GAP = 2


class OutputClosed(Exception):
    """Nobody reads what is written any more, as behind ``| head``. Not an OSError: click would end with 1 by itself."""


class OutputFailed(NetritualError):
    """Standard output is closed or takes nothing, as on a full disk."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The answer could not be written: {reason}.", hint="What was saved is safe.")


class Streams:
    """Where a command answers. The streams are looked up at each use, so that a caller may put others in place."""

    def __init__(self) -> None:
        """Input that was closed before the program began is empty; no file of ours takes its number."""
        if sys.stdin is None:
            sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))

    @property
    def interactive(self) -> bool:
        """True when stdout is a terminal."""
        return _is_terminal(sys.stdout)

    @property
    def answering(self) -> bool:
        """True when somebody at a terminal reads what is asked and can answer."""
        return self.interactive and _is_terminal(sys.stdin)

    def answer(self, question: str) -> str:
        """Ask on stderr; the answer in small letters, "" at the end of the input."""
        _write(sys.stderr, clean(question, newlines=True))
        return sys.stdin.readline().strip().lower()

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        try:
            return int(os.environ.get("COLUMNS", "")) or DEFAULT_WIDTH
        except ValueError:
            pass
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
        except (OSError, ValueError, AttributeError):
            return DEFAULT_WIDTH

    @property
    def encoding(self) -> str:
        """How stdout writes text."""
        return getattr(sys.stdout, "encoding", None) or "utf-8"

    @property
    def colored(self) -> bool:
        """True when stdout is a terminal with colours, and nobody asked for none (no-color.org)."""
        return self.interactive and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"

    def drawn(self, parts: Iterable[tuple[str, str]]) -> None:
        """One line on stdout, of parts with the code of their colour (SGR), "" for none."""
        texts = [(clean(text), code if self.colored else "") for text, code in parts]
        line = "".join(f"\x1b[{code}m{text}\x1b[0m" if code else text for text, code in texts)
        _write(sys.stdout, line.rstrip() + "\n")

    def data(self, text: str) -> None:
        """One answer and a line end, on stdout. JSON stays the same value: what could steer a terminal is escaped."""
        if text[:1] in ("{", "["):
            shown = text if text.isprintable() else _STEERING.sub(_escaped, sound(text))
        else:
            shown = clean(text, newlines=True)
        _write(sys.stdout, shown + "\n")

    def part(self, text: str) -> None:
        """A part of an answer on stdout, as it is: the words and the prompt of a dialogue."""
        _write(sys.stdout, clean(text, newlines=True))

    def content(self, data: bytes) -> None:
        """The bytes of a file on stdout, as they are."""
        try:
            _open(sys.stdout).flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            raise OutputClosed from error
        except OSError as error:
            raise OutputFailed(why(error)) from error

    def say(self, text: str) -> None:
        """Words for a person and a line end, on stderr; where it takes nothing, nobody can be told."""
        try:
            _write(sys.stderr, clean(text, newlines=True) + "\n")
        except OutputFailed:
            return  # contextlib would cost the quick log 0.3 ms here

    def holds(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether a table is no wider than the terminal, or than one is as a rule."""
        widths = _widths(rows)
        return sum(widths) + _GAP * (len(widths) - 1) <= self.width

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows of words in columns, on stdout. In a terminal a row is cut to its width, never wrapped."""
        cleaned = [[clean(cell) for cell in row] for row in rows]
        widths = _widths(cleaned)
        for row in cleaned:
            cells = [cell + " " * (widths[at] - width(cell) + _GAP) for at, cell in enumerate(row)]
            line = "".join(cells).rstrip()
            self.data(fit(line, self.width) if self.interactive else line)

    def hush(self) -> None:
        """Nobody reads any more: what is left to write goes nowhere, so that the end of the run is quiet."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            try:
                os.dup2(nowhere, stream.fileno())
            except (OSError, ValueError, AttributeError):
                continue
        os.close(nowhere)

    def typed_lines(self) -> Iterator[str]:
        """The lines of stdin without their ends; bytes that are not UTF-8 are replaced, and that is said.

        A byte order mark before the first line is no part of it; one of UTF-16 says that all of stdin is UTF-16.
        """
        stdin = sys.stdin.buffer
        first = stdin.readline()
        if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield from self._decoded(first + stdin.read(), "utf-16").splitlines()
            return
        if first:
            yield self._decoded(first, "utf-8-sig").rstrip("\r\n")
        for raw in stdin:
            yield self._decoded(raw, "utf-8").rstrip("\r\n")

    def _decoded(self, raw: bytes, encoding: str) -> str:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            text = raw.decode(encoding, "replace")
            name = encoding.upper().removesuffix("-SIG")
            self.say(f"Some bytes are no text in {name}; each is a \ufffd in: {text.strip()}")
            return text


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (ValueError, AttributeError):
        return False


def _write(stream: TextIO, text: str) -> None:
    """Write and flush; what the stream's encoding lacks is replaced. Raises OutputClosed and OutputFailed."""
    try:
        try:
            _open(stream).write(text)
        except UnicodeEncodeError:
            encoding = stream.encoding or "ascii"
            stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except BrokenPipeError as error:
        raise OutputClosed from error
    except OSError as error:
        raise OutputFailed(why(error)) from error


def _open(stream: TextIO | None) -> TextIO:
    """The stream; Python has None for one that was closed before the program began."""
    if stream is None or stream.closed:
        raise OutputFailed("it is closed")
    return stream


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """The cells of each column."""
    columns = max((len(row) for row in rows), default=0)
    return [max((width(row[at]) for row in rows if at < len(row)), default=0) for at in range(columns)]
