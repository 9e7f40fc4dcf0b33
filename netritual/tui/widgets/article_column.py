"""The text of an article in one column, which scrolls; the place in it stays when the terminal changes its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from netritual.domain.articles.article_layout import COLUMN, ArticleLine, article_lines, line_at
from netritual.domain.articles.article_text import ArticleText
from netritual.domain.language.text import clean, unaccent
from netritual.tui.content import plain, wrap
from netritual.tui.face.painter import LinesWidget, palette_of, selected, strip_of
from netritual.tui.face.spans import Line, Role, Span

MARGIN = 1
"""Cells at the left of the column."""
WIDTH = MARGIN + COLUMN + 1 + 2
"""Cells that the column takes, with its margin, its scroll bar and its frame."""
BLOCK_ROLES: dict[str, Role] = {"heading": "strong", "quote": "quote", "code": "muted", "link": "faint"}
"""Kind of a line -> its role, where it is not plain text."""
HEAD, NOTE = -1, 1 << 30
"""Blocks before the first, and behind the last: who wrote it, and what is to be said at its end."""


class ArticleColumn(ScrollView, LinesWidget, can_focus=True):
    """``show`` puts a text in. Keys are the screen's: it calls ``move`` and its like."""

    @dataclass
    class Moved(Message):
        """Another part of the text is in sight."""

    def __init__(self) -> None:
        super().__init__(classes="place")
        self._text = ArticleText()
        self._facts = ""
        self._note = ""
        self._lines: list[ArticleLine] = []
        self._wanted = (HEAD, 0)
        """The place at the top, while the widget has no size yet or its size changes."""
        self._sought = ""

    def show(self, title: str, facts: str, text: ArticleText, place: tuple[int, int], note: str = "") -> None:
        """Show a text from a place on, below its title and a line of facts; ``note`` is a sentence behind it."""
        self.border_title = plain(title)
        self._facts, self._text, self._note, self._wanted = facts, text, note, place
        self._lay()

    @property
    def place(self) -> tuple[int, int]:
        """Where the first line in sight begins; the beginning of the text is (0, 0)."""
        line = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)] if self._lines else None
        return (line.block, line.at) if line is not None and line.block >= 0 else (0, 0)

    @property
    def share(self) -> int:
        """How much of the text has been in sight, in percent."""
        end = min(self.scroll_offset.y + self.size.height, len(self._lines))
        return round(100 * end / len(self._lines)) if self._lines else 0

    def move(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    def move_half(self, way: int) -> None:
        """Scroll by half of what is in sight."""
        self.move(way * max(1, self.size.height // 2))

    def move_screen(self, way: int) -> None:
        """Scroll by what is in sight, but for two lines."""
        self.move(way * max(1, self.size.height - 2))

    def move_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False, immediate=True)

    def move_last(self) -> None:
        """To the end."""
        self.scroll_to(y=len(self._lines), animate=False, immediate=True)

    def find(self, words: str) -> bool:
        """Go to the next line below the first one in sight that holds some words, else to the first; False for none."""
        self._sought = unaccent(words.strip())
        holds = [at for at, line in enumerate(self._lines) if self._sought and self._sought in unaccent(line.text)]
        self.refresh()
        if holds:
            below = next((at for at in holds if at > self.scroll_offset.y), holds[0])
            self.scroll_to(y=below, animate=False, immediate=True)
        return bool(holds)

    def _lay(self) -> None:
        """Break the lines for the width at hand; what stood at the top stays there."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        column = max(8, min(COLUMN, width - MARGIN))
        facts = wrap(self._facts, column) if self._facts else []
        head = [ArticleLine(line, "", HEAD) for line in (*facts, *([""] if facts else []))]
        note = ["", *wrap(self._note, column)] if self._note else []
        text = article_lines(self._text, column, width - MARGIN)
        self._lines = [*head, *text, *(ArticleLine(line, "", NOTE) for line in note)]
        self.virtual_size = Size(width, len(self._lines))
        top = line_at(self._lines, self._wanted) if self._wanted > (0, 0) else 0
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self._lay()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen, and keep the place."""
        super().watch_scroll_y(old_value, new_value)
        self._wanted = self.place
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """One line of the text, and the margin before it."""
        at = self.scroll_offset.y + y
        strip = strip_of(self._spans(at), self.size.width, palette_of(self), self._ground)
        return selected(strip.apply_offsets(0, at), self, at)

    def _spans(self, at: int) -> Line:
        if at >= len(self._lines):
            return ()
        line = self._lines[at]
        role: Role = "muted" if line.block == HEAD else BLOCK_ROLES.get(line.kind, "text")
        return (Span(" " * MARGIN), *self._marked(clean(line.text), role))

    def _marked(self, text: str, role: Role) -> Iterator[Span]:
        """A line with the words that were looked for marked, as far as folding leaves them their place."""
        folded = unaccent(text)
        if not self._sought or len(folded) != len(text):
            yield Span(text, role)
            return
        begin = 0
        while (at := folded.find(self._sought, begin)) >= 0:
            end = at + len(self._sought)
            yield Span(text[begin:at], role)
            yield Span(text[at:end], "match-strong")
            begin = end
        yield Span(text[begin:], role)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were selected with the mouse."""
        return selection.extract("\n".join(" " * MARGIN + clean(line.text) for line in self._lines)), "\n"
