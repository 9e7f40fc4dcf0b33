"""The keys that work now, at the foot of a screen: wraps to more rows and cuts nothing."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netritual.tui.bars import Hint, Rows, wrapped
from netritual.tui.content import cells


class KeyBar(Widget):
    """Shows ``rows`` of hints; a click on one presses its key.

    Set ``rows`` (``bars.bar(place, wide, keymap)``, or hints of your own made from acts).
    """

    DEFAULT_CSS = """
    KeyBar {
        height: auto;
        padding: 0;
        color: $foreground;
        &:nocolor { text-style: none; }
    }
    """

    rows: reactive[Rows] = reactive[Rows]((), layout=True)

    def __init__(self, *rows: tuple[Hint, ...]) -> None:
        super().__init__()
        self.set_reactive(KeyBar.rows, rows)

    def lines(self, width: int) -> list[list[tuple[int, Hint]]]:
        """The hints with the column each begins at, wrapped into lines of ``width`` cells."""
        return [line for row in self.rows for line in wrapped(row, width)]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(1, len(self.lines(width)))

    def render(self) -> Content:
        """One styled line per row: keys bold, words plain."""
        drawn: list[Content] = []
        for line in self.lines(self.size.width):
            parts: list[Content] = []
            at = 0
            for start, hint in line:
                parts.append(Content(" " * (start - at)))
                parts.append(Content.styled(hint.key, "bold"))
                parts.append(Content(f" {hint.label}"))
                at = start + cells(hint.text)
            drawn.append(Content("").join(parts))
        return Content("\n").join(drawn)

    async def on_click(self, event: events.Click) -> None:
        """Press the key of the hint under the mouse."""
        lines = self.lines(self.size.width)
        if 0 <= event.y < len(lines):
            for start, hint in lines[event.y]:
                if hint.press and start <= event.x < start + cells(hint.text):
                    self.app.simulate_key(hint.press)
                    return
