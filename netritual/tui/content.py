"""The only way for the user's text to reach a widget, and text measured as Rich measures it.

Markup is never parsed in what a person wrote: ``plain`` for Static, Label, Button, Select, border titles and the
palette, ``cell`` for DataTable and Tree.
"""

from __future__ import annotations

from unicodedata import bidirectional

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content

from netritual.domain.language.text import clean
from netritual.tui.face.spans import Span, text_of, wrap_line

_FSI, _PDI = "\u2068", "\u2069"
"""First strong isolate and its end (UAX #9): a right-to-left name does not reorder its neighbours."""


def plain(text: str) -> Content:
    """The text as it is, for widgets that would parse content markup."""
    return Content(clean(text, newlines=True))


def cell(text: str) -> Text:
    """The text as it is, for DataTable and Tree, which would parse Rich markup."""
    return Text(clean(text, newlines=True))


def shorten(text: str, width: int) -> str:
    """The text cut to ``width`` cells with an ellipsis."""
    text = clean(text)
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…" * (width > 0)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at blanks."""
    paragraphs = clean(text, newlines=True).split("\n")
    return [text_of(line) for one in paragraphs for line in wrap_line([Span(one)], width)]


def isolated(text: str) -> str:
    """The text as a run of its own when it holds right-to-left letters; else as it is."""
    if text.isascii() or not any(bidirectional(char) in ("R", "AL") for char in text):
        return text
    return f"{_FSI}{text}{_PDI}"
