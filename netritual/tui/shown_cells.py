"""What stands on the terminal, so that it is sent only what changes: over a slow line every byte is waited for.

Textual sends whole rows, and after a layout whole screens, most cells of which stand there already. A row with signs
that are not surely one cell wide is sent as it is, for nobody knows where a terminal's cursor stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

_TOKEN = re.compile(r"\x1b\[(?:(\d+);(\d+)H|([\d;]*)m)|([^\x1b]+)")
"""Where to write, how, and what; Textual's frames are made of these."""
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc\u25ff\u2713\u2800-\u28ff]*"
)
"""Letters and signs that every terminal draws one cell wide, unless it is set up for East Asian text."""
_CLEARS = ("\x1b[?1049", "\x1b[K", "\x1b[2J", "\x1b[J")
"""What changes cells without telling which."""
_NEAR = 8
"""So many cells that stand already are sent again rather than jumped over: a jump takes as many bytes."""
_RESET = "\x1b[0m"
_SEEN_ON_BLANKS = frozenset("4579")
"""Underline, blinking, reverse and strike: what shows where there is no letter."""


class Pen(Struct, frozen=True):
    """How a cell is written, as parameters of SGR."""

    color: str = ""
    ground: str = ""
    weight: frozenset[str] = frozenset()
    """Bold, italic, underlined, and so on."""


PLAIN_PEN = Pen()


@lru_cache(4096)
def pen_of(parameters: str) -> Pen:
    """The pen of one SGR sequence, which begins from nothing as Textual's do."""
    parts, color, ground, weight = iter(parameters.split(";")), "", "", set[str]()
    for part in parts:
        number = int(part or 0)
        if number in (38, 48):
            kind = next(parts)
            value = ";".join((part, kind, *(next(parts) for _ in range(3 if kind == "2" else 1))))
            color, ground = (value, ground) if number == 38 else (color, value)
        elif 30 <= number < 38 or 90 <= number < 98:
            color = part
        elif 40 <= number < 48 or 100 <= number < 108:
            ground = part
        elif number:
            weight.add(part)
    return Pen(color, ground, frozenset(weight))


@lru_cache(4096)
def on_blanks(pen: Pen) -> Pen:
    """What of a pen is seen on blanks: the ground, unless there is a line too."""
    return pen if pen.weight & _SEEN_ON_BLANKS else Pen(ground=pen.ground)


def taken_up(before: Pen, drawn: Pen) -> Pen:
    """The pen for the next cells: for mere ground the one in hand, where no line would show."""
    is_ground = not (drawn.color or drawn.weight or before.weight & _SEEN_ON_BLANKS)
    return Pen(before.color, drawn.ground, before.weight) if is_ground and drawn.ground else drawn


@lru_cache(8192)
def change(before: Pen, after: Pen) -> str:
    """The shortest sequence that changes the pen."""
    if not before.weight <= after.weight or (before.color and not after.color) or (before.ground and not after.ground):
        before, start = PLAIN_PEN, ["0"]
    else:
        start = []
    parts = [*start, *sorted(after.weight - before.weight)]
    parts += [
        value for value, former in ((after.color, before.color), (after.ground, before.ground)) if value != former
    ]
    return f"\x1b[{';'.join(parts)}m" if parts else ""


class _Piece(Struct, frozen=True):
    """A part of a row as a frame has it: where, the text with its pens, and the text as it came."""

    row: int
    column: int
    runs: Sequence[tuple[str, Pen]]
    sent: str


class ShownCells:
    """The cells of a terminal as they were last written; ``unsure`` where its signs are wider than we take them for."""

    def __init__(self) -> None:
        self._rows: dict[int, list[tuple[str, Pen] | None]] = {}
        """A cell: its sign and pen; None for one that is not known."""
        self._cursor = ""
        self.unsure = False

    def forget(self) -> None:
        """Somebody else wrote on the terminal, or its size changed."""
        self._rows.clear()
        self._cursor = ""

    def changes(self, written: str) -> str:
        """What is to be sent of what the app writes; what is no frame is sent as it is."""
        if self.unsure:
            return written
        pieces = None if written[:2] != "\x1b[" or not written.endswith("H") else _pieces(written)
        if pieces is None:
            if any(clears in written for clears in _CLEARS):
                self.forget()
            return written
        parts, pen = list[str](), PLAIN_PEN
        for piece in pieces:
            pen = self._add(piece, pen, parts)
        if pen != PLAIN_PEN:
            parts.append(_RESET)
        cursor = written[written.rindex("\x1b[") :]
        if parts or cursor != self._cursor:
            parts.append(cursor)
        self._cursor = cursor
        return "".join(parts)

    def _add(self, piece: _Piece, pen: Pen, parts: list[str]) -> Pen:
        """Add what is new of a piece; the pen behind it."""
        if not all(_NARROW.fullmatch(text) for text, _ in piece.runs):
            self._rows.pop(piece.row, None)
            parts += (change(pen, PLAIN_PEN), _place(piece.row, piece.column), piece.sent, _RESET)
            return PLAIN_PEN
        cells = [(sign, drawn) for text, drawn in piece.runs for sign in text]
        row = self._rows.setdefault(piece.row, [])
        end = piece.column + len(cells)
        row.extend([None] * (end - len(row)))
        before = row[piece.column : end]
        if before == cells:
            return pen
        for first, last in _spans(before, cells) if any(before) else ((0, len(cells)),):
            parts.append(_place(piece.row, piece.column + first))
            for drawn, run in groupby(cells[first:last], key=itemgetter(1)):
                text = "".join(sign for sign, _ in run)
                former, pen = pen, drawn if text.strip(" ") else taken_up(pen, drawn)
                parts += (change(former, pen), text)
        row[piece.column : end] = cells
        return pen


def _pieces(written: str) -> list[_Piece] | None:
    """The parts of rows of a frame; None for what is no frame."""
    pieces, at, pen = list[_Piece](), 0, PLAIN_PEN
    row = column = 0
    runs, start = list[tuple[str, Pen]](), 0
    for token in _TOKEN.finditer(written):
        if token.start() != at:
            return None
        at = token.end()
        if token[1]:
            if runs:
                pieces.append(_Piece(row, column, runs, written[start : token.start()].rstrip("\n")))
            row, column, runs, start = int(token[1]) - 1, int(token[2]) - 1, [], at
        elif token[3] is not None:
            pen = pen_of(token[3])
        elif text := token[4].rstrip("\n"):
            runs.append((text, pen if text.strip(" ") else on_blanks(pen)))
    return pieces if at == len(written) and not runs else None


def _spans(before: Sequence[object], after: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Where two rows differ, from and to; places that lie near each other are one."""
    first = last = -1
    for at, (one, two) in enumerate(zip(before, after, strict=True)):
        if one != two:
            if first >= 0 and at - last > _NEAR:
                yield first, last
                first = -1
            first = at if first < 0 else first
            last = at + 1
    if first >= 0:
        yield first, last


def _place(row: int, column: int) -> str:
    return f"\x1b[{row + 1};{column + 1}H"
