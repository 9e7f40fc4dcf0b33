"""Words and keys in the border of a place: spans as ``Content``, which is never parsed as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from netritual.tui.face.spans import Line, Span, clean_line, fitting, key_words

if TYPE_CHECKING:
    from netritual.tui.face.themes import ThemeStyles
    from netritual.tui.key_hints import Hint

CORNERS = 6
"""Cells of a border that hold no words: its corners, and a blank at each end."""


def in_border(spans: Line, palette: ThemeStyles) -> Content:
    """A line of spans for a border title; a span that can be pressed presses its key when it is clicked."""
    parts = []
    for span in clean_line(spans):
        style = Style.from_rich_style(palette[span.role])
        if span.press:
            style += Style.from_meta({"@click": f"app.simulate_key({span.press!r})"})
        parts.append((span.text, style))
    return Content.assemble(*parts)


def keys_line(hints: Sequence[Hint], width: int) -> list[Span]:
    """The keys and their words in a border of ``width`` cells; what has no room is left out from the end."""
    pieces = (key_words(hint.key, hint.label, hint.press) for hint in hints)
    return fitting(pieces, width - CORNERS)
