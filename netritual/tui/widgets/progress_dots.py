"""The title row of the review: which week, how far, which question, how long it has taken."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netritual.review.state import Progress
from netritual.tui.content import cells, fill, shorten

SIGNS: dict[Progress, str] = {"done": "●", "here": "◉", "ahead": "○"}
PLAIN_SIGNS: dict[Progress, str] = {"done": "x", "here": "@", "ahead": "."}
"""For terminals that are asked to be plain."""


def dots(marks: Sequence[Progress], *, plain: bool = False) -> str:
    """One sign a step."""
    signs = PLAIN_SIGNS if plain else SIGNS
    return "".join(signs[mark] for mark in marks)


def minutes_seconds(seconds: float) -> str:
    """Elapsed time as people read it on a watch: ``6:05``; past an hour ``65:00``."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def budget(minutes: float) -> str:
    """The time aimed at: ``15 min``, or ``1:30`` for half minutes."""
    return f"{int(minutes)} min" if minutes == int(minutes) else minutes_seconds(minutes * 60)


class ProgressDots(Widget):
    """Week, dots, number and question on the left; elapsed time on the right. Elapsed, never a countdown."""

    DEFAULT_CSS = "ProgressDots { height: 1; width: 1fr; text-style: bold; &:nocolor { text-style: bold; } }"

    left: reactive[str] = reactive("")
    signs: reactive[str] = reactive("")
    question: reactive[str] = reactive("")
    clock: reactive[str] = reactive("")

    def render(self) -> Content:
        """One line, exactly as wide as the widget; the question gives way before the clock does."""
        wide = self.size.width
        head = f" {self.left}  " if self.left else " "
        tail = f"{self.clock} "
        room = max(0, wide - cells(head) - cells(self.signs) - 2 - cells(tail) - 1)
        question = shorten(self.question, room)
        blanks = " " * max(0, wide - cells(head + self.signs) - 2 - cells(question) - cells(tail))
        return fill(
            "$head[$text-accent]$signs[/]  [b]$question[/]$blanks$tail",
            head=head, signs=self.signs, question=question, blanks=blanks, tail=tail,
        )  # fmt: skip
