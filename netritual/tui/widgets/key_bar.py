"""The keys that work now, at the foot of a screen: wraps to more rows and cuts nothing."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Size

from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span
from netritual.tui.key_hints import Hint, Rows, wrapped


class KeyBar(Painter):
    """Shows ``rows`` of hints in two voices: keys of the row at work in the colour of the lamp, those of everywhere in
    that of the text, what they do in muted. A click on one presses its key.

    Set ``rows`` (``key_hints.bar(place, wide, keymap)``, or hints of your own made from acts).
    """

    DEFAULT_CSS = "KeyBar { height: auto; }"

    def __init__(self, *rows: tuple[Hint, ...]) -> None:
        super().__init__(self._paint_rows)
        self._rows: Rows = rows

    @property
    def rows(self) -> Rows:
        """The rows of hints; the last of several holds the keys of everywhere."""
        return self._rows

    @rows.setter
    def rows(self, rows: Rows) -> None:
        if rows != self._rows:
            self._rows = rows
            self.show(self._paint_rows)

    def hints(self, width: int) -> list[list[tuple[int, Hint]]]:
        """The hints with the column each begins at, wrapped into lines of ``width`` cells."""
        return [line for row in self._rows for line in wrapped(row, width - 1)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self.hints(width)))

    def _paint_rows(self, width: int) -> list[Line]:
        drawn: list[Line] = []
        for number, row in enumerate(self._rows):
            everywhere = number == len(self._rows) - 1 and number > 0
            for hints in wrapped(row, width - 1):
                spans, at = [Span(" ")], 0
                for start, hint in hints:
                    spans.append(Span(" " * (start - at)))
                    spans.append(Span(hint.key, "strong" if everywhere else "here", hint.press))
                    spans.append(Span(f" {hint.label}", "muted", hint.press))
                    at = start + cell_len(hint.text)
                drawn.append(spans)
        return drawn
