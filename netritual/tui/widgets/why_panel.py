"""The panel of reasons: what stands behind the row under the cursor, right of the list or in a strip below it."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from netritual.tui.bodies.rows import labelled
from netritual.tui.content import plain, shorten
from netritual.tui.widgets.frame import rule


class Passage(NamedTuple):
    """A heading, label and text rows (without a label: a sentence), and ``raw`` lines, which are cut, not wrapped."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    raw: tuple[str, ...] = ()


def panel_lines(passages: Sequence[Passage], room: int) -> tuple[list[str], list[int]]:
    """The lines of a panel ``room`` cells wide, and the numbers of those lines that are headings."""
    lines: list[str] = []
    headings: list[int] = []
    for passage in passages:
        if passage.title:
            headings.append(len(lines))
            lines.append(rule(room, (0, passage.title)))
        lines.extend(f" {line}" for line in labelled(passage.rows, max(1, room - 1)))
        lines.extend(shorten(f" {line}", room) for line in passage.raw)
    return lines, headings


class WhyPanel(Widget):
    """Headings, labels and texts, drawn in one go; wide as it is put, high as its text needs."""

    DEFAULT_CSS = "WhyPanel { height: auto; width: 1fr; }"

    passages: reactive[tuple[Passage, ...]] = reactive((), layout=True)
    joint: reactive[int | None] = reactive(None)
    """The column at which the line of the panels above meets its first heading."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(panel_lines(self.passages, width)[0])

    def heading_lines(self) -> list[int]:
        """Which of its lines are headings: the line between list and panel is drawn by them."""
        return panel_lines(self.passages, self.size.width)[1]

    def render(self) -> Content:
        lines, headings = panel_lines(self.passages, self.size.width)
        room = self.size.height
        if 0 < room < len(lines):
            rest = len(lines) - room + 1
            lines = [*lines[: room - 1], shorten(f" … {rest} more lines", self.size.width)]
        if self.joint is not None and 0 in headings:
            lines[0] = rule(self.size.width, (0, self.passages[0].title), joints=((self.joint, "┴"),))
        return plain("\n".join(lines))
