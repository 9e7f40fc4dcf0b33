"""The only way for the user's text to reach a widget, and text measured as Rich measures it.

Markup is never parsed in what a person wrote: ``plain`` for Static, Label, Button, Select, border titles and the
palette, ``cell`` for DataTable and Tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at blanks."""
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
