"""What is sent leaves the terminal as what is written would, and is much less of it."""

import random
from collections.abc import Sequence

import pyte
import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

from netritual.tui.shown_cells import PLAIN_PEN, Pen, ShownCells, change, pen_of

WORDS = ("Ana", "Søren ", "   ", "━━─┃╋", "due Fri", "Ω Ж", "►", "李雷", "e\u0301", "🙂", "x" * 9)
NARROW = WORDS[:6]
STYLES = tuple(
    Style(color=Color.parse(color), bgcolor=Color.parse(ground), bold=bold or None, underline=under or None)
    for color in ("#ff0000", "#00ff00") for ground in ("#000000", "#111111")
    for bold in (False, True) for under in (False, True)
)  # fmt: skip


def row(words: Sequence[tuple[str, Style]]) -> str:
    """Some words as Textual writes them."""
    return "".join(Strip.render_style(style, word, ColorSystem.TRUECOLOR) for word, style in words)


def frame(rows: dict[tuple[int, int], Sequence[tuple[str, Style]]]) -> str:
    """Rows by their places, and the cursor at the end."""
    placed = [f"\x1b[{y + 1};{x + 1}H{row(words)}" for (y, x), words in rows.items()]
    return "\n".join(placed) + "\x1b[1;1H"


class Both:
    """Two terminals: one gets all that is written, the other only the changes."""

    def __init__(self) -> None:
        self.shown, self.written, self.sent = ShownCells(), 0, 0
        self._screens = [pyte.Screen(60, 8), pyte.Screen(60, 8)]
        self._streams = [pyte.Stream(screen) for screen in self._screens]

    def write(self, text: str) -> None:
        sent = self.shown.changes(text)
        self.written, self.sent = self.written + len(text), self.sent + len(sent)
        for stream, part in zip(self._streams, (text, sent), strict=True):
            stream.feed(part)

    def same(self) -> bool:
        """Every cell that shows something is the same, and the cursor."""
        one, two = ([[_seen(screen.buffer[y][x]) for x in range(60)] for y in range(8)] for screen in self._screens)
        cursors = {(screen.cursor.x, screen.cursor.y) for screen in self._screens}
        return one == two and len(cursors) == 1


def _seen(cell: pyte.screens.Char) -> object:
    blank = cell.data == " " and not cell.underscore
    return (cell.data, cell.bg) if blank else cell


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("words", [WORDS, NARROW])
def test_the_terminal_looks_as_if_all_had_been_sent(seed: int, words: Sequence[str]) -> None:
    choose, both = random.Random(seed), Both()
    rows = {y: [(choose.choice(words), choose.choice(STYLES)) for _ in range(6)] for y in range(8)}
    for _ in range(25):
        changed = {choose.randrange(8) for _ in range(choose.choice((0, 1, 2, 8)))}
        for y in changed:
            rows[y][choose.randrange(6)] = (choose.choice(words), choose.choice(STYLES))
        sent = changed | {choose.randrange(8)}
        both.write(frame({(y, 0): rows[y] for y in sorted(sent)}))
        both.write(frame({(choose.randrange(8), choose.randrange(20)): [("note", choose.choice(STYLES))]}))
        assert both.same()


def test_what_stands_there_is_not_sent_again() -> None:
    both = Both()
    picture = frame({(y, 0): [("Ana Ruiz  ", STYLES[0]), ("due Fri", STYLES[3])] for y in range(8)})
    both.write(picture)
    first = both.sent
    assert first < len(picture) * 0.7
    both.write(picture)
    assert both.sent == first
    both.write(frame({(2, 0): [("Ana Ruiz  ", STYLES[0]), ("due Sat", STYLES[3])]}))
    assert both.sent - first < 80
    both.shown.forget()
    both.write(picture)
    assert both.sent > 2 * first - 1 and both.same()


@pytest.mark.parametrize("other", ["\x1b[?1049h", "\x1b[H\x1b[K", "\x1b[2J"])
def test_what_clears_the_screen_is_followed_by_all_of_it(other: str) -> None:
    both = Both()
    picture = frame({(y, 0): [("Ana", STYLES[0])] for y in range(8)})
    for text in (picture, other, picture):
        both.write(text)
        assert both.same()


@pytest.mark.parametrize("other", ["\x1b[?2026h", "\x1b]52;c;QQ==\x07", "\x1b]8;;x\x1b\\\x1b[1;1H", "plain"])
def test_what_is_no_frame_is_sent_as_it_is(other: str) -> None:
    assert ShownCells().changes(other) == other


def test_where_signs_are_wider_all_is_sent() -> None:
    both = Both()
    both.shown.unsure = True
    picture = frame({(0, 0): [("é", STYLES[0])]})
    both.write(picture)
    both.write(picture)
    assert both.sent == both.written


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        ("38;2;1;2;3;48;5;9", "38;2;1;2;3;48;5;9", ""),
        ("38;2;1;2;3;48;5;9", "38;2;4;2;3;48;5;9", "\x1b[38;2;4;2;3m"),
        ("31;40", "1;31;40", "\x1b[1m"),
        ("1;31;40", "31;40", "\x1b[0;31;40m"),
        ("91;100", "", "\x1b[0m"),
    ],
)
def test_only_what_changes_of_a_pen_is_sent(before: str, after: str, sequence: str) -> None:
    assert change(pen_of(before), pen_of(after)) == sequence
    assert pen_of("") == PLAIN_PEN == Pen()
