"""The lines of a screen's frame: rules, and rules with titles and joints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netritual.tui.content import cells, fit, plain, shorten
from netritual.tui.theme import signs


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
