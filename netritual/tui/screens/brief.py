"""The page of one coffee: why now, what to give first, the ask, what each owes, the last talks, a personal line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Span, indented
from netritual.tui.screens.help import PageScreen

LABEL = 12
"""Cells of the label, the longest of which is "they owe" or "last talks"."""


class BriefScreen(PageScreen):
    """A page to read before a coffee; the arrows scroll, esc goes back."""

    def __init__(self, who: str, when: str, rows: Iterable[tuple[str, str]], title: str = "prep") -> None:
        super().__init__(f"{isolated(who)}{f', {when}' if when else ''}: {title}")
        self._rows = tuple(rows)

    def page(self, width: int) -> Sequence[Line]:
        """Each label with its text, which goes on under itself."""
        rows = (indented([Span(text)], width, LABEL, label=[Span(label, "muted")]) for label, text in self._rows)
        return [part for row in rows for part in row]
