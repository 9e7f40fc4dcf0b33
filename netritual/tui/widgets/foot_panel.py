"""A place at the foot of the screen, over what stands there: the log bar, questions and forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from netritual.tui.app import shell_of
from netritual.tui.content import plain
from netritual.tui.face.border_text import in_border, keys_line
from netritual.tui.face.spans import Span
from netritual.tui.key_hints import Hint
from netritual.tui.navigation import ClosesOnce
from netritual.tui.widgets.text_line import EntrySign, TextLine

T = TypeVar("T")

FRAME = 2
"""Rows of the place that are its frame."""
LEAVES = Hint("esc", "leaves it as it was", "escape")
APART_FROM = 100
"""Columns from which a cell stays free at each side of the place."""


class AtFoot(ModalScreen[T], ClosesOnce[T]):
    """What is above stays as it is. The place is the one of the class ``at-foot``; its keys stand in its border."""

    _framed: object = None
    """What stands in the border, with the theme: it is painted anew only when that changes."""
    HORIZONTAL_BREAKPOINTS = [(0, "-close"), (APART_FROM, "-apart")]

    def heading(self) -> str:
        """What is asked, on one line."""
        raise NotImplementedError

    def hints(self) -> Sequence[Hint]:
        """The keys that work now; those at the end are left out where there is no room."""
        raise NotImplementedError

    @property
    def inner(self) -> int:
        """Cells of a line within the frame."""
        return max(1, self.width - 4)

    @property
    def width(self) -> int:
        """Cells of the place with its frame."""
        width = self.app.size.width
        return width - 2 if width >= APART_FROM else width

    def frame(self) -> None:
        """Put title and keys into the border."""
        said = self.app.theme, self.heading(), keys_line(self.hints(), self.width)
        if said != self._framed:
            self._framed, (_, title, keys) = said, said
            place, palette = self.query_one(".at-foot", Vertical), shell_of(self).palette
            place.border_title = in_border([Span(title, "here-strong")], palette)
            place.border_subtitle = in_border(keys, palette)
        for lines in self.query(VerticalScroll):
            lines.styles.max_height = max(1, self.app.size.height - FRAME)

    def on_mount(self) -> None:
        """The words in the border follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.frame())

    def on_resize(self, event: events.Resize) -> None:
        """Titles and keys fit their line."""
        self.call_later(self.frame)


def line_to_type(field: TextLine, screen: Screen[Any]) -> Iterator[Widget]:
    """A line of text behind its sign."""
    with Horizontal(classes="typed"):
        yield EntrySign(shell_of(screen).signs)
        yield field


def tell(screen: Screen[Any], selector: str, words: str) -> None:
    """Say something in a part of a screen, which takes no room while there is nothing to say."""
    part = screen.query_one(selector, Static)
    part.update(plain(words))
    part.display = bool(words)
