"""The page of one coffee: why now, what to give first, the ask, what each owes, the last talks, a personal line."""

from __future__ import annotations

from collections.abc import Iterable

from netritual.tui.screens.help import PageScreen
from netritual.tui.text import fit, isolated, wrap

LABEL = 11
"""Cells of the label, the longest of which is "they owe" or "last talks"."""


class BriefScreen(PageScreen):
    """A page to read before a coffee; the arrows scroll, esc goes back."""

    def __init__(
        self, who: str, when: str, rows: Iterable[tuple[str, str]], width: int = 80, title: str = "prep"
    ) -> None:
        head = [f" {isolated(who)}{f', {when}' if when else ''}", ""]
        super().__init__(title, [*head, *brief_lines(rows, width - LABEL - 4)])


def brief_lines(rows: Iterable[tuple[str, str]], width: int) -> list[str]:
    """Label and text in two columns; a long text goes on under itself."""
    lines = []
    for label, text in rows:
        first, *more = wrap(text, max(20, width)) or [""]
        lines.append(f" {fit(label, LABEL)} {first}")
        lines += [f" {'':{LABEL}} {line}" for line in more]
    return lines
