"""The page of one coffee: why now, what to give first, the ask, what each owes, the last talks, a personal line."""

from __future__ import annotations

from collections.abc import Iterable

from netritual.tui.content import beside_labels, isolated
from netritual.tui.screens.help import PageScreen

LABEL = 11
"""Cells of the label, the longest of which is "they owe" or "last talks"."""


class BriefScreen(PageScreen):
    """A page to read before a coffee; the arrows scroll, esc goes back."""

    def __init__(
        self, who: str, when: str, rows: Iterable[tuple[str, str]], width: int = 80, title: str = "prep"
    ) -> None:
        head = [f" {isolated(who)}{f', {when}' if when else ''}", ""]
        super().__init__(title, [*head, *beside_labels(rows, LABEL, max(20, width - LABEL - 4))])
