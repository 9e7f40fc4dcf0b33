"""The two rows at the top of a screen: the tabs, or where one is and the way back; a word at the right; a line below,
heavy under what is open."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual import on

from netritual.charts.signs import Signs
from netritual.domain.language.text import clean
from netritual.tui.command_table import TABS
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Span, clean_line, cut, ends, line, width_of

ALL_FROM = 78
"""Columns from which all tabs are named; below it only the open one."""
RIGHT = 15
"""Cells that are left for the word at the right, whatever it is, so that the tabs stand still from one to the next."""
BACK = "back"
"""What a click on the way back presses."""


class TabStrip(Painter):
    """The tabs with the open one lit; on a screen that is no tab its ``title``, and what lies ``behind`` it."""

    DEFAULT_CSS = "TabStrip { height: 2; }"

    def __init__(self, *, tab: int = 0, title: str = "", behind: str = "", id: str | None = None) -> None:
        super().__init__(self._rows, id=id)
        self.tab, self.title, self.behind = tab, title, behind
        self.right: Line = ()

    def tell(self, *, title: str = "", right: str | Line = "") -> None:
        """Show other words; no ``title`` shows the tabs. A span of ``right`` may press a key."""
        right = line((right, "muted")) if isinstance(right, str) else right
        if (title, right) != (self.title, self.right):
            self.title, self.right = title, right
            self.show(self._rows)

    def _rows(self, width: int) -> list[Line]:
        signs = signs_for(self)
        parts, opened = list(self._parts(signs, width)), (0, 0)
        at = 0
        for span in parts:
            size = cell_len(span.text)
            if span.role == "strong" and span.text != "netritual":
                first = opened[0] if opened[1] else at
                opened = (first, at + size)
            at += size
        right = [*clean_line(self.right), Span(" ")] if self.right else []
        row = ends(parts, right if self.title else cut(right, max(0, width - at - 1)), width, gap=1)
        first, last = opened if opened[1] <= width else (0, 0)
        rule = line(
            (signs.light * first, "line"),
            (signs.heavy * (last - first), "here"),
            (signs.light * (width - last), "line"),
        )
        return [row, rule]

    def _parts(self, signs: Signs, width: int) -> Iterator[Span]:
        if self.title or not self.tab:
            behind = f" {signs.before} {clean(self.behind)}  " if self.behind else " "
            yield Span(behind, "muted", BACK)
            yield Span(clean(self.title), "strong")
            return
        names = [(number, name) for number, name in enumerate(TABS, 1) if width >= ALL_FROM or number == self.tab]
        needed = len(" * netritual") + sum(len(name) + 2 for _, name in names) + max(RIGHT, width_of(self.right)) + 2
        gap = next((size for size in (3, 2) if needed + size * len(names) + 1 <= width), 1)
        whole = needed + len(names) <= width
        yield from line(" ", (signs.brand, "here"), " ", ("netritual" if whole else "", "strong"))
        yield Span(" " * (gap + (gap > 2)))
        for number, name in names:
            if number > names[0][0]:
                yield Span(" " * gap)
            yield Span(f"{number} {name}", "strong" if number == self.tab else "muted", str(number))

    @on(Painter.Pressed)
    async def choose(self, event: Painter.Pressed) -> None:
        """Open the tab under the mouse, or go back."""
        if event.press == BACK:
            event.stop()
            await self.run_action("screen.go_back")
        elif event.press.isdigit():
            event.stop()
            await self.run_action(f"screen.shell('open_tab', {event.press})")
