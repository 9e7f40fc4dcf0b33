"""The lines of a screen's frame: the title row with its tabs, rules, and rules with titles and joints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netritual.tui.command_table import TABS
from netritual.tui.content import cells, ends, fit, plain, shorten
from netritual.tui.theme import signs


class TitleBar(Widget):
    """The first row: the tabs (the open one in brackets) or a title, and a word at the right. A click opens a tab."""

    DEFAULT_CSS = "TitleBar { height: 1; text-style: bold; }"

    left: reactive[str] = reactive("")
    """The title; "" shows the tabs."""
    right: reactive[str] = reactive("")
    tab: reactive[int] = reactive(0)
    """The number of the open tab, 1 to 5; 0 for none."""

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        number: int
        """Its number, 1 to 5."""

    def __init__(self, left: str = "", tab: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(TitleBar.left, left)
        self.set_reactive(TitleBar.tab, tab)

    def tabs(self) -> list[tuple[int, str]]:
        """Each tab's first column and text; they stand closer where the word at the right needs the room."""
        words = [f"{number} {name}" for number, name in enumerate(TABS, 1)]
        if self.tab:
            words[self.tab - 1] = f"[{words[self.tab - 1]}]"
        room = self.size.width - cells(self.right) - 2
        for first, gap in ((13, 2), (11, 2), (11, 1)):
            starts = [first + sum(len(word) + gap for word in words[:number]) for number in range(len(words))]
            if starts[-1] + len(words[-1]) <= room:
                break
        return list(zip(starts, words, strict=True))

    def render(self) -> Content:
        left = f" netritual   {self.left}"
        if not self.left and self.size.width < 72:
            left = f" netritual   {TABS[self.tab - 1] if self.tab else ''}"
        elif not self.left:
            left = " netritual"
            for at, text in self.tabs():
                left = f"{left:<{at}}{text}"
        return plain(ends(left, f"{self.right} ", self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the mouse."""
        if self.left or self.size.width < 72:
            return
        for number, (at, text) in enumerate(self.tabs(), 1):
            if at <= event.x < at + len(text):
                self.post_message(self.Chosen(number))


class TitleRow(TitleBar):
    """The title row of a full-screen mode: a text at each end."""

    def render(self) -> Content:
        return plain(ends(f" {self.left}", f"{self.right} ", self.size.width))


def rule(width: int, *titles: tuple[int, str], joints: Sequence[tuple[int, str]] = ()) -> str:
    """A line across, with titles (column, words) in it and joints (column, sign of ``┬┴├┤┼``) where lines meet."""
    line = signs()
    row = [line.across] * max(width, 0)
    for at, sign in joints:
        if 0 <= at < width:
            row[at] = line.joint(sign)
    meets = {column for column, _ in joints}
    for column, title in titles:
        at = column + 1 if column in meets else column
        room = min([width, *(column for column, _ in joints if column > at)]) - at - 4
        words = f" {shorten(title, room)} " if title and room > 0 else ""
        # A wide character takes two cells: the second one is left empty.
        row[at + 1 : at + 1 + cells(words)] = [*words, *([""] * (cells(words) - len(words)))][: cells(words)]
    return "".join(row)


class Rule(Widget):
    """A rule across the screen; ``titles`` and ``joints`` as for ``rule``."""

    DEFAULT_CSS = "Rule { height: 1; color: $text-muted; }"

    titles: reactive[tuple[tuple[int, str], ...]] = reactive[tuple[tuple[int, str], ...]](())
    joints: reactive[tuple[tuple[int, str], ...]] = reactive[tuple[tuple[int, str], ...]](())

    def __init__(self, title: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Rule.titles, ((0, title),) if title else ())

    def render(self) -> Content:
        return plain(rule(self.size.width, *self.titles, joints=self.joints))


class Lines(Widget):
    """Lines of text that are laid out already: one a row, cut at the edge. Cheaper than a widget each."""

    DEFAULT_CSS = "Lines { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }"

    lines: reactive[tuple[str, ...]] = reactive[tuple[str, ...]]((), layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self.lines)

    def render(self) -> Content:
        width = self.size.width
        return plain("\n".join(fit(line, width) for line in self.lines))


class Divider(Widget):
    """A line down between two panels, with a joint wherever a rule of either side meets it."""

    DEFAULT_CSS = "Divider { width: 1; height: 1fr; color: $text-muted; }"

    meets: reactive[tuple[frozenset[int], frozenset[int]]] = reactive((frozenset[int](), frozenset[int]()))
    """The rows on which a rule ends at the left, and on which one begins at the right."""

    def join(self, left: Iterable[int], right: Iterable[int]) -> None:
        """Say on which rows the rules stand."""
        self.meets = frozenset(left), frozenset(right)

    def render(self) -> Content:
        (left, right), line = self.meets, signs()
        rows = [f"{'l' * (row in left)}{'r' * (row in right)}" for row in range(max(self.size.height, 1))]
        joints = {"": line.down, "l": line.joint("┤"), "r": line.joint("├"), "lr": line.joint("┼")}
        first = {"r": line.joint("┌"), "lr": line.joint("┬")}.get(rows[0], joints[rows[0]])
        return plain("\n".join([first, *(joints[row] for row in rows[1:])]))
