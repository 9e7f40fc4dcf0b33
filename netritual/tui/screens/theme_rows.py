"""The themes of the app as rows to choose from: the one in use is lit, a click chooses another."""

from __future__ import annotations

from netritual.domain.theme_names import OWN
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Span, pad
from netritual.tui.screens.preferences import KINDS

NAME = 10
"""Cells of a name before what it is."""


class ThemeRows(Painter):
    """One row a theme, which a click presses by its name."""

    def __init__(self, *, id: str) -> None:
        super().__init__(self._rows, id=id)
        self._lit = ""

    def lit(self, name: str) -> None:
        """Light the row of a theme."""
        if name != self._lit:
            self._lit = name
            self.show(self._rows)

    def beside(self, way: int) -> str:
        """The theme after the lit one (1), or before it (-1)."""
        at = OWN.index(self._lit) if self._lit in OWN else -way
        return OWN[(at + way) % len(OWN)]

    def _rows(self, width: int) -> list[Line]:
        cursor = signs_for(self).cursor
        drawn: list[Line] = [[]]
        for name in OWN:
            lit = name == self._lit
            words = [Span(name, "strong" if lit else "text", name)]
            drawn.append(
                [Span(f"{cursor} " if lit else "  ", "here"), *pad(words, NAME), Span(KINDS[name], "muted", name)]
            )
        return drawn
