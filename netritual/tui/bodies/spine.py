"""The line between list and panel, and its joints with the headings on both sides and with the rule below."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from netritual.tui.text import plain
from netritual.tui.theme import signs


class Spine(Widget):
    """The line between list and panel, with a joint wherever a heading of either side meets it."""

    DEFAULT_CSS = "Spine { width: 1; height: 1fr; color: $text-muted; }"

    def __init__(self) -> None:
        super().__init__()
        self.left: frozenset[int] = frozenset()
        self.right: frozenset[int] = frozenset()

    def join(self, left: Sequence[int], right: Sequence[int]) -> None:
        """Say on which lines the headings stand."""
        if (frozenset(left), frozenset(right)) != (self.left, self.right):
            self.left, self.right = frozenset(left), frozenset(right)
            self.refresh()

    def render(self) -> Content:
        down = signs().down
        top, corner, both, left, right = "┬┌┼┤├" if down == "│" else "+++++"
        found = []
        for line in range(self.size.height):
            signs_of = {
                (True, True): both if line else top,
                (True, False): left,
                (False, True): right if line else corner,
                (False, False): down,
            }
            found.append(signs_of[line in self.left, line in self.right])
        return plain("\n".join(found))


def jointed(line: str, column: int | None) -> str:
    """A rule across the screen, with a joint where the line between list and panel ends on it."""
    if column is None or column >= len(line) or line[column] not in "─-":
        return line
    return line[:column] + ("┴" if signs().down == "│" else "+") + line[column + 1 :]
