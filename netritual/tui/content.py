"""The only way for the user's text to reach a widget, and text measured as Rich measures it.

Markup is never parsed in what a person wrote: ``plain`` for Static, Label, Button, Select, border titles and the
palette, ``cell`` for DataTable and Tree, ``fill`` for our own template with the user's values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from netritual.domain.text import clean

if TYPE_CHECKING:
    from rich.text import Text

_FSI, _PDI = "\u2068", "\u2069"
"""First strong isolate and its end (UAX #9): a right-to-left name does not reorder its neighbours."""


def plain(text: str) -> Content:
    """The text as it is, for widgets that would parse content markup."""
    return Content(clean(text, newlines=True))


def cell(text: str) -> Text:
    """The text as it is, for DataTable and Tree, which would parse Rich markup."""
    from rich.text import Text

    return Text(clean(text, newlines=True))


def fill(template: str, **values: str) -> Content:
    """Our own template with the user's values put in after it was parsed."""
    return Content.from_markup(template, **{name: clean(value) for name, value in values.items()})


def cells(text: str) -> int:
    """How many terminal cells the text takes, as the screen will draw it."""
    return cell_len(text)


def fit(text: str, width: int) -> str:
    """The text in exactly ``width`` cells: padded with blanks, or cut with an ellipsis."""
    if width <= 0:
        return ""
    text = clean(text)
    size = cell_len(text)
    if size <= width:
        return text + " " * (width - size)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


def shorten(text: str, width: int) -> str:
    """The text cut to ``width`` cells with an ellipsis, and not padded."""
    text = clean(text)
    return text if cell_len(text) <= width else fit(text, width).rstrip()


def ends(left: str, right: str, width: int) -> str:
    """A line with one text at each end; the left one is cut first, and one blank stays between them."""
    right = shorten(right, max(width - 1, 0))
    room = width - cell_len(right) - (1 if right else 0)
    return fit(left, room) + (" " if right else "") + right


def wrap(text: str, width: int, limit: int = 0) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at blanks; at most ``limit`` lines when it is not 0."""
    lines: list[str] = []
    width = max(width, 1)
    for paragraph in clean(text, newlines=True).split("\n"):
        line = ""
        for word in paragraph.split():
            while cell_len(word) > width:
                if line:
                    lines.append(line)
                    line = ""
                head = _head(word, width)
                lines.append(head)
                word = word[len(head) :]
            joined = f"{line} {word}" if line else word
            if cell_len(joined) > width:
                lines.append(line)
                line = word
            else:
                line = joined
        lines.append(line)
    if limit and len(lines) > limit:
        rest = " ".join(lines[limit - 1 :])
        lines = [*lines[: limit - 1], shorten(rest, width)]
    return lines


def _head(word: str, width: int) -> str:
    taken = 0
    for index, char in enumerate(word):
        taken += cell_len(char)
        if taken > width:
            return word[: max(index, 1)]
    return word


def isolated(text: str) -> str:
    """The text as a run of its own when it holds right-to-left letters; else as it is."""
    from unicodedata import bidirectional

    if text.isascii() or not any(bidirectional(char) in ("R", "AL") for char in text):
        return text
    return f"{_FSI}{text}{_PDI}"


LEAST_PANEL = 38
"""Cells that a panel beside a list keeps."""


def list_cells(width: int, share: float) -> int:
    """The cells of a list beside a panel: its share of the width, or as many as it has of 120 columns, as far as the
    panel keeps its own. Rows hold what cannot be read elsewhere; a panel wraps."""
    return max(int(width * share), min(int(120 * share), width - LEAST_PANEL - 1))


class Column(NamedTuple):
    """One column of a list: its cells, how much of the spare room it takes (``grow``), and its alignment."""

    width: int
    grow: int = 0
    right: bool = False


def spread(values: Sequence[str], columns: Sequence[Column], width: int, gap: int = 2) -> str:
    """The values in columns of a line of ``width`` cells; columns at the end are dropped when it is too narrow."""
    shown = list(columns[: len(values)])
    while len(shown) > 1 and _fixed(shown, gap) > width:
        shown.pop()
    spare, weight = width - _fixed(shown, gap), sum(column.grow for column in shown)
    parts: list[str] = []
    for value, column in zip(values, shown, strict=False):
        size = column.width + (max(spare, 0) * column.grow // weight if weight else 0)
        parts.append(fit(value, size) if not column.right else _right(value, size))
    return shorten((" " * gap).join(parts), width)


def narrowed(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """The columns, those that do not grow no wider than what stands in them."""
    sizes = [max(map(cells, column), default=0) for column in zip(*rows, strict=True)]
    return tuple(
        one if one.grow else one._replace(width=min(one.width, size))
        for one, size in zip(columns, sizes or [one.width for one in columns], strict=True)
    )


def room_of(at: int, columns: Sequence[Column], width: int) -> int:
    """The cells that ``spread`` gives to the one column that grows, ``at``."""
    shown = list(columns)
    while len(shown) > at + 1 and _fixed(shown) > width:
        shown.pop()
    return shown[at].width + max(0, width - _fixed(shown))


def fits(columns: Sequence[Column], width: int, gap: int = 2) -> bool:
    """Whether ``spread`` shows all of these columns."""
    return _fixed(columns, gap) <= width


def _fixed(columns: Iterable[Column], gap: int = 2) -> int:
    sizes = [column.width for column in columns]
    return sum(sizes) + gap * (len(sizes) - 1)


def _right(value: str, size: int) -> str:
    value = shorten(value, size)
    return " " * (size - cell_len(value)) + value
