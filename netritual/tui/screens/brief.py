"""The page of one coffee: why now, what to give first, the ask, what each owes, the last talks, a personal line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Span, line, pad, wrap_line
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
        return labelled(self._rows, width)


def labelled(rows: Iterable[tuple[str, str]], width: int) -> list[Line]:
    """Labels with their texts beside them, each text under itself."""
    drawn: list[Line] = []
    for label, text in rows:
        for at, more in enumerate(wrap_line([Span(text)], max(1, width - LABEL))):
            drawn.append([*pad(line((label if not at else "", "muted")), LABEL), *more])
    return drawn
